//! A log that nobody can rewrite: a Merkle tree whose heads are signed, and proofs against them.
//!
//! The tree is that of Certificate Transparency (RFC 6962, section 2.1), kept in tiles of 256 hashes as C2SP
//! `tlog-tiles` lays them out; a head is a C2SP `tlog-checkpoint`, signed as a C2SP `signed-note`. Whoever holds an old
//! checkpoint can prove that a newer log still begins with what the old one had; whoever holds an entry and a proof needs
//! nothing else of the log. A tree protects nothing against its own operator unless a head of it is kept elsewhere: that
//! is what a witness is for.
//!
//! ```
//! use bastion_core::log::{MemoryTree, inclusion_proof, leaf_hash};
//!
//! let mut tree = MemoryTree::default();
//! for entry in ["first", "second", "third"] {
//!     tree.append(leaf_hash(entry.as_bytes()));
//! }
//! let (size, root) = (tree.size(), tree.root()?);
//! let proof = inclusion_proof(&tree, 1, size)?;
//! proof.verify(leaf_hash(b"second"), root)?;
//! assert!(proof.verify(leaf_hash(b"another"), root).is_err());
//! # Ok::<(), bastion_core::log::LogError>(())
//! ```

mod appender;
mod checkpoint;
mod error;
mod export;
mod frontier;
mod hash;
mod instance;
mod note;
mod proof;
mod proof_text;
mod tile;
mod tree;
mod witness;

pub use appender::Appender;
pub use checkpoint::Checkpoint;
pub use error::LogError;
pub use export::{LogExport, LogExportFormat};
pub use frontier::Frontier;
pub use hash::{EMPTY_ROOT, leaf_hash, node_hash};
pub use instance::InstanceProof;
pub use note::{Cosignature, Note, NoteKey, NoteSignature};
pub use proof::{ConsistencyProof, InclusionProof, consistency_proof, inclusion_proof};
pub use proof_text::LogProof;
pub(crate) use tile::TILE_HEIGHT;
pub use tile::{EntryBundle, TILE_HASHES, Tile, TilePath, TiledNodes};
pub use tree::{MemoryTree, Nodes, root};
pub use witness::{Witness, WitnessRefusal, Witnessed, cosignatures};

#[cfg(test)]
mod tests;
