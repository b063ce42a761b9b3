//! `compatibility.judge`: may a new schema take the place of older ones.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diff::DiffOptions;
use crate::error::{Error, ErrorCode};
use crate::rules::{self, CompatibilityMode, CompatibilityVerdict, Strictness, VersionAdvice};
use crate::snapshot::{Snapshot, SnapshotDocument};

/// A schema that was in use.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SchemaVersion {
    /// What people call it: a version, a date.
    pub version: String,
    /// The schema.
    pub snapshot: SnapshotDocument,
}

/// What `compatibility.judge` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CompatibilityJudgeInput")]
pub struct Input {
    /// The schemas that were in use, oldest first.
    pub old_versions: Vec<SchemaVersion>,
    /// The schema that shall be.
    pub new_snapshot: SnapshotDocument,
    /// For whom nothing may break.
    #[serde(default)]
    pub mode: CompatibilityMode,
    /// What counts as breaking.
    #[serde(default)]
    pub strictness: Strictness,
    /// How many of the latest versions it must be compatible with; all when absent, the last one alone when 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transitive: Option<u32>,
    /// What the snapshots do not say.
    #[serde(default)]
    pub options: DiffOptions,
}

/// The verdict over one older version.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VersionVerdict {
    /// The version.
    pub version: String,
    /// The verdict.
    pub verdict: CompatibilityVerdict,
}

/// What `compatibility.judge` gives.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CompatibilityJudgeOutput")]
pub struct Output {
    /// Whether it is compatible with every version that was asked for.
    pub passes: bool,
    /// The verdicts, newest version first.
    pub verdicts: Vec<VersionVerdict>,
    /// Which part of its version the schema should raise, against the newest of them.
    pub advice: VersionAdvice,
}

/// Judges a new schema against the versions before it.
///
/// # Errors
///
/// `invalid_argument` when there is no older version, or none is asked for; otherwise as `diff.compare`.
pub fn run(input: Input) -> Result<Output, Error> {
    let new = Snapshot::new(input.new_snapshot)?;
    let count = input.transitive.map_or(usize::MAX, |count| usize::try_from(count).unwrap_or(usize::MAX));
    let mut verdicts = Vec::new();
    let mut advice = None;
    for old in input.old_versions.into_iter().rev().take(count) {
        let comparison = rules::compare(&Snapshot::new(old.snapshot)?, &new, &input.options)?;
        advice.get_or_insert_with(|| rules::version_advice(&comparison));
        let verdict = rules::judge(&comparison, input.mode, input.strictness);
        verdicts.push(VersionVerdict { version: old.version, verdict });
    }
    let advice = advice.ok_or_else(|| {
        Error::new(ErrorCode::InvalidArgument, "there is no older version to be compatible with")
            .with_hint("give at least one in `old_versions`, and `transitive` of at least 1")
    })?;
    Ok(Output { passes: verdicts.iter().all(|found| found.verdict.passes), verdicts, advice })
}
