//! TBL014: columns stand in another order.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Change;
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL014.
pub(crate) const RULE: Rule = Rule {
    id: "TBL014",
    name: "column-order-changed",
    title: "columns stand in another order",
    meaning: "`SELECT *`, `INSERT` without a column list and `COPY` depend on the order.",
    advice: "name the columns in every statement",
    impacts: &[Impact::warning(Audience::Readers), Impact::warning(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Relation, "columns", Verb::Set),
        Trigger::Field(ObjectKind::Relation, "columns", Verb::Unset),
        Trigger::Field(ObjectKind::Relation, "columns", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(old), Some(new)) = case.relations() else { return None };
    let renamed = |name: &String| {
        let path = [old.schema.clone(), old.name.clone(), name.clone()];
        let found = case.context.diff.changes.iter().find_map(|change| match change {
            Change::Renamed(change) if change.object_kind == ObjectKind::Column && change.old_path == path => {
                change.path.last().cloned()
            }
            _ => None,
        });
        found.unwrap_or_else(|| name.clone())
    };
    let before: Vec<String> = old.columns.iter().map(renamed).filter(|name| new.columns.contains(name)).collect();
    let after: Vec<&String> = new.columns.iter().filter(|name| before.contains(name)).collect();
    // columns that came or went have rules of their own
    if before.iter().collect::<Vec<_>>() == after {
        return None;
    }
    Some(Outcome::new(format!("the columns of {} stand in another order", case.path())))
}
