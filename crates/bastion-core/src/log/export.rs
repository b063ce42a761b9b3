//! Entries of a log that follow each other, with the proof that none is missing between them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::checkpoint::Checkpoint;
use super::error::LogError;
use super::frontier::Frontier;
use super::hash::leaf_hash;
use super::note::NoteKey;
use super::proof::ConsistencyProof;
use crate::canonical::Sha256Digest;

/// The version of the document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum LogExportFormat {
    /// The first.
    #[default]
    #[serde(rename = "bastion.log-export/v1")]
    V1,
}

/// Entries of a log that follow each other (`bastion.log-export/v1`).
///
/// The edge of the tree before the first entry, continued by the entries, gives a root; the checkpoint continues that
/// root. So the entries are all that the log has from the first to the last, in its order, and nothing else of the log is
/// needed to check it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogExport {
    /// The version of this document.
    pub format: LogExportFormat,
    /// The place of the first entry, from 0.
    pub first: u64,
    /// The roots of the complete subtrees before it, from the largest to the smallest.
    pub edge: Vec<Sha256Digest>,
    /// The entries in base64.
    pub entries: Vec<String>,
    /// That the tree of the checkpoint begins with the one up to the last entry.
    pub consistency: ConsistencyProof,
    /// The checkpoint as it was signed, with the signatures of witnesses.
    pub checkpoint: String,
}

impl LogExport {
    /// Puts together what a log gives.
    #[must_use]
    pub fn new(before: &Frontier, entries: &[Vec<u8>], consistency: ConsistencyProof, checkpoint: String) -> Self {
        Self {
            format: LogExportFormat::V1,
            first: before.size(),
            edge: before.peaks().to_vec(),
            entries: entries.iter().map(|entry| STANDARD.encode(entry)).collect(),
            consistency,
            checkpoint,
        }
    }

    /// The bytes of the entries.
    ///
    /// # Errors
    ///
    /// [`LogError::Format`] for one that is not base64.
    pub fn decoded(&self) -> Result<Vec<Vec<u8>>, LogError> {
        let decode = |entry: &String| STANDARD.decode(entry).map_err(|_| wrong("an entry is not base64"));
        self.entries.iter().map(decode).collect()
    }

    /// Whether the entries are those of the log whose key is given, all of them from the first to the last; gives the
    /// checkpoint that says so.
    ///
    /// # Errors
    ///
    /// As [`Checkpoint::open`] and [`ConsistencyProof::verify`]; [`LogError::Format`].
    pub fn verify(&self, key: &NoteKey) -> Result<Checkpoint, LogError> {
        let checkpoint = Checkpoint::open(&self.checkpoint, key)?;
        self.verify_under(&checkpoint)?;
        Ok(checkpoint)
    }

    /// Whether the entries are those of the log that has this checkpoint, which was opened before.
    pub(crate) fn verify_under(&self, checkpoint: &Checkpoint) -> Result<(), LogError> {
        let mut tree = Frontier::new(self.first, self.edge.clone())
            .ok_or_else(|| wrong("its edge has more or fewer hashes than the tree before the first entry"))?;
        for entry in self.decoded()? {
            tree.append(leaf_hash(&entry));
        }
        let stated = &self.consistency;
        if stated.old_size != tree.size() || stated.new_size != checkpoint.size {
            return Err(LogError::Proof { reason: "it speaks of other sizes than the entries and the checkpoint" });
        }
        stated.verify(tree.root(), checkpoint.root)
    }
}

fn wrong(reason: &'static str) -> LogError {
    LogError::format("export", reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::key::SigningKey;
    use crate::log::{MemoryTree, consistency_proof};

    fn key() -> (NoteKey, SigningKey) {
        let key = SigningKey::from_seed([7; 32]);
        (NoteKey::of_log("log.example.com/acme", key.verifying_key()).unwrap(), key)
    }

    fn export(size: u64, first: u64, end: u64) -> LogExport {
        let (name, key) = key();
        let entries: Vec<Vec<u8>> = (0..size).map(|index| format!("entry {index}").into_bytes()).collect();
        let mut tree = MemoryTree::default();
        for entry in &entries {
            tree.append(leaf_hash(entry));
        }
        let origin = name.name().to_owned();
        let head = Checkpoint { origin, size, root: tree.root().unwrap(), extensions: Vec::new() };
        let own: Vec<Vec<u8>> = (first..end).map(|index| entries[index as usize].clone()).collect();
        let consistency = consistency_proof(&tree, end, size).unwrap();
        LogExport::new(&Frontier::of(&tree, first).unwrap(), &own, consistency, head.sign(&name, &key).unwrap())
    }

    #[test]
    fn every_range_of_small_logs_holds_and_nothing_else_does() {
        let (name, _) = key();
        for size in 0..=20 {
            for first in 0..=size {
                for end in first..=size {
                    let whole = export(size, first, end);
                    assert_eq!(whole.verify(&name).unwrap().size, size, "{first}..{end} of {size}");
                    for place in 0..whole.entries.len() {
                        let mut less = whole.clone();
                        less.entries.remove(place);
                        assert!(less.verify(&name).is_err(), "{first}..{end} of {size} without {place}");
                        less.consistency.old_size -= 1;
                        // nothing at all is all of an empty range
                        assert!(
                            end == 1 || less.verify(&name).is_err(),
                            "{first}..{end} of {size} without {place}, said"
                        );
                        let mut other = whole.clone();
                        other.entries[place] = STANDARD.encode("another");
                        assert!(other.verify(&name).is_err());
                    }
                    for place in 0..whole.entries.len().saturating_sub(1) {
                        let mut turned = whole.clone();
                        turned.entries.swap(place, place + 1);
                        assert!(turned.verify(&name).is_err());
                    }
                    // an empty range at the start says nothing of the log but its head
                    if first != end {
                        let moved = LogExport { first: first + 1, ..whole.clone() };
                        assert!(moved.verify(&name).is_err());
                    }
                }
            }
        }
    }
}
