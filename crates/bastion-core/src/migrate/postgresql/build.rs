//! The main part of a plan: everything that is made or changed, under its new name.

use super::carry;
use super::graph::{ATTACHED, Fact, ITSELF, ROWS, Unit};
use super::locks;
use super::make::{default_inline, statements_that_make};
use super::model::{Fate, Item, Model, is_table, references, relation_key, relation_kind, relation_name};
use super::other::drop_object;
use super::step::Step;
use crate::migrate::plan::ActionKind;
use crate::schema::{Column, ConstraintKind, GenerationKind, Object, ObjectKey, ObjectKind, RelationKind, Root};
use crate::snapshot::HashedObject;

/// The units, and the refusals they met.
pub(super) fn units(model: &mut Model<'_>, aside: &dyn Fn(&HashedObject) -> Vec<String>) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut refusals = Vec::new();
    for item in &model.items {
        let Some(new) = item.new else { continue };
        if item.fate.makes() {
            units.extend(made(model, new, &mut refusals));
        } else if item.fate == Fate::Alter {
            units.extend(super::change::altered(model, item, new, aside, &mut refusals));
        }
        units.extend(super::change::default_unit(model, item, new));
        units.extend(super::change::not_null_name_unit(model, item, new));
        match new.object() {
            Object::Sequence(sequence) => units.extend(carry::sequence_units(model, item, new, sequence, aside)),
            Object::Relation(relation) if is_table(relation.relation_kind) => {
                units.extend(carry::attachment(model, item, new, relation));
                units.extend(carry::rows(model, item, new, relation, aside, &mut refusals));
                units.extend(carry::security(item, new, relation));
            }
            _ => {}
        }
    }
    for (key, reason, hint) in refusals {
        model.refuse(&key, reason, hint);
    }
    units
}

pub(super) type Refusals = Vec<(ObjectKey, String, String)>;

pub(super) const fn rank(kind: ObjectKind) -> u8 {
    match kind {
        ObjectKind::Schema => 0,
        ObjectKind::Extension => 1,
        ObjectKind::Collation | ObjectKind::Enum => 2,
        ObjectKind::Domain | ObjectKind::Composite | ObjectKind::Range => 3,
        ObjectKind::Sequence => 4,
        ObjectKind::Routine => 5,
        ObjectKind::Operator | ObjectKind::OperatorFamily | ObjectKind::OperatorClass | ObjectKind::Cast => 6,
        ObjectKind::TextSearchParser | ObjectKind::TextSearchTemplate => 7,
        ObjectKind::TextSearchDictionary | ObjectKind::TextSearchConfiguration => 8,
        ObjectKind::ForeignDataWrapper | ObjectKind::ForeignServer | ObjectKind::UserMapping => 9,
        ObjectKind::Relation => 10,
        ObjectKind::Column => 11,
        ObjectKind::Constraint => 14,
        ObjectKind::Index => 15,
        ObjectKind::Statistics => 16,
        ObjectKind::RewriteRule | ObjectKind::Trigger | ObjectKind::RowPolicy => 17,
        ObjectKind::Publication => 19,
        ObjectKind::EventTrigger => 20,
        _ => 18,
    }
}

pub(super) fn needs_of(entry: &HashedObject) -> Vec<Fact> {
    // whom a sequence belongs to is said apart
    let apart = |target: &ObjectKey| entry.key().kind() == ObjectKind::Sequence && target.kind() == ObjectKind::Column;
    references(entry).into_iter().filter(|target| !apart(target)).map(|target| (target, ITSELF)).collect()
}

pub(super) fn fact(key: &ObjectKey, aspect: &'static str) -> Fact {
    (key.clone(), aspect)
}

/// Whether a new object comes about with another.
fn comes_along(model: &Model<'_>, new: &HashedObject) -> bool {
    let root = model.new_root(new.key());
    let root_made = root.is_some_and(|root| root.fate.makes());
    match new.object() {
        Object::Attribute(_) | Object::Grant(_) | Object::SecurityLabel(_) | Object::DefaultPrivilege(_) => true,
        Object::Column(column) => root_made || column.inherited || !relation_kind(root, false).is_some_and(is_table),
        Object::Constraint(constraint) => constraint.inherited,
        Object::Index(index) => {
            index.constraint.is_some() && model.new_item(&twin(new.key(), ObjectKind::Constraint)).is_some()
        }
        Object::Sequence(sequence) => sequence.identity,
        _ => false,
    }
}

fn twin(key: &ObjectKey, kind: ObjectKind) -> ObjectKey {
    ObjectKey::new(key.root(), kind, key.path().to_vec())
}

