//! Queries.

use bastion_postgres_parser::raw::{CTEMaterialize, LimitOption, LockClauseStrength, LockWaitPolicy, SetOperation};
use bastion_postgres_parser::{Node, nodes};

use super::{Builder, words_of};
use crate::sql::ir::{
    Body, CommonTable, Distinct, Ident, Item, Lock, Query, QueryId, Select, SetOperator, Span, Window, With,
};

impl Builder<'_> {
    /// A query, or a statement that gives rows where a query stands.
    pub(super) fn query(&mut self, found: Node<'_>) -> QueryId {
        if !self.enter() {
            return self.tree.add_query(Query::NOTHING);
        }
        let query = match found {
            Node::SelectStmt(select) => self.select_query(select),
            other => {
                let kind = self.statement_kind(other);
                let statement = self.tree.add_statement(kind, Span::default());
                Query::of(Body::Write(statement))
            }
        };
        self.depth -= 1;
        self.tree.add_query(query)
    }

    fn select_query(&mut self, found: &nodes::SelectStmt) -> Query {
        let with = found.with_clause().map(|with| self.with(with));
        let body = match found.op {
            SetOperation::SETOP_NONE if !found.values_lists().is_empty() => {
                let rows = found.values_lists().iter();
                let rows = rows.map(|row| row.as_node_list().map(|row| self.exprs(row)).unwrap_or_default());
                Body::Values(rows.collect())
            }
            SetOperation::SETOP_NONE => Body::Select(Box::new(self.select(found))),
            operator => self.set(found, operator),
        };
        let with_ties = found.limit_option == LimitOption::LIMIT_OPTION_WITH_TIES;
        Query {
            with,
            body,
            order_by: self.sorts(found.sort_clause()),
            // LIMIT ALL is a null, and no limit
            limit: match found.limit_count() {
                Node::A_Const(constant) if constant.isnull && !with_ties => None,
                other => self.optional(other),
            },
            with_ties,
            offset: self.optional(found.limit_offset()),
            locks: found.locking_clause().iter().map(|lock| self.lock(lock)).collect(),
        }
    }

    // a chain of UNION leans to the left: it is walked in a loop, and bounded as what nests
    fn set(&mut self, found: &nodes::SelectStmt, operator: u32) -> Body {
        let mut chain = vec![(found, operator)];
        let mut first = found.larg();
        while let Some(inner) = first
            && inner.op != SetOperation::SETOP_NONE
            && is_bare(inner)
            && self.enter()
        {
            chain.push((inner, inner.op));
            first = inner.larg();
        }
        let entered = chain.len() - 1;
        let mut left = self.query(first.map_or(Node::None, Node::SelectStmt));
        let mut body = Body::Values(Vec::new());
        let last = chain.len();
        for (place, (found, operator)) in chain.into_iter().rev().enumerate() {
            let right = self.query(found.rarg().map_or(Node::None, Node::SelectStmt));
            let operator = match operator {
                SetOperation::SETOP_UNION => SetOperator::Union,
                SetOperation::SETOP_INTERSECT => SetOperator::Intersect,
                _ => SetOperator::Except,
            };
            body = Body::Set { operator, all: found.all, left, right };
            if place + 1 < last {
                left = self.tree.add_query(Query::of(body.clone()));
            }
        }
        self.depth -= entered;
        body
    }

    fn select(&mut self, found: &nodes::SelectStmt) -> Select {
        let distinct = match found.distinct_clause().first() {
            None => Distinct::All,
            // DISTINCT without ON is a list of nothing
            Some(Node::None) => Distinct::Rows,
            Some(_) => Distinct::On(self.exprs(found.distinct_clause())),
        };
        Select {
            distinct,
            items: self.items(found.target_list().iter()),
            into: found.into_clause().and_then(|into| into.rel()).map(|relation| self.relation_name(relation)),
            from: found.from_clause().iter().map(|relation| self.relation(relation)).collect(),
            filter: self.optional(found.where_clause()),
            group_by: self.exprs(found.group_clause()),
            group_by_all: false,
            group_by_distinct: found.group_distinct,
            having: self.optional(found.having_clause()),
            windows: found.window_clause().iter().filter_map(|window| self.named_window(window)).collect(),
            qualify: None,
        }
    }

    fn named_window(&mut self, found: Node<'_>) -> Option<(Ident, Window)> {
        let Node::WindowDef(found) = found else { return None };
        // the place of a definition is that of its brackets
        let name = Ident::made(found.name().unwrap_or_default());
        Some((name, self.window(found)))
    }

    pub(super) fn items<'b>(&mut self, list: impl IntoIterator<Item = &'b nodes::ResTarget>) -> Vec<Item> {
        let item = |found: &nodes::ResTarget| {
            let value = self.expr(found.val());
            // the place of an item is that of its expression
            Item { alias: found.name().map(Ident::made), ..Item::bare(value) }
        };
        list.into_iter().map(item).collect()
    }

    pub(super) fn with(&mut self, found: &nodes::WithClause) -> With {
        let mut tables = Vec::with_capacity(found.ctes().len());
        for table in found.ctes() {
            self.leave_out_if(table.search_clause().is_some(), "SEARCH", table.location);
            self.leave_out_if(table.cycle_clause().is_some(), "CYCLE", table.location);
            tables.push(CommonTable {
                name: self.ident(table.ctename(), table.location),
                columns: words_of(table.aliascolnames()).map(Ident::made).collect(),
                materialized: match table.ctematerialized {
                    CTEMaterialize::CTEMaterializeAlways => Some(true),
                    CTEMaterialize::CTEMaterializeNever => Some(false),
                    _ => None,
                },
                query: self.query(table.ctequery()),
            });
        }
        With { recursive: found.recursive, tables }
    }

    fn lock(&mut self, found: &nodes::LockingClause) -> Lock {
        let strength = match found.strength {
            LockClauseStrength::LCS_FORKEYSHARE => "KEY SHARE",
            LockClauseStrength::LCS_FORSHARE => "SHARE",
            LockClauseStrength::LCS_FORNOKEYUPDATE => "NO KEY UPDATE",
            _ => "UPDATE",
        };
        let wait = match found.wait_policy {
            LockWaitPolicy::LockWaitSkip => Some("SKIP LOCKED"),
            LockWaitPolicy::LockWaitError => Some("NOWAIT"),
            _ => None,
        };
        let relations = found.locked_rels().iter().filter_map(|relation| match relation {
            Node::RangeVar(relation) => Some(self.relation_name(relation)),
            _ => None,
        });
        let of: Vec<_> = relations.collect();
        let span = of.first().map(|name| name.span()).unwrap_or_default();
        Lock { strength: strength.into(), of, wait: wait.map(Into::into), span }
    }
}

fn is_bare(found: &nodes::SelectStmt) -> bool {
    found.with_clause().is_none()
        && found.sort_clause().is_empty()
        && found.locking_clause().is_empty()
        && matches!(found.limit_count(), Node::None)
        && matches!(found.limit_offset(), Node::None)
}
