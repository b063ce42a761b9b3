//! `snapshot.take`: the schema of a source, now.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::port::{Runtime, SnapshotOptions};
use crate::snapshot::{Snapshot, SnapshotDocument};

/// What `snapshot.take` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SnapshotTakeInput")]
pub struct Input {
    /// The address of the source: `postgresql://…`, `mysql://…`, `sqlite:…`, or the path of a snapshot file.
    pub source: String,
    /// What it covers.
    #[serde(default)]
    pub options: SnapshotOptions,
}

/// What `snapshot.take` gives.
pub type Output = SnapshotDocument;

/// Takes a snapshot.
///
/// # Errors
///
/// Any `source_…` code, `invalid_url`, `unsupported_source`.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    Ok(take(runtime, &input.source, &input.options).await?.to_document())
}

/// Takes a snapshot and keeps it checked.
///
/// # Errors
///
/// As [`run`].
pub async fn take(runtime: &dyn Runtime, source: &str, options: &SnapshotOptions) -> Result<Snapshot, Error> {
    let connection = runtime.connect(source).await?;
    Ok(connection.introspector.snapshot(options).await?)
}
