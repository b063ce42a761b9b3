//! The dimensions of requests as atoms: what no policy of the sets can tell apart is one atom.
//!
//! A dimension has the texts that any policy or the universe names, one that nobody names, and, where a request may
//! leave it out, that it does. Rows are cut at the borders of every range; changes are classes of levels per audience.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::{RequestField, Universe};
use super::atoms::AtomSet;
use super::dataset;
use super::region::{Region, Several};
use crate::canonical::INTEGER_MAX;
use crate::finding::{Audience, Impact, Level};
use crate::limits::ANALYSIS_UNIVERSE_VALUES_MAX;
use crate::policy::compile::is_pattern;
use crate::policy::{
    ChangeLevel, ChangeScope, ChangeSummary, PiiLevel, Policy, PolicyError, PolicyRequest, PrincipalKind, Selection,
};

/// The single-valued dimensions, in the order of [`Region::single`].
pub(super) const SINGLE: [RequestField; 12] = [
    RequestField::Action,
    RequestField::Environment,
    RequestField::Tenant,
    RequestField::Purpose,
    RequestField::PrincipalKind,
    RequestField::PrincipalJurisdiction,
    RequestField::ResourceDataset,
    RequestField::ResourceDomain,
    RequestField::ResourcePiiLevel,
    RequestField::ResourceJurisdiction,
    RequestField::Rows,
    RequestField::Change,
];
/// The many-valued dimensions, in the order of [`Region::several`]; of a change, its rules.
pub(super) const SEVERAL: [RequestField; 3] =
    [RequestField::PrincipalRoles, RequestField::ResourceTags, RequestField::Change];

/// The atoms of one dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Atom {
    Unstated,
    Text(String),
    Kind(PrincipalKind),
    Pii(PiiLevel),
    Rows(u64, u64),
    Change(Vec<(Audience, Level)>),
}

impl Atom {
    fn text(&self) -> Option<&String> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// All dimensions of the requests that some sets of policies are asked about.
#[derive(Debug, Clone)]
pub(super) struct Space {
    /// In the order of [`SINGLE`]; that nothing is stated comes last, where it can be.
    pub(super) single: Vec<Vec<Atom>>,
    /// The symbols, sorted, in the order of [`SEVERAL`].
    pub(super) several: Vec<Vec<String>>,
    /// What each combination of data set patterns is made of, in the order of the atoms.
    combinations: Vec<Vec<usize>>,
    /// The names and patterns of data sets, sorted.
    patterns: Vec<String>,
    /// The requests that are asked about.
    pub(super) universe: Region,
}

impl Space {
    pub(super) fn new(policies: &[&Policy], universe: &Universe) -> Result<Self, PolicyError> {
        check(universe)?;
        let named = Named::new(policies, universe);
        let combinations = dataset::combinations(&named.datasets)?;
        let (combinations, examples): (Vec<_>, Vec<_>) = combinations.into_iter().unzip();
        let mut datasets: Vec<Atom> = examples.into_iter().map(Atom::Text).collect();
        datasets.push(Atom::Unstated);
        let kinds = [PrincipalKind::User, PrincipalKind::Service, PrincipalKind::Agent].map(Atom::Kind);
        let levels = [PiiLevel::None, PiiLevel::Low, PiiLevel::High].map(Atom::Pii);
        let stated = |atoms: Vec<Atom>| atoms.into_iter().chain([Atom::Unstated]).collect();
        let mut action = texts(&named.actions);
        action.pop();
        let single = vec![
            action,
            texts(&named.environments),
            texts(&named.tenants),
            texts(&named.purposes),
            stated(kinds.to_vec()),
            texts(&named.jurisdictions),
            datasets,
            texts(&named.domains),
            stated(levels.to_vec()),
            texts(&named.jurisdictions),
            stated(rows(policies)),
            stated(changes(policies)),
        ];
        let several = vec![named.roles, named.tags, named.rules];
        let everything = Region {
            single: single.iter().map(|_| None).collect(),
            several: several.iter().map(|symbols| Several::all(symbols.len())).collect(),
        };
        let mut space = Self { single, several, combinations, patterns: named.datasets, universe: everything };
        space.universe = space.bounded(universe);
        Ok(space)
    }

