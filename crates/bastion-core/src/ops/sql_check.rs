//! `sql.check`: whether a statement only reads what it may.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::sql_format::SqlDialect;
use crate::error::Error;
use crate::snapshot::{Snapshot, SnapshotDocument};

/// What `sql.check` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SqlCheckInput")]
pub struct Input {
    /// The text.
    pub sql: String,
    /// The product; left out where a snapshot says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dialect: Option<SqlDialect>,
    /// The server's major version; left out where a snapshot says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub major: Option<u16>,
    /// The schema, in which every name is looked up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub snapshot: Option<SnapshotDocument>,
    /// The schemas that may be read, in the order in which names without one are looked up; `*` for all but the
    /// system's, and the product's usual one when empty.
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
}

/// Whether a statement may run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CheckDecision {
    /// It only reads what it may.
    Allow,
    /// A person who knows the named object has to say so.
    NeedsApproval,
    /// It may not run.
    Deny,
}

/// Why a statement was not allowed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckReason {
    /// What kind of reason it is: `function`, `writes`, `schema`, …
    pub code: String,
    /// What follows from it.
    pub decision: CheckDecision,
    /// One line for a person.
    pub message: String,
    /// The line, from 1; absent where nobody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The character of the line, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// Where it begins, in bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    /// Where it ends, in bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
}

/// What `sql.check` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SqlCheckOutput")]
pub struct Output {
    /// Whether it may run.
    pub decision: CheckDecision,
    /// Why not, in the order of the text.
    pub reasons: Vec<CheckReason>,
    /// What read the text, with its version.
    pub engine: String,
    /// The grammar it was read by.
    pub dialect: SqlDialect,
    /// The list of functions that judged, with its digest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub functions: Option<String>,
    /// Whether names were looked up in a snapshot.
    pub bound: bool,
    /// The statement, written again from what was understood of it: what is to be executed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sql: Option<String>,
}

/// Judges one statement.
///
/// # Errors
///
/// As `snapshot.read`; `invalid_argument` when neither a dialect nor a snapshot is given or they contradict each other;
/// `unsupported_source` in a build without the feature `sql`.
pub fn run(input: Input) -> Result<Output, Error> {
    let Input { sql, dialect, major, snapshot, schemas, relations, routines, catalogue } = input;
    let snapshot = snapshot.map(Snapshot::new).transpose()?;
    judged(&sql, dialect, major, snapshot.as_ref(), Allowed { schemas, relations, routines, catalogue })
}

/// What may be read.
#[derive(Debug, Clone, Default)]
pub struct Allowed {
    /// The schemas.
    pub schemas: Vec<String>,
    /// The relations.
    pub relations: Vec<String>,
    /// One's own functions and operators.
    pub routines: Vec<String>,
    /// The system's catalogue.
    pub catalogue: bool,
}

/// Judges one statement, with a snapshot that is read already.
///
/// # Errors
///
/// As [`run`].
#[cfg(feature = "sql")]
pub fn judged(
    sql: &str,
    dialect: Option<SqlDialect>,
    major: Option<u16>,
    snapshot: Option<&Snapshot>,
    allowed: Allowed,
) -> Result<Output, Error> {
    use crate::error::ErrorCode;
    use crate::sql::Grammar;
    use crate::sql::check::{Guard, Reach};
    let Allowed { schemas, relations, routines, catalogue } = allowed;
    let reach = Reach { schemas, relations, routines, catalogue };
    let stated = dialect.map(Grammar::from);
    let guard = match (snapshot, stated) {
        (Some(snapshot), Some(stated)) if stated != snapshot.dialect().into() => {
            let message = "the dialect is not the one of the snapshot";
            return Err(Error::new(ErrorCode::InvalidArgument, message).with_hint("leave one of them out"));
        }
        (Some(snapshot), _) => Guard::of_snapshot(snapshot, major, reach),
        (None, Some(stated)) => Guard::new(stated, major, reach),
        (None, None) => {
            let message = "neither a dialect nor a snapshot says whose SQL it is";
            return Err(Error::new(ErrorCode::InvalidArgument, message).with_hint("state the dialect"));
        }
    };
    Ok(output(guard.check(sql)))
}

#[cfg(feature = "sql")]
fn output(verdict: crate::sql::check::Verdict) -> Output {
    use crate::sql::Grammar;
    use crate::sql::check::{Decision, Verdict};
    let decided = |decision| match decision {
        Decision::Allow => CheckDecision::Allow,
        Decision::NeedsApproval => CheckDecision::NeedsApproval,
        Decision::Deny => CheckDecision::Deny,
    };
    let Verdict { decision, reasons, engine, grammar, functions, bound, sql } = verdict;
    let reasons = reasons.into_iter().map(|reason| {
        let known = |number: u32| Some(number).filter(|_| reason.end > 0);
        CheckReason {
            code: reason.code.as_str().to_owned(),
            decision: decided(reason.decision),
            line: known(reason.line),
            column: known(reason.column),
            start: known(reason.start),
            end: known(reason.end),
            message: reason.message,
        }
    });
    let dialect = match grammar {
        Grammar::Ansi => SqlDialect::Ansi,
        Grammar::Bigquery => SqlDialect::Bigquery,
        Grammar::Duckdb => SqlDialect::Duckdb,
        Grammar::Mariadb => SqlDialect::Mariadb,
        Grammar::Mysql => SqlDialect::Mysql,
        Grammar::Postgresql => SqlDialect::Postgresql,
        Grammar::Snowflake => SqlDialect::Snowflake,
        Grammar::Sqlite => SqlDialect::Sqlite,
    };
    Output { decision: decided(decision), reasons: reasons.collect(), engine, dialect, functions, bound, sql }
}

/// As with the feature `sql`, which this build does not have.
///
/// # Errors
///
/// Always `unsupported_source`.
#[cfg(not(feature = "sql"))]
pub fn judged(
    _: &str,
    _: Option<SqlDialect>,
    _: Option<u16>,
    _: Option<&Snapshot>,
    _: Allowed,
) -> Result<Output, Error> {
    let message = "this build cannot read statements without a server";
    Err(Error::new(crate::error::ErrorCode::UnsupportedSource, message).with_hint("build with the feature `sql`"))
}
