//! The query that stands in the place of a table: its rows, its columns under masks, and under names of ours the values
//! that aggregates may see.

use std::collections::BTreeMap;

use super::error::RewriteError;
use super::mask;
use super::text::identifier;
use super::{HashKeys, RESERVED};
use crate::privacy::mask::{ColumnMask, OtherColumns, PermittedAggregate, SqlMask, TableMask};
use crate::schema::{Column, ConstraintKind, Dialect, Object, ObjectKey, ObjectKind, ObjectName, RelationKind, Root};
use crate::snapshot::Snapshot;

/// The column under which an aggregate finds whom a row is about.
pub(super) const SUBJECT: &str = "bastion_subject";

/// What may be read of a table.
pub(super) struct Source {
    pub(super) name: ObjectName,
    /// The columns that a query sees, in the table's order.
    pub(super) columns: Vec<String>,
    /// Whether those are not all, so that places of columns are not what they were.
    pub(super) has_hidden: bool,
    /// By column: what aggregates may see of it.
    pub(super) permitted: BTreeMap<String, Permitted>,
    items: Vec<String>,
    row_filter: Option<String>,
    subject: Option<String>,
    dialect: Dialect,
}

/// What aggregates may see of a column.
#[derive(Debug, Clone)]
pub(super) struct Permitted {
    pub(super) aggregates: Vec<PermittedAggregate>,
    pub(super) subjects_min: u32,
    /// The column under which they see it.
    pub(super) raw: String,
}

impl Source {
    /// What a policy lets be read of a table of a schema.
    pub(super) fn new(
        snapshot: &Snapshot,
        table: &TableMask,
        keys: Option<HashKeys<'_>>,
    ) -> Result<Self, RewriteError> {
        let facts = Facts::of(snapshot, table)?;
        let dialect = snapshot.dialect();
        let mut source = Self {
            name: ObjectName::new(&table.schema, &table.name),
            columns: Vec::new(),
            has_hidden: false,
            permitted: BTreeMap::new(),
            items: Vec::new(),
            row_filter: table.row_filter.clone(),
            subject: None,
            dialect,
        };
        for column in &facts.columns {
            let Some(rule) = facts.rule(table, column)? else {
                source.has_hidden = true;
                continue;
            };
            let key = match (&rule.mask, keys) {
                (SqlMask::Hash(hash), Some(keys)) => Some(keys(&hash.domain)),
                (SqlMask::Hash(_), None) => {
                    let column = format!("{}.{}", table.name, column.name);
                    return Err(RewriteError::KeyMissing { column });
                }
                _ => None,
            };
            let expression = mask::expression(dialect, &column.name, &column.data_type, &rule.mask, key.as_ref());
            let expression =
                expression.map_err(|reason| facts.refuse(&format!("the column `{}`: {reason}", column.name)))?;
            let name = identifier(dialect, &column.name);
            source.items.push(if expression == name { name } else { format!("{expression} AS {name}") });
            source.columns.push(column.name.clone());
            if !rule.aggregates.is_empty() {
                source.permit(&facts, &rule)?;
            }
        }
        if source.items.is_empty() {
            return Err(facts.refuse("no column of it may be seen"));
        }
        if !source.permitted.is_empty() {
            source.subject = Some(facts.subject(table)?);
        }
        Ok(source)
    }

    fn permit(&mut self, facts: &Facts, rule: &ColumnMask) -> Result<(), RewriteError> {
        if matches!(rule.mask, SqlMask::Keep(_)) {
            return Err(facts.refuse(&format!("the column `{}` is not masked, `aggregates` says nothing", rule.name)));
        }
        if rule.subjects_min < 2 {
            return Err(facts.refuse(&format!("`subjects_min` of the column `{}` is not at least 2", rule.name)));
        }
        let raw = format!("bastion_raw_{}", self.columns.len());
        let permitted = Permitted { aggregates: rule.aggregates.clone(), subjects_min: rule.subjects_min, raw };
        self.permitted.insert(rule.name.clone(), permitted);
        Ok(())
    }

    /// The query in brackets. With `raw`, what aggregates see is in it under names of ours.
    pub(super) fn text(&self, only: bool, raw: &[&Permitted]) -> String {
        let mut items = self.items.clone();
        for (column, permitted) in &self.permitted {
            if raw.iter().any(|wanted| wanted.raw == permitted.raw) {
                items.push(format!("{} AS {}", identifier(self.dialect, column), permitted.raw));
            }
        }
        if let Some(subject) = self.subject.as_ref().filter(|_| !raw.is_empty()) {
            items.push(format!("{} AS {SUBJECT}", identifier(self.dialect, subject)));
        }
        let only = if only { "ONLY " } else { "" };
        let schema = identifier(self.dialect, &self.name.schema);
        let name = identifier(self.dialect, &self.name.name);
        let filter = self.row_filter.as_ref().map(|filter| {
            // a condition of the query must not be tried on rows that are left out: what it says in an error is seen
            let fence = match self.dialect {
                Dialect::Postgresql => "OFFSET 0",
                Dialect::Mysql | Dialect::Mariadb => "LIMIT 18446744073709551615",
                Dialect::Sqlite => "LIMIT -1",
            };
            format!(" WHERE ({filter}) {fence}")
        });
        format!("(SELECT {} FROM {only}{schema}.{name}{})", items.join(", "), filter.unwrap_or_default())
    }

