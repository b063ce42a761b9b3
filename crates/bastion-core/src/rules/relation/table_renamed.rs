//! TBL003: a table has another name.

use super::super::Context;
use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{ObjectKind, RelationKind};

/// TBL003.
pub(crate) const RULE: Rule = Rule {
    id: "TBL003",
    name: "table-renamed",
    title: "a table has another name",
    meaning: "Every query and write that names it fails, unless an updatable view stands under the old name.",
    advice: "create a view under the old name in the same transaction, move the programs, and drop the view last",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Renamed(ObjectKind::Relation)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(old), Some(new)) = case.relations() else { return None };
    // a view is VEW012's; a table in another schema is TBL005's
    if case.of_view() || old.schema != new.schema {
        return None;
    }
    let outcome = Outcome::new(format!("table `{}.{}` is now `{}`", old.schema, old.name, new.name));
    let stand_in = Context::relation(case.context.new, &old.schema, &old.name)
        .filter(|view| view.relation_kind == RelationKind::View && view.columns == old.columns);
    Some(match stand_in {
        Some(view) if view.updatable => outcome
            .hint("a view under the old name keeps old programs working: drop it when none is left")
            .impacts([Impact::warning(Audience::Readers), Impact::warning(Audience::Writers)]),
        _ => outcome,
    })
}
