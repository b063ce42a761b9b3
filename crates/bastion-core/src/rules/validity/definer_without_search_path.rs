//! VAL004: a routine runs with its owner's rights and the caller's search path.

use super::super::{Check, Outcome, Rule};
use super::place;
use crate::finding::{Audience, Facet, Impact, Location};
use crate::schema::{Dialect, Object};
use crate::snapshot::Snapshot;

/// VAL004.
pub(crate) const RULE: Rule = Rule {
    id: "VAL004",
    name: "definer-routine-without-search-path",
    title: "a routine runs with its owner's rights and the caller's search path",
    meaning: "Whoever may create objects in a schema of the path decides what the routine calls, with its owner's rights (PostgreSQL manual, CREATE FUNCTION, Writing SECURITY DEFINER Functions Safely).",
    advice: "set search_path on the routine",
    impacts: &[Impact::warning(Audience::Security)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[],
    check: Check::State(check),
};

fn check(snapshot: &Snapshot) -> Vec<(Location, Outcome)> {
    if snapshot.dialect() != Dialect::Postgresql {
        return Vec::new();
    }
    let open = snapshot.entries().filter(|entry| match entry.object() {
        Object::Routine(routine) => {
            let set = routine.settings.iter().any(|setting| setting.starts_with("search_path="));
            routine.security_definer && !routine.inline_body && !set
        }
        _ => false,
    });
    let words =
        |path: &[String]| format!("routine `{}` runs with its owner's rights and sets no search_path", path.join("."));
    open.map(|entry| (place(entry.key()), Outcome::new(words(entry.key().path())))).collect()
}
