//! Constraints of tables, under the names that products give them.

use std::collections::BTreeSet;

use sqlparser::ast::{
    CheckConstraint, ConstraintCharacteristics, ConstraintReferenceMatchKind, DeferrableInitial, ExcludeConstraint,
    Expr, ForeignKeyConstraint, Ident, IndexColumn, IndexConstraint, NullsDistinctOption, ReferentialAction as Written,
    TableConstraint,
};

use super::draft::{Draft, Table};
use crate::schema::{Constraint, ConstraintKind, Dialect, Index, IndexKey, MatchType, ReferentialAction};

/// Bytes of a name in PostgreSQL.
const NAME_BYTES_MAX: usize = 63;

/// Names put together as PostgreSQL does, the longer one cut first (`makeObjectName`, src/backend/commands/indexcmds.c).
pub(super) fn joined(parts: &[&str; 2], label: &str) -> String {
    let [mut left, mut right] = parts.map(str::to_owned);
    while left.len() + right.len() + label.len() + 2 > NAME_BYTES_MAX {
        let longer = if left.len() > right.len() { &mut left } else { &mut right };
        if longer.pop().is_none() {
            break;
        }
    }
    if right.is_empty() { format!("{left}_{label}") } else { format!("{left}_{right}_{label}") }
}

impl Draft {
    /// Adds a constraint. `column` is the one it stands at, for a constraint of a column.
    pub(super) fn add_constraint(
        &mut self,
        table: &mut Table,
        found: &TableConstraint,
        column: Option<&str>,
        not_valid: bool,
    ) -> Result<(), String> {
        match found {
            TableConstraint::PrimaryKey(found) => {
                let keys = self.keys(&found.columns, column);
                let constraint = self.keyed(table, ConstraintKind::PrimaryKey, found.name.as_ref(), &keys);
                for name in &constraint.columns {
                    if let Some(column) = table.columns.iter_mut().find(|known| known.name == *name) {
                        // a key of SQLite may be null, but for the row's number and for WITHOUT ROWID
                        let number = keys.len() == 1 && column.data_type == "integer";
                        column.not_null |= self.dialect != Dialect::Sqlite || table.relation.without_rowid || number;
                    }
                }
                let included = found.include.iter().map(|ident| self.fold(ident)).collect();
                add_key(table, waiting(constraint, found.characteristics.as_ref()), keys, included);
            }
            TableConstraint::Unique(found) => {
                let keys = self.keys(&found.columns, column);
                let name = found.name.as_ref().or(found.index_name.as_ref());
                let mut constraint = self.keyed(table, ConstraintKind::Unique, name, &keys);
                constraint.nulls_not_distinct = matches!(found.nulls_distinct, NullsDistinctOption::NotDistinct);
                let included = found.include.iter().map(|ident| self.fold(ident)).collect();
                add_key(table, waiting(constraint, found.characteristics.as_ref()), keys, included);
            }
            TableConstraint::ForeignKey(found) => self.foreign_key(table, found, column, not_valid)?,
            TableConstraint::Check(found) => self.check(table, found, not_valid),
            TableConstraint::Index(found) => self.plain_index(table, found),
            TableConstraint::Exclude(found) => self.exclusion(table, found),
            _ => return Err("a constraint of this kind is not read without a server".to_owned()),
        }
        Ok(())
    }

    fn check(&self, table: &mut Table, found: &CheckConstraint, not_valid: bool) {
        let mut names = BTreeSet::new();
        mentioned(&found.expr, &mut names);
        let one = names.iter().filter(|name| table.columns.iter().any(|known| known.name == **name));
        let one: Vec<_> = one.collect();
        let about = match one.as_slice() {
            [only] => only.as_str(),
            _ => "",
        };
        let name = self.own_name(table, found.name.as_ref(), about, "check");
        table.constraints.push(Constraint {
            schema: table.relation.schema.clone(),
            relation: table.relation.name.clone(),
            name,
            constraint_kind: ConstraintKind::Check,
            expression: Some(found.expr.to_string()),
            no_inherit: found.no_inherit,
            not_valid,
            ..Constraint::default()
        });
    }

