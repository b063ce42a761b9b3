//! `source.statistics`: what is known about the values of a column.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode};
use crate::limits::SAMPLE_VALUES_MAX;
use crate::port::{Runtime, StatisticsRequest};
use crate::snapshot::ColumnStatistics;

/// What `source.statistics` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SourceStatisticsInput")]
pub struct Input {
    /// The address of the source.
    pub source: String,
    /// The schema.
    pub schema: String,
    /// The table.
    pub table: String,
    /// The column.
    pub column: String,
    /// How they are made.
    pub request: StatisticsRequest,
}

/// What `source.statistics` gives.
pub type Output = ColumnStatistics;

/// Gives statistics of a column.
///
/// # Errors
///
/// `object_not_found`, `limit_exceeded`, any `source_…` code.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    let Input { source, schema, table, column, request } = input;
    if request.sample_values as usize > SAMPLE_VALUES_MAX {
        let message =
            format!("{} sample values were asked for; the limit is {SAMPLE_VALUES_MAX}", request.sample_values);
        return Err(Error::new(ErrorCode::LimitExceeded, message));
    }
    let connection = runtime.connect(&source).await?;
    Ok(connection.introspector.column_stats(&schema, &table, &column, &request).await?)
}
