//! DOM005: a domain has another default.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// DOM005.
pub(crate) const RULE: Rule = Rule {
    id: "DOM005",
    name: "domain-default-changed",
    title: "a domain has another default",
    meaning: "Writers that leave such a column out write another value.",
    advice: "make sure that every reader knows the new value",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Domain, "default_expression", Verb::Set),
        Trigger::Field(ObjectKind::Domain, "default_expression", Verb::Unset),
        Trigger::Field(ObjectKind::Domain, "default_expression", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("the default of domain {path} is {new} instead of {old}", path = case.path())))
}
