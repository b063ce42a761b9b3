//! The first part of a plan: everything that goes away or lets go, under its old name.

use super::graph::{Fact, Unit};
use super::member;
use super::model::{Fate, Item, Model, is_table, reference, references, relation_key, relation_kind, relation_name};
use super::other::drop_object;
use super::phrase::{named, qualified};
use super::step::Step;
use crate::escape::identifier;
use crate::migrate::plan::{ActionKind, LockMode, LossKind};
use crate::schema::{Constraint, ConstraintKind, GenerationKind, Object, ObjectKey, ObjectKind, RelationKind};
use crate::snapshot::HashedObject;

/// The units of what goes early.
pub(super) fn units(model: &Model<'_>) -> Vec<Unit> {
    let mut units = Vec::new();
    for item in &model.items {
        let Some(old) = item.old else { continue };
        units.extend(releases(model, item, old));
        if matches!(item.fate, Fate::Drop | Fate::Replace) && !item.late && !implied(model, item, old) {
            units.extend(removal(model, item, old));
        }
    }
    units
}

/// The units of what goes last: `path` gives an old object's name at the end.
pub(super) fn late_units(model: &Model<'_>, path: &dyn Fn(&HashedObject) -> Vec<String>) -> Vec<Unit> {
    let mut units = Vec::new();
    for item in model.items.iter().filter(|item| item.late) {
        let Some(old) = item.old else { continue };
        if implied(model, item, old) {
            continue;
        }
        let moved = super::relocate::relocated(old.object(), &path(old));
        if let Some(mut unit) = removal(model, item, old)
            && let (Some(statement), Some(step)) = (drop_object(&moved), unit.steps.first_mut())
        {
            step.statements = vec![statement];
            if item.fate == Fate::Aside || super::late::moves_with_parent(model, item) {
                step.loss = None;
                step.inverse = Err("its rows and values now live in its successor".to_owned());
            }
            step.locks.clear();
            for relation in relatives(model, old) {
                let now = model.old_item(&relation_key(&relation)).and_then(|item| item.old).map(path);
                let name = now.map_or(relation, |path| super::relocate::name_of(&path));
                step.claim(name, LockMode::AccessExclusive);
            }
            if matches!(moved, Object::Relation(_) | Object::Sequence(_)) {
                step.claim(super::relocate::name_of(&path(old)), LockMode::AccessExclusive);
            }
            units.push(unit);
        }
    }
    units
}

/// Whether an old object goes away with another.
pub(super) fn implied(model: &Model<'_>, item: &Item<'_>, old: &HashedObject) -> bool {
    let root = model.old_root(old.key());
    let root_fate = root.map_or(Fate::Keep, |root| root.fate);
    match old.object() {
        Object::Grant(_) | Object::SecurityLabel(_) | Object::Attribute(_) | Object::DefaultPrivilege(_) => true,
        // a server does not take its mappings along
        Object::UserMapping(_) => false,
        Object::Sequence(sequence) => {
            let owner = sequence.owned_by.as_ref().map(|owner| {
                let path = [&owner.schema, &owner.relation].into_iter().chain(owner.column.as_ref());
                ObjectKey::new(crate::schema::Root::Relation, ObjectKind::Column, path.cloned().collect())
            });
            let owner_gone = owner
                .as_ref()
                .and_then(|owner| model.old_item(owner))
                .is_some_and(|owner| owner.fate == Fate::Drop && item.fate == Fate::Drop);
            sequence.identity || (owner_gone && !item.released)
        }
        Object::Column(column) => {
            root_fate.destroys()
                || !relation_kind(root, true).is_some_and(is_table)
                || (column.inherited && !detached(model, old.key()))
        }
        Object::Constraint(constraint) => {
            if constraint.inherited && !detached(model, old.key()) {
                return true;
            }
            match root_fate {
                Fate::Aside => false,
                Fate::Drop | Fate::Replace => !points_at_what_goes(model, constraint),
                _ => false,
            }
        }
        Object::Index(index) => {
            let served = index.constraint.is_some();
            // a partition that leaves, if only to come back, keeps its index when that of its table goes
            let leaves = root.is_some_and(|root| {
                matches!(root.fate, Fate::Keep | Fate::Alter)
                    && (root.released || root.has(&["partition_of", "partition_bound"]))
            });
            let with_parent = !leaves && index.partition_of.as_ref().is_some_and(|parent| index_goes(model, parent));
            // it keeps its name on a partition that waits apart from its table
            let apart = index.partition_of.is_some() && waits_apart(model, old.key());
            !apart && (served || with_parent || matches!(root_fate, Fate::Drop | Fate::Replace))
        }
        _ if !old.key().is_root() => matches!(root_fate, Fate::Drop | Fate::Replace),
        _ => false,
    }
}

