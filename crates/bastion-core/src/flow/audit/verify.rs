//! Whether an audit log is what it says: the tree, every body, every key, and what ought not to be there.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::read::{BodyState, Look};
use crate::audit::{AuditEntry, DataKeyId, Population, PopulationFinding, PopulationProblem};
use crate::error::{Error, ErrorCode};
use crate::flow::{LogReader, LogReport, verify_log};
use crate::log::{Checkpoint, NoteKey, TILE_HASHES};
use crate::port::{BodyStore, HeldKey, KeyRing, LogStore};

/// What is wrong with an audit log, beside its tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AuditProblem {
    /// A leaf is no audit entry.
    UnreadableEntry,
    /// Two entries have one identifier.
    RepeatedId,
    /// An entry happened before the one that stands before it.
    ClockWentBack,
    /// A body is not there, and was not erased.
    BodyMissing,
    /// A body is not the one that was logged.
    BodyChanged,
    /// A body is there that no entry speaks of: of a writer that did not come to an end, or the log was cut off.
    BodyUnrecorded,
    /// A key is not there, does not open, or was destroyed, and no entry says so.
    KeyMissing,
    /// An entry says that a key was destroyed, and the key ring does not know of it: the log is to be opened to write.
    ErasureUnfinished,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditFinding {
    /// What.
    pub problem: AuditProblem,
    /// Where: `entry/` and a place, `body/` and the identifier of an entry, `key/` and a name.
    pub place: String,
    /// In words.
    pub message: String,
}

/// What an audit log is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditReport {
    /// Whether nothing is wrong.
    pub valid: bool,
    /// What the tree is, and what is wrong with it.
    pub log: LogReport,
    /// What its entries consist of, as far as they could be read.
    pub population: Population,
    /// How many bodies are what was logged.
    pub whole: u64,
    /// How many were erased.
    pub erased: u64,
    /// What is wrong beside the tree, sorted by place.
    pub findings: Vec<AuditFinding>,
}

/// Reads a whole audit log and says what is wrong with it. Without keys, bodies are held against the log by their sealed
/// bytes alone. `older` are signed checkpoints of it that somebody kept.
///
/// # Errors
///
/// What a store gives when it cannot be asked: that is no answer about the log.
pub fn verify_audit<L: LogStore, B: BodyStore + ?Sized, K: KeyRing + ?Sized>(
    log: &L,
    name: &NoteKey,
    bodies: &B,
    keys: Option<&K>,
    older: &[String],
) -> Result<AuditReport, Error> {
    let tree = verify_log(log, name, older)?;
    let leaves = readable(log, name)?;
    let population = Population::of(0, &leaves);
    let mut check = Verification::default();
    check.population(&population.findings);
    let mut erasures = BTreeMap::new();
    for (place, leaf) in (0..).zip(&leaves) {
        if let Ok(AuditEntry { erasure: Some(erasure), .. }) = AuditEntry::read(leaf) {
            erasures.entry(erasure.key_id).or_insert(place);
        }
    }
    check.bodies(&leaves, &Look { bodies, keys, erasures: &erasures })?;
    for id in bodies.ids()? {
        if !check.ids.contains(&id) {
            check.found(AuditProblem::BodyUnrecorded, format!("body/{id}"), "no entry of the log speaks of it");
        }
    }
    if let Some(keys) = keys {
        check.keys(keys, &erasures)?;
    }
    let Verification { whole, erased, mut findings, .. } = check;
    findings.sort_by(|left, right| (&left.place, left.problem).cmp(&(&right.place, right.problem)));
    let valid = tree.valid && findings.is_empty();
    Ok(AuditReport { valid, log: tree, population, whole, erased, findings })
}

