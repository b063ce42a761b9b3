//! `evidence.create`: a signed pack.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::evidence::{self, NewPack, Pack, Secret, SigningKey};

/// What `evidence.create` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "EvidenceCreateInput")]
pub struct Input {
    /// What the pack is made from.
    pub pack: NewPack,
    /// The private key, PKCS#8 PEM.
    pub signing_key: Secret,
}

/// What `evidence.create` gives.
pub type Output = Pack;

/// Makes a pack.
///
/// # Errors
///
/// `invalid_key`, `invalid_argument`, `limit_exceeded`.
pub fn run(input: Input) -> Result<Output, Error> {
    Ok(evidence::create(input.pack, &SigningKey::from_pem(input.signing_key.expose())?)?)
}
