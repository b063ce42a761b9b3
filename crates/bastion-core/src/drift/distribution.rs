//! Distributions from statistics, and the distances between them.

use std::collections::{BTreeMap, BTreeSet};

use crate::snapshot::ColumnStatistics;

/// The least share a bin is given: a bin that is empty on one side would make the index infinite.
const SHARE_MIN: f64 = 1e-4;
/// Bins of the population stability index over numbers.
const BINS: u32 = 10;

/// The shares of common values, and of all others under `None`.
pub(super) type Categories<'a> = BTreeMap<Option<&'a str>, f64>;

/// The shares of a column's values that are not null. `None` when no common value is known.
pub(super) fn categories(statistics: &ColumnStatistics) -> Option<Categories<'_>> {
    let filled = 1.0 - statistics.null_ratio.unwrap_or(0.0);
    if statistics.most_common.is_empty() || filled <= 0.0 {
        return None;
    }
    let mut shares: Categories<'_> = BTreeMap::new();
    for value in &statistics.most_common {
        *shares.entry(Some(value.value.as_str())).or_insert(0.0) += (value.ratio / filled).clamp(0.0, 1.0);
    }
    let known: f64 = shares.values().sum();
    if known < 1.0 {
        shares.insert(None, 1.0 - known);
    }
    Some(shares)
}

fn pairs(old: &Categories<'_>, new: &Categories<'_>) -> Vec<(f64, f64)> {
    let names: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    let share = |shares: &Categories<'_>, name| shares.get(name).copied().unwrap_or(0.0);
    names.into_iter().map(|name| (share(old, name), share(new, name))).collect()
}

/// Σ (new − old) · ln(new / old), every share at least [`SHARE_MIN`].
pub(super) fn population_stability(shares: &[(f64, f64)]) -> f64 {
    let term = |(old, new): &(f64, f64)| {
        let (old, new) = (old.max(SHARE_MIN), new.max(SHARE_MIN));
        (new - old) * (new / old).ln()
    };
    shares.iter().map(term).sum()
}

/// The same over categories.
pub(super) fn category_stability(old: &Categories<'_>, new: &Categories<'_>) -> f64 {
    population_stability(&pairs(old, new))
}

/// The Jensen–Shannon divergence with the logarithm of base 2 (Lin, 1991): 0 for equal, 1 for disjoint.
pub(super) fn jensen_shannon(old: &Categories<'_>, new: &Categories<'_>) -> f64 {
    let against = |share: f64, middle: f64| if share > 0.0 { share * (share / middle).log2() } else { 0.0 };
    let term = |(old, new): (f64, f64)| {
        let middle = f64::midpoint(old, new);
        f64::midpoint(against(old, middle), against(new, middle))
    };
    pairs(old, new).into_iter().map(term).sum::<f64>().clamp(0.0, 1.0)
}

/// A distribution of numbers: jumps at common values, straight lines between the bounds of an equi-depth histogram.
#[derive(Debug, Clone)]
pub(super) struct Numbers {
    jumps: Vec<(f64, f64)>,
    bounds: Vec<f64>,
    between: f64,
}

impl Numbers {
    /// Reads numbers, or days and times as seconds. `None` when the values are neither.
    pub(super) fn read(statistics: &ColumnStatistics) -> Option<Self> {
        let filled = 1.0 - statistics.null_ratio.unwrap_or(0.0);
        let bounds = statistics.histogram_bounds.iter().map(|text| number(text)).collect::<Option<Vec<_>>>()?;
        let common = &statistics.most_common;
        let jumps =
            common.iter().map(|value| Some((number(&value.value)?, value.ratio))).collect::<Option<Vec<_>>>()?;
        if filled <= 0.0 || (bounds.len() < 2 && jumps.is_empty()) {
            return None;
        }
        let jumps: Vec<(f64, f64)> = jumps.into_iter().map(|(value, ratio)| (value, ratio / filled)).collect();
        let common: f64 = jumps.iter().map(|(_, share)| share).sum();
        let between = if bounds.len() < 2 { 0.0 } else { (1.0 - common).max(0.0) };
        let whole = common + between;
        // without a histogram the common values are all there is
        let jumps = jumps.into_iter().map(|(value, share)| (value, share / whole)).collect();
        Some(Self { jumps, bounds, between: between / whole })
    }

