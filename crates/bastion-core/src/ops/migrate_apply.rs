//! `migrate.apply`: a plan put into effect.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::migrate::{Applied, Plan};
use crate::port::Runtime;

/// What `migrate.apply` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "MigrateApplyInput")]
pub struct Input {
    /// The address of the database the plan was made for.
    pub source: String,
    /// The plan.
    pub plan: Plan,
}

/// What `migrate.apply` gives.
pub type Output = Applied;

/// Applies a plan.
///
/// # Errors
///
/// `plan_source_differs` before the first statement, `plan_refused`, `unsupported_source`, any `source_…` code.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    runtime.apply_plan(&input.source, &input.plan).await
}
