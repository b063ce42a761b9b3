//! COL017: a column takes only the labels of an enumeration.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::sql_type::{self, TypeChange};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL017.
pub(crate) const RULE: Rule = Rule {
    id: "COL017",
    name: "text-to-enum",
    title: "a column takes only the labels of an enumeration",
    meaning: "Writers that give another text fail, and so does the change when such a text is there.",
    advice: "look for texts that are no label first, and state the conversion with USING",
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
    if case.of_view() || sql_type::change(&case.context, old, new) != TypeChange::TextToEnum {
        return None;
    }
    let outcome = Outcome::new(format!(
        "column {path} is the enumeration `{new}` instead of `{old}`",
        path = case.path(),
        old = old.data_type,
        new = new.data_type
    ));
    Some(outcome)
}
