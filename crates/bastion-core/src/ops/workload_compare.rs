//! `workload.compare`: which queries became slower from one window to the next.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::sql::workload::{
    Execution, FixedQuery, QueryStatistics, StatementCounters, Thresholds, Workload, WorkloadComparison, between,
    collect, compare, merge,
};

/// A window, by whatever is known of it; what is known in several ways is added up.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "WorkloadWindow")]
pub struct Window {
    /// Statistics of queries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub queries: Vec<QueryStatistics>,
    /// Single runs, of a slow log or a trace.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub executions: Vec<Execution>,
    /// Rows of `pg_stat_statements` at the end of the window.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counters: Vec<StatementCounters>,
    /// The same at its beginning; without them, the counters began with the window.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counters_before: Vec<StatementCounters>,
}

/// What `workload.compare` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "WorkloadCompareInput")]
pub struct Input {
    /// The earlier window.
    pub before: Window,
    /// The later one.
    pub after: Window,
    /// What somebody marked as fixed, as an earlier comparison gave it back.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fixed: Vec<FixedQuery>,
    /// From where on a change counts.
    #[serde(default)]
    pub thresholds: Thresholds,
}

/// What `workload.compare` gives.
pub type Output = WorkloadComparison;

/// Compares two windows.
///
/// # Errors
///
/// None.
pub fn run(input: Input) -> Result<Output, Error> {
    let (before, after) = (workload(input.before), workload(input.after));
    Ok(compare(&before, &after, &input.fixed, &input.thresholds))
}

fn workload(window: Window) -> Workload {
    let counted = between(&window.counters_before, &window.counters);
    let seen = merge(&collect(&window.executions), &counted);
    // a query that stands twice is one query
    merge(&merge(&Workload::default(), &Workload { queries: window.queries }), &seen)
}
