//! The JSON of a snapshot.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ColumnStatistics, FORMAT};
use crate::canonical::{Digest, Hasher};
use crate::finding::Facet;
use crate::schema::{Dialect, Object, ObjectKind};

/// A schema at a moment, as JSON (`bastion.snapshot/v1`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SnapshotDocument {
    /// Always `bastion.snapshot/v1`.
    pub format: String,
    /// The product it comes from.
    pub dialect: Dialect,
    /// Where it was taken; not hashed.
    #[serde(default, skip_serializing_if = "SnapshotSource::is_empty")]
    pub source: SnapshotSource,
    /// The digest of everything that is hashed; checked when it is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<Digest>,
    /// One root per facet; informative.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roots: Option<FacetRoots>,
    /// What was found and is not modelled, or could not be read.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<Gap>,
    /// The objects.
    pub objects: Vec<Entry>,
    /// Statistics of columns; not hashed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statistics: Vec<ColumnStatistics>,
}

impl SnapshotDocument {
    /// An empty document.
    #[must_use]
    pub fn new(dialect: Dialect) -> Self {
        Self {
            format: FORMAT.to_owned(),
            dialect,
            source: SnapshotSource::default(),
            digest: None,
            roots: None,
            gaps: Vec::new(),
            objects: Vec::new(),
            statistics: Vec::new(),
        }
    }
}

/// Where a snapshot was taken. None of it is hashed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SnapshotSource {
    /// The server's version, as it states it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub server_version: Option<String>,
    /// The database's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub database: Option<String>,
    /// What makes lineage ids comparable: two snapshots with the same lineage look at the same database.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lineage: Option<String>,
}

impl SnapshotSource {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// One object, by kind and path.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjectReference {
    /// What it is.
    pub object_kind: ObjectKind,
    /// Its names, outermost first.
    pub path: Vec<String>,
}

/// One object, with the identifier the database itself gives it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// What survives a rename and not a re-creation, such as PostgreSQL's `class.oid` or `class.oid.attnum`;
    /// not hashed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lineage_id: Option<String>,
    /// The objects it cannot be without, as the database knows them; not hashed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<ObjectReference>,
    /// The object.
    pub object: Object,
}

impl Entry {
    /// An object without a lineage id.
    pub fn new(object: impl Into<Object>) -> Self {
        Self { lineage_id: None, references: Vec::new(), object: object.into() }
    }

    /// An object with its lineage id.
    pub fn with_lineage(object: impl Into<Object>, lineage_id: impl Into<String>) -> Self {
        Self { lineage_id: Some(lineage_id.into()), references: Vec::new(), object: object.into() }
    }
}

/// One digest per facet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FacetRoots {
    /// What readers' results depend on.
    pub shape: Digest,
    /// Where values may be absent.
    pub nulls: Digest,
    /// What writers must satisfy.
    pub write: Digest,
    /// Who may do what.
    pub access: Digest,
    /// How it is stored and served.
    pub ops: Digest,
    /// What people wrote about it.
    pub doc: Digest,
}

impl FacetRoots {
    pub(super) fn build(root: impl Fn(Facet) -> Digest) -> Self {
        Self {
            shape: root(Facet::Shape),
            nulls: root(Facet::Null),
            write: root(Facet::Write),
            access: root(Facet::Access),
            ops: root(Facet::Ops),
            doc: root(Facet::Doc),
        }
    }

    /// The root of one facet.
    #[must_use]
    pub const fn get(&self, facet: Facet) -> Digest {
        match facet {
            Facet::Shape => self.shape,
            Facet::Null => self.nulls,
            Facet::Write => self.write,
            Facet::Access => self.access,
            Facet::Ops => self.ops,
            Facet::Doc => self.doc,
        }
    }
}

/// Why something is not in a snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GapReason {
    /// Found, and of a kind the model does not have.
    Unmodelled,
    /// Found, and not readable for this role.
    Unreadable,
    /// Found, with a catalogue code this build does not know.
    Unknown,
    /// It changed while it was read: what was read may be of several moments.
    Changed,
}

/// Something that is there and not in the snapshot: a verdict over it is incomplete.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// Why.
    pub reason: GapReason,
    /// What it is, in the product's words: `operator class`, `publication`, …
    pub object_kind: String,
    /// Its names, outermost first.
    pub path: Vec<String>,
    /// More about it, where there is more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

impl Gap {
    pub(super) fn hash_into(&self, hasher: &mut Hasher) {
        hasher.part(match self.reason {
            GapReason::Unmodelled => b"unmodelled",
            GapReason::Unreadable => b"unreadable",
            GapReason::Unknown => b"unknown",
            GapReason::Changed => b"changed",
        });
        hasher.part(self.object_kind.as_bytes()).part(&(self.path.len() as u64).to_le_bytes());
        for name in &self.path {
            hasher.part(name.as_bytes());
        }
        hasher.part(self.detail.as_deref().unwrap_or_default().as_bytes());
    }
}
