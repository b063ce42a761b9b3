//! From paired objects to changes.

use std::collections::BTreeMap;

use serde_json::Value;

use super::pairing::{Pair, Pairing};
use super::{Added, Change, Changed, DiffError, Recreated, Removed, Renamed, Verb};
use crate::canonical::{self, CanonicalError};
use crate::schema::{FieldRow, Object, ObjectFields, ObjectKey};
use crate::snapshot::HashedObject;

pub(super) fn changes(pairing: &Pairing<'_>) -> Result<Vec<Change>, DiffError> {
    let mut keyed: Vec<(ObjectKey, u8, Change)> = Vec::new();
    for object in &pairing.removed {
        let (key, object) = (object.key(), object.object().clone());
        let change = Change::Removed(Removed { object_kind: key.kind(), path: key.path().to_vec(), object });
        keyed.push((key.clone(), 0, change));
    }
    for object in &pairing.added {
        let (key, object) = (object.key(), object.object().clone());
        let change = Change::Added(Added { object_kind: key.kind(), path: key.path().to_vec(), object });
        keyed.push((key.clone(), 1, change));
    }
    for pair in &pairing.pairs {
        for change in pair_changes(pair, pairing)? {
            keyed.push((pair.new.key().clone(), 2, change));
        }
    }
    // stable: the changes of one object keep the order of its fields
    keyed.sort_by(|left, right| left.0.cmp(&right.0).then(left.1.cmp(&right.1)));
    Ok(keyed.into_iter().map(|(_, _, change)| change).collect())
}

pub(super) fn pair_changes(pair: &Pair<'_>, pairing: &Pairing<'_>) -> Result<Vec<Change>, DiffError> {
    let (old, new) = (pair.old.key(), pair.new.key());
    let (object_kind, path) = (new.kind(), new.path().to_vec());
    let mut changes = Vec::new();
    if pairing.names.inherited(old) != path {
        let evidence = pair.evidence;
        changes.push(Change::Renamed(Renamed {
            object_kind,
            old_path: old.path().to_vec(),
            path: path.clone(),
            evidence,
        }));
    }
    if pair.recreated {
        changes.push(Change::Recreated(Recreated { object_kind, path: path.clone(), old_path: old.path().to_vec() }));
    }
    if pair.old.same_content(pair.new) {
        return Ok(changes);
    }
    let relations = mentioned_relations(pair.old);
    let old_path = (old.path() != path).then(|| old.path().to_vec());
    for (row, old_value, new_value) in differing(&fields_of(pair.old)?, &fields_of(pair.new)?) {
        if !pairing.names.is_empty() && follows_renames(pairing, old_value.as_ref(), new_value.as_ref(), &relations)? {
            continue;
        }
        changes.push(Change::Changed(Changed {
            object_kind,
            path: path.clone(),
            old_path: old_path.clone(),
            field: row.name.to_owned(),
            facet: row.facet,
            verb: match (&old_value, &new_value) {
                (None, _) => Verb::Set,
                (_, None) => Verb::Unset,
                _ => Verb::Changed,
            },
            old_value,
            new_value,
        }));
    }
    Ok(changes)
}

fn fields_of(object: &HashedObject) -> Result<ObjectFields, DiffError> {
    let fields = object.object().fields();
    Ok(fields.map_err(|error| CanonicalError::Shape { reason: error.to_string() })?)
}

fn differing(old: &ObjectFields, new: &ObjectFields) -> Vec<(FieldRow, Option<Value>, Option<Value>)> {
    let mut rows: BTreeMap<&str, (FieldRow, Option<&Value>, Option<&Value>)> = BTreeMap::new();
    for (row, value) in old {
        rows.insert(row.name, (*row, Some(value), None));
    }
    for (row, value) in new {
        rows.entry(row.name).or_insert((*row, None, None)).2 = Some(value);
    }
    let differing = rows.into_values().filter(|(_, old, new)| old != new);
    differing.map(|(row, old, new)| (row, old.cloned(), new.cloned())).collect()
}

fn follows_renames(
    pairing: &Pairing<'_>,
    old: Option<&Value>,
    new: Option<&Value>,
    relations: &[Vec<String>],
) -> Result<bool, DiffError> {
    let (Some(old), Some(new)) = (old, new) else { return Ok(false) };
    let text = |value: &Value| canonical::write(value).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    Ok(pairing.names.same_text(&text(old)?, &text(new)?, relations))
}

// the relations whose columns an object's fields may mention: its own, what it reads, what it points at
fn mentioned_relations(object: &HashedObject) -> Vec<Vec<String>> {
    let own = object.key().root_path().to_vec();
    let others = match object.object() {
        Object::Relation(relation) => relation
            .depends_on
            .iter()
            .map(|reference| vec![reference.schema.clone(), reference.relation.clone()])
            .collect(),
        Object::Constraint(constraint) => {
            let referenced = constraint.referenced_relation.iter();
            referenced.map(|name| vec![name.schema.clone(), name.name.clone()]).collect()
        }
        Object::Sequence(sequence) => {
            let owner = sequence.owned_by.iter();
            owner.map(|reference| vec![reference.schema.clone(), reference.relation.clone()]).collect()
        }
        _ => Vec::new(),
    };
    std::iter::once(own).chain(others).collect()
}
