//! Identifiers of the Americas.

use super::compact::{Compact, characters, digits, digits_of, number, value_of};
use super::date::{exists, exists_in_some_century, two};
use super::{luhn, weighted};

/// A social security number of the United States: the areas, groups and serials that are never given, and the numbers
/// that advertisements made unusable (Social Security Administration).
#[must_use]
pub fn us_ssn(value: &[u8]) -> bool {
    const ADVERTISED: [[u8; 9]; 3] =
        [[0, 7, 8, 0, 5, 1, 1, 2, 0], [2, 1, 9, 0, 9, 9, 9, 9, 9], [4, 5, 7, 5, 5, 5, 4, 6, 2]];
    digits::<9>(value).is_some_and(|digits| {
        let [area @ .., _, _, _, _, _, _] = digits;
        let [_, _, _, group @ .., _, _, _, _] = digits;
        let [_, _, _, _, _, serial @ ..] = digits;
        area[0] != 9
            && area != [0; 3]
            && area != [6; 3]
            && group != [0; 2]
            && serial != [0; 4]
            && !ADVERTISED.contains(&digits)
    })
}

/// An individual taxpayer identification number of the United States: it begins with 9, and the fourth and fifth
/// digits are of the ranges of IRS publication 4757.
#[must_use]
pub fn us_itin(value: &[u8]) -> bool {
    digits::<9>(value).is_some_and(|digits| {
        digits[0] == 9 && matches!(two(digits[3], digits[4]), 50..=65 | 70..=88 | 90..=92 | 94..=99)
    })
}

/// A national provider identifier of the United States: Luhn's check digit behind the prefix 80840 (45 CFR 162.406).
#[must_use]
pub fn us_npi(value: &[u8]) -> bool {
    // what 80840 adds to the sum
    const PREFIX: u32 = 24;
    digits::<10>(value)
        .is_some_and(|digits| matches!(digits[0], 1 | 2) && (luhn::sum(&digits) + PREFIX).is_multiple_of(10))
}

/// A Medicare beneficiary identifier of the United States: a kind of character for each of its places (CMS).
#[must_use]
pub fn us_mbi(value: &[u8]) -> bool {
    // c: 1 to 9; a: a letter; n: a digit; d: a letter or a digit
    const KINDS: &[u8; 11] = b"cadnadnaann";
    characters::<11>(value).is_some_and(|characters| {
        characters.iter().zip(KINDS).all(|(character, kind)| {
            let letter = character.is_ascii_uppercase() && !b"SLOIBZ".contains(character);
            match kind {
                b'c' => matches!(character, b'1'..=b'9'),
                b'a' => letter,
                b'n' => character.is_ascii_digit(),
                _ => letter || character.is_ascii_digit(),
            }
        })
    })
}

/// A social insurance number of Canada: Luhn's check digit; none begins with 0 or 8.
#[must_use]
pub fn ca_sin(value: &[u8]) -> bool {
    digits::<9>(value).is_some_and(|digits| !matches!(digits[0], 0 | 8) && luhn::is_valid(&digits))
}

/// A natural person's registration of Brazil: two check digits modulo 11 (Receita Federal).
#[must_use]
pub fn br_cpf(value: &[u8]) -> bool {
    digits::<11>(value).is_some_and(|digits| {
        let [first @ .., check1, check2] = digits;
        let [longer @ .., _] = digits;
        let check = |sum: u32| sum * 10 % 11 % 10;
        digits.iter().any(|digit| *digit != digits[0])
            && check(weighted::sum(&first, &[10, 9, 8, 7, 6, 5, 4, 3, 2])) == u32::from(check1)
            && check(weighted::sum(&longer, &[11, 10, 9, 8, 7, 6, 5, 4, 3, 2])) == u32::from(check2)
    })
}

/// A legal entity's registration of Brazil, with digits only or with letters as given out since 2026: two check digits
/// modulo 11 (Receita Federal, Instrução Normativa 2.229/2024).
#[must_use]
pub fn br_cnpj(value: &[u8]) -> bool {
    let Some(characters) = characters::<14>(value) else { return false };
    let values = characters.map(|character| character - b'0');
    let [first @ .., check1, check2] = values;
    let [longer @ .., _] = values;
    let check = |sum: u32| sum * 10 % 11 % 10;
    first != [0; 12]
        && check1 <= 9
        && check2 <= 9
        && check(weighted::sum(&first, &[5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])) == u32::from(check1)
        && check(weighted::sum(&longer, &[6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2])) == u32::from(check2)
}

