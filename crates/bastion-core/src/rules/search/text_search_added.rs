//! TSX001: a text search object is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TSX001.
pub(crate) const RULE: Rule = Rule {
    id: "TSX001",
    name: "text-search-added",
    title: "a text search object is new",
    meaning: "Nothing that exists depends on it yet.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Added(ObjectKind::TextSearchConfiguration),
        Trigger::Added(ObjectKind::TextSearchDictionary),
        Trigger::Added(ObjectKind::TextSearchParser),
        Trigger::Added(ObjectKind::TextSearchTemplate),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("text search object {} is new", case.path())))
}
