//! Tables, indexes and views as SQLite's statements (<https://www.sqlite.org/lang_createtable.html>).

use crate::escape::identifier;
use crate::schema::{Column, Constraint, ConstraintKind, GenerationKind, Index, MatchType, Object, Relation};
use crate::snapshot::Group;

/// What belongs to one table.
#[derive(Debug, Clone)]
pub(super) struct Table<'a> {
    pub(super) relation: &'a Relation,
    /// In their order.
    pub(super) columns: Vec<&'a Column>,
    pub(super) constraints: Vec<&'a Constraint>,
}

impl<'a> Table<'a> {
    /// The table a group is; `None` for what is none.
    pub(super) fn of(group: &'a Group) -> Option<Self> {
        let objects = || group.objects().iter().map(crate::snapshot::HashedObject::object);
        let relation = objects().find_map(|object| match object {
            Object::Relation(relation) => Some(relation),
            _ => None,
        })?;
        let mut columns: Vec<&Column> = objects()
            .filter_map(|object| match object {
                Object::Column(column) => Some(column),
                _ => None,
            })
            .collect();
        columns.sort_by_key(|column| relation.columns.iter().position(|name| *name == column.name));
        let constraints = objects().filter_map(|object| match object {
            Object::Constraint(constraint) => Some(constraint),
            _ => None,
        });
        Some(Self { relation, columns, constraints: constraints.collect() })
    }

    /// The statement that makes it, under a name.
    pub(super) fn create(&self, name: &str) -> String {
        let rowid = self.columns.iter().find(|column| column.identity.is_some());
        let mut parts: Vec<String> = self.columns.iter().map(|found| format!("  {}", self.column(found))).collect();
        for found in &self.constraints {
            let at_column = found.constraint_kind == ConstraintKind::Check && !found.columns.is_empty()
                || found.constraint_kind == ConstraintKind::PrimaryKey && rowid.is_some();
            if !at_column {
                parts.push(format!("  {}", constraint(found)));
            }
        }
        let mut options = Vec::new();
        if self.relation.without_rowid {
            options.push("WITHOUT ROWID");
        }
        if self.relation.strict {
            options.push("STRICT");
        }
        let options = if options.is_empty() { String::new() } else { format!(" {}", options.join(", ")) };
        format!("CREATE TABLE {} (\n{}\n){options}", identifier(name), parts.join(",\n"))
    }

    /// A column as it stands in `CREATE TABLE` and `ADD COLUMN`.
    pub(super) fn column(&self, column: &Column) -> String {
        let mut text = format!("{} {}", identifier(&column.name), column.data_type.to_uppercase());
        let key = self.constraints.iter().find(|found| found.constraint_kind == ConstraintKind::PrimaryKey);
        if let Some(key) = key.filter(|_| column.identity.is_some()) {
            text.push_str(&format!(" CONSTRAINT {} PRIMARY KEY", identifier(&key.name)));
            if column.options.iter().any(|option| option == "autoincrement") {
                text.push_str(" AUTOINCREMENT");
            }
        } else if column.not_null && !(self.relation.without_rowid && self.in_primary_key(column)) {
            text.push_str(" NOT NULL");
        }
        if let Some(collation) = &column.collation {
            text.push_str(&format!(" COLLATE {}", identifier(collation)));
        }
        if let Some(default) = &column.default_expression {
            text.push_str(&format!(" DEFAULT ({default})"));
        }
        if let Some(expression) = &column.generation_expression {
            let kind = if column.generation_kind == Some(GenerationKind::Stored) { "STORED" } else { "VIRTUAL" };
            text.push_str(&format!(" GENERATED ALWAYS AS ({expression}) {kind}"));
        }
        let own = |found: &&&Constraint| {
            found.constraint_kind == ConstraintKind::Check && found.columns == [column.name.clone()]
        };
        for check in self.constraints.iter().filter(own) {
            text.push_str(&format!(" {}", constraint(check)));
        }
        text
    }

    fn in_primary_key(&self, column: &Column) -> bool {
        let key = self.constraints.iter().find(|found| found.constraint_kind == ConstraintKind::PrimaryKey);
        key.is_some_and(|key| key.columns.contains(&column.name))
    }
}

fn constraint(found: &Constraint) -> String {
    let name = format!("CONSTRAINT {}", identifier(&found.name));
    let columns = || found.columns.iter().map(|column| identifier(column)).collect::<Vec<_>>().join(", ");
    match found.constraint_kind {
        ConstraintKind::PrimaryKey => format!("{name} PRIMARY KEY ({})", columns()),
        ConstraintKind::Unique => format!("{name} UNIQUE ({})", columns()),
        ConstraintKind::Check => format!("{name} CHECK ({})", found.expression.as_deref().unwrap_or("1")),
        _ => {
            let target = found.referenced_relation.as_ref().map_or("", |target| target.name.as_str());
            let referenced: Vec<_> = found.referenced_columns.iter().map(|column| identifier(column)).collect();
            let mut text = format!("{name} FOREIGN KEY ({}) REFERENCES {}", columns(), identifier(target));
            if !referenced.is_empty() {
                text.push_str(&format!(" ({})", referenced.join(", ")));
            }
            for (event, action) in [("UPDATE", found.on_update), ("DELETE", found.on_delete)] {
                if let Some(words) = action.stated() {
                    text.push_str(&format!(" ON {event} {words}"));
                }
            }
            if found.match_type == MatchType::Full {
                text.push_str(" MATCH FULL");
            }
            if found.deferrable {
                let when = if found.initially_deferred { "DEFERRED" } else { "IMMEDIATE" };
                text.push_str(&format!(" DEFERRABLE INITIALLY {when}"));
            }
            text
        }
    }
}

/// The statement that makes an index.
pub(super) fn create_index(index: &Index) -> String {
    let keys = index.keys.iter().map(|key| {
        let mut text = match (&key.column, &key.expression) {
            (Some(column), _) => identifier(column),
            (None, expression) => expression.clone().unwrap_or_default(),
        };
        if let Some(collation) = &key.collation {
            text.push_str(&format!(" COLLATE {}", identifier(collation)));
        }
        if key.descending {
            text.push_str(" DESC");
        }
        text
    });
    let unique = if index.unique { "UNIQUE " } else { "" };
    let predicate = index.predicate.as_ref().map(|predicate| format!(" WHERE {predicate}")).unwrap_or_default();
    format!(
        "CREATE {unique}INDEX {} ON {} ({}){predicate}",
        identifier(&index.name),
        identifier(&index.relation),
        keys.collect::<Vec<_>>().join(", ")
    )
}

/// The statement that makes a view.
pub(super) fn create_view(view: &Relation) -> String {
    let columns: Vec<_> = view.columns.iter().map(|column| identifier(column)).collect();
    let query = view.definition.as_deref().unwrap_or_default();
    format!("CREATE VIEW {} ({}) AS {query}", identifier(&view.name), columns.join(", "))
}
