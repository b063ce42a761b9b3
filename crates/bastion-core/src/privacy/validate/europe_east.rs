//! Identifiers of the north and the east of Europe.

use super::compact::{digits, digits_of, number};
use super::date::{exists, exists_in_some_century, two};
use super::{iso7064, luhn, weighted};

/// A national identification of Poland: a date of birth whose month says the century, a check digit modulo 10.
#[must_use]
pub fn pl_pesel(value: &[u8]) -> bool {
    digits::<11>(value).is_some_and(|digits| {
        let [y1, y2, m1, m2, d1, d2, ..] = digits;
        let month = two(m1, m2);
        let century = match month / 20 {
            0 => 1900,
            1 => 2000,
            2 => 2100,
            3 => 2200,
            _ => 1800,
        };
        exists(century + two(y1, y2), month % 20, two(d1, d2))
            && weighted::divides(10, &digits, &[1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1])
    })
}

/// A personal numeric code of Romania: sex and century, a date of birth, a county, a check digit modulo 11.
#[must_use]
pub fn ro_cnp(value: &[u8]) -> bool {
    digits::<13>(value).is_some_and(|digits| {
        let [kind, y1, y2, m1, m2, d1, d2, c1, c2, .., check] = digits;
        let century = match kind {
            3 | 4 => 1800,
            5 | 6 => 2000,
            _ => 1900,
        };
        let left = weighted::sum(&digits, &[2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
        kind != 0
            && exists(century + two(y1, y2), two(m1, m2), two(d1, d2))
            && matches!(two(c1, c2), 1..=48 | 51 | 52 | 70 | 80..=83)
            && (if left == 10 { 1 } else { left }) == u32::from(check)
    })
}

/// A personal identity number of Sweden with ten or twelve digits: a date of birth, Luhn's check digit over ten of them;
/// the days of a coordination number begin at 61 (Skatteverket). After a hundred years a plus stands before the last four.
#[must_use]
pub fn se_personnummer(value: &[u8]) -> bool {
    let plus = value.iter().position(|byte| *byte == b'+');
    let without_plus: Vec<u8> =
        value.iter().enumerate().filter(|(at, _)| Some(*at) != plus).map(|(_, byte)| *byte).collect();
    let ten = digits::<10>(&without_plus);
    let twelve = digits::<12>(&without_plus);
    let (digits, century) = match (ten, twelve) {
        (Some(digits), _) => (digits, None),
        (_, Some([c1, c2, digits @ ..])) => (digits, Some(two(c1, c2))),
        _ => return false,
    };
    let [y1, y2, m1, m2, d1, d2, ..] = digits;
    let day = two(d1, d2);
    let day = if day > 60 { day - 60 } else { day };
    let born = match century {
        Some(century @ 18..=20) => exists(century * 100 + two(y1, y2), two(m1, m2), day),
        Some(_) => false,
        None => exists_in_some_century(two(y1, y2), two(m1, m2), day),
    };
    born && luhn::is_valid(&digits)
}

/// A national identity number of Norway: a date of birth, two check digits modulo 11; 40 is added to the day of a
/// D-number and to the month of an H-number (Skatteetaten).
#[must_use]
pub fn no_fodselsnummer(value: &[u8]) -> bool {
    digits::<11>(value).is_some_and(|digits| {
        let [d1, d2, m1, m2, y1, y2, ..] = digits;
        let lowered = |number: u32| if number > 40 { number - 40 } else { number };
        exists_in_some_century(two(y1, y2), lowered(two(m1, m2)), lowered(two(d1, d2)))
            && weighted::divides(11, &digits, &[3, 7, 6, 1, 8, 9, 4, 5, 2, 1])
            && weighted::divides(11, &digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1])
    })
}

/// A civil registration number of Denmark: a date of birth whose century the seventh digit says. Its check digit was
/// given up in 2007 (CPR-kontoret), so that the date is all there is.
#[must_use]
pub fn dk_cpr(value: &[u8]) -> bool {
    digits::<10>(value).is_some_and(|digits| {
        let [d1, d2, m1, m2, y1, y2, seventh, ..] = digits;
        let year = two(y1, y2);
        let century = match (seventh, year) {
            (0..=3, _) | (4 | 9, 37..) => 1900,
            (5..=8, 58..) => 1800,
            _ => 2000,
        };
        exists(century + year, two(m1, m2), two(d1, d2))
    })
}

/// A personal identity code of Finland: a date of birth, a sign for the century, a check character modulo 31 (Digi- ja
/// väestötietovirasto).
#[must_use]
pub fn fi_hetu(value: &[u8]) -> bool {
    const CHECKS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";
    let Ok([d1, d2, m1, m2, y1, y2, sign, n1, n2, n3, check]) = <[u8; 11]>::try_from(value.trim_ascii()) else {
        return false;
    };
    let century = match sign.to_ascii_uppercase() {
        b'+' => 1800,
        b'-' | b'U'..=b'Y' => 1900,
        b'A'..=b'F' => 2000,
        _ => return false,
    };
    let Some(digits) = digits_of::<9>(&[d1, d2, m1, m2, y1, y2, n1, n2, n3]) else { return false };
    let [d1, d2, m1, m2, y1, y2, individual @ ..] = digits;
    let position = usize::try_from(number(&digits) % 31).unwrap_or_default();
    exists(century + two(y1, y2), two(m1, m2), two(d1, d2))
        && number(&individual) >= 2
        && CHECKS.get(position) == Some(&check.to_ascii_uppercase())
}

/// A uniform civil number of Bulgaria: a date of birth whose month says the century, a check digit modulo 11.
#[must_use]
pub fn bg_egn(value: &[u8]) -> bool {
    digits::<10>(value).is_some_and(|digits| {
        let [y1, y2, m1, m2, d1, d2, .., check] = digits;
        let month = two(m1, m2);
        let (century, month) = match month {
            0..=12 => (1900, month),
            21..=32 => (1800, month - 20),
            41..=52 => (2000, month - 40),
            _ => return false,
        };
        exists(century + two(y1, y2), month, two(d1, d2))
            && weighted::sum(&digits, &[2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10 == u32::from(check)
    })
}

/// A personal identification number of Croatia: ISO/IEC 7064 MOD 11,10 (Porezna uprava).
#[must_use]
pub fn hr_oib(value: &[u8]) -> bool {
    let value = match value.trim_ascii() {
        [b'H' | b'h', b'R' | b'r', value @ ..] => value,
        value => value,
    };
    digits::<11>(value).is_some_and(|digits| iso7064::is_valid_mod_11_10(&digits))
}
