//! DOM004: a domain refuses nulls, or no longer does.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// DOM004.
pub(crate) const RULE: Rule = Rule {
    id: "DOM004",
    name: "domain-not-null-changed",
    title: "a domain refuses nulls, or no longer does",
    meaning: "Writers that give null fail, or readers meet nulls.",
    advice: "clean the nulls in every column of the domain first",
    impacts: &[Impact::warning(Audience::Readers), Impact::error(Audience::Writers), Impact::error_if(Audience::Data)],
    facet: Facet::Null,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Domain, "not_null", Verb::Set),
        Trigger::Field(ObjectKind::Domain, "not_null", Verb::Unset),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("domain {path} refuses nulls: {new} instead of {old}", path = case.path())))
}
