//! What a server says of a statement it prepared.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::schema::ColumnReference;

/// A column of a result.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DescribedColumn {
    /// Its name.
    pub name: String,
    /// Its type: `integer`, `public.mood`; empty where it is not known, as for many expressions without a server.
    pub data_type: String,
    /// The type's length, precision and scale, where it has them: `10,2`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modifier: Option<String>,
    /// The columns its values are made from, where that was looked at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<ColumnReference>,
}

impl DescribedColumn {
    /// Whether a reader notices no difference. A type that is not known differs from none.
    #[must_use]
    pub fn same_as(&self, other: &Self) -> bool {
        let unknown = self.data_type.is_empty() || other.data_type.is_empty();
        self.name == other.name && (unknown || (self.data_type == other.data_type && self.modifier == other.modifier))
    }
}

/// A statement that can run.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Prepared {
    /// The types of its parameters, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<String>,
    /// The columns it gives; none for a statement that gives no rows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<DescribedColumn>,
}

/// A statement that cannot run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Refused {
    /// The SQLSTATE.
    pub code: String,
    /// The server's words.
    pub message: String,
    /// The character of the statement it is about, from 1, where the server says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<u32>,
}

/// A statement that was not asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unasked {
    /// Why.
    pub reason: String,
}

/// What descriptions stand on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// A server prepared the statements.
    #[default]
    Server,
    /// The statements were read beside the snapshots: names are looked up, functions and operators are not.
    Text,
}

/// What a server says of a statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Description {
    /// It can run.
    Prepared(Prepared),
    /// It cannot.
    Refused(Refused),
    /// It was not asked.
    Unasked(Unasked),
}
