//! How bad an issue is: a function of the rule, the time and the rows.
//!
//! Every rule has a severity of its own. What is known of the statement moves it by at most one level:
//!
//! - up, when it takes [`SLOW_MS`] each time, or [`LARGE_SHARE`] of all the time of its window, or when the step that the
//!   issue is about handles [`MANY_ROWS`] rows each time;
//! - down, when it takes less than [`QUICK_MS`] each time and less than [`SMALL_SHARE`] of the window, or, where no time
//!   is known, when the step handles fewer than [`FEW_ROWS`] rows;
//! - neither, when nothing is known, or time and rows say opposite things.
//!
//! A rule about wrong results or lost data is never moved: it does not matter how quickly a result is wrong.

use super::Severity;

/// Milliseconds each time from where on a statement is slow.
const SLOW_MS: f64 = 1_000.0;
/// Milliseconds each time below which a statement is quick.
const QUICK_MS: f64 = 10.0;
/// The share of a window's time that is much for one statement.
const LARGE_SHARE: f64 = 0.2;
/// The share of a window's time that is little.
const SMALL_SHARE: f64 = 0.01;
/// Rows that are many for one step.
const MANY_ROWS: f64 = 1_000_000.0;
/// Rows that are few.
const FEW_ROWS: f64 = 1_000.0;

/// What is known of what a statement costs.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Cost {
    /// Milliseconds each time.
    pub mean_ms: Option<f64>,
    /// The share of the window's time: 0 to 1.
    pub share: Option<f64>,
    /// Rows that the step handles each time.
    pub rows: Option<f64>,
}

/// The severity of an issue.
///
/// ```
/// use bastion_core::sql::advice::{Cost, Severity, severity_of};
///
/// let slow = Cost { mean_ms: Some(2_500.0), ..Cost::default() };
/// assert_eq!(severity_of(Severity::Medium, false, slow), Severity::High);
/// assert_eq!(severity_of(Severity::Critical, true, Cost { mean_ms: Some(0.1), ..slow }), Severity::Critical);
/// ```
#[must_use]
pub fn severity_of(rule: Severity, fixed: bool, cost: Cost) -> Severity {
    if fixed {
        return rule;
    }
    let slow = cost.mean_ms.is_some_and(|ms| ms >= SLOW_MS) || cost.share.is_some_and(|share| share >= LARGE_SHARE);
    let many = cost.rows.is_some_and(|rows| rows >= MANY_ROWS);
    let quick = cost.mean_ms.is_some_and(|ms| ms < QUICK_MS) && cost.share.is_none_or(|share| share < SMALL_SHARE);
    let few = cost.mean_ms.is_none() && cost.rows.is_some_and(|rows| rows < FEW_ROWS);
    match (slow || many, quick || few) {
        (true, false) => up(rule),
        (false, true) => down(rule),
        _ => rule,
    }
}

const fn up(severity: Severity) -> Severity {
    match severity {
        Severity::Low => Severity::Medium,
        Severity::Medium => Severity::High,
        Severity::High | Severity::Critical => Severity::Critical,
    }
}

const fn down(severity: Severity) -> Severity {
    match severity {
        Severity::Low | Severity::Medium => Severity::Low,
        Severity::High => Severity::Medium,
        Severity::Critical => Severity::High,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_and_rows_move_a_severity_by_one() {
        let cost = |mean_ms, share, rows| Cost { mean_ms, share, rows };
        let cases = [
            (cost(None, None, None), Severity::High),
            (cost(Some(1_000.0), None, None), Severity::Critical),
            (cost(Some(5.0), None, None), Severity::Medium),
            (cost(Some(5.0), Some(0.3), None), Severity::Critical),
            (cost(Some(5.0), Some(0.05), None), Severity::High),
            (cost(None, None, Some(2e6)), Severity::Critical),
            (cost(None, None, Some(10.0)), Severity::Medium),
            (cost(Some(100.0), None, Some(10.0)), Severity::High),
            // quick, but over many rows: no telling
            (cost(Some(5.0), None, Some(2e6)), Severity::High),
        ];
        for (cost, expected) in cases {
            assert_eq!(severity_of(Severity::High, false, cost), expected, "{cost:?}");
        }
        assert_eq!(severity_of(Severity::Low, false, cost(Some(1.0), None, None)), Severity::Low);
    }
}
