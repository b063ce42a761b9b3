//! TBL010: row-level security is off.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL010.
pub(crate) const RULE: Rule = Rule {
    id: "TBL010",
    name: "row-security-disabled",
    title: "row-level security is off",
    meaning: "Everyone with a grant sees and writes every row.",
    advice: "find out who asked for it: rows that were hidden are visible now",
    impacts: &[Impact::error(Audience::Security)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Relation, "row_security", Verb::Unset)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("row-level security is off for {}", case.path())))
}
