//! `log.export`: entries of a log that follow each other, with the proof that none is missing.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::flow::LogReader;
use crate::log::{LogExport, NoteKey};
use crate::port::Runtime;

/// What `log.export` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LogExportInput")]
pub struct Input {
    /// The address of the log: a folder, `sqlite:FILE#LOG`, `postgresql://…#LOG` or `https://…`.
    pub log: String,
    /// The log's public key: `name+hash+key`.
    pub log_key: String,
    /// The place of the first entry, from 0.
    #[serde(default)]
    pub first: u64,
    /// The place behind the last entry; the end of the log when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<u64>,
}

/// What `log.export` gives.
pub type Output = LogExport;

/// Exports a range of a log.
///
/// # Errors
///
/// `invalid_argument` for a range that the log does not have, `limit_exceeded` for more than one document takes;
/// `log_proof_invalid`, `invalid_log`, `signature_invalid` when the log does not hold; `file_not_found`, `file_failed`.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    let key = NoteKey::from_text(&input.log_key)?;
    let store = runtime.open_log(&input.log, false)?;
    let reader = LogReader::open(&store, &key)?;
    let end = input.end.unwrap_or(reader.head().size);
    reader.export(input.first..end, &key)
}
