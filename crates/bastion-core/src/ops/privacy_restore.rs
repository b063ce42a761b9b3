//! `privacy.restore`: redacted texts with what their tokens stand for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::privacy_mask::MaskKey;
use crate::error::Error;
use crate::evidence::Secret;
use crate::privacy::mask::TenantKey;
use crate::privacy::redact::{Originals, restore};

/// What `privacy.restore` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PrivacyRestoreInput")]
pub struct Input {
    /// Redacted texts.
    pub redacted: Vec<String>,
    /// What `privacy.redact` sealed.
    pub originals: Secret,
    /// The key it was sealed with.
    pub key: MaskKey,
}

/// What `privacy.restore` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PrivacyRestoreOutput")]
pub struct Output {
    /// The texts, in their order. A token that is not among the originals stays.
    pub texts: Vec<String>,
}

/// Restores.
///
/// # Errors
///
/// `invalid_key`; `invalid_document` when the originals are of another key or were changed.
pub fn run(input: Input) -> Result<Output, Error> {
    let key = TenantKey::from_text(&input.key.id, &input.key.tenant, input.key.secret.expose())?;
    let originals = Originals::open(input.originals.expose(), &key)?;
    Ok(Output { texts: input.redacted.iter().map(|text| restore(text, &originals)).collect() })
}
