//! A catalogue, seen from outside.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::canonical::Digest;

/// What a catalogue looks like without being read: as long as it is equal, so is the schema.
///
/// It saves work and proves nothing: a verdict that is signed stands on what was read. It may change although the
/// schema did not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CatalogFingerprint {
    /// The database it is about, its version, and what of it was asked for: fingerprints of different scopes say
    /// nothing of each other.
    pub scope: String,
    /// The fingerprint.
    pub digest: Digest,
    /// A sign that nothing at all was going on when it was taken, and which: as long as it is the same, nothing was
    /// written since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet: Option<String>,
}

impl CatalogFingerprint {
    /// Whether the schemas behind two fingerprints are the same.
    #[must_use]
    pub fn same_schema(&self, other: &Self) -> bool {
        self.scope == other.scope && self.digest == other.digest
    }
}
