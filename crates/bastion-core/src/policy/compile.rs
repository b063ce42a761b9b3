//! From policies as they are written to tests on bits, and an index by tenant and action.

use std::collections::BTreeMap;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use super::bits::{ChangeTest, kind_bit, mask, pii_bit};
use super::condition::Condition;
use super::error::PolicyError;
use super::model::{Effect, Policy, Scope, Selection, Subjects};
use super::rego::{Program, RegoDecision};
use super::symbol::{SymbolSet, SymbolTable, SymbolsTest};
use super::validate::validate;
use crate::canonical::{self, Digest, Hasher};
use crate::limits::{CONDITIONS_MAX, POLICIES_MAX, POLICY_GLOBS_MAX};

/// Policies ready to decide: validated, sorted by identifier, compiled. Immutable and cheap to share.
#[derive(Debug, Clone)]
pub struct PolicySet {
    pub(super) policies: Vec<Policy>,
    pub(super) digests: Vec<Digest>,
    pub(super) digest: Digest,
    pub(super) tests: Vec<PolicyTest>,
    /// The policies whose decision is code, once for each effect that it may have.
    pub(super) alternatives: Vec<Policy>,
    pub(super) tables: SymbolTables,
    pub(super) index: Index,
}

impl PolicySet {
    /// Validates and compiles policies; their order does not matter.
    ///
    /// # Errors
    ///
    /// The first policy, in the order given, that breaks a rule of the format, or the first identifier that stands
    /// twice.
    pub fn compile(mut policies: Vec<Policy>) -> Result<Self, PolicyError> {
        if policies.len() > POLICIES_MAX {
            let (count, count_max) = (policies.len(), POLICIES_MAX);
            return Err(PolicyError::Limit { what: "policies in one set".to_owned(), count, count_max });
        }
        for (position, policy) in policies.iter().enumerate() {
            validate(policy, position)?;
        }
        let conditions = policies.iter().filter(|policy| policy.when.is_some() || policy.rego.is_some()).count();
        if conditions > CONDITIONS_MAX {
            let what = "conditions in one set".to_owned();
            return Err(PolicyError::Limit { what, count: conditions, count_max: CONDITIONS_MAX });
        }
        policies.sort_by(|left, right| left.id.cmp(&right.id));
        if let Some(policy) = policies.array_windows().find_map(|[left, right]| (left.id == right.id).then_some(left)) {
            let problem = "the identifier stands twice".to_owned();
            return Err(PolicyError::Field { policy: policy.id.clone(), field: "id".to_owned(), problem });
        }
        let digests = policies.iter().map(Policy::digest).collect::<Result<Vec<_>, _>>()?;
        let mut hasher = Hasher::new("bastion.policy_set/v1");
        for digest in &digests {
            hasher.part(digest.as_bytes());
        }
        let tables = SymbolTables::new(&policies);
        let mut globs = 0;
        let tests = policies.iter().map(|policy| PolicyTest::new(policy, &tables, &mut globs));
        let tests = tests.collect::<Result<Vec<_>, _>>()?;
        let index = Index::new(&tests, tables.tenants.bound());
        let alternatives = alternatives(&policies)?;
        Ok(Self { policies, digests, digest: hasher.finish(), tests, alternatives, tables, index })
    }

    /// The policies as an analysis sees them, by identifier: code may decide anything, so a policy whose decision is
    /// code stands there once for each effect, each under a condition.
    pub(super) fn possible(&self) -> Vec<&Policy> {
        let typed = self.policies.iter().filter(|policy| policy.rego.is_none());
        let mut possible: Vec<&Policy> = typed.chain(&self.alternatives).collect();
        possible.sort_by(|left, right| left.id.cmp(&right.id));
        possible
    }

    /// The policies, sorted by identifier: the order that indexes count in.
    #[must_use]
    pub fn policies(&self) -> &[Policy] {
        &self.policies
    }

