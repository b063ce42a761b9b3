//! Which locks statements take: what the manual says ("Explicit Locking", "ALTER TABLE") and the source decides
//! (AlterTableGetLockLevel in src/backend/commands/tablecmds.c). The tests compare it with `pg_locks`.

use super::model::{Model, references, relation_key, relation_name};
use super::relocate::name_of;
use super::step::Step;
use crate::migrate::plan::LockMode;
use crate::schema::{ConstraintKind, Object, ObjectKey, ObjectKind, ObjectName, RelationKind, Root};
use crate::snapshot::HashedObject;

/// What a statement reads to be understood.
pub(super) fn share(model: &Model<'_>, new: &HashedObject, step: &mut Step) {
    let own = new.key().root_key();
    for target in references(new) {
        let locked = match target.root() {
            Root::Relation | Root::Sequence => model.new.get(&target.root_key()).is_some(),
            _ => false,
        };
        if locked && target.root_key() != own {
            step.claim(name_of(target.root_path()), LockMode::AccessShare);
        }
    }
}

// what a materialised view reads when it is filled: through every view
fn read_through(model: &Model<'_>, new: &HashedObject, step: &mut Step) {
    let mut queue = vec![new.key().clone()];
    let mut seen = std::collections::BTreeSet::new();
    while let Some(key) = queue.pop() {
        let Some(entry) = model.new_item(&key).and_then(|item| item.new) else { continue };
        if !seen.insert(key) {
            continue;
        }
        share(model, entry, step);
        let read = references(entry).into_iter().filter(|target| target.kind() == ObjectKind::Relation);
        queue.extend(read);
    }
}

/// Making an object.
pub(super) fn creation(model: &Model<'_>, new: &HashedObject, step: &mut Step) {
    share(model, new, step);
    let relation = relation_name(new.key());
    match new.object() {
        Object::Column(_) => {
            for table in with_children(model, &relation) {
                step.claim(table, LockMode::AccessExclusive);
            }
            // rows that are there draw their numbers
            for target in references(new).iter().filter(|target| target.kind() == ObjectKind::Sequence) {
                step.claim(name_of(target.path()), LockMode::RowExclusive);
            }
        }
        Object::Constraint(constraint) => constraint_lock(model, constraint.constraint_kind, new, step),
        Object::Index(index) => {
            let mode = match (&index.constraint, index.clustered, index.replica_identity) {
                (None, false, false) => LockMode::Share,
                _ => LockMode::AccessExclusive,
            };
            let below = if index.constraint.is_some() { LockMode::AccessExclusive } else { LockMode::Share };
            step.claim(relation, mode);
            partitions_of(model, new, below, step);
        }
        Object::Trigger(trigger) => {
            let mode = LockMode::ShareRowExclusive;
            step.claim(relation, mode);
            partitions_of(model, new, mode, step);
            let _ = trigger;
        }
        Object::RowPolicy(_) => step.claim(relation, LockMode::AccessExclusive),
        Object::RewriteRule(_) => {
            // its commands are prepared like any other
            for target in references(new).iter().filter(|target| target.root() == Root::Relation) {
                step.claim(name_of(target.root_path()), LockMode::RowExclusive);
            }
            step.claim(relation, LockMode::AccessExclusive);
        }
        Object::Statistics(statistics) => step.claim(statistics.relation.clone(), LockMode::ShareUpdateExclusive),
        Object::Relation(relation) => {
            for parent in &relation.inherits {
                step.claim(parent.clone(), LockMode::ShareUpdateExclusive);
            }
            if relation.relation_kind == RelationKind::MaterializedView {
                read_through(model, new, step);
            }
        }
        Object::Publication(publication) => {
            for table in &publication.tables {
                step.claim(table.relation.clone(), LockMode::ShareUpdateExclusive);
            }
        }
        Object::Routine(routine) => inline_routine(routine, new, step),
        _ => {}
    }
}

// the statements of an SQL body are prepared like any other
fn inline_routine(routine: &crate::schema::Routine, new: &HashedObject, step: &mut Step) {
    let body = routine.body.as_deref().unwrap_or_default().to_uppercase();
    let writes = ["INSERT", "UPDATE", "DELETE", "MERGE"].iter().any(|word| body.contains(word));
    for target in references(new).iter().filter(|target| routine.inline_body && target.root() == Root::Relation) {
        step.claim(name_of(target.root_path()), if writes { LockMode::RowExclusive } else { LockMode::AccessShare });
    }
}

fn constraint_lock(model: &Model<'_>, kind: ConstraintKind, new: &HashedObject, step: &mut Step) {
    let relation = relation_name(new.key());
    let Object::Constraint(constraint) = new.object() else { return };
    if kind == ConstraintKind::ForeignKey {
        let mode = LockMode::ShareRowExclusive;
        step.claim(relation, mode);
        partitions_of(model, new, mode, step);
        if let Some(target) = &constraint.referenced_relation {
            step.claim(target.clone(), mode);
            let key = relation_key(target);
            for name in descendants(model, &key) {
                step.claim(name, mode);
            }
        }
        return;
    }
    for table in with_children(model, &relation) {
        step.claim(table, LockMode::AccessExclusive);
    }
}

