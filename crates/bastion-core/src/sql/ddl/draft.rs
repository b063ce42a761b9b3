//! The schema while it is read.

use std::collections::BTreeMap;

use sqlparser::ast::{DataType, Ident, ObjectName as Written};

use super::text::{self, Piece};
use crate::impact::{Consumer, Description, Prepared};
use crate::schema::{
    Attribute, Column, Composite, Constraint, Dialect, Domain, Enum, Extension, Index, ObjectName, Relation, Schema,
    Sequence,
};
use crate::snapshot::{Entry, Gap, GapReason, Snapshot, SnapshotDocument};

/// A table with what belongs to it.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    pub(super) relation: Relation,
    pub(super) columns: Vec<Column>,
    pub(super) constraints: Vec<Constraint>,
    pub(super) indexes: Vec<Index>,
}

/// A view, whose columns are known when everything was read.
pub(super) struct View {
    pub(super) name: ObjectName,
    pub(super) relation: Relation,
    pub(super) query: String,
    pub(super) columns: Vec<String>,
    pub(super) indexes: Vec<Index>,
}

/// What was read so far.
pub(super) struct Draft {
    pub(super) dialect: Dialect,
    /// Where names without a schema stand.
    pub(super) schema: String,
    pub(super) schemas: BTreeMap<String, Schema>,
    pub(super) tables: BTreeMap<ObjectName, Table>,
    pub(super) views: Vec<View>,
    pub(super) enums: BTreeMap<ObjectName, Enum>,
    pub(super) domains: BTreeMap<ObjectName, Domain>,
    pub(super) composites: BTreeMap<ObjectName, (Composite, Vec<Attribute>)>,
    pub(super) sequences: BTreeMap<ObjectName, Sequence>,
    pub(super) extensions: BTreeMap<String, Extension>,
    gaps: Vec<Gap>,
}

impl Draft {
    pub(super) fn new(dialect: Dialect) -> Self {
        let schema = match dialect {
            Dialect::Postgresql => "public",
            Dialect::Sqlite => "main",
            Dialect::Mysql | Dialect::Mariadb => "database",
        };
        let mut draft = Self {
            dialect,
            schema: schema.to_owned(),
            schemas: BTreeMap::new(),
            tables: BTreeMap::new(),
            views: Vec::new(),
            enums: BTreeMap::new(),
            domains: BTreeMap::new(),
            composites: BTreeMap::new(),
            sequences: BTreeMap::new(),
            extensions: BTreeMap::new(),
            gaps: Vec::new(),
        };
        if dialect == Dialect::Postgresql {
            draft.add_schema("public");
        }
        draft
    }

    pub(super) fn add_schema(&mut self, name: &str) {
        let schema = Schema { name: name.to_owned(), ..Schema::default() };
        self.schemas.entry(name.to_owned()).or_insert(schema);
    }

    pub(super) fn use_database(&mut self, written: &str) {
        let name = written.trim_start_matches("USE ").trim_matches(['`', '"']).to_owned();
        self.schema = name;
    }

    pub(super) fn fold(&self, ident: &Ident) -> String {
        super::super::name::folded(self.dialect, ident)
    }

    /// The full name of an object.
    pub(super) fn name(&self, written: &Written) -> Result<ObjectName, String> {
        let parts = super::super::name::parts(written).unwrap_or_default();
        match parts.as_slice() {
            [name] => Ok(ObjectName::new(self.schema.clone(), self.fold(name))),
            [schema, name] | [_, schema, name] => Ok(ObjectName::new(self.fold(schema), self.fold(name))),
            _ => Err(format!("`{written}` is no name")),
        }
    }

    /// A table that must be there.
    pub(super) fn table(&mut self, written: &Written) -> Result<&mut Table, String> {
        let name = self.name(written)?;
        let known = self.find_table(&name);
        self.tables.get_mut(&known.unwrap_or(name)).ok_or_else(|| format!("there is no table `{written}` before it"))
    }

    // SQLite and MySQL do not look at the case of letters
    pub(super) fn find_table(&self, name: &ObjectName) -> Option<ObjectName> {
        if self.tables.contains_key(name) || self.dialect == Dialect::Postgresql {
            return self.tables.contains_key(name).then(|| name.clone());
        }
        self.tables.keys().find(|known| known.name.eq_ignore_ascii_case(&name.name)).cloned()
    }

