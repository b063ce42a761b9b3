//! TBL002: a table is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL002.
pub(crate) const RULE: Rule = Rule {
    id: "TBL002",
    name: "table-removed",
    title: "a table is gone",
    meaning: "Every query and write that names it fails, foreign keys to it are gone, and its rows are lost.",
    advice: "stop using the table, deploy, keep it renamed for a while, and drop it after a backup",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers), Impact::error_if(Audience::Data)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Relation)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    if case.of_view() {
        return None;
    }
    let (Some(relation), _) = case.relations() else { return None };
    // a partition is PAR002's
    if relation.partition_of.is_some() {
        return None;
    }
    let query = case.context.probe().any_row(&relation.schema, &relation.name);
    Some(Outcome::new(format!("table {} is gone", case.path())).probe(
        query,
        "the table holds rows that are lost",
        None,
    ))
}
