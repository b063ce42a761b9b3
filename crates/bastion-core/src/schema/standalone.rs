//! Objects that belong to no relation: namespaces, extensions, types, sequences.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ColumnReference, ObjectName, Persistence};

object! {
    /// A namespace. SQLite's databases are namespaces (`main`).
    Schema, root Schema, home Shape;
    key {
        /// Its name.
        name: String,
    }
    path (this) vec![this.name.clone()];
    required {}
    optional {
        /// The owning role.
        Access owner: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// An installed extension. What it brought along is not listed: it is the extension's.
    Extension, root Extension, home Shape;
    key {
        /// Its name.
        name: String,
    }
    path (this) vec![this.name.clone()];
    required {}
    optional {
        /// The schema its objects stand in.
        Shape installed_schema: Option<String>,
        /// Its version.
        Ops version: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// An enumerated type.
    Enum, root Enum, home Shape;
    key {
        /// The schema.
        schema: String,
        /// Its name.
        name: String,
    }
    path (this) vec![this.schema.clone(), this.name.clone()];
    required {
        /// The labels in their order.
        Shape labels: Vec<String>,
    }
    optional {
        /// The owning role.
        Access owner: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

/// A check constraint of a domain.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DomainCheck {
    /// Its name.
    pub name: String,
    /// The condition on `VALUE`.
    pub expression: String,
    /// Declared without looking at the values that are there.
    #[serde(default, skip_serializing_if = "super::declare::is_default")]
    pub not_valid: bool,
    /// What people wrote about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

object! {
    /// A domain: a type with a default and constraints of its own.
    Domain, root Domain, home Shape;
    key {
        /// The schema.
        schema: String,
        /// Its name.
        name: String,
    }
    path (this) vec![this.schema.clone(), this.name.clone()];
    required {
        /// The type below it, as SQL.
        Shape data_type: String,
    }
    optional {
        /// The type's name, where it lies outside the system catalogue.
        Shape type_reference: Option<ObjectName>,
        /// The collation, where it is not the type's.
        Shape collation: Option<String>,
        /// Refuses nulls.
        Null not_null: bool,
        /// The default, as SQL.
        Write default_expression: Option<String>,
        /// Its checks, by name.
        Write checks: Vec<DomainCheck>,
        /// The owning role.
        Access owner: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// A sequence. Where it stands (its last value) is data, not schema. Numbers are texts: they may exceed 2^53.
    Sequence, root Sequence, home Write;
    key {
        /// The schema.
        schema: String,
        /// Its name.
        name: String,
    }
    path (this) vec![this.schema.clone(), this.name.clone()];
    required {
        /// The type of its values, as SQL.
        Write data_type: String,
        /// The first value.
        Write start_value: String,
        /// The step.
        Write increment: String,
        /// The least value.
        Write minimum_value: String,
        /// The greatest value.
        Write maximum_value: String,
    }
    optional {
        /// Begins again after the last value.
        Write cycle: bool,
        /// Values fetched ahead, when more than one.
        Ops cache: Option<String>,
        /// The column it serves and dies with.
        Write owned_by: Option<ColumnReference>,
        /// It is an identity column's.
        Write identity: bool,
        /// How durable it is.
        Ops persistence: Persistence,
        /// The owning role.
        Access owner: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}
