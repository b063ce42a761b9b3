//! GRT001: a role may do more.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Change;
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// GRT001.
pub(crate) const RULE: Rule = Rule {
    id: "GRT001",
    name: "privilege-granted",
    title: "a role may do more",
    meaning: "What was closed to the role is open, and for PUBLIC to everyone.",
    advice: "grant to a role that only the right people have",
    impacts: &[Impact::warning(Audience::Security)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[
        Trigger::Added(ObjectKind::Grant),
        Trigger::Field(ObjectKind::Grant, "privileges", Verb::Set),
        Trigger::Field(ObjectKind::Grant, "privileges", Verb::Unset),
        Trigger::Field(ObjectKind::Grant, "privileges", Verb::Changed),
        Trigger::Removed(ObjectKind::Grant),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let grants = |object: Option<&Object>| match object {
        Some(Object::Grant(grant)) => grant.privileges.clone(),
        _ => Vec::new(),
    };
    let (before, after) = (grants(case.old), grants(case.new));
    let Some(Object::Grant(grant)) = case.new.or(case.old) else { return None };
    let won: Vec<_> = after.iter().filter(|privilege| !before.contains(privilege)).cloned().collect();
    // a removed entry with nothing in it was a revoked default: the default is back
    let restored = matches!(case.change, Change::Removed(_)) && before.is_empty();
    if won.is_empty() && !restored {
        return None;
    }
    let what = if restored { "its default rights".to_owned() } else { won.join(", ") };
    let outcome = Outcome::new(format!("`{}` may do {what} on `{}`", grant.grantee, grant.object.join(".")));
    Some(if grant.grantee == "PUBLIC" { outcome.impacts([Impact::error(Audience::Security)]) } else { outcome })
}
