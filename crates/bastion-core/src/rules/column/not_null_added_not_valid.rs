//! NUL003: a column refuses new nulls.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// NUL003.
pub(crate) const RULE: Rule = Rule {
    id: "NUL003",
    name: "not-null-added-not-valid",
    title: "a column refuses new nulls",
    meaning: "Writers that leave it out or give null fail; rows that are there were not looked at.",
    advice: "clean the nulls and validate the constraint",
    impacts: &[Impact::error(Audience::Writers)],
    facet: Facet::Null,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Column, "not_null_unvalidated", Verb::Set),
        Trigger::Field(ObjectKind::Column, "not_null_unvalidated", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("column {} refuses new nulls; the rows that are there were not looked at", case.path())))
}
