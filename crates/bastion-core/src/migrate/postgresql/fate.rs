//! Decides what happens to each object: first by what changed in it, then by what it cannot be without.

use super::member::alter_policy;
use super::model::{Fate, Item, Model, is_table, is_type, relation_key, relation_kind};
use super::other::{alter_configuration, alter_publication};
use super::routine::replaceable;
use super::standalone::added_labels;
use crate::schema::{
    Constraint, ConstraintKind, Domain, DomainCheck, Object, ObjectKey, ObjectKind, ObjectName, Relation, RelationKind,
    Root,
};

/// Decides for all objects.
pub(super) fn decide(model: &mut Model<'_>) {
    for place in 0..model.items.len() {
        let Some(item) = model.items.get(place) else { continue };
        let (fate, retyped) = first(model, item);
        if let Some(item) = model.items.get_mut(place) {
            (item.fate, item.retyped) = (fate, retyped);
        }
    }
    // each round destroys more, never less: it ends
    loop {
        let before = weight(model);
        spread(model);
        super::order::settle(model);
        if weight(model) == before {
            break;
        }
    }
    triggers_of_moved_partitions(model);
    super::late::mark(model);
}

// a partition that is made or attached again gets its triggers from the table
fn triggers_of_moved_partitions(model: &mut Model<'_>) {
    let moved = |name: &ObjectName| {
        model
            .new_item(&relation_key(name))
            .is_some_and(|item| item.fate.makes() || item.released || item.has(&["partition_of", "partition_bound"]))
    };
    let touched: Vec<usize> = (0..model.items.len())
        .filter(|place| match model.items.get(*place).and_then(Item::new_object) {
            Some(Object::Trigger(trigger)) => trigger.partition_states.iter().any(|part| moved(&part.relation)),
            _ => false,
        })
        .collect();
    for place in touched {
        if let Some(item) = model.items.get_mut(place).filter(|item| matches!(item.fate, Fate::Keep | Fate::Alter)) {
            (item.fate, item.touched) = (Fate::Alter, true);
        }
    }
}

fn weight(model: &Model<'_>) -> usize {
    let one = |item: &Item<'_>| {
        usize::from(item.fate.destroys()) * 4
            + usize::from(item.fate == Fate::Aside)
            + usize::from(item.fate == Fate::Alter)
            + usize::from(item.retyped)
            + usize::from(item.renewed)
            + usize::from(item.released)
            + usize::from(item.touched)
    };
    model.items.iter().map(one).sum()
}

// a partition that leaves its table keeps the keys it had from it
fn stays_when_detached(model: &Model<'_>, new: &Constraint) -> bool {
    let own = ObjectName::new(new.schema.clone(), new.relation.clone());
    let Some(item) = model.new_item(&relation_key(&own)) else { return false };
    let (Some(Object::Relation(before)), Some(Object::Relation(after))) = (item.old_object(), item.new_object()) else {
        return false;
    };
    let Some(parent) = before.partition_of.as_ref().filter(|_| after.partition_of.is_none()) else { return false };
    // a key has a name of its own there, which is its index's
    if matches!(new.constraint_kind, ConstraintKind::PrimaryKey | ConstraintKind::Unique) {
        let path = vec![new.schema.clone(), new.relation.clone(), new.name.clone()];
        return match model.old.get(&ObjectKey::new(Root::Relation, ObjectKind::Index, path)) {
            Some(Object::Index(index)) => {
                let columns: Vec<_> = index.keys.iter().filter_map(|key| key.column.clone()).collect();
                index.partition_of.is_some() && index.unique && columns == new.columns
            }
            _ => false,
        };
    }
    let path = vec![parent.schema.clone(), parent.name.clone(), new.name.clone()];
    let key = ObjectKey::new(Root::Relation, ObjectKind::Constraint, path);
    let Some(Object::Constraint(of_parent)) = model.old.get(&key) else { return false };
    let renamed = Constraint { relation: new.relation.clone(), schema: new.schema.clone(), ..of_parent.clone() };
    // it stands by itself when the table stays what it is
    new.constraint_kind == ConstraintKind::ForeignKey && renamed == *new && !item.has(&["partition_key"])
}

