//! INSERT, UPDATE, DELETE, MERGE.

use sqlparser::ast::{
    self, AssignmentTarget, ConflictTarget, FromTable, MergeClauseKind, MergeInsertKind, MergeUpdateKind,
    OnConflictAction, OnInsert, OutputClause, SelectItem, TableObject, UpdateTableFromKind,
};

use super::Builder;
use crate::sql::ir::{
    Assignment, Conflict, Delete, ExprKind, Insert, Item, Matched, Merge, MergeAction, MergeClause, Name, RelationId,
    StatementKind, Update,
};

impl Builder {
    pub(super) fn insert(&mut self, found: ast::Insert) -> StatementKind {
        let ast::Insert {
            insert_token: _,
            optimizer_hints: _,
            or,
            ignore,
            into: _,
            table,
            table_alias,
            columns,
            overwrite,
            source,
            assignments,
            partitioned,
            after_columns,
            has_table_keyword: _,
            on,
            returning,
            output,
            replace_into,
            priority,
            insert_alias,
            settings,
            format_clause,
            multi_table_insert_type,
            multi_table_into_clauses,
            multi_table_when_clauses,
            multi_table_else_clause,
        } = found;
        // how a row that is there already is met changes neither what is read nor what is written where
        self.leave_out_if(or.is_some() || ignore || replace_into || priority.is_some(), "a modifier of INSERT");
        self.leave_out_if(overwrite || partitioned.is_some() || !after_columns.is_empty(), "INSERT OVERWRITE");
        self.leave_out_if(settings.is_some() || format_clause.is_some(), "SETTINGS");
        let several = multi_table_insert_type.is_some()
            || !multi_table_into_clauses.is_empty()
            || !multi_table_when_clauses.is_empty()
            || multi_table_else_clause.is_some();
        self.leave_out_if(several, "an INSERT into several tables");
        let target = match table {
            TableObject::TableName(name) => self.name(name),
            TableObject::TableFunction(_) | TableObject::TableQuery(_) => {
                self.leave_out("an INSERT into a function or query");
                Name::default()
            }
        };
        let columns = columns.into_iter().filter_map(|name| self.written_name(name)).collect();
        let row_alias = insert_alias.and_then(|ast::InsertAliases { row_alias, col_aliases }| {
            self.leave_out_if(col_aliases.is_some(), "names of the columns of a row to come");
            self.name(row_alias).0.pop()
        });
        let insert = Insert {
            with: None,
            target,
            alias: table_alias.map(|alias| self.ident(alias.alias)),
            columns,
            source: source.map(|source| self.query(*source)),
            assignments: self.assignments(assignments),
            conflict: on.and_then(|on| self.conflict(on)),
            row_alias,
            returning: self.returning(returning, output),
        };
        StatementKind::Insert(Box::new(insert))
    }

    fn conflict(&mut self, found: OnInsert) -> Option<Conflict> {
        let mut conflict = Conflict {
            duplicate_key: false,
            target: Vec::new(),
            target_filter: None,
            constraint: None,
            assignments: Vec::new(),
            filter: None,
        };
        match found {
            OnInsert::DuplicateKeyUpdate(assignments) => {
                conflict.duplicate_key = true;
                conflict.assignments = self.assignments(assignments);
            }
            OnInsert::OnConflict(ast::OnConflict { conflict_target, action }) => {
                match conflict_target {
                    None => {}
                    Some(ConflictTarget::Columns(columns)) => {
                        for column in columns {
                            let name = Name(vec![self.ident(column)]);
                            let span = name.span();
                            conflict.target.push(self.tree.add_expr(ExprKind::Column(name), span));
                        }
                    }
                    Some(ConflictTarget::OnConstraint(name)) => conflict.constraint = self.name(name).0.pop(),
                }
                match action {
                    OnConflictAction::DoNothing => {}
                    OnConflictAction::DoUpdate(ast::DoUpdate { assignments, selection }) => {
                        conflict.assignments = self.assignments(assignments);
                        conflict.filter = selection.map(|filter| self.expr(filter));
                    }
                }
            }
            _ => {
                self.leave_out("this clause of INSERT");
                return None;
            }
        }
        Some(conflict)
    }

    // the part of a name that is a column: PostgreSQL writes `column.field`, others `table.column`
    fn written_name(&mut self, found: ast::ObjectName) -> Option<crate::sql::ir::Ident> {
        let first = self.is_postgres();
        let mut parts = self.name(found).0.into_iter();
        self.leave_out_if(first && parts.len() > 1, "a field of a column that is written");
        if first { parts.next() } else { parts.next_back() }
    }

    fn assignments(&mut self, list: Vec<ast::Assignment>) -> Vec<Assignment> {
        let assignment = |ast::Assignment { target, value }| {
            let value = self.expr(value);
            let targets = match target {
                AssignmentTarget::ColumnName(name) => vec![self.name(name)],
                AssignmentTarget::Tuple(names) => names.into_iter().map(|name| self.name(name)).collect(),
            };
            Assignment { targets, value }
        };
        list.into_iter().map(assignment).collect()
    }

