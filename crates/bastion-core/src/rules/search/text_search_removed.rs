//! TSX002: a text search object is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TSX002.
pub(crate) const RULE: Rule = Rule {
    id: "TSX002",
    name: "text-search-removed",
    title: "a text search object is gone",
    meaning: "Searches that name it fail.",
    advice: "stop using it first",
    impacts: &[Impact::error(Audience::Readers), Impact::warning(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Removed(ObjectKind::TextSearchConfiguration),
        Trigger::Removed(ObjectKind::TextSearchDictionary),
        Trigger::Removed(ObjectKind::TextSearchParser),
        Trigger::Removed(ObjectKind::TextSearchTemplate),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("text search object {} is gone", case.path())))
}
