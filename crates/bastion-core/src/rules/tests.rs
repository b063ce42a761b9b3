use std::collections::BTreeSet;

use super::*;
use crate::diff::Verb;
use crate::schema::ObjectKind;

/// Every change that can happen to an object of the model.
fn possible() -> impl Iterator<Item = Trigger> {
    ObjectKind::ALL.iter().flat_map(|kind| {
        let fields = kind.fields().iter().flat_map(move |row| {
            [Verb::Set, Verb::Unset, Verb::Changed].map(|verb| Trigger::Field(*kind, row.name, verb))
        });
        let whole =
            [Trigger::Added(*kind), Trigger::Removed(*kind), Trigger::Renamed(*kind), Trigger::Recreated(*kind)];
        whole.into_iter().chain(fields)
    })
}

#[test]
fn every_possible_change_has_a_rule_or_a_reason_why_not() {
    let ruled: BTreeSet<Trigger> = RULES.iter().flat_map(|rule| rule.on.iter().copied()).collect();
    let reasoned: BTreeSet<Trigger> = NO_EFFECT.iter().copied().flatten().map(|(trigger, _)| *trigger).collect();
    let missing: Vec<_> =
        possible().filter(|trigger| !ruled.contains(trigger) && !reasoned.contains(trigger)).collect();
    assert!(missing.is_empty(), "{} changes without a rule or a reason: {missing:#?}", missing.len());
    let both: Vec<_> = ruled.intersection(&reasoned).collect();
    assert!(both.is_empty(), "changes with a rule and a reason why there is none: {both:#?}");
    let possible: BTreeSet<Trigger> = possible().collect();
    let impossible: Vec<_> = ruled.union(&reasoned).filter(|trigger| !possible.contains(trigger)).collect();
    assert!(impossible.is_empty(), "changes that cannot happen: {impossible:#?}");
}

#[test]
fn rules_are_sorted_unique_and_say_what_they_mean() {
    let ids: Vec<_> = RULES.iter().map(|rule| rule.id).collect();
    let sorted: BTreeSet<_> = ids.iter().copied().collect();
    assert_eq!(ids, sorted.into_iter().collect::<Vec<_>>(), "sorted by id, each once");
    assert_eq!(RULES.iter().map(|rule| rule.name).collect::<BTreeSet<_>>().len(), RULES.len(), "names are unique");
    for rule in RULES {
        assert!(
            rule.name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'),
            "{}",
            rule.name
        );
        assert!(
            !rule.title.ends_with('.') && !rule.advice.ends_with('.') && rule.meaning.ends_with('.'),
            "{}",
            rule.id
        );
        assert!(!rule.impacts.is_empty() && rule.impacts.is_sorted(), "{}", rule.id);
    }
}
