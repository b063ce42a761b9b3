//! Bodies and keys in folders: the contracts, power cuts, and an audit log whose every byte is changed once.
#![expect(clippy::disallowed_methods, reason = "what was written is changed behind its back")]

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::json;

use super::*;
use crate::audit::{AuditActor, AuditBody, AuditHeader, AuditOutcome, DataKey, DataKeyId, RetentionTable};
use crate::connect::log::DirectoryLog;
use crate::connect::log::cut::{CutDisk, Failing, number};
use crate::flow::{AuditLog, AuditReport, AuditUse, BodyState, ErasureRequest, NewAuditEntry, verify_audit};
use crate::key::{Secret, SigningKey};
use crate::log::NoteKey;
use crate::port::HeldKey;

fn encryption_keys() -> KeyEncryptionKeys {
    let mut keys = KeyEncryptionKeys::new();
    let text = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    keys.add("EU", &Secret::new(text.to_owned())).unwrap();
    keys
}

/// A folder for each name, as long as the test runs.
fn folder(kind: &str, name: &str) -> PathBuf {
    static FOLDERS: Mutex<BTreeMap<String, tempfile::TempDir>> = Mutex::new(BTreeMap::new());
    let mut folders = FOLDERS.lock().unwrap();
    folders.entry(format!("{kind} {name}")).or_insert_with(|| tempfile::tempdir().unwrap()).path().join("in it")
}

mod key_ring {
    use super::*;

    fn ring(name: &str) -> Box<dyn KeyRing> {
        Box::new(DirectoryKeyRing::to_write(&folder("keys", name), encryption_keys()).unwrap())
    }
    crate::key_ring_contract!(ring);
}

mod body_store {
    use super::*;

    fn store(name: &str) -> Box<dyn BodyStore> {
        Box::new(DirectoryBodies::to_write(&folder("bodies", name)).unwrap())
    }
    crate::body_store_contract!(store);
}

fn key_id(number: u64) -> DataKeyId {
    format!("acme/decision/EU/period/{number}").parse().unwrap()
}

fn data_key(number: u64) -> DataKey {
    DataKey::from_bytes(blake3::derive_key("bastion tests audit keys", &number.to_be_bytes()))
}

#[test]
fn one_process_alone_writes_and_others_read() {
    let folder = folder("locks", "");
    let mut ring = DirectoryKeyRing::to_write(&folder, encryption_keys()).unwrap();
    ring.create(&key_id(1), data_key(1)).unwrap();
    let refused = DirectoryKeyRing::to_write(&folder, encryption_keys()).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::LogConflict);
    let reader = DirectoryKeyRing::to_read(&folder, encryption_keys());
    assert_eq!(reader.get(&key_id(1)).unwrap(), HeldKey::Living(data_key(1)));
    // without the key-encryption key of the jurisdiction there is a name and no key
    let stranger = DirectoryKeyRing::to_read(&folder, KeyEncryptionKeys::new());
    assert_eq!(stranger.get(&key_id(1)).unwrap_err().code(), ErrorCode::InvalidKey);
    assert_eq!(stranger.ids().unwrap(), [key_id(1)]);
}

#[test]
fn no_file_holds_a_key_and_none_is_left_of_a_destroyed_one() {
    let folder = folder("plain", "");
    let mut ring = DirectoryKeyRing::to_write(&folder, encryption_keys()).unwrap();
    ring.create(&key_id(1), data_key(1)).unwrap();
    let contents = || -> Vec<Vec<u8>> {
        let entries = std::fs::read_dir(&folder).unwrap();
        entries.map(|entry| std::fs::read(entry.unwrap().path()).unwrap()).collect()
    };
    let holds = |needle: &[u8]| contents().iter().any(|file| file.windows(needle.len()).any(|window| window == needle));
    use base64::Engine as _;
    let bytes = *data_key(1).expose();
    let encoded = base64::engine::general_purpose::STANDARD.encode(bytes);
    assert!(!holds(&bytes) && !holds(&encoded.as_bytes()[..20]));
    assert!(holds(b"\"wrapped\""));
    ring.destroy(&key_id(1)).unwrap();
    assert!(!holds(b"\"wrapped\"") && holds(key_id(1).to_string().as_bytes()));
}

