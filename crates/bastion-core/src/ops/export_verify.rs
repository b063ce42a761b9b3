//! `export.verify`: are the entries of an export all that a log has from the first to the last.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::log::{LogExport, NoteKey};

/// What `export.verify` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ExportVerifyInput")]
pub struct Input {
    /// The export.
    pub export: LogExport,
    /// The log's public key: `name+hash+key`.
    pub log_key: String,
}

/// What `export.verify` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ExportVerifyOutput")]
pub struct Output {
    /// Whether they are.
    pub valid: bool,
    /// Why not; empty when they are.
    pub reason: String,
    /// Whose log it is; empty when they are not.
    pub origin: String,
    /// The place of the first entry.
    pub first: u64,
    /// How many entries follow each other from there.
    pub count: u64,
    /// How many entries the log had; 0 when they are not its.
    pub size: u64,
}

/// Checks an export, offline.
///
/// # Errors
///
/// `invalid_key`, `invalid_log` for a key that is none. An export that does not hold is an answer.
pub fn run(input: Input) -> Result<Output, Error> {
    let key = NoteKey::from_text(&input.log_key)?;
    let (first, count) = (input.export.first, input.export.entries.len() as u64);
    Ok(match input.export.verify(&key) {
        Ok(head) => Output { valid: true, reason: String::new(), origin: head.origin, first, count, size: head.size },
        Err(error) => Output { valid: false, reason: error.to_string(), origin: String::new(), first, count, size: 0 },
    })
}
