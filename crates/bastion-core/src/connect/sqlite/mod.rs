//! SQLite, read-only, through the bundled library.
//!
//! What the pragmas do not tell (check constraints, constraint names, collations, generation expressions) is read
//! out of the stored `CREATE` texts; what cannot be read there, or not be made again from the model, becomes a gap. The schema is named `main`. SQLite
//! names few constraints: those without a name get one from their table and columns, as PostgreSQL would give it.
//! SQLite keeps no identity of its objects, so there is no lineage.
//!
//! The library is synchronous and local: calls block the caller for as long as the file takes.

mod apply;
mod catalog;
mod ddl;
mod error;
mod honesty;
mod map;
mod names;
mod prove;
mod query;
mod statistics;

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use rusqlite::{Connection, OpenFlags};

use crate::canonical::Digest;
use crate::impact::{Consumer, DescribedColumn, Description, Prepared, RecordedStatement, Refused};
use crate::limits::CONNECT_MS_MAX;
use crate::port::{
    CatalogFingerprint, Introspector, QueryError, QueryRequest, QueryResult, SnapshotOptions, SourceError,
    StatisticsRequest, TableName, listing,
};
use crate::rules::{ProbeAnswer, Unanswered};
use crate::schema::{Column, Dialect};
use crate::snapshot::{ColumnStatistics, Snapshot, SnapshotDocument, SnapshotSource};

pub use apply::apply;
pub use prove::{describe_schemas, prove};

/// The only schema of an SQLite file.
pub(crate) const MAIN: &str = "main";

/// The schema that files of SQL make: path and text, run in their order in a database in memory.
///
/// # Errors
///
/// [`SourceError::Failed`] with the file when a statement is refused.
pub fn elaborate(files: &[(String, String)]) -> Result<Snapshot, SourceError> {
    let mut document = SqliteSource::in_memory(files)?.read()?.to_document();
    document.source.database = None;
    Ok(Snapshot::new(document)?)
}

/// An SQLite file that is only read.
#[derive(Debug)]
pub struct SqliteSource {
    connection: Mutex<Connection>,
    target: String,
}

impl SqliteSource {
    /// Opens a file; `:memory:` is an empty database.
    ///
    /// # Errors
    ///
    /// [`SourceError`] when there is no such file, or it is no database, or it is locked.
    pub fn open(path: &str) -> Result<Self, SourceError> {
        if std::path::Path::new(path).is_dir() {
            return Err(SourceError::Unreachable { target: path.to_owned(), reason: "it is a directory".to_owned() });
        }
        let flags = if path == ":memory:" { OpenFlags::default() } else { OpenFlags::SQLITE_OPEN_READ_ONLY };
        let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
            .map_err(|failure| error::opening(path, &failure))?;
        let prepare = || {
            connection.busy_timeout(Duration::from_millis(CONNECT_MS_MAX))?;
            connection.pragma_update(None, "query_only", true)?;
            connection.pragma_update(None, "trusted_schema", false)?;
            connection.query_row("SELECT count(*) FROM main.sqlite_schema", [], |_| Ok(()))
        };
        prepare().map_err(|failure| error::opening(path, &failure))?;
        Ok(Self { connection: Mutex::new(connection), target: path.to_owned() })
    }

    /// A database in memory with what files of SQL make: path and text, in their order.
    fn in_memory(files: &[(String, String)]) -> Result<Self, SourceError> {
        let connection = Connection::open_in_memory().map_err(|failure| error::opening(":memory:", &failure))?;
        for (path, text) in files {
            connection.execute_batch(text).map_err(|failure| error::reading(path, "running SQL", &failure))?;
        }
        Ok(Self { connection: Mutex::new(connection), target: ":memory:".to_owned() })
    }

    fn lock(&self) -> MutexGuard<'_, Connection> {
        // a panic while reading leaves nothing half done in a connection that only reads
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn read(&self) -> Result<Snapshot, SourceError> {
        let (catalog, mut document) = self.listed()?;
        document.gaps.extend(honesty::check(&catalog, &document.objects));
        Ok(Snapshot::new(document)?)
    }

    // without the honesty check, for those who ask for names and columns
    fn listed(&self) -> Result<(catalog::Catalog, SnapshotDocument), SourceError> {
        let mut connection = self.lock();
        let catalog = catalog::read(&mut connection)
            .map_err(|failure| error::reading(&self.target, "reading the catalogue", &failure))?;
        let (objects, gaps) = map::objects(&catalog);
        let document = SnapshotDocument {
            source: SnapshotSource {
                server_version: Some(rusqlite::version().to_owned()),
                database: std::path::Path::new(&self.target)
                    .file_name()
                    .map(|name| name.to_string_lossy().into_owned()),
                lineage: None,
            },
            objects,
            gaps,
            ..SnapshotDocument::new(Dialect::Sqlite)
        };
        Ok((catalog, document))
    }

    fn not_found(&self, object: String) -> SourceError {
        SourceError::NotFound { target: self.target.clone(), object }
    }
}

#[async_trait]
impl Introspector for SqliteSource {
    async fn tables(&self) -> Result<Vec<TableName>, SourceError> {
        Ok(listing::tables(&Snapshot::new(self.listed()?.1)?))
    }

