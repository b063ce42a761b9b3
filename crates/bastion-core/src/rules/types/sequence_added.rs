//! SEQ007: a sequence is new.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// SEQ007.
pub(crate) const RULE: Rule = Rule {
    id: "SEQ007",
    name: "sequence-added",
    title: "a sequence is new",
    meaning: "Nothing that exists depends on it yet.",
    advice: "nothing to do",
    impacts: &[Impact::info(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Added(ObjectKind::Sequence)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let Some(Object::Sequence(sequence)) = case.new else { return None };
    // the column it serves speaks for it
    if sequence.identity || sequence.owned_by.is_some() {
        return None;
    }
    Some(Outcome::new(format!("sequence {} is new", case.path())))
}
