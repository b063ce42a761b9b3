//! COL023: a column is left out of, or back in, `SELECT *`.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL023.
pub(crate) const RULE: Rule = Rule {
    id: "COL023",
    name: "column-visibility-changed",
    title: "a column is left out of, or back in, `SELECT *`",
    meaning: "Results without a list of columns have one column less or more.",
    advice: "name the columns that are read",
    impacts: &[Impact::warning(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Column, "invisible", Verb::Set),
        Trigger::Field(ObjectKind::Column, "invisible", Verb::Unset),
        Trigger::Field(ObjectKind::Column, "invisible", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!("the {what} of column {path} is {new} instead of {old}", path = case.path())))
}
