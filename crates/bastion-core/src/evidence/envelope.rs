//! DSSE envelopes: <https://github.com/secure-systems-lab/dsse/blob/v1.0.2/envelope.md>.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{EvidenceError, SigningKey, VerifyingKey};
use crate::canonical::{self, StrictValue};
use crate::limits::{ENVELOPE_BYTES_MAX, SIGNATURES_MAX};

/// A signature in an envelope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Signature {
    /// The identifier of the key, see [`VerifyingKey::key_id`].
    #[serde(default)]
    pub keyid: String,
    /// The 64 bytes of an Ed25519 signature, base64.
    pub sig: String,
}

/// A signed payload. Members that the format does not know are ignored, as it asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Envelope {
    /// The payload, base64.
    pub payload: String,
    /// Its media type.
    #[serde(rename = "payloadType")]
    pub payload_type: String,
    /// The signatures, at least one.
    pub signatures: Vec<Signature>,
}

/// A payload whose signature was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The bytes that were signed; nothing else of the envelope may be used.
    pub payload: Vec<u8>,
    /// Their media type.
    pub payload_type: String,
    /// The trusted keys that signed.
    pub key_ids: Vec<String>,
}

impl Envelope {
    /// Signs a payload.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::Envelope`] without a key, [`EvidenceError::Limit`] when the payload is too large.
    pub fn sign(payload_type: &str, payload: &[u8], keys: &[&SigningKey]) -> Result<Self, EvidenceError> {
        if keys.is_empty() {
            return Err(EvidenceError::Envelope { reason: "it needs at least one signature".to_owned() });
        }
        if payload.len() > ENVELOPE_BYTES_MAX {
            return Err(EvidenceError::Limit {
                things: "bytes of payload",
                found: payload.len(),
                limit: ENVELOPE_BYTES_MAX,
            });
        }
        let message = pre_authentication_encoding(payload_type, payload);
        let sign =
            |key: &&SigningKey| Signature { keyid: key.key_id().to_owned(), sig: STANDARD.encode(key.sign(&message)) };
        Ok(Self::of_signatures(payload_type, payload, keys.iter().map(sign).collect()))
    }

    /// An envelope of what one key signed elsewhere.
    pub(super) fn of_signature(payload_type: &str, payload: &[u8], key_id: String, signature: &[u8]) -> Self {
        let signature = Signature { keyid: key_id, sig: STANDARD.encode(signature) };
        Self::of_signatures(payload_type, payload, vec![signature])
    }

    /// An envelope of what was signed elsewhere.
    pub(super) fn of_signatures(payload_type: &str, payload: &[u8], signatures: Vec<Signature>) -> Self {
        Self { payload: STANDARD.encode(payload), payload_type: payload_type.to_owned(), signatures }
    }

    /// Whether these bytes are what was signed, whoever did.
    pub(super) fn has_payload(&self, bytes: &[u8]) -> bool {
        STANDARD.decode(&self.payload).is_ok_and(|payload| payload == bytes)
    }

    /// Reads an envelope from JSON.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::Document`], [`EvidenceError::Envelope`], [`EvidenceError::Limit`].
    pub fn from_json(bytes: &[u8]) -> Result<Self, EvidenceError> {
        let limit = ENVELOPE_BYTES_MAX * 2;
        if bytes.len() > limit {
            return Err(EvidenceError::Limit { things: "bytes of envelope", found: bytes.len(), limit });
        }
        let value = StrictValue(canonical::parse(bytes)?);
        Self::deserialize(value).map_err(|error| EvidenceError::Envelope { reason: error.to_string() })
    }

    /// The canonical JSON.
    ///
    /// # Errors
    ///
    /// None for an envelope of this type.
    pub fn to_json(&self) -> Result<Vec<u8>, EvidenceError> {
        Ok(canonical::to_bytes(self)?)
    }

    /// Checks the signatures: at least one is by a trusted key, and no trusted key's signature is wrong.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::Envelope`] when it is malformed, [`EvidenceError::Signature`] when it does not hold.
    pub fn verify(&self, trusted: &[VerifyingKey]) -> Result<Verified, EvidenceError> {
        let malformed = |reason: &str| EvidenceError::Envelope { reason: reason.to_owned() };
        if self.signatures.is_empty() || self.signatures.len() > SIGNATURES_MAX {
            return Err(malformed("it needs one signature, and may have 64"));
        }
        let key_ids: BTreeSet<_> = self.signatures.iter().map(|signature| &signature.keyid).collect();
        if key_ids.len() != self.signatures.len() {
            return Err(malformed("two signatures have the same key identifier"));
        }
        let payload = STANDARD.decode(&self.payload).map_err(|_| malformed("the payload is not standard base64"))?;
        let message = pre_authentication_encoding(&self.payload_type, &payload);
        let mut signed_by = Vec::new();
        for signature in &self.signatures {
            let Some(key) = trusted.iter().find(|key| key.key_id() == signature.keyid) else { continue };
            let bytes = STANDARD.decode(&signature.sig).map_err(|_| malformed("a signature is not standard base64"))?;
            if !key.accepts(&message, &bytes) {
                let reason = format!("the signature of key {} does not fit the payload", signature.keyid);
                return Err(EvidenceError::Signature { reason });
            }
            signed_by.push(signature.keyid.clone());
        }
        if signed_by.is_empty() {
            let found: Vec<_> =
                self.signatures.iter().map(|signature| signature.keyid.chars().take(64).collect::<String>()).collect();
            let reason = format!("it is signed by {}, which is not trusted here", found.join(", "));
            return Err(EvidenceError::Signature { reason });
        }
        Ok(Verified { payload, payload_type: self.payload_type.clone(), key_ids: signed_by })
    }
}

/// The bytes that are signed (DSSE protocol, PAE): lengths count bytes, in decimal.
pub(super) fn pre_authentication_encoding(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let mut message = format!("DSSEv1 {} {payload_type} {} ", payload_type.len(), payload.len()).into_bytes();
    message.extend_from_slice(payload);
    message
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_the_one_of_the_protocol() {
        let encoded = pre_authentication_encoding("http://example.com/HelloWorld", b"hello world");
        assert_eq!(encoded, b"DSSEv1 29 http://example.com/HelloWorld 11 hello world");
        assert_eq!(pre_authentication_encoding("é", b""), "DSSEv1 2 é 0 ".as_bytes());
    }
}
