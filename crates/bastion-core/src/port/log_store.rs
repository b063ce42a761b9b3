//! Where a log is kept: files that are written once, and the newest checkpoint.

use std::collections::BTreeMap;

use crate::error::{Error, ErrorCode};
use crate::log::TilePath;

/// Keeps the files of one log.
///
/// What [`LogStore::commit`] returned for is there after any crash and any power cut. Files beyond the newest checkpoint are
/// of a commit that never returned; they are written again.
pub trait LogStore: Send {
    /// A file; none when it is not there.
    ///
    /// # Errors
    ///
    /// `file_failed`, or what the store gives when it cannot be asked.
    fn read(&self, path: TilePath) -> Result<Option<Vec<u8>>, Error>;

    /// The newest signed checkpoint; none of an empty log.
    ///
    /// # Errors
    ///
    /// As [`LogStore::read`].
    fn checkpoint(&self) -> Result<Option<String>, Error>;

    /// The paths of all that is kept, sorted, whatever it is. Where a wider tile took the place of a narrower one, the
    /// wider alone is listed; both can be read. Nothing where the place cannot be listed: a web server.
    ///
    /// # Errors
    ///
    /// As [`LogStore::read`].
    fn paths(&self) -> Result<Vec<String>, Error>;

    /// Keeps the files, and then the checkpoint in the place of `expected`, which is the newest.
    ///
    /// # Errors
    ///
    /// `log_conflict` when the newest checkpoint is another one: somebody else writes this log, and nothing has changed.
    /// Any other error leaves open whether the checkpoint is kept: the store gives no further service, and whoever opens it
    /// again sees what holds.
    fn commit(
        &mut self,
        files: &BTreeMap<TilePath, Vec<u8>>,
        expected: Option<&str>,
        checkpoint: &str,
    ) -> Result<(), Error>;
}

impl<S: LogStore + ?Sized> LogStore for Box<S> {
    fn read(&self, path: TilePath) -> Result<Option<Vec<u8>>, Error> {
        (**self).read(path)
    }

    fn checkpoint(&self) -> Result<Option<String>, Error> {
        (**self).checkpoint()
    }

    fn paths(&self) -> Result<Vec<String>, Error> {
        (**self).paths()
    }

    fn commit(
        &mut self,
        files: &BTreeMap<TilePath, Vec<u8>>,
        expected: Option<&str>,
        checkpoint: &str,
    ) -> Result<(), Error> {
        (**self).commit(files, expected, checkpoint)
    }
}

/// Refuses a commit when the newest checkpoint is not the one that it replaces.
pub(crate) fn unchanged(store: &impl LogStore, expected: Option<&str>, place: &str) -> Result<(), Error> {
    if store.checkpoint()?.as_deref() == expected { Ok(()) } else { Err(conflict(place)) }
}

/// The refusal when somebody else wrote a checkpoint.
pub(crate) fn conflict(place: &str) -> Error {
    Error::new(ErrorCode::LogConflict, format!("another process wrote a checkpoint to the log at `{place}`"))
        .with_hint("one process alone may write a log; open it again")
}

/// The refusal of a store whose commit failed before.
#[cfg(feature = "connect")]
pub(crate) fn doubtful(code: ErrorCode, place: &str) -> Error {
    let message = format!("the log at `{place}` failed before, and what it holds is not known");
    Error::new(code, message).with_hint("open it again")
}

/// A log in memory, which lives as long as its value.
#[derive(Debug, Clone, Default)]
pub struct MemoryLog {
    /// Everything by its path.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// The path of the newest checkpoint.
pub(crate) const CHECKPOINT: &str = "checkpoint";

impl LogStore for MemoryLog {
    fn read(&self, path: TilePath) -> Result<Option<Vec<u8>>, Error> {
        Ok(self.files.get(&path.to_string()).cloned())
    }

    fn checkpoint(&self) -> Result<Option<String>, Error> {
        Ok(self.files.get(CHECKPOINT).map(|bytes| String::from_utf8_lossy(bytes).into_owned()))
    }

    fn paths(&self) -> Result<Vec<String>, Error> {
        Ok(self.files.keys().cloned().collect())
    }

    fn commit(
        &mut self,
        files: &BTreeMap<TilePath, Vec<u8>>,
        expected: Option<&str>,
        checkpoint: &str,
    ) -> Result<(), Error> {
        unchanged(self, expected, "memory")?;
        self.files.extend(files.iter().map(|(path, bytes)| (path.to_string(), bytes.clone())));
        self.files.insert(CHECKPOINT.to_owned(), checkpoint.as_bytes().to_vec());
        Ok(())
    }
}
