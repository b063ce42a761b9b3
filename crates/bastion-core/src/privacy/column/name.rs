//! What a name says: whole words and phrases, never parts of words.

use super::dictionary::{Cue, Dictionary, Strength, WordKind};
use super::token::words;
use crate::privacy::Entity;

/// What a name says of one entity.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NameEvidence {
    pub(super) entity: Entity,
    pub(super) strength: Strength,
    /// The words that named it.
    pub(super) phrase: String,
    pub(super) language: &'static str,
    /// A word that says whose it is.
    pub(super) person: Option<String>,
    /// A word by which the column says something of the value and does not hold it.
    pub(super) about: Option<String>,
    /// A word that no dictionary has.
    pub(super) unknown: Option<String>,
}

/// A phrase that was found, and where.
struct Found<'a> {
    start: usize,
    length: usize,
    cues: &'a [Cue],
}

/// What a name says, one for each entity it names.
pub(super) fn evidence(name: &str) -> Vec<NameEvidence> {
    let dictionary = Dictionary::get();
    let words = words(name, dictionary);
    let found = phrases(&words, dictionary);
    let covered = |at: usize| found.iter().any(|found| (found.start..found.start + found.length).contains(&at));
    let mut beside = Beside::default();
    for (_, word) in words.iter().enumerate().filter(|(at, _)| !covered(*at)) {
        beside.see(word, dictionary.word_kind(word));
    }
    let mut evidence: Vec<NameEvidence> = Vec::new();
    for found in &found {
        let phrase: Vec<&str> = words.iter().skip(found.start).take(found.length).map(String::as_str).collect();
        for cue in found.cues {
            let Some(entity) = cue.entity else { continue };
            if evidence.iter().any(|known| known.entity == entity) {
                continue;
            }
            evidence.push(NameEvidence {
                entity,
                strength: cue.strength,
                phrase: phrase.join(" "),
                language: cue.language,
                person: beside.person.clone(),
                about: beside.about.clone(),
                unknown: beside.unknown.clone(),
            });
        }
    }
    evidence
}

/// A word that means a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PersonWord {
    pub(super) word: String,
    /// Whether there is nothing else in the name: `customers`, not `customer_types`.
    pub(super) alone: bool,
}

/// The first word of a name that means a person.
pub(super) fn person_word(name: &str) -> Option<PersonWord> {
    let dictionary = Dictionary::get();
    let words = words(name, dictionary);
    let is = |word: &String, kind| dictionary.word_kind(word) == Some(kind);
    let alone = words.iter().all(|word| is(word, WordKind::Person) || is(word, WordKind::Neutral));
    words.into_iter().find(|word| is(word, WordKind::Person)).map(|word| PersonWord { word, alone })
}

/// The words beside the phrases, by what they do.
#[derive(Default)]
struct Beside {
    person: Option<String>,
    about: Option<String>,
    unknown: Option<String>,
}

impl Beside {
    fn see(&mut self, word: &str, kind: Option<WordKind>) {
        let place = match kind {
            Some(WordKind::Person) => &mut self.person,
            Some(WordKind::About) => &mut self.about,
            Some(WordKind::Neutral) => return,
            None => &mut self.unknown,
        };
        place.get_or_insert_with(|| word.to_owned());
    }
}

/// The phrases of a name: the longest first, no word in two of them, then in the order of the name.
fn phrases<'a>(words: &[String], dictionary: &'a Dictionary) -> Vec<Found<'a>> {
    let mut found: Vec<Found<'a>> = Vec::new();
    for length in (1..=dictionary.phrase_words_max().min(words.len())).rev() {
        for (start, phrase) in words.windows(length).enumerate() {
            let cues = dictionary.cues(phrase);
            let free = found.iter().all(|other| start + length <= other.start || other.start + other.length <= start);
            if !cues.is_empty() && free {
                found.push(Found { start, length, cues });
            }
        }
    }
    found.sort_by_key(|found| found.start);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> Vec<&'static str> {
        let plain = |evidence: &NameEvidence| evidence.about.is_none();
        evidence(name).iter().filter(|evidence| plain(evidence)).map(|evidence| evidence.entity.as_str()).collect()
    }

    #[test]
    fn whole_words_in_several_languages() {
        let cases = [
            ("email", vec!["email"]),
            ("customerEmail", vec!["email"]),
            ("e_mail", vec!["email"]),
            ("Geburtsdatum", vec!["date_of_birth"]),
            ("date_naissance", vec!["date_of_birth"]),
            ("fecha_de_nacimiento", vec!["date_of_birth"]),
            ("código_postal", vec!["postal_code"]),
            ("kod_pocztowy", vec!["postal_code"]),
            ("codiceFiscale", vec!["it_codice_fiscale"]),
            ("achternaam", vec!["family_name"]),
            ("efternamn", vec!["family_name"]),
            ("ip_address", vec!["ipv4", "ipv6"]),
            ("email_address", vec!["email"]),
            ("mac_address", vec!["mac_address"]),
            ("email_or_phone", vec!["email", "phone"]),
        ];
        for (name, expected) in cases {
            assert_eq!(named(name), expected, "{name}");
        }
    }

    #[test]
    fn parts_of_words_and_words_about_words_name_nothing() {
        let names = [
            "file_name",
            "table_name",
            "passenger_count",
            "capacity",
            "estate",
            "ip_count",
            "hostname",
            "email_count",
            "is_email_verified",
            "phone_type",
            "address_id",
            "city_id",
            "password_changed_at",
            "passing",
            "statement",
            "description",
            "classname",
            "electricity",
            "velocity",
            "emailing",
            "passive",
            "compass",
            "namespace",
            "time_zone",
            "product_name",
            "nombre_producto",
            "telefon_typ",
            "birth_rate",
            "card_type",
            "zip_file_path",
        ];
        for name in names {
            assert_eq!(named(name), Vec::<&str>::new(), "{name}");
        }
    }
}
