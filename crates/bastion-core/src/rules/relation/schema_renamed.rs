//! SCH003: a schema has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Change;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// SCH003.
pub(crate) const RULE: Rule = Rule {
    id: "SCH003",
    name: "schema-renamed",
    title: "a schema has another name",
    meaning: "Every query that names the schema, and every search_path that lists it, fails or finds something else.",
    advice: "create the new schema beside the old one with views in the old place, move the programs, and drop the old one last",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Renamed(ObjectKind::Schema)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let Change::Renamed(renamed) = case.change else { return None };
    Some(Outcome::new(format!("schema `{}` is now {}", renamed.old_path.join("."), case.path())))
}
