//! The planner for MySQL and MariaDB. Neither undoes a change of the schema, so every action is one statement that
//! happens or does not, and what destroys comes last unless its name is needed.
//!
//! A table changes by one `ALTER TABLE`. Foreign keys let go before and come back after; views and triggers that change
//! are made again last. A view that does not change stays: the server reads its text anew whenever it is used.

mod access;
mod align;
mod alter;
mod class;
mod code;
mod column;
mod key;
mod model;
mod objects;
mod refuse;
mod step;
mod table;
pub(crate) mod text;
mod view;

use std::collections::BTreeSet;

use super::Outcome;
use super::plan::{Action, PlanOptions, Refusal};
use crate::diff::Correspondence;
use crate::schema::{Object, ObjectKey, ObjectName};
use crate::snapshot::{ObjectReference, Snapshot};
pub(super) use align::aligned;
pub(super) use code::preamble;
use key::Changes;
use model::Model;

fn reference(key: &ObjectKey) -> ObjectReference {
    ObjectReference { object_kind: key.kind(), path: key.path().to_vec() }
}

struct Planner<'m, 'a> {
    model: &'m Model<'a>,
    options: &'m PlanOptions,
    wanted: Wanted,
    actions: Vec<Action>,
    refusals: Vec<Refusal>,
}

/// Finds the way from one schema to the other.
pub(super) fn plan<'a>(
    old: &'a Snapshot,
    new: &'a Snapshot,
    options: &'a PlanOptions,
    correspondence: &Correspondence<'a>,
) -> Outcome {
    let model = Model::new(old, new, correspondence);
    let wanted = Wanted::of(&model);
    let mut planner = Planner { model: &model, options, wanted, actions: Vec::new(), refusals: Vec::new() };
    planner.run();
    if !planner.refusals.is_empty() {
        planner.actions.clear();
    }
    Outcome { actions: planner.actions, refusals: planner.refusals, deviations: Vec::new() }
}

impl<'m, 'a> Planner<'m, 'a> {
    fn run(&mut self) {
        let changes = self.changes();
        self.refuse(&changes);
        let (released, taken) = key::released(self.model, &changes);
        self.revoke();
        self.drop_triggers();
        self.drop_views();
        for key in released {
            self.drop_foreign_key(key);
        }
        self.make_schemas();
        self.drop_tables(true);
        self.drop_sequences(true);
        self.rename();
        self.make_sequences();
        self.make_tables();
        for (change, alteration) in changes.values() {
            self.alter_table(change, alteration);
        }
        for key in taken {
            self.add_foreign_key(key);
        }
        self.make_routines();
        self.make_views();
        self.make_triggers();
        self.make_events();
        self.drop_tables(false);
        self.drop_sequences(false);
        self.drop_routines();
        self.drop_events();
        self.drop_schemas();
        self.grant();
    }

    fn changes(&self) -> Changes<'m, 'a> {
        let mut changes = Changes::new();
        for change in self.model.kept() {
            let new = change.new.relation;
            let using = |column: &str| {
                let path = [&new.schema, &new.name].map(String::as_str);
                let is = |wanted: &[String]| wanted.iter().map(String::as_str).eq(path.into_iter().chain([column]));
                let found = self.options.using_expressions.iter().find(|using| is(&using.path));
                found.map(|using| using.expression.clone())
            };
            let alteration = alter::alteration(&change, &using);
            changes.insert(change.old.name(), (change, alteration));
        }
        changes
    }

    /// Whether an old table or sequence has to go early, because its name, or one that belongs to it, is wanted.
    fn is_name_wanted(&self, name: &ObjectName) -> bool {
        if self.wanted.relations.contains(name) {
            return true;
        }
        let Some(table) = self.model.old_tables.get(name) else { return false };
        let mut own = table.foreign_keys().chain(table.checks());
        own.any(|found| self.wanted.constraints.contains(&ObjectName::new(found.schema.clone(), found.name.clone())))
    }
}

/// Names of the new schema that are unique in their database: relations with sequences, and constraints.
#[derive(Debug, Default)]
struct Wanted {
    relations: BTreeSet<ObjectName>,
    constraints: BTreeSet<ObjectName>,
}

impl Wanted {
    fn of(model: &Model<'_>) -> Self {
        let mut wanted = Self::default();
        for entry in model.new.entries() {
            match entry.object() {
                Object::Relation(found) if found.partition_of.is_none() => {
                    wanted.relations.insert(ObjectName::new(found.schema.clone(), found.name.clone()));
                }
                Object::Sequence(found) => {
                    wanted.relations.insert(ObjectName::new(found.schema.clone(), found.name.clone()));
                }
                _ => {}
            }
        }
        for table in model.new_tables.values() {
            for found in table.foreign_keys().chain(table.checks()) {
                wanted.constraints.insert(ObjectName::new(found.schema.clone(), found.name.clone()));
            }
        }
        wanted
    }
}

#[cfg(test)]
mod tests;
