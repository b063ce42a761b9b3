//! Lineage as a graph: columns of relations on one side, columns of the result and its rows on the other.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::trace::{Edge, Lineage};
use super::targets;
use crate::escape;
use crate::schema::ObjectName;

/// What a node stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum GraphNodeKind {
    /// A column that is read.
    Source,
    /// A column of the result.
    Result,
    /// The rows of the result: what decides which there are, and in which order.
    Rows,
}

/// A node.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GraphNode {
    /// What edges call it: `s1`, `s2` … for sources in the order of their names, `c1` … for columns of the result in
    /// their order, `rows`.
    pub id: String,
    /// What it stands for.
    pub node_kind: GraphNodeKind,
    /// The relation of a source; none where it is not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relation: Option<ObjectName>,
    /// The name of the column; empty for the rows.
    pub column: String,
}

/// An edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GraphEdge {
    /// The source's node.
    pub source: String,
    /// The node of what it does something for.
    pub target: String,
    /// What it does: `identity`, `transformation`, `aggregation`, `conditional`, `window`, `filter`, `join`, `group_by`,
    /// `sort`, `write`.
    pub transformation: String,
    /// How sure it is that this column is meant: `bound`, `inferred`, `ambiguous`, `unknown`.
    pub confidence: String,
}

/// The graph of a lineage.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LineageGraph {
    /// Its nodes: sources, columns of the result, rows.
    pub nodes: Vec<GraphNode>,
    /// Its edges, in the order of what they lead to.
    pub edges: Vec<GraphEdge>,
}

impl LineageGraph {
    /// The graph of a lineage. The rows have a node only where something decides about them.
    #[must_use]
    pub fn new(lineage: &Lineage) -> Self {
        let mut sources: BTreeMap<(&ObjectName, &str), String> = BTreeMap::new();
        for edge in targets(lineage).flat_map(|(_, edges)| edges) {
            sources.insert(key(edge), String::new());
        }
        let mut graph = Self::default();
        for (number, ((relation, column), id)) in sources.iter_mut().enumerate() {
            *id = format!("s{}", number.saturating_add(1));
            let relation = (!relation.name.is_empty()).then(|| (*relation).clone());
            let node_kind = GraphNodeKind::Source;
            graph.nodes.push(GraphNode { id: id.clone(), node_kind, relation, column: (*column).to_owned() });
        }
        for (at, edges) in targets(lineage) {
            let target = at.map_or_else(|| "rows".to_owned(), |at| format!("c{}", at.saturating_add(1)));
            if at.is_none() && edges.is_empty() {
                continue;
            }
            let column = at.and_then(|at| lineage.columns.get(at)).map_or_else(String::new, |found| found.name.clone());
            let node_kind = if at.is_some() { GraphNodeKind::Result } else { GraphNodeKind::Rows };
            graph.nodes.push(GraphNode { id: target.clone(), node_kind, relation: None, column });
            graph.edges.extend(edges.iter().map(|edge| GraphEdge {
                source: sources.get(&key(edge)).cloned().unwrap_or_default(),
                target: target.clone(),
                transformation: edge.transformation.as_str().to_owned(),
                confidence: edge.source.confidence.as_str().to_owned(),
            }));
        }
        graph
    }

    /// The graph as a flowchart of Mermaid (<https://mermaid.js.org/syntax/flowchart.html>). What a source only decides
    /// is dotted.
    #[must_use]
    pub fn mermaid(&self) -> String {
        let mut text = String::from("flowchart LR\n");
        for (number, (relation, nodes)) in self.groups().into_iter().enumerate() {
            let _ = writeln!(text, "    subgraph g{}[\"{}\"]", number.saturating_add(1), entities(&relation));
            for node in nodes {
                let _ = writeln!(text, "        {}[\"{}\"]", node.id, entities(label(node)));
            }
            text.push_str("    end\n");
        }
        for edge in &self.edges {
            let arrow = if edge.is_direct() { "-->" } else { "-.->" };
            let _ = writeln!(text, "    {} {arrow}|{}| {}", edge.source, edge.transformation, edge.target);
        }
        text
    }

