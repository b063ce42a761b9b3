//! COL005: a column has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::{Change, RenameEvidence};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL005.
pub(crate) const RULE: Rule = Rule {
    id: "COL005",
    name: "column-renamed",
    title: "a column has another name",
    meaning: "Every query, insert and update that names the column fails.",
    advice: "add the new column, write both, move the readers, and drop the old one last",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Renamed(ObjectKind::Column)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    // a view's column is VEW003's
    if case.of_view() {
        return None;
    }
    let Change::Renamed(renamed) = case.change else { return None };
    let old = renamed.old_path.last()?;
    let known = match renamed.evidence {
        RenameEvidence::Lineage => "proven by its identity",
        RenameEvidence::Declared => "as declared",
    };
    Some(Outcome::new(format!("column `{old}` is now {}, {known}", case.path())))
}
