//! Privileges, default privileges and security labels: the last thing that objects get.

use std::collections::{BTreeMap, BTreeSet};

use super::access::{Rights, changes, default_changes, default_class, label, owner_rights, public_rights, subject};
use super::graph::{ITSELF, Unit};
use super::model::{Model, relation_key};
use super::phrase::{comment_and_owner, object};
use super::step::Step;
use crate::migrate::plan::{ActionKind, LockMode};
use crate::schema::{DefaultPrivilege, Grant, Object, ObjectKey, ObjectKind, Root, SecurityLabel};
use crate::snapshot::HashedObject;

/// The units for what roles may do with objects that are there at the end.
pub(super) fn units(model: &Model<'_>) -> Vec<Unit> {
    let mut subjects: BTreeMap<ObjectKey, BTreeSet<String>> = BTreeMap::new();
    for item in &model.items {
        for (side, old) in [(item.old, true), (item.new, false)] {
            if let Some(Object::Grant(grant)) = side.map(HashedObject::object)
                && let Some(now) = current(model, &subject(grant.root, &grant.object), old)
            {
                subjects.entry(now).or_default().insert(grant.grantee.clone());
            }
        }
        if item.fate.makes()
            && item.new.is_some()
            && let Some(class) = default_class(item.kind())
        {
            // what default privileges gave it on the way
            let grantees = subjects.entry(item.key().clone()).or_default();
            grantees.extend(default_grantees(model, class, item.key()));
        }
    }
    let mut units: Vec<Unit> = subjects.iter().filter_map(|(key, grantees)| unit(model, key, grantees)).collect();
    units.extend(labels(model));
    units
}

// the object of an old grant as it is now, when it is still there
fn current(model: &Model<'_>, key: &ObjectKey, old: bool) -> Option<ObjectKey> {
    if !old {
        return Some(key.clone());
    }
    match model.old_item(key) {
        Some(item) => Some(item.new?.key().clone()),
        // the schema `public` and its like stand in no snapshot when nothing is said of them
        None => model.old_index.keys().next().map(|_| key.clone()).filter(|key| key.root() == Root::Schema),
    }
}

fn default_grantees(model: &Model<'_>, class: &str, key: &ObjectKey) -> Vec<String> {
    let schema = key.path().first().filter(|_| key.path().len() > 1);
    let applies = |privilege: &DefaultPrivilege| {
        privilege.objects == class && (privilege.schema.is_empty() || Some(&privilege.schema) == schema)
    };
    let mut grantees = Vec::new();
    for item in &model.items {
        if let Some(Object::DefaultPrivilege(privilege)) = item.old_object()
            && applies(privilege)
        {
            grantees.extend([privilege.grantee.clone(), privilege.role.clone()]);
        }
    }
    grantees
}

fn unit(model: &Model<'_>, key: &ObjectKey, grantees: &BTreeSet<String>) -> Option<Unit> {
    let item = model.new_item(key);
    let new_object = item.and_then(|item| item.new_object());
    let old_object = item.filter(|item| !item.fate.makes()).and_then(|item| item.old_object());
    let root = model.new_root(key);
    let made = item.is_some_and(|item| item.fate.makes()) || root.is_some_and(|root| root.fate.makes());
    let owner_of = |found: Option<&Object>| found.and_then(|found| comment_and_owner(found).1.map(str::to_owned));
    let (owner, old_owner) = if key.is_root() {
        (owner_of(new_object), owner_of(old_object))
    } else {
        let root_object = root.and_then(|root| root.new_object());
        (owner_of(root_object), None)
    };
    let owner_moves = old_owner.is_some() && old_owner != owner;
    let mut roles = grantees.clone();
    if owner_moves {
        roles.extend(owner.iter().chain(&old_owner).cloned());
    }
    let (mut statements, mut inverse) = (Vec::new(), Vec::new());
    for grantee in &roles {
        let after = find(model, key, grantee, false)
            .map_or_else(|| usual(model, key, new_object, owner.as_deref(), grantee), Rights::of);
        let before = if made {
            usual(model, key, new_object, owner.as_deref(), grantee)
        } else {
            let old_key = item.and_then(|item| item.old).map_or(key, |old| old.key());
            find(model, old_key, grantee, true)
                .map_or_else(|| usual(model, key, old_object, old_owner.as_deref(), grantee), Rights::of)
        };
        let from_defaults = made
            && default_class(key.kind()).is_some_and(|class| default_grantees(model, class, key).contains(grantee));
        let absolute = owner_moves || from_defaults;
        if absolute || before != after {
            statements.extend(changes(key.root(), key.path(), grantee, &before, &after, absolute));
            inverse.extend(changes(key.root(), key.path(), grantee, &after, &before, false));
        }
    }
    if statements.is_empty() {
        return None;
    }
    let mut step = Step::new(ActionKind::Grant, key, statements).undone_by(inverse);
    if key.root() == Root::Sequence || key.root() == Root::Relation {
        step.claim(super::relocate::name_of(key.root_path()), LockMode::AccessShare);
    }
    let mut needs = vec![(key.clone(), ITSELF), (key.root_key(), ITSELF)];
    if key.kind() == ObjectKind::Column {
        needs.push((relation_key(&super::relocate::name_of(key.root_path())), ITSELF));
    }
    Some(Unit { rank: 21, key: key.clone(), provides: vec![(key.clone(), "grants")], needs, steps: vec![step] })
}

