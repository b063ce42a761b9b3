//! What is no table: schemas, sequences, views, triggers, routines, events, privileges.

use std::collections::{BTreeMap, BTreeSet};

use super::Planner;
use super::code::{self, TriggerText};
use super::model::Table;
use super::step::Step;
use super::text::qualified;
use super::view;
use crate::escape::backticks;
use crate::migrate::plan::{ActionKind, LockMode};
use crate::schema::{
    Dialect, Object, ObjectName, Relation, RelationKind, Routine, RoutineKind, ScheduledEvent, Schema, Sequence,
    Trigger,
};
use crate::snapshot::Snapshot;

fn schemas(snapshot: &Snapshot) -> impl Iterator<Item = &Schema> {
    snapshot.entries().filter_map(|entry| match entry.object() {
        Object::Schema(schema) => Some(schema),
        _ => None,
    })
}

fn sequences(snapshot: &Snapshot) -> impl Iterator<Item = &Sequence> {
    snapshot.entries().filter_map(|entry| match entry.object() {
        Object::Sequence(sequence) => Some(sequence),
        _ => None,
    })
}

fn views(snapshot: &Snapshot) -> impl Iterator<Item = &Relation> {
    snapshot.entries().filter_map(|entry| match entry.object() {
        Object::Relation(relation) if relation.relation_kind == RelationKind::View => Some(relation),
        _ => None,
    })
}

fn routines(snapshot: &Snapshot) -> impl Iterator<Item = &Routine> {
    snapshot.entries().filter_map(|entry| match entry.object() {
        Object::Routine(routine) => Some(routine),
        _ => None,
    })
}

fn events(snapshot: &Snapshot) -> impl Iterator<Item = &ScheduledEvent> {
    snapshot.entries().filter_map(|entry| match entry.object() {
        Object::ScheduledEvent(event) => Some(event),
        _ => None,
    })
}

// a view's columns follow what it reads
fn same_view(old: &Relation, new: &Relation) -> bool {
    let own = |view: &Relation| Relation { columns: Vec::new(), updatable: false, ..view.clone() };
    own(old) == own(new)
}

// the server knows a routine by its name alone, however it is spelled
fn routines_by_name(snapshot: &Snapshot) -> BTreeMap<(bool, &str, String), &Routine> {
    let key = |routine: &'_ Routine| routine.routine_kind == RoutineKind::Procedure;
    routines(snapshot)
        .map(|routine| ((key(routine), routine.schema.as_str(), routine.name.to_lowercase()), routine))
        .collect()
}

