//! Reading: written down first, then opened body by body.

use std::collections::BTreeMap;
use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{AuditLog, AuditUse, LOG_READ_KIND, Random};
use crate::audit::{AuditBody, AuditEntry, DataKeyId, open};
use crate::canonical::Sha256Digest;
use crate::error::{Error, ErrorCode};
use crate::flow::LogReader;
use crate::limits::AUDIT_ENTRIES_MAX;
use crate::log::LogError;
use crate::port::{BodyStore, HeldKey, KeyRing, LogStore};

/// What became of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BodyState {
    /// It is what was logged. Where there is no key ring to ask, its sealed bytes are.
    Whole,
    /// Its key was destroyed, and the log says so.
    Erased,
    /// It is not there.
    Missing,
    /// It is not what was logged.
    Damaged,
    /// Its key is not there, or does not open, and the log does not say why.
    KeyMissing,
    /// The leaf is no audit entry.
    Unreadable,
}

/// An entry that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadEntry {
    /// Its place.
    pub place: u64,
    /// The entry; absent when the leaf is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<AuditEntry>,
    /// What became of its body.
    pub state: BodyState,
    /// The body, when it is whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<AuditBody>,
    /// The salt of its commitment, when it is whole: with it, the body can be shown to somebody who has the entry alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
    /// What is to be said about it; empty when it is whole.
    pub message: String,
}

/// Entries that were read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditReading {
    /// The place of the entry that says that they were.
    pub logged_at: u64,
    /// The entries, in their order.
    pub entries: Vec<ReadEntry>,
}

impl<L: LogStore, B: BodyStore, K: KeyRing> AuditLog<L, B, K> {
    /// Reads entries, after an entry that says so is durable.
    ///
    /// # Errors
    ///
    /// `invalid_argument` for a range that the log does not have, `limit_exceeded`; as [`AuditLog::record`]: nothing is given
    /// then. `log_proof_invalid` when the leaves do not hold. A body that cannot be had is an answer.
    pub fn read(&mut self, range: Range<u64>, who: &AuditUse, random: &mut Random<'_>) -> Result<AuditReading, Error> {
        if range.start > range.end || range.end > self.size() {
            let found = range.start.max(range.end);
            return Err(LogError::Range { what: "range of entries up to", found, size: self.size() }.into());
        }
        let count = range.end - range.start;
        if count > AUDIT_ENTRIES_MAX as u64 {
            let message = format!("{count} entries: one call reads at most {AUDIT_ENTRIES_MAX}");
            return Err(Error::new(ErrorCode::LimitExceeded, message).with_hint("read one range after the other"));
        }
        let intent = json!({ "first": range.start, "end": range.end, "reason": who.reason });
        let logged_at = self.write(vec![who.entry(LOG_READ_KIND, "log.read", intent)], random)?.start;
        let first = range.start;
        let leaves = LogReader::open(self.writer.store(), &self.name)?.export(range, &self.name)?.decoded()?;
        let look = Look { bodies: &self.bodies, keys: Some(&self.keys), erasures: &self.erasures };
        let entries = (first..).zip(&leaves).map(|(place, leaf)| look.read(place, leaf));
        Ok(AuditReading { logged_at, entries: entries.collect::<Result<_, _>>()? })
    }
}

/// What is needed to say what became of a body.
pub(super) struct Look<'l, B: ?Sized, K: ?Sized> {
    pub(super) bodies: &'l B,
    /// None for whoever verifies without keys.
    pub(super) keys: Option<&'l K>,
    pub(super) erasures: &'l BTreeMap<DataKeyId, u64>,
}

impl<B: BodyStore + ?Sized, K: KeyRing + ?Sized> Look<'_, B, K> {
    pub(super) fn read(&self, place: u64, leaf: &[u8]) -> Result<ReadEntry, Error> {
        let found = |entry, state, message| ReadEntry { place, entry, state, body: None, salt: None, message };
        let entry = match AuditEntry::read(leaf) {
            Ok(entry) => entry,
            Err(error) => return Ok(found(None, BodyState::Unreadable, error.to_string())),
        };
        let key_id = &entry.body.key_id;
        let erased =
            self.erasures.get(key_id).map(|place| format!("the key `{key_id}` was destroyed, as entry {place} says"));
        let (state, message) = match (self.bodies.get(&entry.id)?, erased) {
            (None, Some(erased)) => (BodyState::Erased, erased),
            (None, None) => (BodyState::Missing, format!("the body of the entry `{}` is not there", entry.id)),
            (Some(bytes), _) if Sha256Digest::of(&bytes) != entry.body.ciphertext => (
                BodyState::Damaged,
                format!("the sealed body of the entry `{}` is not the one that was logged", entry.id),
            ),
            (Some(_), Some(erased)) => (BodyState::Erased, erased),
            (Some(bytes), None) => return self.open(place, entry, &bytes),
        };
        Ok(found(Some(entry), state, message))
    }

    fn open(&self, place: u64, entry: AuditEntry, bytes: &[u8]) -> Result<ReadEntry, Error> {
        let key_id = &entry.body.key_id;
        let (mut body, mut salt, mut message) = (None, None, String::new());
        let state = match self.keys.map(|keys| keys.get(key_id)).transpose() {
            Ok(None) => BodyState::Whole,
            Ok(Some(HeldKey::Living(key))) => match open(&entry, bytes, &key) {
                Ok(opened) => {
                    (body, salt) = (Some(opened.body), Some(opened.salt));
                    BodyState::Whole
                }
                Err(error) => {
                    message = error.to_string();
                    BodyState::Damaged
                }
            },
            Ok(Some(HeldKey::Destroyed)) => {
                message = format!("the key `{key_id}` was destroyed, and no entry says so");
                BodyState::KeyMissing
            }
            Ok(Some(HeldKey::Unknown)) => {
                message = format!("the key `{key_id}` is not there");
                BodyState::KeyMissing
            }
            Err(error) if error.code() == ErrorCode::AuditDamaged => {
                message = error.to_string();
                BodyState::KeyMissing
            }
            Err(error) => return Err(error),
        };
        Ok(ReadEntry { place, entry: Some(entry), state, body, salt, message })
    }
}
