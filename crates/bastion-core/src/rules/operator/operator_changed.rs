//! OPR004: an operator is defined differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// OPR004.
pub(crate) const RULE: Rule = Rule {
    id: "OPR004",
    name: "operator-changed",
    title: "an operator is defined differently",
    meaning: "Queries that use it may give other results or other plans.",
    advice: "compare both definitions",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Operations)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Operator, "name", Verb::Set),
        Trigger::Field(ObjectKind::Operator, "name", Verb::Unset),
        Trigger::Field(ObjectKind::Operator, "name", Verb::Changed),
        Trigger::Field(ObjectKind::Operator, "result_type", Verb::Set),
        Trigger::Field(ObjectKind::Operator, "result_type", Verb::Unset),
        Trigger::Field(ObjectKind::Operator, "result_type", Verb::Changed),
        Trigger::Field(ObjectKind::Operator, "routine", Verb::Set),
        Trigger::Field(ObjectKind::Operator, "routine", Verb::Unset),
        Trigger::Field(ObjectKind::Operator, "routine", Verb::Changed),
        Trigger::Field(ObjectKind::Operator, "left_type", Verb::Set),
        Trigger::Field(ObjectKind::Operator, "left_type", Verb::Unset),
        Trigger::Field(ObjectKind::Operator, "left_type", Verb::Changed),
        Trigger::Field(ObjectKind::Operator, "right_type", Verb::Set),
        Trigger::Field(ObjectKind::Operator, "right_type", Verb::Unset),
        Trigger::Field(ObjectKind::Operator, "right_type", Verb::Changed),
        Trigger::Field(ObjectKind::Operator, "commutator", Verb::Set),
        Trigger::Field(ObjectKind::Operator, "commutator", Verb::Unset),
        Trigger::Field(ObjectKind::Operator, "commutator", Verb::Changed),
        Trigger::Field(ObjectKind::Operator, "negator", Verb::Set),
        Trigger::Field(ObjectKind::Operator, "negator", Verb::Unset),
        Trigger::Field(ObjectKind::Operator, "negator", Verb::Changed),
        Trigger::Field(ObjectKind::Operator, "restriction_estimator", Verb::Set),
        Trigger::Field(ObjectKind::Operator, "restriction_estimator", Verb::Unset),
        Trigger::Field(ObjectKind::Operator, "restriction_estimator", Verb::Changed),
        Trigger::Field(ObjectKind::Operator, "join_estimator", Verb::Set),
        Trigger::Field(ObjectKind::Operator, "join_estimator", Verb::Unset),
        Trigger::Field(ObjectKind::Operator, "join_estimator", Verb::Changed),
        Trigger::Field(ObjectKind::Operator, "merges", Verb::Set),
        Trigger::Field(ObjectKind::Operator, "merges", Verb::Unset),
        Trigger::Field(ObjectKind::Operator, "merges", Verb::Changed),
        Trigger::Field(ObjectKind::Operator, "hashes", Verb::Set),
        Trigger::Field(ObjectKind::Operator, "hashes", Verb::Unset),
        Trigger::Field(ObjectKind::Operator, "hashes", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!("the {what} of operator {path} is {new} instead of {old}", path = case.path())))
}