impl<'a> Planner<'_, 'a> {
    pub(super) fn make_schemas(&mut self) {
        for schema in schemas(self.model.new) {
            if self.model.predecessor(&schema.key()).is_none() {
                let name = backticks(&schema.name);
                let step = Step::new(ActionKind::Create, &schema.key(), vec![format!("CREATE DATABASE {name}")]);
                self.push(step.back(vec![format!("DROP DATABASE {name}")]));
            }
        }
    }

    pub(super) fn drop_schemas(&mut self) {
        for schema in schemas(self.model.old) {
            if self.model.successor(&schema.key()).is_none() {
                let name = backticks(&schema.name);
                let step = Step::new(ActionKind::Drop, &schema.key(), vec![format!("DROP DATABASE {name}")]);
                self.push(step.back(vec![format!("CREATE DATABASE {name}")]));
            }
        }
    }

    pub(super) fn make_sequences(&mut self) {
        for sequence in sequences(self.model.new) {
            let text = code::sequence(sequence);
            let Some(Object::Sequence(old)) = self.model.predecessor(&sequence.key()) else {
                let drop = format!("DROP SEQUENCE {}", qualified(&sequence.schema, &sequence.name));
                let step = Step::new(ActionKind::Create, &sequence.key(), vec![format!("CREATE {text}")]);
                self.push(step.back(vec![drop]));
                continue;
            };
            let before = Sequence { schema: sequence.schema.clone(), name: sequence.name.clone(), ..old.clone() };
            if before != *sequence {
                let step = Step::new(ActionKind::Alter, &sequence.key(), vec![format!("ALTER {text}")]);
                self.push(step.back(vec![format!("ALTER {}", code::sequence(&before))]));
            }
        }
    }

    pub(super) fn drop_sequences(&mut self, early: bool) {
        for sequence in sequences(self.model.old) {
            let name = ObjectName::new(sequence.schema.clone(), sequence.name.clone());
            if self.model.successor(&sequence.key()).is_none() && self.is_name_wanted(&name) == early {
                let drop = format!("DROP SEQUENCE {}", qualified(&sequence.schema, &sequence.name));
                let step = Step::new(ActionKind::Drop, &sequence.key(), vec![drop]);
                self.push(step.for_good("where it stood is forgotten"));
            }
        }
    }

    /// Views that go, or become something else.
    pub(super) fn drop_views(&mut self) {
        for view in views(self.model.old) {
            let stays = matches!(self.model.successor(&view.key()), Some(Object::Relation(new))
                if new.relation_kind == RelationKind::View && new.name == view.name && new.schema == view.schema);
            if !stays {
                let drop = format!("DROP VIEW {}", qualified(&view.schema, &view.name));
                let name = ObjectName::new(view.schema.clone(), view.name.clone());
                let step = Step::new(ActionKind::Drop, &view.key(), vec![drop]).locks(name, LockMode::AccessExclusive);
                self.push(step.back(vec![view::create(view, false)]));
            }
        }
    }

    pub(super) fn make_views(&mut self) {
        let all: Vec<&Relation> = views(self.model.new).collect();
        for view in view::in_order(&all) {
            let old = match self.model.predecessor(&view.key()) {
                Some(Object::Relation(old)) if old.relation_kind == RelationKind::View => Some(old),
                _ => None,
            };
            let old = old.filter(|old| old.name == view.name && old.schema == view.schema);
            let Some(old) = old else {
                let drop = format!("DROP VIEW {}", qualified(&view.schema, &view.name));
                let step = Step::new(ActionKind::Create, &view.key(), vec![view::create(view, false)]);
                self.push(step.back(vec![drop]));
                continue;
            };
            if !same_view(old, view) {
                let name = ObjectName::new(view.schema.clone(), view.name.clone());
                let step = Step::new(ActionKind::Alter, &view.key(), vec![view::create(view, true)])
                    .locks(name, LockMode::AccessExclusive);
                self.push(step.back(vec![view::create(old, true)]));
            }
        }
    }

    /// What stays of the triggers of a table: the first ones for each moment, as long as nothing differs.
    fn kept_triggers(&self, old: &Table<'a>) -> BTreeSet<&'a str> {
        let mut kept = BTreeSet::new();
        let Some(new) = self.model.new_table(old).filter(|new| new.relation.schema == old.relation.schema) else {
            return kept;
        };
        let after = chains(new);
        for (moment, before) in chains(old) {
            let Some(after) = after.get(&moment) else { continue };
            for ((old, old_text), (new, new_text)) in before.iter().zip(after) {
                if old.name != new.name || old_text != new_text {
                    break;
                }
                kept.insert(old.name.as_str());
            }
        }
        kept
    }

    pub(super) fn drop_triggers(&mut self) {
        let model = self.model;
        for table in model.old_tables.values() {
            let kept = self.kept_triggers(table);
            // the last first, so that undoing makes the first one first
            for (trigger, text) in chains(table).into_values().flat_map(|chain| chain.into_iter().rev()) {
                if kept.contains(trigger.name.as_str()) {
                    continue;
                }
                let drop = format!("DROP TRIGGER {}", qualified(&trigger.schema, &trigger.name));
                let step = Step::new(ActionKind::Drop, &trigger.key(), vec![drop])
                    .locks(table.name(), LockMode::AccessExclusive)
                    .back(text.statements(trigger, model.dialect));
                self.push(step);
            }
        }
    }

    pub(super) fn make_triggers(&mut self) {
        let model = self.model;
        for table in model.new_tables.values() {
            let kept = model.old_table(table).map(|old| self.kept_triggers(old)).unwrap_or_default();
            for (trigger, text) in chains(table).into_values().flatten() {
                if kept.contains(trigger.name.as_str()) {
                    continue;
                }
                let drop = format!("DROP TRIGGER {}", qualified(&trigger.schema, &trigger.name));
                let step = Step::new(ActionKind::Create, &trigger.key(), text.statements(trigger, model.dialect))
                    .needs([super::reference(&table.relation.key())])
                    .locks(table.name(), LockMode::AccessExclusive);
                self.push(step.back(vec![drop]));
            }
        }
    }

    pub(super) fn make_routines(&mut self) {
        let dialect = self.model.dialect;
        let before = routines_by_name(self.model.old);
        for (key, routine) in routines_by_name(self.model.new) {
            let Some(old) = before.get(&key).copied() else {
                let step = Step::new(ActionKind::Create, &routine.key(), code::routine(routine, false, dialect));
                self.push(step.back(vec![code::drop_routine(routine)]));
                continue;
            };
            if old == routine {
                continue;
            }
            if dialect == Dialect::Mariadb {
                let step = Step::new(ActionKind::Alter, &routine.key(), code::routine(routine, true, dialect));
                self.push(step.back(code::routine(old, true, dialect)));
                continue;
            }
            // MySQL has no replacement
            let step = Step::new(ActionKind::Drop, &old.key(), vec![code::drop_routine(old)]);
            self.push(step.back(code::routine(old, false, dialect)));
            let step = Step::new(ActionKind::Create, &routine.key(), code::routine(routine, false, dialect));
            self.push(step.back(vec![code::drop_routine(routine)]));
        }
    }

    pub(super) fn drop_routines(&mut self) {
        let dialect = self.model.dialect;
        let after = routines_by_name(self.model.new);
        for (key, routine) in routines_by_name(self.model.old) {
            if !after.contains_key(&key) {
                let step = Step::new(ActionKind::Drop, &routine.key(), vec![code::drop_routine(routine)]);
                self.push(step.back(code::routine(routine, false, dialect)));
            }
        }
    }

    pub(super) fn make_events(&mut self) {
        let model = self.model;
        for event in events(model.new) {
            match model.old.get(&event.key()) {
                Some(Object::ScheduledEvent(old)) if old == event => {}
                Some(Object::ScheduledEvent(old)) if model.dialect == Dialect::Mariadb => {
                    let step = Step::new(ActionKind::Alter, &event.key(), code::event(event, "CREATE OR REPLACE"));
                    self.push(step.back(code::event(old, "CREATE OR REPLACE")));
                }
                // MySQL has no replacement, and a change does not take an end away
                Some(Object::ScheduledEvent(old)) if old.ends.is_some() == event.ends.is_some() => {
                    let step = Step::new(ActionKind::Alter, &event.key(), code::event(event, "ALTER"));
                    self.push(step.back(code::event(old, "ALTER")));
                }
                Some(Object::ScheduledEvent(old)) => {
                    self.drop_event(old);
                    self.make_event(event);
                }
                _ => self.make_event(event),
            }
        }
    }

    pub(super) fn drop_events(&mut self) {
        let model = self.model;
        for event in events(model.old).filter(|event| model.new.get(&event.key()).is_none()) {
            self.drop_event(event);
        }
    }

    fn make_event(&mut self, event: &ScheduledEvent) {
        let drop = format!("DROP EVENT {}", qualified(&event.schema, &event.name));
        self.push(Step::new(ActionKind::Create, &event.key(), code::event(event, "CREATE")).back(vec![drop]));
    }

    fn drop_event(&mut self, event: &ScheduledEvent) {
        let drop = format!("DROP EVENT {}", qualified(&event.schema, &event.name));
        self.push(Step::new(ActionKind::Drop, &event.key(), vec![drop]).back(code::event(event, "CREATE")));
    }

    pub(super) fn revoke(&mut self) {
        for found in super::access::differences(self.model.old, self.model.new) {
            for statement in found.revokes {
                let step = Step::new(ActionKind::Grant, &found.grant.key(), vec![statement]);
                self.push(step.for_good("the plan back grants again"));
            }
        }
    }

    pub(super) fn grant(&mut self) {
        for found in super::access::differences(self.model.old, self.model.new) {
            for statement in found.grants {
                let step = Step::new(ActionKind::Grant, &found.grant.key(), vec![statement]);
                self.push(step.for_good("the plan back revokes again"));
            }
        }
    }
}

type Chains<'a> = BTreeMap<&'a str, Vec<(&'a Trigger, TriggerText<'a>)>>;

/// The triggers of a table by moment, in the order in which they fire.
fn chains<'a>(table: &Table<'a>) -> Chains<'a> {
    let mut found: Chains<'a> = BTreeMap::new();
    let mut open: Vec<(&Trigger, TriggerText<'a>)> =
        table.triggers.iter().filter_map(|trigger| Some((*trigger, TriggerText::of(trigger)?))).collect();
    // each but the first names the one before it
    while !open.is_empty() {
        let next = open.iter().position(|(_, text)| {
            let last = found.get(text.moment).and_then(|chain| chain.last()).map(|(trigger, _)| trigger.name.as_str());
            last == text.follows.as_deref()
        });
        let (trigger, text) = open.remove(next.unwrap_or_default());
        found.entry(text.moment).or_default().push((trigger, text));
    }
    found
}
