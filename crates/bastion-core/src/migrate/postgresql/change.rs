//! The units that change objects in place.

use super::alter;
use super::build::{Refusals, fact, needs_of, own_columns_of_children, rank};
use super::column;
use super::graph::{Fact, ITSELF, NAMED, Unit};
use super::locks;
use super::make::default_inline;
use super::model::{Item, Model, is_table, relation_key, relation_kind, relation_name};
use super::phrase::{object, qualified};
use super::relocate::{name_of, relocated};
use super::standalone::may_start_over;
use super::step::Step;
use crate::escape::identifier;
use crate::migrate::plan::{ActionKind, DataLoss, LockMode, LossKind};
use crate::schema::{Column, Object, ObjectKey, ObjectKind, RelationKind, Root};
use crate::snapshot::HashedObject;

/// The unit that changes an object in place, if anything needs to change.
pub(super) fn altered(
    model: &Model<'_>,
    item: &Item<'_>,
    new: &HashedObject,
    aside: &dyn Fn(&HashedObject) -> Vec<String>,
    refusals: &mut Refusals,
) -> Vec<Unit> {
    let Some(old) = item.old else { return Vec::new() };
    let before = relocated(old.object(), new.key().path());
    if let (Object::Column(before), Object::Column(after)) = (&before, new.object()) {
        let in_table = relation_kind(model.new_root(new.key()), false).is_some_and(is_table);
        return if in_table {
            altered_column(model, item, before, after, new, refusals).into_iter().collect()
        } else {
            altered_view_column(model, before, after, new).into_iter().collect()
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
    side_effects(item, &base, new, &mut step);
    locks::alteration(model, new, &mut step);
    if let Object::Domain(_) = old.object() {
        for table in locks::old_users_of_type(model, old) {
            step.claim(name_of(&aside(table)), LockMode::Share);
        }
    }
    if let Object::Publication(before) = old.object() {
        for table in &before.tables {
            if let Some(entry) = model.old_item(&relation_key(&table.relation)).and_then(|item| item.old) {
                step.claim(name_of(&aside(entry)), LockMode::ShareUpdateExclusive);
            }
        }
    }
    let (provides, needs) = altered_around(model, item, new);
    vec![Unit { rank: rank(new.key().kind()), key: new.key().clone(), provides, needs, steps: vec![step] }]
}

// what a change in place rewrites, and what cannot be undone
fn side_effects(item: &Item<'_>, base: &Object, new: &HashedObject, step: &mut Step) {
    match (base, new.object()) {
        (Object::Enum(_), _) if item.has(&["labels"]) => {
            step.inverse = Err("a label cannot be taken off an enum".to_owned());
        }
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
        (Object::Sequence(before), Object::Sequence(after)) if may_start_over(before, after) => {
            let reason = format!("{} starts over where its place is outside its new bounds", after.name);
            step.loss = Some(DataLoss { loss: LossKind::Values, reason });
        }
        _ if step.kind == ActionKind::Validate => {
            step.inverse = Err("what was validated cannot be made unvalidated; nothing needs to".to_owned());
        }
        _ => {}
    }
}

// what a change in place brings about and needs
fn altered_around(model: &Model<'_>, item: &Item<'_>, new: &HashedObject) -> (Vec<Fact>, Vec<Fact>) {
    let mut needs = needs_of(new);
    if !new.key().is_root() {
        needs.push(fact(&new.key().root_key(), ITSELF));
    }
    if let Object::Composite(_) = new.object() {
        let members = model.new_members(new.key(), ObjectKind::Attribute);
        needs.extend(members.iter().filter_map(|member| member.new).flat_map(needs_of));
    }
    needs.extend(durability(model, item, new));
    if let Object::Trigger(trigger) = new.object() {
        needs.extend(super::build::partitions_of_trigger(trigger));
    }
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
    (provides, needs)
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
    if change.refusal.is_some() {
        refusals.push(column::no_cast(new.key(), before, after));
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
        step.rewrites.extend(locks::with_lasting_children(model, &relation));
    }
    if let Some(reason) = change.lossy {
        step = step.loses(LossKind::Values, reason);
    }
    locks::column(model, new, change.light, &mut step);
    let mut needs: Vec<Fact> =
        needs_of(new).into_iter().filter(|(target, _)| target.root_key() != new.key().root_key()).collect();
    // an old identity gives its place in the sequence to its successor first
    needs.retain(|(target, _)| target.kind() != ObjectKind::Sequence || before.identity.is_some());
    needs.extend(
        item.retyped
            .then(|| own_columns_of_children(model, new.key()))
            .into_iter()
            .flatten()
            .filter(|(key, _)| model.new_item(key).is_some_and(|child| child.old.is_none())),
    );
    let provides = vec![fact(new.key(), ITSELF)];
    Some(Unit { rank: rank(ObjectKind::Column), key: new.key().clone(), provides, needs, steps: vec![step] })
}

fn altered_view_column(model: &Model<'_>, before: &Column, after: &Column, new: &HashedObject) -> Option<Unit> {
    let view = qualified(&after.schema, &after.relation);
    let head = format!("ALTER VIEW {view} ALTER COLUMN {}", identifier(&after.name));
    let set = |column: &Column| match &column.default_expression {
        Some(default) => format!("{head} SET DEFAULT {default}"),
        None => format!("{head} DROP DEFAULT"),
    };
    let (mut statements, mut inverse) = (Vec::new(), Vec::new());
    if relation_kind(model.new_root(new.key()), false) == Some(RelationKind::MaterializedView) {
        let own = |text: &String| text.replacen("ALTER TABLE ONLY", "ALTER MATERIALIZED VIEW", 1);
        statements.extend(super::table::setting_changes(before, after, &view).iter().map(own));
        inverse.extend(super::table::setting_changes(after, before, &view).iter().map(own));
    }
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
pub(super) fn default_unit(model: &Model<'_>, item: &Item<'_>, new: &HashedObject) -> Option<Unit> {
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
            let added = !root.is_some_and(|root| root.fate.makes());
            let inline = added || default_inline(new, column) || (column.inherited && same_as_parent(model, column));
            if inline {
                return None;
            }
            (format!("{head} SET DEFAULT {default}"), format!("{head} DROP DEFAULT"))
        }
        Some(default) if item.has(&["default_expression"]) || (let_go && before.is_some()) => {
            let back =
                before.map_or_else(|| format!("{head} DROP DEFAULT"), |text| format!("{head} SET DEFAULT {text}"));
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
    Some(Unit {
        rank: 12,
        key: new.key().clone(),
        provides: vec![fact(new.key(), "default")],
        needs,
        steps: vec![step],
    })
}

/// A NOT NULL keeps its name when its column or table is renamed, and gets the wanted one here.
pub(super) fn not_null_name_unit(model: &Model<'_>, item: &Item<'_>, new: &HashedObject) -> Option<Unit> {
    let (Some(Object::Column(old)), Object::Column(column)) = (item.old_object(), new.object()) else { return None };
    let root = model.new_root(new.key())?;
    // what a partition has from its table cannot be renamed any more: it takes the name before it is attached
    let joins = match (root.old_object(), root.new_object()) {
        (Some(Object::Relation(before)), Some(Object::Relation(after))) => {
            after.partition_of.is_some() && (before.partition_of != after.partition_of || root.released)
        }
        _ => false,
    };
    if item.fate.destroys() || root.fate.makes() || (column.inherited && !joins) {
        return None;
    }
    let [forward, back] = column::not_null_name(model, old, column)?;
    let mut step = Step::new(ActionKind::Rename, new.key(), vec![forward]).undone_by(vec![back]);
    for table in locks::with_children(model, &relation_name(new.key())) {
        step.claim(table, LockMode::AccessExclusive);
    }
    let needs = vec![fact(new.key(), ITSELF)];
    let provides = vec![fact(new.key(), NAMED)];
    Some(Unit { rank: 12, key: new.key().clone(), provides, needs, steps: vec![step] })
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
