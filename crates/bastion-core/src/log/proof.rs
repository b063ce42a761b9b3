//! Proofs that an entry is in a tree, and that a tree begins with another.
//!
//! Made as RFC 6962, sections 2.1.1 and 2.1.2, defines them; checked as RFC 9162, sections 2.1.3.2 and 2.1.4.2, does,
//! which needs no tree.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::error::LogError;
use super::hash::{EMPTY_ROOT, node_hash};
use super::tree::{Nodes, split, subtree};
use crate::canonical::Sha256Digest;

/// More hashes no proof has: a tree of 2^63 leaves is 63 high.
const HASHES_MAX: usize = 64;

/// That a leaf is at its place in a tree.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InclusionProof {
    /// The place of the leaf, from 0.
    pub index: u64,
    /// How many leaves the tree has.
    pub tree_size: u64,
    /// The hashes beside the way from the leaf to the root.
    pub hashes: Vec<Sha256Digest>,
}

/// That a tree begins with all that an earlier one has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsistencyProof {
    /// How many leaves the earlier tree has.
    pub old_size: u64,
    /// How many the later one has.
    pub new_size: u64,
    /// What both are made of.
    pub hashes: Vec<Sha256Digest>,
}

/// The proof that the leaf at `index` is in the tree of the first `size` leaves.
///
/// # Errors
///
/// [`LogError::Range`] when there is no such leaf; as [`Nodes::node`].
pub fn inclusion_proof(nodes: &impl Nodes, index: u64, size: u64) -> Result<InclusionProof, LogError> {
    if index >= size {
        return Err(LogError::Range { what: "entry", found: index, size });
    }
    let mut hashes = Vec::new();
    let (mut start, mut rest) = (0, size);
    // from the root down: what is on the other side of each way
    while rest > 1 {
        let left = if rest.is_power_of_two() { rest / 2 } else { split(rest) };
        if index < start + left {
            hashes.push(subtree(nodes, start + left, rest - left)?);
            rest = left;
        } else {
            hashes.push(subtree(nodes, start, left)?);
            start += left;
            rest -= left;
        }
    }
    hashes.reverse();
    Ok(InclusionProof { index, tree_size: size, hashes })
}

/// The proof that the tree of the first `new_size` leaves begins with the first `old_size`.
///
/// # Errors
///
/// [`LogError::Range`] when the earlier tree is larger; as [`Nodes::node`].
pub fn consistency_proof(nodes: &impl Nodes, old_size: u64, new_size: u64) -> Result<ConsistencyProof, LogError> {
    if old_size > new_size {
        return Err(LogError::Range { what: "earlier tree of", found: old_size, size: new_size });
    }
    let mut hashes = Vec::new();
    if old_size == 0 {
        return Ok(ConsistencyProof { old_size, new_size, hashes });
    }
    let (mut start, mut rest, mut old) = (0, new_size, old_size);
    // whether the old tree is still all of the left edge: its root is what the reader has
    let mut is_whole = true;
    while old != rest {
        let left = if rest.is_power_of_two() { rest / 2 } else { split(rest) };
        if old <= left {
            hashes.push(subtree(nodes, start + left, rest - left)?);
            rest = left;
        } else {
            hashes.push(subtree(nodes, start, left)?);
            start += left;
            rest -= left;
            old -= left;
            is_whole = false;
        }
    }
    if !is_whole {
        hashes.push(subtree(nodes, start, rest)?);
    }
    hashes.reverse();
    Ok(ConsistencyProof { old_size, new_size, hashes })
}

