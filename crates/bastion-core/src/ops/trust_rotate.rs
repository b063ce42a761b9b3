//! `trust.rotate`: a new key in the stead of an old one, as a logged pack says.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode};
use crate::evidence::{self, LogStatus, Pack, Trust, TrustList};

/// What `trust.rotate` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "TrustRotateInput")]
pub struct Input {
    /// Whom one believes until now, with the key of the log.
    pub trust: TrustList,
    /// The pack of the rotation, signed by the old key and in the log.
    pub pack: Pack,
    /// The same statement signed by both keys.
    pub envelope: evidence::Envelope,
}

/// What `trust.rotate` gives: whom one believes from now on.
pub type Output = TrustList;

/// Takes the rotation of a key into a list of trusted keys: the pack says where in the log, the envelope that both keys
/// want it.
///
/// # Errors
///
/// `signature_invalid` when the pack does not hold, is not in a trusted log, or one of the keys did not sign;
/// `invalid_statement` for another statement.
pub fn run(input: Input) -> Result<Output, Error> {
    let verification = evidence::verify_with(&input.pack, &Trust::read(&input.trust)?)?;
    let refuse = |reason: &str| Error::new(ErrorCode::SignatureInvalid, reason.to_owned());
    let index = verification.log.index.filter(|_| verification.log.status == LogStatus::Logged);
    let index = index.filter(|_| verification.valid).ok_or_else(|| refuse("the pack of the rotation does not hold"))?;
    if input.envelope.payload != input.pack.envelope.payload {
        return Err(refuse("both keys signed another statement than the one that is in the log"));
    }
    Ok(input.trust.rotate(&input.envelope, index)?)
}
