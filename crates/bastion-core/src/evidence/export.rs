//! The pack of an export: entries of an audit log, what they consist of, and by which table they are kept.

use super::predicates::{Circumstances, Export};
use super::{Artifact, EvidenceError, GivenRetention, NewPack, Predicate};
use crate::audit::{AuditPeriod, Population};
use crate::canonical;
use crate::limits::{AUDIT_TEXT_BYTES_MAX, EXPORT_CONTROLS_MAX};
use crate::log::{LogExport, NoteKey};

/// The artifact with the entries and the proof that none is missing between them.
pub const LOG_EXPORT_FILE: &str = "log-export.json";
/// The artifact that says what the entries consist of.
pub const POPULATION_FILE: &str = "population.json";
/// The artifact with the retention table, as canonical JSON.
pub const RETENTION_FILE: &str = "retention.json";
/// The artifact with the envelope that the retention table was signed in.
pub const RETENTION_ENVELOPE_FILE: &str = "retention.dsse.json";

/// What the pack of an export is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewExport {
    /// Where, when and by whom.
    pub circumstances: Circumstances,
    /// The period that was asked for.
    pub period: AuditPeriod,
    /// Its entries: the smallest stretch of the log that has them all.
    pub log_export: LogExport,
    /// The controls that it is to show.
    pub controls: Vec<String>,
    /// By which table the entries are kept.
    pub retention: Option<GivenRetention>,
}

impl NewExport {
    /// The pack, to be signed. What it says of the log is read from the entries and their proof alone.
    ///
    /// # Errors
    ///
    /// [`EvidenceError::LogProof`] when the entries are not all that the log has from the first to the last;
    /// [`EvidenceError::Field`] for a control or a circumstance that breaks its rule.
    pub fn pack(self, log_key: &NoteKey) -> Result<NewPack, EvidenceError> {
        check_controls(&self.controls)?;
        let head = self.log_export.verify(log_key)?;
        let population = Population::of(self.log_export.first, self.log_export.decoded()?);
        let mut artifacts = vec![
            Artifact::new(LOG_EXPORT_FILE, &canonical::to_bytes(&self.log_export)?),
            Artifact::new(POPULATION_FILE, &canonical::to_bytes(&population)?),
        ];
        if let Some(retention) = &self.retention {
            artifacts.push(Artifact::new(RETENTION_FILE, &retention.table.canonical_bytes()?));
            if let Some(envelope) = &retention.envelope {
                artifacts.push(Artifact::new(RETENTION_ENVELOPE_FILE, &envelope.to_json()?));
            }
        }
        let predicate = Predicate::Export(Export {
            circumstances: self.circumstances,
            period_start: self.period.start().to_string(),
            period_end: self.period.end().to_string(),
            log_origin: head.origin,
            first_index: population.first,
            end_index: population.end,
            entries: population.count,
            filter: None,
            tree_size: head.size,
            tree_root: head.root,
            controls: self.controls,
        });
        Ok(NewPack { predicate, findings: Vec::new(), artifacts })
    }
}

/// Refuses controls that are too many, too long, or say nothing.
pub(crate) fn check_controls(controls: &[String]) -> Result<(), EvidenceError> {
    let (found, limit) = (controls.len(), EXPORT_CONTROLS_MAX);
    if found > limit {
        return Err(EvidenceError::Limit { things: "controls", found, limit });
    }
    let is_wrong = |control: &String| control.trim().is_empty() || control.len() > AUDIT_TEXT_BYTES_MAX;
    if controls.iter().any(is_wrong) {
        return Err(EvidenceError::Field { field: "controls", reason: "each has a text, of at most 4,096 bytes" });
    }
    Ok(())
}
