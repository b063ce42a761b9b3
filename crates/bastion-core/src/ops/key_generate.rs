//! `key.generate`: a pair of keys.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::evidence::{KeyPair, SigningKey};
use crate::log::NoteKey;
use crate::port::Runtime;

/// What `key.generate` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "KeyGenerateInput")]
pub struct Input {
    /// For the key of a log, whose log it is: the deployment's host, a slash and the tenant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log_origin: Option<String>,
}

/// What `key.generate` gives.
pub type Output = KeyPair;

/// Makes a pair of keys from the system's randomness.
///
/// # Errors
///
/// `internal` when the system has no randomness; `invalid_log` for an origin that is no name.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    let mut seed = [0; 32];
    runtime.random(&mut seed)?;
    let key = SigningKey::from_seed(seed);
    let mut pair = key.to_pair()?;
    if let Some(origin) = &input.log_origin {
        pair.log_key = Some(NoteKey::of_log(origin, key.verifying_key())?.to_string());
    }
    Ok(pair)
}
