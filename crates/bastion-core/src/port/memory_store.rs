//! A store that lives as long as its value: the reference implementation.

use std::collections::BTreeMap;

use super::{Manifest, SnapshotStore, StoredSnapshot};
use crate::canonical::Digest;
use crate::error::{Error, ErrorCode};
use crate::snapshot::Part;

/// A store in memory.
#[derive(Debug, Default)]
pub struct MemoryStore {
    parts: BTreeMap<Digest, Vec<u8>>,
    manifests: BTreeMap<Digest, Manifest>,
    entries: Vec<StoredSnapshot>,
}

impl MemoryStore {
    /// An empty store.
    #[must_use]
    pub const fn new() -> Self {
        Self { parts: BTreeMap::new(), manifests: BTreeMap::new(), entries: Vec::new() }
    }
}

fn missing(digest: Digest) -> Error {
    Error::new(ErrorCode::StoreDamaged, format!("{digest} is missing"))
}

impl SnapshotStore for MemoryStore {
    fn missing(&self, parts: &[Digest]) -> Result<Vec<Digest>, Error> {
        Ok(parts.iter().copied().filter(|digest| !self.parts.contains_key(digest)).collect())
    }

    fn add(&mut self, parts: &[Part], manifest: &Manifest, mut entry: StoredSnapshot) -> Result<StoredSnapshot, Error> {
        for part in parts {
            self.parts.insert(part.digest, part.content.clone());
        }
        self.manifests.entry(entry.state).or_insert_with(|| manifest.clone());
        entry.number = self.entries.last().map_or(1, |last| last.number + 1);
        self.entries.push(entry.clone());
        Ok(entry)
    }

    fn parts(&self, parts: &[Digest]) -> Result<Vec<Vec<u8>>, Error> {
        parts.iter().map(|digest| self.parts.get(digest).cloned().ok_or_else(|| missing(*digest))).collect()
    }

    fn manifest(&self, state: Digest) -> Result<Manifest, Error> {
        self.manifests.get(&state).cloned().ok_or_else(|| missing(state))
    }

    fn newest(&self) -> Result<Option<StoredSnapshot>, Error> {
        Ok(self.entries.last().cloned())
    }

    fn entries(&self) -> Result<Vec<StoredSnapshot>, Error> {
        Ok(self.entries.clone())
    }
}
