//! `schema.validate`: what is wrong with a schema as it is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diff::DiffOptions;
use crate::error::Error;
use crate::rules::{self, Comparison};
use crate::snapshot::{Snapshot, SnapshotDocument};

/// What `schema.validate` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SchemaValidateInput")]
pub struct Input {
    /// The schema.
    pub snapshot: SnapshotDocument,
}

/// What `schema.validate` gives: a comparison of the schema with itself, with what is wrong as its findings, so that
/// every report and every setting applies to it.
pub type Output = Comparison;

/// Validates a schema.
///
/// # Errors
///
/// What is wrong with the document.
pub fn run(input: Input) -> Result<Output, Error> {
    validate(&Snapshot::new(input.snapshot)?)
}

/// Validates a checked schema.
///
/// # Errors
///
/// None for a checked schema.
pub fn validate(snapshot: &Snapshot) -> Result<Output, Error> {
    let mut comparison = rules::compare(snapshot, snapshot, &DiffOptions::default())?;
    comparison.add(rules::validate(snapshot));
    Ok(comparison)
}
