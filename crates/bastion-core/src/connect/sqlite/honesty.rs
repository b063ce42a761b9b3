//! The honesty check: every table and index is made again from the model, in memory, and SQLite is asked the same about
//! it as about the file. A difference means that the table has something the model does not hold: it becomes a gap, and
//! a verdict over the table incomplete.
//!
//! Names of keys without a name, and the order of constraints, are not compared: SQLite forms them by itself.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::MAIN;
use super::catalog::{self, Catalog, ForeignKeyRow};
use crate::migrate::{PlanOptions, plan};
use crate::schema::{Dialect, Object, RelationKind};
use crate::snapshot::{Entry, Gap, GapReason, Snapshot, SnapshotDocument};

/// Compares every table of a file with what its objects make.
pub(super) fn check(catalog: &Catalog, objects: &[Entry]) -> Vec<Gap> {
    let mut gaps = Vec::new();
    let made = match make(objects, &mut gaps) {
        Ok(made) => made,
        Err(reason) => {
            gaps.push(gap("database", MAIN, format!("cannot be made again from what was read: {reason}")));
            return gaps;
        }
    };
    for relation in catalog.relations.iter().filter(|relation| relation.kind == "table") {
        let (theirs, ours) = (described(catalog, &relation.name), described(&made, &relation.name));
        let differs = theirs.iter().find(|line| !ours.contains(*line));
        if let Some(line) = differs.filter(|_| !gaps.iter().any(|gap| gap.path.last() == Some(&relation.name))) {
            gaps.push(gap("table definition", &relation.name, format!("not reproduced: {line}")));
        }
    }
    gaps
}

fn gap(object_kind: &str, name: &str, detail: String) -> Gap {
    let path = if name == MAIN { vec![name.to_owned()] } else { vec![MAIN.to_owned(), name.to_owned()] };
    Gap { reason: GapReason::Unmodelled, object_kind: object_kind.to_owned(), path, detail: Some(detail) }
}

// what the plan from nothing makes; what SQLite refuses here is a gap of its own
fn make(objects: &[Entry], gaps: &mut Vec<Gap>) -> Result<Catalog, String> {
    let tables: BTreeSet<&str> = objects
        .iter()
        .filter_map(|entry| match &entry.object {
            Object::Relation(relation) if relation.relation_kind == RelationKind::Table => Some(relation.name.as_str()),
            _ => None,
        })
        .collect();
    let of_table = |entry: &&Entry| match &entry.object {
        Object::Schema(_) => true,
        Object::Relation(relation) => relation.relation_kind == RelationKind::Table,
        Object::Column(column) => tables.contains(column.relation.as_str()),
        Object::Constraint(constraint) => tables.contains(constraint.relation.as_str()),
        Object::Index(index) => tables.contains(index.relation.as_str()),
        _ => false,
    };
    let document = |objects| SnapshotDocument { objects, ..SnapshotDocument::new(Dialect::Sqlite) };
    let snapshot = |objects| Snapshot::new(document(objects)).map_err(|error| error.to_string());
    let (nothing, wanted) = (snapshot(Vec::new())?, snapshot(objects.iter().filter(of_table).cloned().collect())?);
    let made = plan(&nothing, &wanted, &PlanOptions::default()).map_err(|error| error.to_string())?;
    let mut connection = Connection::open_in_memory().map_err(|failure| failure.to_string())?;
    for action in &made.actions {
        if let Err(failure) = connection.execute_batch(&action.statements.join(";\n")) {
            let name = action.object.path.get(1).map_or(MAIN, String::as_str);
            gaps.push(gap("table definition", name, format!("cannot be made again here: {failure}")));
        }
    }
    catalog::read(&mut connection).map_err(|failure| failure.to_string())
}

/// All that SQLite says of a table, a line each.
pub(super) fn described(catalog: &Catalog, table: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let columns = catalog.columns.get(table).map(Vec::as_slice).unwrap_or_default();
    let mut without_rowid = false;
    for relation in catalog.relations.iter().filter(|relation| relation.name == table) {
        without_rowid = relation.without_rowid;
        lines.extend(relation.without_rowid.then(|| "WITHOUT ROWID".to_owned()));
        lines.extend(relation.strict.then(|| "STRICT".to_owned()));
    }
    let alone = columns.iter().filter(|column| column.primary_key > 0).count() == 1;
    for column in columns {
        // the rowid and the key of a table without one are never null, said or not
        let implied = column.primary_key > 0 && (without_rowid || alone && column.data_type == "integer");
        let mut line = format!("column {} {}", column.name, column.data_type);
        let parts = [
            (column.not_null || implied).then(|| "NOT NULL".to_owned()),
            column.default.as_ref().map(|default| format!("DEFAULT {default}")),
            (column.primary_key > 0).then(|| format!("part {} of the primary key", column.primary_key)),
            (column.hidden > 0).then(|| format!("generated ({})", column.hidden)),
        ];
        parts.into_iter().flatten().for_each(|part| line.push_str(&format!(" {part}")));
        lines.push(line);
    }
    let mut keys: BTreeMap<i64, Vec<&ForeignKeyRow>> = BTreeMap::new();
    for found in catalog.foreign_keys.get(table).into_iter().flatten() {
        keys.entry(found.id).or_default().push(found);
    }
    for parts in keys.into_values() {
        let columns: Vec<_> = parts.iter().map(|part| part.column.as_str()).collect();
        let Some(first) = parts.first() else { continue };
        let (target, update, delete) = (&first.table, &first.on_update, &first.on_delete);
        let actions = format!("ON UPDATE {update} ON DELETE {delete}");
        lines.push(format!("FOREIGN KEY ({}) REFERENCES {target} {actions}", columns.join(", ")));
    }
    for index in catalog.indexes.get(table).into_iter().flatten() {
        let keys = catalog.index_keys.get(&index.name).into_iter().flatten().map(|key| {
            let collation = key.collation.as_deref().unwrap_or("BINARY");
            let direction = if key.descending { " DESC" } else { "" };
            format!("{} COLLATE {collation}{direction}", key.column.as_deref().unwrap_or("expression"))
        });
        let keys: Vec<String> = keys.collect();
        let what = match index.origin.as_str() {
            "pk" => "PRIMARY KEY".to_owned(),
            "u" => "UNIQUE".to_owned(),
            _ => format!("{}INDEX {}", if index.unique { "UNIQUE " } else { "" }, index.name),
        };
        lines.push(format!("{what} ({})", keys.join(", ")));
    }
    lines
}