    /// A type as the product names it, and the name of one that the schema itself makes.
    pub(super) fn data_type(&self, found: &DataType) -> (String, Option<ObjectName>) {
        self.named_type(&found.to_string())
    }

    fn named_type(&self, written: &str) -> (String, Option<ObjectName>) {
        match self.dialect {
            Dialect::Postgresql => {}
            Dialect::Sqlite => return (written.to_lowercase(), None),
            Dialect::Mysql | Dialect::Mariadb => {
                return (super::super::types_mysql::canonical(self.dialect, written), None);
            }
        }
        let upper = written.to_ascii_uppercase();
        let element = match upper.find(" ARRAY") {
            Some(place) => written.get(..place).unwrap_or(written),
            None => written.split('[').next().unwrap_or(written),
        };
        let array = if element.len() < written.len() { "[]" } else { "" };
        let element = element.trim();
        if let Some(canonical) = super::super::types::canonical(element.trim_start_matches("pg_catalog.")) {
            return (format!("{canonical}{array}"), None);
        }
        let plain = |part: &str| match part.strip_prefix('"').and_then(|part| part.strip_suffix('"')) {
            Some(quoted) => quoted.to_owned(),
            None => part.to_ascii_lowercase(),
        };
        // a type of an extension may have a length: `vector(3)`
        let base = element.split('(').next().unwrap_or(element).trim();
        let tail = element.get(base.len()..).unwrap_or_default();
        let name = match base.rsplit_once('.') {
            Some((schema, name)) => ObjectName::new(plain(schema), plain(name)),
            None => self.type_of_name(plain(base)),
        };
        let shown = format!("{}{tail}{array}", shown_type(&name));
        (shown, Some(name))
    }

    // the schema a type without one stands in
    fn type_of_name(&self, name: String) -> ObjectName {
        let known = |full: &ObjectName| {
            self.enums.contains_key(full) || self.domains.contains_key(full) || self.composites.contains_key(full)
        };
        for schema in [self.schema.as_str(), "public"] {
            let full = ObjectName::new(schema, name.clone());
            if known(&full) {
                return full;
            }
        }
        ObjectName::new("public", name)
    }

    pub(super) fn not_understood(&mut self, path: &str, piece: &Piece, reason: &str) {
        self.gaps.push(Gap {
            reason: GapReason::Unreadable,
            object_kind: "statement".to_owned(),
            path: vec![path.to_owned(), text::words(&piece.sql)],
            detail: Some(format!("line {}: {reason}", piece.line)),
        });
    }

    // what the product adds to a text, and in which words it keeps it, is not known
    fn is_approximate(&mut self) {
        self.gaps.push(Gap {
            reason: GapReason::Unmodelled,
            object_kind: "text read without a server".to_owned(),
            path: vec!["schema".to_owned()],
            detail: Some("read from text, not by a server: it is approximate".to_owned()),
        });
    }

    /// The document of what was read.
    pub(super) fn finish(mut self) -> SnapshotDocument {
        self.is_approximate();
        let views = std::mem::take(&mut self.views);
        let mut document = self.document();
        if !views.is_empty() {
            self.add_views(&mut document, views);
        }
        document
    }

    /// What was read of tables and types, as a document.
    pub(super) fn document(&self) -> SnapshotDocument {
        let mut document = SnapshotDocument::new(self.dialect);
        document.gaps.clone_from(&self.gaps);
        let objects = &mut document.objects;
        objects.extend(self.schemas.values().cloned().map(Entry::new));
        objects.extend(self.extensions.values().cloned().map(Entry::new));
        objects.extend(self.enums.values().cloned().map(Entry::new));
        objects.extend(self.domains.values().cloned().map(Entry::new));
        objects.extend(self.sequences.values().cloned().map(Entry::new));
        for (composite, attributes) in self.composites.values() {
            objects.push(Entry::new(composite.clone()));
            objects.extend(attributes.iter().cloned().map(Entry::new));
        }
        for table in self.tables.values() {
            let columns = table.columns.iter().map(|column| column.name.clone()).collect();
            objects.push(Entry::new(Relation { columns, ..table.relation.clone() }));
            objects.extend(table.columns.iter().cloned().map(Entry::new));
            objects.extend(table.constraints.iter().cloned().map(Entry::new));
            objects.extend(table.indexes.iter().cloned().map(Entry::new));
        }
        document
    }

