//! Who runs a statement.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::schema::ObjectName;

/// Where a statement comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConsumerKind {
    /// A file of SQL.
    #[default]
    File,
    /// The server's own record of what ran (`pg_stat_statements`, `performance_schema`).
    Recorded,
    /// A dbt model.
    DbtModel,
    /// A table of a data contract.
    Contract,
    /// A view or materialised view of the old schema.
    View,
    /// A row-level security policy of the old schema.
    RowPolicy,
    /// A generated column of the old schema.
    GeneratedColumn,
    /// A routine of the old schema.
    Routine,
}

impl ConsumerKind {
    /// The kind as it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Recorded => "recorded",
            Self::DbtModel => "dbt_model",
            Self::Contract => "contract",
            Self::View => "view",
            Self::RowPolicy => "row_policy",
            Self::GeneratedColumn => "generated_column",
            Self::Routine => "routine",
        }
    }
}

/// A column that a consumer promised to others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PromisedColumn {
    /// Its name.
    pub name: String,
    /// Its type, where one was promised.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data_type: Option<String>,
}

/// Somebody who runs one statement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Consumer {
    /// What people call it: a file with a line, a model's name, an object's path.
    pub name: String,
    /// Where the statement comes from.
    #[serde(default)]
    pub consumer_kind: ConsumerKind,
    /// The statement.
    pub sql: String,
    /// The file it stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The line of the file its first character stands on, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// How often it ran, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calls: Option<u64>,
    /// The relation it makes, which those behind it may read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub makes: Option<ObjectName>,
    /// The columns it promised, where it did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contract: Vec<PromisedColumn>,
}

/// A statement as a server recorded it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordedStatement {
    /// The statement, its constants replaced by parameters.
    pub sql: String,
    /// How often it ran.
    pub calls: u64,
}

/// Recorded statements as consumers, by their text. Each is called after its first words.
#[must_use]
pub fn from_recorded(statements: &[RecordedStatement]) -> Vec<Consumer> {
    const NAME_CHARS_MAX: usize = 60;
    let mut statements: Vec<_> = statements.iter().collect();
    statements.sort_by(|left, right| left.sql.cmp(&right.sql));
    statements
        .into_iter()
        .map(|statement| {
            let words = statement.sql.split_whitespace().collect::<Vec<_>>().join(" ");
            let mut name: String = words.chars().take(NAME_CHARS_MAX).collect();
            if name.len() < words.len() {
                name.push('…');
            }
            Consumer {
                name,
                consumer_kind: ConsumerKind::Recorded,
                sql: statement.sql.clone(),
                calls: Some(statement.calls),
                ..Consumer::default()
            }
        })
        .collect()
}
