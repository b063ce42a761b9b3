//! What an EXPLAIN explains.

use super::grammar::Grammar;
use super::ir::StatementKind;
use super::{engine, prescan, render};

/// The statement that an EXPLAIN explains, written again; nothing where the text is no EXPLAIN of one statement.
///
/// ```
/// use bastion_core::sql::{Grammar, explained};
///
/// assert_eq!(explained(Grammar::Postgresql, "EXPLAIN (ANALYZE) SELECT 1").as_deref(), Some("SELECT 1"));
/// assert_eq!(explained(Grammar::Postgresql, "SELECT 1"), None);
/// ```
#[must_use]
pub fn explained(grammar: Grammar, text: &str) -> Option<String> {
    prescan::with_stack(|| {
        let tree = engine::parse(grammar, text).ok()?;
        let [root] = tree.roots.as_slice() else { return None };
        match &tree.statement(*root).kind {
            StatementKind::Explain(explain) => render::statement(&tree, explain.statement).ok(),
            _ => None,
        }
    })
}
