//! The answer to a request, with everything needed to explain and prove it.

use std::cmp::Reverse;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::compile::PolicySet;
use super::error::PolicyError;
use super::evaluate::Matches;
use super::explain::unstated;
use super::model::{Effect, Policy, Severity};
use super::obligation::Obligations;
use super::request::PolicyRequest;
use crate::canonical::{self, Digest};

/// A policy that matched a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MatchedPolicy {
    /// The policy's identifier.
    pub id: String,
    /// Its version.
    pub version: u32,
    /// Its digest.
    pub digest: Digest,
    /// Its effect.
    pub effect: Effect,
    /// How grave the match is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// What a person is told.
    pub reason: String,
    /// What the policy asks for and the request does not state, which counted against the request.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unstated: Vec<String>,
    /// How the policy's condition failed, which counted against the request.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub failure: Option<String>,
}

/// An approval that has to be given: all of a decision's have to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RequiredApproval {
    /// The policy that asks for it.
    pub policy: String,
    /// The roles that may give it.
    pub roles: Vec<String>,
    /// How many different people have to give it.
    pub min: u32,
    /// Whether the requester's own does not count.
    pub distinct_from_requester: bool,
}

/// A condition that failed: an error, no value, no boolean, out of time, a panic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConditionFailure {
    /// The policy.
    pub policy: String,
    /// How it failed, and how it was counted.
    pub problem: String,
}

/// The answer to one request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The strongest effect among the policies that match; block where none does.
    pub effect: Effect,
    /// Why, in one sentence.
    pub reason: String,
    /// The policies that match, strongest first, then by identifier.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matched: Vec<MatchedPolicy>,
    /// The approvals that are needed; only with `require_approval`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approvals: Vec<RequiredApproval>,
    /// What whoever carries it out has to keep to: what every policy that matches demands, together.
    #[serde(default, skip_serializing_if = "Obligations::is_empty")]
    pub obligations: Obligations,
    /// The conditions that failed, by policy.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub failures: Vec<ConditionFailure>,
    /// The digest of the policies that decided.
    pub policy_set_digest: Digest,
    /// The digest of the request's canonical JSON.
    pub request_digest: Digest,
}

impl PolicyRequest {
    /// The digest of the request's canonical JSON.
    ///
    /// # Errors
    ///
    /// A number of rows beyond 2^53−1.
    pub fn digest(&self) -> Result<Digest, PolicyError> {
        Ok(Digest::of("bastion.policy_request/v1", &canonical::to_bytes(self)?))
    }
}

impl Decision {
    /// The policies that have its effect; none where it is the default.
    pub(crate) fn deciding(&self) -> impl Iterator<Item = &MatchedPolicy> {
        self.matched.iter().filter(|policy| policy.effect == self.effect)
    }
}

impl PolicySet {
    /// Decides a request.
    ///
    /// ```
    /// use bastion_core::policy::{Effect, PolicyRequest, PolicySet, packs};
    ///
    /// let policies = PolicySet::compile(packs::pack("breaking-changes")?.document()?.policies)?;
    /// // neither the environment nor the change is stated: it may be a breaking one in production
    /// let decision = policies.decide(&PolicyRequest::new("ada", "schema.change"))?;
    /// assert_eq!(decision.effect, Effect::RequireApproval);
    /// assert_eq!(decision.approvals[0].roles, ["data-owner"]);
    /// # Ok::<(), bastion_core::policy::PolicyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A number of rows beyond 2^53−1: the request has no canonical form to put a digest on.
    pub fn decide(&self, request: &PolicyRequest) -> Result<Decision, PolicyError> {
        let request_digest = request.digest()?;
        let mut matches = Matches::default();
        self.evaluate(&self.symbols(request), &mut matches);
        let effect = matches.effect();
        let mut matched: Vec<MatchedPolicy> =
            matches.policies.iter().filter_map(|position| self.matched(*position, request, &matches)).collect();
        // stable: the identifiers stay sorted within one effect
        matched.sort_by_key(|policy| Reverse(policy.effect));
        let asking = matched.iter().filter(|policy| policy.effect == Effect::RequireApproval);
        let mut asking: Vec<&str> = asking.map(|policy| policy.id.as_str()).collect();
        asking.sort_unstable();
        let approvals = matches.policies.iter().filter_map(|position| self.policy(*position));
        let approvals =
            approvals.filter(|policy| asking.binary_search(&policy.id.as_str()).is_ok()).filter_map(approval);
        Ok(Decision {
            effect,
            reason: self.reason(&matched, &matches),
            approvals: if effect == Effect::RequireApproval { approvals.collect() } else { Vec::new() },
            matched,
            obligations: if effect == Effect::Block { Obligations::default() } else { self.obligations(&matches) },
            failures: self.failures(&matches),
            policy_set_digest: self.digest(),
            request_digest,
        })
    }