    fn plain_index(&self, table: &mut Table, found: &IndexConstraint) {
        let keys: Vec<_> = found.columns.iter().map(|key| self.index_key(key)).collect();
        let first = keys.first().and_then(|key| key.column.clone()).unwrap_or_default();
        let name = found.name.as_ref().map_or(first, |name| self.fold(name));
        table.indexes.push(Index {
            schema: table.relation.schema.clone(),
            relation: table.relation.name.clone(),
            name,
            method: "btree".to_owned(),
            keys,
            ..Index::default()
        });
    }

    fn exclusion(&self, table: &mut Table, found: &ExcludeConstraint) {
        let keys: Vec<_> = found.elements.iter().map(|element| self.index_key(&element.column)).collect();
        let columns: Vec<String> = keys.iter().filter_map(|key| key.column.clone()).collect();
        let name = self.own_name(table, found.name.as_ref(), &columns.join("_"), "excl");
        let method = found.index_method.as_ref().map_or_else(|| "gist".to_owned(), |method| self.fold(method));
        let elements: Vec<_> = found.elements.iter().map(ToString::to_string).collect();
        let predicate = found.where_clause.as_ref().map(ToString::to_string);
        table.indexes.push(Index {
            schema: table.relation.schema.clone(),
            relation: table.relation.name.clone(),
            name: name.clone(),
            method: method.clone(),
            keys,
            predicate: predicate.clone(),
            constraint: Some(name.clone()),
            ..Index::default()
        });
        let condition = predicate.map(|text| format!(" WHERE ({text})")).unwrap_or_default();
        let constraint = Constraint {
            schema: table.relation.schema.clone(),
            relation: table.relation.name.clone(),
            name,
            constraint_kind: ConstraintKind::Exclusion,
            columns,
            expression: Some(format!("EXCLUDE USING {method} ({}){condition}", elements.join(", "))),
            ..Constraint::default()
        };
        table.constraints.push(waiting(constraint, found.characteristics.as_ref()));
    }

    fn keys(&self, columns: &[IndexColumn], column: Option<&str>) -> Vec<IndexKey> {
        match column.filter(|_| columns.is_empty()) {
            Some(column) => vec![IndexKey { column: Some(column.to_owned()), ..IndexKey::default() }],
            None => columns.iter().map(|key| self.index_key(key)).collect(),
        }
    }

    fn keyed(
        &self,
        table: &Table,
        constraint_kind: ConstraintKind,
        name: Option<&Ident>,
        keys: &[IndexKey],
    ) -> Constraint {
        let columns: Vec<String> = keys.iter().filter_map(|key| key.column.clone()).collect();
        let primary = constraint_kind == ConstraintKind::PrimaryKey;
        let mysql = matches!(self.dialect, Dialect::Mysql | Dialect::Mariadb);
        let name = match name {
            _ if primary && mysql => "PRIMARY".to_owned(),
            name if primary => self.own_name(table, name, "", "pkey"),
            None if mysql => columns.first().cloned().unwrap_or_default(),
            name => self.own_name(table, name, &columns.join("_"), "key"),
        };
        Constraint {
            schema: table.relation.schema.clone(),
            relation: table.relation.name.clone(),
            name,
            constraint_kind,
            columns,
            ..Constraint::default()
        }
    }

    // the name given, or the usual one with the first number that is free
    fn own_name(&self, table: &Table, given: Option<&Ident>, about: &str, label: &str) -> String {
        if let Some(given) = given {
            return self.fold(given);
        }
        let taken = |name: &str| {
            table.constraints.iter().any(|known| known.name == name)
                || table.indexes.iter().any(|known| known.name == name)
        };
        let first = joined(&[&table.relation.name, about], label);
        if !taken(&first) {
            return first;
        }
        let mut number = 1_usize;
        loop {
            let name = joined(&[&table.relation.name, about], &format!("{label}{number}"));
            if !taken(&name) {
                return name;
            }
            number += 1;
        }
    }

