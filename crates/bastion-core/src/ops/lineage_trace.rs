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
    trace(&snapshot, &input.sql, &input.search_path)
}

/// Traces one statement of a schema that was read already.
///
/// # Errors
///
/// `unsupported_source` in a build without the feature `sql`.
#[cfg(feature = "sql")]
pub fn trace(snapshot: &Snapshot, sql: &str, search_path: &[String]) -> Result<Output, Error> {
    let (answer, lineage) = crate::sql::trace(snapshot, sql, search_path);
    let columns = lineage.columns.iter().map(|column| {
        let (direct, indirect): (Vec<_>, Vec<_>) =
            column.edges.iter().partition(|edge| edge.transformation.is_direct());
        ColumnLineage {
            name: column.name.clone(),
            sources: direct.into_iter().map(SourceColumn::from).collect(),
            conditions: indirect.into_iter().map(SourceColumn::from).collect(),
        }
    });
    Ok(Output {
        answer,
        columns: columns.collect(),
        indirect: lineage.indirect.iter().map(SourceColumn::from).collect(),
    })
}

/// Traces one statement of a schema that was read already.
///
/// # Errors
///
/// `unsupported_source` in a build without the feature `sql`.
#[cfg(not(feature = "sql"))]
pub fn trace(_: &Snapshot, _: &str, _: &[String]) -> Result<Output, Error> {
    let message = "this build cannot read statements without a server";
    Err(Error::new(crate::error::ErrorCode::UnsupportedSource, message).with_hint("build with the feature `sql`"))
}

#[cfg(feature = "sql")]
mod lineage {
    use std::sync::Arc;

    use super::{Output, SourceColumn, SourceConfidence, SourceTransformation};
    use crate::schema::ObjectName;
    use crate::sql::{Confidence, Edge, Lineage, Source, TracedColumn, Transformation};

    impl Output {
        /// What was traced, as [`crate::sql`] has it.
        #[must_use]
        pub fn lineage(&self) -> Lineage {
            let columns = self.columns.iter().map(|column| {
                let mut edges: Vec<_> = column.sources.iter().chain(&column.conditions).map(Edge::from).collect();
                edges.sort();
                TracedColumn { name: column.name.clone(), edges }
            });
            Lineage { columns: columns.collect(), indirect: self.indirect.iter().map(Edge::from).collect() }
        }
    }

    impl From<&Edge> for SourceColumn {
        fn from(edge: &Edge) -> Self {
            Self {
                schema: edge.source.relation.schema.clone(),
                relation: edge.source.relation.name.clone(),
                column: edge.source.column.as_ref().to_owned(),
                confidence: edge.source.confidence.into(),
                transformation: edge.transformation.into(),
            }
        }
    }

    impl From<&SourceColumn> for Edge {
        fn from(column: &SourceColumn) -> Self {
            let relation = Arc::new(ObjectName::new(&column.schema, &column.relation));
            let (name, confidence) = (Arc::from(column.column.as_str()), column.confidence.into());
            let source = Source { relation, column: name, confidence };
            Self { source, transformation: column.transformation.into() }
        }
    }

    /// The words of two enumerations are the same.
    macro_rules! same_words {
        ($left:ident, $right:ident: $($word:ident),+) => {
            impl From<$left> for $right {
                fn from(found: $left) -> Self {
                    match found { $($left::$word => Self::$word),+ }
                }
            }

            impl From<$right> for $left {
                fn from(found: $right) -> Self {
                    match found { $($right::$word => Self::$word),+ }
                }
            }
        };
    }

    same_words!(Confidence, SourceConfidence: Bound, Inferred, Ambiguous, Unknown);
    same_words!(
        Transformation, SourceTransformation:
        Identity, Transformation, Aggregation, Conditional, Window, Filter, Join, GroupBy, Sort, Write
    );
}

#[cfg(feature = "sql")]
#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Dialect;

    #[test]
    fn a_lineage_survives_the_way_there_and_back() {
        let schema = [("a.sql".to_owned(), "CREATE TABLE t (id int, age int, tag text);".to_owned())];
        let snapshot = Snapshot::new(crate::sql::read_schema(Dialect::Postgresql, &schema)).unwrap();
        let sql = "SELECT sum(age) FILTER (WHERE tag > 'a'), tag FROM t GROUP BY tag ORDER BY max(id)";
        let found = trace(&snapshot, sql, &[]).unwrap();
        assert_eq!(found.lineage(), crate::sql::trace(&snapshot, sql, &[]).1);
        assert_eq!((found.columns[0].sources.len(), found.columns[0].conditions.len()), (1, 1));
    }
}
