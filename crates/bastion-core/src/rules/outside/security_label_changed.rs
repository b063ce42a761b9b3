//! LBL003: a security label is defined differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// LBL003.
pub(crate) const RULE: Rule = Rule {
    id: "LBL003",
    name: "security-label-changed",
    title: "a security label is defined differently",
    meaning: "The security module treats the object differently.",
    advice: "compare both definitions",
    impacts: &[Impact::warning(Audience::Security)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::SecurityLabel, "label", Verb::Set),
        Trigger::Field(ObjectKind::SecurityLabel, "label", Verb::Unset),
        Trigger::Field(ObjectKind::SecurityLabel, "label", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!("the {what} of security label {path} is {new} instead of {old}", path = case.path())))
}
