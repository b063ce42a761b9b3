//! COL006: a column was dropped and made anew under its name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// COL006.
pub(crate) const RULE: Rule = Rule {
    id: "COL006",
    name: "column-recreated",
    title: "a column was dropped and made anew under its name",
    meaning: "It looks the same, but the values it held are gone.",
    advice: "restore the values from a backup, and change columns with ALTER instead of dropping them",
    impacts: &[Impact::warning(Audience::Readers), Impact::error(Audience::Data)],
    facet: Facet::Shape,
    since: "0.1.0",
    on: &[Trigger::Recreated(ObjectKind::Column)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("column {} was dropped and made anew: the values it held are gone", case.path())))
}
