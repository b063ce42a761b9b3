//! TBL001: a table is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL001.
pub(crate) const RULE: Rule = Rule {
    id: "TBL001",
    name: "table-added",
    title: "a table is new",
    meaning: "Nothing that exists depends on it yet.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Relation)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    if case.of_view() {
        return None;
    }
    let (_, Some(relation)) = case.relations() else { return None };
    // a partition is PAR001's
    if relation.partition_of.is_some() {
        return None;
    }
    Some(Outcome::new(format!("table {} is new", case.path())))
}
