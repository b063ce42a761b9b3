//! Dates: what is called a date of birth is one, and no other date is taken for something else.

use super::Strength;
use super::number::Cluster;
use super::walk::Walk;
use crate::privacy::Entity;

/// Reads a date written in digits; gives where it ends.
pub(super) fn numeric(walk: &mut Walk<'_>, cluster: &Cluster) -> Option<usize> {
    if cluster.count < 3 || cluster.has_plus {
        return None;
    }
    let separator = cluster.separator(walk.bytes, 0);
    if !matches!(separator, b"-" | b"/" | b".") || cluster.separator(walk.bytes, 1) != separator {
        return None;
    }
    let part = |group: usize| {
        let (start, end) = cluster.group(group);
        walk.bytes
            .get(start..end)
            .unwrap_or_default()
            .iter()
            .take(4)
            .fold(0, |number, digit| number * 10 + u32::from(digit.wrapping_sub(b'0')))
    };
    let [first, second, third] = [part(0), part(1), part(2)];
    let is_day = |day: u32| (1..=31).contains(&day);
    let is_month = |month: u32| (1..=12).contains(&month);
    let is_year = |year: u32| (1000..=2999).contains(&year);
    let lengths = [cluster.length(0), cluster.length(1), cluster.length(2)];
    let is_date = match lengths {
        [4, 1..=2, 1..=2] => is_year(first) && is_month(second) && is_day(third),
        [1..=2, 1..=2, 4] => is_year(third) && day_and_month(first, second),
        [1..=2, 1..=2, 2] => cluster.count == 3 && day_and_month(first, second),
        _ => false,
    };
    if !is_date || !(is_day(first) || is_year(first)) {
        return None;
    }
    let (start, end) = (cluster.group(0).0, cluster.end(3));
    // `2026-11-20T14:35:02.123Z`
    if matches!(walk.byte(end), b'T' | b' ' | b',')
        && let Some(end) = time(walk.bytes, end + 1, end + 3)
        && lengths == [4, 2, 2]
    {
        return Some(end);
    }
    if walk.wants(Entity::DateOfBirth) && walk.cues_around(start, end).speak_of(Entity::DateOfBirth) {
        walk.found(Entity::DateOfBirth, start, end, Strength::Cued);
    }
    Some(end)
}

/// Where `14:35:02` ends, which is in most lines of a log and is nothing else.
pub(super) fn time(bytes: &[u8], start: usize, end: usize) -> Option<usize> {
    let text = bytes.get(start..start + 9)?;
    let is_time = match text {
        [_, _, b':', a, b, b':', c, d, next] => {
            [a, b, c, d].into_iter().all(u8::is_ascii_digit)
                && end == start + 2
                && !next.is_ascii_alphanumeric()
                && *next != b':'
        }
        _ => false,
    };
    let goes_on = start > 0 && bytes.get(start - 1) == Some(&b':');
    (is_time && !goes_on).then_some(start + 8)
}

/// Reads `12 March 1980` or `March 12, 1980` around a day, when a word says that somebody was born then.
pub(super) fn written(walk: &mut Walk<'_>, start: usize, end: usize) -> Option<usize> {
    if !walk.wants(Entity::DateOfBirth) || end - start > 2 {
        return None;
    }
    let after = walk.bytes.get(end..).unwrap_or_default();
    let ordinal = after.len()
        - [&b"st"[..], b"nd", b"rd", b"th", b"."]
            .iter()
            .find_map(|mark| after.strip_prefix(*mark))
            .unwrap_or(after)
            .len();
    let rest = after.get(ordinal..)?;
    let (first, last) = if let Some(length) = month_after(rest) {
        (start, end + ordinal + length + year(rest.get(length..)?)?)
    } else {
        let length = month_before(walk.bytes.get(..start)?)?;
        (start - length, end + ordinal + year(rest)?)
    };
    if !walk.cues_around(first, last).speak_of(Entity::DateOfBirth) {
        return None;
    }
    walk.found(Entity::DateOfBirth, first, last, Strength::Cued);
    Some(last)
}

/// Whether a word begins like a month in English, German, French, Spanish or Italian.
fn is_month(word: &[u8]) -> bool {
    let Some(Ok(start)) = word.get(..3).map(<[u8; 3]>::try_from) else { return false };
    let starts_like_one =
        match &start.map(|byte| byte | 0x20) {
            b"jan" | b"feb" | b"mar" | b"apr" | b"may" | b"jun" | b"jul" | b"aug" | b"sep" | b"oct" | b"nov"
            | b"dec" => true,
            b"mai" | b"okt" | b"dez" | b"avr" | b"jui" | b"ene" | b"abr" | b"ago" | b"dic" | b"gen" | b"mag"
            | b"giu" => true,
            b"lug" | b"set" | b"ott" => true,
            // `mär`, `fév`, `déc`, `aoû`, whose third letter is of two bytes
            _ => {
                ["mär", "fév", "déc", "aoû"].iter().any(|month| word.starts_with(month.as_bytes()))
                    || is_capital_foreign(word)
            }
        };
    starts_like_one && word.len() <= 12
}

fn is_capital_foreign(word: &[u8]) -> bool {
    ["Mär", "Fév", "Déc", "Aoû"].iter().any(|month| word.starts_with(month.as_bytes()))
}

fn is_letter(byte: u8) -> bool {
    byte >= 0x80 || byte.is_ascii_alphabetic()
}

/// Bytes of ` March`, with the separators around it.
fn month_after(rest: &[u8]) -> Option<usize> {
    let rest_trimmed = rest.strip_prefix(b" of").unwrap_or(rest);
    let word = rest_trimmed.strip_prefix(b" ").or_else(|| rest_trimmed.strip_prefix(b"-"))?;
    let length = word.iter().take(14).take_while(|byte| is_letter(**byte)).count();
    is_month(word.get(..length)?).then_some(rest.len() - word.len() + length)
}

/// Bytes of `March `.
fn month_before(before: &[u8]) -> Option<usize> {
    let word = before.strip_suffix(b" ")?;
    let length = word.iter().rev().take(14).take_while(|byte| is_letter(**byte)).count();
    is_month(word.get(word.len() - length..)?).then_some(length + 1)
}

/// Bytes of ` 1980` or `, 1980`.
fn year(rest: &[u8]) -> Option<usize> {
    let gap = rest.iter().take(3).take_while(|byte| matches!(byte, b' ' | b',' | b'-' | b'.')).count();
    let digits = rest.get(gap..)?.iter().take(5).take_while(|byte| byte.is_ascii_digit()).count();
    (gap > 0 && digits == 4 && matches!(rest.get(gap), Some(b'1' | b'2'))).then_some(gap + 4)
}

fn day_and_month(first: u32, second: u32) -> bool {
    matches!((first, second), (1..=31, 1..=12) | (1..=12, 1..=31))
}
