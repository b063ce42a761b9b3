//! Types made of other types: composites and ranges.

use super::ObjectName;

object! {
    /// A composite type that stands on its own (a table's row type belongs to the table).
    Composite, root Composite, home Shape;
    key {
        /// The schema.
        schema: String,
        /// Its name.
        name: String,
    }
    path (this) vec![this.schema.clone(), this.name.clone()];
    required {
        /// The attributes in their order.
        Shape attributes: Vec<String>,
    }
    optional {
        /// The owning role.
        Access owner: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// An attribute of a composite type.
    Attribute, root Composite, home Shape;
    key {
        /// The schema.
        schema: String,
        /// The composite type.
        composite: String,
        /// Its name.
        name: String,
    }
    path (this) vec![this.schema.clone(), this.composite.clone(), this.name.clone()];
    required {
        /// Its type, as SQL.
        Shape data_type: String,
    }
    optional {
        /// The type's name (of the elements, for an array), where it lies outside the system catalogue.
        Shape type_reference: Option<ObjectName>,
        /// The collation, where it is not the type's.
        Shape collation: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}

object! {
    /// A range type, with its multirange.
    Range, root Range, home Shape;
    key {
        /// The schema.
        schema: String,
        /// Its name.
        name: String,
    }
    path (this) vec![this.schema.clone(), this.name.clone()];
    required {
        /// The type of the bounds, as SQL.
        Shape subtype: String,
    }
    optional {
        /// The operator class that orders the bounds, where it is not the default.
        Shape operator_class: Option<String>,
        /// The collation of the bounds, where it is not the type's.
        Shape collation: Option<String>,
        /// The routine that makes equal ranges look alike.
        Shape canonical: Option<String>,
        /// The routine that says how far apart two bounds are.
        Ops subtype_difference: Option<String>,
        /// The name of the type of its sets (PostgreSQL 14).
        Shape multirange_name: Option<String>,
        /// The owning role.
        Access owner: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}
