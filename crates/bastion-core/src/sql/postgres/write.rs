//! INSERT, UPDATE, DELETE, MERGE.

use bastion_postgres_parser::list::NodeList;
use bastion_postgres_parser::raw::{CmdType, MergeMatchKind, OnConflictAction, OverridingKind};
use bastion_postgres_parser::{Node, nodes};

use super::Builder;
use crate::sql::ir::{
    Assignment, Conflict, Delete, ExprId, ExprKind, Ident, Insert, Item, Matched, Merge, MergeAction, MergeClause,
    Name, StatementKind, Update,
};

impl Builder<'_> {
    pub(super) fn insert(&mut self, found: &nodes::InsertStmt) -> StatementKind {
        let location = found.relation().map_or(-1, |relation| relation.location);
        self.leave_out_if(found.override_ != OverridingKind::OVERRIDING_NOT_SET, "OVERRIDING", location);
        let insert = Insert {
            with: found.with_clause().map(|with| self.with(with)),
            target: found.relation().map(|relation| self.relation_name(relation)).unwrap_or_default(),
            alias: found.relation().and_then(|relation| relation.alias()?.aliasname()).map(Ident::made),
            columns: self.written_columns(found.cols()),
            source: match found.select_stmt() {
                Node::None => None,
                source => Some(self.query(source)),
            },
            assignments: Vec::new(),
            conflict: found.on_conflict_clause().map(|conflict| self.conflict(conflict)),
            row_alias: None,
            returning: self.returning(found.returning_clause()),
        };
        StatementKind::Insert(Box::new(insert))
    }

    // of `column.field` and `column[1]` the column
    fn written_columns(&mut self, list: &NodeList) -> Vec<Ident> {
        targets(list).map(|target| self.ident(target.name(), target.location)).collect()
    }

    fn conflict(&mut self, found: &nodes::OnConflictClause) -> Conflict {
        let mut conflict = Conflict {
            duplicate_key: false,
            target: Vec::new(),
            target_filter: None,
            constraint: None,
            assignments: Vec::new(),
            filter: self.optional(found.where_clause()),
        };
        if let Some(infer) = found.infer() {
            for element in infer.index_elems() {
                if let Node::IndexElem(element) = element {
                    let special = !element.collation().is_empty() || !element.opclass().is_empty();
                    self.leave_out_if(special, "an operator class of ON CONFLICT", infer.location);
                    conflict.target.push(self.index_element(element));
                }
            }
            conflict.target_filter = self.optional(infer.where_clause());
            conflict.constraint = infer.conname().map(Ident::made);
        }
        if found.action == OnConflictAction::ONCONFLICT_UPDATE {
            conflict.assignments = self.assignments(found.target_list().iter());
        }
        conflict
    }

    fn index_element(&mut self, found: &nodes::IndexElem) -> ExprId {
        match found.name() {
            Some(name) => {
                let name = Name(vec![Ident::made(name)]);
                self.tree.add_expr(ExprKind::Column(name), crate::sql::ir::Span::default())
            }
            None => self.expr(found.expr()),
        }
    }

    /// What SET writes. Several columns of one source come as a node for each of them, which hold the same source.
    fn assignments<'b>(&mut self, list: impl IntoIterator<Item = &'b nodes::ResTarget>) -> Vec<Assignment> {
        let mut assignments: Vec<Assignment> = Vec::new();
        for target in list {
            let name = self.written_name(target);
            match (target.val(), assignments.last_mut()) {
                (Node::MultiAssignRef(part), Some(last)) if part.colno > 1 => last.targets.push(name),
                (value, _) => {
                    let value = self.expr(value);
                    assignments.push(Assignment { targets: vec![name], value });
                }
            }
        }
        assignments
    }

    fn written_name(&mut self, found: &nodes::ResTarget) -> Name {
        let subscript = found.indirection().iter().any(|step| !matches!(step, Node::String(_)));
        self.leave_out_if(subscript, "a subscript that is written", found.location);
        self.name(found.name().into_iter().chain(super::words_of(found.indirection())), found.location)
    }

    fn returning(&mut self, found: Option<&nodes::ReturningClause>) -> Vec<Item> {
        let Some(found) = found else { return Vec::new() };
        self.leave_out_if(!found.options().is_empty(), "names of OLD and NEW", -1);
        self.items(targets(found.exprs()))
    }

    pub(super) fn update(&mut self, found: &nodes::UpdateStmt) -> StatementKind {
        let with = found.with_clause().map(|with| self.with(with));
        let update = Update {
            with,
            target: self.relation(found.relation().map_or(Node::None, Node::RangeVar)),
            assignments: self.assignments(found.target_list().iter()),
            from: found.from_clause().iter().map(|relation| self.relation(relation)).collect(),
            filter: self.optional(found.where_clause()),
            order_by: Vec::new(),
            limit: None,
            returning: self.returning(found.returning_clause()),
        };
        StatementKind::Update(Box::new(update))
    }

    pub(super) fn delete(&mut self, found: &nodes::DeleteStmt) -> StatementKind {
        let with = found.with_clause().map(|with| self.with(with));
        let delete = Delete {
            with,
            tables: Vec::new(),
            from: vec![self.relation(found.relation().map_or(Node::None, Node::RangeVar))],
            using: found.using_clause().iter().map(|relation| self.relation(relation)).collect(),
            filter: self.optional(found.where_clause()),
            order_by: Vec::new(),
            limit: None,
            returning: self.returning(found.returning_clause()),
        };
        StatementKind::Delete(Box::new(delete))
    }

    pub(super) fn merge(&mut self, found: &nodes::MergeStmt) -> StatementKind {
        let with = found.with_clause().map(|with| self.with(with));
        let merge = Merge {
            with,
            target: self.relation(found.relation().map_or(Node::None, Node::RangeVar)),
            source: self.relation(found.source_relation()),
            on: self.expr(found.join_condition()),
            clauses: found.merge_when_clauses().iter().map(|clause| self.merge_clause(clause)).collect(),
            returning: self.returning(found.returning_clause()),
        };
        StatementKind::Merge(Box::new(merge))
    }

    fn merge_clause(&mut self, found: &nodes::MergeWhenClause) -> MergeClause {
        self.leave_out_if(found.override_ != OverridingKind::OVERRIDING_NOT_SET, "OVERRIDING", -1);
        let matched = match found.match_kind {
            MergeMatchKind::MERGE_WHEN_MATCHED => Matched::Both,
            MergeMatchKind::MERGE_WHEN_NOT_MATCHED_BY_TARGET => Matched::SourceOnly,
            _ => Matched::TargetOnly,
        };
        let filter = self.optional(found.condition());
        let action = match found.command_type {
            CmdType::CMD_INSERT => MergeAction::Insert {
                columns: self.written_columns(found.target_list()),
                values: self.exprs(found.values()),
            },
            CmdType::CMD_UPDATE => MergeAction::Update(self.assignments(targets(found.target_list()))),
            CmdType::CMD_DELETE => MergeAction::Delete,
            CmdType::CMD_NOTHING => MergeAction::Nothing,
            _ => {
                self.leave_out("an action of MERGE", -1);
                MergeAction::Nothing
            }
        };
        MergeClause { matched, filter, action }
    }
}

fn targets(list: &NodeList) -> impl Iterator<Item = &nodes::ResTarget> {
    list.iter().filter_map(|node| match node {
        Node::ResTarget(target) => Some(target),
        _ => None,
    })
}
