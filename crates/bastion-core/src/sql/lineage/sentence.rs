//! Lineage in words.

use super::super::trace::{Confidence, Edge, Lineage, Transformation};
use super::graph::written;
use crate::escape;

/// How each transformation is said of a column, in the order in which a sentence says them.
const OF_A_COLUMN: [(Transformation, &str); 9] = [
    (Transformation::Identity, "is"),
    (Transformation::Transformation, "is made from"),
    (Transformation::Aggregation, "is aggregated from"),
    (Transformation::Conditional, "is chosen by"),
    (Transformation::Window, "is taken over windows of"),
    (Transformation::GroupBy, "tells groups apart by"),
    (Transformation::Sort, "is put in order by"),
    (Transformation::Filter, "is filtered by"),
    (Transformation::Join, "is joined by"),
];

/// The same of the rows of a result.
const OF_ROWS: [(Transformation, &str); 7] = [
    (Transformation::Join, "joined by"),
    (Transformation::Filter, "filtered by"),
    (Transformation::GroupBy, "grouped by"),
    (Transformation::Sort, "sorted by"),
    (Transformation::Window, "numbered or summed up over windows of"),
    (Transformation::Conditional, "given values chosen by"),
    (Transformation::Write, "written to"),
];

/// A lineage in words: a sentence for each column of the result in their order, then one about the rows if something
/// decides about them.
#[must_use]
pub fn sentences(lineage: &Lineage) -> Vec<String> {
    let mut said = Vec::with_capacity(lineage.columns.len().saturating_add(1));
    for column in &lineage.columns {
        let parts = parts(&column.edges, &OF_A_COLUMN);
        let name = escape::plain(&column.name);
        said.push(match parts.is_empty() {
            true => format!("`{name}` comes from no column."),
            false => format!("`{name}` {}.", joined(&parts, "and")),
        });
    }
    let rows = parts(&lineage.indirect, &OF_ROWS);
    if !rows.is_empty() {
        said.push(format!("The rows are {}.", joined(&rows, "and")));
    }
    said
}

fn parts(edges: &[Edge], words: &[(Transformation, &str)]) -> Vec<String> {
    let mut parts = Vec::new();
    for (transformation, words) in words {
        let found = edges.iter().filter(|edge| edge.transformation == *transformation).map(named);
        let found: Vec<_> = found.collect();
        if !found.is_empty() {
            parts.push(format!("{words} {}", joined(&found, "and")));
        }
    }
    parts
}

fn named(edge: &Edge) -> String {
    let column = escape::plain(&edge.source.column);
    let name = match edge.source.relation.name.is_empty() {
        true => format!("`{column}`"),
        false => format!("`{}.{column}`", escape::plain(&written(&edge.source.relation))),
    };
    match edge.source.confidence {
        Confidence::Bound => name,
        Confidence::Inferred => format!("{name} (inferred)"),
        Confidence::Ambiguous => format!("{name} (one of several)"),
        Confidence::Unknown => format!("{name} (of a relation that is not known)"),
    }
}

/// `a`, `a and b`, `a, b and c`.
fn joined(parts: &[String], word: &str) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {word} {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::example::lineage;
    use super::*;

    #[test]
    fn each_column_has_a_sentence_and_the_rows_have_one() {
        assert_eq!(
            sentences(&lineage()),
            [
                "`mail` is `public.person.email`.",
                "`most` is made from `public.person.email`, is aggregated from `public.account.balance` and is chosen by \
                 `public.account.currency`.",
                "`one` comes from no column.",
                "`odd\"\\n<x>` is made from `guessed` (of a relation that is not known).",
                "The rows are joined by `public.account.person_id` and `public.person.id`, filtered by \
                 `public.person.age` and sorted by `public.person.email`.",
            ]
        );
        assert_eq!(sentences(&Lineage::default()), Vec::<String>::new());
    }
}
