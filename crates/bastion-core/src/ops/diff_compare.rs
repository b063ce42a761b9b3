//! `diff.compare`: what changed between two snapshots, and whom it breaks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diff::DiffOptions;
use crate::error::Error;
use crate::rules::{self, Comparison};
use crate::snapshot::{Snapshot, SnapshotDocument};

/// What `diff.compare` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "DiffCompareInput")]
pub struct Input {
    /// The snapshot before.
    pub old_snapshot: SnapshotDocument,
    /// The snapshot after.
    pub new_snapshot: SnapshotDocument,
    /// What the snapshots do not say.
    #[serde(default)]
    pub options: DiffOptions,
}

/// What `diff.compare` gives.
pub type Output = Comparison;

/// Compares two snapshots.
///
/// # Errors
///
/// `snapshots_not_comparable`, `invalid_argument`, or what is wrong with a document.
pub fn run(input: Input) -> Result<Output, Error> {
    compare(&Snapshot::new(input.old_snapshot)?, &Snapshot::new(input.new_snapshot)?, &input.options)
}

/// Compares two checked snapshots.
///
/// # Errors
///
/// `snapshots_not_comparable`, `invalid_argument`.
pub fn compare(old: &Snapshot, new: &Snapshot, options: &DiffOptions) -> Result<Output, Error> {
    Ok(rules::compare(old, new, options)?)
}
