//! DEF005: a column numbers itself.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// DEF005.
pub(crate) const RULE: Rule = Rule {
    id: "DEF005",
    name: "identity-added",
    title: "a column numbers itself",
    meaning: "Writers that leave the column out get a number; with ALWAYS those that give one fail.",
    advice: "start the sequence above the greatest value",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Column, "identity", Verb::Set)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("column {} numbers itself", case.path())))
}
