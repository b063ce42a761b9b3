//! Identifiers of the west and the south of Europe.

use super::compact::{characters, digits, digits_of, number, value_of};
use super::date::{exists_in_some_century, two};
use super::{iso7064, luhn, weighted};

const SPANISH_LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";

/// A number of the National Health Service of the United Kingdom: a check digit modulo 11.
#[must_use]
pub fn gb_nhs(value: &[u8]) -> bool {
    digits::<10>(value).is_some_and(|digits| weighted::divides(11, &digits, &[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]))
}

/// A national insurance number of the United Kingdom: the prefixes and suffixes that are given (HMRC, NIM39110).
#[must_use]
pub fn gb_nino(value: &[u8]) -> bool {
    const NEVER: [[u8; 2]; 7] = [*b"BG", *b"GB", *b"KN", *b"NK", *b"NT", *b"TN", *b"ZZ"];
    let Some([first, second, digits @ .., suffix]) = characters::<9>(value) else { return false };
    first.is_ascii_uppercase()
        && second.is_ascii_uppercase()
        && !b"DFIQUV".contains(&first)
        && !b"DFIOQUV".contains(&second)
        && !NEVER.contains(&[first, second])
        && digits_of::<6>(&digits).is_some()
        && matches!(suffix, b'A'..=b'D')
}

