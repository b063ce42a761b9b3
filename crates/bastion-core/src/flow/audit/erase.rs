//! Erasing: judged, written down, and then carried out.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{AuditLog, AuditUse, ERASURE_KIND, Random, scan};
use crate::audit::{DataKeyId, DueStatus, ErasureRecord, KeyDue, LegalHold, RetentionTable};
use crate::error::{Error, ErrorCode};
use crate::port::{BodyStore, KeyRing, LogStore};

/// What is to be erased, by whom and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ErasureRequest {
    /// The key that is to be destroyed: every body it sealed is erased with it.
    pub key_id: DataKeyId,
    /// Who, when and why. Its own key has to be another one.
    pub who: AuditUse,
}

/// What was erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Erased {
    /// The key.
    pub key_id: DataKeyId,
    /// The place of the entry that says so.
    pub place: u64,
    /// Whether it had been erased before: then that entry is meant.
    pub again: bool,
    /// The newest checkpoint, as it was signed: it covers the entry.
    pub checkpoint: String,
}

impl<L: LogStore, B: BodyStore, K: KeyRing> AuditLog<L, B, K> {
    /// Erases every body that a key sealed: records that it was destroyed, and then destroys it. Leaves, proofs and exports
    /// stay as they are. Asking again is safe.
    ///
    /// # Errors
    ///
    /// `object_not_found` when no entry is sealed with the key, `erasure_refused` under a legal hold, before the time is
    /// over, or without a rule; as [`AuditLog::record`]: nothing is destroyed then. After an error of the key ring the erasure
    /// is recorded: nothing that the key sealed is given any more, and opening the log again destroys it.
    pub fn erase(
        &mut self,
        request: &ErasureRequest,
        table: &RetentionTable,
        holds: &[LegalHold],
        random: &mut Random<'_>,
    ) -> Result<Erased, Error> {
        let key_id = &request.key_id;
        let known = self.erasures.get(key_id).copied();
        let place = match known {
            Some(place) => place,
            None => self.promise(request, table, holds, random)?,
        };
        self.keys.destroy(key_id)?;
        let checkpoint = self.checkpoint().unwrap_or_default().to_owned();
        Ok(Erased { key_id: key_id.clone(), place, again: known.is_some(), checkpoint })
    }

    /// Judges an erasure, and writes it down.
    fn promise(
        &mut self,
        request: &ErasureRequest,
        table: &RetentionTable,
        holds: &[LegalHold],
        random: &mut Random<'_>,
    ) -> Result<u64, Error> {
        let ErasureRequest { key_id, who } = request;
        LegalHold::check_all(holds)?;
        let moments = scan::moments(self.writer.store(), &self.name, key_id)?;
        let judged = table.key_due(key_id, moments, who.occurred_at, holds).ok_or_else(|| {
            Error::new(ErrorCode::ObjectNotFound, format!("no entry of the log is sealed with the key `{key_id}`"))
        })?;
        let legal_basis = admitted(&judged)?;
        let intent = json!({ "key_id": key_id, "reason": who.reason });
        let mut entry = who.entry(ERASURE_KIND, "log.erase", intent);
        entry.header.erasure = Some(ErasureRecord {
            key_id: key_id.clone(),
            entries: judged.entries,
            legal_basis,
            retention_table: table.digest()?,
        });
        let place = self.write(vec![entry], random)?.start;
        self.erasures.insert(key_id.clone(), place);
        Ok(place)
    }
}

/// The law by which a key may be destroyed.
fn admitted(judged: &KeyDue) -> Result<String, Error> {
    let KeyDue { key_id, due, .. } = judged;
    let reason = match (due.status, due.keep_until) {
        (DueStatus::MayErase | DueStatus::MustErase, _) => return Ok(due.legal_basis.clone().unwrap_or_default()),
        (DueStatus::Held, _) => format!("legal holds apply: {}", due.holds.join(", ")),
        (DueStatus::NoRule, _) => {
            format!("the retention table has no rule for `{}/{}`", key_id.jurisdiction(), key_id.retention_class())
        }
        (DueStatus::Keep, Some(until)) => format!("what it sealed has to be kept until {until}"),
        (DueStatus::Keep, None) => "what it sealed has to be kept for ever".to_owned(),
    };
    Err(Error::new(ErrorCode::ErasureRefused, format!("the key `{key_id}` is not destroyed: {reason}")))
}
