//! VEW013: a view can be written now.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// VEW013.
pub(crate) const RULE: Rule = Rule {
    id: "VEW013",
    name: "view-became-updatable",
    title: "a view can be written now",
    meaning: "Writes through the view reach the tables.",
    advice: "check who may write the view",
    impacts: &[Impact::info(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Relation, "updatable", Verb::Set)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("view {} can be written now", case.path())))
}
