//! Renames and moves, and the names under which old objects wait for their successors.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Fate, Item, Model, relation_key, relation_name};
use super::phrase::{object, qualified};
use super::relocate::{name_of, relocated};
use super::step::Step;
use crate::escape::identifier;
use crate::migrate::plan::{ActionKind, LockMode};
use crate::schema::{Object, ObjectKey, ObjectKind, Root};
use crate::snapshot::HashedObject;

/// The longest name the server keeps whole (NAMEDATALEN − 1).
const NAME_BYTES_MAX: usize = 63;

/// The names that old objects bear after the renames.
#[derive(Debug, Default)]
pub(super) struct Names {
    aside: BTreeMap<ObjectKey, Vec<String>>,
}

impl Names {
    /// Chooses names for what is kept aside and for late drops whose name is wanted.
    pub(super) fn choose(model: &Model<'_>) -> Self {
        let mut taken: BTreeSet<Vec<String>> = BTreeSet::new();
        for item in &model.items {
            taken.extend([item.old, item.new].into_iter().flatten().map(|entry| entry.key().path().to_vec()));
        }
        let wanted: BTreeSet<&[String]> = model
            .items
            .iter()
            .filter_map(|item| item.new)
            .filter(|new| new.key().is_root() && new.key().path().len() == 2)
            .map(|new| new.key().path())
            .collect();
        let mut names = Self::default();
        for item in &model.items {
            let Some(old) = item.old.filter(|old| old.key().is_root()) else { continue };
            let path = model.names.inherited(old.key());
            let in_the_way = item.late
                && path.len() == 2
                && !matches!(old.key().kind(), ObjectKind::Routine | ObjectKind::Operator)
                && (item.fate == Fate::Aside || wanted.contains(path.as_slice()));
            let identity = matches!(old.object(), Object::Sequence(sequence) if sequence.identity)
                && item.fate.destroys()
                && item.new.is_some();
            if in_the_way || identity {
                let free = free_name(&path, &mut taken);
                names.aside.insert(old.key().clone(), free);
            }
        }
        names
    }

    /// The path of an old object after the renames.
    pub(super) fn after(&self, model: &Model<'_>, old: &HashedObject) -> Vec<String> {
        if let Some(path) = self.aside.get(old.key()) {
            return path.clone();
        }
        if let Some(root) = self.aside.get(&old.key().root_key()) {
            let mut path = root.clone();
            path.extend(old.key().path().iter().skip(root.len()).cloned());
            return path;
        }
        match model.old_item(old.key()) {
            Some(Item { new: Some(new), .. }) => new.key().path().to_vec(),
            _ => model.names.inherited(old.key()),
        }
    }
}

fn free_name(path: &[String], taken: &mut BTreeSet<Vec<String>>) -> Vec<String> {
    let (schema, name) = (path.first().cloned().unwrap_or_default(), path.get(1).cloned().unwrap_or_default());
    for number in 1_u32.. {
        let suffix = if number == 1 { "__old".to_owned() } else { format!("__old{number}") };
        let mut stem = name.clone();
        while stem.len() + suffix.len() > NAME_BYTES_MAX {
            stem.pop();
        }
        let candidate = vec![schema.clone(), format!("{stem}{suffix}")];
        if taken.insert(candidate.clone()) {
            return candidate;
        }
    }
    path.to_vec()
}

struct Move<'a> {
    item: &'a Item<'a>,
    from: Vec<String>,
    to: Vec<String>,
    kind: ActionKind,
}

/// The steps, in their order: schemas, then what stands in them, then what belongs to that.
pub(super) fn steps(model: &Model<'_>, names: &Names) -> Vec<Step> {
    let mut steps = Vec::new();
    steps.extend(schemas(model));
    steps.extend(
        model.items.iter().filter(|item| item.kind() == ObjectKind::Schema && item.fate == Fate::Create).filter_map(
            |item| {
                let new = item.new?;
                let statements = super::make::statements_that_make(model, new, false);
                let undo = super::other::drop_object(new.object()).into_iter().collect();
                Some(Step::new(ActionKind::Create, new.key(), statements).undone_by(undo))
            },
        ),
    );
    let mut roots = Vec::new();
    let mut members = Vec::new();
    for item in &model.items {
        let Some(old) = item.old else { continue };
        let from = model.names.inherited(old.key());
        if old.key().is_root() {
            if old.key().kind() == ObjectKind::Schema {
                continue;
            }
            let aside = names.aside.get(old.key());
            let to = match (aside, item.new) {
                (Some(aside), _) => aside.clone(),
                (None, Some(new)) if !item.fate.destroys() => new.key().path().to_vec(),
                _ => continue,
            };
            if from != to && !moved_with_table(model, old, &from, &to) {
                let kind = if aside.is_some() { ActionKind::SetAside } else { ActionKind::Rename };
                roots.push(Move { item, from, to, kind });
            }
        } else if let Some(new) = item.new
            && !item.fate.destroys()
            && model.old_root(old.key()).is_some_and(|root| !root.fate.destroys())
            && from != new.key().path()
            && !comes_with(model, item, old)
        {
            let root = model.names.translate(old.key().root_path());
            let mut from = from;
            from.splice(
                ..root.len(),
                model.old_root(old.key()).and_then(|root| root.new).map_or(root, |root| root.key().path().to_vec()),
            );
            if from != new.key().path() {
                members.push(Move { item, from, to: new.key().path().to_vec(), kind: ActionKind::Rename });
            }
        }
    }
    // old objects make room first
    roots.sort_by_key(|step| step.kind != ActionKind::SetAside);
    steps.extend(in_turn(roots));
    steps.extend(in_turn(members));
    steps
}

