//! TBL024: a table follows another composite type, or none.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL024.
pub(crate) const RULE: Rule = Rule {
    id: "TBL024",
    name: "type-of-table-changed",
    title: "a table follows another composite type, or none",
    meaning: "The type no longer changes with the table, nor the table with it.",
    advice: "nothing to do for readers and writers",
    impacts: &[Impact::warning(Audience::Contracts)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Relation, "of_type", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "of_type", Verb::Unset),
        Trigger::Field(ObjectKind::Relation, "of_type", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!("the {what} of table {path} is {new} instead of {old}", path = case.path())))
}
