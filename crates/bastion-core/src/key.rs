//! Ed25519 keys (RFC 8032), in PKCS#8 and SubjectPublicKeyInfo PEM (RFC 8410).
//!
//! ```
//! use bastion_core::key::SigningKey;
//!
//! let key = SigningKey::from_seed([7; 32]);
//! assert_eq!(key.verifying_key().key_id().len(), 64);
//! ```

use std::fmt;

use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, DecodePublicKey, EncodePrivateKey, EncodePublicKey, KeypairBytes};
use ed25519_dalek::{Signer as _, ed25519};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::canonical::Sha256Digest;
use crate::error::{Coded, ErrorCode};

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
}

/// A private key. Its content is never printed and is wiped when it is dropped.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// The key of a 32-byte seed, which has to be random.
    #[must_use]
    pub fn from_seed(mut seed: [u8; 32]) -> Self {
        let key = Self(ed25519_dalek::SigningKey::from_bytes(&seed));
        seed.zeroize();
        key
    }

    /// Reads a PKCS#8 PEM.
    ///
    /// # Errors
    ///
    /// [`KeyError`].
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        if pem.contains("BEGIN ENCRYPTED PRIVATE KEY") {
            return Err(KeyError { reason: "it is encrypted, which this build does not read" });
        }
        if pem.contains("BEGIN PUBLIC KEY") {
            return Err(KeyError { reason: "it is a public key, a private one is needed" });
        }
        ed25519_dalek::SigningKey::from_pkcs8_pem(pem)
            .map(Self)
            .map_err(|_| KeyError { reason: "not an Ed25519 private key in PKCS#8 PEM" })
    }

    /// The key as PKCS#8 PEM (version 1: every reader knows it).
    ///
    /// # Errors
    ///
    /// [`KeyError`], which does not happen for a key of this type.
    pub fn to_pem(&self) -> Result<Secret, KeyError> {
        let bytes = KeypairBytes { secret_key: self.0.to_bytes(), public_key: None };
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
        Ok(KeyPair { key_id: public.key_id(), private_key_pem: self.to_pem()?, public_key_pem: public.to_pem()? })
    }

    /// The public key.
    #[must_use]
    pub fn verifying_key(&self) -> VerifyingKey {
        VerifyingKey(self.0.verifying_key())
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "SigningKey({})", self.verifying_key().key_id())
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

    // strict: no small-order points, so that one signature fits one message only
    pub(crate) fn accepts(&self, message: &[u8], signature: &[u8]) -> bool {
        ed25519::Signature::from_slice(signature)
            .is_ok_and(|signature| self.0.verify_strict(message, &signature).is_ok())
    }
}
