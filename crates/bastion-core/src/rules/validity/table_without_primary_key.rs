//! VAL005: a table has no primary key.

use super::super::{Check, Outcome, Rule};
use super::place;
use crate::finding::{Audience, Facet, Impact, Location};
use crate::schema::{ConstraintKind, Object, RelationKind};
use crate::snapshot::Snapshot;

/// VAL005.
pub(crate) const RULE: Rule = Rule {
    id: "VAL005",
    name: "table-without-primary-key",
    title: "a table has no primary key",
    meaning: "Rows cannot be told apart: logical replication refuses updates, and clients that edit rows guess.",
    advice: "add a primary key",
    impacts: &[Impact::info(Audience::Operations)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[],
    check: Check::State(check),
};

fn check(snapshot: &Snapshot) -> Vec<(Location, Outcome)> {
    let mut found = Vec::new();
    for group in snapshot.groups() {
        let Some(Object::Relation(relation)) = group.objects().first().map(crate::snapshot::HashedObject::object)
        else {
            continue;
        };
        let table = matches!(relation.relation_kind, RelationKind::Table | RelationKind::PartitionedTable);
        let keyed = group.objects().iter().any(|entry| {
            matches!(entry.object(), Object::Constraint(found) if found.constraint_kind == ConstraintKind::PrimaryKey)
        });
        if table && relation.partition_of.is_none() && !keyed {
            let words = format!("table `{}` has no primary key", group.key().path().join("."));
            found.push((place(group.key()), Outcome::new(words)));
        }
    }
    found
}
