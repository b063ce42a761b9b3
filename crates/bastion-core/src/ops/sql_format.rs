//! `sql.format`: statements in lines for people, or each on one line.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;

/// Which product's SQL a text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SqlDialect {
    /// ISO/IEC 9075.
    Ansi,
    /// Google's BigQuery.
    Bigquery,
    /// DuckDB.
    Duckdb,
    /// MariaDB.
    Mariadb,
    /// MySQL.
    Mysql,
    /// PostgreSQL.
    Postgresql,
    /// Snowflake.
    Snowflake,
    /// SQLite.
    Sqlite,
}

#[cfg(feature = "sql")]
impl From<SqlDialect> for crate::sql::Grammar {
    fn from(dialect: SqlDialect) -> Self {
        match dialect {
            SqlDialect::Ansi => Self::Ansi,
            SqlDialect::Bigquery => Self::Bigquery,
            SqlDialect::Duckdb => Self::Duckdb,
            SqlDialect::Mariadb => Self::Mariadb,
            SqlDialect::Mysql => Self::Mysql,
            SqlDialect::Postgresql => Self::Postgresql,
            SqlDialect::Snowflake => Self::Snowflake,
            SqlDialect::Sqlite => Self::Sqlite,
        }
    }
}

/// What `sql.format` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SqlFormatInput")]
pub struct Input {
    /// What the statements are written in.
    pub dialect: SqlDialect,
    /// The statements, with semicolons between them.
    pub sql: String,
    /// Each on one line, for machines: every name in quotes, no literal that a setting of a server reads otherwise.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub one_line: bool,
}

/// What `sql.format` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SqlFormatOutput")]
pub struct Output {
    /// The statements.
    pub sql: String,
    /// Comments of the text that are not in it: those inside statements, and all of them where each is on one line.
    pub comments_left_out: u64,
}

/// Writes statements again.
///
/// # Errors
///
/// `invalid_sql`, `limit_exceeded`; `unsupported_source` in a build without the feature `sql`.
pub fn run(input: Input) -> Result<Output, Error> {
    formatted(&input)
}

#[cfg(feature = "sql")]
fn formatted(input: &Input) -> Result<Output, Error> {
    let done = crate::sql::format(input.dialect.into(), &input.sql, input.one_line)?;
    let comments_left_out = u64::try_from(done.comments_left_out).unwrap_or(u64::MAX);
    Ok(Output { sql: done.text, comments_left_out })
}

#[cfg(not(feature = "sql"))]
fn formatted(_: &Input) -> Result<Output, Error> {
    let message = "this build cannot read statements without a server";
    Err(Error::new(crate::error::ErrorCode::UnsupportedSource, message).with_hint("build with the feature `sql`"))
}