    fn returning(&mut self, items: Option<Vec<SelectItem>>, output: Option<OutputClause>) -> Vec<Item> {
        match (items, output) {
            (Some(items), _) => self.items(items),
            (None, Some(OutputClause::Returning { returning_token: _, select_items })) => self.items(select_items),
            (None, Some(OutputClause::Output { .. })) => {
                self.leave_out("OUTPUT");
                Vec::new()
            }
            (None, None) => Vec::new(),
        }
    }

    fn relations(&mut self, list: Vec<ast::TableWithJoins>) -> Vec<RelationId> {
        list.into_iter().map(|found| self.joined(found)).collect()
    }

    pub(super) fn update(&mut self, found: ast::Update) -> StatementKind {
        let ast::Update {
            update_token: _,
            optimizer_hints: _,
            table,
            assignments,
            from,
            selection,
            returning,
            output,
            or,
            order_by,
            limit,
        } = found;
        self.leave_out_if(or.is_some(), "UPDATE OR");
        let target = self.joined(table);
        let from = match from {
            None => Vec::new(),
            Some(UpdateTableFromKind::BeforeSet(list) | UpdateTableFromKind::AfterSet(list)) => self.relations(list),
        };
        let update = Update {
            with: None,
            target,
            assignments: self.assignments(assignments),
            from,
            filter: selection.map(|filter| self.expr(filter)),
            order_by: self.sorts(order_by),
            limit: limit.map(|limit| self.expr(limit)),
            returning: self.returning(returning, output),
        };
        StatementKind::Update(Box::new(update))
    }

    pub(super) fn delete(&mut self, found: ast::Delete) -> StatementKind {
        let ast::Delete {
            delete_token: _,
            optimizer_hints: _,
            tables,
            from,
            using,
            selection,
            returning,
            output,
            order_by,
            limit,
        } = found;
        let (FromTable::WithFromKeyword(from) | FromTable::WithoutKeyword(from)) = from;
        let delete = Delete {
            with: None,
            tables: tables.into_iter().map(|name| self.name(name)).collect(),
            from: self.relations(from),
            using: self.relations(using.unwrap_or_default()),
            filter: selection.map(|filter| self.expr(filter)),
            order_by: self.sorts(order_by),
            limit: limit.map(|limit| self.expr(limit)),
            returning: self.returning(returning, output),
        };
        StatementKind::Delete(Box::new(delete))
    }

    pub(super) fn merge(&mut self, found: ast::Merge) -> StatementKind {
        let ast::Merge { merge_token: _, optimizer_hints: _, into: _, table, source, on, clauses, output } = found;
        let (target, source) = (self.relation(table), self.relation(source));
        let merge = Merge {
            with: None,
            target,
            source,
            on: self.expr(*on),
            clauses: clauses.into_iter().map(|clause| self.merge_clause(clause)).collect(),
            returning: self.returning(None, output),
        };
        StatementKind::Merge(Box::new(merge))
    }

    fn merge_clause(&mut self, found: ast::MergeClause) -> MergeClause {
        let ast::MergeClause { when_token: _, clause_kind, predicate, action } = found;
        let matched = match clause_kind {
            MergeClauseKind::Matched => Matched::Both,
            MergeClauseKind::NotMatched | MergeClauseKind::NotMatchedByTarget => Matched::SourceOnly,
            MergeClauseKind::NotMatchedBySource => Matched::TargetOnly,
        };
        let filter = predicate.map(|filter| self.expr(filter));
        let action = match action {
            ast::MergeAction::Insert(insert) => self.merge_insert(insert),
            ast::MergeAction::Update(ast::MergeUpdateExpr {
                update_token: _,
                kind,
                update_predicate,
                delete_predicate,
            }) => {
                let there = update_predicate.is_some() || delete_predicate.is_some();
                self.leave_out_if(there, "a condition of a MERGE's action");
                match kind {
                    MergeUpdateKind::Set(assignments) => MergeAction::Update(self.assignments(assignments)),
                    MergeUpdateKind::Wildcard => {
                        self.leave_out("a MERGE of another product");
                        MergeAction::Nothing
                    }
                }
            }
            ast::MergeAction::Delete { .. } => MergeAction::Delete,
            ast::MergeAction::DoNothing { .. } => MergeAction::Nothing,
        };
        MergeClause { matched, filter, action }
    }

    fn merge_insert(&mut self, found: ast::MergeInsertExpr) -> MergeAction {
        let ast::MergeInsertExpr { insert_token: _, columns, kind_token: _, kind, insert_predicate } = found;
        self.leave_out_if(insert_predicate.is_some(), "a condition of a MERGE's action");
        let columns = columns.into_iter().filter_map(|name| self.written_name(name)).collect();
        let values = match kind {
            MergeInsertKind::Values(values) => {
                let mut rows = values.rows.into_iter();
                let row = rows.next().map(|row| row.content).unwrap_or_default();
                self.leave_out_if(rows.next().is_some(), "several rows of a MERGE");
                self.exprs(row)
            }
            MergeInsertKind::Row | MergeInsertKind::Wildcard => {
                self.leave_out("a MERGE of another product");
                Vec::new()
            }
        };
        MergeAction::Insert { columns, values }
    }
}
