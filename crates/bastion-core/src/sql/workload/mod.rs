//! What a database was asked: statistics per query and window, and what became slower between two windows.
//!
//! A query is known by its fingerprint. Its statistics come from the counters of `pg_stat_statements`
//! ([`StatementCounters`]), from a slow log ([`slow_log`]), or from single runs ([`Execution`]); [`collect`] and
//! [`between`] make a [`Workload`] of them, [`compare`] holds two of those against each other.

mod collect;
mod compare;
mod histogram;
pub mod slow_log;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use collect::{Execution, StatementCounters, between, collect, merge};
pub use compare::{ComparedQuery, FixedQuery, QueryVerdict, RegressionReason, Thresholds, WorkloadComparison, compare};
pub use histogram::{HistogramBucket, percentile};

/// What was seen of one query in a window.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "WorkloadQueryStatistics")]
pub struct QueryStatistics {
    /// Which query.
    pub fingerprint: String,
    /// Its text without literals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sql: Option<String>,
    /// How often it ran, with the times it failed.
    pub calls: u64,
    /// How often it failed.
    #[serde(default)]
    pub errors: u64,
    /// Rows it gave or changed, all times together.
    #[serde(default)]
    pub rows: u64,
    /// Milliseconds it took, all times together.
    pub total_ms: f64,
    /// The quickest time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_ms: Option<f64>,
    /// The slowest time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_ms: Option<f64>,
    /// The standard deviation of the times (of all of them, not of a sample).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deviation_ms: Option<f64>,
    /// How many times took how long, where single times are known: ascending, without empty buckets.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub histogram: Vec<HistogramBucket>,
}

/// What was seen in a window.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Workload {
    /// The queries, by fingerprint.
    pub queries: Vec<QueryStatistics>,
}

/// The times of a query that a reader wants to see.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "WorkloadTiming")]
pub struct Timing {
    /// How often it ran.
    pub calls: u64,
    /// Milliseconds, all times together.
    pub total_ms: f64,
    /// The mean.
    pub mean_ms: f64,
    /// The standard deviation, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deviation_ms: Option<f64>,
    /// Half of the times were no longer, where single times are known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub p50_ms: Option<f64>,
    /// 95 of 100 times were no longer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub p95_ms: Option<f64>,
    /// 99 of 100 times were no longer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub p99_ms: Option<f64>,
    /// Rows each time.
    pub rows_per_call: f64,
    /// The share of the times that failed: 0 to 1.
    pub error_ratio: f64,
}

impl QueryStatistics {
    /// The times that a reader wants to see.
    #[must_use]
    pub fn timing(&self) -> Timing {
        let percentile = |share: f64| percentile(&self.histogram, share).map(|ms| self.within(ms));
        Timing {
            calls: self.calls,
            total_ms: self.total_ms,
            mean_ms: self.mean_ms(),
            deviation_ms: self.deviation_ms,
            p50_ms: percentile(0.50),
            p95_ms: percentile(0.95),
            p99_ms: percentile(0.99),
            rows_per_call: ratio(count(self.rows), count(self.calls)),
            error_ratio: ratio(count(self.errors), count(self.calls)),
        }
    }

    /// The mean time, 0 for what never ran.
    #[must_use]
    pub fn mean_ms(&self) -> f64 {
        ratio(self.total_ms, count(self.calls))
    }

    // the middle of a bucket may lie beyond the slowest time in it
    fn within(&self, ms: f64) -> f64 {
        let low = self.minimum_ms.unwrap_or(ms).max(0.0);
        ms.max(low).min(self.maximum_ms.unwrap_or(f64::INFINITY).max(low))
    }
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

#[expect(clippy::cast_precision_loss, reason = "a mean of more than 2^53 calls needs no last digit")]
const fn count(number: u64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests;
