//! INSERT, UPDATE, DELETE, MERGE: what they name, and what RETURNING gives.

use std::rc::Rc;

use super::expression::Place;
use super::from::Before;
use super::scope::{Frame, Item, Rows, Scope};
use super::{Binder, Named, Stop};
use crate::schema::Dialect;
use crate::sql::ir::{
    Assignment, Body, Conflict, Delete, Ident, Insert, Item as Output, Merge, MergeAction, Name, StatementId,
    StatementKind, Update, With,
};
use crate::sql::trace::Transformation;

impl Binder<'_> {
    /// A statement that writes: the columns it gives back.
    pub(super) fn writing(&mut self, id: StatementId, named: &Named) -> Result<Rows, Stop> {
        let kind = &self.tree.statement(id).kind;
        let with: Option<&With> = match kind {
            StatementKind::Insert(insert) => insert.with.as_ref(),
            StatementKind::Update(update) => update.with.as_ref(),
            StatementKind::Delete(delete) => delete.with.as_ref(),
            StatementKind::Merge(merge) => merge.with.as_ref(),
            _ => None,
        };
        let with = with.map(|with| self.with(with, None, named)).transpose()?;
        let named = with.as_ref().unwrap_or(named);
        match kind {
            StatementKind::Insert(insert) => self.insert(insert, named),
            StatementKind::Update(update) => self.update(update, named),
            StatementKind::Delete(delete) => self.delete(delete, named),
            StatementKind::Merge(merge) => self.merge(merge, named),
            _ => Self::unsure("this statement"),
        }
    }

    fn target(&mut self, name: &Name, alias: Option<&Ident>) -> Result<Item, Stop> {
        let found = self.relation(name)?;
        let shown = alias.map_or_else(|| name.last(), |alias| &alias.value);
        Ok(Item { alias: shown.into(), name: Some(found.name), rows: found.rows, physical: found.physical })
    }

    fn written(&mut self, item: &Item, ident: &Ident) -> Result<(), Stop> {
        let value = self.written_column(item, ident)?;
        self.decides(&value.edges, Transformation::Write);
        Ok(())
    }

    fn insert(&mut self, insert: &Insert, named: &Named) -> Result<Rows, Stop> {
        let item = self.target(&insert.target, insert.alias.as_ref())?;
        for ident in &insert.columns {
            self.written(&item, ident)?;
        }
        let mut selects = false;
        if let Some(source) = insert.source {
            let query = self.tree.query(source);
            selects = query.with.is_some() || insert.with.is_some() || !matches!(query.body, Body::Values(_));
            let rows = self.query(source, None, named)?;
            for column in &rows.columns {
                self.decides(&column.value.edges, Transformation::Write);
            }
        }
        let nothing = Frame::default();
        self.assigned(&item, &insert.assignments, &Scope::new(&nothing, None), named)?;
        match &insert.conflict {
            None => {}
            Some(conflict) if conflict.duplicate_key => {
                let mut frame = Frame::of(item.clone());
                // the row that was to come has names of its own, and what SELECT read is in sight
                frame.open = selects || insert.row_alias.is_some();
                if let Some(alias) = &insert.row_alias {
                    let rows = Rc::new(Rows::unknown());
                    frame.items.push(Item { alias: alias.value.as_ref().into(), rows, name: None, physical: false });
                }
                if selects {
                    return self.returning(&insert.returning, item, None, named);
                }
                self.assigned(&item, &conflict.assignments, &Scope::new(&frame, None), named)?;
            }
            Some(conflict) => self.conflict(conflict, &item, named)?,
        }
        self.returning(&insert.returning, item, None, named)
    }

    fn conflict(&mut self, conflict: &Conflict, item: &Item, named: &Named) -> Result<(), Stop> {
        let frame = Frame::of(item.clone());
        let scope = Scope::new(&frame, None);
        self.all(conflict.target.iter().copied().chain(conflict.target_filter), Place { scope: Some(&scope), named })?;
        let excluded = Item { alias: "excluded".into(), name: None, physical: false, ..item.clone() };
        let mut frame = Frame::of(item.clone());
        if self.is_postgres() {
            // both rows are in sight: a name alone means either
            frame.append(Frame::of(excluded));
        } else {
            frame.items.push(excluded);
        }
        let scope = Scope::new(&frame, None);
        self.assigned(item, &conflict.assignments, &scope, named)?;
        self.indirectly(conflict.filter, Transformation::Filter, Place { scope: Some(&scope), named })
    }

    // the part of a name that is a column: PostgreSQL writes `column.field`, others `table.column`
    fn written_name<'b>(&self, name: &'b Name) -> Option<&'b Ident> {
        if self.is_postgres() { name.0.first() } else { name.0.last() }
    }

    fn assigned(
        &mut self,
        item: &Item,
        assignments: &[Assignment],
        scope: &Scope<'_>,
        named: &Named,
    ) -> Result<(), Stop> {
        let place = Place { scope: Some(scope), named };
        self.indirectly(assignments.iter().map(|assignment| assignment.value), Transformation::Write, place)?;
        for target in assignments.iter().flat_map(|assignment| &assignment.targets) {
            if let Some(ident) = self.written_name(target) {
                self.written(item, ident)?;
            }
        }
        Ok(())
    }

    fn update(&mut self, update: &Update, named: &Named) -> Result<Rows, Stop> {
        let mut frame = self.relation_of(update.target, Before::of(&Frame::default()), None, named)?;
        for found in &update.from {
            let more = self.relation_of(*found, Before::of(&frame), None, named)?;
            self.told_apart(&frame, &more)?;
            frame.append(more);
        }
        let Some(item) = frame.items.first().cloned() else { return Self::unsure("an UPDATE of nothing") };
        let scope = Scope::new(&frame, None);
        let place = Place { scope: Some(&scope), named };
        self.indirectly(update.filter, Transformation::Filter, place)?;
        self.indirectly(update.order_by.iter().map(|sort| sort.value), Transformation::Sort, place)?;
        if frame.items.len() > 1 && self.is_mysql() {
            // MySQL writes to any of the tables it joins
            for assignment in &update.assignments {
                self.indirectly([assignment.value], Transformation::Write, place)?;
                for target in &assignment.targets {
                    self.column(target, Some(&scope))?;
                }
            }
        } else {
            self.assigned(&item, &update.assignments, &scope, named)?;
        }
        self.returning(&update.returning, item, Some(frame), named)
    }

    fn delete(&mut self, delete: &Delete, named: &Named) -> Result<Rows, Stop> {
        let mut frame = self.from(&delete.from, None, named)?;
        for found in &delete.using {
            let more = self.relation_of(*found, Before::of(&frame), None, named)?;
            if self.is_postgres() {
                self.told_apart(&frame, &more)?;
            }
            frame.append(more);
        }
        let Some(item) = frame.items.first().cloned() else { return Self::unsure("a DELETE from nothing") };
        let scope = Scope::new(&frame, None);
        let place = Place { scope: Some(&scope), named };
        self.indirectly(delete.filter, Transformation::Filter, place)?;
        self.indirectly(delete.order_by.iter().map(|sort| sort.value), Transformation::Sort, place)?;
        self.returning(&delete.returning, item, Some(frame), named)
    }

    fn merge(&mut self, merge: &Merge, named: &Named) -> Result<Rows, Stop> {
        let nothing = Frame::default();
        let target = self.relation_of(merge.target, Before::of(&nothing), None, named)?;
        let source = self.relation_of(merge.source, Before::of(&nothing), None, named)?;
        let Some(item) = target.items.first().cloned() else { return Self::unsure("a MERGE into nothing") };
        let mut frame = target.clone();
        frame.append(source.clone());
        let both = Scope::new(&frame, None);
        let place = Place { scope: Some(&both), named };
        self.indirectly([merge.on], Transformation::Join, place)?;
        for clause in &merge.clauses {
            self.indirectly(clause.filter, Transformation::Filter, place)?;
            match &clause.action {
                MergeAction::Update(assignments) => self.assigned(&item, assignments, &both, named)?,
                MergeAction::Insert { columns, values } => {
                    for ident in columns {
                        self.written(&item, ident)?;
                    }
                    let scope = Scope::new(&source, None);
                    let place = Place { scope: Some(&scope), named };
                    self.indirectly(values.iter().copied(), Transformation::Write, place)?;
                }
                MergeAction::Delete | MergeAction::Nothing => {}
            }
        }
        let mut seen = source.clone();
        seen.append(target.clone());
        self.returning(&merge.returning, item, Some(seen), named)
    }

    // `old` and `new` are the row before and after (PostgreSQL 18)
    fn returning(&mut self, items: &[Output], item: Item, seen: Option<Frame>, named: &Named) -> Result<Rows, Stop> {
        if items.is_empty() {
            return Ok(Rows::default());
        }
        let mut frame = match seen {
            // SQLite sees the table that is written alone
            Some(seen) if self.dialect != Dialect::Sqlite => seen,
            _ => Frame::of(item.clone()),
        };
        for alias in ["old", "new"] {
            if !frame.items.iter().any(|known| known.alias.as_ref() == alias) {
                frame.items.push(Item { alias: alias.into(), name: None, ..item.clone() });
            }
        }
        let scope = Scope::new(&frame, None);
        self.projection(items, Place { scope: Some(&scope), named })
    }
}
