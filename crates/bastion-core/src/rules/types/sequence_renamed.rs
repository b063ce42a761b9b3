//! SEQ008: a sequence has another name.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Change;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::{Object, ObjectKind};

/// SEQ008.
pub(crate) const RULE: Rule = Rule {
    id: "SEQ008",
    name: "sequence-renamed",
    title: "a sequence has another name",
    meaning: "Programs that name it in nextval fail.",
    advice: "use the column's default instead of the name",
    impacts: &[Impact::error(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[Trigger::Renamed(ObjectKind::Sequence)],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let Some(Object::Sequence(sequence)) = case.new else { return None };
    let Change::Renamed(renamed) = case.change else { return None };
    let outcome = Outcome::new(format!("sequence `{}` is now {}", renamed.old_path.join("."), case.path()));
    // columns that own it keep finding it
    let owned = sequence.identity || sequence.owned_by.is_some();
    Some(if owned { outcome.impacts([Impact::info(Audience::Writers)]) } else { outcome })
}
