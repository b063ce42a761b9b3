//! The system a process runs on.

use async_trait::async_trait;

use super::{BodyStore, Diagnosis, Introspector, KeyRing, LogStore, SnapshotStore, SourceError};
use crate::Error;
use crate::audit::KeyEncryptionKeys;
use crate::impact::{Consumer, Description};
use crate::limits::SQL_FILES_MAX;
use crate::migrate::{Applied, Plan, PlanOptions, Proof};
use crate::snapshot::Snapshot;

/// Who may read a file that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileMode {
    /// Whoever the system lets.
    Ordinary,
    /// Its owner alone.
    Secret,
}

/// A file to write.
#[derive(Debug, Clone, Copy)]
pub struct NewFile<'a> {
    /// Its path relative to the directory.
    pub path: &'a str,
    /// Its bytes.
    pub content: &'a [u8],
    /// Who may read it.
    pub mode: FileMode,
}

/// An open source, with what was understood from its address.
pub struct Connection {
    /// The source.
    pub introspector: Box<dyn Introspector>,
    /// Its address without secrets.
    pub address: String,
}

/// A file of SQL, or the `.sql` files of a folder in the order of their names.
///
/// # Errors
///
/// As [`Runtime::list_files`].
pub fn sql_files(runtime: &dyn Runtime, path: &str) -> Result<Vec<String>, Error> {
    if path.ends_with(".sql") {
        return Ok(vec![path.to_owned()]);
    }
    let base = path.trim_end_matches('/');
    let listed = runtime.list_files(path, SQL_FILES_MAX)?;
    Ok(listed.into_iter().filter(|file| file.ends_with(".sql")).map(|file| format!("{base}/{file}")).collect())
}

/// What an operation may ask of the system: sources, time, randomness, files.
#[async_trait]
pub trait Runtime: Send + Sync {
    /// Opens a source by its address.
    ///
    /// # Errors
    ///
    /// [`SourceError`].
    async fn connect(&self, address: &str) -> Result<Connection, SourceError>;

    /// Looks at a source step by step and says what to do about what does not work.
    async fn diagnose(&self, address: &str) -> Diagnosis;

    /// Applies a plan to the database at an address, which must be the one it was made for.
    ///
    /// # Errors
    ///
    /// `plan_source_differs` before the first statement, `plan_refused`, `unsupported_source`, any `source_…` code.
    async fn apply_plan(&self, address: &str, plan: &Plan) -> Result<Applied, Error>;

    /// Plans, and tries the plan on throwaway databases of the server at an address, `sqlite::memory:` for SQLite.
    /// `dump_program` is the `pg_dump` that is asked as a second witness; SQLite's own pragmas always are.
    ///
    /// # Errors
    ///
    /// `plan_refused`, `proof_not_possible`, `unsupported_source`, any `source_…` code.
    async fn prove_plan(
        &self,
        address: &str,
        old: &Snapshot,
        new: &Snapshot,
        options: &PlanOptions,
        dump_program: Option<&str>,
    ) -> Result<Proof, Error>;

    /// Makes two schemas in throwaway databases of the server at an address and asks both of consumers' statements:
    /// the descriptions by the old one, and by the new one.
    ///
    /// # Errors
    ///
    /// `proof_not_possible` when the server cannot hold the schemas, `unsupported_source`, any `source_…` code.
    async fn describe_schemas(
        &self,
        address: &str,
        schemas: [&Snapshot; 2],
        consumers: &[Consumer],
        search_path: &[String],
    ) -> Result<[Vec<Description>; 2], Error>;

    /// Opens the store of snapshots at a path: an SQLite file, or a folder. It is made when there is none and `create`
    /// is set.
    ///
    /// # Errors
    ///
    /// `file_not_found`, `file_failed`.
    fn open_store(&self, path: &str, create: bool) -> Result<Box<dyn SnapshotStore>, Error>;

    /// Opens the log at an address: a folder, `sqlite:FILE#LOG`, `postgresql://…#LOG`, or to read `https://…`. It is made when
    /// there is none and `to_write` is set; nobody else writes it then, as long as the store lives.
    ///
    /// # Errors
    ///
    /// `file_not_found`, `file_failed`, `log_conflict`.
    fn open_log(&self, address: &str, to_write: bool) -> Result<Box<dyn LogStore>, Error>;

    /// Opens the bodies of an audit log at an address: a folder. As [`Runtime::open_log`].
    ///
    /// # Errors
    ///
    /// `file_not_found`, `file_failed`, `log_conflict`.
    fn open_bodies(&self, address: &str, to_write: bool) -> Result<Box<dyn BodyStore>, Error>;

    /// Opens the data keys of an audit log at an address: a folder; they are sealed with the keys that are given. As
    /// [`Runtime::open_log`].
    ///
    /// # Errors
    ///
    /// `file_not_found`, `file_failed`, `log_conflict`.
    fn open_keys(&self, address: &str, with: KeyEncryptionKeys, to_write: bool) -> Result<Box<dyn KeyRing>, Error>;

    /// The time now, RFC 3339 in UTC with seconds: `2026-11-20T22:00:00Z`.
    fn now(&self) -> String;

    /// Random bytes fit for keys.
    ///
    /// # Errors
    ///
    /// `internal` when the system has none.
    fn random(&self, bytes: &mut [u8]) -> Result<(), Error>;

    /// Reads a whole file of at most `bytes_max` bytes.
    ///
    /// # Errors
    ///
    /// `file_not_found`, `file_failed`, `limit_exceeded`.
    fn read_file(&self, path: &str, bytes_max: usize) -> Result<Vec<u8>, Error>;

    /// Reads a file that only its owner may read.
    ///
    /// # Errors
    ///
    /// As [`Runtime::read_file`], and `key_file_permissions` when others may read it.
    fn read_secret_file(&self, path: &str, bytes_max: usize) -> Result<Vec<u8>, Error>;

    /// The files below a directory, relative, sorted, with `/` between names.
    ///
    /// # Errors
    ///
    /// `file_not_found`, `file_failed`, `limit_exceeded` above `files_max`.
    fn list_files(&self, directory: &str, files_max: usize) -> Result<Vec<String>, Error>;

    /// Writes files below a directory so that either all or none are there: under temporary names, synced, renamed.
    ///
    /// # Errors
    ///
    /// `file_exists` when one stands there and `replace` is false, `file_failed`.
    fn write_files(&self, directory: &str, files: &[NewFile<'_>], replace: bool) -> Result<(), Error>;
}
