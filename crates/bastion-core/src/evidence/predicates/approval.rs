//! `urn:bastion-data-trust:evidence:approval:v1`: what a person answered to a decision that asked for approval.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Circumstances, Content};
use crate::canonical::Digest;

/// What a person answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalAnswer {
    /// It may be done.
    Approve,
    /// It may not.
    Reject,
}

/// What a person answered to a decision that asked for approval. The actor of the circumstances is the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// Where, when and by whom.
    pub circumstances: Circumstances,
    /// The pack of the decision.
    pub decision_pack_id: String,
    /// The digest of the request that was decided: what the person saw.
    pub request_digest: Digest,
    /// The policy that asked.
    pub policy: String,
    /// The role in which the person answered.
    pub role: String,
    /// The answer.
    pub answer: ApprovalAnswer,
    /// In the person's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

impl Content for Approval {
    fn title(&self) -> String {
        let answer = match self.answer {
            ApprovalAnswer::Approve => "approved",
            ApprovalAnswer::Reject => "rejected",
        };
        format!("Approval: {answer}")
    }

    fn rows(&self) -> Vec<(&'static str, String)> {
        let mut rows = vec![
            ("decision", self.decision_pack_id.clone()),
            ("request", self.request_digest.to_string()),
            ("policy", self.policy.clone()),
            ("role", self.role.clone()),
        ];
        rows.extend(self.comment.clone().map(|comment| ("comment", comment)));
        rows
    }
}
