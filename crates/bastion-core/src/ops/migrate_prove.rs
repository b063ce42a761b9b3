//! `migrate.prove`: a plan tried on throwaway databases.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::migrate::{PlanOptions, Proof};
use crate::port::Runtime;
use crate::snapshot::{Snapshot, SnapshotDocument};

/// What `migrate.prove` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "MigrateProveInput")]
pub struct Input {
    /// The address of a server on which two databases may be made and dropped again; `sqlite::memory:` for SQLite.
    pub server: String,
    /// The schema as it is, with what needs what (`dependencies`).
    pub old_snapshot: SnapshotDocument,
    /// The schema as it shall be, with what needs what.
    pub new_snapshot: SnapshotDocument,
    /// What is wanted and known.
    #[serde(default)]
    pub options: PlanOptions,
    /// The `pg_dump` to ask as a second witness.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dump_program: Option<String>,
}

/// What `migrate.prove` gives.
pub type Output = Proof;

/// Plans, and tries the plan.
///
/// # Errors
///
/// `plan_refused`, `proof_not_possible`, `unsupported_source`, any `source_…` code.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    let (old, new) = (Snapshot::new(input.old_snapshot)?, Snapshot::new(input.new_snapshot)?);
    runtime.prove_plan(&input.server, &old, &new, &input.options, input.dump_program.as_deref()).await
}