/// What came of many lives through power cuts.
#[derive(Debug, Default)]
struct Lives {
    acknowledged: u64,
    lost: u64,
    /// Destroyed keys that came back, or of which something is left on the disk.
    returned: u64,
}

/// Keys made and destroyed through power cuts; what was acknowledged is looked for after each.
fn key_lives(cuts: u64, syncs_files: bool, syncs_folders: bool) -> Lives {
    let mut lives = Lives::default();
    for seed in 0..cuts.div_ceil(20) {
        let mut disk = CutDisk::new(seed, syncs_files, syncs_folders).unwrap();
        let (mut state, mut next) = (seed, 0);
        // by number: whether the key lives, and none where that is open
        let mut expected: BTreeMap<u64, Option<bool>> = BTreeMap::new();
        for _ in 0..20 {
            let steps = Arc::new(AtomicU64::new(number(&mut state) % 60));
            let failing = Failing { disk: disk.clone(), steps, says: io::ErrorKind::Other };
            key_work(&failing, &mut state, &mut next, &mut expected, &mut lives);
            disk.cut().unwrap();
            // whoever opens it again finishes what was begun
            let ring = DirectoryKeyRing::new(disk.clone(), "the disk".to_owned(), encryption_keys()).unwrap();
            for (key, lives_on) in &mut expected {
                let found = ring.get(&key_id(*key));
                match (*lives_on, &found) {
                    (Some(true), Ok(HeldKey::Living(held))) if *held == data_key(*key) => {}
                    (Some(true), _) => lives.lost += 1,
                    (Some(false), Ok(HeldKey::Destroyed)) => {}
                    (Some(false), _) => lives.returned += 1,
                    (None, _) => {}
                }
                let is_living = matches!(found, Ok(HeldKey::Living(_)));
                if found == Ok(HeldKey::Destroyed) && disk.read(&ring_path(*key)).unwrap().is_some() {
                    lives.returned += 1;
                }
                *lives_on = Some(is_living);
            }
            expected.retain(|key, _| ring.get(&key_id(*key)) != Ok(HeldKey::Unknown));
        }
    }
    lives
}

/// The file of a key.
fn ring_path(key: u64) -> String {
    format!("{}.key", crate::canonical::Sha256Digest::of(key_id(key).to_string().as_bytes()).to_hex())
}

fn key_work(
    failing: &Failing,
    state: &mut u64,
    next: &mut u64,
    expected: &mut BTreeMap<u64, Option<bool>>,
    lives: &mut Lives,
) {
    let Ok(mut ring) = DirectoryKeyRing::new(failing.clone(), "the disk".to_owned(), encryption_keys()) else { return };
    loop {
        let living: Vec<u64> =
            expected.iter().filter(|(_, lives)| **lives == Some(true)).map(|(key, _)| *key).collect();
        let is_destroying = !living.is_empty() && number(state).is_multiple_of(3);
        let (key, done) = if is_destroying {
            let key = living[usize::try_from(number(state)).unwrap() % living.len()];
            (key, ring.destroy(&key_id(key)).is_ok())
        } else {
            *next += 1;
            (*next, ring.create(&key_id(*next), data_key(*next)).is_ok())
        };
        expected.insert(key, done.then_some(!is_destroying));
        if !done {
            return;
        }
        lives.acknowledged += 1;
    }
}

