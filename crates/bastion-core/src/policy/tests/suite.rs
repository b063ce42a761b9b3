//! Cases, what they cover, what a record of decisions becomes, and what a review says.

use serde_json::json;

use crate::error::Coded;
use crate::policy::{
    CaseOutcome, CoverageRecorder, Effect, PolicyCase, PolicyDocument, PolicyFindingKind, PolicyTests, Strictness,
    Universe, lint,
};

use super::{request, set};

const LIST: &str = "
  - { id: read, name: Reading, kind: access, actions: [data.read], effect: allow }
  - id: many
    name: Many rows
    kind: access
    actions: [data.read]
    rows: { rows_min: 100, rows_max: 200 }
    effect: block
    reason: too many
";

fn case(request_text: &str, effect: Effect) -> PolicyCase {
    PolicyCase { name: "case".to_owned(), request: request(request_text), effect, matched: None, reasons: None }
}

#[test]
fn a_case_fails_with_what_was_expected_and_why() {
    let set = set(LIST);
    let asked = "{ principal: { id: ada }, action: data.read, rows: 150 }";
    let right = PolicyCase {
        matched: Some(vec!["read".to_owned(), "many".to_owned()]),
        reasons: Some(vec!["Reading".to_owned(), "too many".to_owned()]),
        ..case(asked, Effect::Block)
    };
    let wrong = PolicyCase {
        matched: Some(vec!["many".to_owned(), "reed".to_owned()]),
        reasons: Some(vec![]),
        ..case(asked, Effect::Allow)
    };
    let other = PolicyCase {
        matched: Some(vec!["many".to_owned()]),
        ..case("{ principal: { id: ada }, action: data.read, rows: 99 }", Effect::Allow)
    };
    let beyond = case("{ principal: { id: ada }, action: data.read, rows: 1 }", Effect::Allow);
    let beyond =
        PolicyCase { request: crate::policy::PolicyRequest { rows: Some(1 << 60), ..beyond.request }, ..beyond };
    let results = set.test("suite", &[right, wrong, other, beyond]);
    let outcomes: Vec<CaseOutcome> = results.iter().map(|result| result.outcome).collect();
    assert_eq!(outcomes, [CaseOutcome::Passed, CaseOutcome::Failed, CaseOutcome::Failed, CaseOutcome::Error]);
    let wrong = serde_json::to_value(&results[1].mismatches).unwrap();
    assert_eq!(
        wrong,
        json!([
            { "field": "effect", "expected": "allow", "actual": "block" },
            { "field": "matched", "expected": ["many", "reed"], "actual": ["many", "read"] },
            { "field": "reasons", "expected": [], "actual": ["Reading", "too many"] },
        ])
    );
    let why = serde_json::to_value(&results[2].explanations).unwrap();
    let mismatch = json!({ "field": "rows", "expected": { "rows_min": 100, "rows_max": 200 }, "actual": 99 });
    assert_eq!(
        why,
        json!([
            { "policy": "many", "effect": "block", "matched": false, "mismatch": mismatch },
            { "policy": "read", "effect": "allow", "matched": true },
        ])
    );
}

#[test]
fn documents_carry_cases_and_are_read_strictly() {
    let text = "format: bastion.policy/v1\npolicies: []\ntests: [{ name: a, request: { principal: { id: a }, action: b }, effect: block }]";
    assert_eq!(PolicyDocument::read(text.as_bytes()).unwrap().tests[0].effect, Effect::Block);
    for (text, code, message) in [
        ("cases: []", "invalid_document", "not a policy document: `format` is missing"),
        (
            "format: bastion.policy/v1\ncases: []",
            "unsupported_version",
            "the format is `bastion.policy/v1`; expected `bastion.policy_tests/v1`",
        ),
        (
            "format: bastion.policy_tests/v1\ncases: [{ name: a, request: { principal: { id: a }, action: b }, efect: block }]",
            "invalid_document",
            "not a policy document: `cases[0].efect`: unknown field `efect`, expected one of `name`, `request`, `effect`, `matched`, `reasons`",
        ),
        (
            "format: bastion.policy_tests/v1\ncases: []\nmore: 1",
            "invalid_document",
            "not a policy document: `more`: unknown field `more`, expected one of `format`, `beside`, `cases`",
        ),
    ] {
        let error = PolicyTests::read(text.as_bytes()).unwrap_err();
        assert_eq!((error.code().as_str(), error.to_string().as_str()), (code, message));
    }
}

