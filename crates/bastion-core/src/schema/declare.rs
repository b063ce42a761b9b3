//! The declaration of objects: one macro call writes the struct, its facet table, its path and its field values.

use serde_json::Value;

use crate::finding::Facet;

/// One field of one kind of object, and what it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldRow {
    /// The field's name, as in the JSON.
    pub name: &'static str,
    /// What it is about.
    pub facet: Facet,
}

/// The fields of an object that do not have their default value, in declaration order.
pub type ObjectFields = Vec<(FieldRow, Value)>;

pub(super) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Declares one kind of object.
///
/// `key` fields identify it and have no facet; `required` fields always stand in the JSON; `optional` fields are
/// left out when they have their default. `home` is the facet in which the mere existence of the object counts.
macro_rules! object {
    (
        $(#[$meta:meta])*
        $name:ident, root $root:ident, home $home:ident;
        key { $($(#[$key_meta:meta])* $key:ident: $key_type:ty,)+ }
        path ($this:ident) $path:expr;
        required { $($(#[$required_meta:meta])* $required_facet:ident $required:ident: $required_type:ty,)* }
        optional { $($(#[$optional_meta:meta])* $optional_facet:ident $optional:ident: $optional_type:ty,)* }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $($(#[$key_meta])* pub $key: $key_type,)+
            $($(#[$required_meta])* pub $required: $required_type,)*
            $($(#[$optional_meta])*
            #[serde(default, skip_serializing_if = "crate::schema::declare::is_default")]
            pub $optional: $optional_type,)*
        }

        impl $name {
            /// Every field with a facet.
            pub const FIELDS: &'static [$crate::schema::FieldRow] = &[
                $($crate::schema::FieldRow {
                    name: stringify!($required),
                    facet: $crate::finding::Facet::$required_facet,
                },)*
                $($crate::schema::FieldRow {
                    name: stringify!($optional),
                    facet: $crate::finding::Facet::$optional_facet,
                },)*
            ];

            /// The facet in which the existence of such an object counts.
            pub const HOME: $crate::finding::Facet = $crate::finding::Facet::$home;

            /// Its identity.
            #[must_use]
            pub fn key(&self) -> $crate::schema::ObjectKey {
                let $this = self;
                $crate::schema::ObjectKey::new(root!($root, $this), $crate::schema::ObjectKind::$name, $path)
            }

            pub(crate) fn fields(&self) -> Result<$crate::schema::ObjectFields, serde_json::Error> {
                let mut fields = Vec::with_capacity(Self::FIELDS.len());
                $(fields.push((
                    $crate::schema::FieldRow {
                        name: stringify!($required),
                        facet: $crate::finding::Facet::$required_facet,
                    },
                    serde_json::to_value(&self.$required)?,
                ));)*
                $(if !$crate::schema::declare::is_default(&self.$optional) {
                    fields.push((
                        $crate::schema::FieldRow {
                            name: stringify!($optional),
                            facet: $crate::finding::Facet::$optional_facet,
                        },
                        serde_json::to_value(&self.$optional)?,
                    ));
                })*
                Ok(fields)
            }
        }
    };
}

/// The root an object hangs on: fixed for its kind, or stated by a field.
macro_rules! root {
    (Stated, $this:ident) => {
        $this.root
    };
    ($root:ident, $this:ident) => {
        $crate::schema::Root::$root
    };
}

/// Declares the enum of all objects and the enum of their kinds.
macro_rules! object_enum {
    ($(#[doc = $doc:literal] $name:ident = $kind:literal,)+) => {
        /// One object of a database.
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(tag = "kind", rename_all = "snake_case")]
        pub enum Object {
            $(#[doc = $doc] $name($name),)+
        }

        /// A kind of object.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema,
        )]
        #[serde(rename_all = "snake_case")]
        pub enum ObjectKind {
            $(#[doc = $doc] $name,)+
        }

        impl ObjectKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The kind as it is written.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $kind,)+ }
            }

            /// The fields of such an object, with their facets.
            #[must_use]
            pub const fn fields(self) -> &'static [FieldRow] {
                match self { $(Self::$name => $name::FIELDS,)+ }
            }

            /// The facet in which the existence of such an object counts.
            #[must_use]
            pub const fn home(self) -> crate::finding::Facet {
                match self { $(Self::$name => $name::HOME,)+ }
            }
        }

        impl Object {
            /// Its kind.
            #[must_use]
            pub const fn kind(&self) -> ObjectKind {
                match self { $(Self::$name(_) => ObjectKind::$name,)+ }
            }

            /// Its identity.
            #[must_use]
            pub fn key(&self) -> ObjectKey {
                match self { $(Self::$name(object) => object.key(),)+ }
            }

            /// The fields that do not have their default value.
            pub(crate) fn fields(&self) -> Result<ObjectFields, serde_json::Error> {
                match self { $(Self::$name(object) => object.fields(),)+ }
            }
        }

        $(impl From<$name> for Object {
            fn from(object: $name) -> Self {
                Self::$name(object)
            }
        })+
    };
}
