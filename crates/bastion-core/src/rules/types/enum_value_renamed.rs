//! ENM003: a value of an enumeration has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::labels;
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// ENM003.
pub(crate) const RULE: Rule = Rule {
    id: "ENM003",
    name: "enum-value-renamed",
    title: "a value of an enumeration has another name",
    meaning: "Every program that reads, writes or compares the old name fails.",
    advice: "add the new value, write it, move the rows, and stop using the old one",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
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
    let (before, after) = change.renamed?;
    Some(Outcome::new(format!("value `{before}` of enumeration {} is now `{after}`", case.path())))
}
