//! Lines that are only added to: events of decisions.

use crate::error::Error;

/// Where the lines of events go.
pub trait EventFile: Send {
    /// Adds a line; with `durable`, it and all before it outlive a power cut when this returns.
    ///
    /// # Errors
    ///
    /// `file_failed`.
    fn append(&mut self, line: &[u8], durable: bool) -> Result<(), Error>;
}

/// Lines in memory, which live as long as their value.
impl EventFile for Vec<u8> {
    fn append(&mut self, line: &[u8], _durable: bool) -> Result<(), Error> {
        self.extend_from_slice(line);
        Ok(())
    }
}
