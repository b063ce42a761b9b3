//! Whether a value is out of line with its own history.
//!
//! The middle is the median and the spread the median absolute deviation, which a few bad days cannot move; the robust
//! score is 0.6745 · (value − median) / MAD (Iglewicz and Hoaglin, "How to Detect and Handle Outliers", 1993). With a
//! season, only points of the same phase count, if there are enough of them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A value at a time, in the order of time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HistoryPoint {
    /// The time, RFC 3339 in UTC; shown, not computed with.
    pub at: String,
    /// The value.
    pub value: f64,
}

/// What counts as out of line.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AnomalyOptions {
    /// Points per season (7 for days of a week, 24 for hours of a day); no season when absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub season_points: Option<u32>,
    /// The robust score from where on a value is out of line; 3.5 when absent, as the authors recommend.
    pub score_max: f64,
    /// Points that must be there before anything is said; 8 when absent.
    pub history_points_min: u32,
}

impl Default for AnomalyOptions {
    fn default() -> Self {
        Self { season_points: None, score_max: 3.5, history_points_min: 8 }
    }
}

/// What the history says of the last point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnomalyVerdict {
    /// Whether the last value is out of line; `None` when there is too little history.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anomalous: Option<bool>,
    /// The robust score; absent when there is too little history, or when the history never varied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<f64>,
    /// The least value that would be in line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_minimum: Option<f64>,
    /// The greatest value that would be in line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_maximum: Option<f64>,
    /// How many points were looked at.
    pub history_points: u32,
    /// The same in a sentence.
    pub sentence: String,
}

/// The normal distribution's 0.75 quantile: it makes the MAD comparable with a standard deviation.
const CONSISTENCY: f64 = 0.6745;

/// Judges the last point of a series by the points before it.
#[must_use]
pub fn anomaly(series: &[HistoryPoint], options: &AnomalyOptions) -> AnomalyVerdict {
    let silent = |history_points: usize, sentence: &str| AnomalyVerdict {
        anomalous: None,
        score: None,
        expected_minimum: None,
        expected_maximum: None,
        history_points: u32::try_from(history_points).unwrap_or(u32::MAX),
        sentence: sentence.to_owned(),
    };
    let Some((last, before)) = series.split_last() else { return silent(0, "there is no value") };
    if !last.value.is_finite() || before.iter().any(|point| !point.value.is_finite()) {
        return silent(before.len(), "the series holds what is no number");
    }
    let enough = usize::try_from(options.history_points_min.max(2)).unwrap_or(usize::MAX);
    let season = options.season_points.filter(|points| *points > 1).and_then(|points| usize::try_from(points).ok());
    let same_phase = season.map(|points| phase(before, points)).filter(|values| values.len() >= enough);
    let mut values = same_phase.unwrap_or_else(|| before.iter().map(|point| point.value).collect());
    if values.len() < enough {
        return silent(values.len(), &format!("{} values are too few to judge by, {enough} are needed", values.len()));
    }
    judge(last, &mut values, options.score_max)
}

// the values a whole number of seasons before the last one
fn phase(before: &[HistoryPoint], season: usize) -> Vec<f64> {
    before.iter().rev().skip(season - 1).step_by(season).map(|point| point.value).collect()
}

fn judge(last: &HistoryPoint, values: &mut [f64], score_max: f64) -> AnomalyVerdict {
    let history_points = u32::try_from(values.len()).unwrap_or(u32::MAX);
    let middle = median(values);
    let mut deviations: Vec<f64> = values.iter().map(|value| (value - middle).abs()).collect();
    let spread = median(&mut deviations);
    let reach = spread * score_max / CONSISTENCY;
    let (low, high) = (middle - reach, middle + reach);
    let score = (spread > 0.0).then(|| CONSISTENCY * (last.value - middle) / spread);
    let anomalous = match score {
        Some(score) => score.abs() > score_max,
        None => last.value.total_cmp(&middle).is_ne(),
    };
    let sentence = match (anomalous, score) {
        (true, None) => format!("{} at {} differs from {middle}, which it always was", last.value, last.at),
        (true, Some(_)) => format!("{} at {} is out of line: {low:.3} to {high:.3} was expected", last.value, last.at),
        (false, _) => format!("{} at {} is in line: {low:.3} to {high:.3} was expected", last.value, last.at),
    };
    AnomalyVerdict {
        anomalous: Some(anomalous),
        score,
        expected_minimum: Some(low),
        expected_maximum: Some(high),
        history_points,
        sentence,
    }
}

// never of an empty list
fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    let at = |place: usize| values.get(place).copied().unwrap_or_default();
    if values.len() % 2 == 1 { at(half) } else { f64::midpoint(at(half.saturating_sub(1)), at(half)) }
}
