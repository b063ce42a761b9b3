//! `lineage.trace`: where the columns of a statement come from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::impact::Description;
use crate::snapshot::{Snapshot, SnapshotDocument};

/// What `lineage.trace` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LineageTraceInput")]
pub struct Input {
    /// The schema.
    pub snapshot: SnapshotDocument,
    /// One statement.
    pub sql: String,
    /// Where names that are not qualified are looked up; the product's usual place when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub search_path: Vec<String>,
}

/// How sure it is that a column is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SourceConfidence {
    /// The schema has it, and nothing else of that name is in sight.
    Bound,
    /// It is the only candidate, but there is room for another.
    Inferred,
    /// Several columns are in sight.
    Ambiguous,
    /// A relation of unknown columns may have it.
    Unknown,
}

/// A column that something comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourceColumn {
    /// The schema; empty where it is not known.
    pub schema: String,
    /// The relation; empty where it is not known.
    pub relation: String,
    /// The column.
    pub column: String,
    /// How sure that is.
    pub confidence: SourceConfidence,
}

/// A column of a result and where its values come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnLineage {
    /// Its name.
    pub name: String,
    /// The columns its values are made from.
    pub sources: Vec<SourceColumn>,
}

/// What `lineage.trace` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LineageTraceOutput")]
pub struct Output {
    /// What a server would say of the statement, as far as its text tells.
    pub answer: Description,
    /// The columns of the result; none where the answer is no result.
    pub columns: Vec<ColumnLineage>,
    /// The columns that decide about rows: filters, joins, groups, orders, what is written.
    pub indirect: Vec<SourceColumn>,
}

/// Traces one statement.
///
/// # Errors
///
/// As `snapshot.read`; `unsupported_source` in a build without the feature `sql`.
pub fn run(input: Input) -> Result<Output, Error> {
    let snapshot = Snapshot::new(input.snapshot)?;
    traced(&snapshot, &input.sql, &input.search_path)
}

#[cfg(feature = "sql")]
fn traced(snapshot: &Snapshot, sql: &str, search_path: &[String]) -> Result<Output, Error> {
    use crate::sql::{Confidence, Source};
    let source = |found: &Source| SourceColumn {
        schema: found.relation.schema.clone(),
        relation: found.relation.name.clone(),
        column: found.column.clone(),
        confidence: match found.confidence {
            Confidence::Bound => SourceConfidence::Bound,
            Confidence::Inferred => SourceConfidence::Inferred,
            Confidence::Ambiguous => SourceConfidence::Ambiguous,
            Confidence::Unknown => SourceConfidence::Unknown,
        },
    };
    let (answer, lineage) = crate::sql::trace(snapshot, sql, search_path);
    let columns = lineage.columns.iter().map(|column| ColumnLineage {
        name: column.name.clone(),
        sources: column.sources.iter().map(source).collect(),
    });
    Ok(Output { answer, columns: columns.collect(), indirect: lineage.indirect.iter().map(source).collect() })
}

#[cfg(not(feature = "sql"))]
fn traced(_: &Snapshot, _: &str, _: &[String]) -> Result<Output, Error> {
    let message = "this build cannot read statements without a server";
    Err(Error::new(crate::error::ErrorCode::UnsupportedSource, message).with_hint("build with the feature `sql`"))
}
