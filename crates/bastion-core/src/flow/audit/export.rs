//! Handing out: what belongs to a period is found, written down, and then given.

use serde_json::json;

use super::{AuditLog, AuditUse, EXPORT_KIND, Random, scan};
use crate::audit::{AuditPeriod, PeriodStretch};
use crate::error::{Error, ErrorCode};
use crate::flow::LogReader;
use crate::limits::{ARTIFACT_BYTES_MAX, LOG_EXPORT_ENTRIES_MAX};
use crate::log::LogExport;
use crate::port::{BodyStore, KeyRing, LogStore};

/// What is to be handed out, to whom and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportRequest {
    /// The period.
    pub period: AuditPeriod,
    /// The evidence that it goes into.
    pub pack_id: String,
    /// The controls that it is to show.
    pub controls: Vec<String>,
    /// Who, when and why.
    pub who: AuditUse,
}

/// What was handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditExport {
    /// The place of the entry that says so.
    pub logged_at: u64,
    /// The smallest stretch that has every entry of the period.
    pub stretch: PeriodStretch,
    /// Its entries, against the newest checkpoint, which covers the entry about this export too.
    pub log_export: LogExport,
}

/// What an export has beside its entries: proofs, a checkpoint with the signatures of witnesses, and the entry about itself.
const FRAME_BYTES: u64 = 1024 * 1024;

impl<L: LogStore, B: BodyStore, K: KeyRing> AuditLog<L, B, K> {
    /// Hands out the entries of a period, after an entry that says so is durable. That entry is one of them when the period
    /// has not ended yet. Bodies stay where they are.
    ///
    /// The stretch follows the places of the log: entries that happened at another time stand in it where a clock had gone
    /// back. A period without entries gives none, and a proof of just that.
    ///
    /// # Errors
    ///
    /// `limit_exceeded` when the period has more than one export takes; as [`AuditLog::record`]: nothing is given then.
    /// `log_proof_invalid` when the leaves do not hold.
    pub fn export(&mut self, request: &ExportRequest, random: &mut Random<'_>) -> Result<AuditExport, Error> {
        let ExportRequest { period, pack_id, controls, who } = request;
        let mut search = scan::period(self.writer.store(), &self.name, *period)?;
        // the entry about this export is the next one
        search.add(Some(who.occurred_at), 0);
        let stretch = search.stretch();
        check_bounds(&stretch)?;
        let intent = json!({
            "period_start": period.start(), "period_end": period.end(), "first": stretch.first, "end": stretch.end,
            "pack_id": pack_id, "controls": controls, "reason": who.reason,
        });
        let mut entry = who.entry(EXPORT_KIND, "log.export", intent);
        entry.body.evidence = Some(pack_id.clone());
        let logged_at = self.write(vec![entry], random)?.start;
        let log_export = LogReader::open(self.writer.store(), &self.name)?.export(stretch.places(), &self.name)?;
        Ok(AuditExport { logged_at, stretch, log_export })
    }
}

fn check_bounds(stretch: &PeriodStretch) -> Result<(), Error> {
    let count = stretch.end - stretch.first;
    // base64, quotes and a comma
    let bytes = stretch.bytes.saturating_mul(4) / 3 + count * 7 + FRAME_BYTES;
    let message = if count > LOG_EXPORT_ENTRIES_MAX {
        format!("the period has {count} entries, which are more than one export takes, {LOG_EXPORT_ENTRIES_MAX}")
    } else if bytes > ARTIFACT_BYTES_MAX as u64 {
        format!("the entries of the period have some {bytes} bytes; one export takes {ARTIFACT_BYTES_MAX}")
    } else {
        return Ok(());
    };
    let hint = "ask for a shorter period; where a clock had gone back, all places between its entries count";
    Err(Error::new(ErrorCode::LimitExceeded, message).with_hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_export_does_not_take_is_refused_with_what_to_do() {
        let stretch = |count, bytes| PeriodStretch { first: 7, end: 7 + count, within: 1, bytes };
        let bytes_max = ARTIFACT_BYTES_MAX as u64;
        for fits in [stretch(0, 0), stretch(LOG_EXPORT_ENTRIES_MAX, 0), stretch(1, bytes_max / 2)] {
            check_bounds(&fits).unwrap();
        }
        for refused in [stretch(LOG_EXPORT_ENTRIES_MAX + 1, 0), stretch(1, bytes_max / 4 * 3)] {
            let error = check_bounds(&refused).unwrap_err();
            assert_eq!(error.code(), ErrorCode::LimitExceeded);
            assert!(error.hint().unwrap().contains("shorter period"), "{error:?}");
        }
    }
}
