//! Text without the tricks of Unicode: full-width forms, other digits, other spaces and dashes, and what is invisible.

use super::class;

/// A text as a reader sees it, with the way back to the original.
#[derive(Debug)]
pub(super) struct Normal {
    bytes: Vec<u8>,
    /// What was replaced or dropped, ascending.
    changes: Vec<Change>,
}

/// One character of the original that is another byte here, or none.
#[derive(Debug, Clone, Copy)]
struct Change {
    start: usize,
    end: usize,
    origin_end: usize,
}

impl Normal {
    /// The text with its tricks undone; none when it has none, which is most of the time.
    pub(super) fn of(text: &[u8]) -> Option<Self> {
        if text.is_ascii() || !text.chunks(64).any(has_tricks) {
            return None;
        }
        let mut bytes = Vec::with_capacity(text.len());
        let mut changes = Vec::new();
        let mut at = 0;
        while let Some(&byte) = text.get(at) {
            let rest = text.get(at..).unwrap_or_default();
            let (length, plain) = if byte < 0x80 { (1, None) } else { replaced(rest) };
            at += length;
            let Some(plain) = plain else {
                bytes.extend_from_slice(rest.get(..length).unwrap_or_default());
                continue;
            };
            let start = bytes.len();
            if plain != 0 {
                bytes.push(plain);
            }
            changes.push(Change { start, end: bytes.len(), origin_end: at });
        }
        (!changes.is_empty()).then_some(Self { bytes, changes })
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Where a byte stands in the original; what is invisible before it is outside.
    pub(super) fn origin(&self, at: usize) -> usize {
        let passed = self.changes.partition_point(|change| change.end <= at);
        let last = passed.checked_sub(1).and_then(|last| self.changes.get(last));
        last.map_or(at, |change| change.origin_end + (at - change.end))
    }

    /// Where what ends before a byte ends in the original; what is invisible behind it is outside.
    pub(super) fn origin_of_end(&self, end: usize) -> usize {
        let Some(last) = end.checked_sub(1) else { return 0 };
        let begun = self.changes.partition_point(|change| change.start <= last);
        match begun.checked_sub(1).and_then(|change| self.changes.get(change)) {
            Some(change) if change.start == last && change.end == end => change.origin_end,
            _ => self.origin(last) + 1,
        }
    }
}

/// Whether a stretch has the first byte of something that may be replaced.
fn has_tricks(stretch: &[u8]) -> bool {
    !stretch.is_ascii() && stretch.iter().any(|byte| class::of(*byte) & class::TRICK != 0)
}

/// The length of the character at the start, and what it is replaced by; 0 drops it.
fn replaced(rest: &[u8]) -> (usize, Option<u8>) {
    let length = match rest.first() {
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => 1,
    };
    let character =
        rest.get(..length).and_then(|bytes| std::str::from_utf8(bytes).ok()).and_then(|text| text.chars().next());
    let Some(character) = character else { return (1, None) };
    (length, plain(character))
}

/// The ASCII byte that a character stands for; 0 for one that is not seen.
fn plain(character: char) -> Option<u8> {
    let code = u32::from(character);
    // blocks of ten digits, by their zero
    let zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xff10];
    if let Some(zero) = zeros.iter().find(|zero| (**zero..**zero + 10).contains(&code)) {
        return u8::try_from(code - zero).ok().map(|digit| b'0' + digit);
    }
    match code {
        0xff01..=0xff5e => u8::try_from(code - 0xff01 + 0x21).ok(),
        0xa0 | 0x2000..=0x200a | 0x202f | 0x205f | 0x3000 => Some(b' '),
        0xad | 0x61c | 0x180e | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x2069 | 0xfeff => Some(0),
        0x2010..=0x2015 | 0x2212 | 0xfe58 | 0xfe63 => Some(b'-'),
        0x1d7ce..=0x1d7ff => u8::try_from((code - 0x1d7ce) % 10).ok().map(|digit| b'0' + digit),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tricks_are_undone_and_places_kept() {
        let text = "é ４１\u{200b}\u{a0}1 ü";
        let normal = Normal::of(text.as_bytes()).unwrap();
        assert_eq!(std::str::from_utf8(normal.bytes()).unwrap(), "é 41 1 ü");
        let found = "é ".len()..normal.bytes().len() - " ü".len();
        let origin = normal.origin(found.start)..normal.origin_of_end(found.end);
        assert_eq!(text.get(origin).unwrap(), "４１\u{200b}\u{a0}1");
        // what ends with a full-width digit ends behind all of its bytes
        assert_eq!(normal.origin_of_end("é 41".len()), "é ４１".len());
        assert!(Normal::of("größer als 3".as_bytes()).is_none());
        assert!(Normal::of(b"\xff\xfe\xe0\x80 1").is_none());
    }
}
