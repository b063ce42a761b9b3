//! What a byte is, by one table.

/// `0` to `9`.
pub(super) const DIGIT: u8 = 1;
/// `A` to `Z`.
pub(super) const UPPER: u8 = 2;
/// `a` to `z`.
pub(super) const LOWER: u8 = 4;
/// `0` to `9`, `A` to `F`, `a` to `f`.
pub(super) const HEX: u8 = 8;
/// Joins words into one token of a key: `_`, `-`, `.`.
const JOIN: u8 = 32;
/// Part of the local part of an address, beyond letters, digits and joins.
const LOCAL: u8 = 64;
/// Stands between groups of digits: a space, `-`, `.`, `/`, brackets.
pub(super) const GAP: u8 = 128;

/// The first byte of a character that may be replaced: other digits, spaces and dashes, what is invisible.
pub(super) const TRICK: u8 = 16;

pub(super) const ALNUM: u8 = DIGIT | UPPER | LOWER;

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which checks it")]
const CLASS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte: usize = 0;
    while byte < 128 {
        let is = byte as u8;
        table[byte] = (if is.is_ascii_digit() { DIGIT } else { 0 })
            | (if is.is_ascii_uppercase() { UPPER } else { 0 })
            | (if is.is_ascii_lowercase() { LOWER } else { 0 })
            | (if is.is_ascii_hexdigit() { HEX } else { 0 })
            | (if matches!(is, b'_' | b'-' | b'.') { JOIN } else { 0 })
            | (if matches!(is, b' ' | b'-' | b'.' | b'/' | b'(' | b')') { GAP } else { 0 })
            | (if matches!(is, b'%' | b'+' | b'\'' | b'&' | b'~') { LOCAL } else { 0 });
        byte += 1;
    }
    while byte < 256 {
        table[byte] = if matches!(byte, 0xc2 | 0xd8 | 0xd9 | 0xdb | 0xe0..=0xe3 | 0xef | 0xf0) { TRICK } else { 0 };
        byte += 1;
    }
    table
};

/// The classes of a byte.
pub(super) fn of(byte: u8) -> u8 {
    CLASS.get(usize::from(byte)).copied().unwrap_or(0)
}

pub(super) fn is_alnum(byte: u8) -> bool {
    of(byte) & ALNUM != 0
}

/// A letter, a digit or `_`: what continues a word.
pub(super) fn is_word(byte: u8) -> bool {
    is_alnum(byte) || byte == b'_'
}

/// What the token of a key is made of.
pub(super) fn is_key(byte: u8) -> bool {
    of(byte) & (ALNUM | JOIN) != 0
}

/// What stands before the `@` of an address; letters outside ASCII are decided by the caller.
pub(super) fn is_local(byte: u8) -> bool {
    of(byte) & (ALNUM | JOIN | LOCAL) != 0
}

/// The first byte of `0` to `@` at or after a position, or the end: the triggers, and four marks that are rare in text.
/// Eight bytes at a time, by arithmetic that stays inside each byte.
pub(super) fn next_trigger(bytes: &[u8], from: usize) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let mut at = from;
    while let Some(Ok(eight)) = bytes.get(at..at + 8).map(<[u8; 8]>::try_from) {
        let eight = u64::from_le_bytes(eight);
        let low = eight & (0x7f * ONES);
        let from_zero = low + (0x80 - 0x30) * ONES;
        let beyond_at = low + (0x80 - 0x41) * ONES;
        let found = from_zero & !beyond_at & !eight & (0x80 * ONES);
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().position(|byte| (b'0'..=b'@').contains(byte)).map_or(bytes.len(), |skipped| at + skipped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn triggers_are_found_anywhere() {
        let mut bytes = vec![b' '; 100];
        for at in 0..100 {
            for byte in 0..=255u8 {
                bytes[at] = byte;
                let is = (b'0'..=b'@').contains(&byte);
                assert_eq!(next_trigger(&bytes, 0), if is { at } else { 100 });
            }
            bytes[at] = b' ';
        }
    }
}
