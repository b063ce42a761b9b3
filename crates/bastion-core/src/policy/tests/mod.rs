//! Tests of the whole room: packs, documents, decisions, conditions and laws.

#[cfg(feature = "rego")]
mod agreement;
#[cfg(feature = "rego")]
mod condition;
mod decision;
mod document;
mod law;
mod pack;
#[cfg(feature = "rego")]
mod rego;
mod row;
mod suite;

use super::{Policy, PolicyDocument, PolicyRequest, PolicySet};

/// Policies from the list of a YAML document.
pub(super) fn policies(list: &str) -> Vec<Policy> {
    let text = format!("format: bastion.policy/v1\npolicies:\n{list}");
    PolicyDocument::from_yaml(text.as_bytes()).unwrap().policies
}

pub(super) fn set(list: &str) -> PolicySet {
    PolicySet::compile(policies(list)).unwrap()
}

fn request(text: &str) -> PolicyRequest {
    serde_json::from_value(super::document::yaml_value(text.as_bytes()).unwrap()).unwrap()
}
