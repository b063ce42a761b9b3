//! DEF006: a column no longer numbers itself.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// DEF006.
pub(crate) const RULE: Rule = Rule {
    id: "DEF006",
    name: "identity-removed",
    title: "a column no longer numbers itself",
    meaning: "Writers that leave the column out write null or fail.",
    advice: "give the column a default first",
    impacts: &[Impact::error(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Column, "identity", Verb::Unset)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("column {} no longer numbers itself", case.path())))
}
