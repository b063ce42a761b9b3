//! The hashes of the tree (RFC 6962, section 2.1): a leaf and a node can never be taken for each other.

use sha2::{Digest as _, Sha256};

use crate::canonical::Sha256Digest;

/// The root of a tree without leaves: the hash of nothing.
pub const EMPTY_ROOT: Sha256Digest = Sha256Digest::from_bytes([
    0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14, 0x9a, 0xfb, 0xf4, 0xc8, 0x99, 0x6f, 0xb9, 0x24, 0x27, 0xae, 0x41,
    0xe4, 0x64, 0x9b, 0x93, 0x4c, 0xa4, 0x95, 0x99, 0x1b, 0x78, 0x52, 0xb8, 0x55,
]);

/// The hash of a leaf: of a zero byte and the entry.
#[must_use]
pub fn leaf_hash(entry: &[u8]) -> Sha256Digest {
    let mut hash = Sha256::new();
    hash.update([0x00]);
    hash.update(entry);
    Sha256Digest::from_bytes(hash.finalize().into())
}

/// The hash of a node: of a byte one and its two children.
#[must_use]
pub fn node_hash(left: &Sha256Digest, right: &Sha256Digest) -> Sha256Digest {
    let mut hash = Sha256::new();
    hash.update([0x01]);
    hash.update(left.as_bytes());
    hash.update(right.as_bytes());
    Sha256Digest::from_bytes(hash.finalize().into())
}
