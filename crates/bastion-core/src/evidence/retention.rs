//! Retention tables that somebody signed: the canonical table in a DSSE envelope.

use super::{Envelope, EvidenceError, SigningKey, VerifyingKey, envelope::pre_authentication_encoding};
use crate::audit::RetentionTable;
use crate::limits::RETENTION_BYTES_MAX;

/// The media type of a retention table in an envelope.
pub const RETENTION_PAYLOAD_TYPE: &str = "application/vnd.bastion.retention+json";

/// A retention table as it was given: plain, or signed by keys that are believed.
///
/// ```
/// use bastion_core::audit::RetentionTable;
/// use bastion_core::evidence::{GivenRetention, SigningKey, UnsignedRetention};
///
/// let text = "format: bastion.retention/v1\nversion: 1\nrules: []\n";
/// let key = SigningKey::from_seed([7; 32]);
/// let envelope = UnsignedRetention::new(&RetentionTable::read(text.as_bytes())?)?.sign(&key);
/// let keys = [key.verifying_key().to_hex()];
/// let signed = String::from_utf8(envelope.to_json()?)?;
/// assert_eq!(GivenRetention::read(&signed, &keys)?.signed_by, [key.verifying_key().key_id()]);
/// // who says whom to believe takes no table that nobody signed
/// assert!(GivenRetention::read(text, &keys).is_err() && GivenRetention::read(text, &[]).is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenRetention {
    /// The table.
    pub table: RetentionTable,
    /// The envelope it came in; none of a plain one.
    pub envelope: Option<Envelope>,
    /// The believed keys that signed it; none of a plain one.
    pub signed_by: Vec<String>,
}

impl GivenRetention {
    /// Reads a table, JSON or YAML, or the envelope of a signed one. Where public keys are given (PEM, or 64 hexadecimal
    /// digits), one of them has to have signed it.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::Signature`] for a table that none of the keys signed, and for a signed one without keys: nobody
    /// could say whose it is; [`EvidenceError::Key`], [`EvidenceError::Envelope`], [`EvidenceError::Audit`] and what else
    /// is wrong with the text.
    pub fn read(text: &str, public_keys: &[String]) -> Result<Self, EvidenceError> {
        let keys = public_keys.iter().map(|key| VerifyingKey::from_text(key)).collect::<Result<Vec<_>, _>>()?;
        match envelope(text)? {
            Some(envelope) => Self::open(envelope, &keys),
            None if keys.is_empty() => {
                let table = RetentionTable::read(text.as_bytes())?;
                Ok(Self { table, envelope: None, signed_by: Vec::new() })
            }
            None => Err(refused("the retention table is not signed")),
        }
    }

    /// Opens a signed table.
    ///
    /// # Errors
    ///
    /// As [`GivenRetention::read`].
    pub(super) fn open(envelope: Envelope, keys: &[VerifyingKey]) -> Result<Self, EvidenceError> {
        if keys.is_empty() {
            return Err(refused("the retention table is signed, and no key is given to check it by"));
        }
        let verified = envelope.verify(keys)?;
        let malformed = |reason: String| EvidenceError::Envelope { reason };
        if verified.payload_type != RETENTION_PAYLOAD_TYPE {
            let shown: String = verified.payload_type.chars().take(80).collect();
            return Err(malformed(format!("`{shown}` is not {RETENTION_PAYLOAD_TYPE}")));
        }
        let table = RetentionTable::read(&verified.payload)?;
        // one table has one text that is signed
        if table.canonical_bytes()? != verified.payload {
            return Err(malformed("the retention table in it is not in its canonical form".to_owned()));
        }
        Ok(Self { table, envelope: Some(envelope), signed_by: verified.key_ids })
    }
}

/// A retention table that somebody has to sign: a key here, or a hardware module, a service, another process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnsignedRetention {
    payload: Vec<u8>,
}

impl UnsignedRetention {
    /// Of a table; the order of its rules is no part of what is signed.
    ///
    /// # Errors
    ///
    /// As [`RetentionTable::canonical_bytes`].
    pub fn new(table: &RetentionTable) -> Result<Self, EvidenceError> {
        Ok(Self { payload: table.canonical_bytes()? })
    }

    /// The bytes to sign.
    #[must_use]
    pub fn message(&self) -> Vec<u8> {
        pre_authentication_encoding(RETENTION_PAYLOAD_TYPE, &self.payload)
    }

    /// The table with its signature. Whether that fits is for [`GivenRetention::read`] to say.
    #[must_use]
    pub fn signed(self, key_id: String, signature: &[u8]) -> Envelope {
        Envelope::of_signature(RETENTION_PAYLOAD_TYPE, &self.payload, key_id, signature)
    }

    /// Signs it with a key that is here.
    #[must_use]
    pub fn sign(self, key: &SigningKey) -> Envelope {
        let signature = key.sign(&self.message());
        self.signed(key.key_id().to_owned(), &signature)
    }
}

/// The envelope, where the text is one; anything else is for the table to judge.
fn envelope(text: &str) -> Result<Option<Envelope>, EvidenceError> {
    let limit = RETENTION_BYTES_MAX * 2;
    if !text.trim_start().starts_with('{') {
        return Ok(None);
    }
    if text.len() > limit {
        return Err(EvidenceError::Limit { things: "bytes of a signed retention table", found: text.len(), limit });
    }
    let value = crate::canonical::parse(text.as_bytes())?;
    if value.get("payloadType").is_none() { Ok(None) } else { Envelope::from_json(text.as_bytes()).map(Some) }
}

fn refused(reason: &str) -> EvidenceError {
    EvidenceError::Signature { reason: reason.to_owned() }
}
