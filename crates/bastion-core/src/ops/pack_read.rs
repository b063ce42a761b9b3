//! `pack.read`: a pack from its directory.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::evidence::{Artifact, ENVELOPE_FILE, Envelope, Pack};
use crate::limits::{ARTIFACT_BYTES_MAX, ARTIFACTS_MAX, ENVELOPE_BYTES_MAX};
use crate::port::Runtime;

/// What `pack.read` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PackReadInput")]
pub struct Input {
    /// The directory.
    pub directory: String,
}

/// What `pack.read` gives.
pub type Output = Pack;

/// Reads every file of a directory as a pack.
///
/// # Errors
///
/// `file_not_found`, `file_failed`, `limit_exceeded`, `invalid_envelope`.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    let path = |name: &str| format!("{}/{name}", input.directory);
    let envelope = Envelope::from_json(&runtime.read_file(&path(ENVELOPE_FILE), ENVELOPE_BYTES_MAX)?)?;
    let mut artifacts = Vec::new();
    for name in runtime.list_files(&input.directory, ARTIFACTS_MAX + 1)? {
        if name != ENVELOPE_FILE {
            artifacts.push(Artifact::new(name.clone(), &runtime.read_file(&path(&name), ARTIFACT_BYTES_MAX)?));
        }
    }
    Ok(Pack { envelope, artifacts })
}
