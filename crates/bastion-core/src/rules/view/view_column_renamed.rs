//! VEW003: a column of a view has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// VEW003.
pub(crate) const RULE: Rule = Rule {
    id: "VEW003",
    name: "view-column-renamed",
    title: "a column of a view has another name",
    meaning: "Every query that names the column fails.",
    advice: "offer both names for a while",
    impacts: &[Impact::error(Audience::Readers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Renamed(ObjectKind::Column)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    if !case.of_view() {
        return None;
    }
    Some(Outcome::new(format!("column {} of a view has another name than before", case.path())))
}
