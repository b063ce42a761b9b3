//! Each question by hand.

use super::*;
use crate::policy::packs;

#[test]
fn a_block_and_an_allow_meet_in_a_person_who_has_both_roles() {
    let set = set(
        "
  - { id: analysts, name: A, kind: access, subjects: { roles: { any_of: [analyst] } }, effect: allow }
  - { id: contractors, name: C, kind: access, subjects: { roles: { any_of: [contractor] } }, effect: block }
  - { id: guests, name: G, kind: access, subjects: { roles: { any_of: [guest], none_of: [analyst] } }, effect: block }",
    );
    let conflicts = set.conflicts(&Universe::default()).unwrap();
    assert_eq!((conflicts.total, conflicts.found.len()), (1, 1));
    let conflict = &conflicts.found[0];
    assert_eq!((conflict.winner.as_str(), conflict.winner_effect), ("contractors", Effect::Block));
    assert_eq!((conflict.loser.as_str(), conflict.loser_effect), ("analysts", Effect::Allow));
    assert_eq!(conflict.request.principal.roles, ["analyst", "contractor"]);
    assert_eq!((conflict.overlap, conflict.certainty), (Overlap::Partial, AnalysisCertainty::Proven));
}

#[test]
fn an_overlap_says_whether_it_is_an_exception() {
    let set = set("
  - { id: all, name: A, kind: access, effect: allow }
  - { id: pii, name: P, kind: access, scope: { pii_levels: [high] }, effect: block }
  - id: pii-read
    name: R
    kind: access
    actions: [data.read]
    scope: { pii_levels: [high] }
    effect: require_approval
    approvers: { roles: [dpo] }");
    let conflicts = set.conflicts(&Universe::default()).unwrap();
    let found: Vec<_> =
        conflicts.found.iter().map(|one| (one.winner.as_str(), one.loser.as_str(), one.overlap)).collect();
    let expected = [
        ("pii", "all", Overlap::Exception),
        ("pii", "pii-read", Overlap::Eclipse),
        ("pii-read", "all", Overlap::Exception),
    ];
    assert_eq!(found, expected);
}

#[test]
fn several_policies_together_shadow_one() {
    let set = set("
  - { id: few, name: F, kind: access, rows: { rows_max: 100 }, effect: block }
  - { id: many, name: M, kind: access, rows: { rows_min: 101 }, effect: block }
  - { id: read, name: R, kind: access, actions: [data.read], effect: allow }
  - { id: none, name: N, kind: access, subjects: { kinds: [user, service, agent] }, effect: block }");
    let shadows = set.shadowed(&Universe::default()).unwrap();
    let found: Vec<_> = shadows.found.iter().map(|one| (one.policy.as_str(), one.covered_by.join(" "))).collect();
    // a kind that is left out is blocked by `none` too, so it is everywhere, and so are the other two together
    let expected = [("few", "none"), ("many", "none"), ("none", "few many"), ("read", "none")];
    assert_eq!(found, expected.map(|(policy, by)| (policy, by.to_owned())));
    assert!(shadows.incomplete.is_empty());
}

#[test]
fn an_approval_is_shadowed_by_one_that_implies_it() {
    let policy = |id: &str, approvers: &str| {
        format!("\n  - {{ id: {id}, name: A, kind: approval, effect: require_approval, approvers: {approvers} }}")
    };
    let names = |list: String| -> Vec<String> {
        let shadows = set(&list).shadowed(&Universe::default()).unwrap();
        shadows.found.into_iter().map(|shadow| shadow.policy).collect()
    };
    let wide = policy("wide", "{ roles: [dpo, owner] }");
    assert_eq!(names(wide.clone() + &policy("narrow", "{ roles: [dpo] }")), ["wide"]);
    assert_eq!(names(wide.clone() + &policy("own", "{ roles: [dpo], distinct_from_requester: false }")), [""; 0]);
    assert_eq!(names(wide + &policy("two", "{ roles: [dpo], min: 2, distinct_from_requester: false }")), ["wide"]);
}

#[test]
fn a_universe_names_what_can_never_match() {
    let set = set("
  - { id: ghost, name: G, kind: access, subjects: { roles: { any_of: [ghost] } }, actions: [fly], effect: allow }
  - { id: read, name: R, kind: access, actions: [data.read], effect: allow }
  - { id: sealed, name: S, kind: access, scope: { datasets: ['sealed.*'] }, effect: allow }");
    assert_eq!(set.never_matching(&Universe::default()).unwrap(), []);
    let universe = Universe {
        actions: Some(vec!["data.read".to_owned()]),
        roles: Some(vec!["analyst".to_owned()]),
        datasets: Some(vec!["bank.cards".to_owned()]),
        ..Universe::default()
    };
    let never = set.never_matching(&universe).unwrap();
    let never: Vec<_> = never.iter().map(|one| (one.policy.as_str(), one.fields.as_slice())).collect();
    let expected = [
        ("ghost", [RequestField::Action, RequestField::PrincipalRoles].as_slice()),
        ("sealed", &[RequestField::ResourceDataset]),
    ];
    assert_eq!(never, expected);
}

#[test]
fn a_gap_names_the_fields_that_make_it_one() {
    let set = set("
  - { id: a, name: A, kind: access, scope: { environments: [dev] }, effect: allow }
  - { id: b, name: B, kind: access, actions: [read], scope: { environments: [production] }, effect: allow }");
    let universe = Universe {
        actions: Some(vec!["read".to_owned(), "write".to_owned()]),
        environments: Some(vec!["dev".to_owned(), "production".to_owned()]),
        always_stated: vec![RequestField::Environment],
        ..Universe::default()
    };
    let gaps = set.gaps(&universe).unwrap();
    assert_eq!((gaps.found.len(), gaps.more), (1, Verdict::No));
    assert_eq!(gaps.found[0].request.action, "write");
    assert_eq!(gaps.found[0].request.environment.as_deref(), Some("production"));
    assert_eq!(gaps.found[0].fields, [RequestField::Action, RequestField::Environment]);
    let (model, space) = Model::alone(&set, &Universe::default(), condition).unwrap();
    let bounded = gap::gaps(&model, &space, 1, ANALYSIS_COMPARISONS_MAX);
    assert_eq!((bounded.found.len(), bounded.more), (1, Verdict::Yes));
    assert_eq!(gap::gaps(&model, &space, 1, 2).more, Verdict::Unknown);
}

#[test]
fn a_comparison_has_a_request_for_each_kind_of_difference() {
    let old = set("
  - { id: read, name: R, kind: access, actions: [read], effect: allow }
  - { id: drop, name: D, kind: access, actions: [drop], effect: require_approval, approvers: { roles: [owner], min: 2 } }");
    let new = set("
  - { id: renamed, name: R, kind: access, actions: [read], effect: allow }
  - { id: bulk, name: B, kind: access, actions: [read], rows: { rows_min: 1000 }, effect: block }
  - { id: drop, name: D, kind: access, actions: [drop], effect: require_approval, approvers: { roles: [owner] } }");
    let comparison = old.compare(&new, &Universe::default()).unwrap();
    let found: Vec<_> = comparison.differences.iter().map(|one| (one.before, one.after, one.strictness)).collect();
    let expected = [
        (Effect::Allow, Effect::Block, Strictness::Stricter),
        (Effect::RequireApproval, Effect::RequireApproval, Strictness::Looser),
    ];
    assert_eq!(found, expected);
    assert_eq!(comparison.differences[0].policies_after, ["bulk"]);
    assert_eq!(comparison.differences[1].approvals_before[0].min, 2);
    assert_eq!(comparison.differences[1].approvals_after[0].min, 1);
    assert_eq!((comparison.equivalent, comparison.at_least_as_strict), (Verdict::No, Verdict::No));
    assert!(comparison.complete);
}

#[test]
fn a_policy_that_demands_a_mask_decides_wherever_nobody_else_demands_it() {
    let masked = "obligations: { masks: [{ column: iban, mask: { kind: partial, last: 4 } }] }";
    let names = |list: &str| -> Vec<String> {
        let shadows = set(list).shadowed(&Universe::default()).unwrap();
        shadows.found.into_iter().map(|shadow| shadow.policy).collect()
    };
    let any = "\n  - { id: any, name: Any, kind: access, effect: allow }";
    let read = |obligations: &str| {
        format!("\n  - {{ id: read, name: R, kind: access, actions: [read], effect: allow, {obligations} }}")
    };
    assert_eq!(names(&(any.to_owned() + &read(masked))), [""; 0]);
    assert_eq!(names(&(any.to_owned() + &read(""))), ["read"]);
    let hidden = "\n  - { id: all, name: All, kind: access, effect: allow, obligations: { masks: [{ column: iban, mask: { kind: hide } }] } }";
    assert_eq!(names(&(hidden.to_owned() + &read(masked))), ["read"]);
    let never = "\n  - { id: never, name: N, kind: access, effect: block }";
    assert_eq!(names(&(never.to_owned() + &read(masked))), ["read"]);
}

#[test]
fn sets_that_hide_otherwise_are_not_equivalent() {
    let reading = |obligations: &str| {
        set(&format!("\n  - {{ id: read, name: R, kind: access, effect: allow, obligations: {obligations} }}"))
    };
    let some = reading("{ rows: [{ column: owner, condition: { kind: any_of, values: [a] } }], log: request }");
    let more = reading("{ rows: [{ column: owner, condition: { kind: any_of, values: [b, a] } }], log: result }");
    let fewer = reading("{ rows: [{ column: owner, condition: { kind: any_of, values: [b, a] } }] }");
    let kinds = |old: &PolicySet, new: &PolicySet| {
        let comparison = old.compare(new, &Universe::default()).unwrap();
        assert_eq!(comparison.equivalent, Verdict::No);
        assert_ne!(comparison.differences[0].obligations_before, comparison.differences[0].obligations_after);
        comparison.differences.iter().map(|one| (one.before, one.after, one.strictness)).collect::<Vec<_>>()
    };
    let kind = |strictness| [(Effect::Allow, Effect::Allow, strictness)];
    assert_eq!(kinds(&some, &fewer), kind(Strictness::Looser));
    assert_eq!(kinds(&fewer, &some), kind(Strictness::Stricter));
    assert_eq!(kinds(&some, &more), kind(Strictness::Different));
    let other = reading("{ rows: [{ column: owner, condition: { kind: any_of, values: [a, b] } }] }");
    assert_eq!(fewer.compare(&other, &Universe::default()).unwrap().equivalent, Verdict::Yes);
}

#[test]
fn what_is_too_entangled_is_said_to_be_incomplete() {
    let set = set("
  - { id: a, name: A, kind: access, actions: [read], effect: block }
  - { id: b, name: B, kind: access, scope: { environments: [dev] }, effect: allow }");
    let (model, space) = Model::alone(&set, &Universe::default(), condition).unwrap();
    assert_eq!(shadow::shadows(&model, &space, 2).incomplete, ["a", "b"]);
    let none = PolicySet::compile(Vec::new()).unwrap();
    let empty = Model::new(&none, &space, condition);
    let comparison = compare::compare(&model, &empty, &space, 1).unwrap();
    assert_eq!((comparison.complete, comparison.equivalent), (false, Verdict::Unknown));
}

#[test]
fn a_universe_is_checked() {
    let set = set("\n  - { id: a, name: A, kind: access, effect: allow }");
    let refused = |universe: &Universe| set.analyse(universe).unwrap_err().to_string();
    let pattern = Universe { datasets: Some(vec!["bank.*".to_owned()]), ..Universe::default() };
    assert_eq!(refused(&pattern), "universe, `datasets`: `bank.*` is a pattern; expected names of data sets");
    let many = (0..10_001).map(|at| at.to_string()).collect();
    let many = Universe { roles: Some(many), ..Universe::default() };
    assert_eq!(refused(&many), "values of the universe's `roles`: 10001; the limit is 10000");
}

#[test]
fn the_packs_are_analysed() {
    for pack in packs::PACKS {
        let set = PolicySet::compile(packs::pack(pack.name).unwrap().document().unwrap().policies);
        // a pack whose conditions this build cannot read has nothing to analyse
        let Ok(set) = set else { continue };
        let analysis = set.analyse(&Universe::default()).unwrap();
        assert!(analysis.never_matching.is_empty() && analysis.shadows.incomplete.is_empty(), "{}", pack.name);
        assert_eq!(set.compare(&set, &Universe::default()).unwrap().equivalent, Verdict::Yes);
    }
}

#[test]
fn a_request_is_made_of_what_the_box_needs() {
    let set = set("\n  - { id: a, name: A, kind: access, actions: [data.read], effect: block }
  - { id: b, name: B, kind: access, effect: allow }");
    let request = PolicyRequest::new("anyone", "data.read");
    assert_eq!(set.conflicts(&Universe::default()).unwrap().found[0].request, request);
}

#[test]
fn two_restrictions_on_changes_meet_where_no_change_is_stated() {
    let set = set("
  - { id: a, name: A, kind: approval, actions: [alter], change: { levels: [none], rules: [COL001] }, effect: block }
  - id: b
    name: B
    kind: approval
    actions: [alter]
    change: { levels: [error], rules: [COL002] }
    effect: require_approval
    approvers: { roles: [owner] }");
    let conflicts = set.conflicts(&Universe::default()).unwrap();
    assert_eq!((conflicts.total, conflicts.found[0].request.change.as_ref()), (1, None));
    assert_eq!(conflicts.found[0].overlap, Overlap::Partial);
}
