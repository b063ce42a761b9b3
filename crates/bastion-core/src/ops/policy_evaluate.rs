//! `policy.evaluate`: is this allowed, and why.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::policy::{Decision, Policy, PolicyRequest, PolicySet, packs};

/// What `policy.evaluate` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PolicyEvaluateInput")]
pub struct Input {
    /// The policies; their order does not matter.
    #[serde(default)]
    pub policies: Vec<Policy>,
    /// Built-in packs to add, by name.
    #[serde(default)]
    pub packs: Vec<String>,
    /// The question.
    pub request: PolicyRequest,
}

/// What `policy.evaluate` gives.
pub type Output = Decision;

/// Decides a request.
///
/// # Errors
///
/// `invalid_policy`, `invalid_condition`, `invalid_argument` for an unknown pack.
pub fn run(input: Input) -> Result<Output, Error> {
    Ok(compile(input.policies, &input.packs)?.decide(&input.request)?)
}

/// Compiles policies together with built-in packs.
///
/// # Errors
///
/// As [`run`].
pub fn compile(mut policies: Vec<Policy>, names: &[String]) -> Result<PolicySet, Error> {
    for name in names {
        policies.extend(packs::pack(name)?.document()?.policies);
    }
    Ok(PolicySet::compile(policies)?)
}
