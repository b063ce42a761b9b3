//! Luhn's check digit: ISO/IEC 7812-1 annex B.

/// Whether the last digit is the check digit of those before it.
pub(in crate::privacy) fn is_valid(digits: &[u8]) -> bool {
    sum(digits).is_multiple_of(10)
}

/// The sum that is a multiple of ten for a valid number: every second digit from the right counts twice.
pub(super) fn sum(digits: &[u8]) -> u32 {
    sum_in(10, digits)
}

/// The same in another base.
pub(super) fn sum_in(base: u32, values: &[u8]) -> u32 {
    let counted = values.iter().rev().zip([1, 2].into_iter().cycle()).map(|(value, factor)| {
        let product = u32::from(*value) * factor;
        product / base + product % base
    });
    counted.sum()
}