fn usual(model: &Model<'_>, key: &ObjectKey, object: Option<&Object>, owner: Option<&str>, grantee: &str) -> Rights {
    let Some(object) = object.filter(|_| key.is_root()) else { return Rights::default() };
    if owner == Some(grantee) {
        owner_rights(object, model.major)
    } else if grantee == "PUBLIC" {
        public_rights(object)
    } else {
        Rights::default()
    }
}

fn find<'a>(model: &Model<'a>, key: &ObjectKey, grantee: &str, old: bool) -> Option<&'a Grant> {
    let path = key.path().iter().cloned().chain([grantee.to_owned()]).collect();
    let grant = ObjectKey::new(key.root(), ObjectKind::Grant, path);
    match (if old { model.old } else { model.new }).get(&grant) {
        Some(Object::Grant(grant)) => Some(grant),
        _ => None,
    }
}

/// The units that change default privileges: when nothing is made any more.
pub(super) fn default_units(model: &Model<'_>) -> Vec<Unit> {
    let mut units = Vec::new();
    for item in &model.items {
        let read = |found: Option<&'_ HashedObject>| match found.map(HashedObject::object) {
            Some(Object::DefaultPrivilege(privilege)) => Some(privilege.clone()),
            _ => None,
        };
        let (before, after) = (read(item.old), read(item.new));
        if item.kind() != ObjectKind::DefaultPrivilege || before == after {
            continue;
        }
        // those of a schema go with it
        let schema_gone = after.is_none()
            && before.as_ref().is_some_and(|before| {
                let key = super::model::key(Root::Schema, ObjectKind::Schema, &[&before.schema]);
                model.old_item(&key).is_some_and(|schema| schema.fate.destroys())
            });
        let statements = default_changes(before.as_ref(), after.as_ref(), model.major);
        if statements.is_empty() || schema_gone {
            continue;
        }
        let step = Step::new(ActionKind::Grant, item.key(), statements).undone_by(default_changes(
            after.as_ref(),
            before.as_ref(),
            model.major,
        ));
        units.push(Unit {
            rank: 22,
            key: item.key().clone(),
            provides: Vec::new(),
            needs: Vec::new(),
            steps: vec![step],
        });
    }
    units
}

fn labels(model: &Model<'_>) -> Vec<Unit> {
    let mut units = Vec::new();
    for item in model.items.iter().filter(|item| item.kind() == ObjectKind::SecurityLabel) {
        let read = |found: Option<&'_ HashedObject>| match found.map(HashedObject::object) {
            Some(Object::SecurityLabel(label)) => Some(label.clone()),
            _ => None,
        };
        let (before, after): (Option<SecurityLabel>, Option<SecurityLabel>) = (read(item.old), read(item.new));
        let Some(any) = after.as_ref().or(before.as_ref()) else { continue };
        let Some(key) = current(model, &subject(any.root, &any.object), after.is_none()) else { continue };
        let Some(phrase) = model.new.get(&key).and_then(object) else { continue };
        let made = model.new_item(&key).is_some_and(|item| item.fate.makes());
        let label_of = |found: &Option<SecurityLabel>| found.as_ref().map(|found| found.label.clone());
        if label_of(&before) == label_of(&after) && !made {
            continue;
        }
        let text = |found: &Option<SecurityLabel>| label(&phrase, &any.provider, label_of(found).as_deref());
        let step = Step::new(ActionKind::Alter, item.key(), vec![text(&after)]).undone_by(vec![text(&before)]);
        let needs = vec![(key.clone(), ITSELF), (key.root_key(), ITSELF)];
        units.push(Unit { rank: 21, key: item.key().clone(), provides: Vec::new(), needs, steps: vec![step] });
    }
    units
}
