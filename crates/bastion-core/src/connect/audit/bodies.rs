//! Sealed bodies in a folder: `<two hexadecimal digits>/<identifier of the entry>.body`.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::{Disk, SystemDisk, doubtful, failed, locked, replace};
use crate::canonical::Sha256Digest;
use crate::error::Error;
use crate::port::BodyStore;
use crate::port::body_store::unoccupied;

const ENDING: &str = ".body";

/// Sealed bodies in a folder.
#[derive(Debug)]
pub struct DirectoryBodies<D> {
    disk: D,
    place: String,
    is_doubtful: bool,
}

impl DirectoryBodies<SystemDisk> {
    /// The bodies in a folder, to write; made if there is none.
    ///
    /// # Errors
    ///
    /// `log_conflict` when another process writes them; `file_failed`.
    pub fn to_write(folder: &Path) -> Result<Self, Error> {
        let place = folder.display().to_string();
        Self::new(locked(folder, &place)?, place)
    }

    /// The bodies in a folder, to read.
    #[must_use]
    pub fn to_read(folder: &Path) -> Self {
        Self { disk: SystemDisk::to_read(folder), place: folder.display().to_string(), is_doubtful: false }
    }
}

impl<D: Disk> DirectoryBodies<D> {
    /// The bodies on a disk, to write.
    ///
    /// # Errors
    ///
    /// `file_failed`.
    pub fn new(disk: D, place: String) -> Result<Self, Error> {
        disk.make_folder("").and_then(|()| disk.sync_folder("")).map_err(|error| failed(&place, &error))?;
        Ok(Self { disk, place, is_doubtful: false })
    }

    /// Changes files, unless an earlier change failed.
    fn change(&mut self, change: impl FnOnce(&D) -> io::Result<()>) -> Result<(), Error> {
        if self.is_doubtful {
            return Err(doubtful(&self.place));
        }
        self.is_doubtful = true;
        change(&self.disk).map_err(|error| failed(&self.place, &error))?;
        self.is_doubtful = false;
        Ok(())
    }

    fn list(&self) -> io::Result<BTreeSet<String>> {
        let mut ids = BTreeSet::new();
        for (folder, _) in self.disk.list("")?.into_iter().filter(|(_, is_folder)| *is_folder) {
            let files = self.disk.list(&folder)?.into_iter().filter(|(_, is_folder)| !is_folder);
            ids.extend(files.filter_map(|(name, _)| name.strip_suffix(ENDING).map(str::to_owned)));
        }
        Ok(ids)
    }
}

/// The folder of a body, so that no folder has all of them.
fn folder(id: &str) -> String {
    Sha256Digest::of(id.as_bytes()).to_hex().chars().take(2).collect()
}

fn path(id: &str) -> String {
    format!("{}/{id}{ENDING}", folder(id))
}

impl<D: Disk> BodyStore for DirectoryBodies<D> {
    fn put(&mut self, bodies: &[(String, Vec<u8>)]) -> Result<(), Error> {
        unoccupied(self, bodies)?;
        self.change(|disk| {
            let folders: BTreeSet<String> = bodies.iter().map(|(id, _)| folder(id)).collect();
            folders.iter().try_for_each(|folder| disk.make_folder(folder))?;
            // one that is there with the same bytes too: who knows whether they are durable
            bodies.iter().try_for_each(|(id, content)| replace(disk, &path(id), content))?;
            folders.iter().try_for_each(|folder| disk.sync_folder(folder))?;
            disk.sync_folder("")
        })
    }

    fn get(&self, id: &str) -> Result<Option<Vec<u8>>, Error> {
        self.disk.read(&path(id)).map_err(|error| failed(&self.place, &error))
    }

    fn ids(&self) -> Result<Vec<String>, Error> {
        let ids = self.list().map_err(|error| failed(&self.place, &error))?;
        Ok(ids.into_iter().collect())
    }

    fn remove(&mut self, ids: &[String]) -> Result<(), Error> {
        let mut present = Vec::new();
        for id in ids {
            if self.get(id)?.is_some() {
                present.push(id);
            }
        }
        self.change(|disk| {
            present.iter().try_for_each(|id| disk.remove(&path(id)))?;
            let folders: BTreeSet<String> = present.iter().map(|id| folder(id)).collect();
            folders.iter().try_for_each(|folder| disk.sync_folder(folder))
        })
    }
}
