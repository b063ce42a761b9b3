//! The planner for SQLite. Its `ALTER TABLE` changes little, so a table that changes is made anew beside the old one,
//! the rows move over, and the new one takes the name: <https://www.sqlite.org/lang_altertable.html>, section 7. Views
//! and triggers go first and come back last, because SQLite reads them again at every rename. All of it is one
//! transaction with foreign keys off, and they are checked before it ends.

mod text;

use std::collections::{BTreeMap, BTreeSet};

use super::Outcome;
use super::plan::{
    Action, ActionKind, DataLoss, Inverse, InverseStatements, Irreversible, LossKind, PlanOptions, Refusal,
};
use crate::diff::Correspondence;
use crate::escape::identifier;
use crate::schema::{Column, Object, ObjectKey, ObjectName, Relation, RelationKind};
use crate::snapshot::{Group, HashedObject, ObjectReference, Snapshot};
use text::Table;

/// What has to hold before the transaction begins.
pub(super) const PREAMBLE: &[&str] = &["PRAGMA foreign_keys = OFF", "PRAGMA legacy_alter_table = OFF"];

struct Planner<'a> {
    old: &'a Snapshot,
    new: &'a Snapshot,
    options: &'a PlanOptions,
    /// The old object of a new one, and the other way round.
    before: BTreeMap<&'a ObjectKey, &'a HashedObject>,
    after: BTreeMap<&'a ObjectKey, &'a HashedObject>,
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
    let mut planner = Planner {
        old,
        new,
        options,
        before: BTreeMap::new(),
        after: BTreeMap::new(),
        actions: Vec::new(),
        refusals: Vec::new(),
    };
    for pair in &correspondence.objects {
        if let (Some(old), Some(new)) = (pair.old, pair.new) {
            planner.before.insert(new.key(), old);
            planner.after.insert(old.key(), new);
        }
    }
    planner.run();
    if !planner.refusals.is_empty() {
        planner.actions.clear();
    }
    Outcome { actions: planner.actions, refusals: planner.refusals, deviations: Vec::new() }
}

fn tables(snapshot: &Snapshot) -> impl Iterator<Item = (&Group, Table<'_>)> {
    snapshot.groups().iter().filter_map(|group| {
        let table = Table::of(group)?;
        (table.relation.relation_kind == RelationKind::Table).then_some((group, table))
    })
}

fn views(snapshot: &Snapshot) -> impl Iterator<Item = (&ObjectKey, &Relation)> {
    snapshot.entries().filter_map(|entry| match entry.object() {
        Object::Relation(relation) if relation.relation_kind == RelationKind::View => Some((entry.key(), relation)),
        _ => None,
    })
}

// a view and its columns: what a query of the same text gives follows its tables
fn is_in(snapshot: &Snapshot, key: &ObjectKey, view: &Relation) -> bool {
    matches!(snapshot.get(key), Some(Object::Relation(found)) if found == view)
}

fn reference(key: &ObjectKey) -> ObjectReference {
    ObjectReference { object_kind: key.kind(), path: key.path().to_vec() }
}

impl<'a> Planner<'a> {
    fn run(&mut self) {
        self.refuse_virtual_tables();
        let fates: Vec<(&Group, Table<'a>, Fate<'a>)> =
            tables(self.new).map(|(group, table)| (group, table.clone(), self.fate(group, &table))).collect();
        let kept: BTreeSet<&str> = fates
            .iter()
            .filter_map(|(_, _, fate)| match fate {
                Fate::Kept(old) | Fate::Extended(old, _) => Some(old.relation.name.as_str()),
                _ => None,
            })
            .collect();
        let moves = fates.iter().any(|(_, _, fate)| !matches!(fate, Fate::Kept(_) | Fate::Made))
            || tables(self.old).any(|(_, table)| !kept.contains(table.relation.name.as_str()));
        self.drop_dependents(moves);
        self.drop_indexes(&kept);
        self.build(&fates);
        self.drop_tables(&kept);
        self.take_names(&fates);
        self.make_indexes(&kept);
        self.make_dependents(moves);
    }

