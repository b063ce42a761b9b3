//! COL008: a column takes more values and is stored differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::sql_type::{self, TypeChange};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL008.
pub(crate) const RULE: Rule = Rule {
    id: "COL008",
    name: "type-widened-rewrite",
    title: "a column takes more values and is stored differently",
    meaning: "Every old value fits, but the table is rewritten under a lock, and results have another type, which typed clients refuse.",
    advice: "add a column of the new type, fill it in batches, and swap the names",
    impacts: &[
        Impact::warning(Audience::Readers),
        Impact::warning(Audience::Operations),
        Impact::error(Audience::Contracts),
    ],
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
    if case.of_view() || sql_type::change(&case.context, old, new) != TypeChange::WidenedRewrite {
        return None;
    }
    let outcome = Outcome::new(format!(
        "column {path} is `{new}` instead of `{old}`: every value fits, the table is rewritten",
        path = case.path(),
        old = old.data_type,
        new = new.data_type
    ));
    Some(outcome)
}
