//! Sealing a body, and opening it again: XChaCha20-Poly1305 with the entry's header as associated data.
//!
//! A cipher of this kind does not bind its ciphertext to one key; the commitment in the entry does.

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use super::body::{AuditBody, SaltedBody};
use super::entry::{AuditEntry, AuditFormat, AuditHeader, RetentionLabel, SealedBody};
use super::error::AuditError;
use super::key::DataKey;
use crate::canonical::{self, Sha256Digest, to_hex};

/// Bytes of the nonce, which stands before the ciphertext.
pub const NONCE_BYTES: usize = 24;
/// Bytes of the salt.
pub const SALT_BYTES: usize = 16;

/// Seals a body: gives the entry for the log, and the sealed bytes to keep beside it. The nonce and the salt have to be
/// random, and new for each body.
///
/// # Errors
///
/// [`AuditError::Field`], [`AuditError::Limit`], [`AuditError::Canonical`].
pub fn seal(
    header: &AuditHeader,
    body: &AuditBody,
    key: &DataKey,
    nonce: [u8; NONCE_BYTES],
    salt: [u8; SALT_BYTES],
) -> Result<(AuditEntry, Vec<u8>), AuditError> {
    header.check()?;
    body.check(&header.id)?;
    let salted = SaltedBody { salt: to_hex(&salt), body: body.clone() };
    let commitment = salted.commitment()?;
    let plain = Zeroizing::new(canonical::to_bytes(&salted)?);
    let bound = header.bound()?;
    let sealed = cipher(key)
        .encrypt(&XNonce::from(nonce), Payload { msg: &plain, aad: &bound })
        .map_err(|_| AuditError::Body { id: header.id.clone(), reason: "there is too much to seal" })?;
    let ciphertext = [nonce.as_slice(), &sealed].concat();
    let entry = AuditEntry {
        format: AuditFormat::V1,
        id: header.id.clone(),
        occurred_at: header.occurred_at,
        kind: header.kind.clone(),
        retention: RetentionLabel::of(&header.key_id),
        erasure: header.erasure.clone(),
        body: SealedBody { key_id: header.key_id.clone(), ciphertext: Sha256Digest::of(&ciphertext), commitment },
    };
    Ok((entry, ciphertext))
}

/// Opens a sealed body, after it was held against its entry.
///
/// # Errors
///
/// [`AuditError::Ciphertext`] when the bytes are not those that were logged, [`AuditError::Authentication`] when the key or
/// the entry is another one, [`AuditError::Commitment`] when the entry commits to another body.
pub fn open(entry: &AuditEntry, ciphertext: &[u8], key: &DataKey) -> Result<SaltedBody, AuditError> {
    let id = || entry.id.clone();
    if Sha256Digest::of(ciphertext) != entry.body.ciphertext {
        return Err(AuditError::Ciphertext { id: id() });
    }
    let refused = || AuditError::Authentication { id: id(), key_id: entry.body.key_id.to_string() };
    let (nonce, sealed) = ciphertext.split_at_checked(NONCE_BYTES).ok_or_else(refused)?;
    let nonce = XNonce::try_from(nonce).map_err(|_| refused())?;
    let bound = entry.header().bound()?;
    let plain = cipher(key).decrypt(&nonce, Payload { msg: sealed, aad: &bound }).map_err(|_| refused())?;
    let plain = Zeroizing::new(plain);
    // what a reader of JSON says may repeat what it read
    let salted: SaltedBody = canonical::read(&plain)
        .map_err(|_| AuditError::Body { id: id(), reason: "it is not a salt and a body in this build's format" })?;
    if salted.commitment()? != entry.body.commitment {
        return Err(AuditError::Commitment { id: id() });
    }
    Ok(salted)
}

fn cipher(key: &DataKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(key.expose().into())
}
