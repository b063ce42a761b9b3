//! A witness: who keeps the newest checkpoint of a log elsewhere, and signs a newer one only if it continues the old.
//!
//! The rules are those of C2SP `tlog-witness` v1.0.0 (<https://c2sp.org/tlog-witness>). Two heads of one log that do not
//! fit together can never both have a witness's signature.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::checkpoint::Checkpoint;
use super::error::LogError;
use super::hash::EMPTY_ROOT;
use super::note::{Note, NoteKey, NoteSignature};
use super::proof::ConsistencyProof;
use crate::canonical::Sha256Digest;
use crate::key::SigningKey;

/// What a witness knows of one log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    log: NoteKey,
    size: u64,
    root: Sha256Digest,
}

/// Why a witness does not sign.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WitnessRefusal {
    /// The proof starts from another size than the newest that the witness signed.
    #[error("the proof starts from {stated} entries, and the newest checkpoint that was signed has {known}")]
    Stale {
        /// Where the proof starts.
        stated: u64,
        /// Where it has to.
        known: u64,
    },
    /// It is smaller than what was signed.
    #[error("the checkpoint has {found} entries, and one with {known} was signed")]
    Shrunk {
        /// How many it has.
        found: u64,
        /// How many were signed.
        known: u64,
    },
    /// It does not continue what was signed: the log was rewritten or forked.
    #[error("the checkpoint does not continue the one that was signed: {0}")]
    Forked(LogError),
    /// It cannot be read, or the log did not sign it.
    #[error(transparent)]
    Checkpoint(#[from] LogError),
}

impl Witness {
    /// A witness that has seen nothing of a log.
    #[must_use]
    pub const fn new(log: NoteKey) -> Self {
        Self { log, size: 0, root: EMPTY_ROOT }
    }

    /// A witness that has signed a checkpoint of so many entries, as it was kept.
    #[must_use]
    pub const fn resumed(log: NoteKey, size: u64, root: Sha256Digest) -> Self {
        Self { log, size, root }
    }

    /// The newest size and root that it knows. They are to be kept before a signature leaves.
    #[must_use]
    pub const fn newest(&self) -> (u64, Sha256Digest) {
        (self.size, self.root)
    }

    /// Takes a newer checkpoint, if it continues the newest that is known, and signs it. A refusal changes nothing.
    ///
    /// # Errors
    ///
    /// [`WitnessRefusal`].
    pub fn cosign(
        &mut self,
        signed: &str,
        proof: &ConsistencyProof,
        name: &NoteKey,
        key: &SigningKey,
        timestamp: u64,
    ) -> Result<NoteSignature, WitnessRefusal> {
        let checkpoint = Checkpoint::open(signed, &self.log)?;
        if proof.old_size != self.size {
            return Err(WitnessRefusal::Stale { stated: proof.old_size, known: self.size });
        }
        if checkpoint.size < self.size {
            return Err(WitnessRefusal::Shrunk { found: checkpoint.size, known: self.size });
        }
        let stated = ConsistencyProof { new_size: checkpoint.size, ..proof.clone() };
        stated.verify(self.root, checkpoint.root).map_err(WitnessRefusal::Forked)?;
        let signature = name.sign(&Note::from_text(signed)?.text, key, timestamp)?;
        (self.size, self.root) = (checkpoint.size, checkpoint.root);
        Ok(signature)
    }
}

/// A witness that signed a checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Witnessed {
    /// The witness.
    pub name: String,
    /// When it signed, by its clock, in seconds since 1970.
    pub timestamp: u64,
}

/// Which of the witnesses signed a checkpoint, in the order of the keys.
///
/// # Errors
///
/// [`LogError::Format`]; [`LogError::Signature`] when a signature of one of them does not hold.
pub fn cosignatures(signed: &str, witnesses: &[NoteKey]) -> Result<Vec<Witnessed>, LogError> {
    let note = Note::from_text(signed)?;
    let mut found = Vec::new();
    for witness in witnesses {
        if let Some(cosignature) = witness.find_in(&note)? {
            found.push(Witnessed { name: witness.name().to_owned(), timestamp: cosignature.timestamp });
        }
    }
    Ok(found)
}