#[test]
fn coverage_tells_the_sides_of_each_border() {
    let set = set(LIST);
    let ask =
        |action: &str, rows: &str| request(&format!("{{ principal: {{ id: ada }}, action: {action}, rows: {rows} }}"));
    let sides = |requests: &[(&str, &str)]| {
        let mut recorder = CoverageRecorder::new(set.policies());
        for (action, rows) in requests {
            recorder.record(&set, &ask(action, rows)).unwrap();
        }
        let coverage = recorder.finish();
        let many = &coverage.policies[0];
        let fields =
            many.fields.iter().map(|field| (field.field.clone(), field.inside, field.outside)).collect::<Vec<_>>();
        (fields, many.matched, many.decisive, many.complete, coverage.complete)
    };
    let all =
        [("data.read", "100"), ("data.read", "200"), ("data.read", "99"), ("data.read", "201"), ("data.write", "150")];
    let expected = |sides: [(bool, bool); 3]| {
        let names = ["actions", "rows.rows_min", "rows.rows_max"].into_iter();
        names.zip(sides).map(|(name, (inside, outside))| (name.to_owned(), inside, outside)).collect::<Vec<_>>()
    };
    assert_eq!(sides(&all), (expected([(true, true); 3]), 2, 2, true, true));
    // inside, but not at a border
    assert_eq!(sides(&[("data.read", "150")]).0, expected([(true, false), (false, false), (false, false)]));
    // two fields at once are not just outside of either
    assert_eq!(sides(&[("data.write", "99")]).0, expected([(false, false); 3]));
    for left_out in 0..all.len() {
        let some: Vec<_> = all.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, ask)| *ask).collect();
        assert!(!sides(&some).3, "without {:?}", all[left_out]);
    }
}

#[test]
fn a_block_beside_the_default_decides_nothing() {
    let blocks = set("\n  - { id: p, name: P, kind: access, effect: block }\n");
    let mut recorder = CoverageRecorder::new(blocks.policies());
    recorder.record(&blocks, &request("{ principal: { id: ada }, action: x }")).unwrap();
    let coverage = recorder.finish();
    assert_eq!((coverage.policies[0].matched, coverage.policies[0].decisive), (1, 0));
    assert!(!coverage.complete);
}

