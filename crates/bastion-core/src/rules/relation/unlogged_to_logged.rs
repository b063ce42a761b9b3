//! TBL008: a table now survives a crash.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL008.
pub(crate) const RULE: Rule = Rule {
    id: "TBL008",
    name: "unlogged-to-logged",
    title: "a table now survives a crash",
    meaning: "The whole table is written to the log once, under a lock that stops every access.",
    advice: "do it when the table is small or idle",
    impacts: &[Impact::warning(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Relation, "persistence", Verb::Unset)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("{} is logged now, which writes all of it once", case.path())))
}
