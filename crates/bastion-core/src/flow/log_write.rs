//! Appending to a log: entries become durable together, under one checkpoint.

use std::ops::Range;

use super::log_read::with_files;
use crate::error::Error;
use crate::key::SigningKey;
use crate::log::{Appender, Checkpoint, LogError, LogProof, NoteKey, TilePath, TiledNodes, inclusion_proof};
use crate::port::LogStore;

/// The one who writes a log.
///
/// ```
/// use bastion_core::flow::LogWriter;
/// use bastion_core::key::SigningKey;
/// use bastion_core::log::{Checkpoint, NoteKey};
/// use bastion_core::port::MemoryLog;
///
/// let key = SigningKey::from_seed([7; 32]);
/// let name = NoteKey::of_log("log.example.com/acme", key.verifying_key())?;
/// let mut writer = LogWriter::open(MemoryLog::default(), name.clone(), key)?;
/// let places = writer.append(vec![b"first".to_vec(), b"second".to_vec()])?;
/// assert_eq!(places, 0..2);
/// assert_eq!(Checkpoint::open(writer.checkpoint().unwrap_or_default(), &name)?.size, 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct LogWriter<S> {
    store: S,
    name: NoteKey,
    key: SigningKey,
    appender: Appender,
    checkpoint: Option<String>,
}

impl<S: LogStore> LogWriter<S> {
    /// Goes on with the log in a store, or begins one.
    ///
    /// # Errors
    ///
    /// `signature_invalid` when its newest checkpoint was not signed by this key; `log_proof_invalid` when the files do not
    /// have what the checkpoint says: nothing is ever added to a log that was changed. What the store gives.
    pub fn open(store: S, name: NoteKey, key: SigningKey) -> Result<Self, Error> {
        let checkpoint = store.checkpoint()?;
        let mut appender = Appender::default();
        if let Some(signed) = &checkpoint {
            let head = Checkpoint::open(signed, &name)?;
            appender = with_files(&store, |read| Appender::resume(head.size, read))?;
            if appender.root() != head.root {
                return Err(LogError::Root { found: appender.root(), wanted: head.root }.into());
            }
        }
        Ok(Self { store, name, key, appender, checkpoint })
    }

    /// The newest checkpoint as it was signed; none of an empty log.
    #[must_use]
    pub fn checkpoint(&self) -> Option<&str> {
        self.checkpoint.as_deref()
    }

    /// How many entries there are.
    #[must_use]
    pub const fn size(&self) -> u64 {
        self.appender.size()
    }

    /// The name and the public key that it signs under.
    #[must_use]
    pub const fn name(&self) -> &NoteKey {
        &self.name
    }

    /// Proofs that entries are in the log, each with the newest checkpoint.
    ///
    /// # Errors
    ///
    /// `invalid_argument` for places that it does not have; what the store gives.
    pub fn prove(&self, places: Range<u64>) -> Result<Vec<LogProof>, Error> {
        let size = self.size();
        with_files(&self.store, |read| {
            let nodes = TiledNodes::new(size, |tile| read(TilePath::Hashes(tile)));
            let proof = |index| {
                let hashes = inclusion_proof(&nodes, index, size)?.hashes;
                Ok(LogProof { extra: None, index, hashes, checkpoint: self.checkpoint.clone().unwrap_or_default() })
            };
            places.map(proof).collect()
        })
    }

    /// What keeps it.
    #[must_use]
    pub const fn store(&self) -> &S {
        &self.store
    }

    /// Adds entries, and gives their places once they and the checkpoint over them are durable.
    ///
    /// # Errors
    ///
    /// `invalid_log` for an entry of more than 65,535 bytes; what the store gives. Nothing was added then, as far as this
    /// writer tells; after an error of the store the log is to be opened again.
    pub fn append(&mut self, entries: Vec<Vec<u8>>) -> Result<Range<u64>, Error> {
        let first = self.size();
        if entries.is_empty() {
            return Ok(first..first);
        }
        // what this writer knows changes only with what is durable
        let mut appender = self.appender.clone();
        for entry in entries {
            appender.append(entry)?;
        }
        let files = appender.take_files()?;
        let head = Checkpoint {
            origin: self.name.name().to_owned(),
            size: appender.size(),
            root: appender.root(),
            extensions: Vec::new(),
        };
        let signed = head.sign(&self.name, &self.key)?;
        self.store.commit(&files, self.checkpoint.as_deref(), &signed)?;
        (self.appender, self.checkpoint) = (appender, Some(signed));
        Ok(first..self.size())
    }
}
