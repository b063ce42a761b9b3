//! TBL005: a table stands in another schema.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL005.
pub(crate) const RULE: Rule = Rule {
    id: "TBL005",
    name: "table-moved-schema",
    title: "a table stands in another schema",
    meaning: "Every query that names it with its schema fails, and so does every one whose search_path lacks the new schema.",
    advice: "leave a view in the old schema, move the programs, and drop the view last",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Renamed(ObjectKind::Relation)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(old), Some(new)) = case.relations() else { return None };
    // a view is VEW012's; a table under another name in its schema is TBL003's
    if case.of_view() || old.schema == new.schema {
        return None;
    }
    Some(Outcome::new(format!("table `{}.{}` is now {}", old.schema, old.name, case.path())))
}
