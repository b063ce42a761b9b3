//! Statistics out of what servers and programs write down.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::histogram::{HistogramBucket, bucket_of, together};
use super::{QueryStatistics, Workload, count};

/// One time that a query ran.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "WorkloadExecution")]
pub struct Execution {
    /// Which query.
    pub fingerprint: String,
    /// Its text without literals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sql: Option<String>,
    /// How long it took.
    pub duration_ms: f64,
    /// Rows it gave or changed.
    #[serde(default)]
    pub rows: u64,
    /// Whether it failed.
    #[serde(default)]
    pub failed: bool,
}

/// A row of `pg_stat_statements` (PostgreSQL 13 and newer): counters since they were last set back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "WorkloadStatementCounters")]
pub struct StatementCounters {
    /// Which query: the fingerprint of its text, or its `queryid`.
    pub fingerprint: String,
    /// `query`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sql: Option<String>,
    /// `calls`.
    pub calls: u64,
    /// `rows`.
    #[serde(default)]
    pub rows: u64,
    /// `total_exec_time`.
    pub total_ms: f64,
    /// `min_exec_time`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_ms: Option<f64>,
    /// `max_exec_time`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_ms: Option<f64>,
    /// `stddev_exec_time`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deviation_ms: Option<f64>,
}

/// The statistics of single runs.
#[must_use]
pub fn collect(executions: &[Execution]) -> Workload {
    let mut gathered: BTreeMap<&str, Gathered> = BTreeMap::new();
    for execution in executions.iter().filter(|execution| execution.duration_ms.is_finite()) {
        gathered.entry(&execution.fingerprint).or_default().add(execution);
    }
    let queries = gathered.into_iter().map(|(fingerprint, gathered)| gathered.finish(fingerprint));
    Workload { queries: queries.collect() }
}

/// What happened between two readings of the counters; without an earlier one, since they were last set back.
///
/// Rows of several users or databases with the same fingerprint are one query. Where a counter is lower than before, it
/// was set back in between, and what it says now is all there is. A least and a greatest time are known only where the
/// counter starts anew: the server keeps them for all time.
#[must_use]
pub fn between(earlier: &[StatementCounters], later: &[StatementCounters]) -> Workload {
    let before = by_fingerprint(earlier);
    let queries = by_fingerprint(later).into_values().filter_map(|now| match before.get(now.fingerprint.as_str()) {
        Some(before) if before.calls <= now.calls && before.total_ms <= now.total_ms => without(&now, before),
        _ => (now.calls > 0).then_some(now),
    });
    Workload { queries: queries.collect() }
}

/// Two windows as one.
#[must_use]
pub fn merge(left: &Workload, right: &Workload) -> Workload {
    let mut queries: BTreeMap<&str, QueryStatistics> = BTreeMap::new();
    for query in left.queries.iter().chain(&right.queries) {
        let entry = queries.entry(&query.fingerprint);
        entry.and_modify(|all| *all = both(all, query)).or_insert_with(|| query.clone());
    }
    Workload { queries: queries.into_values().collect() }
}

fn by_fingerprint(rows: &[StatementCounters]) -> BTreeMap<String, QueryStatistics> {
    let mut queries: BTreeMap<String, QueryStatistics> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.total_ms.is_finite()) {
        let query = QueryStatistics {
            fingerprint: row.fingerprint.clone(),
            sql: row.sql.clone(),
            calls: row.calls,
            errors: 0,
            rows: row.rows,
            total_ms: row.total_ms,
            minimum_ms: row.minimum_ms,
            maximum_ms: row.maximum_ms,
            deviation_ms: row.deviation_ms,
            histogram: Vec::new(),
        };
        let entry = queries.entry(row.fingerprint.clone());
        entry.and_modify(|all| *all = both(all, &query)).or_insert(query);
    }
    queries
}

