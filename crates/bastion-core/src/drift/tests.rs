use super::distribution::{
    Numbers, categories, decile_stability, jensen_shannon, kolmogorov_smirnov, population_stability,
};
use super::*;
use crate::schema::Dialect;
use crate::snapshot::{ColumnStatistics, FrequentValue, Snapshot, SnapshotDocument, StatisticsMethod};
use proptest::prelude::*;

fn column(common: &[(&str, f64)], bounds: &[&str], nulls: f64) -> ColumnStatistics {
    ColumnStatistics {
        schema: "s".into(),
        relation: "t".into(),
        column: "c".into(),
        method: StatisticsMethod::Catalog,
        row_count: Some(1000),
        null_ratio: Some(nulls),
        distinct_count: Some(10),
        minimum: None,
        maximum: None,
        most_common: common
            .iter()
            .map(|(value, ratio)| FrequentValue { value: (*value).into(), ratio: *ratio })
            .collect(),
        histogram_bounds: bounds.iter().map(ToString::to_string).collect(),
        sample_values: Vec::new(),
    }
}

fn snapshot(statistics: ColumnStatistics) -> Snapshot {
    let mut document = SnapshotDocument::new(Dialect::Postgresql);
    document.statistics.push(statistics);
    Snapshot::new(document).unwrap()
}

fn close(left: f64, right: f64) {
    assert!((left - right).abs() < 1e-9, "{left} is not {right}");
}

#[test]
fn measures_are_what_their_definitions_give() {
    // (0.5 − 0.2) ln(0.5/0.2) + (0.5 − 0.8) ln(0.5/0.8)
    close(population_stability(&[(0.2, 0.5), (0.8, 0.5)]), 0.3 * 2.5_f64.ln() - 0.3 * 0.625_f64.ln());
    // P = (1/2, 1/2), Q = (1, 0), M = (3/4, 1/4)
    let half = column(&[("a", 0.5), ("b", 0.5)], &[], 0.0);
    let one = column(&[("a", 1.0)], &[], 0.0);
    let expected =
        0.5 * (0.5 * (0.5_f64 / 0.75).log2() + 0.5 * (0.5_f64 / 0.25).log2()) + 0.5 * (1.0_f64 / 0.75).log2();
    close(jensen_shannon(&categories(&half).unwrap(), &categories(&one).unwrap()), expected);
    // uniform on [0, 10] and on [5, 15]: the distance is greatest from 5 to 10, a half
    let low = Numbers::read(&column(&[], &["0", "10"], 0.0)).unwrap();
    let high = Numbers::read(&column(&[], &["5", "15"], 0.0)).unwrap();
    close(kolmogorov_smirnov(&low, &high), 0.5);
    // the new one fills the upper five deciles of the old, and half of it lies above: 0.1 each, 0.6 in the last
    let empty = 5.0 * (1e-4 - 0.1) * (1e-4_f64 / 0.1).ln();
    close(decile_stability(&low, &high), empty + (0.6 - 0.1) * 6.0_f64.ln());
    // 0.6745 (21 − 10) / 1
    let series: Vec<_> = [9.0, 11.0, 10.0, 9.0, 11.0, 10.0, 9.0, 11.0, 21.0]
        .into_iter()
        .map(|value| HistoryPoint { at: "t".into(), value })
        .collect();
    let verdict = anomaly(&series, &AnomalyOptions::default());
    close(verdict.score.unwrap(), 0.6745 * 11.0);
    assert_eq!(verdict.anomalous, Some(true));
}

#[test]
fn dates_and_times_are_numbers() {
    let days = column(&[], &["2024-01-01", "2024-01-03"], 0.0);
    let moments = column(&[], &["2024-01-02 00:00:00", "2024-01-04 00:00:00"], 0.0);
    let distance = kolmogorov_smirnov(&Numbers::read(&days).unwrap(), &Numbers::read(&moments).unwrap());
    close(distance, 0.5);
    assert!(Numbers::read(&column(&[], &["a", "b"], 0.0)).is_none());
}

