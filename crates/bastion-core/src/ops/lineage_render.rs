//! `lineage.render`: where the columns of a statement come from, in the format that a person or a catalogue reads.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::impact::Description;
use crate::snapshot::{Snapshot, SnapshotDocument};

/// A format of a lineage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LineageFormat {
    /// A sentence on each line: one for each column, one about the rows.
    #[default]
    Sentences,
    /// OpenLineage's dataset facet `columnLineage` 1-2-0, as canonical JSON.
    Openlineage,
    /// Nodes and edges, as canonical JSON.
    Graph,
    /// A flowchart of Mermaid.
    Mermaid,
    /// The DOT language of Graphviz.
    Dot,
}

/// What `lineage.render` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LineageRenderInput")]
pub struct Input {
    /// The schema.
    pub snapshot: SnapshotDocument,
    /// One statement.
    pub sql: String,
    /// Where names that are not qualified are looked up; the product's usual place when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub search_path: Vec<String>,
    /// The format.
    #[serde(default)]
    pub format: LineageFormat,
    /// The place of the data in OpenLineage's way of naming: `postgres://host:5432`. Only that format uses it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub namespace: String,
    /// The database, which stands in front of each schema's name in that way of naming.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub database: Option<String>,
}

/// What `lineage.render` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "LineageRenderOutput")]
pub struct Output {
    /// What a server would say of the statement, as far as its text tells.
    pub answer: Description,
    /// The lineage; one without columns where the answer is no result.
    pub text: String,
}

/// Renders the lineage of one statement.
///
/// # Errors
///
/// As `lineage.trace`.
pub fn run(input: Input) -> Result<Output, Error> {
    let snapshot = Snapshot::new(input.snapshot.clone())?;
    rendered(&snapshot, &input)
}

#[cfg(feature = "sql")]
fn rendered(snapshot: &Snapshot, input: &Input) -> Result<Output, Error> {
    let (answer, lineage) = crate::sql::trace(snapshot, &input.sql, &input.search_path);
    let namespace = crate::sql::Namespace { namespace: input.namespace.clone(), database: input.database.clone() };
    Ok(Output { answer, text: written(&lineage, input.format, &namespace)? })
}

/// A lineage that was traced already, in a format.
///
/// # Errors
///
/// As `canonical::to_bytes`, for the formats that are JSON.
#[cfg(feature = "sql")]
pub fn written(
    lineage: &crate::sql::Lineage,
    format: LineageFormat,
    namespace: &crate::sql::Namespace,
) -> Result<String, Error> {
    use crate::canonical;
    use crate::sql::{ColumnLineageFacet, LineageGraph, sentences};

    Ok(match format {
        LineageFormat::Sentences => sentences(lineage).into_iter().map(|sentence| sentence + "\n").collect(),
        LineageFormat::Openlineage => json(canonical::to_bytes(&ColumnLineageFacet::new(lineage, namespace))?),
        LineageFormat::Graph => json(canonical::to_bytes(&LineageGraph::new(lineage))?),
        LineageFormat::Mermaid => LineageGraph::new(lineage).mermaid(),
        LineageFormat::Dot => LineageGraph::new(lineage).dot(),
    })
}

#[cfg(feature = "sql")]
fn json(bytes: Vec<u8>) -> String {
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(not(feature = "sql"))]
fn rendered(_: &Snapshot, _: &Input) -> Result<Output, Error> {
    let message = "this build cannot read statements without a server";
    Err(Error::new(crate::error::ErrorCode::UnsupportedSource, message).with_hint("build with the feature `sql`"))
}
