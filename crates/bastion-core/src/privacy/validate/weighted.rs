//! Sums in which each place has its weight.

/// The sum of each value times its weight; values without a weight do not count.
pub(super) fn sum(values: &[u8], weights: &[u8]) -> u32 {
    values.iter().zip(weights).map(|(value, weight)| u32::from(*value) * u32::from(*weight)).sum()
}

/// Whether the weighted sum is a multiple.
pub(super) fn divides(divisor: u32, values: &[u8], weights: &[u8]) -> bool {
    sum(values, weights).is_multiple_of(divisor)
}
