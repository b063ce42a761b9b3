//! A log in an SQLite file whose work ends at any step, on a disk that is full, and with settings that lose commits.

use std::sync::atomic::{AtomicU64, Ordering};

use super::*;
use crate::flow::{LogWriter, read_entries, verify_log};
use crate::key::SigningKey;
use crate::log::NoteKey;

const LOG: &str = "log.example.com/acme";

fn key() -> SigningKey {
    SigningKey::from_seed([7; 32])
}

fn name() -> NoteKey {
    NoteKey::of_log(LOG, key().verifying_key()).unwrap()
}

fn entries(from: u64, count: u64) -> Vec<Vec<u8>> {
    (from..from + count).map(|number| format!("entry {number} {}", "x".repeat(200)).into_bytes()).collect()
}

/// The entries that a file holds, after it was opened anew.
fn content(file: &Path) -> Vec<Vec<u8>> {
    let store = SqliteLog::to_read(file, LOG).unwrap();
    let report = verify_log(&store, &name(), &[]).unwrap();
    assert!(report.valid && report.uncommitted.is_empty(), "{report:?}");
    read_entries(&store, report.size, 0..report.size).unwrap()
}

/// Appends batches, the connection prepared by `fault` before each, until one of them fails; gives what was acknowledged.
fn append(file: &Path, batches: u64, fault: impl Fn(&mut Connection)) -> (Vec<Vec<u8>>, Option<Error>) {
    let mut kept = content(file);
    let mut store = SqliteLog::to_write(file, LOG).unwrap();
    fault(&mut store.connection);
    let mut writer = match LogWriter::open(store, name(), key()) {
        Ok(writer) => writer,
        Err(error) => return (kept, Some(error)),
    };
    for _ in 0..batches {
        let added = entries(kept.len() as u64, 60);
        if let Err(error) = writer.append(added.clone()) {
            let again = writer.append(added).unwrap_err();
            assert!(again.message().contains("failed before"), "{again}");
            return (kept, Some(error));
        }
        kept.extend(added);
    }
    (kept, None)
}

/// Counts down, and says when nothing is left.
fn after(steps: u64) -> impl FnMut() -> bool + Send + 'static {
    let left = AtomicU64::new(steps);
    move || left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(1)).is_err()
}

/// What SQLite's machine does is interrupted after so many of its steps, wherever that is.
#[test]
fn a_commit_that_ends_at_any_step_is_whole_or_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.db");
    drop(SqliteLog::to_write(&file, LOG).unwrap());
    let (mut failed, mut acknowledged) = (0, 0);
    for steps in 0..1_000 {
        let (kept, error) = append(&file, 3, |connection| connection.progress_handler(1, Some(after(steps))).unwrap());
        let found = content(&file);
        // the step may be one after the commit: all that failed is there then
        let whole = if found.len() > kept.len() { kept.len() + 60 } else { kept.len() };
        assert!(found.starts_with(&kept) && found.len() == whole, "step {steps}");
        acknowledged = kept.len();
        if error.is_none() {
            break;
        }
        failed += 1;
    }
    println!("{failed} steps, {acknowledged} entries");
    assert!((10..1_000).contains(&failed) && acknowledged > 180, "{failed} steps, {acknowledged} entries");
}

/// A commit that is refused at its very end: `ROLLBACK` in the place of `COMMIT`.
#[test]
fn a_commit_that_is_turned_back_is_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.db");
    drop(SqliteLog::to_write(&file, LOG).unwrap());
    for commits in 0..5_u64 {
        let (kept, error) = append(&file, 9, |connection| connection.commit_hook(Some(after(commits))).unwrap());
        assert_eq!(error.map(|error| error.code()), Some(ErrorCode::FileFailed));
        assert_eq!(content(&file), kept);
    }
    assert_eq!(content(&file).len(), 10 * 60);
}

/// The file may have so many pages and not one more.
#[test]
fn a_full_disk_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.db");
    drop(SqliteLog::to_write(&file, LOG).unwrap());
    let mut full = 0;
    for pages in (6..160_i64).step_by(3) {
        let (kept, error) = append(&file, 4, |connection| {
            connection.pragma_update(None, "max_page_count", pages).unwrap();
        });
        if let Some(error) = error {
            assert!(error.message().contains("full"), "{error}");
            full += 1;
        }
        assert_eq!(content(&file), kept, "{pages} pages");
    }
    assert!(full > 10 && content(&file).len() > 300, "{full} of {}", content(&file).len());
}

#[test]
fn a_connection_that_may_lose_a_commit_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.db");
    let log = SqliteLog::to_write(&file, LOG).unwrap();
    durable(&log.connection, "the file").unwrap();
    for (wrong, right) in [("NORMAL", "FULL"), ("OFF", "EXTRA")] {
        log.connection.pragma_update(None, "synchronous", wrong).unwrap();
        assert_eq!(durable(&log.connection, "the file").unwrap_err().code(), ErrorCode::LogNotDurable, "{wrong}");
        log.connection.pragma_update(None, "synchronous", right).unwrap();
        durable(&log.connection, "the file").unwrap();
    }
    log.connection.pragma_update(None, "journal_mode", "DELETE").unwrap();
    let refused = durable(&log.connection, "the file").unwrap_err();
    assert_eq!(refused.code(), ErrorCode::LogNotDurable);
    assert!(refused.message().contains("`delete`"), "{refused}");
    let refused = SqliteLog::to_write(Path::new(":memory:"), LOG).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::LogNotDurable);
}

#[test]
fn a_log_can_be_read_while_it_is_written_and_where_nothing_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("log.db");
    assert_eq!(SqliteLog::to_read(&file, LOG).unwrap_err().code(), ErrorCode::FileFailed);
    let mut writer = LogWriter::open(SqliteLog::to_write(&file, LOG).unwrap(), name(), key()).unwrap();
    for round in 0..4 {
        writer.append(entries(round * 60, 60)).unwrap();
        assert_eq!(content(&file).len() as u64, (round + 1) * 60);
    }
    let mut reader = SqliteLog::to_read(&file, LOG).unwrap();
    assert!(reader.commit(&BTreeMap::new(), writer.checkpoint(), "other\n").is_err());
}