/// A unique taxpayer reference of the United Kingdom: its first digit is the check digit, modulo 11. A K may follow.
#[must_use]
pub fn gb_utr(value: &[u8]) -> bool {
    let value = match value.trim_ascii() {
        [value @ .., b'K' | b'k'] => value,
        value => value,
    };
    digits::<10>(value).is_some_and(|[check, digits @ ..]| {
        let expected = 11 - weighted::sum(&digits, &[6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11;
        u32::from(check) == if expected > 9 { expected - 9 } else { expected }
    })
}

/// A tax identification of Spain: of a resident (DNI), a foreigner (NIE), a person without either, or an organisation
/// (CIF). Real decrees 1553/2005 and 1065/2007.
#[must_use]
pub fn es_nif(value: &[u8]) -> bool {
    let Some(characters) = characters::<9>(value) else { return false };
    let [first, middle @ .., check] = characters;
    let Some(digits) = digits_of::<7>(&middle) else { return false };
    match first {
        b'0'..=b'9' => check == spanish_letter(number(&digits) + u64::from(first - b'0') * 10_000_000),
        b'X' | b'Y' | b'Z' => es_nie(value),
        b'K' | b'L' | b'M' => check == spanish_letter(number(&digits)),
        _ => is_cif(first, digits, check),
    }
}

/// A foreigner's identity number of Spain.
#[must_use]
pub fn es_nie(value: &[u8]) -> bool {
    let Some([first, middle @ .., check]) = characters::<9>(value) else { return false };
    let Some(digits) = digits_of::<7>(&middle) else { return false };
    matches!(first, b'X'..=b'Z') && check == spanish_letter(number(&digits) + u64::from(first - b'X') * 10_000_000)
}

fn spanish_letter(number: u64) -> u8 {
    let position = usize::try_from(number % 23).unwrap_or_default();
    SPANISH_LETTERS.get(position).copied().unwrap_or_default()
}

/// Sources differ on which organisations have a letter and which a digit; both are taken.
fn is_cif(first: u8, digits: [u8; 7], check: u8) -> bool {
    let [a, b, c, d, e, f, g] = digits;
    let expected = (10 - luhn::sum(&[a, b, c, d, e, f, g, 0]) % 10) % 10;
    let letter = b"JABCDEFGHI".get(expected as usize).copied();
    b"ABCDEFGHJNPQRSUVW".contains(&first) && (u32::from(check) == u32::from(b'0') + expected || letter == Some(check))
}

/// A fiscal code of Italy: letters of the names, a date of birth, a place, a check letter; digits may be replaced by
/// letters where two persons would have the same (decree 13813 of 1976 of the Ministry of Finance).
#[must_use]
pub fn it_codice_fiscale(value: &[u8]) -> bool {
    const MONTHS: &[u8; 12] = b"ABCDEHLMPRST";
    let Some(characters) = characters::<16>(value) else { return false };
    let [n1, n2, n3, n4, n5, n6, y1, y2, month, d1, d2, place, p1, p2, p3, check] = characters;
    let digits = [y1, y2, d1, d2, p1, p2, p3].map(omocode);
    let [Some(y1), Some(y2), Some(d1), Some(d2), Some(_), Some(_), Some(_)] = digits else { return false };
    let Some(month) = (1..).zip(MONTHS).find_map(|(number, letter)| (*letter == month).then_some(number)) else {
        return false;
    };
    // women's days begin at 41
    let day = two(d1, d2);
    let day = if day > 40 { day - 40 } else { day };
    let sum: u32 = characters
        .iter()
        .take(15)
        .zip([true, false].into_iter().cycle())
        .map(|(character, odd)| codice_value(*character, odd))
        .sum();
    [n1, n2, n3, n4, n5, n6, place].iter().all(u8::is_ascii_uppercase)
        && exists_in_some_century(two(y1, y2), month, day)
        && u32::from(check) == u32::from(b'A') + sum % 26
}

fn omocode(character: u8) -> Option<u8> {
    match character {
        b'0'..=b'9' => Some(character - b'0'),
        _ => (0..).zip(b"LMNPQRSTUV").find_map(|(digit, letter)| (*letter == character).then_some(digit)),
    }
}

fn codice_value(character: u8, odd: bool) -> u32 {
    const ODD: [u8; 26] =
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
    let position = match character {
        b'0'..=b'9' => character - b'0',
        _ => character.wrapping_sub(b'A'),
    };
    let value = if odd { ODD.get(usize::from(position)).copied().unwrap_or_default() } else { position };
    u32::from(value)
}

/// A value added tax number of Italy: an office and Luhn's check digit (article 35 of decree 633 of 1972).
#[must_use]
pub fn it_partita_iva(value: &[u8]) -> bool {
    let value = match value.trim_ascii() {
        [b'I' | b'i', b'T' | b't', value @ ..] => value,
        value => value,
    };
    digits::<11>(value).is_some_and(|digits| {
        let [taxpayer @ .., o1, o2, o3, _] = digits;
        number(&taxpayer) != 0
            && matches!(number(&[o1, o2, o3]), 1..=100 | 120 | 121 | 888 | 999)
            && luhn::is_valid(&digits)
    })
}

/// A tax identification of Germany: of the first ten digits exactly one stands twice or three times, and ISO/IEC 7064
/// MOD 11,10 (Bundeszentralamt für Steuern).
#[must_use]
pub fn de_steuer_id(value: &[u8]) -> bool {
    digits::<11>(value).is_some_and(|digits| {
        let [first @ .., _] = digits;
        let count = |digit: u8| first.iter().filter(|other| **other == digit).count();
        let repeated = (0..10).map(count).filter(|count| *count > 1).collect::<Vec<_>>();
        digits[0] != 0 && matches!(repeated.as_slice(), [2 | 3]) && iso7064::is_valid_mod_11_10(&digits)
    })
}

/// A pension insurance number of Germany: an office, a date of birth, a letter, a check digit (§ 2 VKVV).
#[must_use]
pub fn de_rvnr(value: &[u8]) -> bool {
    let Some(characters) = characters::<12>(value) else { return false };
    let [before @ .., letter, s1, s2, check] = characters;
    let Some(before) = digits_of::<8>(&before) else { return false };
    let Some([s1, s2, check]) = digits_of::<3>(&[s1, s2, check]) else { return false };
    let Some(letter) = value_of(letter).filter(|value| *value >= 10).map(|value| value - 9) else { return false };
    let [a, b, d1, d2, m1, m2, y1, y2] = before;
    let places = [a, b, d1, d2, m1, m2, y1, y2, letter / 10, letter % 10, s1, s2];
    let sum: u32 = places
        .iter()
        .zip([2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1])
        .map(|(place, weight)| u32::from(*place) * weight)
        .map(|product| product / 10 + product % 10)
        .sum();
    // a second number for the same person counts its days from 51
    let day = two(d1, d2);
    let day = if day > 50 { day - 50 } else { day };
    two(a, b) >= 2 && exists_in_some_century(two(y1, y2), two(m1, m2), day) && sum % 10 == u32::from(check)
}

/// A social insurance number of Austria: a check digit modulo 11 in fourth place and a date of birth, whose month goes
/// to 15 where the numbers of a day are used up (Dachverband der Sozialversicherungsträger).
#[must_use]
pub fn at_svnr(value: &[u8]) -> bool {
    digits::<10>(value).is_some_and(|digits| {
        let [first, _, _, check, d1, d2, m1, m2, _, _] = digits;
        first != 0
            && (1..=31).contains(&two(d1, d2))
            && (1..=15).contains(&two(m1, m2))
            && weighted::sum(&digits, &[3, 7, 9, 0, 5, 8, 4, 2, 1, 6]) % 11 == u32::from(check)
    })
}

/// A registration number of France: sex, year and month of birth, place, a key modulo 97 (INSEE).
#[must_use]
pub fn fr_nir(value: &[u8]) -> bool {
    let Some(mut characters) = characters::<15>(value) else { return false };
    // the two departments of Corsica
    (characters[5], characters[6]) = match (characters[5], characters[6]) {
        (b'2', b'A') => (b'1', b'9'),
        (b'2', b'B') => (b'1', b'8'),
        other => other,
    };
    digits_of::<15>(&characters).is_some_and(|digits| {
        let [body @ .., k1, k2] = digits;
        let [sex, _, _, m1, m2, ..] = body;
        matches!(sex, 1..=4 | 7 | 8)
            && matches!(two(m1, m2), 1..=12 | 20..=42 | 50..=99)
            && 97 - number(&body) % 97 == u64::from(two(k1, k2))
    })
}

/// A citizen service number of the Netherlands: a weighted sum that 11 divides (Logisch ontwerp BRP).
#[must_use]
pub fn nl_bsn(value: &[u8]) -> bool {
    let nine = digits::<9>(value).or_else(|| {
        let [a, b, c, d, e, f, g, h] = digits::<8>(value)?;
        Some([0, a, b, c, d, e, f, g, h])
    });
    // the last weight is −1
    nine.is_some_and(|digits| weighted::divides(11, &digits, &[9, 8, 7, 6, 5, 4, 3, 2, 10]))
}
