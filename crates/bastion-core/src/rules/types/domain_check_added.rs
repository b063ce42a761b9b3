//! DOM001: a domain demands more.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// DOM001.
pub(crate) const RULE: Rule = Rule {
    id: "DOM001",
    name: "domain-check-added",
    title: "a domain demands more",
    meaning: "Writers that give a value that does not satisfy it fail, and so does the change when such a value is there.",
    advice: "add the check NOT VALID, clean the values, and validate it",
    impacts: &[Impact::error(Audience::Writers), Impact::error_if(Audience::Data)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Domain, "checks", Verb::Set),
        Trigger::Field(ObjectKind::Domain, "checks", Verb::Unset),
        Trigger::Field(ObjectKind::Domain, "checks", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(Object::Domain(old)), Some(Object::Domain(new))) = (case.old, case.new) else { return None };
    let added: Vec<_> =
        new.checks.iter().filter(|check| !old.checks.contains(check)).map(|check| check.expression.as_str()).collect();
    if added.is_empty() {
        return None;
    }
    Some(Outcome::new(format!("domain {} demands `{}`", case.path(), added.join("`, `"))))
}
