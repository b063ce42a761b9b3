//! `policy.compare`: what another version of policies decides otherwise.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::policy_sources::PolicySources;
use crate::canonical::Digest;
use crate::error::Error;
use crate::policy::{Comparison, PolicySet, Replay, Universe};

/// What `policy.compare` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PolicyCompareInput")]
pub struct Input {
    /// The policies as they are.
    pub old_policies: PolicySources,
    /// The policies as they shall be.
    pub new_policies: PolicySources,
    /// The requests that are asked about; all that can be written when absent.
    #[serde(default)]
    pub universe: Universe,
    /// Recorded decisions to put to the new policies: a JSON object a line, with `request` (or `input`) and `decision`
    /// (or `result`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded: Option<String>,
}

/// What `policy.compare` gives.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PolicyCompareOutput")]
pub struct Output {
    /// The digest of the policies as they are.
    pub old_digest: Digest,
    /// The digest of the policies as they shall be.
    pub new_digest: Digest,
    /// The policies that only the new set has, by identifier.
    pub added: Vec<String>,
    /// The policies that only the old set has, by identifier.
    pub removed: Vec<String>,
    /// The policies that both have and that are not equal, by identifier.
    pub changed: Vec<String>,
    /// What is decided otherwise, with a request for each kind of difference.
    pub comparison: Comparison,
    /// The recorded decisions put to the new policies, where there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replay: Option<Replay>,
}

/// Compares what two sets of policies decide.
///
/// # Errors
///
/// As `policy.evaluate`; `invalid_argument` for a universe that cannot be asked about, `limit_exceeded`.
pub fn run(input: Input) -> Result<Output, Error> {
    let (old, new) = (input.old_policies.compile()?, input.new_policies.compile()?);
    let (before, after) = (digests(&old)?, digests(&new)?);
    let only = |left: &BTreeMap<String, Digest>, right: &BTreeMap<String, Digest>| {
        left.keys().filter(|id| !right.contains_key(*id)).cloned().collect::<Vec<_>>()
    };
    let changed = before.iter().filter(|(id, digest)| after.get(*id).is_some_and(|other| other != *digest));
    Ok(Output {
        old_digest: old.digest(),
        new_digest: new.digest(),
        added: only(&after, &before),
        removed: only(&before, &after),
        changed: changed.map(|(id, _)| id.clone()).collect(),
        comparison: old.compare(&new, &input.universe)?,
        replay: input.recorded.map(|record| new.replay(&record)).transpose()?,
    })
}

fn digests(set: &PolicySet) -> Result<BTreeMap<String, Digest>, Error> {
    set.policies().iter().map(|policy| Ok((policy.id.clone(), policy.digest()?))).collect()
}
