//! A proof as a file that needs nothing else (C2SP `tlog-proof`, <https://c2sp.org/tlog-proof>).

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::checkpoint::Checkpoint;
use super::error::LogError;
use super::hash::leaf_hash;
use super::note::NoteKey;
use super::proof::InclusionProof;
use crate::canonical::Sha256Digest;

const HEADER: &str = "c2sp.org/tlog-proof@v1";

/// The place of an entry, the hashes beside it and the signed checkpoint that they lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogProof {
    /// What an application keeps beside the proof; nothing of it is proven.
    pub extra: Option<Vec<u8>>,
    /// The place of the entry, from 0.
    pub index: u64,
    /// The hashes beside the way to the root.
    pub hashes: Vec<Sha256Digest>,
    /// The checkpoint as it was signed, with the signatures of witnesses.
    pub checkpoint: String,
}

impl LogProof {
    /// Reads a proof.
    ///
    /// # Errors
    ///
    /// [`LogError::Format`].
    pub fn from_text(text: &str) -> Result<Self, LogError> {
        let wrong = |reason| LogError::format("proof", reason);
        let (head, checkpoint) = text.split_once("\n\n").ok_or_else(|| wrong("no empty line stands in it"))?;
        let mut lines = head.split('\n').peekable();
        if lines.next() != Some(HEADER) {
            return Err(wrong("its first line is not `c2sp.org/tlog-proof@v1`"));
        }
        let base64 = |text: &str| STANDARD.decode(text).map_err(|_| wrong("a line is not base64"));
        let extra = match lines.peek().and_then(|line| line.strip_prefix("extra ")) {
            Some(extra) => {
                lines.next();
                Some(base64(extra)?)
            }
            None => None,
        };
        let index = lines.next().and_then(|line| line.strip_prefix("index "));
        let index = index.and_then(|index| index.parse::<u64>().ok().filter(|number| number.to_string() == index));
        let index = index.ok_or_else(|| wrong("it has no line `index`"))?;
        let hash = |line: &str| {
            let bytes = <[u8; 32]>::try_from(base64(line)?).map_err(|_| wrong("a hash does not have 32 bytes"))?;
            Ok(Sha256Digest::from_bytes(bytes))
        };
        let hashes = lines.map(hash).collect::<Result<Vec<_>, LogError>>()?;
        Ok(Self { extra, index, hashes, checkpoint: checkpoint.to_owned() })
    }

    /// Whether an entry is in the log whose key is given; gives the checkpoint that says so.
    ///
    /// # Errors
    ///
    /// As [`Checkpoint::open`] and [`InclusionProof::verify`].
    pub fn verify(&self, entry: &[u8], key: &NoteKey) -> Result<Checkpoint, LogError> {
        let checkpoint = Checkpoint::open(&self.checkpoint, key)?;
        self.verify_under(entry, &checkpoint)?;
        Ok(checkpoint)
    }

    /// Whether an entry is in the log that has this checkpoint, which was opened before.
    pub(crate) fn verify_under(&self, entry: &[u8], checkpoint: &Checkpoint) -> Result<(), LogError> {
        let proof = InclusionProof { index: self.index, tree_size: checkpoint.size, hashes: self.hashes.clone() };
        proof.verify(leaf_hash(entry), checkpoint.root)
    }
}

impl fmt::Display for LogProof {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{HEADER}")?;
        if let Some(extra) = &self.extra {
            writeln!(formatter, "extra {}", STANDARD.encode(extra))?;
        }
        writeln!(formatter, "index {}", self.index)?;
        for hash in &self.hashes {
            writeln!(formatter, "{}", STANDARD.encode(hash.as_bytes()))?;
        }
        write!(formatter, "\n{}", self.checkpoint)
    }
}
