//! `comparison.adjust`: what a team decided about rules, applied to a comparison.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::rules::{Comparison, RuleSettings};

/// What `comparison.adjust` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ComparisonAdjustInput")]
pub struct Input {
    /// The comparison.
    pub comparison: Comparison,
    /// What the team decided.
    pub settings: RuleSettings,
    /// The day it is: `2026-11-21`, or a time that begins with it.
    pub today: String,
}

/// What `comparison.adjust` gives.
pub type Output = Comparison;

/// Applies settings.
///
/// # Errors
///
/// `unknown_rule`, `invalid_argument`.
pub fn run(input: Input) -> Result<Output, Error> {
    Ok(input.settings.apply(input.comparison, &input.today)?)
}
