//! `bundle.verify`: does a sigstore bundle hold, whoever made it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::evidence_verify::trust;
use crate::error::Error;
use crate::evidence::{self, Bundle, TrustList, Verification};

/// What `bundle.verify` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "BundleVerifyInput")]
pub struct Input {
    /// The bundle, as the text of its file.
    pub bundle: String,
    /// The public keys that are trusted, wherever in a log: PEM, or 64 hexadecimal digits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub public_keys: Vec<String>,
    /// The keys of logs and witnesses that are trusted, `name+hash+key`. Each witness has to have signed the checkpoint.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub log_keys: Vec<String>,
    /// Whether a bundle that is in no log is refused.
    #[serde(default)]
    pub log_required: bool,
    /// Further keys that are trusted, each for a stretch of a log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trust: Option<TrustList>,
}

/// What `bundle.verify` gives.
pub type Output = Verification;

/// Verifies a sigstore bundle v0.3 of a DSSE envelope with a named key.
///
/// # Errors
///
/// `invalid_bundle`, `invalid_json`, `invalid_key`, `invalid_log`; a proof that does not hold is an answer.
pub fn run(input: Input) -> Result<Output, Error> {
    let trust = trust(input.trust, &input.public_keys, &input.log_keys, input.log_required)?;
    Ok(evidence::verify_bundle(&Bundle::from_json(input.bundle.as_bytes())?, &trust))
}
