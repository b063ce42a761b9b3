//! The way back from tokens: what each stands for, sealed with the key.
//!
//! The sealed form is `bastion.originals/v1.` and, in base64url, a nonce and the XChaCha20-Poly1305 ciphertext of the
//! pairs as canonical JSON. The nonce is a keyed digest of that JSON, so equal pairs under one key are equal bytes, and
//! no nonce is ever used for two texts.

use std::collections::BTreeMap;
use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::{Zeroize as _, Zeroizing};

use super::error::RedactError;
use crate::canonical;
use crate::privacy::mask::TenantKey;

const FORMAT: &str = "bastion.originals/v1.";
const NONCE_BYTES: usize = 24;

/// What tokens stand for. Never printed, and wiped when dropped.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Originals(BTreeMap<String, String>);

impl fmt::Debug for Originals {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Originals({} tokens)", self.0.len())
    }
}

impl Drop for Originals {
    fn drop(&mut self) {
        self.0.values_mut().for_each(|value| value.zeroize());
    }
}

impl Originals {
    /// How many different values are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether none is.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn keep(&mut self, token: &str, value: &str) {
        if !self.0.contains_key(token) {
            self.0.insert(token.to_owned(), value.to_owned());
        }
    }

    /// The sealed form.
    ///
    /// # Errors
    ///
    /// [`RedactError::Originals`] when there is too much to seal.
    pub fn seal(&self, key: &TenantKey) -> Result<String, RedactError> {
        let failed = || RedactError::Originals { reason: "there is too much to seal" };
        let plain = Zeroizing::new(canonical::to_bytes(&self.0).map_err(|_| failed())?);
        let digest = blake3::keyed_hash(&key.derive("redaction nonce", ""), &plain);
        let start = digest.as_bytes().get(..NONCE_BYTES).unwrap_or_default();
        let nonce = XNonce::try_from(start).map_err(|_| failed())?;
        let payload = Payload { msg: &plain, aad: FORMAT.as_bytes() };
        let sealed = cipher(key).encrypt(&nonce, payload).map_err(|_| failed())?;
        Ok(format!("{FORMAT}{}", URL_SAFE_NO_PAD.encode([start, &sealed].concat())))
    }

    /// Opens the sealed form.
    ///
    /// # Errors
    ///
    /// [`RedactError::Originals`] when it is of another key or was changed.
    pub fn open(sealed: &str, key: &TenantKey) -> Result<Self, RedactError> {
        let failed = |reason| RedactError::Originals { reason };
        let body = sealed.trim().strip_prefix(FORMAT).ok_or(failed("it does not begin with its format"))?;
        let bytes = URL_SAFE_NO_PAD.decode(body).map_err(|_| failed("it is not base64url"))?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE_BYTES).ok_or(failed("it is too short"))?;
        let nonce = XNonce::try_from(nonce).map_err(|_| failed("it is too short"))?;
        let payload = Payload { msg: sealed, aad: FORMAT.as_bytes() };
        let plain = cipher(key).decrypt(&nonce, payload);
        let plain = Zeroizing::new(plain.map_err(|_| failed("it was sealed with another key, or changed"))?);
        canonical::read(&plain).map(Self).map_err(|_| failed("what it holds is no list of tokens"))
    }
}

fn cipher(key: &TenantKey) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new((&*key.derive("redaction originals", "")).into())
}

/// A redacted text with what its tokens stand for. Tokens that are not kept stay.
#[must_use]
pub fn restore(text: &str, originals: &Originals) -> String {
    let mut restored = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('[') {
        let (before, from_open) = rest.split_at(open);
        restored.push_str(before);
        // a token has no bracket inside
        let end = from_open.char_indices().skip(1).find(|(_, character)| matches!(character, '[' | ']'));
        let (token, after) = match end {
            Some((close, ']')) => from_open.split_at(close + 1),
            Some((next, _)) => from_open.split_at(next),
            None => (from_open, ""),
        };
        restored.push_str(originals.0.get(token).map_or(token, String::as_str));
        rest = after;
    }
    restored.push_str(rest);
    restored
}
