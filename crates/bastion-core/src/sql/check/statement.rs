//! Statements and queries.

use super::{Code, Pass};
use crate::sql::grammar::Grammar;
use crate::sql::ir::{Body, CommonTable, Distinct, Explain, Query, Select, Span, Statement, StatementKind, Tree, With};

/// Options of EXPLAIN that change what is shown, and nothing else.
const EXPLAIN_OPTIONS: &[&str] = &[
    "buffers",
    "costs",
    "format",
    "generic_plan",
    "memory",
    "query plan",
    "serialize",
    "settings",
    "summary",
    "timing",
    "wal",
];

impl Pass<'_> {
    pub(super) fn statements(&mut self, tree: &Tree) {
        if super::functions::version(self.guard.grammar, None).is_none() {
            let message = format!("nobody has reviewed the functions of {}", self.guard.grammar.as_str());
            self.deny(Code::NoList, Span::default(), message);
        }
        match tree.roots.as_slice() {
            [_] => {}
            [] => self.deny(Code::NotOneStatement, Span::default(), "there is no statement".to_owned()),
            [_, second, ..] => {
                let message = format!("there are {} statements, and one at a time is judged", tree.roots.len());
                self.deny(Code::NotOneStatement, tree.statement(*second).span, message);
            }
        }
        for statement in tree.statements() {
            self.statement(tree, statement);
        }
    }

    fn statement(&mut self, tree: &Tree, statement: &Statement) {
        let span = statement.span;
        match &statement.kind {
            StatementKind::Query(_) => {}
            StatementKind::Explain(explain) => self.explain(tree, explain, span),
            StatementKind::Insert(_) => self.deny(Code::Writes, span, "INSERT writes".to_owned()),
            StatementKind::Update(_) => self.deny(Code::Writes, span, "UPDATE writes".to_owned()),
            StatementKind::Delete(_) => self.deny(Code::Writes, span, "DELETE writes".to_owned()),
            StatementKind::Merge(_) => self.deny(Code::Writes, span, "MERGE writes".to_owned()),
            StatementKind::Making { kind, name: _, query: _ } => {
                self.deny(Code::NotARead, span, format!("{kind} is no read"));
            }
            StatementKind::Other(kind) => self.deny(Code::NotARead, span, format!("{kind} is no read")),
        }
    }

    // what is explained is judged as if it ran: with ANALYZE it does, and without, constants are calculated
    fn explain(&mut self, tree: &Tree, explain: &Explain, span: Span) {
        let Explain { analyze: _, verbose: _, options, statement } = explain;
        if !matches!(tree.statement(*statement).kind, StatementKind::Query(_)) {
            self.deny(Code::NotARead, span, "only a query may be explained".to_owned());
        }
        for (name, _) in options {
            if !EXPLAIN_OPTIONS.contains(&name.as_ref()) {
                self.deny(Code::ExplainOption, span, format!("the option `{name}` of EXPLAIN is not known"));
            }
        }
    }

    pub(super) fn queries(&mut self, tree: &Tree) {
        for query in tree.queries() {
            self.query(tree, query);
        }
    }

    fn query(&mut self, tree: &Tree, query: &Query) {
        // what is an expression or a query is in the lists of the tree
        let Query { with, body, order_by, limit: _, with_ties: _, offset: _, locks } = query;
        for lock in locks {
            self.deny(Code::LocksRows, lock.span, format!("FOR {} locks rows", lock.strength));
        }
        self.sorts(order_by);
        if let Some(With { recursive, tables }) = with {
            // these two need no RECURSIVE
            let recursive = *recursive || matches!(self.guard.grammar, Grammar::Sqlite | Grammar::Snowflake);
            for CommonTable { name, columns: _, materialized: _, query } in tables {
                if recursive {
                    self.recursive(tree, name, *query);
                }
            }
        }
        match body {
            Body::Select(select) => self.select(select),
            Body::Set { operator: _, all: _, left: _, right: _ } | Body::Values(_) | Body::Nested(_) => {}
            Body::Write(statement) => {
                let span = tree.statement(*statement).span;
                self.deny(Code::Writes, span, "a statement inside a query writes".to_owned());
            }
        }
    }

    fn select(&mut self, select: &Select) {
        let Select {
            distinct,
            items: _,
            into,
            from: _,
            filter: _,
            group_by: _,
            group_by_all: _,
            group_by_distinct: _,
            having: _,
            windows,
            qualify: _,
        } = select;
        match distinct {
            Distinct::All | Distinct::Rows | Distinct::On(_) => {}
        }
        if let Some(target) = into {
            self.deny(Code::Into, target.span(), "INTO writes the result somewhere".to_owned());
        }
        for (_, window) in windows {
            self.window(window);
        }
    }
}

/// Whether PostgreSQL's rules about names hold.
pub(super) const fn is_postgresql(grammar: Grammar) -> bool {
    matches!(grammar, Grammar::Postgresql)
}
