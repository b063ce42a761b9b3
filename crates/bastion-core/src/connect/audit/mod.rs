//! Bodies and data keys of an audit log in folders, on a disk whose power may be cut.

mod bodies;
mod ring;

use std::io;
use std::path::Path;

use super::log::{Disk, SystemDisk, UNFINISHED};
use crate::audit::KeyEncryptionKeys;
use crate::error::{Error, ErrorCode};
use crate::port::{BodyStore, KeyRing};

pub use bodies::DirectoryBodies;
pub use ring::DirectoryKeyRing;

/// Opens the bodies at an address: a folder.
pub(super) fn open_bodies(address: &str, to_write: bool) -> Result<Box<dyn BodyStore>, Error> {
    let folder = Path::new(address);
    if to_write {
        return Ok(Box::new(DirectoryBodies::to_write(folder)?));
    }
    existing(folder, address)?;
    Ok(Box::new(DirectoryBodies::to_read(folder)))
}

/// Opens the data keys at an address: a folder.
pub(super) fn open_keys(address: &str, with: KeyEncryptionKeys, to_write: bool) -> Result<Box<dyn KeyRing>, Error> {
    let folder = Path::new(address);
    if to_write {
        return Ok(Box::new(DirectoryKeyRing::to_write(folder, with)?));
    }
    existing(folder, address)?;
    Ok(Box::new(DirectoryKeyRing::to_read(folder, with)))
}

fn existing(folder: &Path, address: &str) -> Result<(), Error> {
    if folder.is_dir() {
        return Ok(());
    }
    Err(Error::new(ErrorCode::FileNotFound, format!("there is no folder `{address}`")))
}

/// A folder that one process alone writes.
fn locked(folder: &Path, place: &str) -> Result<SystemDisk, Error> {
    SystemDisk::to_write(folder).map_err(|error| match error.kind() {
        io::ErrorKind::WouldBlock => Error::new(ErrorCode::LogConflict, format!("another process writes `{place}`"))
            .with_hint("one process alone may write an audit log"),
        _ => failed(place, &error),
    })
}

fn failed(place: &str, error: &io::Error) -> Error {
    Error::new(ErrorCode::FileFailed, format!("`{place}` cannot be read or written: {error}"))
        .with_hint("check that the place exists, has room, and may be written")
}

/// The refusal of a store that failed: what was not synchronised then may look as if it were.
fn doubtful(place: &str) -> Error {
    let message = format!("`{place}` failed before, and what it holds is not known");
    Error::new(ErrorCode::FileFailed, message).with_hint("open it again")
}

/// Writes a file beside its place, and then moves it there. Its name is durable once the folder is synchronised.
fn replace(disk: &impl Disk, path: &str, content: &[u8]) -> io::Result<()> {
    let unfinished = format!("{path}{UNFINISHED}");
    disk.write(&unfinished, content)?;
    disk.sync_file(&unfinished)?;
    disk.rename(&unfinished, path)
}

#[cfg(test)]
mod tests;
