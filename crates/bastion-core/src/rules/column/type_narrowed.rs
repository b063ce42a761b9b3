//! COL009: a column takes fewer values.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::sql_type::{self, TypeChange};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL009.
pub(crate) const RULE: Rule = Rule {
    id: "COL009",
    name: "type-narrowed",
    title: "a column takes fewer values",
    meaning: "Writers that give a value that no longer fits fail; so does the change itself when such a value is there.",
    advice: "add a check constraint NOT VALID first, clean the values, validate, and change the type last",
    impacts: &[Impact::error(Audience::Writers), Impact::error_if(Audience::Data)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Column, "data_type", Verb::Set),
        Trigger::Field(ObjectKind::Column, "data_type", Verb::Unset),
        Trigger::Field(ObjectKind::Column, "data_type", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(old), Some(new)) = case.columns() else { return None };
    // a view's column is VEW004's
    if case.of_view() || sql_type::change(&case.context, old, new) != TypeChange::Narrowed {
        return None;
    }
    let outcome = Outcome::new(format!(
        "column {path} is `{new}` instead of `{old}`: some values no longer fit",
        path = case.path(),
        old = old.data_type,
        new = new.data_type
    ));
    let condition = sql_type::misfit(&case.context, &old.name, &new.data_type);
    let Some(condition) = condition else { return Some(outcome) };
    let query = case.context.probe().rows_where(&old.schema, &old.relation, |_| condition);
    Some(outcome.probe(query, "a value does not fit the new type", None))
}
