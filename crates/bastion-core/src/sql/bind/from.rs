//! FROM: tables, queries, functions, joins.

use std::rc::Rc;

use super::expression::Place;
use super::kind;
use super::scope::{Column, Found, Frame, Item, Rows, Scope, Value};
use super::{Binder, Named, Stop};
use crate::schema::Dialect;
use crate::sql::ir::{
    Alias, Constraint, ExprId, ExprKind, FunctionItem, Ident, Join, JoinKind, RelationId, RelationKind, Table,
};
use crate::sql::trace::Transformation;

/// Functions of PostgreSQL that give one column, under the name of the alias where there is one.
const ONE_COLUMN: &[&str] =
    &["generate_series", "generate_subscripts", "regexp_split_to_table", "string_to_table", "jsonb_object_keys"];

/// What LATERAL sees besides the queries around: the relations before, and those joined so far.
#[derive(Clone, Copy)]
pub(super) struct Before<'a> {
    frame: &'a Frame,
    joined: Option<&'a Before<'a>>,
}

impl<'a> Before<'a> {
    pub(super) const fn of(frame: &'a Frame) -> Self {
        Self { frame, joined: None }
    }

    fn all(&self) -> Frame {
        let mut all = self.joined.map(Self::all).unwrap_or_default();
        all.append(self.frame.clone());
        all
    }

    fn has(&self, dialect: Dialect, name: &str) -> bool {
        let here = self.frame.open || self.frame.visible().any(|column| super::same(dialect, &column.name, name));
        here || self.joined.is_some_and(|joined| joined.has(dialect, name))
    }
}

