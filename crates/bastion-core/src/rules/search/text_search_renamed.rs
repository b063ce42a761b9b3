//! TSX003: a text search object has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TSX003.
pub(crate) const RULE: Rule = Rule {
    id: "TSX003",
    name: "text-search-renamed",
    title: "a text search object has another name",
    meaning: "Whoever names it must use the new name.",
    advice: "keep the old name until nobody uses it",
    impacts: &[Impact::error(Audience::Readers), Impact::warning(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Renamed(ObjectKind::TextSearchConfiguration),
        Trigger::Renamed(ObjectKind::TextSearchDictionary),
        Trigger::Renamed(ObjectKind::TextSearchParser),
        Trigger::Renamed(ObjectKind::TextSearchTemplate),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("text search object has the new name {}", case.path())))
}
