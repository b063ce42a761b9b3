//! Two sets of statistics against each other.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::distribution::{
    Numbers, categories, category_stability, decile_stability, jensen_shannon, kolmogorov_smirnov,
};
use super::measure::{DriftMeasure, DriftObservation, DriftThresholds, Unmeasured};
use crate::snapshot::{ColumnStatistics, Snapshot};

/// What changed in the data of two snapshots.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StatisticsComparison {
    /// Every measure that could be taken, by path and measure.
    pub observations: Vec<DriftObservation>,
    /// What could not be measured, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unmeasured: Vec<Unmeasured>,
    /// How many observations count as drift.
    pub drifted: u32,
}

/// Compares the statistics that two snapshots carry.
#[must_use]
pub fn compare_statistics(old: &Snapshot, new: &Snapshot, thresholds: &DriftThresholds) -> StatisticsComparison {
    let mut found = Found { thresholds, observations: Vec::new(), unmeasured: Vec::new() };
    let by_path = |snapshot: &'_ Snapshot| -> BTreeMap<Vec<String>, ColumnStatistics> {
        let keyed = snapshot
            .statistics()
            .iter()
            .map(|column| (column.path().iter().map(ToString::to_string).collect(), column.clone()));
        keyed.collect()
    };
    let (before, after) = (by_path(old), by_path(new));
    let paths: BTreeSet<&Vec<String>> = before.keys().chain(after.keys()).collect();
    let mut relations = BTreeSet::new();
    for path in paths {
        match (before.get(path), after.get(path)) {
            (Some(old), Some(new)) => {
                if relations.insert(path.get(..2).unwrap_or_default().to_vec()) {
                    found.volume(path.get(..2).unwrap_or_default(), old, new);
                }
                found.column(path, old, new);
            }
            (None, _) => found.cannot(path, None, "there were no statistics before"),
            (_, None) => found.cannot(path, None, "there are no statistics now"),
        }
    }
    found.observations.sort_by(|left, right| (&left.path, left.measure).cmp(&(&right.path, right.measure)));
    let drifted = found.observations.iter().filter(|observation| observation.drifted).count();
    StatisticsComparison {
        observations: found.observations,
        unmeasured: found.unmeasured,
        drifted: u32::try_from(drifted).unwrap_or(u32::MAX),
    }
}

struct Found<'a> {
    thresholds: &'a DriftThresholds,
    observations: Vec<DriftObservation>,
    unmeasured: Vec<Unmeasured>,
}

impl Found<'_> {
    fn cannot(&mut self, path: &[String], measure: Option<DriftMeasure>, reason: &str) {
        self.unmeasured.push(Unmeasured { path: path.to_vec(), measure, reason: reason.to_owned() });
    }

    fn note(&mut self, path: &[String], measure: DriftMeasure, value: f64, what: &str) {
        let threshold = self.thresholds.of(measure);
        if !value.is_finite() {
            return self.cannot(path, Some(measure), "the measure has no finite value");
        }
        let sentence = format!("{} of `{}` {what}", measure.words(), path.join("."));
        let drifted = value > threshold;
        self.observations.push(DriftObservation { path: path.to_vec(), measure, value, threshold, drifted, sentence });
    }

    fn volume(&mut self, path: &[String], old: &ColumnStatistics, new: &ColumnStatistics) {
        match (old.row_count, new.row_count) {
            (Some(before), Some(after)) => {
                self.note(path, DriftMeasure::Volume, ratio(before, after), &went(before, after));
            }
            _ => self.cannot(path, Some(DriftMeasure::Volume), "the number of rows is not known"),
        }
    }

    fn column(&mut self, path: &[String], old: &ColumnStatistics, new: &ColumnStatistics) {
        if let (Some(before), Some(after)) = (old.null_ratio, new.null_ratio) {
            let what = format!("went from {} to {}", percent(before), percent(after));
            self.note(path, DriftMeasure::NullRatio, (after - before).abs(), &what);
        } else {
            self.cannot(path, Some(DriftMeasure::NullRatio), "the share of nulls is not known");
        }
        if let (Some(before), Some(after)) = (old.distinct_count, new.distinct_count) {
            self.note(path, DriftMeasure::DistinctCount, ratio(before, after), &went(before, after));
        }
        self.categories(path, old, new);
        match (Numbers::read(old), Numbers::read(new)) {
            (Some(before), Some(after)) => self.numbers(path, &before, &after),
            _ => self.cannot(
                path,
                Some(DriftMeasure::KolmogorovSmirnov),
                "its values are not known to be numbers or times",
            ),
        }
    }

    fn categories(&mut self, path: &[String], old: &ColumnStatistics, new: &ColumnStatistics) {
        let (Some(before), Some(after)) = (categories(old), categories(new)) else {
            return self.cannot(
                path,
                Some(DriftMeasure::JensenShannon),
                "its common values are not known on both sides",
            );
        };
        let only = |these: &super::distribution::Categories<'_>, those: &super::distribution::Categories<'_>| {
            let gone = these.iter().filter(|(value, _)| value.is_some() && !those.contains_key(*value));
            let names: Vec<_> = gone.clone().filter_map(|(value, _)| *value).take(5).map(shown).collect();
            (gone.map(|(_, share)| share).sum::<f64>(), names.join(", "))
        };
        let (share, names) = only(&after, &before);
        self.note(path, DriftMeasure::NewCategories, share, &format!("is {}{}", percent(share), listed(&names)));
        let (share, names) = only(&before, &after);
        self.note(path, DriftMeasure::VanishedCategories, share, &format!("is {}{}", percent(share), listed(&names)));
        let divergence = jensen_shannon(&before, &after);
        self.note(path, DriftMeasure::JensenShannon, divergence, &format!("is {divergence:.3} bits"));
        if Numbers::read(old).is_none() || Numbers::read(new).is_none() {
            let index = category_stability(&before, &after);
            self.note(path, DriftMeasure::PopulationStability, index, &format!("is {index:.3}"));
        }
    }

    fn numbers(&mut self, path: &[String], before: &Numbers, after: &Numbers) {
        let distance = kolmogorov_smirnov(before, after);
        self.note(path, DriftMeasure::KolmogorovSmirnov, distance, &format!("is {distance:.3}"));
        let index = decile_stability(before, after);
        self.note(path, DriftMeasure::PopulationStability, index, &format!("is {index:.3}"));
        let ((low, high), (new_low, new_high)) = (before.range(), after.range());
        let beyond = (low - new_low).max(0.0) + (new_high - high).max(0.0);
        if high > low {
            let what = format!("reaches {} beyond what it was", percent(beyond / (high - low)));
            self.note(path, DriftMeasure::Range, beyond / (high - low), &what);
        } else if beyond > 0.0 {
            self.cannot(path, Some(DriftMeasure::Range), "it was a single value, and is more now");
        }
    }
}

// one more on each side: nothing to something is a large ratio, not an infinite one
fn ratio(before: u64, after: u64) -> f64 {
    let (before, after) = (before.saturating_add(1) as f64, after.saturating_add(1) as f64);
    (after / before).max(before / after)
}

fn went(before: u64, after: u64) -> String {
    if before == after { format!("is {after} as before") } else { format!("went from {before} to {after}") }
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

fn shown(value: &str) -> String {
    format!("`{}`", crate::escape::plain(value).chars().take(40).collect::<String>())
}

fn listed(names: &str) -> String {
    if names.is_empty() { String::new() } else { format!(": {names}") }
}
