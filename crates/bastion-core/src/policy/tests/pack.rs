//! Every pack against its cases.

use serde::Deserialize;

use crate::policy::{Effect, Policy, PolicyRequest, PolicySet, document, packs};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases {
    #[serde(default)]
    beside: Vec<Policy>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    request: PolicyRequest,
    effect: Effect,
    matched: Vec<String>,
}

#[test]
fn packs_decide_their_cases() {
    for pack in packs::PACKS {
        let value = document::yaml_value(pack.cases.as_bytes()).unwrap();
        let Cases { beside, cases } = serde_json::from_value(value).unwrap();
        let mut policies = pack.document().unwrap().policies;
        let own: Vec<String> = policies.iter().map(|policy| policy.id.clone()).collect();
        policies.extend(beside);
        let set = PolicySet::compile(policies).unwrap();
        let mut seen = Vec::new();
        for case in cases {
            let decision = set.decide(&case.request).unwrap();
            let matched: Vec<String> = decision.matched.into_iter().map(|policy| policy.id).collect();
            assert_eq!((decision.effect, &matched), (case.effect, &case.matched), "{}: {}", pack.name, case.name);
            seen.extend(matched);
        }
        for id in own {
            assert!(seen.contains(&id), "{}: no case matches `{id}`", pack.name);
            assert!(id.starts_with(pack.name), "{id}");
        }
    }
}

#[test]
fn packs_stand_beside_each_other() {
    let all = packs::PACKS.iter().flat_map(|pack| pack.document().unwrap().policies);
    assert_eq!(PolicySet::compile(all.collect()).unwrap().policies().len(), 8);
    assert_eq!(packs::pack("breaking").unwrap_err().to_string(), "no policy pack `breaking`");
}
