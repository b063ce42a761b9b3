//! Recursive queries that nothing ends.

use super::{Code, Pass};
use crate::sql::ir::{
    Body, Constraint, ExprId, ExprKind, Ident, Node, QueryId, RelationId, RelationKind, Select, Tree,
};

impl Pass<'_> {
    /// Refuses a query of WITH RECURSIVE whose second part takes every row of the first again. Whether another one ends
    /// depends on the data: that is for the bounds of time and rows.
    pub(super) fn recursive(&mut self, tree: &Tree, name: &Ident, query: QueryId) {
        let found = tree.query(query);
        if found.limit.is_some() {
            return;
        }
        let Body::Set { operator: _, all: _, left: _, right } = &found.body else { return };
        let step = tree.query(*right);
        if step.limit.is_some() {
            return;
        }
        if let Body::Select(select) = &step.body
            && !is_bounded(tree, select)
            && reads(tree, *right, name)
        {
            let span = select.items.first().map(|item| tree.expr(item.value).span).unwrap_or_default();
            self.deny(Code::Endless, span, "nothing ends this recursive query".to_owned());
        }
    }
}

// whatever the case: one that is another query of nearly the same name is refused too
fn reads(tree: &Tree, query: QueryId, name: &Ident) -> bool {
    let mut found = false;
    tree.descend(Node::Query(query), |node| {
        if let Node::Relation(id) = node
            && let RelationKind::Table(table) = &tree.relation(id).kind
            && table.name.only().is_some_and(|only| only.eq_ignore_ascii_case(&name.value))
        {
            found = true;
        }
    });
    found
}

fn is_bounded(tree: &Tree, select: &Select) -> bool {
    let tests = |id: &ExprId| !is_constant(tree, *id, 0);
    select.filter.as_ref().is_some_and(tests)
        || select.having.is_some()
        || select.from.iter().any(|relation| joins(tree, *relation))
}

fn joins(tree: &Tree, relation: RelationId) -> bool {
    match &tree.relation(relation).kind {
        RelationKind::Join(join) => {
            let here = match &join.constraint {
                Constraint::On(condition) => !is_constant(tree, *condition, 0),
                Constraint::Using(_, _) | Constraint::Natural => true,
                Constraint::None => false,
            };
            here || joins(tree, join.left) || joins(tree, join.right)
        }
        RelationKind::Table(_)
        | RelationKind::Query { .. }
        | RelationKind::Function { .. }
        | RelationKind::Unknown { .. } => false,
    }
}

// `true`, `1 = 1`, `1 < 2 AND true`
fn is_constant(tree: &Tree, id: ExprId, depth: u8) -> bool {
    if depth > 8 {
        return false;
    }
    let constant = |id: &ExprId| is_constant(tree, *id, depth + 1);
    match &tree.expr(id).kind {
        ExprKind::Literal(_) => true,
        ExprKind::Not(operand) | ExprKind::Unary { operator: _, operand } => constant(operand),
        ExprKind::Binary { operator: _, left, right } => constant(left) && constant(right),
        ExprKind::Logical { or: _, terms } => terms.iter().all(constant),
        ExprKind::Is { test: _, negated: _, operand } => constant(operand),
        ExprKind::Cast { operand, to: _, safe: _ } => constant(operand),
        _ => false,
    }
}
