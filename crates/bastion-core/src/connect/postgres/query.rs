//! One query within its bounds.
//!
//! It runs on a connection of its own, in a transaction of ours that only reads and is rolled back. The statement is
//! prepared, so that it is one statement by the protocol; a query then runs as a cursor of which no more rows are
//! fetched than may be given, in the server's own text. A cursor is not run by parallel workers. What the settings are is
//! asked of the server before anything runs: a pooler or a setting of the role may stand in the way.

use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::TryStreamExt;
use serde_json::Value;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::Type;
use tokio_postgres::{Client, Error, SimpleQueryMessage, SimpleQueryRow, Statement};

use super::catalog::get;
use super::config::PostgresConfig;
use super::error;
use super::explain::Json;
use super::frame::MessageBound;
use super::session::Session;
use crate::escape::identifier;
use crate::limits::{PLAN_BYTES_MAX, QUERY_MESSAGE_BYTES, QUERY_SLACK_MS};
use crate::port::query::number;
use crate::port::{
    QueryColumn, QueryError, QueryEstimate, QueryLimits, QueryRequest, QueryResult, QueryTruncation, SourceError,
    estimate,
};
use crate::schema::Dialect;

/// What the transaction begins with. Nothing of it looks a name up.
const BEGIN: &str = "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL search_path = pg_catalog";

/// Lets a server notice soon that its client went; PostgreSQL 14 and later, where the system can.
const NOTICE: &str = "SET client_connection_check_interval = 1000";

const CURSOR: &str = "bastion_query";

/// Runs a query.
pub(super) async fn query(config: &PostgresConfig, request: &QueryRequest) -> Result<QueryResult, QueryError> {
    request.meant_for(Dialect::Postgresql, &config.target)?;
    let bound = MessageBound::new(PLAN_BYTES_MAX + QUERY_MESSAGE_BYTES);
    let session = Session::open(config, &bound).await?;
    let limits = &request.limits;
    let patience = limits.statement_timeout_ms.saturating_add(limits.lock_timeout_ms).saturating_add(QUERY_SLACK_MS);
    let running = Running { client: &session.client, config, request, bound: &bound };
    let done = tokio::time::timeout(Duration::from_millis(patience), running.run()).await;
    let ended = matches!(&done, Ok(Ok(result)) if result.truncated != Some(QueryTruncation::Bytes));
    if !ended {
        session.call_off(config).await;
    }
    done.unwrap_or_else(|_| Err(too_slow(config, patience, "running the query")))
}

struct Running<'a> {
    client: &'a Client,
    config: &'a PostgresConfig,
    request: &'a QueryRequest,
    bound: &'a Arc<MessageBound>,
}

