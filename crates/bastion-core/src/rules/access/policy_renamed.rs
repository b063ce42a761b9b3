//! POL006: a row policy has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Change;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// POL006.
pub(crate) const RULE: Rule = Rule {
    id: "POL006",
    name: "policy-renamed",
    title: "a row policy has another name",
    meaning: "Nothing differs but the name.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Security)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[Trigger::Renamed(ObjectKind::RowPolicy)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let Change::Renamed(renamed) = case.change else { return None };
    Some(Outcome::new(format!("row policy `{}` is now {}", renamed.old_path.join("."), case.path())))
}
