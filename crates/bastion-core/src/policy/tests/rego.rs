//! Decisions made by code: what it may say, how it fails closed, and what is refused.

use serde_json::json;

use crate::error::Coded;
use crate::policy::{
    AnalysisCertainty, Approvers, CaseOutcome, CoverageRecorder, Effect, Policy, PolicyError, PolicyKind, PolicySet,
    RegoDecision, RegoModule, Universe, Verdict, test_modules,
};

use super::{policies, request};

fn module(path: &str, text: &str) -> RegoModule {
    RegoModule { path: path.to_owned(), text: text.to_owned() }
}

fn coded(entry: &str, modules: Vec<RegoModule>) -> Policy {
    let rego = RegoDecision { entry: entry.to_owned(), modules, data: Some(json!({ "limits": { "rows": 100 } })) };
    Policy { rego: Some(rego), ..Policy::new("code", "Code", PolicyKind::Access, Effect::Block) }
}

fn decision(body: &str) -> Policy {
    coded("data.bank.decision", vec![module("bank.rego", &format!("package bank\nimport rego.v1\n{body}"))])
}

const REQUEST: &str = "{ principal: { id: ada, roles: [analyst] }, action: data.read, rows: 10, purpose: audit }";

#[test]
fn code_decides_with_reasons() {
    let approvers = Approvers { roles: vec!["owner".to_owned()], min: 1, distinct_from_requester: true };
    for (body, effect, matched, reason) in [
        ("decision := \"allow\"", Effect::Allow, 1, "Code"),
        ("decision := input.rows < data.limits.rows", Effect::Allow, 1, "Code"),
        ("decision := input.rows > data.limits.rows", Effect::Block, 1, "Code"),
        ("decision := {\"effect\": \"block\", \"reasons\": [\"a\", \"b\"]}", Effect::Block, 1, "a; b"),
        ("decision := {\"effect\": \"require_approval\"}", Effect::RequireApproval, 1, "Code"),
        ("decision := \"none\"", Effect::Block, 0, ""),
        ("decision contains \"too many\" if input.rows > 5", Effect::Block, 1, "too many"),
        ("decision contains \"too many\" if input.rows > 50", Effect::Block, 0, ""),
    ] {
        let policy = Policy { approvers: Some(approvers.clone()), ..decision(body) };
        let decided = PolicySet::compile(vec![policy]).unwrap().decide(&request(REQUEST)).unwrap();
        assert_eq!(decided.failures, [], "{body}");
        assert_eq!((decided.effect, decided.matched.len()), (effect, matched), "{body}");
        assert_eq!(decided.approvals.len(), usize::from(effect == Effect::RequireApproval), "{body}");
        assert_eq!(decided.matched.first().map_or("", |policy| policy.reason.as_str()), reason, "{body}");
    }
}

