//! What became slower, or fails more often, from one window to the next.
//!
//! A query is slower when all of this holds:
//!
//! - it ran at least [`Thresholds::calls_min`] times in both windows;
//! - its mean time grew at least [`Thresholds::mean_ratio_min`]-fold and by [`Thresholds::increase_ms_min`];
//! - chance does not explain it: Welch's t, the difference of the means over its standard error, is at least
//!   [`Thresholds::score_min`]. Where a deviation is unknown, the mean must have grown
//!   [`Thresholds::unknown_deviation_ratio_min`]-fold instead.
//!
//! Or when its 95th percentile grew [`Thresholds::tail_ratio_min`]-fold, with
//! [`Thresholds::tail_calls_min`] times in both windows. It fails more often when the share of failures grew by
//! [`Thresholds::error_increase_min`] and the two-proportion z is at least [`Thresholds::score_min`].
//!
//! A query that somebody marked as fixed is held against its times when it was fixed, and stays silent until it is
//! slower than those.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{QueryStatistics, Timing, Workload, count, ratio};

/// From where on a change counts.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "WorkloadThresholds")]
pub struct Thresholds {
    /// Calls that must be there in both windows; 30 when absent, from where on a mean is close to normal.
    pub calls_min: u64,
    /// How many times as slow; 1.5 when absent.
    pub mean_ratio_min: f64,
    /// How many milliseconds slower; 0.5 when absent.
    pub increase_ms_min: f64,
    /// How many standard errors; 3 when absent, which chance exceeds once in 740 comparisons.
    pub score_min: f64,
    /// How many times as slow where a deviation is unknown; 2 when absent.
    pub unknown_deviation_ratio_min: f64,
    /// How many times the 95th percentile; 2 when absent.
    pub tail_ratio_min: f64,
    /// Calls that must be there to judge a 95th percentile; 200 when absent, of which ten lie beyond it.
    pub tail_calls_min: u64,
    /// By how much the share of failures grew; 0.01 when absent.
    pub error_increase_min: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            calls_min: 30,
            mean_ratio_min: 1.5,
            increase_ms_min: 0.5,
            score_min: 3.0,
            unknown_deviation_ratio_min: 2.0,
            tail_ratio_min: 2.0,
            tail_calls_min: 200,
            error_increase_min: 0.01,
        }
    }
}

/// A query that somebody marked as fixed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "WorkloadFixedQuery")]
pub struct FixedQuery {
    /// Which query.
    pub fingerprint: String,
    /// How it ran once it was fixed; absent until a window with enough calls was compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<QueryStatistics>,
}

/// What became of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "WorkloadQueryVerdict")]
pub enum QueryVerdict {
    /// Slower, or fails more often.
    Regressed,
    /// Was not there before.
    New,
    /// Too few calls to say.
    Unjudged,
    /// Marked as fixed, and as quick as it was then.
    Fixed,
    /// As before.
    Steady,
    /// Quicker.
    Improved,
    /// Not there any more.
    Gone,
}

/// Why a query counts as regressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "WorkloadRegressionReason")]
pub enum RegressionReason {
    /// Its mean time grew.
    Mean,
    /// Its slowest times grew.
    Tail,
    /// It fails more often.
    Errors,
}

/// One query in both windows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "WorkloadComparedQuery")]
pub struct ComparedQuery {
    /// Which query.
    pub fingerprint: String,
    /// Its text without literals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sql: Option<String>,
    /// What became of it.
    pub verdict: QueryVerdict,
    /// Why it counts as regressed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<RegressionReason>,
    /// It had been fixed.
    #[serde(default)]
    pub reopened: bool,
    /// What it is held against: the window before, or how it ran once it was fixed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Timing>,
    /// The window after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Timing>,
    /// How many times as slow.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mean_ratio: Option<f64>,
    /// How many standard errors that is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// Milliseconds that the window took longer because of it.
    pub extra_ms: f64,
}

/// Two windows compared.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WorkloadComparison {
    /// The queries: what regressed first, and of those the most expensive first.
    pub queries: Vec<ComparedQuery>,
    /// What is marked as fixed, with the times that it is held against from now on.
    pub fixed: Vec<FixedQuery>,
}

/// Compares two windows.
#[must_use]
pub fn compare(
    before: &Workload,
    after: &Workload,
    fixed: &[FixedQuery],
    thresholds: &Thresholds,
) -> WorkloadComparison {
    let earlier = by_fingerprint(before);
    let later = by_fingerprint(after);
    let marked: BTreeMap<&str, &FixedQuery> = fixed.iter().map(|query| (query.fingerprint.as_str(), query)).collect();
    let fingerprints: BTreeSet<&str> = earlier.keys().chain(later.keys()).copied().collect();
    let judged = fingerprints.into_iter().map(|fingerprint| {
        let (before, after) = (earlier.get(fingerprint).copied(), later.get(fingerprint).copied());
        judge(fingerprint, before, after, marked.get(fingerprint).copied(), thresholds)
    });
    let mut queries: Vec<ComparedQuery> = judged.collect();
    queries.sort_by(|left, right| {
        let by_verdict = left.verdict.cmp(&right.verdict).then(right.extra_ms.total_cmp(&left.extra_ms));
        by_verdict.then_with(|| left.fingerprint.cmp(&right.fingerprint))
    });
    let fixed = marked.values().map(|query| remembered(query, &later, thresholds)).collect();
    WorkloadComparison { queries, fixed }
}

fn by_fingerprint(workload: &Workload) -> BTreeMap<&str, &QueryStatistics> {
    workload.queries.iter().map(|query| (query.fingerprint.as_str(), query)).collect()
}

