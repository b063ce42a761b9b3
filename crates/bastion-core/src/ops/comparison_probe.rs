//! `comparison.probe`: the data's answer to what a comparison leaves open.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diff::DiffOptions;
use crate::error::Error;
use crate::limits::PROBE_MS_MAX;
use crate::port::Runtime;
use crate::rules::{self, AnsweredProbe, Comparison};
use crate::snapshot::{Snapshot, SnapshotDocument};

/// What `comparison.probe` takes. The probes are made here, from the two schemas: nobody else's text is run.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ComparisonProbeInput")]
pub struct Input {
    /// The schema before.
    pub old_snapshot: SnapshotDocument,
    /// The schema after.
    pub new_snapshot: SnapshotDocument,
    /// What the snapshots do not say.
    #[serde(default)]
    pub options: DiffOptions,
    /// The address of the database with the old schema and its rows. It is only read.
    pub source: String,
    /// Milliseconds each probe may take, at most [`PROBE_MS_MAX`], which is also what it is when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub probe_ms_max: Option<u64>,
}

/// What `comparison.probe` gives.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ComparisonProbeOutput")]
pub struct Output {
    /// The comparison with what the answers settled.
    pub comparison: Comparison,
    /// The answers, in the order of the findings.
    pub answers: Vec<AnsweredProbe>,
}

/// Compares, asks, and settles.
///
/// # Errors
///
/// As `diff.compare`, and any `source_…` code.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    let (old, new) = (Snapshot::new(input.old_snapshot)?, Snapshot::new(input.new_snapshot)?);
    let comparison = rules::compare(&old, &new, &input.options)?;
    ask(runtime, comparison, &input.source, input.probe_ms_max).await
}

/// Asks what a comparison made here leaves open.
///
/// # Errors
///
/// Any `source_…` code.
pub async fn ask(
    runtime: &dyn Runtime,
    comparison: Comparison,
    source: &str,
    probe_ms_max: Option<u64>,
) -> Result<Output, Error> {
    let probe_ms_max = probe_ms_max.unwrap_or(PROBE_MS_MAX).min(PROBE_MS_MAX);
    let introspector = runtime.connect(source).await?.introspector;
    let mut answers = Vec::new();
    for (finding, query) in rules::open_probes(&comparison) {
        let answer = introspector.probe(query, probe_ms_max).await?;
        answers.push(AnsweredProbe {
            finding: finding.id.clone(),
            rule: finding.rule.clone(),
            query: query.to_owned(),
            answer,
        });
    }
    Ok(Output { comparison: rules::settle(comparison, &answers), answers })
}
