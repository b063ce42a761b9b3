//! DOM008: a domain has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Change;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// DOM008.
pub(crate) const RULE: Rule = Rule {
    id: "DOM008",
    name: "domain-renamed",
    title: "a domain has another name",
    meaning: "Casts to the old name fail, and generated code names another type.",
    advice: "leave a domain under the old name until nothing uses it",
    impacts: &[Impact::warning(Audience::Writers), Impact::error(Audience::Contracts)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Renamed(ObjectKind::Domain)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let Change::Renamed(renamed) = case.change else { return None };
    Some(Outcome::new(format!("domain `{}` is now {}", renamed.old_path.join("."), case.path())))
}
