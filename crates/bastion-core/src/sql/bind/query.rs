//! Queries: WITH, SELECT, set operations, VALUES.

use std::rc::Rc;

use super::edges::Edges;
use super::expression::Place;
use super::from::renamed;
use super::label;
use super::scope::{Column, Frame, Rows, Scope, Value};
use super::{Binder, Named, Stop};
use crate::schema::Dialect;
use crate::sql::ir::{
    Body, CommonTable, Distinct, ExprId, ExprKind, Ident, Item, Name, QueryId, Select, SetOperator, Sort, Tree, With,
};
use crate::sql::trace::Transformation;

/// Rounds after which a query that reads itself is left as it is; the edges of each column only grow, and soon stop.
const ROUNDS_MAX: usize = 8;

impl<'a> Binder<'a> {
    /// The columns a query gives.
    pub(super) fn query(&mut self, id: QueryId, outer: Option<&Scope<'_>>, named: &Named) -> Result<Rows, Stop> {
        self.ordered(id, &[], outer, named)
    }

    // an ORDER BY behind brackets belongs to the query in them
    fn ordered(&mut self, id: QueryId, order: &[Sort], outer: Option<&Scope<'_>>, named: &Named) -> Result<Rows, Stop> {
        let tree: &'a Tree = self.tree;
        let query = tree.query(id);
        let with = query.with.as_ref().map(|with| self.with(with, outer, named)).transpose()?;
        let named = with.as_ref().unwrap_or(named);
        let order = if query.order_by.is_empty() { order } else { &query.order_by };
        let rows = match &query.body {
            Body::Select(select) => self.select(select, order, outer, named)?,
            Body::Nested(inner) => self.ordered(*inner, order, outer, named)?,
            Body::Values(rows) => self.values(rows, outer, named)?,
            Body::Write(statement) => self.writing(*statement, named)?,
            Body::Set { .. } => {
                let rows = self.united(id, outer, named)?;
                self.order_of_union(order, &rows)?;
                rows
            }
        };
        let nothing = Frame::default();
        let scope = Scope::new(&nothing, outer);
        let bounds = query.limit.into_iter().chain(query.offset);
        self.indirectly(bounds, Transformation::Filter, Place { scope: Some(&scope), named })?;
        Ok(rows)
    }

    // a chain of UNIONs leans to the left, and is as deep as it is long
    fn united(&mut self, id: QueryId, outer: Option<&Scope<'_>>, named: &Named) -> Result<Rows, Stop> {
        let (mut first, mut others) = (id, Vec::new());
        loop {
            let query = self.tree.query(first);
            match &query.body {
                Body::Set { operator, all: _, left, right } if first == id || query.is_bare() => {
                    others.push((*operator, *right));
                    first = *left;
                }
                _ => break,
            }
        }
        let mut rows = self.query(first, outer, named)?;
        for (operator, other) in others.into_iter().rev() {
            let second = self.query(other, outer, named)?;
            rows = self.together(rows, &second, operator);
        }
        Ok(rows)
    }

    // columns of several queries, one under the other
    fn together(&mut self, mut rows: Rows, other: &Rows, operator: SetOperator) -> Rows {
        for (column, below) in rows.columns.iter_mut().zip(&other.columns) {
            column.value.kind = column.value.kind.common(&below.value.kind);
            match operator {
                SetOperator::Union | SetOperator::Intersect => column.value.edges.extend(&below.value.edges),
                // the rows are the left ones; the right ones decide which of them stay
                SetOperator::Except => {
                    self.decides(&below.value.edges, Transformation::Filter);
                }
            }
        }
        rows.open |= other.open && rows.columns.is_empty();
        rows
    }

    pub(super) fn with(&mut self, with: &With, outer: Option<&Scope<'_>>, named: &Named) -> Result<Named, Stop> {
        let mut named = named.clone();
        if with.recursive {
            // one may read another that stands behind it
            for table in &with.tables {
                named.push((table.name.value.as_ref().into(), Rc::new(Rows::unknown())));
            }
        }
        for table in &with.tables {
            let query = self.tree.query(table.query);
            let before = (std::mem::take(&mut self.indirect), std::mem::take(&mut self.relations));
            let rows = match (with.recursive, &query.body) {
                (true, Body::Set { left, right, operator, .. }) if query.with.is_none() => {
                    self.recursive(table, (*left, *right, *operator), outer, &mut named)?
                }
                _ => match self.query(table.query, outer, &named) {
                    Err(Stop::Refused(refused)) if self.looks_when_read() => {
                        let mut rows = Rows::unknown();
                        rows.refused = Some(refused);
                        rows
                    }
                    found => found?,
                },
            };
            let mut rows = self.told_apart_by_number(renamed(rows, table.columns.iter()));
            // what nobody reads decides about nothing; what writes is done all the same
            rows.indirect = std::mem::replace(&mut self.indirect, before.0);
            rows.relations = std::mem::replace(&mut self.relations, before.1);
            if matches!(query.body, Body::Write(_)) {
                self.decided_in(&rows);
            }
            named.push((table.name.value.as_ref().into(), Rc::new(rows)));
        }
        Ok(named)
    }

