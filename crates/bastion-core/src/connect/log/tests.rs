//! A log in a folder: on the system's own files, and on a disk whose power is cut.
#![expect(clippy::disallowed_methods, reason = "what a log wrote is changed behind its back")]

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::cut::{CutDisk, Failing, number};
use super::{DirectoryLog, SystemDisk};
use crate::error::ErrorCode;
use crate::flow::{LogProblem, LogWriter, verify_log};
use crate::key::SigningKey;
use crate::log::{Checkpoint, EntryBundle, NoteKey, TilePath};
use crate::port::LogStore as _;

fn key() -> SigningKey {
    SigningKey::from_seed([7; 32])
}

fn name() -> NoteKey {
    NoteKey::of_log("log.example.com/acme", key().verifying_key()).unwrap()
}

fn writer(folder: &Path) -> LogWriter<DirectoryLog<SystemDisk>> {
    LogWriter::open(DirectoryLog::to_write(folder).unwrap(), name(), key()).unwrap()
}

fn entries(from: u64, count: u64) -> Vec<Vec<u8>> {
    (from..from + count).map(|number| format!("entry {number}").into_bytes()).collect()
}

#[test]
fn a_log_goes_on_where_it_stood() {
    let folder = tempfile::tempdir().unwrap();
    for (from, count) in [(0, 1), (1, 300), (301, 1), (302, 600)] {
        assert_eq!(writer(folder.path()).append(entries(from, count)).unwrap(), from..from + count);
    }
    let report = verify_log(&DirectoryLog::to_read(folder.path()), &name(), &[]).unwrap();
    assert!(report.valid && report.size == 902 && report.uncommitted.is_empty(), "{report:?}");
}

#[test]
fn one_process_alone_writes() {
    let folder = tempfile::tempdir().unwrap();
    let mut first = writer(folder.path());
    let refused = DirectoryLog::to_write(folder.path()).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::LogConflict);
    // whoever gets past the lock is refused by the checkpoint
    let mut second = LogWriter::open(DirectoryLog::to_read(folder.path()), name(), key()).unwrap();
    first.append(entries(0, 3)).unwrap();
    assert_eq!(second.append(entries(9, 3)).unwrap_err().code(), ErrorCode::LogConflict);
    drop(first);
    assert_eq!(writer(folder.path()).append(entries(3, 1)).unwrap(), 3..4);
}

#[test]
fn another_key_and_a_changed_edge_are_not_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    writer(folder.path()).append(entries(0, 5)).unwrap();
    let other = SigningKey::from_seed([8; 32]);
    let stranger = NoteKey::of_log("log.example.com/acme", other.verifying_key()).unwrap();
    let opened = LogWriter::open(DirectoryLog::to_read(folder.path()), stranger, other);
    assert_eq!(opened.unwrap_err().code(), ErrorCode::SignatureInvalid);
    let tile = folder.path().join("tile/0/000.p/5");
    let mut bytes = std::fs::read(&tile).unwrap();
    bytes[40] ^= 1;
    std::fs::write(&tile, bytes).unwrap();
    let opened = LogWriter::open(DirectoryLog::to_read(folder.path()), name(), key());
    assert_eq!(opened.unwrap_err().code(), ErrorCode::LogProofInvalid);
    std::fs::remove_file(&tile).unwrap();
    let opened = LogWriter::open(DirectoryLog::to_read(folder.path()), name(), key());
    assert_eq!(opened.unwrap_err().code(), ErrorCode::LogProofInvalid);
}

/// What a process left that did not live to commit it does not stay in the way of what comes instead.
#[test]
fn what_was_never_committed_is_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    writer(folder.path()).append(entries(0, 3)).unwrap();
    let checkpoint = std::fs::read(folder.path().join("checkpoint")).unwrap();
    writer(folder.path()).append(entries(100, 300)).unwrap();
    // as if it had ended before its checkpoint
    std::fs::write(folder.path().join("checkpoint"), checkpoint).unwrap();
    for (from, count) in [(3, 9), (12, 500)] {
        assert_eq!(writer(folder.path()).append(entries(from, count)).unwrap(), from..from + count);
        let report = verify_log(&DirectoryLog::to_read(folder.path()), &name(), &[]).unwrap();
        assert!(report.valid && report.size == from + count, "{report:?}");
    }
}

