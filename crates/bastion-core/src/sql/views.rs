//! Lineage through views, down to the tables they stand on.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::trace::{Edge, Lineage, Source, Transformation};
use crate::schema::ObjectName;

/// What the columns of a view are made from, by their names.
pub(super) struct Through {
    columns: BTreeMap<Arc<str>, Vec<Edge>>,
    indirect: Vec<Edge>,
}

/// The views that were looked through; `None` where one cannot be, or is being looked through.
pub(super) type Views = RefCell<BTreeMap<Arc<ObjectName>, Option<Rc<Through>>>>;

/// A view's names and lineage, itself only one view deep, and the relations that it reads.
pub(super) type Traced<'a> = dyn Fn(&ObjectName) -> Option<(Vec<String>, Lineage, Vec<Arc<ObjectName>>)> + 'a;

/// Puts what views are made from in their place.
pub(super) fn expand(views: &Views, lineage: Lineage, relations: &[Arc<ObjectName>], traced: &Traced<'_>) -> Lineage {
    let mut indirect = edges(views, lineage.indirect, true, traced);
    // what decides about a view's rows decides about those who read it
    for relation in relations {
        if let Some(through) = through(views, relation, traced) {
            indirect.extend(through.indirect.iter().cloned());
        }
    }
    indirect.sort();
    indirect.dedup();
    let columns = lineage.columns.into_iter().map(|column| super::trace::TracedColumn {
        name: column.name,
        edges: edges(views, column.edges, false, traced),
    });
    Lineage { columns: columns.collect(), indirect }
}

// `also`: what decides inside a view keeps its own class beside that of the place where the view's column is read. What
// decides about a value that is read there has a class of its own already
fn edges(views: &Views, list: Vec<Edge>, also: bool, traced: &Traced<'_>) -> Vec<Edge> {
    let mut expanded = Vec::with_capacity(list.len());
    for edge in list {
        match through(views, &edge.source.relation, traced).and_then(|through| {
            let inner = through.columns.get(&edge.source.column)?;
            let kept = inner
                .iter()
                .filter(|inner| also && !of_a_value(edge.transformation) && !inner.transformation.is_direct())
                .cloned();
            Some(inner.iter().map(|inner| behind(&edge, inner)).chain(kept).collect::<Vec<_>>())
        }) {
            Some(inner) => expanded.extend(inner),
            None => expanded.push(edge),
        }
    }
    expanded.sort();
    expanded.dedup();
    expanded
}

const fn of_a_value(transformation: Transformation) -> bool {
    matches!(transformation, Transformation::Window | Transformation::Conditional)
}

// an edge to a view's column and one from there on are one edge
fn behind(edge: &Edge, inner: &Edge) -> Edge {
    let transformation = match (edge.transformation, inner.transformation) {
        (outer, _) if !outer.is_direct() => outer,
        (_, inner) if !inner.is_direct() => inner,
        (Transformation::Identity, inner) => inner,
        (outer, Transformation::Identity) => outer,
        (Transformation::Aggregation, _) | (_, Transformation::Aggregation) => Transformation::Aggregation,
        _ => Transformation::Transformation,
    };
    let confidence = edge.source.confidence.max(inner.source.confidence);
    Edge { source: Source { confidence, ..inner.source.clone() }, transformation }
}

fn through(views: &Views, name: &Arc<ObjectName>, traced: &Traced<'_>) -> Option<Rc<Through>> {
    if let Some(known) = views.borrow().get(name) {
        return known.clone();
    }
    let (columns, lineage, relations) = traced(name)?;
    // one that reads itself ends here
    views.borrow_mut().insert(Arc::clone(name), None);
    let lineage = expand(views, lineage, &relations, traced);
    let columns = columns.iter().zip(lineage.columns).map(|(name, column)| (name.as_str().into(), column.edges));
    let through = Rc::new(Through { columns: columns.collect(), indirect: lineage.indirect });
    views.borrow_mut().insert(Arc::clone(name), Some(Rc::clone(&through)));
    Some(through)
}