impl Binder<'_> {
    /// What the relations behind FROM bring into sight.
    pub(super) fn from(
        &mut self,
        list: &[RelationId],
        outer: Option<&Scope<'_>>,
        named: &Named,
    ) -> Result<Frame, Stop> {
        let mut frame = Frame::default();
        for found in list {
            let tree = self.relation_of(*found, Before::of(&frame), outer, named)?;
            self.told_apart(&frame, &tree)?;
            frame.append(tree);
        }
        if self.dialect == Dialect::Sqlite {
            // the conditions of SQLite's joins see every table of FROM
            let mut all = Vec::new();
            list.iter().for_each(|found| self.conditions(*found, &mut all));
            let scope = Scope::new(&frame, outer);
            self.indirectly(all, Transformation::Join, Place { scope: Some(&scope), named })?;
        }
        Ok(frame)
    }

    /// A relation, and what is joined in it.
    pub(super) fn relation_of(
        &mut self,
        id: RelationId,
        before: Before<'_>,
        outer: Option<&Scope<'_>>,
        named: &Named,
    ) -> Result<Frame, Stop> {
        match &self.tree.relation(id).kind {
            RelationKind::Table(table) => self.table(table, named),
            RelationKind::Join(join) => self.join(join, before, outer, named),
            RelationKind::Query { query, lateral, alias } => {
                let seen = lateral.then(|| before.all());
                let scope = seen.as_ref().map(|seen| Scope::new(seen, outer));
                let rows = self.query(*query, scope.as_ref().or(outer), named)?;
                Ok(self.derived(rows, alias.as_ref()))
            }
            RelationKind::Function { calls, rows_from: _, lateral: _, ordinality, alias } => {
                let seen = before.all();
                let scope = Scope::new(&seen, outer);
                let place = Place { scope: Some(&scope), named };
                match calls.as_slice() {
                    [FunctionItem { call, columns }] if columns.is_empty() => {
                        self.function_table(*call, alias.as_ref(), *ordinality, place)
                    }
                    several => {
                        for FunctionItem { call, columns: _ } in several {
                            self.value(*call, place)?;
                        }
                        Ok(self.opened(alias.as_ref(), ""))
                    }
                }
            }
            RelationKind::Unknown { what, reads, alias } => {
                let seen = before.all();
                let scope = Scope::new(&seen, outer);
                self.all(reads.iter().copied(), Place { scope: Some(&scope), named })?;
                Ok(self.opened(alias.as_ref(), &what.to_lowercase()))
            }
        }
    }

    fn join(
        &mut self,
        join: &Join,
        before: Before<'_>,
        outer: Option<&Scope<'_>>,
        named: &Named,
    ) -> Result<Frame, Stop> {
        let left = self.relation_of(join.left, before, outer, named)?;
        let lateral = matches!(self.tree.relation(join.right).kind, RelationKind::Query { lateral: true, .. });
        if lateral && matches!(join.kind, JoinKind::Right | JoinKind::Full) {
            return Self::unsure("LATERAL behind RIGHT or FULL JOIN");
        }
        let inside = Before { frame: &left, joined: Some(&before) };
        let right = self.relation_of(join.right, inside, outer, named)?;
        self.told_apart(&left, &right)?;
        let mut tree = match &join.constraint {
            Constraint::None => appended(left, right),
            Constraint::On(condition) => {
                let tree = appended(left, right);
                if self.dialect != Dialect::Sqlite {
                    let scope = Scope::new(&tree, outer);
                    let place = Place { scope: Some(&scope), named };
                    self.indirectly([*condition], Transformation::Join, place)?;
                }
                tree
            }
            Constraint::Using(names, alias) => {
                let names: Vec<&str> = names.iter().map(|name| name.value.as_ref()).collect();
                let mut tree = self.merged(before, left, right, &names)?;
                if let Some(alias) = alias {
                    let columns = tree.visible().take(names.len()).cloned().collect();
                    let rows = Rc::new(Rows::of(columns, false));
                    tree.items.push(Item { alias: alias.value.as_ref().into(), name: None, rows, physical: false });
                }
                tree
            }
            Constraint::Natural => self.natural(before, left, right)?,
        };
        if self.is_postgres() {
            // a join has columns of its own: those of the system are named with their relation
            tree.physical = 0;
        }
        match &join.alias {
            None => Ok(tree),
            Some(alias) => Ok(self.derived(tree.rows(), Some(alias))),
        }
    }

    // two relations of one name cannot be told apart (`checkNameSpaceConflicts`, src/backend/parser/parse_relation.c)
    pub(super) fn told_apart(&self, left: &Frame, right: &Frame) -> Result<(), Stop> {
        if self.dialect == Dialect::Sqlite {
            return Ok(());
        }
        for item in right.items.iter().filter(|item| !item.alias.is_empty()) {
            let alike = |other: &&Item| {
                let apart = other.name.is_some() && item.name.is_some() && other.name != item.name;
                other.alias == item.alias && !apart
            };
            if left.items.iter().any(|other| alike(&other)) {
                return Err(self.twice(&item.alias));
            }
        }
        Ok(())
    }

    fn natural(&mut self, before: Before<'_>, left: Frame, right: Frame) -> Result<Frame, Stop> {
        if left.open || right.open {
            let mut both = appended(left, right);
            // which columns are the same cannot be told
            both.show(Vec::new());
            return Ok(both);
        }
        let wider = before.all();
        let wider = wider.visible().filter(|_| self.dialect == Dialect::Sqlite);
        let common = left
            .visible()
            .chain(wider)
            .filter(|column| !column.hidden && right.visible().any(|other| self.same(&other.name, &column.name)));
        let names: Vec<Rc<str>> = common.map(|column| Rc::clone(&column.name)).collect();
        let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
        self.merged(before, left, right, &names)
    }

    // the columns of USING first, once; then what else is left, then what else is right. SQLite leaves them where they
    // stand in the left one
    fn merged(&mut self, before: Before<'_>, left: Frame, right: Frame, names: &[&str]) -> Result<Frame, Stop> {
        let mut first = Vec::new();
        let mut from_left: Vec<Column> = left.visible().cloned().collect();
        let mut from_right: Vec<Column> = right.visible().cloned().collect();
        for name in names {
            let place = from_left.iter().position(|column| self.same(&column.name, name));
            // a comma is a join to SQLite: what stands in front of it is on the left too
            if self.dialect == Dialect::Sqlite && place.is_none() && before.has(self.dialect, name) {
                let other = self.taken(&mut from_right, name, right.open, "right")?;
                self.decides(&other.value.edges, Transformation::Join);
                continue;
            }
            let one = self.taken(&mut from_left, name, left.open, "left")?;
            let other = self.taken(&mut from_right, name, right.open, "right")?;
            let mut value = one.value;
            value.kind = value.kind.common(&other.value.kind);
            value.edges.extend(&other.value.edges);
            self.decides(&value.edges, Transformation::Join);
            let column = Column { name: one.name, value, hidden: false };
            match place.filter(|_| self.dialect == Dialect::Sqlite) {
                Some(place) => from_left.insert(place, column),
                None => first.push(column),
            }
        }
        let mut both = appended(left, right);
        first.extend(from_left);
        first.extend(from_right);
        both.show(first);
        Ok(both)
    }

    fn taken(&self, columns: &mut Vec<Column>, name: &str, open: bool, side: &str) -> Result<Column, Stop> {
        let mut places = columns.iter().enumerate().filter(|(_, column)| self.same(&column.name, name));
        let place = places.next().map(|(place, _)| place);
        let twice = places.next().is_some();
        match place {
            // MySQL and SQLite take the first one
            Some(_) if twice && self.is_postgres() => {
                let words = format!("common column name \"{name}\" appears more than once in {side} table");
                Err(self.ambiguous_as(words, None))
            }
            Some(place) => Ok(columns.remove(place)),
            None if open => Ok(Column::new(name, Value::default())),
            None => Err(self.no_common_column(name, side)),
        }
    }

    /// A table, a view, or a query named by WITH.
    fn table(&mut self, table: &Table, named: &Named) -> Result<Frame, Stop> {
        let Table { name, alias, only: _, sample: _ } = table;
        let (schema, relation, _) = Self::relation_name(name)?;
        let known = match schema {
            None => named.iter().rev().find(|(known, _)| self.same(known, relation)).map(|(_, rows)| Rc::clone(rows)),
            Some(_) => None,
        };
        if let Some(refused) = known.as_ref().and_then(|rows| rows.refused.clone()) {
            return Err(Stop::Refused(refused));
        }
        if let Some(rows) = &known {
            self.decided_in(rows);
        }
        let shown: Rc<str> = alias.as_ref().map_or(relation, |alias| &alias.name.value).into();
        let (rows, full, physical) = match known {
            Some(rows) => (rows, None, false),
            None => {
                let found = self.relation(name)?;
                (found.rows, Some(found.name).filter(|_| alias.is_none()), found.physical)
            }
        };
        let rows = match alias {
            Some(alias) if !alias.columns.is_empty() => {
                Rc::new(renamed(rows.as_ref().clone(), alias.columns.iter().map(|column| &column.name)))
            }
            _ => rows,
        };
        Ok(Frame::of(Item { alias: shown, name: full, rows, physical }))
    }

    fn derived(&self, rows: Rows, alias: Option<&Alias>) -> Frame {
        let names = alias.into_iter().flat_map(|alias| &alias.columns).map(|column| &column.name);
        let rows = Rc::new(self.told_apart_by_number(renamed(rows, names)));
        // PostgreSQL 16 takes a query without an alias
        let shown = alias.map_or("", |alias| &alias.name.value).into();
        Frame::of(Item { alias: shown, name: None, rows, physical: false })
    }

    /// SQLite calls the second column of a name in a query behind FROM `name:1`.
    pub(super) fn told_apart_by_number(&self, mut rows: Rows) -> Rows {
        if self.dialect != Dialect::Sqlite {
            return rows;
        }
        let mut seen: Vec<String> = Vec::new();
        for column in &mut rows.columns {
            let name = column.name.to_lowercase();
            let before = seen.iter().filter(|known| **known == name).count();
            seen.push(name);
            if before > 0 {
                column.name = format!("{}:{before}", column.name).into();
            }
        }
        rows
    }

    // columns nobody can tell, besides those that the alias names
    fn opened(&self, alias: Option<&Alias>, name: &str) -> Frame {
        let list = alias.map_or(&[][..], |alias| &alias.columns);
        let mut rows = renamed(Rows::unknown(), list.iter().map(|column| &column.name));
        if !list.is_empty() && list.iter().all(|column| column.kind.is_some()) {
            // a list with types says all of them
            rows.open = false;
            for (column, stated) in rows.columns.iter_mut().zip(list) {
                let stated = stated.kind.as_ref().and_then(|found| kind::of_cast(self.grammar(), found));
                column.value.kind = stated.unwrap_or_default();
            }
        }
        let shown = alias.map_or(name, |alias| &alias.name.value).into();
        Frame::of(Item { alias: shown, name: None, rows: Rc::new(rows), physical: false })
    }

    fn function_table(
        &mut self,
        call: ExprId,
        alias: Option<&Alias>,
        ordinality: bool,
        place: Place<'_>,
    ) -> Result<Frame, Stop> {
        let value = self.value(call, place)?;
        let (last, arguments) = match &self.tree.expr(call).kind {
            ExprKind::Call(call) => (call.name.last(), call.arguments.len()),
            _ => ("", 0),
        };
        if !self.is_postgres() || !ONE_COLUMN.contains(&last) {
            // whatever its columns are, they are made from its arguments
            let mut frame = self.opened(alias, last);
            if let Some(item) = frame.items.first() {
                let made = |column: &Column| Column {
                    value: Value { kind: column.value.kind.clone(), edges: value.edges.clone() },
                    ..column.clone()
                };
                let mut columns: Vec<_> = item.rows.columns.iter().map(made).collect();
                if let Some(number) = columns_of(last, arguments).filter(|_| ordinality)
                    && let Some(number) = columns.get_mut(number)
                {
                    number.value = Value::default();
                }
                // an array's elements stand under the alias, whether they have fields or not
                let elements = alias.filter(|alias| last == "unnest" && self.is_postgres() && alias.columns.is_empty());
                columns.extend(elements.map(|alias| made(&Column::new(&alias.name.value, Value::default()))));
                let rows = Rows::of(columns, item.rows.open);
                frame = Frame::of(Item { rows: Rc::new(rows), ..item.clone() });
            }
            return Ok(frame);
        }
        let shown: Rc<str> = alias.map_or(last, |alias| &alias.name.value).into();
        let edges = value.edges;
        let mut columns = vec![Column::new(&shown, Value { edges, ..Value::default() })];
        if ordinality {
            columns.push(Column::new("ordinality", Value::default()));
        }
        let names = alias.into_iter().flat_map(|alias| &alias.columns).map(|column| &column.name);
        let rows = Rc::new(renamed(Rows::of(columns, false), names));
        Ok(Frame::of(Item { alias: shown, name: None, rows, physical: false }))
    }

    /// Expressions whose values nobody asks for.
    pub(super) fn all(&mut self, list: impl IntoIterator<Item = ExprId>, place: Place<'_>) -> Result<(), Stop> {
        for expr in list {
            self.value(expr, place)?;
        }
        Ok(())
    }

    fn conditions(&self, id: RelationId, all: &mut Vec<ExprId>) {
        if let RelationKind::Join(join) = &self.tree.relation(id).kind {
            self.conditions(join.left, all);
            self.conditions(join.right, all);
            if let Constraint::On(condition) = join.constraint {
                all.push(condition);
            }
        }
    }

    /// Whether a name alone is a column that is read, for GROUP BY.
    pub(super) fn is_read(&self, name: &str, scope: &Scope<'_>) -> bool {
        !matches!(scope.column(self.dialect, name), Found::Absent | Found::Ambiguous)
    }
}