    fn refuse_virtual_tables(&mut self) {
        for (snapshot, other) in [(self.old, self.new), (self.new, self.old)] {
            for entry in snapshot.entries() {
                let Object::Relation(relation) = entry.object() else { continue };
                let same = other.get(entry.key()) == Some(entry.object());
                if relation.relation_kind == RelationKind::VirtualTable && !same {
                    self.refusals.push(Refusal {
                        object: reference(entry.key()),
                        reason: "a virtual table is its module's to make and to change".to_owned(),
                        hint: "make it by hand, and plan again".to_owned(),
                    });
                }
            }
        }
    }

    fn fate(&self, group: &'a Group, table: &Table<'a>) -> Fate<'a> {
        let Some(old) = self.before.get(group.key()) else { return Fate::Made };
        let Some(old) = self.old.group(old.key()).and_then(Table::of) else { return Fate::Made };
        if old.relation.relation_kind != RelationKind::Table {
            return Fate::Made;
        }
        if old.relation == table.relation && old.columns == table.columns && old.constraints == table.constraints {
            return Fate::Kept(old);
        }
        let count = old.columns.len();
        let same_begin = table.columns.get(..count).is_some_and(|first| first == old.columns.as_slice());
        let same_rest = Relation { columns: Vec::new(), ..old.relation.clone() }
            == Relation { columns: Vec::new(), ..table.relation.clone() };
        let added: Vec<&Column> = table.columns.get(count..).unwrap_or_default().to_vec();
        let simple = added
            .iter()
            .all(|column| column.generation_kind.is_none() && column.default_expression.is_none() && !column.not_null);
        if same_begin && same_rest && simple && !added.is_empty() && old.constraints == table.constraints {
            return Fate::Extended(old, added);
        }
        Fate::Rebuilt(old)
    }

    fn push(&mut self, kind: ActionKind, key: &ObjectKey, statements: Vec<String>, inverse: Inverse) {
        self.actions.push(Action {
            action: kind,
            object: reference(key),
            statements,
            produces: if kind == ActionKind::Create { vec![reference(key)] } else { Vec::new() },
            consumes: Vec::new(),
            destroys: if kind == ActionKind::Drop { vec![reference(key)] } else { Vec::new() },
            locks: Vec::new(),
            rewrites: Vec::new(),
            data_loss: None,
            transactional: true,
            minimum_version: None,
            inverse,
        });
    }

    // views and triggers: all of them when a table moves, else those that change and the triggers of such views
    fn drop_dependents(&mut self, moves: bool) {
        let gone: BTreeSet<String> = views(self.old)
            .filter(|(key, view)| moves || !is_in(self.new, key, view))
            .map(|(key, _)| key.name().to_owned())
            .collect();
        for entry in self.old.entries() {
            let Object::Trigger(trigger) = entry.object() else { continue };
            if moves || gone.contains(&trigger.relation) || self.new.get(entry.key()) != Some(entry.object()) {
                let drop = format!("DROP TRIGGER {}", identifier(&trigger.name));
                self.push(ActionKind::Drop, entry.key(), vec![drop], back([trigger.definition.clone()]));
            }
        }
        for (key, view) in views(self.old).filter(|(key, _)| gone.contains(key.name())) {
            let drop = format!("DROP VIEW {}", identifier(&view.name));
            self.push(ActionKind::Drop, key, vec![drop], back([text::create_view(view)]));
        }
    }

    fn make_dependents(&mut self, moves: bool) {
        let made: BTreeSet<String> = views(self.new)
            .filter(|(key, view)| moves || !is_in(self.old, key, view))
            .map(|(key, _)| key.name().to_owned())
            .collect();
        for (key, view) in views(self.new).filter(|(key, _)| made.contains(key.name())) {
            let drop = format!("DROP VIEW {}", identifier(&view.name));
            self.push(ActionKind::Create, key, vec![text::create_view(view)], back([drop]));
        }
        for entry in self.new.entries() {
            let Object::Trigger(trigger) = entry.object() else { continue };
            if moves || made.contains(&trigger.relation) || self.old.get(entry.key()) != Some(entry.object()) {
                let drop = format!("DROP TRIGGER {}", identifier(&trigger.name));
                self.push(ActionKind::Create, entry.key(), vec![trigger.definition.clone()], back([drop]));
            }
        }
    }

    // an index of a table that is made anew goes with it
    fn drop_indexes(&mut self, kept: &BTreeSet<&str>) {
        for entry in self.old.entries() {
            let Object::Index(index) = entry.object() else { continue };
            let same = self.new.get(entry.key()) == Some(entry.object());
            if kept.contains(index.relation.as_str()) && !same {
                let drop = format!("DROP INDEX {}", identifier(&index.name));
                self.push(ActionKind::Drop, entry.key(), vec![drop], back([text::create_index(index)]));
            }
        }
    }

    fn make_indexes(&mut self, kept: &BTreeSet<&str>) {
        for entry in self.new.entries() {
            let Object::Index(index) = entry.object() else { continue };
            let same = self.old.get(entry.key()) == Some(entry.object());
            if !(same && kept.contains(index.relation.as_str())) {
                let drop = format!("DROP INDEX {}", identifier(&index.name));
                self.push(ActionKind::Create, entry.key(), vec![text::create_index(index)], back([drop]));
            }
        }
    }

    fn build(&mut self, fates: &[(&'a Group, Table<'a>, Fate<'a>)]) {
        for (number, (group, table, fate)) in fates.iter().enumerate() {
            match fate {
                Fate::Kept(_) => {}
                Fate::Made => {
                    // its name may still be another table's
                    let create = table.create(&passing(number));
                    let drop = format!("DROP TABLE {}", identifier(&passing(number)));
                    self.push(ActionKind::Create, group.key(), vec![create], back([drop]));
                }
                Fate::Extended(_, added) => {
                    for column in added {
                        let name = identifier(&table.relation.name);
                        let add = format!("ALTER TABLE {name} ADD COLUMN {}", table.column(column));
                        let drop = format!("ALTER TABLE {name} DROP COLUMN {}", identifier(&column.name));
                        self.push(ActionKind::Create, &column.key(), vec![add], back([drop]));
                    }
                }
                Fate::Rebuilt(old) => self.rebuild(group.key(), table, old, &passing(number)),
            }
        }
    }

    fn rebuild(&mut self, key: &ObjectKey, table: &Table<'a>, old: &Table<'a>, name: &str) {
        let mut statements = vec![table.create(name)];
        let (mut into, mut from, mut changed) = (Vec::new(), Vec::new(), Vec::new());
        for column in table.columns.iter().filter(|column| column.generation_kind.is_none()) {
            let column_key = column.key();
            let Some(Object::Column(source)) = self.before.get(&column_key).map(|entry| entry.object()) else {
                continue;
            };
            let using = self.options.using_expressions.iter().find(|using| using.path == column_key.path());
            let plain = identifier(&source.name);
            let value = match using {
                Some(using) => using.expression.clone(),
                None if source.data_type != column.data_type => {
                    changed.push(column.name.clone());
                    format!("CAST({plain} AS {})", column.data_type.to_uppercase())
                }
                None => plain,
            };
            into.push(identifier(&column.name));
            from.push(value);
        }
        if !into.is_empty() {
            statements.push(format!(
                "INSERT INTO {} ({}) SELECT {} FROM {}",
                identifier(name),
                into.join(", "),
                from.join(", "),
                identifier(&old.relation.name)
            ));
        }
        if numbers_itself(table) && numbers_itself(old) {
            statements.extend(sequence_moves(&old.relation.name, name));
        }
        let lost: Vec<&str> = old
            .columns
            .iter()
            .filter(|column| column.generation_kind.is_none() && !self.after.contains_key(&column.key()))
            .map(|column| column.name.as_str())
            .collect();
        let loss = match (lost.first(), changed.first()) {
            (Some(column), _) => {
                Some(DataLoss { loss: LossKind::Column, reason: format!("the values of `{column}` are gone") })
            }
            (None, Some(column)) => Some(DataLoss {
                loss: LossKind::Values,
                reason: format!("the values of `{column}` are converted by CAST"),
            }),
            (None, None) => None,
        };
        let drop = format!("DROP TABLE {}", identifier(name));
        self.push(ActionKind::MoveRows, key, statements, back([drop]));
        if let Some(action) = self.actions.last_mut() {
            action.produces = vec![reference(key)];
            action.rewrites = vec![ObjectName::new(old.relation.schema.clone(), old.relation.name.clone())];
            action.data_loss = loss;
        }
    }

    fn drop_tables(&mut self, kept: &BTreeSet<&str>) {
        for (group, table) in tables(self.old) {
            if kept.contains(table.relation.name.as_str()) {
                continue;
            }
            let statement = format!("DROP TABLE {}", identifier(&table.relation.name));
            let successor = self.after.contains_key(group.key());
            let reason = if successor { "its rows now live in its successor" } else { "its rows are gone" };
            let inverse = Inverse::Irreversible(Irreversible { reason: reason.to_owned() });
            self.push(ActionKind::Drop, group.key(), vec![statement], inverse);
            if let Some(action) = self.actions.last_mut().filter(|_| !successor) {
                action.data_loss =
                    Some(DataLoss { loss: LossKind::Rows, reason: "the rows of the table are gone".to_owned() });
            }
        }
    }

    fn take_names(&mut self, fates: &[(&'a Group, Table<'a>, Fate<'a>)]) {
        for (number, (group, table, fate)) in fates.iter().enumerate() {
            if matches!(fate, Fate::Made | Fate::Rebuilt(_)) {
                let rename =
                    |from: &str, to: &str| format!("ALTER TABLE {} RENAME TO {}", identifier(from), identifier(to));
                let (from, to) = (passing(number), table.relation.name.as_str());
                let undo = rename(to, &from);
                self.push(ActionKind::Rename, group.key(), vec![rename(&from, to)], back([undo]));
            }
        }
    }
}

/// What becomes of a table of the new schema.
#[derive(Debug, Clone)]
enum Fate<'a> {
    /// It is there already.
    Kept(Table<'a>),
    /// It is there, and gets columns at its end.
    Extended(Table<'a>, Vec<&'a Column>),
    /// Another takes its place, with its rows.
    Rebuilt(Table<'a>),
    /// It is new.
    Made,
}

// a name for as long as the old table has the right one
fn passing(number: usize) -> String {
    format!("bastion_passing_{number}")
}

fn back<const COUNT: usize>(statements: [String; COUNT]) -> Inverse {
    Inverse::Statements(InverseStatements { statements: statements.to_vec() })
}

fn numbers_itself(table: &Table<'_>) -> bool {
    table.columns.iter().any(|column| column.options.iter().any(|option| option == "autoincrement"))
}

// AUTOINCREMENT goes on where it stood, also when the greatest rows are gone
fn sequence_moves(old: &str, new: &str) -> [String; 2] {
    let text = |name: &str| format!("'{}'", name.replace('\'', "''"));
    [
        format!("DELETE FROM sqlite_sequence WHERE name = {}", text(new)),
        format!(
            "INSERT INTO sqlite_sequence (name, seq) SELECT {}, seq FROM sqlite_sequence WHERE name = {}",
            text(new),
            text(old)
        ),
    ]
}