/// Changing an object in place.
pub(super) fn alteration(model: &Model<'_>, new: &HashedObject, step: &mut Step) {
    share(model, new, step);
    let relation = relation_name(new.key());
    match new.object() {
        Object::Relation(found) => {
            let name = name_of(new.key().path());
            if found.relation_kind == RelationKind::MaterializedView {
                read_through(model, new, step);
            }
            let mode = step.statements.iter().map(|text| relation_mode(text, found.relation_kind)).max();
            step.claim(name, mode.unwrap_or(LockMode::AccessExclusive));
        }
        Object::Constraint(constraint) => {
            let mode = LockMode::ShareUpdateExclusive;
            for table in with_children(model, &relation) {
                step.claim(table, mode);
            }
            if let Some(target) = &constraint.referenced_relation {
                step.claim(target.clone(), LockMode::RowShare);
            }
        }
        Object::Index(index) => {
            let name = ObjectName::new(index.schema.clone(), index.name.clone());
            for text in step.statements.clone() {
                if text.starts_with("COMMENT ") {
                    step.claim(name.clone(), LockMode::ShareUpdateExclusive);
                } else if text.contains(" CLUSTER") {
                    step.claim(relation.clone(), LockMode::ShareUpdateExclusive);
                    step.claim(name.clone(), LockMode::ShareUpdateExclusive);
                } else if text.contains(" SET TABLESPACE ") || text.contains(" REPLICA IDENTITY ") {
                    step.claim(name.clone(), LockMode::AccessExclusive);
                    step.claim(relation.clone(), LockMode::AccessExclusive);
                } else {
                    step.claim(name.clone(), LockMode::ShareUpdateExclusive);
                }
            }
        }
        Object::Trigger(_) => {
            let states = step.statements.iter().any(|text| text.starts_with("ALTER TABLE "));
            step.claim(
                relation.clone(),
                if states { LockMode::ShareRowExclusive } else { LockMode::ShareUpdateExclusive },
            );
            partitions_of(model, new, LockMode::ShareRowExclusive, step);
        }
        Object::RowPolicy(_) | Object::RewriteRule(_) => {
            let only_comment = step.statements.iter().all(|text| text.starts_with("COMMENT "));
            step.claim(relation, if only_comment { LockMode::ShareUpdateExclusive } else { LockMode::AccessExclusive });
        }
        Object::Sequence(_) => {
            let name = name_of(new.key().path());
            let heavy = step.statements.iter().any(|text| text.contains(" OWNER TO ") || text.contains("LOGGED"));
            step.claim(name, if heavy { LockMode::AccessExclusive } else { LockMode::ShareRowExclusive });
        }
        Object::Publication(publication) => {
            for table in &publication.tables {
                step.claim(table.relation.clone(), LockMode::ShareUpdateExclusive);
            }
        }
        // its columns' values are checked
        Object::Domain(_) => users_of_type(model, new, step),
        Object::Composite(_) => users_of_type(model, new, step),
        _ => {}
    }
}

fn users_of_type(model: &Model<'_>, new: &HashedObject, step: &mut Step) {
    let mut types = vec![new.key().clone()];
    while let Some(key) = types.pop() {
        for user in model.items.iter().filter_map(|item| item.new).filter(|user| references(user).contains(&key)) {
            match user.key().kind() {
                ObjectKind::Column => step.claim(relation_name(user.key()), LockMode::Share),
                ObjectKind::Domain => types.push(user.key().clone()),
                _ => {}
            }
        }
    }
}

/// The old tables whose columns are of an old type, through domains.
pub(super) fn old_users_of_type<'a>(model: &Model<'a>, old: &HashedObject) -> Vec<&'a HashedObject> {
    let mut found = Vec::new();
    let mut types: Vec<usize> = model.old_index.get(old.key()).copied().into_iter().collect();
    while let Some(place) = types.pop() {
        for user in model.dependents.get(place).into_iter().flatten() {
            let Some(entry) = model.items.get(*user).and_then(|item| item.old) else { continue };
            match entry.key().kind() {
                ObjectKind::Column => found.extend(model.old_root(entry.key()).and_then(|root| root.old)),
                ObjectKind::Domain => types.push(*user),
                _ => {}
            }
        }
    }
    found
}

fn relation_mode(statement: &str, kind: RelationKind) -> LockMode {
    let light = [
        "fillfactor",
        "autovacuum",
        "toast_tuple_target",
        "parallel_workers",
        "toast",
        "vacuum_",
        "user_catalog_table",
    ];
    if statement.starts_with("COMMENT ") {
        return LockMode::ShareUpdateExclusive;
    }
    let parameters = statement.contains(" SET (") || statement.contains(" RESET (");
    if parameters && kind != RelationKind::View && light.iter().any(|name| statement.contains(name)) {
        return LockMode::ShareUpdateExclusive;
    }
    LockMode::AccessExclusive
}

