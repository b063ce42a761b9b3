//! `source.tables`: which tables there are.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::port::{Runtime, TableName};

/// What `source.tables` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SourceTablesInput")]
pub struct Input {
    /// The address of the source.
    pub source: String,
}

/// What `source.tables` gives.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SourceTables")]
pub struct Output {
    /// The relations, by schema and name.
    pub tables: Vec<TableName>,
}

/// Lists the tables of a source.
///
/// # Errors
///
/// Any `source_…` code.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    let connection = runtime.connect(&input.source).await?;
    Ok(Output { tables: connection.introspector.tables().await? })
}
