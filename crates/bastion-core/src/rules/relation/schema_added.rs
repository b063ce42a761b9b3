//! SCH001: a schema is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// SCH001.
pub(crate) const RULE: Rule = Rule {
    id: "SCH001",
    name: "schema-added",
    title: "a schema is new",
    meaning: "Nothing that exists depends on it yet.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Schema)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("schema {} is new", case.path())))
}
