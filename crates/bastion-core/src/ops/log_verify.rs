//! `log.verify`: is a log what its checkpoints say, and if not, what exactly is wrong.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode};
use crate::flow::{LogReport, verify_log};
use crate::limits::LOG_WITNESSES_MAX;
use crate::log::{NoteKey, Witnessed, cosignatures};
use crate::port::Runtime;

/// What `log.verify` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LogVerifyInput")]
pub struct Input {
    /// The address of the log: a folder, `sqlite:FILE#LOG`, `postgresql://…#LOG` or `https://…`.
    pub log: String,
    /// The log's public key: `name+hash+key`.
    pub log_key: String,
    /// Signed checkpoints of it that somebody kept: the log has to continue each of them.
    #[serde(default)]
    pub older: Vec<String>,
    /// Public keys of witnesses: `name+hash+key`.
    #[serde(default)]
    pub witness_keys: Vec<String>,
    /// How many of them have to have signed the newest checkpoint.
    #[serde(default)]
    pub witnesses_min: u32,
}

/// What `log.verify` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LogVerifyOutput")]
pub struct Output {
    /// Whether nothing is wrong, and enough witnesses signed.
    pub valid: bool,
    /// What the log is and what is wrong with it.
    pub report: LogReport,
    /// The witnesses that signed its newest checkpoint, in the order of their keys.
    pub witnesses: Vec<Witnessed>,
}

/// Reads a whole log and says what is wrong with it.
///
/// # Errors
///
/// `file_not_found`, `file_failed`; `invalid_key` and `invalid_log` for a key that is none; `signature_invalid` when a
/// witness's signature does not hold. A log that does not hold is an answer.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    if input.older.len().max(input.witness_keys.len()) > LOG_WITNESSES_MAX {
        let message = format!("more than {LOG_WITNESSES_MAX} checkpoints or keys of witnesses");
        return Err(Error::new(ErrorCode::LimitExceeded, message));
    }
    let key = NoteKey::from_text(&input.log_key)?;
    let witnesses = input.witness_keys.iter().map(|text| NoteKey::from_text(text)).collect::<Result<Vec<_>, _>>()?;
    let store = runtime.open_log(&input.log, false)?;
    let report = verify_log(&store, &key, &input.older)?;
    let witnesses = match store.checkpoint()? {
        Some(signed) if !witnesses.is_empty() => cosignatures(&signed, &witnesses)?,
        _ => Vec::new(),
    };
    let is_witnessed = u32::try_from(witnesses.len()).is_ok_and(|count| count >= input.witnesses_min);
    Ok(Output { valid: report.valid && is_witnessed, report, witnesses })
}
