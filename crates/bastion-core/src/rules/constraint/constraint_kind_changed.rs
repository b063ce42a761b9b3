//! CON002: a constraint of this name demands something else.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// CON002.
pub(crate) const RULE: Rule = Rule {
    id: "CON002",
    name: "constraint-kind-changed",
    title: "a constraint of this name demands something else",
    meaning: "What it demanded is demanded no longer, and what it demands was not before.",
    advice: "give the new constraint a name of its own",
    impacts: &[Impact::error(Audience::Writers), Impact::error_if(Audience::Data)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Constraint, "constraint_kind", Verb::Set),
        Trigger::Field(ObjectKind::Constraint, "constraint_kind", Verb::Unset),
        Trigger::Field(ObjectKind::Constraint, "constraint_kind", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("constraint {path} is {new} instead of {old}", path = case.path())))
}
