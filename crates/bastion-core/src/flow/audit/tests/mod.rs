//! The audit log over stores in memory: its course, its crashes, and a model with every kind of damage.

mod course;
mod crash;
mod export;
mod model;

use serde_json::json;

use super::*;
use crate::audit::{AuditOutcome, RetentionTable};
use crate::port::tests::shared::{Fuse, Shared};
use crate::port::{MemoryBodies, MemoryKeyRing, MemoryLog};

type Audit = AuditLog<Shared<MemoryLog>, Shared<MemoryBodies>, Shared<MemoryKeyRing>>;

/// Three stores that outlive the log over them.
#[derive(Clone, Default)]
struct World {
    fuse: Fuse,
    log: Shared<MemoryLog>,
    bodies: Shared<MemoryBodies>,
    keys: Shared<MemoryKeyRing>,
}

impl World {
    fn new() -> Self {
        let fuse = Fuse::default();
        let mut world = Self { fuse: fuse.clone(), ..Self::default() };
        (world.log.fuse, world.bodies.fuse, world.keys.fuse) = (fuse.clone(), fuse.clone(), fuse);
        world
    }

    fn open(&self) -> Audit {
        self.try_open().unwrap()
    }

    fn try_open(&self) -> Result<Audit, Error> {
        AuditLog::open(self.log.clone(), name(), signing_key(), self.bodies.clone(), self.keys.clone())
    }

    fn verify(&self, older: &[String]) -> AuditReport {
        verify_audit(&self.log, &name(), &self.bodies, Some(&self.keys), older).unwrap()
    }

    fn problems(&self) -> Vec<AuditProblem> {
        self.verify(&[]).findings.into_iter().map(|finding| finding.problem).collect()
    }
}

fn signing_key() -> SigningKey {
    SigningKey::from_seed([7; 32])
}

fn name() -> NoteKey {
    NoteKey::of_log("log.example.com/acme", signing_key().verifying_key()).unwrap()
}

/// Bytes that are never the same again, without any chance.
fn counting() -> impl FnMut(&mut [u8]) -> Result<(), Error> {
    static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
    |bytes: &mut [u8]| {
        let seed = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let digest = blake3::derive_key("bastion tests audit", &seed.to_be_bytes());
        bytes.iter_mut().zip(digest).for_each(|(byte, random)| *byte = random);
        Ok(())
    }
}

fn key_id(month: u32) -> DataKeyId {
    format!("acme/decision/EU/period/2020-{month:02}").parse().unwrap()
}

fn own_key() -> DataKeyId {
    "acme/audit/EU/period/2026".parse().unwrap()
}

fn moment(second: u64) -> Moment {
    format!("2020-01-01T{:02}:{:02}:{:02}Z", second / 3600, second / 60 % 60, second % 60).parse().unwrap()
}

fn ada() -> AuditActor {
    AuditActor { id: "ada@example.com".to_owned(), role: "analyst".to_owned() }
}

fn entry(number: u64, month: u32) -> NewAuditEntry {
    let header = AuditHeader {
        id: format!("e{number}"),
        occurred_at: moment(number),
        kind: "decision".to_owned(),
        key_id: key_id(month),
        erasure: None,
    };
    let body = AuditBody {
        actor: ada(),
        action: "data.read".to_owned(),
        intent: json!({ "dataset": "payments", "number": number }),
        policy_results: Vec::new(),
        outcome: AuditOutcome::Allowed,
        evidence: None,
    };
    NewAuditEntry { header, body }
}

fn usage(id: &str, second: u64) -> AuditUse {
    AuditUse {
        id: id.to_owned(),
        occurred_at: moment(second),
        key_id: own_key(),
        actor: AuditActor { id: "grace@example.com".to_owned(), role: "auditor".to_owned() },
        reason: "the yearly audit".to_owned(),
    }
}

/// The same, years later: what was recorded in 2020 may be erased then.
fn later(id: &str) -> AuditUse {
    AuditUse { occurred_at: "2026-11-20T22:00:00Z".parse().unwrap(), ..usage(id, 0) }
}

fn table() -> RetentionTable {
    RetentionTable::read(
        b"format: bastion.retention/v1\nversion: 1\nrules:\n\
          - { jurisdiction: EU, retention_class: decision, keep_at_least: P5Y, erase_after: P10Y, legal_basis: a law, source: a book }\n\
          - { jurisdiction: EU, retention_class: audit, keep_at_least: P30Y, legal_basis: another law, source: a book }\n",
    )
    .unwrap()
}

fn erasure(month: u32, id: &str) -> ErasureRequest {
    ErasureRequest { key_id: key_id(month), who: later(id) }
}
