//! FROM.

use sqlparser::ast::{
    self, JoinConstraint, JoinOperator, TableFactor, TableFunctionArgs, TableSampleKind, TableSampleMethod,
    TableWithJoins,
};

use super::Builder;
use crate::sql::ir::{
    Alias, Call, Constraint, ExprKind, FunctionItem, Ident, Join, JoinKind, Name, RelationId, RelationKind, Sample,
    Span, Table,
};

impl Builder {
    pub(super) fn joined(&mut self, found: TableWithJoins) -> RelationId {
        let TableWithJoins { relation, joins } = found;
        let mut left = self.relation(relation);
        for ast::Join { relation, global, join_operator } in joins {
            self.leave_out_if(global, "GLOBAL");
            let right = self.relation(relation);
            let (kind, constraint) = self.join_operator(join_operator);
            let span = self.tree.relation(left).span.to(self.tree.relation(right).span);
            let join = Join { left, right, kind, constraint, alias: None };
            left = self.tree.add_relation(RelationKind::Join(Box::new(join)), span);
        }
        left
    }

    fn join_operator(&mut self, found: JoinOperator) -> (JoinKind, Constraint) {
        match found {
            JoinOperator::Join(found) | JoinOperator::Inner(found) => (JoinKind::Inner, self.constraint(found)),
            JoinOperator::Left(found) | JoinOperator::LeftOuter(found) => (JoinKind::Left, self.constraint(found)),
            JoinOperator::Right(found) | JoinOperator::RightOuter(found) => (JoinKind::Right, self.constraint(found)),
            JoinOperator::FullOuter(found) => (JoinKind::Full, self.constraint(found)),
            JoinOperator::CrossJoin(found) => (JoinKind::Cross, self.constraint(found)),
            JoinOperator::StraightJoin(found) => (JoinKind::Straight, self.constraint(found)),
            JoinOperator::Semi(found)
            | JoinOperator::LeftSemi(found)
            | JoinOperator::RightSemi(found)
            | JoinOperator::Anti(found)
            | JoinOperator::LeftAnti(found)
            | JoinOperator::RightAnti(found) => {
                self.leave_out("a join of another product");
                (JoinKind::Inner, self.constraint(found))
            }
            JoinOperator::CrossApply
            | JoinOperator::OuterApply
            | JoinOperator::AsOf { .. }
            | JoinOperator::ArrayJoin
            | JoinOperator::LeftArrayJoin
            | JoinOperator::InnerArrayJoin => {
                self.leave_out("a join of another product");
                (JoinKind::Inner, Constraint::None)
            }
        }
    }

    fn constraint(&mut self, found: JoinConstraint) -> Constraint {
        match found {
            JoinConstraint::None => Constraint::None,
            JoinConstraint::Natural => Constraint::Natural,
            JoinConstraint::On(condition) => Constraint::On(self.expr(condition)),
            JoinConstraint::Using(names) => {
                let mut columns = Vec::with_capacity(names.len());
                for name in names {
                    let name = self.name(name);
                    columns.extend(name.0.into_iter().next_back());
                }
                Constraint::Using(columns, None)
            }
        }
    }

    pub(super) fn relation(&mut self, found: TableFactor) -> RelationId {
        match found {
            TableFactor::Table {
                name,
                alias,
                args,
                with_hints,
                version,
                with_ordinality,
                partitions,
                json_path,
                sample,
                // which index is used changes nothing that is read
                index_hints: _,
            } => {
                self.leave_out_if(!with_hints.is_empty(), "a hint of a table");
                self.leave_out_if(version.is_some(), "a table at another time");
                self.leave_out_if(!partitions.is_empty(), "PARTITION");
                self.leave_out_if(json_path.is_some(), "a path into a table");
                if let Some(TableFunctionArgs { args, settings }) = args {
                    self.leave_out_if(settings.is_some(), "SETTINGS");
                    self.leave_out_if(sample.is_some(), "a sample of a function");
                    return self.function_relation(name, args, false, with_ordinality, alias);
                }
                self.leave_out_if(with_ordinality, "WITH ORDINALITY of a table");
                self.table(name, alias, sample)
            }
            TableFactor::Function { lateral, name, args, with_ordinality, alias } => {
                self.function_relation(name, args, lateral, with_ordinality, alias)
            }
            TableFactor::Derived { lateral, subquery, alias, sample } => {
                self.leave_out_if(sample.is_some(), "a sample of a query");
                let query = self.query(*subquery);
                let alias = self.alias(alias);
                self.tree.add_relation(RelationKind::Query { query, lateral, alias }, Span::default())
            }
            TableFactor::UNNEST { alias, array_exprs, with_offset, with_offset_alias, with_ordinality } => {
                self.leave_out_if(with_offset || with_offset_alias.is_some(), "WITH OFFSET");
                let arguments = self.exprs(array_exprs);
                let call = Call::plain(Name(vec![Ident::made("unnest")]), arguments);
                let call = self.tree.add_expr(ExprKind::Call(Box::new(call)), Span::default());
                let alias = self.alias(alias);
                self.of_call(call, false, with_ordinality, alias)
            }
            TableFactor::TableFunction { expr, alias } => {
                let call = self.expr(expr);
                let alias = self.alias(alias);
                self.of_call(call, false, false, alias)
            }
            TableFactor::NestedJoin { table_with_joins, alias } => self.nested(*table_with_joins, alias),
            other => self.of_another_product(other),
        }
    }