impl Running<'_> {
    async fn run(&self) -> Result<QueryResult, QueryError> {
        // what does not know the setting goes on without it
        let _ = self.client.batch_execute(NOTICE).await;
        self.asked(self.client.batch_execute(BEGIN).await)?;
        let settings = self.settings().await?;
        let statement = self.asked(self.client.prepare(&self.request.sql).await)?;
        if !statement.params().is_empty() {
            let reason = "it has parameters, and no values were given for them".to_owned();
            return Err(QueryError::Refused { target: self.config.target.clone(), reason });
        }
        let estimate = self.estimate().await?;
        let columns = self.columns(&statement).await?;
        let mut result = QueryResult { columns, estimate, settings, ..QueryResult::default() };
        let kinds: Vec<Kind> = statement.columns().iter().map(|column| Kind::of(column.type_())).collect();
        let row_bytes = usize::try_from(self.request.limits.bytes_max).unwrap_or(usize::MAX);
        self.bound.set(row_bytes.saturating_add(QUERY_MESSAGE_BYTES));
        let fetched = match self.request.explained {
            None => self.fetch(&kinds, &mut result).await,
            Some(_) => self.explain(&mut result).await,
        };
        match fetched {
            // the next row alone is larger than all of them may be
            Err(_) if self.bound.is_exceeded() => result.truncated = Some(QueryTruncation::Bytes),
            fetched => self.asked(fetched)?,
        }
        if result.truncated != Some(QueryTruncation::Bytes) {
            self.asked(self.client.batch_execute("ROLLBACK").await)?;
        }
        Ok(result)
    }

    /// Sets what has to hold, and asks the server whether it does.
    async fn settings(&self) -> Result<BTreeMap<String, String>, QueryError> {
        let wanted = wanted(&self.request.limits, &self.request.schemas);
        let names: Vec<&str> = wanted.iter().map(|(name, _)| *name).collect();
        let values: Vec<&str> = wanted.iter().map(|(_, value)| value.as_str()).collect();
        let set = "SELECT pg_catalog.set_config(wanted.name, wanted.value, true) \
                   FROM ROWS FROM (pg_catalog.unnest($1::pg_catalog.text[]), pg_catalog.unnest($2::pg_catalog.text[])) \
                   AS wanted (name, value)";
        self.asked(self.client.query(set, &[&names, &values]).await)?;
        let held = "SELECT s.name::text, s.setting::text FROM pg_catalog.pg_settings AS s \
                    WHERE s.name IN ('transaction_read_only', 'transaction_isolation') OR s.name = ANY ($1::pg_catalog.text[])";
        let rows = self.asked(self.client.query(held, &[&names]).await)?;
        let read =
            rows.iter().map(|row| Ok((get::<String>(row, 0)?, get::<Option<String>>(row, 1)?.unwrap_or_default())));
        let mut held = self.asked(read.collect::<Result<BTreeMap<_, _>, Error>>())?;
        // no list of settings shows it
        let superuser =
            self.asked(self.client.query_typed("SELECT pg_catalog.current_setting('is_superuser')", &[]).await)?;
        held.insert("is_superuser".to_owned(), superuser.first().and_then(|row| get(row, 0).ok()).unwrap_or_default());
        let fixed =
            [("transaction_read_only", "on".to_owned()), ("transaction_isolation", "repeatable read".to_owned())];
        for (name, value) in wanted.iter().chain(&fixed) {
            let found = held.get(*name).map(String::as_str).unwrap_or_default();
            if found != value {
                return Err(QueryError::Unprotected {
                    target: self.config.target.clone(),
                    setting: (*name).to_owned(),
                    found: found.to_owned(),
                    wanted: value.clone(),
                });
            }
        }
        Ok(held)
    }

    /// What the planner expects, held against the bounds.
    async fn estimate(&self) -> Result<Option<QueryEstimate>, QueryError> {
        let statement = self.request.explained.as_ref().unwrap_or(&self.request.sql);
        let asked = self.client.query(&format!("EXPLAIN (FORMAT JSON) {statement}"), &[]).await;
        let rows = self.asked(asked)?;
        let plan: Option<Json> = rows.first().and_then(|row| row.try_get(0).ok());
        let Some(estimate) = plan.and_then(|plan| estimate::of_postgresql(&plan.0)) else {
            let reason = "the server told no cost of it".to_owned();
            return Err(QueryError::Refused { target: self.config.target.clone(), reason });
        };
        QueryError::above(&self.config.target, &estimate, &self.request.limits)?;
        Ok(Some(estimate))
    }

    async fn columns(&self, statement: &Statement) -> Result<Vec<QueryColumn>, QueryError> {
        let types: Vec<u32> = statement.columns().iter().map(|column| column.type_().oid()).collect();
        let modifiers: Vec<i32> = statement.columns().iter().map(tokio_postgres::Column::type_modifier).collect();
        let named = "SELECT pg_catalog.format_type(c.type, c.modifier) \
                     FROM ROWS FROM (pg_catalog.unnest($1::pg_catalog.oid[]), pg_catalog.unnest($2::pg_catalog.int4[])) \
                     WITH ORDINALITY AS c (type, modifier, at) \
                     ORDER BY c.at";
        let rows = self.asked(self.client.query(named, &[&types, &modifiers]).await)?;
        let columns = statement.columns().iter().zip(&rows);
        let read =
            columns.map(|(column, row)| Ok(QueryColumn { name: column.name().to_owned(), data_type: get(row, 0)? }));
        self.asked(read.collect())
    }

    /// Fetches one row more than may be given, so that it is known whether there are more.
    async fn fetch(&self, kinds: &[Kind], result: &mut QueryResult) -> Result<(), Error> {
        let declare = format!("DECLARE {CURSOR} NO SCROLL CURSOR WITHOUT HOLD FOR {}", self.request.sql);
        self.client.query_typed(&declare, &[]).await?;
        let rows = self.request.limits.rows_max.saturating_add(1);
        let fetching = self.client.simple_query_raw(&format!("FETCH FORWARD {rows} FROM {CURSOR}")).await?;
        let mut fetching = pin!(fetching);
        while let Some(message) = fetching.try_next().await? {
            let SimpleQueryMessage::Row(row) = message else { continue };
            if result.take(values(&row, kinds), &self.request.limits).is_some() {
                break;
            }
        }
        Ok(())
    }

    /// An EXPLAIN gives lines of text, or one document.
    async fn explain(&self, result: &mut QueryResult) -> Result<(), Error> {
        for row in self.client.query_typed(&self.request.sql, &[]).await? {
            let text = row.try_get::<_, String>(0).or_else(|_| row.try_get::<_, Json>(0).map(|json| json.0))?;
            if result.take(vec![Value::String(text)], &self.request.limits).is_some() {
                break;
            }
        }
        Ok(())
    }

    fn asked<T>(&self, answer: Result<T, Error>) -> Result<T, QueryError> {
        answer.map_err(|failure| refused(self.config, &self.request.limits, &failure))
    }
}

