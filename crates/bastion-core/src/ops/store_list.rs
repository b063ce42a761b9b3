//! `store.list`: what is in a store of snapshots.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::port::{Runtime, StoredSnapshot};

/// What `store.list` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "StoreListInput")]
pub struct Input {
    /// The path of the store.
    pub store: String,
}

/// What `store.list` gives.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "StoreListOutput")]
pub struct Output {
    /// The snapshots, oldest first. `store:PATH@NUMBER` is the address of one.
    pub snapshots: Vec<StoredSnapshot>,
}

/// Lists a store.
///
/// # Errors
///
/// `file_not_found`, `file_failed`, `store_damaged`.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    Ok(Output { snapshots: runtime.open_store(&input.store, false)?.entries()? })
}