fn made(model: &Model<'_>, new: &HashedObject, refusals: &mut Refusals) -> Option<Unit> {
    // schemas come before the renames that move into them
    if comes_along(model, new) || new.key().kind() == ObjectKind::Schema {
        return None;
    }
    if let Object::UserMapping(mapping) = new.object()
        && !mapping.option_names.is_empty()
    {
        let reason = "the values of its options may be secrets and are not in a snapshot".to_owned();
        refusals.push((new.key().clone(), reason, "create the user mapping by hand on both sides".to_owned()));
    }
    let statements = statements_that_make(model, new, false);
    let mut step = Step::new(ActionKind::Create, new.key(), statements);
    step.inverse = Ok(drop_object(new.object()).into_iter().collect());
    if let Object::UserMapping(mapping) = new.object() {
        step.inverse = Ok(vec![super::other::user_mapping("DROP", mapping)]);
    }
    if let Object::Column(column) = new.object() {
        added_column(model, column, new, &mut step);
    }
    locks::creation(model, new, &mut step);
    let mut provides = vec![fact(new.key(), ITSELF)];
    let mut needs = needs_of(new);
    let (extra, more) = around(model, new);
    provides.extend(extra);
    needs.extend(more);
    Some(Unit { rank: rank(new.key().kind()), key: new.key().clone(), provides, needs, steps: vec![step] })
}

// what else a unit that makes an object brings about and needs
fn around(model: &Model<'_>, new: &HashedObject) -> (Vec<Fact>, Vec<Fact>) {
    let (mut provides, mut needs) = (Vec::new(), Vec::new());
    let key = new.key();
    if key.is_root() {
        for member in model.new.group(key).into_iter().flat_map(|group| group.objects()) {
            if matches!(member.key().kind(), ObjectKind::Column | ObjectKind::Attribute) {
                provides.push(fact(member.key(), ITSELF));
                needs.extend(inline_needs(model, member));
            }
        }
    } else {
        needs.push(fact(&key.root_key(), ITSELF));
    }
    match new.object() {
        Object::Relation(relation) if is_table(relation.relation_kind) => {
            if relation.partition_of.is_some() {
                needs.retain(|(target, _)| target.kind() != ObjectKind::Relation);
            }
            for parent in &relation.inherits {
                let columns = model.new_members(&relation_key(parent), ObjectKind::Column);
                needs.extend(columns.iter().map(|column| fact(column.key(), ITSELF)));
                let checks = model.new_members(&relation_key(parent), ObjectKind::Constraint);
                needs.extend(checks.iter().filter(|item| is_check(item)).map(|check| fact(check.key(), ITSELF)));
            }
        }
        Object::Constraint(constraint) => {
            provides.push(fact(&twin(key, ObjectKind::Index), ITSELF));
            let foreign = constraint.constraint_kind == ConstraintKind::ForeignKey;
            // its partitions are attached with the same check, before there are rows
            let check = constraint.constraint_kind == ConstraintKind::Check;
            if foreign || !(is_partition(model, key) || (check && is_partitioned(model, key))) {
                needs.push(fact(&key.root_key(), ROWS));
            }
            needs.extend(partition_indexes(model, key));
            if constraint.constraint_kind == ConstraintKind::Check {
                needs.extend(same_check_of_children(model, key));
            }
            needs.extend(constraint.referenced_relation.iter().map(|name| fact(&relation_key(name), ROWS)));
        }
        Object::Index(_) => {
            if !is_partition(model, key) {
                needs.push(fact(&key.root_key(), ROWS));
            }
            needs.extend(partition_indexes(model, key));
        }
        Object::RewriteRule(_) => needs.push(fact(&key.root_key(), ROWS)),
        Object::Trigger(trigger) => {
            needs.push(fact(&key.root_key(), ROWS));
            needs.extend(partitions_of_trigger(trigger));
        }
        Object::Column(column) => {
            needs.extend(own_columns_of_children(model, key));
            needs.extend(column_before(model, key, &column.name));
        }
        _ => {}
    }
    (provides, needs)
}

// a partition has its keys and indexes before it is attached, and its rows after
fn is_partition(model: &Model<'_>, key: &ObjectKey) -> bool {
    matches!(model.new_root(key).and_then(Item::new_object), Some(Object::Relation(relation)) if relation.partition_of.is_some())
}

/// What a trigger needs that fires at other times on some partitions.
pub(super) fn partitions_of_trigger(trigger: &crate::schema::Trigger) -> impl Iterator<Item = Fact> {
    let keys = trigger.partition_states.iter().map(|part| relation_key(&part.relation));
    keys.flat_map(|key| [fact(&key, ITSELF), fact(&key, ATTACHED)])
}

fn is_partitioned(model: &Model<'_>, key: &ObjectKey) -> bool {
    relation_kind(model.new_root(key), false) == Some(RelationKind::PartitionedTable)
}