    /// Remembers what decides about the rows of a query named by WITH.
    pub(super) fn decided_in(&mut self, rows: &Rows) {
        self.indirect.extend(&rows.indirect);
        self.relations.extend(rows.relations.iter().cloned());
    }

    // SQLite does not look into a query of WITH that nobody reads, and MySQL may not
    const fn looks_when_read(&self) -> bool {
        matches!(self.dialect, Dialect::Sqlite | Dialect::Mysql)
    }

    // the first part says which columns there are, the second reads them: again until it reads nothing new
    fn recursive(
        &mut self,
        table: &CommonTable,
        (left, right, operator): (QueryId, QueryId, SetOperator),
        outer: Option<&Scope<'_>>,
        named: &mut Named,
    ) -> Result<Rows, Stop> {
        let mut rows = self.query(left, outer, named)?;
        for _ in 0..ROUNDS_MAX {
            let known = renamed(rows.clone(), table.columns.iter());
            named.push((table.name.value.as_ref().into(), Rc::new(known)));
            let second = self.query(right, outer, named);
            named.pop();
            let before: Vec<Edges> = rows.columns.iter().map(|column| column.value.edges.clone()).collect();
            rows = self.together(rows, &second?, operator);
            if rows.columns.iter().map(|column| &column.value.edges).eq(&before) {
                break;
            }
        }
        Ok(rows)
    }

    // the names of the result are all there is to sort by
    fn order_of_union(&mut self, order: &[Sort], rows: &Rows) -> Result<(), Stop> {
        for found in order {
            if let Some(column) = self.output(found.value, rows) {
                self.decides(&column.value.edges, Transformation::Sort);
            }
            let Some(ident) = self.plain_name(found.value) else { continue };
            let known = rows.open || rows.columns.iter().any(|column| self.same(&column.name, &ident.value));
            if !known && self.is_postgres() {
                return Err(self.no_column(&ident.value, ident));
            }
        }
        Ok(())
    }

    fn values(&mut self, list: &[Vec<ExprId>], outer: Option<&Scope<'_>>, named: &Named) -> Result<Rows, Stop> {
        let nothing = Frame::default();
        let scope = Scope::new(&nothing, outer);
        let mut columns: Vec<Column> = Vec::new();
        for (number, row) in list.iter().enumerate() {
            for (position, expr) in row.iter().enumerate() {
                let value = self.value(*expr, Place { scope: Some(&scope), named })?;
                match columns.get_mut(position) {
                    Some(column) => {
                        column.value.kind = column.value.kind.common(&value.kind);
                        column.value.edges.extend(&value.edges);
                    }
                    None if number == 0 => {
                        let from = usize::from(!self.is_mysql());
                        let bar = if from == 0 { "_" } else { "" };
                        columns.push(Column::new(&format!("column{bar}{}", position + from), value));
                    }
                    None => {}
                }
            }
        }
        Ok(Rows::of(columns, false))
    }

    fn select(
        &mut self,
        select: &'a Select,
        order: &[Sort],
        outer: Option<&Scope<'_>>,
        named: &Named,
    ) -> Result<Rows, Stop> {
        let mut frame = self.from(&select.from, outer, named)?;
        self.windows.push(&select.windows);
        if !self.is_postgres() {
            let aliases = select.items.iter().filter_map(|item| item.alias.as_ref());
            frame.aliases = aliases.map(|alias| alias.value.as_ref().into()).collect();
        }
        let scope = Scope::new(&frame, outer);
        let place = Place { scope: Some(&scope), named };
        let rows = self.projection(&select.items, place)?;
        self.indirectly(select.filter, Transformation::Filter, place)?;
        self.indirectly(select.having.into_iter().chain(select.qualify), Transformation::Filter, place)?;
        for sort in order {
            self.sorts_by_one(sort.value, &rows)?;
            self.output_name_or_value(sort.value, Transformation::Sort, &rows, place)?;
        }
        for expr in &select.group_by {
            self.group(*expr, &rows, place)?;
        }
        match &select.distinct {
            // of equal rows, it does not matter which one stays
            Distinct::All | Distinct::Rows => {}
            Distinct::On(list) => {
                for expr in list {
                    self.output_name_or_value(*expr, Transformation::GroupBy, &rows, place)?;
                }
            }
        }
        for (_, window) in &select.windows {
            self.window(window, place)?;
        }
        self.windows.pop();
        Ok(rows)
    }

