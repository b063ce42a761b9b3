//! Laws, and the compiled policies against a naive reading of the same rules.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::finding::{Audience, Certainty, Impact, Level};
use crate::policy::*;

fn values(names: &'static [&'static str]) -> impl Strategy<Value = Option<Vec<String>>> {
    let some = subsequence(names.to_vec(), 1..=names.len().min(3));
    prop_oneof![3 => Just(None), 2 => some.prop_map(|names| Some(names.into_iter().map(str::to_owned).collect()))]
}

fn few<T: Clone + std::fmt::Debug + 'static>(all: Vec<T>) -> impl Strategy<Value = Option<Vec<T>>> {
    let count = all.len();
    prop_oneof![2 => Just(None), 1 => subsequence(all, 1..=count).prop_map(Some)]
}

fn selection(names: &'static [&'static str]) -> impl Strategy<Value = Option<Selection>> {
    prop::option::weighted(
        0.4,
        (values(names), values(names)).prop_map(|(any_of, none_of)| {
            let none_of = none_of.map(|mut none_of: Vec<String>| {
                none_of.retain(|name| !any_of.iter().flatten().any(|listed: &String| listed == name));
                none_of
            });
            Selection { any_of, none_of: none_of.filter(|names| !names.is_empty()) }
        }),
    )
}

pub(super) const TENANTS: &[&str] = &["acme", "globex", "initech"];
const ENVIRONMENTS: &[&str] = &["production", "staging", "dev"];
pub(super) const DOMAINS: &[&str] = &["payments", "risk", "hr"];
const DATASETS: &[&str] = &["bank.cards", "bank.*", "*.ledger", "risk.{a,b}"];
pub(super) const JURISDICTIONS: &[&str] = &["EU", "US", "UK", "APAC", "multi"];
const TAGS: &[&str] = &["gold", "quarantined", "raw"];
const ROLES: &[&str] = &["analyst", "admin", "dpo", "engineer"];
const ACTIONS: &[&str] = &["data.read", "data.write", "schema.change"];
const PURPOSES: &[&str] = &["audit", "marketing"];
const RULES: &[&str] = &["COL001", "COL002"];

fn scope() -> impl Strategy<Value = Option<Scope>> {
    let pii_levels = few(vec![PiiLevel::None, PiiLevel::Low, PiiLevel::High]);
    let scope = (
        values(TENANTS),
        values(ENVIRONMENTS),
        values(DOMAINS),
        values(DATASETS),
        pii_levels,
        selection(JURISDICTIONS),
        selection(TAGS),
    );
    prop::option::weighted(
        0.7,
        scope.prop_map(|(tenants, environments, domains, datasets, pii_levels, jurisdictions, tags)| Scope {
            tenants,
            environments,
            domains,
            datasets,
            pii_levels,
            jurisdictions,
            tags,
        }),
    )
}

fn subjects() -> impl Strategy<Value = Option<Subjects>> {
    let kinds = few(vec![PrincipalKind::User, PrincipalKind::Service, PrincipalKind::Agent]);
    let subjects = (kinds, selection(ROLES), selection(JURISDICTIONS))
        .prop_map(|(kinds, roles, jurisdictions)| Subjects { kinds, roles, jurisdictions });
    prop::option::weighted(0.5, subjects)
}

fn change() -> impl Strategy<Value = Option<ChangeScope>> {
    let levels = few(vec![ChangeLevel::None, ChangeLevel::Info, ChangeLevel::Warning, ChangeLevel::Error]);
    let change = (levels, few(Audience::ALL.to_vec()), values(RULES))
        .prop_map(|(levels, audiences, rules)| ChangeScope { levels, audiences, rules });
    prop::option::weighted(0.3, change)
}

