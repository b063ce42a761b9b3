//! COL022: a column of SQLite declares another type.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::sql_type::{self, TypeChange};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL022.
pub(crate) const RULE: Rule = Rule {
    id: "COL022",
    name: "type-affinity-changed",
    title: "a column of SQLite declares another type",
    meaning: "SQLite stores values as they come; the declared type decides how they are converted and compared, and STRICT tables refuse what does not fit.",
    advice: "check the stored types with typeof(), and convert the rows",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Writers)],
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
    if case.of_view() || sql_type::change(&case.context, old, new) != TypeChange::Affinity {
        return None;
    }
    let outcome = Outcome::new(format!(
        "column {path} is declared `{new}` instead of `{old}`",
        path = case.path(),
        old = old.data_type,
        new = new.data_type
    ));
    Some(outcome)
}
