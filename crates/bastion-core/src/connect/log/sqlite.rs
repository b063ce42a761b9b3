//! A log in an SQLite file, beside those of others.
//!
//! The file keeps a write-ahead log with `synchronous=FULL`: a commit appends to one file and synchronises it once, where a
//! rollback journal synchronises twice and takes a file away, and readers do not wait for the writer. Both outlive a power
//! cut. `NORMAL` would not: it synchronises at checkpoints alone (<https://sqlite.org/pragma.html#pragma_synchronous>).

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, OptionalExtension as _, Transaction, TransactionBehavior, params};

use super::row;
use crate::error::{Error, ErrorCode};
use crate::limits::LOG_LOCK_MS_MAX;
use crate::log::TilePath;
use crate::port::LogStore;
use crate::port::log_store::{CHECKPOINT, conflict, doubtful};

// with a rowid: without one, SQLite moves what is longer than a quarter of a page to pages of its own
const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS log_checkpoint (log_name TEXT NOT NULL PRIMARY KEY, note TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS log_tile (
        log_name TEXT NOT NULL, level INTEGER NOT NULL, tile_index INTEGER NOT NULL, content BLOB NOT NULL,
        PRIMARY KEY (log_name, level, tile_index)
    ) STRICT;";
const BEGIN: &str = "INSERT INTO log_checkpoint (log_name, note) SELECT ?1, ?2 \
                     WHERE NOT EXISTS (SELECT 1 FROM log_tile WHERE log_name = ?1) ON CONFLICT DO NOTHING";
const REPLACE: &str = "UPDATE log_checkpoint SET note = ?2 WHERE log_name = ?1 AND note = ?3";
const KEEP: &str = "INSERT INTO log_tile (log_name, level, tile_index, content) VALUES (?1, ?2, ?3, ?4) \
                    ON CONFLICT (log_name, level, tile_index) DO UPDATE SET content = excluded.content";
/// `PRAGMA synchronous`: FULL, and EXTRA above it.
const FULL: i64 = 2;

/// A log in an SQLite file.
#[derive(Debug)]
pub struct SqliteLog {
    connection: Connection,
    place: String,
    log: String,
    /// What a commit that failed may have left is not known.
    is_doubtful: bool,
}

impl SqliteLog {
    /// A log of a file, to write; both are made if there are none. Of two writers of one log, the second to commit is
    /// refused.
    ///
    /// # Errors
    ///
    /// `file_failed`; `log_not_durable` for a file whose commits cannot be made to outlive a power cut, as one in memory.
    pub fn to_write(file: &Path, log: &str) -> Result<Self, Error> {
        let place = file.display().to_string();
        let open = || {
            let connection = Connection::open(file)?;
            connection.busy_timeout(Duration::from_millis(LOG_LOCK_MS_MAX))?;
            // the two last count on macOS alone, where a synchronisation is otherwise none of the disk
            for (pragma, value) in
                [("journal_mode", "WAL"), ("synchronous", "FULL"), ("fullfsync", "ON"), ("checkpoint_fullfsync", "ON")]
            {
                connection.pragma_update(None, pragma, value)?;
            }
            Ok(connection)
        };
        let connection = open().map_err(|error: rusqlite::Error| failed(&place, &error))?;
        durable(&connection, &place)?;
        connection.execute_batch(TABLES).map_err(|error| failed(&place, &error))?;
        Ok(Self { connection, place, log: log.to_owned(), is_doubtful: false })
    }

    /// A log of a file, to read.
    ///
    /// # Errors
    ///
    /// `file_failed`, also when there is no such file.
    pub fn to_read(file: &Path, log: &str) -> Result<Self, Error> {
        let place = file.display().to_string();
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let open = || {
            let connection = Connection::open_with_flags(file, flags)?;
            connection.busy_timeout(Duration::from_millis(LOG_LOCK_MS_MAX))?;
            Ok(connection)
        };
        let connection = open().map_err(|error: rusqlite::Error| failed(&place, &error))?;
        Ok(Self { connection, place, log: log.to_owned(), is_doubtful: false })
    }

    /// Replaces the checkpoint and keeps the rows; false when the checkpoint is not the expected one.
    fn write(
        transaction: &Transaction<'_>,
        log: &str,
        files: &BTreeMap<TilePath, Vec<u8>>,
        expected: Option<&str>,
        checkpoint: &str,
    ) -> rusqlite::Result<bool> {
        let changed = match expected {
            Some(expected) => transaction.prepare_cached(REPLACE)?.execute(params![log, checkpoint, expected])?,
            None => transaction.prepare_cached(BEGIN)?.execute(params![log, checkpoint])?,
        };
        if changed == 0 {
            return Ok(false);
        }
        let mut keep = transaction.prepare_cached(KEEP)?;
        for (path, content) in files {
            let (level, index) = row::key(*path);
            keep.execute(params![log, level, index, content])?;
        }
        Ok(true)
    }

    fn refusal(&self, expected: Option<&str>) -> Error {
        match self.checkpoint() {
            Ok(None) if expected.is_none() => row::headless(&self.log, &self.place),
            Ok(_) => conflict(&self.place),
            Err(error) => error,
        }
    }
}

/// Refuses a connection whose commits may be lost.
fn durable(connection: &Connection, place: &str) -> Result<(), Error> {
    let asked = |pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, rusqlite::types::Value>(0));
    let refused = |error: rusqlite::Error| failed(place, &error);
    let journal = match asked("journal_mode").map_err(refused)? {
        rusqlite::types::Value::Text(journal) => journal,
        _ => String::new(),
    };
    if !journal.eq_ignore_ascii_case("wal") {
        let reason = format!("its journal mode is `{journal}` and cannot be `wal`");
        return Err(row::not_durable(place, &reason, "keep the log in a file on a local disk"));
    }
    match asked("synchronous").map_err(refused)? {
        rusqlite::types::Value::Integer(level) if level >= FULL => Ok(()),
        _ => Err(row::not_durable(place, "`synchronous` is less than `FULL`", "open the log by its path")),
    }
}

