//! `retention.judge`: what is due about entries of an audit log, and about the keys they are sealed with.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::audit::{AuditEntry, KeyDue, LegalHold, RetentionDue};
use crate::canonical::Digest;
use crate::error::{Error, ErrorCode};
use crate::evidence::GivenRetention;
use crate::limits::LOG_EXPORT_ENTRIES_MAX;
use crate::time::Moment;

/// What `retention.judge` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RetentionJudgeInput")]
pub struct Input {
    /// The retention table, JSON or YAML, or the envelope of a signed one.
    pub table: String,
    /// Public keys, PEM or 64 hexadecimal digits: one of them has to have signed the table. A plain one is taken when there
    /// are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub table_keys: Vec<String>,
    /// The entries.
    pub entries: Vec<AuditEntry>,
    /// The legal holds.
    #[serde(default)]
    pub holds: Vec<LegalHold>,
    /// When it is asked.
    pub now: Moment,
}

/// What is due about one entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntryDue {
    /// The entry.
    pub id: String,
    /// What is due.
    pub due: RetentionDue,
}

/// What `retention.judge` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RetentionJudgeOutput")]
pub struct Output {
    /// The digest of the table.
    pub table: Digest,
    /// The keys that signed the table, of those that were given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub table_signed_by: Vec<String>,
    /// What is due about each entry, in their order.
    pub entries: Vec<EntryDue>,
    /// What is due about each key, as far as these entries say: a key is destroyed for all that it sealed.
    pub keys: Vec<KeyDue>,
}

/// Judges entries by a retention table.
///
/// # Errors
///
/// `signature_invalid` for a table that none of the keys signed; `invalid_audit`, `limit_exceeded`, or what is wrong with
/// the text of the table.
pub fn run(input: Input) -> Result<Output, Error> {
    let count = input.entries.len() as u64;
    if count > LOG_EXPORT_ENTRIES_MAX {
        let message = format!("{count} entries are more than are judged together, {LOG_EXPORT_ENTRIES_MAX}");
        return Err(Error::new(ErrorCode::LimitExceeded, message));
    }
    let GivenRetention { table, signed_by, .. } = GivenRetention::read(&input.table, &input.table_keys)?;
    LegalHold::check_all(&input.holds)?;
    let (mut entries, mut keys) = (Vec::new(), BTreeMap::<_, Vec<Moment>>::new());
    for entry in input.entries {
        entry.check()?;
        let due = table.due(&entry.body.key_id, entry.occurred_at, input.now, &input.holds);
        entries.push(EntryDue { id: entry.id, due });
        keys.entry(entry.body.key_id).or_default().push(entry.occurred_at);
    }
    let keys =
        keys.into_iter().filter_map(|(key_id, moments)| table.key_due(&key_id, moments, input.now, &input.holds));
    let keys = keys.collect();
    Ok(Output { table: table.digest()?, table_signed_by: signed_by, entries, keys })
}
