//! What is to be done, by whom, and on what.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::approval::ApprovalKind;
use super::error::GuardError;
use super::restore::EntityKind;
use crate::canonical::{self, Digest, Sha256Digest};
use crate::limits::{GUARD_TEXT_BYTES_MAX, GUARD_VALUES_MAX};

/// A kind of guarded action. It decides what has to be proven and whether there has to be a way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "GuardActionKind")]
pub enum ActionKind {
    /// Data is read.
    Query,
    /// A data set is taken in.
    DatasetOnboard,
    /// A pipeline goes live.
    PipelineDeploy,
    /// A policy changes.
    PolicyChange,
    /// Anything else.
    Other,
}

impl ActionKind {
    /// Every kind.
    pub const ALL: [Self; 5] =
        [Self::Query, Self::DatasetOnboard, Self::PipelineDeploy, Self::PolicyChange, Self::Other];

    /// The kind as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Query => "query",
            Self::DatasetOnboard => "dataset_onboard",
            Self::PipelineDeploy => "pipeline_deploy",
            Self::PolicyChange => "policy_change",
            Self::Other => "other",
        }
    }

    /// What a restore point of such an action is of; `None` where any kind will do.
    #[must_use]
    pub const fn entity(self) -> Option<EntityKind> {
        match self {
            Self::Query | Self::Other => None,
            Self::DatasetOnboard => Some(EntityKind::Dataset),
            Self::PipelineDeploy => Some(EntityKind::Pipeline),
            Self::PolicyChange => Some(EntityKind::Policy),
        }
    }

    /// Whether the rollback has to have been tried before the action runs.
    #[must_use]
    pub const fn needs_tried_rollback(self) -> bool {
        matches!(self, Self::DatasetOnboard | Self::PipelineDeploy)
    }
}

impl fmt::Display for ActionKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// How much is at stake; for people, it decides nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RiskLevel {
    /// Easily undone, and nobody else notices.
    Low,
    /// Others depend on it.
    Medium,
    /// Hard to undo, or people are affected.
    High,
}

/// What acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartyKind {
    /// A person.
    Person,
    /// A program with an account of its own.
    Service,
    /// A program that decides by a language model.
    AiAgent,
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Party {
    /// Who it is, as the identity provider names it; compared byte by byte.
    pub id: String,
    /// What it is.
    pub kind: PartyKind,
    /// Its roles.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub roles: Vec<String>,
    /// For whom it acts, where not for itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_behalf_of: Option<String>,
}

impl Party {
    /// Whether a person, acting in person: only such a one can agree to something.
    #[must_use]
    pub const fn is_in_person(&self) -> bool {
        matches!(self.kind, PartyKind::Person) && self.on_behalf_of.is_none()
    }

    /// Whether this is the party, or the one it acts for.
    #[must_use]
    pub fn is_behind(&self, id: &str) -> bool {
        self.id == id || self.on_behalf_of.as_deref() == Some(id)
    }

    pub(super) fn check(&self, field: &'static str) -> Result<(), GuardError> {
        check_text(field, &self.id)?;
        check_count(field, self.roles.len())?;
        self.roles.iter().chain(&self.on_behalf_of).try_for_each(|text| check_text(field, text))
    }
}

/// A named object and the digest it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjectDigest {
    /// Its name.
    pub name: String,
    /// Its digest.
    pub digest: Digest,
}

/// What is to be done, as it is handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Intent {
    /// What kind of action it is.
    pub action: ActionKind,
    /// That nothing is modified; only with `other`, which otherwise counts as modifying.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reads_only: bool,
    /// What is acted on: a data set, a pipeline, a policy.
    pub entity_id: String,
    /// What it is for, in words.
    pub description: String,
    /// Who asks.
    pub requester: Party,
    /// How much is at stake.
    pub risk: RiskLevel,
    /// As what it is approved, where that does not follow from the action: reading personal data is `pii_access`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval_kind: Option<ApprovalKind>,
    /// The digest of the pack that says what is to run. What runs has to have the same.
    pub evidence_digest: Sha256Digest,
}

impl Intent {
    /// The digest of the intent's canonical JSON: what a verdict is bound to.
    ///
    /// # Errors
    ///
    /// None that its fields could cause.
    pub fn digest(&self) -> Result<Digest, GuardError> {
        Ok(Digest::of("bastion.guard_intent/v1", &canonical::to_bytes(self)?))
    }

    /// Whether something is modified. Doubt counts as yes.
    #[must_use]
    pub const fn modifies(&self) -> bool {
        match self.action {
            ActionKind::Query => false,
            ActionKind::DatasetOnboard | ActionKind::PipelineDeploy | ActionKind::PolicyChange => true,
            ActionKind::Other => !self.reads_only,
        }
    }

    /// As what it is approved.
    #[must_use]
    pub fn approval_kind(&self) -> ApprovalKind {
        self.approval_kind.unwrap_or(match self.action {
            ActionKind::DatasetOnboard => ApprovalKind::DatasetOnboard,
            ActionKind::PipelineDeploy => ApprovalKind::PipelineDeploy,
            ActionKind::PolicyChange => ApprovalKind::PolicyChange,
            ActionKind::Query | ActionKind::Other => ApprovalKind::Other,
        })
    }

    pub(super) fn check(&self) -> Result<(), GuardError> {
        if self.reads_only && self.action != ActionKind::Other {
            let problem = format!("only with `other`; the action is `{}`", self.action);
            return Err(GuardError::Field { field: "reads_only", problem });
        }
        check_text("entity_id", &self.entity_id)?;
        check_text("description", &self.description)?;
        self.requester.check("requester")
    }
}

/// Refuses an empty text and one beyond the limit.
pub(super) fn check_text(field: &'static str, text: &str) -> Result<(), GuardError> {
    if text.trim().is_empty() {
        return Err(GuardError::Field { field, problem: "the text is empty".to_owned() });
    }
    check_length(field, text)
}

/// Refuses a text beyond the limit.
pub(super) fn check_length(field: &'static str, text: &str) -> Result<(), GuardError> {
    if text.len() > GUARD_TEXT_BYTES_MAX {
        return Err(GuardError::Limit { what: field, count: text.len(), count_max: GUARD_TEXT_BYTES_MAX });
    }
    Ok(())
}

/// Refuses a list beyond the limit.
pub(super) fn check_count(field: &'static str, count: usize) -> Result<(), GuardError> {
    if count > GUARD_VALUES_MAX {
        return Err(GuardError::Limit { what: field, count, count_max: GUARD_VALUES_MAX });
    }
    Ok(())
}

/// Refuses names that are empty, too long, too many or there twice.
pub(super) fn check_world(field: &'static str, world: &[ObjectDigest]) -> Result<(), GuardError> {
    check_count(field, world.len())?;
    let mut names = std::collections::BTreeSet::new();
    for object in world {
        check_text(field, &object.name)?;
        if !names.insert(&object.name) {
            return Err(GuardError::Field { field, problem: format!("`{}` stands there twice", object.name) });
        }
    }
    Ok(())
}
