//! Small sets of policies and every request that could tell their policies apart, written out.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;
use crate::finding::{Audience, Impact, Level};
use crate::policy::strictness::{by_approvals, by_obligations, implies};
use crate::policy::{
    ChangeLevel, ChangeScope, ChangeSummary, LogLevel, MaskObligation, Matches, Obligations, PiiLevel, PolicyKind,
    PrincipalKind as Kind, RowCondition, RowObligation, RowRange, RowValues, Scope, Subjects,
};
use crate::privacy::mask::{NullColumn, PartialColumn, PrefixColumn, SqlMask};

/// The fields that the policies of a case may bound; the product of all of them would be too large to write out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Profile {
    People,
    Data,
    Change,
    Mixed,
}

pub(super) const PROFILES: [Profile; 4] = [Profile::People, Profile::Data, Profile::Change, Profile::Mixed];

impl Profile {
    pub(super) fn fields(self) -> &'static [RequestField] {
        use RequestField::*;
        match self {
            Self::People => &[Action, PrincipalRoles, PrincipalKind, PrincipalJurisdiction, Environment, Purpose],
            Self::Data => &[Action, ResourceDataset, ResourcePiiLevel, Rows, ResourceDomain],
            Self::Change => &[Action, Change, Tenant, ResourceJurisdiction],
            Self::Mixed => &[Action, PrincipalRoles, ResourceTags, ResourceDataset],
        }
    }

    fn has(self, field: RequestField) -> bool {
        self.fields().contains(&field)
    }
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn list(profile: Profile, field: RequestField, names: &'static [&'static str]) -> BoxedStrategy<Option<Vec<String>>> {
    if !profile.has(field) {
        return Just(None).boxed();
    }
    prop::option::weighted(0.5, subsequence(names.to_vec(), 1..=names.len()).prop_map(|names| owned(&names))).boxed()
}

fn known<T: Clone + std::fmt::Debug + 'static>(
    profile: Profile,
    field: RequestField,
    all: Vec<T>,
) -> BoxedStrategy<Option<Vec<T>>> {
    if !profile.has(field) {
        return Just(None).boxed();
    }
    let count = all.len();
    prop::option::weighted(0.5, subsequence(all, 1..=count)).boxed()
}

fn selection(
    profile: Profile,
    field: RequestField,
    names: &'static [&'static str],
) -> BoxedStrategy<Option<Selection>> {
    let lists = (list(profile, field, names), list(profile, field, names));
    lists
        .prop_map(|(any_of, none_of)| {
            let none_of = none_of.map(|mut names| {
                names.retain(|name| !any_of.iter().flatten().any(|listed| listed == name));
                names
            });
            let none_of = none_of.filter(|names: &Vec<String>| !names.is_empty());
            (any_of.is_some() || none_of.is_some()).then_some(Selection { any_of, none_of })
        })
        .boxed()
}

fn scope(profile: Profile) -> impl Strategy<Value = Option<Scope>> {
    use RequestField::*;
    let scope = (
        list(profile, Tenant, &["acme"]),
        list(profile, Environment, &["production"]),
        list(profile, ResourceDomain, &["hr"]),
        list(profile, ResourceDataset, &["bank.cards", "bank.*", "*.ledger", "risk.{a,b}", "ris?.[!a]"]),
        known(profile, ResourcePiiLevel, vec![PiiLevel::None, PiiLevel::Low, PiiLevel::High]),
        selection(profile, ResourceJurisdiction, &["EU", "US"]),
        selection(profile, ResourceTags, &["gold", "raw"]),
    );
    scope.prop_map(|(tenants, environments, domains, datasets, pii_levels, jurisdictions, tags)| {
        Some(Scope { tenants, environments, domains, datasets, pii_levels, jurisdictions, tags })
    })
}

