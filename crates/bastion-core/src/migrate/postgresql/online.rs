//! The way that lets readers and writers go on: the same target by more and gentler steps.
//!
//! Indexes are built and dropped concurrently; keys are built as indexes first; foreign keys and checks are declared
//! without looking at the rows and validated after; NOT NULL leans on such a check; a column whose default differs
//! from row to row is filled in batches. Every action is a transaction of its own, so that no lock outlives it.

use super::member::create_index;
use super::model::{Model, relation_kind, relation_name};
use super::phrase::qualified;
use super::step::Step;
use crate::escape::identifier;
use crate::migrate::plan::{ActionKind, LockMode};
use crate::schema::{Column, Constraint, ConstraintKind, Index, IndexKey, Object, ObjectName, RelationKind};

/// Rows filled per transaction.
const BATCH_ROWS: u32 = 10_000;

/// Rewrites the steps of a direct plan.
pub(super) fn rewrite(model: &Model<'_>, steps: Vec<Step>) -> Vec<Step> {
    steps.into_iter().flat_map(|step| gentle(model, &step).unwrap_or_else(|| vec![step])).collect()
}

fn gentle(model: &Model<'_>, step: &Step) -> Option<Vec<Step>> {
    match step.kind {
        ActionKind::Create => {
            let new = model.new_item(&step.object)?.new?;
            if !stays(model, step, false) {
                return None;
            }
            match new.object() {
                Object::Index(index) if index.constraint.is_none() => Some(index_apart(step, index)),
                Object::Constraint(constraint) => constraint_apart(model, step, constraint),
                Object::Column(column) => column_apart(step, column),
                _ => None,
            }
        }
        ActionKind::Drop => {
            let old = model.old_item(&step.object)?.old?;
            let Object::Index(index) = old.object() else { return None };
            (stays(model, step, true) && index.constraint.is_none()).then(|| vec![drop_apart(step, index)])
        }
        ActionKind::Alter if step.object.kind() == crate::schema::ObjectKind::Column => not_null_apart(model, step),
        _ => None,
    }
}

// an ordinary table that is there before and after: partitioned ones know no such steps
fn stays(model: &Model<'_>, step: &Step, old: bool) -> bool {
    let root = if old { model.old_root(&step.object) } else { model.new_root(&step.object) };
    let kind = relation_kind(root, old);
    root.is_some_and(|root| root.old.is_some() && root.new.is_some() && !root.fate.destroys())
        && matches!(kind, Some(RelationKind::Table | RelationKind::MaterializedView))
}

fn alone(step: &Step, kind: ActionKind, statement: String, relation: ObjectName, mode: LockMode) -> Step {
    let mut made = Step::new(kind, &step.object, vec![statement]);
    made.locks
        .extend(step.locks.iter().filter(|(_, mode)| **mode <= LockMode::AccessShare).map(|(n, m)| (n.clone(), *m)));
    made.claim(relation, mode);
    made.irreversible("it is a part of a change that is undone as a whole")
}

fn index_apart(step: &Step, index: &Index) -> Vec<Step> {
    let mut statements = step.statements.clone();
    let rest = statements.split_off(1);
    let relation = relation_name(&step.object);
    let mut build =
        alone(step, ActionKind::Create, create_index(index, true), relation, LockMode::ShareUpdateExclusive);
    build.transactional = false;
    build.inverse = Ok(vec![format!("DROP INDEX CONCURRENTLY {}", qualified(&index.schema, &index.name))]);
    let mut steps = vec![build];
    if !rest.is_empty() {
        let mut after = step.clone();
        (after.kind, after.statements) = (ActionKind::Alter, rest);
        after.inverse = Ok(Vec::new());
        steps.push(after);
    }
    steps
}

fn drop_apart(step: &Step, index: &Index) -> Step {
    let name = qualified(&index.schema, &index.name);
    let statement = format!("DROP INDEX CONCURRENTLY {name}");
    let mut made =
        alone(step, ActionKind::Drop, statement, relation_name(&step.object), LockMode::ShareUpdateExclusive);
    made.claim(ObjectName::new(index.schema.clone(), index.name.clone()), LockMode::AccessExclusive);
    made.transactional = false;
    made.inverse = step.inverse.clone();
    made
}

fn constraint_apart(model: &Model<'_>, step: &Step, constraint: &Constraint) -> Option<Vec<Step>> {
    let table = qualified(&constraint.schema, &constraint.relation);
    let name = identifier(&constraint.name);
    match constraint.constraint_kind {
        ConstraintKind::ForeignKey | ConstraintKind::Check if !constraint.not_valid && !constraint.not_enforced => {
            let partitioned = constraint.referenced_relation.as_ref().is_some_and(|target| {
                relation_kind(model.new_item(&super::model::relation_key(target)), false)
                    == Some(RelationKind::PartitionedTable)
            });
            if partitioned {
                return None;
            }
            let mut declare = step.clone();
            declare.statements.iter_mut().take(1).for_each(|text| text.push_str(" NOT VALID"));
            let validate = format!("ALTER TABLE {table} VALIDATE CONSTRAINT {name}");
            let relation = relation_name(&step.object);
            let mut check = alone(step, ActionKind::Validate, validate, relation, LockMode::ShareUpdateExclusive);
            for child in super::locks::with_children(model, &relation_name(&step.object)) {
                check.claim(child, LockMode::ShareUpdateExclusive);
            }
            for target in constraint.referenced_relation.iter().cloned() {
                check.claim(target, LockMode::RowShare);
            }
            Some(vec![declare, check])
        }
        ConstraintKind::PrimaryKey | ConstraintKind::Unique if !constraint.temporal => {
            let behind = super::make::index_of(model, &step.object, false)?;
            let index = Index { constraint: None, unique: true, keys: keys(constraint), ..behind.clone() };
            let mut steps = index_apart(&Step { statements: vec![String::new()], ..step.clone() }, &index);
            let word = if constraint.constraint_kind == ConstraintKind::PrimaryKey { "PRIMARY KEY" } else { "UNIQUE" };
            let mut statement = format!("ALTER TABLE {table} ADD CONSTRAINT {name} {word} USING INDEX {name}");
            if constraint.deferrable {
                statement.push_str(" DEFERRABLE");
                statement.push_str(if constraint.initially_deferred { " INITIALLY DEFERRED" } else { "" });
            }
            let mut adopt = step.clone();
            if let Some(first) = adopt.statements.first_mut() {
                *first = statement;
            }
            adopt.claim(ObjectName::new(index.schema.clone(), index.name.clone()), LockMode::AccessExclusive);
            steps.push(adopt);
            Some(steps)
        }
        _ => None,
    }
}

