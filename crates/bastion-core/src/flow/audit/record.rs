//! Recording: seal, keep the bodies, then the leaves.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{AuditLog, AuditUse, ERASURE_KIND, EXPORT_KIND, LOG_READ_KIND, NewAuditEntry, Random, scan};
use crate::audit::{AuditBody, AuditHeader, AuditOutcome, DataKey, DataKeyId, NONCE_BYTES, SALT_BYTES, seal};
use crate::error::{Error, ErrorCode};
use crate::limits::AUDIT_ENTRIES_MAX;
use crate::port::body_store::occupied;
use crate::port::key_ring::destroyed;
use crate::port::{BodyStore, HeldKey, KeyRing, LogStore};

/// Refuses what the log alone writes, and what is too much.
pub(super) fn check_own(entries: &[NewAuditEntry]) -> Result<(), Error> {
    if entries.len() > AUDIT_ENTRIES_MAX {
        let message = format!("{} entries: one call records at most {AUDIT_ENTRIES_MAX}", entries.len());
        return Err(Error::new(ErrorCode::LimitExceeded, message));
    }
    let is_reserved = |header: &AuditHeader| {
        [LOG_READ_KIND, EXPORT_KIND, ERASURE_KIND].contains(&header.kind.as_str()) || header.erasure.is_some()
    };
    entries.iter().find(|entry| is_reserved(&entry.header)).map_or(Ok(()), |entry| {
        let message = format!(
            "the entry `{}`: the log writes entries of the kind `{}` itself",
            entry.header.id, entry.header.kind
        );
        Err(Error::new(ErrorCode::InvalidAudit, message).with_hint("read, export or erase through the log"))
    })
}

impl AuditUse {
    /// The entry about a use of the log.
    pub(super) fn entry(&self, kind: &str, action: &str, intent: serde_json::Value) -> NewAuditEntry {
        let header = AuditHeader {
            id: self.id.clone(),
            occurred_at: self.occurred_at,
            kind: kind.to_owned(),
            key_id: self.key_id.clone(),
            erasure: None,
        };
        let body = AuditBody {
            actor: self.actor.clone(),
            action: action.to_owned(),
            intent,
            policy_results: Vec::new(),
            outcome: AuditOutcome::Allowed,
            evidence: None,
        };
        NewAuditEntry { header, body }
    }
}

impl<L: LogStore, B: BodyStore, K: KeyRing> AuditLog<L, B, K> {
    /// Writes entries of any kind.
    pub(super) fn write(&mut self, entries: Vec<NewAuditEntry>, random: &mut Random<'_>) -> Result<Range<u64>, Error> {
        let mut ids = BTreeSet::new();
        for NewAuditEntry { header, .. } in &entries {
            header.check()?;
            if !ids.insert(header.id.as_str()) {
                return Err(occupied(&header.id));
            }
            // before any key is made: what the log promised counts, whatever the ring has
            if self.erasures.contains_key(&header.key_id) {
                return Err(destroyed(&header.key_id));
            }
        }
        self.make_room(&ids)?;
        let (mut leaves, mut bodies) = (Vec::new(), Vec::new());
        for NewAuditEntry { header, body } in &entries {
            let key = self.data_key(&header.key_id, random)?;
            let (mut nonce, mut salt) = ([0; NONCE_BYTES], [0; SALT_BYTES]);
            random(&mut nonce)?;
            random(&mut salt)?;
            let (entry, ciphertext) = seal(header, body, &key, nonce, salt)?;
            leaves.push(entry.to_json()?);
            bodies.push((entry.id, ciphertext));
        }
        self.bodies.put(&bodies)?;
        self.writer.append(leaves)
    }

    /// Removes the bodies of these entries that were never recorded: of a writer that did not come to an end.
    fn make_room(&mut self, ids: &BTreeSet<&str>) -> Result<(), Error> {
        let mut kept = BTreeSet::new();
        for id in ids {
            if self.bodies.get(id)?.is_some() {
                kept.insert(*id);
            }
        }
        if kept.is_empty() {
            return Ok(());
        }
        if let Some(id) = scan::recorded(self.writer.store(), &self.name, &kept)?.first() {
            return Err(occupied(id));
        }
        let unrecorded: Vec<String> = kept.into_iter().map(str::to_owned).collect();
        self.bodies.remove(&unrecorded)
    }

    fn data_key(&mut self, key_id: &DataKeyId, random: &mut Random<'_>) -> Result<DataKey, Error> {
        match self.keys.get(key_id)? {
            HeldKey::Living(key) => Ok(key),
            HeldKey::Destroyed => Err(destroyed(key_id)),
            HeldKey::Unknown => {
                let mut bytes = zeroize::Zeroizing::new([0; 32]);
                random(bytes.as_mut_slice())?;
                self.keys.create(key_id, DataKey::from_bytes(*bytes))
            }
        }
    }
}
