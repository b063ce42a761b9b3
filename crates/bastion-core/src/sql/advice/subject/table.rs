//! What a snapshot says of tables.

use std::collections::BTreeMap;

use crate::schema::{
    Column, Constraint, ConstraintKind, Dialect, Index, Object, ObjectName, Relation, RelationKind, Root,
};
use crate::snapshot::{ColumnStatistics, Snapshot};

/// A table with everything that belongs to it.
#[derive(Debug)]
pub(in crate::sql::advice) struct TableFacts<'a> {
    pub(in crate::sql::advice) name: ObjectName,
    pub(in crate::sql::advice) relation: &'a Relation,
    pub(in crate::sql::advice) columns: Vec<&'a Column>,
    pub(in crate::sql::advice) constraints: Vec<&'a Constraint>,
    pub(in crate::sql::advice) indexes: Vec<&'a Index>,
    /// Rows, where statistics are known.
    pub(in crate::sql::advice) rows: Option<f64>,
}

/// The tables of a snapshot.
pub(in crate::sql::advice) struct Tables<'a> {
    snapshot: &'a Snapshot,
    dialect: Dialect,
    path: Vec<String>,
    facts: BTreeMap<ObjectName, TableFacts<'a>>,
}

impl<'a> Tables<'a> {
    pub(super) fn new(snapshot: &'a Snapshot, search_path: &[String]) -> Self {
        let mut path = search_path.to_vec();
        let mut facts = BTreeMap::new();
        for group in snapshot.groups().iter().filter(|group| group.key().root() == Root::Relation) {
            if let Some(found) = TableFacts::of(snapshot, group.objects().iter().map(|entry| entry.object())) {
                if path.is_empty() && snapshot.dialect() != Dialect::Postgresql {
                    path.push(found.name.schema.clone());
                }
                facts.insert(found.name.clone(), found);
            }
        }
        if path.is_empty() {
            path.push("public".to_owned());
        }
        Self { snapshot, dialect: snapshot.dialect(), path, facts }
    }

    pub(in crate::sql::advice) fn get(&self, name: &ObjectName) -> Option<&TableFacts<'a>> {
        self.facts.get(name)
    }

    /// A table by its name, along the search path where no schema is stated.
    pub(in crate::sql::advice) fn find(&self, schema: Option<&str>, name: &str) -> Option<&TableFacts<'a>> {
        let within = |schema: &str| {
            let exact = self.facts.get(&ObjectName::new(schema, name));
            exact.or_else(|| {
                let mut all = self.facts.values();
                all.find(|facts| self.same(&facts.name.name, name) && self.same(&facts.name.schema, schema))
            })
        };
        match schema {
            Some(schema) => within(schema),
            None => self.path.iter().find_map(|schema| within(schema)),
        }
    }

    /// Whether two names mean the same.
    pub(in crate::sql::advice) fn same(&self, left: &str, right: &str) -> bool {
        match self.dialect {
            Dialect::Postgresql => left == right,
            Dialect::Sqlite => left.eq_ignore_ascii_case(right),
            // whether case counts for tables depends on the system: taking them for the same is silence at most
            Dialect::Mysql | Dialect::Mariadb => left == right || left.to_lowercase() == right.to_lowercase(),
        }
    }

    pub(in crate::sql::advice) fn all(&self) -> impl Iterator<Item = &TableFacts<'a>> {
        self.facts.values()
    }

    pub(in crate::sql::advice) fn statistics(&self, table: &ObjectName, column: &str) -> Option<&'a ColumnStatistics> {
        self.snapshot.column_statistics(&table.schema, &table.name, column)
    }
}

impl<'a> TableFacts<'a> {
    fn of(snapshot: &'a Snapshot, objects: impl Iterator<Item = &'a Object>) -> Option<Self> {
        let (mut relation, mut columns) = (None, Vec::new());
        let (mut constraints, mut indexes) = (Vec::new(), Vec::new());
        for object in objects {
            match object {
                Object::Relation(found) => relation = Some(found),
                Object::Column(found) => columns.push(found),
                Object::Constraint(found) => constraints.push(found),
                Object::Index(found) => indexes.push(found),
                _ => {}
            }
        }
        let relation: &Relation = relation?;
        let order = |column: &&Column| relation.columns.iter().position(|name| *name == column.name);
        columns.sort_by_key(order);
        let name = ObjectName::new(&relation.schema, &relation.name);
        let counts = columns.iter().filter_map(|column: &&Column| {
            snapshot.column_statistics(&name.schema, &name.name, &column.name)?.row_count
        });
        #[expect(clippy::cast_precision_loss, reason = "rows beyond 2^53 are as many as those beside them")]
        let rows = counts.max().map(|rows| rows as f64);
        Some(Self { name, relation, columns, constraints, indexes, rows })
    }

    /// Whether rows lie in it: no view.
    pub(in crate::sql::advice) fn is_stored(&self) -> bool {
        !matches!(self.relation.relation_kind, RelationKind::View)
    }

    /// The columns of each key whose values no two rows share, none of them null.
    pub(in crate::sql::advice) fn keys(&self) -> Vec<Vec<&'a str>> {
        let refuses_nulls = |name: &str| {
            let found = self.columns.iter().find(|column| column.name == name);
            found.is_some_and(|column| column.not_null && !column.not_null_unvalidated)
        };
        let mut keys = Vec::new();
        for constraint in &self.constraints {
            let unique = matches!(constraint.constraint_kind, ConstraintKind::PrimaryKey | ConstraintKind::Unique);
            let primary = constraint.constraint_kind == ConstraintKind::PrimaryKey;
            if unique && !constraint.deferrable && !constraint.temporal && !constraint.not_enforced {
                let columns: Vec<&str> = constraint.columns.iter().map(String::as_str).collect();
                if primary || columns.iter().all(|column| refuses_nulls(column)) {
                    keys.push(columns);
                }
            }
        }
        for index in self.indexes.iter().filter(|index| index.unique && index.predicate.is_none() && !index.invalid) {
            let columns: Option<Vec<&str>> =
                index.keys.iter().map(|key| key.column.as_deref().filter(|_| key.prefix_length.is_none())).collect();
            if let Some(columns) = columns.filter(|columns| columns.iter().all(|column| refuses_nulls(column))) {
                keys.push(columns);
            }
        }
        keys.retain(|key| !key.is_empty());
        keys
    }

    /// The indexes that a planner may use for any row, with the columns they lead with.
    pub(in crate::sql::advice) fn usable_indexes(&self) -> impl Iterator<Item = &'a Index> {
        self.indexes.iter().copied().filter(|index| !index.invalid && !index.invisible)
    }

    /// Whether an ordered index for all rows begins with a column.
    pub(in crate::sql::advice) fn leads_with(&self, column: &str) -> Option<&'a Index> {
        self.usable_indexes().find(|index| {
            let first = index.keys.first().and_then(|key| key.column.as_deref());
            first == Some(column) && index.predicate.is_none()
        })
    }

    /// The foreign keys of it.
    pub(in crate::sql::advice) fn foreign_keys(&self) -> impl Iterator<Item = &'a Constraint> {
        let foreign = |constraint: &&Constraint| constraint.constraint_kind == ConstraintKind::ForeignKey;
        self.constraints.iter().copied().filter(foreign)
    }
}