    /// The column of the table that a name means.
    pub(super) fn column(&self, name: &str) -> Option<&String> {
        self.columns.iter().find(|column| same(self.dialect, column, name))
    }
}

/// Whether two names of columns or tables mean the same; where a product's own settings decide, they do.
pub(super) fn same(dialect: Dialect, left: &str, right: &str) -> bool {
    match dialect {
        Dialect::Postgresql => left == right,
        Dialect::Mysql | Dialect::Mariadb | Dialect::Sqlite => left.to_lowercase() == right.to_lowercase(),
    }
}

/// A table as the schema has it.
struct Facts {
    table: String,
    dialect: Dialect,
    columns: Vec<Column>,
    primary_key: Vec<String>,
}

impl Facts {
    fn of(snapshot: &Snapshot, table: &TableMask) -> Result<Self, RewriteError> {
        let mut facts = Self {
            table: format!("{}.{}", table.schema, table.name),
            dialect: snapshot.dialect(),
            columns: Vec::new(),
            primary_key: Vec::new(),
        };
        let key = ObjectKey::new(Root::Relation, ObjectKind::Relation, vec![table.schema.clone(), table.name.clone()]);
        let (mut columns, mut order) = (BTreeMap::new(), None);
        for entry in snapshot.group(&key).into_iter().flat_map(|group| group.objects()) {
            match entry.object() {
                Object::Relation(found) => {
                    match found.relation_kind {
                        RelationKind::Table | RelationKind::PartitionedTable | RelationKind::ForeignTable => {}
                        _ => return Err(facts.refuse("it is a view or the like; name the tables that it reads")),
                    }
                    if found.partition_of.is_some() || !found.inherits.is_empty() {
                        return Err(facts.refuse("it belongs to another table; name that one"));
                    }
                    order = Some(found.columns.clone());
                }
                Object::Column(found) => {
                    columns.insert(found.name.clone(), found.clone());
                }
                Object::Constraint(found) if found.constraint_kind == ConstraintKind::PrimaryKey => {
                    facts.primary_key.clone_from(&found.columns);
                }
                _ => {}
            }
        }
        let order = order.ok_or_else(|| facts.refuse("the schema has no such table"))?;
        facts.columns = order.iter().filter_map(|name| columns.remove(name)).collect();
        if let Some(column) = facts.columns.iter().find(|column| column.name.to_lowercase().starts_with(RESERVED)) {
            return Err(facts.refuse(&format!("the column `{}` has a name that is ours", column.name)));
        }
        let known = |name: &str| facts.columns.iter().any(|column| column.name == name);
        match table.columns.iter().map(|rule| &rule.name).chain(&table.subject).find(|name| !known(name)) {
            Some(name) => Err(facts.refuse(&format!("it has no column `{name}`"))),
            None => Ok(facts),
        }
    }

    fn refuse(&self, reason: &str) -> RewriteError {
        RewriteError::Policy { table: self.table.clone(), reason: reason.to_owned() }
    }

    /// What is said about a column; none when it is not there for a query.
    fn rule(&self, table: &TableMask, column: &Column) -> Result<Option<ColumnMask>, RewriteError> {
        let mut rules = table.columns.iter().filter(|rule| rule.name == column.name);
        let rule = match (rules.next(), table.other_columns) {
            (Some(rule), _) => rule.clone(),
            (None, OtherColumns::Hide) => return Ok(None),
            (None, OtherColumns::Keep) => ColumnMask {
                name: column.name.clone(),
                mask: SqlMask::Keep(Default::default()),
                aggregates: Vec::new(),
                subjects_min: 2,
            },
        };
        if rules.next().is_some() {
            return Err(self.refuse(&format!("the column `{}` stands twice", column.name)));
        }
        if let (SqlMask::Keep(_), Some(expression)) = (&rule.mask, &column.generation_expression) {
            self.not_made_of_masked(table, column, expression)?;
        }
        Ok((!matches!(rule.mask, SqlMask::Hide(_))).then_some(rule))
    }

    /// A column that is computed from a masked one says what that one holds. Its expression is searched for names, which
    /// finds too much rather than too little.
    fn not_made_of_masked(&self, table: &TableMask, column: &Column, expression: &str) -> Result<(), RewriteError> {
        let expression = expression.to_lowercase();
        let shown = |name: &str| match table.columns.iter().find(|rule| rule.name == name) {
            Some(rule) => matches!(rule.mask, SqlMask::Keep(_)),
            None => table.other_columns == OtherColumns::Keep,
        };
        let others = self.columns.iter().filter(|other| other.name != column.name && !shown(&other.name));
        match others.into_iter().find(|other| expression.contains(&other.name.to_lowercase())) {
            Some(other) => {
                Err(self
                    .refuse(&format!("the column `{}` is computed from `{}`: mask it too", column.name, other.name)))
            }
            None => Ok(()),
        }
    }

    fn subject(&self, table: &TableMask) -> Result<String, RewriteError> {
        match (&table.subject, self.primary_key.as_slice()) {
            (Some(subject), _) => Ok(subject.clone()),
            (None, [only]) => {
                let found = self.columns.iter().find(|column| same(self.dialect, &column.name, only));
                Ok(found.map_or_else(|| only.clone(), |column| column.name.clone()))
            }
            (None, _) => Err(self.refuse("`aggregates` needs a `subject`, or a primary key of one column")),
        }
    }
}
