//! Logs that outlive a power cut.

mod directory;
mod disk;

use std::path::Path;

use crate::error::{Error, ErrorCode};
use crate::port::LogStore;

pub use directory::DirectoryLog;
pub(super) use directory::UNFINISHED;
pub use disk::{Disk, SystemDisk};

/// Opens the log at an address: a folder.
pub(super) fn open(address: &str, to_write: bool) -> Result<Box<dyn LogStore>, Error> {
    let folder = Path::new(address);
    if to_write {
        return Ok(Box::new(DirectoryLog::to_write(folder)?));
    }
    if !folder.is_dir() {
        let message = format!("there is no log at `{address}`");
        return Err(
            Error::new(ErrorCode::FileNotFound, message).with_hint("a log is a folder with tiles and a checkpoint")
        );
    }
    Ok(Box::new(DirectoryLog::to_read(folder)))
}

#[cfg(test)]
pub(super) mod cut;
#[cfg(test)]
mod tests;
