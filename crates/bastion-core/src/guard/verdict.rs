//! What the policies decided, as far as the guard has to know it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::action::{Intent, check_count, check_text};
use super::error::GuardError;
use crate::canonical::Digest;

/// What policies do to an action, weakest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum VerdictEffect {
    /// Permitted.
    Allow,
    /// Permitted once the quorums are met.
    RequireApproval,
    /// Refused.
    Block,
}

/// A policy that matched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VerdictPolicy {
    /// Its identifier.
    pub id: String,
    /// Its digest.
    pub digest: Digest,
}

/// Who has to agree, by one policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quorum {
    /// The policy that asks for it.
    pub policy: String,
    /// The roles that may agree; one of them is enough.
    pub roles: Vec<String>,
    /// How many different people have to agree: at least 1.
    pub people_min: u32,
    /// Whether the requester's own vote does not count (four eyes), whatever its roles.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub distinct_from_requester: bool,
}

impl Quorum {
    pub(super) fn check(&self) -> Result<(), GuardError> {
        let refuse = |problem: &str| {
            Err(GuardError::Field { field: "quorums", problem: format!("policy `{}`: {problem}", self.policy) })
        };
        check_text("policy", &self.policy)?;
        check_count("roles", self.roles.len())?;
        self.roles.iter().try_for_each(|role| check_text("roles", role))?;
        // with no role or no person it would be met by nobody, or by nothing
        match (self.roles.is_empty(), self.people_min) {
            (true, _) => refuse("no role may agree"),
            (false, 0) => refuse("at least one person has to agree"),
            _ => Ok(()),
        }
    }
}

/// Refuses quorums that are too many, or none, or could be met by nothing.
pub(super) fn check_quorums(quorums: &[Quorum]) -> Result<(), GuardError> {
    check_count("quorums", quorums.len())?;
    if quorums.is_empty() {
        let problem = "none: an approval has to say who gives it".to_owned();
        return Err(GuardError::Field { field: "quorums", problem });
    }
    quorums.iter().try_for_each(Quorum::check)
}

/// What the policies decided about one action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyVerdict {
    /// The strongest effect among the policies that match.
    pub effect: VerdictEffect,
    /// Why, in one sentence.
    pub reason: String,
    /// The policies that match; an action that none matches is blocked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matched: Vec<VerdictPolicy>,
    /// The quorums, all of which have to be met; with `require_approval` and only there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quorums: Vec<Quorum>,
    /// The digest of the policies that decided.
    pub policy_set_digest: Digest,
    /// The digest of the request that they decided.
    pub request_digest: Digest,
    /// The digest of the intent that the request was made from: of no other one is this a verdict.
    pub intent_digest: Digest,
}

impl PolicyVerdict {
    /// Refuses a verdict on something else, and one that contradicts itself.
    pub(super) fn check(&self, intent: &Intent) -> Result<(), GuardError> {
        let expected = intent.digest()?;
        if self.intent_digest != expected {
            return Err(GuardError::OtherIntent { found: self.intent_digest, expected });
        }
        check_text("reason", &self.reason)?;
        check_count("matched", self.matched.len())?;
        if self.effect == VerdictEffect::RequireApproval {
            check_quorums(&self.quorums)?;
        } else if !self.quorums.is_empty() {
            let problem = "only with `require_approval`".to_owned();
            return Err(GuardError::Field { field: "quorums", problem });
        }
        // silence of the policies is no permission
        if self.effect != VerdictEffect::Block && self.matched.is_empty() {
            let problem = "empty: what no policy matches is blocked".to_owned();
            return Err(GuardError::Field { field: "matched", problem });
        }
        Ok(())
    }
}

const fn yes() -> bool {
    true
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature serde calls")]
const fn is_yes(flag: &bool) -> bool {
    *flag
}
