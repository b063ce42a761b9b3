//! `policy.filter`: which rows a request may see.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::policy_evaluate::compile;
use crate::error::Error;
use crate::policy::{Policy, PolicyRequest, RowColumns, RowFilter};

/// What `policy.filter` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PolicyFilterInput")]
pub struct Input {
    /// The policies; their order does not matter.
    #[serde(default)]
    pub policies: Vec<Policy>,
    /// Built-in packs to add, by name.
    #[serde(default)]
    pub packs: Vec<String>,
    /// The question, without what rows state.
    pub request: PolicyRequest,
    /// What rows state, and in which columns.
    pub columns: RowColumns,
}

/// What `policy.filter` gives.
pub type Output = RowFilter;

/// Says which rows are seen.
///
/// # Errors
///
/// As `policy.evaluate`, and `row_filter_not_exact`.
pub fn run(input: Input) -> Result<Output, Error> {
    Ok(compile(input.policies, &input.packs)?.row_filter(&input.request, &input.columns)?)
}
