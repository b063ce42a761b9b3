//! Decisions, explanations and what a request does not state.

use crate::finding::{Audience, Certainty, Impact, Level};
use crate::policy::{ChangeSummary, Effect, Matches, PolicyRequest};

use super::{request, set};

const MIXED: &str = "
  - { id: read, name: Analysts read, kind: access, actions: [data.read], subjects: { roles: { any_of: [analyst] } },
      effect: allow }
  - { id: big, name: Large reads, kind: approval, actions: [data.read], rows: { rows_min: 1000 },
      effect: require_approval, approvers: { roles: [owner, dpo], min: 2 }, reason: many rows }
  - { id: pii, name: Sensitive reads, kind: approval, actions: [data.read], scope: { pii_levels: [high] },
      effect: require_approval, approvers: { roles: [dpo], distinct_from_requester: false } }
  - { id: quarantine, name: Quarantined data, kind: quality, scope: { tags: { any_of: [quarantined] } }, effect: block,
      severity: critical }
  - { id: finance, name: Finance data, kind: access, actions: [data.read], scope: { datasets: ['bank.fin_*', bank.hr] },
      subjects: { roles: { none_of: [controller] } }, effect: block }
";

fn analyst(rows: u64, dataset: &str, pii_level: &str, tags: &str) -> PolicyRequest {
    request(&format!(
        "{{ principal: {{ id: ada, roles: [analyst, intern] }}, action: data.read, rows: {rows},
            resource: {{ dataset: {dataset}, pii_level: {pii_level}, tags: [{tags}] }} }}"
    ))
}

#[test]
fn the_strongest_effect_wins() {
    let set = set(MIXED);
    for (rows, dataset, pii_level, tags, effect, matched) in [
        (1, "bank.cards", "none", "", Effect::Allow, &["read"] as &[&str]),
        (999, "bank.cards", "low", "other", Effect::Allow, &["read"]),
        (1000, "bank.cards", "low", "", Effect::RequireApproval, &["big", "read"]),
        (1000, "bank.cards", "high", "", Effect::RequireApproval, &["big", "pii", "read"]),
        (1000, "bank.cards", "high", "x, quarantined", Effect::Block, &["quarantine", "big", "pii", "read"]),
        (1, "bank.fin_ledger.2026", "none", "", Effect::Block, &["finance", "read"]),
        (1, "bank.hr", "none", "", Effect::Block, &["finance", "read"]),
        (1, "bank.hr2", "none", "", Effect::Allow, &["read"]),
    ] {
        let decision = set.decide(&analyst(rows, dataset, pii_level, tags)).unwrap();
        let ids: Vec<&str> = decision.matched.iter().map(|policy| policy.id.as_str()).collect();
        assert_eq!((decision.effect, ids.as_slice()), (effect, matched), "{rows} {dataset} {pii_level} {tags}");
    }
}

