//! Rows to try a plan with: a few per table, of every column's type, the same every time.

use std::collections::BTreeSet;

use crate::escape::identifier;
use crate::schema::{
    Column, ConstraintKind, Dialect, IdentityKind, Object, ObjectKey, ObjectKind, Relation, RelationKind, Root,
};
use crate::snapshot::Snapshot;

/// Rows tried per table.
const ROWS: u32 = 3;

/// One INSERT for each row that is tried, tables before those that point at them. A schema may refuse some: a check
/// that no plain value satisfies, for one.
#[must_use]
pub fn seed_statements(snapshot: &Snapshot) -> Vec<String> {
    let mut statements = Vec::new();
    for relation in in_order(snapshot) {
        let columns: Vec<&Column> = relation
            .columns
            .iter()
            .filter_map(|name| column(snapshot, relation, name))
            .filter(|column| column.generation_expression.is_none())
            .collect();
        let name = format!("{}.{}", identifier(&relation.schema), identifier(&relation.name));
        let always = columns.iter().any(|column| column.identity == Some(IdentityKind::Always));
        let overriding = if always { " OVERRIDING SYSTEM VALUE" } else { "" };
        let names: Vec<_> = columns.iter().map(|column| identifier(&column.name)).collect();
        for row in 1..=ROWS {
            let values: Vec<_> = columns.iter().map(|column| value(snapshot, column, row)).collect();
            statements.push(if names.is_empty() {
                format!("INSERT INTO {name} DEFAULT VALUES")
            } else {
                format!("INSERT INTO {name} ({}){overriding} VALUES ({})", names.join(", "), values.join(", "))
            });
        }
    }
    statements
}

fn in_order(snapshot: &Snapshot) -> Vec<&Relation> {
    let tables = snapshot.entries().filter_map(|entry| match entry.object() {
        Object::Relation(relation)
            if matches!(relation.relation_kind, RelationKind::Table | RelationKind::PartitionedTable)
                && relation.partition_of.is_none() =>
        {
            Some(relation)
        }
        _ => None,
    });
    let mut waiting: Vec<&Relation> = tables.collect();
    let mut done: BTreeSet<(&str, &str)> = BTreeSet::new();
    let mut order = Vec::with_capacity(waiting.len());
    while !waiting.is_empty() {
        let ready = |relation: &&Relation| targets(snapshot, relation).iter().all(|target| done.contains(target));
        // in a circle the first one goes first; its rows may be refused
        let place = waiting.iter().position(ready).unwrap_or(0);
        let relation = waiting.remove(place);
        done.insert((&relation.schema, &relation.name));
        order.push(relation);
    }
    order
}

fn targets<'a>(snapshot: &'a Snapshot, relation: &Relation) -> Vec<(&'a str, &'a str)> {
    let key =
        ObjectKey::new(Root::Relation, ObjectKind::Relation, vec![relation.schema.clone(), relation.name.clone()]);
    let members = snapshot.group(&key).into_iter().flat_map(|group| group.objects());
    let found = members.filter_map(|member| match member.object() {
        Object::Constraint(constraint) if constraint.constraint_kind == ConstraintKind::ForeignKey => {
            let target = constraint.referenced_relation.as_ref()?;
            let own = target.schema == relation.schema && target.name == relation.name;
            (!own).then_some((target.schema.as_str(), target.name.as_str()))
        }
        _ => None,
    });
    found.collect()
}

fn column<'a>(snapshot: &'a Snapshot, relation: &Relation, name: &str) -> Option<&'a Column> {
    let path = vec![relation.schema.clone(), relation.name.clone(), name.to_owned()];
    match snapshot.get(&ObjectKey::new(Root::Relation, ObjectKind::Column, path)) {
        Some(Object::Column(column)) => Some(column),
        _ => None,
    }
}

fn value(snapshot: &Snapshot, column: &Column, row: u32) -> String {
    if row == ROWS && !column.not_null {
        return "NULL".to_owned();
    }
    let (data_type, label) = base(snapshot, column, row);
    if let Some(label) = label {
        return format!("'{}'", label.replace('\'', "''"));
    }
    if snapshot.dialect() == Dialect::Sqlite {
        return by_affinity(&data_type, row);
    }
    plain(&data_type, row).unwrap_or_else(|| "DEFAULT".to_owned())
}

// SQLite takes any name for a type and reads an affinity out of it: <https://www.sqlite.org/datatype3.html>, 3.1
fn by_affinity(data_type: &str, row: u32) -> String {
    let has = |parts: &[&str]| parts.iter().any(|part| data_type.contains(part));
    if has(&["int"]) {
        row.to_string()
    } else if has(&["char", "clob", "text"]) {
        format!("'{row}'")
    } else if has(&["blob"]) {
        format!("x'{row:02x}'")
    } else {
        format!("{row}.5")
    }
}

// the type below domains, or the label of an enum
fn base(snapshot: &Snapshot, column: &Column, row: u32) -> (String, Option<String>) {
    let (mut data_type, mut reference) = (column.data_type.clone(), column.type_reference.clone());
    for _ in 0..32 {
        let Some(name) = reference.take().filter(|_| !data_type.ends_with("[]")) else { break };
        let at =
            |root: Root| snapshot.get(&ObjectKey::new(root, root.kind(), vec![name.schema.clone(), name.name.clone()]));
        if let Some(Object::Enum(found)) = at(Root::Enum) {
            let place = (row as usize).saturating_sub(1) % found.labels.len().max(1);
            return (data_type, found.labels.get(place).cloned());
        }
        if let Some(Object::Domain(domain)) = at(Root::Domain) {
            (data_type, reference) = (domain.data_type.clone(), domain.type_reference.clone());
        }
    }
    (data_type, None)
}

fn plain(data_type: &str, row: u32) -> Option<String> {
    if data_type.ends_with("[]") {
        return Some("'{}'".to_owned());
    }
    let base = data_type.split('(').next().unwrap_or_default().trim();
    Some(match base {
        "smallint" | "integer" | "bigint" | "numeric" | "real" | "double precision" | "money" | "oid" => {
            row.to_string()
        }
        "text" | "character varying" | "character" | "name" | "bpchar" => format!("'{row}'"),
        "boolean" => if row.is_multiple_of(2) { "true" } else { "false" }.to_owned(),
        "date" => format!("'2024-02-{:02}'", 27 + row.min(2)),
        "uuid" => format!("'00000000-0000-4000-8000-{row:012}'"),
        "json" | "jsonb" => format!("'{{\"row\": {row}}}'"),
        "bytea" => "'\\x00ff'".to_owned(),
        "inet" | "cidr" => format!("'10.0.0.{row}'"),
        "macaddr" => format!("'08:00:2b:01:02:0{row}'"),
        "interval" => format!("'{row} days'"),
        "xml" => "'<row/>'".to_owned(),
        "tsvector" => "'word'".to_owned(),
        _ if base.starts_with("timestamp") => format!("'2024-03-31 02:3{row}:00'"),
        _ if base.starts_with("time") => format!("'02:3{row}:00'"),
        "int4range" | "int8range" | "numrange" => format!("'[{row},{})'", row + 1),
        _ => return None,
    })
}
