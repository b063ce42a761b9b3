//! Identifiers of Asia.

use super::compact::{Compact, characters, digits, digits_of, value_of};
use super::date::{exists, two};
use super::{iso7064, luhn, verhoeff, weighted};

/// An Aadhaar number of India: Verhoeff's check digit; none begins with 0 or 1 or reads the same backwards (UIDAI).
#[must_use]
pub fn in_aadhaar(value: &[u8]) -> bool {
    digits::<12>(value)
        .is_some_and(|digits| digits[0] >= 2 && !digits.iter().eq(digits.iter().rev()) && verhoeff::is_valid(&digits))
}

/// A permanent account number of India: a kind of character for each place, the fourth a kind of holder (Income Tax
/// Department). Its last letter's rule is not public.
#[must_use]
pub fn in_pan(value: &[u8]) -> bool {
    characters::<10>(value).is_some_and(is_pan)
}

fn is_pan(characters: [u8; 10]) -> bool {
    let [letters @ .., _, _, _, _, last] = characters;
    let [_, _, _, _, _, serial @ .., _] = characters;
    letters.iter().all(u8::is_ascii_uppercase)
        && b"ABCFGHJKLPT".contains(&letters[3])
        && serial.iter().all(u8::is_ascii_digit)
        && serial != *b"0000"
        && last.is_ascii_uppercase()
}

/// A goods and services tax number of India: a state, a permanent account number, Luhn's check character in base 36.
#[must_use]
pub fn in_gstin(value: &[u8]) -> bool {
    let Some(characters) = characters::<15>(value) else { return false };
    let [tens, ones, pan @ .., entity, zed, _] = characters;
    let values = characters.map(|character| value_of(character).unwrap_or_default());
    tens.is_ascii_digit()
        && ones.is_ascii_digit()
        && matches!(two(tens - b'0', ones - b'0'), 1..=38 | 97 | 99)
        && is_pan(pan)
        && entity != b'0'
        && zed == b'Z'
        && luhn::sum_in(36, &values).is_multiple_of(36)
}

/// A resident registration number of South Korea: a date of birth, and the check digit modulo 11 that numbers given
/// before October 2020 have.
#[must_use]
pub fn kr_rrn(value: &[u8]) -> bool {
    digits::<13>(value).is_some_and(|digits| {
        let [y1, y2, m1, m2, d1, d2, kind, region1, region2, .., check] = digits;
        let century = match kind {
            1 | 2 | 5 | 6 => 1900,
            3 | 4 | 7 | 8 => 2000,
            _ => 1800,
        };
        exists(century + two(y1, y2), two(m1, m2), two(d1, d2))
            && two(region1, region2) <= 96
            && (11 - weighted::sum(&digits, &[2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11) % 10 == u32::from(check)
    })
}

/// An individual number of Japan: a check digit modulo 11 (ordinance 85 of 2014 of the Ministry of Internal Affairs).
#[must_use]
pub fn jp_my_number(value: &[u8]) -> bool {
    digits::<12>(value).is_some_and(|digits| {
        let left = weighted::sum(&digits, &[6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
        let check = if left <= 1 { 0 } else { 11 - left };
        check == u32::from(digits[11])
    })
}

/// A resident identity number of China: a province, a date of birth, ISO/IEC 7064 MOD 11-2 (GB 11643).
#[must_use]
pub fn cn_resident_id(value: &[u8]) -> bool {
    let Some(characters) = characters::<18>(value) else { return false };
    let [places @ .., check] = characters;
    let Some(digits) = digits_of::<17>(&places) else { return false };
    let [p1, p2, _, _, _, _, y1, y2, y3, y4, m1, m2, d1, d2, ..] = digits;
    let year = two(y1, y2) * 100 + two(y3, y4);
    let mut values = [0; 18];
    for (place, digit) in values.iter_mut().zip(digits) {
        *place = digit;
    }
    values[17] = match check {
        b'X' => 10,
        b'0'..=b'9' => check - b'0',
        _ => return false,
    };
    let province = matches!(two(p1, p2), 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83 | 91);
    province
        && (1800..2200).contains(&year)
        && exists(year, two(m1, m2), two(d1, d2))
        && iso7064::is_valid_mod_11_2(&values)
}

/// An identity card number of Hong Kong: one or two letters, six digits, a check character modulo 11, often in brackets.
#[must_use]
pub fn hk_hkid(value: &[u8]) -> bool {
    let (before, after) = match value.trim_ascii() {
        [before @ .., b'(', check, b')'] => (before, Some(*check)),
        all => (all, None),
    };
    let Some(compact) = Compact::of(before) else { return false };
    let (places, check) = match (after, compact.as_bytes()) {
        (Some(check), places) => (places, check.to_ascii_uppercase()),
        (None, [places @ .., check]) => (places, *check),
        (None, []) => return false,
    };
    // a missing first letter counts as 36
    let (first, second, rest) = match places {
        [second, rest @ ..] if rest.len() == 6 => (36, *second, rest),
        [first, second, rest @ ..] if rest.len() == 6 && first.is_ascii_uppercase() => {
            (*first - b'A' + 10, *second, rest)
        }
        _ => return false,
    };
    let check = match check {
        b'A' => 10,
        b'0'..=b'9' => check - b'0',
        _ => return false,
    };
    let Some([a, b, c, d, e, f]) = digits_of::<6>(rest) else { return false };
    let Some(second) = value_of(second).filter(|value| *value >= 10) else { return false };
    weighted::divides(11, &[first, second, a, b, c, d, e, f, check], &[9, 8, 7, 6, 5, 4, 3, 2, 1])
}

/// A national registration or foreign identification number of Singapore: seven digits and a check letter modulo 11.
#[must_use]
pub fn sg_nric(value: &[u8]) -> bool {
    let Some([series, digits @ .., check]) = characters::<9>(value) else { return false };
    let Some(digits) = digits_of::<7>(&digits) else { return false };
    let (added, letters): (u32, &[u8; 11]) = match series {
        b'S' => (0, b"JZIHGFEDCBA"),
        b'T' => (4, b"JZIHGFEDCBA"),
        b'F' => (0, b"XWUTRQPNMLK"),
        b'G' => (4, b"XWUTRQPNMLK"),
        b'M' => (3, b"XWUTRQPNJLK"),
        _ => return false,
    };
    let left = (weighted::sum(&digits, &[2, 7, 6, 5, 4, 3, 2]) + added) % 11;
    letters.get(left as usize) == Some(&check)
}

/// An identity number of Thailand: a check digit modulo 11 (Department of Provincial Administration).
#[must_use]
pub fn th_id(value: &[u8]) -> bool {
    digits::<13>(value).is_some_and(|digits| {
        let sum = weighted::sum(&digits, &[13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
        (1..=8).contains(&digits[0]) && (11 - sum % 11) % 10 == u32::from(digits[12])
    })
}

/// An identification number of Türkiye: two check digits modulo 10 (Nüfus ve Vatandaşlık İşleri).
#[must_use]
pub fn tr_tckn(value: &[u8]) -> bool {
    digits::<11>(value).is_some_and(|digits| {
        let [.., check1, check2] = digits;
        let odd = weighted::sum(&digits, &[1, 0, 1, 0, 1, 0, 1, 0, 1]);
        let even = weighted::sum(&digits, &[0, 1, 0, 1, 0, 1, 0, 1]);
        let all = odd + even + u32::from(check1);
        // ten times the even digits keep the difference above zero
        digits[0] != 0 && (odd * 7 + even * 9) % 10 == u32::from(check1) && all % 10 == u32::from(check2)
    })
}