// new columns come in the order of the target
fn column_before(model: &Model<'_>, key: &ObjectKey, name: &str) -> Option<Fact> {
    let Some(Object::Relation(relation)) = model.new_root(key).and_then(Item::new_object) else { return None };
    let own = relation.columns.iter().position(|column| column == name)?;
    let before = relation.columns.get(..own)?.iter().rev().find_map(|column| {
        let mut path = key.root_path().to_vec();
        path.push(column.clone());
        let key = ObjectKey::new(Root::Relation, ObjectKind::Column, path);
        model.new_item(&key).filter(|item| item.fate.makes()).map(|_| key)
    })?;
    Some(fact(&before, ITSELF))
}

pub(super) fn is_check(item: &Item<'_>) -> bool {
    matches!(item.new_object(), Some(Object::Constraint(constraint)) if constraint.constraint_kind == ConstraintKind::Check)
}

// a column in a definition needs its type; a default only where it stands there too
fn inline_needs(model: &Model<'_>, member: &HashedObject) -> Vec<Fact> {
    let own_root = member.key().root_key();
    let with_default = matches!(member.object(), Object::Column(column) if default_inline(member, column));
    let generated = matches!(member.object(), Object::Column(column) if column.generation_expression.is_some());
    references(member)
        .into_iter()
        .filter(|target| target.root_key() != own_root)
        .filter(|target| {
            generated
                || with_default
                || !matches!(target.kind(), ObjectKind::Sequence | ObjectKind::Routine | ObjectKind::Operator)
        })
        // the row type of a table does not change once somebody has a value of it
        .flat_map(|target| {
            let row = (target.kind() == ObjectKind::Relation).then(|| model.new_members(&target, ObjectKind::Column));
            let columns: Vec<Fact> = row.into_iter().flatten().map(|column| fact(column.key(), ITSELF)).collect();
            columns.into_iter().chain([(target, ITSELF)])
        })
        .collect()
}

// an index of a partitioned table takes the fitting indexes of its partitions: they come first, with their names
fn partition_indexes(model: &Model<'_>, key: &ObjectKey) -> Vec<Fact> {
    let (schema, name) = (key.path().first(), key.name());
    let children = model.items.iter().filter(|item| {
        matches!(item.new_object(), Some(Object::Index(index))
            if index.partition_of.as_ref().is_some_and(|parent| Some(&parent.schema) == schema && parent.name == name))
    });
    children.map(|item| fact(item.key(), ITSELF)).collect()
}

fn children<'b>(model: &'b Model<'_>, key: &ObjectKey) -> Vec<&'b ObjectKey> {
    let own = relation_name(key);
    let children = model.items.iter().filter(|item| match item.new_object() {
        Some(Object::Relation(relation)) => {
            relation.inherits.contains(&own) || relation.partition_of.as_ref() == Some(&own)
        }
        _ => false,
    });
    children.map(Item::key).collect()
}

// a child's own column or check merges with the parent's only if it is there first
pub(super) fn own_columns_of_children(model: &Model<'_>, key: &ObjectKey) -> Vec<Fact> {
    children_members(model, key)
        .filter(|item| matches!(item.new_object(), Some(Object::Column(column)) if !column.inherited))
        .map(|item| fact(item.key(), ITSELF))
        .collect()
}

fn same_check_of_children(model: &Model<'_>, key: &ObjectKey) -> Vec<Fact> {
    children_members(model, key)
        .filter(|item| matches!(item.new_object(), Some(Object::Constraint(constraint)) if !constraint.inherited))
        .map(|item| fact(item.key(), ITSELF))
        .collect()
}

fn children_members<'b>(model: &'b Model<'_>, key: &ObjectKey) -> impl Iterator<Item = &'b Item<'b>> {
    let found: Vec<&Item<'_>> = children(model, key)
        .into_iter()
        .filter_map(|child| {
            let mut path = child.path().to_vec();
            path.push(key.name().to_owned());
            model.new_item(&ObjectKey::new(Root::Relation, key.kind(), path))
        })
        .collect();
    found.into_iter()
}

fn added_column(model: &Model<'_>, column: &Column, new: &HashedObject, step: &mut Step) {
    let stored = column.generation_expression.is_some() && column.generation_kind != Some(GenerationKind::Virtual);
    let volatile = column.generation_expression.is_none()
        && column.default_expression.as_deref().is_some_and(|text| super::volatile::is_volatile(model, text));
    let checked = super::volatile::checked_domain(model, column);
    let foreign = relation_kind(model.new_root(new.key()), false) == Some(RelationKind::ForeignTable);
    if (stored || volatile || checked || column.identity.is_some()) && !foreign {
        step.rewrites.extend(locks::with_lasting_children(model, &relation_name(new.key())));
    }
}
