//! A snapshot as statements see it: relations by name, along the search path.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use super::Bound;
use super::edges::{Edges, SourceId};
use super::kind::{self, Domains, Kind};
use super::scope::{Column, Rows, Value};
use crate::schema::{Dialect, Object, ObjectKey, ObjectKind, ObjectName, RelationKind, Root};
use crate::snapshot::{Gap, Snapshot};
use crate::sql::name::same;
use crate::sql::trace::{Confidence, Source};

/// What a name of a relation leads to.
pub(super) enum Lookup {
    /// A relation with its columns.
    Found(Relation),
    /// No such relation: a server refuses it.
    Absent,
}

/// A relation of the catalogue.
#[derive(Debug, Clone)]
pub(super) struct Relation {
    pub(super) name: Arc<ObjectName>,
    pub(super) rows: Rc<Rows>,
    /// Has columns of the system's own, such as `ctid` or `rowid`.
    pub(super) physical: bool,
}

/// Extensions of PostgreSQL that bring no relation along.
const WITHOUT_RELATIONS: &[&str] = &[
    "plpgsql",
    "pgcrypto",
    "uuid-ossp",
    "citext",
    "hstore",
    "pg_trgm",
    "btree_gin",
    "btree_gist",
    "unaccent",
    "ltree",
    "intarray",
    "fuzzystrmatch",
    "tablefunc",
    "cube",
    "earthdistance",
    "postgres_fdw",
    "file_fdw",
    "vector",
    "isn",
    "lo",
    "seg",
    "dict_int",
    "dict_xsyn",
    "bloom",
    "tcn",
    "xml2",
    "amcheck",
    "pgstattuple",
    "pageinspect",
    "pg_prewarm",
];

/// Words of an ALTER that was not understood after which a table may have other columns.
const CHANGES_COLUMNS: &[&str] =
    &["add", "drop", "rename", "type", "inherit", "attach", "schema", "change", "modify", "to", "of"];

/// Words of a CREATE that was not understood after which there may be another relation.
const MAKES_RELATIONS: &[&str] = &["table", "view", "sequence", "foreign", "virtual"];

/// Schemas whose relations no snapshot lists.
const SYSTEM_SCHEMAS: &[&str] =
    &["pg_catalog", "information_schema", "pg_toast", "performance_schema", "mysql", "sys", "pg_temp"];

/// The relations of a schema, those that consumers make, and the search path.
pub(crate) struct Catalog<'a> {
    snapshot: &'a Snapshot,
    dialect: Dialect,
    path: Vec<String>,
    path_stated: bool,
    // by the name in small letters
    names: BTreeMap<String, Vec<Known>>,
    sequences: BTreeSet<String>,
    routines: BTreeSet<String>,
    hidden: BTreeSet<String>,
    // tables that a statement which was not understood may have changed
    changed: BTreeSet<String>,
    foreign_relations: bool,
    domains: Domains,
    // the columns and the definition of each view
    views: BTreeMap<ObjectName, (&'a [String], &'a str)>,
    // every column that was asked for, by its number
    sources: RefCell<Vec<Source>>,
    // those of relations whose columns are not known
    guessed: RefCell<BTreeMap<Source, SourceId>>,
}

/// A relation by its name, and its columns once somebody asks for them.
struct Known {
    name: Arc<ObjectName>,
    made: Option<Rc<Rows>>,
    bound: OnceCell<Relation>,
    inferred: OnceCell<Relation>,
}

impl Known {
    fn new(name: ObjectName) -> Self {
        Self { name: Arc::new(name), made: None, bound: OnceCell::new(), inferred: OnceCell::new() }
    }
}

