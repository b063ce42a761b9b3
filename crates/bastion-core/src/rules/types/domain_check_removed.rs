//! DOM002: a domain demands less.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// DOM002.
pub(crate) const RULE: Rule = Rule {
    id: "DOM002",
    name: "domain-check-removed",
    title: "a domain demands less",
    meaning: "Readers may meet values that were impossible.",
    advice: "teach the readers about them first",
    impacts: &[Impact::warning(Audience::Readers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Domain, "checks", Verb::Set),
        Trigger::Field(ObjectKind::Domain, "checks", Verb::Unset),
        Trigger::Field(ObjectKind::Domain, "checks", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(Object::Domain(old)), Some(Object::Domain(new))) = (case.old, case.new) else { return None };
    let gone: Vec<_> =
        old.checks.iter().filter(|check| !new.checks.contains(check)).map(|check| check.expression.as_str()).collect();
    if gone.is_empty() {
        return None;
    }
    Some(Outcome::new(format!("domain {} no longer demands `{}`", case.path(), gone.join("`, `"))))
}