fn first(model: &Model<'_>, item: &Item<'_>) -> (Fate, bool) {
    let (Some(old), Some(new)) = (item.old_object(), item.new_object()) else {
        let fate = match item.new_object() {
            Some(Object::Constraint(new)) if item.old.is_none() && stays_when_detached(model, new) => Fate::Keep,
            Some(_) if item.old.is_none() => Fate::Create,
            _ => Fate::Drop,
        };
        return (fate, false);
    };
    if item.changed.is_empty() {
        return (Fate::Keep, false);
    }
    let alter = |possible: bool| if possible { Fate::Alter } else { Fate::Replace };
    let aside = |possible: bool| if possible { Fate::Alter } else { Fate::Aside };
    let described = ["owner", "comment"];
    let fate = match (old, new) {
        (Object::Relation(old), Object::Relation(new)) => relation(model, item, old, new),
        (Object::Column(_), Object::Column(_)) => return column(model, item),
        (Object::Constraint(old), Object::Constraint(new)) => {
            let validated = old.not_valid && !new.not_valid;
            alter(
                item.only(&["comment", "inherited"])
                    || (validated && item.only(&["comment", "inherited", "not_valid"])),
            )
        }
        (Object::Index(old), Object::Index(new)) => alter(
            (item.only(&[
                "comment",
                "storage_options",
                "tablespace",
                "clustered",
                "replica_identity",
                "partition_of",
                "keys",
            ]) && keys_but_targets(&old.keys, &new.keys, item))
                && !(item.has(&["partition_of"]) && new.partition_of.is_some() && new.constraint.is_some()),
        ),
        (Object::Trigger(_), _) => alter(item.only(&["comment", "state", "partition_states"])),
        (Object::RewriteRule(_), _) => alter(item.only(&["comment", "state"])),
        (Object::RowPolicy(old), Object::RowPolicy(new)) => alter(alter_policy(old, new).is_some()),
        (Object::Routine(old), Object::Routine(new)) => alter(item.only(&described) || replaceable(old, new)),
        (Object::Enum(old), Object::Enum(new)) => aside(added_labels(old, new).is_some()),
        (Object::Domain(old), Object::Domain(new)) => {
            let unreachable = demands_more(old, new) && is_inside_others(model, item);
            aside(!(unreachable || item.has(&["data_type", "type_reference", "collation"])))
        }
        (Object::Range(_), _) => aside(item.only(&described)),
        (Object::Collation(_), _) => aside(item.only(&["owner", "comment", "version"])),
        (Object::Sequence(_), _) => aside(!item.has(&["identity"])),
        (Object::Operator(_), _) => alter(item.only(&["owner", "comment", "restriction_estimator", "join_estimator"])),
        (Object::OperatorFamily(_) | Object::OperatorClass(_) | Object::TextSearchDictionary(_), _) => {
            alter(item.only(&described))
        }
        (Object::Cast(_) | Object::TextSearchParser(_) | Object::TextSearchTemplate(_), _) => {
            alter(item.only(&["comment"]))
        }
        (Object::TextSearchConfiguration(old), Object::TextSearchConfiguration(new)) => {
            alter(alter_configuration(old, new).is_some())
        }
        (Object::Statistics(_), _) => alter(item.only(&["owner", "comment", "statistics_target"])),
        (Object::Publication(old), Object::Publication(new)) => alter(alter_publication(old, new, false).is_some()),
        (Object::ForeignServer(_), _) => alter(!item.has(&["wrapper", "server_type"])),
        (Object::EventTrigger(_), _) => alter(item.only(&["owner", "comment", "state"])),
        _ => Fate::Alter,
    };
    (fate, false)
}

// the server looks at every value then
fn demands_more(old: &Domain, new: &Domain) -> bool {
    let known = |check: &DomainCheck| old.checks.iter().any(|other| other.expression == check.expression);
    (new.not_null && !old.not_null) || !new.checks.iter().all(known)
}

