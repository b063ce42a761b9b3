//! Reading a log: entries, and proofs that they are in it.

use std::ops::Range;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::log_read::{prove_at, read_entries, with_files};
use crate::error::{Error, ErrorCode};
use crate::limits::LOG_EXPORT_ENTRIES_MAX;
use crate::log::{
    Checkpoint, ConsistencyProof, Frontier, LogError, LogExport, LogProof, NoteKey, Tile, TilePath, TiledNodes,
    consistency_proof,
};
use crate::port::LogStore;

/// An entry with the proof that it is in a log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LoggedEntry {
    /// The entry in base64.
    pub entry: String,
    /// The proof, as C2SP `tlog-proof` writes it: it needs nothing else of the log.
    pub proof: String,
}

/// The one who reads a log under its newest checkpoint. What a checkpoint does not cover is not read.
///
/// ```
/// use bastion_core::flow::{LogReader, LogWriter};
/// use bastion_core::key::SigningKey;
/// use bastion_core::log::{LogProof, NoteKey};
/// use bastion_core::port::MemoryLog;
///
/// let key = SigningKey::from_seed([7; 32]);
/// let name = NoteKey::of_log("log.example.com/acme", key.verifying_key())?;
/// let mut writer = LogWriter::open(MemoryLog::default(), name.clone(), key)?;
/// writer.append(vec![b"first".to_vec(), b"second".to_vec()])?;
/// let reader = LogReader::open(writer.store(), &name)?;
/// let proof = LogProof::from_text(&reader.prove(1)?.proof)?;
/// assert_eq!(proof.verify(b"second", &name)?.size, 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct LogReader<'s, S: ?Sized> {
    store: &'s S,
    signed: String,
    head: Checkpoint,
}

impl<'s, S: LogStore + ?Sized> LogReader<'s, S> {
    /// Reads the newest checkpoint of a log.
    ///
    /// # Errors
    ///
    /// `log_proof_invalid` for a log without a checkpoint, `invalid_log`, `signature_invalid`; what the store gives.
    pub fn open(store: &'s S, key: &NoteKey) -> Result<Self, Error> {
        let signed = store.checkpoint()?.ok_or_else(|| LogError::Missing { path: "checkpoint".to_owned() })?;
        let head = Checkpoint::open(&signed, key)?;
        Ok(Self { store, signed, head })
    }

    /// The newest checkpoint.
    #[must_use]
    pub const fn head(&self) -> &Checkpoint {
        &self.head
    }

    /// The newest checkpoint as it was signed.
    #[must_use]
    pub fn signed(&self) -> &str {
        &self.signed
    }

    /// The proof that the entry at a place is in the log, without looking at the entry.
    ///
    /// # Errors
    ///
    /// `invalid_argument` when there is no such entry; `log_proof_invalid` and `invalid_log` when the hashes were changed;
    /// what the store gives.
    pub fn proof(&self, index: u64) -> Result<LogProof, Error> {
        let size = self.head.size;
        prove_at(self.store, (index, size), size, self.signed.clone())
    }

    /// An entry by its place, with its proof. The proof is checked before it is given.
    ///
    /// # Errors
    ///
    /// `invalid_argument` when there is no such entry; `log_proof_invalid` when the log was changed; what the store gives.
    pub fn prove(&self, index: u64) -> Result<LoggedEntry, Error> {
        let proof = self.proof(index)?;
        let entry = self.entries(index..index + 1)?.pop().unwrap_or_default();
        proof.verify_under(&entry, &self.head)?;
        Ok(LoggedEntry { entry: STANDARD.encode(entry), proof: proof.to_string() })
    }

    /// That the log begins with what it had when it was of an earlier size.
    ///
    /// # Errors
    ///
    /// `invalid_argument` when it was never so large; as [`LogReader::prove`].
    pub fn continues(&self, old_size: u64) -> Result<ConsistencyProof, Error> {
        let size = self.head.size;
        self.with_nodes(|nodes| consistency_proof(nodes, old_size, size))
    }

    /// Entries that follow each other, with the proof that none is missing. It is checked before it is given.
    ///
    /// # Errors
    ///
    /// `invalid_argument` for a range that the log does not have, `limit_exceeded` for more entries than one document
    /// takes; as [`LogReader::prove`].
    pub fn export(&self, range: Range<u64>, key: &NoteKey) -> Result<LogExport, Error> {
        if range.start > range.end || range.end > self.head.size {
            let found = range.start.max(range.end);
            return Err(LogError::Range { what: "range of entries up to", found, size: self.head.size }.into());
        }
        let count = range.end - range.start;
        if count > LOG_EXPORT_ENTRIES_MAX {
            let message = format!("{count} entries are more than one export takes, {LOG_EXPORT_ENTRIES_MAX}");
            return Err(Error::new(ErrorCode::LimitExceeded, message).with_hint("export one range after the other"));
        }
        let before = self.with_nodes(|nodes| Frontier::of(nodes, range.start))?;
        let consistency = self.continues(range.end)?;
        let export = LogExport::new(&before, &self.entries(range)?, consistency, self.signed.clone());
        export.verify(key)?;
        Ok(export)
    }

    /// The entries of a range that the log has.
    pub(super) fn entries(&self, range: Range<u64>) -> Result<Vec<Vec<u8>>, Error> {
        read_entries(self.store, self.head.size, range)
    }

    fn with_nodes<T>(&self, ask: impl FnOnce(&StoredNodes<'_>) -> Result<T, LogError>) -> Result<T, Error> {
        with_files(self.store, |read| {
            ask(&TiledNodes::new(self.head.size, Box::new(|tile: Tile| read(TilePath::Hashes(tile)))))
        })
    }
}

type StoredNodes<'a> = TiledNodes<Box<dyn Fn(Tile) -> Result<Vec<u8>, LogError> + 'a>>;
