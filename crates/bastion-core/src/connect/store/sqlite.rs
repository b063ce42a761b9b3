//! A store in an SQLite file: three tables, one transaction per snapshot.

use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};

use super::{checked, damaged, failed, read_entry, read_manifest};
use crate::canonical::{self, Digest};
use crate::error::Error;
use crate::limits::CONNECT_MS_MAX;
use crate::port::{Manifest, SnapshotStore, StoredSnapshot};
use crate::snapshot::Part;

// Tables with a rowid: without one, SQLite moves what is longer than a quarter of a page to a page of its own
// (file format, "B-tree Pages"), and a part is about that long.
const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS part (digest BLOB NOT NULL PRIMARY KEY, content BLOB NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS manifest (state BLOB NOT NULL PRIMARY KEY, content BLOB NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS entry (number INTEGER PRIMARY KEY, content BLOB NOT NULL) STRICT;";

/// A store in an SQLite file.
#[derive(Debug)]
pub struct SqliteStore {
    connection: Connection,
    path: String,
}

impl SqliteStore {
    /// Opens a store, and makes it when there is none.
    ///
    /// # Errors
    ///
    /// `file_failed` when it can be neither opened nor made, or is another kind of file.
    pub fn open(path: &str) -> Result<Self, Error> {
        let open = || {
            let connection = Connection::open(path)?;
            connection.busy_timeout(Duration::from_millis(CONNECT_MS_MAX))?;
            connection.execute_batch(TABLES)?;
            Ok(connection)
        };
        let connection = open().map_err(|error: rusqlite::Error| failed(path, error))?;
        Ok(Self { connection, path: path.to_owned() })
    }

    fn failed(&self, error: &rusqlite::Error) -> Error {
        failed(&self.path, error)
    }

    fn content(&self, sql: &str, digest: Digest) -> Result<Vec<u8>, Error> {
        let mut statement = self.connection.prepare_cached(sql).map_err(|error| self.failed(&error))?;
        let found = statement.query_row([digest.as_bytes()], |row| row.get(0)).optional();
        let found: Option<Vec<u8>> = found.map_err(|error| self.failed(&error))?;
        found.ok_or_else(|| damaged(&self.path, format!("{digest} is missing")))
    }
}

impl SnapshotStore for SqliteStore {
    fn missing(&self, parts: &[Digest]) -> Result<Vec<Digest>, Error> {
        let find = || {
            let mut statement = self.connection.prepare_cached("SELECT 1 FROM part WHERE digest = ?1")?;
            let mut missing = Vec::new();
            for digest in parts {
                if !statement.exists([digest.as_bytes()])? {
                    missing.push(*digest);
                }
            }
            Ok(missing)
        };
        find().map_err(|error: rusqlite::Error| self.failed(&error))
    }

    fn add(&mut self, parts: &[Part], manifest: &Manifest, mut entry: StoredSnapshot) -> Result<StoredSnapshot, Error> {
        let written = canonical::to_bytes(manifest)?;
        let path = self.path.clone();
        let refused = |error: rusqlite::Error| failed(&path, error);
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(refused)?;
        {
            let sql = "INSERT OR IGNORE INTO part VALUES (?1, ?2)";
            let mut statement = transaction.prepare_cached(sql).map_err(refused)?;
            for part in parts {
                statement.execute(params![part.digest.as_bytes(), part.content]).map_err(refused)?;
            }
        }
        transaction
            .execute("INSERT OR IGNORE INTO manifest VALUES (?1, ?2)", params![entry.state.as_bytes(), written])
            .map_err(refused)?;
        let last: i64 = transaction
            .query_row("SELECT coalesce(max(number), 0) FROM entry", [], |row| row.get(0))
            .map_err(refused)?;
        entry.number = u64::try_from(last).unwrap_or(0) + 1;
        let content = canonical::to_bytes(&entry)?;
        transaction.execute("INSERT INTO entry VALUES (?1, ?2)", params![last + 1, content]).map_err(refused)?;
        transaction.commit().map_err(refused)?;
        Ok(entry)
    }

    fn parts(&self, parts: &[Digest]) -> Result<Vec<Vec<u8>>, Error> {
        let sql = "SELECT content FROM part WHERE digest = ?1";
        parts.iter().map(|digest| checked(&self.path, *digest, self.content(sql, *digest)?)).collect()
    }

    fn manifest(&self, state: Digest) -> Result<Manifest, Error> {
        read_manifest(&self.path, &self.content("SELECT content FROM manifest WHERE state = ?1", state)?)
    }

    fn newest(&self) -> Result<Option<StoredSnapshot>, Error> {
        let read = || {
            let sql = "SELECT content FROM entry ORDER BY number DESC LIMIT 1";
            self.connection.prepare_cached(sql)?.query_row([], |row| row.get::<_, Vec<u8>>(0)).optional()
        };
        let content = read().map_err(|error| self.failed(&error))?;
        content.map(|content| read_entry(&self.path, &content)).transpose()
    }

    fn entries(&self) -> Result<Vec<StoredSnapshot>, Error> {
        let read = || {
            let mut statement = self.connection.prepare_cached("SELECT content FROM entry ORDER BY number")?;
            statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<Vec<u8>>, _>>()
        };
        let contents = read().map_err(|error| self.failed(&error))?;
        contents.iter().map(|content| read_entry(&self.path, content)).collect()
    }
}
