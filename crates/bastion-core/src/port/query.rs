//! A query that runs within bounds.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::SourceError;
use crate::canonical::{self, INTEGER_MAX};
use crate::error::{Coded, Error, ErrorCode};
use crate::limits::{
    QUERY_BYTES_DEFAULT, QUERY_BYTES_MAX, QUERY_COST_DEFAULT, QUERY_COST_MAX, QUERY_EXAMINED_ROWS_DEFAULT,
    QUERY_EXAMINED_ROWS_MAX, QUERY_IDLE_MS_DEFAULT, QUERY_IDLE_MS_MAX, QUERY_LOCK_MS_DEFAULT, QUERY_LOCK_MS_MAX,
    QUERY_ROWS_DEFAULT, QUERY_ROWS_MAX, QUERY_STATEMENT_MS_DEFAULT, QUERY_STATEMENT_MS_MAX, QUERY_VALUE_BYTES,
};
use crate::schema::Dialect;

/// What a query is bound by. Each bound has a default and a most; 0 is none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct QueryLimits {
    /// Rows that are given; 1,000 when absent, at most 100,000.
    pub rows_max: u64,
    /// Bytes of the values that are given, as text and eight for each value; 4 MiB when absent, at most 64 MiB.
    pub bytes_max: u64,
    /// Milliseconds the query may run; 5,000 when absent, at most 300,000.
    pub statement_timeout_ms: u64,
    /// Milliseconds it waits for a lock, in MySQL and MariaDB rounded up to seconds; 250 when absent, at most 10,000.
    pub lock_timeout_ms: u64,
    /// Milliseconds its transaction waits for the client, in MySQL and MariaDB rounded up to seconds; 10,000 when absent,
    /// at most 60,000.
    pub idle_timeout_ms: u64,
    /// What it may cost by the planner's estimate, in the product's own unit, where the product states a cost; 1,000,000
    /// when absent.
    pub cost_max: u64,
    /// Rows it may look at by the planner's estimate (MySQL, MariaDB); 10,000,000 when absent.
    pub examined_rows_max: u64,
}

impl Default for QueryLimits {
    fn default() -> Self {
        Self {
            rows_max: QUERY_ROWS_DEFAULT,
            bytes_max: QUERY_BYTES_DEFAULT,
            statement_timeout_ms: QUERY_STATEMENT_MS_DEFAULT,
            lock_timeout_ms: QUERY_LOCK_MS_DEFAULT,
            idle_timeout_ms: QUERY_IDLE_MS_DEFAULT,
            cost_max: QUERY_COST_DEFAULT,
            examined_rows_max: QUERY_EXAMINED_ROWS_DEFAULT,
        }
    }
}

impl QueryLimits {
    /// Whether every bound is one.
    ///
    /// # Errors
    ///
    /// `invalid_argument` for 0, which to a server means no bound at all; `limit_exceeded` above the most.
    pub fn check(&self) -> Result<(), Error> {
        let all = [
            ("rows_max", self.rows_max, QUERY_ROWS_MAX),
            ("bytes_max", self.bytes_max, QUERY_BYTES_MAX),
            ("statement_timeout_ms", self.statement_timeout_ms, QUERY_STATEMENT_MS_MAX),
            ("lock_timeout_ms", self.lock_timeout_ms, QUERY_LOCK_MS_MAX),
            ("idle_timeout_ms", self.idle_timeout_ms, QUERY_IDLE_MS_MAX),
            ("cost_max", self.cost_max, QUERY_COST_MAX),
            ("examined_rows_max", self.examined_rows_max, QUERY_EXAMINED_ROWS_MAX),
        ];
        for (name, value, most) in all {
            if value == 0 {
                let message = format!("`{name}` is 0, which bounds nothing");
                return Err(Error::new(ErrorCode::InvalidArgument, message).with_hint(format!("state 1 to {most}")));
            }
            if value > most {
                let message = format!("`{name}` is {value}, and at most {most} is taken");
                return Err(Error::new(ErrorCode::LimitExceeded, message));
            }
        }
        Ok(())
    }
}

/// A query to run. It is run as it is: who judges it is `sql.check`, and `source.query` runs what that wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryRequest {
    /// Whose SQL it is; a source of another product refuses it.
    pub dialect: Dialect,
    /// One statement that gives rows.
    pub sql: String,
    /// Where it is an EXPLAIN: the statement that is explained, which is what has a cost.
    pub explained: Option<String>,
    /// Where names without a schema are looked up, after the system's own; the source's first schema where only one can
    /// be in use.
    pub schemas: Vec<String>,
    /// What it is bound by.
    pub limits: QueryLimits,
}