fn change(profile: Profile) -> BoxedStrategy<Option<ChangeScope>> {
    if !profile.has(RequestField::Change) {
        return Just(None).boxed();
    }
    let levels = vec![ChangeLevel::None, ChangeLevel::Info, ChangeLevel::Warning, ChangeLevel::Error];
    let audiences = vec![Audience::Readers, Audience::Writers];
    let scope = (
        prop::option::of(subsequence(levels, 1..=4)),
        prop::option::of(subsequence(audiences, 1..=2)),
        prop::option::of(subsequence(vec!["COL001", "COL002"], 1..=2).prop_map(|names| owned(&names))),
    );
    let scope = scope.prop_map(|(levels, audiences, rules)| ChangeScope { levels, audiences, rules });
    prop::option::weighted(0.6, scope).boxed()
}

fn approvers() -> impl Strategy<Value = Approvers> {
    let roles = subsequence(vec!["owner", "dpo"], 1..=2).prop_map(|names| owned(&names));
    (roles, 1..3_u32, any::<bool>()).prop_map(|(roles, min, distinct_from_requester)| Approvers {
        roles,
        min,
        distinct_from_requester,
    })
}

fn obligations() -> impl Strategy<Value = Obligations> {
    let masks = [
        SqlMask::Partial(PartialColumn { first: 1, last: 0 }),
        SqlMask::Prefix(PrefixColumn { characters: 2 }),
        SqlMask::Null(NullColumn {}),
    ];
    let masks = (subsequence(vec!["name", "iban"], 0..=2), select(masks.to_vec())).prop_map(|(columns, mask)| {
        owned(&columns).into_iter().map(|column| MaskObligation { column, mask: mask.clone() }).collect()
    });
    let values = || subsequence(vec!["a", "b"], 1..=2).prop_map(|values| RowValues { values: owned(&values) });
    let condition = prop_oneof![values().prop_map(RowCondition::AnyOf), values().prop_map(RowCondition::NoneOf)];
    let row = condition.prop_map(|condition| RowObligation { column: "owner".to_owned(), condition });
    let log = prop::option::weighted(0.3, select(vec![LogLevel::Request, LogLevel::Result]));
    (masks, prop::collection::vec(row, 0..2), log).prop_map(|(masks, rows, log)| Obligations { masks, rows, log })
}

fn policy(profile: Profile) -> impl Strategy<Value = Policy> {
    use RequestField::*;
    let kinds = known(profile, PrincipalKind, vec![Kind::User, Kind::Agent]);
    let subjects = (
        kinds,
        selection(profile, PrincipalRoles, &["analyst", "admin", "dpo"]),
        selection(profile, PrincipalJurisdiction, &["EU"]),
    );
    let subjects = subjects.prop_map(|(kinds, roles, jurisdictions)| Some(Subjects { kinds, roles, jurisdictions }));
    let range = (prop::option::of(0..3_u64), prop::option::of(2..5_u64))
        .prop_map(|(rows_min, rows_max)| RowRange { rows_min, rows_max });
    let rows = if profile.has(Rows) { prop::option::of(range).boxed() } else { Just(None).boxed() };
    let effect = select(vec![Effect::Allow, Effect::Allow, Effect::RequireApproval, Effect::Block]);
    let actions = list(profile, Action, &["read", "write"]);
    let purposes = list(profile, Purpose, &["audit"]);
    let obligations = prop::option::weighted(0.4, obligations());
    (scope(profile), subjects, actions, purposes, rows, change(profile), effect, approvers(), obligations).prop_map(
        |(scope, subjects, actions, purposes, rows, change, effect, approvers, obligations)| Policy {
            scope,
            subjects,
            change: if actions.is_some() { change } else { None },
            actions,
            purposes,
            rows,
            approvers: (effect == Effect::RequireApproval).then_some(approvers),
            obligations: obligations.filter(|_| effect != Effect::Block),
            ..Policy::new("", "generated", PolicyKind::Access, effect)
        },
    )
}

pub(super) fn policy_list(profile: Profile, count_max: usize) -> impl Strategy<Value = Vec<Policy>> {
    prop::collection::vec(policy(profile), 0..count_max).prop_map(|mut policies| {
        for (index, policy) in policies.iter_mut().enumerate() {
            policy.id = format!("p{index}");
        }
        policies
    })
}

