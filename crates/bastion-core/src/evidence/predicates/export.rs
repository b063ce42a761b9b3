//! `urn:bastion-data-trust:evidence:export:v1`: what part of a log was handed out.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Circumstances, Content, check_time};
use crate::canonical::Sha256Digest;
use crate::evidence::EvidenceError;

/// What part of a log was handed out, so that whoever has it can count that nothing of it is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// Where, when and by whom.
    pub circumstances: Circumstances,
    /// From when: RFC 3339 in UTC.
    pub period_start: String,
    /// Until when, excluded: RFC 3339 in UTC.
    pub period_end: String,
    /// Whose log.
    pub log_origin: String,
    /// The first place of the log.
    pub first_index: u64,
    /// The place after the last.
    pub end_index: u64,
    /// How many entries of that stretch were handed out.
    pub entries: u64,
    /// What was asked for, where not everything was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<String>,
    /// The size of the log when it was handed out.
    pub tree_size: u64,
    /// Its root.
    pub tree_root: Sha256Digest,
    /// The controls that it is to show.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub controls: Vec<String>,
}

impl Content for Export {
    fn title(&self) -> String {
        "Export of a log".to_owned()
    }

    fn rows(&self) -> Vec<(&'static str, String)> {
        let mut rows = vec![
            ("from", self.period_start.clone()),
            ("until", self.period_end.clone()),
            ("log", format!("{} of {} entries, root {}", self.log_origin, self.tree_size, self.tree_root)),
            ("places", format!("{} to {}, the last excluded", self.first_index, self.end_index)),
            ("entries", self.entries.to_string()),
        ];
        rows.extend(self.filter.clone().map(|filter| ("filter", filter)));
        rows.extend(self.controls.iter().map(|control| ("control", control.clone())));
        rows
    }

    fn check(&self) -> Result<(), EvidenceError> {
        check_time("period_start", &self.period_start)?;
        check_time("period_end", &self.period_end)?;
        if self.first_index > self.end_index || self.end_index > self.tree_size {
            return Err(EvidenceError::Field { field: "end_index", reason: "a stretch of the log" });
        }
        if self.entries > self.end_index - self.first_index {
            return Err(EvidenceError::Field { field: "entries", reason: "at most as many as the stretch has" });
        }
        Ok(())
    }
}
