//! VAL001: an index is not usable.

use super::super::{Check, Outcome, Rule};
use super::place;
use crate::finding::{Audience, Facet, Impact, Location};
use crate::schema::Object;
use crate::snapshot::Snapshot;

/// VAL001.
pub(crate) const RULE: Rule = Rule {
    id: "VAL001",
    name: "index-is-invalid",
    title: "an index is not usable",
    meaning: "A concurrent build failed: every write maintains it and no query uses it.",
    advice: "drop it and build it again, concurrently",
    impacts: &[Impact::error(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[],
    check: Check::State(check),
};

fn check(snapshot: &Snapshot) -> Vec<(Location, Outcome)> {
    let invalid = snapshot.entries().filter(|entry| matches!(entry.object(), Object::Index(index) if index.invalid));
    invalid
        .map(|entry| {
            (place(entry.key()), Outcome::new(format!("index `{}` is not usable", entry.key().path().join("."))))
        })
        .collect()
}
