//! `guard.decide`: let policies decide an intent.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::policy_evaluate::compile;
use crate::error::Error;
use crate::flow::{ActionContext, policy_decided};
use crate::guard::{Intent, Moment, ObjectDigest, PolicyDecided};
use crate::policy::Policy;

/// What `guard.decide` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "GuardDecideInput")]
pub struct Input {
    /// The policies; their order does not matter.
    #[serde(default)]
    pub policies: Vec<Policy>,
    /// Built-in packs to add, by name.
    #[serde(default)]
    pub packs: Vec<String>,
    /// What is to be done, as it was submitted.
    pub intent: Intent,
    /// What the intent does not say and policies ask for.
    #[serde(default)]
    pub context: ActionContext,
    /// The objects on which the decision rests, as they are now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub world: Vec<ObjectDigest>,
    /// From when on the decision is worth nothing; an approval has to have an end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Moment>,
}

/// What `guard.decide` gives: what the event `policy_decided` says.
pub type Output = PolicyDecided;

/// Decides.
///
/// # Errors
///
/// `invalid_policy`, `invalid_condition`, `invalid_argument`.
pub fn run(input: Input) -> Result<Output, Error> {
    let policies = compile(input.policies, &input.packs)?;
    policy_decided(&policies, &input.intent, &input.context, input.world, input.expires_at)
}