impl<'a> Catalog<'a> {
    pub(crate) fn new(snapshot: &'a Snapshot, search_path: &[String]) -> Self {
        let mut catalog = Self {
            snapshot,
            dialect: snapshot.dialect(),
            path: search_path.to_vec(),
            path_stated: !search_path.is_empty(),
            names: BTreeMap::new(),
            sequences: BTreeSet::new(),
            routines: BTreeSet::new(),
            hidden: BTreeSet::new(),
            changed: BTreeSet::new(),
            foreign_relations: false,
            domains: kind::domains(snapshot),
            views: BTreeMap::new(),
            sources: RefCell::default(),
            guessed: RefCell::default(),
        };
        let mut schemas = Vec::new();
        for entry in snapshot.entries() {
            match entry.object() {
                Object::Schema(found) => schemas.push(found.name.clone()),
                Object::Relation(found) => {
                    let name = ObjectName::new(&found.schema, &found.name);
                    if let Some(definition) = &found.definition {
                        catalog.views.insert(name.clone(), (&found.columns, definition));
                    }
                    catalog.add_name(name);
                }
                Object::Sequence(found) => {
                    catalog.sequences.insert(found.name.to_lowercase());
                }
                Object::Routine(found) => {
                    catalog.routines.insert(found.name.to_lowercase());
                }
                Object::Extension(found) => {
                    catalog.foreign_relations |= !WITHOUT_RELATIONS.contains(&found.name.as_str());
                }
                _ => {}
            }
        }
        for gap in snapshot.gaps() {
            catalog.hide(gap);
        }
        if search_path.is_empty() {
            catalog.path = default_path(snapshot, schemas);
        }
        catalog
    }

    // what is in a gap may be there: an object that was not read, or a statement that was not understood
    fn hide(&mut self, gap: &Gap) {
        let name = |text: &str| text.to_lowercase();
        self.hidden.extend(gap.path.iter().map(|part| name(part)));
        if gap.object_kind != "statement" {
            return;
        }
        for text in &gap.path {
            let inside = |found: char| found.is_alphanumeric() || found == '_';
            let words: Vec<String> = text.split(|found| !inside(found)).map(name).collect();
            if matches!(words.first().map(String::as_str), Some("alter" | "rename"))
                && words.iter().any(|word| CHANGES_COLUMNS.contains(&word.as_str()))
            {
                self.changed.extend(words.iter().cloned());
            }
            let first = words.first().map(String::as_str);
            // a block of code may make anything
            self.foreign_relations |= matches!(first, Some("do" | "call" | "execute"));
            if first == Some("create") && words.iter().any(|word| MAKES_RELATIONS.contains(&word.as_str())) {
                self.hidden.extend(words);
            }
            // a function's name stands in front of the first bracket
            let before = text.split('(').next().unwrap_or_default().trim_end();
            self.routines.extend(before.rsplit(|found| !inside(found)).next().map(name));
        }
    }

    pub(crate) const fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// Whether there are views that can be looked through.
    pub(crate) fn has_views(&self) -> bool {
        !self.views.is_empty()
    }

    /// The columns and the definition of a view.
    pub(crate) fn view(&self, name: &ObjectName) -> Option<(&'a [String], &'a str)> {
        self.views.get(name).copied()
    }

    /// Whether a routine has this name: `row.name` may call it.
    pub(super) fn has_routine(&self, name: &str) -> bool {
        self.routines.contains(&name.to_lowercase())
    }

    fn add_name(&mut self, name: ObjectName) {
        self.names.entry(name.name.to_lowercase()).or_default().push(Known::new(name));
    }

    /// A relation that a consumer makes, with the columns that its statement gives where that is known; what is there
    /// already stays as it is.
    pub(crate) fn make(&mut self, name: &ObjectName, bound: Option<&Bound>) {
        let unknown = Rows::unknown();
        let rows = bound.map_or(&unknown, |bound| &bound.rows);
        let known = self.names.get(&name.name.to_lowercase());
        if known.is_some_and(|found| found.iter().any(|found| *found.name == *name)) {
            return;
        }
        let relation = Arc::new(name.clone());
        let columns = rows.columns.iter().map(|column| {
            let edges = self.source(&relation, &column.name, Confidence::Bound);
            let value = Value { kind: column.value.kind.clone(), edges };
            Column { name: Rc::clone(&column.name), value, hidden: column.hidden }
        });
        let made = Some(Rc::new(Rows::of(columns.collect(), rows.open)));
        let known = Known { made, ..Known::new(name.clone()) };
        self.names.entry(name.name.to_lowercase()).or_default().push(known);
    }

