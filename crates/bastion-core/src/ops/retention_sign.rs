//! `retention.sign`: a retention table in an envelope, signed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::audit::RetentionTable;
use crate::error::Error;
use crate::evidence::{Envelope, Secret, SigningKey, UnsignedRetention};
use crate::port::Signer;

/// What `retention.sign` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "RetentionSignInput")]
pub struct Input {
    /// The retention table, JSON or YAML.
    pub table: String,
    /// The private key, PKCS#8 PEM.
    pub signing_key: Secret,
}

/// What `retention.sign` gives: the canonical table as the payload `application/vnd.bastion.retention+json`.
pub type Output = Envelope;

/// Signs a table; the order of its rules is no part of what is signed.
///
/// # Errors
///
/// `invalid_key`, `invalid_audit`, `limit_exceeded`, or what is wrong with the text of the table.
pub fn run(input: Input) -> Result<Output, Error> {
    sign(&input.table, &SigningKey::from_pem(input.signing_key.expose())?)
}

/// As [`run`], with whoever signs.
///
/// # Errors
///
/// As [`run`]; `signer_failed`.
pub fn sign(table: &str, signer: &dyn Signer) -> Result<Output, Error> {
    let unsigned = UnsignedRetention::new(&RetentionTable::read(table.as_bytes())?)?;
    let signature = signer.sign(&unsigned.message())?;
    Ok(unsigned.signed(signer.key_id(), &signature))
}
