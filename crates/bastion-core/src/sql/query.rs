//! Queries: WITH, SELECT, set operations, VALUES.

use std::rc::Rc;

use sqlparser::ast::{
    Cte, Distinct, Expr, GroupByExpr, GroupByWithModifier, Ident, LimitClause, NamedWindowExpr, ObjectName as Written,
    ObjectNamePart, OrderBy, OrderByKind, Query, Select, SelectItem, SelectItemQualifiedWildcardKind, SetExpr,
    TableAlias, Values, WildcardAdditionalOptions, With,
};

use super::binder::{Binder, Named, Stop};
use super::expression::Place;
use super::label;
use super::scope::{Column, Found, Frame, Rows, Scope, Value};
use crate::schema::Dialect;

impl Binder<'_> {
    /// The columns a query gives.
    pub(super) fn query(&mut self, query: &Query, outer: Option<&Scope<'_>>, named: &Named) -> Result<Rows, Stop> {
        self.ordered(query, None, outer, named)
    }

    // an ORDER BY behind brackets belongs to the query in them
    fn ordered(
        &mut self,
        query: &Query,
        order: Option<&OrderBy>,
        outer: Option<&Scope<'_>>,
        named: &Named,
    ) -> Result<Rows, Stop> {
        if !query.pipe_operators.is_empty() || query.for_clause.is_some() || query.settings.is_some() {
            return Self::unsure("a clause of another product");
        }
        let with = query.with.as_ref().map(|with| self.with(with, outer, named)).transpose()?;
        let named = with.as_ref().unwrap_or(named);
        let rows = self.body(&query.body, query.order_by.as_ref().or(order), outer, named)?;
        let nothing = Frame::default();
        let place = Place { scope: Some(&Scope::new(&nothing, outer)), named };
        match &query.limit_clause {
            Some(LimitClause::LimitOffset { limit, offset, .. }) => {
                self.all(limit.iter().chain(offset.iter().map(|offset| &offset.value)), place)?;
            }
            Some(LimitClause::OffsetCommaLimit { offset, limit }) => self.all([offset, limit], place)?,
            None => {}
        }
        Ok(rows)
    }

    fn with(&mut self, with: &With, outer: Option<&Scope<'_>>, named: &Named) -> Result<Named, Stop> {
        let mut named = named.clone();
        if with.recursive {
            // one may read another that stands behind it
            for cte in &with.cte_tables {
                named.insert(self.fold(&cte.alias.name), Rc::new(Rows::unknown()));
            }
        }
        for cte in &with.cte_tables {
            let rows = match (with.recursive, cte.query.body.as_ref()) {
                (true, SetExpr::SetOperation { left, right, .. }) if cte.query.with.is_none() => {
                    self.recursive(cte, left, right, outer, &mut named)?
                }
                _ => match self.query(&cte.query, outer, &named) {
                    Err(Stop::Refused(refused)) if self.looks_when_read() => {
                        Rows { refused: Some(refused), ..Rows::unknown() }
                    }
                    found => found?,
                },
            };
            let rows = self.told_apart_by_number(self.renamed(rows, Some(&cte.alias)));
            named.insert(self.fold(&cte.alias.name), Rc::new(rows));
        }
        Ok(named)
    }

    // SQLite does not look into a query of WITH that nobody reads, and MySQL may not
    const fn looks_when_read(&self) -> bool {
        matches!(self.dialect, Dialect::Sqlite | Dialect::Mysql)
    }

    // the first part says which columns there are, the second reads them
    fn recursive(
        &mut self,
        cte: &Cte,
        left: &SetExpr,
        right: &SetExpr,
        outer: Option<&Scope<'_>>,
        named: &mut Named,
    ) -> Result<Rows, Stop> {
        let rows = self.body(left, None, outer, named)?;
        let known = self.renamed(rows.clone(), Some(&cte.alias));
        named.insert(self.fold(&cte.alias.name), Rc::new(known));
        let second = self.body(right, None, outer, named)?;
        Ok(united(rows, &second))
    }

    /// The columns under the names that an alias gives to the first of them.
    pub(super) fn renamed(&self, mut rows: Rows, alias: Option<&TableAlias>) -> Rows {
        let names = alias.map_or(&[][..], |alias| &alias.columns);
        for (position, name) in names.iter().enumerate() {
            let name = self.fold(&name.name);
            match rows.columns.get_mut(position) {
                Some(column) => column.name = name,
                None => rows.columns.push(Column::new(&name, Value::default())),
            }
        }
        rows
    }

    fn body(
        &mut self,
        body: &SetExpr,
        order: Option<&OrderBy>,
        outer: Option<&Scope<'_>>,
        named: &Named,
    ) -> Result<Rows, Stop> {
        // a chain of UNIONs is as deep as it is long
        let (mut first, mut others) = (body, Vec::new());
        while let SetExpr::SetOperation { left, right, .. } = first {
            others.push(right.as_ref());
            first = left;
        }
        if others.is_empty() {
            return self.simple(first, order, outer, named);
        }
        let mut rows = self.simple(first, None, outer, named)?;
        for other in others.into_iter().rev() {
            let second = self.body(other, None, outer, named)?;
            rows = united(rows, &second);
        }
        self.order_of_union(order, &rows)?;
        Ok(rows)
    }

    fn simple(
        &mut self,
        body: &SetExpr,
        order: Option<&OrderBy>,
        outer: Option<&Scope<'_>>,
        named: &Named,
    ) -> Result<Rows, Stop> {
        match body {
            SetExpr::Select(select) => self.select(select, order, outer, named),
            SetExpr::Query(query) => self.ordered(query, order, outer, named),
            SetExpr::Values(values) => self.values(values, outer, named),
            SetExpr::Insert(statement)
            | SetExpr::Update(statement)
            | SetExpr::Delete(statement)
            | SetExpr::Merge(statement) => self.writing(statement, named),
            SetExpr::Table(table) => {
                let parts = table.schema_name.iter().chain(&table.table_name);
                let parts: Vec<_> = parts.map(|name| ObjectNamePart::Identifier(Ident::new(name))).collect();
                let frame = self.table(&Written(parts), None, named)?;
                Ok(frame.rows())
            }
            SetExpr::SetOperation { .. } => Self::unsure("this set operation"),
        }
    }

    // the names of the result are all there is to sort by
    fn order_of_union(&self, order: Option<&OrderBy>, rows: &Rows) -> Result<(), Stop> {
        let Some(OrderByKind::Expressions(list)) = order.map(|order| &order.kind) else { return Ok(()) };
        for found in list {
            let Expr::Identifier(ident) = &found.expr else { continue };
            let name = self.fold(ident);
            let known = rows.open || rows.columns.iter().any(|column| self.same(&column.name, &name));
            if !known && self.dialect == Dialect::Postgresql {
                return Err(self.missing_column(format!("column \"{name}\" does not exist"), Some(ident)));
            }
        }
        Ok(())
    }

    fn values(&mut self, values: &Values, outer: Option<&Scope<'_>>, named: &Named) -> Result<Rows, Stop> {
        let nothing = Frame::default();
        let scope = Scope::new(&nothing, outer);
        let mut rows = Rows::default();
        for (number, row) in values.rows.iter().enumerate() {
            for (position, expr) in row.content.iter().enumerate() {
                let value = self.value(expr, Place { scope: Some(&scope), named })?;
                match rows.columns.get_mut(position) {
                    Some(column) => {
                        column.value.kind = column.value.kind.common(&value.kind);
                        column.value.sources.extend(value.sources);
                    }
                    None if number == 0 => {
                        let from = usize::from(!matches!(self.dialect, Dialect::Mysql | Dialect::Mariadb));
                        let bar = if from == 0 { "_" } else { "" };
                        rows.columns.push(Column::new(&format!("column{bar}{}", position + from), value));
                    }
                    None => {}
                }
            }
        }
        Ok(rows)
    }

    fn select(
        &mut self,
        select: &Select,
        order: Option<&OrderBy>,
        outer: Option<&Scope<'_>>,
        named: &Named,
    ) -> Result<Rows, Stop> {
        let foreign = select.top.is_some()
            || select.exclude.is_some()
            || select.prewhere.is_some()
            || select.qualify.is_some()
            || select.value_table_mode.is_some()
            || !select.lateral_views.is_empty()
            || !select.connect_by.is_empty()
            || !select.cluster_by.is_empty()
            || !select.distribute_by.is_empty()
            || !select.sort_by.is_empty();
        if foreign {
            return Self::unsure("a clause of another product");
        }
        let mut frame = self.from(&select.from, outer, named)?;
        if self.dialect != Dialect::Postgresql {
            let aliases = select.projection.iter().filter_map(|item| match item {
                SelectItem::ExprWithAlias { alias, .. } => Some(alias.value.clone()),
                _ => None,
            });
            frame.aliases = aliases.collect();
        }
        let scope = Scope::new(&frame, outer);
        let place = Place { scope: Some(&scope), named };
        let rows = self.projection(&select.projection, place)?;
        self.indirectly(select.selection.iter().chain(&select.having), place)?;
        self.order(order, &rows, place)?;
        self.group(&select.group_by, &rows, place)?;
        if let Some(Distinct::On(list)) = &select.distinct {
            for expr in list {
                self.output_name_or_value(expr, &rows, place)?;
            }
        }
        for window in &select.named_window {
            if let NamedWindowExpr::WindowSpec(spec) = &window.1 {
                self.window(spec, place)?;
            }
        }
        Ok(rows)
    }

    /// The columns of a list behind SELECT or RETURNING.
    pub(super) fn projection(&mut self, items: &[SelectItem], place: Place<'_>) -> Result<Rows, Stop> {
        let mut rows = Rows::default();
        for item in items {
            match item {
                SelectItem::UnnamedExpr(expr) => {
                    let value = self.value(expr, place)?;
                    rows.columns.push(Column::new(&self.label(expr, place), value));
                }
                SelectItem::ExprWithAlias { expr, alias } => {
                    let value = self.value(expr, place)?;
                    rows.columns.push(Column::new(&self.fold(alias), value));
                }
                SelectItem::ExprWithAliases { .. } => return Self::unsure("a list of aliases"),
                SelectItem::Wildcard(options) => {
                    plain_wildcard(options)?;
                    if let Some(scope) = place.scope {
                        let found = scope.frame.rows();
                        rows.open |= found.open;
                        rows.columns.extend(found.columns);
                    }
                }
                SelectItem::QualifiedWildcard(kind, options) => {
                    plain_wildcard(options)?;
                    let found = self.qualified_wildcard(kind, place)?;
                    rows.open |= found.open;
                    rows.columns.extend(found.columns);
                }
            }
        }
        Ok(rows)
    }

    // SQLite calls a column as it was declared, whatever the case it is asked in
    fn label(&self, expr: &Expr, place: Place<'_>) -> String {
        let names = match expr {
            Expr::Identifier(name) => Some((None, name)),
            Expr::CompoundIdentifier(names) => names.split_last().map(|(name, before)| (before.last(), name)),
            _ => None,
        };
        let declared = names.filter(|_| self.dialect == Dialect::Sqlite).and_then(|(relation, name)| {
            place.scope?.declared(self.dialect, relation.map(|relation| relation.value.as_str()), &name.value)
        });
        declared.map_or_else(|| label::of(self.dialect, expr), str::to_owned)
    }

    fn qualified_wildcard(&mut self, kind: &SelectItemQualifiedWildcardKind, place: Place<'_>) -> Result<Rows, Stop> {
        let name = match kind {
            SelectItemQualifiedWildcardKind::ObjectName(name) => name,
            SelectItemQualifiedWildcardKind::Expr(expr) => {
                self.value(expr, place)?;
                return Ok(Rows::unknown());
            }
        };
        let (schema, relation, first) = self.relation_name(name)?;
        let item = place.scope.and_then(|scope| scope.item(self.dialect, schema.as_deref(), &relation));
        match item {
            Some(item) => {
                let columns = item.rows.columns.iter().filter(|column| !column.hidden).cloned().collect();
                Ok(Rows { columns, open: item.rows.open, refused: None })
            }
            // `composite.*` needs brackets in PostgreSQL, and nowhere else exists
            None => {
                let words = match self.dialect {
                    Dialect::Postgresql => format!("missing FROM-clause entry for table \"{relation}\""),
                    Dialect::Sqlite => format!("no such table: {relation}"),
                    Dialect::Mysql | Dialect::Mariadb => format!("Unknown table '{relation}'"),
                };
                Err(self.missing_relation(words, Some(first)))
            }
        }
    }

    /// Expressions that decide about rows.
    pub(super) fn indirectly<'b>(
        &mut self,
        list: impl IntoIterator<Item = &'b Expr>,
        place: Place<'_>,
    ) -> Result<(), Stop> {
        for expr in list {
            let value = self.value(expr, place)?;
            self.indirect.extend(value.sources);
        }
        Ok(())
    }

    fn order(&mut self, order: Option<&OrderBy>, rows: &Rows, place: Place<'_>) -> Result<(), Stop> {
        let Some(OrderByKind::Expressions(list)) = order.map(|order| &order.kind) else { return Ok(()) };
        for found in list {
            self.sorts_by_one(&found.expr, rows)?;
            self.output_name_or_value(&found.expr, rows, place)?;
        }
        Ok(())
    }

    // two columns of the result that are made from other columns cannot both be meant
    fn sorts_by_one(&self, expr: &Expr, rows: &Rows) -> Result<(), Stop> {
        let Expr::Identifier(ident) = expr else { return Ok(()) };
        let name = self.fold(ident);
        let mut alike = rows.columns.iter().filter(|column| column.name == name).map(|column| &column.value.sources);
        let first = alike.next();
        let other = alike
            .any(|sources| first.is_some_and(|first| first != sources && !first.is_empty() && !sources.is_empty()));
        if other && self.dialect == Dialect::Postgresql {
            return Err(self.ambiguous_as(format!("ORDER BY \"{name}\" is ambiguous"), Some(ident)));
        }
        Ok(())
    }

    // a name alone means a column of the result first (PostgreSQL manual, SELECT)
    fn output_name_or_value(&mut self, expr: &Expr, rows: &Rows, place: Place<'_>) -> Result<(), Stop> {
        if let Expr::Identifier(ident) = expr {
            let name = self.fold(ident);
            if rows.columns.iter().any(|column| self.same(&column.name, &name)) {
                return Ok(());
            }
        }
        self.indirectly([expr], place)
    }

    fn group(&mut self, group: &GroupByExpr, rows: &Rows, place: Place<'_>) -> Result<(), Stop> {
        let (list, modifiers) = match group {
            GroupByExpr::All(modifiers) => (&[][..], modifiers),
            GroupByExpr::Expressions(list, modifiers) => (list.as_slice(), modifiers),
        };
        let sets = modifiers.iter().filter_map(|modifier| match modifier {
            GroupByWithModifier::GroupingSets(expr) => Some(expr),
            _ => None,
        });
        for expr in list.iter().chain(sets) {
            match expr {
                Expr::GroupingSets(sets) | Expr::Cube(sets) | Expr::Rollup(sets) => {
                    for expr in sets.iter().flatten() {
                        self.group_term(expr, rows, place)?;
                    }
                }
                expr => self.group_term(expr, rows, place)?,
            }
        }
        Ok(())
    }

    // a name alone means a column that is read first, then one of the result
    fn group_term(&mut self, expr: &Expr, rows: &Rows, place: Place<'_>) -> Result<(), Stop> {
        if let (Expr::Identifier(ident), Some(scope)) = (expr, place.scope) {
            let name = self.fold(ident);
            let output = rows.columns.iter().any(|column| self.same(&column.name, &name));
            if output && matches!(scope.column(self.dialect, &name), Found::Absent | Found::Ambiguous) {
                return Ok(());
            }
        }
        self.indirectly([expr], place)
    }
}

fn plain_wildcard(options: &WildcardAdditionalOptions) -> Result<(), Stop> {
    let plain = options.opt_ilike.is_none()
        && options.opt_exclude.is_none()
        && options.opt_except.is_none()
        && options.opt_replace.is_none()
        && options.opt_rename.is_none()
        && options.opt_alias.is_none();
    if plain { Ok(()) } else { Binder::unsure("a `*` with exceptions") }
}

// columns of several queries, one under the other
fn united(mut rows: Rows, other: &Rows) -> Rows {
    for (column, below) in rows.columns.iter_mut().zip(&other.columns) {
        column.value.kind = column.value.kind.common(&below.value.kind);
        column.value.sources.extend(below.value.sources.iter().cloned());
    }
    rows.open |= other.open && rows.columns.is_empty();
    rows
}
