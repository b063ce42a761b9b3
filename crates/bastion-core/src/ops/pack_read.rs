//! `pack.read`: a pack from its directory or archive.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::evidence::{self, FRAME_FILES_MAX, Pack};
use crate::limits::{ARTIFACT_BYTES_MAX, ARTIFACTS_MAX, PACK_BYTES_MAX};
use crate::port::Runtime;

/// What `pack.read` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PackReadInput")]
pub struct Input {
    /// The directory, or the archive when the name ends with `.zip`.
    pub directory: String,
}

/// What `pack.read` gives.
pub type Output = Pack;

/// Reads every file of a directory or of an archive as a pack.
///
/// # Errors
///
/// `file_not_found`, `file_failed`, `limit_exceeded`, `invalid_envelope`, `invalid_bundle`, `invalid_archive`;
/// `artifact_mismatch` for a file that is missing, does not belong, or differs from what the others say.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    if is_archive(&input.directory) {
        return Ok(evidence::from_zip(&runtime.read_file(&input.directory, PACK_BYTES_MAX)?)?);
    }
    let mut files = BTreeMap::new();
    for name in runtime.list_files(&input.directory, ARTIFACTS_MAX + FRAME_FILES_MAX)? {
        let content = runtime.read_file(&format!("{}/{name}", input.directory), ARTIFACT_BYTES_MAX)?;
        files.insert(name, content);
    }
    Ok(Pack::from_files(&files)?)
}

/// Whether a path names an archive.
pub(super) fn is_archive(path: &str) -> bool {
    path.to_lowercase().ends_with(".zip")
}
