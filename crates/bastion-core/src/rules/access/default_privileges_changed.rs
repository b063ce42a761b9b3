//! GRT004: what roles get on objects that will be made differs.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// GRT004.
pub(crate) const RULE: Rule = Rule {
    id: "GRT004",
    name: "default-privileges-changed",
    title: "what roles get on objects that will be made differs",
    meaning: "Objects made from now on are open to other roles than before.",
    advice: "check that every role may see what will be made",
    impacts: &[Impact::warning(Audience::Security)],
    facet: Facet::Access,
    since: "0.1.0",
    on: &[
        Trigger::Added(ObjectKind::DefaultPrivilege),
        Trigger::Removed(ObjectKind::DefaultPrivilege),
        Trigger::Field(ObjectKind::DefaultPrivilege, "privileges", Verb::Set),
        Trigger::Field(ObjectKind::DefaultPrivilege, "privileges", Verb::Unset),
        Trigger::Field(ObjectKind::DefaultPrivilege, "privileges", Verb::Changed),
        Trigger::Field(ObjectKind::DefaultPrivilege, "grantable", Verb::Set),
        Trigger::Field(ObjectKind::DefaultPrivilege, "grantable", Verb::Unset),
        Trigger::Field(ObjectKind::DefaultPrivilege, "grantable", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let object = case.new.or(case.old)?;
    let Object::DefaultPrivilege(found) = object else { return None };
    let place = if found.schema.is_empty() { String::new() } else { format!(" in schema `{}`", found.schema) };
    let (objects, role, grantee) = (found.objects.replace('_', " "), &found.role, &found.grantee);
    let rights = if case.new.is_none() || found.privileges.is_empty() {
        "nothing beyond the usual".to_owned()
    } else {
        found.privileges.join(", ")
    };
    Some(Outcome::new(format!("{objects} that `{role}` makes{place} give `{grantee}` {rights}")))
}
