//! `urn:bastion-data-trust:evidence:decision:v1`: a decision by policy.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Circumstances, Content};
use crate::canonical::Digest;

/// A decision by policy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyDecision {
    /// Where, when and by whom.
    pub circumstances: Circumstances,
    /// What was to be done: `data.read`, `schema.change`, …
    pub action: String,
    /// The decision.
    pub decision: DecisionRecord,
}

impl Content for PolicyDecision {
    fn title(&self) -> String {
        format!("Decision: {}", self.action)
    }

    fn rows(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    fn decision(&self) -> Option<&DecisionRecord> {
        Some(&self.decision)
    }
}

/// A decision as it is proven.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionRecord {
    /// `allow`, `block` or `require_approval`.
    pub effect: String,
    /// Why, in one sentence.
    pub reason: String,
    /// The policies that matched.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matched: Vec<MatchedRecord>,
    /// The approvals that are needed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approvals: Vec<ApprovalRecord>,
    /// The digest of the policies that decided.
    pub policy_set_digest: Digest,
    /// The digest of the request.
    pub request_digest: Digest,
}

/// A policy that matched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MatchedRecord {
    /// Its identifier.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// Its digest.
    pub digest: Digest,
    /// Its effect.
    pub effect: String,
    /// What a person is told.
    pub reason: String,
}

/// An approval that is needed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApprovalRecord {
    /// The policy that asks for it.
    pub policy: String,
    /// The roles that may give it.
    pub roles: Vec<String>,
    /// How many different people have to give it.
    pub people_min: u32,
}
