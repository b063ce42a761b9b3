//! A store in a folder: `parts/ab/cd…`, `manifests/….json`, `entries/0000000001.json`.
//!
//! Files are written under temporary names, synchronised and renamed, parts before manifests before entries. An
//! entry's file is made only where there is none: of two writers at once, one takes the next number.

use std::fs;
use std::path::{Path, PathBuf};

use super::{checked, damaged, failed, read_entry, read_manifest};
use crate::canonical::{self, Digest};
use crate::connect::disk;
use crate::error::{Error, ErrorCode};
use crate::limits::{DOCUMENT_BYTES_MAX, STORED_SNAPSHOTS_MAX};
use crate::port::{FileMode, Manifest, NewFile, SnapshotStore, StoredSnapshot};
use crate::snapshot::Part;

/// A store in a folder.
#[derive(Debug)]
pub struct FolderStore {
    path: String,
}

impl FolderStore {
    /// Opens a store, and makes it when there is none.
    ///
    /// # Errors
    ///
    /// `file_failed` when it can be neither opened nor made.
    pub fn open(path: &str) -> Result<Self, Error> {
        for folder in ["parts", "manifests", "entries"] {
            fs::create_dir_all(Path::new(path).join(folder)).map_err(|error| failed(path, error))?;
        }
        Ok(Self { path: path.to_owned() })
    }

    fn file(&self, name: &str) -> PathBuf {
        Path::new(&self.path).join(name)
    }

    fn read(&self, name: &str) -> Result<Vec<u8>, Error> {
        let path = self.file(name).to_string_lossy().into_owned();
        disk::read_file(&path, DOCUMENT_BYTES_MAX).map_err(|error| {
            let error = Error::from(error);
            if error.code() == ErrorCode::FileNotFound {
                damaged(&self.path, format!("`{name}` is missing"))
            } else {
                error
            }
        })
    }

    // a link is made only where there is nothing: of two writers at once, one finds its number taken
    fn add_entry(&self, entry: &StoredSnapshot) -> Result<bool, Error> {
        let draft = format!("entries/{}.draft", entry.state.to_hex());
        let content = canonical::to_bytes(entry)?;
        disk::write_files(&self.path, &[NewFile { path: &draft, content: &content, mode: FileMode::Ordinary }], true)?;
        let linked = fs::hard_link(self.file(&draft), self.file(&entry_name(entry.number)));
        fs::remove_file(self.file(&draft)).map_err(|error| failed(&self.path, error))?;
        match linked {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
            Err(error) => Err(failed(&self.path, error)),
        }
    }

    fn last_number(&self) -> Result<u64, Error> {
        let mut last = 0;
        for file in fs::read_dir(self.file("entries")).map_err(|error| failed(&self.path, error))? {
            let name = file.map_err(|error| failed(&self.path, error))?.file_name();
            let number = name.to_string_lossy().strip_suffix(".json").and_then(|number| number.parse::<u64>().ok());
            last = last.max(number.unwrap_or(0));
        }
        Ok(last)
    }
}

fn part_name(digest: Digest) -> String {
    let hexadecimal = digest.to_hex();
    let (folder, rest) = hexadecimal.split_at_checked(2).unwrap_or(("", &hexadecimal));
    format!("parts/{folder}/{rest}")
}

fn entry_name(number: u64) -> String {
    format!("entries/{number:010}.json")
}

fn manifest_name(state: Digest) -> String {
    format!("manifests/{}.json", state.to_hex())
}

impl SnapshotStore for FolderStore {
    fn missing(&self, parts: &[Digest]) -> Result<Vec<Digest>, Error> {
        Ok(parts.iter().copied().filter(|digest| !self.file(&part_name(*digest)).exists()).collect())
    }

    fn add(&mut self, parts: &[Part], manifest: &Manifest, mut entry: StoredSnapshot) -> Result<StoredSnapshot, Error> {
        let names: Vec<String> = parts.iter().map(|part| part_name(part.digest)).collect();
        let files: Vec<NewFile<'_>> = names
            .iter()
            .zip(parts)
            .map(|(path, part)| NewFile { path, content: &part.content, mode: FileMode::Ordinary })
            .collect();
        disk::write_files(&self.path, &files, true)?;
        let name = manifest_name(entry.state);
        if !self.file(&name).exists() {
            let content = canonical::to_bytes(manifest)?;
            let file = NewFile { path: &name, content: &content, mode: FileMode::Ordinary };
            disk::write_files(&self.path, &[file], true)?;
        }
        loop {
            entry.number = self.last_number()? + 1;
            if self.add_entry(&entry)? {
                return Ok(entry);
            }
        }
    }

    fn parts(&self, parts: &[Digest]) -> Result<Vec<Vec<u8>>, Error> {
        parts.iter().map(|digest| checked(&self.path, *digest, self.read(&part_name(*digest))?)).collect()
    }

    fn manifest(&self, state: Digest) -> Result<Manifest, Error> {
        read_manifest(&self.path, &self.read(&manifest_name(state))?)
    }

    fn newest(&self) -> Result<Option<StoredSnapshot>, Error> {
        match self.last_number()? {
            0 => Ok(None),
            number => Ok(Some(read_entry(&self.path, &self.read(&entry_name(number))?)?)),
        }
    }

    fn entries(&self) -> Result<Vec<StoredSnapshot>, Error> {
        let folder = self.file("entries").to_string_lossy().into_owned();
        let names = disk::list_files(&folder, STORED_SNAPSHOTS_MAX)?;
        let names = names.iter().filter(|name| name.ends_with(".json"));
        names.map(|name| read_entry(&self.path, &self.read(&format!("entries/{name}"))?)).collect()
    }
}
