//! The measures, their thresholds, and how they are said.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DriftMeasure {
    /// The number of rows: the ratio of the larger to the smaller.
    Volume,
    /// The share of nulls: the difference, 0 to 1.
    NullRatio,
    /// The number of different values: the ratio of the larger to the smaller.
    DistinctCount,
    /// The share of rows whose value was no common one before.
    NewCategories,
    /// The share of rows, before, whose value is no common one now.
    VanishedCategories,
    /// How far the range reaches beyond the old one, as a share of the old range.
    Range,
    /// The population stability index over the old deciles, or over the categories.
    PopulationStability,
    /// The largest distance of the two cumulative distributions, 0 to 1 (Kolmogorov–Smirnov).
    KolmogorovSmirnov,
    /// The Jensen–Shannon divergence of the categories, in bits, 0 to 1.
    JensenShannon,
}

impl DriftMeasure {
    /// The measure in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Volume => "number of rows",
            Self::NullRatio => "share of nulls",
            Self::DistinctCount => "number of different values",
            Self::NewCategories => "share of new common values",
            Self::VanishedCategories => "share of vanished common values",
            Self::Range => "range",
            Self::PopulationStability => "population stability index",
            Self::KolmogorovSmirnov => "Kolmogorov–Smirnov distance",
            Self::JensenShannon => "Jensen–Shannon divergence",
        }
    }
}

/// From where on a measure counts as drift.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DriftThresholds {
    /// Ratio of row counts; 1.5 when absent.
    pub volume_ratio: f64,
    /// Difference of null ratios; 0.05 when absent.
    pub null_ratio_difference: f64,
    /// Ratio of distinct counts; 2 when absent.
    pub distinct_ratio: f64,
    /// Share of rows with new or vanished common values; 0.05 when absent.
    pub category_ratio: f64,
    /// Share of the old range; 0.5 when absent.
    pub range_ratio: f64,
    /// Population stability index; 0.2 when absent, from where on scorecard practice speaks of a major shift (Siddiqi,
    /// "Credit Risk Scorecards", 2006; 0.1 to 0.2 is a minor one).
    pub population_stability: f64,
    /// Kolmogorov–Smirnov distance; 0.1 when absent. A distance, not a test: with the sizes of tables every difference
    /// is significant.
    pub kolmogorov_smirnov: f64,
    /// Jensen–Shannon divergence in bits; 0.1 when absent.
    pub jensen_shannon: f64,
}

impl Default for DriftThresholds {
    fn default() -> Self {
        Self {
            volume_ratio: 1.5,
            null_ratio_difference: 0.05,
            distinct_ratio: 2.0,
            category_ratio: 0.05,
            range_ratio: 0.5,
            population_stability: 0.2,
            kolmogorov_smirnov: 0.1,
            jensen_shannon: 0.1,
        }
    }
}

impl DriftThresholds {
    /// The threshold of a measure.
    #[must_use]
    pub const fn of(&self, measure: DriftMeasure) -> f64 {
        match measure {
            DriftMeasure::Volume => self.volume_ratio,
            DriftMeasure::NullRatio => self.null_ratio_difference,
            DriftMeasure::DistinctCount => self.distinct_ratio,
            DriftMeasure::NewCategories | DriftMeasure::VanishedCategories => self.category_ratio,
            DriftMeasure::Range => self.range_ratio,
            DriftMeasure::PopulationStability => self.population_stability,
            DriftMeasure::KolmogorovSmirnov => self.kolmogorov_smirnov,
            DriftMeasure::JensenShannon => self.jensen_shannon,
        }
    }
}

/// One measure of one column, or of a relation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DriftObservation {
    /// The relation's path, or the column's.
    pub path: Vec<String>,
    /// What was measured.
    pub measure: DriftMeasure,
    /// How much.
    pub value: f64,
    /// From where on it counts.
    pub threshold: f64,
    /// Whether it counts.
    pub drifted: bool,
    /// The same in a sentence.
    pub sentence: String,
}

/// A measure that could not be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unmeasured {
    /// The relation's path, or the column's.
    pub path: Vec<String>,
    /// What was to be measured; everything when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<DriftMeasure>,
    /// Why it could not be.
    pub reason: String,
}
