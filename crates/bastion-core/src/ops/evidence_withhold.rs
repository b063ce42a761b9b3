//! `evidence.withhold`: a pack to give away without some of its artifacts.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::evidence::Pack;

/// What `evidence.withhold` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "EvidenceWithholdInput")]
pub struct Input {
    /// The pack.
    pub pack: Pack,
    /// The names of the artifacts.
    pub artifacts: Vec<String>,
}

/// What `evidence.withhold` gives.
pub type Output = Pack;

/// Takes the content of artifacts out of a pack; their digests stay signed, and the pack stays valid.
///
/// # Errors
///
/// `invalid_argument` for a name that the pack does not have.
pub fn run(input: Input) -> Result<Output, Error> {
    Ok(input.pack.withhold(&input.artifacts)?)
}
