//! A filter of rows sees what deciding each row sees, and what it cannot say it refuses.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;

use super::law::{DOMAINS, JURISDICTIONS, TENANTS, any_request, policy_list};
use super::{policies, request, set};
use crate::error::Coded;
use crate::policy::*;

/// A row: the cells of the columns that state something, and of one that an obligation asks for.
type Row = BTreeMap<&'static str, Option<String>>;

fn cell(row: &Row, column: &str) -> Option<String> {
    row.get(column).cloned().flatten()
}

fn any_row() -> impl Strategy<Value = Row> {
    let cell = |names: &[&'static str]| prop::option::weighted(0.85, select([names, &["elsewhere", ""]].concat()));
    let cells = (
        cell(TENANTS),
        cell(&["bank.cards", "bank.x"]),
        cell(DOMAINS),
        cell(&["none", "low", "high"]),
        cell(JURISDICTIONS),
        cell(&["ada", "bob"]),
    );
    cells.prop_map(|(tenant, dataset, domain, pii, region, owner)| {
        let cells = [("org", tenant), ("data", dataset), ("area", domain), ("pii", pii), ("region", region)];
        cells.into_iter().chain([("owner", owner)]).map(|(name, cell)| (name, cell.map(str::to_owned))).collect()
    })
}

fn columns() -> impl Strategy<Value = RowColumns> {
    let named = |flag: bool, name: &str| flag.then(|| name.to_owned());
    any::<[bool; 5]>().prop_map(move |[tenant, dataset, domain, pii_level, jurisdiction]| RowColumns {
        tenant: named(tenant, "org"),
        dataset: named(dataset, "data"),
        domain: named(domain, "area"),
        pii_level: named(pii_level, "pii"),
        jurisdiction: named(jurisdiction, "region"),
    })
}

fn with_obligations(mut policies: Vec<Policy>, chosen: &[Option<RowCondition>]) -> Vec<Policy> {
    for (policy, condition) in policies.iter_mut().zip(chosen) {
        if let Some(condition) = condition.clone().filter(|_| policy.effect != Effect::Block) {
            let row = RowObligation { column: "owner".to_owned(), condition };
            policy.obligations = Some(Obligations { rows: vec![row], ..Obligations::default() });
        }
    }
    policies
}

fn any_condition() -> impl Strategy<Value = Option<RowCondition>> {
    let values = || RowValues { values: vec!["ada".to_owned(), "elsewhere".to_owned()] };
    let requester = |field| Some(RowCondition::Requester(RowRequester { field }));
    prop_oneof![
        4 => Just(None),
        1 => Just(Some(RowCondition::AnyOf(values()))),
        1 => Just(Some(RowCondition::NoneOf(values()))),
        1 => Just(requester(RequesterField::Id)),
        1 => Just(requester(RequesterField::Jurisdiction)),
        1 => Just(requester(RequesterField::Tenant)),
    ]
}

/// What a row's own request says, obligations and all, by the plain reading.
fn seen(set: &PolicySet, request: &PolicyRequest, columns: &RowColumns, row: &Row) -> bool {
    let decision = set.decide(&columns.request(request, |column| row.get(column)?.as_deref())).unwrap();
    let keeps = |demanded: &RowObligation| {
        let owner = cell(row, &demanded.column);
        // what a row states of the tenant is not what the request states of who asks
        let rest = columns.request(request, |_| None);
        match (&demanded.condition, owner) {
            (_, None) => false,
            (RowCondition::AnyOf(list), Some(owner)) => list.values.contains(&owner),
            (RowCondition::NoneOf(list), Some(owner)) => !list.values.contains(&owner),
            (RowCondition::Requester(requester), owner) => {
                let stated = match requester.field {
                    RequesterField::Id => Some(rest.principal.id.clone()),
                    RequesterField::Jurisdiction => rest.principal.jurisdiction.clone(),
                    RequesterField::Tenant => rest.tenant.clone(),
                };
                stated.is_some() && stated == owner
            }
        }
    };
    decision.effect == Effect::Allow && decision.obligations.rows.iter().all(keeps)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_filter_sees_what_each_row_is_allowed(
        policies in policy_list(8),
        conditions in prop::collection::vec(any_condition(), 8),
        request in any_request(),
        columns in columns(),
        rows in prop::collection::vec(any_row(), 1..12),
    ) {
        let set = PolicySet::compile(with_obligations(policies, &conditions)).unwrap();
        let filter = match set.row_filter(&request, &columns) {
            Ok(filter) => filter,
            Err(PolicyError::RowFilter { problem, .. }) => {
                prop_assert!(problem.contains("pattern") && columns.dataset.is_some());
                return Ok(());
            }
            Err(error) => panic!("{error}"),
        };
        for row in &rows {
            let sees = filter.sees(|column| row.get(column)?.as_deref());
            prop_assert_eq!(sees, seen(&set, &request, &columns, row), "{:?} {:?}", row, filter);
            prop_assert!(!(sees && filter.is_closed()));
        }
    }
}

const READ: &str = r#"
  - { id: read, name: Read, kind: access, effect: allow, scope: { jurisdictions: { any_of: [EU, UK] } },
      obligations: { masks: [{ column: email, mask: { kind: 'null' } }],
                     rows: [{ column: owner, condition: { kind: requester, field: id } }], log: request } }
  - { id: secret, name: Secret, kind: access, effect: block, scope: { pii_levels: [high] } }"#;

fn by_region() -> RowColumns {
    let name = |name: &str| Some(name.to_owned());
    RowColumns { pii_level: name("pii"), jurisdiction: name("region"), ..RowColumns::default() }
}

#[test]
fn a_filter_reads_as_its_policies() {
    let asked = request("{ principal: { id: ada }, action: data.read }");
    let filter = set(READ).row_filter(&asked, &by_region()).unwrap();
    insta::assert_json_snapshot!((&filter.allow, &filter.refuse, &filter.obligations));
    insta::assert_json_snapshot!(filter.ucast("accounts"));
}

#[test]
fn a_decision_names_what_has_to_be_kept_to() {
    let asked = "{ principal: { id: ada }, action: data.read, resource: { jurisdiction: EU, pii_level: low } }";
    let decision = set(READ).decide(&request(asked)).unwrap();
    assert_eq!(decision.effect, Effect::Allow);
    assert_eq!(Some(decision.obligations), policies(READ)[0].obligations);
    let blocked = set(READ).decide(&request(&asked.replace("low", "high"))).unwrap();
    assert_eq!((blocked.effect, blocked.obligations.is_empty()), (Effect::Block, true));
}

#[test]
fn nobody_is_obliged_by_a_block() {
    let wrong = policies("\n  - { id: x, name: X, kind: access, effect: block, obligations: { log: result } }");
    let error = PolicySet::compile(wrong).unwrap_err();
    assert_eq!(error.to_string(), "policy `x`, `obligations`: not with `block`: nobody carries it out");
}

#[cfg(feature = "rego")]
#[test]
fn a_condition_that_may_look_at_a_row_is_refused() {
    let with = |when: &str| {
        let list = format!("\n  - {{ id: c, name: C, kind: access, effect: allow, when: '{when}' }}");
        let asked = request("{ principal: { id: ada }, action: data.read, purpose: audit }");
        set(&list).row_filter(&asked, &by_region()).map(|filter| !filter.is_closed())
    };
    assert_eq!(with("holds if input.purpose == \"audit\""), Ok(true));
    assert_eq!(with("default holds := false\nholds if input.purpose == \"fun\""), Ok(false));
    for when in [
        "holds if input.resource.jurisdiction == \"EU\"",
        "holds if input[\"resource\"].jurisdiction == \"EU\"",
        "holds if { some part in input; part == 1 }",
        "holds if input.tenant == \"a\"",
        "holds if input.purposes == \"a\"",
        "holds if { x := input; x.purpose == \"audit\" }",
    ] {
        let error = with(when).unwrap_err();
        assert_eq!(error.code().as_str(), "row_filter_not_exact", "{when}");
    }
}

#[test]
fn a_pattern_over_data_sets_of_a_column_is_refused() {
    let list = "\n  - { id: p, name: P, kind: access, effect: allow, scope: { datasets: ['bank.*'] } }";
    let columns = RowColumns { dataset: Some("data".to_owned()), ..RowColumns::default() };
    let asked = request("{ principal: { id: ada }, action: data.read }");
    let error = set(list).row_filter(&asked, &columns).unwrap_err();
    assert_eq!(error.code().as_str(), "row_filter_not_exact");
}
