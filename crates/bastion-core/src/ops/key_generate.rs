//! `key.generate`: a pair of keys.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::evidence::{KeyPair, SigningKey};
use crate::port::Runtime;

/// What `key.generate` takes: nothing.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "KeyGenerateInput")]
pub struct Input {}

/// What `key.generate` gives.
pub type Output = KeyPair;

/// Makes a pair of keys from the system's randomness.
///
/// # Errors
///
/// `internal` when the system has no randomness.
pub async fn run(runtime: &dyn Runtime, _: Input) -> Result<Output, Error> {
    let mut seed = [0; 32];
    runtime.random(&mut seed)?;
    Ok(SigningKey::from_seed(seed).to_pair()?)
}