/// Whether the partition of a member is kept aside while the table it belonged to stays: it was detached.
fn waits_apart(model: &Model<'_>, key: &ObjectKey) -> bool {
    let root = model.old_root(key).filter(|root| root.fate == Fate::Aside);
    matches!(root.and_then(Item::old_object), Some(Object::Relation(relation))
    if relation.partition_of.as_ref().is_some_and(|parent| {
        !model.old_item(&relation_key(parent)).is_some_and(|parent| parent.fate.destroys())
    }))
}

fn points_at_what_goes(model: &Model<'_>, constraint: &Constraint) -> bool {
    constraint.constraint_kind == ConstraintKind::ForeignKey
        && constraint.referenced_relation.as_ref().is_some_and(|target| {
            let own = (target.schema.as_str(), target.name.as_str());
            own != (constraint.schema.as_str(), constraint.relation.as_str())
                && model.old_item(&relation_key(target)).is_some_and(|target| target.fate.destroys())
        })
}

fn index_goes(model: &Model<'_>, parent: &crate::schema::ObjectName) -> bool {
    // the parent index stands in another relation of the same schema
    model.items.iter().any(|item| {
        matches!(item.old_object(), Some(Object::Index(index))
            if index.schema == parent.schema && index.name == parent.name && item.fate.destroys())
    })
}

/// Whether the table of a member leaves its parents.
pub(super) fn detached(model: &Model<'_>, key: &ObjectKey) -> bool {
    let Some(root) = model.old_root(key) else { return false };
    // an old partition that waits beside its old table still hangs on it
    if let Some(Object::Relation(relation)) = root.old_object()
        && let Some(parent) = &relation.partition_of
        && root.fate.destroys()
        && model.old_item(&relation_key(parent)).is_some_and(|parent| parent.fate.destroys())
    {
        return false;
    }
    if root.released {
        return true;
    }
    match (root.old_object(), root.new_object()) {
        (Some(Object::Relation(old)), Some(Object::Relation(new))) => {
            root.has(&["inherits", "partition_of"])
                && (old.inherits != new.inherits || old.partition_of != new.partition_of)
        }
        _ => false,
    }
}

