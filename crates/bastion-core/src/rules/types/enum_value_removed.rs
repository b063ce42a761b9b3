//! ENM002: an enumeration lacks a value.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::labels;
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// ENM002.
pub(crate) const RULE: Rule = Rule {
    id: "ENM002",
    name: "enum-value-removed",
    title: "an enumeration lacks a value",
    meaning: "Writers that give it fail, and so does the change when a row has it.",
    advice: "move the rows and the writers to another value first",
    impacts: &[Impact::error(Audience::Writers), Impact::error_if(Audience::Data)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Enum, "labels", Verb::Set),
        Trigger::Field(ObjectKind::Enum, "labels", Verb::Unset),
        Trigger::Field(ObjectKind::Enum, "labels", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(Object::Enum(old)), Some(Object::Enum(new))) = (case.old, case.new) else { return None };
    let change = labels::LabelChange::between(&old.labels, &new.labels);
    if change.removed.is_empty() {
        return None;
    }
    let outcome =
        Outcome::new(format!("enumeration {} lacks the value `{}`", case.path(), change.removed.join("`, `")));
    Some(match labels::rows_with(case, &old.schema, &old.name, &change.removed) {
        Some(query) => outcome.probe(query, "a row has the value", None),
        None => outcome,
    })
}
