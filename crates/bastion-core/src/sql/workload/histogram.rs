//! Times in buckets whose width grows with them.
//!
//! A time is a whole number of microseconds. Below 32 µs each number is a bucket of its own; above, each doubling is
//! cut into 16 buckets of equal width (Gil Tene's HdrHistogram does the same). A percentile is the middle of its
//! bucket: at most 1/32 away from the time itself, on every machine, because only whole numbers decide.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Some of the times of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "WorkloadHistogramBucket")]
pub struct HistogramBucket {
    /// Which: see the module.
    pub bucket: u32,
    /// How many times lie in it.
    pub calls: u64,
}

const PARTS: u64 = 16;
const PARTS_BITS: u32 = 4;

/// The bucket of a time.
pub(super) fn bucket_of(ms: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held within the range before")]
    let micros = (ms * 1_000.0).round().clamp(0.0, 9.0e15) as u64;
    if micros < 2 * PARTS {
        return u32::try_from(micros).unwrap_or(0);
    }
    let exponent = micros.ilog2() - PARTS_BITS;
    let part = u32::try_from((micros >> exponent) - PARTS).unwrap_or(0);
    (exponent << PARTS_BITS) + 16 + part
}

/// The middle of a bucket, in milliseconds.
fn middle_of(bucket: u32) -> f64 {
    let bucket = u64::from(bucket);
    if bucket < 2 * PARTS {
        return whole(bucket) / 1_000.0;
    }
    let exponent = ((bucket - PARTS) >> PARTS_BITS).min(52);
    let low = (PARTS + ((bucket - PARTS) & (PARTS - 1))) << exponent;
    (whole(low) + whole((1_u64 << exponent) - 1) / 2.0) / 1_000.0
}

/// The time that a share of all times does not exceed, by the nearest rank; none for an empty histogram.
#[must_use]
pub fn percentile(histogram: &[HistogramBucket], share: f64) -> Option<f64> {
    let all: u64 = histogram.iter().fold(0, |sum, bucket| sum.saturating_add(bucket.calls));
    let rank = (share.clamp(0.0, 1.0) * whole(all)).ceil().max(1.0);
    let mut seen = 0_u64;
    for bucket in histogram {
        seen = seen.saturating_add(bucket.calls);
        if whole(seen) >= rank {
            return Some(middle_of(bucket.bucket));
        }
    }
    None
}

/// Two histograms together.
pub(super) fn together(left: &[HistogramBucket], right: &[HistogramBucket]) -> Vec<HistogramBucket> {
    let mut counts = std::collections::BTreeMap::new();
    for bucket in left.iter().chain(right) {
        let calls: &mut u64 = counts.entry(bucket.bucket).or_default();
        *calls = calls.saturating_add(bucket.calls);
    }
    counts.into_iter().map(|(bucket, calls)| HistogramBucket { bucket, calls }).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a rank among more than 2^53 times needs no last digit")]
const fn whole(number: u64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_percentile_is_close_to_the_time_itself(mut times in prop::collection::vec(0.001_f64..1e7, 1..200), share in 0.0_f64..1.0) {
            let histogram = times.iter().fold(Vec::new(), |all, ms| {
                together(&all, &[HistogramBucket { bucket: bucket_of(*ms), calls: 1 }])
            });
            times.sort_by(f64::total_cmp);
            let rank = (share * times.len() as f64).ceil().max(1.0) as usize;
            let (exact, found) = (times[rank - 1], percentile(&histogram, share).unwrap());
            prop_assert!((exact - found).abs() <= exact / 32.0 + 0.000_51, "{exact} {found}");
        }

        #[test]
        fn a_longer_time_is_in_no_lower_bucket(short in 0.0_f64..1e9, more in 0.0_f64..1e9) {
            prop_assert!(bucket_of(short) <= bucket_of(short + more));
        }
    }
}
