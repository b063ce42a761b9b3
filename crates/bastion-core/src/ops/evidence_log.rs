//! `evidence.log`: packs into a log, and their proofs into the packs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::evidence::{Pack, Secret, SigningKey, VerifyingKey};
use crate::flow;
use crate::port::Runtime;

/// What `evidence.log` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "EvidenceLogInput")]
pub struct Input {
    /// The packs; all become durable under one checkpoint.
    pub packs: Vec<Pack>,
    /// The public key that signed them: PEM, or 64 hexadecimal digits.
    pub public_key: String,
    /// The folder of the log; it is made when there is none.
    pub log: String,
    /// Whose log it is, the same for ever: the deployment's host, a slash and the tenant, `log.example.com/acme`.
    pub origin: String,
    /// The log's private key, PKCS#8 PEM; another one than signs evidence.
    pub log_signing_key: Secret,
}

/// What `evidence.log` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "EvidenceLogOutput")]
pub struct Output {
    /// The packs with their places in the log, in the same order.
    pub packs: Vec<Pack>,
    /// The log's public key, `name+hash+key`: what verifiers are given, by another way than the packs.
    pub log_key: String,
}

/// Adds packs to a log.
///
/// # Errors
///
/// `invalid_key`; `signature_invalid` for a pack that the key did not sign; `invalid_log` for an origin that is none;
/// `log_conflict`, `log_proof_invalid`, `file_failed`.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    log(runtime, input)
}

/// As [`run`].
///
/// # Errors
///
/// As [`run`].
pub fn log(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    let key = VerifyingKey::from_text(&input.public_key)?;
    let log_key = SigningKey::from_pem(input.log_signing_key.expose())?;
    let mut writer = flow::open_log(runtime, &input.log, &input.origin, log_key)?;
    let packs = flow::log_packs(&mut writer, input.packs, &key)?;
    Ok(Output { packs, log_key: writer.name().to_string() })
}