    /// The graph in the DOT language of Graphviz (<https://graphviz.org/doc/info/lang.html>). What a source only decides
    /// is dashed.
    #[must_use]
    pub fn dot(&self) -> String {
        let mut text = String::from("digraph lineage {\n    rankdir=LR;\n    node [shape=box];\n");
        for (number, (relation, nodes)) in self.groups().into_iter().enumerate() {
            let _ = writeln!(text, "    subgraph cluster_{} {{", number.saturating_add(1));
            let _ = writeln!(text, "        label={};", quoted(&relation));
            for node in nodes {
                let _ = writeln!(text, "        {} [label={}];", node.id, quoted(label(node)));
            }
            text.push_str("    }\n");
        }
        for edge in &self.edges {
            let style = if edge.is_direct() { "" } else { ", style=dashed" };
            let _ = writeln!(text, "    {} -> {} [label={}{style}];", edge.source, edge.target, edge.transformation);
        }
        text.push_str("}\n");
        text
    }

    // the nodes under their relations, the result last
    pub(super) fn groups(&self) -> Vec<(String, Vec<&GraphNode>)> {
        let mut groups: Vec<(String, Vec<&GraphNode>)> = Vec::new();
        for node in &self.nodes {
            let name = match (&node.relation, node.node_kind) {
                (Some(relation), _) => written(relation),
                (None, GraphNodeKind::Source) => "unknown".to_owned(),
                (None, _) => "result".to_owned(),
            };
            match groups.last_mut() {
                Some((last, nodes)) if *last == name => nodes.push(node),
                _ => groups.push((name, vec![node])),
            }
        }
        groups
    }
}

impl GraphEdge {
    pub(super) fn is_direct(&self) -> bool {
        matches!(self.transformation.as_str(), "identity" | "transformation" | "aggregation")
    }
}

fn key(edge: &Edge) -> (&ObjectName, &str) {
    (&edge.source.relation, &edge.source.column)
}

/// A relation as people write it, without the schema where the product has none.
pub(super) fn written(relation: &ObjectName) -> String {
    match relation.schema.as_str() {
        "" => relation.name.clone(),
        schema => format!("{schema}.{}", relation.name),
    }
}

/// What a node is called where people see it.
pub(super) fn label(node: &GraphNode) -> &str {
    if node.node_kind == GraphNodeKind::Rows { "rows" } else { &node.column }
}

// Mermaid: in quotes, what it or a browser would read as markup as its own kind of entity
fn entities(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in escape::plain(text).chars() {
        match character {
            '"' | '#' | '<' | '>' | '&' | '`' | '\\' | ';' => {
                let _ = write!(shown, "#{};", u32::from(character));
            }
            other => shown.push(other),
        }
    }
    shown
}

// DOT: a double-quoted string, in which a backslash begins an escape of the label
fn quoted(text: &str) -> String {
    format!("\"{}\"", escape::plain(text).replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::super::example::lineage;
    use super::*;

    #[test]
    fn every_edge_joins_two_nodes() {
        let graph = LineageGraph::new(&lineage());
        let ids: Vec<_> = graph.nodes.iter().map(|node| node.id.as_str()).collect();
        assert_eq!(ids, ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "c1", "c2", "c3", "c4", "rows"]);
        assert_eq!(graph.edges.len(), 9);
        for edge in &graph.edges {
            assert!(ids.contains(&edge.source.as_str()) && ids.contains(&edge.target.as_str()), "{edge:?}");
        }
        assert_eq!(graph.nodes[0].relation, None, "a source of an unknown relation");
        assert_eq!(LineageGraph::new(&Lineage::default()), LineageGraph::default());
    }

    #[test]
    fn mermaid_and_dot_show_nothing_as_markup() {
        let graph = LineageGraph::new(&lineage());
        let mermaid = graph.mermaid();
        assert!(
            mermaid.starts_with("flowchart LR\n    subgraph g1[\"unknown\"]\n        s1[\"guessed\"]\n    end\n"),
            "{mermaid}"
        );
        assert!(mermaid.contains("c4[\"odd#34;#92;n#60;x#62;\"]"), "{mermaid}");
        assert!(mermaid.contains("    s3 -.->|conditional| c2\n"), "{mermaid}");
        let dot = graph.dot();
        assert!(dot.contains("c4 [label=\"odd\\\"\\\\n<x>\"];"), "{dot}");
        assert!(dot.contains("    s2 -> c2 [label=aggregation];\n"), "{dot}");
        assert!(dot.contains("[label=filter, style=dashed];"), "{dot}");
        assert_eq!(dot.matches('{').count(), dot.matches('}').count());
    }
}