    /// A column by its number.
    pub(super) fn source_of(&self, id: SourceId) -> Option<Source> {
        usize::try_from(id.0).ok().and_then(|place| self.sources.borrow().get(place).cloned())
    }

    // relations and columns are far fewer than these numbers
    fn source(&self, relation: &Arc<ObjectName>, column: &str, confidence: Confidence) -> Edges {
        let mut sources = self.sources.borrow_mut();
        let id = SourceId(u32::try_from(sources.len()).unwrap_or(u32::MAX));
        sources.push(Source { relation: Arc::clone(relation), column: column.into(), confidence });
        Edges::of(id)
    }

    /// A column that a relation may have.
    pub(super) fn guess(&self, relation: &ObjectName, column: &str, confidence: Confidence) -> Edges {
        let source = Source { relation: Arc::new(relation.clone()), column: column.into(), confidence };
        if let Some(id) = self.guessed.borrow().get(&source) {
            return Edges::of(*id);
        }
        let edges = self.source(&source.relation, column, confidence);
        if let Some(edge) = edges.list().first() {
            self.guessed.borrow_mut().insert(source, edge.source);
        }
        edges
    }

    /// The same sources, less sure.
    pub(super) fn less_sure(&self, edges: &Edges) -> Edges {
        let mut inferred = Edges::default();
        for edge in edges.list() {
            let Some(source) = self.source_of(edge.source) else { continue };
            let confidence = source.confidence.max(Confidence::Inferred);
            let guessed = if confidence == source.confidence {
                Edges::of(edge.source)
            } else {
                self.guess(&source.relation, &source.column, confidence)
            };
            inferred.extend_through(&guessed, |_| edge.transformation);
        }
        inferred
    }

    /// Looks a relation up, along the search path when no schema is stated.
    pub(super) fn find(&self, schema: Option<&str>, name: &str) -> Lookup {
        let equal = |left: &str, right: &str| same(self.dialect, left, right);
        let candidates: Vec<&Known> = self
            .names
            .get(&name.to_lowercase())
            .into_iter()
            .flatten()
            .filter(|found| equal(&found.name.name, name))
            .collect();
        let within = |schema: &str| candidates.iter().find(|found| equal(&found.name.schema, schema)).copied();
        let found = match schema {
            Some(schema) => within(schema).map(|found| (found, Confidence::Bound)),
            None => self.along_path(&candidates, within),
        };
        if let Some((found, confidence)) = found {
            let loaded = if confidence == Confidence::Bound { &found.bound } else { &found.inferred };
            return Lookup::Found(loaded.get_or_init(|| self.relation(found, confidence)).clone());
        }
        if self.may_be_elsewhere(schema, name, candidates.len()) {
            let name = Arc::new(ObjectName::new(schema.unwrap_or_default(), name));
            return Lookup::Found(Relation { name, rows: Rc::new(Rows::unknown()), physical: true });
        }
        Lookup::Absent
    }

    /// Whether only a sequence has this name.
    pub(super) fn is_sequence(&self, schema: Option<&str>, name: &str) -> bool {
        let lower = name.to_lowercase();
        let relation = self.names.get(&lower).is_some_and(|found| {
            schema.is_none_or(|schema| found.iter().any(|found| same(self.dialect, &found.name.schema, schema)))
        });
        self.dialect == Dialect::Postgresql && self.sequences.contains(&lower) && !relation
    }

    fn along_path<'b>(
        &self,
        candidates: &[&'b Known],
        within: impl Fn(&str) -> Option<&'b Known>,
    ) -> Option<(&'b Known, Confidence)> {
        if let Some(found) = self.path.iter().find_map(|schema| within(schema)) {
            return Some((found, Confidence::Bound));
        }
        // a role or a database may have a path of its own: the only relation of that name is meant, most likely
        match candidates {
            [only] if !self.path_stated => Some((*only, Confidence::Inferred)),
            _ => None,
        }
    }

