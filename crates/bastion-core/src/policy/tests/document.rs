//! Documents: what is read, what is refused, and in which words.

use proptest::prelude::*;

use crate::error::Coded;
use crate::policy::{PolicyDocument, PolicyError, PolicySet};

use super::policies;

const FULL: &str = r#"
format: bastion.policy/v1
policies:
  - id: everything
    version: 3
    name: Every field
    description: for the round trip
    kind: retention
    scope:
      tenants: [acme]
      environments: [production]
      domains: [payments]
      datasets: ["bank.*"]
      pii_levels: [none, low, high]
      jurisdictions: { any_of: [EU], none_of: [US] }
      tags: { any_of: [a], none_of: [b] }
    subjects:
      kinds: [user, service, agent]
      roles: { any_of: [analyst], none_of: [contractor] }
      jurisdictions: { none_of: ["NO"] }
    actions: [schema.change]
    purposes: [audit]
    rows: { rows_min: 1, rows_max: 9007199254740991 }
    change: { levels: [warning, error], audiences: [readers, contracts], rules: [COL002] }
    effect: require_approval
    approvers: { roles: [owner], min: 2, distinct_from_requester: false }
    severity: medium
    reason: because
"#;

fn compile(text: &str) -> Result<PolicySet, PolicyError> {
    PolicySet::compile(PolicyDocument::read(text.as_bytes())?.policies)
}

fn refusal(text: &str) -> String {
    let error = compile(text).unwrap_err();
    assert!(!error.to_string().contains('\n'), "{error}");
    format!("{}: {error}", error.code())
}

#[test]
fn yaml_and_json_are_the_same_document() {
    let yaml = PolicyDocument::read(FULL.as_bytes()).unwrap();
    let json = yaml.to_json().unwrap();
    let back = PolicyDocument::read(&json).unwrap();
    assert_eq!(back, yaml);
    assert_eq!(back.to_json().unwrap(), json);
    assert_eq!(compile(FULL).unwrap().digest(), PolicySet::compile(back.policies).unwrap().digest());
    // golden: a change here is a change of the format
    assert_eq!(
        yaml.policies[0].digest().unwrap().to_string(),
        "blake3:966f201466da55d3a2d5f2a8ba2f9d92d9e38029e128c052810baf8cf1e9d463"
    );
}

#[test]
fn countries_are_no_booleans() {
    let list =
        "\n  - { id: p, name: no, kind: access, subjects: { jurisdictions: { any_of: [NO, on] } }, effect: block }";
    let policies = policies(list);
    let jurisdictions = policies[0].subjects.as_ref().unwrap().jurisdictions.as_ref().unwrap();
    assert_eq!(jurisdictions.any_of.as_ref().unwrap(), &["NO", "on"]);
}