    fn policy(&self, position: u32) -> Option<&Policy> {
        self.policies.get(usize::try_from(position).ok()?)
    }

    fn matched(&self, position: u32, request: &PolicyRequest, matches: &Matches) -> Option<MatchedPolicy> {
        let policy = self.policy(position)?;
        let failure = matches.failures.iter().find(|(failed, _)| *failed == position);
        let decided = matches.decided.iter().find(|(decided, ..)| *decided == position);
        let reasons = decided.map(|(.., reasons)| reasons.join("; ")).filter(|reasons| !reasons.is_empty());
        Some(MatchedPolicy {
            id: policy.id.clone(),
            version: policy.version,
            digest: *self.digests.get(usize::try_from(position).ok()?)?,
            effect: decided.map_or(policy.effect, |(_, effect, _)| *effect),
            severity: policy.severity,
            reason: reasons.unwrap_or_else(|| policy.reason().to_owned()),
            unstated: unstated(policy, request),
            failure: failure.map(|(_, problem)| problem.clone()),
        })
    }

    fn obligations(&self, matches: &Matches) -> Obligations {
        let mut all = Obligations::default();
        let policies = matches.policies.iter().filter_map(|position| self.policy(*position));
        policies.filter_map(|policy| policy.obligations.as_ref()).for_each(|demanded| all.add(demanded));
        all
    }

    fn failures(&self, matches: &Matches) -> Vec<ConditionFailure> {
        let failure = |(position, problem): &(u32, String)| {
            let policy = self.policy(*position)?;
            let counted = if policy.is_restrictive() { "counted as matched" } else { "counted as not matched" };
            Some(ConditionFailure { policy: policy.id.clone(), problem: format!("{problem}: {counted}") })
        };
        matches.failures.iter().filter_map(failure).collect()
    }

    /// What the code of a policy is called.
    fn code_of(&self, id: &str) -> &'static str {
        let found = self.policies.binary_search_by(|policy| policy.id.as_str().cmp(id)).ok();
        match found.and_then(|position| self.policies.get(position)) {
            Some(policy) if policy.rego.is_some() => "its code",
            _ => "its condition",
        }
    }

    fn reason(&self, matched: &[MatchedPolicy], matches: &Matches) -> String {
        let Some(first) = matched.first() else {
            let failed = matches.failures.len();
            return match failed {
                0 => "no policy matched".to_owned(),
                _ => format!("no policy matched; the conditions of {failed} failed"),
            };
        };
        let mut reason = format!("policy `{}`: {}", first.id, first.reason);
        if let Some(failure) = &first.failure {
            reason.push_str(&format!(" ({} counts as met: {failure})", self.code_of(&first.id)));
        }
        if !first.unstated.is_empty() && first.effect != Effect::Allow {
            reason.push_str(&format!(" (not stated: {})", first.unstated.join(", ")));
        }
        reason
    }
}

fn approval(policy: &Policy) -> Option<RequiredApproval> {
    let approvers = policy.approvers.as_ref()?;
    Some(RequiredApproval {
        policy: policy.id.clone(),
        roles: approvers.roles.clone(),
        min: approvers.min,
        distinct_from_requester: approvers.distinct_from_requester,
    })
}
