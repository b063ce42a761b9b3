//! What is known about the values of a column. Beside the schema, never in its hash: ANALYZE is no drift.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How statistics were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StatisticsMethod {
    /// The server's own estimates.
    Catalog,
    /// Counted over a sample of rows.
    Sampled,
    /// Counted over all rows.
    Exact,
}

/// One common value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FrequentValue {
    /// The value, as text.
    pub value: String,
    /// Its share of the rows: 0 to 1.
    pub ratio: f64,
}

/// What is known about the values of one column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnStatistics {
    /// The schema.
    pub schema: String,
    /// The relation.
    pub relation: String,
    /// The column.
    pub column: String,
    /// How they were made.
    pub method: StatisticsMethod,
    /// Rows looked at; for the catalogue, the server's estimate of all rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row_count: Option<u64>,
    /// The share of nulls: 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub null_ratio: Option<f64>,
    /// The number of different values that are not null.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distinct_count: Option<u64>,
    /// The least value, as text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum: Option<String>,
    /// The greatest value, as text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum: Option<String>,
    /// The most common values, the most common first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub most_common: Vec<FrequentValue>,
    /// Bounds of ranges that hold equally many of the values that are not among the common ones, ascending.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub histogram_bounds: Vec<String>,
    /// Some values, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sample_values: Vec<String>,
}

impl ColumnStatistics {
    /// Nothing known yet about a column.
    #[must_use]
    pub fn unknown(schema: &str, relation: &str, column: &str, method: StatisticsMethod) -> Self {
        Self {
            schema: schema.to_owned(),
            relation: relation.to_owned(),
            column: column.to_owned(),
            method,
            row_count: None,
            null_ratio: None,
            distinct_count: None,
            minimum: None,
            maximum: None,
            most_common: Vec::new(),
            histogram_bounds: Vec::new(),
            sample_values: Vec::new(),
        }
    }

    /// The column's path.
    #[must_use]
    pub fn path(&self) -> [&str; 3] {
        [&self.schema, &self.relation, &self.column]
    }
}