    /// The digest of the set: of its policies' digests in the order of their identifiers.
    #[must_use]
    pub const fn digest(&self) -> Digest {
        self.digest
    }
}

fn alternatives(policies: &[Policy]) -> Result<Vec<Policy>, PolicyError> {
    let mut alternatives = Vec::new();
    for policy in policies {
        let Some(rego) = &policy.rego else { continue };
        let code = Digest::of("bastion.policy_code/v1", &canonical::to_bytes(&(&policy.when, rego))?);
        for effect in [Effect::Allow, Effect::RequireApproval, Effect::Block] {
            let approvers = policy.approvers.clone().filter(|_| effect == Effect::RequireApproval);
            if effect == Effect::RequireApproval && approvers.is_none() {
                continue;
            }
            alternatives.push(Policy {
                effect,
                approvers,
                when: Some(code.to_string()),
                rego: Some(RegoDecision { entry: rego.entry.clone(), modules: Vec::new(), data: None }),
                ..policy.clone()
            });
        }
    }
    Ok(alternatives)
}

/// The texts of every dimension.
#[derive(Debug, Clone)]
pub(super) struct SymbolTables {
    pub(super) tenants: SymbolTable,
    pub(super) environments: SymbolTable,
    pub(super) domains: SymbolTable,
    pub(super) datasets: SymbolTable,
    pub(super) jurisdictions: SymbolTable,
    pub(super) tags: SymbolTable,
    pub(super) roles: SymbolTable,
    pub(super) actions: SymbolTable,
    pub(super) purposes: SymbolTable,
    pub(super) rules: SymbolTable,
}

impl SymbolTables {
    fn new(policies: &[Policy]) -> Self {
        let scopes = || policies.iter().filter_map(|policy| policy.scope.as_ref());
        let subjects = || policies.iter().filter_map(|policy| policy.subjects.as_ref());
        let of_scopes = |list: fn(&Scope) -> &Option<Vec<String>>| SymbolTable::new(scopes().flat_map(list).flatten());
        let jurisdictions = scopes()
            .filter_map(|scope| scope.jurisdictions.as_ref())
            .chain(subjects().filter_map(|subjects| subjects.jurisdictions.as_ref()));
        let changes = policies.iter().filter_map(|policy| policy.change.as_ref());
        Self {
            tenants: of_scopes(|scope| &scope.tenants),
            environments: of_scopes(|scope| &scope.environments),
            domains: of_scopes(|scope| &scope.domains),
            datasets: of_scopes(|scope| &scope.datasets),
            jurisdictions: SymbolTable::new(jurisdictions.flat_map(selected)),
            tags: SymbolTable::new(scopes().filter_map(|scope| scope.tags.as_ref()).flat_map(selected)),
            roles: SymbolTable::new(subjects().filter_map(|subjects| subjects.roles.as_ref()).flat_map(selected)),
            actions: SymbolTable::new(policies.iter().flat_map(|policy| policy.actions.iter().flatten())),
            purposes: SymbolTable::new(policies.iter().flat_map(|policy| policy.purposes.iter().flatten())),
            rules: SymbolTable::new(changes.flat_map(|change| change.rules.iter().flatten())),
        }
    }
}

fn selected(selection: &Selection) -> impl Iterator<Item = &String> {
    selection.any_of.iter().chain(&selection.none_of).flatten()
}

/// One policy as tests, in the order they are made.
#[derive(Debug, Clone)]
pub(super) struct PolicyTest {
    pub(super) environments: SymbolSet,
    pub(super) actions: SymbolSet,
    pub(super) tenants: SymbolSet,
    pub(super) kinds: u8,
    pub(super) pii_levels: u8,
    pub(super) roles: SymbolsTest,
    pub(super) domains: SymbolSet,
    pub(super) resource_jurisdictions: SymbolSet,
    pub(super) subject_jurisdictions: SymbolSet,
    pub(super) purposes: SymbolSet,
    pub(super) tags: SymbolsTest,
    pub(super) rows: RowTest,
    pub(super) change: Option<ChangeTest>,
    pub(super) datasets: Option<DatasetTest>,
    pub(super) condition: Option<Condition>,
    pub(super) program: Option<Program>,
    pub(super) restrictive: bool,
}

