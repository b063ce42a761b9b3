//! VAL002: an index begins another one.

use super::super::{Check, Outcome, Rule};
use super::place;
use crate::finding::{Audience, Facet, Impact, Location};
use crate::schema::{Index, Object};
use crate::snapshot::Snapshot;

/// VAL002.
pub(crate) const RULE: Rule = Rule {
    id: "VAL002",
    name: "index-is-redundant",
    title: "an index begins another one",
    meaning: "What it answers the longer one answers as well; each write maintains both.",
    advice: "drop the shorter one after looking at how often it is used",
    impacts: &[Impact::info(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[],
    check: Check::State(check),
};

fn check(snapshot: &Snapshot) -> Vec<(Location, Outcome)> {
    let mut found = Vec::new();
    for group in snapshot.groups() {
        let indexes: Vec<_> = group
            .objects()
            .iter()
            .filter_map(|entry| match entry.object() {
                Object::Index(index) => Some((entry.key(), index)),
                _ => None,
            })
            .collect();
        for (key, index) in indexes.iter().filter(|(_, index)| !index.unique && index.constraint.is_none()) {
            let longer = indexes.iter().find(|(other, longer)| other != key && begins(index, longer, *key < *other));
            if let Some((_, longer)) = longer {
                let words = format!("index `{}` begins `{}`", key.path().join("."), longer.name);
                found.push((place(key), Outcome::new(words)));
            }
        }
    }
    found
}

// of two alike, the one that comes first by name is said to be too many
fn begins(index: &Index, longer: &Index, first: bool) -> bool {
    let alike = index.method == "btree"
        && longer.method == "btree"
        && index.predicate == longer.predicate
        && index.included_columns.is_empty()
        && !longer.invalid
        && !longer.invisible;
    let longer_keys =
        longer.keys.len() > index.keys.len() || (longer.keys.len() == index.keys.len() && (first || longer.unique));
    alike && longer_keys && longer.keys.starts_with(&index.keys)
}
