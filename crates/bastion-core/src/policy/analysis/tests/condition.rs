//! Policies with a condition: what is called proven holds whatever the conditions say.
//!
//! A description stands in for a condition, so that these tests need no evaluator of conditions: the real one then
//! takes every condition for met, and the tests look at all other worlds themselves.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;

use super::oracle::{Answer, is_superfluous, matched, one_set, requests, versions};
use super::*;
use crate::policy::analysis::compare::compare;

fn described(policy: &Policy) -> Option<&str> {
    policy.description.as_deref()
}

fn with_conditions(mut policies: Vec<Policy>, marks: &[Option<&str>]) -> Vec<Policy> {
    for (policy, mark) in policies.iter_mut().zip(marks.iter().cycle()) {
        policy.description = mark.map(str::to_owned);
    }
    policies
}

/// What matches when only these conditions hold.
fn in_world<'a>(set: &'a PolicySet, request: &PolicyRequest, world: &[&str]) -> Vec<&'a Policy> {
    let ids = matched(set, request);
    let holds = |policy: &&Policy| described(policy).is_none_or(|condition| world.contains(&condition));
    set.policies().iter().filter(|policy| ids.contains(&policy.id)).filter(holds).collect()
}

const WORLDS: [&[&str]; 4] = [&[], &["one"], &["two"], &["one", "two"]];

fn marks() -> impl Strategy<Value = Vec<Option<&'static str>>> {
    prop::collection::vec(select(vec![None, None, Some("one"), Some("two")]), 8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_is_proven_of_one_set_holds_in_every_world(((profile, policies, universe), marks) in (one_set(), marks())) {
        let set = PolicySet::compile(with_conditions(policies, &marks)).unwrap();
        let (model, space) = Model::alone(&set, &universe, described).unwrap();
        let analysis = analysis(&model, &space);
        let requests = requests(profile, &universe);
        for shadow in &analysis.shadows.found {
            let own = set.policies().iter().find(|policy| policy.id == shadow.policy).unwrap();
            let holds = requests.iter().all(|request| WORLDS.iter().all(|world| {
                let matched = in_world(&set, request, world);
                let named = matched.iter().filter(|other| shadow.covered_by.contains(&other.id)).copied();
                !matched.iter().any(|policy| policy.id == own.id)
                    || is_superfluous(own, &named.collect::<Vec<_>>())
            }));
            prop_assert!(shadow.certainty == AnalysisCertainty::Unknown || holds, "{:?}", shadow);
        }
        let empty = |request: &PolicyRequest, world: &[&str]| in_world(&set, request, world).is_empty();
        let gaps = &analysis.gaps.found;
        // where a gap is possible at all, one is reported; where it is certain, it is said to be
        prop_assert_eq!(gaps.is_empty(), !requests.iter().any(|request| empty(request, &[])));
        let proven = gaps.iter().filter(|gap| gap.certainty == AnalysisCertainty::Proven);
        prop_assert_eq!(proven.count() > 0, requests.iter().any(|request| empty(request, WORLDS[3])));
        for gap in gaps {
            prop_assert!(empty(&gap.request, &[]));
            prop_assert_eq!(gap.certainty == AnalysisCertainty::Proven, gap.conditional.is_empty());
        }
    }

    #[test]
    fn a_verdict_holds_in_every_world(((profile, old, new, universe), marks) in (versions(), marks())) {
        // what stays keeps its condition
        let old = with_conditions(old, &marks);
        let condition = |policy: &Policy| {
            let before = old.iter().find(|old| old.id == policy.id);
            before.map_or_else(|| marks[7].map(str::to_owned), |before| before.description.clone())
        };
        let new: Vec<Policy> =
            new.iter().map(|policy| Policy { description: condition(policy), ..policy.clone() }).collect();
        let (old, new) = (PolicySet::compile(old).unwrap(), PolicySet::compile(new).unwrap());
        let policies: Vec<&Policy> = old.policies().iter().chain(new.policies()).collect();
        let space = Space::new(&policies, &universe).unwrap();
        let models = [Model::new(&old, &space, described), Model::new(&new, &space, described)];
        let comparison = compare(&models[0], &models[1], &space, ANALYSIS_COMPARISONS_MAX).unwrap();
        let mut kinds = BTreeSet::new();
        for (request, world) in
            requests(profile, &universe).iter().flat_map(|request| WORLDS.iter().map(move |world| (request, world)))
        {
            let [before, after] = [&old, &new].map(|set| Answer::of(&in_world(set, request, world)));
            kinds.extend(before.beside(&after).map(|(_, _, kind)| kind));
        }
        let refuted = |by: &[Strictness]| by.iter().any(|kind| kinds.contains(kind));
        use Strictness::{Different, Looser, Stricter};
        for (verdict, by) in [
            (comparison.equivalent, [Stricter, Looser, Different].as_slice()),
            (comparison.at_least_as_strict, &[Looser, Different]),
            (comparison.at_most_as_strict, &[Stricter, Different]),
        ] {
            prop_assert!(verdict != Verdict::Yes || !refuted(by), "{:?} {:?}", comparison, kinds);
            prop_assert!(verdict != Verdict::No || refuted(by), "{:?} {:?}", comparison, kinds);
        }
        prop_assert!(comparison.complete);
    }
}

#[test]
fn a_condition_makes_a_shadow_and_a_gap_unknown() {
    let list = "
  - { id: any, name: Any, kind: access, description: maybe, effect: allow }
  - { id: read, name: Read, kind: access, actions: [data.read], effect: allow }";
    let set = set(list);
    let (model, space) = Model::alone(&set, &Universe::default(), described).unwrap();
    let analysis = analysis(&model, &space);
    let shadow = &analysis.shadows.found[0];
    assert_eq!((shadow.policy.as_str(), shadow.certainty), ("read", AnalysisCertainty::Unknown));
    let gap = &analysis.gaps.found[0];
    assert_eq!((gap.certainty, gap.conditional.as_slice()), (AnalysisCertainty::Unknown, &["any".to_owned()][..]));
    assert_eq!(gap.fields, [RequestField::Action]);
}