fn failed(place: &str, error: &rusqlite::Error) -> Error {
    Error::new(ErrorCode::FileFailed, format!("the log at `{place}` cannot be read or written: {error}"))
        .with_hint("check that the place exists, has room, and may be written")
}

impl LogStore for SqliteLog {
    fn read(&self, path: TilePath) -> Result<Option<Vec<u8>>, Error> {
        let find = || {
            let sql = "SELECT content FROM log_tile WHERE log_name = ?1 AND level = ?2 AND tile_index = ?3";
            let (level, index) = row::key(path);
            self.connection.prepare_cached(sql)?.query_row(params![self.log, level, index], |row| row.get(0)).optional()
        };
        let content = find().map_err(|error| failed(&self.place, &error))?;
        Ok(content.and_then(|content| row::file(path, content)))
    }

    fn checkpoint(&self) -> Result<Option<String>, Error> {
        let find = || {
            let sql = "SELECT note FROM log_checkpoint WHERE log_name = ?1";
            // a text that somebody damaged is still to be told from none
            let note = |row: &rusqlite::Row<'_>| Ok(String::from_utf8_lossy(row.get_ref(0)?.as_bytes()?).into_owned());
            self.connection.prepare_cached(sql)?.query_row([&self.log], note).optional()
        };
        find().map_err(|error| failed(&self.place, &error))
    }

    fn paths(&self) -> Result<Vec<String>, Error> {
        let list = || {
            let sql = "SELECT level, tile_index, content FROM log_tile WHERE log_name = ?1";
            let mut statement = self.connection.prepare_cached(sql)?;
            let found = statement.query_map([&self.log], |row| {
                let level = i16::try_from(row.get::<_, i64>(0)?).unwrap_or(i16::MAX);
                Ok(row::path(level, row.get(1)?, row.get_ref(2)?.as_bytes()?))
            })?;
            found.collect::<Result<Vec<String>, _>>()
        };
        let mut paths = list().map_err(|error: rusqlite::Error| failed(&self.place, &error))?;
        paths.extend(self.checkpoint()?.map(|_| CHECKPOINT.to_owned()));
        paths.sort();
        Ok(paths)
    }

    fn commit(
        &mut self,
        files: &BTreeMap<TilePath, Vec<u8>>,
        expected: Option<&str>,
        checkpoint: &str,
    ) -> Result<(), Error> {
        if self.is_doubtful {
            return Err(doubtful(ErrorCode::FileFailed, &self.place));
        }
        self.is_doubtful = true;
        let (log, connection) = (self.log.as_str(), &mut self.connection);
        let mut write = || {
            let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            if !Self::write(&transaction, log, files, expected, checkpoint)? {
                transaction.rollback()?;
                return Ok(false);
            }
            transaction.commit()?;
            Ok(true)
        };
        let written = write().map_err(|error: rusqlite::Error| failed(&self.place, &error))?;
        self.is_doubtful = false;
        if written { Ok(()) } else { Err(self.refusal(expected)) }
    }
}

#[cfg(test)]
mod tests;