    /// The columns a query gives, over the tables so far.
    pub(super) fn described(&self, query: &str) -> Result<Vec<(String, String)>, String> {
        let tables = Snapshot::new(self.document()).map_err(|error| error.to_string())?;
        let consumer = Consumer { sql: query.to_owned(), ..Consumer::default() };
        let path = [self.schema.clone(), "public".to_owned()];
        match super::super::describe(&tables, &[consumer], &path).pop() {
            Some(Description::Prepared(found)) => Ok(columns_of(found)),
            Some(Description::Refused(refused)) => Err(refused.message),
            Some(Description::Unasked(unasked)) => Err(unasked.reason),
            None => Err("its query gives nothing".to_owned()),
        }
    }

    // the columns of a view follow from its query
    fn add_views(&self, document: &mut SnapshotDocument, views: Vec<View>) {
        let consumers: Vec<_> = views
            .iter()
            .map(|view| Consumer {
                name: view.name.name.clone(),
                sql: view.query.clone(),
                makes: Some(view.name.clone()),
                ..Consumer::default()
            })
            .collect();
        let described = match Snapshot::new(document.clone()) {
            Ok(tables) => super::super::describe(&tables, &consumers, &[self.schema.clone(), "public".to_owned()]),
            Err(_) => Vec::new(),
        };
        let mut described = described.into_iter();
        for view in views {
            let reason = match described.next() {
                Some(Description::Prepared(found)) => {
                    add_view(document, view, columns_of(found));
                    continue;
                }
                Some(Description::Refused(refused)) => refused.message,
                Some(Description::Unasked(unasked)) => unasked.reason,
                None => "the schema behind it is not sound".to_owned(),
            };
            document.gaps.push(Gap {
                reason: GapReason::Unreadable,
                object_kind: "view".to_owned(),
                path: vec![view.name.schema.clone(), view.name.name.clone()],
                detail: Some(format!("its columns are not known: {reason}")),
            });
            let columns = view.columns.iter().map(|name| (name.clone(), String::new())).collect();
            add_view(document, view, columns);
        }
    }
}

fn columns_of(found: Prepared) -> Vec<(String, String)> {
    let known = |text: String| if text.is_empty() { "unknown".to_owned() } else { text };
    found.columns.into_iter().map(|column| (column.name, known(shown(column.data_type, column.modifier)))).collect()
}

fn add_view(document: &mut SnapshotDocument, view: View, mut columns: Vec<(String, String)>) {
    for ((name, _), given) in columns.iter_mut().zip(&view.columns) {
        name.clone_from(given);
    }
    let names = columns.iter().map(|(name, _)| name.clone()).collect();
    document.objects.extend(view.indexes.into_iter().map(Entry::new));
    document.objects.push(Entry::new(Relation { columns: names, ..view.relation }));
    for (name, data_type) in columns {
        document.objects.push(Entry::new(Column {
            schema: view.name.schema.clone(),
            relation: view.name.name.clone(),
            name,
            data_type: if data_type.is_empty() { "unknown".to_owned() } else { data_type },
            ..Column::default()
        }));
    }
}

// a length stands behind the first word: `timestamp(3) with time zone`
fn shown(name: String, modifier: Option<String>) -> String {
    let Some(modifier) = modifier else { return name };
    match name.split_once(' ').filter(|(first, _)| matches!(*first, "timestamp" | "time")) {
        Some((first, rest)) => format!("{first}({modifier}) {rest}"),
        None => format!("{name}({modifier})"),
    }
}

/// A type of the schema as `format_type` writes it while no schema is searched.
pub(super) fn shown_type(name: &ObjectName) -> String {
    let part = |text: &str| {
        let plain = text.starts_with(|first: char| first.is_ascii_lowercase() || first == '_')
            && text.chars().all(|found| found.is_ascii_lowercase() || found.is_ascii_digit() || found == '_');
        if plain { text.to_owned() } else { crate::escape::identifier(text) }
    };
    format!("{}.{}", part(&name.schema), part(&name.name))
}
