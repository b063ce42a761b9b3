//! `population.summarise`: what the entries of an export consist of, after it was held against its checkpoint.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::audit::Population;
use crate::canonical::Sha256Digest;
use crate::error::Error;
use crate::log::{LogExport, NoteKey};

/// What `population.summarise` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PopulationSummariseInput")]
pub struct Input {
    /// Entries of an audit log that follow each other.
    pub log_export: LogExport,
    /// The log's public key: `name+hash+key`.
    pub log_key: String,
}

/// What `population.summarise` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PopulationSummariseOutput")]
pub struct Output {
    /// Whose log it is.
    pub origin: String,
    /// How many entries the log had.
    pub size: u64,
    /// The root of its tree.
    pub root: Sha256Digest,
    /// What the entries consist of: all that the log has from the first to the last.
    pub population: Population,
}

/// Summarises an export.
///
/// # Errors
///
/// `log_proof_invalid`, `signature_invalid`, `invalid_log`, `invalid_key`: what does not hold is not summarised.
pub fn run(input: Input) -> Result<Output, Error> {
    let head = input.log_export.verify(&NoteKey::from_text(&input.log_key)?)?;
    let population = Population::of(input.log_export.first, input.log_export.decoded()?);
    Ok(Output { origin: head.origin, size: head.size, root: head.root, population })
}