    /// The columns of a list behind SELECT or RETURNING.
    pub(super) fn projection(&mut self, items: &[Item], place: Place<'_>) -> Result<Rows, Stop> {
        let mut columns = Vec::with_capacity(items.len());
        let mut open = false;
        for item in items {
            match &self.tree.expr(item.value).kind {
                ExprKind::Wildcard(name) if name.0.is_empty() => {
                    if let Some(scope) = place.scope {
                        open |= scope.frame.open;
                        columns.extend(scope.frame.visible().filter(|column| !column.hidden).cloned());
                    }
                }
                ExprKind::Wildcard(name) => {
                    let rows = self.qualified_wildcard(name, place)?;
                    open |= rows.open;
                    columns.extend(rows.shown().cloned());
                }
                ExprKind::Field { base, name: None } => {
                    self.value(*base, place)?;
                    open = true;
                }
                _ => {
                    let value = self.value(item.value, place)?;
                    let name = match &item.alias {
                        Some(alias) => alias.value.as_ref().into(),
                        None => self.label(item, place),
                    };
                    columns.push(Column { name, value, hidden: false });
                }
            }
        }
        Ok(Rows::of(columns, open))
    }

    // SQLite calls a column as it was declared, whatever the case it is asked in
    fn label(&self, item: &Item, place: Place<'_>) -> Rc<str> {
        if let (Dialect::Sqlite, ExprKind::Column(name)) = (self.dialect, &self.tree.expr(item.value).kind)
            && let Some((last, before)) = name.0.split_last()
            && let Some(scope) = place.scope
        {
            let relation = before.last().map(|relation| relation.value.as_ref());
            if let Some(declared) = scope.declared(self.dialect, relation, &last.value) {
                return Rc::clone(declared);
            }
        }
        label::of(self.tree, item)
    }

    fn qualified_wildcard(&self, name: &Name, place: Place<'_>) -> Result<Rc<Rows>, Stop> {
        let (schema, relation, first) = Self::relation_name(name)?;
        let item = place.scope.and_then(|scope| scope.item(self.dialect, schema, relation));
        // `composite.*` needs brackets in PostgreSQL, and nowhere else exists
        item.map(|item| Rc::clone(&item.rows)).ok_or_else(|| self.no_item(relation, first))
    }

    /// Expressions that decide about rows.
    pub(super) fn indirectly(
        &mut self,
        list: impl IntoIterator<Item = ExprId>,
        what: Transformation,
        place: Place<'_>,
    ) -> Result<(), Stop> {
        for expr in list {
            let value = self.value(expr, place)?;
            self.decides(&value.edges, what);
        }
        Ok(())
    }

    // two columns of the result that are made from other columns cannot both be meant
    fn sorts_by_one(&self, expr: ExprId, rows: &Rows) -> Result<(), Stop> {
        let Some(ident) = self.plain_name(expr).filter(|_| self.is_postgres()) else { return Ok(()) };
        let mut alike = rows.columns.iter().filter(|column| column.name.as_ref() == ident.value.as_ref());
        let Some(first) = alike.next().map(|column| &column.value.edges) else { return Ok(()) };
        let other = |column: &Column| {
            let edges = &column.value.edges;
            first != edges && !first.is_empty() && !edges.is_empty()
        };
        if alike.any(other) {
            return Err(self.ambiguous_as(format!("ORDER BY \"{}\" is ambiguous", ident.value), Some(ident)));
        }
        Ok(())
    }

    // a name alone means a column of the result first (PostgreSQL manual, SELECT), a number its place
    fn output_name_or_value(
        &mut self,
        expr: ExprId,
        what: Transformation,
        rows: &Rows,
        place: Place<'_>,
    ) -> Result<(), Stop> {
        if let Some(column) = self.output(expr, rows) {
            self.decides(&column.value.edges, what);
            return Ok(());
        }
        self.indirectly([expr], what, place)
    }

    fn output<'b>(&self, expr: ExprId, rows: &'b Rows) -> Option<&'b Column> {
        if let Some(ident) = self.plain_name(expr) {
            return rows.columns.iter().find(|column| self.same(&column.name, &ident.value));
        }
        let place = label::number(&self.tree.expr(expr).kind)?;
        rows.columns.get(place.checked_sub(1)?)
    }

    fn group(&mut self, expr: ExprId, rows: &Rows, place: Place<'_>) -> Result<(), Stop> {
        match &self.tree.expr(expr).kind {
            ExprKind::Grouping { form: _, sets } | ExprKind::Row(sets) => {
                for expr in sets {
                    self.group(*expr, rows, place)?;
                }
                Ok(())
            }
            _ => self.group_term(expr, rows, place),
        }
    }

    // a name alone means a column that is read first, then one of the result
    fn group_term(&mut self, expr: ExprId, rows: &Rows, place: Place<'_>) -> Result<(), Stop> {
        if let Some(column) = self.output(expr, rows) {
            let ident: Option<&Ident> = self.plain_name(expr);
            let read = ident.zip(place.scope).is_some_and(|(ident, scope)| self.is_read(&ident.value, scope));
            if !read {
                self.decides(&column.value.edges, Transformation::GroupBy);
                return Ok(());
            }
        }
        self.indirectly([expr], Transformation::GroupBy, place)
    }

    /// The first column of a query in brackets.
    pub(super) fn first_column(&mut self, query: QueryId, place: Place<'_>) -> Result<Value, Stop> {
        let rows = self.query(query, place.scope, place.named)?;
        Ok(rows.columns.into_iter().next().map(|column| column.value).unwrap_or_default())
    }
}