/// The first window with enough calls after a query was marked says how quick it is when it is fixed.
fn remembered(fixed: &FixedQuery, later: &BTreeMap<&str, &QueryStatistics>, thresholds: &Thresholds) -> FixedQuery {
    let seen = later.get(fixed.fingerprint.as_str()).filter(|query| query.calls >= thresholds.calls_min);
    let reference = fixed.reference.clone().or_else(|| seen.map(|query| (*query).clone()));
    FixedQuery { fingerprint: fixed.fingerprint.clone(), reference }
}

fn judge(
    fingerprint: &str,
    before: Option<&QueryStatistics>,
    after: Option<&QueryStatistics>,
    fixed: Option<&FixedQuery>,
    thresholds: &Thresholds,
) -> ComparedQuery {
    let reference = fixed.and_then(|fixed| fixed.reference.as_ref());
    let held_against = if fixed.is_some() { reference } else { before };
    let change = held_against.zip(after).map(|(before, after)| Change::of(before, after, thresholds));
    let reasons = change.as_ref().map(|change| change.reasons.clone()).unwrap_or_default();
    let verdict = match (before, after, &change) {
        (_, None, _) => QueryVerdict::Gone,
        (_, Some(_), Some(change)) if !change.reasons.is_empty() => QueryVerdict::Regressed,
        (_, Some(_), _) if fixed.is_some() => QueryVerdict::Fixed,
        (None, Some(_), _) => QueryVerdict::New,
        (Some(_), Some(_), Some(change)) => change.verdict,
        (Some(_), Some(_), None) => QueryVerdict::Unjudged,
    };
    ComparedQuery {
        fingerprint: fingerprint.to_owned(),
        sql: after.and_then(|query| query.sql.clone()).or_else(|| before.and_then(|query| query.sql.clone())),
        verdict,
        reasons,
        reopened: fixed.is_some() && verdict == QueryVerdict::Regressed,
        before: held_against.map(QueryStatistics::timing),
        after: after.map(QueryStatistics::timing),
        mean_ratio: change.as_ref().and_then(|change| change.mean_ratio),
        score: change.as_ref().and_then(|change| change.score),
        extra_ms: change.map_or_else(
            || after.filter(|_| before.is_none()).map_or(0.0, |query| query.total_ms),
            |change| change.extra_ms,
        ),
    }
}

struct Change {
    mean_ratio: Option<f64>,
    score: Option<f64>,
    extra_ms: f64,
    reasons: Vec<RegressionReason>,
    verdict: QueryVerdict,
}

impl Change {
    fn of(before: &QueryStatistics, after: &QueryStatistics, thresholds: &Thresholds) -> Self {
        let (old, new) = (before.mean_ms(), after.mean_ms());
        let mean_ratio = (old > 0.0).then(|| new / old);
        let score = score(before, after);
        let extra_ms = (new - old) * count(after.calls);
        let enough = before.calls >= thresholds.calls_min && after.calls >= thresholds.calls_min;
        let mut reasons = Vec::new();
        if enough && is_slower(old, new, score, thresholds) {
            reasons.push(RegressionReason::Mean);
        }
        if is_tail_slower(before, after, thresholds) {
            reasons.push(RegressionReason::Tail);
        }
        if enough && fails_more(before, after, thresholds) {
            reasons.push(RegressionReason::Errors);
        }
        let quicker = enough && is_slower(new, old, score.map(|score| -score), thresholds);
        let verdict = match (reasons.is_empty(), enough) {
            (false, _) => QueryVerdict::Regressed,
            (true, false) => QueryVerdict::Unjudged,
            (true, true) if quicker => QueryVerdict::Improved,
            (true, true) => QueryVerdict::Steady,
        };
        Self { mean_ratio, score, extra_ms, reasons, verdict }
    }
}

fn is_slower(old: f64, new: f64, score: Option<f64>, thresholds: &Thresholds) -> bool {
    let grew = |times: f64| new >= old * times && new - old >= thresholds.increase_ms_min;
    match score {
        Some(score) => grew(thresholds.mean_ratio_min) && score >= thresholds.score_min,
        None => grew(thresholds.unknown_deviation_ratio_min),
    }
}

/// Welch's t; none where a deviation is unknown, or where nothing varied.
fn score(before: &QueryStatistics, after: &QueryStatistics) -> Option<f64> {
    let variance = |query: &QueryStatistics| {
        let deviation = query.deviation_ms?;
        (query.calls > 1).then(|| deviation * deviation / count(query.calls))
    };
    let error = (variance(before)? + variance(after)?).sqrt();
    (error > 0.0).then(|| (after.mean_ms() - before.mean_ms()) / error)
}

fn is_tail_slower(before: &QueryStatistics, after: &QueryStatistics, thresholds: &Thresholds) -> bool {
    let enough = before.calls >= thresholds.tail_calls_min && after.calls >= thresholds.tail_calls_min;
    let (Some(old), Some(new)) = (before.timing().p95_ms, after.timing().p95_ms) else { return false };
    enough && new >= old * thresholds.tail_ratio_min && new - old >= thresholds.increase_ms_min
}

fn fails_more(before: &QueryStatistics, after: &QueryStatistics, thresholds: &Thresholds) -> bool {
    let (old, new) = (count(before.errors), count(after.errors));
    let (old_calls, new_calls) = (count(before.calls), count(after.calls));
    let increase = ratio(new, new_calls) - ratio(old, old_calls);
    let pooled = ratio(old + new, old_calls + new_calls);
    let error = (pooled * (1.0 - pooled) * (ratio(1.0, old_calls) + ratio(1.0, new_calls))).max(0.0).sqrt();
    increase >= thresholds.error_increase_min && error > 0.0 && increase / error >= thresholds.score_min
}
