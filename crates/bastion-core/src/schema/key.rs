//! Identity: which object, and which root it belongs to.

use std::cmp::Ordering;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ObjectKind;

/// A kind of object that stands on its own and to which others belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Root {
    /// A namespace.
    Schema,
    /// An extension.
    Extension,
    /// An enumerated type.
    Enum,
    /// A domain.
    Domain,
    /// A sequence.
    Sequence,
    /// A routine.
    Routine,
    /// A relation, with its columns, constraints, indexes, triggers, policies.
    Relation,
}

impl Root {
    /// The number of names that identify such a root.
    #[must_use]
    pub const fn depth(self) -> usize {
        match self {
            Self::Schema | Self::Extension => 1,
            Self::Enum | Self::Domain | Self::Sequence | Self::Routine | Self::Relation => 2,
        }
    }

    /// The kind of the root object itself.
    #[must_use]
    pub const fn kind(self) -> ObjectKind {
        match self {
            Self::Schema => ObjectKind::Schema,
            Self::Extension => ObjectKind::Extension,
            Self::Enum => ObjectKind::Enum,
            Self::Domain => ObjectKind::Domain,
            Self::Sequence => ObjectKind::Sequence,
            Self::Routine => ObjectKind::Routine,
            Self::Relation => ObjectKind::Relation,
        }
    }
}

/// The identity of an object. Ordered so that everything that belongs to one root stands together, the root first.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ObjectKey {
    root: Root,
    kind: ObjectKind,
    path: Vec<String>,
}

impl ObjectKey {
    /// The identity of the object of a kind at a path: outermost name first.
    #[must_use]
    pub const fn new(root: Root, kind: ObjectKind, path: Vec<String>) -> Self {
        Self { root, kind, path }
    }

    /// The kind of root it belongs to.
    #[must_use]
    pub const fn root(&self) -> Root {
        self.root
    }

    /// The kind of object.
    #[must_use]
    pub const fn kind(&self) -> ObjectKind {
        self.kind
    }

    /// The names, outermost first.
    #[must_use]
    pub fn path(&self) -> &[String] {
        &self.path
    }

    /// The names of the root it belongs to.
    #[must_use]
    pub fn root_path(&self) -> &[String] {
        self.path.get(..self.root.depth()).unwrap_or(&self.path)
    }

    /// The innermost name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }

    /// Whether the object is a root.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.kind == self.root.kind()
    }

    /// The identity of its root.
    #[must_use]
    pub fn root_key(&self) -> Self {
        Self::new(self.root, self.root.kind(), self.root_path().to_vec())
    }

    /// Compares the roots two objects belong to.
    #[must_use]
    pub fn compare_root(&self, other: &Self) -> Ordering {
        self.root.cmp(&other.root).then_with(|| self.root_path().cmp(other.root_path()))
    }
}

impl PartialOrd for ObjectKey {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ObjectKey {
    fn cmp(&self, other: &Self) -> Ordering {
        self.compare_root(other)
            .then_with(|| other.is_root().cmp(&self.is_root()))
            .then_with(|| self.kind.cmp(&other.kind))
            .then_with(|| self.path.cmp(&other.path))
    }
}

impl fmt::Display for ObjectKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} {}", self.kind.as_str().replace('_', " "), self.path.join("."))
    }
}
