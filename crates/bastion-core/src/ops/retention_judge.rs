//! `retention.judge`: what is due about entries of an audit log, and about the keys they are sealed with.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::audit::{AuditEntry, KeyDue, LegalHold, RetentionDue, RetentionTable};
use crate::canonical::Digest;
use crate::error::{Error, ErrorCode};
use crate::limits::LOG_EXPORT_ENTRIES_MAX;
use crate::time::Moment;

/// What `retention.judge` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RetentionJudgeInput")]
pub struct Input {
    /// The retention table, JSON or YAML.
    pub table: String,
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
    /// What is due about each entry, in their order.
    pub entries: Vec<EntryDue>,
    /// What is due about each key, as far as these entries say: a key is destroyed for all that it sealed.
    pub keys: Vec<KeyDue>,
}

/// Judges entries by a retention table.
///
/// # Errors
///
/// `invalid_audit`, `limit_exceeded`, or what is wrong with the text of the table.
pub fn run(input: Input) -> Result<Output, Error> {
    let count = input.entries.len() as u64;
    if count > LOG_EXPORT_ENTRIES_MAX {
        let message = format!("{count} entries are more than are judged together, {LOG_EXPORT_ENTRIES_MAX}");
        return Err(Error::new(ErrorCode::LimitExceeded, message));
    }
    let table = RetentionTable::read(input.table.as_bytes())?;
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
    Ok(Output { table: table.digest()?, entries, keys: keys.collect() })
}
