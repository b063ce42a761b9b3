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

/// The table, sorted by word.
static WORDS: LazyLock<Vec<(&'static [u8], EntitySet)>> = LazyLock::new(|| {
    let mut words: Vec<(&[u8], EntitySet)> = Vec::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let Some((entities, listed)) = line.split_once(':') else { continue };
        let set = entities.split_whitespace().filter_map(Entity::from_id).collect();
        words.extend(listed.split_whitespace().map(|word| (word.as_bytes(), set)));
    }
    words.sort_by(|left, right| left.0.cmp(right.0));
    words.dedup_by(|next, kept| {
        let is_same = next.0 == kept.0;
        if is_same {
            kept.1 = kept.1.union(next.1);
        }
        is_same
    });
    words
});

/// What the words around a value say, nearest first.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cues {
    before: [EntitySet; 12],
    found: usize,
    after: EntitySet,
}

impl Cues {
    /// Reads the words around `start..end`. `label` is the end of the line before, where that is a label.
    pub(super) fn around(bytes: &[u8], label: &[u8], start: usize, end: usize) -> Self {
        let mut cues = Self::default();
        let from = unit::line_start(bytes, start).max(start.saturating_sub(BEFORE_BYTES));
        cues.read_before(bytes.get(from..start).unwrap_or_default());
        if from == 0 && start < BEFORE_BYTES {
            cues.read_before(label);
        } else if let Some(line) = label_before(bytes, from) {
            cues.read_before(line);
        }
        let after = bytes.get(end..bytes.len().min(end + AFTER_BYTES)).unwrap_or_default();
        let line = after.get(..unit::line_end(after, 0)).unwrap_or_default();
        // what follows a full stop or another number is about something else
        let about = line.iter().position(|byte| matches!(byte, b'.' | b';' | b'0'..=b'9')).unwrap_or(line.len());
        for_each_word(line.get(..about).unwrap_or_default(), |word| {
            if let Some(set) = lookup(word) {
                cues.after = cues.after.union(set);
            }
        });
        cues
    }

    fn read_before(&mut self, bytes: &[u8]) {
        let mut end = bytes.len();
        while end > 0 && self.found < self.before.len() {
            let Some(last) = bytes.get(..end).and_then(|head| head.iter().rposition(|byte| is_letter(*byte))) else {
                return;
            };
            let first = bytes.get(..last).and_then(|head| head.iter().rposition(|byte| !is_letter(*byte)));
            let first = first.map_or(0, |at| at + 1);
            if let Some(set) = bytes.get(first..=last).and_then(lookup)
                && let Some(slot) = self.before.get_mut(self.found)
            {
                *slot = set;
                self.found += 1;
            }
            end = first;
        }
    }

    /// Whether they speak of an entity before they speak of anything else.
    pub(super) fn speak_of(&self, entity: Entity) -> bool {
        match self.before.iter().take(self.found).next() {
            Some(nearest) if nearest.contains(entity) => true,
            // a word of another kind stands between
            Some(nearest) if nearest.is_empty() => false,
            Some(_) => self.before.iter().take(self.found.min(2)).any(|set| set.contains(entity)),
            None => self.after.contains(entity),
        }
    }

    /// Every entity that any word speaks of.
    pub(super) fn all(&self) -> EntitySet {
        self.before.iter().take(self.found).fold(self.after, |all, set| all.union(*set))
    }

    /// Whether the nearest word says that it is something else.
    pub(super) fn speak_of_another(&self, entity: Entity) -> bool {
        self.before.iter().take(self.found).next().is_some_and(|nearest| !nearest.contains(entity))
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
    let mut folded = [0; WORD_BYTES_MAX];
    let folded = folded.get_mut(..word.len())?;
    folded.copy_from_slice(word);
    folded.make_ascii_lowercase();
    let at = WORDS.binary_search_by(|(known, _)| known.cmp(&&*folded)).ok()?;
    WORDS.get(at).map(|(_, set)| *set)
}

fn is_letter(byte: u8) -> bool {
    byte >= 0x80 || class::of(byte) & (class::UPPER | class::LOWER) != 0
}

fn for_each_word(bytes: &[u8], mut take: impl FnMut(&[u8])) {
    bytes.split(|byte| !is_letter(*byte)).filter(|word| !word.is_empty()).for_each(&mut take);
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
