//! `audit.record`: entries into an audit log, their bodies sealed, durable before the answer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::audit_place::AuditPlace;
use crate::error::{Error, ErrorCode};
use crate::flow::NewAuditEntry;
use crate::port::Runtime;

/// What `audit.record` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AuditRecordInput")]
pub struct Input {
    /// The audit log. It is begun when there is none.
    pub audit: AuditPlace,
    /// The entries.
    pub entries: Vec<NewAuditEntry>,
}

/// What `audit.record` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AuditRecordOutput")]
pub struct Output {
    /// The place of the first entry, from 0; the others follow.
    pub first: u64,
    /// How many entries the log has now.
    pub size: u64,
    /// The checkpoint over them as it was signed.
    pub checkpoint: String,
    /// The log's public key as everyone writes it: `name+hash+key`.
    pub log_key: String,
}

/// Records entries. After an error it is open whether they are recorded, and sending them again is safe.
///
/// # Errors
///
/// `invalid_audit`, `invalid_argument`, `limit_exceeded`, `entry_exists`, `key_destroyed`; `invalid_key`, `invalid_log`;
/// `log_conflict` when somebody else writes the log; `signature_invalid`, `log_proof_invalid` and `audit_damaged` when it is
/// of another key, or was changed; `file_failed`.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    if input.entries.is_empty() {
        return Err(Error::new(ErrorCode::InvalidArgument, "there is no entry to record"));
    }
    let mut audit = input.audit.open(runtime)?;
    let places = audit.record(input.entries, &mut |bytes| runtime.random(bytes))?;
    let checkpoint = audit.checkpoint().unwrap_or_default().to_owned();
    Ok(Output { first: places.start, size: audit.size(), checkpoint, log_key: audit.name().to_string() })
}
