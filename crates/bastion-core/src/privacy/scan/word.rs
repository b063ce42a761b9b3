//! Tokens of letters and digits: accounts, identifiers, coins, keys.

use super::set::ByLength;
use super::walk::Walk;
use super::{Strength, class, date, network, secret};
use crate::privacy::Entity;
use crate::privacy::validate::{self, iban_length, validator};

/// Identifiers with letters: shortest and longest without separators.
static IDENTIFIERS: ByLength = ByLength::new(&[
    (Entity::UsMbi, 11, 11),
    (Entity::GbNino, 8, 9),
    (Entity::InPan, 10, 10),
    (Entity::InGstin, 15, 15),
    (Entity::BrCnpj, 14, 14),
    (Entity::MxCurp, 18, 18),
    (Entity::MxRfc, 12, 13),
    (Entity::ClRut, 8, 9),
    (Entity::EsNif, 9, 9),
    (Entity::EsNie, 9, 9),
    (Entity::ItCodiceFiscale, 16, 16),
    (Entity::DeRvnr, 12, 12),
    (Entity::FiHetu, 10, 11),
    (Entity::FrNir, 13, 15),
    (Entity::CnResidentId, 18, 18),
    (Entity::HkHkid, 8, 9),
    (Entity::SgNric, 9, 9),
    (Entity::Vin, 17, 17),
    (Entity::Isin, 12, 12),
    (Entity::Lei, 20, 20),
]);

/// Looks at the token at a position, and says from where to go on.
pub(super) fn at(walk: &mut Walk<'_>, start: usize, end: usize) -> usize {
    let length = end - start;
    let next = walk.byte(end);
    if length == 3
        && walk.byte(start) == b'T'
        && let Some(end) = date::time(walk.bytes, start + 1, end)
    {
        return end;
    }
    if let Some(digits) = ordinal(walk, start, end)
        && let Some(end) = date::written(walk, start, digits)
    {
        return end;
    }
    if length <= 4 && (next == b':' || walk.before(start) == b':') {
        let is_hex =
            walk.bytes.get(start..end).unwrap_or_default().iter().all(|byte| class::of(*byte) & class::HEX != 0);
        if is_hex && let Some(end) = network::colons(walk, start, end) {
            return end;
        }
    }
    if length == 2
        && (next == b'-' || walk.before(start) == b'-')
        && let Some(end) = network::hardware(walk, start, b'-')
    {
        return end;
    }
    if matches!(length, 4 | 8 | 12)
        && (next == b'-' || walk.before(start) == b'-')
        && let Some(end) = network::uuid(walk, start, length)
    {
        return end;
    }
    if !walk.starts_word(start) {
        return secret::key(walk, start, end).unwrap_or(end);
    }
    account(walk, start)
        .or_else(|| coin(walk, start, end))
        .or_else(|| secret::key(walk, start, end))
        .or_else(|| identifier(walk, start, end))
        .unwrap_or(end)
}

/// Where the digits of `12th` end.
fn ordinal(walk: &Walk<'_>, start: usize, end: usize) -> Option<usize> {
    let token = walk.bytes.get(start..end)?;
    let digits = token.iter().take_while(|byte| byte.is_ascii_digit()).count();
    ((1..=2).contains(&digits) && token.len() == digits + 2).then_some(start + digits)
}

/// An international bank account number, in one piece or in groups of four: it ends where it has as many characters as
/// those of its country.
fn account(walk: &mut Walk<'_>, start: usize) -> Option<usize> {
    let [first, second, tens, ones] = walk.bytes.get(start..)?.first_chunk::<4>()?;
    if !tens.is_ascii_digit() || !ones.is_ascii_digit() || !walk.wants(Entity::Iban) {
        return None;
    }
    let length = iban_length([first.to_ascii_uppercase(), second.to_ascii_uppercase()])?;
    let (mut groups, mut characters, mut end) = (0, 0, start);
    loop {
        let own = walk.bytes.get(end..)?.iter().take(length + 1).take_while(|byte| class::is_alnum(**byte)).count();
        characters += own;
        end += own;
        groups += 1;
        if characters >= length || own == 0 {
            break;
        }
        // groups of four follow each other
        if !matches!(walk.byte(end), b' ' | b'-') || own > 4 && groups > 1 {
            return None;
        }
        end += 1;
    }
    let is_one = characters == length && walk.ends_word(end) && validate::iban(walk.bytes.get(start..end)?);
    if !is_one {
        return None;
    }
    walk.found(Entity::Iban, start, end, Strength::Checked);
    Some(end)
}

/// An address of a cryptographic currency.
fn coin(walk: &mut Walk<'_>, start: usize, end: usize) -> Option<usize> {
    let token = walk.bytes.get(start..end)?;
    let entity = match token {
        [b'0', b'x' | b'X', ..] if token.len() == 42 => Entity::EthereumAddress,
        [b'1' | b'3', ..] if (25..=35).contains(&token.len()) => Entity::BitcoinAddress,
        [b'b' | b'B', b'c' | b'C', b'1', ..] if (14..=90).contains(&token.len()) => Entity::BitcoinAddress,
        _ => return None,
    };
    let is_one = walk.wants(entity) && validator(entity).is_some_and(|validates| validates(token));
    if !is_one || !walk.ends_word(end) {
        return None;
    }
    walk.found(entity, start, end, Strength::Checked);
    Some(end)
}

/// An identifier of a country, in one piece or joined by dashes and points.
fn identifier(walk: &mut Walk<'_>, start: usize, end: usize) -> Option<usize> {
    if walk.has_no_identifiers() || end - start > 20 {
        return None;
    }
    let joined = joined(walk, start, end);
    let mut cues = None;
    for (start, end) in [Some((start, end)), joined].into_iter().flatten() {
        let value = walk.bytes.get(start..end)?;
        let characters = value.iter().filter(|byte| class::is_alnum(**byte)).count();
        let is_written_large = !value.iter().any(u8::is_ascii_lowercase);
        for entity in IDENTIFIERS.of(characters).intersection(walk.entities()).iter() {
            if !validator(entity).is_some_and(|validates| validates(value)) {
                continue;
            }
            let is_enough = entity.decides_alone() && is_written_large;
            let cues = cues.get_or_insert_with(|| walk.cues_around(start, end));
            if (is_enough || cues.speak_of(entity)) && walk.ends_word(end) {
                let end = end + usize::from(entity == Entity::HkHkid && walk.byte(end) == b')');
                walk.found(entity, start, end, Strength::Checked);
                return Some(end);
            }
        }
    }
    None
}

/// The token with its neighbours, joined by single dashes, points, brackets or a plus sign; none when it has none.
fn joined(walk: &Walk<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
    let is_join = |byte: u8| matches!(byte, b'-' | b'.' | b'/' | b'+' | b'(');
    let is_run = |at: usize, back: bool| {
        let one = if back { walk.before(at) } else { walk.byte(at) };
        let two = if back { walk.before(at.saturating_sub(1)) } else { walk.byte(at + 1) };
        class::is_alnum(one) || (is_join(one) && class::is_alnum(two))
    };
    let (mut first, mut last) = (start, end);
    while first > 0 && last - first < 24 && is_run(first, true) {
        first -= 1;
    }
    while last - first < 26 && is_run(last, false) {
        last += 1;
    }
    ((first, last) != (start, end) && last - first < 24 && walk.starts_word(first)).then_some((first, last))
}
