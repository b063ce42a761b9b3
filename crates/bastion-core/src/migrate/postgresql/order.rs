//! The order of columns and attributes, and what else a table can only get by being written anew.

use super::fate::set_aside;
use super::model::{Fate, Item, Model, is_table};
use crate::schema::{Composite, Object, ObjectKey, ObjectKind, Relation, RelationKind};

/// Sets aside what cannot be brought into shape in place.
pub(super) fn settle(model: &mut Model<'_>) {
    for place in 0..model.items.len() {
        let Some(item) = model.items.get(place) else { continue };
        if !matches!(item.fate, Fate::Keep | Fate::Alter) {
            continue;
        }
        let rebuilt = match (item.old_object(), item.new_object()) {
            (Some(Object::Relation(_)), Some(Object::Relation(new))) if is_table(new.relation_kind) => {
                needs_rebuilding(model, item, new)
            }
            (Some(Object::Composite(_)), Some(Object::Composite(new))) => !composite_alterable(model, item, new),
            _ => false,
        };
        if rebuilt {
            set_aside(model, place);
        } else if attributes_change(model, place)
            && let Some(item) = model.items.get_mut(place)
        {
            item.fate = Fate::Alter;
        }
    }
    partitions_of_rebuilt(model);
    retyped_partition_keys(model);
}

fn needs_rebuilding(model: &Model<'_>, item: &Item<'_>, new: &Relation) -> bool {
    if new.relation_kind == RelationKind::ForeignTable {
        return false;
    }
    if (changes_values(model, item) || item.has(&["persistence"])) && row_type_is_used(model, item) {
        return true;
    }
    model.exact_order() && (reached_order(model, item, new) != new.columns || inheritance_differs(model, item, new))
}

// whether the rows are written anew
fn changes_values(model: &Model<'_>, item: &Item<'_>) -> bool {
    model.new_members(item.key(), ObjectKind::Column).iter().any(|column| match column.new_object() {
        Some(Object::Column(_)) if column.old.is_some() => column.retyped,
        Some(Object::Column(column)) => {
            column.default_expression.is_some()
                || column.generation_expression.is_some()
                || column.identity.is_some()
                || super::volatile::checked_domain(model, column)
        }
        _ => false,
    })
}

// the server refuses then: values of the row type elsewhere would not follow (find_composite_type_dependencies in
// src/backend/commands/tablecmds.c)
fn row_type_is_used(model: &Model<'_>, item: &Item<'_>) -> bool {
    let Some(old) = item.old else { return false };
    let users = model.old_index.get(old.key()).and_then(|place| model.dependents.get(*place));
    users.into_iter().flatten().filter_map(|place| model.items.get(*place)).any(|user| {
        let elsewhere = user.old.is_some_and(|user| !user.key().compare_root(old.key()).is_eq());
        let by_type = match user.old_object() {
            Some(Object::Column(column)) => column.type_reference.is_some(),
            Some(Object::Attribute(_) | Object::Domain(_)) => true,
            _ => false,
        };
        elsewhere && by_type
    })
}

/// The order of columns that altering the table in place leads to.
pub(super) fn reached_order(model: &Model<'_>, item: &Item<'_>, new: &Relation) -> Vec<String> {
    let Some(Object::Relation(old)) = item.old_object() else { return new.columns.clone() };
    let columns = model.new_members(item.key(), ObjectKind::Column);
    let stays = |column: &&&Item<'_>| column.old.is_some() && !column.fate.destroys();
    let kept: Vec<(&str, &str)> = columns
        .iter()
        .filter(stays)
        .filter_map(|column| Some((column.old?.key().name(), column.new?.key().name())))
        .collect();
    let mut order: Vec<String> = old
        .columns
        .iter()
        .filter_map(|name| kept.iter().find(|(before, _)| before == name).map(|(_, after)| (*after).to_owned()))
        .collect();
    let added = new.columns.iter().filter(|name| kept.iter().all(|(_, after)| after != name)).cloned();
    order.extend(added);
    order
}

// whether a column is a table's own can only be settled when the table is made, or a parent is left
fn inheritance_differs(model: &Model<'_>, item: &Item<'_>, new: &Relation) -> bool {
    if new.partition_of.is_some() {
        return false;
    }
    let Some(Object::Relation(old)) = item.old_object() else { return false };
    let leaves = old.inherits.iter().any(|parent| !new.inherits.contains(parent)) || old.partition_of.is_some();
    model.new_members(item.key(), ObjectKind::Column).iter().any(|column| {
        match (column.old_object(), column.new_object()) {
            (Some(Object::Column(before)), Some(Object::Column(after))) => match (before.inherited, after.inherited) {
                (false, true) => true,
                (true, false) => !leaves,
                _ => false,
            },
            // a new column of its own beside an inherited one merges; one that comes late is its own
            (None, Some(Object::Column(after))) => after.inherited && old.inherits != new.inherits,
            _ => false,
        }
    })
}