/// The settings that have to hold: bounds, where names are looked up, and what decides the meaning of a text.
fn wanted(limits: &QueryLimits, schemas: &[String]) -> Vec<(&'static str, String)> {
    // what is not named is looked through first, and so are temporary tables
    let first = ["pg_catalog"].into_iter();
    let path = first.chain(schemas.iter().map(String::as_str)).chain(["pg_temp"]).map(identifier);
    let fixed = |name: &'static str, value: &str| (name, value.to_owned());
    vec![
        ("search_path", path.collect::<Vec<_>>().join(", ")),
        ("statement_timeout", limits.statement_timeout_ms.to_string()),
        ("lock_timeout", limits.lock_timeout_ms.to_string()),
        ("idle_in_transaction_session_timeout", limits.idle_timeout_ms.to_string()),
        fixed("row_security", "on"),
        fixed("standard_conforming_strings", "on"),
        fixed("transform_null_equals", "off"),
        fixed("array_nulls", "on"),
        fixed("cursor_tuple_fraction", "1"),
        fixed("DateStyle", "ISO, YMD"),
        fixed("IntervalStyle", "iso_8601"),
        fixed("TimeZone", "UTC"),
        fixed("bytea_output", "hex"),
        fixed("extra_float_digits", "1"),
    ]
}

/// How the text of a value is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Truth,
    Number,
    Text,
}

impl Kind {
    fn of(data_type: &Type) -> Self {
        match *data_type {
            Type::BOOL => Self::Truth,
            Type::INT2 | Type::INT4 | Type::INT8 | Type::OID | Type::FLOAT4 | Type::FLOAT8 => Self::Number,
            _ => Self::Text,
        }
    }
}

fn values(row: &SimpleQueryRow, kinds: &[Kind]) -> Vec<Value> {
    let value = |(at, kind): (usize, &Kind)| match (row.try_get(at).ok().flatten(), kind) {
        (None, _) => Value::Null,
        (Some(text), Kind::Truth) => Value::Bool(text == "t"),
        (Some(text), Kind::Number) => number(text),
        (Some(text), Kind::Text) => Value::from(text),
    };
    kinds.iter().enumerate().map(value).collect()
}

fn too_slow(config: &PostgresConfig, milliseconds: u64, activity: &str) -> QueryError {
    SourceError::Timeout { target: config.target.clone(), milliseconds, activity: activity.to_owned() }.into()
}

fn refused(config: &PostgresConfig, limits: &QueryLimits, failure: &Error) -> QueryError {
    let Some(said) = failure.as_db_error() else {
        return error::asking(config, "running the query", failure).into();
    };
    let code = said.code();
    if *code == SqlState::QUERY_CANCELED {
        return too_slow(config, limits.statement_timeout_ms, "running the query");
    }
    if *code == SqlState::LOCK_NOT_AVAILABLE {
        return too_slow(config, limits.lock_timeout_ms, "waiting for a lock");
    }
    if *code == SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT {
        return too_slow(config, limits.idle_timeout_ms, "waiting for its client");
    }
    let reason = format!("{} (SQLSTATE {})", said.message(), code.code());
    QueryError::Refused { target: config.target.clone(), reason }
}
