//! Names of the system with their schema before them, so that nothing of somebody's own is called by the same name.

use super::Guard;
use super::expression::is_of_grammar;
use super::functions::{self, Standing};
use super::statement::is_postgresql;
use crate::sql::ir::{Call, ExprKind, Ident, Name, Operator, Tree};

/// Writes the schema before functions and operators of PostgreSQL; other products look up their own first.
pub(super) fn qualify(guard: &Guard<'_>, tree: &mut Tree) {
    if !is_postgresql(guard.grammar) {
        return;
    }
    for id in tree.expr_ids() {
        let made = match &tree.expr(id).kind {
            ExprKind::Call(call) => qualified_call(guard, call).map(|call| ExprKind::Call(Box::new(call))),
            ExprKind::Unary { operator, operand } => {
                qualified(guard, operator).map(|operator| ExprKind::Unary { operator, operand: *operand })
            }
            ExprKind::Binary { operator, left, right } => {
                qualified(guard, operator).map(|operator| ExprKind::Binary { operator, left: *left, right: *right })
            }
            ExprKind::Quantified { operator, all, left, right } => qualified(guard, operator)
                .map(|operator| ExprKind::Quantified { operator, all: *all, left: *left, right: *right }),
            _ => None,
        };
        if let Some(kind) = made {
            tree.replace_expr(id, kind);
        }
    }
}

fn qualified_call(guard: &Guard<'_>, call: &Call) -> Option<Call> {
    let name = call.name.only()?;
    // with several arguments PostgreSQL makes ROWS FROM of it, and only of the bare name
    let spread = name == "unnest" && call.arguments.len() > 1;
    if is_of_grammar(call.form) || functions::is_special(name) || spread {
        return None;
    }
    let schema = match functions::standing(guard.grammar, guard.major, name, None) {
        Standing::Unknown => approved_schema(guard, name)?,
        Standing::Pure | Standing::Catalog | Standing::Never => "pg_catalog",
    };
    let name = Name(std::iter::once(Ident::made(schema)).chain(call.name.0.iter().cloned()).collect());
    Some(Call { name, ..call.clone() })
}

fn approved_schema<'g>(guard: &'g Guard<'_>, name: &str) -> Option<&'g str> {
    let split = guard.reach.routines.iter().filter_map(|approved| approved.split_once('.'));
    split.filter(|(schema, last)| !schema.is_empty() && *last == name).map(|(schema, _)| schema).next()
}

fn qualified(guard: &Guard<'_>, operator: &Operator) -> Option<Operator> {
    let shadowed = guard.catalogue.as_ref().is_some_and(|catalogue| catalogue.has_operator(&operator.symbol));
    if operator.schema.is_some()
        || !shadowed
        || guard.reach.routines.iter().any(|found| found == operator.symbol.as_ref())
    {
        return None;
    }
    if !functions::knows_operator(guard.grammar, guard.major, &operator.symbol) {
        return None;
    }
    Some(Operator { schema: Some(Ident::made("pg_catalog")), symbol: operator.symbol.clone() })
}