/// Bounds, both included, and whether an unknown number is inside.
#[derive(Debug, Clone)]
pub(super) struct RowTest {
    pub(super) least: u64,
    pub(super) most: u64,
    pub(super) unstated: bool,
}

/// Names and patterns of data sets.
#[derive(Debug, Clone)]
pub(super) struct DatasetTest {
    pub(super) names: SymbolSet,
    pub(super) patterns: Option<GlobSet>,
}

impl PolicyTest {
    fn new(policy: &Policy, tables: &SymbolTables, globs: &mut usize) -> Result<Self, PolicyError> {
        let empty = (Scope::default(), Subjects::default());
        let scope = policy.scope.as_ref().unwrap_or(&empty.0);
        let subjects = policy.subjects.as_ref().unwrap_or(&empty.1);
        let restrictive = policy.is_restrictive();
        let listed =
            |table: &SymbolTable, list: &Option<Vec<String>>| SymbolSet::new(table, list.as_ref(), None, restrictive);
        let jurisdictions = |selection: &Option<Selection>| {
            let (any_of, none_of) = lists(selection.as_ref());
            SymbolSet::new(&tables.jurisdictions, any_of, none_of, restrictive)
        };
        let several = |table: &SymbolTable, selection: &Option<Selection>| {
            let (any_of, none_of) = lists(selection.as_ref());
            SymbolsTest::new(table, any_of, none_of)
        };
        let rows = policy.rows.as_ref();
        Ok(Self {
            environments: listed(&tables.environments, &scope.environments),
            actions: listed(&tables.actions, &policy.actions),
            tenants: listed(&tables.tenants, &scope.tenants),
            kinds: mask(subjects.kinds.as_ref(), kind_bit, restrictive),
            pii_levels: mask(scope.pii_levels.as_ref(), pii_bit, restrictive),
            roles: several(&tables.roles, &subjects.roles),
            domains: listed(&tables.domains, &scope.domains),
            resource_jurisdictions: jurisdictions(&scope.jurisdictions),
            subject_jurisdictions: jurisdictions(&subjects.jurisdictions),
            purposes: listed(&tables.purposes, &policy.purposes),
            tags: several(&tables.tags, &scope.tags),
            rows: RowTest {
                least: rows.and_then(|rows| rows.rows_min).unwrap_or(0),
                most: rows.and_then(|rows| rows.rows_max).unwrap_or(u64::MAX),
                unstated: restrictive || rows.is_none(),
            },
            change: policy.change.as_ref().map(|change| ChangeTest::new(change, &tables.rules, restrictive)),
            datasets: dataset_test(policy, scope, tables, globs)?,
            condition: policy.when.as_ref().map(|source| Condition::compile(&policy.id, source)).transpose()?,
            program: policy.rego.as_ref().map(|decision| Program::compile(&policy.id, decision)).transpose()?,
            restrictive,
        })
    }
}

fn lists(selection: Option<&Selection>) -> (Option<&Vec<String>>, Option<&Vec<String>>) {
    selection.map_or((None, None), |selection| (selection.any_of.as_ref(), selection.none_of.as_ref()))
}

/// Whether a name of a data set is a pattern.
pub(super) fn is_pattern(dataset: &str) -> bool {
    dataset.contains(['*', '?', '[', ']', '{', '}', '\\'])
}