fn policy() -> impl Strategy<Value = Policy> {
    let rows = prop::option::weighted(0.2, (0..3_u64, 3..6_u64)).prop_map(|rows| {
        rows.map(|(least, most)| RowRange { rows_min: Some(least), rows_max: (most < 5).then_some(most) })
    });
    let effect = select(vec![Effect::Allow, Effect::RequireApproval, Effect::Block]);
    (scope(), subjects(), values(ACTIONS), values(PURPOSES), rows, change(), effect).prop_map(
        |(scope, subjects, actions, purposes, rows, change, effect)| Policy {
            scope,
            subjects,
            change: if actions.is_some() { change } else { None },
            actions,
            purposes,
            rows,
            approvers: (effect == Effect::RequireApproval).then(|| Approvers {
                roles: vec!["owner".to_owned()],
                min: 1,
                distinct_from_requester: true,
            }),
            ..Policy::new("", "generated", PolicyKind::Access, effect)
        },
    )
}

pub(super) fn policy_list(count_max: usize) -> impl Strategy<Value = Vec<Policy>> {
    prop::collection::vec(policy(), 0..count_max).prop_map(|mut policies| {
        for (index, policy) in policies.iter_mut().enumerate() {
            policy.id = format!("p{index:03}");
        }
        policies
    })
}

fn one(names: &'static [&'static str]) -> impl Strategy<Value = Option<String>> {
    prop::option::weighted(0.8, select([names, &["elsewhere"]].concat()).prop_map(str::to_owned))
}

fn several(names: &'static [&'static str]) -> impl Strategy<Value = Vec<String>> {
    subsequence([names, &["elsewhere"]].concat(), 0..=names.len())
        .prop_map(|names| names.into_iter().map(str::to_owned).collect())
}

pub(super) fn any_request() -> impl Strategy<Value = PolicyRequest> {
    let kind = prop::option::of(select(vec![PrincipalKind::User, PrincipalKind::Service, PrincipalKind::Agent]));
    let principal = (kind, several(ROLES), one(JURISDICTIONS)).prop_map(|(kind, roles, jurisdiction)| Principal {
        id: "ada".to_owned(),
        kind,
        roles,
        jurisdiction,
    });
    let pii_level = prop::option::of(select(vec![PiiLevel::None, PiiLevel::Low, PiiLevel::High]));
    let dataset = one(&["bank.cards", "bank.x.y", "x.ledger", "risk.a", "risk.c", "risk.{a,b}"]);
    let resource = (dataset, one(DOMAINS), pii_level, one(JURISDICTIONS), several(TAGS)).prop_map(
        |(dataset, domain, pii_level, jurisdiction, tags)| Resource { dataset, domain, pii_level, jurisdiction, tags },
    );
    let impact = (select(Audience::ALL.to_vec()), select(vec![Level::Info, Level::Warning, Level::Error]))
        .prop_map(|(audience, level)| Impact { audience, level, certainty: Certainty::Proven });
    let change = (prop::collection::vec(impact, 0..4), several(RULES))
        .prop_map(|(impacts, rules)| ChangeSummary { impacts, rules });
    let change = prop::option::weighted(0.7, change);
    let action = select(ACTIONS.to_vec()).prop_map(str::to_owned);
    let rows = prop::option::of(0..7_u64);
    (one(TENANTS), principal, action, one(ENVIRONMENTS), one(PURPOSES), rows, resource, change).prop_map(
        |(tenant, principal, action, environment, purpose, rows, resource, change)| PolicyRequest {
            tenant,
            principal,
            action,
            environment,
            purpose,
            rows,
            resource,
            change,
            ..PolicyRequest::default()
        },
    )
}

/// The rules of the format, read one by one from the policy as it is written.
mod naive {
    use super::*;

    fn single(
        any_of: Option<&Vec<String>>,
        none_of: Option<&Vec<String>>,
        actual: Option<&String>,
        doubt: bool,
    ) -> bool {
        if any_of.is_none() && none_of.is_none() {
            return true;
        }
        let Some(actual) = actual else { return doubt };
        any_of.is_none_or(|list| list.contains(actual)) && none_of.is_none_or(|list| !list.contains(actual))
    }