impl QueryRequest {
    /// Whether the source is of the product that the statement was written for.
    pub(crate) fn meant_for(&self, product: Dialect, target: &str) -> Result<(), QueryError> {
        if self.dialect == product {
            return Ok(());
        }
        let reason = format!("it is written for {}, and this is {}", named(self.dialect), named(product));
        Err(QueryError::Refused { target: target.to_owned(), reason })
    }
}

const fn named(product: Dialect) -> &'static str {
    match product {
        Dialect::Postgresql => "PostgreSQL",
        Dialect::Sqlite => "SQLite",
        Dialect::Mysql => "MySQL",
        Dialect::Mariadb => "MariaDB",
    }
}

/// A column of a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QueryColumn {
    /// Its name; names may stand twice.
    pub name: String,
    /// Its type, as the product writes it; `any` where a value alone has one (SQLite).
    pub data_type: String,
}

/// Which bound ended a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum QueryTruncation {
    /// There are more rows than may be given.
    Rows,
    /// The next row would be more bytes than may be given.
    Bytes,
}

/// What the server expected before it ran the query.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QueryEstimate {
    /// The cost, in the product's own unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost: Option<f64>,
    /// Rows it gives (PostgreSQL).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<f64>,
    /// Rows it looks at (MySQL, MariaDB).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub examined_rows: Option<f64>,
}

/// What a query gave.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QueryResult {
    /// The columns in their order.
    pub columns: Vec<QueryColumn>,
    /// The rows: numbers where a double holds them exactly, `true` and `false`, null; all else as the product writes it
    /// as text: larger integers, decimals, moments in ISO 8601 form, bytes as `\x` and hexadecimal digits.
    pub rows: Vec<Vec<Value>>,
    /// How many rows those are.
    pub row_count: u64,
    /// Bytes of their values, as `bytes_max` counts them.
    pub bytes: u64,
    /// Which bound left out the rest; absent where this is all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub truncated: Option<QueryTruncation>,
    /// What the server expected, where it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub estimate: Option<QueryEstimate>,
    /// The settings that held while it ran, as the server told them before.
    pub settings: BTreeMap<String, String>,
}

impl QueryResult {
    /// Takes one more row, if it fits; otherwise says which bound it is that ends the result.
    pub(crate) fn take(&mut self, row: Vec<Value>, limits: &QueryLimits) -> Option<QueryTruncation> {
        let bytes = row.iter().map(size).fold(self.bytes, u64::saturating_add);
        if self.row_count >= limits.rows_max {
            self.truncated = Some(QueryTruncation::Rows);
        } else if bytes > limits.bytes_max {
            self.truncated = Some(QueryTruncation::Bytes);
        } else {
            self.rows.push(row);
            self.row_count += 1;
            self.bytes = bytes;
        }
        self.truncated
    }
}

fn size(value: &Value) -> u64 {
    let text = match value {
        Value::String(text) => text.len(),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => 0,
        Value::Number(number) => number.to_string().len(),
    };
    QUERY_VALUE_BYTES.saturating_add(u64::try_from(text).unwrap_or(u64::MAX))
}

/// A number that a product wrote, as a number where a double holds it exactly, else as that text.
pub(crate) fn number(text: &str) -> Value {
    if let Ok(whole) = text.parse::<i64>() {
        return if whole.unsigned_abs() <= INTEGER_MAX.unsigned_abs() { Value::from(whole) } else { Value::from(text) };
    }
    #[expect(clippy::cast_precision_loss, reason = "the greatest whole number that a double holds exactly")]
    let exact = |double: &f64| double.is_finite() && double.abs() <= INTEGER_MAX as f64;
    match text.parse::<f64>().ok().filter(exact).and_then(serde_json::Number::from_f64) {
        Some(double) => Value::Number(double),
        None => Value::from(text),
    }
}

/// Bytes as text: `\x` and two hexadecimal digits for each.
pub(crate) fn hexadecimal(bytes: &[u8]) -> Value {
    Value::String(format!("\\x{}", canonical::to_hex(bytes)))
}

/// Why a query gave nothing.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// The source cannot be asked, or was too slow.
    #[error(transparent)]
    Source(#[from] SourceError),
    /// The server expects it to cost more than it may. It was not run.
    #[error("the query was not run: {target} expects {measure} {expected:.0}, and at most {most} may be")]
    TooCostly {
        /// Host and port, or file.
        target: String,
        /// What is measured.
        measure: &'static str,
        /// What is expected.
        expected: f64,
        /// The bound.
        most: u64,
    },
    /// What has to hold does not. It was not run.
    #[error("the query was not run: `{setting}` is `{found}` on {target}, and has to be `{wanted}`")]
    Unprotected {
        /// Host and port, or file.
        target: String,
        /// The setting.
        setting: String,
        /// What it is.
        found: String,
        /// What it has to be.
        wanted: String,
    },
    /// The server refused it, or broke it off.
    #[error("{target} refused the query: {reason}")]
    Refused {
        /// Host and port, or file.
        target: String,
        /// The server's words, with its own code.
        reason: String,
    },
}

