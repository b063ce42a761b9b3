//! DOM003: a domain is of another type.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// DOM003.
pub(crate) const RULE: Rule = Rule {
    id: "DOM003",
    name: "domain-base-changed",
    title: "a domain is of another type",
    meaning: "Every column of the domain has another type.",
    advice: "make a new domain, and move the columns one by one",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Domain, "data_type", Verb::Set),
        Trigger::Field(ObjectKind::Domain, "data_type", Verb::Unset),
        Trigger::Field(ObjectKind::Domain, "data_type", Verb::Changed),
        Trigger::Field(ObjectKind::Domain, "collation", Verb::Set),
        Trigger::Field(ObjectKind::Domain, "collation", Verb::Unset),
        Trigger::Field(ObjectKind::Domain, "collation", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("domain {path} is {new} instead of {old}", path = case.path())))
}
