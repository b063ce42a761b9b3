//! VAL007: a sequence ends before the column it serves.

use super::super::{Check, Outcome, Rule};
use super::place;
use crate::finding::{Audience, Facet, Impact, Location};
use crate::schema::{Object, ObjectKey, ObjectKind, Root};
use crate::snapshot::Snapshot;

/// VAL007.
pub(crate) const RULE: Rule = Rule {
    id: "VAL007",
    name: "sequence-type-behind-column",
    title: "a sequence ends before the column it serves",
    meaning: "Inserts fail when the sequence is used up, although the column's type has room.",
    advice: "give the sequence the column's type",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[],
    check: Check::State(check),
};

fn check(snapshot: &Snapshot) -> Vec<(Location, Outcome)> {
    let mut found = Vec::new();
    for entry in snapshot.entries() {
        let Object::Sequence(sequence) = entry.object() else { continue };
        let Some(owner) = &sequence.owned_by else { continue };
        let Some(column) = &owner.column else { continue };
        let path = vec![owner.schema.clone(), owner.relation.clone(), column.clone()];
        let key = ObjectKey::new(Root::Relation, ObjectKind::Column, path);
        let Some(Object::Column(column)) = snapshot.get(&key) else { continue };
        if bytes(&sequence.data_type).zip(bytes(&column.data_type)).is_some_and(|(own, column)| own < column) {
            let words = format!(
                "sequence `{}` is `{}`, and the column it serves, `{}`, is `{}`",
                entry.key().path().join("."),
                sequence.data_type,
                key.path().join("."),
                column.data_type
            );
            found.push((place(entry.key()), Outcome::new(words)));
        }
    }
    found
}

fn bytes(data_type: &str) -> Option<u8> {
    match data_type {
        "smallint" => Some(2),
        "integer" => Some(4),
        "bigint" => Some(8),
        _ => None,
    }
}
