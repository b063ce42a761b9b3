//! INSERT, UPDATE, DELETE, MERGE: what they name, and what RETURNING gives.

use std::rc::Rc;

use sqlparser::ast::{
    Assignment, AssignmentTarget, ConflictTarget, Delete, FromTable, Ident, Insert, Merge, MergeAction,
    MergeInsertExpr, MergeInsertKind, MergeUpdateKind, ObjectName as Written, OnConflictAction, OnInsert, OutputClause,
    SelectItem, SetExpr, Statement, TableObject, Update, UpdateTableFromKind,
};

use super::binder::{Binder, Named, Stop};
use super::expression::Place;
use super::name::parts;
use super::scope::{Frame, Item, Rows, Scope};
use crate::schema::Dialect;

impl Binder<'_> {
    /// A statement that writes: the columns it gives back.
    pub(super) fn writing(&mut self, statement: &Statement, named: &Named) -> Result<Rows, Stop> {
        match statement {
            Statement::Insert(insert) => self.insert(insert, named),
            Statement::Update(update) => self.update(update, named),
            Statement::Delete(delete) => self.delete(delete, named),
            Statement::Merge(merge) => self.merge(merge, named),
            _ => Self::unsure("this statement"),
        }
    }

    fn target(&mut self, name: &Written, alias: Option<&Ident>) -> Result<Item, Stop> {
        let found = self.relation(name)?;
        let shown = alias.map_or_else(|| found.name.name.clone(), |alias| self.fold(alias));
        let shown = if alias.is_none() { self.relation_name(name)?.1 } else { shown };
        Ok(Item { alias: shown, name: Some(found.name), rows: found.rows, physical: found.physical })
    }

    fn insert(&mut self, insert: &Insert, named: &Named) -> Result<Rows, Stop> {
        let TableObject::TableName(name) = &insert.table else { return Self::unsure("an INSERT into a function") };
        if insert.multi_table_insert_type.is_some() || insert.partitioned.is_some() || insert.overwrite {
            return Self::unsure("an INSERT of another product");
        }
        let with = insert.source.as_ref().and_then(|source| source.with.as_ref());
        let item = self.target(name, insert.table_alias.as_ref().map(|alias| &alias.alias))?;
        for column in &insert.columns {
            if let Some(ident) = self.written_name(column) {
                let value = self.written_column(&item, ident)?;
                self.indirect.extend(value.sources);
            }
        }
        let mut selects = false;
        if let Some(source) = &insert.source {
            selects = with.is_some() || !matches!(source.body.as_ref(), SetExpr::Values(_));
            self.query(source, None, named)?;
        }
        let nothing = Frame::default();
        self.assigned(&item, &insert.assignments, &Scope::new(&nothing, None), named)?;
        match &insert.on {
            None => {}
            Some(OnInsert::DuplicateKeyUpdate(assignments)) => {
                let mut frame = Frame::of(item.clone());
                // the row that was to come has names of its own, and what SELECT read is in sight
                frame.open = selects || insert.insert_alias.is_some();
                if let Some(alias) = &insert.insert_alias {
                    let alias = alias.row_alias.0.last().and_then(|part| part.as_ident());
                    let alias = alias.map(|ident| self.fold(ident)).unwrap_or_default();
                    frame.items.push(Item { alias, rows: Rc::new(Rows::unknown()), name: None, physical: false });
                }
                if selects {
                    return self.returning(insert.returning.as_deref(), insert.output.as_ref(), item, None, named);
                }
                self.assigned(&item, assignments, &Scope::new(&frame, None), named)?;
            }
            Some(OnInsert::OnConflict(found)) => self.conflict(found, &item, named)?,
            Some(_) => return Self::unsure("this clause of INSERT"),
        }
        self.returning(insert.returning.as_deref(), insert.output.as_ref(), item, None, named)
    }

    fn conflict(&mut self, found: &sqlparser::ast::OnConflict, item: &Item, named: &Named) -> Result<(), Stop> {
        if let Some(ConflictTarget::Columns(columns)) = &found.conflict_target {
            let frame = Frame::of(item.clone());
            for column in columns {
                self.column(std::slice::from_ref(column), Some(&Scope::new(&frame, None)))?;
            }
        }
        let OnConflictAction::DoUpdate(update) = &found.action else { return Ok(()) };
        let excluded = Item { alias: "excluded".to_owned(), name: None, physical: false, ..item.clone() };
        let mut frame = Frame::of(item.clone());
        if self.dialect == Dialect::Postgresql {
            // both rows are in sight: a name alone means either
            frame.append(Frame::of(excluded));
        } else {
            frame.items.push(excluded);
        }
        let scope = Scope::new(&frame, None);
        self.assigned(item, &update.assignments, &scope, named)?;
        self.indirectly(update.selection.as_ref(), Place { scope: Some(&scope), named })
    }

    // the part of a name that is a column: PostgreSQL writes `column.field`, others `table.column`
    fn written_name<'b>(&self, name: &'b Written) -> Option<&'b Ident> {
        let parts = parts(name)?;
        if self.dialect == Dialect::Postgresql { parts.first().copied() } else { parts.last().copied() }
    }

    fn assigned(
        &mut self,
        item: &Item,
        assignments: &[Assignment],
        scope: &Scope<'_>,
        named: &Named,
    ) -> Result<(), Stop> {
        for assignment in assignments {
            self.indirectly([&assignment.value], Place { scope: Some(scope), named })?;
        }
        for assignment in assignments {
            let targets = match &assignment.target {
                AssignmentTarget::ColumnName(name) => std::slice::from_ref(name),
                AssignmentTarget::Tuple(names) => names.as_slice(),
            };
            for target in targets {
                if let Some(ident) = self.written_name(target) {
                    let value = self.written_column(item, ident)?;
                    self.indirect.extend(value.sources);
                }
            }
        }
        Ok(())
    }

    fn update(&mut self, update: &Update, named: &Named) -> Result<Rows, Stop> {
        let mut frame = self.joined(&update.table, &Frame::default(), None, named)?;
        if let Some(UpdateTableFromKind::BeforeSet(from) | UpdateTableFromKind::AfterSet(from)) = &update.from {
            for found in from {
                let more = self.joined(found, &frame, None, named)?;
                self.told_apart(&frame, &more)?;
                frame.append(more);
            }
        }
        let Some(item) = frame.items.first().cloned() else { return Self::unsure("an UPDATE of nothing") };
        let scope = Scope::new(&frame, None);
        let place = Place { scope: Some(&scope), named };
        self.indirectly(update.selection.as_ref(), place)?;
        self.indirectly(update.order_by.iter().map(|found| &found.expr), place)?;
        if frame.items.len() > 1 && self.dialect != Dialect::Postgresql && self.dialect != Dialect::Sqlite {
            // MySQL writes to any of the tables it joins
            for assignment in &update.assignments {
                self.indirectly([&assignment.value], place)?;
                if let AssignmentTarget::ColumnName(name) = &assignment.target {
                    let idents: Vec<Ident> = parts(name).unwrap_or_default().into_iter().cloned().collect();
                    self.column(&idents, Some(&scope))?;
                }
            }
        } else {
            self.assigned(&item, &update.assignments, &scope, named)?;
        }
        self.returning(update.returning.as_deref(), update.output.as_ref(), item, Some(frame), named)
    }

    fn delete(&mut self, delete: &Delete, named: &Named) -> Result<Rows, Stop> {
        let (FromTable::WithFromKeyword(from) | FromTable::WithoutKeyword(from)) = &delete.from;
        let mut frame = self.from(from, None, named)?;
        for found in delete.using.iter().flatten() {
            let more = self.joined(found, &frame, None, named)?;
            if self.dialect == Dialect::Postgresql {
                self.told_apart(&frame, &more)?;
            }
            frame.append(more);
        }
        let Some(item) = frame.items.first().cloned() else { return Self::unsure("a DELETE from nothing") };
        let scope = Scope::new(&frame, None);
        let place = Place { scope: Some(&scope), named };
        self.indirectly(delete.selection.as_ref(), place)?;
        self.indirectly(delete.order_by.iter().map(|found| &found.expr), place)?;
        self.returning(delete.returning.as_deref(), delete.output.as_ref(), item, Some(frame), named)
    }

    fn merge(&mut self, merge: &Merge, named: &Named) -> Result<Rows, Stop> {
        let plain = |relation| sqlparser::ast::TableWithJoins { relation, joins: Vec::new() };
        let target = self.joined(&plain(merge.table.clone()), &Frame::default(), None, named)?;
        let source = self.joined(&plain(merge.source.clone()), &Frame::default(), None, named)?;
        let Some(item) = target.items.first().cloned() else { return Self::unsure("a MERGE into nothing") };
        let mut frame = target.clone();
        frame.append(source.clone());
        let both = Scope::new(&frame, None);
        self.indirectly([merge.on.as_ref()], Place { scope: Some(&both), named })?;
        for clause in &merge.clauses {
            self.indirectly(clause.predicate.as_ref(), Place { scope: Some(&both), named })?;
            match &clause.action {
                MergeAction::Update(update) => match &update.kind {
                    MergeUpdateKind::Set(assignments) => self.assigned(&item, assignments, &both, named)?,
                    MergeUpdateKind::Wildcard => return Self::unsure("a MERGE of another product"),
                },
                MergeAction::Insert(insert) => {
                    self.merge_insert(insert, &item, &Scope::new(&source, None), named)?;
                }
                MergeAction::Delete { .. } | MergeAction::DoNothing { .. } => {}
            }
        }
        let mut seen = source.clone();
        seen.append(target.clone());
        self.returning(None, merge.output.as_ref(), item, Some(seen), named)
    }

    fn merge_insert(
        &mut self,
        insert: &MergeInsertExpr,
        item: &Item,
        scope: &Scope<'_>,
        named: &Named,
    ) -> Result<(), Stop> {
        for column in &insert.columns {
            if let Some(ident) = self.written_name(column) {
                self.written_column(item, ident)?;
            }
        }
        if let MergeInsertKind::Values(values) = &insert.kind {
            for row in &values.rows {
                self.indirectly(&row.content, Place { scope: Some(scope), named })?;
            }
        }
        Ok(())
    }

    // `old` and `new` are the row before and after (PostgreSQL 18)
    fn returning(
        &mut self,
        items: Option<&[SelectItem]>,
        output: Option<&OutputClause>,
        item: Item,
        seen: Option<Frame>,
        named: &Named,
    ) -> Result<Rows, Stop> {
        let items = match (items, output) {
            (Some(items), _) => items,
            (None, Some(OutputClause::Returning { select_items, .. })) => select_items,
            (None, Some(OutputClause::Output { .. })) => return Self::unsure("OUTPUT"),
            (None, None) => return Ok(Rows::default()),
        };
        let mut frame = match seen {
            // SQLite sees the table that is written alone
            Some(seen) if self.dialect != Dialect::Sqlite => seen,
            _ => Frame::of(item.clone()),
        };
        for alias in ["old", "new"] {
            if !frame.items.iter().any(|known| known.alias == alias) {
                frame.items.push(Item { alias: alias.to_owned(), name: None, ..item.clone() });
            }
        }
        self.projection(items, Place { scope: Some(&Scope::new(&frame, None)), named })
    }
}
