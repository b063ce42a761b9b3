//! Words beside a value that say what it is.

use std::sync::LazyLock;

use super::EntitySet;
use super::class;
use super::unit;
use crate::privacy::Entity;

/// How far before a value its words may stand.
const BEFORE_BYTES: usize = 72;
/// How far behind it.
const AFTER_BYTES: usize = 32;
/// How much of the text before a line can be read as its label.
pub(in crate::privacy) const LABEL_BYTES: usize = 128;
/// Longer is no word of the table.
const WORD_BYTES_MAX: usize = 48;

/// Lines of the table: identifiers of entities, a colon, words. `-` names words that belong to none of them.
const TABLE: &str = include_str!("cues.txt");

/// The words of the table by their hash, with room to spare.
struct Words {
    /// Places in `known`, from 1; 0 is free.
    slots: Vec<u16>,
    known: Vec<(&'static [u8], EntitySet)>,
    /// By the low bits of a word's first and last letter, which are those of capitals too: a bit for each length that is
    /// known.
    lengths: [u64; ENDS],
}

/// Five bits of the first byte and of the last.
const ENDS: usize = 32 * 32;

/// A power of two, far more than there are words.
const SLOTS: usize = 4096;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { slots: vec![0; SLOTS], known: Vec::new(), lengths: [0; ENDS] };
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let Some((entities, listed)) = line.split_once(':') else { continue };
        let set = entities.split_whitespace().filter_map(Entity::from_id).collect();
        listed.split_whitespace().for_each(|word| words.add(word.as_bytes(), set));
    }
    words
});

impl Words {
    fn add(&mut self, word: &'static [u8], set: EntitySet) {
        if let Some(lengths) = self.lengths.get_mut(ends(word)) {
            *lengths |= 1 << word.len().min(63);
        }
        let place = self.place(word);
        match self.slots.get(place).and_then(|slot| usize::from(*slot).checked_sub(1)) {
            Some(known) => {
                if let Some((_, entities)) = self.known.get_mut(known) {
                    *entities = entities.union(set);
                }
            }
            None => {
                self.known.push((word, set));
                if let (Some(slot), Ok(number)) = (self.slots.get_mut(place), u16::try_from(self.known.len())) {
                    *slot = number;
                }
            }
        }
    }

    fn entities(&self, word: &[u8]) -> Option<EntitySet> {
        let lengths = self.lengths.get(ends(word))?;
        if lengths >> word.len().min(63) & 1 == 0 {
            return None;
        }
        let known = usize::from(*self.slots.get(self.place(word))?).checked_sub(1)?;
        self.known.get(known).map(|(_, set)| *set)
    }

    /// The slot of a word, or the free one where it would be. Case does not matter.
    fn place(&self, word: &[u8]) -> usize {
        // FNV-1a, which is short for short words
        let hash = word.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0000_0100_0000_01b3)
        });
        let mut place = (hash ^ (hash >> 29)) as usize % SLOTS;
        while let Some(known) = self.slots.get(place).and_then(|slot| usize::from(*slot).checked_sub(1)) {
            if self.known.get(known).is_some_and(|(known, _)| known.eq_ignore_ascii_case(word)) {
                break;
            }
            place = (place + 1) % SLOTS;
        }
        place
    }
}

fn ends(word: &[u8]) -> usize {
    let bits = |byte: Option<&u8>| byte.map_or(0, |byte| usize::from(byte & 31));
    bits(word.first()) * 32 + bits(word.last())
}

/// What the words around a value say: the two nearest before it, or else those behind it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cues {
    nearest: Option<EntitySet>,
    second: Option<EntitySet>,
    after: EntitySet,
}

impl Cues {
    /// Reads the words around `start..end`. `label` is the end of the line before the bytes, where that is a label.
    pub(super) fn around(bytes: &[u8], label: &[u8], start: usize, end: usize) -> Self {
        let mut cues = Self::default();
        let window = start.saturating_sub(BEFORE_BYTES);
        let line = window + cues.read_before(bytes.get(window..start).unwrap_or_default());
        if cues.second.is_none() {
            if line == 0 {
                cues.read_before(label);
            } else if let Some(label) = label_before(bytes, line) {
                cues.read_before(label);
            }
        }
        if cues.nearest.is_none() {
            cues.read_after(bytes.get(end..bytes.len().min(end + AFTER_BYTES)).unwrap_or_default());
        }
        cues
    }

