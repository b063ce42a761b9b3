//! One query within its bounds.
//!
//! It runs on a connection of its own, in a transaction of ours that only reads and is rolled back. The statement is
//! prepared, which takes one statement alone; the server is told the bounds of time and rows, and to refuse a join that
//! would look at more rows than it may. Rows are taken one by one as they come. What the settings are is asked of the
//! server before anything runs.

use std::collections::BTreeMap;
use std::time::Duration;

use mysql_async::consts::{ColumnFlags, ColumnType};
use mysql_async::prelude::Queryable;
use mysql_async::{Column, Conn, DriverError, Error, IoError, Value as Cell};
use serde_json::Value;

use super::catalog::{Version, rows};
use super::config::MysqlConfig;
use super::describe::type_name;
use super::{connect, error};
use crate::connect::deadline::within;
use crate::escape::backticks;
use crate::limits::{PLAN_BYTES_MAX, QUERY_MESSAGE_BYTES, QUERY_SLACK_MS};
use crate::port::query::{hexadecimal, number};
use crate::port::{
    QueryColumn, QueryError, QueryEstimate, QueryLimits, QueryRequest, QueryResult, QueryTruncation, SourceError,
    estimate,
};
use crate::schema::Dialect;

/// The character set of bytes that are no text.
const BINARY: u16 = 63;
/// Lock wait timeout.
const LOCK_WAIT: u16 = 1205;
/// Interrupted; too slow in MariaDB; too slow in MySQL.
const TOO_SLOW: [u16; 3] = [1317, 1969, 3024];

/// Runs a query.
pub(super) async fn query(
    config: &MysqlConfig,
    version: &Version,
    request: &QueryRequest,
) -> Result<QueryResult, QueryError> {
    request.meant_for(version.dialect, &config.target)?;
    let limits = &request.limits;
    let bytes = usize::try_from(limits.bytes_max).unwrap_or(usize::MAX).max(PLAN_BYTES_MAX);
    let message = bytes.saturating_add(QUERY_MESSAGE_BYTES);
    let options = config.options.clone().max_allowed_packet(Some(message)).stmt_cache_size(0);
    let own = MysqlConfig { options, ..config.clone() };
    let connecting = within(&config.target, config.connect_ms_max, "connecting", connect(&own));
    let mut connection = connecting.await?.map_err(|failure| error::connecting(config, &failure))?;
    let number = connection.id();
    let patience = limits.statement_timeout_ms.saturating_add(limits.lock_timeout_ms).saturating_add(QUERY_SLACK_MS);
    let running = run(&mut connection, config, version, request);
    let done = tokio::time::timeout(Duration::from_millis(patience), running).await;
    let ended = matches!(&done, Ok(Ok(result)) if result.truncated.is_none());
    // what is left of a result is not read: the connection goes, and what the server still does with it
    drop(connection);
    if !ended {
        call_off(config, number).await;
    }
    done.unwrap_or_else(|_| Err(too_slow(config, patience, "running the query")))
}

/// Tells the server to stop. It is asked once: a server that cannot be asked stops by its own bounds.
async fn call_off(config: &MysqlConfig, number: u32) {
    let work = async {
        let mut connection = connect(config).await?;
        connection.query_drop(format!("KILL {number}")).await?;
        connection.disconnect().await
    };
    let _ = tokio::time::timeout(Duration::from_millis(QUERY_SLACK_MS), work).await;
}

async fn run(
    connection: &mut Conn,
    config: &MysqlConfig,
    version: &Version,
    request: &QueryRequest,
) -> Result<QueryResult, QueryError> {
    let limits = &request.limits;
    let asked = |failure: Error| refused(config, limits, &failure);
    if let Some(schema) = request.schemas.first() {
        connection.query_drop(format!("USE {}", backticks(schema))).await.map_err(asked)?;
    }
    let settings = settings(connection, config, version, limits).await?;
    connection.query_drop("START TRANSACTION READ ONLY").await.map_err(asked)?;
    let statement = connection.prep(request.sql.as_str()).await.map_err(asked)?;
    if statement.num_params() > 0 {
        let reason = "it has parameters, and no values were given for them".to_owned();
        return Err(QueryError::Refused { target: config.target.clone(), reason });
    }
    let estimate = estimated(connection, config, request).await?;
    let mut found = connection.exec_iter(&statement, ()).await.map_err(asked)?;
    let kinds = found.columns_ref().to_vec();
    let columns =
        kinds.iter().map(|column| QueryColumn { name: column.name_str().into_owned(), data_type: type_name(column) });
    let mut result = QueryResult { columns: columns.collect(), estimate, settings, ..QueryResult::default() };
    loop {
        let row = match found.next().await {
            Ok(Some(row)) => row,
            Ok(None) => break,
            Err(failure) if is_too_large(&failure) => {
                result.truncated = Some(QueryTruncation::Bytes);
                return Ok(result);
            }
            Err(failure) => return Err(asked(failure)),
        };
        let cells = row.unwrap_raw().into_iter().map(|cell| cell.unwrap_or(Cell::NULL));
        let values = cells.zip(&kinds).map(|(cell, column)| value(cell, column));
        if result.take(values.collect(), limits).is_some() {
            return Ok(result);
        }
    }
    drop(found);
    connection.query_drop("ROLLBACK").await.map_err(asked)?;
    Ok(result)
}

