use proptest::prelude::*;

use super::*;

fn runs(fingerprint: &str, times: &[f64]) -> Vec<Execution> {
    let run =
        |ms: &f64| Execution { fingerprint: fingerprint.into(), sql: None, duration_ms: *ms, rows: 1, failed: false };
    times.iter().map(run).collect()
}

/// `calls` runs around a mean: a tenth less, a tenth more.
fn around(fingerprint: &str, mean: f64, calls: usize) -> Workload {
    let times: Vec<f64> = (0..calls).map(|at| mean * if at % 2 == 0 { 0.9 } else { 1.1 }).collect();
    collect(&runs(fingerprint, &times))
}

fn verdict(before: &Workload, after: &Workload) -> (QueryVerdict, Vec<RegressionReason>) {
    let compared = compare(before, after, &[], &Thresholds::default());
    (compared.queries[0].verdict, compared.queries[0].reasons.clone())
}

#[test]
fn what_counts_as_slower() {
    use QueryVerdict::{Improved, Regressed, Steady, Unjudged};
    let cases = [
        // mean before, calls before, mean after, calls after
        (10.0, 100, 16.0, 100, Regressed),
        (10.0, 100, 14.0, 100, Steady),
        (10.0, 100, 6.0, 100, Improved),
        (10.0, 100, 50.0, 29, Unjudged),
        (10.0, 29, 50.0, 100, Unjudged),
        // five times as slow, and nobody would notice
        (0.01, 100, 0.05, 100, Steady),
    ];
    for (old, old_calls, new, new_calls, expected) in cases {
        let found = verdict(&around("q", old, old_calls), &around("q", new, new_calls));
        assert_eq!(found.0, expected, "{old} x {old_calls} to {new} x {new_calls}");
    }
}

#[test]
fn chance_is_no_regression() {
    // one run of a hundred takes a second: the mean doubles, and a window with two such runs is nothing new
    let mut before = vec![10.0; 100];
    before[0] = 1_000.0;
    let mut after = before.clone();
    after[1] = 1_000.0;
    let found = verdict(&collect(&runs("q", &before)), &collect(&runs("q", &after)));
    assert_eq!(found.0, QueryVerdict::Steady);
}

#[test]
fn a_long_tail_and_failures_count_too() {
    let before = vec![10.0; 400];
    let mut after = before.clone();
    after[..40].fill(40.0);
    let found = verdict(&collect(&runs("q", &before)), &collect(&runs("q", &after)));
    assert_eq!(found, (QueryVerdict::Regressed, vec![RegressionReason::Tail]));

    let mut failing = runs("q", &before);
    failing[..20].iter_mut().for_each(|run| run.failed = true);
    let found = verdict(&collect(&runs("q", &before)), &collect(&failing));
    assert_eq!(found, (QueryVerdict::Regressed, vec![RegressionReason::Errors]));
    failing[..18].iter_mut().for_each(|run| run.failed = false);
    let found = verdict(&collect(&runs("q", &before)), &collect(&failing));
    assert_eq!(found.0, QueryVerdict::Steady, "two of four hundred may fail by chance");
}

#[test]
fn without_a_deviation_more_is_asked() {
    let counters = |calls: u64, mean: f64| StatementCounters {
        fingerprint: "q".into(),
        sql: None,
        calls,
        rows: 0,
        total_ms: mean * calls as f64,
        minimum_ms: None,
        maximum_ms: None,
        deviation_ms: None,
    };
    let at = |mean: f64| between(&[], &[counters(100, mean)]);
    assert_eq!(verdict(&at(10.0), &at(19.0)).0, QueryVerdict::Steady);
    assert_eq!(verdict(&at(10.0), &at(21.0)).0, QueryVerdict::Regressed);
}

