//! `snapshot.read`: a checked document.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::snapshot::{Snapshot, SnapshotDocument};

/// What `snapshot.read` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SnapshotReadInput")]
pub struct Input {
    /// The document, in any order.
    pub snapshot: SnapshotDocument,
}

/// What `snapshot.read` gives: the document, sorted and with its digests.
pub type Output = SnapshotDocument;

/// Checks a document.
///
/// # Errors
///
/// `unsupported_version`, `duplicate_object`, `digest_mismatch`, `limit_exceeded`, `invalid_document`.
pub fn run(input: Input) -> Result<Output, Error> {
    Ok(Snapshot::new(input.snapshot)?.to_document())
}
