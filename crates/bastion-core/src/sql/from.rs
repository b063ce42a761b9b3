//! FROM: tables, queries, functions, joins.

use std::rc::Rc;

use sqlparser::ast::{
    Expr, FunctionArg, Ident, JoinConstraint, JoinOperator, ObjectName as Written, TableAlias, TableFactor,
    TableWithJoins,
};

use super::binder::{Binder, Named, Stop};
use super::expression::Place;
use super::kind;
use super::name::parts;
use super::scope::{Column, Frame, Item, Rows, Scope, Value};
use crate::schema::Dialect;

/// Functions of PostgreSQL that give one column, under the name of the alias where there is one.
const ONE_COLUMN: &[&str] =
    &["generate_series", "generate_subscripts", "regexp_split_to_table", "string_to_table", "jsonb_object_keys"];

impl Binder<'_> {
    /// What the relations behind FROM bring into sight.
    pub(super) fn from(
        &mut self,
        list: &[TableWithJoins],
        outer: Option<&Scope<'_>>,
        named: &Named,
    ) -> Result<Frame, Stop> {
        let mut frame = Frame::default();
        for found in list {
            let tree = self.joined(found, &frame, outer, named)?;
            self.told_apart(&frame, &tree)?;
            frame.append(tree);
        }
        if self.dialect == Dialect::Sqlite {
            // the conditions of SQLite's joins see every table of FROM
            let mut all = Vec::new();
            list.iter().for_each(|found| conditions(found, &mut all));
            self.indirectly(all, Place { scope: Some(&Scope::new(&frame, outer)), named })?;
        }
        Ok(frame)
    }

    /// A relation and what is joined to it; `before` is what LATERAL sees besides.
    pub(super) fn joined(
        &mut self,
        found: &TableWithJoins,
        before: &Frame,
        outer: Option<&Scope<'_>>,
        named: &Named,
    ) -> Result<Frame, Stop> {
        let mut tree = self.factor(&found.relation, before, &Frame::default(), outer, named)?;
        for join in &found.joins {
            if sees_nothing_left(&join.join_operator)
                && matches!(join.relation, TableFactor::Derived { lateral: true, .. })
            {
                return Self::unsure("LATERAL behind RIGHT or FULL JOIN");
            }
            let right = self.factor(&join.relation, before, &tree, outer, named)?;
            self.told_apart(&tree, &right)?;
            let constraint = match &join.join_operator {
                JoinOperator::Join(found)
                | JoinOperator::Inner(found)
                | JoinOperator::Left(found)
                | JoinOperator::LeftOuter(found)
                | JoinOperator::Right(found)
                | JoinOperator::RightOuter(found)
                | JoinOperator::FullOuter(found)
                | JoinOperator::CrossJoin(found)
                | JoinOperator::StraightJoin(found) => found,
                _ => return Self::unsure("a join of another product"),
            };
            tree = match constraint {
                JoinConstraint::None => appended(tree, right),
                JoinConstraint::On(condition) => {
                    let tree = appended(tree, right);
                    if self.dialect != Dialect::Sqlite {
                        let scope = Scope::new(&tree, outer);
                        self.indirectly([condition], Place { scope: Some(&scope), named })?;
                    }
                    tree
                }
                JoinConstraint::Using(names) => {
                    let mut idents = Vec::new();
                    for name in names {
                        idents.extend(parts(name).and_then(|parts| parts.last().copied()).cloned());
                    }
                    self.merged(before, tree, right, &idents)?
                }
                JoinConstraint::Natural => self.natural(before, tree, right)?,
            };
            if self.dialect == Dialect::Postgresql {
                // a join has columns of its own: those of the system are named with their relation
                tree.physical = 0;
            }
        }
        Ok(tree)
    }

    // two relations of one name cannot be told apart (`checkNameSpaceConflicts`, src/backend/parser/parse_relation.c)
    pub(super) fn told_apart(&self, left: &Frame, right: &Frame) -> Result<(), Stop> {
        for item in right.items.iter().filter(|item| !item.alias.is_empty()) {
            let alike = |other: &&Item| {
                let apart = other.name.is_some() && item.name.is_some() && other.name != item.name;
                other.alias == item.alias && !apart
            };
            if left.items.iter().any(|other| alike(&other)) && self.dialect != Dialect::Sqlite {
                return Err(self.twice(&item.alias));
            }
        }
        Ok(())
    }

    fn natural(&mut self, before: &Frame, left: Frame, right: Frame) -> Result<Frame, Stop> {
        if left.open || right.open {
            let mut both = appended(left, right);
            // which columns are the same cannot be told
            both.visible.clear();
            return Ok(both);
        }
        let wider = before.visible.iter().filter(|_| self.dialect == Dialect::Sqlite);
        let common =
            left.visible.iter().chain(wider).filter(|column| {
                !column.hidden && right.visible.iter().any(|other| self.same(&other.name, &column.name))
            });
        let names: Vec<_> = common.map(|column| Ident::with_quote('"', &column.name)).collect();
        self.merged(before, left, right, &names)
    }

    // the columns of USING first, once; then what else is left, then what else is right. SQLite leaves them where they
    // stand in the left one
    fn merged(&mut self, before: &Frame, left: Frame, right: Frame, names: &[Ident]) -> Result<Frame, Stop> {
        let mut first = Vec::new();
        let (mut from_left, mut from_right) = (left.visible.clone(), right.visible.clone());
        for ident in names {
            let name = self.fold(ident);
            let place = from_left.iter().position(|column| self.same(&column.name, &name));
            // a comma is a join to SQLite: what stands in front of it is on the left too
            let wider = before.open || before.visible.iter().any(|column| self.same(&column.name, &name));
            if self.dialect == Dialect::Sqlite && place.is_none() && wider {
                let other = self.taken(&mut from_right, &name, right.open, "right")?;
                self.indirect.extend(other.value.sources);
                continue;
            }
            let one = self.taken(&mut from_left, &name, left.open, "left")?;
            let other = self.taken(&mut from_right, &name, right.open, "right")?;
            let mut value = one.value;
            value.kind = value.kind.common(&other.value.kind);
            value.sources.extend(other.value.sources);
            self.indirect.extend(value.sources.iter().cloned());
            match place.filter(|_| self.dialect == Dialect::Sqlite) {
                Some(place) => from_left.insert(place, Column::new(&one.name, value)),
                None => first.push(Column::new(&one.name, value)),
            }
        }
        let mut both = appended(left, right);
        first.extend(from_left);
        first.extend(from_right);
        both.visible = first;
        Ok(both)
    }

    fn taken(&self, columns: &mut Vec<Column>, name: &str, open: bool, side: &str) -> Result<Column, Stop> {
        let mut places = columns.iter().enumerate().filter(|(_, column)| self.same(&column.name, name));
        let place = places.next().map(|(place, _)| place);
        let twice = places.next().is_some();
        match place {
            // MySQL and SQLite take the first one
            Some(_) if twice && self.dialect == Dialect::Postgresql => {
                let words = format!("common column name \"{name}\" appears more than once in {side} table");
                Err(self.ambiguous_as(words, None))
            }
            Some(place) => Ok(columns.remove(place)),
            None if open => Ok(Column::new(name, Value::default())),
            None => {
                let words = match self.dialect {
                    Dialect::Postgresql => {
                        format!("column \"{name}\" specified in USING clause does not exist in {side} table")
                    }
                    Dialect::Sqlite => {
                        format!("cannot join using column {name} - column not present in both tables")
                    }
                    Dialect::Mysql | Dialect::Mariadb => format!("Unknown column '{name}'"),
                };
                // servers do not say where it stands
                Err(self.missing_column(words, None))
            }
        }
    }

    fn factor(
        &mut self,
        factor: &TableFactor,
        before: &Frame,
        tree: &Frame,
        outer: Option<&Scope<'_>>,
        named: &Named,
    ) -> Result<Frame, Stop> {
        match factor {
            TableFactor::Table { version: Some(_), .. } | TableFactor::Table { json_path: Some(_), .. } => {
                Self::unsure("a table at another time")
            }
            TableFactor::Table { name, alias, args: Some(arguments), with_ordinality, .. } => {
                let seen = appended(before.clone(), tree.clone());
                let scope = Scope::new(&seen, outer);
                self.arguments(&arguments.args, Place { scope: Some(&scope), named })?;
                Ok(self.function_table(name, alias.as_ref(), *with_ordinality))
            }
            TableFactor::Function { name, args, alias, with_ordinality, .. } => {
                let seen = appended(before.clone(), tree.clone());
                let scope = Scope::new(&seen, outer);
                self.arguments(args, Place { scope: Some(&scope), named })?;
                Ok(self.function_table(name, alias.as_ref(), *with_ordinality))
            }
            TableFactor::Table { name, alias, .. } => self.table(name, alias.as_ref(), named),
            TableFactor::Derived { lateral, subquery, alias, .. } => {
                let seen = lateral.then(|| appended(before.clone(), tree.clone()));
                let scope = seen.as_ref().map(|seen| Scope::new(seen, outer));
                let rows = self.query(subquery, scope.as_ref().or(outer), named)?;
                Ok(self.derived(rows, alias.as_ref()))
            }
            TableFactor::UNNEST { alias, array_exprs, .. } => {
                let seen = appended(before.clone(), tree.clone());
                let scope = Scope::new(&seen, outer);
                self.all(array_exprs, Place { scope: Some(&scope), named })?;
                Ok(self.opened(alias.as_ref(), "unnest"))
            }
            TableFactor::TableFunction { alias, .. } => Ok(self.opened(alias.as_ref(), "")),
            TableFactor::JsonTable { json_expr, alias, .. } => {
                let seen = appended(before.clone(), tree.clone());
                let scope = Scope::new(&seen, outer);
                self.value(json_expr, Place { scope: Some(&scope), named })?;
                Ok(self.opened(alias.as_ref(), "json_table"))
            }
            TableFactor::XmlTable { alias, .. } => Ok(self.opened(alias.as_ref(), "xmltable")),
            TableFactor::NestedJoin { table_with_joins, alias } => {
                let seen = appended(before.clone(), tree.clone());
                let inner = self.joined(table_with_joins, &seen, outer, named)?;
                match alias {
                    None => Ok(inner),
                    Some(alias) => Ok(self.derived(inner.rows(), Some(alias))),
                }
            }
            _ => Self::unsure("a table of another product"),
        }
    }

    fn arguments(&mut self, arguments: &[FunctionArg], place: Place<'_>) -> Result<(), Stop> {
        for argument in arguments {
            self.argument(argument, place)?;
        }
        Ok(())
    }

    /// A table, a view, or a query named by WITH.
    pub(super) fn table(&mut self, name: &Written, alias: Option<&TableAlias>, named: &Named) -> Result<Frame, Stop> {
        let (schema, relation, _) = self.relation_name(name)?;
        let known = match schema {
            None => named.iter().find(|(known, _)| self.same(known, &relation)).map(|(_, rows)| Rc::clone(rows)),
            Some(_) => None,
        };
        if let Some(refused) = known.as_ref().and_then(|rows| rows.refused.clone()) {
            return Err(Stop::Refused(refused));
        }
        let shown = alias.map_or(relation, |alias| self.fold(&alias.name));
        let (rows, full, physical) = match known {
            Some(rows) => (rows, None, false),
            None => {
                let found = self.relation(name)?;
                (found.rows, Some(found.name).filter(|_| alias.is_none()), found.physical)
            }
        };
        let rows = match alias {
            Some(alias) if !alias.columns.is_empty() => Rc::new(self.renamed(rows.as_ref().clone(), Some(alias))),
            _ => rows,
        };
        Ok(Frame::of(Item { alias: shown, name: full, rows, physical }))
    }

    fn derived(&self, rows: Rows, alias: Option<&TableAlias>) -> Frame {
        let rows = Rc::new(self.told_apart_by_number(self.renamed(rows, alias)));
        // PostgreSQL 16 takes a query without an alias
        let shown = alias.map(|alias| self.fold(&alias.name)).unwrap_or_default();
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
                column.name = format!("{}:{before}", column.name);
            }
        }
        rows
    }

    // columns nobody can tell, besides those that the alias names
    fn opened(&self, alias: Option<&TableAlias>, name: &str) -> Frame {
        let mut rows = self.renamed(Rows::unknown(), alias);
        let list = alias.map_or(&[][..], |alias| &alias.columns);
        if !list.is_empty() && list.iter().all(|column| column.data_type.is_some()) {
            // a list with types says all of them
            rows.open = false;
            for (column, stated) in rows.columns.iter_mut().zip(list) {
                let stated = stated.data_type.as_ref().and_then(|found| kind::of_cast(self.dialect, found));
                column.value.kind = stated.unwrap_or_default();
            }
        }
        let shown = alias.map_or_else(|| name.to_owned(), |alias| self.fold(&alias.name));
        Frame::of(Item { alias: shown, name: None, rows: Rc::new(rows), physical: false })
    }

    fn function_table(&self, name: &Written, alias: Option<&TableAlias>, ordinality: bool) -> Frame {
        let last = parts(name).and_then(|parts| parts.last().map(|ident| self.fold(ident))).unwrap_or_default();
        let mut frame = self.opened(alias, &last);
        if self.dialect != Dialect::Postgresql || !ONE_COLUMN.contains(&last.as_str()) {
            return frame;
        }
        let shown = alias.map_or(last, |alias| self.fold(&alias.name));
        let mut rows = Rows { columns: vec![Column::new(&shown, Value::default())], open: false, refused: None };
        if ordinality {
            rows.columns.push(Column::new("ordinality", Value::default()));
        }
        let rows = self.renamed(rows, alias);
        frame.items.clear();
        frame.append(Frame::of(Item { alias: shown, name: None, rows: Rc::new(rows.clone()), physical: false }));
        frame.visible = rows.columns;
        frame.open = false;
        frame
    }

    /// Expressions whose values nobody asks for.
    pub(super) fn all<'b>(&mut self, list: impl IntoIterator<Item = &'b Expr>, place: Place<'_>) -> Result<(), Stop> {
        for expr in list {
            self.value(expr, place)?;
        }
        Ok(())
    }
}

