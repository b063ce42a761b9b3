//! What is known of one action: filled by its events, and read by whoever writes its evidence.

use schemars::JsonSchema;
use serde::Serialize;

use super::action::{Intent, ObjectDigest, check_text};
use super::approval::{ApprovalRequest, ApprovalStatus, Vote, status};
use super::error::GuardError;
use super::event::{Executed, Submitted};
use super::requirement::{
    EvidenceDue, EvidenceGap, EvidenceItem, EvidenceItemKind, MissingEvidence, required_evidence,
};
use super::restore::RestorePoint;
use super::verdict::PolicyVerdict;
use crate::canonical::{Digest, Hasher, Sha256Digest};
use crate::time::Moment;

/// A request for approval and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CaseApproval {
    /// The request.
    pub request: ApprovalRequest,
    /// Every vote, in the order in which they came.
    pub votes: Vec<Vote>,
    /// When it was met and the action started; absent while it did not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admitted_at: Option<Moment>,
}

impl CaseApproval {
    /// How the request stands at a moment.
    #[must_use]
    pub fn status(&self, now: Moment) -> ApprovalStatus {
        status(&self.request, &self.votes, now)
    }
}

/// What is known of one action. It is only ever read: what fills it is the action's events.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "GuardCase")]
pub struct Case {
    /// The action.
    pub action_id: String,
    /// When it was asked for.
    pub submitted_at: Moment,
    /// What is to be done.
    pub intent: Intent,
    /// The digest of the schema the intent was checked against.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schema_digest: Option<Sha256Digest>,
    /// What the policies decided.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<PolicyVerdict>,
    /// The objects on which the decision rests, as they were when it was made.
    pub world: Vec<ObjectDigest>,
    /// From when on the decision is worth nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Moment>,
    /// What was handed in, by kind.
    pub evidence: Vec<EvidenceItem>,
    /// The way back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restore_point: Option<RestorePoint>,
    /// The approval, where one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approval: Option<CaseApproval>,
    /// How it ran.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub execution: Option<Executed>,
}

impl Case {
    pub(super) fn open(action_id: &str, submitted: &Submitted, at: Moment) -> Result<Self, GuardError> {
        check_text("action_id", action_id)?;
        submitted.intent.check()?;
        Ok(Self {
            action_id: action_id.to_owned(),
            submitted_at: at,
            intent: submitted.intent.clone(),
            schema_digest: None,
            verdict: None,
            world: Vec::new(),
            expires_at: None,
            evidence: Vec::new(),
            restore_point: None,
            approval: None,
            execution: None,
        })
    }

    /// The key under which the action runs: the same however often it is asked for, so that running it twice can be
    /// recognised by whoever runs it.
    #[must_use]
    pub fn execution_key(&self) -> Digest {
        let mut hasher = Hasher::new("bastion.guard_execution/v1");
        hasher.part(self.action_id.as_bytes()).part(self.intent.evidence_digest.as_bytes()).finish()
    }

    /// The required evidence that does not count yet, of what is due by then.
    ///
    /// ```
    /// # use bastion_core::guard::*;
    /// # fn read(case: &Case) {
    /// for missing in case.missing(EvidenceDue::Completion) {
    ///     println!("{missing}");
    /// }
    /// # }
    /// ```
    #[must_use]
    pub fn missing(&self, due: EvidenceDue) -> Vec<MissingEvidence> {
        let rows = required_evidence(self.intent.action).iter().filter(|row| row.due <= due);
        let gaps = rows.filter_map(|row| {
            let recorded = self.evidence.iter().find(|evidence| evidence.item == row.item);
            let gap = match recorded {
                Some(evidence) if row.must_pass && evidence.passed != Some(true) => EvidenceGap::NotPassed,
                Some(_) => return None,
                None if self.shows(row.item, due) => return None,
                None => EvidenceGap::Absent,
            };
            Some(MissingEvidence { item: row.item, gap })
        });
        gaps.collect()
    }

    /// Whether the course of the action shows it.
    fn shows(&self, item: EvidenceItemKind, due: EvidenceDue) -> bool {
        match item {
            EvidenceItemKind::IntentSchema => self.schema_digest.is_some(),
            EvidenceItemKind::PolicyChecks | EvidenceItemKind::PolicyEvaluation => self.verdict.is_some(),
            // before the start the votes are counted by the start itself
            EvidenceItemKind::Approval => self
                .approval
                .as_ref()
                .is_some_and(|approval| due == EvidenceDue::Execution || approval.admitted_at.is_some()),
            EvidenceItemKind::Snapshot => self.restore_point.is_some(),
            EvidenceItemKind::ExecutionTime => self.execution.is_some(),
            _ => false,
        }
    }

    pub(super) fn require(&self, due: EvidenceDue) -> Result<(), GuardError> {
        let missing = self.missing(due);
        if missing.is_empty() { Ok(()) } else { Err(GuardError::Evidence { missing }) }
    }

    pub(super) fn check_evidence(evidence: &EvidenceItem) -> Result<(), GuardError> {
        if evidence.item.is_known_from_events() {
            let problem = format!("`{}` is known from the course of the action, and is not handed in", evidence.item);
            return Err(GuardError::Field { field: "item", problem });
        }
        Ok(())
    }

    /// Keeps a piece of evidence in the place of an earlier one of its kind.
    pub(super) fn record(&mut self, evidence: EvidenceItem) {
        self.evidence.retain(|kept| kept.item != evidence.item);
        self.evidence.push(evidence);
        self.evidence.sort_by_key(|kept| kept.item);
    }
}
