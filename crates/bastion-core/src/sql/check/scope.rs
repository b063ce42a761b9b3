//! Which names behind FROM mean a query that WITH names, and no relation of the schema.

use std::collections::BTreeSet;

use crate::sql::grammar::Grammar;
use crate::sql::ir::{Ident, Node, Query, QueryId, RelationId, RelationKind, Tree};

/// The relations of a tree that a WITH in sight names. What is not found here is a relation of the schema, so a mistake
/// can only refuse too much.
pub(super) fn common_tables(tree: &Tree) -> BTreeSet<RelationId> {
    let mut scope = Scope { tree, names: Vec::new(), found: BTreeSet::new() };
    for root in &tree.roots {
        scope.visit(Node::Statement(*root));
    }
    scope.found
}

struct Scope<'t> {
    tree: &'t Tree,
    names: Vec<&'t Ident>,
    found: BTreeSet<RelationId>,
}

impl Scope<'_> {
    fn visit(&mut self, node: Node) {
        match node {
            Node::Query(id) => self.query(id),
            Node::Relation(id) => {
                self.relation(id);
                self.inside(node, 0);
            }
            Node::Statement(_) | Node::Expr(_) => self.inside(node, 0),
        }
    }

    // what lies in a node, without the first of it
    fn inside(&mut self, node: Node, without: usize) {
        let mut children = Vec::new();
        self.tree.children(node, &mut children);
        for child in children.into_iter().skip(without) {
            self.visit(child);
        }
    }

    fn query(&mut self, id: QueryId) {
        let depth = self.names.len();
        let query: &Query = self.tree.query(id);
        let mut named = 0;
        if let Some(with) = &query.with {
            // these two need no RECURSIVE
            let recursive = with.recursive || matches!(self.tree.grammar, Grammar::Sqlite | Grammar::Snowflake);
            named = with.tables.len();
            for table in &with.tables {
                if recursive {
                    self.names.push(&table.name);
                    self.query(table.query);
                } else {
                    self.query(table.query);
                    self.names.push(&table.name);
                }
            }
        }
        self.inside(Node::Query(id), named);
        self.names.truncate(depth);
    }

    fn relation(&mut self, id: RelationId) {
        if let RelationKind::Table(table) = &self.tree.relation(id).kind
            && let [name] = table.name.0.as_slice()
            && self.names.iter().any(|found| self.same(found, name))
        {
            self.found.insert(id);
        }
    }

    fn same(&self, left: &Ident, right: &Ident) -> bool {
        match self.tree.grammar {
            Grammar::Sqlite => left.value.eq_ignore_ascii_case(&right.value),
            Grammar::Snowflake if !left.quoted && !right.quoted => left.value.eq_ignore_ascii_case(&right.value),
            _ => left.value == right.value && (left.quoted == right.quoted || self.tree.grammar.is_mysql()),
        }
    }
}
