//! SEQ001: a sequence has another range.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// SEQ001.
pub(crate) const RULE: Rule = Rule {
    id: "SEQ001",
    name: "sequence-range-changed",
    title: "a sequence has another range",
    meaning: "A narrower range ends sooner, and then every insert that needs a number fails.",
    advice: "look at where the sequence stands first",
    impacts: &[Impact::error(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Sequence, "minimum_value", Verb::Set),
        Trigger::Field(ObjectKind::Sequence, "minimum_value", Verb::Unset),
        Trigger::Field(ObjectKind::Sequence, "minimum_value", Verb::Changed),
        Trigger::Field(ObjectKind::Sequence, "maximum_value", Verb::Set),
        Trigger::Field(ObjectKind::Sequence, "maximum_value", Verb::Unset),
        Trigger::Field(ObjectKind::Sequence, "maximum_value", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = match (case.old, case.new) {
        (Some(Object::Sequence(old)), Some(Object::Sequence(new))) => (old, new),
        _ => return None,
    };
    let number = |text: &str| text.parse::<i128>().unwrap_or_default();
    let narrower = number(&new.minimum_value) > number(&old.minimum_value)
        || number(&new.maximum_value) < number(&old.maximum_value);
    let (before, after) = case.values();
    let outcome =
        Outcome::new(format!("`{}` of sequence {} is {after} instead of {before}", case.field()?.field, case.path()));
    Some(if narrower { outcome } else { outcome.impacts([Impact::info(Audience::Writers)]) })
}
