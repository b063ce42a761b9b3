//! COL025: a column of a foreign table is found elsewhere.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL025.
pub(crate) const RULE: Rule = Rule {
    id: "COL025",
    name: "foreign-column-options-changed",
    title: "a column of a foreign table is found elsewhere",
    meaning: "Its values come from another place.",
    advice: "compare what both places hold",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Writers)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Column, "foreign_options", Verb::Set),
        Trigger::Field(ObjectKind::Column, "foreign_options", Verb::Unset),
        Trigger::Field(ObjectKind::Column, "foreign_options", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!("the {what} of column {path} is {new} instead of {old}", path = case.path())))
}
