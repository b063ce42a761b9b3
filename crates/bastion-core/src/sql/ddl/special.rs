//! Statements of PostgreSQL that the parser has no tree for: what moves, renames and detaches objects.

use sqlparser::ast::ObjectName as Written;
use sqlparser::tokenizer::Token;

use super::draft::Draft;
use super::repair::{begins, find, is, name_at, written};
use crate::schema::{IdentityKind, ObjectName};

impl Draft {
    /// Does what such a statement says. `None` for any other.
    pub(super) fn special(&mut self, tokens: &[Token]) -> Option<Result<(), String>> {
        let strict = begins(tokens, &["CREATE", "DOMAIN"]).then(|| find(tokens, &["NOT", "NULL"])).flatten();
        if let Some(at) = strict {
            return Some(self.strict_domain(tokens, at));
        }
        if begins(tokens, &["ALTER", "SEQUENCE"]) {
            let owned = find(tokens, &["OWNED", "BY"])?;
            return Some(self.owned_by(tokens, owned));
        }
        if begins(tokens, &["ALTER", "VIEW"]) || begins(tokens, &["ALTER", "MATERIALIZED", "VIEW"]) {
            let at = find(tokens, &["RENAME"])?;
            return Some(self.rename_view(tokens, at));
        }
        if !begins(tokens, &["ALTER", "TABLE"]) {
            return None;
        }
        type Act = fn(&mut Draft, &[Token], usize) -> Result<(), String>;
        let known: [(&[&str], Act); 7] = [
            (&["ATTACH", "PARTITION"], Self::attach),
            (&["DETACH", "PARTITION"], Self::detach),
            (&["ADD", "GENERATED"], Self::add_identity),
            (&["SET", "GENERATED"], Self::set_identity),
            (&["DROP", "IDENTITY"], Self::drop_identity),
            (&["DROP", "EXPRESSION"], Self::drop_expression),
            (&["SET", "SCHEMA"], Self::move_table),
        ];
        known.into_iter().find_map(|(words, act)| Some(act(self, tokens, find(tokens, words)?)))
    }

    fn strict_domain(&mut self, tokens: &[Token], at: usize) -> Result<(), String> {
        let mut left = tokens.to_vec();
        left.drain(at..at + 2);
        let text = written(&left);
        for statement in super::prescan::parse(self.dialect.into(), &text)? {
            self.apply(statement, &text)?;
        }
        let (name, _) = name_at(tokens.get(2..).unwrap_or_default())?;
        let name = self.name(&name)?;
        if let Some(domain) = self.domains.get_mut(&name) {
            domain.not_null = true;
        }
        Ok(())
    }

    fn owned_by(&mut self, tokens: &[Token], owned: usize) -> Result<(), String> {
        let (sequence, _) = name_at(tokens.get(2..).unwrap_or_default())?;
        let (column, _) = name_at(tokens.get(owned + 2..).unwrap_or_default())?;
        let name = self.name(&sequence)?;
        let owner = self.owner_of(&column);
        let known =
            self.sequences.get_mut(&name).ok_or_else(|| format!("there is no sequence `{sequence}` before it"))?;
        known.owned_by = owner;
        Ok(())
    }

