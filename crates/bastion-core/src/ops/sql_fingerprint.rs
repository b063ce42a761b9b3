//! `sql.fingerprint`: what is the same for every call of a statement, and its text without values.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::sql_format::SqlDialect;
use crate::error::Error;

/// What `sql.fingerprint` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SqlFingerprintInput")]
pub struct Input {
    /// What it is written in.
    pub dialect: SqlDialect,
    /// One or more statements; also a text that is cut off.
    pub sql: String,
}

/// How a fingerprint is made. Values of different algorithms or versions are not to be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FingerprintAlgorithm {
    /// libpg_query's, over the tree of PostgreSQL's own parser: the value that `pg_query` gives.
    PgQuery,
    /// Ours, over the normalised text.
    Tokens,
}

/// What `sql.fingerprint` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SqlFingerprintOutput")]
pub struct Output {
    /// How the value is made.
    pub algorithm: FingerprintAlgorithm,
    /// The version of that.
    pub version: u32,
    /// What it was read as.
    pub dialect: SqlDialect,
    /// The value, in hexadecimal digits.
    pub value: String,
    /// The text with `?` for every value and `?+` for lists of them, without comments.
    pub normalised: String,
}

/// Makes the fingerprint of a text.
///
/// # Errors
///
/// `limit_exceeded` for a text that is too long; `unsupported_source` in a build without the feature `sql`.
pub fn run(input: Input) -> Result<Output, Error> {
    made(input.dialect, &input.sql)
}

#[cfg(feature = "sql")]
fn made(dialect: SqlDialect, text: &str) -> Result<Output, Error> {
    use crate::error::ErrorCode;
    use crate::limits::SQL_STATEMENT_BYTES_MAX;
    use crate::sql::Grammar;
    use crate::sql::fingerprint::{Algorithm, fingerprint, normalise};

    let grammar = Grammar::from(dialect);
    if text.len() > SQL_STATEMENT_BYTES_MAX {
        let message = format!("the text has {} bytes, and at most {SQL_STATEMENT_BYTES_MAX} are read", text.len());
        return Err(Error::new(ErrorCode::LimitExceeded, message).with_hint("give one statement at a time"));
    }
    let made = fingerprint(grammar, text);
    let algorithm = match made.algorithm {
        Algorithm::PgQuery => FingerprintAlgorithm::PgQuery,
        Algorithm::Tokens => FingerprintAlgorithm::Tokens,
    };
    Ok(Output { algorithm, version: made.version, dialect, value: made.value, normalised: normalise(grammar, text) })
}

#[cfg(not(feature = "sql"))]
fn made(_: SqlDialect, _: &str) -> Result<Output, Error> {
    let message = "this build cannot read statements without a server";
    Err(Error::new(crate::error::ErrorCode::UnsupportedSource, message).with_hint("build with the feature `sql`"))
}
