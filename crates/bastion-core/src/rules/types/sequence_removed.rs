//! SEQ006: a sequence is gone.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// SEQ006.
pub(crate) const RULE: Rule = Rule {
    id: "SEQ006",
    name: "sequence-removed",
    title: "a sequence is gone",
    meaning: "Every insert that needs a number from it fails.",
    advice: "give the columns another default first",
    impacts: &[Impact::error(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Removed(ObjectKind::Sequence)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let Some(Object::Sequence(sequence)) = case.old else { return None };
    // the column it serves speaks for it
    if sequence.identity || sequence.owned_by.is_some() {
        return None;
    }
    Some(Outcome::new(format!("sequence {} is gone", case.path())))
}
