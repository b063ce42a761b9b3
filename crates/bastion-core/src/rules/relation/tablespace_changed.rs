//! TBL016: a table lies in another tablespace.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL016.
pub(crate) const RULE: Rule = Rule {
    id: "TBL016",
    name: "tablespace-changed",
    title: "a table lies in another tablespace",
    meaning: "Moving it copies the whole table under a lock that stops every access.",
    advice: "move large tables in a maintenance window",
    impacts: &[Impact::warning(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Relation, "tablespace", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "tablespace", Verb::Unset),
        Trigger::Field(ObjectKind::Relation, "tablespace", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("{path} lies in tablespace {new} instead of {old}", path = case.path())))
}
