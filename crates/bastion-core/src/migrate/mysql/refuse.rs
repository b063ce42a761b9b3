//! What cannot be planned, and why.

use super::key::Changes;
use super::{Planner, code, reference};
use crate::migrate::plan::Refusal;
use crate::schema::{Object, ObjectKey, ObjectKind, Relation, Root, Routine};
use crate::snapshot::{Gap, ObjectReference, Snapshot};

impl Planner<'_, '_> {
    pub(super) fn refuse(&mut self, changes: &Changes<'_, '_>) {
        self.refuse_renamed_schemas();
        self.refuse_gaps(changes);
        self.refuse_routines();
        self.refuse_partitions();
        self.refuse_conversions(changes);
    }

    fn no(&mut self, object: ObjectReference, reason: impl Into<String>, hint: &str) {
        self.refusals.push(Refusal { object, reason: reason.into(), hint: hint.to_owned() });
    }

    fn refuse_renamed_schemas(&mut self) {
        for entry in self.model.new.entries() {
            let (Object::Schema(new), Some(Object::Schema(old))) =
                (entry.object(), self.model.predecessor(entry.key()))
            else {
                continue;
            };
            if new.name != old.name {
                let reason = format!("the server cannot rename the database `{}`", old.name);
                self.no(reference(entry.key()), reason, "make the new one by hand, move the tables, and plan again");
            }
        }
    }

    // what the model does not hold is neither made nor changed; where nothing happens it may stay
    fn refuse_gaps(&mut self, changes: &Changes<'_, '_>) {
        let (old, new) = (self.model.old, self.model.new);
        let differing = missing(old, new).chain(missing(new, old));
        for gap in differing.cloned().collect::<Vec<_>>() {
            let detail = gap.detail.as_ref().map(|detail| format!(": {detail}")).unwrap_or_default();
            let reason = format!("the {} has something that is not modelled{detail}", gap.object_kind);
            self.no(place(&gap), reason, "change it by hand, and plan again");
        }
        for gap in new.gaps().iter().filter(|gap| old.gaps().contains(gap)) {
            let changed = changes.values().any(|(change, alteration)| {
                gap.path == [change.old.relation.schema.clone(), change.old.relation.name.clone()]
                    && (!alteration.is_empty() || change.old.name() != change.new.name())
            });
            if changed {
                let detail = gap.detail.as_deref().unwrap_or_default();
                let reason = format!("the table changes and has something that is not modelled: {detail}");
                self.no(place(gap), reason, "change it by hand, and plan again");
            }
        }
    }

    fn refuse_routines(&mut self) {
        let routines = |snapshot: &Snapshot| -> Vec<Routine> {
            let found = snapshot.entries().filter_map(|entry| match entry.object() {
                Object::Routine(routine) => Some(routine.clone()),
                _ => None,
            });
            found.collect()
        };
        for routine in routines(self.model.new) {
            if self.model.old.get(&routine.key()) == Some(&Object::from(routine.clone())) {
                continue;
            }
            let reason = if routine.body.is_none() {
                "its body cannot be read".to_owned()
            } else if !routine.language.eq_ignore_ascii_case("sql") {
                format!("it is written in {}", routine.language)
            } else if code::routine_mode(&routine).split(',').any(|mode| mode == "ORACLE") {
                "it is written in the words of Oracle".to_owned()
            } else {
                continue;
            };
            self.no(reference(&routine.key()), reason, "make it by hand, and plan again");
        }
    }

    fn refuse_partitions(&mut self) {
        for table in self.model.new_tables.values() {
            let key = |relation: &Relation| relation.partition_key.clone().unwrap_or_default();
            let own = key(table.relation);
            let old = self.model.old_table(table);
            let same = old.is_some_and(|old| {
                key(old.relation) == own && old.members.partitions.len() == table.members.partitions.len()
            });
            if own.starts_with("SYSTEM_TIME") && !same {
                let hint = "partition its history by hand, and plan again";
                self.no(reference(&table.relation.key()), "how its history is partitioned is not modelled", hint);
            }
        }
    }

    // a place is no number and no text, and none of those is a place
    fn refuse_conversions(&mut self, changes: &Changes<'_, '_>) {
        let spatial = |data_type: &str| {
            const PLACES: [&str; 8] = [
                "geometry",
                "point",
                "linestring",
                "polygon",
                "multipoint",
                "multilinestring",
                "multipolygon",
                "geometrycollection",
            ];
            PLACES.contains(&data_type.split('(').next().unwrap_or_default())
        };
        for (change, alteration) in changes.values() {
            for (old, new) in &change.columns {
                let refused = spatial(&old.data_type) != spatial(&new.data_type);
                if refused && !alteration.recreated.contains(&old.name) {
                    let reason = format!("the server does not convert {} to {}", old.data_type, new.data_type);
                    let hint = "give an expression for it, or drop the column and add it anew in two plans";
                    self.no(reference(&new.key()), reason, hint);
                }
            }
        }
    }
}

fn missing<'s>(from: &'s Snapshot, other: &'s Snapshot) -> impl Iterator<Item = &'s Gap> {
    from.gaps().iter().filter(|gap| !other.gaps().contains(gap))
}

fn place(gap: &Gap) -> ObjectReference {
    reference(&ObjectKey::new(Root::Relation, ObjectKind::Relation, gap.path.clone()))
}
