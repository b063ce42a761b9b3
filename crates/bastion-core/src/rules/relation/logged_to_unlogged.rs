//! TBL007: a table no longer survives a crash.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL007.
pub(crate) const RULE: Rule = Rule {
    id: "TBL007",
    name: "logged-to-unlogged",
    title: "a table no longer survives a crash",
    meaning: "After a crash the table is empty, and it is not on replicas.",
    advice: "keep it logged, or keep in it only what can be made again",
    impacts: &[Impact::error(Audience::Data)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Relation, "persistence", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "persistence", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("{} is unlogged: a crash empties it", case.path())))
}