#[test]
fn a_failure_of_code_blocks() {
    let mut seen = Vec::new();
    for body in [
        "decision := \"allow\" if input.rows > 50",
        "decision := 1",
        "decision := \"allowed\"",
        "decision := {\"effect\": \"allow\", \"more\": 1}",
        "decision := {\"effect\": \"allow\", \"reasons\": [1]}",
        "decision := \"require_approval\"",
        "decision := to_number(input.purpose) > 1",
        "decision := \"allow\"\ndecision := \"block\" if input.rows > 1",
        "decision := strings.count(input.purpose, \"\") > 1",
        "r := [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]\ndecision := count([1 | some a in r; some b in r; some c in r; some d in r; some e in r; some f in r; a + b + c + d + e + f == 0]) == 0",
    ] {
        let open = policies("\n  - { id: open, name: Open, kind: access, effect: allow }\n");
        let set = PolicySet::compile(open.into_iter().chain([decision(body)]).collect()).unwrap();
        let decided = set.decide(&request(REQUEST)).unwrap();
        assert_eq!((decided.effect, decided.matched.len()), (Effect::Block, 2), "{body}");
        seen.push(format!("{}\n  {}", decided.failures[0].problem, decided.reason));
        let explained = set.explain(&request(REQUEST));
        assert!(explained[0].matched && explained[0].failure.is_some(), "{body}");
    }
    insta::assert_snapshot!(seen.join("\n"), @"
`data.bank.decision` is undefined: counted as matched
  policy `code`: Code (its code counts as met: `data.bank.decision` is undefined)
`data.bank.decision` is no decision: counted as matched
  policy `code`: Code (its code counts as met: `data.bank.decision` is no decision)
`data.bank.decision` is no decision: counted as matched
  policy `code`: Code (its code counts as met: `data.bank.decision` is no decision)
`data.bank.decision` is no decision: counted as matched
  policy `code`: Code (its code counts as met: `data.bank.decision` is no decision)
`data.bank.decision` is no decision: counted as matched
  policy `code`: Code (its code counts as met: `data.bank.decision` is no decision)
it asks for approval, and the policy names no `approvers`: counted as matched
  policy `code`: Code (its code counts as met: it asks for approval, and the policy names no `approvers`)
could not parse string as number (bank.rego:3): counted as matched
  policy `code`: Code (its code counts as met: could not parse string as number (bank.rego:3))
rule conflicts with rule at bank.rego:3:1 (bank.rego:4): counted as matched
  policy `code`: Code (its code counts as met: rule conflicts with rule at bank.rego:3:1 (bank.rego:4))
the evaluator panicked: counted as matched
  policy `code`: Code (its code counts as met: the evaluator panicked)
it ran longer than 100 ms: counted as matched
  policy `code`: Code (its code counts as met: it ran longer than 100 ms)
");
}

fn refused(policy: Policy) -> PolicyError {
    PolicySet::compile(vec![policy]).unwrap_err()
}

#[test]
fn code_is_refused_when_it_is_loaded() {
    let other = |body: &str| {
        let modules = vec![
            module("a.rego", "package a\nimport rego.v1\nimport data.lib.text as words\nfar(x) := words.near(x)\n"),
            module("b.rego", &format!("package lib.text\nimport rego.v1\n{body}")),
        ];
        coded("data.a.far", modules)
    };
    let mut seen = Vec::new();
    for policy in [
        decision("decision := http.send({\"method\": \"get\", \"url\": \"http://x\"}).status_code == 200"),
        decision("decision := http[\"send\"]({}) == 1"),
        decision("decision := true if { true with input as http.send }"),
        decision("decision := time.now_ns() > 0"),
        decision("decision := opa.runtime().env == 1"),
        decision("decision := unknown(1)"),
        decision("decision := data.elsewhere.f(1)"),
        decision("decision := f(1)\nf(x) := g(x)\ng(x) := f(x)"),
        decision("decision := data.bank.decision"),
        decision("decision := data.bank[input.action]"),
        decision("other := true"),
        decision("decision := "),
        other("near(x) := data.a.far(x)"),
        other("near(x) := y if y := x.far(1)"),
        coded("data.bank.decision", vec![module("x.rego", "decision := true")]),
        Policy { effect: Effect::Allow, ..decision("decision := true") },
        decision(
            &(0..40)
                .map(|at| format!("f{at}(x) := f{}(x)\n", at + 1))
                .chain(["f40(x) := x\ndecision := f0(1)".to_owned()])
                .collect::<String>(),
        ),
    ] {
        let error = refused(policy);
        assert!(["invalid_condition", "invalid_policy"].contains(&error.code().as_str()), "{error}");
        assert!(!error.to_string().contains('\n'), "{error}");
        seen.push(error.to_string());
    }
    insta::assert_snapshot!(seen.join("\n"), @"
policy `code`, `rego`: bank.rego: `http.send` is not available
policy `code`, `rego`: bank.rego: `http.send` is not available
policy `code`, `rego`: bank.rego: `http.send` is not available
policy `code`, `rego`: bank.rego: `time.now_ns` is not available
policy `code`, `rego`: bank.rego: `opa.runtime` is not available
policy `code`, `rego`: `data.bank.decision`: there is no function `unknown`
policy `code`, `rego`: `data.bank.decision`: there is no function `data.elsewhere.f`
policy `code`, `rego`: rules refer to themselves, or more than 32 levels deep: `data.bank.decision`, `data.bank.f`, `data.bank.g`
policy `code`, `rego`: rules refer to themselves, or more than 32 levels deep: `data.bank.decision`
policy `code`, `rego`: rules refer to themselves, or more than 32 levels deep: `data.bank.decision`
policy `code`, `rego`: there is no rule `data.bank.decision`
policy `code`, `rego`: expecting expression (bank.rego:3)
policy `code`, `rego`: rules refer to themselves, or more than 32 levels deep: `data.a.far`, `data.lib.text.near`
policy `code`, `rego`: `data.lib.text.near`: there is no function `x.far`
policy `code`, `rego`: expecting `package` Missing package declaration. (x.rego:1)
policy `code`, `effect`: with `rego` it has to be `block`: what a failure of the code counts as
policy `code`, `rego`: rules refer to themselves, or more than 32 levels deep: `data.bank.decision`, `data.bank.f0`, `data.bank.f1`, `data.bank.f2`, `data.bank.f3`
");
    // the same names where they mean something else
    assert!(PolicySet::compile(vec![decision("decision := input.decision\nsend := 1")]).is_ok());
    assert!(PolicySet::compile(vec![other("near(x) := upper(x)")]).is_ok());
}

#[test]
fn an_analysis_counts_on_nothing_from_code() {
    let open = "\n  - { id: open, name: Open, kind: access, actions: [x], effect: allow }\n";
    let alone = PolicySet::compile(policies(open)).unwrap();
    let with_code =
        |body: &str| PolicySet::compile(policies(open).into_iter().chain([decision(body)]).collect()).unwrap();
    let (one, other) = (with_code("decision := true"), with_code("decision := false"));
    let universe = Universe::default();
    let same = one.compare(&one, &universe).unwrap();
    assert_eq!((same.equivalent, same.at_least_as_strict), (Verdict::Yes, Verdict::Yes));
    for (old, new) in [(&alone, &one), (&one, &other), (&other, &alone)] {
        let comparison = old.compare(new, &universe).unwrap();
        assert_ne!(comparison.equivalent, Verdict::Yes);
        assert!(comparison.undetermined.contains(&"code".to_owned()), "{comparison:?}");
    }
    let analysis = one.analyse(&universe).unwrap();
    assert!(analysis.conflicts.found.iter().all(|conflict| conflict.certainty == AnalysisCertainty::Unknown));
    assert!(analysis.gaps.found.iter().all(|gap| gap.conditional == ["code"]), "{:?}", analysis.gaps);
    assert!(analysis.shadows.found.iter().all(|shadow| shadow.policy != "code"));
}

#[test]
fn rules_test_code_and_conditions() {
    let mut conditioned = Policy::new("rows.few", "Few", PolicyKind::Access, Effect::Allow);
    conditioned.when = Some("default holds := false\nholds if input.rows < 5".to_owned());
    let text = "package bank_test
import rego.v1

test_allows if data.bank.decision with input as {\"rows\": 1}

test_blocks if {
	not data.bank.decision with input as {\"rows\": 1000}
}

test_condition if data.bastion.condition[\"rows.few\"].holds with input as {\"rows\": 4}

test_wrong if data.bank.decision with input as {\"rows\": 1000}

test_text := \"yes\"

test_error if to_number(\"x\") > 1

not_a_test if true
";
    let code = decision("default decision := false\ndecision if input.rows < data.limits.rows");
    let tests = test_modules(&[code, conditioned], &[module("bank_test.rego", text)]).unwrap();
    let outcomes: Vec<_> =
        tests.results.iter().map(|result| (result.name.as_str(), result.line, result.outcome)).collect();
    assert_eq!(
        outcomes,
        [
            ("data.bank_test.test_allows", Some(4), CaseOutcome::Passed),
            ("data.bank_test.test_blocks", Some(6), CaseOutcome::Passed),
            ("data.bank_test.test_condition", Some(10), CaseOutcome::Passed),
            ("data.bank_test.test_wrong", Some(12), CaseOutcome::Failed),
            ("data.bank_test.test_text", Some(14), CaseOutcome::Failed),
            ("data.bank_test.test_error", Some(16), CaseOutcome::Error),
        ]
    );
    let bank = tests.lines.iter().find(|lines| lines.path == "bank.rego").unwrap();
    assert!(bank.covered.contains(&4), "{bank:?}");
}

#[test]
fn lines_that_did_not_run_are_named() {
    let set = PolicySet::compile(vec![decision(
        "default decision := \"none\"\ndecision := \"block\" if {\n\tinput.rows > 100\n\tinput.purpose == \"audit\"\n}",
    )])
    .unwrap();
    let mut recorder = CoverageRecorder::new(set.policies());
    recorder.record(&set, &request(REQUEST)).unwrap();
    let coverage = recorder.finish();
    assert_eq!(coverage.policies[0].lines[0].path, "bank.rego");
    assert!(coverage.policies[0].lines[0].not_covered.contains(&6), "{:?}", coverage.policies[0].lines);
    let mut conditions = policies("\n  - { id: p, name: P, kind: access, effect: allow }\n");
    conditions[0].when =
        Some("default holds := false\nholds if {\n\tinput.rows > 100\n\tinput.purpose == \"audit\"\n}".to_owned());
    let set = PolicySet::compile(conditions).unwrap();
    let mut recorder = CoverageRecorder::new(set.policies());
    recorder.record(&set, &request(REQUEST)).unwrap();
    let lines = recorder.finish().policies[0].lines[0].clone();
    assert_eq!((lines.path.as_str(), lines.not_covered), ("when", vec![4]));
}
