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
}