#[test]
fn a_fixed_query_is_silent_until_it_regresses_again() {
    let (slow, quick) = (around("q", 100.0, 50), around("q", 10.0, 50));
    let mark = [FixedQuery { fingerprint: "q".into(), reference: None }];
    let thresholds = Thresholds::default();
    // marked while the window before still was quick: no reference yet, so it says nothing
    let first = compare(&quick, &slow, &mark, &thresholds);
    assert_eq!(first.queries[0].verdict, QueryVerdict::Fixed);

    let marked = compare(&slow, &quick, &mark, &thresholds);
    assert_eq!(marked.queries[0].verdict, QueryVerdict::Fixed);
    assert_eq!(marked.fixed[0].reference.as_ref().map(|query| query.calls), Some(50));

    let steady = compare(&around("q", 4.0, 50), &around("q", 12.0, 50), &marked.fixed, &thresholds);
    assert_eq!(steady.queries[0].verdict, QueryVerdict::Fixed, "slower than before, not than when it was fixed");
    assert_eq!(steady.fixed, marked.fixed);

    let again = compare(&quick, &slow, &marked.fixed, &thresholds);
    assert_eq!((again.queries[0].verdict, again.queries[0].reopened), (QueryVerdict::Regressed, true));
}

#[test]
fn counters_are_read_between_two_readings() {
    let counters = |calls: u64, total_ms: f64, deviation_ms: f64| StatementCounters {
        fingerprint: "q".into(),
        sql: Some("SELECT $1".into()),
        calls,
        rows: calls * 2,
        total_ms,
        minimum_ms: Some(1.0),
        maximum_ms: Some(9.0),
        deviation_ms: Some(deviation_ms),
    };
    // 1, 3 | 4, 8: mean 2, deviation 1; of all four: mean 4, squares 90, variance 22.5 − 16
    let window = between(&[counters(2, 4.0, 1.0)], &[counters(4, 16.0, 6.5_f64.sqrt())]);
    let query = &window.queries[0];
    assert_eq!((query.calls, query.rows, query.total_ms), (2, 4, 12.0));
    assert!((query.deviation_ms.unwrap() - 2.0).abs() < 1e-9, "{query:?}");
    assert_eq!((query.minimum_ms, query.maximum_ms), (None, None), "the server's are of all time");
    // set back in between
    let window = between(&[counters(9, 40.0, 1.0)], &[counters(4, 16.0, 1.0)]);
    assert_eq!((window.queries[0].calls, window.queries[0].maximum_ms), (4, Some(9.0)));
    assert_eq!(between(&[counters(4, 16.0, 1.0)], &[counters(4, 16.0, 1.0)]).queries, []);
}

#[test]
fn slow_logs_are_read_entry_by_entry() {
    let log = include_str!("../../../../../tests/sql/slow_log.txt");
    let entries = slow_log::read(log);
    let seen: Vec<_> =
        entries.iter().map(|entry| (entry.sql.as_str(), entry.rows_sent, entry.database.as_deref())).collect();
    insta::assert_debug_snapshot!(seen);
    assert!(entries.iter().all(|entry| entry.duration_ms > 0.0));
}

proptest! {
    #[test]
    fn windows_add_up_in_any_order(left in prop::collection::vec(0.01_f64..1e4, 1..40), right in prop::collection::vec(0.01_f64..1e4, 1..40)) {
        let (one, other) = (collect(&runs("q", &left)), collect(&runs("q", &right)));
        let all: Vec<f64> = left.iter().chain(&right).copied().collect();
        let (together, at_once) = (merge(&one, &other), collect(&runs("q", &all)));
        prop_assert_eq!(&together.queries[0].histogram, &at_once.queries[0].histogram);
        prop_assert_eq!(together.queries[0].timing().p95_ms, merge(&other, &one).queries[0].timing().p95_ms);
        let (merged, direct) = (together.queries[0].deviation_ms.unwrap(), at_once.queries[0].deviation_ms.unwrap());
        prop_assert!((merged - direct).abs() <= 1e-6 * (1.0 + direct), "{} {}", merged, direct);
    }

    #[test]
    fn a_window_compared_with_itself_is_steady(times in prop::collection::vec(0.01_f64..1e4, 30..60)) {
        let window = collect(&runs("q", &times));
        let compared = compare(&window, &window, &[], &Thresholds::default());
        prop_assert_eq!(compared.queries[0].verdict, QueryVerdict::Steady);
    }
}
