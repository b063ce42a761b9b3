//! `policy.read`: a checked policy document.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::canonical::Digest;
use crate::error::Error;
use crate::policy::{PolicyDocument, PolicySet};

/// What `policy.read` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PolicyReadInput")]
pub struct Input {
    /// The document, JSON or YAML.
    pub text: String,
}

/// What `policy.read` gives.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PolicyReadOutput")]
pub struct Output {
    /// The digest of the set.
    pub digest: Digest,
    /// The document.
    pub document: PolicyDocument,
}

/// Reads and checks a document.
///
/// # Errors
///
/// `invalid_policy`, `invalid_condition`, or what is wrong with the text.
pub fn run(input: Input) -> Result<Output, Error> {
    let document = PolicyDocument::read(input.text.as_bytes())?;
    let digest = PolicySet::compile(document.policies.clone())?.digest();
    Ok(Output { digest, document })
}