    // the table of an ALTER, and what stands behind its name
    fn altered<'a>(&self, tokens: &'a [Token]) -> Result<(Written, &'a [Token]), String> {
        let mut at = if is(tokens.get(1), "MATERIALIZED") { 3 } else { 2 };
        if begins(tokens.get(at..).unwrap_or_default(), &["IF", "EXISTS"]) {
            at += 2;
        }
        at += usize::from(is(tokens.get(at), "ONLY"));
        let rest = tokens.get(at..).unwrap_or_default();
        let (name, length) = name_at(rest)?;
        Ok((name, rest.get(length..).unwrap_or_default()))
    }

    fn last(&self, tokens: &[Token]) -> Result<String, String> {
        let (name, _) = name_at(tokens)?;
        Ok(name.0.last().and_then(|part| part.as_ident()).map(|ident| self.fold(ident)).unwrap_or_default())
    }

    fn attach(&mut self, tokens: &[Token], at: usize) -> Result<(), String> {
        let (parent, _) = self.altered(tokens)?;
        let rest = tokens.get(at + 2..).unwrap_or_default();
        let (child, length) = name_at(rest)?;
        let bound = written(rest.get(length..).unwrap_or_default());
        let parent = self.name(&parent)?;
        let child = self.table(&child)?;
        child.relation.partition_of = Some(parent);
        child.relation.partition_bound = Some(bound);
        for column in &mut child.columns {
            column.inherited = true;
        }
        Ok(())
    }

    fn detach(&mut self, tokens: &[Token], at: usize) -> Result<(), String> {
        let (child, _) = name_at(tokens.get(at + 2..).unwrap_or_default())?;
        let child = self.table(&child)?;
        child.relation.partition_of = None;
        child.relation.partition_bound = None;
        for column in &mut child.columns {
            column.inherited = false;
        }
        Ok(())
    }

    // the column of `ALTER TABLE t ALTER [COLUMN] c …`
    fn altered_column(&mut self, tokens: &[Token]) -> Result<(Written, String), String> {
        let (name, rest) = self.altered(tokens)?;
        let skipped = if begins(rest, &["ALTER", "COLUMN"]) { 2 } else { 1 };
        let column = self.last(rest.get(skipped..).unwrap_or_default())?;
        let known = self.table(&name)?.columns.iter().any(|known| known.name == column);
        if known { Ok((name, column)) } else { Err(format!("there is no column `{column}` of `{name}` before it")) }
    }

    fn with_column(
        &mut self,
        tokens: &[Token],
        change: impl Fn(&mut crate::schema::Column),
    ) -> Result<(Written, String), String> {
        let (name, column) = self.altered_column(tokens)?;
        let table = self.table(&name)?;
        table.columns.iter_mut().filter(|known| known.name == column).for_each(change);
        Ok((name, column))
    }

    fn add_identity(&mut self, tokens: &[Token], at: usize) -> Result<(), String> {
        let identity = identity_at(tokens, at + 2);
        let (name, column) = self.with_column(tokens, |found| {
            found.identity = Some(identity);
            found.not_null = true;
        })?;
        let table = self.table(&name)?;
        let data_type = table.columns.iter().find(|known| known.name == column).map(|found| found.data_type.clone());
        let table = table.relation.clone();
        self.own_sequence(&table, &column, &data_type.unwrap_or_default(), true);
        Ok(())
    }

    fn set_identity(&mut self, tokens: &[Token], at: usize) -> Result<(), String> {
        let identity = identity_at(tokens, at + 2);
        self.with_column(tokens, |found| found.identity = Some(identity)).map(|_| ())
    }

    fn drop_identity(&mut self, tokens: &[Token], _: usize) -> Result<(), String> {
        let (name, column) = self.with_column(tokens, |found| found.identity = None)?;
        let name = self.name(&name)?;
        self.sequences.retain(|_, sequence| {
            sequence.owned_by.as_ref().is_none_or(|of| {
                of.schema != name.schema || of.relation != name.name || of.column.as_ref() != Some(&column)
            })
        });
        Ok(())
    }

    fn drop_expression(&mut self, tokens: &[Token], _: usize) -> Result<(), String> {
        let dropped =
            |found: &mut crate::schema::Column| (found.generation_expression, found.generation_kind) = (None, None);
        self.with_column(tokens, dropped).map(|_| ())
    }

    fn move_table(&mut self, tokens: &[Token], at: usize) -> Result<(), String> {
        let (name, _) = self.altered(tokens)?;
        let schema = self.last(tokens.get(at + 2..).unwrap_or_default())?;
        let old = self.name(&name)?;
        let mut table = self.tables.remove(&old).ok_or_else(|| format!("there is no table `{name}` before it"))?;
        let new = ObjectName::new(schema, old.name.clone());
        table.moved(&new.schema);
        self.follow(&old, &new);
        self.tables.insert(new, table);
        Ok(())
    }

    fn rename_view(&mut self, tokens: &[Token], at: usize) -> Result<(), String> {
        let (name, _) = self.altered(tokens)?;
        let full = self.name(&name)?;
        let to = find(tokens, &["TO"]).ok_or("it does not say the new name")?;
        let new = self.last(tokens.get(to + 1..).unwrap_or_default())?;
        if to > at + 1 {
            return Err("a view's column that gets another name is not followed".to_owned());
        }
        let view = self.views.iter_mut().find(|view| view.name == full);
        let view = view.ok_or_else(|| format!("there is no view `{name}` before it"))?;
        view.name.name.clone_from(&new);
        view.relation.name.clone_from(&new);
        view.indexes.iter_mut().for_each(|index| index.relation.clone_from(&new));
        Ok(())
    }

    /// A schema under another name, with everything in it.
    pub(super) fn rename_schema(&mut self, old: &str, new: &str) {
        if let Some(mut schema) = self.schemas.remove(old) {
            new.clone_into(&mut schema.name);
            self.schemas.insert(new.to_owned(), schema);
        }
        for (name, mut table) in std::mem::take(&mut self.tables) {
            let name = if name.schema == old { ObjectName::new(new, name.name) } else { name };
            table.moved(&name.schema);
            for constraint in &mut table.constraints {
                constraint
                    .referenced_relation
                    .iter_mut()
                    .filter(|of| of.schema == old)
                    .for_each(|of| new.clone_into(&mut of.schema));
            }
            for column in &mut table.columns {
                let moved = column.type_reference.as_mut().filter(|of| of.schema == old);
                if let Some(of) = moved {
                    let before = super::draft::shown_type(of);
                    new.clone_into(&mut of.schema);
                    column.data_type = column.data_type.replacen(&before, &super::draft::shown_type(of), 1);
                }
            }
            self.tables.insert(name, table);
        }
        let moved = |name: ObjectName| if name.schema == old { ObjectName::new(new, name.name) } else { name };
        for (name, mut found) in std::mem::take(&mut self.enums) {
            let name = moved(name);
            found.schema.clone_from(&name.schema);
            self.enums.insert(name, found);
        }
        for (name, mut found) in std::mem::take(&mut self.domains) {
            let name = moved(name);
            found.schema.clone_from(&name.schema);
            self.domains.insert(name, found);
        }
        for (name, mut found) in std::mem::take(&mut self.sequences) {
            let name = moved(name);
            found.schema.clone_from(&name.schema);
            found.owned_by.iter_mut().filter(|of| of.schema == old).for_each(|of| new.clone_into(&mut of.schema));
            self.sequences.insert(name, found);
        }
    }

    /// A type under another name, and the columns of it.
    pub(super) fn rename_type(&mut self, old: &ObjectName, new: &str) -> Result<(), String> {
        let name = ObjectName::new(old.schema.clone(), new);
        let mut found = self.enums.remove(old).ok_or_else(|| format!("there is no type `{}` before it", old.name))?;
        new.clone_into(&mut found.name);
        self.enums.insert(name.clone(), found);
        let (before, after) = (super::draft::shown_type(old), super::draft::shown_type(&name));
        let columns = self.tables.values_mut().flat_map(|table| &mut table.columns);
        for column in columns.filter(|column| column.type_reference.as_ref() == Some(old)) {
            column.type_reference = Some(name.clone());
            column.data_type = column.data_type.replacen(&before, &after, 1);
        }
        Ok(())
    }
}

fn identity_at(tokens: &[Token], at: usize) -> IdentityKind {
    if is(tokens.get(at), "ALWAYS") { IdentityKind::Always } else { IdentityKind::ByDefault }
}