/// Bodies put through power cuts.
fn body_lives(cuts: u64, syncs_files: bool, syncs_folders: bool) -> Lives {
    let mut lives = Lives::default();
    for seed in 0..cuts.div_ceil(20) {
        let mut disk = CutDisk::new(seed, syncs_files, syncs_folders).unwrap();
        let (mut state, mut next) = (seed, 0_u64);
        let mut expected: BTreeMap<String, Vec<u8>> = BTreeMap::new();
        for _ in 0..20 {
            let steps = Arc::new(AtomicU64::new(number(&mut state) % 90));
            let failing = Failing { disk: disk.clone(), steps, says: io::ErrorKind::Other };
            if let Ok(mut store) = DirectoryBodies::new(failing, "the disk".to_owned()) {
                loop {
                    let count = 1 + number(&mut state) % 4;
                    let bodies: Vec<_> = (next..next + count)
                        .map(|each| (format!("e{each}"), number(&mut state).to_be_bytes().repeat(20)))
                        .collect();
                    next += count;
                    if store.put(&bodies).is_err() {
                        break;
                    }
                    lives.acknowledged += count;
                    expected.extend(bodies);
                }
            }
            disk.cut().unwrap();
            let store = DirectoryBodies::new(disk.clone(), "the disk".to_owned()).unwrap();
            let before = expected.len();
            expected.retain(|id, bytes| store.get(id).unwrap().as_ref() == Some(bytes));
            lives.lost += (before - expected.len()) as u64;
        }
    }
    lives
}

/// How many; `BASTION_POWER_CUTS` for another number.
fn cuts() -> u64 {
    std::env::var("BASTION_POWER_CUTS").map_or(1_000, |cuts| cuts.parse().unwrap())
}

#[test]
fn keys_and_bodies_outlive_every_power_cut_and_destroyed_keys_none() {
    for (what, lives) in [("keys", key_lives(cuts(), true, true)), ("bodies", body_lives(cuts(), true, true))] {
        println!("{what}: {lives:?} in {} power cuts", cuts());
        assert!(lives.lost == 0 && lives.returned == 0 && lives.acknowledged > cuts(), "{what}: {lives:?}");
    }
}

/// The same checks notice a disk on which a synchronisation is left out.
#[test]
fn what_leaves_out_a_synchronisation_is_noticed() {
    for (syncs_files, syncs_folders) in [(false, true), (true, false)] {
        let (keys, bodies) = (key_lives(200, syncs_files, syncs_folders), body_lives(200, syncs_files, syncs_folders));
        assert!(keys.lost > 0 && bodies.lost > 0, "{keys:?} {bodies:?}");
    }
}

#[test]
fn a_store_that_failed_is_opened_again_before_it_serves() {
    let failing = Failing {
        disk: CutDisk::new(0, true, true).unwrap(),
        steps: Arc::new(AtomicU64::new(1_000)),
        says: io::ErrorKind::StorageFull,
    };
    let mut bodies = DirectoryBodies::new(failing.clone(), "the disk".to_owned()).unwrap();
    failing.steps.store(3, Ordering::Relaxed);
    let body = [("e1".to_owned(), vec![1; 100])];
    assert_eq!(bodies.put(&body).unwrap_err().code(), ErrorCode::FileFailed);
    failing.steps.store(1_000, Ordering::Relaxed);
    assert!(bodies.put(&body).unwrap_err().message().contains("failed before"));
    DirectoryBodies::new(failing, "the disk".to_owned()).unwrap().put(&body).unwrap();
}

type FolderLog = AuditLog<DirectoryLog<SystemDisk>, DirectoryBodies<SystemDisk>, DirectoryKeyRing<SystemDisk>>;

fn signing_key() -> SigningKey {
    SigningKey::from_seed([7; 32])
}

fn name() -> NoteKey {
    NoteKey::of_log("log.example.com/acme", signing_key().verifying_key()).unwrap()
}

fn open(folder: &Path) -> FolderLog {
    let log = DirectoryLog::to_write(&folder.join("log")).unwrap();
    let bodies = DirectoryBodies::to_write(&folder.join("bodies")).unwrap();
    let keys = DirectoryKeyRing::to_write(&folder.join("keys"), encryption_keys()).unwrap();
    AuditLog::open(log, name(), signing_key(), bodies, keys).unwrap()
}

fn verify(folder: &Path) -> AuditReport {
    let log = DirectoryLog::to_read(&folder.join("log"));
    let bodies = DirectoryBodies::to_read(&folder.join("bodies"));
    let keys = DirectoryKeyRing::to_read(&folder.join("keys"), encryption_keys());
    verify_audit(&log, &name(), &bodies, Some(&keys), &[]).unwrap()
}

