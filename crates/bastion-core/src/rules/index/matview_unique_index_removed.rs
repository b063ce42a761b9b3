//! IDX007: a materialised view lacks its unique index.

use super::super::Context;
use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{ObjectKind, RelationKind};

/// IDX007.
pub(crate) const RULE: Rule = Rule {
    id: "IDX007",
    name: "matview-unique-index-removed",
    title: "a materialised view lacks its unique index",
    meaning: "REFRESH MATERIALIZED VIEW CONCURRENTLY fails without one.",
    advice: "keep a unique index on the view",
    impacts: &[Impact::error(Audience::Operations)],
    facet: Facet::Ops,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Index)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(index), _) = case.indexes() else { return None };
    let relation = Context::relation(case.context.new, &index.schema, &index.relation)?;
    if !index.unique || relation.relation_kind != RelationKind::MaterializedView {
        return None;
    }
    Some(Outcome::new(format!(
        "materialised view `{}.{}` lost the unique index {}",
        index.schema,
        index.relation,
        case.path()
    )))
}
