//! A comparison with its meaning.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::SuppressedFinding;
use super::classify::{Summary, classify, sort, summarise};
use crate::diff::{self, Diff, DiffError, DiffOptions};
use crate::finding::Finding;
use crate::snapshot::Snapshot;

/// What changed between two snapshots, and whom it breaks (`bastion.comparison/v1`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Comparison {
    /// What differs.
    pub diff: Diff,
    /// What it means, by object and rule.
    pub findings: Vec<Finding>,
    /// The findings, counted.
    pub summary: Summary,
    /// Findings that do not count for a while, as a team decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suppressed: Vec<SuppressedFinding>,
    /// The version of the rule catalogue.
    pub rules_version: String,
}

impl Comparison {
    /// Adds findings of other analyses.
    pub fn add(&mut self, findings: impl IntoIterator<Item = Finding>) {
        self.findings.extend(findings);
        sort(&mut self.findings);
        self.summary = summarise(&self.findings);
    }
}

/// Compares two snapshots and says what the changes mean.
///
/// # Errors
///
/// As [`diff::compare`].
pub fn compare(old: &Snapshot, new: &Snapshot, options: &DiffOptions) -> Result<Comparison, DiffError> {
    let diff = diff::compare(old, new, options)?;
    let findings = classify(old, new, &diff);
    let summary = summarise(&findings);
    let rules_version = super::CATALOGUE_VERSION.to_owned();
    Ok(Comparison { diff, findings, summary, suppressed: Vec::new(), rules_version })
}