    /// The atoms of a dimension.
    pub(super) fn atoms(&self, field: RequestField) -> &[Atom] {
        let of_field = SINGLE.iter().zip(&self.single).find(|(single, _)| **single == field);
        of_field.map_or(&[], |(_, atoms)| atoms)
    }

    /// The atoms of a dimension for which a test holds.
    pub(super) fn chosen(&self, field: RequestField, test: impl Fn(&Atom) -> bool) -> AtomSet {
        let atoms = self.atoms(field);
        AtomSet::of(atoms.len(), (0..).zip(atoms).filter(|(_, atom)| test(atom)).map(|(position, _)| position))
    }

    /// The atoms of a dimension of texts that two lists choose; none where every atom is, because there is no list.
    pub(super) fn listed(
        &self,
        field: RequestField,
        any_of: Option<&Vec<String>>,
        none_of: Option<&Vec<String>>,
        unstated: bool,
    ) -> Option<AtomSet> {
        if any_of.is_none() && none_of.is_none() {
            return None;
        }
        let atoms = self.atoms(field);
        let last = atoms.len() - usize::from(atoms.last() == Some(&Atom::Unstated));
        // the text that nobody names stands behind those that are sorted
        let sorted = atoms.get(..last.saturating_sub(1)).unwrap_or_default();
        let found = |names: &Vec<String>| {
            let position = |name: &String| sorted.binary_search_by(|atom| atom.text().cmp(&Some(name))).ok();
            AtomSet::of(atoms.len(), names.iter().filter_map(position))
        };
        let mut chosen = any_of.map_or_else(|| AtomSet::of(atoms.len(), 0..last), found);
        if let Some(none_of) = none_of {
            chosen = chosen.without(&found(none_of));
        }
        if unstated && last < atoms.len() {
            chosen.insert(last);
        }
        Some(chosen)
    }

    /// The symbols of a list in the dimension of these symbols.
    pub(super) fn symbols(sorted: &[String], names: &[String]) -> AtomSet {
        AtomSet::of(sorted.len(), names.iter().filter_map(|name| sorted.binary_search(name).ok()))
    }

    /// The data sets that are named, or match a pattern that is.
    pub(super) fn datasets(&self, names: &[String], unstated: bool) -> AtomSet {
        let listed = Self::symbols(&self.patterns, names);
        let count = self.combinations.len() + 1;
        let matching = |(_, combination): &(usize, &Vec<usize>)| combination.iter().any(|at| listed.contains(*at));
        let positions = (0..).zip(&self.combinations).filter(matching).map(|(position, _)| position);
        AtomSet::of(count, positions.chain(unstated.then_some(count - 1)))
    }

    fn bounded(&self, universe: &Universe) -> Region {
        let mut region = self.universe.clone();
        let lists = [
            (RequestField::Action, &universe.actions),
            (RequestField::Environment, &universe.environments),
            (RequestField::Tenant, &universe.tenants),
            (RequestField::Purpose, &universe.purposes),
            (RequestField::PrincipalJurisdiction, &universe.jurisdictions),
            (RequestField::ResourceDataset, &universe.datasets),
            (RequestField::ResourceDomain, &universe.domains),
            (RequestField::ResourceJurisdiction, &universe.jurisdictions),
        ];
        for (field, own) in SINGLE.iter().zip(&mut region.single) {
            let list = lists.iter().find(|(listed, _)| listed == field).and_then(|(_, list)| list.as_ref());
            let unstated = !universe.always_stated.contains(field);
            if list.is_none() && unstated {
                continue;
            }
            *own = Some(match list {
                Some(list) if *field == RequestField::ResourceDataset => self.datasets(list, unstated),
                Some(list) => self.listed(*field, Some(list), None, unstated).unwrap_or_else(|| AtomSet::none(0)),
                None => self.chosen(*field, |atom| *atom != Atom::Unstated),
            });
        }
        for ((own, symbols), list) in
            region.several.iter_mut().zip(&self.several).zip([&universe.roles, &universe.tags])
        {
            if let Some(list) = list {
                own.none_of = Self::symbols(symbols, list).complement();
            }
        }
        region
    }

