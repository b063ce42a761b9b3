//! GRT003: a role may pass rights on, or no longer may.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// GRT003.
pub(crate) const RULE: Rule = Rule {
    id: "GRT003",
    name: "grant-option-changed",
    title: "a role may pass rights on, or no longer may",
    meaning: "Rights may reach roles that nobody thought of.",
    advice: "grant without the option",
    impacts: &[Impact::warning(Audience::Security)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Grant, "grantable", Verb::Set),
        Trigger::Field(ObjectKind::Grant, "grantable", Verb::Unset),
        Trigger::Field(ObjectKind::Grant, "grantable", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("what may be passed on at {path} is {new} instead of {old}", path = case.path())))
}
