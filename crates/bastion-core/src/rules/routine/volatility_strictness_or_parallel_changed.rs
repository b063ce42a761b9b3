//! FUN007: a routine promises something else about itself.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// FUN007.
pub(crate) const RULE: Rule = Rule {
    id: "FUN007",
    name: "volatility-strictness-or-parallel-changed",
    title: "a routine promises something else about itself",
    meaning: "Plans and results for nulls differ; an index on it may be wrong.",
    advice: "build indexes on it anew",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Operations)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Routine, "volatility", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "volatility", Verb::Unset),
        Trigger::Field(ObjectKind::Routine, "volatility", Verb::Changed),
        Trigger::Field(ObjectKind::Routine, "strict", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "strict", Verb::Unset),
        Trigger::Field(ObjectKind::Routine, "parallel", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "parallel", Verb::Unset),
        Trigger::Field(ObjectKind::Routine, "parallel", Verb::Changed),
        Trigger::Field(ObjectKind::Routine, "estimates", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "estimates", Verb::Unset),
        Trigger::Field(ObjectKind::Routine, "estimates", Verb::Changed),
        Trigger::Field(ObjectKind::Routine, "support", Verb::Set),
        Trigger::Field(ObjectKind::Routine, "support", Verb::Unset),
        Trigger::Field(ObjectKind::Routine, "support", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("what routine {path} promises changed from {old} to {new}", path = case.path())))
}
