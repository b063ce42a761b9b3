//! `audit.erase`: destroys a data key of an audit log, after an entry that says who did it, why, and by which law.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::audit_place::{AuditCaller, AuditPlace};
use crate::audit::{DataKeyId, LegalHold};
use crate::error::Error;
use crate::evidence::GivenRetention;
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
    /// The retention table, JSON or YAML, or the envelope of a signed one.
    pub table: String,
    /// Public keys, PEM or 64 hexadecimal digits: one of them has to have signed the table. A plain one is taken when there
    /// are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub table_keys: Vec<String>,
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
/// nothing; `signature_invalid` for a table that none of the keys signed; as `audit.record`.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    let table = GivenRetention::read(&input.table, &input.table_keys)?.table;
    let request = ErasureRequest { key_id: input.key_id, who: input.who.now(runtime)? };
    let mut audit = input.audit.open(runtime)?;
    audit.erase(&request, &table, &input.holds, &mut |bytes| runtime.random(bytes))
}