fn random() -> impl FnMut(&mut [u8]) -> Result<(), Error> {
    let mut state = 7;
    move |bytes: &mut [u8]| {
        bytes.iter_mut().for_each(|byte| *byte = number(&mut state).to_be_bytes()[0]);
        Ok(())
    }
}

fn recorded(folder: &Path) -> FolderLog {
    let mut audit = open(folder);
    let entries = (1..=3).map(|number| NewAuditEntry {
        header: AuditHeader {
            id: format!("e{number}"),
            occurred_at: "2026-01-01T00:00:00Z".parse().unwrap(),
            kind: "decision".to_owned(),
            key_id: key_id(number % 2),
            erasure: None,
        },
        body: AuditBody {
            actor: AuditActor { id: "ada@example.com".to_owned(), role: "analyst".to_owned() },
            action: "data.read".to_owned(),
            intent: json!({ "number": number }),
            policy_results: Vec::new(),
            outcome: AuditOutcome::Allowed,
            evidence: None,
        },
    });
    audit.record(entries.collect(), &mut random()).unwrap();
    audit
}

fn usage(id: &str) -> AuditUse {
    AuditUse {
        id: id.to_owned(),
        occurred_at: "2026-11-20T22:00:00Z".parse().unwrap(),
        key_id: "acme/audit/EU/period/2026".parse().unwrap(),
        actor: AuditActor { id: "grace@example.com".to_owned(), role: "auditor".to_owned() },
        reason: "asked for".to_owned(),
    }
}

fn erase(audit: &mut FolderLog) {
    let text = b"format: bastion.retention/v1\nversion: 1\nrules:\n\
        - { jurisdiction: EU, retention_class: decision, keep_at_least: P1M, legal_basis: a law, source: a book }\n";
    let table = RetentionTable::read(text).unwrap();
    let request = ErasureRequest { key_id: key_id(1), who: usage("x1") };
    audit.erase(&request, &table, &[], &mut random()).unwrap();
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.retain(|path| !path.ends_with("lock"));
    found
}

#[test]
fn an_audit_log_in_folders_goes_on_reads_and_erases() {
    let folder = folder("whole", "");
    drop(recorded(&folder));
    let mut audit = open(&folder);
    erase(&mut audit);
    drop(audit);
    let mut audit = open(&folder);
    let reading = audit.read(0..4, &usage("r1"), &mut random()).unwrap();
    let states: Vec<_> = reading.entries.iter().map(|read| read.state).collect();
    assert_eq!(states, [BodyState::Erased, BodyState::Whole, BodyState::Erased, BodyState::Whole]);
    assert_eq!(reading.entries[1].body.as_ref().unwrap().intent, json!({ "number": 2 }));
    let report = verify(&folder);
    assert!(report.valid && (report.whole, report.erased) == (3, 2), "{report:?}");
    for path in files(&folder) {
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
        assert!(!text.contains("ada@") && !text.contains("grace@"), "{}", path.display());
    }
}

#[test]
fn any_changed_byte_of_any_file_is_seen() {
    let folder = folder("changed", "");
    let mut audit = recorded(&folder);
    erase(&mut audit);
    drop(audit);
    assert!(verify(&folder).valid);
    let files = files(&folder);
    let kinds = |ending: &str| files.iter().filter(|path| path.to_string_lossy().ends_with(ending)).count();
    // three bodies and that of the erasure; the keys of the rest, and the trace of the destroyed one
    assert_eq!([kinds(".body"), kinds(".key"), kinds(".destroyed"), kinds("checkpoint")], [4, 2, 1, 1]);
    for file in &files {
        let content = std::fs::read(file).unwrap();
        let shown = file.display();
        for at in (0..content.len()).step_by(if content.len() > 300 { 3 } else { 1 }) {
            let mut changed = content.clone();
            changed[at] ^= 0x20;
            std::fs::write(file, changed).unwrap();
            assert!(!verify(&folder).valid, "byte {at} of {shown}");
        }
        std::fs::write(file, &content[..content.len() - 1]).unwrap();
        assert!(!verify(&folder).valid, "the end of {shown}");
        std::fs::write(file, content).unwrap();
    }
    assert!(verify(&folder).valid);
}