/// Lists of the values that occur, and what is always stated.
pub(super) fn universe(profile: Profile) -> impl Strategy<Value = Universe> {
    use RequestField::*;
    let lists = (
        list(profile, Action, &["read", "write", "drop"]),
        list(profile, PrincipalRoles, &["analyst", "admin", "guest"]),
        list(profile, ResourceDataset, &["bank.cards", "bank.ledger", "risk.a", "zoo"]),
        list(profile, ResourceTags, &["gold", "new"]),
        subsequence(profile.fields(), 0..=profile.fields().len()),
    );
    let bounded = lists.prop_map(|(actions, roles, datasets, tags, always_stated)| Universe {
        actions,
        roles,
        datasets,
        tags,
        always_stated,
        ..Universe::default()
    });
    prop_oneof![Just(Universe::default()), bounded]
}

/// A list of several values for a field, as changes to a request that states nothing.
type Values = Vec<Box<dyn Fn(&mut PolicyRequest)>>;

fn stated(names: &[&str], place: fn(&mut PolicyRequest) -> &mut Option<String>) -> Values {
    let mut values: Values = vec![Box::new(|_| {})];
    for name in owned(names) {
        values.push(Box::new(move |request| *place(request) = Some(name.clone())));
    }
    values
}

fn subsets(names: &[&str], place: fn(&mut PolicyRequest) -> &mut Vec<String>) -> Values {
    let names = owned(names);
    let subset = |bits: usize| {
        let chosen = names.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, name)| name.clone());
        let chosen: Vec<String> = chosen.collect();
        Box::new(move |request: &mut PolicyRequest| place(request).clone_from(&chosen))
            as Box<dyn Fn(&mut PolicyRequest)>
    };
    (0..1 << names.len()).map(subset).collect()
}

fn changes() -> Values {
    let mut values: Values = vec![Box::new(|_| {})];
    let levels = [None, Some(Level::Info), Some(Level::Warning), Some(Level::Error)];
    for (readers, writers, data) in levels
        .iter()
        .flat_map(|readers| levels.iter().map(move |writers| (*readers, *writers)))
        .flat_map(|(readers, writers)| levels.map(|data| (readers, writers, data)))
    {
        for bits in 0..4 {
            let impacts = [(Audience::Readers, readers), (Audience::Writers, writers), (Audience::Data, data)];
            let impacts = impacts
                .into_iter()
                .filter_map(|(audience, level)| Some(Impact { level: level?, ..Impact::info(audience) }));
            let rules = ["COL001", "COL002"].iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1);
            let rules = rules.map(|(_, rule)| (*rule).to_owned()).collect();
            let summary = ChangeSummary { impacts: impacts.collect(), rules };
            values.push(Box::new(move |request| request.change = Some(summary.clone())));
        }
    }
    values
}

fn values(field: RequestField) -> Values {
    use RequestField::*;
    let of = |count: usize, set: fn(&mut PolicyRequest, usize)| -> Values {
        (0..count).map(|at| Box::new(move |request: &mut PolicyRequest| set(request, at)) as Box<_>).collect()
    };
    match field {
        Action => of(4, |request, at| request.action = ["read", "write", "drop", "?"][at].to_owned()),
        Environment => stated(&["production", "?"], |request| &mut request.environment),
        Tenant => stated(&["acme", "?"], |request| &mut request.tenant),
        Purpose => stated(&["audit", "?"], |request| &mut request.purpose),
        Rows => of(7, |request, at| request.rows = at.checked_sub(1).map(|rows| rows as u64)),
        Change => changes(),
        PrincipalKind => of(4, |request, at| {
            request.principal.kind = [None, Some(Kind::User), Some(Kind::Service), Some(Kind::Agent)][at];
        }),
        PrincipalRoles => subsets(&["analyst", "admin", "dpo", "guest"], |request| &mut request.principal.roles),
        PrincipalJurisdiction => stated(&["EU", "?"], |request| &mut request.principal.jurisdiction),
        ResourceDataset => stated(
            &[
                "",
                "zoo",
                "bank.cards",
                "bank.x",
                "bank.ledger",
                "x.ledger",
                "risk.a",
                "risk.b",
                "risk.c",
                "rise.a",
                "rise.b",
            ],
            |request| &mut request.resource.dataset,
        ),
        ResourceDomain => stated(&["hr", "?"], |request| &mut request.resource.domain),
        ResourcePiiLevel => of(4, |request, at| {
            let levels = [None, Some(PiiLevel::None), Some(PiiLevel::Low), Some(PiiLevel::High)];
            request.resource.pii_level = levels[at];
        }),
        ResourceJurisdiction => stated(&["EU", "US", "?"], |request| &mut request.resource.jurisdiction),
        ResourceTags => subsets(&["gold", "raw", "new"], |request| &mut request.resource.tags),
    }
}

