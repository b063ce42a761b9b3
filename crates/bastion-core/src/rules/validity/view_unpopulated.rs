//! VAL008: a materialised view has never been filled.

use super::super::{Check, Outcome, Rule};
use super::place;
use crate::finding::{Audience, Facet, Impact, Location};
use crate::schema::Object;
use crate::snapshot::Snapshot;

/// VAL008.
pub(crate) const RULE: Rule = Rule {
    id: "VAL008",
    name: "materialized-view-is-unpopulated",
    title: "a materialised view has never been filled",
    meaning: "Every query that reads it fails.",
    advice: "refresh it",
    impacts: &[Impact::error(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[],
    check: Check::State(check),
};

fn check(snapshot: &Snapshot) -> Vec<(Location, Outcome)> {
    let empty =
        snapshot.entries().filter(|entry| matches!(entry.object(), Object::Relation(found) if found.unpopulated));
    let words = |path: &[String]| format!("materialised view `{}` has never been filled", path.join("."));
    empty.map(|entry| (place(entry.key()), Outcome::new(words(entry.key().path())))).collect()
}
