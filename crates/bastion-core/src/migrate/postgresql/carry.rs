//! What goes over from an old object to its successor: rows, numbers, partitions, row security.

use super::alter;
use super::build::{Refusals, fact, is_check};
use super::column;
use super::graph::{ATTACHED, ITSELF, NAMED, ROWS, Unit};
use super::locks;
use super::make::columns;
use super::model::{Fate, Item, Model, relation_key, relation_name};
use super::phrase::{literal, named, qualified};
use super::release::{keeps_computed_values, lets_go_early};
use super::relocate::name_of;
use super::step::Step;
use crate::escape::identifier;
use crate::migrate::plan::{ActionKind, LockMode};
use crate::schema::{Object, ObjectKey, ObjectKind, Relation, RelationKind, Root, Sequence};
use crate::snapshot::HashedObject;

/// Whom a sequence belongs to, and where it goes on when it was made anew
pub(super) fn sequence_units(
    model: &Model<'_>,
    item: &Item<'_>,
    new: &HashedObject,
    sequence: &Sequence,
    aside: &dyn Fn(&HashedObject) -> Vec<String>,
) -> Vec<Unit> {
    let mut units = Vec::new();
    let key = new.key();
    let owned = sequence.owned_by.as_ref().map(|owner| {
        let path = [&owner.schema, &owner.relation].into_iter().chain(owner.column.as_ref());
        ObjectKey::new(Root::Relation, ObjectKind::Column, path.cloned().collect())
    });
    let owner_fresh = owned.as_ref().and_then(|owner| model.new_item(owner)).is_some_and(|owner| owner.fate.makes());
    let again = item.fate.makes() || item.released || item.has(&["owned_by"]) || owner_fresh;
    if !sequence.identity
        && again
        && let Some(owner) = &owned
    {
        let mut statements = vec![super::standalone::owned_by(sequence)];
        let owner_before = match item.old_object() {
            Some(Object::Sequence(before)) if !item.fate.makes() && before.owned_by.is_some() => Some(&before.owner),
            _ => None,
        };
        // it follows its table only while it belongs to it
        if let Some(role) = sequence.owner.as_ref().filter(|_| owner_before.is_some_and(|it| *it != sequence.owner)) {
            let name = qualified(&sequence.schema, &sequence.name);
            statements.insert(0, format!("ALTER SEQUENCE {name} OWNER TO {}", super::phrase::role(role)));
        }
        let mode = if statements.len() > 1 { LockMode::AccessExclusive } else { LockMode::ShareRowExclusive };
        let step = Step::new(ActionKind::Attach, key, statements)
            .undone_by(vec![format!("ALTER SEQUENCE {} OWNED BY NONE", qualified(&sequence.schema, &sequence.name))])
            .lock(name_of(key.path()), mode)
            .lock(relation_name(owner), LockMode::AccessShare);
        let needs = vec![fact(key, ITSELF), fact(owner, ITSELF), fact(&owner.root_key(), ITSELF)];
        units.push(Unit { rank: 13, key: key.clone(), provides: vec![fact(key, "owned")], needs, steps: vec![step] });
    }
    let continues = item.fate == Fate::Aside || (sequence.identity && identity_made_anew(model, owned.as_ref(), item));
    if continues && let Some(old) = item.old {
        let (now, before) = (qualified(&sequence.schema, &sequence.name), aside(old));
        let from = qualified(before.first().map_or("", String::as_str), before.get(1).map_or("", String::as_str));
        let statement = format!("SELECT setval({}::regclass, last_value, is_called) FROM {from}", literal(&now));
        let step = Step::new(ActionKind::MoveRows, key, vec![statement])
            .lock(name_of(key.path()), LockMode::RowExclusive)
            .lock(name_of(&before), LockMode::AccessShare);
        let mut needs = vec![fact(key, ITSELF)];
        // an identity's sequence comes with its column; a sequence that was an identity's goes with that
        needs.extend(
            owned
                .iter()
                .filter(|_| sequence.identity)
                .flat_map(|owner| [fact(owner, ITSELF), fact(&owner.root_key(), ITSELF)]),
        );
        let provides = if sequence.identity { Vec::new() } else { vec![fact(key, ITSELF)] };
        units.push(Unit { rank: 4, key: key.clone(), provides, needs, steps: vec![step] });
    }
    units
}

fn identity_made_anew(model: &Model<'_>, owner: Option<&ObjectKey>, item: &Item<'_>) -> bool {
    let owner = owner.and_then(|owner| model.new_item(owner));
    item.fate.destroys() && owner.is_some_and(|owner| owner.fate.makes())
}