    /// The share of values below a point; with `including`, at it as well.
    fn below(&self, point: f64, including: bool) -> f64 {
        let at = |value: f64| value < point || (including && value <= point);
        let jumped: f64 = self.jumps.iter().filter(|(value, _)| at(*value)).map(|(_, share)| share).sum();
        jumped + self.between * self.position(point)
    }

    // how far a point is through the histogram, 0 to 1; bounds that are equal jump
    fn position(&self, point: f64) -> f64 {
        let parts = self.bounds.len().saturating_sub(1);
        if parts == 0 {
            return 0.0;
        }
        let mut position = 0.0;
        for pair in self.bounds.windows(2) {
            let [low, high] = pair else { continue };
            position += if point >= *high {
                1.0
            } else if point > *low {
                (point - low) / (high - low)
            } else {
                0.0
            };
        }
        position / parts as f64
    }

    fn points(&self) -> impl Iterator<Item = f64> + '_ {
        self.jumps.iter().map(|(value, _)| *value).chain(self.bounds.iter().copied())
    }

    /// The point below which a share of the values lies.
    fn quantile(&self, share: f64) -> f64 {
        let mut points: Vec<f64> = self.points().collect();
        points.sort_by(f64::total_cmp);
        let reached = points.iter().copied().find(|point| self.below(*point, true) >= share);
        let high = reached.or_else(|| points.last().copied()).unwrap_or_default();
        let low = points.iter().copied().rfind(|point| *point < high).unwrap_or(high);
        let (below, above) = (self.below(low, true), self.below(high, false));
        if share >= above || above <= below {
            return high;
        }
        low + (high - low) * ((share - below) / (above - below)).clamp(0.0, 1.0)
    }

    /// The least and the greatest point.
    pub(super) fn range(&self) -> (f64, f64) {
        let low = self.points().fold(f64::INFINITY, f64::min);
        (low, self.points().fold(f64::NEG_INFINITY, f64::max))
    }
}

/// The largest distance of the two cumulative distributions: it lies at a jump or a bound of one of them.
pub(super) fn kolmogorov_smirnov(old: &Numbers, new: &Numbers) -> f64 {
    let distance = |point: f64, including| (old.below(point, including) - new.below(point, including)).abs();
    let at = |point: f64| distance(point, false).max(distance(point, true));
    old.points().chain(new.points()).map(at).fold(0.0, f64::max).min(1.0)
}

/// The population stability index over the deciles of the old distribution.
pub(super) fn decile_stability(old: &Numbers, new: &Numbers) -> f64 {
    let mut edges: Vec<f64> = (1..BINS).map(|bin| old.quantile(f64::from(bin) / f64::from(BINS))).collect();
    // a value that fills several deciles makes one bin of them
    edges.dedup_by(|left, right| left.total_cmp(right).is_eq());
    let mut shares = Vec::with_capacity(edges.len() + 1);
    let mut before = (0.0, 0.0);
    for edge in edges {
        let here = (old.below(edge, true), new.below(edge, true));
        shares.push((here.0 - before.0, here.1 - before.1));
        before = here;
    }
    shares.push((1.0 - before.0, 1.0 - before.1));
    population_stability(&shares)
}

fn number(text: &str) -> Option<f64> {
    let plain = text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    plain.or_else(|| {
        let moment = text.parse::<jiff::civil::DateTime>().ok().or_else(|| {
            let zoned = text.parse::<jiff::Timestamp>().ok()?;
            Some(zoned.to_zoned(jiff::tz::TimeZone::UTC).datetime())
        })?;
        let start = jiff::civil::date(1970, 1, 1).at(0, 0, 0, 0);
        Some(moment.duration_since(start).as_secs_f64())
    })
}
