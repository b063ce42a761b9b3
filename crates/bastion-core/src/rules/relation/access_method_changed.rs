//! TBL017: a table is stored by another access method.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL017.
pub(crate) const RULE: Rule = Rule {
    id: "TBL017",
    name: "access-method-changed",
    title: "a table is stored by another access method",
    meaning: "The whole table is rewritten, and speed and features differ.",
    advice: "test with real load before",
    impacts: &[Impact::warning(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Relation, "access_method", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "access_method", Verb::Unset),
        Trigger::Field(ObjectKind::Relation, "access_method", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("{path} is stored by {new} instead of {old}", path = case.path())))
}
