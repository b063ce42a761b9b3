//! TBL013: a table inherits from other tables.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL013.
pub(crate) const RULE: Rule = Rule {
    id: "TBL013",
    name: "inheritance-changed",
    title: "a table inherits from other tables",
    meaning: "Queries on the parents see more or fewer rows.",
    advice: "check the queries on the parents",
    impacts: &[Impact::warning(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Relation, "inherits", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "inherits", Verb::Unset),
        Trigger::Field(ObjectKind::Relation, "inherits", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = case.values();
    Some(Outcome::new(format!("{path} inherits from {new} instead of {old}", path = case.path())))
}
