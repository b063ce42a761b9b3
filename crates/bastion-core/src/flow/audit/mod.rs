//! The audit log: entries in a tree, their bodies sealed beside it, the keys in a ring.
//!
//! Three orders make it whole whenever it is cut short:
//!
//! - **A body is durable before its leaf.** A leaf never speaks of a body that was never kept. What a crash leaves between
//!   the two is a body without a leaf: it is not recorded, [`verify_audit`] reports it, and recording the entry again takes
//!   its place.
//! - **A reading or an export is recorded before anything is given.** Who cannot be written down reads nothing.
//! - **An erasure is recorded before the key is destroyed.** The entry is the promise: from the moment it is durable nothing
//!   that the key sealed is given any more, and [`AuditLog::open`] keeps every promise that was not kept yet. The other way
//!   round a crash would leave bodies that are gone and nobody who says why, which is what a deed that is to be hidden looks
//!   like; and destroying again is harmless, while nothing brings a key back to write its entry.

mod erase;
mod export;
mod read;
mod record;
mod scan;
mod verify;

use std::collections::BTreeMap;
use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::audit::{AuditActor, AuditBody, AuditHeader, DataKeyId};
use crate::error::Error;
use crate::key::SigningKey;
use crate::log::NoteKey;
use crate::port::{BodyStore, HeldKey, KeyRing, LogStore};
use crate::time::Moment;

use super::LogWriter;

pub use erase::{Erased, ErasureRequest};
pub use export::{AuditExport, ExportRequest};
pub use read::{AuditReading, BodyState, ReadEntry};
pub use verify::{AuditFinding, AuditProblem, AuditReport, verify_audit};

/// Fills bytes at random: keys, nonces and salts are made of them.
pub type Random<'r> = dyn FnMut(&mut [u8]) -> Result<(), Error> + 'r;

/// The kind of the entry that says that the log was read.
pub const LOG_READ_KIND: &str = "log_read";
/// The kind of the entry that says that part of the log was handed out.
pub const EXPORT_KIND: &str = "export";
/// The kind of the entry that says that a key was destroyed.
pub const ERASURE_KIND: &str = "erasure";

/// An entry to record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAuditEntry {
    /// What stands in the log.
    pub header: AuditHeader,
    /// What is sealed.
    pub body: AuditBody,
}

/// What the log writes down about a use of itself: who, when, why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditUse {
    /// The identifier of the entry about it.
    pub id: String,
    /// When.
    pub occurred_at: Moment,
    /// The data key of the entry's body.
    pub key_id: DataKeyId,
    /// Who.
    pub actor: AuditActor,
    /// Why.
    pub reason: String,
}

/// The audit log, to write: one process alone.
///
/// ```
/// use bastion_core::audit::{AuditActor, AuditBody, AuditHeader, AuditOutcome};
/// use bastion_core::flow::{AuditLog, AuditUse, BodyState, NewAuditEntry};
/// use bastion_core::key::SigningKey;
/// use bastion_core::log::NoteKey;
/// use bastion_core::port::{MemoryBodies, MemoryKeyRing, MemoryLog};
/// use serde_json::json;
///
/// let key = SigningKey::from_seed([7; 32]);
/// let name = NoteKey::of_log("log.example.com/acme", key.verifying_key())?;
/// let (bodies, keys) = (MemoryBodies::default(), MemoryKeyRing::default());
/// let mut audit = AuditLog::open(MemoryLog::default(), name, key, bodies, keys)?;
/// // whoever runs this gives the system's randomness
/// let mut random = |bytes: &mut [u8]| { bytes.fill(7); Ok(()) };
/// let header = AuditHeader {
///     id: "01".to_owned(),
///     occurred_at: "2026-11-20T22:00:00Z".parse()?,
///     kind: "decision".to_owned(),
///     key_id: "acme/decision/EU/period/2026-11".parse()?,
///     erasure: None,
/// };
/// let actor = AuditActor { id: "ada".to_owned(), role: "analyst".to_owned() };
/// let body = AuditBody {
///     actor: actor.clone(),
///     action: "data.read".to_owned(),
///     intent: json!({}),
///     policy_results: Vec::new(),
///     outcome: AuditOutcome::Allowed,
///     evidence: None,
/// };
/// audit.record(vec![NewAuditEntry { header: header.clone(), body: body.clone() }], &mut random)?;
/// let who = AuditUse {
///     id: "02".to_owned(),
///     occurred_at: header.occurred_at,
///     key_id: header.key_id,
///     actor,
///     reason: "the yearly audit".to_owned(),
/// };
/// let reading = audit.read(0..1, &who, &mut random)?;
/// assert_eq!((reading.logged_at, reading.entries[0].body.as_ref()), (1, Some(&body)));
/// assert!(audit.verify(&[])?.valid);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct AuditLog<L, B, K> {
    writer: LogWriter<L>,
    name: NoteKey,
    bodies: B,
    keys: K,
    /// The keys that the log says were destroyed, and the places of the entries that say so.
    erasures: BTreeMap<DataKeyId, u64>,
}

impl<L: LogStore, B: BodyStore, K: KeyRing> AuditLog<L, B, K> {
    /// Goes on with an audit log, or begins one. It reads the whole tree, and destroys the keys whose erasure was recorded
    /// and not carried out.
    ///
    /// # Errors
    ///
    /// As [`LogWriter::open`]; what the key ring gives.
    pub fn open(log: L, name: NoteKey, signing_key: SigningKey, bodies: B, mut keys: K) -> Result<Self, Error> {
        let writer = LogWriter::open(log, name.clone(), signing_key)?;
        let erasures = scan::erasures(writer.store(), &name)?;
        for key_id in erasures.keys() {
            if keys.get(key_id) != Ok(HeldKey::Destroyed) {
                keys.destroy(key_id)?;
            }
        }
        Ok(Self { writer, name, bodies, keys, erasures })
    }

    /// The newest checkpoint as it was signed; none of an empty log.
    #[must_use]
    pub fn checkpoint(&self) -> Option<&str> {
        self.writer.checkpoint()
    }

    /// How many entries there are.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.writer.size()
    }

    /// The log's public key, by which everyone verifies it.
    #[must_use]
    pub const fn name(&self) -> &NoteKey {
        &self.name
    }

    /// What keeps the tree: proofs and exports are made of it.
    #[must_use]
    pub const fn log(&self) -> &L {
        self.writer.store()
    }

    /// Says what is wrong with it: [`verify_audit`].
    ///
    /// # Errors
    ///
    /// What a store gives when it cannot be asked.
    pub fn verify(&self, older: &[String]) -> Result<AuditReport, Error> {
        verify_audit(self.writer.store(), &self.name, &self.bodies, Some(&self.keys), older)
    }

    /// Records entries, and gives their places once they and their bodies are durable.
    ///
    /// After an error it is open whether they are recorded. Recording them again is safe: `entry_exists` says that they were.
    ///
    /// # Errors
    ///
    /// `invalid_audit`, `limit_exceeded` and what is wrong with an entry; `entry_exists`, `key_destroyed`; what a store gives.
    /// Nothing is recorded then.
    pub fn record(&mut self, entries: Vec<NewAuditEntry>, random: &mut Random<'_>) -> Result<Range<u64>, Error> {
        record::check_own(&entries)?;
        self.write(entries, random)
    }
}

#[cfg(test)]
mod tests;
