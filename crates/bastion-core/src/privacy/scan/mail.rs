//! Addresses of electronic mail, from their `@`.

use super::walk::Walk;
use super::{Strength, class};
use crate::privacy::Entity;

/// Bytes of the local part (RFC 5321), and of the domain.
const LOCAL_BYTES_MAX: usize = 64;
const DOMAIN_BYTES_MAX: usize = 255;

/// Endings of files: `icon@2x.png` is a picture.
const FILES: &[&[u8]] = &[b"png", b"jpg", b"jpeg", b"gif", b"webp", b"svg", b"css", b"js", b"ts", b"html", b"pdf"];

/// Looks at the `@` at a position.
pub(super) fn at(walk: &mut Walk<'_>, sign: usize) -> usize {
    if !walk.wants(Entity::Email) {
        return sign + 1;
    }
    let start = local_start(walk.bytes, sign);
    let end = domain_end(walk.bytes, sign + 1);
    if let (Some(start), Some(end)) = (start, end) {
        // `git@host:path` names a service, not a person
        let is_service = walk.bytes.get(start..sign) == Some(b"git") && walk.byte(end) == b':';
        if !is_service {
            walk.found(Entity::Email, start, end, Strength::Shaped);
            walk.floor = end;
            return end;
        }
    }
    sign + 1
}

fn local_start(bytes: &[u8], sign: usize) -> Option<usize> {
    let before = bytes.get(sign.saturating_sub(LOCAL_BYTES_MAX)..sign)?;
    let length = before.iter().rev().take_while(|byte| **byte >= 0x80 || class::is_local(**byte)).count();
    let mut local = before.get(before.len() - length..)?;
    if !local.is_ascii() {
        local = after_foreign(local);
    }
    while let Some((first, rest)) = local.split_first() {
        if class::is_alnum(*first) || *first == b'_' || *first >= 0x80 {
            break;
        }
        local = rest;
    }
    let ends_well = local.last().is_some_and(|last| *last != b'.');
    ends_well.then_some(sign - local.len())
}

/// What follows the last character that belongs to no local part: quotes and dashes of typography, and scripts that are
/// written without spaces, where no gap shows that the address begins.
fn after_foreign(local: &[u8]) -> &[u8] {
    let valid = local.utf8_chunks();
    let mut from = 0;
    let mut at = 0;
    for chunk in valid {
        for character in chunk.valid().chars() {
            at += character.len_utf8();
            if !character.is_ascii() && (!character.is_alphabetic() || u32::from(character) >= 0x2e80) {
                from = at;
            }
        }
        at += chunk.invalid().len();
        if !chunk.invalid().is_empty() {
            from = at;
        }
    }
    local.get(from..).unwrap_or_default()
}

fn domain_end(bytes: &[u8], start: usize) -> Option<usize> {
    let rest = bytes.get(start..bytes.len().min(start + DOMAIN_BYTES_MAX))?;
    let is_part = |byte: &&u8| **byte >= 0x80 || class::is_alnum(**byte) || matches!(**byte, b'-' | b'.');
    let length = rest.iter().take_while(is_part).count();
    let mut domain = rest.get(..length)?;
    if !domain.is_ascii() {
        domain = before_foreign(domain);
    }
    while let Some((last, head)) = domain.split_last() {
        if !matches!(last, b'.' | b'-') {
            break;
        }
        domain = head;
    }
    // `jo@example.com.Then`: a sentence that lost its space still has a domain before it
    let labels = domain.split(|byte| *byte == b'.');
    if labels.clone().any(|label| label.is_empty() || label.len() > 63 || label.starts_with(b"-")) {
        domain = before_gap(domain);
    }
    let (_, last) = split_last_label(domain)?;
    let is_top =
        last.len() >= 2 && last.len() <= 24 && last.iter().all(|byte| *byte >= 0x80 || byte.is_ascii_alphabetic());
    let is_encoded = last.len() > 4 && last.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"xn--"));
    let is_file = FILES.iter().any(|file| last.eq_ignore_ascii_case(file));
    ((is_top || is_encoded) && !is_file).then_some(start + domain.len())
}

/// The domain up to an empty label.
fn before_gap(domain: &[u8]) -> &[u8] {
    let gap = domain.windows(2).position(|pair| matches!(pair, b".." | b".-")).unwrap_or(domain.len());
    domain.get(..gap).unwrap_or_default()
}

/// The domain up to the first character that is in none.
fn before_foreign(domain: &[u8]) -> &[u8] {
    let Some(chunk) = domain.utf8_chunks().next() else { return domain };
    let foreign =
        chunk.valid().char_indices().find(|(_, character)| !character.is_ascii() && !character.is_alphabetic());
    let end = foreign.map_or(chunk.valid().len(), |(at, _)| at);
    domain.get(..end).unwrap_or_default()
}

fn split_last_label(domain: &[u8]) -> Option<(&[u8], &[u8])> {
    let point = domain.iter().rposition(|byte| *byte == b'.')?;
    let (before, after) = domain.split_at_checked(point)?;
    (!before.is_empty()).then_some((before, after.get(1..)?))
}
