//! POL001: more rows may be seen or written.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// POL001.
pub(crate) const RULE: Rule = Rule {
    id: "POL001",
    name: "permissive-policy-added",
    title: "more rows may be seen or written",
    meaning: "Rows that were hidden may be visible.",
    advice: "test with every role",
    impacts: &[Impact::warning(Audience::Security)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::RowPolicy)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (old, new) = (case.old, case.new);
    let Some(Object::RowPolicy(policy)) = new.or(old) else { return None };
    if policy.restrictive {
        return None;
    }
    Some(Outcome::new(format!("row policy {} adds rows", case.path())))
}
