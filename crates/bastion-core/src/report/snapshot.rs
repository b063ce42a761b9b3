//! A snapshot as text and as Markdown: what is in it, not every line of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::style::Style;
use crate::escape::{markdown, plain};
use crate::schema::{Dialect, Object, ObjectKind};
use crate::snapshot::{Group, HashedObject, Snapshot};

/// A snapshot for a terminal.
#[must_use]
pub fn snapshot_text(snapshot: &Snapshot, style: Style) -> String {
    let mut text = String::new();
    let source = snapshot.source();
    let product = match snapshot.dialect() {
        Dialect::Postgresql => "PostgreSQL",
        Dialect::Sqlite => "SQLite",
        Dialect::Mysql => "MySQL",
        Dialect::Mariadb => "MariaDB",
    };
    let server = source.server_version.as_deref().unwrap_or("unknown version");
    let database = source.database.as_deref().unwrap_or("database");
    let _ =
        writeln!(text, "{}  {}", style.strong(&plain(database)), style.faint(&plain(&format!("{product} {server}"))));
    let _ = writeln!(text, "{}", counts(snapshot));
    for row in relations(snapshot) {
        let _ = writeln!(text, "  {}  {}", plain(&row.name), style.faint(&row.columns));
    }
    if !snapshot.gaps().is_empty() {
        let _ = writeln!(text, "{} objects are not modelled or not readable", snapshot.gaps().len());
    }
    let _ = writeln!(text, "digest {}", snapshot.digest());
    text
}

/// A snapshot as Markdown.
#[must_use]
pub fn snapshot_markdown(snapshot: &Snapshot) -> String {
    let mut text = format!("{}\n\n| relation | columns |\n|---|---|\n", counts(snapshot));
    for row in relations(snapshot) {
        let _ = writeln!(text, "| {} | {} |", markdown(&row.name), markdown(&row.columns));
    }
    let _ = writeln!(text, "\ndigest `{}`", snapshot.digest());
    text
}

/// One relation in a listing.
pub(super) struct RelationRow {
    pub(super) name: String,
    pub(super) columns: String,
}

pub(super) fn relations(snapshot: &Snapshot) -> Vec<RelationRow> {
    snapshot.groups().iter().filter_map(relation).collect()
}

fn relation(group: &Group) -> Option<RelationRow> {
    let Some(Object::Relation(relation)) = group.objects().first().map(HashedObject::object) else { return None };
    let types: BTreeMap<&str, &str> = group
        .objects()
        .iter()
        .filter_map(|entry| match entry.object() {
            Object::Column(column) => Some((column.name.as_str(), column.data_type.as_str())),
            _ => None,
        })
        .collect();
    let columns = relation.columns.iter().map(|name| match types.get(name.as_str()) {
        Some(data_type) if !data_type.is_empty() => format!("{name} {data_type}"),
        _ => name.clone(),
    });
    let columns: Vec<_> = columns.collect();
    Some(RelationRow { name: format!("{}.{}", relation.schema, relation.name), columns: columns.join(", ") })
}

pub(super) fn counts(snapshot: &Snapshot) -> String {
    let mut counts: BTreeMap<ObjectKind, usize> = BTreeMap::new();
    for entry in snapshot.entries() {
        *counts.entry(entry.key().kind()).or_default() += 1;
    }
    let words: Vec<_> = counts
        .iter()
        .map(|(kind, count)| {
            let noun = kind.as_str().replace('_', " ");
            let plural = match (noun.as_str(), count) {
                (_, 1) => noun,
                ("index", _) => "indexes".to_owned(),
                ("row policy", _) => "row policies".to_owned(),
                _ => format!("{noun}s"),
            };
            format!("{count} {plural}")
        })
        .collect();
    if words.is_empty() { "no objects".to_owned() } else { words.join(", ") }
}
