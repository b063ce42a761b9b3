//! `rules.explain`: one rule.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode};
use crate::rules::{self, RuleRecord};

/// What `rules.explain` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RulesExplainInput")]
pub struct Input {
    /// The rule's id (`COL004`) or name (`column-removed`).
    pub rule: String,
}

/// What `rules.explain` gives.
pub type Output = RuleRecord;

/// Gives one rule.
///
/// # Errors
///
/// `unknown_rule`.
pub fn run(input: Input) -> Result<Output, Error> {
    let shown: String = input.rule.chars().take(80).collect();
    let rule = rules::find(&input.rule).ok_or_else(|| {
        Error::new(ErrorCode::UnknownRule, format!("no rule `{shown}`"))
            .with_hint("`bastion rules list` names them all")
    })?;
    Ok(rule.to_record())
}