/// Every byte of every file, changed one at a time.
#[test]
fn any_changed_byte_is_seen() {
    let folder = tempfile::tempdir().unwrap();
    let mut kept = Vec::new();
    for (from, count) in [(0, 2), (2, 256), (258, 3)] {
        let mut writer = writer(folder.path());
        writer.append(entries(from, count)).unwrap();
        kept.push(writer.checkpoint().unwrap().to_owned());
    }
    let store = DirectoryLog::to_read(folder.path());
    assert!(verify_log(&store, &name(), &kept).unwrap().valid);
    for path in store.paths().unwrap() {
        let file = folder.path().join(&path);
        let content = std::fs::read(&file).unwrap();
        for at in (0..content.len()).step_by(if content.len() > 2_000 { 97 } else { 1 }) {
            let mut changed = content.clone();
            changed[at] ^= 0x20;
            std::fs::write(&file, changed).unwrap();
            assert!(!verify_log(&store, &name(), &[]).unwrap().valid, "byte {at} of {path}");
        }
        std::fs::write(&file, &content[..content.len() - 1]).unwrap();
        assert!(!verify_log(&store, &name(), &[]).unwrap().valid, "the end of {path}");
        std::fs::write(&file, content).unwrap();
    }
    assert!(verify_log(&store, &name(), &kept).unwrap().valid);
}

/// What a life of a log on such a disk came to.
#[derive(Debug, Default)]
struct Life {
    cuts: u64,
    acknowledged: u64,
    lost: u64,
}

/// Which mistake a store makes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Twin {
    None,
    NoFileSync,
    NoFolderSync,
    /// Says that entries are kept while they are still written.
    EarlyAnswer,
}

/// Writes a log through power cuts, and counts what was acknowledged and is not there.
fn live(seed: u64, cuts: u64, twin: Twin, says: io::ErrorKind) -> Life {
    let mut state = seed;
    let mut disk = CutDisk::new(seed, twin != Twin::NoFileSync, twin != Twin::NoFolderSync).unwrap();
    let (mut life, mut kept) = (Life::default(), Vec::<Vec<u8>>::new());
    while life.cuts < cuts {
        let steps = Arc::new(AtomicU64::new(number(&mut state) % 120));
        let failing = Failing { disk: disk.clone(), steps, says };
        work(&failing, &mut state, twin, &mut kept, &mut life);
        disk.cut().unwrap();
        life.cuts += 1;
        let found = content(&disk);
        let same = kept.iter().zip(&found).take_while(|(kept, found)| kept == found).count();
        life.lost += (kept.len() - same) as u64;
        // what was not acknowledged may be there, and counts from now on
        kept = found;
        if kept.len() > 700 {
            break;
        }
    }
    life
}

fn work(failing: &Failing, state: &mut u64, twin: Twin, kept: &mut Vec<Vec<u8>>, life: &mut Life) {
    let Ok(store) = DirectoryLog::new(failing.clone(), "the disk".to_owned()) else { return };
    let Ok(mut writer) = LogWriter::open(store, name(), key()) else { return };
    *kept = content(&failing.disk);
    loop {
        let count = 1 + number(state) % 40;
        let added: Vec<Vec<u8>> = (0..count).map(|_| number(state).to_be_bytes().to_vec()).collect();
        let done = writer.append(added.clone());
        if done.is_err() && twin != Twin::EarlyAnswer {
            return;
        }
        life.acknowledged += count;
        kept.extend(added);
        if done.is_err() {
            return;
        }
    }
}

/// The entries that the checkpoint speaks of, as far as they hold.
fn content(disk: &CutDisk) -> Vec<Vec<u8>> {
    let store = DirectoryLog::reader(disk.clone(), "the disk".to_owned());
    let Some(signed) = store.checkpoint().unwrap() else { return Vec::new() };
    let Ok(head) = Checkpoint::open(&signed, &name()) else { return Vec::new() };
    let report = verify_log(&store, &name(), &[]).unwrap();
    if !report.valid {
        return Vec::new();
    }
    let mut entries = Vec::new();
    for index in 0..head.size.div_ceil(256) {
        let width = u16::try_from((head.size - index * 256).min(256)).unwrap();
        let bytes = store.read(TilePath::Entries { index, width }).unwrap().unwrap();
        entries.extend(EntryBundle::decode(&bytes, width).unwrap().entries);
    }
    entries
}

