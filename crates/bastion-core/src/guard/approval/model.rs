//! What is to be approved, and the votes.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::canonical::Sha256Digest;
use crate::guard::action::{ObjectDigest, Party, RiskLevel, check_text, check_world};
use crate::guard::error::GuardError;
use crate::guard::verdict::{Quorum, check_quorums};
use crate::time::Moment;

/// As what something is approved; for people, it decides nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ApprovalKind {
    /// A pipeline goes live.
    PipelineDeploy,
    /// A policy changes.
    PolicyChange,
    /// Somebody sees personal data.
    PiiAccess,
    /// A data set is taken in.
    DatasetOnboard,
    /// Anything else.
    Other,
}

/// What is to be approved, by whom, and until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApprovalRequest {
    /// As what.
    pub approval_kind: ApprovalKind,
    /// How much is at stake.
    pub risk: RiskLevel,
    /// What it is for, in words.
    pub description: String,
    /// Who asks.
    pub requester: Party,
    /// The digest of the pack that says what is to run. What runs has to have the same.
    pub evidence_digest: Sha256Digest,
    /// Who has to agree: all of these quorums have to be met.
    pub quorums: Vec<Quorum>,
    /// The objects on which the approval rests, as they are when it is asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub world: Vec<ObjectDigest>,
    /// When it was asked for.
    pub requested_at: Moment,
    /// From when on it is worth nothing: neither the votes nor what they agreed to.
    pub expires_at: Moment,
    /// When the requester took it back; absent while it was not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<Moment>,
}

impl ApprovalRequest {
    /// Checks what the shape cannot say.
    ///
    /// # Errors
    ///
    /// An empty or overlong text, an object named twice, no quorum or one that nobody or nothing meets, or an end
    /// before the beginning.
    pub fn check(&self) -> Result<(), GuardError> {
        check_text("description", &self.description)?;
        self.requester.check("requester")?;
        check_quorums(&self.quorums)?;
        check_world("world", &self.world)?;
        if self.expires_at <= self.requested_at {
            let problem = format!("`{}` is not after `{}`", self.expires_at, self.requested_at);
            return Err(GuardError::Field { field: "expires_at", problem });
        }
        Ok(())
    }
}

/// What a voter wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VoteChoice {
    /// It may run.
    Approve,
    /// No longer in favour, and not against it: takes the voter's earlier vote back.
    Abstain,
    /// It must not run. Cannot be taken back: whoever wants it after all asks again.
    Reject,
}

/// One vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Vote {
    /// Who votes.
    pub voter: Party,
    /// What for.
    pub choice: VoteChoice,
    /// When.
    pub at: Moment,
    /// Why, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The digest of the pack the voter looked at. A vote about another one does not count.
    pub evidence_digest: Sha256Digest,
}