// values inside arrays, composites and ranges cannot be looked at (manual, "ALTER DOMAIN", notes)
fn is_inside_others(model: &Model<'_>, item: &Item<'_>) -> bool {
    let mut queue: Vec<usize> = item.old.and_then(|old| model.old_index.get(old.key()).copied()).into_iter().collect();
    while let Some(place) = queue.pop() {
        for user in model.dependents.get(place).into_iter().flatten() {
            match model.items.get(*user).and_then(Item::old_object) {
                Some(Object::Column(column)) if column.data_type.ends_with("[]") => return true,
                Some(Object::Attribute(_) | Object::Range(_)) => return true,
                Some(Object::Domain(domain)) if domain.data_type.ends_with("[]") => return true,
                Some(Object::Domain(_)) => queue.push(*user),
                _ => {}
            }
        }
    }
    false
}

// keys that differ by nothing but a statistics target, or a rename
fn keys_but_targets(old: &[crate::schema::IndexKey], new: &[crate::schema::IndexKey], item: &Item<'_>) -> bool {
    let plain = |keys: &[crate::schema::IndexKey]| {
        let without = keys.iter().cloned().map(|key| crate::schema::IndexKey { statistics_target: None, ..key });
        without.collect::<Vec<_>>()
    };
    !item.has(&["keys"]) || plain(old) == plain(new)
}

fn relation(model: &Model<'_>, item: &Item<'_>, old: &Relation, new: &Relation) -> Fate {
    if old.relation_kind != new.relation_kind {
        let holds = |kind| matches!(kind, RelationKind::Table | RelationKind::PartitionedTable);
        let both = holds(old.relation_kind) && holds(new.relation_kind);
        return if both { Fate::Aside } else { Fate::Replace };
    }
    match new.relation_kind {
        RelationKind::View => {
            let same = view_columns_extend(model, item, old, new);
            if same { Fate::Alter } else { Fate::Replace }
        }
        RelationKind::MaterializedView => {
            let shown = item.has(&["definition", "columns", "access_method"]);
            if shown { Fate::Replace } else { Fate::Alter }
        }
        RelationKind::ForeignTable if item.has(&["foreign_server"]) => Fate::Replace,
        _ if item.has(&["partition_key", "access_method", "of_type"]) => Fate::Aside,
        _ => Fate::Alter,
    }
}

// CREATE OR REPLACE VIEW keeps the columns that are there: name, type, collation, place
fn view_columns_extend(model: &Model<'_>, item: &Item<'_>, old: &Relation, new: &Relation) -> bool {
    let kept = old.columns.iter().zip(&new.columns).all(|(old, new)| model_same_name(model, item, old, new));
    let columns = model.new_members(item.key(), ObjectKind::Column);
    let same_types = columns.iter().all(|column| !column.has(&["data_type", "collation", "type_reference"]));
    old.columns.len() <= new.columns.len() && kept && same_types
}

fn model_same_name(model: &Model<'_>, item: &Item<'_>, old: &str, new: &str) -> bool {
    old == new
        || model
            .new_members(item.key(), ObjectKind::Column)
            .iter()
            .any(|column| column.key().name() == new && column.old.is_some_and(|before| before.key().name() == old))
}

fn column(model: &Model<'_>, item: &Item<'_>) -> (Fate, bool) {
    let Some((Object::Column(old), Object::Column(new))) = item.old_object().zip(item.new_object()) else {
        return (Fate::Alter, false);
    };
    let kind = relation_kind(item.new.and_then(|entry| model.new_root(entry.key())), false);
    if !kind.is_some_and(is_table) {
        return (Fate::Alter, false);
    }
    // only the expression itself can be taken off a column, and only where its values are stored
    let dropped = old.generation_expression.is_some() && new.generation_expression.is_none();
    let stored = old.generation_kind == Some(crate::schema::GenerationKind::Stored);
    if item.has(&["generation_expression", "generation_kind"]) && !(dropped && stored) {
        return (Fate::Replace, false);
    }
    (Fate::Alter, item.has(&["data_type", "type_reference", "collation"]))
}

