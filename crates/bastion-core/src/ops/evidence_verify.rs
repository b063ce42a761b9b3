//! `evidence.verify`: does a pack hold, and if not, what exactly fails.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::evidence::{self, Pack, Trust, TrustList, TrustedKey, Verification};

/// What `evidence.verify` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "EvidenceVerifyInput")]
pub struct Input {
    /// The pack.
    pub pack: Pack,
    /// The public keys that are trusted, wherever in a log: PEM, or 64 hexadecimal digits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub public_keys: Vec<String>,
    /// The keys of logs and witnesses that are trusted, `name+hash+key`. Each witness has to have signed the checkpoint.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub log_keys: Vec<String>,
    /// Whether a pack that is in no log is refused.
    #[serde(default)]
    pub log_required: bool,
    /// Further keys that are trusted, each for a stretch of a log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trust: Option<TrustList>,
}

/// What `evidence.verify` gives.
pub type Output = Verification;

/// Verifies a pack.
///
/// # Errors
///
/// `invalid_key`, `invalid_log`, or what is wrong with the pack; a proof that does not hold is an answer.
pub fn run(input: Input) -> Result<Output, Error> {
    let trust = trust(input.trust, &input.public_keys, &input.log_keys, input.log_required)?;
    Ok(evidence::verify_with(&input.pack, &trust)?)
}

/// Verifies a pack against keys as texts.
///
/// # Errors
///
/// As [`run`].
pub fn verify(pack: &Pack, public_keys: &[String], log_keys: &[String]) -> Result<Verification, Error> {
    Ok(evidence::verify_with(pack, &trust(None, public_keys, log_keys, false)?)?)
}

pub(super) fn trust(
    list: Option<TrustList>,
    public_keys: &[String],
    log_keys: &[String],
    log_required: bool,
) -> Result<Trust, Error> {
    let mut list = list.unwrap_or_default();
    let whole = |text: &String| TrustedKey { public_key: text.clone(), from_index: None, until_index: None };
    list.keys.extend(public_keys.iter().map(whole));
    list.log_keys.extend_from_slice(log_keys);
    list.log_required |= log_required;
    Ok(Trust::read(&list)?)
}
