//! `source.columns`: the columns of a table.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::port::Runtime;
use crate::schema::Column;

/// What `source.columns` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SourceColumnsInput")]
pub struct Input {
    /// The address of the source.
    pub source: String,
    /// The schema.
    pub schema: String,
    /// The table.
    pub table: String,
}

/// What `source.columns` gives.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SourceColumns")]
pub struct Output {
    /// The columns, in their order.
    pub columns: Vec<Column>,
}

/// Lists the columns of a table.
///
/// # Errors
///
/// `object_not_found`, any `source_…` code.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    let connection = runtime.connect(&input.source).await?;
    Ok(Output { columns: connection.introspector.columns(&input.schema, &input.table).await? })
}
