//! POL002: fewer rows may be seen or written.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// POL002.
pub(crate) const RULE: Rule = Rule {
    id: "POL002",
    name: "restrictive-policy-added",
    title: "fewer rows may be seen or written",
    meaning: "Readers miss rows, and writers are refused.",
    advice: "test with every role",
    impacts: &[Impact::error(Audience::Readers), Impact::warning(Audience::Writers)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::RowPolicy)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = (case.old, case.new);
    let Some(Object::RowPolicy(policy)) = new.or(old) else { return None };
    if !policy.restrictive {
        return None;
    }
    Some(Outcome::new(format!("row policy {} takes rows away", case.path())))
}
