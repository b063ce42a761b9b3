//! Snapshots that were taken, kept so that what they share is stored once.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::fingerprint::CatalogFingerprint;
use crate::canonical::Digest;
use crate::error::Error;
use crate::snapshot::{Part, PartHeader};

/// Which parts a snapshot has: all of them, or how they differ from those of another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Always `bastion.manifest/v1`.
    pub format: String,
    /// What the snapshot has besides its parts.
    pub header: PartHeader,
    /// The state whose parts these are the difference to; none when all are listed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<Digest>,
    /// How many manifests stand between this one and one that lists all.
    #[serde(default)]
    pub depth: u32,
    /// The parts it has and the base has not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<Digest>,
    /// The parts the base has and it has not.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<Digest>,
}

/// A snapshot in a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StoredSnapshot {
    /// Its number, from 1, in the order they were stored.
    pub number: u64,
    /// What people call it; empty where nobody named it.
    #[serde(default)]
    pub name: String,
    /// When it was taken, RFC 3339 in UTC.
    pub taken_at: String,
    /// The digest of the schema.
    pub digest: Digest,
    /// The digest of everything that was stored.
    pub state: Digest,
    /// What the catalogue looked like from outside, where the source can tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<CatalogFingerprint>,
}

/// Keeps snapshots.
///
/// Every implementation passes the contract suite `snapshot_store_contract!`. What was written stays as it is: there
/// is no change, and no removal.
pub trait SnapshotStore: Send {
    /// Those of the parts that are not there yet.
    ///
    /// # Errors
    ///
    /// `file_failed` and what the store's place refuses.
    fn missing(&self, parts: &[Digest]) -> Result<Vec<Digest>, Error>;

    /// Adds parts, then the manifest of a state unless it is there, then an entry with the next number: whatever
    /// happens between, no entry stands there without what it needs. The number of `entry` is not looked at.
    ///
    /// # Errors
    ///
    /// `file_failed` and what the store's place refuses.
    fn add(&mut self, parts: &[Part], manifest: &Manifest, entry: StoredSnapshot) -> Result<StoredSnapshot, Error>;

    /// The bytes of parts, in the order they were asked for.
    ///
    /// # Errors
    ///
    /// `store_damaged` when one is not there or is not what its digest says.
    fn parts(&self, parts: &[Digest]) -> Result<Vec<Vec<u8>>, Error>;

    /// The manifest of a state.
    ///
    /// # Errors
    ///
    /// `store_damaged` when it is not there or cannot be read.
    fn manifest(&self, state: Digest) -> Result<Manifest, Error>;

    /// What was stored last.
    ///
    /// # Errors
    ///
    /// `store_damaged` when its entry cannot be read.
    fn newest(&self) -> Result<Option<StoredSnapshot>, Error>;

    /// What is stored, oldest first.
    ///
    /// # Errors
    ///
    /// `store_damaged` when an entry cannot be read.
    fn entries(&self) -> Result<Vec<StoredSnapshot>, Error>;
}