/// Every request of a profile and a universe: each atom of each field at least once.
pub(super) fn requests(profile: Profile, universe: &Universe) -> Vec<PolicyRequest> {
    let mut requests = vec![PolicyRequest::new("anyone", "")];
    for field in profile.fields() {
        let values = values(*field);
        requests = requests
            .iter()
            .flat_map(|request| {
                values.iter().map(move |value| {
                    let mut request = request.clone();
                    value(&mut request);
                    request
                })
            })
            .collect();
    }
    requests.retain(|request| is_inside(universe, request));
    requests
}

pub(super) fn is_inside(universe: &Universe, request: &PolicyRequest) -> bool {
    use RequestField::*;
    let one = |list: &Option<Vec<String>>, value: &Option<String>| match (list, value) {
        (Some(list), Some(value)) => list.contains(value),
        _ => true,
    };
    // what nobody names is in no list of a policy, so it is as if it were not there
    let many = |list: &Option<Vec<String>>, values: &Vec<String>| {
        list.as_ref().is_none_or(|list| values.iter().all(|value| list.contains(value)))
    };
    let missing = |field: &RequestField| match field {
        Environment => request.environment.is_none(),
        Tenant => request.tenant.is_none(),
        Purpose => request.purpose.is_none(),
        Rows => request.rows.is_none(),
        Change => request.change.is_none(),
        PrincipalKind => request.principal.kind.is_none(),
        PrincipalJurisdiction => request.principal.jurisdiction.is_none(),
        ResourceDataset => request.resource.dataset.is_none(),
        ResourceDomain => request.resource.domain.is_none(),
        ResourcePiiLevel => request.resource.pii_level.is_none(),
        ResourceJurisdiction => request.resource.jurisdiction.is_none(),
        Action | PrincipalRoles | ResourceTags => false,
    };
    one(&universe.actions, &Some(request.action.clone()))
        && one(&universe.datasets, &request.resource.dataset)
        && many(&universe.roles, &request.principal.roles)
        && many(&universe.tags, &request.resource.tags)
        && !universe.always_stated.iter().any(missing)
}

/// Makes a request say in some fields what another one says there.
pub(super) fn agree(request: &mut PolicyRequest, with: &PolicyRequest, fields: &[RequestField]) {
    use RequestField::*;
    for field in fields {
        match field {
            Action => request.action.clone_from(&with.action),
            Environment => request.environment.clone_from(&with.environment),
            Tenant => request.tenant.clone_from(&with.tenant),
            Purpose => request.purpose.clone_from(&with.purpose),
            Rows => request.rows = with.rows,
            Change => request.change.clone_from(&with.change),
            PrincipalKind => request.principal.kind = with.principal.kind,
            PrincipalRoles => request.principal.roles.clone_from(&with.principal.roles),
            PrincipalJurisdiction => request.principal.jurisdiction.clone_from(&with.principal.jurisdiction),
            ResourceDataset => request.resource.dataset.clone_from(&with.resource.dataset),
            ResourceDomain => request.resource.domain.clone_from(&with.resource.domain),
            ResourcePiiLevel => request.resource.pii_level = with.resource.pii_level,
            ResourceJurisdiction => request.resource.jurisdiction.clone_from(&with.resource.jurisdiction),
            ResourceTags => request.resource.tags.clone_from(&with.resource.tags),
        }
    }
}