/// A partition or child finds its parent
pub(super) fn attachment(model: &Model<'_>, item: &Item<'_>, new: &HashedObject, relation: &Relation) -> Option<Unit> {
    let table = qualified(&relation.schema, &relation.name);
    let before = match item.old_object() {
        Some(Object::Relation(before)) if !item.fate.makes() => Some(before),
        _ => None,
    };
    let mut needs = vec![fact(new.key(), ITSELF)];
    let (statements, inverse, parents): (Vec<String>, Vec<String>, Vec<_>) =
        if let Some(parent) = &relation.partition_of {
            let hangs = before.is_some_and(|before| before.partition_of.is_some())
                && !item.released
                && !item.has(&["partition_of", "partition_bound"]);
            if hangs {
                return None;
            }
            let bound = relation.partition_bound.as_deref().unwrap_or_default();
            for kind in [ObjectKind::Column, ObjectKind::Constraint, ObjectKind::Index] {
                let members = model.new_members(new.key(), kind);
                let early = members.iter().filter(|member| !is_foreign_key(member));
                needs.extend(early.flat_map(|member| [fact(member.key(), ITSELF), fact(member.key(), NAMED)]));
            }
            let parent_key = relation_key(parent);
            let columns = model.new_members(&parent_key, ObjectKind::Column);
            needs.extend(columns.iter().map(|member| fact(member.key(), ITSELF)));
            needs.extend(
                model
                    .new_members(&parent_key, ObjectKind::Constraint)
                    .iter()
                    .filter(|item| is_check(item))
                    .map(|member| fact(member.key(), ITSELF)),
            );
            needs.push(fact(&parent_key, ITSELF));
            (
                vec![format!("ALTER TABLE {} ATTACH PARTITION {table} {bound}", named(parent))],
                vec![format!("ALTER TABLE {} DETACH PARTITION {table}", named(parent))],
                vec![parent.clone()],
            )
        } else {
            let before = before?;
            let joins: Vec<_> = relation
                .inherits
                .iter()
                .filter(|parent| {
                    let old_parent = model.new_item(&relation_key(parent)).and_then(|item| item.old);
                    let had = old_parent
                        .is_some_and(|old| before.inherits.iter().any(|name| relation_key(name) == *old.key()));
                    item.released || !had
                })
                .cloned()
                .collect();
            for parent in &joins {
                needs.push(fact(&relation_key(parent), ITSELF));
                let columns = model.new_members(&relation_key(parent), ObjectKind::Column);
                needs.extend(columns.iter().map(|member| fact(member.key(), ITSELF)));
            }
            for kind in [ObjectKind::Column, ObjectKind::Constraint] {
                needs.extend(model.new_members(new.key(), kind).iter().map(|member| fact(member.key(), ITSELF)));
            }
            (
                joins.iter().map(|parent| format!("ALTER TABLE {table} INHERIT {}", named(parent))).collect(),
                joins.iter().map(|parent| format!("ALTER TABLE {table} NO INHERIT {}", named(parent))).collect(),
                joins,
            )
        };
    if statements.is_empty() {
        return None;
    }
    let mut step = Step::new(ActionKind::Attach, new.key(), statements).undone_by(inverse);
    locks::attachment(model, new, &parents, &mut step);
    Some(Unit { rank: 13, key: new.key().clone(), provides: vec![fact(new.key(), ATTACHED)], needs, steps: vec![step] })
}

fn is_foreign_key(item: &Item<'_>) -> bool {
    matches!(item.new_object(), Some(Object::Constraint(constraint))
        if constraint.constraint_kind == crate::schema::ConstraintKind::ForeignKey)
}