fn without(now: &QueryStatistics, before: &QueryStatistics) -> Option<QueryStatistics> {
    let calls = now.calls - before.calls;
    let total_ms = now.total_ms - before.total_ms;
    let squares = squares_of(now).zip(squares_of(before)).map(|(now, before)| now - before);
    (calls > 0).then(|| QueryStatistics {
        calls,
        rows: now.rows.saturating_sub(before.rows),
        total_ms,
        minimum_ms: None,
        maximum_ms: None,
        deviation_ms: squares.map(|squares| deviation(squares, total_ms, calls)),
        ..now.clone()
    })
}

fn both(left: &QueryStatistics, right: &QueryStatistics) -> QueryStatistics {
    let calls = left.calls.saturating_add(right.calls);
    let total_ms = left.total_ms + right.total_ms;
    let squares = squares_of(left).zip(squares_of(right)).map(|(left, right)| left + right);
    let least = |left: Option<f64>, right: Option<f64>| Some(left?.min(right?));
    let greatest = |left: Option<f64>, right: Option<f64>| Some(left?.max(right?));
    QueryStatistics {
        fingerprint: left.fingerprint.clone(),
        sql: left.sql.clone().or_else(|| right.sql.clone()),
        calls,
        errors: left.errors.saturating_add(right.errors),
        rows: left.rows.saturating_add(right.rows),
        total_ms,
        minimum_ms: least(left.minimum_ms, right.minimum_ms),
        maximum_ms: greatest(left.maximum_ms, right.maximum_ms),
        deviation_ms: squares.map(|squares| deviation(squares, total_ms, calls)),
        // percentiles of some of the times would pass for those of all
        histogram: match left.histogram.is_empty() || right.histogram.is_empty() {
            true => Vec::new(),
            false => together(&left.histogram, &right.histogram),
        },
    }
}

/// The sum of the squares of the times, from their mean and deviation.
fn squares_of(query: &QueryStatistics) -> Option<f64> {
    let mean = query.mean_ms();
    query.deviation_ms.map(|deviation| count(query.calls) * (deviation * deviation + mean * mean))
}

fn deviation(squares: f64, total_ms: f64, calls: u64) -> f64 {
    let mean = total_ms / count(calls).max(1.0);
    (squares / count(calls).max(1.0) - mean * mean).max(0.0).sqrt()
}

/// Runs of one query, while they come in: the mean and the spread by Welford's method, which does not cancel.
#[derive(Debug, Default)]
struct Gathered {
    sql: Option<String>,
    calls: u64,
    errors: u64,
    rows: u64,
    total_ms: f64,
    mean: f64,
    spread: f64,
    minimum_ms: Option<f64>,
    maximum_ms: Option<f64>,
    histogram: BTreeMap<u32, u64>,
}

impl Gathered {
    fn add(&mut self, execution: &Execution) {
        let ms = execution.duration_ms.max(0.0);
        self.calls += 1;
        self.errors += u64::from(execution.failed);
        self.rows = self.rows.saturating_add(execution.rows);
        self.total_ms += ms;
        let distance = ms - self.mean;
        self.mean += distance / count(self.calls);
        self.spread += distance * (ms - self.mean);
        self.minimum_ms = Some(self.minimum_ms.map_or(ms, |least| least.min(ms)));
        self.maximum_ms = Some(self.maximum_ms.map_or(ms, |greatest| greatest.max(ms)));
        *self.histogram.entry(bucket_of(ms)).or_default() += 1;
        if self.sql.is_none() {
            self.sql.clone_from(&execution.sql);
        }
    }

    fn finish(self, fingerprint: &str) -> QueryStatistics {
        let histogram = self.histogram.into_iter().map(|(bucket, calls)| HistogramBucket { bucket, calls });
        QueryStatistics {
            fingerprint: fingerprint.to_owned(),
            sql: self.sql,
            calls: self.calls,
            errors: self.errors,
            rows: self.rows,
            total_ms: self.total_ms,
            minimum_ms: self.minimum_ms,
            maximum_ms: self.maximum_ms,
            deviation_ms: Some((self.spread / count(self.calls).max(1.0)).max(0.0).sqrt()),
            histogram: histogram.collect(),
        }
    }
}