// what must be let go before what it needs can go
fn releases(model: &Model<'_>, item: &Item<'_>, old: &HashedObject) -> Vec<Unit> {
    let mut units = Vec::new();
    let root_gone = model.old_root(old.key()).is_some_and(|root| root.fate.destroys());
    match old.object() {
        // a default that calls a function that reads the table: one must let go of the other
        Object::Column(column) if root_gone && lets_go_early(model, old) => {
            let unit = match &column.default_expression {
                Some(default) => release(1, old, drop_default(column, default, old.key())),
                None if keeps_computed_values(item) => release(1, old, drop_expression(old)),
                None => {
                    let mut unit = release(1, old, drop_generated(model, old));
                    unit.needs.push((old.key().clone(), "released"));
                    unit
                }
            };
            units.push(unit);
        }
        Object::Column(_) if root_gone => {}
        Object::Column(_) if !item.fate.destroys() && item.released && keeps_computed_values(item) => {
            units.push(release(1, old, drop_expression(old)));
        }
        Object::Column(column) if !item.fate.destroys() && !root_gone => {
            let changes = item.released || item.retyped || item.has(&["identity"]) || item.has(&["default_expression"]);
            if let Some(default) = column.default_expression.as_ref().filter(|_| changes) {
                let step = drop_default(column, default, old.key());
                if item.released || item.retyped || item.has(&["identity"]) || uses_what_goes(model, old) {
                    units.push(release(1, old, step));
                }
            }
        }
        Object::Sequence(sequence)
            if !sequence.identity
                && sequence.owned_by.is_some()
                && !item.fate.destroys()
                && (item.released || item.has(&["owned_by"])) =>
        {
            let mut free = sequence.clone();
            free.owned_by = None;
            let step = Step::new(ActionKind::Release, old.key(), vec![super::standalone::owned_by(&free)])
                .undone_by(vec![super::standalone::owned_by(sequence)])
                .lock(super::relocate::name_of(old.key().path()), LockMode::AccessExclusive);
            units.push(release(2, old, step));
        }
        Object::Relation(relation) if is_table(relation.relation_kind) => units.extend(detachment(model, item, old)),
        Object::Publication(publication) if item.touched && !item.fate.destroys() => {
            let mut restricted = publication.clone();
            restricted.schemas.clear();
            restricted.tables.retain(|table| table.columns.is_some() || table.filter.is_some());
            for table in &mut restricted.tables {
                (table.columns, table.filter) = (None, None);
            }
            if let Some(objects) = super::other::published(&restricted) {
                let name = identifier(&publication.name);
                let step =
                    Step::new(ActionKind::Release, old.key(), vec![format!("ALTER PUBLICATION {name} DROP {objects}")]);
                let mut step = step;
                for table in &restricted.tables {
                    step.claim(table.relation.clone(), LockMode::ShareUpdateExclusive);
                }
                units.push(release(2, old, step));
            }
        }
        Object::Domain(domain) if item.released && !item.fate.destroys() => {
            let mut bare = domain.clone();
            (bare.default_expression, bare.checks) = (None, Vec::new());
            let step = Step::new(ActionKind::Release, old.key(), super::standalone::alter_domain(domain, &bare))
                .undone_by(super::standalone::alter_domain(&bare, domain));
            units.push(release(2, old, step));
        }
        _ => {}
    }
    units
}

/// Whether the default or the computed values of a column in a table that goes use something that goes as well: they
/// go first, so that it can. Computed values do not move.
pub(super) fn lets_go_early(model: &Model<'_>, old: &HashedObject) -> bool {
    let root_fate = model.old_root(old.key()).map_or(Fate::Keep, |root| root.fate);
    let Object::Column(column) = old.object() else { return false };
    // a table that does not wait can go before what its columns call, but for a routine that reads it
    let in_the_way = |kind| match root_fate {
        Fate::Aside => is_called(kind),
        _ => kind == ObjectKind::Routine && column.default_expression.is_some(),
    };
    root_fate.destroys()
        && !column.inherited
        && (column.default_expression.is_some() || column.generation_expression.is_some())
        && references(old)
            .iter()
            .any(|target| in_the_way(target.kind()) && model.old_item(target).is_some_and(|item| item.fate.destroys()))
}

/// What an expression calls, other than what its column is made of.
pub(super) const fn is_called(kind: ObjectKind) -> bool {
    matches!(kind, ObjectKind::Routine | ObjectKind::Sequence | ObjectKind::Operator | ObjectKind::Cast)
}

/// Whether values that were computed and stored become a column's own.
pub(super) fn keeps_computed_values(item: &Item<'_>) -> bool {
    matches!((item.old_object(), item.new_object()), (Some(Object::Column(old)), Some(Object::Column(new)))
        if old.generation_kind == Some(GenerationKind::Stored) && new.generation_expression.is_none())
}

fn drop_expression(old: &HashedObject) -> Step {
    let (relation, name) = (relation_name(old.key()), identifier(old.key().name()));
    let statement = format!("ALTER TABLE {} ALTER COLUMN {name} DROP EXPRESSION", named(&relation));
    Step::new(ActionKind::Release, old.key(), vec![statement])
        .irreversible("a column cannot become generated in place")
        .lock(relation, LockMode::AccessExclusive)
}

fn drop_generated(model: &Model<'_>, old: &HashedObject) -> Step {
    let (relation, name) = (relation_name(old.key()), identifier(old.key().name()));
    Step::new(ActionKind::Release, old.key(), vec![format!("ALTER TABLE {} DROP COLUMN {name}", named(&relation))])
        .undone_by(super::make::statements_that_make(model, old, true))
        .lock(relation, LockMode::AccessExclusive)
}

