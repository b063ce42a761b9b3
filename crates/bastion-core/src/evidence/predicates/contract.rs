//! `urn:bastion-data-trust:evidence:contract:v1`: whether data kept what a contract promises.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Circumstances, Content};
use crate::canonical::Digest;

/// Whether data kept what a contract promises.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContractCheck {
    /// Where, when and by whom.
    pub circumstances: Circumstances,
    /// The contract.
    pub contract: String,
    /// Its version.
    pub contract_version: String,
    /// The digest of its file.
    pub contract_digest: Digest,
    /// The data it is about.
    pub dataset: String,
    /// How many promises were looked at.
    pub checks: u32,
    /// The promises that were not kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub broken: Vec<String>,
}

impl Content for ContractCheck {
    fn title(&self) -> String {
        format!("Contract: {}", if self.broken.is_empty() { "kept" } else { "broken" })
    }

    fn rows(&self) -> Vec<(&'static str, String)> {
        let mut rows = vec![
            ("contract", format!("{} {} ({})", self.contract, self.contract_version, self.contract_digest)),
            ("dataset", self.dataset.clone()),
            ("checks", self.checks.to_string()),
        ];
        rows.extend(self.broken.iter().map(|broken| ("broken", broken.clone())));
        rows
    }
}
