//! A log over logs: its entries are the signed checkpoints of tenants, so that one witness of it covers them all.
//!
//! The proof from a tenant's entry up to such an instance's checkpoint is two proofs, kept as one C2SP `tlog-proof`: the outer
//! one proves the tenant's checkpoint, and its line `extra` has the inner one, which proves the entry. Whoever knows
//! `tlog-proof` alone can check both, one after the other.

use std::fmt;

use super::checkpoint::Checkpoint;
use super::error::LogError;
use super::note::NoteKey;
use super::proof_text::LogProof;

/// That an entry is in a tenant's log, and that log's checkpoint in the instance's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InstanceProof {
    /// The entry in the tenant's log.
    pub entry: LogProof,
    /// The tenant's signed checkpoint, as an entry of the instance's log.
    pub head: LogProof,
}

impl InstanceProof {
    /// Reads a proof.
    ///
    /// # Errors
    ///
    /// [`LogError::Format`].
    pub fn from_text(text: &str) -> Result<Self, LogError> {
        let wrong = |reason| LogError::format("proof", reason);
        let mut head = LogProof::from_text(text)?;
        let inner = head.extra.take().ok_or_else(|| wrong("it has no line `extra`, which proves the entry"))?;
        let inner = String::from_utf8(inner).map_err(|_| wrong("its line `extra` is not a text"))?;
        Ok(Self { entry: LogProof::from_text(&inner)?, head })
    }

    /// Whether an entry is in the tenant's log, and that log in the instance's; gives the instance's checkpoint.
    ///
    /// # Errors
    ///
    /// As [`LogProof::verify`], for either of the two.
    pub fn verify(&self, entry: &[u8], tenant: &NoteKey, instance: &NoteKey) -> Result<Checkpoint, LogError> {
        self.entry.verify(entry, tenant)?;
        self.head.verify(self.entry.checkpoint.as_bytes(), instance)
    }
}

impl fmt::Display for InstanceProof {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let extra = Some(self.entry.to_string().into_bytes());
        LogProof { extra, ..self.head.clone() }.fmt(formatter)
    }
}