impl QueryError {
    /// The error when an estimate is above its bound.
    pub(crate) fn above(target: &str, estimate: &QueryEstimate, limits: &QueryLimits) -> Result<(), Self> {
        let measured = [
            ("a cost of", estimate.cost, limits.cost_max),
            ("rows looked at", estimate.examined_rows, limits.examined_rows_max),
        ];
        for (measure, expected, most) in measured {
            #[expect(clippy::cast_precision_loss, reason = "a bound far below 2^53")]
            let bound = most as f64;
            if let Some(expected) = expected.filter(|expected| *expected > bound) {
                return Err(Self::TooCostly { target: target.to_owned(), measure, expected, most });
            }
        }
        Ok(())
    }
}

impl Coded for QueryError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Source(error) => error.code(),
            Self::TooCostly { .. } => ErrorCode::QueryTooCostly,
            Self::Unprotected { .. } => ErrorCode::QueryUnprotected,
            Self::Refused { .. } => ErrorCode::QueryFailed,
        }
    }

    fn hint(&self) -> Option<String> {
        Some(match self {
            Self::Source(error) => return error.hint(),
            Self::TooCostly { .. } => "narrow it with WHERE, or raise the bound".to_owned(),
            Self::Unprotected { .. } => "a pooler may stand between: name the server itself".to_owned(),
            Self::Refused { .. } => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_are_exact_or_text() {
        assert_eq!(number("9007199254740991"), json!(9_007_199_254_740_991_i64));
        assert_eq!(number("9007199254740992"), json!("9007199254740992"));
        assert_eq!(number("-9007199254740992"), json!("-9007199254740992"));
        assert_eq!(number("0.1"), json!(0.1));
        assert_eq!(number("NaN"), json!("NaN"));
        assert_eq!(number("1e300"), json!("1e300"));
        assert_eq!(hexadecimal(&[0, 255, 16]), json!("\\x00ff10"));
    }

    #[test]
    fn bounds_are_bounds() {
        let code = |limits: QueryLimits| limits.check().unwrap_err().code();
        assert_eq!(QueryLimits::default().check(), Ok(()));
        assert_eq!(code(QueryLimits { rows_max: 0, ..QueryLimits::default() }), ErrorCode::InvalidArgument);
        let much = QueryLimits { statement_timeout_ms: QUERY_STATEMENT_MS_MAX + 1, ..QueryLimits::default() };
        assert_eq!(code(much), ErrorCode::LimitExceeded);
    }

    #[test]
    fn a_query_runs_on_its_product_and_within_its_cost() {
        let limits = QueryLimits { cost_max: 10, ..QueryLimits::default() };
        let dialect = Dialect::Postgresql;
        let request = QueryRequest { dialect, sql: String::new(), explained: None, schemas: Vec::new(), limits };
        assert_eq!(request.meant_for(Dialect::Postgresql, "db"), Ok(()));
        let refused = request.meant_for(Dialect::Sqlite, "db").unwrap_err();
        assert_eq!(refused.to_string(), "db refused the query: it is written for PostgreSQL, and this is SQLite");
        let estimate = |cost: f64| QueryEstimate { cost: Some(cost), ..QueryEstimate::default() };
        assert_eq!(QueryError::above("db", &estimate(10.0), &limits), Ok(()));
        assert_eq!(QueryError::above("db", &estimate(10.5), &limits).unwrap_err().code(), ErrorCode::QueryTooCostly);
    }

    #[test]
    fn a_row_that_does_not_fit_ends_the_result() {
        let limits = QueryLimits { rows_max: 2, bytes_max: 40, ..QueryLimits::default() };
        let mut result = QueryResult::default();
        assert_eq!(result.take(vec![json!("ab")], &limits), None);
        assert_eq!(result.take(vec![json!("a text of thirty characters !!")], &limits), Some(QueryTruncation::Bytes));
        assert_eq!((result.row_count, result.bytes), (1, 10));
        let mut result = QueryResult::default();
        let taken: Vec<_> = (0..3).map(|_| result.take(vec![Value::Null], &limits)).collect();
        assert_eq!(taken, [None, None, Some(QueryTruncation::Rows)]);
    }
}