    /// Reads the words of the last line from the last to the first, until two say something; gives where that line starts
    /// if it came so far.
    fn read_before(&mut self, bytes: &[u8]) -> usize {
        // where the word ends whose first letter is looked for
        let mut word_end = None;
        for (at, byte) in bytes.iter().enumerate().rev() {
            if is_letter(*byte) {
                word_end = word_end.or(Some(at + 1));
                continue;
            }
            if let Some(end) = word_end.take()
                && self.hear(bytes.get(at + 1..end).unwrap_or_default())
            {
                return at + 1;
            }
            if *byte == b'\n' {
                return at + 1;
            }
        }
        if let Some(end) = word_end {
            self.hear(bytes.get(..end).unwrap_or_default());
        }
        0
    }

    /// Takes what a word says, if it says something, and tells whether that is enough.
    fn hear(&mut self, word: &[u8]) -> bool {
        if let Some(set) = lookup(word) {
            let free = if self.nearest.is_none() { &mut self.nearest } else { &mut self.second };
            *free = Some(set);
        }
        self.second.is_some()
    }

    /// What follows a full stop, a line's end or another number is about something else.
    fn read_after(&mut self, bytes: &[u8]) {
        let is_end = |byte: &u8| matches!(byte, b'.' | b';' | b'\n' | b'0'..=b'9');
        let about = bytes.split(is_end).next().unwrap_or_default();
        for word in about.split(|byte| !is_letter(*byte)) {
            if let Some(set) = lookup(word) {
                self.after = self.after.union(set);
            }
        }
    }

    /// Whether they speak of an entity before they speak of something that is none.
    pub(super) fn speak_of(&self, entity: Entity) -> bool {
        match self.nearest {
            None => self.after.contains(entity),
            Some(nearest) if nearest.contains(entity) => true,
            // `order`, `invoice` and the like stand between
            Some(nearest) if nearest.is_empty() => false,
            Some(_) => self.second.is_some_and(|second| second.contains(entity)),
        }
    }

    /// Every entity that they may speak of.
    pub(super) fn all(&self) -> EntitySet {
        let before = self.nearest.unwrap_or_default().union(self.second.unwrap_or_default());
        before.union(self.after)
    }

    /// Whether the nearest word says that it is something else.
    pub(super) fn speak_of_another(&self, entity: Entity) -> bool {
        self.nearest.is_some_and(|nearest| !nearest.contains(entity))
    }
}

/// The end of the line before a line, where that line ends like a question or a label.
pub(super) fn label_before(bytes: &[u8], line_start: usize) -> Option<&[u8]> {
    let before = bytes.get(line_start.saturating_sub(LABEL_BYTES)..line_start)?.strip_suffix(b"\n")?;
    let from = unit::line_start(before, before.len()).max(before.len().saturating_sub(BEFORE_BYTES));
    let line = before.get(from..)?.trim_ascii_end();
    matches!(line.last(), Some(b':' | b'?' | b'=')).then_some(line)
}

/// The entities of a word, whatever its case; none for a word that says nothing.
fn lookup(word: &[u8]) -> Option<EntitySet> {
    (2..=WORD_BYTES_MAX).contains(&word.len()).then(|| WORDS.entities(word)).flatten()
}

fn is_letter(byte: u8) -> bool {
    byte >= 0x80 || class::of(byte) & (class::UPPER | class::LOWER) != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_names_entities() {
        for line in TABLE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (entities, words) = line.split_once(':').unwrap();
            for entity in entities.split_whitespace().filter(|entity| *entity != "-") {
                assert!(Entity::from_id(entity).is_some(), "{entity}");
            }
            for word in words.split_whitespace() {
                assert!(word.bytes().all(is_letter), "{word}: digits and marks end a word");
                assert_eq!(word.to_lowercase(), word);
                assert!(lookup(word.as_bytes()).is_some(), "{word}");
            }
        }
    }

    #[test]
    fn the_nearest_word_decides() {
        let cases = [
            ("call me on ", "", true),
            ("CALL ", "", true),
            ("call about order ", "", false),
            ("recalled ", "", false),
            ("", " is my phone", true),
            ("", ". Phone me", false),
            ("phone:\n", "", true),
            ("phone\n", "", false),
        ];
        for (before, after, expected) in cases {
            let text = format!("{before}12345{after}");
            let start = before.len();
            let cues = Cues::around(text.as_bytes(), b"", start, start + 5);
            assert_eq!(cues.speak_of(Entity::Phone), expected, "{text}");
        }
    }
}
