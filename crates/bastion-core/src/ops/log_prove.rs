//! `log.prove`: an entry of a log, with the proof that it is in it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::flow::{LogReader, LoggedEntry};
use crate::log::NoteKey;
use crate::port::Runtime;

/// What `log.prove` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LogProveInput")]
pub struct Input {
    /// The address of the log: a folder, `sqlite:FILE#LOG`, `postgresql://…#LOG` or `https://…`.
    pub log: String,
    /// The log's public key: `name+hash+key`.
    pub log_key: String,
    /// The place of the entry, from 0.
    pub index: u64,
}

/// What `log.prove` gives.
pub type Output = LoggedEntry;

/// Gives an entry and its proof.
///
/// # Errors
///
/// `invalid_argument` when there is no such entry; `log_proof_invalid`, `invalid_log`, `signature_invalid` when the log
/// does not hold; `file_not_found`, `file_failed`.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    let store = runtime.open_log(&input.log, false)?;
    LogReader::open(&store, &NoteKey::from_text(&input.log_key)?)?.prove(input.index)
}