    /// A request in a box: as few roles, tags and rules as it allows, and nothing stated that need not be.
    pub(super) fn request(&self, region: &Region) -> PolicyRequest {
        let mut request = PolicyRequest::new("anyone", "");
        for ((field, atoms), chosen) in SINGLE.iter().zip(&self.single).zip(&region.single) {
            let preferred = atoms.last().filter(|atom| **atom == Atom::Unstated).or_else(|| atoms.first());
            let atom = match chosen {
                Some(chosen) => chosen.positions().next().and_then(|position| atoms.get(position)),
                None => preferred,
            };
            atom.into_iter().for_each(|atom| state(&mut request, *field, atom));
        }
        let mut several = self.several.iter().zip(&region.several).map(|(symbols, chosen)| fewest(symbols, chosen));
        request.principal.roles = several.next().unwrap_or_default();
        request.resource.tags = several.next().unwrap_or_default();
        let rules = several.next().unwrap_or_default();
        request.change.iter_mut().for_each(|change| change.rules.clone_from(&rules));
        request
    }

    /// The box of the requests that agree with the one made of a box in all dimensions.
    pub(super) fn point(&self, region: &Region) -> Region {
        let single = self.single.iter().zip(&region.single).map(|(atoms, chosen)| {
            let unstated = atoms.last() == Some(&Atom::Unstated);
            let first = chosen.as_ref().map_or_else(
                || if unstated { atoms.len() - 1 } else { 0 },
                |chosen| chosen.positions().next().unwrap_or_default(),
            );
            Some(AtomSet::of(atoms.len(), [first]))
        });
        let several = self.several.iter().zip(&region.several).map(|(symbols, chosen)| {
            let present = Self::symbols(symbols, &fewest(symbols, chosen));
            let any_of = present.positions().map(|position| AtomSet::of(symbols.len(), [position])).collect();
            Several { any_of, none_of: present.complement() }
        });
        Region { single: single.collect(), several: several.collect() }
    }
}

fn state(request: &mut PolicyRequest, field: RequestField, atom: &Atom) {
    match atom {
        Atom::Unstated => {}
        Atom::Kind(kind) => request.principal.kind = Some(*kind),
        Atom::Pii(level) => request.resource.pii_level = Some(*level),
        Atom::Rows(least, _) => request.rows = Some(*least),
        Atom::Change(levels) => {
            let impact = |(audience, level): &(Audience, Level)| {
                let strength = match level {
                    Level::Info => Impact::info,
                    Level::Warning => Impact::warning,
                    Level::Error => Impact::error,
                };
                strength(*audience)
            };
            request.change = Some(ChangeSummary { impacts: levels.iter().map(impact).collect(), rules: Vec::new() });
        }
        Atom::Text(text) => {
            let place = match field {
                RequestField::Environment => &mut request.environment,
                RequestField::Tenant => &mut request.tenant,
                RequestField::Purpose => &mut request.purpose,
                RequestField::PrincipalJurisdiction => &mut request.principal.jurisdiction,
                RequestField::ResourceDataset => &mut request.resource.dataset,
                RequestField::ResourceDomain => &mut request.resource.domain,
                RequestField::ResourceJurisdiction => &mut request.resource.jurisdiction,
                _ => {
                    request.action.clone_from(text);
                    return;
                }
            };
            *place = Some(text.clone());
        }
    }
}

/// A small set that meets every demand: for each in turn its first symbol, where none is there yet.
fn fewest(symbols: &[String], chosen: &Several) -> Vec<String> {
    let mut present = AtomSet::none(symbols.len());
    for demand in &chosen.any_of {
        let demand = demand.without(&chosen.none_of);
        if !demand.meets(&present) {
            demand.positions().take(1).for_each(|position| present.insert(position));
        }
    }
    present.positions().filter_map(|position| symbols.get(position).cloned()).collect()
}

/// The texts of the policies and the universe, sorted, by dimension.
#[derive(Debug, Default)]
struct Named {
    actions: Vec<String>,
    environments: Vec<String>,
    tenants: Vec<String>,
    purposes: Vec<String>,
    jurisdictions: Vec<String>,
    datasets: Vec<String>,
    domains: Vec<String>,
    roles: Vec<String>,
    tags: Vec<String>,
    rules: Vec<String>,
}

impl Named {
    fn new(policies: &[&Policy], universe: &Universe) -> Self {
        let mut named = Self::default();
        for policy in policies {
            named.actions.extend(policy.actions.iter().flatten().cloned());
            named.purposes.extend(policy.purposes.iter().flatten().cloned());
            if let Some(scope) = &policy.scope {
                named.environments.extend(scope.environments.iter().flatten().cloned());
                named.tenants.extend(scope.tenants.iter().flatten().cloned());
                named.domains.extend(scope.domains.iter().flatten().cloned());
                named.datasets.extend(scope.datasets.iter().flatten().cloned());
                named.jurisdictions.extend(selected(scope.jurisdictions.as_ref()));
                named.tags.extend(selected(scope.tags.as_ref()));
            }
            if let Some(subjects) = &policy.subjects {
                named.roles.extend(selected(subjects.roles.as_ref()));
                named.jurisdictions.extend(selected(subjects.jurisdictions.as_ref()));
            }
            named.rules.extend(policy.change.iter().flat_map(|change| change.rules.iter().flatten()).cloned());
        }
        for (own, listed) in [
            (&mut named.actions, &universe.actions),
            (&mut named.environments, &universe.environments),
            (&mut named.tenants, &universe.tenants),
            (&mut named.purposes, &universe.purposes),
            (&mut named.jurisdictions, &universe.jurisdictions),
            (&mut named.datasets, &universe.datasets),
            (&mut named.domains, &universe.domains),
            (&mut named.roles, &universe.roles),
            (&mut named.tags, &universe.tags),
            (&mut named.rules, &None),
        ] {
            own.extend(listed.iter().flatten().cloned());
            own.sort_unstable();
            own.dedup();
        }
        named
    }
}

fn selected(selection: Option<&Selection>) -> impl Iterator<Item = String> {
    let lists = selection.into_iter().flat_map(|selection| selection.any_of.iter().chain(&selection.none_of));
    lists.flatten().cloned()
}

/// The texts, one that is none of them, and that nothing is stated.
fn texts(sorted: &[String]) -> Vec<Atom> {
    let mut other = "other".to_owned();
    while sorted.binary_search(&other).is_ok() {
        other.push('-');
    }
    sorted.iter().cloned().chain([other]).map(Atom::Text).chain([Atom::Unstated]).collect()
}

fn rows(policies: &[&Policy]) -> Vec<Atom> {
    let most = INTEGER_MAX.unsigned_abs();
    let mut starts = BTreeSet::from([0]);
    for range in policies.iter().filter_map(|policy| policy.rows.as_ref()) {
        starts.extend(range.rows_min);
        starts.extend(range.rows_max.map(|last| last.saturating_add(1)));
    }
    // more rows than a double can count have no canonical form, so nothing decides on them
    let starts: Vec<u64> = starts.into_iter().filter(|start| *start <= most).collect();
    let ends = starts.iter().skip(1).map(|start| start - 1).chain([most]);
    starts.iter().zip(ends).map(|(least, most)| Atom::Rows(*least, most)).collect()
}

/// Whether a scope of changes admits a change, its rules aside.
pub(super) fn admits(scope: &ChangeScope, levels: &[(Audience, Level)]) -> bool {
    let counts = |audience: &Audience| scope.audiences.as_ref().is_none_or(|audiences| audiences.contains(audience));
    let strongest = levels.iter().filter(|(audience, _)| counts(audience)).map(|(_, level)| *level).max();
    let strongest = match strongest {
        None => ChangeLevel::None,
        Some(Level::Info) => ChangeLevel::Info,
        Some(Level::Warning) => ChangeLevel::Warning,
        Some(Level::Error) => ChangeLevel::Error,
    };
    match (&scope.levels, &scope.audiences) {
        (Some(levels), _) => levels.contains(&strongest),
        (None, Some(_)) => strongest != ChangeLevel::None,
        (None, None) => true,
    }
}

/// The classes of changes that the scopes of changes tell apart, each by the one with the fewest and weakest impacts.
fn changes(policies: &[&Policy]) -> Vec<Atom> {
    let mut tests: Vec<ChangeScope> = Vec::new();
    for scope in policies.iter().filter_map(|policy| policy.change.as_ref()) {
        let mut test = ChangeScope { rules: None, ..scope.clone() };
        test.levels.iter_mut().for_each(|levels| {
            levels.sort_unstable();
            levels.dedup();
        });
        test.audiences.iter_mut().for_each(|audiences| {
            audiences.sort_unstable();
            audiences.dedup();
        });
        if (test.levels.is_some() || test.audiences.is_some()) && !tests.contains(&test) {
            tests.push(test);
        }
    }
    if tests.is_empty() {
        return vec![Atom::Change(Vec::new())];
    }
    let mut vectors: Vec<Vec<(Audience, Level)>> = vec![Vec::new()];
    for audience in Audience::ALL {
        let more = |vector: &Vec<(Audience, Level)>| {
            [Level::Info, Level::Warning, Level::Error].map(|level| {
                let mut vector = vector.clone();
                vector.push((audience, level));
                vector
            })
        };
        let longer: Vec<_> = vectors.iter().flat_map(more).collect();
        vectors.extend(longer);
    }
    vectors.sort_by(|left, right| left.len().cmp(&right.len()).then_with(|| left.cmp(right)));
    let mut classes: BTreeMap<Vec<bool>, usize> = BTreeMap::new();
    let mut atoms = Vec::new();
    for vector in vectors {
        let answers = tests.iter().map(|test| admits(test, &vector)).collect();
        classes.entry(answers).or_insert_with(|| {
            atoms.push(Atom::Change(vector));
            atoms.len()
        });
    }
    atoms
}

fn check(universe: &Universe) -> Result<(), PolicyError> {
    for (field, list) in [
        ("actions", &universe.actions),
        ("environments", &universe.environments),
        ("tenants", &universe.tenants),
        ("purposes", &universe.purposes),
        ("roles", &universe.roles),
        ("datasets", &universe.datasets),
        ("domains", &universe.domains),
        ("jurisdictions", &universe.jurisdictions),
        ("tags", &universe.tags),
    ] {
        let count = list.as_ref().map_or(0, Vec::len);
        if count > ANALYSIS_UNIVERSE_VALUES_MAX {
            let what = format!("values of the universe's `{field}`");
            return Err(PolicyError::Limit { what, count, count_max: ANALYSIS_UNIVERSE_VALUES_MAX });
        }
    }
    match universe.datasets.iter().flatten().find(|name| is_pattern(name)) {
        Some(name) => {
            let problem = format!("`{}` is a pattern; expected names of data sets", name.escape_debug());
            Err(PolicyError::Universe { field: "datasets".to_owned(), problem })
        }
        None => Ok(()),
    }
}
