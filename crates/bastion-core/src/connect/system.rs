//! The system this process runs on.

use async_trait::async_trait;

use crate::error::{Error, ErrorCode};
use crate::port::{Connection, NewFile, Runtime, SourceError};

/// Sources by address, the system's clock and randomness, the local disk.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRuntime;

impl SystemRuntime {
    /// The system of this process.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }
}

#[async_trait]
impl Runtime for SystemRuntime {
    async fn connect(&self, address: &str) -> Result<Connection, SourceError> {
        open(address).await
    }

    fn now(&self) -> String {
        jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    fn random(&self, bytes: &mut [u8]) -> Result<(), Error> {
        getrandom::fill(bytes)
            .map_err(|error| Error::new(ErrorCode::Internal, format!("the system gives no randomness: {error}")))
    }

    #[cfg(feature = "connect-disk")]
    fn read_file(&self, path: &str, bytes_max: usize) -> Result<Vec<u8>, Error> {
        Ok(super::disk::read_file(path, bytes_max)?)
    }

    #[cfg(feature = "connect-disk")]
    fn read_secret_file(&self, path: &str, bytes_max: usize) -> Result<Vec<u8>, Error> {
        Ok(super::disk::read_secret_file(path, bytes_max)?)
    }

    #[cfg(feature = "connect-disk")]
    fn list_files(&self, directory: &str, files_max: usize) -> Result<Vec<String>, Error> {
        Ok(super::disk::list_files(directory, files_max)?)
    }

    #[cfg(feature = "connect-disk")]
    fn write_files(&self, directory: &str, files: &[NewFile<'_>], replace: bool) -> Result<(), Error> {
        Ok(super::disk::write_files(directory, files, replace)?)
    }

    #[cfg(not(feature = "connect-disk"))]
    fn read_file(&self, _: &str, _: usize) -> Result<Vec<u8>, Error> {
        Err(no_disk())
    }

    #[cfg(not(feature = "connect-disk"))]
    fn read_secret_file(&self, _: &str, _: usize) -> Result<Vec<u8>, Error> {
        Err(no_disk())
    }

    #[cfg(not(feature = "connect-disk"))]
    fn list_files(&self, _: &str, _: usize) -> Result<Vec<String>, Error> {
        Err(no_disk())
    }

    #[cfg(not(feature = "connect-disk"))]
    fn write_files(&self, _: &str, _: &[NewFile<'_>], _: bool) -> Result<(), Error> {
        Err(no_disk())
    }
}

#[cfg(not(feature = "connect-disk"))]
fn no_disk() -> Error {
    Error::new(ErrorCode::FileFailed, "this build has no access to files")
        .with_hint("build with the feature `connect-disk`")
}

async fn open(address: &str) -> Result<Connection, SourceError> {
    #[cfg(feature = "connect-sqlite")]
    if let Some(path) = sqlite_path(address) {
        let source = super::sqlite::SqliteSource::open(path)?;
        return Ok(Connection { introspector: Box::new(source), address: address.to_owned() });
    }
    let scheme: String = address.split([':', '/']).next().unwrap_or_default().chars().take(40).collect();
    Err(SourceError::Unsupported { scheme })
}

#[cfg(feature = "connect-sqlite")]
fn sqlite_path(address: &str) -> Option<&str> {
    let extension = [".db", ".sqlite", ".sqlite3"].iter().any(|extension| address.ends_with(extension));
    let path = address.strip_prefix("sqlite://").or_else(|| address.strip_prefix("sqlite:"));
    path.or_else(|| (extension && !address.contains("://")).then_some(address))
}
