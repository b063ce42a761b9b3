//! Foreign keys: which let go before tables change, and which come back after.

use std::collections::{BTreeMap, BTreeSet};

use super::alter::{Alteration, replaced_indexes};
use super::model::{Model, Table, TableChange};
use crate::schema::{Constraint, Index, Object, ObjectName};

/// Every table that stays, by its old name, with what it needs.
pub(super) type Changes<'m, 'a> = BTreeMap<ObjectName, (TableChange<'m, 'a>, Alteration)>;

/// The old foreign keys that go first and the new ones that come last.
pub(super) fn released<'a>(model: &Model<'a>, changes: &Changes<'_, 'a>) -> (Vec<&'a Constraint>, Vec<&'a Constraint>) {
    let (mut drops, mut kept) = (Vec::new(), BTreeSet::new());
    let new: Vec<&Constraint> = model.new_tables.values().flat_map(Table::foreign_keys).collect();
    // names of foreign keys are unique in their schema
    let taken: BTreeSet<_> = new.iter().map(|key| (key.schema.as_str(), key.name.as_str())).collect();
    for table in model.old_tables.values() {
        for key in table.foreign_keys() {
            let child = changes.get(&table.name());
            let referenced = key.referenced_relation.as_ref();
            let parent = referenced.and_then(|name| changes.get(name));
            let parent_goes = parent.is_none() && referenced.is_some_and(|name| model.old_tables.contains_key(name));
            let parent_moves = parent.is_some_and(|parent| is_disturbed(parent, &key.referenced_columns));
            let Some(child) = child else {
                // it goes with its table, unless something waits for it
                let alone = referenced == Some(&table.name());
                if (!alone && (parent_goes || parent_moves))
                    || taken.contains(&(key.schema.as_str(), key.name.as_str()))
                {
                    drops.push(key);
                }
                continue;
            };
            let successor = match model.successor(&key.key()) {
                Some(Object::Constraint(new)) => Some(new),
                _ => None,
            };
            let stays = successor.is_some_and(|new| carried(child, parent, key) == *new);
            let renamed = child.0.old.relation.name != child.0.new.relation.name
                && key.name.starts_with(&format!("{}_ibfk_", child.0.old.relation.name));
            match successor {
                Some(new)
                    if stays && !renamed && !parent_goes && !parent_moves && !is_disturbed(child, &key.columns) =>
                {
                    kept.insert((new.schema.as_str(), new.name.as_str()));
                }
                _ => drops.push(key),
            }
        }
    }
    let adds = new.into_iter().filter(|key| !kept.contains(&(key.schema.as_str(), key.name.as_str()))).collect();
    (drops, adds)
}

/// A foreign key as the server keeps it through what happens to its two tables.
fn carried(
    child: &(TableChange<'_, '_>, Alteration),
    parent: Option<&(TableChange<'_, '_>, Alteration)>,
    key: &Constraint,
) -> Constraint {
    let renamed = |change: &TableChange<'_, '_>, columns: &[String]| -> Vec<String> {
        columns.iter().map(|column| change.renamed(column).to_owned()).collect()
    };
    let new = child.0.new.relation;
    Constraint {
        schema: new.schema.clone(),
        relation: new.name.clone(),
        columns: renamed(&child.0, &key.columns),
        referenced_relation: match parent {
            Some((change, _)) => Some(change.new.name()),
            None => key.referenced_relation.clone(),
        },
        referenced_columns: match parent {
            Some((change, _)) => renamed(change, &key.referenced_columns),
            None => key.referenced_columns.clone(),
        },
        ..key.clone()
    }
}

// the server refuses to change what a foreign key stands on
fn is_disturbed((change, alteration): &(TableChange<'_, '_>, Alteration), columns: &[String]) -> bool {
    let (old, new) = (change.old.relation, change.new.relation);
    if old.access_method != new.access_method || alteration.partitioning.is_some() {
        return true;
    }
    let versioned = |relation: &crate::schema::Relation| {
        relation.storage_options.iter().any(|option| option.starts_with("system_versioning"))
    };
    if versioned(old) != versioned(new) {
        return true;
    }
    let converted = columns.iter().any(|name| {
        alteration.recreated.contains(name)
            || change.columns.iter().find(|(old, _)| old.name == *name).is_none_or(|(old, new)| {
                old.data_type != new.data_type
                    || old.character_set != new.character_set
                    || old.collation != new.collation
                    || old.generation_kind != new.generation_kind
                    || old.generation_expression != new.generation_expression
            })
    });
    let serves = |index: &&Index| {
        let leading = index.keys.iter().take(columns.len());
        index.keys.len() >= columns.len()
            && leading.into_iter().all(|key| key.column.as_ref().is_some_and(|column| columns.contains(column)))
    };
    converted || replaced_indexes(change, alteration).iter().any(serves)
}
