//! What a range of entries consists of: the summary that is signed for whoever asks whether it is all there is.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::entry::AuditEntry;
use crate::canonical::Sha256Digest;
use crate::time::Moment;

/// The version of the document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum PopulationFormat {
    /// The first.
    #[default]
    #[serde(rename = "bastion.population/v1")]
    V1,
}

/// How many entries have a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PopulationCount {
    /// A kind, or a retention class.
    pub name: String,
    /// How many.
    pub count: u64,
}

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PopulationProblem {
    /// It is no entry of this format.
    Unreadable,
    /// An entry before it has the same identifier.
    RepeatedId,
    /// It happened before the entry that stands before it.
    ClockWentBack,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PopulationFinding {
    /// What.
    pub problem: PopulationProblem,
    /// The place of the entry.
    pub place: u64,
    /// The place of the other entry that it speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<u64>,
    /// In words.
    pub message: String,
}

/// What entries that follow each other consist of (`bastion.population/v1`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Population {
    /// The version of this document.
    pub format: PopulationFormat,
    /// The place of the first entry, from 0.
    pub first: u64,
    /// The place behind the last one.
    pub end: u64,
    /// How many there are.
    pub count: u64,
    /// When the earliest happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earliest: Option<Moment>,
    /// When the latest happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub latest: Option<Moment>,
    /// How many of each kind, sorted; entries that cannot be read are in none.
    pub kinds: Vec<PopulationCount>,
    /// How many of each retention class, sorted.
    pub retention_classes: Vec<PopulationCount>,
    /// SHA-256 of `bastion.population/v1`, a zero byte, and for each entry its length as 8 bytes, most significant first, and
    /// its bytes.
    pub digest: Sha256Digest,
    /// What is wrong, by place.
    pub findings: Vec<PopulationFinding>,
}

const DOMAIN: &[u8] = b"bastion.population/v1\0";

impl Population {
    /// Summarises entries that follow each other from a place on.
    ///
    /// ```
    /// use bastion_core::audit::{Population, PopulationProblem};
    ///
    /// let population = Population::of(7, [b"not an entry"]);
    /// assert_eq!((population.first, population.end, population.count), (7, 8, 1));
    /// assert_eq!(population.findings[0].problem, PopulationProblem::Unreadable);
    /// ```
    #[must_use]
    pub fn of<E: AsRef<[u8]>>(first: u64, entries: impl IntoIterator<Item = E>) -> Self {
        let mut counting = Counting::new();
        let mut end = first;
        for entry in entries {
            counting.add(end, entry.as_ref());
            end += 1;
        }
        let Counting { hash, earliest, latest, kinds, classes, findings, .. } = counting;
        Self {
            format: PopulationFormat::V1,
            first,
            end,
            count: end - first,
            earliest,
            latest,
            kinds: counts(kinds),
            retention_classes: counts(classes),
            digest: Sha256Digest::from_bytes(hash.finalize().into()),
            findings,
        }
    }
}

fn counts(counted: BTreeMap<String, u64>) -> Vec<PopulationCount> {
    counted.into_iter().map(|(name, count)| PopulationCount { name, count }).collect()
}

struct Counting {
    hash: Sha256,
    earliest: Option<Moment>,
    latest: Option<Moment>,
    /// The entry before: its place and its moment.
    before: Option<(u64, Moment)>,
    kinds: BTreeMap<String, u64>,
    classes: BTreeMap<String, u64>,
    ids: BTreeMap<String, u64>,
    findings: Vec<PopulationFinding>,
}

impl Counting {
    fn new() -> Self {
        Self {
            hash: Sha256::new_with_prefix(DOMAIN),
            earliest: None,
            latest: None,
            before: None,
            kinds: BTreeMap::new(),
            classes: BTreeMap::new(),
            ids: BTreeMap::new(),
            findings: Vec::new(),
        }
    }

    fn add(&mut self, place: u64, bytes: &[u8]) {
        self.hash.update((bytes.len() as u64).to_be_bytes());
        self.hash.update(bytes);
        let entry = match AuditEntry::read(bytes) {
            Ok(entry) => entry,
            Err(error) => return self.found(PopulationProblem::Unreadable, place, None, error.to_string()),
        };
        let moment = entry.occurred_at;
        self.earliest = Some(self.earliest.map_or(moment, |earliest| earliest.min(moment)));
        self.latest = Some(self.latest.map_or(moment, |latest| latest.max(moment)));
        if let Some((other, earlier)) = self.before
            && moment < earlier
        {
            let message = format!("{moment} follows {earlier}, the moment of entry {other}");
            self.found(PopulationProblem::ClockWentBack, place, Some(other), message);
        }
        self.before = Some((place, moment));
        match self.ids.get(&entry.id).copied() {
            Some(other) => {
                let message = format!("entry {other} is `{}` too", entry.id);
                self.found(PopulationProblem::RepeatedId, place, Some(other), message);
            }
            None => _ = self.ids.insert(entry.id, place),
        }
        *self.kinds.entry(entry.kind).or_default() += 1;
        *self.classes.entry(entry.retention.retention_class).or_default() += 1;
    }

    fn found(&mut self, problem: PopulationProblem, place: u64, other: Option<u64>, message: String) {
        self.findings.push(PopulationFinding { problem, place, other, message });
    }
}
