//! `evidence.redact`: values out of a document, before it becomes evidence.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::Error;
use crate::evidence::{self, EvidenceError, Redacted, SALT_BYTES};
use crate::limits::REDACTIONS_MAX;
use crate::port::Runtime;

/// What `evidence.redact` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "EvidenceRedactInput")]
pub struct Input {
    /// The document.
    pub document: Value,
    /// What to take out: JSON Pointers (RFC 6901).
    pub paths: Vec<String>,
}

/// What `evidence.redact` gives. The disclosures are not for the pack: keep them where the document was.
pub type Output = Redacted;

/// Takes values out of a document, each under a salt of the system's randomness.
///
/// # Errors
///
/// `invalid_argument` for a path that leads to nothing or into another one; `limit_exceeded`; `internal` when the system
/// has no randomness.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    if input.paths.len() > REDACTIONS_MAX {
        let found = input.paths.len();
        return Err(EvidenceError::Limit { things: "redactions", found, limit: REDACTIONS_MAX }.into());
    }
    let mut salts = vec![[0; SALT_BYTES]; input.paths.len()];
    for salt in &mut salts {
        runtime.random(salt)?;
    }
    Ok(evidence::redact(input.document, &input.paths, &salts)?)
}
