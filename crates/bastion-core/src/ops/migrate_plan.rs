//! `migrate.plan`: the way from one schema to another.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::migrate::{self, Plan, PlanOptions};
use crate::snapshot::{Snapshot, SnapshotDocument};

/// What `migrate.plan` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "MigratePlanInput")]
pub struct Input {
    /// The schema as it is, with what needs what (`dependencies`).
    pub old_snapshot: SnapshotDocument,
    /// The schema as it shall be, with what needs what.
    pub new_snapshot: SnapshotDocument,
    /// What is wanted and known.
    #[serde(default)]
    pub options: PlanOptions,
}

/// What `migrate.plan` gives.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "MigratePlanOutput")]
pub struct Output {
    /// The plan, or its refusals.
    pub plan: Plan,
    /// The plan as a script.
    pub script: String,
    /// The plan back, as a script: what it loses is not given back.
    pub rollback_script: String,
}

/// Plans a migration.
///
/// # Errors
///
/// `snapshots_not_comparable`, `invalid_argument`, or what is wrong with a document.
pub fn run(input: Input) -> Result<Output, Error> {
    plan(&Snapshot::new(input.old_snapshot)?, &Snapshot::new(input.new_snapshot)?, &input.options)
}

/// Plans a migration between checked snapshots.
///
/// # Errors
///
/// `snapshots_not_comparable`, `invalid_argument`.
pub fn plan(old: &Snapshot, new: &Snapshot, options: &PlanOptions) -> Result<Output, Error> {
    let aligned = migrate::aligned(old, new, options)?;
    let (new, options) = aligned.as_ref().map_or((new, options), |(new, options)| (new, options));
    let plan = migrate::plan(old, new, options)?;
    let back = migrate::plan(new, old, &options.reversed())?;
    Ok(Output { script: migrate::script(&plan), rollback_script: migrate::script(&back), plan })
}
