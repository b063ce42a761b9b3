//! The tree in tiles: files that are written once and then never change (C2SP `tlog-tiles` v0.1.0,
//! <https://c2sp.org/tlog-tiles>).

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;
use std::str::FromStr;

use super::error::LogError;
use super::hash::node_hash;
use super::tree::Nodes;
use crate::canonical::Sha256Digest;

/// Hashes, or entries, of a full tile.
pub const TILE_HASHES: u16 = 256;
/// Levels of the tree from one level of tiles to the next.
pub(crate) const TILE_HEIGHT: u32 = 8;
const HASH_BYTES: usize = 32;
/// Levels of tiles of the largest tree.
const LEVELS_MAX: u8 = 8;

/// Which hashes: `width` of a level from the hash `index * 256` on. Level 0 has the leaves, level 1 the roots of 256 leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tile {
    /// From the leaves upwards.
    pub level: u8,
    /// From the left.
    pub index: u64,
    /// 1 to 256; below 256 the tile is partial, and the log may drop it once the tile is full.
    pub width: u16,
}

/// A file of the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TilePath {
    /// Hashes: `tile/0/x001/067` or `tile/0/000.p/12`.
    Hashes(Tile),
    /// The entries under a tile of level 0: `tile/entries/x001/067`.
    Entries {
        /// From the left.
        index: u64,
        /// 1 to 256.
        width: u16,
    },
}

impl Tile {
    /// How many hashes of a level a tree of so many leaves has.
    #[must_use]
    pub const fn hashes_of_level(size: u64, level: u8) -> u64 {
        match size.checked_shr(TILE_HEIGHT * level as u32) {
            Some(count) => count,
            None => 0,
        }
    }

    /// A tile as wide as it is in a tree of so many leaves; none where the tree has no hash of it.
    #[must_use]
    pub fn of(size: u64, level: u8, index: u64) -> Option<Self> {
        let full = u64::from(TILE_HASHES);
        let rest = Self::hashes_of_level(size, level).saturating_sub(index.saturating_mul(full));
        let width = u16::try_from(rest.min(full)).ok().filter(|width| *width > 0)?;
        Some(Self { level, index, width })
    }

    /// The tiles that a tree has anew, or wider, when it grows.
    #[must_use]
    pub fn grown(old_size: u64, new_size: u64) -> Vec<Self> {
        let full = u64::from(TILE_HASHES);
        let mut tiles = Vec::new();
        for level in 0..LEVELS_MAX {
            let (old, new) = (Self::hashes_of_level(old_size, level), Self::hashes_of_level(new_size, level));
            if old >= new {
                break;
            }
            let grown = old / full..new.div_ceil(full);
            tiles.extend(grown.filter_map(|index| Self::of(new_size, level, index)));
        }
        tiles
    }

    /// Its hashes as bytes.
    #[must_use]
    pub fn encode(hashes: &[Sha256Digest]) -> Vec<u8> {
        hashes.iter().flat_map(Sha256Digest::as_bytes).copied().collect()
    }

    /// Its hashes from bytes.
    ///
    /// # Errors
    ///
    /// [`LogError::Format`] when they are not as many as the tile is wide.
    pub fn decode(self, bytes: &[u8]) -> Result<Vec<Sha256Digest>, LogError> {
        let (hashes, rest) = bytes.as_chunks::<HASH_BYTES>();
        if !rest.is_empty() || hashes.len() != usize::from(self.width) {
            return Err(LogError::format(TilePath::Hashes(self).to_string(), "it is not as long as its width says"));
        }
        Ok(hashes.iter().copied().map(Sha256Digest::from_bytes).collect())
    }
}

impl TilePath {
    /// Whether all of the file is of the first so many entries.
    #[must_use]
    pub fn is_within(self, size: u64) -> bool {
        let (level, index, width) = match self {
            Self::Hashes(tile) => (tile.level, tile.index, tile.width),
            Self::Entries { index, width } => (0, index, width),
        };
        let end = index.saturating_mul(u64::from(TILE_HASHES)).saturating_add(u64::from(width));
        end <= Tile::hashes_of_level(size, level)
    }
}

impl fmt::Display for TilePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (index, width) = match self {
            Self::Hashes(tile) => {
                write!(formatter, "tile/{}/", tile.level)?;
                (tile.index, tile.width)
            }
            Self::Entries { index, width } => {
                formatter.write_str("tile/entries/")?;
                (*index, *width)
            }
        };
        let mut groups = vec![index % 1000];
        let mut rest = index / 1000;
        while rest > 0 {
            groups.push(rest % 1000);
            rest /= 1000;
        }
        for (at, group) in groups.iter().enumerate().rev() {
            if at > 0 {
                write!(formatter, "x{group:03}/")?;
            } else {
                write!(formatter, "{group:03}")?;
            }
        }
        if width < TILE_HASHES { write!(formatter, ".p/{width}") } else { Ok(()) }
    }
}

impl FromStr for TilePath {
    type Err = LogError;