/// Carries destruction to whatever cannot be without what is destroyed.
fn spread(model: &mut Model<'_>) {
    let mut queue: Vec<usize> = (0..model.items.len())
        .filter(|place| model.items.get(*place).is_some_and(|item| item.fate.destroys() || item.retyped))
        .collect();
    while let Some(place) = queue.pop() {
        let mut hit = members(model, place);
        let dependents = model.dependents.get(place).cloned().unwrap_or_default();
        for dependent in dependents {
            if strike(model, place, dependent) {
                hit.push(dependent);
            }
        }
        queue.extend(hit);
    }
}

// what belongs to a root shares its fate
fn members(model: &mut Model<'_>, place: usize) -> Vec<usize> {
    let Some(item) = model.items.get(place) else { return Vec::new() };
    let (Some(old), fate) = (item.old, item.fate) else { return Vec::new() };
    if !fate.destroys() {
        return Vec::new();
    }
    let mut hit = Vec::new();
    if old.key().is_root() {
        let keys: Vec<_> = model
            .old
            .group(old.key())
            .into_iter()
            .flat_map(|group| group.objects())
            .filter(|member| !member.key().is_root())
            .filter_map(|member| model.old_index.get(member.key()).copied())
            .collect();
        for member in keys {
            hit.extend(destroy(model, member).then_some(member));
        }
    }
    // an index and the constraint it serves are one
    let twin = match old.object() {
        Object::Constraint(_) => Some(ObjectKind::Index),
        Object::Index(index) if index.constraint.is_some() => Some(ObjectKind::Constraint),
        _ => None,
    };
    if let Some(kind) = twin {
        let twin = crate::schema::ObjectKey::new(old.key().root(), kind, old.key().path().to_vec());
        if let Some(other) = model.old_index.get(&twin).copied() {
            hit.extend(destroy(model, other).then_some(other));
        }
    }
    hit
}

fn destroy(model: &mut Model<'_>, place: usize) -> bool {
    let Some(item) = model.items.get_mut(place) else { return false };
    if item.fate.destroys() {
        return false;
    }
    item.fate = if item.new.is_some() { Fate::Replace } else { Fate::Drop };
    true
}

fn set(model: &mut Model<'_>, place: usize, change: impl FnOnce(&mut Item<'_>) -> bool) -> bool {
    let Some(item) = model.items.get_mut(place) else { return false };
    if item.fate.destroys() && item.fate != Fate::Replace {
        return false;
    }
    let changed = change(item);
    if changed && item.fate == Fate::Keep {
        item.fate = Fate::Alter;
    }
    changed
}

// what happens to an object when something it needs is destroyed, or a column changes its type
fn strike(model: &mut Model<'_>, target: usize, dependent: usize) -> bool {
    let (Some(cause), Some(item)) = (model.items.get(target), model.items.get(dependent)) else { return false };
    let (Some(cause_old), Some(item_old)) = (cause.old, item.old) else { return false };
    // what stays while its schema goes moves out of it
    let moves_out = cause_old.key().kind() == ObjectKind::Schema;
    if moves_out || (item.fate.destroys() && item.kind() != ObjectKind::Sequence) {
        return false;
    }
    let (cause_kind, gone) = (cause_old.key().kind(), cause.fate.destroys());
    let renewed = cause.fate == Fate::Aside && cause_kind != ObjectKind::Collation;
    let own_root = item_old.key().compare_root(cause_old.key()).is_eq();
    match item_old.object() {
        Object::Column(column) => strike_column(model, cause_kind, gone, renewed, dependent, column),
        // an identity's sequence is its column's
        Object::Sequence(sequence) if sequence.identity => {
            gone && cause_kind == ObjectKind::Column && destroy(model, dependent)
        }
        Object::Sequence(_) => {
            gone && cause_kind == ObjectKind::Column
                && set(model, dependent, |item| !std::mem::replace(&mut item.released, true))
        }
        Object::Relation(relation) if is_table(relation.relation_kind) => {
            if !gone {
                return false;
            }
            if cause_kind == ObjectKind::Relation {
                return orphan(model, dependent, relation);
            }
            if cause_kind == ObjectKind::Composite { set_aside(model, dependent) } else { destroy(model, dependent) }
        }
        Object::Publication(_) => set(model, dependent, |item| !std::mem::replace(&mut item.touched, true)),
        Object::Domain(_) if gone && !is_type(cause_kind) => {
            set(model, dependent, |item| !std::mem::replace(&mut item.released, true))
        }
        Object::Enum(_) | Object::Domain(_) | Object::Composite(_) | Object::Range(_) if gone => {
            set_aside(model, dependent)
        }
        Object::Attribute(_) if gone => {
            let composite = model.old_index.get(&item_old.key().root_key()).copied();
            composite.is_some_and(|composite| set_aside(model, composite))
        }
        Object::Constraint(constraint) if !gone => {
            // the server follows a column's type by itself, except where the text names the old type
            let foreign = constraint.constraint_kind == crate::schema::ConstraintKind::ForeignKey;
            // a condition over two columns may fail while only one of them has changed
            let several = constraint.columns.len() > 1;
            let written = constraint.expression.is_some() && (cause.renewed || several);
            (foreign || written) && destroy(model, dependent)
        }
        Object::Index(index) if !gone => {
            let written = index.predicate.is_some() || index.keys.iter().any(|key| key.expression.is_some());
            cause.renewed && written && destroy(model, dependent)
        }
        Object::Statistics(statistics) if !gone => {
            cause.renewed && !statistics.expressions.is_empty() && destroy(model, dependent)
        }
        Object::Grant(_) | Object::SecurityLabel(_) | Object::DefaultPrivilege(_) | Object::UserMapping(_) => false,
        Object::Schema(_) | Object::Extension(_) => false,
        _ if own_root && cause_kind == ObjectKind::Relation => false,
        _ => destroy(model, dependent),
    }
}

