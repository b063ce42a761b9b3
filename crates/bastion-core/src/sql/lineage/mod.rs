//! Lineage as others read it: OpenLineage's facet `columnLineage`, a graph (JSON, Mermaid, DOT, SVG), sentences.
//!
//! Nothing is decided here: what a column comes from, [`super::trace`] says.

mod graph;
mod openlineage;
mod sentence;
mod svg;

pub use graph::{GraphEdge, GraphNode, GraphNodeKind, LineageGraph};
pub use openlineage::{ColumnLineageFacet, FacetField, FacetInput, FacetTransformation, Namespace};
pub use sentence::sentences;

use super::trace::{Edge, Lineage};

/// The edges of a lineage by what they lead to: each column of the result by its position, then the rows.
fn targets(lineage: &Lineage) -> impl Iterator<Item = (Option<usize>, &[Edge])> {
    let columns = lineage.columns.iter().enumerate();
    columns.map(|(at, column)| (Some(at), &*column.edges)).chain([(None, &*lineage.indirect)])
}

/// What the tests of this folder render.
#[cfg(test)]
mod example {
    use std::sync::Arc;

    use super::super::trace::{Confidence, Edge, Lineage, Source, TracedColumn, Transformation};
    use crate::schema::ObjectName;

    pub(super) fn edge(relation: &str, column: &str, transformation: Transformation) -> Edge {
        let relation = Arc::new(ObjectName::new(if relation.is_empty() { "" } else { "public" }, relation));
        let confidence = if relation.name.is_empty() { Confidence::Unknown } else { Confidence::Bound };
        Edge { source: Source { relation, column: Arc::from(column), confidence }, transformation }
    }

    pub(super) fn lineage() -> Lineage {
        let column = |name: &str, edges| TracedColumn { name: name.to_owned(), edges };
        Lineage {
            columns: vec![
                column("mail", vec![edge("person", "email", Transformation::Identity)]),
                column(
                    "most",
                    vec![
                        edge("account", "balance", Transformation::Aggregation),
                        edge("account", "currency", Transformation::Conditional),
                        edge("person", "email", Transformation::Transformation),
                    ],
                ),
                column("one", vec![]),
                column("odd\"\n<x>", vec![edge("", "guessed", Transformation::Transformation)]),
            ],
            indirect: vec![
                edge("account", "person_id", Transformation::Join),
                edge("person", "age", Transformation::Filter),
                edge("person", "id", Transformation::Join),
                edge("person", "email", Transformation::Sort),
            ],
        }
    }
}
