//! `privacy.validate`: whether values can be identifiers of a kind.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode};
use crate::privacy::Entity;
use crate::privacy::validate::{VALIDATORS, validator};

/// What `privacy.validate` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PrivacyValidateInput")]
pub struct Input {
    /// The kind of identifier.
    pub entity: Entity,
    /// Values, each for itself.
    pub values: Vec<String>,
}

/// What `privacy.validate` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PrivacyValidation")]
pub struct Output {
    /// Of each value, in their order, whether its characters, its dates and its check digits are right.
    pub valid: Vec<bool>,
}

/// Checks values.
///
/// # Errors
///
/// `invalid_argument` for a kind that no characters tell.
pub fn run(input: Input) -> Result<Output, Error> {
    let Some(is_valid) = validator(input.entity) else {
        let known: Vec<&str> = VALIDATORS.iter().map(|(entity, _)| entity.as_str()).collect();
        let message = format!("no rule says whether a value is `{}`", input.entity);
        let hint = format!("there are rules for {}", known.join(", "));
        return Err(Error::new(ErrorCode::InvalidArgument, message).with_hint(hint));
    };
    Ok(Output { valid: input.values.iter().map(|value| is_valid(value.as_bytes())).collect() })
}