#[test]
fn a_record_is_replayed_in_both_shapes() {
    let record = [
        r#"{"request":{"principal":{"id":"ada"},"action":"data.read","rows":1},"decision":"allow"}"#,
        "",
        r#"{"request":{"principal":{"id":"ada"},"action":"data.read","rows":150},"decision":{"effect":"allow","reason":"x"}}"#,
        r#"{"decision_id":"1","input":{"principal":{"id":"ada"},"action":"data.write","rows":1},"result":{"effect":"allow"},"labels":{}}"#,
        r#"{"input":{"principal":{"id":"ada"}},"result":"allow"}"#,
        r#"{"input":{"principal":{"id":"ada"},"action":"x"},"result":"allowed"}"#,
        "[]",
        "{",
    ];
    let replay = set(LIST).replay(&record.join("\n")).unwrap();
    assert_eq!((replay.decisions, replay.unchanged, replay.unreadable_lines), (3, 1, 4));
    let flips: Vec<_> =
        replay.flips.iter().map(|flip| (flip.line, flip.recorded, flip.replayed, flip.policies.join(","))).collect();
    assert_eq!(
        flips,
        [(3, Effect::Allow, Effect::Block, "many".to_owned()), (4, Effect::Allow, Effect::Block, String::new())]
    );
    assert_eq!((replay.counts.len(), replay.counts[0].count), (1, 2));
    let problems: Vec<String> =
        replay.unreadable.iter().map(|line| format!("{}: {}", line.line, line.problem)).collect();
    insta::assert_snapshot!(problems.join("\n"), @"
5: the request: missing field `action`
6: the effect: unknown variant `allowed`, expected one of `allow`, `require_approval`, `block`
7: not an object
8: not JSON: EOF while parsing an object at line 1, column 1
");
}

#[test]
fn a_record_that_says_what_was_demanded_is_held_to_it() {
    let policies = |demanded: &str| {
        set(&format!(
            "
  - {{ id: read, name: R, kind: access, actions: [read], effect: allow, obligations: {demanded} }}
  - id: drop
    name: D
    kind: approval
    actions: [drop]
    effect: require_approval
    approvers: {{ roles: [owner] }}
"
        ))
    };
    let partial = "{ masks: [{ column: iban, mask: { kind: partial, last: 4 } }] }";
    let hidden = "{ masks: [{ column: iban, mask: { kind: hide } }] }";
    let asked = |action: &str| request(&format!("{{ principal: {{ id: ada }}, action: {action} }}"));
    let old = policies(partial);
    let whole = |action: &str| {
        let request = asked(action);
        json!({ "request": request, "decision": old.decide(&request).unwrap() }).to_string()
    };
    let part = |decision: serde_json::Value| json!({ "request": asked("drop"), "decision": decision }).to_string();
    let approval =
        |min: u32| json!([{ "policy": "x", "roles": ["owner"], "min": min, "distinct_from_requester": true }]);
    let record = [
        whole("read"),
        whole("drop"),
        part(json!({ "effect": "require_approval" })),
        part(json!({ "effect": "require_approval", "approvals": approval(1) })),
        part(json!({ "effect": "require_approval", "approvals": approval(2) })),
        part(json!({ "effect": "require_approval", "policy_set_digest": "", "approvals": [] })),
        part(json!({ "effect": "require_approval", "approvals": {} })),
    ];
    let flips = |demanded: &str| {
        let replay = policies(demanded).replay(&record.join("\n")).unwrap();
        assert_eq!((replay.decisions, replay.unreadable_lines), (6, 1));
        replay.flips.iter().map(|flip| (flip.line, flip.strictness)).collect::<Vec<_>>()
    };
    let others = [(5, Strictness::Looser), (6, Strictness::Stricter)];
    assert_eq!(flips(partial), others);
    assert_eq!(flips(hidden), [[(1, Strictness::Stricter)].as_slice(), &others].concat());
    assert_eq!(flips("{ log: result }"), [[(1, Strictness::Different)].as_slice(), &others].concat());
    assert_eq!(flips("{}"), [[(1, Strictness::Looser)].as_slice(), &others].concat());
}

#[test]
fn a_review_names_slips_and_what_the_analysis_found() {
    let set = set("
  - { id: everything, name: E, kind: access, effect: allow }
  - { id: twice, name: T, kind: access, actions: [x, x], effect: block }
  - { id: own, name: O, kind: access, actions: [y], effect: require_approval, approvers: { roles: [a], distinct_from_requester: false } }
  - { id: never, name: N, kind: access, actions: [z], effect: allow }
");
    let universe = Universe { actions: Some(vec!["x".to_owned(), "y".to_owned()]), ..Universe::default() };
    let findings = lint(&set, &universe).unwrap();
    let lines: Vec<String> =
        findings.iter().map(|finding| format!("{} {:?}: {}", finding.level, finding.kind, finding.message)).collect();
    insta::assert_snapshot!(lines.join("\n"), @"
warning Shadowed: policy `everything` never decides: `own`, `twice` outweighs it wherever it matches
warning NeverMatching: no request matches policy `never`: `action`
warning AllowsEverything: policy `everything` allows everything: it asks for nothing
warning SelfApproval: policy `own` lets people approve their own requests
info Conflict: `own` (require_approval) and `everything` (allow) meet: the first is an exception from the second
info Conflict: `twice` (block) and `everything` (allow) meet: the first is an exception from the second
info RepeatedValue: policy `twice`: `x` stands twice in `actions`
");
    let found = findings.iter().find(|finding| finding.kind == PolicyFindingKind::Conflict).unwrap();
    assert_eq!(set.decide(found.request.as_ref().unwrap()).unwrap().matched.len(), 2);
}

#[test]
fn near_misses_are_one_field_away() {
    let set = set(LIST);
    let near = set.near_misses(&request("{ principal: { id: ada }, action: data.write, rows: 150 }"));
    let near: Vec<_> = near.iter().map(|near| (near.policy.as_str(), near.mismatch.field.as_str())).collect();
    assert_eq!(near, [("many", "actions"), ("read", "actions")]);
    let near = set.near_misses(&request("{ principal: { id: ada }, action: data.write, rows: 1 }"));
    assert_eq!(near.len(), 1);
    assert!(set.near_misses(&request("{ principal: { id: ada }, action: data.read, rows: 150 }")).is_empty());
}
