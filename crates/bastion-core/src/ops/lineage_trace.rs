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

/// What a column that is read does for one that is given. The words are those of OpenLineage's facet `columnLineage`: the
/// first three are its type `DIRECT`, the others `INDIRECT`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SourceTransformation {
    /// Its value is given as it is.
    Identity,
    /// Its value is worked into another.
    Transformation,
    /// Its values are worked into one by an aggregate.
    Aggregation,
    /// It decides which of several values is given.
    Conditional,
    /// It decides which rows of a window count, and in which order.
    Window,
    /// It decides which rows there are.
    Filter,
    /// It decides which rows are put together.
    Join,
    /// It decides which rows make a group.
    GroupBy,
    /// It decides about the order of rows.
    Sort,
    /// It is written, or named where something is written.
    Write,
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
    /// What it does.
    pub transformation: SourceTransformation,
}

/// A column of a result and where its values come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ColumnLineage {
    /// Its name.
    pub name: String,
    /// The columns its values are made from.
    pub sources: Vec<SourceColumn>,
    /// The columns that decide which of several values is given: conditions and windows.
    pub conditions: Vec<SourceColumn>,
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
    let (answer, lineage) = crate::sql::trace(snapshot, sql, search_path);
    let columns = lineage.columns.iter().map(|column| {
        let (direct, indirect): (Vec<_>, Vec<_>) =
            column.edges.iter().partition(|edge| edge.transformation.is_direct());
        ColumnLineage {
            name: column.name.clone(),
            sources: direct.into_iter().map(source_column).collect(),
            conditions: indirect.into_iter().map(source_column).collect(),
        }
    });
    Ok(Output { answer, columns: columns.collect(), indirect: lineage.indirect.iter().map(source_column).collect() })
}

#[cfg(feature = "sql")]
fn source_column(edge: &crate::sql::Edge) -> SourceColumn {
    use crate::sql::{Confidence, Transformation};
    SourceColumn {
        schema: edge.source.relation.schema.clone(),
        relation: edge.source.relation.name.clone(),
        column: edge.source.column.as_ref().to_owned(),
        confidence: match edge.source.confidence {
            Confidence::Bound => SourceConfidence::Bound,
            Confidence::Inferred => SourceConfidence::Inferred,
            Confidence::Ambiguous => SourceConfidence::Ambiguous,
            Confidence::Unknown => SourceConfidence::Unknown,
        },
        transformation: match edge.transformation {
            Transformation::Identity => SourceTransformation::Identity,
            Transformation::Transformation => SourceTransformation::Transformation,
            Transformation::Aggregation => SourceTransformation::Aggregation,
            Transformation::Conditional => SourceTransformation::Conditional,
            Transformation::Window => SourceTransformation::Window,
            Transformation::Filter => SourceTransformation::Filter,
            Transformation::Join => SourceTransformation::Join,
            Transformation::GroupBy => SourceTransformation::GroupBy,
            Transformation::Sort => SourceTransformation::Sort,
            Transformation::Write => SourceTransformation::Write,
        },
    }
}

#[cfg(not(feature = "sql"))]
fn traced(_: &Snapshot, _: &str, _: &[String]) -> Result<Output, Error> {
    let message = "this build cannot read statements without a server";
    Err(Error::new(crate::error::ErrorCode::UnsupportedSource, message).with_hint("build with the feature `sql`"))
}
