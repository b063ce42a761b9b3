//! The typed engine against its own policies in Rego, run by another engine.

use proptest::prelude::*;
use regorus::{Engine, Value};

use super::law::{any_request, policy_list};
use crate::policy::{Effect, PolicyRequest, PolicySet};

fn engine(set: &PolicySet) -> Engine {
    let mut engine = Engine::new();
    for module in set.to_rego().unwrap() {
        engine.add_policy(module.path, module.text).unwrap();
    }
    engine
}

fn in_rego(engine: &mut Engine, request: &PolicyRequest) -> (String, Vec<String>) {
    engine.set_input(Value::from(serde_json::to_value(request).unwrap()));
    let decision = engine.eval_rule("data.bastion.policies.decision".to_owned()).unwrap();
    let decision = serde_json::to_value(&decision).unwrap();
    serde_json::from_value(serde_json::json!([decision["effect"], decision["matched"]])).unwrap()
}

fn typed(set: &PolicySet, request: &PolicyRequest) -> (String, Vec<String>) {
    let decision = set.decide(request).unwrap();
    let mut ids: Vec<String> = decision.matched.into_iter().map(|policy| policy.id).collect();
    ids.sort();
    (decision.effect.as_str().to_owned(), ids)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn both_engines_decide_alike(
        policies in policy_list(10),
        requests in prop::collection::vec(any_request(), 1..24),
    ) {
        let set = PolicySet::compile(policies).unwrap();
        let mut engine = engine(&set);
        for request in requests {
            prop_assert_eq!(typed(&set, &request), in_rego(&mut engine, &request));
        }
    }
}

#[test]
fn conditions_fail_alike() {
    let list = |effect: &str, when: &str| {
        format!("\n  - {{ id: p.1, name: P, kind: access, actions: [data.read], effect: {effect}, when: '{when}' }}\n")
    };
    let request = super::request("{ principal: { id: ada }, action: data.read, rows: 10 }");
    for when in ["holds := input.rows < 11", "holds := input.rows > 11", "holds := input.tenant == \"x\"", "holds := 3"]
    {
        for effect in ["allow", "block"] {
            let set = super::set(&list(effect, when));
            assert_eq!(typed(&set, &request), in_rego(&mut engine(&set), &request), "{effect} {when}");
        }
    }
}

#[test]
fn what_is_written_is_what_was_meant() {
    let set = super::set(
        "
  - id: cards
    name: Cards
    kind: access
    actions: [data.read]
    scope: { datasets: [\"bank.*\", bank.cards], jurisdictions: { none_of: [EU] }, tags: { none_of: [\"a\\\"b\"] } }
    subjects: { kinds: [agent], roles: { any_of: [analyst] } }
    rows: { rows_min: 5 }
    effect: block
",
    );
    let text = set.to_rego().unwrap().remove(0).text;
    let own = text.split_once("allow contains \"\" if false\n").unwrap().1.to_owned();
    insta::assert_snapshot!(own, @r#"
block contains "cards" if {
	one_of(stated(["action"]), ["data.read"], true)
	one_of(stated(["principal", "kind"]), ["agent"], true)
	none_of(stated(["resource", "jurisdiction"]), ["EU"], true)
	some_of(object.get(input, ["principal", "roles"], []), ["analyst"])
	not some_of(object.get(input, ["resource", "tags"], []), ["a\"b"])
	between(stated(["rows"]), 5, 9007199254740991, true)
	named(stated(["resource", "dataset"]), ["bank.cards"], ["(?s)^bank\\..*$"], true)
}
"#);
    assert_eq!(
        PolicySet::compile(Vec::new())
            .unwrap()
            .decide(&super::request("{ principal: { id: a }, action: b }"))
            .unwrap()
            .effect,
        Effect::Block
    );
}