impl InclusionProof {
    /// The root that the proof leads to from a leaf.
    ///
    /// # Errors
    ///
    /// [`LogError::Range`] when the tree has no such place; [`LogError::Proof`] when there are too few or too many hashes.
    pub fn root(&self, leaf: Sha256Digest) -> Result<Sha256Digest, LogError> {
        if self.index >= self.tree_size {
            return Err(LogError::Range { what: "entry", found: self.index, size: self.tree_size });
        }
        if self.hashes.len() > HASHES_MAX {
            return Err(LogError::Proof { reason: "it has more hashes than any tree is high" });
        }
        let mut hash = leaf;
        climb(self.index, self.tree_size - 1, &self.hashes, |beside, side| match side {
            Side::Left => hash = node_hash(beside, &hash),
            Side::Right => hash = node_hash(&hash, beside),
        })?;
        Ok(hash)
    }

    /// Whether the leaf is in the tree that has this root.
    ///
    /// # Errors
    ///
    /// As [`InclusionProof::root`]; [`LogError::Root`] when it is not.
    pub fn verify(&self, leaf: Sha256Digest, wanted: Sha256Digest) -> Result<(), LogError> {
        same_root(self.root(leaf)?, wanted)
    }
}

impl ConsistencyProof {
    /// Whether the tree that has `new_root` begins with the one that has `old_root`.
    ///
    /// # Errors
    ///
    /// [`LogError::Range`] when the earlier tree is larger; [`LogError::Proof`] when the hashes are too few or too many;
    /// [`LogError::Root`] when it does not.
    pub fn verify(&self, old_root: Sha256Digest, new_root: Sha256Digest) -> Result<(), LogError> {
        if self.old_size > self.new_size {
            return Err(LogError::Range { what: "earlier tree of", found: self.old_size, size: self.new_size });
        }
        if self.old_size == 0 || self.old_size == self.new_size {
            if !self.hashes.is_empty() {
                return Err(LogError::Proof { reason: "it has hashes where nothing is to prove" });
            }
            return if self.old_size == 0 { same_root(EMPTY_ROOT, old_root) } else { same_root(old_root, new_root) };
        }
        if self.hashes.len() > HASHES_MAX {
            return Err(LogError::Proof { reason: "it has more hashes than any tree is high" });
        }
        // a complete old tree is the first node itself, and the reader has it
        let own = [old_root];
        let known = if self.old_size.is_power_of_two() { own.as_slice() } else { &[] };
        let mut hashes = known.iter().chain(&self.hashes);
        let Some(first) = hashes.next() else {
            return Err(LogError::Proof { reason: "it has fewer hashes than the tree is high" });
        };
        let zeros = (self.old_size - 1).trailing_ones();
        let (mut old, mut new) = (*first, *first);
        climb((self.old_size - 1) >> zeros, (self.new_size - 1) >> zeros, hashes, |beside, side| match side {
            Side::Left => {
                old = node_hash(beside, &old);
                new = node_hash(beside, &new);
            }
            Side::Right => new = node_hash(&new, beside),
        })?;
        same_root(old, old_root)?;
        same_root(new, new_root)
    }
}

/// Where a hash stands beside the way to the root.
enum Side {
    Left,
    Right,
}

/// Goes from a place of a level whose last place is `last` up to the root, and shows each hash on the way with its side.
fn climb<'h>(
    mut place: u64,
    mut last: u64,
    hashes: impl IntoIterator<Item = &'h Sha256Digest>,
    mut pass: impl FnMut(&'h Sha256Digest, Side),
) -> Result<(), LogError> {
    for beside in hashes {
        if last == 0 {
            return Err(LogError::Proof { reason: "it has more hashes than the tree is high" });
        }
        if place & 1 == 1 || place == last {
            pass(beside, Side::Left);
            // a right edge that is not complete passes levels without a brother
            while place & 1 == 0 && place != 0 {
                place >>= 1;
                last >>= 1;
            }
        } else {
            pass(beside, Side::Right);
        }
        place >>= 1;
        last >>= 1;
    }
    if last == 0 { Ok(()) } else { Err(LogError::Proof { reason: "it has fewer hashes than the tree is high" }) }
}

fn same_root(found: Sha256Digest, wanted: Sha256Digest) -> Result<(), LogError> {
    if found == wanted { Ok(()) } else { Err(LogError::Root { found, wanted }) }
}