/// Changing a column.
pub(super) fn column(model: &Model<'_>, new: &HashedObject, light: bool, step: &mut Step) {
    share(model, new, step);
    let relation = relation_name(new.key());
    let mode = if light { LockMode::ShareUpdateExclusive } else { LockMode::AccessExclusive };
    for table in with_children(model, &relation) {
        step.claim(table, mode);
    }
    if let Some(sequence) = model.new_identity(new.key()).or_else(|| model.old_identity(new.key())) {
        step.claim(name_of(sequence.key().path()), LockMode::AccessExclusive);
    }
}

/// Becoming a partition or a child.
pub(super) fn attachment(model: &Model<'_>, new: &HashedObject, parents: &[ObjectName], step: &mut Step) {
    step.claim(relation_name(new.key()), LockMode::AccessExclusive);
    for name in descendants(model, new.key()) {
        step.claim(name, LockMode::AccessExclusive);
    }
    for parent in parents {
        step.claim(parent.clone(), LockMode::ShareUpdateExclusive);
        // what the tables above ask of their rows is asked here as well
        let mut above = Some(parent.clone());
        while let Some(Object::Relation(relation)) = above.and_then(|name| model.new.get(&relation_key(&name))) {
            above = relation.partition_of.clone();
            above.iter().for_each(|name| step.claim(name.clone(), LockMode::AccessShare));
        }
        // a default partition is searched for rows that now belong elsewhere
        let siblings = model.items.iter().filter_map(|item| match item.new_object() {
            Some(Object::Relation(sibling))
                if sibling.partition_of.as_ref() == Some(parent)
                    && sibling.partition_bound.as_deref() == Some("DEFAULT") =>
            {
                Some(item.key())
            }
            _ => None,
        });
        for sibling in siblings.collect::<Vec<_>>() {
            step.claim(name_of(sibling.path()), LockMode::AccessExclusive);
            for name in descendants(model, sibling) {
                step.claim(name, LockMode::AccessExclusive);
            }
        }
        // foreign keys and triggers of the parent are cloned
        for member in model.new_members(&relation_key(parent), ObjectKind::Constraint) {
            if let Some(Object::Constraint(constraint)) = member.new_object()
                && let Some(target) = &constraint.referenced_relation
            {
                step.claim(target.clone(), LockMode::ShareRowExclusive);
            }
        }
        for item in &model.items {
            if let Some(Object::Constraint(constraint)) = item.new_object()
                && constraint.referenced_relation.as_ref() == Some(parent)
            {
                step.claim(relation_name(item.key()), LockMode::ShareRowExclusive);
            }
        }
    }
}

/// The partitions below the table of an object.
pub(super) fn partitions_of(model: &Model<'_>, new: &HashedObject, mode: LockMode, step: &mut Step) {
    let key = relation_key(&relation_name(new.key()));
    for name in descendants(model, &key) {
        step.claim(name, mode);
    }
}

/// A table and all that inherit from it.
pub(super) fn with_children(model: &Model<'_>, relation: &ObjectName) -> Vec<ObjectName> {
    let mut found = vec![relation.clone()];
    found.extend(descendants(model, &relation_key(relation)));
    found
}

/// A table and those that inherit from it all the time: a child that is made or joins later is written then.
pub(super) fn with_lasting_children(model: &Model<'_>, relation: &ObjectName) -> Vec<ObjectName> {
    let before = model.new_item(&relation_key(relation)).and_then(|item| item.old);
    let known = before.map(|old| old_descendants(model, &relation_name(old.key()))).unwrap_or_default();
    let mut found = with_children(model, relation);
    found.retain(|name| {
        name == relation
            || model.new_item(&relation_key(name)).is_some_and(|item| {
                !item.fate.makes() && item.old.is_some_and(|old| known.contains(&relation_name(old.key())))
            })
    });
    found
}

/// The tables that inherit from an old one.
pub(super) fn old_descendants(model: &Model<'_>, relation: &ObjectName) -> Vec<ObjectName> {
    below(&model.old_children, relation.clone())
}

fn descendants(model: &Model<'_>, key: &ObjectKey) -> Vec<ObjectName> {
    below(&model.children, relation_name(key))
}

fn below(children: &std::collections::BTreeMap<ObjectName, Vec<ObjectName>>, relation: ObjectName) -> Vec<ObjectName> {
    let mut found: Vec<ObjectName> = Vec::new();
    let mut queue = vec![relation];
    while let Some(own) = queue.pop() {
        for child in children.get(&own).into_iter().flatten() {
            if !found.contains(child) {
                found.push(child.clone());
                queue.push(child.clone());
            }
        }
    }
    found
}