fn dataset_test(
    policy: &Policy,
    scope: &Scope,
    tables: &SymbolTables,
    globs: &mut usize,
) -> Result<Option<DatasetTest>, PolicyError> {
    let Some(datasets) = &scope.datasets else { return Ok(None) };
    let refused = |error: globset::Error| PolicyError::Field {
        policy: policy.id.clone(),
        field: "scope.datasets".to_owned(),
        problem: error.to_string().replace('\n', " "),
    };
    let mut builder = GlobSetBuilder::new();
    let (patterns, names): (Vec<&String>, Vec<&String>) = datasets.iter().partition(|name| is_pattern(name));
    let mut count = 0;
    for pattern in patterns {
        // the same on every platform: a backslash escapes
        builder.add(GlobBuilder::new(pattern).backslash_escape(true).build().map_err(refused)?);
        count += 1;
    }
    *globs += count;
    if *globs > POLICY_GLOBS_MAX {
        let what = "data set patterns in one set".to_owned();
        return Err(PolicyError::Limit { what, count: *globs, count_max: POLICY_GLOBS_MAX });
    }
    let patterns = if count == 0 { None } else { Some(builder.build().map_err(refused)?) };
    let names: Vec<String> = names.into_iter().cloned().collect();
    let names = SymbolSet::new(&tables.datasets, Some(&names), None, policy.is_restrictive());
    Ok(Some(DatasetTest { names, patterns }))
}

/// Which policies can match at all, by tenant and action. Only a filter: every test is still made.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    any_tenant: IndexRow,
    by_tenant: Vec<IndexRow>,
}

/// The policies of one tenant, or of every tenant.
#[derive(Debug, Clone, Default)]
struct IndexRow {
    any_action: Vec<u32>,
    by_action: Vec<(u32, Vec<u32>)>,
}

impl Index {
    /// More pairs than this for one policy, and it is indexed by its actions alone.
    const PAIRS_MAX: usize = 64;

    fn new(tests: &[PolicyTest], tenants_bound: usize) -> Self {
        let mut any_tenant = BTreeMap::new();
        let mut by_tenant: Vec<BTreeMap<Option<u32>, Vec<u32>>> = vec![BTreeMap::new(); tenants_bound];
        for (policy, test) in (0_u32..).zip(tests) {
            let actions: Vec<Option<u32>> =
                test.actions.listed().map_or_else(|| vec![None], |actions| actions.into_iter().map(Some).collect());
            let tenants = test.tenants.listed().filter(|tenants| tenants.len() * actions.len() <= Self::PAIRS_MAX);
            let mut insert = |row: &mut BTreeMap<Option<u32>, Vec<u32>>| {
                for action in &actions {
                    row.entry(*action).or_default().push(policy);
                }
            };
            match tenants {
                None => insert(&mut any_tenant),
                Some(tenants) => tenants
                    .into_iter()
                    .filter_map(|tenant| usize::try_from(tenant).ok())
                    .for_each(|tenant| by_tenant.get_mut(tenant).into_iter().for_each(&mut insert)),
            }
        }
        Self { any_tenant: IndexRow::new(any_tenant), by_tenant: by_tenant.into_iter().map(IndexRow::new).collect() }
    }

    /// The policies that can match, in up to four ascending runs.
    pub(super) fn candidates(&self, tenant: u32, action: u32) -> [&[u32]; 4] {
        let own = usize::try_from(tenant).ok().and_then(|tenant| self.by_tenant.get(tenant));
        let [own_action, own_any] = own.map_or([&[] as &[u32]; 2], |row| row.candidates(action));
        let [any_action, any_any] = self.any_tenant.candidates(action);
        [own_action, own_any, any_action, any_any]
    }
}

impl IndexRow {
    fn new(mut by_action: BTreeMap<Option<u32>, Vec<u32>>) -> Self {
        let any_action = by_action.remove(&None).unwrap_or_default();
        let by_action = by_action.into_iter().filter_map(|(action, policies)| Some((action?, policies))).collect();
        Self { any_action, by_action }
    }

    fn candidates(&self, action: u32) -> [&[u32]; 2] {
        let found = self.by_action.binary_search_by_key(&action, |(listed, _)| *listed);
        let of_action = found.ok().and_then(|position| self.by_action.get(position));
        [of_action.map_or(&[], |(_, policies)| policies), &self.any_action]
    }
}
