//! Identity: which object, and which root it belongs to.

use std::cmp::Ordering;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ObjectKind;

/// A kind of object that stands on its own and to which others belong.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Root {
    /// A namespace.
    #[default]
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
    /// A composite type, with its attributes.
    Composite,
    /// A range type.
    Range,
    /// An operator.
    Operator,
    /// A family of operator classes.
    OperatorFamily,
    /// A class of operators.
    OperatorClass,
    /// A cast.
    Cast,
    /// A collation.
    Collation,
    /// A text search configuration.
    TextSearchConfiguration,
    /// A text search dictionary.
    TextSearchDictionary,
    /// A text search parser.
    TextSearchParser,
    /// A text search template.
    TextSearchTemplate,
    /// Statistics over several columns.
    Statistics,
    /// A publication.
    Publication,
    /// A foreign data wrapper.
    ForeignDataWrapper,
    /// A foreign server, with its user mappings.
    ForeignServer,
    /// An event trigger.
    EventTrigger,
    /// Default privileges.
    DefaultPrivilege,
    /// A scheduled event.
    ScheduledEvent,
}

impl Root {
    /// Every kind of root.
    pub const ALL: &'static [Self] = &[
        Self::Schema,
        Self::Extension,
        Self::Enum,
        Self::Domain,
        Self::Sequence,
        Self::Routine,
        Self::Relation,
        Self::Composite,
        Self::Range,
        Self::Operator,
        Self::OperatorFamily,
        Self::OperatorClass,
        Self::Cast,
        Self::Collation,
        Self::TextSearchConfiguration,
        Self::TextSearchDictionary,
        Self::TextSearchParser,
        Self::TextSearchTemplate,
        Self::Statistics,
        Self::Publication,
        Self::ForeignDataWrapper,
        Self::ForeignServer,
        Self::EventTrigger,
        Self::DefaultPrivilege,
        Self::ScheduledEvent,
    ];

    /// The number of names that identify such a root.
    #[must_use]
    pub const fn depth(self) -> usize {
        match self {
            Self::Schema
            | Self::Extension
            | Self::Cast
            | Self::Publication
            | Self::ForeignDataWrapper
            | Self::ForeignServer
            | Self::EventTrigger => 1,
            Self::DefaultPrivilege => 4,
            Self::Enum
            | Self::Domain
            | Self::Sequence
            | Self::Routine
            | Self::Relation
            | Self::Composite
            | Self::Range
            | Self::Operator
            | Self::OperatorFamily
            | Self::OperatorClass
            | Self::Collation
            | Self::TextSearchConfiguration
            | Self::TextSearchDictionary
            | Self::TextSearchParser
            | Self::TextSearchTemplate
            | Self::Statistics
            | Self::ScheduledEvent => 2,
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
            Self::Composite => ObjectKind::Composite,
            Self::Range => ObjectKind::Range,
            Self::Operator => ObjectKind::Operator,
            Self::OperatorFamily => ObjectKind::OperatorFamily,
            Self::OperatorClass => ObjectKind::OperatorClass,
            Self::Cast => ObjectKind::Cast,
            Self::Collation => ObjectKind::Collation,
            Self::TextSearchConfiguration => ObjectKind::TextSearchConfiguration,
            Self::TextSearchDictionary => ObjectKind::TextSearchDictionary,
            Self::TextSearchParser => ObjectKind::TextSearchParser,
            Self::TextSearchTemplate => ObjectKind::TextSearchTemplate,
            Self::Statistics => ObjectKind::Statistics,
            Self::Publication => ObjectKind::Publication,
            Self::ForeignDataWrapper => ObjectKind::ForeignDataWrapper,
            Self::ForeignServer => ObjectKind::ForeignServer,
            Self::EventTrigger => ObjectKind::EventTrigger,
            Self::DefaultPrivilege => ObjectKind::DefaultPrivilege,
            Self::ScheduledEvent => ObjectKind::ScheduledEvent,
        }
    }

    /// The root that objects of a kind hang on; `None` where the object itself states it.
    #[must_use]
    pub fn of(kind: ObjectKind) -> Option<Self> {
        match kind {
            ObjectKind::Grant | ObjectKind::SecurityLabel => None,
            ObjectKind::Attribute => Some(Self::Composite),
            ObjectKind::UserMapping => Some(Self::ForeignServer),
            ObjectKind::Column
            | ObjectKind::Constraint
            | ObjectKind::Index
            | ObjectKind::Trigger
            | ObjectKind::RowPolicy
            | ObjectKind::RewriteRule => Some(Self::Relation),
            _ => Self::ALL.iter().copied().find(|root| root.kind() == kind),
        }
    }

    /// Whether its first name is a schema's.
    #[must_use]
    pub const fn in_schema(self) -> bool {
        self.depth() == 2 || matches!(self, Self::Schema)
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
