//! Conditions, and how they fail closed.

use crate::error::Coded;
use crate::policy::{Effect, PolicyError, PolicySet};

use super::{policies, request};

fn compile(effect: &str, when: &str) -> Result<PolicySet, PolicyError> {
    let list = format!("\n  - {{ id: p, name: P, kind: access, effect: {effect} }}\n");
    let mut policies = policies(&list);
    policies[0].when = Some(when.to_owned());
    PolicySet::compile(policies)
}

const REQUEST: &str = "{ principal: { id: ada, roles: [analyst] }, action: data.read, rows: 10, purpose: audit }";

#[test]
fn a_condition_holds_or_does_not() {
    for (when, holds) in [
        ("holds := input.rows > 5", true),
        ("holds := input.rows > 50", false),
        ("holds := \"analyst\" in input.principal.roles", true),
        ("default holds := false\nholds if { input.purpose == \"audit\"; input.rows < 11 }", true),
        ("default holds := false\nholds if input.tenant == \"acme\"", false),
        ("limit := 5\nover(rows) if rows > limit\ndefault holds := false\nholds if over(input.rows)", true),
        ("holds := startswith(input.action, \"data.\")", true),
        ("holds := count([role | some role in input.principal.roles]) == 1", true),
    ] {
        for (effect, matched) in [("allow", Effect::Allow), ("block", Effect::Block)] {
            let decision = compile(effect, when).unwrap().decide(&request(REQUEST)).unwrap();
            assert_eq!(decision.failures, [], "{when}");
            assert_eq!(decision.matched.len(), usize::from(holds), "{when}");
            assert_eq!(decision.effect, if holds { matched } else { Effect::Block }, "{when}");
        }
    }
}