#[test]
fn a_week_is_compared_with_its_own_days() {
    // busy on weekdays, quiet at the weekend: a quiet Monday is out of line, a quiet Sunday is not
    let value = |day: usize, week: usize| if day < 5 { 1000.0 + week as f64 } else { 10.0 + week as f64 };
    let days: Vec<f64> = (0..10).flat_map(|week| (0..7).map(move |day| value(day, week))).collect();
    let series = |last: f64, length: usize| -> Vec<HistoryPoint> {
        let values = days.iter().copied().take(length).chain([last]);
        values.map(|value| HistoryPoint { at: "t".into(), value }).collect()
    };
    let options = AnomalyOptions { season_points: Some(7), ..AnomalyOptions::default() };
    assert_eq!(anomaly(&series(15.0, 70), &options).anomalous, Some(true));
    assert_eq!(anomaly(&series(15.0, 69), &options).anomalous, Some(false));
    let few = anomaly(&series(15.0, 3), &options);
    assert_eq!((few.anomalous, few.history_points), (None, 3));
    let constant = vec![HistoryPoint { at: "t".into(), value: 5.0 }; 10];
    assert_eq!(anomaly(&constant, &options).anomalous, Some(false));
}

#[test]
fn a_shift_is_said_in_plain_words() {
    let old = column(&[("new", 0.6), ("paid", 0.4)], &[], 0.02);
    let new = column(&[("new", 0.3), ("lost", 0.4)], &[], 0.3);
    let found = compare_statistics(&snapshot(old), &snapshot(new), &DriftThresholds::default());
    let said: Vec<_> =
        found.observations.iter().filter(|found| found.drifted).map(|found| found.sentence.as_str()).collect();
    insta::assert_snapshot!(said.join("\n"), @r"
    share of nulls of `s.t.c` went from 2.0 % to 30.0 %
    share of new common values of `s.t.c` is 57.1 %: `lost`
    share of vanished common values of `s.t.c` is 40.8 %: `paid`
    population stability index of `s.t.c` is 8.401
    Jensen–Shannon divergence of `s.t.c` is 0.502 bits
    ");
}

fn any_column() -> impl Strategy<Value = ColumnStatistics> {
    let common = prop::collection::vec((-50_i32..50, 0.0..0.2_f64), 0..5);
    let bounds = prop::collection::vec(-100_i32..100, 0..12);
    (common, bounds, prop::option::of(0.0..=1.0_f64), prop::option::of(any::<u32>())).prop_map(
        |(common, mut bounds, nulls, rows)| {
            bounds.sort_unstable();
            let texts: Vec<(String, f64)> =
                common.into_iter().map(|(value, ratio)| (value.to_string(), ratio)).collect();
            let pairs: Vec<(&str, f64)> = texts.iter().map(|(value, ratio)| (value.as_str(), *ratio)).collect();
            let bounds: Vec<String> = bounds.iter().map(ToString::to_string).collect();
            let bounds: Vec<&str> = bounds.iter().map(String::as_str).collect();
            let mut made = column(&pairs, &bounds, 0.0);
            (made.null_ratio, made.row_count) = (nulls, rows.map(u64::from));
            made
        },
    )
}

proptest! {
    #[test]
    fn distances_are_finite_bounded_and_nothing_for_equals(old in any_column(), new in any_column()) {
        let found = compare_statistics(&snapshot(old.clone()), &snapshot(new.clone()), &DriftThresholds::default());
        for observation in &found.observations {
            prop_assert!(observation.value.is_finite() && observation.value >= -1e-12, "{observation:?}");
            let bounded = matches!(observation.measure, DriftMeasure::KolmogorovSmirnov | DriftMeasure::JensenShannon);
            prop_assert!(!bounded || observation.value <= 1.0 + 1e-12, "{observation:?}");
        }
        let same = compare_statistics(&snapshot(old.clone()), &snapshot(old.clone()), &DriftThresholds::default());
        prop_assert_eq!(same.drifted, 0);
        if let (Some(left), Some(right)) = (Numbers::read(&old), Numbers::read(&new)) {
            prop_assert!((kolmogorov_smirnov(&left, &right) - kolmogorov_smirnov(&right, &left)).abs() < 1e-9);
        }
        if let (Some(left), Some(right)) = (categories(&old), categories(&new)) {
            prop_assert!((jensen_shannon(&left, &right) - jensen_shannon(&right, &left)).abs() < 1e-9);
        }
    }
}
