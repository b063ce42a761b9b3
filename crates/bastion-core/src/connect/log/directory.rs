//! A log in a folder, as C2SP `tlog-tiles` lays it out: any web server can serve it.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;

use super::disk::{Disk, LOCK, SystemDisk};
use crate::error::{Error, ErrorCode};
use crate::log::{Checkpoint, Note, TilePath};
use crate::port::LogStore;
use crate::port::log_store::{CHECKPOINT, conflict, doubtful, unchanged};

/// What a file is called while it is written.
pub(in crate::connect) const UNFINISHED: &str = ".unfinished";
/// Folders inside each other; a path of the log has ten.
const DEPTH_MAX: usize = 16;

/// A log in a folder.
#[derive(Debug)]
pub struct DirectoryLog<D> {
    disk: D,
    place: String,
    /// What a commit that failed may have left is not known.
    is_doubtful: bool,
}

impl DirectoryLog<SystemDisk> {
    /// The log in a folder, to write; made if there is none.
    ///
    /// # Errors
    ///
    /// `log_conflict` when another process writes it; `file_failed`.
    pub fn to_write(folder: &Path) -> Result<Self, Error> {
        let place = folder.display().to_string();
        let disk = SystemDisk::to_write(folder).map_err(|error| match error.kind() {
            io::ErrorKind::WouldBlock => conflict(&place),
            _ => failed(&place, &error),
        })?;
        Self::new(disk, place)
    }

    /// The log in a folder, to read.
    #[must_use]
    pub fn to_read(folder: &Path) -> Self {
        let place = folder.display().to_string();
        Self::reader(SystemDisk::to_read(folder), place)
    }
}

impl<D: Disk> DirectoryLog<D> {
    /// The log on a disk, to write. What a process before this one wrote and did not live to make durable is made so now:
    /// from here on it counts. Its files beyond the newest checkpoint are set aside; all files are listed for that.
    ///
    /// # Errors
    ///
    /// `file_failed`.
    pub fn new(disk: D, place: String) -> Result<Self, Error> {
        let log = Self::reader(disk, place);
        let open = || {
            log.disk.make_folder("")?;
            log.disk.sync_folder("")?;
            log.set_aside()
        };
        open().map_err(|error| failed(&log.place, &error))?;
        Ok(log)
    }

    /// Renames what is beyond the newest checkpoint. A tile of a width that no checkpoint had would otherwise stay when the
    /// log grows past it, and contradict the entries that came instead.
    fn set_aside(&self) -> io::Result<()> {
        let Some(size) = self.size()? else { return Ok(()) };
        let mut paths = Vec::new();
        self.collect("", 0, &mut paths)?;
        let mut touched = BTreeSet::new();
        for path in paths.iter().filter(|path| path.parse().is_ok_and(|path: TilePath| !path.is_within(size))) {
            self.disk.rename(path, &format!("{path}{UNFINISHED}"))?;
            touched.extend(folders(path).last());
        }
        touched.into_iter().try_for_each(|folder| self.disk.sync_folder(folder))
    }

    /// How many entries the newest checkpoint says, whoever signed it; none when it cannot be read: nothing is written then.
    fn size(&self) -> io::Result<Option<u64>> {
        let Some(signed) = self.disk.read(CHECKPOINT)? else { return Ok(Some(0)) };
        let note = std::str::from_utf8(&signed).ok().and_then(|signed| Note::from_text(signed).ok());
        Ok(note.and_then(|note| Checkpoint::from_text(&note.text).ok()).map(|head| head.size))
    }

    /// The log on a disk, to read.
    #[must_use]
    pub const fn reader(disk: D, place: String) -> Self {
        Self { disk, place, is_doubtful: false }
    }

    /// Writes a file beside its place, and then moves it there.
    fn replace(&self, path: &str, content: &[u8]) -> io::Result<()> {
        let unfinished = format!("{path}{UNFINISHED}");
        self.disk.write(&unfinished, content)?;
        self.disk.sync_file(&unfinished)?;
        self.disk.rename(&unfinished, path)
    }

    fn write_all(&self, files: &BTreeMap<TilePath, Vec<u8>>, checkpoint: &str) -> io::Result<()> {
        let paths: Vec<String> = files.keys().map(TilePath::to_string).collect();
        // a folder that is there may be so for this process alone: all of them are made durable, from the inside out
        let folders: BTreeSet<&str> = paths.iter().flat_map(|path| folders(path)).collect();
        for folder in &folders {
            self.disk.make_folder(folder)?;
        }
        for (path, content) in paths.iter().zip(files.values()) {
            self.replace(path, content)?;
        }
        for folder in folders.iter().rev() {
            self.disk.sync_folder(folder)?;
        }
        // only now: a checkpoint speaks of files that are there
        self.disk.sync_folder("")?;
        self.replace(CHECKPOINT, checkpoint.as_bytes())?;
        self.disk.sync_folder("")
    }

    fn collect(&self, folder: &str, depth: usize, paths: &mut Vec<String>) -> io::Result<()> {
        if depth > DEPTH_MAX {
            return Ok(());
        }
        for (name, is_folder) in self.disk.list(folder)? {
            let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
            if is_folder {
                self.collect(&path, depth + 1, paths)?;
            } else if path != LOCK {
                paths.push(path);
            }
        }
        Ok(())
    }
}

/// The folders that a path goes through.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(at, _)| path.get(..at))
}

fn failed(place: &str, error: &io::Error) -> Error {
    Error::new(ErrorCode::FileFailed, format!("the log at `{place}` cannot be read or written: {error}"))
}

impl<D: Disk> LogStore for DirectoryLog<D> {
    fn read(&self, path: TilePath) -> Result<Option<Vec<u8>>, Error> {
        self.disk.read(&path.to_string()).map_err(|error| failed(&self.place, &error))
    }

    fn checkpoint(&self) -> Result<Option<String>, Error> {
        let bytes = self.disk.read(CHECKPOINT).map_err(|error| failed(&self.place, &error))?;
        Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    }

    fn paths(&self) -> Result<Vec<String>, Error> {
        let mut paths = Vec::new();
        self.collect("", 0, &mut paths).map_err(|error| failed(&self.place, &error))?;
        paths.sort();
        Ok(paths)
    }

    fn commit(
        &mut self,
        files: &BTreeMap<TilePath, Vec<u8>>,
        expected: Option<&str>,
        checkpoint: &str,
    ) -> Result<(), Error> {
        if self.is_doubtful {
            return Err(doubtful(ErrorCode::FileFailed, &self.place));
        }
        unchanged(self, expected, &self.place)?;
        self.is_doubtful = true;
        self.write_all(files, checkpoint).map_err(|error| failed(&self.place, &error))?;
        self.is_doubtful = false;
        Ok(())
    }
}
