//! `snapshot.store`: the schema of a source, now, into a store.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::port::keep::{Stored, get, look, put};
use crate::port::{Runtime, SnapshotOptions};
use crate::snapshot::Snapshot;

/// What `snapshot.store` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SnapshotStoreInput")]
pub struct Input {
    /// The address of the source.
    pub source: String,
    /// What it covers.
    #[serde(default)]
    pub options: SnapshotOptions,
    /// The path of the store: an SQLite file when it ends in `.db`, `.sqlite` or `.sqlite3`, else a folder. It is made
    /// when there is none.
    pub store: String,
    /// What to call the snapshot; nothing when empty.
    #[serde(default)]
    pub name: String,
    /// When it is taken, RFC 3339 in UTC; now when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_at: Option<String>,
    /// Read the whole schema although its catalogue looks as it did.
    #[serde(default)]
    pub read_always: bool,
}

/// What `snapshot.store` gives.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SnapshotStoreOutput")]
pub struct Output {
    /// What was stored.
    pub stored: Stored,
    /// Whether the schema was read; it was not when its catalogue looked as it did when the newest one was taken.
    pub read: bool,
}

/// Takes a snapshot into a store.
///
/// # Errors
///
/// Any `source_…` code, `file_failed`, `store_damaged`.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    Ok(take(runtime, &input).await?.0)
}

/// The same, with the snapshot.
///
/// # Errors
///
/// As [`run`].
pub async fn take(runtime: &dyn Runtime, input: &Input) -> Result<(Output, Snapshot), Error> {
    let before = if input.read_always { None } else { newest(runtime, &input.store)? };
    let connection = runtime.connect(&input.source).await?;
    let looked = look(connection.introspector.as_ref(), &input.options, before).await?;
    let taken_at = input.taken_at.clone().unwrap_or_else(|| runtime.now());
    let mut store = runtime.open_store(&input.store, true)?;
    let stored = put(store.as_mut(), &looked.snapshot, &input.name, &taken_at, looked.fingerprint)?;
    Ok((Output { stored, read: looked.read }, looked.snapshot))
}

fn newest(runtime: &dyn Runtime, store: &str) -> Result<Option<(crate::port::CatalogFingerprint, Snapshot)>, Error> {
    let store = runtime.open_store(store, true)?;
    let Some(entry) = store.newest()? else { return Ok(None) };
    let Some(fingerprint) = entry.fingerprint.clone() else { return Ok(None) };
    Ok(Some((fingerprint, get(store.as_ref(), &entry)?)))
}
