//! One query within its bounds.
//!
//! The file is opened anew, to be read alone. An authoriser lets a statement read and call functions and nothing else,
//! whatever its text is; a handler that the library asks every so many steps ends it when its time is over. SQLite has
//! no costs, so nothing is held against them.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use rusqlite::config::DbConfig;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::limits::Limit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Error, ErrorCode, OpenFlags};
use serde_json::Value;

use super::error;
use crate::limits::{QUERY_MESSAGE_BYTES, SQL_STATEMENT_BYTES_MAX};
use crate::port::query::{hexadecimal, number};
use crate::port::{QueryColumn, QueryError, QueryLimits, QueryRequest, QueryResult, QueryTruncation, SourceError};
use crate::schema::Dialect;

/// Steps of the library's machine between two looks at the clock: some hundred thousandths of a second.
const STEPS: i32 = 1_000;
/// Functions that read files or load code, where they are compiled in at all.
const FORBIDDEN: &[&str] = &["edit", "fts3_tokenizer", "load_extension", "readfile", "writefile"];

/// Runs a query.
pub(super) fn query(path: &str, request: &QueryRequest) -> Result<QueryResult, QueryError> {
    request.meant_for(Dialect::Sqlite, path)?;
    let flags = if path == ":memory:" { OpenFlags::default() } else { OpenFlags::SQLITE_OPEN_READ_ONLY };
    let mut connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|failure| error::opening(path, &failure))?;
    let limits = &request.limits;
    let prepared = prepare(&mut connection, limits);
    let settings = prepared.map_err(|failure| error::opening(path, &failure))?;
    for (name, wanted) in [("query_only", "1"), ("trusted_schema", "0"), ("defensive", "1")] {
        let found = settings.get(name).map(String::as_str).unwrap_or_default();
        if found != wanted {
            let (setting, found, wanted) = (name.to_owned(), found.to_owned(), wanted.to_owned());
            return Err(QueryError::Unprotected { target: path.to_owned(), setting, found, wanted });
        }
    }
    let mut result = QueryResult { settings, ..QueryResult::default() };
    match run(&connection, request, &mut result) {
        Ok(()) => Ok(result),
        // the next value alone is larger than all of them may be
        Err(failure) if failure.sqlite_error_code() == Some(ErrorCode::TooBig) => {
            result.truncated = Some(QueryTruncation::Bytes);
            Ok(result)
        }
        Err(failure) => Err(refused(path, limits, &failure)),
    }
}

/// Sets what has to hold, and asks whether it does.
fn prepare(connection: &mut Connection, limits: &QueryLimits) -> Result<BTreeMap<String, String>, Error> {
    connection.busy_timeout(Duration::from_millis(limits.lock_timeout_ms))?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.pragma_update(None, "query_only", true)?;
    let mut held = BTreeMap::new();
    for name in ["query_only", "trusted_schema"] {
        let value: i64 = connection.pragma_query_value(None, name, |row| row.get(0))?;
        held.insert(name.to_owned(), value.to_string());
    }
    let defensive = connection.db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE)?;
    held.insert("defensive".to_owned(), u8::from(defensive).to_string());
    // a value that is larger than all may be is not made
    let bytes = i32::try_from(limits.bytes_max).unwrap_or(i32::MAX);
    let text = i32::try_from(QUERY_MESSAGE_BYTES.max(SQL_STATEMENT_BYTES_MAX)).unwrap_or(i32::MAX);
    connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, bytes.max(text))?;
    connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
    connection.set_limit(Limit::SQLITE_LIMIT_WORKER_THREADS, 0)?;
    connection.authorizer(Some(|context: AuthContext<'_>| authorized(&context.action)))?;
    let deadline = now() + Duration::from_millis(limits.statement_timeout_ms);
    connection.progress_handler(STEPS, Some(move || now() >= deadline))?;
    Ok(held)
}

#[expect(clippy::disallowed_methods, reason = "a query is stopped when its time is over, and nothing else is decided")]
fn now() -> Instant {
    Instant::now()
}

fn authorized(action: &AuthAction<'_>) -> Authorization {
    match action {
        AuthAction::Select | AuthAction::Read { .. } | AuthAction::Recursive => Authorization::Allow,
        AuthAction::Function { function_name } => {
            let forbidden = FORBIDDEN.iter().any(|name| name.eq_ignore_ascii_case(function_name));
            if forbidden { Authorization::Deny } else { Authorization::Allow }
        }
        _ => Authorization::Deny,
    }
}

fn run(connection: &Connection, request: &QueryRequest, result: &mut QueryResult) -> Result<(), Error> {
    let mut statement = connection.prepare(&request.sql)?;
    let column = |column: rusqlite::Column<'_>| QueryColumn {
        name: column.name().to_owned(),
        data_type: column.decl_type().unwrap_or("any").to_lowercase(),
    };
    result.columns = statement.columns().map(column).collect();
    let count = result.columns.len();
    if count == 0 || !statement.readonly() {
        return Err(Error::InvalidQuery);
    }
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let values = (0..count).map(|at| row.get_ref(at).map(value)).collect::<Result<Vec<_>, _>>()?;
        if result.take(values, &request.limits).is_some() {
            break;
        }
    }
    Ok(())
}

fn value(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(integer) => number(&integer.to_string()),
        ValueRef::Real(real) => number(&real.to_string()),
        ValueRef::Text(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Value::from(text),
            Err(_) => hexadecimal(bytes),
        },
        ValueRef::Blob(bytes) => hexadecimal(bytes),
    }
}

fn refused(path: &str, limits: &QueryLimits, failure: &Error) -> QueryError {
    let target = path.to_owned();
    let too_slow = |milliseconds: u64, activity: &str| {
        let activity = activity.to_owned();
        SourceError::Timeout { target: path.to_owned(), milliseconds, activity }.into()
    };
    match failure.sqlite_error_code() {
        Some(ErrorCode::OperationInterrupted) => too_slow(limits.statement_timeout_ms, "running the query"),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            too_slow(limits.lock_timeout_ms, "waiting for a lock")
        }
        _ => QueryError::Refused { target, reason: failure.to_string() },
    }
}
