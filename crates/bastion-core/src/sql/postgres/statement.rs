//! Statements.

use bastion_postgres_parser::raw::{ObjectType, OnCommitAction, ViewCheckOption};
use bastion_postgres_parser::{Node, nodes};

use super::{Builder, kind};
use crate::sql::ir::{Explain, Name, Span, StatementId, StatementKind};

/// `CURSOR_OPT_FAST_PLAN` of src/include/nodes/parsenodes.h, which every cursor has.
const PLAIN_CURSOR: i32 = 0x0100;

/// Whether a new table has columns, a method, options, a place or a kind of its own.
pub(super) fn is_more_than_a_name(found: &nodes::IntoClause) -> bool {
    !found.col_names().is_empty()
        || found.access_method().is_some()
        || !found.options().is_empty()
        || found.on_commit != OnCommitAction::ONCOMMIT_NOOP
        || found.table_space_name().is_some()
        || found.skip_data
        || found.rel().is_none_or(|relation| !is_permanent(relation))
}

/// `RELPERSISTENCE_PERMANENT` of src/include/catalog/pg_class.h.
fn is_permanent(found: &nodes::RangeVar) -> bool {
    u8::try_from(found.relpersistence) == Ok(b'p')
}

impl Builder<'_> {
    pub(super) fn raw_statement(&mut self, found: &nodes::RawStmt) -> StatementId {
        let kind = self.statement_kind(found.stmt());
        let span = self.statement_span(found);
        self.tree.add_statement(kind, span)
    }

    // a length of nothing reaches to the end
    fn statement_span(&self, found: &nodes::RawStmt) -> Span {
        let start = u32::try_from(found.stmt_location).unwrap_or(0);
        let whole = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
        let length = u32::try_from(found.stmt_len).unwrap_or(0);
        Span { start, end: if length == 0 { whole } else { start.saturating_add(length) } }
    }

    pub(super) fn statement_kind(&mut self, found: Node<'_>) -> StatementKind {
        if !self.enter() {
            return StatementKind::Other("nothing");
        }
        let kind = self.statement_here(found);
        self.depth -= 1;
        kind
    }

    fn statement_here(&mut self, found: Node<'_>) -> StatementKind {
        match found {
            Node::SelectStmt(_) => StatementKind::Query(self.query(found)),
            Node::InsertStmt(insert) => self.insert(insert),
            Node::UpdateStmt(update) => self.update(update),
            Node::DeleteStmt(delete) => self.delete(delete),
            Node::MergeStmt(merge) => self.merge(merge),
            Node::ExplainStmt(explain) => self.explain(explain),
            Node::CreateTableAsStmt(making) if matches!(making.query(), Node::SelectStmt(_)) => {
                let materialized = making.objtype == ObjectType::OBJECT_MATVIEW;
                let kind = if materialized { "CREATE MATERIALIZED VIEW" } else { "CREATE TABLE AS" };
                let relation = making.into().and_then(|into| into.rel());
                let odd = making.if_not_exists || making.into().is_none_or(is_more_than_a_name);
                self.leave_out_if(odd, "a table that is more than a name and a query", -1);
                let name = relation.map(|relation| self.relation_name(relation)).unwrap_or_default();
                StatementKind::Making { kind, name, query: self.query(making.query()) }
            }
            Node::ViewStmt(view) => {
                let odd = view.replace
                    || !view.aliases().is_empty()
                    || !view.options().is_empty()
                    || view.with_check_option != ViewCheckOption::NO_CHECK_OPTION
                    || view.view().is_none_or(|relation| !is_permanent(relation));
                self.leave_out_if(odd, "a view that is more than a name and a query", -1);
                let name = view.view().map(|relation| self.relation_name(relation)).unwrap_or_default();
                StatementKind::Making { kind: "CREATE VIEW", name, query: self.query(view.query()) }
            }
            Node::DeclareCursorStmt(cursor) => {
                self.leave_out_if(cursor.options & !PLAIN_CURSOR != 0, "an option of a cursor", -1);
                let name = Name(vec![crate::sql::ir::Ident::made(cursor.portalname().unwrap_or_default())]);
                StatementKind::Making { kind: "DECLARE CURSOR", name, query: self.query(cursor.query()) }
            }
            other => StatementKind::Other(kind::of(other)),
        }
    }

    fn explain(&mut self, found: &nodes::ExplainStmt) -> StatementKind {
        let kind = self.statement_kind(found.query());
        let statement = self.tree.add_statement(kind, Span::default());
        let mut explain = Explain { analyze: false, verbose: false, options: Vec::new(), statement };
        for option in found.options() {
            let name = option.defname().unwrap_or_default().to_ascii_lowercase();
            let value = match option.arg() {
                Node::None => None,
                Node::String(text) => Some(text.sval().unwrap_or_default().to_ascii_lowercase()),
                Node::Integer(number) => Some(number.ival.to_string()),
                Node::Float(number) => Some(number.fval().unwrap_or_default().to_owned()),
                Node::Boolean(truth) => Some(truth.boolval.to_string()),
                _ => {
                    self.leave_out("an option of EXPLAIN", option.location);
                    Some(String::new())
                }
            };
            // an option counts as set unless it says that it is not (`defGetBoolean`, src/backend/commands/define.c)
            let set = !matches!(value.as_deref(), Some("false" | "off" | "0"));
            match name.as_str() {
                // one that ran is one that ran
                "analyze" => explain.analyze |= set,
                "verbose" => explain.verbose = set,
                _ => explain.options.push((name.into_boxed_str(), value.map(String::into_boxed_str))),
            }
        }
        StatementKind::Explain(Box::new(explain))
    }
}
