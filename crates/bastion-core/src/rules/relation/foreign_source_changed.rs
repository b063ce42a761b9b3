//! TBL019: a foreign or virtual table points elsewhere.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL019.
pub(crate) const RULE: Rule = Rule {
    id: "TBL019",
    name: "foreign-source-changed",
    title: "a foreign or virtual table points elsewhere",
    meaning: "The rows come from another place.",
    advice: "compare what both places hold",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Writers)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Relation, "foreign_server", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "foreign_server", Verb::Unset),
        Trigger::Field(ObjectKind::Relation, "foreign_server", Verb::Changed),
        Trigger::Field(ObjectKind::Relation, "foreign_options", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "foreign_options", Verb::Unset),
        Trigger::Field(ObjectKind::Relation, "foreign_options", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("{path} reads from {new} instead of {old}", path = case.path())))
}
