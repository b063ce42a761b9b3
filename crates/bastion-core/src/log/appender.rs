//! What a log writes when it grows: the files of the tiles that became wider, and the new head.

use std::collections::BTreeMap;

use super::error::LogError;
use super::frontier::Frontier;
use super::hash::leaf_hash;
use super::tile::{EntryBundle, TILE_HASHES, TILE_HEIGHT, Tile, TilePath, TiledNodes};
use crate::canonical::Sha256Digest;

/// The right edge of a log that grows. It holds what is written next, and nothing that is written already beyond it.
#[derive(Debug, Clone, Default)]
pub struct Appender {
    frontier: Frontier,
    /// By level, the hashes of the tile that is not full.
    open: Vec<Vec<Sha256Digest>>,
    /// The entries under the open tile of level 0.
    entries: EntryBundle,
    /// Tiles that became full since the last files were taken.
    full: BTreeMap<TilePath, Vec<u8>>,
    /// The size when files were taken last.
    written: u64,
}

impl Appender {
    /// Goes on with a log of so many entries; `read` gives the bytes of its files. It reads the right edge only.
    ///
    /// # Errors
    ///
    /// [`LogError::Format`] for a file that is none; whatever reading gives.
    pub fn resume(size: u64, read: impl Fn(TilePath) -> Result<Vec<u8>, LogError>) -> Result<Self, LogError> {
        let nodes = TiledNodes::new(size, |tile| read(TilePath::Hashes(tile)));
        let frontier = Frontier::of(&nodes, size)?;
        let mut open = Vec::new();
        let full = u64::from(TILE_HASHES);
        for level in 0.. {
            let count = Tile::hashes_of_level(size, level);
            if count == 0 {
                break;
            }
            let partial = count % full;
            open.push(if partial == 0 { Vec::new() } else { nodes.tile(level, count / full)?.to_vec() });
        }
        let entries = match u16::try_from(size % full).unwrap_or(0) {
            0 => EntryBundle::default(),
            width => EntryBundle::decode(&read(TilePath::Entries { index: size / full, width })?, width)?,
        };
        Ok(Self { frontier, open, entries, full: BTreeMap::new(), written: size })
    }

    /// How many entries there are.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.frontier.size()
    }

    /// The root of their tree.
    #[must_use]
    pub fn root(&self) -> Sha256Digest {
        self.frontier.root()
    }

    /// Adds an entry, and gives its place.
    ///
    /// # Errors
    ///
    /// [`LogError::Format`] for one of more than 65,535 bytes; nothing has changed then.
    pub fn append(&mut self, entry: Vec<u8>) -> Result<u64, LogError> {
        if u16::try_from(entry.len()).is_err() {
            return Err(LogError::format("entry", "it has more than 65,535 bytes"));
        }
        let index = self.size();
        let completed = self.frontier.append(leaf_hash(&entry));
        self.entries.entries.push(entry);
        if self.entries.entries.len() == usize::from(TILE_HASHES) {
            let bytes = std::mem::take(&mut self.entries).encode()?;
            self.full.insert(TilePath::Entries { index: index / u64::from(TILE_HASHES), width: TILE_HASHES }, bytes);
        }
        for (level, hash) in (0_u8..).zip(completed.into_iter().step_by(TILE_HEIGHT as usize)) {
            self.add(level, hash);
        }
        Ok(index)
    }

    fn add(&mut self, level: u8, hash: Sha256Digest) {
        let place = usize::from(level);
        while self.open.len() <= place {
            self.open.push(Vec::new());
        }
        let Some(hashes) = self.open.get_mut(place) else { return };
        hashes.push(hash);
        if hashes.len() == usize::from(TILE_HASHES) {
            let count = Tile::hashes_of_level(self.frontier.size(), level);
            let tile = Tile { level, index: (count - 1) / u64::from(TILE_HASHES), width: TILE_HASHES };
            self.full.insert(TilePath::Hashes(tile), Tile::encode(hashes));
            hashes.clear();
        }
    }

    /// The files that a reader of the log of this size needs and that were not taken before, by path. All of them have to
    /// be kept before a checkpoint of this size is.
    ///
    /// # Errors
    ///
    /// None for entries that were taken.
    pub fn take_files(&mut self) -> Result<BTreeMap<TilePath, Vec<u8>>, LogError> {
        let (old, size) = (self.written, self.size());
        let mut files = std::mem::take(&mut self.full);
        for tile in Tile::grown(old, size).into_iter().filter(|tile| tile.width < TILE_HASHES) {
            let hashes = self.open.get(usize::from(tile.level)).map(Vec::as_slice).unwrap_or_default();
            files.insert(TilePath::Hashes(tile), Tile::encode(hashes));
        }
        if size > old && !self.entries.entries.is_empty() {
            let width = u16::try_from(self.entries.entries.len()).unwrap_or(TILE_HASHES);
            files.insert(TilePath::Entries { index: size / u64::from(TILE_HASHES), width }, self.entries.encode()?);
        }
        self.written = size;
        Ok(files)
    }
}