    async fn columns(&self, schema: &str, table: &str) -> Result<Vec<Column>, SourceError> {
        let found = listing::columns(&Snapshot::new(self.listed()?.1)?, schema, table);
        found.ok_or_else(|| self.not_found(format!("table `{schema}.{table}`")))
    }

    async fn column_stats(
        &self,
        schema: &str,
        table: &str,
        column: &str,
        request: &StatisticsRequest,
    ) -> Result<ColumnStatistics, SourceError> {
        let known = self.columns(schema, table).await?;
        if !known.iter().any(|known| known.name == column) {
            return Err(self.not_found(format!("column `{schema}.{table}.{column}`")));
        }
        statistics::of_column(&self.lock(), table, column, request)
            .map_err(|failure| error::reading(&self.target, "counting values", &failure))
    }

    async fn probe(&self, query: &str, probe_ms_max: u64) -> Result<ProbeAnswer, SourceError> {
        let connection = self.lock();
        let interrupt = connection.get_interrupt_handle();
        let (done, waiting) = std::sync::mpsc::channel::<()>();
        let watch = std::thread::spawn(move || {
            if waiting.recv_timeout(Duration::from_millis(probe_ms_max)).is_err() {
                interrupt.interrupt();
            }
        });
        let asked = connection.prepare(query).and_then(|mut statement| statement.exists([]));
        // the watcher may be gone already: it had interrupted, or was told before
        let _ = done.send(());
        let _ = watch.join();
        Ok(match asked {
            Ok(true) => ProbeAnswer::Row,
            Ok(false) => ProbeAnswer::NoRow,
            Err(failure) => ProbeAnswer::Unanswered(Unanswered { reason: failure.to_string() }),
        })
    }

    async fn fingerprint(&self, _: Option<&CatalogFingerprint>) -> Result<Option<CatalogFingerprint>, SourceError> {
        let connection = self.lock();
        // all that a schema is read from: the texts it was made with
        let read = || {
            let sql = "SELECT type || char(0) || name || char(0) || tbl_name || char(0) || coalesce(sql, '') \
                       FROM main.sqlite_schema ORDER BY rowid";
            let mut statement = connection.prepare(sql)?;
            statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()
        };
        let rows = read().map_err(|failure| error::reading(&self.target, "looking at the catalogue", &failure))?;
        Ok(Some(CatalogFingerprint {
            scope: format!("sqlite:{}", rusqlite::version()),
            digest: Digest::of("bastion.fingerprint/v1", rows.join("\u{1}").as_bytes()),
            quiet: None,
        }))
    }

    async fn describe(&self, consumers: &[Consumer], _: &[String]) -> Result<Vec<Description>, SourceError> {
        let connection = self.lock();
        Ok(consumers.iter().map(|consumer| describe(&connection, consumer)).collect())
    }

    async fn query(&self, request: &QueryRequest) -> Result<QueryResult, QueryError> {
        query::query(&self.target, request)
    }

    async fn recorded_statements(&self) -> Result<Vec<RecordedStatement>, SourceError> {
        Err(self.not_found("record of statements".to_owned()))
    }

    async fn snapshot(&self, options: &SnapshotOptions) -> Result<Snapshot, SourceError> {
        if options.schemas.as_ref().is_some_and(|schemas| !schemas.iter().any(|schema| schema == MAIN)) {
            return Ok(Snapshot::new(SnapshotDocument::new(Dialect::Sqlite))?);
        }
        let snapshot = self.read()?;
        let Some(request) = &options.statistics else { return Ok(snapshot) };
        let mut document = snapshot.to_document();
        let connection = self.lock();
        for relation in listing::relations(&snapshot) {
            for column in &relation.columns {
                let counted = statistics::of_column(&connection, &relation.name, column, request);
                document
                    .statistics
                    .push(counted.map_err(|failure| error::reading(&self.target, "counting values", &failure))?);
            }
        }
        Ok(Snapshot::new(document)?)
    }
}

// SQLite has no SQLSTATE: what it says of a refused statement is its own code
fn describe(connection: &Connection, consumer: &Consumer) -> Description {
    match connection.prepare(&consumer.sql) {
        Ok(statement) => {
            let column = |column: rusqlite::Column<'_>| DescribedColumn {
                name: column.name().to_owned(),
                data_type: column.decl_type().unwrap_or("any").to_lowercase(),
                modifier: None,
                sources: Vec::new(),
            };
            Description::Prepared(Prepared {
                parameters: vec!["any".to_owned(); statement.parameter_count()],
                columns: statement.columns().map(column).collect(),
            })
        }
        Err(rusqlite::Error::SqlInputError { msg, offset, .. }) => {
            let before = usize::try_from(offset).ok().and_then(|offset| consumer.sql.get(..offset));
            let position = before.and_then(|before| u32::try_from(before.chars().count() + 1).ok());
            Description::Refused(Refused { code: "SQLITE_ERROR".to_owned(), message: msg, position })
        }
        Err(failure) => {
            let message = failure.to_string();
            Description::Refused(Refused { code: "SQLITE_ERROR".to_owned(), message, position: None })
        }
    }
}

#[cfg(test)]
mod tests;
