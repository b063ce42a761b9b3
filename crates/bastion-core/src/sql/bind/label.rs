//! What a server calls a column of a result that has no name of its own.

use std::rc::Rc;

use crate::sql::grammar::Grammar;
use crate::sql::ir::{Body, Call, CallForm, ExprId, ExprKind, Item, Literal, QueryId, SubqueryForm, Tree, TypeName};
use crate::sql::types;

/// The name of an expression as a column: `FigureColname` of src/backend/parser/parse_target.c in PostgreSQL, the
/// expression's own text elsewhere.
pub(super) fn of(tree: &Tree, item: &Item) -> Rc<str> {
    match (&item.label, &tree.expr(item.value).kind) {
        (Some(label), _) => label.as_ref().into(),
        (None, ExprKind::Column(name)) => name.last().into(),
        (None, _) if tree.grammar == Grammar::Postgresql => {
            figure(tree, item.value).map_or_else(|| "?column?".into(), |(name, _)| name)
        }
        (None, _) => "".into(),
    }
}

/// A number that stands for a column of the result.
pub(super) fn number(kind: &ExprKind) -> Option<usize> {
    match kind {
        ExprKind::Literal(Literal::Number(digits)) => digits.parse().ok(),
        _ => None,
    }
}

// a name and how much it says: 2 for a column's or a function's, 1 for a type's or a keyword's
fn figure(tree: &Tree, id: ExprId) -> Option<(Rc<str>, u8)> {
    let strong = |name: &str| Some((name.into(), 2));
    match &tree.expr(id).kind {
        ExprKind::Column(name) => strong(name.last()),
        ExprKind::Field { base: _, name: Some(name) } => strong(&name.value),
        ExprKind::Index { base, .. } => figure(tree, *base),
        ExprKind::Collate { operand, .. } => figure(tree, *operand),
        ExprKind::Cast { operand, to, .. } => match figure(tree, *operand) {
            Some((name, 2)) => Some((name, 2)),
            _ => Some((type_name(to), 1)),
        },
        ExprKind::Call(call) => strong(function(call)),
        ExprKind::Session { word, .. } => strong(word),
        ExprKind::Case { otherwise, .. } => match otherwise.and_then(|otherwise| figure(tree, otherwise)) {
            Some((name, 2)) => Some((name, 2)),
            _ => Some(("case".into(), 1)),
        },
        ExprKind::Subquery { form, query } => match form {
            SubqueryForm::Exists => strong("exists"),
            SubqueryForm::Array => strong("array"),
            SubqueryForm::Scalar => first_column(tree, *query),
            SubqueryForm::In(_) | SubqueryForm::Quantified { .. } => None,
        },
        ExprKind::Array(_) => strong("array"),
        ExprKind::Row(_) => strong("row"),
        _ => None,
    }
}

fn function(call: &Call) -> &str {
    match call.form {
        CallForm::AtTimeZone => "timezone",
        _ => call.name.last(),
    }
}

fn type_name(found: &TypeName) -> Rc<str> {
    if found.system { types::internal(found.name.last()).into() } else { found.name.last().into() }
}

fn first_column(tree: &Tree, query: QueryId) -> Option<(Rc<str>, u8)> {
    let mut query = query;
    loop {
        match &tree.query(query).body {
            Body::Select(select) => {
                let item = select.items.first()?;
                return match &item.alias {
                    Some(alias) => Some((alias.value.as_ref().into(), 2)),
                    None => figure(tree, item.value).map(|(name, _)| (name, 2)),
                };
            }
            Body::Set { left, .. } => query = *left,
            Body::Nested(inner) => query = *inner,
            Body::Values(_) | Body::Write(_) => return None,
        }
    }
}
