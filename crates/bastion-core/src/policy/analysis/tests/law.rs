//! Against every request: nothing is missed and nothing is invented.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::oracle::{Answer, agree, is_inside, is_superfluous, matched, one_set, requests, versions};
use super::*;
use crate::policy::strictness::implies;

fn by_id<'a>(set: &'a PolicySet, id: &str) -> &'a Policy {
    set.policies().iter().find(|policy| policy.id == id).unwrap()
}

fn kind(old: &PolicySet, new: &PolicySet, request: &PolicyRequest) -> Option<(Effect, Effect, Strictness)> {
    let [before, after] = [old, new].map(|set| {
        let ids = matched(set, request);
        Answer::of(&ids.iter().map(|id| by_id(set, id)).collect::<Vec<_>>())
    });
    before.beside(&after)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn conflicts_are_the_pairs_that_meet((profile, policies, universe) in one_set()) {
        let set = PolicySet::compile(policies).unwrap();
        let answers: Vec<Vec<String>> =
            requests(profile, &universe).iter().map(|request| matched(&set, request)).collect();
        let mut expected = BTreeSet::new();
        for ids in &answers {
            for (left, right) in ids.iter().flat_map(|left| ids.iter().map(move |right| (left, right))) {
                if by_id(&set, left).effect > by_id(&set, right).effect {
                    expected.insert((left.clone(), right.clone()));
                }
            }
        }
        let conflicts = set.conflicts(&universe).unwrap();
        let pair = |conflict: &Conflict| (conflict.winner.clone(), conflict.loser.clone());
        prop_assert_eq!(conflicts.found.iter().map(pair).collect::<Vec<_>>(), expected.into_iter().collect::<Vec<_>>());
        prop_assert_eq!(conflicts.total, conflicts.found.len() as u64);
        for conflict in &conflicts.found {
            let ids = matched(&set, &conflict.request);
            prop_assert!(ids.contains(&conflict.winner) && ids.contains(&conflict.loser));
            prop_assert!(is_inside(&universe, &conflict.request), "{:?}", conflict.request);
            prop_assert_eq!(conflict.certainty, AnalysisCertainty::Proven);
            let only = |one: &String, other: &String| {
                answers.iter().any(|ids| ids.contains(one) && !ids.contains(other))
            };
            let overlap = match (only(&conflict.loser, &conflict.winner), only(&conflict.winner, &conflict.loser)) {
                (false, _) => Overlap::Eclipse,
                (true, false) => Overlap::Exception,
                (true, true) => Overlap::Partial,
            };
            prop_assert_eq!(conflict.overlap, overlap);
        }
    }

    #[test]
    fn shadowed_are_the_policies_outweighed_everywhere((profile, policies, universe) in one_set()) {
        let set = PolicySet::compile(policies.clone()).unwrap();
        let requests = requests(profile, &universe);
        let answers: Vec<Vec<String>> = requests.iter().map(|request| matched(&set, request)).collect();
        let shadows = set.shadowed(&universe).unwrap();
        prop_assert_eq!(&shadows.incomplete, &Vec::<String>::new());
        for policy in set.policies() {
            let own: Vec<&Vec<String>> = answers.iter().filter(|ids| ids.contains(&policy.id)).collect();
            let covers = |ids: &Vec<String>| {
                let others: Vec<&Policy> = ids.iter().filter(|id| **id != policy.id).map(|id| by_id(&set, id)).collect();
                is_superfluous(policy, &others)
            };
            let expected = !own.is_empty() && own.iter().all(|ids| covers(ids));
            let found = shadows.found.iter().find(|shadow| shadow.policy == policy.id);
            prop_assert_eq!(found.is_some(), expected, "{}", policy.id);
            let Some(shadow) = found else { continue };
            prop_assert_eq!(shadow.certainty, AnalysisCertainty::Proven);
            prop_assert!(is_inside(&universe, &shadow.request));
            prop_assert!(matched(&set, &shadow.request).contains(&policy.id));
            // those named are enough, and none of them is too many
            let enough = |left_out: Option<&String>| {
                own.iter().all(|ids| {
                    let named = shadow.covered_by.iter().filter(|id| Some(*id) != left_out && ids.contains(id));
                    let named: Vec<&Policy> = named.map(|id| by_id(&set, id)).collect();
                    is_superfluous(policy, &named)
                })
            };
            prop_assert!(enough(None));
            prop_assert!(shadow.covered_by.iter().all(|id| !enough(Some(id))), "{:?}", shadow);
            // what being shadowed means: nobody is answered otherwise without it
            let rest = policies.iter().filter(|other| other.id != policy.id).cloned().collect();
            let rest = PolicySet::compile(rest).unwrap();
            for request in &requests {
                prop_assert_eq!(kind(&set, &rest, request), None);
            }
        }
    }

    #[test]
    fn never_matching_are_the_policies_without_a_request((profile, policies, universe) in one_set()) {
        let set = PolicySet::compile(policies).unwrap();
        let seen: BTreeSet<String> =
            requests(profile, &universe).iter().flat_map(|request| matched(&set, request)).collect();
        let ids = set.policies().iter().map(|policy| policy.id.clone());
        let expected: Vec<String> = ids.filter(|id| !seen.contains(id)).collect();
        let never = set.never_matching(&universe).unwrap();
        prop_assert_eq!(never.iter().map(|never| never.policy.clone()).collect::<Vec<_>>(), expected);
        prop_assert!(never.iter().all(|never| !never.fields.is_empty()));
    }

    #[test]
    fn gaps_are_the_requests_without_a_policy((profile, policies, universe) in one_set()) {
        let set = PolicySet::compile(policies).unwrap();
        let requests = requests(profile, &universe);
        let gaps = set.gaps(&universe).unwrap();
        prop_assert_eq!(gaps.found.is_empty(), !requests.iter().any(|request| matched(&set, request).is_empty()));
        prop_assert_eq!(gaps.more, Verdict::No);
        for gap in &gaps.found {
            prop_assert!(matched(&set, &gap.request).is_empty() && is_inside(&universe, &gap.request));
            prop_assert_eq!(gap.certainty, AnalysisCertainty::Proven);
            let all = |fields: &[RequestField]| {
                requests.iter().all(|request| {
                    let mut request = request.clone();
                    agree(&mut request, &gap.request, fields);
                    matched(&set, &request).is_empty()
                })
            };
            prop_assert!(all(&gap.fields), "{:?}", gap);
            for field in &gap.fields {
                let fewer: Vec<RequestField> = gap.fields.iter().copied().filter(|other| other != field).collect();
                prop_assert!(!all(&fewer), "{:?} without {:?}", gap, field);
            }
        }
    }

    #[test]
    fn differences_are_those_that_some_request_shows((profile, old, new, universe) in versions()) {
        let (old, new) = (PolicySet::compile(old).unwrap(), PolicySet::compile(new).unwrap());
        let expected: BTreeSet<_> =
            requests(profile, &universe).iter().filter_map(|request| kind(&old, &new, request)).collect();
        let comparison = old.compare(&new, &universe).unwrap();
        let found: Vec<_> = comparison.differences.iter().map(|one| (one.before, one.after, one.strictness)).collect();
        prop_assert_eq!(found, expected.iter().copied().collect::<Vec<_>>());
        prop_assert!(comparison.complete && comparison.undetermined.is_empty());
        for one in &comparison.differences {
            prop_assert_eq!(kind(&old, &new, &one.request), Some((one.before, one.after, one.strictness)));
            prop_assert!(is_inside(&universe, &one.request));
        }
        let verdict = |refuting: &[Strictness]| {
            if expected.iter().any(|(_, _, kind)| refuting.contains(kind)) { Verdict::No } else { Verdict::Yes }
        };
        use Strictness::{Different, Looser, Stricter};
        prop_assert_eq!(comparison.equivalent, verdict(&[Stricter, Looser, Different]));
        prop_assert_eq!(comparison.at_least_as_strict, verdict(&[Looser, Different]));
        prop_assert_eq!(comparison.at_most_as_strict, verdict(&[Stricter, Different]));
        // seen from the other side, every difference is the opposite one
        let back = new.compare(&old, &universe).unwrap();
        prop_assert_eq!((back.equivalent, back.at_most_as_strict), (comparison.equivalent, comparison.at_least_as_strict));
    }

    #[test]
    fn order_does_not_matter((_, policies, universe) in one_set()) {
        let mut backwards = policies.clone();
        backwards.reverse();
        let sets = [policies, backwards].map(|policies| PolicySet::compile(policies).unwrap());
        let [left, right] = sets.each_ref().map(|set| set.analyse(&universe).unwrap());
        prop_assert_eq!(serde_json::to_string(&left).unwrap(), serde_json::to_string(&right).unwrap());
        prop_assert_eq!(sets[0].compare(&sets[1], &universe).unwrap().equivalent, Verdict::Yes);
    }
}

