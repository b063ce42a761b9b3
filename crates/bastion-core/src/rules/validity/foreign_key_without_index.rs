//! VAL006: no index serves a foreign key.

use super::super::{Check, Outcome, Rule};
use super::place;
use crate::finding::{Audience, Facet, Impact, Location};
use crate::schema::{ConstraintKind, Dialect, Object};
use crate::snapshot::Snapshot;

/// VAL006.
pub(crate) const RULE: Rule = Rule {
    id: "VAL006",
    name: "foreign-key-without-index",
    title: "no index serves a foreign key",
    meaning: "Each delete or change of a referenced key reads the whole referencing table.",
    advice: "build an index on the referencing columns, concurrently",
    impacts: &[Impact::info(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[],
    check: Check::State(check),
};

fn check(snapshot: &Snapshot) -> Vec<(Location, Outcome)> {
    // MySQL and MariaDB make one themselves
    if matches!(snapshot.dialect(), Dialect::Mysql | Dialect::Mariadb) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for group in snapshot.groups() {
        let served = |columns: &[String]| {
            group.objects().iter().any(|entry| match entry.object() {
                Object::Index(index) => {
                    let keys: Vec<_> =
                        index.keys.iter().take(columns.len()).filter_map(|key| key.column.as_ref()).collect();
                    keys.len() == columns.len() && columns.iter().all(|column| keys.contains(&column))
                }
                // SQLite keeps the index of a key to itself
                Object::Constraint(key) => {
                    matches!(key.constraint_kind, ConstraintKind::PrimaryKey | ConstraintKind::Unique)
                        && key
                            .columns
                            .get(..columns.len())
                            .is_some_and(|first| columns.iter().all(|column| first.contains(column)))
                }
                _ => false,
            })
        };
        for entry in group.objects() {
            if let Object::Constraint(constraint) = entry.object()
                && constraint.constraint_kind == ConstraintKind::ForeignKey
                && !served(&constraint.columns)
            {
                let words = format!("no index serves the foreign key `{}`", entry.key().path().join("."));
                found.push((place(entry.key()), Outcome::new(words)));
            }
        }
    }
    found
}
