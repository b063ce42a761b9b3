//! A snapshot in parts: everything that belongs to one root is a part, named by the digest of its bytes. What two
//! snapshots share are the same parts.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Entry, FORMAT, Gap, HashedObject, Snapshot, SnapshotDocument, SnapshotError, SnapshotSource};
use crate::canonical::{self, Digest, Hasher};
use crate::schema::Dialect;

/// The domain of a part's digest.
const PART: &str = "bastion.part/v1";

/// One part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The digest of its bytes.
    pub digest: Digest,
    /// Its canonical JSON.
    pub content: Vec<u8>,
}

impl Part {
    fn new(content: Vec<u8>) -> Self {
        Self { digest: Digest::of(PART, &content), content }
    }

    /// Whether bytes are those a digest names.
    #[must_use]
    pub fn fits(digest: Digest, content: &[u8]) -> bool {
        Digest::of(PART, content) == digest
    }
}

/// What a snapshot has besides its parts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PartHeader {
    /// The format of the snapshot: `bastion.snapshot/v1`.
    pub format: String,
    /// The product it comes from.
    pub dialect: Dialect,
    /// Where it was taken.
    #[serde(default)]
    pub source: SnapshotSource,
    /// Its digest.
    pub digest: Digest,
    /// What was found and is not modelled, or could not be read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<Gap>,
    /// The part with its statistics, where it has them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statistics: Option<Digest>,
}

/// A snapshot taken apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// What it has besides its parts.
    pub header: PartHeader,
    /// Its parts by digest; the statistics are not among them.
    pub objects: Vec<Part>,
    /// Its statistics.
    pub statistics: Option<Part>,
}

impl Parts {
    /// Takes a snapshot apart.
    ///
    /// # Errors
    ///
    /// [`SnapshotError::Document`] when a number in it has no canonical form.
    pub fn of(snapshot: &Snapshot) -> Result<Self, SnapshotError> {
        let mut objects = Vec::with_capacity(snapshot.groups().len());
        for group in snapshot.groups() {
            let entries: Vec<Entry> = group.objects().iter().map(HashedObject::to_entry).collect();
            objects.push(Part::new(canonical::to_bytes(&entries)?));
        }
        objects.sort_by_key(|part| part.digest);
        let statistics = match snapshot.statistics() {
            [] => None,
            some => Some(Part::new(canonical::to_bytes(&some)?)),
        };
        let header = PartHeader {
            format: FORMAT.to_owned(),
            dialect: snapshot.dialect(),
            source: snapshot.source().clone(),
            digest: snapshot.digest(),
            gaps: snapshot.gaps().to_vec(),
            statistics: statistics.as_ref().map(|part| part.digest),
        };
        Ok(Self { header, objects, statistics })
    }

    /// Puts a snapshot together again and checks that its digest is the one it had.
    ///
    /// # Errors
    ///
    /// [`SnapshotError`] when a part is no part, or the whole has another digest.
    pub fn join(header: PartHeader, objects: &[Vec<u8>], statistics: Option<&[u8]>) -> Result<Snapshot, SnapshotError> {
        let mut entries: Vec<Entry> = Vec::new();
        for part in objects {
            entries.extend(canonical::from_value::<Vec<Entry>>(canonical::parse(part)?)?);
        }
        let statistics = match statistics {
            Some(bytes) => canonical::from_value(canonical::parse(bytes)?)?,
            None => Vec::new(),
        };
        Snapshot::new(SnapshotDocument {
            format: header.format,
            dialect: header.dialect,
            source: header.source,
            digest: Some(header.digest),
            roots: None,
            gaps: header.gaps,
            objects: entries,
            statistics,
        })
    }
}

impl PartHeader {
    /// A digest of everything: the header and which parts there are. Two snapshots with the same one are the same to
    /// the last byte.
    ///
    /// # Errors
    ///
    /// [`SnapshotError::Document`] never for a header of [`Parts::of`].
    pub fn state(&self, objects: &BTreeSet<Digest>) -> Result<Digest, SnapshotError> {
        let mut hasher = Hasher::new("bastion.state/v1");
        hasher.part(&canonical::to_bytes(self)?);
        for digest in objects {
            hasher.part(digest.as_bytes());
        }
        Ok(hasher.finish())
    }
}