#[test]
fn documents_are_refused_in_words() {
    let refused: Vec<String> = [
        "",
        "[]",
        "format: bastion.policy/v2\npolicies: []",
        "format: bastion.policy/v1",
        "format: bastion.policy/v1\npolicies: {}",
        "format: bastion.policy/v1\npolicies: []\nrules: []",
        "format: bastion.policy/v1\nformat: bastion.policy/v1\npolicies: []",
        "{\"format\":\"bastion.policy/v1\",\"policies\":[],\"policies\":[]}",
        "{\"format\":",
        "format: [",
        "format: bastion.policy/v1\npolicies: []\n---\nformat: x",
        "a: &a {x: 1}\nformat: {<<: *a}",
        "format: 9007199254740993",
        "format: \u{1}",
    ]
    .into_iter()
    .map(refusal)
    .collect();
    insta::assert_snapshot!(refused.join("\n"), @r#"
invalid_document: not a policy document: expected an object with `format` and `policies`
invalid_document: not a policy document: expected an object with `format` and `policies`
unsupported_version: the format is `bastion.policy/v2`; expected `bastion.policy/v1`
invalid_document: not a policy document: `policies` is missing
invalid_document: not a policy document: `policies` is not a list
invalid_document: not a policy document: unknown member `rules`
duplicate_key: the key `format` stands twice in one mapping at line 2, column 1
duplicate_key: the member `policies` stands twice in one object
invalid_json: not JSON: EOF while parsing a value at line 1, column 10
invalid_yaml: not YAML: unclosed bracket '[' at line 1, column 9
invalid_yaml: not YAML: a second document begins at line 4, column 1
invalid_yaml: not YAML: YAML merge keys are not allowed by configured policy at line 2, column 10
number_out_of_range: the number 9007199254740993 is not finite or lies beyond ±(2^53−1)
invalid_yaml: not YAML: unexpected character: `\u{1}' at line 1, column 9
"#);
    assert!(PolicyDocument::read(b"\xff\xfe").is_err());
}

#[test]
fn policies_are_refused_in_words() {
    let rest = "name: N, kind: access, effect: allow";
    let refused: Vec<String> = [
        format!("{{ {rest} }}"),
        format!("{{ id: 'A b', {rest} }}"),
        format!("{{ id: p, {rest}, type: access }}"),
        format!("{{ id: p, {rest}, scope: {{ domain: [x] }} }}"),
        format!("{{ id: p, {rest}, scope: {{ domains: x }} }}"),
        format!("{{ id: p, {rest}, scope: {{ pii_levels: [medium] }} }}"),
        format!("{{ id: p, {rest}, scope: {{ domains: [] }} }}"),
        format!("{{ id: p, {rest}, actions: [a, ''] }}"),
        format!("{{ id: p, {rest}, subjects: {{ roles: {{ any_of: [a, b], none_of: [b] }} }} }}"),
        format!("{{ id: p, {rest}, version: 0 }}"),
        format!("{{ id: p, {rest}, version: '1' }}"),
        format!("{{ id: p, {rest}, rows: {{ rows_min: 2, rows_max: 1 }} }}"),
        format!("{{ id: p, {rest}, rows: {{ rows_min: -1 }} }}"),
        format!("{{ id: p, {rest}, rows: [1, 2] }}"),
        format!("{{ id: p, {rest}, change: {{ levels: [error] }} }}"),
        format!("{{ id: p, {rest}, when: ' ' }}"),
        format!("{{ id: p, {rest}, scope: {{ datasets: ['a[b'] }} }}"),
        format!("{{ id: p, {rest}, approvers: {{ roles: [x] }} }}"),
        "{ id: p, name: N, kind: approval, effect: require_approval }".to_owned(),
        "{ id: p, name: N, kind: approval, effect: require_approval, approvers: { roles: [] } }".to_owned(),
        "{ id: p, name: N, kind: approval, effect: require_approval, approvers: { roles: [x], min: 0 } }".to_owned(),
        "{ id: p, name: N, kind: approval, effect: deny }".to_owned(),
        format!("{{ id: p, {rest}, description: {} }}", "x".repeat(3000)),
        format!("{{ id: p, {rest}, rows: {{ \"a\\nb\": 1 }} }}"),
        format!("{{ id: p, {rest}, actions: [{}] }}", "a,".repeat(1001)),
        format!("{{ id: p, {rest} }}\n  - {{ id: p, {rest} }}"),
    ]
    .iter()
    .map(|policy| refusal(&format!("format: bastion.policy/v1\npolicies:\n  - {policy}\n")))
    .collect();
    insta::assert_snapshot!(refused.join("\n"), @r#"
invalid_policy: policy `#1`, `policies`: missing field `id`
invalid_policy: policy `#1`, `id`: `A b` is not an identifier: expected lower-case letters, digits, `.`, `_` and `-`
invalid_policy: policy `p`, `type`: unknown field `type`, expected one of `id`, `version`, `name`, `description`, `kind`, `scope`, `subjects`, `actions`, `purposes`, `rows`, `change`, `when`, `rego`, `effect`, `approvers`, `obligations`, `severity`, `reason`
invalid_policy: policy `p`, `scope.domain`: unknown field `domain`, expected one of `tenants`, `environments`, `domains`, `datasets`, `pii_levels`, `jurisdictions`, `tags`
invalid_policy: policy `p`, `scope.domains`: invalid type: string "x", expected a list
invalid_policy: policy `p`, `scope.pii_levels[0]`: unknown variant `medium`, expected one of `none`, `low`, `high`
invalid_policy: policy `p`, `scope.domains`: the list is empty, so nothing is in it; leave the field out to admit everything
invalid_policy: policy `p`, `actions`: the text is empty
invalid_policy: policy `p`, `subjects.roles`: `b` stands in `any_of` and in `none_of`
invalid_policy: policy `p`, `version`: 0 is not a version: they count from 1
invalid_policy: policy `p`, `version`: invalid type: string "1", expected a whole number
invalid_policy: policy `p`, `rows`: no number is at least 2 and at most 1
invalid_policy: policy `p`, `rows.rows_min`: invalid value: integer `-1`, expected a whole number from 0
invalid_policy: policy `p`, `rows`: invalid type: list, expected an object: RowRange
invalid_policy: policy `p`, `change`: only with `actions`: name the actions that change a schema
invalid_policy: policy `p`, `when`: the condition is empty
invalid_policy: policy `p`, `scope.datasets`: error parsing glob 'a[b': unclosed character class; missing ']'
invalid_policy: policy `p`, `approvers`: only with `require_approval`; the effect is `allow`
invalid_policy: policy `p`, `approvers`: missing: `require_approval` has to say who approves
invalid_policy: policy `p`, `approvers.roles`: the list is empty, so nothing is in it; leave the field out to admit everything
invalid_policy: policy `p`, `approvers.min`: expected 1 to 100 people
invalid_policy: policy `p`, `effect`: unknown variant `deny`, expected one of `allow`, `require_approval`, `block`
limit_exceeded: policy `p`, `description`, bytes: 3000; the limit is 2048
invalid_policy: policy `p`, `rows.a\nb`: unknown field `a\nb`, expected `rows_min` or `rows_max`
limit_exceeded: policy `p`, `actions`, values: 1001; the limit is 1000
invalid_policy: policy `p`, `id`: the identifier stands twice
"#);
}

#[test]
fn anchors_cannot_expand_without_bound() {
    let mut bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
    for level in 1..12 {
        let items = vec![format!("*a{}", level - 1); 10].join(",");
        bomb.push_str(&format!("a{level}: &a{level} [{items}]\n"));
    }
    let error = PolicyDocument::read(bomb.as_bytes()).unwrap_err();
    assert_eq!(error.code().as_str(), "limit_exceeded", "{error}");
    let deep = format!("format: {}1{}", "[".repeat(200), "]".repeat(200));
    assert_eq!(PolicyDocument::read(deep.as_bytes()).unwrap_err().code().as_str(), "limit_exceeded");
    for unit in ["[", "- ", "? ", "{\"a\":", "[*a,", "&a ", "!x "] {
        assert!(PolicyDocument::read(unit.repeat(100_000).as_bytes()).is_err(), "{unit}");
    }
    let long = format!("format: {}", "x".repeat(5 * 1024 * 1024));
    assert_eq!(PolicyDocument::read(long.as_bytes()).unwrap_err().code().as_str(), "limit_exceeded");
}

#[test]
fn sets_are_bounded() {
    let mut many = policies("\n  - { id: p, name: P, kind: access, when: 'holds := true', effect: block }");
    for number in 0..=crate::limits::CONDITIONS_MAX {
        let id = format!("p{number}");
        many.push(crate::policy::Policy { id, ..many[0].clone() });
    }
    let error = PolicySet::compile(many).unwrap_err();
    assert_eq!(error.to_string(), "conditions in one set: 502; the limit is 500");
}

proptest! {
    /// A document with a few bytes changed is read or refused in one line, and what is read decides.
    #[test]
    fn mutilated_documents_are_read_or_refused(
        edits in prop::collection::vec((any::<prop::sample::Index>(), 0..4_usize, "[a-z0-9:{}\\[\\],&*|>'\"#!% \n-]{0,3}"), 1..6),
    ) {
        let mut text = FULL.to_owned();
        for (place, removed, inserted) in edits {
            let start = place.index(text.len());
            let end = (start + removed).min(text.len());
            text.replace_range(start..end, &inserted);
        }
        match compile(&text) {
            Ok(set) => prop_assert!(set.decide(&crate::policy::PolicyRequest::new("ada", "schema.change")).is_ok()),
            Err(error) => {
                let line = error.to_string();
                prop_assert!(!line.contains('\n') && !line.is_empty(), "{}", line);
            }
        }
    }
}

#[cfg(not(feature = "rego"))]
#[test]
fn a_condition_needs_the_evaluator() {
    let text = "format: bastion.policy/v1\npolicies:\n  - { id: p, name: N, kind: access, when: 'holds := true', effect: block }";
    let error = "invalid_condition: policy `p`, `when`: this build has no Rego evaluator (feature `rego`)";
    assert_eq!(refusal(text), error);
}