#[test]
fn a_decision_says_everything_about_itself() {
    let decision = set(MIXED).decide(&analyst(5000, "bank.cards", "high", "")).unwrap();
    insta::assert_json_snapshot!(decision, @r#"
{
  "effect": "require_approval",
  "reason": "policy `big`: many rows",
  "matched": [
    {
      "id": "big",
      "version": 1,
      "digest": "blake3:2ec867ae79478263b906f9cb42605f6c863d4fbfb836dd28b51a4acbff597d02",
      "effect": "require_approval",
      "reason": "many rows"
    },
    {
      "id": "pii",
      "version": 1,
      "digest": "blake3:75a932e812f1856c6a46217d33ccefffd46d81695d357050aa93f607c6c2daa3",
      "effect": "require_approval",
      "reason": "Sensitive reads"
    },
    {
      "id": "read",
      "version": 1,
      "digest": "blake3:fc1dabf45ff99d596d63176d98c4e56443785215f28fa5358bdd131ea563f93d",
      "effect": "allow",
      "reason": "Analysts read"
    }
  ],
  "approvals": [
    {
      "policy": "big",
      "roles": [
        "owner",
        "dpo"
      ],
      "min": 2,
      "distinct_from_requester": true
    },
    {
      "policy": "pii",
      "roles": [
        "dpo"
      ],
      "min": 1,
      "distinct_from_requester": false
    }
  ],
  "policy_set_digest": "blake3:e2b7d77e5144e1b2e7078c0b3f085dd0ceb44ac0a39393f4796d46c88a9eb102",
  "request_digest": "blake3:1f26a91f8893d96bcd32867e95293716277e0363600e51278f936217ed7f4f56"
}
"#);
}

#[test]
fn nothing_matched_is_blocked() {
    let decision = set(MIXED).decide(&PolicyRequest::new("ada", "data.write")).unwrap();
    assert_eq!((decision.effect, decision.reason.as_str()), (Effect::Block, "no policy matched"));
    assert_eq!(decision.matched, []);
    let empty = crate::policy::PolicySet::compile(Vec::new()).unwrap();
    assert_eq!(empty.decide(&PolicyRequest::new("ada", "data.read")).unwrap().effect, Effect::Block);
}

#[test]
fn what_is_not_stated_counts_against_the_request() {
    let policy = |effect: &str, field: &str| {
        set(&format!("\n  - {{ id: p, name: P, kind: access, actions: [a], {field}, effect: {effect} }}\n"))
    };
    for (field, path) in [
        ("scope: { tenants: [t] }", "tenant"),
        ("scope: { environments: [t] }", "environment"),
        ("scope: { domains: [t] }", "resource.domain"),
        ("scope: { datasets: [t] }", "resource.dataset"),
        ("scope: { datasets: ['t*'] }", "resource.dataset"),
        ("scope: { pii_levels: [none] }", "resource.pii_level"),
        ("scope: { jurisdictions: { any_of: [t] } }", "resource.jurisdiction"),
        ("scope: { jurisdictions: { none_of: [t] } }", "resource.jurisdiction"),
        ("subjects: { jurisdictions: { any_of: [t] } }", "principal.jurisdiction"),
        ("subjects: { jurisdictions: { none_of: [t] } }", "principal.jurisdiction"),
        ("subjects: { kinds: [user] }", "principal.kind"),
        ("purposes: [t]", "purpose"),
        ("rows: { rows_max: 5 }", "rows"),
        ("change: { levels: [none] }", "change"),
    ] {
        let request = PolicyRequest::new("ada", "a");
        let blocked = policy("block", field).decide(&request).unwrap();
        assert_eq!(blocked.matched[0].unstated, [path], "{field}");
        assert_eq!(blocked.reason, format!("policy `p`: P (not stated: {path})"));
        let allowed = policy("allow", field).decide(&request).unwrap();
        assert_eq!((allowed.effect, allowed.matched.len()), (Effect::Block, 0), "{field}");
    }
}

#[test]
fn a_change_is_judged_by_its_strongest_level_for_the_audiences_named() {
    let change = |impacts: &[(Audience, Level)], rules: &[&str]| {
        let mut request = PolicyRequest::new("ada", "schema.change");
        let impacts = impacts.iter().map(|(audience, level)| Impact {
            audience: *audience,
            level: *level,
            certainty: Certainty::Proven,
        });
        let rules = rules.iter().map(ToString::to_string).collect();
        request.change = Some(ChangeSummary { impacts: impacts.collect(), rules });
        request
    };
    let broken = [(Audience::Readers, Level::Info), (Audience::Operations, Level::Error)];
    for (scope, impacts, expected) in [
        ("{ levels: [error] }", &broken[..], true),
        ("{ levels: [info, warning] }", &broken, false),
        ("{ levels: [error], audiences: [readers] }", &broken, false),
        ("{ levels: [info], audiences: [readers] }", &broken, true),
        ("{ levels: [none], audiences: [security] }", &broken, true),
        ("{ audiences: [security, data] }", &broken, false),
        ("{ audiences: [security, readers] }", &broken, true),
        ("{ levels: [none] }", &[], true),
        ("{ levels: [none] }", &broken, false),
        ("{ rules: [COL002, COL003] }", &[], true),
        ("{ rules: [COL004] }", &[], false),
    ] {
        let set = set(&format!(
            "\n  - {{ id: p, name: P, kind: access, actions: [schema.change], change: {scope}, effect: allow }}\n"
        ));
        let matched = set.decide(&change(impacts, &["COL003"])).unwrap().effect == Effect::Allow;
        assert_eq!(matched, expected, "{scope}");
    }
}

#[test]
fn an_explanation_names_the_first_field_that_does_not_match() {
    let mut request = analyst(10, "bank.cards", "low", "");
    request.principal.roles.clear();
    let lines: Vec<String> =
        set(MIXED).explain(&request).iter().map(|line| serde_json::to_string(line).unwrap()).collect();
    insta::assert_snapshot!(lines.join("\n"), @r#"
{"policy":"big","effect":"require_approval","matched":false,"mismatch":{"field":"rows","expected":{"rows_min":1000},"actual":10}}
{"policy":"finance","effect":"block","matched":false,"mismatch":{"field":"scope.datasets","expected":["bank.fin_*","bank.hr"],"actual":"bank.cards"}}
{"policy":"pii","effect":"require_approval","matched":false,"mismatch":{"field":"scope.pii_levels","expected":["high"],"actual":"low"}}
{"policy":"quarantine","effect":"block","matched":false,"mismatch":{"field":"scope.tags","expected":{"any_of":["quarantined"]},"actual":[]}}
{"policy":"read","effect":"allow","matched":false,"mismatch":{"field":"subjects.roles","expected":{"any_of":["analyst"]},"actual":[]}}
"#);
}

#[test]
fn matches_are_used_again() {
    let set = set(MIXED);
    let (blocked, allowed) = (analyst(1, "bank.hr", "none", ""), analyst(1, "x", "none", ""));
    let mut matches = Matches::default();
    set.evaluate(&set.symbols(&blocked), &mut matches);
    assert_eq!((matches.effect(), matches.policies.as_slice()), (Effect::Block, &[1, 4][..]));
    set.evaluate(&set.symbols(&allowed), &mut matches);
    assert_eq!((matches.effect(), matches.policies.as_slice()), (Effect::Allow, &[4][..]));
}
