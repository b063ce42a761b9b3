//! TSX004: a text search object is defined differently.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TSX004.
pub(crate) const RULE: Rule = Rule {
    id: "TSX004",
    name: "text-search-changed",
    title: "a text search object is defined differently",
    meaning: "Searches find other documents, and stored search vectors no longer fit.",
    advice: "compute stored search vectors anew",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Operations)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::TextSearchConfiguration, "parser", Verb::Set),
        Trigger::Field(ObjectKind::TextSearchConfiguration, "parser", Verb::Unset),
        Trigger::Field(ObjectKind::TextSearchConfiguration, "parser", Verb::Changed),
        Trigger::Field(ObjectKind::TextSearchConfiguration, "mappings", Verb::Set),
        Trigger::Field(ObjectKind::TextSearchConfiguration, "mappings", Verb::Unset),
        Trigger::Field(ObjectKind::TextSearchConfiguration, "mappings", Verb::Changed),
        Trigger::Field(ObjectKind::TextSearchDictionary, "template", Verb::Set),
        Trigger::Field(ObjectKind::TextSearchDictionary, "template", Verb::Unset),
        Trigger::Field(ObjectKind::TextSearchDictionary, "template", Verb::Changed),
        Trigger::Field(ObjectKind::TextSearchDictionary, "options", Verb::Set),
        Trigger::Field(ObjectKind::TextSearchDictionary, "options", Verb::Unset),
        Trigger::Field(ObjectKind::TextSearchDictionary, "options", Verb::Changed),
        Trigger::Field(ObjectKind::TextSearchParser, "routines", Verb::Set),
        Trigger::Field(ObjectKind::TextSearchParser, "routines", Verb::Unset),
        Trigger::Field(ObjectKind::TextSearchParser, "routines", Verb::Changed),
        Trigger::Field(ObjectKind::TextSearchTemplate, "routines", Verb::Set),
        Trigger::Field(ObjectKind::TextSearchTemplate, "routines", Verb::Unset),
        Trigger::Field(ObjectKind::TextSearchTemplate, "routines", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (field, (old, new)) = (case.field()?, case.values());
    let what = field.field.replace('_', " ");
    Some(Outcome::new(format!("the {what} of text search object {path} is {new} instead of {old}", path = case.path())))
}
