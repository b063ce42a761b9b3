//! Stores of snapshots: a folder, or an SQLite file.

mod folder;
#[cfg(feature = "connect-sqlite")]
mod sqlite;

use crate::canonical::{self, Digest};
use crate::error::{Error, ErrorCode};
use crate::port::{Manifest, SnapshotStore, StoredSnapshot};
use crate::snapshot::Part;

pub use folder::FolderStore;
#[cfg(feature = "connect-sqlite")]
pub use sqlite::SqliteStore;

/// Opens the store at a path: an SQLite file when the path ends in `.db`, `.sqlite` or `.sqlite3`, else a folder. It
/// is made when there is none and `create` is set.
///
/// # Errors
///
/// `file_not_found` when there is none; `file_failed` when it can be neither opened nor made.
pub fn open(path: &str, create: bool) -> Result<Box<dyn SnapshotStore>, Error> {
    if !create && !std::path::Path::new(path).exists() {
        return Err(Error::new(ErrorCode::FileNotFound, format!("there is no store at `{path}`"))
            .with_hint("`bastion snapshot SOURCE --store` makes one"));
    }
    if [".db", ".sqlite", ".sqlite3"].iter().any(|extension| path.ends_with(extension)) {
        return sqlite_store(path);
    }
    Ok(Box::new(FolderStore::open(path)?))
}

#[cfg(feature = "connect-sqlite")]
fn sqlite_store(path: &str) -> Result<Box<dyn SnapshotStore>, Error> {
    Ok(Box::new(SqliteStore::open(path)?))
}

#[cfg(not(feature = "connect-sqlite"))]
fn sqlite_store(path: &str) -> Result<Box<dyn SnapshotStore>, Error> {
    Err(Error::new(ErrorCode::UnsupportedSource, format!("`{path}` is an SQLite file, which this build does not read")))
}

fn failed(path: &str, reason: impl std::fmt::Display) -> Error {
    Error::new(ErrorCode::FileFailed, format!("the store `{path}` failed: {reason}"))
        .with_hint("check that the place exists, has room, and may be written")
}

fn damaged(path: &str, what: impl std::fmt::Display) -> Error {
    Error::new(ErrorCode::StoreDamaged, format!("the store `{path}` is damaged: {what}"))
        .with_hint("restore the store from a copy; what can be read is not lost")
}

fn checked(path: &str, digest: Digest, content: Vec<u8>) -> Result<Vec<u8>, Error> {
    if Part::fits(digest, &content) {
        Ok(content)
    } else {
        Err(damaged(path, format!("{digest} holds something else")))
    }
}

fn read_manifest(path: &str, bytes: &[u8]) -> Result<Manifest, Error> {
    let read = canonical::parse(bytes).and_then(canonical::from_value);
    read.map_err(|error| damaged(path, format!("a manifest cannot be read: {error}")))
}

fn read_entry(path: &str, bytes: &[u8]) -> Result<StoredSnapshot, Error> {
    let read = canonical::parse(bytes).and_then(canonical::from_value);
    read.map_err(|error| damaged(path, format!("an entry cannot be read: {error}")))
}
