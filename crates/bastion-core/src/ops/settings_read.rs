//! `settings.read`: check the settings of a team, TOML as in `bastion.toml`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::rules::RuleSettings;

/// What `settings.read` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SettingsReadInput")]
pub struct Input {
    /// The text.
    pub text: String,
}

/// What `settings.read` gives.
pub type Output = RuleSettings;

/// Reads settings.
///
/// # Errors
///
/// `invalid_document`, `unknown_rule`, `invalid_argument`.
pub fn run(input: Input) -> Result<Output, Error> {
    Ok(RuleSettings::from_toml(&input.text)?)
}
