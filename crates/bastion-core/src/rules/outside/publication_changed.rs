//! PUB006: a publication is defined differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// PUB006.
pub(crate) const RULE: Rule = Rule {
    id: "PUB006",
    name: "publication-changed",
    title: "a publication is defined differently",
    meaning: "Subscribers receive other changes.",
    advice: "compare both definitions",
    impacts: &[Impact::warning(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Publication, "operations", Verb::Set),
        Trigger::Field(ObjectKind::Publication, "operations", Verb::Unset),
        Trigger::Field(ObjectKind::Publication, "operations", Verb::Changed),
        Trigger::Field(ObjectKind::Publication, "via_partition_root", Verb::Set),
        Trigger::Field(ObjectKind::Publication, "via_partition_root", Verb::Unset),
        Trigger::Field(ObjectKind::Publication, "via_partition_root", Verb::Changed),
        Trigger::Field(ObjectKind::Publication, "generated_columns", Verb::Set),
        Trigger::Field(ObjectKind::Publication, "generated_columns", Verb::Unset),
        Trigger::Field(ObjectKind::Publication, "generated_columns", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!("the {what} of publication {path} is {new} instead of {old}", path = case.path())))
}
