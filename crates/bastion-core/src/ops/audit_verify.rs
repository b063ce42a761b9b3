//! `audit.verify`: is an audit log what it says, and if not, what exactly is wrong.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::audit_place::KeyRingPlace;
use crate::error::{Error, ErrorCode};
use crate::flow::{AuditReport, verify_audit};
use crate::limits::LOG_WITNESSES_MAX;
use crate::log::NoteKey;
use crate::port::Runtime;

/// What `audit.verify` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AuditVerifyInput")]
pub struct Input {
    /// The address of the log: a folder.
    pub log: String,
    /// The address of the sealed bodies: a folder.
    pub bodies: String,
    /// The data keys; without them, bodies are held against the log by their sealed bytes alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_ring: Option<KeyRingPlace>,
    /// The log's public key: `name+hash+key`.
    pub log_key: String,
    /// Signed checkpoints of it that somebody kept: the log has to continue each of them.
    #[serde(default)]
    pub older: Vec<String>,
}

/// What `audit.verify` gives.
pub type Output = AuditReport;

/// Reads a whole audit log and says what is wrong with it. Nothing of a body is given, and nothing is written.
///
/// # Errors
///
/// `file_not_found`, `file_failed`; `invalid_key`, `invalid_log` for a key that is none. A log that does not hold is an
/// answer.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    if input.older.len() > LOG_WITNESSES_MAX {
        return Err(Error::new(ErrorCode::LimitExceeded, format!("more than {LOG_WITNESSES_MAX} checkpoints")));
    }
    let name = NoteKey::from_text(&input.log_key)?;
    let log = runtime.open_log(&input.log, false)?;
    let bodies = runtime.open_bodies(&input.bodies, false)?;
    let keys = input.key_ring.map(|place| place.open(runtime, false)).transpose()?;
    verify_audit(&log, &name, &bodies, keys.as_ref(), &input.older)
}
