//! Applying a plan: one transaction, foreign keys checked before it ends.

use rusqlite::{Connection, OpenFlags};

use super::{SqliteSource, error};
use crate::error::Error;
use crate::migrate::{Applied, Failure, Plan, check_accepted, check_start, preamble};
use crate::port::SourceError;
use crate::schema::Dialect;

/// Applies a plan to the file it was made for.
///
/// # Errors
///
/// `plan_source_differs` before the first statement when the file is not what the plan starts from; `plan_refused` when
/// the plan is refused; any `source_…` code. What SQLite refuses is in [`Applied::failure`], after which nothing was
/// changed.
pub fn apply(path: &str, made: &Plan) -> Result<Applied, Error> {
    check_accepted(made)?;
    let found = SqliteSource::open(path)?.read()?;
    check_start(made, path, Dialect::Sqlite, found.digest())?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|failure| error::opening(path, &failure))?;
    let waiting = std::time::Duration::from_millis(crate::limits::CONNECT_MS_MAX);
    connection.busy_timeout(waiting).map_err(|failure| error::opening(path, &failure))?;
    Ok(run(&connection, path, made)?)
}

/// Runs a plan on a connection.
pub(super) fn run(connection: &Connection, path: &str, made: &Plan) -> Result<Applied, SourceError> {
    let asking = |failure: rusqlite::Error| error::reading(path, "applying the plan", &failure);
    for statement in preamble(made.dialect) {
        connection.execute_batch(statement).map_err(asking)?;
    }
    connection.execute_batch("BEGIN IMMEDIATE").map_err(asking)?;
    let mut applied = Applied::default();
    for (number, action) in made.actions.iter().enumerate() {
        for statement in &action.statements {
            if let Err(failure) = connection.execute_batch(statement) {
                applied.failure = Some(refused(number, statement, &failure));
                connection.execute_batch("ROLLBACK").map_err(asking)?;
                return Ok(applied);
            }
        }
    }
    let check = "PRAGMA foreign_key_check";
    let broken =
        connection.query_row(check, [], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(2)?)));
    match broken {
        Err(rusqlite::Error::QueryReturnedNoRows) => {}
        Err(failure) => {
            applied.failure = Some(refused(made.actions.len().saturating_sub(1), check, &failure));
        }
        Ok((table, target)) => {
            applied.failure = Some(Failure {
                action: made.actions.len().saturating_sub(1),
                statement: check.to_owned(),
                code: "SQLITE_CONSTRAINT_FOREIGNKEY".to_owned(),
                message: format!("a row of `{table}` points at no row of `{}`", target.unwrap_or_default()),
            });
        }
    }
    if applied.failure.is_some() {
        connection.execute_batch("ROLLBACK").map_err(asking)?;
        return Ok(applied);
    }
    connection.execute_batch("COMMIT").map_err(asking)?;
    applied.committed = made.actions.len();
    Ok(applied)
}

fn refused(action: usize, statement: &str, failure: &rusqlite::Error) -> Failure {
    let code = failure.sqlite_error_code().map_or_else(|| "SQLITE_ERROR".to_owned(), |code| format!("{code:?}"));
    Failure { action, statement: statement.to_owned(), code, message: failure.to_string() }
}