// a column whose type, default or expression loses what it needs
fn strike_column(
    model: &mut Model<'_>,
    cause: ObjectKind,
    gone: bool,
    renewed: bool,
    dependent: usize,
    column: &crate::schema::Column,
) -> bool {
    let root = model.items.get(dependent).and_then(|item| item.old).and_then(|old| model.old_root(old.key()));
    if !relation_kind(root, true).is_some_and(is_table) {
        return false;
    }
    if is_type(cause) || cause == ObjectKind::Relation {
        // a generated column takes no USING
        if gone && column.generation_expression.is_some() {
            return destroy(model, dependent);
        }
        return gone
            && set(model, dependent, |item| {
                let changed = !item.retyped || (renewed && !item.renewed);
                item.retyped = true;
                item.renewed |= renewed;
                changed
            });
    }
    if column.generation_expression.is_some() {
        // what was computed stays
        let kept = model.items.get(dependent).is_some_and(super::release::keeps_computed_values);
        if kept && gone && cause != ObjectKind::Column {
            return set(model, dependent, |item| !std::mem::replace(&mut item.released, true));
        }
        return destroy(model, dependent);
    }
    gone && cause != ObjectKind::Column && set(model, dependent, |item| !std::mem::replace(&mut item.released, true))
}

// a table whose parent goes: a partition is detached and attached again, a child that has columns from its parent
// alone is made anew with its rows
fn orphan(model: &mut Model<'_>, dependent: usize, relation: &Relation) -> bool {
    if relation.partition_of.is_some() {
        return set(model, dependent, |item| !std::mem::replace(&mut item.released, true));
    }
    let inherits = model.items.get(dependent).and_then(|item| item.old).is_some_and(|old| {
        model
            .old_members(old.key(), ObjectKind::Column)
            .iter()
            .any(|column| matches!(column.old_object(), Some(Object::Column(column)) if column.inherited))
    });
    if inherits {
        set_aside(model, dependent)
    } else {
        set(model, dependent, |item| !std::mem::replace(&mut item.released, true))
    }
}

/// An object with a successor is kept aside until that has taken over; one without is dropped.
pub(super) fn set_aside(model: &mut Model<'_>, place: usize) -> bool {
    let Some(item) = model.items.get_mut(place) else { return false };
    if item.fate == Fate::Aside || item.fate == Fate::Drop {
        return false;
    }
    item.fate = if item.new.is_some() { Fate::Aside } else { Fate::Drop };
    true
}