    fn foreign_key(
        &mut self,
        table: &mut Table,
        found: &ForeignKeyConstraint,
        column: Option<&str>,
        not_valid: bool,
    ) -> Result<(), String> {
        let mut columns: Vec<String> = found.columns.iter().map(|ident| self.fold(ident)).collect();
        if columns.is_empty() {
            columns.extend(column.map(str::to_owned));
        }
        let wanted = self.name(&found.foreign_table)?;
        let own = wanted.name == table.relation.name && wanted.schema == table.relation.schema;
        let known = self.find_table(&wanted);
        let referenced = known.clone().unwrap_or(wanted);
        let mut referenced_columns: Vec<String> = found.referred_columns.iter().map(|ident| self.fold(ident)).collect();
        if referenced_columns.is_empty() {
            // the primary key is meant
            let constraints = match (own, known.and_then(|name| self.tables.get(&name))) {
                (true, _) => &table.constraints,
                (false, Some(other)) => &other.constraints,
                (false, None) => return Err(format!("there is no table `{}` before it", found.foreign_table)),
            };
            let key = constraints.iter().find(|known| known.constraint_kind == ConstraintKind::PrimaryKey);
            referenced_columns = key.map(|key| key.columns.clone()).unwrap_or_default();
        }
        let name = self.own_name(table, found.name.as_ref(), &columns.join("_"), "fkey");
        let constraint = Constraint {
            schema: table.relation.schema.clone(),
            relation: table.relation.name.clone(),
            name,
            constraint_kind: ConstraintKind::ForeignKey,
            columns,
            referenced_relation: Some(referenced),
            referenced_columns,
            on_update: found.on_update.map(action).unwrap_or_default(),
            on_delete: found.on_delete.map(action).unwrap_or_default(),
            match_type: match found.match_kind {
                Some(ConstraintReferenceMatchKind::Full) => MatchType::Full,
                Some(ConstraintReferenceMatchKind::Partial) => MatchType::Partial,
                _ => MatchType::Simple,
            },
            not_valid,
            ..Constraint::default()
        };
        table.constraints.push(waiting(constraint, found.characteristics.as_ref()));
        Ok(())
    }
}

fn waiting(mut constraint: Constraint, found: Option<&ConstraintCharacteristics>) -> Constraint {
    if let Some(found) = found {
        constraint.initially_deferred = matches!(found.initially, Some(DeferrableInitial::Deferred));
        constraint.deferrable = found.deferrable == Some(true) || constraint.initially_deferred;
        constraint.not_enforced = found.enforced == Some(false);
    }
    constraint
}

// a key has an index of its name
fn add_key(table: &mut Table, constraint: Constraint, keys: Vec<IndexKey>, included_columns: Vec<String>) {
    table.indexes.push(Index {
        schema: constraint.schema.clone(),
        relation: constraint.relation.clone(),
        name: constraint.name.clone(),
        method: "btree".to_owned(),
        keys,
        unique: true,
        nulls_not_distinct: constraint.nulls_not_distinct,
        included_columns: included_columns.clone(),
        constraint: Some(constraint.name.clone()),
        ..Index::default()
    });
    table.constraints.push(Constraint { included_columns, ..constraint });
}

const fn action(found: Written) -> ReferentialAction {
    match found {
        Written::NoAction => ReferentialAction::NoAction,
        Written::Restrict => ReferentialAction::Restrict,
        Written::Cascade => ReferentialAction::Cascade,
        Written::SetNull => ReferentialAction::SetNull,
        Written::SetDefault => ReferentialAction::SetDefault,
    }
}

// the words of a condition that may be columns: PostgreSQL names a check after the only one
fn mentioned(expr: &Expr, names: &mut BTreeSet<String>) {
    let text = expr.to_string();
    let mut quoted = false;
    let mut word = String::new();
    for character in text.chars().chain([' ']) {
        if character == '\'' {
            quoted = !quoted;
        }
        if !quoted && (character.is_alphanumeric() || character == '_') {
            word.push(character);
        } else if !word.is_empty() {
            names.insert(std::mem::take(&mut word));
        }
    }
}