    fn from_str(text: &str) -> Result<Self, LogError> {
        let read = || {
            let (kind, rest) = text.strip_prefix("tile/")?.split_once('/')?;
            let (place, width) = match rest.split_once(".p/") {
                Some((place, width)) => (place, width.parse().ok().filter(|width| (1..TILE_HASHES).contains(width))?),
                None => (rest, TILE_HASHES),
            };
            let mut index = 0_u64;
            let mut groups = place.split('/').peekable();
            while let Some(group) = groups.next() {
                let digits = if groups.peek().is_some() { group.strip_prefix('x')? } else { group };
                let group = digits.parse::<u64>().ok().filter(|_| digits.len() == 3)?;
                index = index.checked_mul(1000)?.checked_add(group)?;
            }
            Some(match kind {
                "entries" => Self::Entries { index, width },
                level => {
                    let level = level.parse().ok().filter(|level| *level < LEVELS_MAX)?;
                    Self::Hashes(Tile { level, index, width })
                }
            })
        };
        // one way to write each: no signs, no zeros in front
        read()
            .filter(|path| path.to_string() == text)
            .ok_or_else(|| LogError::format(text, "it is not the path of a tile"))
    }
}

/// The entries under one tile of level 0: a length in two bytes, the larger first, and the entry, each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntryBundle {
    /// In order; at most 256, each of at most 65,535 bytes.
    pub entries: Vec<Vec<u8>>,
}

impl EntryBundle {
    /// The entries as bytes.
    ///
    /// # Errors
    ///
    /// [`LogError::Format`] for an entry of more than 65,535 bytes.
    pub fn encode(&self) -> Result<Vec<u8>, LogError> {
        let mut bytes = Vec::new();
        for entry in &self.entries {
            let length = u16::try_from(entry.len());
            let length = length.map_err(|_| LogError::format("entry", "it has more than 65,535 bytes"))?;
            bytes.extend_from_slice(&length.to_be_bytes());
            bytes.extend_from_slice(entry);
        }
        Ok(bytes)
    }

    /// The entries from bytes.
    ///
    /// # Errors
    ///
    /// [`LogError::Format`] when the bytes end inside an entry, or there are not `width` of them.
    pub fn decode(mut bytes: &[u8], width: u16) -> Result<Self, LogError> {
        let cut = || LogError::format("entries", "the bytes end inside an entry");
        let mut entries = Vec::new();
        while let Some((length, rest)) = bytes.split_first_chunk::<2>() {
            let (entry, rest) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length))).ok_or_else(cut)?;
            entries.push(entry.to_vec());
            bytes = rest;
        }
        if !bytes.is_empty() {
            return Err(cut());
        }
        if entries.len() != usize::from(width) {
            return Err(LogError::format("entries", "there are not as many as the tile is wide"));
        }
        Ok(Self { entries })
    }
}

type Loaded = BTreeMap<(u8, u64), Rc<[Sha256Digest]>>;

/// The hashes of a tree that is kept in tiles, each read when it is needed, and once.
#[derive(Debug)]
pub struct TiledNodes<R> {
    size: u64,
    read: R,
    loaded: RefCell<Loaded>,
    /// Nodes inside tiles that were computed, by height and place: proofs of neighbours share most of them.
    computed: RefCell<BTreeMap<(u32, u64), Sha256Digest>>,
}

impl<R: Fn(Tile) -> Result<Vec<u8>, LogError>> TiledNodes<R> {
    /// The tree of so many leaves; `read` gives the bytes of a tile.
    pub const fn new(size: u64, read: R) -> Self {
        Self { size, read, loaded: RefCell::new(BTreeMap::new()), computed: RefCell::new(BTreeMap::new()) }
    }

    /// The hashes of a tile as wide as it is in this tree.
    ///
    /// # Errors
    ///
    /// [`LogError::Range`] when the tree has no such tile; [`LogError::Format`]; whatever reading gives.
    pub fn tile(&self, level: u8, index: u64) -> Result<Rc<[Sha256Digest]>, LogError> {
        if let Some(found) = self.loaded.borrow().get(&(level, index)) {
            return Ok(Rc::clone(found));
        }
        let outside = LogError::Range { what: "tile", found: index, size: self.size };
        let tile = Tile::of(self.size, level, index).ok_or(outside)?;
        let hashes: Rc<[Sha256Digest]> = tile.decode(&(self.read)(tile)?)?.into();
        self.loaded.borrow_mut().insert((level, index), Rc::clone(&hashes));
        Ok(hashes)
    }
}

impl<R: Fn(Tile) -> Result<Vec<u8>, LogError>> Nodes for TiledNodes<R> {
    fn node(&self, height: u32, index: u64) -> Result<Sha256Digest, LogError> {
        let outside = LogError::Range { what: "subtree", found: index, size: self.size };
        let level = u8::try_from(height / TILE_HEIGHT).ok().filter(|level| *level < LEVELS_MAX);
        if let Some(found) = self.computed.borrow().get(&(height, index)) {
            return Ok(*found);
        }
        let within = height % TILE_HEIGHT;
        // a subtree below a tile's root is inside one tile
        let first = index.checked_mul(1 << within);
        let (Some(level), Some(first)) = (level, first) else { return Err(outside) };
        let tile = self.tile(level, first / u64::from(TILE_HASHES))?;
        let from = usize::try_from(first % u64::from(TILE_HASHES)).unwrap_or(usize::MAX);
        let mut row = tile.get(from..from.saturating_add(1 << within)).ok_or(outside.clone())?.to_vec();
        while let [_, _, ..] = row.as_slice() {
            row = row.as_chunks::<2>().0.iter().map(|[left, right]| node_hash(left, right)).collect();
        }
        let found = row.first().copied().ok_or(outside)?;
        if within > 0 {
            self.computed.borrow_mut().insert((height, index), found);
        }
        Ok(found)
    }
}
