//! In-toto statements: <https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md>.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::EvidenceError;
use crate::canonical::{self, Digest, Sha256Digest, StrictValue};
use crate::limits::ARTIFACTS_MAX;

const STATEMENT_TYPE: &str = "https://in-toto.io/Statement/v1";

/// The digests of a subject, in hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DigestSet {
    /// BLAKE3, as `b3sum` prints it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blake3: Option<String>,
    /// SHA-256, as `sha256sum` prints it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

impl DigestSet {
    /// The digests of a file's bytes.
    #[must_use]
    pub fn of(content: &[u8]) -> Self {
        Self { blake3: Some(Digest::of_file(content).to_hex()), sha256: Some(Sha256Digest::of(content).to_hex()) }
    }
}

/// What a statement speaks about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Subject {
    /// Its digests.
    pub digest: DigestSet,
    /// Its name.
    pub name: String,
}

/// An in-toto statement. Its members stand in their canonical order, so that writing it moves none of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Statement {
    /// Always `https://in-toto.io/Statement/v1`.
    #[serde(rename = "_type")]
    pub statement_type: String,
    /// What it says.
    pub predicate: Value,
    /// What kind of thing it says.
    #[serde(rename = "predicateType")]
    pub predicate_type: String,
    /// What it speaks about.
    pub subject: Vec<Subject>,
}

impl Statement {
    /// A statement about subjects.
    #[must_use]
    pub fn new(subject: Vec<Subject>, predicate_type: String, predicate: Value) -> Self {
        Self { statement_type: STATEMENT_TYPE.to_owned(), subject, predicate_type, predicate }
    }

    /// Reads a statement from its JSON.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::Document`], [`EvidenceError::Statement`], [`EvidenceError::Limit`].
    pub fn from_json(bytes: &[u8]) -> Result<Self, EvidenceError> {
        let refuse = |reason: String| EvidenceError::Statement { reason };
        let value = StrictValue(canonical::parse(bytes)?);
        let statement = Self::deserialize(value).map_err(|error| refuse(error.to_string()))?;
        if statement.statement_type != STATEMENT_TYPE {
            return Err(refuse(format!("its type is not {STATEMENT_TYPE}")));
        }
        if statement.subject.is_empty() {
            return Err(refuse("it has no subject".to_owned()));
        }
        if statement.subject.len() > ARTIFACTS_MAX {
            return Err(EvidenceError::Limit {
                things: "subjects",
                found: statement.subject.len(),
                limit: ARTIFACTS_MAX,
            });
        }
        if !statement.predicate.is_object() {
            return Err(refuse("its predicate is not an object".to_owned()));
        }
        Ok(statement)
    }

    /// The canonical JSON, which is what is signed.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::Document`] when a number in the predicate has no canonical form.
    pub fn to_json(&self) -> Result<Vec<u8>, EvidenceError> {
        Ok(canonical::to_bytes(self)?)
    }
}