// the type itself may be as it was
fn attributes_change(model: &Model<'_>, place: usize) -> bool {
    let item = model.items.get(place).filter(|item| item.kind() == ObjectKind::Composite && item.new.is_some());
    item.is_some_and(|item| {
        let attributes = model.new_members(item.key(), ObjectKind::Attribute);
        attributes.iter().any(|attribute| attribute.has(&["data_type", "type_reference", "collation"]))
    })
}

fn composite_alterable(model: &Model<'_>, item: &Item<'_>, new: &Composite) -> bool {
    let attributes = model.new_members(item.key(), ObjectKind::Attribute);
    let Some(Object::Composite(old)) = item.old_object() else { return true };
    let kept: Vec<(&str, &str)> = attributes
        .iter()
        .filter_map(|attribute| Some((attribute.old?.key().name(), attribute.new?.key().name())))
        .collect();
    let mut order: Vec<&str> = old
        .attributes
        .iter()
        .filter_map(|name| kept.iter().find(|(before, _)| before == name).map(|(_, after)| *after))
        .collect();
    order.extend(new.attributes.iter().map(String::as_str).filter(|name| kept.iter().all(|(_, after)| after != name)));
    let in_order = order.iter().copied().eq(new.attributes.iter().map(String::as_str));
    let retyped = attributes.iter().any(|attribute| attribute.has(&["data_type", "type_reference", "collation"]));
    // the server refuses ALTER ATTRIBUTE … TYPE while a column has the type
    let used = |key: &ObjectKey| {
        model.old_index.get(key).and_then(|place| model.dependents.get(*place)).is_some_and(|list| !list.is_empty())
    };
    let changes_shape = old.attributes.len() != kept.len() || new.attributes.len() != kept.len();
    let typed_tables = item.old.is_some_and(|old| {
        model.old_index.get(old.key()).and_then(|place| model.dependents.get(*place)).is_some_and(|list| {
            list.iter().filter_map(|place| model.items.get(*place)).any(|item| item.kind() == ObjectKind::Relation)
        })
    });
    in_order && !(retyped && item.old.is_some_and(|old| used(old.key()))) && !(changes_shape && typed_tables)
}

// the rows of a partitioned table live in its partitions
fn partitions_of_rebuilt(model: &mut Model<'_>) {
    loop {
        let found = model.items.iter().position(|item| match item.old_object() {
            Some(Object::Relation(relation)) if matches!(item.fate, Fate::Keep | Fate::Alter) => {
                relation.partition_of.as_ref().is_some_and(|parent| {
                    let parent = model.old_item(&super::model::relation_key(parent));
                    parent.is_some_and(|parent| {
                        parent.fate == Fate::Aside
                            && matches!(parent.old_object(), Some(Object::Relation(found))
                                if found.relation_kind == RelationKind::PartitionedTable)
                    })
                })
            }
            _ => false,
        });
        let Some(place) = found else { break };
        if !set_aside(model, place) {
            break;
        }
    }
}

// a column that rows are spread by cannot change its type in place
fn retyped_partition_keys(model: &mut Model<'_>) {
    let tables: Vec<usize> = (0..model.items.len())
        .filter(|place| {
            model.items.get(*place).is_some_and(|item| {
                matches!(item.fate, Fate::Keep | Fate::Alter)
                    && matches!(item.old_object(), Some(Object::Relation(relation)) if relation.partition_key.is_some())
            })
        })
        .collect();
    for place in tables {
        let Some(item) = model.items.get(place) else { continue };
        let Some(Object::Relation(relation)) = item.old_object() else { continue };
        let key = relation.partition_key.as_deref().unwrap_or_default();
        let hit =
            model.old_members(item.old.map_or(item.key(), |old| old.key()), ObjectKind::Column).iter().any(|column| {
                (column.retyped || column.fate.destroys())
                    && column.old.is_some_and(|old| mentions(key, old.key().name()))
            });
        if hit {
            set_aside(model, place);
        }
    }
}

/// Whether a text speaks of a name, as a word or quoted.
pub(super) fn mentions(text: &str, name: &str) -> bool {
    let word = |character: char| character.is_alphanumeric() || character == '_' || character == '$';
    text.contains(&crate::escape::identifier(name))
        || text.match_indices(name).any(|(at, _)| {
            let before = text.get(..at).and_then(|head| head.chars().next_back());
            let after = text.get(at + name.len()..).and_then(|tail| tail.chars().next());
            !before.is_some_and(word) && !after.is_some_and(word)
        })
}