/// The identifiers of the policies that match, as the evaluator says.
pub(super) fn matched(set: &PolicySet, request: &PolicyRequest) -> Vec<String> {
    let mut matches = Matches::default();
    set.evaluate(&set.symbols(request), &mut matches);
    matches.policies.iter().map(|position| set.policies()[*position as usize].id.clone()).collect()
}

/// A profile with two lists of policies, the second one made of the first by leaving out and adding.
pub(super) fn versions() -> impl Strategy<Value = (Profile, Vec<Policy>, Vec<Policy>, Universe)> {
    select(PROFILES.to_vec()).prop_flat_map(|profile| {
        let more = policy_list(profile, 3);
        (Just(profile), policy_list(profile, 6), more, any::<u8>(), universe(profile)).prop_map(
            |(profile, old, more, kept, universe)| {
                let mut new: Vec<Policy> =
                    old.iter().enumerate().filter(|(at, _)| kept >> at & 1 == 1).map(|(_, old)| old.clone()).collect();
                new.extend(more.into_iter().map(|policy| Policy { id: format!("n{}", policy.id), ..policy }));
                (profile, old, new, universe)
            },
        )
    })
}

pub(super) fn one_set() -> impl Strategy<Value = (Profile, Vec<Policy>, Universe)> {
    select(PROFILES.to_vec()).prop_flat_map(|profile| (Just(profile), policy_list(profile, 8), universe(profile)))
}

/// What policies that match come to.
pub(super) struct Answer<'a> {
    effect: Effect,
    approvers: Vec<&'a Approvers>,
    obligations: Obligations,
}

impl<'a> Answer<'a> {
    pub(super) fn of(matched: &[&'a Policy]) -> Self {
        let effect = matched.iter().map(|policy| policy.effect).max().unwrap_or(Effect::Block);
        let asking = matched.iter().filter(|_| effect == Effect::RequireApproval);
        let mut obligations = Obligations::default();
        for demanded in matched.iter().filter_map(|policy| policy.obligations.as_ref()) {
            obligations.add(demanded);
        }
        Self { effect, approvers: asking.filter_map(|policy| policy.approvers.as_ref()).collect(), obligations }
    }

    /// What another answer to the same request is beside this one; none where it asks the same.
    pub(super) fn beside(&self, after: &Self) -> Option<(Effect, Effect, Strictness)> {
        let effects = match self.effect.cmp(&after.effect) {
            std::cmp::Ordering::Less => Some(Strictness::Stricter),
            std::cmp::Ordering::Greater => Some(Strictness::Looser),
            std::cmp::Ordering::Equal => by_approvals(&self.approvers, &after.approvers),
        };
        let is_open = self.effect != Effect::Block && after.effect != Effect::Block;
        let obligations = if is_open { by_obligations(&self.obligations, &after.obligations) } else { None };
        let strictness = match (effects, obligations) {
            (Some(one), Some(other)) if one != other => Some(Strictness::Different),
            (one, other) => one.or(other),
        };
        strictness.map(|strictness| (self.effect, after.effect, strictness))
    }
}

/// Whether what one policy does makes no difference beside others, one thing after the other.
pub(super) fn is_superfluous(own: &Policy, others: &[&Policy]) -> bool {
    let outweighs = |other: &&Policy| match (own.effect, other.effect) {
        (Effect::RequireApproval, Effect::RequireApproval) => {
            implies(other.approvers.as_ref().unwrap(), own.approvers.as_ref().unwrap())
        }
        (own, other) => other >= own,
    };
    let demanded = own.obligations.iter().flat_map(Obligations::single);
    let is_demanded = |demand: &Obligations| {
        others.iter().any(|other| {
            other.effect == Effect::Block || other.obligations.as_ref().is_some_and(|others| others.imply(demand))
        })
    };
    others.iter().any(outweighs) && demanded.into_iter().all(|demand| is_demanded(&demand))
}
