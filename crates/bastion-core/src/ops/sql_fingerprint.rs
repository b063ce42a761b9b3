//! `sql.fingerprint`: what is the same for every call of a statement, and its text without values.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;

/// What `sql.fingerprint` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SqlFingerprintInput")]
pub struct Input {
    /// Whose SQL it is: `ansi`, `bigquery`, `duckdb`, `mariadb`, `mysql`, `postgresql`, `snowflake`, `sqlite`.
    pub dialect: String,
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
    /// Whose SQL it was read as.
    pub dialect: String,
    /// The value, in hexadecimal digits.
    pub value: String,
    /// The text with `?` for every value and `?+` for lists of them, without comments.
    pub normalised: String,
}

/// Makes the fingerprint of a text.
///
/// # Errors
///
/// `invalid_argument` for a dialect that there is not, `limit_exceeded` for a text that is too long,
/// `unsupported_source` in a build without the feature `sql`.
pub fn run(input: Input) -> Result<Output, Error> {
    made(&input.dialect, &input.sql)
}

#[cfg(feature = "sql")]
fn made(dialect: &str, text: &str) -> Result<Output, Error> {
    use crate::error::ErrorCode;
    use crate::limits::SQL_STATEMENT_BYTES_MAX;
    use crate::sql::Grammar;
    use crate::sql::fingerprint::{Algorithm, fingerprint, normalise};

    let grammar = Grammar::named(dialect).ok_or_else(|| {
        let names = Grammar::ALL.map(Grammar::as_str).join(", ");
        Error::new(ErrorCode::InvalidArgument, format!("there is no dialect `{dialect}`"))
            .with_hint(format!("one of {names}"))
    })?;
    if text.len() > SQL_STATEMENT_BYTES_MAX {
        let message = format!("the text has {} bytes, and at most {SQL_STATEMENT_BYTES_MAX} are read", text.len());
        return Err(Error::new(ErrorCode::LimitExceeded, message).with_hint("give one statement at a time"));
    }
    let made = fingerprint(grammar, text);
    let algorithm = match made.algorithm {
        Algorithm::PgQuery => FingerprintAlgorithm::PgQuery,
        Algorithm::Tokens => FingerprintAlgorithm::Tokens,
    };
    Ok(Output {
        algorithm,
        version: made.version,
        dialect: grammar.as_str().to_owned(),
        value: made.value,
        normalised: normalise(grammar, text),
    })
}

#[cfg(not(feature = "sql"))]
fn made(_: &str, _: &str) -> Result<Output, Error> {
    let message = "this build cannot read statements without a server";
    Err(Error::new(crate::error::ErrorCode::UnsupportedSource, message).with_hint("build with the feature `sql`"))
}
