//! From an intent to what the policies decide about it, in the words of the guard.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode};
use crate::guard::{
    ActionKind, Intent, Moment, ObjectDigest, PartyKind, PolicyDecided, PolicyVerdict, Quorum, VerdictEffect,
    VerdictPolicy,
};
use crate::policy::{Decision, Effect, PolicyRequest, PolicySet, Principal, PrincipalKind, Resource};

/// What an intent does not say and policies ask for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionContext {
    /// The tenant, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<String>,
    /// Where: `production`, `staging`, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<String>,
    /// What for, by a word that policies know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purpose: Option<String>,
    /// How many rows are touched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<u64>,
    /// What has been counted: requests of the last minute, money spent today, …
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub counters: BTreeMap<String, u64>,
    /// The jurisdiction the requester acts from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jurisdiction: Option<String>,
    /// What is known of the data; the data set is the intent's entity where none is said.
    #[serde(default)]
    pub resource: Resource,
    /// The action as policies call it; with `other`, and only there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
}

/// The question that an intent is to the policies. Everything in it that says who and what comes from the intent.
///
/// # Errors
///
/// `invalid_argument` for an action of the kind `other` without a name, or another one with a name.
pub fn action_request(intent: &Intent, context: &ActionContext) -> Result<PolicyRequest, Error> {
    let action = match (intent.action, &context.action) {
        (ActionKind::Other, Some(action)) => action.clone(),
        (ActionKind::Other, None) => {
            return Err(invalid("`action`: missing: an action of the kind `other` has a name"));
        }
        (_, Some(_)) => return Err(invalid("`action`: only with the kind `other`")),
        (ActionKind::Query, None) => "data.read".to_owned(),
        (ActionKind::DatasetOnboard, None) => "dataset.onboard".to_owned(),
        (ActionKind::PipelineDeploy, None) => "pipeline.deploy".to_owned(),
        (ActionKind::PolicyChange, None) => "policy.change".to_owned(),
    };
    let requester = &intent.requester;
    let mut resource = context.resource.clone();
    resource.dataset.get_or_insert_with(|| intent.entity_id.clone());
    Ok(PolicyRequest {
        tenant: context.tenant.clone(),
        principal: Principal {
            id: requester.id.clone(),
            kind: Some(match requester.kind {
                PartyKind::Person => PrincipalKind::User,
                PartyKind::Service => PrincipalKind::Service,
                PartyKind::AiAgent => PrincipalKind::Agent,
            }),
            roles: requester.roles.clone(),
            jurisdiction: context.jurisdiction.clone(),
        },
        action,
        environment: context.environment.clone(),
        purpose: context.purpose.clone(),
        rows: context.rows,
        resource,
        change: None,
        counters: context.counters.clone(),
    })
}

/// A decision as the guard's verdict, bound to the intent it was made about.
///
/// # Errors
///
/// `invalid_argument` when the decision is not on this intent's request.
pub fn policy_verdict(intent: &Intent, context: &ActionContext, decision: &Decision) -> Result<PolicyVerdict, Error> {
    let request_digest = action_request(intent, context)?.digest()?;
    if decision.request_digest != request_digest {
        let message =
            format!("the decision is on the request `{}`, not on `{request_digest}`", decision.request_digest);
        return Err(invalid(&message));
    }
    let quorums = decision.approvals.iter().map(|approval| Quorum {
        policy: approval.policy.clone(),
        roles: approval.roles.clone(),
        people_min: approval.min,
        distinct_from_requester: approval.distinct_from_requester,
    });
    Ok(PolicyVerdict {
        effect: match decision.effect {
            Effect::Allow => VerdictEffect::Allow,
            Effect::RequireApproval => VerdictEffect::RequireApproval,
            Effect::Block => VerdictEffect::Block,
        },
        reason: decision.reason.clone(),
        matched: decision
            .matched
            .iter()
            .map(|policy| VerdictPolicy { id: policy.id.clone(), digest: policy.digest })
            .collect(),
        quorums: quorums.collect(),
        policy_set_digest: decision.policy_set_digest,
        request_digest,
        intent_digest: intent.digest()?,
    })
}

/// Lets policies decide an intent: the event that the guard waits for.
///
/// # Errors
///
/// As [`action_request`]; a number of rows beyond 2^53−1.
pub fn policy_decided(
    policies: &PolicySet,
    intent: &Intent,
    context: &ActionContext,
    world: Vec<ObjectDigest>,
    expires_at: Option<Moment>,
) -> Result<PolicyDecided, Error> {
    let decision = policies.decide(&action_request(intent, context)?)?;
    Ok(PolicyDecided { verdict: policy_verdict(intent, context, &decision)?, world, expires_at })
}

fn invalid(message: &str) -> Error {
    Error::new(ErrorCode::InvalidArgument, message)
}
