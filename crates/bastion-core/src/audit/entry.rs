//! What goes into the log: no person stands in it, and nothing that has to be forgotten.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::error::AuditError;
use super::key::DataKeyId;
use crate::canonical::{self, Digest, Sha256Digest};
use crate::limits::{AUDIT_NAME_BYTES_MAX, AUDIT_TEXT_BYTES_MAX};
use crate::time::Moment;

/// The version of the document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum AuditFormat {
    /// The first.
    #[default]
    #[serde(rename = "bastion.audit/v1")]
    V1,
}

/// What is known of an entry before its body is sealed. It is bound to the sealed body: neither goes with another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditHeader {
    /// Unique in the log: 1 to 64 lower-case letters, digits, `_` and `-`. It says nothing about a person.
    pub id: String,
    /// When it happened.
    pub occurred_at: Moment,
    /// What kind of thing, a word such as `decision`, `approval` or `query`: lower-case letters, digits and `_`.
    pub kind: String,
    /// The data key of its body; it says whose law keeps it how long.
    pub key_id: DataKeyId,
    /// The erasure that the entry is about, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erasure: Option<ErasureRecord>,
}

/// How long an entry is kept is said by a retention table for these two.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RetentionLabel {
    /// The class.
    pub retention_class: String,
    /// Whose law.
    pub jurisdiction: String,
}

/// That a data key was destroyed, and what it sealed with it. Who did it and why is in the entry's body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ErasureRecord {
    /// The key.
    pub key_id: DataKeyId,
    /// How many entries of the log it sealed the bodies of.
    pub entries: u64,
    /// By which law, as the retention table says.
    pub legal_basis: String,
    /// The digest of that table.
    pub retention_table: Digest,
}

/// Where the body is and what it is, without saying what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SealedBody {
    /// The key that it is sealed with.
    pub key_id: DataKeyId,
    /// The digest of its sealed bytes.
    pub ciphertext: Sha256Digest,
    /// The commitment to the salt and the body: [`SaltedBody::commitment`](super::SaltedBody::commitment).
    pub commitment: Sha256Digest,
}

/// An entry of the audit log (`bastion.audit/v1`), as canonical JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditEntry {
    /// The version of this document.
    pub format: AuditFormat,
    /// Unique in the log.
    pub id: String,
    /// When it happened.
    pub occurred_at: Moment,
    /// What kind of thing.
    pub kind: String,
    /// How long it is kept: the same as its key says.
    pub retention: RetentionLabel,
    /// The erasure that the entry is about, if it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erasure: Option<ErasureRecord>,
    /// Its body.
    pub body: SealedBody,
}

impl AuditHeader {
    /// Refuses what the log could not keep.
    ///
    /// # Errors
    ///
    /// [`AuditError::Field`].
    pub fn check(&self) -> Result<(), AuditError> {
        let document = || format!("the entry `{}`", self.id.chars().take(80).collect::<String>());
        let is_letter = |byte: u8| byte.is_ascii_lowercase();
        let is_small = |byte: u8| is_letter(byte) || byte.is_ascii_digit();
        let within = |text: &str| !text.is_empty() && text.len() <= AUDIT_NAME_BYTES_MAX;
        let first = |text: &str, fits: &dyn Fn(u8) -> bool| text.bytes().next().is_some_and(fits);
        let id = &self.id;
        if !within(id) || !first(id, &is_small) || !id.bytes().all(|byte| is_small(byte) || b"_-".contains(&byte)) {
            let problem = format!("it is not 1 to {AUDIT_NAME_BYTES_MAX} lower-case letters, digits, `_` and `-`");
            return Err(AuditError::field(document(), "id", problem));
        }
        let kind = &self.kind;
        if !within(kind) || !first(kind, &is_letter) || !kind.bytes().all(|byte| is_small(byte) || byte == b'_') {
            let problem = format!("it is not 1 to {AUDIT_NAME_BYTES_MAX} lower-case letters, digits and `_`");
            return Err(AuditError::field(document(), "kind", problem));
        }
        match &self.erasure {
            Some(erasure) if erasure.key_id == self.key_id => {
                Err(AuditError::field(document(), "erasure", "the key would take the body of its own erasure with it"))
            }
            Some(erasure) if erasure.legal_basis.len() > AUDIT_TEXT_BYTES_MAX => {
                let problem = format!("its legal basis has more than {AUDIT_TEXT_BYTES_MAX} bytes");
                Err(AuditError::field(document(), "erasure", problem))
            }
            _ => Ok(()),
        }
    }

    /// The bytes that a sealed body is bound to: the format, a line break, and the header as canonical JSON.
    pub(super) fn bound(&self) -> Result<Vec<u8>, AuditError> {
        Ok([b"bastion.audit/v1\n".as_slice(), &canonical::to_bytes(self)?].concat())
    }
}

impl AuditEntry {
    /// Reads an entry from a leaf of the log: the canonical bytes, and no others.
    ///
    /// # Errors
    ///
    /// [`AuditError::Canonical`], [`AuditError::Field`], [`AuditError::NotCanonical`].
    pub fn read(bytes: &[u8]) -> Result<Self, AuditError> {
        let entry: Self = canonical::read(bytes)?;
        entry.check()?;
        if entry.to_json()? == bytes { Ok(entry) } else { Err(AuditError::NotCanonical) }
    }

    /// Refuses what the log would not have written.
    ///
    /// # Errors
    ///
    /// [`AuditError::Field`].
    pub fn check(&self) -> Result<(), AuditError> {
        self.header().check()?;
        if self.retention == RetentionLabel::of(&self.body.key_id) {
            return Ok(());
        }
        let problem = "it is not what the name of its data key says";
        Err(AuditError::field(format!("the entry `{}`", self.id), "retention", problem))
    }

    /// The canonical JSON: the leaf of the log.
    ///
    /// # Errors
    ///
    /// [`AuditError::Canonical`], for a count beyond 2^53−1.
    pub fn to_json(&self) -> Result<Vec<u8>, AuditError> {
        Ok(canonical::to_bytes(self)?)
    }

    /// What was known before the body was sealed.
    #[must_use]
    pub fn header(&self) -> AuditHeader {
        AuditHeader {
            id: self.id.clone(),
            occurred_at: self.occurred_at,
            kind: self.kind.clone(),
            key_id: self.body.key_id.clone(),
            erasure: self.erasure.clone(),
        }
    }
}

impl RetentionLabel {
    /// What the name of a key says.
    #[must_use]
    pub fn of(key_id: &DataKeyId) -> Self {
        Self { retention_class: key_id.retention_class().to_owned(), jurisdiction: key_id.jurisdiction().to_owned() }
    }
}
