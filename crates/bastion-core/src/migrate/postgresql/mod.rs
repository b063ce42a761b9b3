//! Plans for PostgreSQL 13–18.
//!
//! Every object gets a fate from what changed in it ([`fate`]); what cannot be without a destroyed object shares its
//! fate. The plan then has four parts, each in an order that follows from what needs what: what goes away, under its
//! old name; renames; what is made or changed, under its new name; and what was still in use until then.

mod access;
mod alter;
mod build;
mod carry;
mod change;
mod column;
mod conversion;
mod fate;
mod grant;
mod graph;
mod late;
mod locks;
mod make;
mod member;
mod model;
mod online;
mod order;
mod other;
mod phrase;
mod prepare;
mod release;
mod relocate;
mod rename;
mod reparse;
mod routine;
mod standalone;
mod step;
mod table;
mod volatile;

use super::Outcome;
use super::plan::{Action, Deviation, Inverse, InverseStatements, Irreversible, LockClaim, PlanOptions};
use crate::diff::Correspondence;
use crate::schema::{Object, ObjectKey, ObjectKind};
use crate::snapshot::Snapshot;
use graph::Unit;
use model::{Fate, Model, reference};
use step::Step;

pub(super) use routine::create_routine as routine_statement;

/// The settings under which every statement of a plan means what it says.
pub(super) const PREAMBLE: &[&str] = &[
    "SET standard_conforming_strings = on",
    "SET search_path = ''",
    "SET check_function_bodies = off",
    "SET TimeZone = 'UTC'",
    "SET row_security = off",
];

/// Finds the way from one schema to the other.
pub(super) fn plan<'a>(
    old: &'a Snapshot,
    new: &'a Snapshot,
    options: &'a PlanOptions,
    correspondence: Correspondence<'a>,
) -> Outcome {
    let mut model = Model::new(old, new, options, correspondence);
    fate::decide(&mut model);
    let deviations = deviations(&model);
    let names = rename::Names::choose(&model);
    let mut steps: Vec<Step> = Vec::new();
    let early = prepare::steps(&model);
    let releases = release::units(&model);
    let after = |old: &crate::snapshot::HashedObject| names.after(&model, old);
    let last = release::late_units(&model, &after);
    let aside: std::collections::BTreeMap<ObjectKey, Vec<String>> = model
        .items
        .iter()
        .filter_map(|item| item.old)
        .map(|old| (old.key().clone(), names.after(&model, old)))
        .collect();
    let path = |old: &crate::snapshot::HashedObject| aside.get(old.key()).cloned().unwrap_or_default();
    let renames = rename::steps(&model, &names);
    let mut main = build::units(&mut model, &path);
    main.retain(|unit| {
        !unit
            .steps
            .iter()
            .all(|step| early.iter().any(|done| done.object == step.object && done.statements == step.statements))
    });
    main.extend(grant::units(&model));
    steps.extend(early);
    let defaults = grant::default_units(&model);
    for (position, part) in [releases, Vec::new(), main, last, defaults].into_iter().enumerate() {
        if position == 1 {
            steps.extend(renames.iter().cloned());
            continue;
        }
        match arrange(&mut model, part) {
            Some(sorted) => steps.extend(sorted),
            None => break,
        }
    }
    if options.mode == super::plan::PlanMode::Online {
        steps = online::rewrite(&model, steps);
    }
    let refusals = std::mem::take(&mut model.refusals);
    let actions =
        if refusals.is_empty() { steps.iter().map(|step| action(&model, step)).collect() } else { Vec::new() };
    Outcome { actions, refusals, deviations }
}

fn arrange(model: &mut Model<'_>, units: Vec<Unit>) -> Option<Vec<Step>> {
    match graph::sort(units) {
        Ok(sorted) => Some(sorted.into_iter().flat_map(|unit| unit.steps).collect()),
        Err(circle) => {
            let names: Vec<String> = circle.iter().map(ToString::to_string).collect();
            let first = circle.into_iter().next()?;
            let reason = format!("these objects need each other, and no one can come first: {}", names.join(", "));
            model.refuse(&first, reason, "take one of them apart by hand, and plan again");
            None
        }
    }
}

fn deviations(model: &Model<'_>) -> Vec<Deviation> {
    let mut found = Vec::new();
    for item in model.items.iter().filter(|item| matches!(item.fate, Fate::Keep | Fate::Alter)) {
        let Some(Object::Relation(new)) = item.new_object().filter(|_| item.old.is_some()) else { continue };
        if !model::is_table(new.relation_kind) {
            continue;
        }
        let reached = order::reached_order(model, item, new);
        if reached != new.columns {
            let reason = format!("the columns will stand in the order {}", reached.join(", "));
            found.push(Deviation { object: reference(item.key()), reason, columns: reached });
        }
    }
    found
}

fn action(model: &Model<'_>, step: &Step) -> Action {
    let entry_new = model.new_item(&step.object).and_then(|item| item.new);
    let entry_old = model.old_item(&step.object).and_then(|item| item.old);
    let own = vec![reference(&step.object)];
    use super::plan::ActionKind as Kind;
    let (produces, destroys) = match step.kind {
        Kind::Create => (own, Vec::new()),
        Kind::Drop => (Vec::new(), own),
        _ => (Vec::new(), Vec::new()),
    };
    let consumed = match step.kind {
        Kind::Create | Kind::Alter | Kind::Attach => entry_new.map(release::consumed),
        Kind::Release | Kind::Detach => entry_old.map(release::consumed),
        _ => None,
    };
    Action {
        action: step.kind,
        object: reference(&step.object),
        statements: written(step, &step.statements),
        produces,
        consumes: consumed.unwrap_or_default(),
        destroys,
        locks: step
            .locks
            .iter()
            .map(|(relation, mode)| LockClaim { relation: relation.clone(), mode: *mode })
            .collect(),
        rewrites: step.rewrites.iter().filter(|name| stores_rows(model, name)).cloned().collect(),
        data_loss: step.loss.clone(),
        transactional: step.transactional,
        minimum_version: step.minimum_version,
        inverse: match &step.inverse {
            Ok(statements) => Inverse::Statements(InverseStatements { statements: written(step, statements) }),
            Err(reason) => Inverse::Irreversible(Irreversible { reason: reason.clone() }),
        },
    }
}

// the body of a routine is its author's
fn written(step: &Step, statements: &[String]) -> Vec<String> {
    if step.object.kind() == ObjectKind::Routine {
        return statements.to_vec();
    }
    statements.iter().map(|statement| reparse::kept(statement)).collect()
}

// a partitioned table has no storage of its own
fn stores_rows(model: &Model<'_>, name: &crate::schema::ObjectName) -> bool {
    let key = model::relation_key(name);
    let partitioned = crate::schema::RelationKind::PartitionedTable;
    model::relation_kind(model.new_item(&key), false) != Some(partitioned)
}
