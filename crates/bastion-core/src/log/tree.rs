//! The tree: roots from the hashes of complete subtrees.

use super::error::LogError;
use super::hash::{EMPTY_ROOT, node_hash};
use crate::canonical::Sha256Digest;

/// Where the hashes of complete subtrees are found: of `2^height` leaves, counted from the left.
pub trait Nodes {
    /// The hash of one of them.
    ///
    /// # Errors
    ///
    /// [`LogError::Missing`] when it is not there, [`LogError::Format`] when it cannot be read.
    fn node(&self, height: u32, index: u64) -> Result<Sha256Digest, LogError>;
}

/// The root of the tree of the first `size` leaves.
///
/// # Errors
///
/// As [`Nodes::node`].
pub fn root(nodes: &impl Nodes, size: u64) -> Result<Sha256Digest, LogError> {
    if size == 0 {
        return Ok(EMPTY_ROOT);
    }
    subtree(nodes, 0, size)
}

/// The root of the leaves from `start` on, `MTH(D[start:start + size])`. `start` is where a subtree of that size begins;
/// `size` is not 0.
pub(super) fn subtree(nodes: &impl Nodes, start: u64, size: u64) -> Result<Sha256Digest, LogError> {
    let left = split(size);
    if left == 0 {
        let height = size.trailing_zeros();
        return nodes.node(height, start >> height);
    }
    Ok(node_hash(&subtree(nodes, start, left)?, &subtree(nodes, start + left, size - left)?))
}

/// How many leaves the left part of a tree has: the largest power of two below its size; 0 for a complete tree, which is
/// one node.
pub(super) const fn split(size: u64) -> u64 {
    if size.is_power_of_two() { 0 } else { 1 << (u64::BITS - 1 - size.leading_zeros()) }
}

/// A tree in memory, with every hash of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MemoryTree {
    // by height
    levels: Vec<Vec<Sha256Digest>>,
}

impl MemoryTree {
    /// How many leaves it has.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.levels.first().map_or(0, |leaves| leaves.len() as u64)
    }

    /// Adds a leaf by its hash, and gives its place.
    pub fn append(&mut self, leaf: Sha256Digest) -> u64 {
        let index = self.size();
        let mut hash = leaf;
        for height in 0.. {
            if self.levels.len() == height {
                self.levels.push(Vec::new());
            }
            let Some(level) = self.levels.get_mut(height) else { break };
            level.push(hash);
            let [.., left, right] = level.as_slice() else { break };
            if !level.len().is_multiple_of(2) {
                break;
            }
            hash = node_hash(left, right);
        }
        index
    }

    /// Its root.
    ///
    /// # Errors
    ///
    /// None: it has every hash.
    pub fn root(&self) -> Result<Sha256Digest, LogError> {
        root(self, self.size())
    }
}

impl Nodes for MemoryTree {
    fn node(&self, height: u32, index: u64) -> Result<Sha256Digest, LogError> {
        let level = usize::try_from(height).ok().and_then(|height| self.levels.get(height));
        let found = level.and_then(|level| level.get(usize::try_from(index).ok()?)).copied();
        found.ok_or_else(|| LogError::Range { what: "subtree", found: index, size: self.size() })
    }
}
