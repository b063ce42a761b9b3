//! TBL004: a table was dropped and made anew under its name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL004.
pub(crate) const RULE: Rule = Rule {
    id: "TBL004",
    name: "table-recreated",
    title: "a table was dropped and made anew under its name",
    meaning: "It looks the same, but it is another table: the rows it held are gone, and so are its statistics, its privileges and what was built on it.",
    advice: "restore the rows from a backup, and change tables with ALTER instead of dropping them",
    impacts: &[Impact::error(Audience::Data)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Recreated(ObjectKind::Relation)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("table {} was dropped and made anew: its rows are not the old ones", case.path())))
}
