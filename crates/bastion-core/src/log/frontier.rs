//! The right edge of a tree: all that appending needs.

use super::error::LogError;
use super::hash::{EMPTY_ROOT, node_hash};
use super::tree::Nodes;
use crate::canonical::Sha256Digest;

/// The roots of the complete subtrees that a tree consists of, from the largest to the smallest.
///
/// ```
/// use bastion_core::log::{Frontier, leaf_hash};
///
/// let mut frontier = Frontier::default();
/// frontier.append(leaf_hash(b"an entry"));
/// assert_eq!((frontier.size(), frontier.root()), (1, leaf_hash(b"an entry")));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    peaks: Vec<Sha256Digest>,
}

impl Frontier {
    /// The edge of a tree of so many leaves; none unless there is one root for each bit of the size.
    #[must_use]
    pub fn new(size: u64, peaks: Vec<Sha256Digest>) -> Option<Self> {
        (peaks.len() as u64 == u64::from(size.count_ones())).then_some(Self { size, peaks })
    }

    /// The edge of the tree of the first `size` leaves.
    ///
    /// # Errors
    ///
    /// As [`Nodes::node`].
    pub fn of(nodes: &impl Nodes, size: u64) -> Result<Self, LogError> {
        let mut peaks = Vec::new();
        let mut start = 0;
        for height in (0..u64::BITS).rev().filter(|height| size >> height & 1 == 1) {
            peaks.push(nodes.node(height, start >> height)?);
            start += 1 << height;
        }
        Ok(Self { size, peaks })
    }

    /// The roots of the complete subtrees, from the largest to the smallest.
    #[must_use]
    pub fn peaks(&self) -> &[Sha256Digest] {
        &self.peaks
    }

    /// How many leaves the tree has.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Adds a leaf by its hash; gives the hash of every subtree that it completes, from the leaf itself upwards.
    pub fn append(&mut self, leaf: Sha256Digest) -> Vec<Sha256Digest> {
        let mut completed = vec![leaf];
        let mut hash = leaf;
        // each bit that is carried is a subtree that became complete
        for _ in 0..self.size.trailing_ones() {
            let Some(left) = self.peaks.pop() else { break };
            hash = node_hash(&left, &hash);
            completed.push(hash);
        }
        self.peaks.push(hash);
        self.size += 1;
        completed
    }

    /// The root of the tree.
    #[must_use]
    pub fn root(&self) -> Sha256Digest {
        let mut peaks = self.peaks.iter().rev();
        let Some(last) = peaks.next() else { return EMPTY_ROOT };
        peaks.fold(*last, |right, left| node_hash(left, &right))
    }
}