fn schemas(model: &Model<'_>) -> Vec<Step> {
    let moved = model.items.iter().filter(|item| item.kind() == ObjectKind::Schema).filter_map(|item| {
        let (old, new) = (item.old?, item.new?);
        (old.key() != new.key()).then(|| {
            let (from, to) = (identifier(old.key().name()), identifier(new.key().name()));
            Step::new(ActionKind::Rename, new.key(), vec![format!("ALTER SCHEMA {from} RENAME TO {to}")])
                .undone_by(vec![format!("ALTER SCHEMA {to} RENAME TO {from}")])
        })
    });
    moved.collect()
}

// a sequence that belongs to a table moves with it
fn moved_with_table(model: &Model<'_>, old: &HashedObject, from: &[String], to: &[String]) -> bool {
    let Object::Sequence(sequence) = old.object() else { return false };
    let Some(owner) = &sequence.owned_by else { return false };
    let table = relation_key(&crate::schema::ObjectName::new(owner.schema.clone(), owner.relation.clone()));
    let Some(table) = model.old_item(&table) else { return false };
    let Some((before, now)) = table.old.zip(table.new) else { return false };
    let moved = before.key().path().first() != now.key().path().first();
    moved && from.get(1) == to.get(1) && now.key().path().first() == to.first()
}

// what is renamed together with another
fn comes_with(model: &Model<'_>, item: &Item<'_>, old: &HashedObject) -> bool {
    match old.object() {
        Object::Index(index) => {
            index.constraint.is_some()
                && item.new.is_some_and(|new| {
                    let twin = ObjectKey::new(new.key().root(), ObjectKind::Constraint, new.key().path().to_vec());
                    model.new_item(&twin).is_some()
                })
        }
        Object::Column(column) => column.inherited && !super::release::detached(model, old.key()),
        Object::Constraint(constraint) => constraint.inherited && !super::release::detached(model, old.key()),
        Object::Grant(_) | Object::SecurityLabel(_) => true,
        _ => false,
    }
}

// each rename when its new name is free; a circle is opened with a passing name
fn in_turn(mut pending: Vec<Move<'_>>) -> Vec<Step> {
    let mut steps = Vec::new();
    while !pending.is_empty() {
        let occupied: BTreeSet<Vec<String>> = pending.iter().map(|step| step.from.clone()).collect();
        let free = pending.iter().position(|step| !occupied.contains(&step.to));
        match free {
            Some(place) => {
                let step = pending.remove(place);
                steps.extend(rename(&step, &step.from, &step.to));
            }
            None => {
                let Some(first) = pending.first_mut() else { break };
                let mut passing = first.from.clone();
                let taken = &occupied;
                for number in 1_u32.. {
                    if let Some(last) = passing.last_mut() {
                        *last = format!("bastion_passing_{number}");
                    }
                    if !taken.contains(&passing) {
                        break;
                    }
                }
                if first.item.kind() == ObjectKind::Routine
                    && let (Some(last), Some(before)) = (passing.last_mut(), first.from.last())
                {
                    let arguments = before.find('(').and_then(|at| before.get(at..)).unwrap_or("()");
                    last.push_str(arguments);
                }
                let from = std::mem::replace(&mut first.from, passing.clone());
                let step = rename(first, &from, &passing);
                steps.extend(step);
            }
        }
    }
    steps
}