    fn several(selection: Option<&Selection>, actual: &[String]) -> bool {
        let Some(Selection { any_of, none_of }) = selection else { return true };
        any_of.as_ref().is_none_or(|list| list.iter().any(|name| actual.contains(name)))
            && !none_of.iter().flatten().any(|name| actual.contains(name))
    }

    fn known<T: PartialEq>(list: Option<&Vec<T>>, actual: Option<T>, doubt: bool) -> bool {
        list.is_none_or(|list| actual.map_or(doubt, |actual| list.contains(&actual)))
    }

    fn dataset(list: Option<&Vec<String>>, actual: Option<&String>, doubt: bool) -> bool {
        let Some(list) = list else { return true };
        let Some(actual) = actual else { return doubt };
        list.iter().any(|pattern| match pattern.as_str() {
            "bank.*" => actual.starts_with("bank."),
            "*.ledger" => actual.ends_with(".ledger"),
            "risk.{a,b}" => actual == "risk.a" || actual == "risk.b",
            name => actual == name,
        })
    }

    fn change(scope: Option<&ChangeScope>, actual: Option<&ChangeSummary>, doubt: bool) -> bool {
        let Some(scope) = scope else { return true };
        let Some(actual) = actual else { return doubt };
        let counts =
            |impact: &&Impact| scope.audiences.as_ref().is_none_or(|audiences| audiences.contains(&impact.audience));
        let counted = ChangeSummary { impacts: actual.impacts.iter().filter(counts).copied().collect(), rules: vec![] };
        let level = match (&scope.levels, &scope.audiences) {
            (Some(levels), _) => levels.contains(&counted.level()),
            (None, Some(_)) => counted.level() != ChangeLevel::None,
            (None, None) => true,
        };
        level && scope.rules.as_ref().is_none_or(|rules| rules.iter().any(|rule| actual.rules.contains(rule)))
    }

    fn matches(policy: &Policy, request: &PolicyRequest) -> bool {
        let doubt = policy.effect != Effect::Allow;
        let scope = policy.scope.clone().unwrap_or_default();
        let subjects = policy.subjects.clone().unwrap_or_default();
        let (principal, resource) = (&request.principal, &request.resource);
        let place = |selection: Option<&Selection>, actual: Option<&String>| {
            let selection = selection.cloned().unwrap_or_default();
            single(selection.any_of.as_ref(), selection.none_of.as_ref(), actual, doubt)
        };
        let rows = policy.rows.as_ref().is_none_or(|range| {
            request.rows.map_or(doubt, |rows| {
                range.rows_min.is_none_or(|least| rows >= least) && range.rows_max.is_none_or(|most| rows <= most)
            })
        });
        single(scope.tenants.as_ref(), None, request.tenant.as_ref(), doubt)
            && single(scope.environments.as_ref(), None, request.environment.as_ref(), doubt)
            && single(scope.domains.as_ref(), None, resource.domain.as_ref(), doubt)
            && dataset(scope.datasets.as_ref(), resource.dataset.as_ref(), doubt)
            && known(scope.pii_levels.as_ref(), resource.pii_level, doubt)
            && place(scope.jurisdictions.as_ref(), resource.jurisdiction.as_ref())
            && several(scope.tags.as_ref(), &resource.tags)
            && known(subjects.kinds.as_ref(), principal.kind, doubt)
            && several(subjects.roles.as_ref(), &principal.roles)
            && place(subjects.jurisdictions.as_ref(), principal.jurisdiction.as_ref())
            && single(policy.actions.as_ref(), None, Some(&request.action), doubt)
            && single(policy.purposes.as_ref(), None, request.purpose.as_ref(), doubt)
            && rows
            && change(policy.change.as_ref(), request.change.as_ref(), doubt)
    }

    pub(super) fn decide(policies: &[Policy], request: &PolicyRequest) -> (Effect, Vec<String>) {
        let matched: Vec<&Policy> = policies.iter().filter(|policy| matches(policy, request)).collect();
        let effect = matched.iter().map(|policy| policy.effect).max().unwrap_or(Effect::Block);
        (effect, matched.iter().map(|policy| policy.id.clone()).collect())
    }
}

