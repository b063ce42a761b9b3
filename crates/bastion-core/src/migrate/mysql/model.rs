//! Both schemas as the planner sees them: tables with what belongs to them, and what became of what.

use std::collections::BTreeMap;

use super::text::{Members, Writer, at_column, by_bound};
use crate::diff::Correspondence;
use crate::schema::{
    Column, Constraint, ConstraintKind, Dialect, Index, IndexKey, Object, ObjectKey, ObjectName, Relation,
    RelationKind, Trigger,
};
use crate::snapshot::{HashedObject, Snapshot};

/// A table with what belongs to it.
#[derive(Debug, Clone)]
pub(super) struct Table<'a> {
    pub(super) relation: &'a Relation,
    pub(super) members: Members<'a>,
    pub(super) triggers: Vec<&'a Trigger>,
}

impl<'a> Table<'a> {
    pub(super) fn name(&self) -> ObjectName {
        ObjectName::new(self.relation.schema.clone(), self.relation.name.clone())
    }

    pub(super) const fn writer(&self, dialect: Dialect) -> Writer<'_> {
        Writer { relation: self.relation, members: &self.members, dialect }
    }

    pub(super) fn foreign_keys(&self) -> impl Iterator<Item = &'a Constraint> {
        self.members.constraints.iter().copied().filter(|found| found.constraint_kind == ConstraintKind::ForeignKey)
    }

    /// The checks that stand at no column.
    pub(super) fn checks(&self) -> impl Iterator<Item = &'a Constraint> {
        let own =
            |found: &&Constraint| found.constraint_kind == ConstraintKind::Check && !at_column(found, self.relation);
        self.members.constraints.iter().copied().filter(own)
    }
}

pub(super) type Tables<'a> = BTreeMap<ObjectName, Table<'a>>;

fn tables(snapshot: &Snapshot) -> Tables<'_> {
    let mut found = Tables::new();
    for entry in snapshot.entries() {
        let Object::Relation(relation) = entry.object() else { continue };
        let table = matches!(relation.relation_kind, RelationKind::Table | RelationKind::PartitionedTable);
        if table && relation.partition_of.is_none() {
            let table = Table { relation, members: Members::default(), triggers: Vec::new() };
            found.insert(table.name(), table);
        }
    }
    let name = |schema: &String, relation: &String| ObjectName::new(schema.clone(), relation.clone());
    for entry in snapshot.entries() {
        let owner = match entry.object() {
            Object::Relation(relation) => relation.partition_of.clone(),
            Object::Column(column) => Some(name(&column.schema, &column.relation)),
            Object::Constraint(constraint) => Some(name(&constraint.schema, &constraint.relation)),
            Object::Index(index) => Some(name(&index.schema, &index.relation)),
            Object::Trigger(trigger) => Some(name(&trigger.schema, &trigger.relation)),
            _ => None,
        };
        let Some(table) = owner.and_then(|owner| found.get_mut(&owner)) else { continue };
        match entry.object() {
            Object::Relation(relation) => table.members.partitions.push(relation),
            Object::Column(column) => table.members.columns.push(column),
            Object::Constraint(constraint) => table.members.constraints.push(constraint),
            Object::Index(index) => table.members.indexes.push(index),
            Object::Trigger(trigger) => table.triggers.push(trigger),
            _ => {}
        }
    }
    for table in found.values_mut() {
        let columns = &table.relation.columns;
        table.members.columns.sort_by_key(|column| columns.iter().position(|name| *name == column.name));
        table.members.partitions.sort_by(|left, right| by_bound(left, right));
    }
    found
}

/// Both schemas.
#[derive(Debug)]
pub(super) struct Model<'a> {
    pub(super) old: &'a Snapshot,
    pub(super) new: &'a Snapshot,
    pub(super) dialect: Dialect,
    pub(super) old_tables: Tables<'a>,
    pub(super) new_tables: Tables<'a>,
    /// The old object of a new one, and the other way round.
    before: BTreeMap<&'a ObjectKey, &'a HashedObject>,
    after: BTreeMap<&'a ObjectKey, &'a HashedObject>,
}