fn conditions<'a>(found: &'a TableWithJoins, all: &mut Vec<&'a Expr>) {
    let factors = [&found.relation].into_iter().chain(found.joins.iter().map(|join| &join.relation));
    for factor in factors {
        if let TableFactor::NestedJoin { table_with_joins, .. } = factor {
            conditions(table_with_joins, all);
        }
    }
    for join in &found.joins {
        if let JoinOperator::Join(JoinConstraint::On(condition))
        | JoinOperator::Inner(JoinConstraint::On(condition))
        | JoinOperator::Left(JoinConstraint::On(condition))
        | JoinOperator::LeftOuter(JoinConstraint::On(condition))
        | JoinOperator::Right(JoinConstraint::On(condition))
        | JoinOperator::RightOuter(JoinConstraint::On(condition))
        | JoinOperator::FullOuter(JoinConstraint::On(condition))
        | JoinOperator::CrossJoin(JoinConstraint::On(condition)) = &join.join_operator
        {
            all.push(condition);
        }
    }
}

const fn sees_nothing_left(join: &JoinOperator) -> bool {
    matches!(join, JoinOperator::Right(_) | JoinOperator::RightOuter(_) | JoinOperator::FullOuter(_))
}

fn appended(mut left: Frame, right: Frame) -> Frame {
    left.append(right);
    left
}
