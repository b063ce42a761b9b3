//! `compatibility.history`: may a schema take the place of those that a store remembers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::compatibility_judge::{self, SchemaVersion};
use super::snapshot_take;
use crate::error::Error;
use crate::port::keep::get;
use crate::port::{Runtime, SnapshotOptions, StoredSnapshot};
use crate::rules::{CompatibilityMode, Strictness};

/// What `compatibility.history` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CompatibilityHistoryInput")]
pub struct Input {
    /// The address of the source with the schema that shall be.
    pub source: String,
    /// What it covers.
    #[serde(default)]
    pub options: SnapshotOptions,
    /// The path of the store.
    pub store: String,
    /// For whom nothing may break.
    #[serde(default)]
    pub mode: CompatibilityMode,
    /// What counts as breaking.
    #[serde(default)]
    pub strictness: Strictness,
    /// How many of the latest versions it must be compatible with; all when absent. A schema that was stored again
    /// without a change counts once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transitive: Option<u32>,
}

/// What `compatibility.history` gives.
pub type Output = compatibility_judge::Output;

/// Reads the source and judges it against the versions of the store.
///
/// # Errors
///
/// As `compatibility.judge`; `file_not_found`, `store_damaged`; any `source_…` code.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    let new = snapshot_take::take(runtime, &input.source, &input.options).await?;
    let store = runtime.open_store(&input.store, false)?;
    let mut entries = store.entries()?;
    entries.dedup_by_key(|entry| entry.digest);
    let count = input.transitive.map_or(usize::MAX, |count| usize::try_from(count).unwrap_or(usize::MAX));
    let skipped = entries.len().saturating_sub(count);
    let versions = entries
        .iter()
        .skip(skipped)
        .map(|entry| Ok(SchemaVersion { version: called(entry), snapshot: get(store.as_ref(), entry)?.to_document() }));
    compatibility_judge::run(compatibility_judge::Input {
        old_versions: versions.collect::<Result<_, Error>>()?,
        new_snapshot: new.to_document(),
        mode: input.mode,
        strictness: input.strictness,
        transitive: None,
        options: Default::default(),
    })
}

fn called(entry: &StoredSnapshot) -> String {
    let name = if entry.name.is_empty() { String::new() } else { format!(" {}", entry.name) };
    format!("{}{name} ({})", entry.number, entry.taken_at)
}
