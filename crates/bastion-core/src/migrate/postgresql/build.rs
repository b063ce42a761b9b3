//! The main part of a plan: everything that is made or changed, under its new name.

use super::alter;
use super::column;
use super::graph::{ATTACHED, Fact, ITSELF, ROWS, Unit};
use super::locks;
use super::make::{columns, default_inline, statements_that_make};
use super::model::{Fate, Item, Model, is_table, references, relation_key, relation_kind, relation_name};
use super::other::drop_object;
use super::phrase::{literal, named, object, qualified};
use super::relocate::{name_of, relocated};
use super::step::Step;
use crate::escape::identifier;
use crate::migrate::plan::{ActionKind, LockMode, LossKind};
use crate::schema::{
    Column, ConstraintKind, GenerationKind, Object, ObjectKey, ObjectKind, Relation, RelationKind, Root, Sequence,
};
use crate::snapshot::HashedObject;

/// The units, and the refusals they met.
pub(super) fn units(model: &mut Model<'_>, aside: &dyn Fn(&HashedObject) -> Vec<String>) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut refusals = Vec::new();
    for item in &model.items {
        let Some(new) = item.new else { continue };
        if item.fate.makes() {
            units.extend(made(model, item, new, &mut refusals));
        } else if item.fate == Fate::Alter {
            units.extend(altered(model, item, new, &mut refusals));
        }
        units.extend(default_unit(model, item, new));
        match new.object() {
            Object::Sequence(sequence) => units.extend(sequence_units(model, item, new, sequence, aside)),
            Object::Relation(relation) if is_table(relation.relation_kind) => {
                units.extend(attachment(model, item, new, relation));
                units.extend(rows(model, item, new, relation, aside));
                units.extend(security(item, new, relation));
            }
            _ => {}
        }
    }
    for (key, reason, hint) in refusals {
        model.refuse(&key, reason, hint);
    }
    units
}

type Refusals = Vec<(ObjectKey, String, String)>;

const fn rank(kind: ObjectKind) -> u8 {
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
    references(entry).into_iter().map(|target| (target, ITSELF)).collect()
}

fn fact(key: &ObjectKey, aspect: &'static str) -> Fact {
    (key.clone(), aspect)
}

/// Whether a new object comes about with another.
fn comes_along(model: &Model<'_>, item: &Item<'_>, new: &HashedObject) -> bool {
    let root = model.new_root(new.key());
    let root_made = root.is_some_and(|root| root.fate.makes());
    match new.object() {
        Object::Attribute(_) | Object::Grant(_) | Object::SecurityLabel(_) | Object::DefaultPrivilege(_) => true,
        Object::Column(column) => {
            root_made || column.inherited || !relation_kind(root, false).is_some_and(is_table)
        }
        Object::Constraint(constraint) => constraint.inherited,
        Object::Index(index) => {
            index.constraint.is_some()
                && model.new_item(&twin(new.key(), ObjectKind::Constraint)).is_some()
        }
        Object::Sequence(sequence) => sequence.identity,
        _ => {
            let _ = item;
            false
        }
    }
}

fn twin(key: &ObjectKey, kind: ObjectKind) -> ObjectKey {
    ObjectKey::new(key.root(), kind, key.path().to_vec())
}

fn made(model: &Model<'_>, item: &Item<'_>, new: &HashedObject, refusals: &mut Refusals) -> Option<Unit> {
    if comes_along(model, item, new) {
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
        added_column(model, item, column, new, &mut step);
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
                needs.extend(inline_needs(member));
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
            needs.push(fact(&key.root_key(), ROWS));
            needs.extend(partition_indexes(model, key));
            if constraint.constraint_kind == ConstraintKind::Check {
                needs.extend(same_check_of_children(model, key));
            }
            needs.extend(constraint.referenced_relation.iter().map(|name| fact(&relation_key(name), ROWS)));
        }
        Object::Index(_) => {
            needs.push(fact(&key.root_key(), ROWS));
            needs.extend(partition_indexes(model, key));
        }
        Object::Trigger(_) | Object::RewriteRule(_) => needs.push(fact(&key.root_key(), ROWS)),
        Object::Column(column) => {
            needs.extend(own_columns_of_children(model, key));
            needs.extend(column_before(model, key, &column.name));
        }
        _ => {}
    }
    (provides, needs)
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

fn is_check(item: &Item<'_>) -> bool {
    matches!(item.new_object(), Some(Object::Constraint(constraint)) if constraint.constraint_kind == ConstraintKind::Check)
}

