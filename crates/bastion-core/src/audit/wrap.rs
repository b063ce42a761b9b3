//! Data keys at rest: sealed with a key-encryption key, one for each jurisdiction.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::error::AuditError;
use super::key::{DataKey, DataKeyId, check_name};
use super::seal::NONCE_BYTES;
use crate::key::Secret;

const FORMAT: &str = "bastion.data-key/v1";
/// Names the derivation of nonces for ever; another one needs another text.
const NONCE_CONTEXT: &str = "bastion 2026-11-22 audit.wrap nonce of a data key v1";

/// Fewer different bytes than this do not happen at random: 32 random bytes have at least 20 but for one key in 2^60.
const DIFFERENT_BYTES_MIN: usize = 12;

/// The keys that data keys are sealed with, by jurisdiction. None is ever printed.
#[derive(Clone, Default)]
pub struct KeyEncryptionKeys(BTreeMap<String, DataKey>);

impl KeyEncryptionKeys {
    /// No key.
    #[must_use]
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Adds the key of a jurisdiction, 64 hexadecimal digits.
    ///
    /// # Errors
    ///
    /// [`AuditError::KeyText`], [`AuditError::Field`] for a jurisdiction that is no name.
    pub fn add(&mut self, jurisdiction: &str, text: &Secret) -> Result<(), AuditError> {
        check_name("a key-encryption key", "jurisdiction", jurisdiction)?;
        let bytes = from_hex(text.expose().trim());
        let bytes = bytes.ok_or_else(|| AuditError::KeyText { jurisdiction: jurisdiction.to_owned() })?;
        self.0.insert(jurisdiction.to_owned(), DataKey::from_bytes(bytes));
        Ok(())
    }

    fn of(&self, id: &DataKeyId) -> Result<&DataKey, AuditError> {
        let jurisdiction = id.jurisdiction();
        self.0.get(jurisdiction).ok_or_else(|| AuditError::NoKeyEncryptionKey { jurisdiction: jurisdiction.to_owned() })
    }
}

impl fmt::Debug for KeyEncryptionKeys {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("KeyEncryptionKeys").field(&self.0.keys().collect::<Vec<_>>()).finish()
    }
}

/// Seals a data key: a nonce and a ciphertext. The nonce is a keyed digest of the name and the key, so that no nonce is ever
/// used for two keys, and no randomness is needed.
///
/// # Errors
///
/// [`AuditError::NoKeyEncryptionKey`].
pub fn wrap_key(id: &DataKeyId, key: &DataKey, with: &KeyEncryptionKeys) -> Result<Vec<u8>, AuditError> {
    let with = with.of(id)?;
    let refused = || AuditError::WrappedKey { key_id: id.to_string(), reason: "it cannot be sealed" };
    let nonce_key = Zeroizing::new(blake3::derive_key(NONCE_CONTEXT, with.expose()));
    let bound = bound(id);
    let digest = blake3::keyed_hash(&nonce_key, &Zeroizing::new([bound.as_slice(), key.expose()].concat()));
    let nonce = digest.as_bytes().get(..NONCE_BYTES).unwrap_or_default();
    let sealed = cipher(with)
        .encrypt(&XNonce::try_from(nonce).map_err(|_| refused())?, Payload { msg: key.expose(), aad: &bound })
        .map_err(|_| refused())?;
    Ok([nonce, &sealed].concat())
}

/// Opens a sealed data key.
///
/// # Errors
///
/// [`AuditError::NoKeyEncryptionKey`]; [`AuditError::WrappedKey`] when it was changed, is of another name, or was sealed with
/// another key.
pub fn unwrap_key(id: &DataKeyId, wrapped: &[u8], with: &KeyEncryptionKeys) -> Result<DataKey, AuditError> {
    let with = with.of(id)?;
    let reason = "it was changed, is another key's, or was sealed with another key-encryption key";
    let refused = || AuditError::WrappedKey { key_id: id.to_string(), reason };
    let (nonce, sealed) = wrapped.split_at_checked(NONCE_BYTES).ok_or_else(refused)?;
    let nonce = XNonce::try_from(nonce).map_err(|_| refused())?;
    let plain = cipher(with).decrypt(&nonce, Payload { msg: sealed, aad: &bound(id) }).map_err(|_| refused())?;
    let plain = Zeroizing::new(plain);
    <[u8; 32]>::try_from(plain.as_slice()).map(DataKey::from_bytes).map_err(|_| refused())
}

/// The bytes of 64 hexadecimal digits that can have been drawn at random.
fn from_hex(text: &str) -> Option<[u8; 32]> {
    let (high, low) = text.split_at_checked(32).filter(|_| text.bytes().all(|digit| digit.is_ascii_hexdigit()))?;
    let [high, low] = [high, low].map(|half| u128::from_str_radix(half, 16).ok().filter(|_| half.len() == 32));
    let bytes = Zeroizing::new([high?.to_be_bytes(), low?.to_be_bytes()].concat());
    let is_varied = bytes.iter().collect::<BTreeSet<_>>().len() >= DIFFERENT_BYTES_MIN;
    <[u8; 32]>::try_from(bytes.as_slice()).ok().filter(|_| is_varied)
}

fn bound(id: &DataKeyId) -> Vec<u8> {
    format!("{FORMAT}\n{id}\n").into_bytes()
}

fn cipher(key: &DataKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.expose().into())
}
