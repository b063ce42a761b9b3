//! What a database looks like: typed objects with named fields, and one table that gives every field its facet.
//!
//! A database is a flat list of [`Object`]s. Each belongs to a root (a column, a constraint, a grant belong to their
//! relation), so that everything about one table stands together, hashes together and is compared together.
//!
//! A field that has its default value is left out of the JSON and of the hashes: a field added to the model later
//! changes no digest of an object that does not use it.

#[macro_use]
mod declare;
mod composite;
mod key;
mod name;
mod operator;
mod outside;
mod relation;
mod routine;
mod search;
mod standalone;
mod types;

pub use composite::{Attribute, Composite, Range};
pub use declare::{FieldRow, ObjectFields};
pub use key::{ObjectKey, Root};
pub use name::{ColumnReference, ObjectName};
pub use operator::{Cast, Collation, Operator, OperatorClass, OperatorFamily};
pub use outside::{
    DefaultPrivilege, EventTrigger, ForeignDataWrapper, ForeignServer, Publication, PublishedTable, ScheduledEvent,
    SecurityLabel, UserMapping,
};
pub use relation::{Column, Constraint, Grant, Index, Relation, RewriteRule, RowPolicy, Trigger};
pub use routine::{Argument, Routine};
pub use search::{
    Statistics, TextSearchConfiguration, TextSearchDictionary, TextSearchMapping, TextSearchParser, TextSearchTemplate,
};
pub use standalone::{Domain, DomainCheck, Enum, Extension, Schema, Sequence};
pub use types::{
    ArgumentMode, CheckOption, ConstraintKind, Dialect, GenerationKind, IdentityKind, IndexKey, MatchType,
    ParallelSafety, Persistence, PolicyCommand, ReferentialAction, RelationKind, ReplicaIdentity, RoutineKind,
    TriggerPartition, TriggerState, Volatility,
};

object_enum! {
    /// A namespace.
    Schema = "schema",
    /// An installed extension.
    Extension = "extension",
    /// An enumerated type.
    Enum = "enum",
    /// A domain: a type with constraints of its own.
    Domain = "domain",
    /// A sequence.
    Sequence = "sequence",
    /// A function, procedure or aggregate.
    Routine = "routine",
    /// A table, view, materialised view or foreign table.
    Relation = "relation",
    /// A column of a relation.
    Column = "column",
    /// A constraint of a relation.
    Constraint = "constraint",
    /// An index of a relation.
    Index = "index",
    /// A trigger of a relation.
    Trigger = "trigger",
    /// A row-level security policy of a relation.
    RowPolicy = "row_policy",
    /// What one role may do with an object, beyond what its owner may by default.
    Grant = "grant",
    /// A rewrite rule of a relation.
    RewriteRule = "rewrite_rule",
    /// A composite type.
    Composite = "composite",
    /// An attribute of a composite type.
    Attribute = "attribute",
    /// A range type.
    Range = "range",
    /// An operator.
    Operator = "operator",
    /// A family of operator classes.
    OperatorFamily = "operator_family",
    /// A class of operators for an index.
    OperatorClass = "operator_class",
    /// A conversion between two types.
    Cast = "cast",
    /// A collation.
    Collation = "collation",
    /// How texts become words to search for.
    TextSearchConfiguration = "text_search_configuration",
    /// How one word becomes a word to search for.
    TextSearchDictionary = "text_search_dictionary",
    /// How a text is split into words.
    TextSearchParser = "text_search_parser",
    /// What dictionaries are made from.
    TextSearchTemplate = "text_search_template",
    /// Statistics over several columns or over expressions.
    Statistics = "statistics",
    /// What subscribers of logical replication receive.
    Publication = "publication",
    /// A way to reach foreign servers.
    ForeignDataWrapper = "foreign_data_wrapper",
    /// A foreign server.
    ForeignServer = "foreign_server",
    /// As whom a role reaches a foreign server.
    UserMapping = "user_mapping",
    /// A routine that runs when the schema changes.
    EventTrigger = "event_trigger",
    /// What a role gets on objects that will be made.
    DefaultPrivilege = "default_privilege",
    /// What a security module knows about an object.
    SecurityLabel = "security_label",
    /// A job that the server runs at its time.
    ScheduledEvent = "scheduled_event",
}
