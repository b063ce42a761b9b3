//! Telephones and vehicles.

use super::compact::{characters, digits};
use super::luhn;

/// The identity of a mobile device with its check digit: 3GPP TS 23.003.
#[must_use]
pub fn imei(value: &[u8]) -> bool {
    digits::<15>(value).is_some_and(|digits| luhn::is_valid(&digits))
}

/// A vehicle identification number with the check digit of 49 CFR 565 and GB 16735, which North America and China
/// prescribe. Numbers of other countries have none, and are not told from any other text of 17 characters.
#[must_use]
pub fn vin(value: &[u8]) -> bool {
    const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
    let Some(characters) = characters::<17>(value) else { return false };
    let sum = characters
        .iter()
        .zip(WEIGHTS)
        .try_fold(0, |sum, (character, weight)| Some(sum + transliterated(*character)? * weight));
    let check = match characters[8] {
        b'X' => Some(10),
        digit @ b'0'..=b'9' => Some(u32::from(digit - b'0')),
        _ => None,
    };
    let serial = characters.iter().skip(13).all(u8::is_ascii_digit);
    // a number of one digit repeated has a right sum too
    let varied = characters.iter().any(|character| *character != characters[0]);
    serial && varied && check.is_some() && sum.map(|sum| sum % 11) == check
}

fn transliterated(character: u8) -> Option<u32> {
    let value = match character {
        b'0'..=b'9' => character - b'0',
        b'A'..=b'H' => character - b'A' + 1,
        b'J'..=b'N' => character - b'J' + 1,
        b'P' => 7,
        b'R' => 9,
        b'S'..=b'Z' => character - b'S' + 2,
        _ => return None,
    };
    Some(u32::from(value))
}
