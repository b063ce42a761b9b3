//! `audit.read`: entries of an audit log with their bodies, after an entry that says who read them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::audit_place::{AuditCaller, AuditPlace};
use crate::error::Error;
use crate::flow::AuditReading;
use crate::port::Runtime;

/// What `audit.read` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AuditReadInput")]
pub struct Input {
    /// The audit log. It is written to: who reads is in it afterwards.
    pub audit: AuditPlace,
    /// The place of the first entry, from 0.
    #[serde(default)]
    pub first: u64,
    /// The place behind the last entry; the end of the log when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<u64>,
    /// Who reads, and why.
    pub who: AuditCaller,
}

/// What `audit.read` gives.
pub type Output = AuditReading;

/// Reads entries. Who cannot be written down reads nothing.
///
/// # Errors
///
/// `invalid_argument` for a range that the log does not have; as `audit.record`. A body that cannot be had is an answer.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    let who = input.who.now(runtime)?;
    let mut audit = input.audit.open(runtime)?;
    let end = input.end.unwrap_or(audit.size());
    audit.read(input.first..end, &who, &mut |bytes| runtime.random(bytes))
}