/// Sets what has to hold, and asks the server whether it does.
async fn settings(
    connection: &mut Conn,
    config: &MysqlConfig,
    version: &Version,
    limits: &QueryLimits,
) -> Result<BTreeMap<String, String>, QueryError> {
    let asked = |failure: Error| refused(config, limits, &failure);
    let wanted = wanted(version, limits);
    connection.query_drop("SET NAMES utf8mb4").await.map_err(asked)?;
    connection.query_drop("SET SESSION TRANSACTION READ ONLY").await.map_err(asked)?;
    let set: Vec<String> = wanted.iter().map(|(name, value)| format!("SESSION {name} = {}", value.sql())).collect();
    connection.query_drop(format!("SET {}", set.join(", "))).await.map_err(asked)?;
    let read_only = match version.dialect {
        Dialect::Mariadb => "tx_read_only",
        _ => "transaction_read_only",
    };
    let wanted: Vec<_> = wanted.into_iter().chain([(read_only, Setting::Switch(true))]).collect();
    let names: Vec<String> = wanted.iter().map(|(name, _)| format!("CAST(@@SESSION.{name} AS CHAR)")).collect();
    let told = rows(connection, &format!("SELECT {}", names.join(", ")), ()).await.map_err(asked)?;
    let mut held = BTreeMap::new();
    for (at, (name, value)) in wanted.iter().enumerate() {
        let found = told.first().map_or("", |row| row.text(at));
        if !value.is(found) {
            return Err(QueryError::Unprotected {
                target: config.target.clone(),
                setting: (*name).to_owned(),
                found: found.to_owned(),
                wanted: value.sql(),
            });
        }
        held.insert((*name).to_owned(), found.to_owned());
    }
    Ok(held)
}

/// The value of a setting.
enum Setting {
    Number(f64),
    Switch(bool),
    Text(&'static str),
}

impl Setting {
    fn sql(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Switch(on) => u8::from(*on).to_string(),
            Self::Text(text) => crate::escape::quoted(text),
        }
    }

