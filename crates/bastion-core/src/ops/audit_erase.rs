//! `audit.erase`: destroys a data key of an audit log, after an entry that says who did it, why, and by which law.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::audit_place::{AuditCaller, AuditPlace};
use crate::audit::{DataKeyId, LegalHold, RetentionTable};
use crate::error::Error;
use crate::flow::{Erased, ErasureRequest};
use crate::port::Runtime;

/// What `audit.erase` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AuditEraseInput")]
pub struct Input {
    /// The audit log.
    pub audit: AuditPlace,
    /// The key: every body that it sealed is erased.
    pub key_id: DataKeyId,
    /// Who erases, and why.
    pub who: AuditCaller,
    /// The retention table, JSON or YAML.
    pub table: String,
    /// The legal holds.
    #[serde(default)]
    pub holds: Vec<LegalHold>,
}

/// What `audit.erase` gives.
pub type Output = Erased;

/// Erases what a key sealed. Asking again is safe.
///
/// # Errors
///
/// `erasure_refused` under a legal hold, before the time is over, or without a rule; `object_not_found` when the key sealed
/// nothing; as `audit.record`.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    let table = RetentionTable::read(input.table.as_bytes())?;
    let request = ErasureRequest { key_id: input.key_id, who: input.who.now(runtime)? };
    let mut audit = input.audit.open(runtime)?;
    audit.erase(&request, &table, &input.holds, &mut |bytes| runtime.random(bytes))
}
