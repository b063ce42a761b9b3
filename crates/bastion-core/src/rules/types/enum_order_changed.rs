//! ENM004: the values of an enumeration stand in another order.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use super::labels;
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// ENM004.
pub(crate) const RULE: Rule = Rule {
    id: "ENM004",
    name: "enum-order-changed",
    title: "the values of an enumeration stand in another order",
    meaning: "ORDER BY and comparisons differ, and indexes on such columns were built anew.",
    advice: "compare by a rank of your own instead of the order of values",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Operations)],
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
    if !change.reordered {
        return None;
    }
    Some(Outcome::new(format!("the values of enumeration {} stand in another order", case.path())))
}
