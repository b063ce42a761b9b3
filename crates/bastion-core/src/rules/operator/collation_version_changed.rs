//! CLN005: the provider of a collation has another version.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// CLN005.
pub(crate) const RULE: Rule = Rule {
    id: "CLN005",
    name: "collation-version-changed",
    title: "the provider of a collation has another version",
    meaning: "Indexes built with the old version may be in the wrong order.",
    advice: "rebuild the indexes that use it, then refresh the version",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Collation, "version", Verb::Set),
        Trigger::Field(ObjectKind::Collation, "version", Verb::Unset),
        Trigger::Field(ObjectKind::Collation, "version", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!("the {what} of collation {path} is {new} instead of {old}", path = case.path())))
}