fn rename(step: &Move<'_>, from: &[String], to: &[String]) -> Option<Step> {
    let old = step.item.old?;
    let mut forward = statements(old.object(), from, to);
    let mut back = statements(old.object(), to, from);
    if let Object::Range(range) = old.object()
        && step.kind == ActionKind::SetAside
    {
        let (before, after) = range_companions(range, from, to);
        forward.splice(0..0, before);
        back.extend(after);
    }
    let key = step.item.new.map_or(old.key(), HashedObject::key);
    let mut made = Step::new(step.kind, key, forward).undone_by(back);
    match old.key().root() {
        Root::Relation | Root::Sequence if old.key().is_root() => {
            made.claim(name_of(from), LockMode::AccessExclusive);
        }
        Root::Relation => {
            let mode = if old.key().kind() == ObjectKind::Index {
                LockMode::ShareUpdateExclusive
            } else {
                LockMode::AccessExclusive
            };
            let relation = relation_name(&ObjectKey::new(Root::Relation, old.key().kind(), from.to_vec()));
            if old.key().kind() == ObjectKind::Index {
                made.claim(
                    crate::schema::ObjectName::new(relation.schema, from.last().cloned().unwrap_or_default()),
                    mode,
                );
            } else {
                made.claim(relation, mode);
            }
        }
        _ => {}
    }
    Some(made)
}

// a range brings a type of its sets and functions that make values; they bear its name and must make room as well
fn range_companions(range: &crate::schema::Range, from: &[String], to: &[String]) -> (Vec<String>, Vec<String>) {
    let (schema, name) = (from.first().map_or("", String::as_str), from.get(1).map_or("", String::as_str));
    let aside = to.get(1).map_or("", String::as_str);
    let subtype = &range.subtype;
    let (mut forward, mut back) = (Vec::new(), Vec::new());
    let mut function = |before: &str, after: &str, arguments: &str| {
        forward.push(format!(
            "ALTER FUNCTION {}({arguments}) RENAME TO {}",
            qualified(schema, before),
            identifier(after)
        ));
        back.push(format!("ALTER FUNCTION {}({arguments}) RENAME TO {}", qualified(schema, after), identifier(before)));
    };
    function(name, aside, &format!("{subtype}, {subtype}"));
    function(name, aside, &format!("{subtype}, {subtype}, text"));
    if let Some(sets) = &range.multirange_name {
        let aside_sets = format!("{aside}_sets");
        let own = qualified(schema, name);
        function(sets, &aside_sets, "");
        function(sets, &aside_sets, &own);
        function(sets, &aside_sets, &format!("{own}[]"));
        forward.push(format!("ALTER TYPE {} RENAME TO {}", qualified(schema, sets), identifier(&aside_sets)));
        back.push(format!("ALTER TYPE {} RENAME TO {}", qualified(schema, &aside_sets), identifier(sets)));
    }
    (forward, back)
}

fn statements(found: &Object, from: &[String], to: &[String]) -> Vec<String> {
    let at = |path: &[String]| object(&relocated(found, path)).unwrap_or_default();
    let last = |path: &[String]| path.last().cloned().unwrap_or_default();
    let bare = |path: &[String]| match found {
        Object::Routine(_) => last(path).split('(').next().unwrap_or_default().to_owned(),
        _ => last(path),
    };
    match found {
        Object::Column(column) => {
            let (table, before) = (
                qualified(from.first().map_or("", String::as_str), from.get(1).map_or("", String::as_str)),
                identifier(&last(from)),
            );
            let _ = column;
            vec![format!("ALTER TABLE {table} RENAME COLUMN {before} TO {}", identifier(&last(to)))]
        }
        Object::Attribute(_) => {
            let name = qualified(from.first().map_or("", String::as_str), from.get(1).map_or("", String::as_str));
            vec![format!(
                "ALTER TYPE {name} RENAME ATTRIBUTE {} TO {} CASCADE",
                identifier(&last(from)),
                identifier(&last(to))
            )]
        }
        Object::Constraint(_) => {
            let table = qualified(from.first().map_or("", String::as_str), from.get(1).map_or("", String::as_str));
            vec![format!(
                "ALTER TABLE {table} RENAME CONSTRAINT {} TO {}",
                identifier(&last(from)),
                identifier(&last(to))
            )]
        }
        Object::Index(index) => {
            let name = qualified(&index.schema, &last(from));
            let name = from.first().map_or(name, |schema| qualified(schema, &last(from)));
            vec![format!("ALTER INDEX {name} RENAME TO {}", identifier(&last(to)))]
        }
        Object::Trigger(_) | Object::RowPolicy(_) | Object::RewriteRule(_) => {
            vec![format!("ALTER {} RENAME TO {}", at(from), identifier(&last(to)))]
        }
        _ => {
            let mut statements = Vec::new();
            let mut path = from.to_vec();
            if from.len() == 2 && from.first() != to.first() {
                let schema = identifier(to.first().map_or("", String::as_str));
                statements.push(format!("ALTER {} SET SCHEMA {schema}", at(&path)));
                if let (Some(slot), Some(schema)) = (path.first_mut(), to.first()) {
                    slot.clone_from(schema);
                }
            }
            if bare(&path) != bare(to) {
                statements.push(format!("ALTER {} RENAME TO {}", at(&path), identifier(&bare(to))));
            }
            statements
        }
    }
}
