//! `policy.explain`: why each policy matches a request or does not.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::policy_sources::PolicySources;
use crate::error::Error;
use crate::policy::{Decision, Explanation, NearMiss, PolicyRequest};

/// What `policy.explain` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PolicyExplainInput")]
pub struct Input {
    /// The policies.
    pub sources: PolicySources,
    /// The question.
    pub request: PolicyRequest,
}

/// What `policy.explain` gives.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PolicyExplainOutput")]
pub struct Output {
    /// The decision.
    pub decision: Decision,
    /// Why each policy matches or does not, by identifier.
    pub explanations: Vec<Explanation>,
    /// The policies that only one of their fields keeps from matching, by identifier.
    pub near_misses: Vec<NearMiss>,
}

/// Decides a request and explains every policy.
///
/// # Errors
///
/// `invalid_policy`, `invalid_condition`, `invalid_argument` for an unknown pack.
pub fn run(input: Input) -> Result<Output, Error> {
    let set = input.sources.compile()?;
    Ok(Output {
        decision: set.decide(&input.request)?,
        explanations: set.explain(&input.request),
        near_misses: set.near_misses(&input.request),
    })
}