/// A population registry code of Mexico: letters of the name, a date of birth, a sex, a state, a check digit
/// (Registro Nacional de Población).
#[must_use]
pub fn mx_curp(value: &[u8]) -> bool {
    const STATES: &[u8] = b"ASBCBSCCCHCLCMCSDFDGGRGTHGJCMCMNMSNENLNTOCPLQRQTSLSPSRTCTLTSVZYNZS";
    let Some(characters) = characters::<18>(value) else { return false };
    let [name @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _] = characters;
    let [_, _, _, _, born @ .., sex, _, _, _, _, _, _, _] = characters;
    let [.., state1, state2, consonant1, consonant2, consonant3, century, check] = characters;
    let Some([y1, y2, m1, m2, d1, d2]) = digits_of::<6>(&born) else { return false };
    let year = two(y1, y2) + if century.is_ascii_digit() { 1900 } else { 2000 };
    let sum: Option<u32> =
        characters.iter().zip((2..=18).rev()).map(|(character, weight)| Some(mexican(*character)? * weight)).sum();
    name.iter().chain(&[consonant1, consonant2, consonant3]).all(u8::is_ascii_uppercase)
        && matches!(sex, b'H' | b'M' | b'X')
        && STATES.chunks_exact(2).any(|known| known == [state1, state2])
        && exists(year, two(m1, m2), two(d1, d2))
        && sum.is_some_and(|sum| (10 - sum % 10) % 10 == u32::from(check.wrapping_sub(b'0')))
}

/// A taxpayer registry code of Mexico: letters of the name, a date, two characters against doubles, a check character
/// (Servicio de Administración Tributaria).
#[must_use]
pub fn mx_rfc(value: &[u8]) -> bool {
    // an ampersand may stand for a letter of a company's name
    let mut bytes = [b' '; 13];
    let written = value.trim_ascii().iter().filter(|byte| !b" -_".contains(byte)).map(u8::to_ascii_uppercase);
    let length = written.clone().count();
    if !matches!(length, 12 | 13) {
        return false;
    }
    for (place, character) in bytes.iter_mut().skip(13 - length).zip(written) {
        *place = character;
    }
    let [_, name @ .., _, _, _, _, _, _, _, _, _] = bytes;
    let [_, _, _, _, date @ .., double1, double2, check] = bytes;
    let Some([y1, y2, m1, m2, d1, d2]) = digits_of::<6>(&date) else { return false };
    let letter = |character: &u8| character.is_ascii_uppercase() || *character == b'&';
    let sum: Option<u32> =
        bytes.iter().zip((2..=13).rev()).map(|(character, weight)| Some(mexican(*character)? * weight)).sum();
    let expected = sum.map(|sum| (11 - sum % 11) % 11);
    let stated = match check {
        b'A' => Some(10),
        b'0'..=b'9' => Some(u32::from(check - b'0')),
        _ => None,
    };
    name.iter().all(letter)
        && (length == 12 || letter(&bytes[0]))
        && matches!(double1, b'1'..=b'9' | b'A'..=b'V')
        && matches!(double2, b'1'..=b'9' | b'A'..=b'Z')
        && exists_in_some_century(two(y1, y2), two(m1, m2), two(d1, d2))
        && stated.is_some()
        && expected == stated
}

/// The Mexican registries' values: digits, letters with one place between N and O, a space.
fn mexican(character: u8) -> Option<u32> {
    let value = match character {
        b'&' => 24,
        b' ' => 37,
        b'O'..=b'Z' => value_of(character)? + 1,
        _ => value_of(character)?,
    };
    Some(u32::from(value))
}

/// A tax identification of Argentina: a kind of taxpayer and a check digit modulo 11 (ARCA).
#[must_use]
pub fn ar_cuit(value: &[u8]) -> bool {
    digits::<11>(value).is_some_and(|digits| {
        let check = match 11 - weighted::sum(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11 {
            11 => 0,
            10 => 9,
            check => check,
        };
        matches!(two(digits[0], digits[1]), 20 | 23 | 24 | 25 | 26 | 27 | 30 | 33 | 34 | 50 | 51 | 55)
            && check == u32::from(digits[10])
    })
}

/// A national identification of Chile: a check character modulo 11 (Registro Civil).
#[must_use]
pub fn cl_rut(value: &[u8]) -> bool {
    let value = match value.trim_ascii() {
        [b'C' | b'c', b'L' | b'l', value @ ..] => value,
        value => value,
    };
    let Some(compact) = Compact::of(value) else { return false };
    let Some((check, places)) = compact.as_bytes().split_last() else { return false };
    let digits = digits_of::<8>(places).or_else(|| {
        let [a, b, c, d, e, f, g] = digits_of::<7>(places)?;
        Some([0, a, b, c, d, e, f, g])
    });
    let Some(digits) = digits.filter(|digits| number(digits) >= 1_000_000) else { return false };
    let expected = match 11 - weighted::sum(&digits, &[3, 2, 7, 6, 5, 4, 3, 2]) % 11 {
        11 => b'0',
        10 => b'K',
        digit => b'0' + (digit & 15) as u8,
    };
    *check == expected
}