fn compiled(set: &PolicySet, request: &PolicyRequest) -> (Effect, Vec<String>) {
    let decision = set.decide(request).unwrap();
    let mut ids: Vec<String> = decision.matched.into_iter().map(|policy| policy.id).collect();
    ids.sort();
    (decision.effect, ids)
}

proptest! {
    #[test]
    fn compiled_equals_naive(
        policies in policy_list(24),
        requests in prop::collection::vec(any_request(), 1..12),
    ) {
        let set = PolicySet::compile(policies.clone()).unwrap();
        for request in requests {
            let expected = naive::decide(&policies, &request);
            prop_assert_eq!(compiled(&set, &request), expected.clone());
            let explained = set.explain(&request).into_iter();
            let explained: Vec<String> = explained.filter(|policy| policy.matched).map(|policy| policy.policy).collect();
            prop_assert_eq!(explained, expected.1);
        }
    }

    #[test]
    fn order_does_not_matter(policies in policy_list(12).prop_shuffle(), request in any_request()) {
        let mut sorted = policies.clone();
        sorted.sort_by(|left, right| left.id.cmp(&right.id));
        let (left, right) = (PolicySet::compile(policies).unwrap(), PolicySet::compile(sorted).unwrap());
        prop_assert_eq!(left.digest(), right.digest());
        prop_assert_eq!(left.decide(&request).unwrap(), right.decide(&request).unwrap());
    }

    #[test]
    fn a_further_policy_never_weakens_a_restriction(
        policies in policy_list(12),
        mut further in policy(),
        request in any_request(),
    ) {
        let before = PolicySet::compile(policies.clone()).unwrap().decide(&request).unwrap();
        further.id = "further".to_owned();
        let allows = further.effect == Effect::Allow;
        let mut more = policies;
        more.push(further);
        let after = PolicySet::compile(more).unwrap().decide(&request).unwrap();
        if !before.matched.is_empty() {
            prop_assert!(after.effect >= before.effect);
            prop_assert!(!allows || after.effect == before.effect);
        }
        prop_assert_ne!(after.policy_set_digest, before.policy_set_digest);
    }

    #[test]
    fn documents_survive_the_round_trip(policies in policy_list(6)) {
        let document = PolicyDocument::new(policies);
        let json = document.to_json().unwrap();
        prop_assert_eq!(&PolicyDocument::from_json(&json).unwrap(), &document);
        // JSON is YAML
        prop_assert_eq!(&PolicyDocument::from_yaml(&json).unwrap(), &document);
    }
}

#[test]
fn many_symbols_and_tenants_are_indexed_rightly() {
    let mut policies = Vec::new();
    for number in 0..300_u64 {
        let mut policy = Policy {
            id: format!("p{number:03}"),
            actions: Some(vec![format!("action-{}", number % 100), "data.read".to_owned()]),
            effect: [Effect::Allow, Effect::Block][usize::from(number % 3 == 0)],
            ..super::policies("\n  - { id: x, name: X, kind: access, effect: allow }").remove(0)
        };
        let tenants = if number % 7 == 0 { 100 } else { 1 };
        let tenants = (0..tenants).map(|tenant| format!("tenant-{}", (number + tenant) % 150)).collect();
        let roles = Selection { any_of: Some(vec![format!("role-{}", number % 120)]), none_of: None };
        policy.scope = (number % 5 != 0).then(|| Scope { tenants: Some(tenants), ..Scope::default() });
        policy.subjects = (number % 2 == 0).then(|| Subjects { roles: Some(roles), ..Subjects::default() });
        policies.push(policy);
    }
    let set = PolicySet::compile(policies.clone()).unwrap();
    for number in 0..400 {
        let mut request = PolicyRequest::new("ada", format!("action-{}", number % 110));
        request.tenant = (number % 11 != 0).then(|| format!("tenant-{}", number % 160));
        request.principal.roles = (0..number % 90).map(|role| format!("role-{}", role * 2)).collect();
        assert_eq!(compiled(&set, &request), naive::decide(&policies, &request), "{number}");
    }
}