// a column in a definition needs its type; a default only where it stands there too
fn inline_needs(member: &HashedObject) -> Vec<Fact> {
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
        .map(|target| (target, ITSELF))
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
        Some(Object::Relation(relation)) => relation.inherits.contains(&own) || relation.partition_of.as_ref() == Some(&own),
        _ => false,
    });
    children.map(Item::key).collect()
}

// a child's own column or check merges with the parent's only if it is there first
fn own_columns_of_children(model: &Model<'_>, key: &ObjectKey) -> Vec<Fact> {
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

fn added_column(model: &Model<'_>, item: &Item<'_>, column: &Column, new: &HashedObject, step: &mut Step) {
    let stored = column.generation_expression.is_some() && column.generation_kind != Some(GenerationKind::Virtual);
    let volatile = default_inline(new, column)
        && column.default_expression.as_deref().is_some_and(|text| super::volatile::is_volatile(model, text));
    let checked = super::volatile::checked_domain(model, column);
    let foreign = relation_kind(model.new_root(new.key()), false) == Some(RelationKind::ForeignTable);
    if (stored || volatile || checked || column.identity.is_some()) && !foreign {
        step.rewrites.extend(locks::with_children(model, &relation_name(new.key())));
    }
    let _ = item;
}

fn altered(model: &Model<'_>, item: &Item<'_>, new: &HashedObject, refusals: &mut Refusals) -> Vec<Unit> {
    let Some(old) = item.old else { return Vec::new() };
    let before = relocated(old.object(), new.key().path());
    if let (Object::Column(before), Object::Column(after)) = (&before, new.object()) {
        let in_table = relation_kind(model.new_root(new.key()), false).is_some_and(is_table);
        return if in_table {
            altered_column(model, item, before, after, new, refusals).into_iter().collect()
        } else {
            altered_view_column(before, after, new).into_iter().collect()
        };
    }
    if let (Object::UserMapping(before), Object::UserMapping(after)) = (&before, new.object())
        && before != after
    {
        let reason = "the values of its options may be secrets and are not in a snapshot".to_owned();
        refusals.push((new.key().clone(), reason, "change the user mapping by hand".to_owned()));
        return Vec::new();
    }
    let mut base = before;
    if item.released
        && let Object::Domain(domain) = &mut base
    {
        (domain.default_expression, domain.checks) = (None, Vec::new());
    }
    let mut statements = alter::statements(model, item, &base, new.object());
    let mut inverse = alter::statements(model, item, new.object(), &base);
    statements.extend(alter::described(&base, new.object()));
    inverse.extend(alter::described(new.object(), &base));
    if statements.is_empty() {
        return Vec::new();
    }
    let validates = statements.iter().any(|text| text.contains(" VALIDATE CONSTRAINT "));
    let kind = if validates { ActionKind::Validate } else { ActionKind::Alter };
    let mut step = Step::new(kind, new.key(), statements).undone_by(inverse);
    match (&base, new.object()) {
        (Object::Enum(_), _) if item.has(&["labels"]) => step.inverse = Err("a label cannot be taken off an enum".to_owned()),
        (Object::Relation(before), Object::Relation(after)) => {
            if before.persistence != after.persistence || before.tablespace != after.tablespace {
                step.rewrites.insert(name_of(new.key().path()));
            }
            if before.columns.len() < after.columns.len() && after.relation_kind == RelationKind::View {
                step.inverse = Err("a view cannot lose columns in place".to_owned());
            }
            if before.unpopulated != after.unpopulated {
                step.rewrites.insert(name_of(new.key().path()));
            }
        }
        _ if validates => step.inverse = Err("what was validated cannot be made unvalidated; nothing needs to".to_owned()),
        _ => {}
    }
    locks::alteration(model, new, &mut step);
    let mut needs = needs_of(new);
    if !new.key().is_root() {
        needs.push(fact(&new.key().root_key(), ITSELF));
    }
    if let Object::Composite(_) = new.object() {
        let members = model.new_members(new.key(), ObjectKind::Attribute);
        needs.extend(members.iter().filter_map(|member| member.new).flat_map(needs_of));
    }
    needs.extend(durability(model, item, new));
    let mut provides = vec![fact(new.key(), ITSELF)];
    if item.has(&["persistence"]) {
        provides.push(fact(new.key(), "durability"));
    }
    if let Object::Relation(relation) = new.object()
        && !is_table(relation.relation_kind)
    {
        let members = model.new_members(new.key(), ObjectKind::Column);
        provides.extend(members.iter().map(|member| fact(member.key(), ITSELF)));
    }
    if is_table(relation_kind(Some(item), false).unwrap_or(RelationKind::View)) {
        // what a table says of its parents is its attachment's business
        needs.retain(|(target, aspect)| target.kind() != ObjectKind::Relation || *aspect != ITSELF);
    }
    vec![Unit { rank: rank(new.key().kind()), key: new.key().clone(), provides, needs, steps: vec![step] }]
}

// a logged table cannot point at an unlogged one, at no moment
fn durability(model: &Model<'_>, item: &Item<'_>, new: &HashedObject) -> Vec<Fact> {
    let Object::Relation(relation) = new.object() else { return Vec::new() };
    if !item.has(&["persistence"]) {
        return Vec::new();
    }
    let own = relation_name(new.key());
    let logged = relation.persistence == crate::schema::Persistence::Permanent;
    let pairs = model.items.iter().filter_map(|item| match item.new_object() {
        Some(Object::Constraint(constraint)) => {
            let target = constraint.referenced_relation.clone()?;
            Some((relation_name(item.key()), target))
        }
        _ => None,
    });
    let others = pairs.filter_map(|(from, to)| match (logged, from == own, to == own) {
        (true, true, false) => Some(to),
        (false, false, true) => Some(from),
        _ => None,
    });
    others.map(|other| fact(&relation_key(&other), "durability")).collect()
}

fn altered_column(
    model: &Model<'_>,
    item: &Item<'_>,
    before: &Column,
    after: &Column,
    new: &HashedObject,
    refusals: &mut Refusals,
) -> Option<Unit> {
    let change = column::change(model, item, before, after, true);
    if let Some(reason) = change.refusal {
        refusals.push((new.key().clone(), reason, "state a USING expression for this column".to_owned()));
        return None;
    }
    if change.statements.is_empty() {
        return None;
    }
    let back = column::change(model, item, after, before, false);
    let relation = relation_name(new.key());
    let mut step = Step::new(ActionKind::Alter, new.key(), change.statements);
    step.inverse = match back.refusal {
        Some(reason) => Err(reason),
        None => Ok(back.statements),
    };
    if before.generation_expression.is_some() && after.generation_expression.is_none() {
        step.inverse = Err("a column cannot become generated in place".to_owned());
    }
    if change.rewrite && relation_kind(model.new_root(new.key()), false) != Some(RelationKind::ForeignTable) {
        step.rewrites.extend(locks::with_children(model, &relation));
    }
    if let Some(reason) = change.lossy {
        step = step.loses(LossKind::Values, reason);
    }
    locks::column(model, new, change.light, &mut step);
    let mut needs: Vec<Fact> =
        needs_of(new).into_iter().filter(|(target, _)| target.root_key() != new.key().root_key()).collect();
    // an old identity gives its place in the sequence to its successor first
    needs.retain(|(target, _)| target.kind() != ObjectKind::Sequence || before.identity.is_some());
    needs.extend(item.retyped.then(|| own_columns_of_children(model, new.key())).into_iter().flatten().filter(|(key, _)| {
        model.new_item(key).is_some_and(|child| child.old.is_none())
    }));
    let provides = vec![fact(new.key(), ITSELF)];
    Some(Unit { rank: rank(ObjectKind::Column), key: new.key().clone(), provides, needs, steps: vec![step] })
}

fn altered_view_column(before: &Column, after: &Column, new: &HashedObject) -> Option<Unit> {
    let view = qualified(&after.schema, &after.relation);
    let head = format!("ALTER VIEW {view} ALTER COLUMN {}", identifier(&after.name));
    let set = |column: &Column| match &column.default_expression {
        Some(default) => format!("{head} SET DEFAULT {default}"),
        None => format!("{head} DROP DEFAULT"),
    };
    let (mut statements, mut inverse) = (Vec::new(), Vec::new());
    if before.default_expression != after.default_expression {
        statements.push(set(after));
        inverse.push(set(before));
    }
    if before.comment != after.comment {
        let phrase = object(new.object())?;
        statements.push(super::member::comment(&phrase, after.comment.as_deref()));
        inverse.push(super::member::comment(&phrase, before.comment.as_deref()));
    }
    if statements.is_empty() {
        return None;
    }
    let mut step = Step::new(ActionKind::Alter, new.key(), statements).undone_by(inverse);
    step.claim(relation_name(new.key()), LockMode::AccessExclusive);
    let mut needs = needs_of(new);
    needs.push(fact(&new.key().root_key(), ITSELF));
    Some(Unit { rank: 18, key: new.key().clone(), provides: Vec::new(), needs, steps: vec![step] })
}

// the default of a column, where it was let go or cannot stand in the definition
fn default_unit(model: &Model<'_>, item: &Item<'_>, new: &HashedObject) -> Option<Unit> {
    let Object::Column(column) = new.object() else { return None };
    let root = model.new_root(new.key());
    if !relation_kind(root, false).is_some_and(is_table) {
        return None;
    }
    let before = match item.old_object() {
        Some(Object::Column(before)) if !item.fate.makes() => before.default_expression.as_ref(),
        _ => None,
    };
    let fresh = item.fate.makes();
    let let_go = item.released || item.retyped || item.has(&["identity"]);
    let table = qualified(&column.schema, &column.relation);
    let head = format!("ALTER TABLE ONLY {table} ALTER COLUMN {}", identifier(&column.name));
    let (statement, inverse) = match &column.default_expression {
        Some(default) if fresh => {
            let inline = default_inline(new, column) || (column.inherited && same_as_parent(model, column));
            if inline {
                return None;
            }
            (format!("{head} SET DEFAULT {default}"), format!("{head} DROP DEFAULT"))
        }
        Some(default) if item.has(&["default_expression"]) || (let_go && before.is_some()) => {
            let back = before.map_or_else(|| format!("{head} DROP DEFAULT"), |text| format!("{head} SET DEFAULT {text}"));
            (format!("{head} SET DEFAULT {default}"), back)
        }
        None if !fresh && item.has(&["default_expression"]) && !let_go => {
            (format!("{head} DROP DEFAULT"), format!("{head} SET DEFAULT {}", before?))
        }
        _ => return None,
    };
    let mut step = Step::new(ActionKind::Alter, new.key(), vec![statement]).undone_by(vec![inverse]);
    step.claim(relation_name(new.key()), LockMode::AccessExclusive);
    locks::share(model, new, &mut step);
    let mut needs = needs_of(new);
    needs.extend([fact(new.key(), ITSELF), fact(&new.key().root_key(), ITSELF)]);
    Some(Unit { rank: 12, key: new.key().clone(), provides: vec![fact(new.key(), "default")], needs, steps: vec![step] })
}

fn same_as_parent(model: &Model<'_>, column: &Column) -> bool {
    let own = crate::schema::ObjectName::new(column.schema.clone(), column.relation.clone());
    let Some(Object::Relation(relation)) = model.new_item(&relation_key(&own)).and_then(Item::new_object) else {
        return false;
    };
    relation.inherits.iter().any(|parent| {
        let mut path = relation_key(parent).path().to_vec();
        path.push(column.name.clone());
        let key = ObjectKey::new(Root::Relation, ObjectKind::Column, path);
        matches!(model.new.get(&key), Some(Object::Column(other)) if other.default_expression == column.default_expression)
    })
}

// whom a sequence belongs to, and where it goes on when it was made anew
fn sequence_units(
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
    if !sequence.identity && again && let Some(owner) = &owned {
        let step = Step::new(ActionKind::Attach, key, vec![super::standalone::owned_by(sequence)])
            .undone_by(vec![format!("ALTER SEQUENCE {} OWNED BY NONE", qualified(&sequence.schema, &sequence.name))])
            .lock(name_of(key.path()), LockMode::ShareRowExclusive)
            .lock(relation_name(owner), LockMode::AccessShare);
        let needs = vec![fact(key, ITSELF), fact(owner, ITSELF), fact(&owner.root_key(), ITSELF)];
        units.push(Unit { rank: 13, key: key.clone(), provides: vec![fact(key, "owned")], needs, steps: vec![step] });
    }
    let continues = item.fate == Fate::Aside || (sequence.identity && identity_made_anew(model, owned.as_ref(), item));
    if continues && let Some(old) = item.old {
        let (now, before) = (qualified(&sequence.schema, &sequence.name), aside(old));
        let from = qualified(before.first().map_or("", String::as_str), before.get(1).map_or("", String::as_str));
        let statement = format!("SELECT setval({}, last_value, is_called) FROM {from}", format!("{}::regclass", literal(&now)));
        let step = Step::new(ActionKind::MoveRows, key, vec![statement])
            .lock(name_of(key.path()), LockMode::RowExclusive)
            .lock(name_of(&before), LockMode::AccessShare);
        let mut needs = vec![fact(key, ITSELF)];
        // an identity's sequence comes with its column; a sequence that was an identity's goes with that
        needs.extend(owned.iter().filter(|_| sequence.identity).flat_map(|owner| [fact(owner, ITSELF), fact(&owner.root_key(), ITSELF)]));
        let provides = if sequence.identity { Vec::new() } else { vec![fact(key, ITSELF)] };
        units.push(Unit { rank: 4, key: key.clone(), provides, needs, steps: vec![step] });
    }
    units
}

fn identity_made_anew(model: &Model<'_>, owner: Option<&ObjectKey>, item: &Item<'_>) -> bool {
    let owner = owner.and_then(|owner| model.new_item(owner));
    item.fate.destroys() && owner.is_some_and(|owner| owner.fate.makes())
}

// a partition or child finds its parent
fn attachment(model: &Model<'_>, item: &Item<'_>, new: &HashedObject, relation: &Relation) -> Option<Unit> {
    let table = qualified(&relation.schema, &relation.name);
    let before = match item.old_object() {
        Some(Object::Relation(before)) if !item.fate.makes() => Some(before),
        _ => None,
    };
    let mut needs = vec![fact(new.key(), ITSELF)];
    let (statements, inverse, parents): (Vec<String>, Vec<String>, Vec<_>) = if let Some(parent) = &relation.partition_of {
        let hangs = before.is_some_and(|before| before.partition_of.is_some())
            && !item.released
            && !item.has(&["partition_of", "partition_bound"]);
        if hangs {
            return None;
        }
        let bound = relation.partition_bound.as_deref().unwrap_or_default();
        for kind in [ObjectKind::Column, ObjectKind::Constraint, ObjectKind::Index] {
            needs.extend(model.new_members(new.key(), kind).iter().map(|member| fact(member.key(), ITSELF)));
        }
        let parent_key = relation_key(parent);
        for kind in [ObjectKind::Column] {
            needs.extend(model.new_members(&parent_key, kind).iter().map(|member| fact(member.key(), ITSELF)));
        }
        needs.extend(model.new_members(&parent_key, ObjectKind::Constraint).iter().filter(|item| is_check(item)).map(|member| fact(member.key(), ITSELF)));
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
                let had = old_parent.is_some_and(|old| before.inherits.iter().any(|name| relation_key(name) == *old.key()));
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

// a table that was written anew takes the rows of the old one
fn rows(
    model: &Model<'_>,
    item: &Item<'_>,
    new: &HashedObject,
    relation: &Relation,
    aside: &dyn Fn(&HashedObject) -> Vec<String>,
) -> Option<Unit> {
    let old = item.old.filter(|_| item.fate == Fate::Aside)?;
    let Object::Relation(before) = old.object() else { return None };
    // the rows of a partition move with the table it is a part of, when that is written anew too
    let with_parent = before.partition_of.as_ref().is_some_and(|parent| {
        model.old_item(&relation_key(parent)).is_some_and(|parent| parent.fate == Fate::Aside)
    });
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
        if column.generation_expression.is_some() {
            continue;
        }
        always |= column.identity.is_some();
        names.push(identifier(&column.name));
        let source_name = identifier(&source.name);
        let found = (source.data_type != column.data_type || counterpart.renewed)
            .then(|| column::conversion(model, counterpart, source, column))
            .flatten();
        values.push(match found.and_then(|found| found.using) {
            Some(using) => using.replace("{}", &source_name),
            None => source_name,
        });
    }
    let overriding = if always { " OVERRIDING SYSTEM VALUE" } else { "" };
    let target = qualified(&relation.schema, &relation.name);
    let statement = if names.is_empty() {
        format!("INSERT INTO {target} SELECT FROM {only}{from}")
    } else {
        format!("INSERT INTO {target} ({}){overriding} SELECT {} FROM {only}{from}", names.join(", "), values.join(", "))
    };
    let mut step = Step::new(ActionKind::MoveRows, new.key(), vec![statement])
        .undone_by(vec![format!("DELETE FROM ONLY {target}")])
        .lock(name_of(new.key().path()), LockMode::RowExclusive)
        .lock(name_of(&path), LockMode::AccessShare);
    locks::partitions_of(model, new, LockMode::RowExclusive, &mut step);
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

// row security comes on when the rows have moved
fn security(item: &Item<'_>, new: &HashedObject, relation: &Relation) -> Option<Unit> {
    let before = match item.old_object() {
        Some(Object::Relation(before)) if !item.fate.makes() => Some(before),
        _ => None,
    };
    let statements = alter::row_security(before, relation);
    if statements.is_empty() {
        return None;
    }
    let mut back = before.cloned().unwrap_or_default();
    (back.schema, back.name, back.relation_kind) = (relation.schema.clone(), relation.name.clone(), relation.relation_kind);
    let step = Step::new(ActionKind::Alter, new.key(), statements)
        .undone_by(alter::row_security(Some(relation), &back))
        .lock(name_of(new.key().path()), LockMode::AccessExclusive);
    let needs = vec![fact(new.key(), ITSELF), fact(new.key(), ROWS)];
    Some(Unit { rank: 18, key: new.key().clone(), provides: Vec::new(), needs, steps: vec![step] })
}