impl<'a> Model<'a> {
    pub(super) fn new(old: &'a Snapshot, new: &'a Snapshot, correspondence: &Correspondence<'a>) -> Self {
        let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
        for pair in &correspondence.objects {
            if let (Some(old), Some(new)) = (pair.old, pair.new) {
                before.insert(new.key(), old);
                after.insert(old.key(), new);
            }
        }
        let (old_tables, new_tables) = (tables(old), tables(new));
        Self { old, new, dialect: new.dialect(), old_tables, new_tables, before, after }
    }

    pub(super) fn predecessor(&self, key: &ObjectKey) -> Option<&'a Object> {
        self.before.get(key).map(|found| found.object())
    }

    pub(super) fn successor(&self, key: &ObjectKey) -> Option<&'a Object> {
        self.after.get(key).map(|found| found.object())
    }

    /// The old table of a new one, where it was a table.
    pub(super) fn old_table(&self, new: &Table<'a>) -> Option<&Table<'a>> {
        match self.predecessor(&new.relation.key())? {
            Object::Relation(old) => self.old_tables.get(&ObjectName::new(old.schema.clone(), old.name.clone())),
            _ => None,
        }
    }

    /// The new table of an old one, where it stays a table.
    pub(super) fn new_table(&self, old: &Table<'a>) -> Option<&Table<'a>> {
        match self.successor(&old.relation.key())? {
            Object::Relation(new) => self.new_tables.get(&ObjectName::new(new.schema.clone(), new.name.clone())),
            _ => None,
        }
    }

    /// Every table that stays, in the order of its new name.
    pub(super) fn kept(&self) -> impl Iterator<Item = TableChange<'_, 'a>> {
        self.new_tables.values().filter_map(|new| {
            let old = self.old_table(new)?;
            Some(self.change(old, new))
        })
    }

    /// What happens to one table.
    pub(super) fn change<'m>(&self, old: &'m Table<'a>, new: &'m Table<'a>) -> TableChange<'m, 'a> {
        let columns = new.members.columns.iter().filter_map(|new| match self.predecessor(&new.key())? {
            Object::Column(old) => Some((old, *new)),
            _ => None,
        });
        let indexes = new.members.indexes.iter().filter_map(|new| match self.predecessor(&new.key())? {
            Object::Index(old) => Some((old, *new)),
            _ => None,
        });
        let checks = new.checks().filter_map(|new| match self.predecessor(&new.key())? {
            Object::Constraint(old) if old.constraint_kind == ConstraintKind::Check => Some((old, new)),
            _ => None,
        });
        TableChange {
            old,
            new,
            dialect: self.dialect,
            columns: columns.collect(),
            indexes: indexes.collect(),
            checks: checks.collect(),
        }
    }
}

/// A table before and after.
#[derive(Debug, Clone)]
pub(super) struct TableChange<'m, 'a> {
    pub(super) old: &'m Table<'a>,
    pub(super) new: &'m Table<'a>,
    pub(super) dialect: Dialect,
    pub(super) columns: Vec<(&'a Column, &'a Column)>,
    pub(super) indexes: Vec<(&'a Index, &'a Index)>,
    pub(super) checks: Vec<(&'a Constraint, &'a Constraint)>,
}

impl<'a> TableChange<'_, 'a> {
    /// The way back.
    pub(super) fn reversed(&self) -> Self {
        Self {
            old: self.new,
            new: self.old,
            dialect: self.dialect,
            columns: self.columns.iter().map(|(old, new)| (*new, *old)).collect(),
            indexes: self.indexes.iter().map(|(old, new)| (*new, *old)).collect(),
            checks: self.checks.iter().map(|(old, new)| (*new, *old)).collect(),
        }
    }

    /// The name an old column has now; its own where it is gone.
    pub(super) fn renamed<'n>(&self, old: &'n str) -> &'n str
    where
        'a: 'n,
    {
        self.columns.iter().find(|(column, _)| column.name == old).map_or(old, |(_, new)| new.name.as_str())
    }

    /// An old index as it would stand in the new table.
    pub(super) fn carried(&self, old: &Index) -> Index {
        let keys = old.keys.iter().map(|key| IndexKey {
            column: key.column.as_ref().map(|column| self.renamed(column).to_owned()),
            ..key.clone()
        });
        Index {
            schema: self.new.relation.schema.clone(),
            relation: self.new.relation.name.clone(),
            keys: keys.collect(),
            ..old.clone()
        }
    }
}
