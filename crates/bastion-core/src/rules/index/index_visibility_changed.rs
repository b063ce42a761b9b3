//! IDX012: the planner may no longer, or again, choose an index.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// IDX012.
pub(crate) const RULE: Rule = Rule {
    id: "IDX012",
    name: "index-visibility-changed",
    title: "the planner may no longer, or again, choose an index",
    meaning: "Queries change their plans.",
    advice: "compare the plans of the queries that use it",
    impacts: &[Impact::warning(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Index, "invisible", Verb::Set),
        Trigger::Field(ObjectKind::Index, "invisible", Verb::Unset),
        Trigger::Field(ObjectKind::Index, "invisible", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!("the {what} of index {path} is {new} instead of {old}", path = case.path())))
}
