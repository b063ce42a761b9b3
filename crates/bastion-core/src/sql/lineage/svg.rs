//! A graph of lineage as a picture: sources on the left, the result on the right, one line for each edge.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::graph::{GraphEdge, GraphNode, GraphNodeKind, LineageGraph, label};
use crate::escape::html;

// pixels
const LINE: usize = 22;
const WIDTH: usize = 260;
const BETWEEN: usize = 180;
const MARGIN: usize = 8;
/// Characters of a name that fit into a box; the whole name is in its title.
const CHARACTERS_MAX: usize = 32;

/// Where a node's box is: on the right or on the left, and its upper edge.
#[derive(Clone, Copy)]
struct Place {
    right: bool,
    top: usize,
}

impl Place {
    const fn left_edge(self) -> usize {
        if self.right { MARGIN + WIDTH + BETWEEN } else { MARGIN }
    }

    const fn middle(self) -> usize {
        self.top + LINE / 2
    }
}

impl LineageGraph {
    /// The graph as an SVG element (<https://www.w3.org/TR/SVG2/>), in the colour of the text around it. What a source only
    /// decides is dashed. Every name is escaped; there is no script, no style sheet and no address in it.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut boxes = String::new();
        let mut places: BTreeMap<&str, Place> = BTreeMap::new();
        let (mut left, mut right) = (MARGIN, MARGIN);
        for (relation, nodes) in self.groups() {
            let on_right = nodes.first().is_some_and(|node| node.node_kind != GraphNodeKind::Source);
            let top = if on_right { &mut right } else { &mut left };
            heading(&mut boxes, &relation, Place { right: on_right, top: *top });
            *top += LINE;
            for node in nodes {
                let place = Place { right: on_right, top: *top };
                places.insert(node.id.as_str(), place);
                named_box(&mut boxes, node, place);
                *top += LINE;
            }
            *top += MARGIN;
        }
        let mut lines = String::new();
        for edge in &self.edges {
            if let (Some(from), Some(to)) = (places.get(edge.source.as_str()), places.get(edge.target.as_str())) {
                line(&mut lines, edge, *from, *to);
            }
        }
        let (width, height) = (2 * (MARGIN + WIDTH) + BETWEEN, left.max(right));
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"lineage\" width=\"{width}\" \
             height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-family=\"monospace\" font-size=\"12\" \
             fill=\"currentColor\">{lines}{boxes}</svg>"
        )
    }
}

fn heading(text: &mut String, relation: &str, place: Place) {
    let (across, down) = (place.left_edge(), place.middle() + 4);
    let _ = write!(text, "<text x=\"{across}\" y=\"{down}\" font-weight=\"bold\">{}</text>", short(relation));
}

fn named_box(text: &mut String, node: &GraphNode, place: Place) {
    let (across, top, height) = (place.left_edge(), place.top, LINE - 4);
    let (inside, down) = (across + MARGIN, place.middle() + 2);
    let name = label(node);
    let style = if node.node_kind == GraphNodeKind::Rows { " font-style=\"italic\"" } else { "" };
    let _ = write!(
        text,
        "<g><title>{}</title><rect x=\"{across}\" y=\"{top}\" width=\"{WIDTH}\" height=\"{height}\" rx=\"3\" \
         fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"0.5\"/><text x=\"{inside}\" y=\"{down}\"{style}>{}</text></g>",
        html(name),
        short(name),
    );
}

fn line(text: &mut String, edge: &GraphEdge, from: Place, to: Place) {
    let (start, end) = (from.left_edge() + WIDTH, to.left_edge());
    let (above, below) = (from.middle() - 2, to.middle() - 2);
    let bend = (start + end) / 2;
    let dashes = if edge.is_direct() { "" } else { " stroke-dasharray=\"4 3\"" };
    let _ = write!(
        text,
        "<path d=\"M{start} {above}C{bend} {above} {bend} {below} {end} {below}\" fill=\"none\" stroke=\"currentColor\" \
         stroke-opacity=\"0.6\"{dashes}><title>{}, {}</title></path>",
        html(&edge.transformation),
        html(&edge.confidence),
    );
}

// cut before it is escaped, so that no entity is cut
fn short(name: &str) -> String {
    if name.chars().count() <= CHARACTERS_MAX {
        return html(name);
    }
    let kept: String = name.chars().take(CHARACTERS_MAX - 1).collect();
    format!("{}…", html(&kept))
}

#[cfg(test)]
mod tests {
    use super::super::example::lineage;
    use super::*;

    #[test]
    fn every_edge_is_a_line_and_every_node_a_box() {
        let graph = LineageGraph::new(&lineage());
        let svg = graph.svg();
        assert_eq!(svg.matches("<path ").count(), graph.edges.len());
        assert_eq!(svg.matches("<rect ").count(), graph.nodes.len());
        let deciding = graph.edges.iter().filter(|edge| !edge.is_direct()).count();
        assert_eq!(svg.matches("stroke-dasharray").count(), deciding);
        assert!(svg.contains("<title>aggregation, bound</title>"), "{svg}");
    }

    #[test]
    fn a_picture_shows_names_and_nothing_of_them_as_markup() {
        let mut graph = LineageGraph::new(&lineage());
        let svg = graph.svg();
        assert!(svg.contains("odd&quot;\\n&lt;x&gt;") && !svg.contains("<x>"), "{svg}");
        let long = format!("{}<script>", "&".repeat(CHARACTERS_MAX));
        graph.nodes[0].column.clone_from(&long);
        let svg = graph.svg();
        assert!(svg.contains(&format!(">{}…<", "&amp;".repeat(CHARACTERS_MAX - 1))), "{svg}");
        assert!(svg.contains(&html(&long)) && !svg.contains("<script>"), "{svg}");
    }
}
