//! Addresses of machines, and positions: groups of digits with points, colons or dashes.

use std::net::Ipv6Addr;

use super::number::Cluster;
use super::walk::Walk;
use super::{Strength, class};
use crate::privacy::Entity;

/// Characters of the longest IPv6 address, with an IPv4 one at its end.
const COLONS_BYTES_MAX: usize = 45;

/// Reads an IPv4 address; gives where it ends.
pub(super) fn ipv4(walk: &mut Walk<'_>, cluster: &Cluster) -> Option<usize> {
    let (start, end) = (cluster.group(0).0, cluster.end(4));
    let has_points = (0..3).all(|group| cluster.separator(walk.bytes, group) == b".");
    let goes_on = cluster.count > 4 && cluster.separator(walk.bytes, 3) == b".";
    let is_inside = matches!(walk.before(start), b'.' | b'-' | b'+') || class::is_word(walk.byte(end));
    if !has_points || goes_on || is_inside {
        return None;
    }
    let text = std::str::from_utf8(walk.bytes.get(start..end)?).ok()?;
    if text.parse::<std::net::Ipv4Addr>().is_err() {
        return None;
    }
    if !is_version(walk.bytes.get(..start).unwrap_or_default()) {
        walk.found(Entity::Ipv4, start, end, Strength::Checked);
    }
    Some(end)
}

/// Whether what comes next is said to be a version.
fn is_version(before: &[u8]) -> bool {
    let word = before.trim_ascii_end();
    let word = word.strip_suffix(b":").or_else(|| word.strip_suffix(b"=")).unwrap_or(word);
    [&b"version"[..], b"ver", b"release", b"build"].iter().any(|known| {
        word.len()
            .checked_sub(known.len())
            .and_then(|at| word.get(at..))
            .is_some_and(|end| end.eq_ignore_ascii_case(known))
    })
}

/// Reads an IPv6 or a hardware address around a token of hexadecimal digits beside a colon; gives where it ends.
pub(super) fn colons(walk: &mut Walk<'_>, start: usize, end: usize) -> Option<usize> {
    let is_part = |byte: &&u8| class::of(**byte) & class::HEX != 0 || **byte == b':';
    let before = walk.bytes.get(start.saturating_sub(COLONS_BYTES_MAX)..start)?;
    let first = start - before.iter().rev().take_while(is_part).count();
    let after = walk.bytes.get(start..walk.bytes.len().min(start + COLONS_BYTES_MAX))?;
    let last = start + after.iter().take_while(|byte| is_part(byte) || **byte == b'.').count();
    let run = walk.bytes.get(first..last)?;
    let colons = run.iter().filter(|byte| **byte == b':').count();
    let is_short = run.windows(2).any(|pair| pair == b"::");
    if colons < 5 && !is_short {
        return (walk.byte(end) == b':').then_some(end);
    }
    // the full stop of a sentence, and the colon of a label
    let trimmed = run.strip_suffix(b".").unwrap_or(run);
    let trimmed = if trimmed.ends_with(b"::") { trimmed } else { trimmed.strip_suffix(b":").unwrap_or(trimmed) };
    let last = first + trimmed.len();
    if !walk.starts_word(first) || class::is_word(walk.byte(last)) {
        return None;
    }
    if colons == 5 && !is_short {
        return hardware(walk, first, b':');
    }
    let text = std::str::from_utf8(trimmed).ok()?;
    text.parse::<Ipv6Addr>().ok()?;
    walk.found(Entity::Ipv6, first, last, Strength::Checked);
    Some(last)
}

/// Reads a hardware address: six pairs with one separator. The token at a position may be any of them.
pub(super) fn hardware(walk: &mut Walk<'_>, token: usize, separator: u8) -> Option<usize> {
    let is_hex = |at: usize| class::of(walk.byte(at)) & class::HEX != 0;
    let is_pair = |at: usize| is_hex(at) && is_hex(at + 1);
    let mut start = token;
    for _ in 0..5 {
        if start >= 3 && walk.byte(start - 1) == separator && is_pair(start - 3) {
            start -= 3;
        }
    }
    let is_address = (0..6).all(|pair| is_pair(start + 3 * pair))
        && (0..5).all(|pair| walk.byte(start + 3 * pair + 2) == separator)
        && walk.starts_word(start)
        && walk.before(start) != separator
        && !class::is_word(walk.byte(start + 17))
        && walk.byte(start + 17) != separator;
    if !is_address {
        return None;
    }
    walk.found(Entity::MacAddress, start, start + 17, Strength::Checked);
    Some(start + 17)
}

/// Reads a latitude and a longitude that words call so; gives where they end.
pub(super) fn position(walk: &mut Walk<'_>, cluster: &Cluster) -> Option<usize> {
    let bytes = walk.bytes;
    let has_decimals = cluster.count >= 2 && cluster.length(0) <= 2 && cluster.length(1) >= 3;
    if !walk.wants(Entity::GeoPosition) || !has_decimals || cluster.separator(bytes, 0) != b"." {
        return None;
    }
    let first = cluster.group(0).0;
    let start = first - usize::from(walk.before(first) == b'-');
    let middle = cluster.end(2);
    let rest = bytes.get(middle..)?;
    let gap = rest.iter().take(3).take_while(|byte| matches!(byte, b',' | b';' | b' ' | b'/')).count();
    let sign = usize::from(rest.get(gap) == Some(&b'-'));
    let second = Cluster::read(bytes, middle + gap + sign);
    let is_decimal = (1..=3).contains(&second.length(0)) && second.length(1) >= 3;
    if gap == 0 || !is_decimal || second.separator(bytes, 0) != b"." {
        return None;
    }
    let end = second.end(2);
    let degrees = |from: usize, to: usize| {
        bytes.get(from..to).and_then(|text| std::str::from_utf8(text).ok()).and_then(|text| text.parse::<u32>().ok())
    };
    let (latitude, longitude) = (cluster.group(0), second.group(0));
    let is_on_earth = degrees(latitude.0, latitude.1)? < 90 && degrees(longitude.0, longitude.1)? < 180;
    if !is_on_earth || !walk.cues_around(start, end).speak_of(Entity::GeoPosition) {
        return None;
    }
    walk.found(Entity::GeoPosition, start, end, Strength::Cued);
    Some(end)
}

/// Reads a UUID of which the token at a position is a group; gives where it ends.
pub(super) fn uuid(walk: &mut Walk<'_>, token: usize, length: usize) -> Option<usize> {
    const DASHES: [usize; 4] = [8, 13, 18, 23];
    let before = match length {
        8 => 0,
        12 => 24,
        // the second, third or fourth: the first dash of a UUID is the one after eight digits
        _ => [9, 14, 19].into_iter().find(|before| {
            token.checked_sub(*before).is_some_and(|start| walk.starts_word(start) && walk.byte(start + 8) == b'-')
        })?,
    };
    let start = token.checked_sub(before)?;
    let text = walk.bytes.get(start..start + 36)?;
    let is_one = text
        .iter()
        .enumerate()
        .all(|(at, byte)| if DASHES.contains(&at) { *byte == b'-' } else { class::of(*byte) & class::HEX != 0 });
    if !is_one || !walk.starts_word(start) || class::is_word(walk.byte(start + 36)) {
        return None;
    }
    walk.found(Entity::Uuid, start, start + 36, Strength::Checked);
    Some(start + 36)
}
