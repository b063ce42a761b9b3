//! `evidence.disclose`: values back into a redacted document, each proven.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::Error;
use crate::evidence::{self, Disclosure, Opened};

/// What `evidence.disclose` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "EvidenceDiscloseInput")]
pub struct Input {
    /// The redacted document, from a pack that holds.
    pub document: Value,
    /// What shows values of it.
    pub disclosures: Vec<Disclosure>,
}

/// What `evidence.disclose` gives.
pub type Output = Opened;

/// Puts values back into a document, each only where it is the one that was taken out.
///
/// # Errors
///
/// `limit_exceeded`; a disclosure that does not fit is an answer.
pub fn run(input: Input) -> Result<Output, Error> {
    Ok(evidence::disclose(input.document, &input.disclosures)?)
}