fn drop_default(column: &crate::schema::Column, default: &str, key: &ObjectKey) -> Step {
    let table = qualified(&column.schema, &column.relation);
    let head = format!("ALTER TABLE {table} ALTER COLUMN {}", identifier(&column.name));
    Step::new(ActionKind::Release, key, vec![format!("{head} DROP DEFAULT")])
        .undone_by(vec![format!("{head} SET DEFAULT {default}")])
        .lock(relation_name(key), LockMode::AccessExclusive)
}

fn uses_what_goes(model: &Model<'_>, old: &HashedObject) -> bool {
    references(old).iter().any(|target| {
        model.old_item(target).is_some_and(|item| {
            item.fate.destroys() && !matches!(target.kind(), ObjectKind::Column | ObjectKind::Relation)
        })
    })
}

fn release(rank: u8, old: &HashedObject, step: Step) -> Unit {
    // comes before whatever it lets go of: those units name it as a need
    let provides = references(old).into_iter().map(|target| (target, "released")).collect();
    Unit { rank, key: old.key().clone(), provides, needs: Vec::new(), steps: vec![step] }
}

fn detachment(model: &Model<'_>, item: &Item<'_>, old: &HashedObject) -> Vec<Unit> {
    let Object::Relation(relation) = old.object() else { return Vec::new() };
    let new = match item.new_object() {
        Some(Object::Relation(new)) => Some(new),
        _ => None,
    };
    let table = qualified(&relation.schema, &relation.name);
    let mut units = Vec::new();
    let kept = matches!(item.fate, Fate::Keep | Fate::Alter);
    if let Some(parent) = &relation.partition_of {
        let parent_goes = model.old_item(&relation_key(parent)).is_some_and(|parent| parent.fate.destroys());
        let moves = item.released || item.has(&["partition_of", "partition_bound"]);
        // an old partition that is kept aside still hangs on its parent unless that stays
        let aside = item.fate == Fate::Aside && !parent_goes;
        if (kept && moves) || aside {
            let step = Step::new(
                ActionKind::Detach,
                old.key(),
                vec![format!("ALTER TABLE {} DETACH PARTITION {table}", named(parent))],
            )
            .undone_by(vec![format!(
                "ALTER TABLE {} ATTACH PARTITION {table} {}",
                named(parent),
                relation.partition_bound.as_deref().unwrap_or_default()
            )])
            .lock(parent.clone(), LockMode::AccessExclusive)
            .lock(relation_name(old.key()), LockMode::AccessExclusive);
            let mut step = step;
            // its foreign keys become its own
            for entry in model.old.group(&relation_key(parent)).into_iter().flat_map(|group| group.objects()) {
                if let Object::Constraint(constraint) = entry.object()
                    && let Some(target) = &constraint.referenced_relation
                {
                    step.claim(target.clone(), LockMode::ShareRowExclusive);
                }
            }
            let below = super::locks::old_descendants(model, &relation_name(old.key()));
            for relation in relatives(model, old).into_iter().chain(below) {
                step.claim(relation, LockMode::AccessExclusive);
            }
            let mut unit = release(3, old, step);
            unit.provides.push((old.key().clone(), "detached"));
            units.push(unit);
        }
        return units;
    }
    let mut statements = Vec::new();
    let mut inverse = Vec::new();
    let mut step_locks = Vec::new();
    for parent in &relation.inherits {
        let leaves = kept
            && (item.released || (item.has(&["inherits"]) && new.is_some_and(|new| !keeps_parent(model, new, parent))));
        let aside = item.fate == Fate::Aside;
        if leaves || aside {
            statements.push(format!("ALTER TABLE {table} NO INHERIT {}", named(parent)));
            inverse.push(format!("ALTER TABLE {table} INHERIT {}", named(parent)));
            step_locks.push(parent.clone());
        }
    }
    if !statements.is_empty() {
        let mut step = Step::new(ActionKind::Detach, old.key(), statements).undone_by(inverse);
        step.claim(relation_name(old.key()), LockMode::AccessExclusive);
        for parent in step_locks {
            step.claim(parent, LockMode::AccessShare);
        }
        units.push(release(3, old, step));
    }
    units
}

