//! FKY006: a constraint is checked at another moment.

use super::super::{Case, Check, Outcome, Rule, Trigger};
use crate::diff::Verb;
use crate::finding::{Audience, Facet, Impact};
use crate::schema::ObjectKind;

/// FKY006.
pub(crate) const RULE: Rule = Rule {
    id: "FKY006",
    name: "deferrability-changed",
    title: "a constraint is checked at another moment",
    meaning: "Programs that count on the check at the end, or at once, fail.",
    advice: "set the mode in the transactions that need it",
    impacts: &[Impact::warning(Audience::Writers)],
    facet: Facet::Write,
    since: "0.1.0",
    on: &[
        Trigger::Field(ObjectKind::Constraint, "deferrable", Verb::Set),
        Trigger::Field(ObjectKind::Constraint, "deferrable", Verb::Unset),
        Trigger::Field(ObjectKind::Constraint, "deferrable", Verb::Changed),
        Trigger::Field(ObjectKind::Constraint, "initially_deferred", Verb::Set),
        Trigger::Field(ObjectKind::Constraint, "initially_deferred", Verb::Unset),
        Trigger::Field(ObjectKind::Constraint, "initially_deferred", Verb::Changed),
    ],
    check: Check::Change(check),
};

fn check(case: &Case<'_>) -> Option<Outcome> {
    let (Some(old), Some(new)) = case.constraints() else { return None };
    // both fields may change together: the first speaks
    if case.field()?.field == "initially_deferred" && old.deferrable != new.deferrable {
        return None;
    }
    let when = match (new.deferrable, new.initially_deferred) {
        (false, _) => "at once",
        (true, false) => "at once unless it is deferred",
        (true, true) => "at the end of the transaction",
    };
    Some(Outcome::new(format!("constraint {} is checked {when}", case.path())))
}
