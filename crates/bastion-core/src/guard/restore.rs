//! The way back: what an object was before it is modified.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::action::{Intent, check_text};
use super::error::GuardError;
use crate::canonical::Sha256Digest;
use crate::limits::{RESTORE_POINT_AGE_SECONDS_MAX, ROLLBACK_SCRIPT_BYTES_MAX};
use crate::time::Moment;

/// What a restore point is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// A pipeline.
    Pipeline,
    /// A data set.
    Dataset,
    /// A policy.
    Policy,
}

impl fmt::Display for EntityKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Pipeline => "pipeline",
            Self::Dataset => "dataset",
            Self::Policy => "policy",
        })
    }
}

/// What an object was before it is modified, and how it becomes that again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RestorePoint {
    /// Unique among restore points.
    pub id: String,
    /// When it was made.
    pub made_at: Moment,
    /// What it is of.
    pub entity_kind: EntityKind,
    /// Which one.
    pub entity_id: String,
    /// The digest of what was kept.
    pub data_digest: Sha256Digest,
    /// What leads back.
    pub rollback_script: String,
    /// The digest of the evidence that the rollback was tried; absent while it was not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rollback_tried: Option<Sha256Digest>,
}

impl RestorePoint {
    /// Refuses a restore point of something else, or one that is not of the past.
    pub(super) fn check(&self, intent: &Intent, at: Moment) -> Result<(), GuardError> {
        let refuse = |problem: String| Err(GuardError::RestorePoint { problem });
        check_text("id", &self.id)?;
        if self.rollback_script.trim().is_empty() {
            return Err(GuardError::Field { field: "rollback_script", problem: "the script is empty".to_owned() });
        }
        if self.rollback_script.len() > ROLLBACK_SCRIPT_BYTES_MAX {
            return Err(GuardError::Limit {
                what: "rollback_script",
                count: self.rollback_script.len(),
                count_max: ROLLBACK_SCRIPT_BYTES_MAX,
            });
        }
        if self.entity_id != intent.entity_id {
            return refuse(format!(
                "the restore point is of `{}`, the action concerns `{}`",
                self.entity_id, intent.entity_id
            ));
        }
        if let Some(expected) = intent.action.entity().filter(|expected| *expected != self.entity_kind) {
            return refuse(format!("the restore point is of a {}, the action needs a {expected}", self.entity_kind));
        }
        if self.made_at > at {
            return refuse(format!("the restore point is of the future ({})", self.made_at));
        }
        Ok(())
    }
}

/// Refuses an action that modifies and has no way back, or one to what has long changed.
pub(super) fn require(intent: &Intent, point: Option<&RestorePoint>, at: Moment) -> Result<(), GuardError> {
    if !intent.modifies() {
        return Ok(());
    }
    let refuse = |problem: String| Err(GuardError::RestorePoint { problem });
    match point {
        None => refuse(format!("`{}` has no restore point", intent.entity_id)),
        Some(point) if intent.action.needs_tried_rollback() && point.rollback_tried.is_none() => {
            refuse(format!("the rollback of the restore point `{}` was not tried", point.id))
        }
        Some(point) if at.seconds_since(point.made_at) > RESTORE_POINT_AGE_SECONDS_MAX => refuse(format!(
            "the restore point `{}` is of {}, more than {RESTORE_POINT_AGE_SECONDS_MAX} seconds ago",
            point.id, point.made_at
        )),
        Some(_) => Ok(()),
    }
}
