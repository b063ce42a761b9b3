//! What columns of personal data are called, in several languages: `cues.tsv` and `words.tsv`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::token::tokens;
use crate::privacy::Entity;

static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(Dictionary::read);

/// How much a cue says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    Weak,
    Medium,
    Strong,
}

/// What a word beside a cue does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum WordKind {
    /// It says whose.
    Person,
    /// The column says something of the value and does not hold it.
    About,
    /// It says which of several.
    Neutral,
}

/// A phrase that names an entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cue {
    /// What it names; `None` where it only looks so.
    pub(super) entity: Option<Entity>,
    pub(super) strength: Strength,
    /// ISO 639-1.
    pub(super) language: &'static str,
}

/// The phrases and the words.
pub(super) struct Dictionary {
    phrases: BTreeMap<Vec<String>, Vec<Cue>>,
    words: BTreeMap<&'static str, WordKind>,
    vocabulary: BTreeSet<String>,
    phrase_words_max: usize,
}

impl Dictionary {
    /// The one there is.
    pub(super) fn get() -> &'static Self {
        &DICTIONARY
    }

    fn read() -> Self {
        let mut dictionary =
            Self { phrases: BTreeMap::new(), words: BTreeMap::new(), vocabulary: BTreeSet::new(), phrase_words_max: 0 };
        for [entities, strength, language, phrases] in rows(include_str!("cues.tsv")) {
            for phrase in phrases.split(';').map(tokens) {
                dictionary.phrase_words_max = dictionary.phrase_words_max.max(phrase.len());
                dictionary.vocabulary.extend(phrase.iter().cloned());
                let cues = entities.split(',').map(|entity| Cue {
                    entity: Entity::from_id(entity),
                    strength: strength_of(strength),
                    language,
                });
                let known = dictionary.phrases.entry(phrase).or_default();
                for cue in cues {
                    if !known.iter().any(|other| other.entity == cue.entity) {
                        known.push(cue);
                    }
                }
            }
        }
        for [kind, _, words] in rows(include_str!("words.tsv")) {
            let kind = match kind {
                "person" => WordKind::Person,
                "about" => WordKind::About,
                _ => WordKind::Neutral,
            };
            for word in words.split(' ') {
                dictionary.words.entry(word).or_insert(kind);
                dictionary.vocabulary.insert(word.to_owned());
            }
        }
        dictionary
    }

    /// Whether a word stands anywhere in it.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.vocabulary.contains(word)
    }

    /// What a phrase names.
    pub(super) fn cues(&self, phrase: &[String]) -> &[Cue] {
        self.phrases.get(phrase).map_or(&[], Vec::as_slice)
    }

    /// What a word beside a cue does; a number says which of several.
    pub(super) fn word_kind(&self, word: &str) -> Option<WordKind> {
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(WordKind::Neutral);
        }
        let singular = word.strip_suffix("ies").map(|stem| format!("{stem}y"));
        let candidates = [Some(word), word.strip_suffix('s'), singular.as_deref()];
        candidates.into_iter().flatten().find_map(|word| self.words.get(word).copied())
    }

    /// Words of the longest phrase.
    pub(super) const fn phrase_words_max(&self) -> usize {
        self.phrase_words_max
    }
}

fn strength_of(text: &str) -> Strength {
    match text {
        "strong" => Strength::Strong,
        "medium" => Strength::Medium,
        _ => Strength::Weak,
    }
}

fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split('\t').collect::<Vec<_>>().try_into().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_can_be_read() {
        let lines = |table: &'static str| table.lines().filter(|line| !line.starts_with('#'));
        for line in lines(include_str!("cues.tsv")) {
            let [entities, strength, language, phrases] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
            for entity in entities.split(',').filter(|entity| *entity != "-") {
                assert!(Entity::from_id(entity).is_some(), "{line}");
            }
            assert!(["strong", "medium", "weak"].contains(&strength) && language.len() == 2, "{line}");
            for phrase in phrases.split(';') {
                let phrase = phrase.trim();
                let folded =
                    phrase.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b' ');
                assert!(folded && !phrase.is_empty(), "{line}: `{phrase}`");
            }
        }
        for line in lines(include_str!("words.tsv")) {
            let [kind, _, words] = line.split('\t').collect::<Vec<_>>().try_into().unwrap();
            assert!(["person", "about", "neutral"].contains(&kind) && !words.contains("  "), "{line}");
        }
    }

    #[test]
    fn a_phrase_is_either_of_something_or_of_nothing() {
        for (phrase, cues) in &Dictionary::get().phrases {
            let nothing = cues.iter().filter(|cue| cue.entity.is_none()).count();
            assert!(nothing == 0 || nothing == cues.len(), "{phrase:?}: {cues:?}");
        }
    }
}
