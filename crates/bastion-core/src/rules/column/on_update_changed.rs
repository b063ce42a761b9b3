//! DEF013: what a column becomes when its row changes differs.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// DEF013.
pub(crate) const RULE: Rule = Rule {
    id: "DEF013",
    name: "on-update-value-changed",
    title: "what a column becomes when its row changes differs",
    meaning: "Writers that relied on it store another value.",
    advice: "set the value in the statements that change rows",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Column, "on_update_expression", Verb::Set),
        Trigger::Field(ObjectKind::Column, "on_update_expression", Verb::Unset),
        Trigger::Field(ObjectKind::Column, "on_update_expression", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!("the {what} of column {path} is {new} instead of {old}", path = case.path())))
}
