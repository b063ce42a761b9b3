//! What a retention table and the legal holds say about entries, and about the keys they are sealed with.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::hold::LegalHold;
use super::key::DataKeyId;
use super::retention::RetentionTable;
use crate::time::Moment;

/// What is due. The first of these that applies is said: the greatest care before the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DueStatus {
    /// A legal hold applies: it is kept, however old it is.
    Held,
    /// The table has no rule for it: nobody said that it may be erased.
    NoRule,
    /// It has to be kept.
    Keep,
    /// It may be erased.
    MayErase,
    /// It has to be erased.
    MustErase,
}

impl DueStatus {
    /// Whether the key may be destroyed.
    #[must_use]
    pub const fn may_erase(self) -> bool {
        matches!(self, Self::MayErase | Self::MustErase)
    }
}

/// What is due about one entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RetentionDue {
    /// What is due.
    pub status: DueStatus,
    /// Until when it has to be kept; absent without a rule, and where that is beyond the year 9999.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keep_until: Option<Moment>,
    /// From when on it has to be erased; absent where it may be kept for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erase_by: Option<Moment>,
    /// Whether that moment has passed, whatever the status is.
    pub overdue: bool,
    /// The legal holds that apply, sorted.
    pub holds: Vec<String>,
    /// By which law; absent without a rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_basis: Option<String>,
}

/// What is due about a key: as much care as the entry that needs most.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeyDue {
    /// The key.
    pub key_id: DataKeyId,
    /// How many entries it seals.
    pub entries: u64,
    /// What is due: the latest moment to keep until, the earliest to erase by.
    pub due: RetentionDue,
}

impl RetentionTable {
    /// What is due about an entry that is sealed with a key and happened at a moment.
    #[must_use]
    pub fn due(&self, key_id: &DataKeyId, occurred_at: Moment, now: Moment, holds: &[LegalHold]) -> RetentionDue {
        let mut applying: Vec<String> =
            holds.iter().filter(|hold| hold.applies(key_id, now)).map(|hold| hold.id.clone()).collect();
        applying.sort();
        applying.dedup();
        let rule = self.rule(key_id);
        let keep_until = rule.and_then(|rule| rule.keep_at_least.after(occurred_at));
        let erase_by = rule.and_then(|rule| rule.erase_after.as_ref()?.after(occurred_at));
        let overdue = erase_by.is_some_and(|erase_by| erase_by <= now);
        let status = if !applying.is_empty() {
            DueStatus::Held
        } else if rule.is_none() {
            DueStatus::NoRule
        } else if keep_until.is_none_or(|keep_until| now < keep_until) {
            DueStatus::Keep
        } else if overdue {
            DueStatus::MustErase
        } else {
            DueStatus::MayErase
        };
        let legal_basis = rule.map(|rule| rule.legal_basis.clone());
        RetentionDue { status, keep_until, erase_by, overdue, holds: applying, legal_basis }
    }

    /// What is due about a key that seals entries of these moments. None when it seals none.
    #[must_use]
    pub fn key_due(
        &self,
        key_id: &DataKeyId,
        occurred_at: impl IntoIterator<Item = Moment>,
        now: Moment,
        holds: &[LegalHold],
    ) -> Option<KeyDue> {
        // a later entry is kept longer and erased later: the two ends say it all
        let (mut entries, mut ends) = (0, None::<(Moment, Moment)>);
        for moment in occurred_at {
            entries += 1;
            ends = Some(ends.map_or((moment, moment), |(first, last)| (first.min(moment), last.max(moment))));
        }
        let (first, last) = ends?;
        let [earliest, latest] = [first, last].map(|moment| self.due(key_id, moment, now, holds));
        let is_due = latest.status.may_erase() && earliest.overdue;
        let status = if is_due { DueStatus::MustErase } else { latest.status };
        let due = RetentionDue { status, erase_by: earliest.erase_by, overdue: earliest.overdue, ..latest };
        Some(KeyDue { key_id: key_id.clone(), entries, due })
    }
}
