//! VAL003: a constraint does not hold for all rows.

use super::super::{Check, Outcome, Rule};
use super::place;
use crate::finding::{Audience, Facet, Impact, Location};
use crate::schema::Object;
use crate::snapshot::Snapshot;

/// VAL003.
pub(crate) const RULE: Rule = Rule {
    id: "VAL003",
    name: "constraint-is-not-validated",
    title: "a constraint does not hold for all rows",
    meaning: "Old rows were never looked at: some may break it, and the planner does not count on it.",
    advice: "clean the rows and validate it",
    impacts: &[Impact::warning(Audience::Data)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[],
    check: Check::State(check),
};

fn check(snapshot: &Snapshot) -> Vec<(Location, Outcome)> {
    let mut found = Vec::new();
    for entry in snapshot.entries() {
        let words = match entry.object() {
            Object::Constraint(constraint) if constraint.not_valid => "was never checked against all rows",
            Object::Constraint(constraint) if constraint.not_enforced => "is declared and not enforced",
            Object::Column(column) if column.not_null_unvalidated => "refuses nulls, but old rows were not looked at",
            _ => continue,
        };
        found.push((place(entry.key()), Outcome::new(format!("`{}` {words}", entry.key().path().join(".")))));
    }
    found
}