/// A table that was written anew takes the rows of the old one
pub(super) fn rows(
    model: &Model<'_>,
    item: &Item<'_>,
    new: &HashedObject,
    relation: &Relation,
    aside: &dyn Fn(&HashedObject) -> Vec<String>,
    refusals: &mut Refusals,
) -> Option<Unit> {
    let old = item.old.filter(|_| item.fate == Fate::Aside)?;
    let Object::Relation(before) = old.object() else { return None };
    // the rows of a partition move with the table it is a part of, when that is written anew too
    let with_parent = before
        .partition_of
        .as_ref()
        .is_some_and(|parent| model.old_item(&relation_key(parent)).is_some_and(|parent| parent.fate == Fate::Aside));
    if with_parent || before.relation_kind == RelationKind::ForeignTable {
        return None;
    }
    let path = aside(old);
    let from = qualified(path.first().map_or("", String::as_str), path.get(1).map_or("", String::as_str));
    let only = if before.relation_kind == RelationKind::PartitionedTable { "" } else { "ONLY " };
    let (mut names, mut values, mut always) = (Vec::new(), Vec::new(), false);
    for (entry, column) in columns(model, relation, new.key(), false) {
        let Some(counterpart) = model.new_item(entry.key()) else { continue };
        let Some(Object::Column(source)) = counterpart.old_object() else { continue };
        let computed_before = source.generation_expression.is_some() && !keeps_computed_values(counterpart);
        let left = computed_before && counterpart.old.is_some_and(|source| lets_go_early(model, source));
        if column.generation_expression.is_some() || left {
            continue;
        }
        always |= column.identity.is_some();
        names.push(identifier(&column.name));
        let source_name = identifier(&source.name);
        if source.data_type == column.data_type && !counterpart.renewed {
            values.push(source_name);
            continue;
        }
        let Some(found) = column::conversion(model, counterpart, source, column) else {
            refusals.push(column::no_cast(entry.key(), source, column));
            continue;
        };
        values.push(found.using.map_or_else(|| source_name.clone(), |using| using.replace("{}", &source_name)));
    }
    let overriding = if always { " OVERRIDING SYSTEM VALUE" } else { "" };
    let target = qualified(&relation.schema, &relation.name);
    let statement = if names.is_empty() {
        format!("INSERT INTO {target} SELECT FROM {only}{from}")
    } else {
        format!(
            "INSERT INTO {target} ({}){overriding} SELECT {} FROM {only}{from}",
            names.join(", "),
            values.join(", ")
        )
    };
    let mut step = Step::new(ActionKind::MoveRows, new.key(), vec![statement])
        .undone_by(vec![format!("DELETE FROM ONLY {target}")])
        .lock(name_of(new.key().path()), LockMode::RowExclusive)
        .lock(name_of(&path), LockMode::AccessShare);
    locks::partitions_of(model, new, LockMode::RowExclusive, &mut step);
    if let Some(parent) = &relation.partition_of {
        step.claim(parent.clone(), LockMode::AccessShare);
    }
    if before.relation_kind == RelationKind::PartitionedTable {
        for name in locks::old_descendants(model, &relation_name(old.key())) {
            if let Some(part) = model.old_item(&relation_key(&name)).and_then(|item| item.old) {
                step.claim(name_of(&aside(part)), LockMode::AccessShare);
            }
        }
    }
    let mut needs = vec![fact(new.key(), ITSELF)];
    needs.extend(descendants(model, new.key()).into_iter().flat_map(|key| [fact(&key, ATTACHED), fact(&key, ITSELF)]));
    // every partition of the new table is filled by this
    let mut provides = vec![fact(new.key(), ROWS)];
    provides.extend(descendants(model, new.key()).into_iter().map(|key| fact(&key, ROWS)));
    Some(Unit { rank: 13, key: new.key().clone(), provides, needs, steps: vec![step] })
}

fn descendants(model: &Model<'_>, key: &ObjectKey) -> Vec<ObjectKey> {
    let mut found: Vec<ObjectKey> = Vec::new();
    let mut queue = vec![key.clone()];
    while let Some(next) = queue.pop() {
        let own = relation_name(&next);
        for item in &model.items {
            if let Some(Object::Relation(relation)) = item.new_object()
                && relation.partition_of.as_ref() == Some(&own)
            {
                found.push(item.key().clone());
                queue.push(item.key().clone());
            }
        }
    }
    found
}

/// Row security comes on when the rows have moved
pub(super) fn security(item: &Item<'_>, new: &HashedObject, relation: &Relation) -> Option<Unit> {
    let before = match item.old_object() {
        Some(Object::Relation(before)) if !item.fate.makes() => Some(before),
        _ => None,
    };
    let statements = alter::row_security(before, relation);
    if statements.is_empty() {
        return None;
    }
    let mut back = before.cloned().unwrap_or_default();
    (back.schema, back.name, back.relation_kind) =
        (relation.schema.clone(), relation.name.clone(), relation.relation_kind);
    let step = Step::new(ActionKind::Alter, new.key(), statements)
        .undone_by(alter::row_security(Some(relation), &back))
        .lock(name_of(new.key().path()), LockMode::AccessExclusive);
    let needs = vec![fact(new.key(), ITSELF), fact(new.key(), ROWS)];
    Some(Unit { rank: 18, key: new.key().clone(), provides: Vec::new(), needs, steps: vec![step] })
}