/// Whether a group of people meets a demand; each has roles, and the first may be the requester.
fn met(demand: &Approvers, group: &[usize], with_requester: bool) -> bool {
    let counts = |(at, roles): &(usize, &usize)| {
        let able = ["owner", "dpo"]
            .iter()
            .enumerate()
            .any(|(bit, role)| **roles >> bit & 1 == 1 && demand.roles.iter().any(|listed| listed == role));
        able && !(demand.distinct_from_requester && with_requester && *at == 0)
    };
    group.iter().enumerate().filter(counts).count() >= demand.min as usize
}

#[test]
fn an_approval_implies_another_when_every_group_that_gives_it_gives_the_other() {
    let mut demands = Vec::new();
    for (roles, min, distinct_from_requester) in [vec!["owner"], vec!["dpo"], vec!["owner", "dpo"]]
        .iter()
        .flat_map(|roles| (1..4).flat_map(move |min| [true, false].map(|distinct| (roles, min, distinct))))
    {
        let roles = roles.iter().map(|role| (*role).to_owned()).collect();
        demands.push(Approvers { roles, min, distinct_from_requester });
    }
    let mut groups: Vec<Vec<usize>> = vec![vec![]];
    for _ in 0..4 {
        groups
            .extend(groups.clone().iter().flat_map(|group| (1..4).map(|roles| [group.as_slice(), &[roles]].concat())));
    }
    for (first, second) in demands.iter().flat_map(|first| demands.iter().map(move |second| (first, second))) {
        let expected = groups.iter().all(|group| {
            [true, false].iter().all(|requester| !met(first, group, *requester) || met(second, group, *requester))
        });
        assert_eq!(implies(first, second), expected, "{first:?} {second:?}");
    }
}
