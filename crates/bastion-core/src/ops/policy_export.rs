//! `policy.export`: typed policies as Rego.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::policy_sources::PolicySources;
use crate::error::Error;
use crate::policy::RegoModule;

/// What `policy.export` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PolicyExportInput")]
pub struct Input {
    /// The policies.
    pub sources: PolicySources,
}

/// What `policy.export` gives.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PolicyExportOutput")]
pub struct Output {
    /// The modules; `data.bastion.policies.decision` is the decision on `input`, a request.
    pub modules: Vec<RegoModule>,
}

/// Writes policies as modules in Rego that decide alike.
///
/// # Errors
///
/// `invalid_policy`, `invalid_condition`, also for a policy whose decision is code; `invalid_argument` for an unknown
/// pack.
pub fn run(input: Input) -> Result<Output, Error> {
    Ok(Output { modules: input.sources.compile()?.to_rego()? })
}