    // `5` is told as `5.000000`, and what is on as `ON` or `1`
    fn is(&self, found: &str) -> bool {
        match self {
            Self::Number(number) => found.parse::<f64>().is_ok_and(|found| (found - number).abs() < 1e-6),
            Self::Switch(true) => ["ON", "1"].contains(&found),
            Self::Switch(false) => ["OFF", "0"].contains(&found),
            Self::Text(text) => *text == found,
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "bounds far below 2^53")]
fn wanted(version: &Version, limits: &QueryLimits) -> Vec<(&'static str, Setting)> {
    let seconds = |milliseconds: u64| Setting::Number(milliseconds.div_ceil(1000).max(1) as f64);
    let mut wanted = vec![
        ("sql_mode", Setting::Text("STRICT_TRANS_TABLES")),
        ("time_zone", Setting::Text("+00:00")),
        ("autocommit", Setting::Switch(true)),
        ("lock_wait_timeout", seconds(limits.lock_timeout_ms)),
        ("innodb_lock_wait_timeout", seconds(limits.lock_timeout_ms)),
        ("wait_timeout", seconds(limits.idle_timeout_ms)),
        // one more than may be given, so that it is known whether there are more
        ("sql_select_limit", Setting::Number(limits.rows_max.saturating_add(1) as f64)),
        // the server refuses what it expects to look at more rows
        ("max_join_size", Setting::Number(limits.examined_rows_max as f64)),
        ("sql_big_selects", Setting::Switch(false)),
    ];
    match version.dialect {
        Dialect::Mariadb => {
            wanted.push(("max_statement_time", Setting::Number(limits.statement_timeout_ms as f64 / 1000.0)));
            wanted.push(("idle_readonly_transaction_timeout", seconds(limits.idle_timeout_ms)));
        }
        _ => wanted.push(("max_execution_time", Setting::Number(limits.statement_timeout_ms as f64))),
    }
    wanted
}

/// What the optimiser expects, held against the bounds.
async fn estimated(
    connection: &mut Conn,
    config: &MysqlConfig,
    request: &QueryRequest,
) -> Result<Option<QueryEstimate>, QueryError> {
    let statement = request.explained.as_ref().unwrap_or(&request.sql);
    let asked = rows(connection, &format!("EXPLAIN FORMAT=JSON {statement}"), ()).await;
    let told = asked.map_err(|failure| refused(config, &request.limits, &failure))?;
    let Some(estimate) = told.first().and_then(|row| estimate::of_mysql(row.text(0))) else {
        let reason = "the server told no plan of it".to_owned();
        return Err(QueryError::Refused { target: config.target.clone(), reason });
    };
    QueryError::above(&config.target, &estimate, &request.limits)?;
    Ok(Some(estimate))
}

fn value(cell: Cell, column: &Column) -> Value {
    match cell {
        Cell::NULL => Value::Null,
        Cell::Int(whole) => number(&whole.to_string()),
        Cell::UInt(whole) => number(&whole.to_string()),
        Cell::Float(single) => number(&single.to_string()),
        Cell::Double(double) => number(&double.to_string()),
        Cell::Bytes(bytes) if is_binary(column) => hexadecimal(&bytes),
        Cell::Bytes(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Value::String(text),
            Err(other) => hexadecimal(other.as_bytes()),
        },
        Cell::Date(year, month, day, ..) if column.column_type() == ColumnType::MYSQL_TYPE_DATE => {
            Value::from(format!("{year:04}-{month:02}-{day:02}"))
        }
        Cell::Date(year, month, day, hour, minute, second, micros) => {
            let fraction = fraction(micros, column);
            Value::from(format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}{fraction}"))
        }
        Cell::Time(negative, days, hours, minutes, seconds, micros) => {
            let (sign, fraction) = (if negative { "-" } else { "" }, fraction(micros, column));
            Value::from(format!("{sign}{:02}:{minutes:02}:{seconds:02}{fraction}", days * 24 + u32::from(hours)))
        }
    }
}

// as many digits as the column has
fn fraction(micros: u32, column: &Column) -> String {
    let digits = usize::from(column.decimals()).min(6);
    match format!("{micros:06}").get(..digits) {
        Some(shown) if digits > 0 => format!(".{shown}"),
        _ => String::new(),
    }
}

fn is_binary(column: &Column) -> bool {
    match column.column_type() {
        ColumnType::MYSQL_TYPE_BIT | ColumnType::MYSQL_TYPE_GEOMETRY => true,
        ColumnType::MYSQL_TYPE_TINY_BLOB
        | ColumnType::MYSQL_TYPE_MEDIUM_BLOB
        | ColumnType::MYSQL_TYPE_LONG_BLOB
        | ColumnType::MYSQL_TYPE_BLOB
        | ColumnType::MYSQL_TYPE_STRING
        | ColumnType::MYSQL_TYPE_VAR_STRING
        | ColumnType::MYSQL_TYPE_VARCHAR => {
            column.character_set() == BINARY && column.flags().contains(ColumnFlags::BINARY_FLAG)
        }
        _ => false,
    }
}

fn is_too_large(failure: &Error) -> bool {
    match failure {
        Error::Driver(DriverError::PacketTooLarge) => true,
        Error::Io(IoError::Io(failure)) => failure.to_string().contains("larger than max_allowed_packet"),
        _ => false,
    }
}

fn too_slow(config: &MysqlConfig, milliseconds: u64, activity: &str) -> QueryError {
    SourceError::Timeout { target: config.target.clone(), milliseconds, activity: activity.to_owned() }.into()
}

fn refused(config: &MysqlConfig, limits: &QueryLimits, failure: &Error) -> QueryError {
    match failure {
        Error::Server(said) if TOO_SLOW.contains(&said.code) => {
            too_slow(config, limits.statement_timeout_ms, "running the query")
        }
        Error::Server(said) if said.code == LOCK_WAIT => too_slow(config, limits.lock_timeout_ms, "waiting for a lock"),
        Error::Server(said) => {
            let reason = format!("{} (error {}, SQLSTATE {})", said.message, said.code, said.state);
            QueryError::Refused { target: config.target.clone(), reason }
        }
        other => error::asking(config, "running the query", other).into(),
    }
}