fn lives(cuts: u64, twin: Twin, says: io::ErrorKind) -> Life {
    let mut all = Life::default();
    for seed in 0.. {
        let life = live(seed, 20, twin, says);
        all = Life {
            cuts: all.cuts + life.cuts,
            acknowledged: all.acknowledged + life.acknowledged,
            lost: all.lost + life.lost,
        };
        if all.cuts >= cuts {
            break;
        }
    }
    all
}

/// How many; `BASTION_POWER_CUTS` for another number.
fn cuts() -> u64 {
    std::env::var("BASTION_POWER_CUTS").map_or(2_000, |cuts| cuts.parse().unwrap())
}

#[test]
fn what_was_acknowledged_outlives_every_power_cut() {
    let life = lives(cuts(), Twin::None, io::ErrorKind::Other);
    println!("{} power cuts, {} entries acknowledged, {} lost", life.cuts, life.acknowledged, life.lost);
    assert!(life.lost == 0 && life.acknowledged > life.cuts, "{life:?}");
}

#[test]
fn a_full_disk_and_a_failing_one_lose_nothing() {
    for says in [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded] {
        let life = lives(cuts() / 4, Twin::None, says);
        assert!(life.lost == 0 && life.acknowledged > life.cuts, "{life:?}");
    }
}

/// The same checks notice a store that leaves out what counts.
#[test]
fn a_store_that_is_broken_on_purpose_is_noticed() {
    for (twin, mistake) in [
        (Twin::NoFileSync, "no file sync"),
        (Twin::NoFolderSync, "no folder sync"),
        (Twin::EarlyAnswer, "early answer"),
    ] {
        let life = lives(200, twin, io::ErrorKind::Other);
        assert!(life.lost > 0, "{mistake}: {life:?}");
    }
}

#[test]
fn a_store_that_failed_is_opened_again_before_it_serves() {
    let failing = Failing {
        disk: CutDisk::new(0, true, true).unwrap(),
        steps: Arc::new(AtomicU64::new(1_000)),
        says: io::ErrorKind::StorageFull,
    };
    let store = DirectoryLog::new(failing.clone(), "the disk".to_owned()).unwrap();
    let mut writer = LogWriter::open(store, name(), key()).unwrap();
    writer.append(entries(0, 3)).unwrap();
    failing.steps.store(5, Ordering::Relaxed);
    assert_eq!(writer.append(entries(3, 1)).unwrap_err().code(), ErrorCode::FileFailed);
    failing.steps.store(1_000, Ordering::Relaxed);
    let refused = writer.append(entries(3, 1)).unwrap_err();
    assert!(refused.message().contains("failed before"), "{refused}");
    let store = DirectoryLog::new(failing, "the disk".to_owned()).unwrap();
    assert_eq!(LogWriter::open(store, name(), key()).unwrap().append(entries(3, 1)).unwrap(), 3..4);
}

#[test]
fn a_cut_a_fork_and_another_order_are_seen_against_an_older_checkpoint() {
    let written = |batches: &[Vec<Vec<u8>>]| {
        let folder = tempfile::tempdir().unwrap();
        let mut kept = Vec::new();
        for batch in batches {
            let mut writer = writer(folder.path());
            writer.append(batch.clone()).unwrap();
            kept.push(writer.checkpoint().unwrap().to_owned());
        }
        (folder, kept)
    };
    let problem = |folder: &tempfile::TempDir, older: &[String]| {
        let report = verify_log(&DirectoryLog::to_read(folder.path()), &name(), older).unwrap();
        report.findings.first().map(|finding| finding.problem)
    };
    let (own, kept) = written(&[entries(0, 300), entries(300, 10)]);
    assert_eq!(problem(&own, &kept), None);
    let (shorter, _) = written(&[entries(0, 300)]);
    assert_eq!(problem(&shorter, &kept), Some(LogProblem::Truncated));
    let mut swapped = entries(0, 310);
    swapped.swap(3, 4);
    let (reordered, _) = written(&[swapped]);
    assert_eq!(problem(&reordered, &kept), Some(LogProblem::Forked));
    let (forked, _) = written(&[entries(0, 300), entries(900, 10)]);
    assert_eq!((problem(&forked, &kept[..1]), problem(&forked, &kept)), (None, Some(LogProblem::Forked)));
    std::fs::write(own.path().join("tile/notes.txt"), "hello").unwrap();
    assert_eq!(problem(&own, &[]), Some(LogProblem::Foreign));
}