/// Whether a table still has an old parent, whatever that is called now.
pub(super) fn keeps_parent(
    model: &Model<'_>,
    new: &crate::schema::Relation,
    parent: &crate::schema::ObjectName,
) -> bool {
    model
        .old_item(&relation_key(parent))
        .and_then(|item| item.new)
        .is_some_and(|now| new.inherits.iter().any(|name| relation_key(name) == *now.key()))
}

fn removal(model: &Model<'_>, item: &Item<'_>, old: &HashedObject) -> Option<Unit> {
    let statement = match old.object() {
        Object::UserMapping(mapping) => super::other::user_mapping("DROP", mapping),
        // the key of a partition that left its table
        Object::Index(index) if index.constraint.is_some() => {
            let (table, name) = (qualified(&index.schema, &index.relation), identifier(&index.name));
            format!("ALTER TABLE {table} DROP CONSTRAINT {name}")
        }
        object => drop_object(object)?,
    };
    let mut step = Step::new(ActionKind::Drop, old.key(), vec![statement]);
    if let Object::Statistics(statistics) = old.object() {
        step.claim(statistics.relation.clone(), LockMode::ShareUpdateExclusive);
    }
    for relation in touched_relations(model, old) {
        step.claim(relation, LockMode::AccessExclusive);
    }
    step.loss = loss(item, old);
    step.inverse = match step.loss.as_ref() {
        Some(loss) => Err(loss.reason.clone()),
        None => Ok(super::make::statements_that_make(model, old, true)),
    };
    let covers = covered(model, old);
    let mut provides: Vec<Fact> = Vec::new();
    let mut needs: Vec<Fact> = Vec::new();
    for entry in &covers {
        // gone after everything that refers to it
        needs.push((entry.key().clone(), "released"));
        let let_go = lets_go_early(model, entry);
        let held = references(entry).into_iter().filter(|target| !let_go || !is_called(target.kind()));
        provides.extend(held.map(|target| (target, "released")));
    }
    if !old.key().is_root() {
        provides.push((old.key().root_key(), "released"));
    }
    if matches!(old.object(), Object::Index(_)) && waits_apart(model, old.key()) {
        needs.push((old.key().root_key(), "detached"));
    }
    // a foreign key on a partitioned table holds on to its partitions
    if let Object::Constraint(constraint) = old.object() {
        provides.extend(constraint.referenced_relation.iter().map(|name| (relation_key(name), "unreferenced")));
    }
    if let Object::Relation(relation) = old.object() {
        let mut above = relation.partition_of.clone();
        while let Some(parent) = above {
            let key = relation_key(&parent);
            above = match model.old.get(&key) {
                Some(Object::Relation(parent)) => parent.partition_of.clone(),
                _ => None,
            };
            needs.push((key, "unreferenced"));
        }
    }
    let own: Vec<&ObjectKey> = covers.iter().map(|entry| entry.key()).collect();
    provides.retain(|(target, _)| !own.contains(&target));
    Some(Unit { rank: 4, key: old.key().clone(), provides, needs, steps: vec![step] })
}

/// Everything that goes away together with an object.
pub(super) fn covered<'a>(model: &Model<'a>, old: &'a HashedObject) -> Vec<&'a HashedObject> {
    let mut covered = vec![old];
    if old.key().is_root() {
        let members = model.old.group(old.key()).into_iter().flat_map(|group| group.objects());
        covered.extend(members.filter(|member| {
            !member.key().is_root() && model.old_item(member.key()).is_some_and(|item| implied(model, item, member))
        }));
    }
    if let Object::Constraint(_) = old.object() {
        let twin = ObjectKey::new(old.key().root(), ObjectKind::Index, old.key().path().to_vec());
        covered.extend(model.old_item(&twin).and_then(|item| item.old));
    }
    // a table that goes takes its partitions along, each of which says so itself
    if !old.key().is_root() {
        covered.extend(attached_indexes(model, &covered));
    }
    covered
}

