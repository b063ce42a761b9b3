//! References to other objects.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The name of an object in a schema.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjectName {
    /// The schema.
    pub schema: String,
    /// The name in it.
    pub name: String,
}

impl ObjectName {
    /// A name in a schema.
    pub fn new(schema: impl Into<String>, name: impl Into<String>) -> Self {
        Self { schema: schema.into(), name: name.into() }
    }
}

/// A column of a relation, or the relation as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnReference {
    /// The schema.
    pub schema: String,
    /// The relation.
    pub relation: String,
    /// The column; absent when the relation as a whole is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
}
