//! `rules.list`: every rule.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::rules::{CATALOGUE_VERSION, RULES, RuleRecord};

/// What `rules.list` takes: nothing.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RulesListInput")]
pub struct Input {}

/// What `rules.list` gives.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RuleCatalogue")]
pub struct Output {
    /// The version of the catalogue.
    pub rules_version: String,
    /// The rules, by id.
    pub rules: Vec<RuleRecord>,
}

/// Lists every rule.
///
/// # Errors
///
/// None.
pub fn run(_: Input) -> Result<Output, Error> {
    let rules = RULES.iter().map(|rule| rule.to_record()).collect();
    Ok(Output { rules_version: CATALOGUE_VERSION.to_owned(), rules })
}
