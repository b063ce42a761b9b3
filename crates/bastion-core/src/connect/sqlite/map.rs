//! Rows to objects.

use std::collections::BTreeMap;

use super::MAIN;
use super::catalog::{Catalog, ColumnRow, ForeignKeyRow, IndexKeyRow, IndexRow, RelationRow};
use super::ddl::{self, IndexText, TableText};
use super::names::Names;
use crate::schema::{
    Column, Constraint, ConstraintKind, GenerationKind, IdentityKind, Index, IndexKey, MatchType, ObjectName,
    ReferentialAction, Relation, RelationKind, Schema, Trigger,
};
use crate::snapshot::{Entry, Gap, GapReason};

/// The objects of a file, and what could not be read.
pub(super) fn objects(catalog: &Catalog) -> (Vec<Entry>, Vec<Gap>) {
    let mut mapped = Mapped::default();
    mapped.objects.push(Entry::new(Schema { name: MAIN.to_owned(), owner: None, comment: None }));
    let primary_keys: BTreeMap<String, Vec<String>> =
        catalog.columns.iter().map(|(table, columns)| (table.clone(), primary_key(columns))).collect();
    for relation in &catalog.relations {
        match relation.kind.as_str() {
            "view" => mapped.view(relation, catalog),
            "virtual" => mapped.virtual_table(relation, catalog),
            _ => mapped.table(relation, catalog, &primary_keys),
        }
    }
    for trigger in &catalog.triggers {
        mapped.objects.push(Entry::new(Trigger {
            schema: MAIN.to_owned(),
            relation: trigger.table.clone(),
            name: trigger.name.clone(),
            definition: trigger.sql.clone(),
            ..Trigger::default()
        }));
    }
    (mapped.objects, mapped.gaps)
}

#[derive(Default)]
struct Mapped {
    objects: Vec<Entry>,
    gaps: Vec<Gap>,
}

impl Mapped {
    fn gap(&mut self, object_kind: &str, name: &str, detail: Option<String>) {
        let path = vec![MAIN.to_owned(), name.to_owned()];
        self.gaps.push(Gap { reason: GapReason::Unknown, object_kind: object_kind.to_owned(), path, detail });
    }

    fn view(&mut self, row: &RelationRow, catalog: &Catalog) {
        let columns = match catalog.view_columns.get(&row.name) {
            Some(Ok(columns)) => columns.as_slice(),
            Some(Err(reason)) => {
                self.gap("columns of a view", &row.name, Some(reason.clone()));
                &[]
            }
            None => &[],
        };
        let definition = row.sql.as_deref().and_then(ddl::view);
        if definition.is_none() {
            self.gap("definition of a view", &row.name, None);
        }
        let mut relation = relation(row, RelationKind::View);
        relation.columns = columns.iter().map(|(name, _)| name.clone()).collect();
        relation.definition = definition;
        self.objects.push(Entry::new(relation));
        for (name, data_type) in columns {
            self.objects.push(Entry::new(column(&row.name, name, data_type)));
        }
    }

    fn virtual_table(&mut self, row: &RelationRow, catalog: &Catalog) {
        let mut relation = relation(row, RelationKind::VirtualTable);
        relation.foreign_server = row.sql.as_deref().and_then(ddl::virtual_table);
        let columns = catalog.columns.get(&row.name).map(Vec::as_slice).unwrap_or_default();
        relation.columns = columns.iter().map(|column| column.name.clone()).collect();
        self.objects.push(Entry::new(relation));
        for found in columns {
            self.objects.push(Entry::new(column(&row.name, &found.name, &found.data_type)));
        }
    }

