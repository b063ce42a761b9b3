//! `evidence.verify`: does a pack hold, and if not, what exactly fails.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::evidence::{self, Pack, Verification, VerifyingKey};

/// What `evidence.verify` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "EvidenceVerifyInput")]
pub struct Input {
    /// The pack.
    pub pack: Pack,
    /// The public keys that are trusted: PEM, or 64 hexadecimal digits.
    pub public_keys: Vec<String>,
}

/// What `evidence.verify` gives.
pub type Output = Verification;

/// Verifies a pack.
///
/// # Errors
///
/// `invalid_key`, or what is wrong with the pack; a proof that does not hold is an answer.
pub fn run(input: Input) -> Result<Output, Error> {
    verify(&input.pack, &input.public_keys)
}

/// Verifies a pack against keys as texts.
///
/// # Errors
///
/// As [`run`].
pub fn verify(pack: &Pack, public_keys: &[String]) -> Result<Verification, Error> {
    let keys = public_keys.iter().map(|text| VerifyingKey::from_text(text)).collect::<Result<Vec<_>, _>>()?;
    Ok(evidence::verify(pack, &keys)?)
}
