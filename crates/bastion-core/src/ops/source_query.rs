//! `source.query`: a statement that only reads, judged by the guard and run within bounds.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::sql_check::{self, Allowed, CheckDecision};
use crate::error::{Error, ErrorCode};
use crate::port::{QueryLimits, QueryRequest, QueryResult, Runtime, SnapshotOptions};
use crate::schema::Dialect;
use crate::snapshot::{Snapshot, SnapshotDocument};
use crate::sql::{Grammar, explained};

/// What `source.query` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SourceQueryInput")]
pub struct Input {
    /// The address of the source.
    pub source: String,
    /// One statement.
    pub sql: String,
    /// The schema in which every name is looked up; the source's own, read now, when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snapshot: Option<SnapshotDocument>,
    /// The schemas that may be read, in the order in which names without one are looked up; `*` for all but the
    /// system's, and the product's usual one when empty. MySQL and MariaDB look names up in the first one alone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub schemas: Vec<String>,
    /// The relations that may be read, `name` or `schema.name`; all of the schemas when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<String>,
    /// Functions and operators of one's own that were looked at and may be used.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub routines: Vec<String>,
    /// The system's catalogue may be read too, and what tells about the server.
    #[serde(default)]
    pub catalogue: bool,
    /// What the query is bound by.
    #[serde(default)]
    pub limits: QueryLimits,
}

/// What `source.query` gives.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SourceQueryOutput")]
pub struct Output {
    /// What the guard says. What ran is its `sql`, never the text that was given.
    pub verdict: sql_check::Output,
    /// Why nothing ran: `query_not_allowed` or `query_needs_approval`; absent where it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<String>,
    /// What it gave; absent where nothing ran.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<QueryResult>,
}

/// Judges a statement, and runs it if it is allowed.
///
/// # Errors
///
/// `invalid_argument` and `limit_exceeded` for limits that are none; `query_too_costly`, `query_unprotected`,
/// `query_failed`; any `source_…` code; as `sql.check`. A statement that the guard does not let run is no error.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    input.limits.check()?;
    let connection = runtime.connect(&input.source).await?;
    let source = connection.introspector.as_ref();
    let snapshot = match input.snapshot {
        Some(document) => Snapshot::new(document)?,
        None => source.snapshot(&SnapshotOptions::default()).await?,
    };
    let schemas = searched(&snapshot, &input.schemas);
    let Input { sql, schemas: allowed, relations, routines, catalogue, limits, .. } = input;
    let allowed = Allowed { schemas: allowed, relations, routines, catalogue };
    let verdict = sql_check::judged(&sql, None, None, Some(&snapshot), allowed)?;
    let sql = match (verdict.decision, &verdict.sql) {
        (CheckDecision::Allow, Some(sql)) => sql.clone(),
        (CheckDecision::NeedsApproval, _) => return Ok(refused(verdict, ErrorCode::QueryNeedsApproval)),
        _ => return Ok(refused(verdict, ErrorCode::QueryNotAllowed)),
    };
    let dialect = snapshot.dialect();
    let explained = explained(Grammar::from(dialect), &sql);
    let result = source.query(&QueryRequest { dialect, sql, explained, schemas, limits }).await?;
    Ok(Output { verdict, refused: None, result: Some(result) })
}

fn refused(verdict: sql_check::Output, code: ErrorCode) -> Output {
    Output { verdict, refused: Some(code.as_str().to_owned()), result: None }
}

/// Where the server looks names up: where the guard did.
fn searched(snapshot: &Snapshot, allowed: &[String]) -> Vec<String> {
    let stated: Vec<String> = allowed.iter().filter(|schema| *schema != "*").cloned().collect();
    if !stated.is_empty() {
        return stated;
    }
    let usual = match snapshot.dialect() {
        Dialect::Postgresql => Some("public".to_owned()),
        Dialect::Mysql | Dialect::Mariadb => snapshot.source().database.clone(),
        Dialect::Sqlite => None,
    };
    usual.into_iter().collect()
}