/// The leaves up to the first that cannot be read; what is wrong with the others, the tree's own report says.
fn readable<L: LogStore>(log: &L, name: &NoteKey) -> Result<Vec<Vec<u8>>, Error> {
    let is_damage = |error: &Error| {
        [ErrorCode::LogProofInvalid, ErrorCode::InvalidLog, ErrorCode::SignatureInvalid].contains(&error.code())
    };
    let mut leaves = Vec::new();
    let Some(signed) = log.checkpoint()? else { return Ok(leaves) };
    if Checkpoint::open(&signed, name).is_err() {
        return Ok(leaves);
    }
    let reader = LogReader::open(log, name)?;
    let size = reader.head().size;
    for first in (0..size).step_by(usize::from(TILE_HASHES)) {
        match reader.entries(first..size.min(first + u64::from(TILE_HASHES))) {
            Ok(entries) => leaves.extend(entries),
            Err(error) if is_damage(&error) => break,
            Err(error) => return Err(error),
        }
    }
    Ok(leaves)
}

#[derive(Debug, Default)]
struct Verification {
    ids: BTreeSet<String>,
    whole: u64,
    erased: u64,
    findings: Vec<AuditFinding>,
}

impl Verification {
    fn found(&mut self, problem: AuditProblem, place: String, message: impl Into<String>) {
        self.findings.push(AuditFinding { problem, place, message: message.into() });
    }

    fn population(&mut self, findings: &[PopulationFinding]) {
        for finding in findings {
            let problem = match finding.problem {
                PopulationProblem::Unreadable => AuditProblem::UnreadableEntry,
                PopulationProblem::RepeatedId => AuditProblem::RepeatedId,
                PopulationProblem::ClockWentBack => AuditProblem::ClockWentBack,
            };
            self.found(problem, format!("entry/{}", finding.place), finding.message.clone());
        }
    }

    fn bodies<B: BodyStore + ?Sized, K: KeyRing + ?Sized>(
        &mut self,
        leaves: &[Vec<u8>],
        look: &Look<'_, B, K>,
    ) -> Result<(), Error> {
        for (place, leaf) in (0..).zip(leaves) {
            let read = look.read(place, leaf)?;
            let Some(entry) = read.entry else { continue };
            let problem = match read.state {
                BodyState::Whole => {
                    self.whole += 1;
                    None
                }
                BodyState::Erased => {
                    self.erased += 1;
                    None
                }
                BodyState::Missing => Some(AuditProblem::BodyMissing),
                BodyState::Damaged => Some(AuditProblem::BodyChanged),
                BodyState::KeyMissing => Some(AuditProblem::KeyMissing),
                // said with the population
                BodyState::Unreadable => None,
            };
            if let Some(problem) = problem {
                self.found(problem, format!("body/{}", entry.id), read.message);
            }
            self.ids.insert(entry.id);
        }
        Ok(())
    }

    /// Holds the ring against what the log says of keys.
    fn keys<K: KeyRing + ?Sized>(&mut self, keys: &K, erasures: &BTreeMap<DataKeyId, u64>) -> Result<(), Error> {
        let mut ids: BTreeSet<DataKeyId> = erasures.keys().cloned().collect();
        match keys.ids() {
            Ok(known) => ids.extend(known),
            Err(error) if error.code() == ErrorCode::AuditDamaged => {
                self.found(AuditProblem::KeyMissing, "key/".to_owned(), error.to_string());
            }
            Err(error) => return Err(error),
        }
        for id in ids {
            let place = format!("key/{id}");
            match (keys.get(&id), erasures.get(&id)) {
                (Ok(HeldKey::Destroyed), Some(_)) | (Ok(HeldKey::Living(_)), None) | (Ok(HeldKey::Unknown), None) => {}
                (Ok(HeldKey::Destroyed), None) => {
                    self.found(AuditProblem::KeyMissing, place, "it was destroyed, and no entry says so");
                }
                (Ok(_), Some(entry)) => {
                    let message = format!("entry {entry} says that it was destroyed, and the key ring does not");
                    self.found(AuditProblem::ErasureUnfinished, place, message);
                }
                (Err(error), _) if error.code() == ErrorCode::AuditDamaged => {
                    self.found(AuditProblem::KeyMissing, place, error.to_string());
                }
                (Err(error), _) => return Err(error),
            }
        }
        Ok(())
    }
}
