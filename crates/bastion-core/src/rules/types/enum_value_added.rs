//! ENM001: an enumeration has another value.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::labels;
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// ENM001.
pub(crate) const RULE: Rule = Rule {
    id: "ENM001",
    name: "enum-value-added",
    title: "an enumeration has another value",
    meaning: "Readers meet a value they do not know; generated code lacks it.",
    advice: "teach the readers about the value first",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Contracts)],
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
    if change.added.is_empty() {
        return None;
    }
    Some(Outcome::new(format!("enumeration {} has the new value `{}`", case.path(), change.added.join("`, `"))))
}
