//! VEW007: a view can no longer be written.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// VEW007.
pub(crate) const RULE: Rule = Rule {
    id: "VEW007",
    name: "view-updatability-lost",
    title: "a view can no longer be written",
    meaning: "Every insert, update and delete on the view fails.",
    advice: "write to the tables, or give the view an INSTEAD OF trigger",
    impacts: &[Impact::error(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Relation, "updatable", Verb::Unset)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("view {} can no longer be written", case.path())))
}
