//! Where the columns of a result come from as text, Markdown and HTML: each edge with what it does and how sure it is, and
//! the graph of all.

use std::fmt::Write as _;

use super::html::{ROWS_MAX, table};
use crate::escape::{html, markdown, plain};
use crate::impact::Description;
use crate::sql::{Edge, Lineage, LineageGraph, sentences};

/// A lineage for a terminal: a sentence on each line.
#[must_use]
pub fn lineage_text(answer: &Description, lineage: &Lineage) -> String {
    let mut text = String::new();
    if let Some(reason) = unanswered(answer) {
        let _ = writeln!(text, "{}", plain(&reason));
    }
    for sentence in sentences(lineage) {
        let _ = writeln!(text, "{sentence}");
    }
    text
}

/// A lineage as Markdown: a table, then the graph as a flowchart of Mermaid.
#[must_use]
pub fn lineage_markdown(answer: &Description, lineage: &Lineage) -> String {
    let mut text = String::new();
    if let Some(reason) = unanswered(answer) {
        let _ = writeln!(text, "{}\n", markdown(&reason));
    }
    text.push_str("| column | comes from | how | confidence |\n|---|---|---|---|\n");
    for row in rows(lineage) {
        let [target, source, transformation, confidence] = row.map(|cell| markdown(&cell));
        let _ = writeln!(text, "| {target} | {source} | {transformation} | {confidence} |");
    }
    let graph = LineageGraph::new(lineage);
    if !graph.edges.is_empty() {
        let _ = write!(text, "\n```mermaid\n{}```\n", graph.mermaid());
    }
    text
}

/// A lineage as an HTML fragment: a table, then the graph as SVG.
#[must_use]
pub fn lineage_html(answer: &Description, lineage: &Lineage) -> String {
    let rows = rows(lineage);
    let mut body = String::new();
    for row in rows.iter().take(ROWS_MAX) {
        let [target, source, transformation, confidence] = row.each_ref().map(|cell| html(cell));
        let _ = write!(
            body,
            "<tr><td><b>{target}</b></td><td><code>{source}</code></td><td>{transformation}</td><td>{confidence}</td></tr>"
        );
    }
    let caption = unanswered(answer).unwrap_or_else(|| summary(lineage));
    let mut text = table(&html(&caption), &["column", "comes from", "how", "confidence"], &body, rows.len());
    let graph = LineageGraph::new(lineage);
    // a picture of more is a knot
    if !graph.edges.is_empty() && graph.edges.len() <= ROWS_MAX {
        text.push_str(&graph.svg());
    }
    text
}

fn summary(lineage: &Lineage) -> String {
    let edges = lineage.columns.iter().map(|column| column.edges.len()).sum::<usize>() + lineage.indirect.len();
    let columns = if lineage.columns.len() == 1 { "column" } else { "columns" };
    format!("{} {columns}, {edges} edges", lineage.columns.len())
}

// why there may be no result
fn unanswered(answer: &Description) -> Option<String> {
    match answer {
        Description::Prepared(_) => None,
        Description::Refused(refused) => Some(format!("refused: {} ({})", refused.message, refused.code)),
        Description::Unasked(unasked) => Some(format!("not known: {}", unasked.reason)),
    }
}

// column, source, transformation, confidence; a column without a source has a row too
fn rows(lineage: &Lineage) -> Vec<[String; 4]> {
    let mut rows = Vec::new();
    for column in &lineage.columns {
        rows.extend(column.edges.iter().map(|edge| row(&column.name, edge)));
        if column.edges.is_empty() {
            rows.push([column.name.clone(), "no column".to_owned(), String::new(), String::new()]);
        }
    }
    rows.extend(lineage.indirect.iter().map(|edge| row("(rows)", edge)));
    rows
}

fn row(target: &str, edge: &Edge) -> [String; 4] {
    let relation = &edge.source.relation;
    let parts = [relation.schema.as_str(), relation.name.as_str(), &edge.source.column];
    let name: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let (how, sure) = (edge.transformation.as_str(), edge.source.confidence.as_str());
    [target.to_owned(), name.join("."), how.to_owned(), sure.to_owned()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Dialect;
    use crate::snapshot::Snapshot;
    use crate::sql::{read_schema, trace};

    fn traced(sql: &str) -> (Description, Lineage) {
        let text = "CREATE TABLE \"<b>|t`\" (id int, \"<i>\" text); CREATE TABLE other (id int, age int);";
        let schema = [("a.sql".to_owned(), text.to_owned())];
        let snapshot = Snapshot::new(read_schema(Dialect::Postgresql, &schema)).unwrap();
        trace(&snapshot, sql, &[])
    }

    #[test]
    fn every_edge_has_a_row_and_no_name_is_markup() {
        let sql = "SELECT lower(\"<i>\") AS \"<u>|\", 1 AS one FROM \"<b>|t`\" JOIN other USING (id) WHERE age > 3";
        let (answer, lineage) = traced(sql);
        let shown = lineage_html(&answer, &lineage);
        assert_eq!(shown.matches("<tr><td>").count(), 5, "{shown}");
        assert!(shown.contains("<caption style=\"text-align:left\">2 columns, 4 edges</caption>"), "{shown}");
        for part in ["&lt;u&gt;|", "public.&lt;b&gt;|t`.&lt;i&gt;", "transformation", "bound", "filter", "<svg "] {
            assert!(shown.contains(part), "{part}: {shown}");
        }
        assert!(!shown.contains("<u>") && !shown.contains("<i>") && !shown.contains("<b>|"), "{shown}");
        let shown = lineage_markdown(&answer, &lineage);
        assert!(shown.contains("| &lt;u&gt;\\| |") && shown.contains("```mermaid\nflowchart LR\n"), "{shown}");
        assert!(!shown.contains("<u>") && !shown.contains("<i>") && !shown.contains("<b>"), "{shown}");
        assert!(lineage_text(&answer, &lineage).contains("`one` comes from no column.\n"));
    }

    #[test]
    fn what_has_no_lineage_says_why() {
        let (answer, lineage) = traced("SELECT \"<x>\" FROM other");
        let shown = lineage_html(&answer, &lineage);
        assert!(shown.contains("refused: ") && shown.contains("&lt;x&gt;") && !shown.contains("<svg"), "{shown}");
        let (answer, lineage) = traced("SELECT FROM FROM");
        assert!(lineage_text(&answer, &lineage).starts_with("not known: "));
    }
}
