//! `impact.judge`: who breaks, from what a server said of both schemas.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diff::DiffOptions;
use crate::error::{Error, ErrorCode};
use crate::impact::{self, Basis, Consumer, Description, ImpactReport};
use crate::rules::{self, Comparison};
use crate::snapshot::{Snapshot, SnapshotDocument};

/// What `impact.judge` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ImpactJudgeInput")]
pub struct Input {
    /// The schema before.
    pub old_snapshot: SnapshotDocument,
    /// The schema after.
    pub new_snapshot: SnapshotDocument,
    /// What the snapshots do not say.
    #[serde(default)]
    pub options: DiffOptions,
    /// Who runs statements.
    pub consumers: Vec<Consumer>,
    /// What the old schema says of each, in their order.
    pub old_descriptions: Vec<Description>,
    /// What the new schema says of each, in their order.
    pub new_descriptions: Vec<Description>,
    /// What the descriptions stand on.
    #[serde(default)]
    pub basis: Basis,
}

/// What `impact.judge` gives.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ImpactJudgeOutput")]
pub struct Output {
    /// The comparison with the findings about consumers in it.
    pub comparison: Comparison,
    /// What happens to the consumers.
    pub impact: ImpactReport,
}

/// Compares the schemas and what was said of the statements.
///
/// # Errors
///
/// As `diff.compare`; `invalid_argument` when there is not one description for each consumer.
pub fn run(input: Input) -> Result<Output, Error> {
    let (old, new) = (Snapshot::new(input.old_snapshot)?, Snapshot::new(input.new_snapshot)?);
    let comparison = rules::compare(&old, &new, &input.options)?;
    let count = input.consumers.len();
    if input.old_descriptions.len() != count || input.new_descriptions.len() != count {
        let message = format!(
            "there are {count} consumers, {} old and {} new descriptions",
            input.old_descriptions.len(),
            input.new_descriptions.len()
        );
        return Err(Error::new(ErrorCode::InvalidArgument, message).with_hint("give one of each for every consumer"));
    }
    Ok(judged(comparison, &input.consumers, [&input.old_descriptions, &input.new_descriptions], input.basis))
}

/// Adds what happens to consumers to a comparison.
#[must_use]
pub fn judged(
    mut comparison: Comparison,
    consumers: &[Consumer],
    [old, new]: [&[Description]; 2],
    basis: Basis,
) -> Output {
    let impact = impact::judge(&comparison, consumers, old, new, basis);
    comparison.add(impact.findings.iter().cloned());
    Output { comparison, impact }
}
