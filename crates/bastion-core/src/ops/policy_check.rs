//! `policy.check`: what is to be known about policies before anyone is asked by them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::policy_sources::PolicySources;
use crate::canonical::Digest;
use crate::error::Error;
use crate::policy::{PolicyFinding, PolicySet, Universe, lint};

/// What `policy.check` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PolicyCheckInput")]
pub struct Input {
    /// The policies.
    pub sources: PolicySources,
    /// The requests that are asked about; all that can be written when absent.
    #[serde(default)]
    pub universe: Universe,
}

/// What `policy.check` gives.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PolicyCheckOutput")]
pub struct Output {
    /// How many policies there are.
    pub policies: u64,
    /// The digest of the set; none where it cannot be compiled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<Digest>,
    /// What is to be known, the gravest first.
    pub findings: Vec<PolicyFinding>,
}

/// Reads policies, and says what looks wrong with them. What cannot be read is a finding too.
///
/// # Errors
///
/// `invalid_argument` for an unknown pack or a universe that cannot be asked about, `limit_exceeded`.
pub fn run(input: Input) -> Result<Output, Error> {
    let (policies, mut findings) = input.sources.read_all()?;
    let count = u64::try_from(policies.len()).unwrap_or(u64::MAX);
    if !findings.is_empty() {
        return Ok(Output { policies: count, digest: None, findings });
    }
    let set = match PolicySet::compile(policies) {
        Ok(set) => set,
        Err(error) => {
            findings.push(PolicyFinding::invalid(None, error.to_string()));
            return Ok(Output { policies: count, digest: None, findings });
        }
    };
    Ok(Output { policies: count, digest: Some(set.digest()), findings: lint(&set, &input.universe)? })
}
