//! Files of SQL as a schema: run in a database of their own, read, and dropped with it.

use tokio_postgres::error::ErrorPosition;

use super::throwaway::{self, connect};
use super::{PostgresConfig, PostgresSource, error};
use crate::error::Error;
use crate::impact::line_of;
use crate::port::{Introspector, SnapshotOptions, SourceError};
use crate::snapshot::{Snapshot, SnapshotDocument};

/// A file of SQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SqlFile {
    /// Its path, for messages.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Runs files in a throwaway database of a server, in the order given, and reads the schema they make. The database is
/// dropped again, whatever happens. `token` is part of its name.
///
/// # Errors
///
/// `source_failed` with the file and the line when the server refuses a statement; any `source_…` code.
pub async fn elaborate(server: &PostgresConfig, files: &[SqlFile], token: &str) -> Result<Snapshot, Error> {
    let admin = connect(server).await?;
    let name = format!("bastion_ddl_{token}");
    let config = throwaway::make(&admin, server, &name).await?;
    let read = run_and_read(&config, files).await;
    throwaway::drop(&admin, server, &name).await?;
    read
}

async fn run_and_read(config: &PostgresConfig, files: &[SqlFile]) -> Result<Snapshot, Error> {
    let client = connect(config).await?;
    for file in files {
        let text = without_psql_guards(&file.text);
        if let Err(failure) = client.batch_execute(&text).await {
            return Err(refused(config, file, &text, &failure));
        }
    }
    let source = PostgresSource::connect(config.clone()).await?;
    let options = SnapshotOptions { dependencies: true, ..SnapshotOptions::default() };
    let mut document: SnapshotDocument = source.snapshot(&options).await?.to_document();
    // the database is gone: nothing shares its identity
    (document.source.lineage, document.source.database) = (None, None);
    Ok(Snapshot::new(document)?)
}

// pg_dump guards its output with two commands of psql, which the server does not know (PostgreSQL 18 manual, psql)
fn without_psql_guards(text: &str) -> String {
    let guard = |line: &str| line.starts_with("\\restrict ") || line.starts_with("\\unrestrict ");
    text.split_inclusive('\n').map(|line| if guard(line) { "\n" } else { line }).collect()
}

fn refused(config: &PostgresConfig, file: &SqlFile, text: &str, failure: &tokio_postgres::Error) -> Error {
    let Some(found) = failure.as_db_error() else {
        return error::asking(config, "running SQL", failure).into();
    };
    let line = match found.position() {
        Some(ErrorPosition::Original(position)) => format!(":{}", line_of(text, *position)),
        _ => String::new(),
    };
    SourceError::Failed {
        target: format!("{}{line}", file.path),
        activity: "running SQL".to_owned(),
        reason: format!("{} (SQLSTATE {})", found.message(), found.code().code()),
    }
    .into()
}
