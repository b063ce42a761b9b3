//! The key of a tenant, and the keys made from it: one for each purpose and domain, so that equal values are equal
//! inside a domain and unrelated across domains, tenants and purposes.

use std::collections::BTreeSet;
use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::error::MaskError;

/// Names the derivation for ever; another one needs another text.
const CONTEXT: &str = "bastion 2026-11-21 privacy.mask key of a tenant v1";
const KEY_BYTES: usize = 32;
/// Fewer different bytes than this do not happen at random: 32 random bytes have at least 20 but for one key in 2^60.
const DIFFERENT_BYTES_MIN: usize = 12;
const ID_CHARS_MAX: usize = 16;
const TENANT_BYTES_MAX: usize = 256;

/// The key of a tenant. Its content is never printed and is wiped when it is dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct TenantKey {
    #[zeroize(skip)]
    id: String,
    #[zeroize(skip)]
    tenant: String,
    secret: [u8; KEY_BYTES],
}

/// A key made from a tenant's key, for one purpose and one domain.
pub(in crate::privacy) type DerivedKey = Zeroizing<[u8; KEY_BYTES]>;

impl TenantKey {
    /// Reads a key: `id` stands in every token and says which key made it (lower-case letters and digits, at most 16),
    /// `text` is 64 hexadecimal digits.
    ///
    /// # Errors
    ///
    /// [`MaskError::Key`].
    pub fn from_text(id: &str, tenant: &str, text: &str) -> Result<Self, MaskError> {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        if id.is_empty() || id.len() > ID_CHARS_MAX || !id.bytes().all(plain) {
            return Err(MaskError::Key { reason: "its identifier is not 1 to 16 lower-case letters and digits" });
        }
        if tenant.is_empty() || tenant.len() > TENANT_BYTES_MAX {
            return Err(MaskError::Key { reason: "its tenant is empty or longer than 256 bytes" });
        }
        let secret = from_hex(text.trim()).ok_or(MaskError::Key { reason: "it is not 64 hexadecimal digits" })?;
        if secret.iter().collect::<BTreeSet<_>>().len() < DIFFERENT_BYTES_MIN {
            return Err(MaskError::Key { reason: "it is not random: the same few bytes again and again" });
        }
        Ok(Self { id: id.to_owned(), tenant: tenant.to_owned(), secret })
    }

    /// What says in a token which key made it.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The key of `hash` masks of a domain, for those who make the same digests elsewhere.
    #[must_use]
    pub fn hash_key(&self, domain: &str) -> Zeroizing<[u8; KEY_BYTES]> {
        self.derive("hash", domain)
    }

    /// The key for one purpose in one domain: BLAKE3 in its mode for deriving keys, over the secret and the three texts,
    /// each behind its length so that no two sets of texts are the same bytes.
    pub(in crate::privacy) fn derive(&self, purpose: &str, domain: &str) -> DerivedKey {
        let mut hasher = blake3::Hasher::new_derive_key(CONTEXT);
        hasher.update(&self.secret);
        for text in [self.tenant.as_str(), domain, purpose] {
            hasher.update(&(text.len() as u64).to_be_bytes());
            hasher.update(text.as_bytes());
        }
        let key = Zeroizing::new(*hasher.finalize().as_bytes());
        hasher.zeroize();
        key
    }
}

impl fmt::Debug for TenantKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "TenantKey({} of {})", self.id, self.tenant)
    }
}

fn from_hex(text: &str) -> Option<[u8; KEY_BYTES]> {
    let digits: Zeroizing<Vec<u8>> =
        Zeroizing::new(text.chars().map(|digit| digit.to_digit(16)?.try_into().ok()).collect::<Option<_>>()?);
    let mut bytes = [0; KEY_BYTES];
    if digits.len() != 2 * KEY_BYTES {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = pair.iter().fold(0, |value, digit| value << 4 | digit);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    #[test]
    fn keys_differ_by_tenant_domain_and_purpose_and_by_where_one_text_ends() {
        let key = |tenant: &str| TenantKey::from_text("k1", tenant, SECRET).unwrap();
        let derived: BTreeSet<[u8; 32]> = [
            *key("a").derive("hash", "person"),
            *key("b").derive("hash", "person"),
            *key("a").derive("hash", "account"),
            *key("a").derive("token", "person"),
            *key("ap").derive("hash", "erson"),
            *key("a").derive("nhash", "perso"),
        ]
        .into();
        assert_eq!(derived.len(), 6);
        assert_eq!(*key("a").derive("hash", "person"), *key("a").derive("hash", "person"));
    }

    #[test]
    fn what_is_no_key_is_refused_and_none_is_printed() {
        let bad = [
            ("", "t", SECRET),
            ("K1", "t", SECRET),
            ("k_1", "t", SECRET),
            ("a2345678901234567", "t", SECRET),
            ("k1", "", SECRET),
            ("k1", "t", ""),
            ("k1", "t", "00"),
            ("k1", "t", "password"),
            ("k1", "t", &SECRET.replace("1f", "zz")),
            ("k1", "t", &"ab".repeat(32)),
        ];
        for (id, tenant, text) in bad {
            let error = TenantKey::from_text(id, tenant, text).unwrap_err();
            assert!(text.is_empty() || !error.to_string().contains(text), "{error}");
        }
        let key = TenantKey::from_text("k1", "bank", &format!("{SECRET}\n")).unwrap();
        assert_eq!(format!("{key:?}"), "TenantKey(k1 of bank)");
    }
}