    // what a snapshot does not list, but may be there
    fn may_be_elsewhere(&self, schema: Option<&str>, name: &str, candidates: usize) -> bool {
        let lower = name.to_lowercase();
        let system = match (self.dialect, schema) {
            (_, Some(schema)) => SYSTEM_SCHEMAS.iter().any(|known| schema.eq_ignore_ascii_case(known)),
            (Dialect::Postgresql, None) => lower.starts_with("pg_") || lower.ends_with("_seq"),
            (Dialect::Sqlite, None) => lower.starts_with("sqlite_") || lower.starts_with("pragma_"),
            (Dialect::Mysql | Dialect::Mariadb, None) => lower == "dual",
        };
        let unstated = !self.path_stated && schema.is_none() && (candidates > 1 || self.path.is_empty());
        system
            || unstated
            || self.foreign_relations
            || self.sequences.contains(&lower)
            || self.hidden.contains(&lower)
            || (schema.is_some() && lower.ends_with("_seq"))
            || schema.is_some_and(|schema| self.is_another_database(schema))
    }

    // a snapshot of MySQL or SQLite is of one database, and statements may name another
    fn is_another_database(&self, schema: &str) -> bool {
        let known = self.path.iter().any(|known| same(self.dialect, known, schema));
        let listed = || self.names.values().flatten().any(|known| same(self.dialect, &known.name.schema, schema));
        self.dialect != Dialect::Postgresql && !known && !listed()
    }

    fn relation(&self, known: &Known, confidence: Confidence) -> Relation {
        let name = &known.name;
        if let Some(rows) = &known.made {
            return Relation { name: Arc::clone(name), rows: Rc::clone(rows), physical: false };
        }
        let key = ObjectKey::new(Root::Relation, ObjectKind::Relation, vec![name.schema.clone(), name.name.clone()]);
        let (mut types, mut order, mut relation_kind) = (BTreeMap::new(), &[][..], RelationKind::Table);
        let group = self.snapshot.group(&key);
        for entry in group.into_iter().flat_map(|group| group.objects()) {
            match entry.object() {
                Object::Relation(found) => {
                    order = &found.columns;
                    relation_kind = found.relation_kind;
                }
                Object::Column(found) => {
                    let kind = kind::of_column(self.dialect, &self.domains, found);
                    types.insert(found.name.as_str(), (kind, found.invisible));
                }
                _ => {}
            }
        }
        let relation = Arc::clone(name);
        let columns = order.iter().map(|column| {
            let (kind, hidden) = types.remove(column.as_str()).unwrap_or_default();
            let value = Value { kind, edges: self.source(&relation, column, confidence) };
            Column { name: column.as_str().into(), value, hidden }
        });
        let columns: Vec<_> = columns.collect();
        // a virtual table has columns that it does not list
        let lower = name.name.to_lowercase();
        let unread = columns.is_empty() && self.hidden.contains(&lower);
        let open = relation_kind == RelationKind::VirtualTable || unread || self.changed.contains(&lower);
        let physical = relation_kind != RelationKind::View;
        Relation { name: Arc::clone(name), rows: Rc::new(Rows::of(columns, open)), physical }
    }
}

fn default_path(snapshot: &Snapshot, schemas: Vec<String>) -> Vec<String> {
    match snapshot.dialect() {
        Dialect::Postgresql => vec!["public".to_owned()],
        Dialect::Sqlite => {
            let mut path = vec!["temp".to_owned(), "main".to_owned()];
            path.extend(schemas.into_iter().filter(|schema| schema != "main" && schema != "temp"));
            path
        }
        Dialect::Mysql | Dialect::Mariadb => match (&snapshot.source().database, schemas.as_slice()) {
            (Some(database), _) => vec![database.clone()],
            (None, [only]) => vec![only.clone()],
            _ => Vec::new(),
        },
    }
}

/// The columns of a sequence, which is a relation too (PostgreSQL).
pub(super) fn sequence_columns() -> Rows {
    let column = |name, kind| Column::new(name, Value { kind: Kind::fixed(kind), ..Value::default() });
    Rows::of(vec![column("last_value", "bigint"), column("log_cnt", "bigint"), column("is_called", "boolean")], false)
}
