//! What reads a text and writes a tree, under one name for verdicts.

use crate::sql::generic;
use crate::sql::grammar::Grammar;
use crate::sql::ir::Tree;
use crate::sql::render;

/// The engine for a grammar, with its version.
pub(super) fn name(grammar: Grammar) -> String {
    match grammar {
        #[cfg(feature = "sql-postgres")]
        Grammar::Postgresql => "libpg_query 18".to_owned(),
        _ => "sqlparser 0.63.0".to_owned(),
    }
}

/// Reads a text; within the large stack.
pub(super) fn parse(grammar: Grammar, text: &str) -> Result<Tree, String> {
    match grammar {
        #[cfg(feature = "sql-postgres")]
        Grammar::Postgresql => crate::sql::postgres::parse(text),
        _ => generic::parse(grammar, text),
    }
}

/// Writes the one statement of a tree.
///
/// # Errors
///
/// What cannot be written, for a person.
pub(super) fn render(tree: &Tree) -> Result<String, String> {
    match tree.roots.as_slice() {
        [root] => render::statement(tree, *root).map_err(|error| error.to_string()),
        _ => Err("there is not one statement".to_owned()),
    }
}