fn keys(constraint: &Constraint) -> Vec<IndexKey> {
    constraint.columns.iter().map(|name| IndexKey { column: Some(name.clone()), ..IndexKey::default() }).collect()
}

// NOT NULL needs no look at the rows when a valid check says the same
fn not_null_apart(model: &Model<'_>, step: &Step) -> Option<Vec<Step>> {
    let place = step.statements.iter().position(|text| text.ends_with(" SET NOT NULL"))?;
    if !stays(model, step, false) {
        return None;
    }
    let relation = relation_name(&step.object);
    let table = qualified(&relation.schema, &relation.name);
    let column = identifier(step.object.name());
    let name = identifier(&passing_name(step.object.name()));
    let set = step.statements.get(place)?.clone();
    let mut before = step.clone();
    before.statements.truncate(place);
    let mut after = step.clone();
    after.statements = step.statements.get(place + 1..).unwrap_or_default().to_vec();
    (after.loss, after.rewrites) = (None, std::collections::BTreeSet::new());
    let declare = format!("ALTER TABLE {table} ADD CONSTRAINT {name} CHECK ({column} IS NOT NULL) NOT VALID");
    let validate = format!("ALTER TABLE {table} VALIDATE CONSTRAINT {name}");
    let drop = format!("ALTER TABLE {table} DROP CONSTRAINT {name}");
    let exclusive = |kind, text| alone(step, kind, text, relation.clone(), LockMode::AccessExclusive);
    let mut last = exclusive(ActionKind::Alter, set);
    last.statements.push(drop);
    last.inverse = Ok(vec![format!("ALTER TABLE {table} ALTER COLUMN {column} DROP NOT NULL")]);
    let mut steps = vec![
        before,
        exclusive(ActionKind::Create, declare),
        alone(step, ActionKind::Validate, validate, relation.clone(), LockMode::ShareUpdateExclusive),
        last,
        after,
    ];
    for child in super::locks::with_children(model, &relation) {
        for made in &mut steps {
            let mode = made.locks.get(&relation).copied().unwrap_or(LockMode::AccessShare);
            made.claim(child.clone(), mode);
        }
    }
    steps.retain(|made| !made.statements.is_empty());
    Some(steps)
}

fn passing_name(column: &str) -> String {
    let mut name = format!("bastion_{column}");
    while name.len() > 63 {
        name.pop();
    }
    name
}

// a column whose default differs from row to row: empty, then its default for what comes, then what is there
fn column_apart(step: &Step, column: &Column) -> Option<Vec<Step>> {
    let default =
        column.default_expression.as_ref().filter(|_| !step.rewrites.is_empty() && column.identity.is_none())?;
    let relation = relation_name(&step.object);
    let table = qualified(&relation.schema, &relation.name);
    let name = identifier(&column.name);
    let bare = Column { default_expression: None, not_null: false, ..column.clone() };
    let mut add = step.clone();
    (add.rewrites, add.statements) = (
        std::collections::BTreeSet::new(),
        vec![format!("ALTER TABLE {table} ADD COLUMN {}", super::table::column_definition(&bare, None, false, false))],
    );
    add.statements.push(format!("ALTER TABLE {table} ALTER COLUMN {name} SET DEFAULT {default}"));
    add.statements.extend(step.statements.iter().skip(1).cloned());
    let batch = format!(
        "UPDATE {table} SET {name} = {default} WHERE ctid = ANY (ARRAY(SELECT ctid FROM {table} WHERE {name} IS NULL \
         LIMIT {BATCH_ROWS}))"
    );
    let body = format!("BEGIN LOOP {batch}; EXIT WHEN NOT FOUND; COMMIT; END LOOP; END");
    let fill = format!("DO {}", super::routine::dollar(&body));
    let mut backfill = alone(step, ActionKind::Backfill, fill, relation.clone(), LockMode::RowExclusive);
    backfill.transactional = false;
    backfill.locks.extend(step.locks.iter().filter(|(name, _)| **name != relation).map(|(n, m)| (n.clone(), *m)));
    let mut steps = vec![add, backfill];
    if column.not_null {
        let set = format!("ALTER TABLE {table} ALTER COLUMN {name} SET NOT NULL");
        steps.push(alone(step, ActionKind::Alter, set, relation, LockMode::AccessExclusive));
    }
    Some(steps)
}
