//! Cards, accounts, banks and securities.

use super::compact::{Compact, characters, digits, value_of};
use super::iban_structure::structure;
use super::{country, iso7064, luhn, weighted};

/// First and last beginning, both of the same length, of the numbers of one network; their shortest and longest.
struct IssuerRange(u64, u64, usize, usize);

/// The issuers' ranges that the networks publish: Visa, Mastercard, American Express, Discover, Diners Club, JCB,
/// UnionPay, Maestro, Mir, RuPay, Troy.
const ISSUER_RANGES: &[IssuerRange] = &[
    IssuerRange(4, 4, 13, 13),
    IssuerRange(4, 4, 16, 16),
    IssuerRange(4, 4, 19, 19),
    IssuerRange(51, 55, 16, 16),
    IssuerRange(2221, 2720, 16, 16),
    IssuerRange(34, 34, 15, 15),
    IssuerRange(37, 37, 15, 15),
    IssuerRange(6011, 6011, 16, 19),
    IssuerRange(644, 649, 16, 19),
    IssuerRange(65, 65, 16, 19),
    IssuerRange(300, 305, 14, 19),
    IssuerRange(3095, 3095, 14, 19),
    IssuerRange(36, 36, 14, 19),
    IssuerRange(38, 39, 14, 19),
    IssuerRange(3528, 3589, 16, 19),
    IssuerRange(62, 62, 16, 19),
    IssuerRange(50, 50, 12, 19),
    IssuerRange(56, 58, 12, 19),
    IssuerRange(6304, 6304, 12, 19),
    IssuerRange(67, 67, 12, 19),
    IssuerRange(2200, 2204, 16, 19),
    IssuerRange(60, 60, 16, 16),
    IssuerRange(81, 82, 16, 16),
    IssuerRange(9792, 9792, 16, 16),
];

/// A payment card number: a network's range and length, and ISO/IEC 7812-1's check digit.
#[must_use]
pub fn credit_card(value: &[u8]) -> bool {
    let Some(compact) = Compact::of(value) else { return false };
    let mut digits = [0_u8; 19];
    let length = compact.as_bytes().len();
    let Some(places) = digits.get_mut(..length) else { return false };
    for (place, character) in places.iter_mut().zip(compact.as_bytes()) {
        *place = character.wrapping_sub(b'0');
    }
    let digits = &*places;
    digits.iter().all(|digit| *digit <= 9) && of_an_issuer(digits) && luhn::is_valid(digits)
}

fn of_an_issuer(digits: &[u8]) -> bool {
    // what it begins with, of one digit to four
    let mut beginnings = [0_u64; 4];
    let mut number = 0;
    for (beginning, digit) in beginnings.iter_mut().zip(digits) {
        number = number * 10 + u64::from(*digit);
        *beginning = number;
    }
    ISSUER_RANGES.iter().any(|IssuerRange(first, last, shortest, longest)| {
        let beginning = beginnings.get(first.ilog10() as usize).is_some_and(|of| (*first..=*last).contains(of));
        beginning && (*shortest..=*longest).contains(&digits.len())
    })
}

/// An international bank account number: a country's structure, and ISO 13616-1's check digits.
#[must_use]
pub fn iban(value: &[u8]) -> bool {
    let Some(compact) = Compact::of(value) else { return false };
    let [first, second, rest @ ..] = compact.as_bytes() else { return false };
    let [tens, ones, account @ ..] = rest else { return false };
    let Some(structure) = structure([*first, *second]) else { return false };
    let turned = account.iter().chain([first, second, tens, ones]).copied();
    tens.is_ascii_digit()
        && ones.is_ascii_digit()
        && has_structure(account, structure)
        && iso7064::mod_97(turned) == Some(1)
}

fn has_structure(account: &[u8], structure: &[u8]) -> bool {
    let mut characters = account.iter();
    let mut count = 0_usize;
    for part in structure {
        let fits: fn(&u8) -> bool = match part {
            b'0'..=b'9' => {
                count = count * 10 + usize::from(part - b'0');
                continue;
            }
            b'n' => u8::is_ascii_digit,
            b'a' => u8::is_ascii_uppercase,
            _ => u8::is_ascii_alphanumeric,
        };
        if characters.by_ref().take(count).filter(|character| fits(character)).count() != count {
            return false;
        }
        count = 0;
    }
    characters.next().is_none()
}

/// A business identifier code: ISO 9362, a party, a country, a place, perhaps a branch. It has no check digit, so that
/// only capitals count: many a word would be one.
#[must_use]
pub fn bic(value: &[u8]) -> bool {
    let Some(compact) = Compact::of(value).filter(|_| !value.iter().any(u8::is_ascii_lowercase)) else { return false };
    let value = compact.as_bytes();
    let [party @ .., country1, country2, _, _] = value.get(..8).unwrap_or_default() else { return false };
    let capitals = [country1, country2].into_iter().chain(party).all(u8::is_ascii_uppercase);
    matches!(value.len(), 8 | 11) && capitals && country::exists([*country1, *country2])
}

/// A routing number of the American Bankers Association: the Federal Reserve's districts, weights 3, 7, 1.
#[must_use]
pub fn us_aba_routing(value: &[u8]) -> bool {
    digits::<9>(value).is_some_and(|digits| {
        let district = digits[0] * 10 + digits[1];
        matches!(district, 0..=12 | 21..=32 | 61..=72 | 80)
            && weighted::divides(10, &digits, &[3, 7, 1, 3, 7, 1, 3, 7, 1])
    })
}

/// An international securities identification number: ISO 6166.
#[must_use]
pub fn isin(value: &[u8]) -> bool {
    let Some(characters) = characters::<12>(value) else { return false };
    let [first, second, .., check] = characters;
    let mut digits = [0; 24];
    let mut length = 0;
    for value in characters.iter().filter_map(|character| value_of(*character)) {
        let parts = [value / 10, value % 10];
        for digit in parts.into_iter().skip(usize::from(value < 10)) {
            let Some(place) = digits.get_mut(length) else { return false };
            *place = digit;
            length += 1;
        }
    }
    check.is_ascii_digit()
        && country::exists_for_securities([first, second])
        && luhn::is_valid(digits.get(..length).unwrap_or_default())
}

/// A legal entity identifier: ISO 17442, MOD 97-10.
#[must_use]
pub fn lei(value: &[u8]) -> bool {
    characters::<20>(value).is_some_and(|characters| {
        let [.., tens, ones] = characters;
        tens.is_ascii_digit() && ones.is_ascii_digit() && iso7064::mod_97(characters) == Some(1)
    })
}
