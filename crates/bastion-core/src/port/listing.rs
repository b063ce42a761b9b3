//! What a snapshot says of its tables, for sources that answer from one.

use super::TableName;
use crate::schema::{Column, Object, Relation};
use crate::snapshot::{HashedObject, Snapshot};

/// The relations of a snapshot, by schema and name.
pub fn relations(snapshot: &Snapshot) -> impl Iterator<Item = &Relation> {
    snapshot.groups().iter().filter_map(|group| match group.objects().first().map(HashedObject::object) {
        Some(Object::Relation(relation)) => Some(relation),
        _ => None,
    })
}

/// Their names and kinds.
#[must_use]
pub fn tables(snapshot: &Snapshot) -> Vec<TableName> {
    let name = |relation: &Relation| TableName {
        schema: relation.schema.clone(),
        name: relation.name.clone(),
        relation_kind: relation.relation_kind,
    };
    relations(snapshot).map(name).collect()
}

/// The columns of one of them, in their order; `None` when there is no such relation.
#[must_use]
pub fn columns(snapshot: &Snapshot, schema: &str, table: &str) -> Option<Vec<Column>> {
    let relation = relations(snapshot).find(|relation| relation.schema == schema && relation.name == table)?;
    let mut columns: Vec<_> = snapshot
        .entries()
        .filter_map(|entry| match entry.object() {
            Object::Column(column) if column.schema == schema && column.relation == table => Some(column.clone()),
            _ => None,
        })
        .collect();
    columns.sort_by_key(|column| relation.columns.iter().position(|name| *name == column.name));
    Some(columns)
}
