//! Identifiers of Australia and South Africa.

use super::compact::{Compact, digits, digits_of};
use super::date::{exists_in_some_century, two};
use super::{luhn, weighted};

/// A tax file number of Australia: a weighted sum that 11 divides; old ones have eight digits (Australian Taxation
/// Office).
#[must_use]
pub fn au_tfn(value: &[u8]) -> bool {
    digits::<9>(value).is_some_and(|digits| weighted::divides(11, &digits, &[1, 4, 3, 7, 5, 8, 6, 9, 10]))
        || digits::<8>(value).is_some_and(|digits| weighted::divides(11, &digits, &[10, 7, 8, 4, 6, 3, 5, 1]))
}

/// A business number of Australia: a weighted sum that 89 divides, one being taken from the first digit; it begins with
/// 11 to 99 (Australian Business Register).
#[must_use]
pub fn au_abn(value: &[u8]) -> bool {
    digits::<11>(value).is_some_and(|digits| {
        let sum = weighted::sum(&digits, &[10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
        two(digits[0], digits[1]) >= 11 && sum % 89 == 10
    })
}

/// A company number of Australia: a check digit modulo 10 (Australian Securities and Investments Commission).
#[must_use]
pub fn au_acn(value: &[u8]) -> bool {
    digits::<9>(value).is_some_and(|digits| weighted::divides(10, &digits, &[8, 7, 6, 5, 4, 3, 2, 1, 1]))
}

/// A Medicare number of Australia: a check digit modulo 10, the number of the card, perhaps that of the person on it
/// (Services Australia).
#[must_use]
pub fn au_medicare(value: &[u8]) -> bool {
    let Some(compact) = Compact::of(value) else { return false };
    let (card, person) = match compact.as_bytes() {
        [card @ .., person] if card.len() == 10 => (card, Some(*person)),
        card => (card, None),
    };
    digits_of::<10>(card).is_some_and(|digits| {
        (2..=6).contains(&digits[0])
            && weighted::sum(&digits, &[1, 3, 7, 9, 1, 3, 7, 9]) % 10 == u32::from(digits[8])
            && digits[9] != 0
            && person.is_none_or(|person| matches!(person, b'1'..=b'9'))
    })
}

/// An identity number of South Africa: a date of birth, a status, Luhn's check digit (Department of Home Affairs).
#[must_use]
pub fn za_id(value: &[u8]) -> bool {
    digits::<13>(value).is_some_and(|digits| {
        let [y1, y2, m1, m2, d1, d2, _, _, _, _, status, _, _] = digits;
        exists_in_some_century(two(y1, y2), two(m1, m2), two(d1, d2)) && status <= 2 && luhn::is_valid(&digits)
    })
}
