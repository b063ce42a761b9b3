//! The changes, as plain data.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::canonical::Digest;
use crate::finding::Facet;
use crate::schema::{Object, ObjectKind};
use crate::snapshot::Gap;

/// The format of a diff document.
pub const FORMAT: &str = "bastion.diff/v1";

/// What the caller knows and the snapshots do not say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DiffOptions {
    /// Renames that were made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renames: Vec<RenameDeclaration>,
}

/// A rename that someone vouches for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RenameDeclaration {
    /// The kind of object.
    pub object_kind: ObjectKind,
    /// Its path in the old snapshot.
    pub old_path: Vec<String>,
    /// Its path in the new one.
    pub new_path: Vec<String>,
}

/// What differs between two snapshots (`bastion.diff/v1`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Diff {
    /// Always `bastion.diff/v1`.
    pub format: String,
    /// The digest of the old snapshot.
    pub old_digest: Digest,
    /// The digest of the new snapshot.
    pub new_digest: Digest,
    /// Facets whose roots are equal: nothing of them differs anywhere.
    pub unchanged_facets: Vec<Facet>,
    /// Whether both snapshots show everything that is there.
    pub complete: bool,
    /// The changes, by object.
    pub changes: Vec<Change>,
    /// Pairs that look like renames and were not assumed to be.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub candidates: Vec<RenameCandidate>,
    /// Gaps that came or went.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gap_changes: Vec<GapChange>,
}

impl Diff {
    /// Whether nothing differs.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.gap_changes.is_empty()
    }
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Change {
    /// An object that was not there.
    Added(Added),
    /// An object that is gone.
    Removed(Removed),
    /// The same object under another name.
    Renamed(Renamed),
    /// Another object under the same name.
    Recreated(Recreated),
    /// A field with another value.
    Changed(Changed),
}

impl Change {
    /// The kind of the object.
    #[must_use]
    pub const fn object_kind(&self) -> ObjectKind {
        match self {
            Self::Added(change) => change.object_kind,
            Self::Removed(change) => change.object_kind,
            Self::Renamed(change) => change.object_kind,
            Self::Recreated(change) => change.object_kind,
            Self::Changed(change) => change.object_kind,
        }
    }

    /// The path of the object: in the new snapshot, or in the old one when it is gone.
    #[must_use]
    pub fn path(&self) -> &[String] {
        match self {
            Self::Added(change) => &change.path,
            Self::Removed(change) => &change.path,
            Self::Renamed(change) => &change.path,
            Self::Recreated(change) => &change.path,
            Self::Changed(change) => &change.path,
        }
    }
}

/// An object that was not there. What belongs to a new root is not listed apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Added {
    /// The kind of object.
    pub object_kind: ObjectKind,
    /// Its path.
    pub path: Vec<String>,
    /// The object.
    pub object: Object,
}

/// An object that is gone. What belonged to a root that is gone is not listed apart.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Removed {
    /// The kind of object.
    pub object_kind: ObjectKind,
    /// Its path.
    pub path: Vec<String>,
    /// The object as it was.
    pub object: Object,
}

/// How a rename is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RenameEvidence {
    /// The database's own id is the same: proven.
    Lineage,
    /// Someone vouches for it.
    Declared,
}

/// The same object under another name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Renamed {
    /// The kind of object.
    pub object_kind: ObjectKind,
    /// Its path before.
    pub old_path: Vec<String>,
    /// Its path now.
    pub path: Vec<String>,
    /// How it is known.
    pub evidence: RenameEvidence,
}

/// Another object under the same name: what it held is lost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recreated {
    /// The kind of object.
    pub object_kind: ObjectKind,
    /// Its path.
    pub path: Vec<String>,
    /// Its path before; the same unless what it belongs to was renamed.
    pub old_path: Vec<String>,
}

/// What happened to a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verb {
    /// It had its default and now has a value.
    Set,
    /// It had a value and now has its default.
    Unset,
    /// It has another value.
    Changed,
}

/// A field with another value. References that only follow a rename do not count.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Changed {
    /// The kind of object.
    pub object_kind: ObjectKind,
    /// Its path.
    pub path: Vec<String>,
    /// Its path before, where that was another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old_path: Option<Vec<String>>,
    /// The field.
    pub field: String,
    /// What it is about.
    pub facet: Facet,
    /// What happened to it.
    pub verb: Verb,
    /// Its value before; absent when it had its default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old_value: Option<Value>,
    /// Its value now; absent when it has its default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new_value: Option<Value>,
}

/// A removed and an added object that look alike.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RenameCandidate {
    /// The kind of object.
    pub object_kind: ObjectKind,
    /// The path of the one that is gone.
    pub old_path: Vec<String>,
    /// The path of the one that came.
    pub new_path: Vec<String>,
}

/// A gap that came or went.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GapChange {
    /// Whether it is new.
    pub appeared: bool,
    /// The gap.
    pub gap: Gap,
}
