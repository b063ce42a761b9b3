//! `trust.revoke`: a key is not believed any more, from a place of the log on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::evidence::TrustList;

/// What `trust.revoke` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "TrustRevokeInput")]
pub struct Input {
    /// Whom one believes until now.
    pub trust: TrustList,
    /// The identifier of the key.
    pub key_id: String,
    /// The first place of the log that it does not speak for any more.
    pub from_index: u64,
}

/// What `trust.revoke` gives: whom one believes from now on.
pub type Output = TrustList;

/// Revokes a key: what was logged before the place stays good, what is in no log does not.
///
/// # Errors
///
/// `invalid_key` when the list does not have it.
pub fn run(input: Input) -> Result<Output, Error> {
    Ok(input.trust.revoke(&input.key_id, input.from_index)?)
}
