//! TBL009: row-level security is on.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// TBL009.
pub(crate) const RULE: Rule = Rule {
    id: "TBL009",
    name: "row-security-enabled",
    title: "row-level security is on",
    meaning: "Roles that are not the owner see and write only what policies allow, and nothing when there are none.",
    advice: "create the policies first, test them with every role, and enable row security last",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[Trigger::Field(ObjectKind::Relation, "row_security", Verb::Set)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    Some(Outcome::new(format!("row-level security is on for {}", case.path())))
}
