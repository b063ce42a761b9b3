//! Tables: made, renamed, changed, dropped, and their foreign keys.

use super::alter::{self, Alteration};
use super::model::{Table, TableChange};
use super::step::Step;
use super::text::{self, qualified};
use super::{Planner, reference};
use crate::escape::backticks;
use crate::migrate::plan::{ActionKind, LockMode, LossKind, PlanMode};
use crate::schema::{Constraint, Index, Object, ObjectKey, ObjectKind, ObjectName, Root, Sequence};

fn shown(name: &ObjectName) -> String {
    qualified(&name.schema, &name.name)
}

fn relation_key(name: &ObjectName) -> ObjectKey {
    ObjectKey::new(Root::Relation, ObjectKind::Relation, vec![name.schema.clone(), name.name.clone()])
}

fn own(key: &Constraint) -> ObjectName {
    ObjectName::new(key.schema.clone(), key.relation.clone())
}

impl<'a> Planner<'_, 'a> {
    pub(super) fn make_tables(&mut self) {
        let model = self.model;
        for table in model.new_tables.values().filter(|table| model.old_table(table).is_none()) {
            let name = shown(&table.name());
            let create = table.writer(model.dialect).create(&name, false);
            let members = table.members.columns.iter().map(|column| reference(&column.key()));
            let partitions = table.members.partitions.iter().map(|partition| reference(&partition.key()));
            let step = Step::new(ActionKind::Create, &table.relation.key(), vec![create])
                .makes(members.chain(partitions))
                .back(vec![format!("DROP TABLE {name}")]);
            self.push(step);
        }
    }

    /// Tables that go: early where something waits for a name of theirs, else when everything else is in place.
    pub(super) fn drop_tables(&mut self, early: bool) {
        let model = self.model;
        for table in model.old_tables.values().filter(|table| model.new_table(table).is_none()) {
            let name = table.name();
            if self.is_name_wanted(&name) != early {
                continue;
            }
            let step = Step::new(ActionKind::Drop, &table.relation.key(), vec![format!("DROP TABLE {}", shown(&name))])
                .locks(name, LockMode::AccessExclusive)
                .loses(LossKind::Rows, "the rows of the table are gone".to_owned())
                .for_good("its rows are gone");
            self.push(step);
        }
    }

    /// Gives tables and sequences their new names. They are free: whatever has one of them and goes, went before.
    pub(super) fn rename(&mut self) {
        let model = self.model;
        for table in model.new_tables.values() {
            if let Some(old) = model.old_table(table) {
                self.rename_one(&table.relation.key(), &old.name(), &table.name());
            }
        }
        for entry in model.new.entries() {
            if let (Object::Sequence(new), Some(Object::Sequence(old))) =
                (entry.object(), model.predecessor(entry.key()))
            {
                let name = |sequence: &Sequence| ObjectName::new(sequence.schema.clone(), sequence.name.clone());
                self.rename_one(entry.key(), &name(old), &name(new));
            }
        }
    }

    fn rename_one(&mut self, key: &ObjectKey, old: &ObjectName, new: &ObjectName) {
        if old == new {
            return;
        }
        let words = |from: &ObjectName, to: &ObjectName| format!("RENAME TABLE {} TO {}", shown(from), shown(to));
        let step = Step::new(ActionKind::Rename, key, vec![words(old, new)])
            .needs([reference(&relation_key(old))])
            .locks(old.clone(), LockMode::AccessExclusive)
            .back(vec![words(new, old)]);
        self.push(step);
    }

    /// Changes a table that stays, under its new name.
    pub(super) fn alter_table(&mut self, change: &TableChange<'_, 'a>, alteration: &Alteration) {
        self.prepare(change, alteration);
        let (name, key) = (change.new.name(), change.new.relation.key());
        let online = self.options.mode == PlanMode::Online;
        if alteration.has_clauses() {
            let statement = format!("ALTER TABLE {}\n  {}", shown(&name), alteration.text(online).trim_start());
            let says = online && alteration.partitioning.is_none() && alteration.class.online(change.dialect).is_some();
            let mode = if says { LockMode::ShareUpdateExclusive } else { LockMode::AccessExclusive };
            let mut step = Step::new(ActionKind::Alter, &key, vec![statement])
                .makes(alteration.produces.iter().cloned())
                .takes(alteration.destroys.iter().cloned())
                .locks(name.clone(), mode);
            if alteration.class.rewrites() {
                step = step.rewrites(name.clone());
            }
            let reasons: Vec<&str> = alteration.losses.iter().map(|(_, reason)| reason.as_str()).collect();
            let worst = alteration.losses.iter().map(|(loss, _)| *loss).max();
            if let Some(loss) = worst {
                step = step.loses(loss, reasons.join("; "));
            }
            step = if matches!(worst, Some(LossKind::Column | LossKind::Rows)) || !alteration.early.is_empty() {
                step.for_good(if reasons.is_empty() {
                    "the old values are gone".to_owned()
                } else {
                    reasons.join("; ")
                })
            } else {
                let back = alter::alteration(&change.reversed(), &|_| None);
                step.back(vec![format!("ALTER TABLE {}\n  {}", shown(&name), back.text(false).trim_start())])
            };
            self.push(step);
        }
        self.add_partitions(change, alteration);
    }

    // values that the server does not convert stand beside the old ones first
    fn prepare(&mut self, change: &TableChange<'_, 'a>, alteration: &Alteration) {
        if alteration.early.is_empty() {
            return;
        }
        let name = change.new.name();
        let (made, undone): (Vec<_>, Vec<_>) = alteration.early.iter().cloned().unzip();
        let altered = |clauses: &[String]| format!("ALTER TABLE {}\n  {}", shown(&name), clauses.join(",\n  "));
        let fills = made.iter().any(|clause| clause.starts_with("ADD COLUMN "));
        let kind = if fills { ActionKind::Backfill } else { ActionKind::Alter };
        let step = Step::new(kind, &change.new.relation.key(), vec![altered(&made)])
            .locks(name.clone(), LockMode::AccessExclusive)
            .rewrites(name.clone())
            .back(vec![altered(&undone)]);
        self.push(step);
    }

    fn add_partitions(&mut self, change: &TableChange<'_, 'a>, alteration: &Alteration) {
        if alteration.added_partitions.is_empty() {
            return;
        }
        let name = change.new.name();
        let listed = alteration.added_partitions.join(",\n  ");
        let added: Vec<_> = change
            .new
            .members
            .partitions
            .iter()
            .filter(|new| alteration.added_partitions.contains(&text::partition(new)))
            .collect();
        let names: Vec<_> = added.iter().map(|partition| backticks(text::partition_name(partition))).collect();
        let statement = format!("ALTER TABLE {} ADD PARTITION (\n  {listed}\n)", shown(&name));
        let step = Step::new(ActionKind::Alter, &change.new.relation.key(), vec![statement])
            .makes(added.iter().map(|partition| reference(&partition.key())))
            .locks(name.clone(), LockMode::AccessExclusive)
            .back(vec![format!("ALTER TABLE {} DROP PARTITION {}", shown(&name), names.join(", "))]);
        self.push(step);
    }

    pub(super) fn drop_foreign_key(&mut self, key: &Constraint) {
        let table = own(key);
        let name = shown(&table);
        let drop = format!("ALTER TABLE {name} DROP FOREIGN KEY {}", backticks(&key.name));
        let back = text::constraint(key, self.model.dialect).map(|clause| format!("ALTER TABLE {name} ADD {clause}"));
        let mut step = Step::new(ActionKind::Drop, &key.key(), vec![drop])
            .locks(table, LockMode::AccessExclusive)
            .back(back.into_iter().collect());
        if let Some(parent) = &key.referenced_relation {
            step = step.locks(parent.clone(), LockMode::AccessExclusive);
        }
        self.push(step);
    }

    pub(super) fn add_foreign_key(&mut self, key: &Constraint) {
        let table = own(key);
        let name = shown(&table);
        let Some(clause) = text::constraint(key, self.model.dialect) else { return };
        let mut clauses = self.own_indexes(&table, key);
        clauses.push(format!("ADD {clause}"));
        let statement = format!("ALTER TABLE {name} {}", clauses.join(", "));
        let mut step = Step::new(ActionKind::Create, &key.key(), vec![statement])
            .needs([reference(&relation_key(&table))])
            .locks(table.clone(), LockMode::AccessExclusive)
            .back(vec![format!("ALTER TABLE {name} DROP FOREIGN KEY {}", backticks(&key.name))]);
        let was_there =
            self.model.new_tables.get(&table).is_some_and(|new: &Table<'_>| self.model.old_table(new).is_some());
        if was_there {
            // the rows are checked, and copied on the way
            step = step.rewrites(table);
        }
        if let Some(parent) = &key.referenced_relation {
            step = step.needs([reference(&relation_key(parent))]).locks(parent.clone(), LockMode::AccessExclusive);
        }
        self.push(step);
    }

    // An index that the server made for a foreign key gives way to the one it makes for another; one that is stated stays.
    fn own_indexes(&self, table: &ObjectName, key: &Constraint) -> Vec<String> {
        let model = self.model;
        let Some(new) = model.new_tables.get(table) else { return Vec::new() };
        let Some(change) = model.old_table(new).map(|old| model.change(old, new)) else { return Vec::new() };
        let columns =
            |index: &Index| -> Vec<String> { index.keys.iter().filter_map(|key| key.column.clone()).collect() };
        let writer = new.writer(model.dialect);
        let mut clauses = Vec::new();
        for (old, new) in &change.indexes {
            let made = !old.unique && change.old.foreign_keys().any(|key| key.columns == columns(old));
            if made && new.name != key.name && key.columns.starts_with(&columns(new)) {
                clauses.push(format!("DROP INDEX {}", backticks(&new.name)));
                clauses.push(format!("ADD {}", writer.index(new)));
            }
        }
        clauses
    }
}
