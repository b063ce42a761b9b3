//! The check characters of ISO/IEC 7064.

use super::compact::value_of;

/// MOD 97-10 over letters and digits: what is left of the whole number, letters counting as two digits. 1 is valid.
pub(super) fn mod_97(characters: impl IntoIterator<Item = u8>) -> Option<u32> {
    // more digits have no room beside another two
    const LEFT_MAX: u64 = u64::MAX / 1000;
    let left = characters.into_iter().try_fold(0_u64, |left, character| {
        let value = u64::from(value_of(character)?);
        let left = if left > LEFT_MAX { left % 97 } else { left };
        Some(left * if value < 10 { 10 } else { 100 } + value)
    })?;
    u32::try_from(left % 97).ok()
}

/// MOD 11,10: whether the last digit is the check digit of those before it.
pub(super) fn is_valid_mod_11_10(digits: &[u8]) -> bool {
    let Some((check, digits)) = digits.split_last() else { return false };
    let product = digits.iter().fold(10, |product, digit| {
        let sum = (product + u32::from(*digit)) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    (product + u32::from(*check)) % 10 == 1
}

/// MOD 11-2: whether the last value, 10 for an X, is the check value of those before it.
pub(super) fn is_valid_mod_11_2(values: &[u8]) -> bool {
    values.iter().fold(0, |left, value| (left * 2 + u32::from(*value)) % 11) == 1
}