/// The columns under the names that an alias gives to the first of them.
pub(super) fn renamed<'b>(rows: Rows, names: impl Iterator<Item = &'b Ident>) -> Rows {
    let mut columns = rows.columns;
    for (position, name) in names.enumerate() {
        match columns.get_mut(position) {
            Some(column) => column.name = name.value.as_ref().into(),
            None => columns.push(Column::new(&name.value, Value::default())),
        }
    }
    // what was found by its old name is forgotten with it
    let mut renamed = Rows::of(columns, rows.open);
    renamed.refused = rows.refused;
    renamed.indirect = rows.indirect;
    renamed.relations = rows.relations;
    renamed
}

// how many columns a function of PostgreSQL gives, as far as its name says: the number of WITH ORDINALITY is behind them
fn columns_of(function: &str, arguments: usize) -> Option<usize> {
    match function {
        // one for each array, unless its elements have fields: those are rarely named one by one
        "unnest" => Some(arguments),
        "json_array_elements"
        | "json_array_elements_text"
        | "jsonb_array_elements"
        | "jsonb_array_elements_text"
        | "jsonb_path_query"
        | "json_object_keys"
        | "regexp_matches" => Some(1),
        "json_each" | "json_each_text" | "jsonb_each" | "jsonb_each_text" => Some(2),
        _ => None,
    }
}

fn appended(mut left: Frame, right: Frame) -> Frame {
    left.append(right);
    left
}
