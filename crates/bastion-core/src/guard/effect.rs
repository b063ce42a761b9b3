//! What has to be done outside: data, for others to do.

use schemars::JsonSchema;
use serde::Serialize;

use super::approval::ApprovalRequest;
use super::event::EventKind;
use super::requirement::MissingEvidence;
use super::state::StateKind;
use crate::canonical::{Digest, Hasher, Sha256Digest};

/// Something to be done outside.
///
/// It may be asked for more than once: after a crash nobody knows whether it was done. The key is the same each time,
/// so that whoever does it recognises it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "GuardEffect")]
pub struct Effect {
    /// The same for the same thing, however often it is asked for.
    pub key: Digest,
    /// What.
    pub task: Task,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[schemars(rename = "GuardTask")]
pub enum Task {
    /// Write down what happened.
    Audit(AuditTask),
    /// Tell somebody.
    Notify(NotifyTask),
    /// Check the intent against its schema.
    ValidateIntent(ValidateIntentTask),
    /// Ask the policies.
    CheckPolicy(CheckPolicyTask),
    /// Ask people.
    RequestApproval(RequestApprovalTask),
    /// Get what is missing, look once more, and start.
    Prepare(PrepareTask),
    /// Do it.
    Execute(ExecuteTask),
    /// Write the evidence of the whole.
    GenerateEvidence(GenerateEvidenceTask),
}

impl Task {
    /// The kind as it is written.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Audit(_) => "audit",
            Self::Notify(_) => "notify",
            Self::ValidateIntent(_) => "validate_intent",
            Self::CheckPolicy(_) => "check_policy",
            Self::RequestApproval(_) => "request_approval",
            Self::Prepare(_) => "prepare",
            Self::Execute(_) => "execute",
            Self::GenerateEvidence(_) => "generate_evidence",
        }
    }
}

/// Write down what happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AuditTask {
    /// The event.
    pub event_id: String,
    /// The digest of the event.
    pub event_digest: Digest,
    /// Its kind.
    pub event: EventKind,
    /// Where the action was.
    pub state_before: StateKind,
    /// Where it is.
    pub state_after: StateKind,
}

/// Tell the requester how it ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NotifyTask {
    /// Whom: the requester; absent where nobody has asked for anything yet, and whoever watches has to be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recipient: Option<String>,
    /// How it ended.
    pub state: StateKind,
    /// Why, in words.
    pub reason: String,
    /// The way back, where something may have run that has to be undone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restore_point_id: Option<String>,
}

/// Check the intent against its schema.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ValidateIntentTask {
    /// The digest of the pack that says what is to run.
    pub evidence_digest: Sha256Digest,
}

/// Ask the policies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CheckPolicyTask {
    /// The digest of the pack that says what is to run.
    pub evidence_digest: Sha256Digest,
}

/// Ask people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RequestApprovalTask {
    /// What they are asked.
    pub request: Box<ApprovalRequest>,
}

/// Get what is missing, look once more, and start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PrepareTask {
    /// The evidence that has to be there before anything runs.
    pub missing: Vec<MissingEvidence>,
    /// Whether a restore point has to be made, or its rollback tried.
    pub restore_point_needed: bool,
}

/// Do it. The effect's key is the key of the execution.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ExecuteTask {
    /// The digest of the pack that says what is to run.
    pub evidence_digest: Sha256Digest,
    /// What is acted on.
    pub entity_id: String,
}

/// Write the evidence of the whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct GenerateEvidenceTask {
    /// What is still missing.
    pub missing: Vec<MissingEvidence>,
}

impl Effect {
    /// An effect that an action has once, or once for each `detail`.
    pub(super) fn new(action_id: &str, detail: &str, task: Task) -> Self {
        let mut hasher = Hasher::new("bastion.guard_effect/v1");
        hasher.part(action_id.as_bytes()).part(task.as_str().as_bytes()).part(detail.as_bytes());
        Self { key: hasher.finish(), task }
    }
}