    fn table(&mut self, row: &RelationRow, catalog: &Catalog, primary_keys: &BTreeMap<String, Vec<String>>) {
        let text = row.sql.as_deref().and_then(ddl::table).unwrap_or_else(|| {
            self.gap("definition of a table", &row.name, None);
            TableText::default()
        });
        if let Some(clause) = text.conflict_clauses.first() {
            self.gaps.push(Gap {
                reason: GapReason::Unmodelled,
                object_kind: "table definition".to_owned(),
                path: vec![MAIN.to_owned(), row.name.clone()],
                detail: Some(format!("not reproduced: {clause}")),
            });
        }
        let columns = catalog.columns.get(&row.name).map(Vec::as_slice).unwrap_or_default();
        let mut relation = relation(row, RelationKind::Table);
        relation.columns = columns.iter().map(|column| column.name.clone()).collect();
        relation.strict = row.strict;
        relation.without_rowid = row.without_rowid;
        self.objects.push(Entry::new(relation));
        let key = primary_key(columns);
        for found in columns {
            self.objects.push(Entry::new(table_column(row, found, &text, &key)));
        }
        let mut names = Names::default();
        let given = text.checks.iter().map(|check| &check.name).chain(text.unique.iter().map(|unique| &unique.name));
        let given = given
            .chain(text.foreign_keys.iter().map(|key| &key.name))
            .chain(text.primary_key.iter().map(|key| &key.name));
        given.flatten().for_each(|name| names.given(name));
        if !key.is_empty() {
            let given = text.primary_key.as_ref().and_then(|key| key.name.clone());
            let name = given.unwrap_or_else(|| names.formed(&row.name, &[], "pkey"));
            let constraint = Constraint { columns: key, ..constraint(&row.name, name, ConstraintKind::PrimaryKey) };
            self.objects.push(Entry::new(constraint));
        }
        self.checks(row, &text, &mut names);
        let rows = catalog.foreign_keys.get(&row.name).map(Vec::as_slice).unwrap_or_default();
        self.foreign_keys(row, rows, &text, primary_keys, &mut names);
        for found in catalog.indexes.get(&row.name).into_iter().flatten() {
            let keys = catalog.index_keys.get(&found.name).map(Vec::as_slice).unwrap_or_default();
            self.index(row, found, keys, &text, &mut names);
        }
    }

    fn checks(&mut self, row: &RelationRow, text: &TableText, names: &mut Names) {
        // by condition, so that formed names do not depend on the order in the text
        let mut checks: Vec<_> = text.checks.iter().collect();
        checks.sort_by(|left, right| left.value.cmp(&right.value));
        for check in checks {
            let (column, condition) = &check.value;
            let columns: Vec<_> = column.iter().cloned().collect();
            let name = check.name.clone().unwrap_or_else(|| names.formed(&row.name, &columns, "check"));
            let expression = Some(condition.clone());
            self.objects.push(Entry::new(Constraint {
                columns,
                expression,
                ..constraint(&row.name, name, ConstraintKind::Check)
            }));
        }
    }

    fn foreign_keys(
        &mut self,
        row: &RelationRow,
        rows: &[ForeignKeyRow],
        text: &TableText,
        primary_keys: &BTreeMap<String, Vec<String>>,
        names: &mut Names,
    ) {
        let mut keys: BTreeMap<i64, Vec<&ForeignKeyRow>> = BTreeMap::new();
        for found in rows {
            keys.entry(found.id).or_default().push(found);
        }
        let mut keys: Vec<_> = keys.into_values().collect();
        keys.sort_by_key(|key| key.iter().map(|found| (found.column.clone(), found.table.clone())).collect::<Vec<_>>());
        let mut texts = text.foreign_keys.clone();
        for key in keys {
            let columns: Vec<String> = key.iter().map(|found| found.column.clone()).collect();
            let Some(first) = key.first() else { continue };
            let position = texts.iter().position(|text| same_names(&text.value.columns, &columns));
            let text = position.map(|position| texts.remove(position));
            let given = text.as_ref().and_then(|text| text.name.clone());
            let name = given.unwrap_or_else(|| names.formed(&row.name, &columns, "fkey"));
            let stated = key.iter().map(|found| found.referenced.clone()).collect::<Option<Vec<_>>>();
            // without columns the reference is to the primary key
            let referenced_columns =
                stated.unwrap_or_else(|| primary_keys.get(&first.table).cloned().unwrap_or_default());
            self.objects.push(Entry::new(Constraint {
                columns,
                referenced_relation: Some(ObjectName::new(MAIN, first.table.clone())),
                referenced_columns,
                on_update: ReferentialAction::from_sql(&first.on_update),
                on_delete: ReferentialAction::from_sql(&first.on_delete),
                match_type: if first.match_type == "FULL" { MatchType::Full } else { MatchType::Simple },
                deferrable: text.as_ref().is_some_and(|text| text.value.deferrable),
                initially_deferred: text.as_ref().is_some_and(|text| text.value.initially_deferred),
                ..constraint(&row.name, name, ConstraintKind::ForeignKey)
            }));
        }
    }

