//! COL004: a column is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// COL004.
pub(crate) const RULE: Rule = Rule {
    id: "COL004",
    name: "column-removed",
    title: "a column is gone",
    meaning: "Every query that names the column fails, every insert or update that sets it fails, and the values it held are lost.",
    advice: "stop reading and writing the column first, deploy, and drop it in a later migration after a backup of its values",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers), Impact::error_if(Audience::Data)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Column)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    // a view's column is VEW002's
    if case.of_view() {
        return None;
    }
    let Some(Object::Column(column)) = case.old else { return None };
    let (name, relation) = (&column.name, &column.relation);
    let filled = case.old_statistics().and_then(|statistics| statistics.null_ratio).map(|nulls| 1.0 - nulls);
    let query =
        case.context.probe().rows_where(&column.schema, relation, |quote| format!("{} IS NOT NULL", quote(name)));
    Some(Outcome::new(format!("column `{name}` of `{}.{relation}` is gone", column.schema)).probe(
        query,
        format!("a row holds a value of `{name}` that is lost"),
        filled,
    ))
}
