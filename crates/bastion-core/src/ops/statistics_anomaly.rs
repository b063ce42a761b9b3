//! `statistics.anomaly`: is the last value of a series out of line with its history.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::drift::{self, AnomalyOptions, AnomalyVerdict, HistoryPoint};
use crate::error::Error;

/// What `statistics.anomaly` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "StatisticsAnomalyInput")]
pub struct Input {
    /// The values in the order of time; the last one is judged.
    pub series: Vec<HistoryPoint>,
    /// What counts as out of line.
    #[serde(default)]
    pub options: AnomalyOptions,
}

/// What `statistics.anomaly` gives.
pub type Output = AnomalyVerdict;

/// Judges the last value of a series.
///
/// # Errors
///
/// None of its own.
pub fn run(input: Input) -> Result<Output, Error> {
    Ok(drift::anomaly(&input.series, &input.options))
}
