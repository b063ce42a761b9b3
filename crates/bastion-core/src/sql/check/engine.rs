//! What reads a text and writes a tree, under one name for verdicts.

use crate::sql::generic;
use crate::sql::grammar::Grammar;
use crate::sql::ir::Tree;

/// The engine, with its version.
pub(super) fn name() -> String {
    "sqlparser 0.63.0".to_owned()
}

/// Reads a text; within the large stack.
pub(super) fn parse(grammar: Grammar, text: &str) -> Result<Tree, String> {
    generic::parse(grammar, text)
}

/// Writes the one statement of a tree; nothing where it cannot be written.
pub(super) fn render(tree: &Tree) -> Option<String> {
    let [root] = tree.roots.as_slice() else { return None };
    let _ = root;
    None
}
