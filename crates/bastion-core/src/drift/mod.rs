//! What changed in the data: volume, nulls, categories, ranges, distributions; and whether a value is out of line with
//! its own history.
//!
//! Everything is computed from statistics, never from rows. A measure that cannot be taken is said so, with the
//! reason; none is ever not a number.

mod anomaly;
mod compare;
mod distribution;
mod measure;

pub use anomaly::{AnomalyOptions, AnomalyVerdict, HistoryPoint, anomaly};
pub use compare::{StatisticsComparison, compare_statistics};
pub use measure::{DriftMeasure, DriftObservation, DriftThresholds, Unmeasured};

#[cfg(test)]
mod tests;
