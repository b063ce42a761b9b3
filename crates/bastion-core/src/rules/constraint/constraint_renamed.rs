//! CON001: a constraint has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Change;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// CON001.
pub(crate) const RULE: Rule = Rule {
    id: "CON001",
    name: "constraint-renamed",
    title: "a constraint has another name",
    meaning: "ON CONFLICT ON CONSTRAINT with the old name fails, and so do programs that read the name in error messages.",
    advice: "name columns instead of constraints in ON CONFLICT",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Renamed(ObjectKind::Constraint)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let Change::Renamed(renamed) = case.change else { return None };
    Some(Outcome::new(format!("constraint `{}` is now {}", renamed.old_path.join("."), case.path())))
}
