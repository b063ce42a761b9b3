//! Many policies.

use super::*;
use crate::policy::{Scope, Subjects};

/// Policies of many tenants and a few of all, as a company's set grows.
fn many(count: usize) -> Vec<Policy> {
    let mut all = Vec::new();
    for at in 0..count {
        // scattered, but the same each time
        let number = (at * 2_654_435_761) >> 7;
        let base = policies("\n  - { id: x, name: X, kind: access, effect: allow }").remove(0);
        let list = |name: &str, count: usize| Some(vec![format!("{name}-{}", number % count)]);
        let tenants = (number % 10 != 0).then(|| list("tenant", 97)).flatten();
        let datasets = (number % 7 < 3).then(|| vec![format!("schema-{}.*", number % 41)]);
        let roles = Selection { any_of: list("role", 13), none_of: None };
        let effect = [Effect::Allow, Effect::Block, Effect::RequireApproval][number % 17 % 3];
        let approvers = Approvers { roles: vec!["owner".to_owned()], min: 1, distinct_from_requester: true };
        all.push(Policy {
            id: format!("p{at:05}"),
            actions: list("action", 11),
            scope: Some(Scope { tenants, datasets, environments: list("environment", 5), ..Scope::default() }),
            subjects: (number % 2 == 0).then_some(Subjects { roles: Some(roles), ..Subjects::default() }),
            effect,
            approvers: (effect == Effect::RequireApproval).then_some(approvers),
            ..base
        });
    }
    all
}

#[test]
fn many_policies_are_analysed_within_the_limits() {
    let set = PolicySet::compile(many(150)).unwrap();
    let analysis = set.analyse(&Universe::default()).unwrap();
    assert!(analysis.shadows.incomplete.is_empty());
    let mut fewer = many(150);
    fewer.remove(77);
    let comparison = set.compare(&PolicySet::compile(fewer).unwrap(), &Universe::default()).unwrap();
    assert!(comparison.complete);
}
