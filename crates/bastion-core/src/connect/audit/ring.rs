//! Data keys in a folder, each sealed with the key-encryption key of its jurisdiction.
//!
//! `<digest of the name>.key` holds a key, `<digest of the name>.destroyed` says that it was destroyed and wins over a key
//! beside it. A key is destroyed by writing that it is, writing zeros over it, and removing it, each made durable before the
//! next; what a crash leaves undone is done when the folder is opened to write. On a medium that moves what is written over
//! (flash, copy-on-write, a backup) old blocks may live on: they hold nothing but a sealed key, so it is the key-encryption
//! key, kept elsewhere, that has to be out of their reach.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::{Disk, SystemDisk, UNFINISHED, doubtful, failed, locked, replace};
use crate::audit::{DataKey, DataKeyId, KeyEncryptionKeys, unwrap_key, wrap_key};
use crate::canonical::{self, Sha256Digest};
use crate::error::{Error, ErrorCode};
use crate::port::key_ring::destroyed;
use crate::port::{HeldKey, KeyRing};

const KEY_ENDING: &str = ".key";
const DESTROYED_ENDING: &str = ".destroyed";

/// The version of the files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Format {
    #[serde(rename = "bastion.data-key/v1")]
    V1,
}

/// A file of the ring.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    format: Format,
    id: DataKeyId,
    /// The sealed key in base64; absent where it was destroyed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    wrapped: Option<String>,
}

/// Data keys in a folder.
#[derive(Debug)]
pub struct DirectoryKeyRing<D> {
    disk: D,
    place: String,
    with: KeyEncryptionKeys,
    is_doubtful: bool,
}

impl DirectoryKeyRing<SystemDisk> {
    /// The keys in a folder, to write; made if there is none.
    ///
    /// # Errors
    ///
    /// `log_conflict` when another process writes them; `file_failed`.
    pub fn to_write(folder: &Path, with: KeyEncryptionKeys) -> Result<Self, Error> {
        let place = folder.display().to_string();
        Self::new(locked(folder, &place)?, place, with)
    }

    /// The keys in a folder, to read.
    #[must_use]
    pub fn to_read(folder: &Path, with: KeyEncryptionKeys) -> Self {
        let place = folder.display().to_string();
        Self { disk: SystemDisk::to_read(folder), place, with, is_doubtful: false }
    }
}

impl<D: Disk> DirectoryKeyRing<D> {
    /// The keys on a disk, to write. What a process before this one did not live to destroy is destroyed now.
    ///
    /// # Errors
    ///
    /// `file_failed`.
    pub fn new(disk: D, place: String, with: KeyEncryptionKeys) -> Result<Self, Error> {
        let ring = Self { disk, place, with, is_doubtful: false };
        ring.finish().map_err(|error| failed(&ring.place, &error))?;
        Ok(ring)
    }

    /// Wipes keys beside which it stands that they were destroyed, and drafts of keys.
    fn finish(&self) -> io::Result<()> {
        self.disk.make_folder("")?;
        self.disk.sync_folder("")?;
        let names: BTreeSet<String> = self.disk.list("")?.into_iter().map(|(name, _)| name).collect();
        for name in &names {
            let is_destroyed = |stem: &str| names.contains(&format!("{stem}{DESTROYED_ENDING}"));
            if name.ends_with(UNFINISHED) || name.strip_suffix(KEY_ENDING).is_some_and(is_destroyed) {
                wipe(&self.disk, name)?;
            }
        }
        Ok(())
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

    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, Error> {
        self.disk.read(path).map_err(|error| failed(&self.place, &error))
    }

    fn damaged(&self, path: &str) -> Error {
        Error::new(ErrorCode::AuditDamaged, format!("`{path}` in `{}` is not what was written there", self.place))
            .with_hint("restore it from a copy of the keys")
    }

    /// What a file says of a key, if it is the file of that key.
    fn parse(&self, path: &str, bytes: &[u8]) -> Result<KeyFile, Error> {
        let file: KeyFile = canonical::read(bytes).map_err(|_| self.damaged(path))?;
        let is_own = path == key_path(&file.id) && file.wrapped.is_some()
            || path == destroyed_path(&file.id) && file.wrapped.is_none();
        let is_canonical = canonical::to_bytes(&file).is_ok_and(|written| written == bytes);
        if is_own && is_canonical { Ok(file) } else { Err(self.damaged(path)) }
    }
}

/// Writes zeros over a file and removes it, for good.
fn wipe(disk: &impl Disk, path: &str) -> io::Result<()> {
    if let Some(content) = disk.read(path)? {
        disk.overwrite(path, &vec![0; content.len()])?;
        disk.sync_file(path)?;
        disk.remove(path)?;
    }
    disk.sync_folder("")
}

fn stem(id: &DataKeyId) -> String {
    Sha256Digest::of(id.to_string().as_bytes()).to_hex()
}

fn key_path(id: &DataKeyId) -> String {
    format!("{}{KEY_ENDING}", stem(id))
}

fn destroyed_path(id: &DataKeyId) -> String {
    format!("{}{DESTROYED_ENDING}", stem(id))
}

impl<D: Disk> KeyRing for DirectoryKeyRing<D> {
    fn get(&self, id: &DataKeyId) -> Result<HeldKey, Error> {
        let path = destroyed_path(id);
        if let Some(bytes) = self.read(&path)? {
            return self.parse(&path, &bytes).map(|_| HeldKey::Destroyed);
        }
        let path = key_path(id);
        let Some(bytes) = self.read(&path)? else { return Ok(HeldKey::Unknown) };
        let wrapped = self.parse(&path, &bytes)?.wrapped.unwrap_or_default();
        let wrapped = STANDARD.decode(wrapped).map_err(|_| self.damaged(&path))?;
        Ok(HeldKey::Living(unwrap_key(id, &wrapped, &self.with)?))
    }

    fn create(&mut self, id: &DataKeyId, fresh: DataKey) -> Result<DataKey, Error> {
        match self.get(id)? {
            HeldKey::Living(key) => Ok(key),
            HeldKey::Destroyed => Err(destroyed(id)),
            HeldKey::Unknown => {
                let wrapped = Some(STANDARD.encode(wrap_key(id, &fresh, &self.with)?));
                let content = canonical::to_bytes(&KeyFile { format: Format::V1, id: id.clone(), wrapped })?;
                self.change(|disk| {
                    replace(disk, &key_path(id), &content)?;
                    disk.sync_folder("")
                })?;
                Ok(fresh)
            }
        }
    }

    fn destroy(&mut self, id: &DataKeyId) -> Result<(), Error> {
        let content = canonical::to_bytes(&KeyFile { format: Format::V1, id: id.clone(), wrapped: None })?;
        self.change(|disk| {
            replace(disk, &destroyed_path(id), &content)?;
            disk.sync_folder("")?;
            wipe(disk, &key_path(id))
        })
    }

    fn ids(&self) -> Result<Vec<DataKeyId>, Error> {
        let files = self.disk.list("").map_err(|error| failed(&self.place, &error))?;
        let mut ids = BTreeSet::new();
        for (name, _) in files {
            if [KEY_ENDING, DESTROYED_ENDING].iter().any(|ending| name.ends_with(ending)) {
                // a name is a digest: the file says of what
                let bytes = self.read(&name)?.unwrap_or_default();
                ids.insert(self.parse(&name, &bytes)?.id);
            }
        }
        Ok(ids.into_iter().collect())
    }
}