// the indexes of partitions that go with the index of their table, and so does what points at their keys
fn attached_indexes<'a>(model: &Model<'a>, covered: &[&'a HashedObject]) -> Vec<&'a HashedObject> {
    let name = |entry: &HashedObject| match entry.object() {
        Object::Index(index) => Some(crate::schema::ObjectName::new(index.schema.clone(), index.name.clone())),
        _ => None,
    };
    let partitioned = |entry: &&HashedObject| {
        relation_kind(model.old_root(entry.key()), true) == Some(RelationKind::PartitionedTable)
    };
    let mut above: Vec<_> = covered.iter().filter(|entry| partitioned(entry)).filter_map(|entry| name(entry)).collect();
    let mut found = Vec::new();
    while let Some(parent) = above.pop() {
        for item in &model.items {
            let (Some(old), Some(Object::Index(index))) = (item.old, item.old_object()) else { continue };
            if index.partition_of.as_ref() == Some(&parent) && implied(model, item, old) {
                above.extend(name(old));
                found.push(old);
            }
        }
    }
    found
}

fn touched_relations(model: &Model<'_>, old: &HashedObject) -> Vec<crate::schema::ObjectName> {
    let mut found = Vec::new();
    match old.object() {
        Object::Sequence(_) | Object::Relation(_) => found.push(super::relocate::name_of(old.key().path())),
        _ if old.key().root() == crate::schema::Root::Relation => {
            found.push(relation_name(old.key()));
            found.extend(super::locks::old_descendants(model, &relation_name(old.key())));
        }
        _ => {}
    }
    for entry in covered(model, old) {
        if let Object::Constraint(constraint) = entry.object()
            && let Some(target) = &constraint.referenced_relation
        {
            found.push(target.clone());
            found.extend(super::locks::old_descendants(model, target));
        }
    }
    found.extend(relatives(model, old));
    found
}

// the table that a partition is a part of, and the default partition beside it
fn relatives(model: &Model<'_>, old: &HashedObject) -> Vec<crate::schema::ObjectName> {
    let Object::Relation(relation) = old.object() else { return Vec::new() };
    let Some(parent) = &relation.partition_of else { return Vec::new() };
    let siblings = model.old_children.get(parent).into_iter().flatten().filter(|name| {
        matches!(model.old.get(&relation_key(name)), Some(Object::Relation(sibling))
            if sibling.partition_bound.as_deref() == Some("DEFAULT"))
    });
    let mut found: Vec<_> = siblings.cloned().collect();
    for sibling in found.clone() {
        found.extend(super::locks::old_descendants(model, &sibling));
    }
    found.push(parent.clone());
    found
}

fn loss(item: &Item<'_>, old: &HashedObject) -> Option<crate::migrate::plan::DataLoss> {
    use crate::migrate::plan::DataLoss;
    let name = old.key().path().join(".");
    match old.object() {
        Object::Relation(relation)
            if matches!(relation.relation_kind, RelationKind::Table | RelationKind::PartitionedTable) =>
        {
            Some(DataLoss { loss: LossKind::Rows, reason: format!("the rows of {name} are gone") })
        }
        Object::Column(column) if column.generation_expression.is_none() => {
            Some(DataLoss { loss: LossKind::Column, reason: format!("the values of {name} are gone") })
        }
        Object::Sequence(_) if item.fate == Fate::Drop => {
            Some(DataLoss { loss: LossKind::Values, reason: format!("where {name} stood is forgotten") })
        }
        _ => None,
    }
}

/// The references of an object, for those who read the plan.
pub(super) fn consumed(entry: &HashedObject) -> Vec<crate::snapshot::ObjectReference> {
    references(entry).iter().map(reference).collect()
}

/// Puts a trigger or rule back to work; used where one is put back by an inverse.
pub(super) fn state_statement(object: &Object) -> Option<String> {
    let (table, text) = match object {
        Object::Trigger(trigger) if trigger.state != crate::schema::TriggerState::Enabled => {
            (qualified(&trigger.schema, &trigger.relation), member::state(trigger.state, "TRIGGER", &trigger.name))
        }
        Object::RewriteRule(rule) if rule.state != crate::schema::TriggerState::Enabled => {
            (qualified(&rule.schema, &rule.relation), member::state(rule.state, "RULE", &rule.name))
        }
        _ => return None,
    };
    Some(format!("ALTER TABLE {table} {text}"))
}
