//! `statistics.compare`: what changed in the data of two snapshots.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::drift::{self, DriftThresholds, StatisticsComparison};
use crate::error::Error;
use crate::snapshot::{Snapshot, SnapshotDocument};

/// What `statistics.compare` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "StatisticsCompareInput")]
pub struct Input {
    /// The snapshot before, with statistics.
    pub old_snapshot: SnapshotDocument,
    /// The snapshot after, with statistics.
    pub new_snapshot: SnapshotDocument,
    /// From where on a measure counts.
    #[serde(default)]
    pub thresholds: DriftThresholds,
}

/// What `statistics.compare` gives.
pub type Output = StatisticsComparison;

/// Compares the statistics of two snapshots.
///
/// # Errors
///
/// What is wrong with a document.
pub fn run(input: Input) -> Result<Output, Error> {
    let (old, new) = (Snapshot::new(input.old_snapshot)?, Snapshot::new(input.new_snapshot)?);
    Ok(drift::compare_statistics(&old, &new, &input.thresholds))
}
