//! GRT002: a role may do less.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Change;
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// GRT002.
pub(crate) const RULE: Rule = Rule {
    id: "GRT002",
    name: "privilege-revoked",
    title: "a role may do less",
    meaning: "What the role read or wrote is refused.",
    advice: "find out what runs with the role first",
    impacts: &[Impact::error(Audience::Readers), Impact::error(Audience::Writers)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[
        Trigger::Removed(ObjectKind::Grant),
        Trigger::Field(ObjectKind::Grant, "privileges", Verb::Set),
        Trigger::Field(ObjectKind::Grant, "privileges", Verb::Unset),
        Trigger::Field(ObjectKind::Grant, "privileges", Verb::Changed),
        Trigger::Added(ObjectKind::Grant),
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
    let lost: Vec<_> = before.iter().filter(|privilege| !after.contains(privilege)).cloned().collect();
    // a new entry with nothing in it is a default that was revoked
    let emptied = matches!(case.change, Change::Added(_)) && after.is_empty();
    if lost.is_empty() && !emptied {
        return None;
    }
    let what = if emptied { "its default rights".to_owned() } else { lost.join(", ") };
    let reading = |privilege: &String| matches!(privilege.as_str(), "SELECT" | "USAGE" | "EXECUTE" | "CONNECT");
    let mut impacts = Vec::new();
    if emptied || lost.iter().any(reading) {
        impacts.push(Impact::error(Audience::Readers));
    }
    if emptied || !lost.iter().all(reading) {
        impacts.push(Impact::error(Audience::Writers));
    }
    Some(
        Outcome::new(format!("`{}` may no longer do {what} on `{}`", grant.grantee, grant.object.join(".")))
            .impacts(impacts),
    )
}
