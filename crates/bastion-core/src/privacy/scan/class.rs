//! What a byte is, by one table.

/// `0` to `9`.
pub(super) const DIGIT: u8 = 1;
/// `A` to `Z`.
pub(super) const UPPER: u8 = 2;
/// `a` to `z`.
pub(super) const LOWER: u8 = 4;
/// `0` to `9`, `A` to `F`, `a` to `f`.
pub(super) const HEX: u8 = 8;
/// What a recogniser starts from: a digit, `@`, `:`, `=`.
const TRIGGER: u8 = 16;
/// Joins words into one token of a key: `_`, `-`, `.`.
const JOIN: u8 = 32;
/// Part of the local part of an address, beyond letters, digits and joins.
const LOCAL: u8 = 64;

pub(super) const ALNUM: u8 = DIGIT | UPPER | LOWER;

#[expect(clippy::indexing_slicing, reason = "evaluated by the compiler, which checks it")]
const CLASS: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte: usize = 0;
    while byte < 128 {
        let is = byte as u8;
        table[byte] = (if is.is_ascii_digit() { DIGIT | TRIGGER } else { 0 })
            | (if is.is_ascii_uppercase() { UPPER } else { 0 })
            | (if is.is_ascii_lowercase() { LOWER } else { 0 })
            | (if is.is_ascii_hexdigit() { HEX } else { 0 })
            | (if matches!(is, b'@' | b':' | b'=') { TRIGGER } else { 0 })
            | (if matches!(is, b'_' | b'-' | b'.') { JOIN } else { 0 })
            | (if matches!(is, b'%' | b'+' | b'\'' | b'&' | b'~') { LOCAL } else { 0 });
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

/// The first trigger at or after a position, or the end.
pub(super) fn next_trigger(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let mut at = from;
    // whole blocks without branches, which the compiler turns into vector instructions
    let mut blocks = rest.chunks_exact(32);
    for block in &mut blocks {
        let mut found = 0;
        for &byte in block {
            found |= u8::from(byte.wrapping_sub(b'0') < 11) | u8::from(byte == b'@') | u8::from(byte == b'=');
        }
        if found != 0 {
            break;
        }
        at += block.len();
    }
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().position(|byte| of(*byte) & TRIGGER != 0).map_or(bytes.len(), |skipped| at + skipped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn triggers_are_the_table() {
        let mut bytes = vec![b' '; 100];
        for at in 0..100 {
            for byte in 0..=255u8 {
                bytes[at] = byte;
                let is = byte.is_ascii_digit() || matches!(byte, b'@' | b':' | b'=');
                assert_eq!(next_trigger(&bytes, 0), if is { at } else { 100 });
            }
            bytes[at] = b' ';
        }
    }
}
