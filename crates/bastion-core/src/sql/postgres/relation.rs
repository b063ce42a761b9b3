//! FROM.

use bastion_postgres_parser::list::{CastNodeList, NodeList};
use bastion_postgres_parser::raw::JoinType;
use bastion_postgres_parser::{Node, nodes};

use super::{Builder, words_of};
use crate::sql::ir::{
    Alias, AliasColumn, Constraint, FunctionItem, Ident, Join, JoinKind, Name, Relation, RelationId, RelationKind,
    Sample, Span, Table,
};

impl Builder<'_> {
    pub(super) fn relation(&mut self, found: Node<'_>) -> RelationId {
        if !self.enter() {
            let Relation { kind, span } = Relation::NOTHING;
            return self.tree.add_relation(kind, span);
        }
        let id = self.relation_here(found);
        self.depth -= 1;
        id
    }

    fn relation_here(&mut self, found: Node<'_>) -> RelationId {
        match found {
            Node::RangeVar(table) => self.table(table, None),
            Node::RangeTableSample(found) => self.sampled(found),
            Node::RangeSubselect(found) => {
                let query = self.query(found.subquery());
                let alias = self.alias(found.alias(), None);
                let kind = RelationKind::Query { query, lateral: found.lateral, alias };
                self.tree.add_relation(kind, Span::default())
            }
            Node::RangeFunction(found) => self.functions(found),
            Node::JoinExpr(join) => self.join(join),
            Node::RangeTableFunc(found) => self.xml_table(found),
            Node::JsonTable(found) => self.json_table(found),
            _ => self.unknown_relation("a relation of another kind", Vec::new(), None, -1),
        }
    }

    pub(super) fn unknown_relation(
        &mut self,
        what: &'static str,
        reads: Vec<crate::sql::ir::ExprId>,
        alias: Option<Alias>,
        location: i32,
    ) -> RelationId {
        self.leave_out(what, location);
        let span = self.at(location);
        self.tree.add_relation(RelationKind::Unknown { what, reads, alias }, span)
    }

    pub(super) fn relation_name(&self, found: &nodes::RangeVar) -> Name {
        let parts = [found.catalogname(), found.schemaname(), found.relname()];
        self.name(parts.into_iter().flatten(), found.location)
    }

    pub(super) fn table(&mut self, found: &nodes::RangeVar, sample: Option<Sample>) -> RelationId {
        let name = self.relation_name(found);
        let span = name.span();
        let alias = self.alias(found.alias(), None);
        let table = Table { name, alias, only: !found.inh, sample };
        self.tree.add_relation(RelationKind::Table(Box::new(table)), span)
    }

    fn sampled(&mut self, found: &nodes::RangeTableSample) -> RelationId {
        let sample = Sample {
            method: self.name(words_of(found.method()), found.location),
            arguments: self.exprs(found.args()),
            repeatable: self.optional(found.repeatable()),
        };
        match found.relation() {
            Node::RangeVar(table) => self.table(table, Some(sample)),
            _ => self.unknown_relation("a sample of no table", sample.arguments, None, found.location),
        }
    }

    pub(super) fn alias(
        &mut self,
        found: Option<&nodes::Alias>,
        columns: Option<&CastNodeList<nodes::ColumnDef>>,
    ) -> Option<Alias> {
        let found = found?;
        let names = words_of(found.colnames()).map(|name| AliasColumn { name: Ident::made(name), kind: None });
        let mut listed: Vec<AliasColumn> = names.collect();
        if let Some(columns) = columns {
            listed.extend(self.typed_columns(columns.iter()));
        }
        Some(Alias { name: Ident::made(found.aliasname().unwrap_or_default()), columns: listed })
    }

    fn typed_columns<'b>(&mut self, columns: impl IntoIterator<Item = &'b nodes::ColumnDef>) -> Vec<AliasColumn> {
        let column = |found: &nodes::ColumnDef| {
            self.leave_out_if(found.coll_clause().is_some(), "COLLATE of a column", found.location);
            AliasColumn {
                name: self.ident(found.colname(), found.location),
                kind: found.type_name().map(|kind| self.type_name(kind)),
            }
        };
        columns.into_iter().map(column).collect()
    }

    fn functions(&mut self, found: &nodes::RangeFunction) -> RelationId {
        let mut calls = Vec::with_capacity(found.functions().len());
        // each is a list of the call and of the columns it is said to give
        for pair in found.functions() {
            let mut pair = pair.as_node_list().into_iter().flatten();
            let call = self.expr(pair.next().unwrap_or(Node::None));
            let columns = pair.next().and_then(|columns| columns.as_node_list());
            let columns = columns.map(|columns| self.typed_columns(definitions(columns))).unwrap_or_default();
            calls.push(FunctionItem { call, columns });
        }
        let alias = self.alias(found.alias(), Some(found.coldeflist()));
        if alias.is_none()
            && let Some(only) = calls.first_mut()
        {
            // `f() AS (a integer)`
            only.columns.extend(self.typed_columns(found.coldeflist().iter()));
        }
        let calls_span = calls.first().map(|item| self.tree.expr(item.call).span).unwrap_or_default();
        let kind = RelationKind::Function {
            calls,
            rows_from: found.is_rowsfrom,
            lateral: found.lateral,
            ordinality: found.ordinality,
            alias,
        };
        self.tree.add_relation(kind, calls_span)
    }

    // a chain of joins leans to the left: it is walked in a loop, and bounded as what nests
    fn join(&mut self, found: &nodes::JoinExpr) -> RelationId {
        let mut chain = vec![found];
        let mut first = found.larg();
        while let Node::JoinExpr(inner) = first
            && self.enter()
        {
            chain.push(inner);
            first = inner.larg();
        }
        let entered = chain.len() - 1;
        let mut left = self.relation(first);
        for found in chain.into_iter().rev() {
            let right = self.relation(found.rarg());
            let constraint = self.constraint(found);
            let kind = match found.jointype {
                JoinType::JOIN_LEFT => JoinKind::Left,
                JoinType::JOIN_RIGHT => JoinKind::Right,
                JoinType::JOIN_FULL => JoinKind::Full,
                // an inner join without a condition is a cross join
                _ if constraint == Constraint::None => JoinKind::Cross,
                _ => JoinKind::Inner,
            };
            let span = self.tree.relation(left).span.to(self.tree.relation(right).span);
            let alias = self.alias(found.alias(), None);
            let join = Join { left, right, kind, constraint, alias };
            left = self.tree.add_relation(RelationKind::Join(Box::new(join)), span);
        }
        self.depth -= entered;
        left
    }

    fn constraint(&mut self, found: &nodes::JoinExpr) -> Constraint {
        if found.is_natural {
            return Constraint::Natural;
        }
        if !found.using_clause().is_empty() {
            let columns = found.using_clause().iter().map(|column| Ident::made(column.sval().unwrap_or_default()));
            let alias = found.join_using_alias().and_then(|alias| alias.aliasname()).map(Ident::made);
            return Constraint::Using(columns.collect(), alias);
        }
        self.optional(found.quals()).map_or(Constraint::None, Constraint::On)
    }
}

fn definitions(list: &NodeList) -> impl Iterator<Item = &nodes::ColumnDef> {
    list.iter().filter_map(|node| match node {
        Node::ColumnDef(column) => Some(column),
        _ => None,
    })
}