    fn nested(&mut self, found: TableWithJoins, alias: Option<ast::TableAlias>) -> RelationId {
        let inner = self.joined(found);
        let Some(alias) = self.alias(alias) else { return inner };
        let RelationKind::Join(join) = &self.tree.relation(inner).kind else {
            self.leave_out("a table in brackets with a name");
            return inner;
        };
        let join = Join { alias: Some(alias), ..join.as_ref().clone() };
        self.tree.replace_relation(inner, RelationKind::Join(Box::new(join)));
        inner
    }

    // what these give cannot be told, but what they read can
    fn of_another_product(&mut self, found: TableFactor) -> RelationId {
        let (what, reads, alias) = match found {
            TableFactor::JsonTable { json_expr, json_path: _, columns: _, alias } => {
                ("JSON_TABLE", vec![json_expr], alias)
            }
            TableFactor::OpenJsonTable { json_expr, json_path: _, columns: _, alias } => {
                ("OPENJSON", vec![json_expr], alias)
            }
            TableFactor::XmlTable { namespaces: _, row_expression, passing, columns: _, alias } => {
                let passed = passing.arguments.into_iter().map(|argument| argument.expr);
                ("XMLTABLE", std::iter::once(row_expression).chain(passed).collect(), alias)
            }
            TableFactor::Pivot { alias, .. } => ("PIVOT", Vec::new(), alias),
            TableFactor::Unpivot { alias, .. } => ("UNPIVOT", Vec::new(), alias),
            TableFactor::MatchRecognize { alias, .. } => ("MATCH_RECOGNIZE", Vec::new(), alias),
            TableFactor::SemanticView { alias, .. } => ("a semantic view", Vec::new(), alias),
            TableFactor::UnpivotExpr { .. }
            | TableFactor::Table { .. }
            | TableFactor::Function { .. }
            | TableFactor::Derived { .. }
            | TableFactor::UNNEST { .. }
            | TableFactor::TableFunction { .. }
            | TableFactor::NestedJoin { .. } => ("a table of another product", Vec::new(), None),
        };
        self.leave_out(what);
        let reads = self.exprs(reads);
        let alias = self.alias(alias);
        self.tree.add_relation(RelationKind::Unknown { what, reads, alias }, Span::default())
    }

    fn table(
        &mut self,
        name: ast::ObjectName,
        alias: Option<ast::TableAlias>,
        sample: Option<TableSampleKind>,
    ) -> RelationId {
        let odd = |part: &ast::ObjectNamePart| part.as_ident().is_some_and(|ident| self.is_reserved(ident));
        if name.0.iter().any(odd) {
            self.leave_out("a reserved word as a table");
        }
        let name = self.name(name);
        let alias = self.alias(alias);
        let span = name.span();
        let sample = sample.map(|found| self.sample(found));
        let table = Table { name, alias, only: false, sample };
        self.tree.add_relation(RelationKind::Table(Box::new(table)), span)
    }

    fn sample(&mut self, found: TableSampleKind) -> Sample {
        let (TableSampleKind::BeforeTableAlias(found) | TableSampleKind::AfterTableAlias(found)) = found;
        let ast::TableSample { modifier: _, name, quantity, seed, bucket, offset } = *found;
        self.leave_out_if(bucket.is_some() || offset.is_some(), "buckets of a sample");
        let method = match name {
            Some(TableSampleMethod::Row) => "row",
            Some(TableSampleMethod::Bernoulli) => "bernoulli",
            Some(TableSampleMethod::System) => "system",
            Some(TableSampleMethod::Block) => "block",
            None => "",
        };
        let arguments = match quantity {
            Some(ast::TableSampleQuantity { parenthesized: _, value, unit }) => {
                self.leave_out_if(unit.is_some(), "a unit of a sample");
                vec![self.expr(value)]
            }
            None => Vec::new(),
        };
        let repeatable = seed.map(|ast::TableSampleSeed { modifier: _, value }| self.literal(value));
        Sample { method: Name(vec![Ident::made(method)]), arguments, repeatable }
    }

    fn function_relation(
        &mut self,
        name: ast::ObjectName,
        arguments: Vec<ast::FunctionArg>,
        lateral: bool,
        ordinality: bool,
        alias: Option<ast::TableAlias>,
    ) -> RelationId {
        let name = self.name(name);
        let span = name.span();
        let mut call = Call::plain(name, Vec::new());
        self.arguments(arguments, &mut call);
        let call = self.tree.add_expr(ExprKind::Call(Box::new(call)), span);
        let alias = self.alias(alias);
        self.of_call(call, lateral, ordinality, alias)
    }

    fn of_call(
        &mut self,
        call: crate::sql::ir::ExprId,
        lateral: bool,
        ordinality: bool,
        alias: Option<Alias>,
    ) -> RelationId {
        let span = self.tree.expr(call).span;
        let calls = vec![FunctionItem { call, columns: Vec::new() }];
        let kind = RelationKind::Function { calls, rows_from: false, lateral, ordinality, alias };
        self.tree.add_relation(kind, span)
    }
}