#[test]
fn a_failing_condition_counts_against_the_request() {
    let mut seen = Vec::new();
    for (name, when) in [
        ("undefined", "holds := input.tenant == \"acme\""),
        ("undefined body", "holds if input.rows > 50"),
        ("undeclared", "holds := undeclared"),
        ("no boolean", "holds := input.rows"),
        ("builtin error", "holds := to_number(input.purpose) > 1"),
        ("division by zero", "holds := input.rows / 0 > 1"),
        ("conflict", "holds := true\nholds := false if input.rows > 1"),
        ("panic", "holds := strings.count(input.purpose, \"\") > 1"),
        (
            "timeout",
            "r := [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16]\nholds := count([1 | some a in r; some b in r; some c in r; some d in r; some e in r; some f in r; a + b + c + d + e + f == 0]) == 0",
        ),
    ] {
        let blocked = compile("block", when).unwrap().decide(&request(REQUEST)).unwrap();
        assert_eq!((blocked.effect, blocked.matched.len()), (Effect::Block, 1), "{name}");
        assert!(blocked.reason.contains("its condition counts as met"), "{name}: {}", blocked.reason);
        let allowed = compile("allow", when).unwrap().decide(&request(REQUEST)).unwrap();
        assert_eq!((allowed.effect, allowed.matched.len()), (Effect::Block, 0), "{name}");
        assert_eq!(allowed.reason, "no policy matched; the conditions of 1 failed", "{name}");
        seen.push(format!("{name}: {}", blocked.failures[0].problem));
        let explained = compile("block", when).unwrap().explain(&request(REQUEST));
        assert!(explained[0].matched && explained[0].failure.is_some(), "{name}");
    }
    insta::assert_snapshot!(seen.join("\n"), @r#"
undefined: `holds` is undefined: counted as matched
undefined body: `holds` is undefined: counted as matched
undeclared: var undeclared is unsafe (path ["bastion", "condition", "undeclared"], scopes []) (line 1): counted as matched
no boolean: `holds` is not a boolean: counted as matched
builtin error: could not parse string as number (line 1): counted as matched
division by zero: divide by zero (line 1): counted as matched
conflict: rule conflicts with rule (line 2): counted as matched
panic: the evaluator panicked: counted as matched
timeout: it ran longer than 100 ms: counted as matched
"#);
}

#[test]
fn conditions_are_refused_when_they_are_loaded() {
    let mut seen = Vec::new();
    for when in [
        "holds := http.send({\"method\": \"get\", \"url\": \"http://x\"}).status_code == 200",
        "holds := http [\"send\"]({}) == 1",
        "holds := true if { true with input as http.send }",
        "holds := time.now_ns() > 0",
        "holds := count(numbers.range(1, 1000000000000)) > 0",
        "holds := data.bastion.condition.holds",
        "holds := no_such_builtin(1)",
        "holds := opa.runtime().env == 1",
        "default holds := false\nholds if other(input.rows)",
        "other := true",
        "holds := ",
        "package other\nholds := true",
        "default holds := false\n\nholds if input.rows >",
    ] {
        let error = compile("block", when).unwrap_err();
        assert_eq!(error.code().as_str(), "invalid_condition", "{when}");
        assert!(!error.to_string().contains('\n'), "{error}");
        seen.push(error.to_string());
    }
    insta::assert_snapshot!(seen.join("\n"), @r#"
policy `p`, `when`: `http.send` is not available in a condition
policy `p`, `when`: `http.send` is not available in a condition
policy `p`, `when`: `http.send` is not available in a condition
policy `p`, `when`: `time.now_ns` is not available in a condition
policy `p`, `when`: `numbers.range` is not available in a condition
policy `p`, `when`: `data` is not available in a condition
policy `p`, `when`: there is no function `no_such_builtin`
policy `p`, `when`: `opa.runtime` is not available in a condition
policy `p`, `when`: there is no function `other`
policy `p`, `when`: there is no rule `holds`
policy `p`, `when`: expecting expression (line 1)
policy `p`, `when`: unexpected keyword `package` (line 1)
policy `p`, `when`: expecting expression (line 3)
"#);
    assert!(compile("block", "# http.send\nholds := input.purpose == \"http.send\"").is_ok());
}

#[test]
fn huge_numbers_are_harmless() {
    for when in ["holds := 1e999999999 > 1", "holds := 1e999999999 + 1 > 1", "holds := ceil(1e99999999) > 1"] {
        let failed = compile("block", when).is_err_and(|error| error.code().as_str() == "invalid_condition");
        assert!(failed || compile("block", when).unwrap().decide(&request(REQUEST)).is_ok(), "{when}");
    }
}

#[test]
fn growing_conditions_run_out_of_time_and_not_of_memory() {
    let growing = |first: &str, step: &str| {
        let mut when = format!("x0 := {first}\n");
        for line in 1..10 {
            when.push_str(&format!("x{line} := {}\n", step.replace('x', &format!("x{}", line - 1))));
        }
        when + "holds := x9 == 1"
    };
    for when in [
        growing("[1, 2]", "array.concat(array.concat(array.concat(x, x), array.concat(x, x)), array.concat(x, x))"),
        growing("[1, 2]", "[a | some a in x; some b in [1, 2, 3, 4, 5, 6, 7, 8]]"),
    ] {
        let set = compile("block", &when).unwrap();
        let decision = set.decide(&request(REQUEST)).unwrap();
        assert!(decision.matched[0].failure.is_some(), "{when}");
    }
}

#[test]
fn recursion_does_not_exhaust_the_stack() {
    let chain = |rules: usize| {
        let chain: String = (0..rules).map(|rule| format!("r{rule} := r{}\n", rule + 1)).collect();
        format!("{chain}r{rules} := true\nholds := r0")
    };
    for (when, problem) in [
        ("f(n) := f(n + 1)\nholds := f(1) == 1".to_owned(), "rules refer to themselves: `f`, `holds`"),
        ("f(n) := g(n)\ng(n) := f(n)\nholds := f(1) == 1".to_owned(), "rules refer to themselves: `f`, `g`, `holds`"),
        ("a := b\nb := a\nholds := true".to_owned(), "rules refer to themselves: `a`, `b`"),
        ("default holds := false\nholds if not holds".to_owned(), "rules refer to themselves: `holds`"),
        (chain(100), "more than 16 rules"),
    ] {
        let error = compile("block", &when).unwrap_err();
        assert_eq!(error.to_string(), format!("policy `p`, `when`: {problem}"));
    }
    // nested within rules and from rule to rule
    for (rules, depth) in [(14, 2), (14, 3)] {
        let (open, close) = ("count([".repeat(depth), "])".repeat(depth));
        let chain: String = (0..rules).map(|rule| format!("r{rule} := {open}r{}{close}\n", rule + 1)).collect();
        let when = format!("{chain}r{rules} := [1]\nholds := r0 == 1");
        if let Ok(set) = compile("block", &when) {
            assert_eq!(set.decide(&request(REQUEST)).unwrap().matched.len(), 1);
        }
    }
    let nested = compile("block", &format!("holds := {}1{} == 1", "[".repeat(13), "]".repeat(13))).unwrap_err();
    assert_eq!(nested.to_string(), "policy `p`, `when`: brackets are nested more than 12 levels deep");
    let sum = |terms: usize| format!("holds := {}1 > 0", "1 + ".repeat(terms));
    assert_eq!(compile("block", &sum(20)).unwrap().decide(&request(REQUEST)).unwrap().failures, []);
    assert!(compile("block", &sum(500)).is_err());
    let decision = compile("block", &chain(14)).unwrap().decide(&request(REQUEST)).unwrap();
    assert_eq!((decision.matched.len(), decision.failures.len()), (1, 0));
}

#[test]
fn deep_conditions_do_not_exhaust_the_stack() {
    for (open, close) in [("[", "]"), ("(", ")"), ("{", "}"), ("{1: ", "}"), ("-", ""), ("count(", ")"), ("not ", "")] {
        let when = format!("holds := {}1{}", open.repeat(8_000), close.repeat(8_000));
        assert!(compile("block", &when).is_err(), "{open}");
    }
}
