//! What a database looks like: typed objects with named fields, and one table that gives every field its facet.
//!
//! A database is a flat list of [`Object`]s. Each belongs to a root (a column, a constraint, a grant belong to their
//! relation), so that everything about one table stands together, hashes together and is compared together.
//!
//! A field that has its default value is left out of the JSON and of the hashes: a field added to the model later
//! changes no digest of an object that does not use it.

#[macro_use]
mod declare;
mod key;
mod name;
mod relation;
mod routine;
mod standalone;
mod types;

pub use declare::{FieldRow, ObjectFields};
pub use key::{ObjectKey, Root};
pub use name::{ColumnReference, ObjectName};
pub use relation::{Column, Constraint, Grant, Index, Relation, RowPolicy, Trigger};
pub use routine::{Argument, Routine};
pub use standalone::{Domain, DomainCheck, Enum, Extension, Schema, Sequence};
pub use types::{
    ArgumentMode, CheckOption, ConstraintKind, Dialect, GenerationKind, IdentityKind, IndexKey, MatchType,
    ParallelSafety, Persistence, PolicyCommand, ReferentialAction, RelationKind, ReplicaIdentity, RoutineKind,
    TriggerState, Volatility,
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
}