    fn index(
        &mut self,
        row: &RelationRow,
        found: &IndexRow,
        keys: &[IndexKeyRow],
        text: &TableText,
        names: &mut Names,
    ) {
        match found.origin.as_str() {
            "pk" => {}
            "u" => {
                let columns: Vec<String> = keys.iter().filter_map(|key| key.column.clone()).collect();
                let given = text
                    .unique
                    .iter()
                    .find(|unique| same_names(&unique.value, &columns))
                    .and_then(|unique| unique.name.clone());
                let name = given.unwrap_or_else(|| names.formed(&row.name, &columns, "key"));
                self.objects
                    .push(Entry::new(Constraint { columns, ..constraint(&row.name, name, ConstraintKind::Unique) }));
            }
            _ => {
                let written = found.sql.as_deref().and_then(ddl::index).unwrap_or_else(|| {
                    self.gap("definition of an index", &found.name, None);
                    IndexText::default()
                });
                let keys =
                    keys.iter().enumerate().map(|(position, key)| index_key(key, written.keys.get(position), text));
                self.objects.push(Entry::new(Index {
                    schema: MAIN.to_owned(),
                    relation: row.name.clone(),
                    name: found.name.clone(),
                    method: "btree".to_owned(),
                    keys: keys.collect(),
                    unique: found.unique,
                    predicate: written.predicate,
                    ..Index::default()
                }));
            }
        }
    }
}

fn index_key(key: &IndexKeyRow, written: Option<&String>, text: &TableText) -> IndexKey {
    let expression = (key.position == -2).then(|| written.cloned().unwrap_or_default());
    let of_column = key.column.as_deref().and_then(|column| {
        text.collations
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(column))
            .map(|(_, collation)| collation.as_str())
    });
    let inherited = of_column.unwrap_or("BINARY");
    IndexKey {
        column: key.column.clone(),
        expression,
        collation: key.collation.clone().filter(|collation| !collation.eq_ignore_ascii_case(inherited)),
        descending: key.descending,
        ..IndexKey::default()
    }
}

fn table_column(row: &RelationRow, found: &ColumnRow, text: &TableText, key: &[String]) -> Column {
    let lookup = |list: &[(String, String)]| {
        list.iter().find(|(name, _)| name.eq_ignore_ascii_case(&found.name)).map(|(_, value)| value.clone())
    };
    // the one integer primary key is the rowid: it is never null and numbers itself
    let rowid = !row.without_rowid && found.primary_key == 1 && key.len() == 1 && found.data_type == "integer";
    let generation_kind = match found.hidden {
        2 => Some(GenerationKind::Virtual),
        3 => Some(GenerationKind::Stored),
        _ => None,
    };
    Column {
        collation: lookup(&text.collations).filter(|collation| !collation.eq_ignore_ascii_case("BINARY")),
        not_null: found.not_null || rowid || (row.without_rowid && found.primary_key > 0),
        default_expression: found.default.clone(),
        identity: rowid.then_some(IdentityKind::ByDefault),
        generation_expression: generation_kind.and_then(|_| lookup(&text.generated)),
        generation_kind,
        options: if rowid && text.autoincrement { vec!["autoincrement".to_owned()] } else { Vec::new() },
        ..column(&row.name, &found.name, &found.data_type)
    }
}

fn primary_key(columns: &[ColumnRow]) -> Vec<String> {
    let mut key: Vec<_> = columns.iter().filter(|column| column.primary_key > 0).collect();
    key.sort_by_key(|column| column.primary_key);
    key.into_iter().map(|column| column.name.clone()).collect()
}

fn same_names(left: &[String], right: &[String]) -> bool {
    left.len() == right.len() && left.iter().zip(right).all(|(left, right)| left.eq_ignore_ascii_case(right))
}

fn relation(row: &RelationRow, relation_kind: RelationKind) -> Relation {
    Relation { schema: MAIN.to_owned(), name: row.name.clone(), relation_kind, ..Relation::default() }
}

fn column(relation: &str, name: &str, data_type: &str) -> Column {
    Column {
        schema: MAIN.to_owned(),
        relation: relation.to_owned(),
        name: name.to_owned(),
        data_type: data_type.to_owned(),
        ..Column::default()
    }
}

fn constraint(relation: &str, name: String, constraint_kind: ConstraintKind) -> Constraint {
    Constraint {
        schema: MAIN.to_owned(),
        relation: relation.to_owned(),
        name,
        constraint_kind,
        ..Constraint::default()
    }
}
