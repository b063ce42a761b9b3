//! What can only go when everything else is done.

use super::model::{Fate, Item, Model, relation_key};
use super::release::{is_called, lets_go_early};
use crate::schema::{Object, ObjectKind};

/// Whether an old partition goes away while its table is written anew: its rows are the table's, and move with it.
pub(super) fn moves_with_parent(model: &Model<'_>, item: &Item<'_>) -> bool {
    let Some(Object::Relation(relation)) = item.old_object().filter(|_| item.fate == Fate::Drop) else { return false };
    let mut above = relation.partition_of.clone();
    while let Some(parent) = above {
        let Some(item) = model.old_item(&relation_key(&parent)) else { return false };
        if item.fate == Fate::Aside {
            return true;
        }
        above = match item.old_object() {
            Some(Object::Relation(parent)) if item.fate == Fate::Drop => parent.partition_of.clone(),
            _ => None,
        };
    }
    false
}

/// Marks old objects that something altered in place still uses until it is altered, and what those in turn need.
pub(super) fn mark(model: &mut Model<'_>) {
    let with_parent: Vec<bool> = model.items.iter().map(|item| moves_with_parent(model, item)).collect();
    for (item, with_parent) in model.items.iter_mut().zip(with_parent) {
        item.late = item.fate == Fate::Aside
            || with_parent
            || (item.fate == Fate::Drop && matches!(item.kind(), ObjectKind::Schema | ObjectKind::Extension));
    }
    loop {
        let mut found = Vec::new();
        for (place, list) in model.dependents.iter().enumerate() {
            let Some(item) = model.items.get(place).filter(|item| item.fate == Fate::Drop && !item.late) else {
                continue;
            };
            if matches!(item.kind(), ObjectKind::Column | ObjectKind::Constraint | ObjectKind::Index) {
                continue;
            }
            let used = list.iter().filter_map(|place| model.items.get(*place)).any(|other| {
                other.late
                    || is_held_by_late_table(model, item, other)
                    || (matches!(other.fate, Fate::Alter) && other.kind() != ObjectKind::Sequence && !other.released)
            });
            if used {
                found.push(place);
            }
        }
        if found.is_empty() {
            break;
        }
        for place in found {
            if let Some(item) = model.items.get_mut(place) {
                item.late = true;
            }
        }
    }
}

// a column of a table that is kept aside, or an attribute of a type, needs its own type until then
fn is_held_by_late_table(model: &Model<'_>, item: &Item<'_>, user: &Item<'_>) -> bool {
    let held = [ObjectKind::Column, ObjectKind::Attribute];
    let Some(old) = user.old.filter(|old| held.contains(&old.key().kind())) else { return false };
    model.old_root(old.key()).is_some_and(|root| root.late) && !(is_called(item.kind()) && lets_go_early(model, old))
}
