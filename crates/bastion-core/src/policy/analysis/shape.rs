//! A policy as boxes: at most two of them, since a change that is not stated has no rules either.

use super::answer::{RequestField, Universe};
use super::atoms::AtomSet;
use super::region::{Region, Several};
use super::space::{Atom, SEVERAL, SINGLE, Space, admits};
use crate::policy::{
    Decision, Effect, Matches, Policy, PolicyError, PolicyRequest, PolicySet, Scope, Selection, Subjects,
};

/// One policy within a universe.
#[derive(Debug, Clone)]
pub(super) struct Shape<'a> {
    pub(super) policy: &'a Policy,
    /// Disjoint boxes, none of them empty: what the policy matches, or may match where it has a condition.
    pub(super) regions: Vec<Region>,
    /// The fields that alone keep it from matching anything.
    pub(super) contradictions: Vec<RequestField>,
    /// The condition that has the last word, where there is one: then nothing is certain to match.
    pub(super) condition: Option<&'a str>,
}

/// The condition of a policy.
pub(super) type ConditionOf = fn(&Policy) -> Option<&str>;

impl Shape<'_> {
    pub(super) fn effect(&self) -> Effect {
        self.policy.effect
    }

    /// Whether code decides what the policy does, so that this is only one of its effects.
    pub(super) fn is_code(&self) -> bool {
        self.policy.rego.is_some()
    }

    pub(super) fn is_conditional(&self) -> bool {
        self.condition.is_some()
    }

    pub(super) fn meets(&self, region: &Region) -> bool {
        self.regions.iter().any(|own| own.meets(region))
    }
}

/// The policies of a set, in its order, over a space that may be shared with another set.
#[derive(Debug, Clone)]
pub(super) struct Model<'a> {
    pub(super) set: &'a PolicySet,
    pub(super) shapes: Vec<Shape<'a>>,
}

impl<'a> Model<'a> {
    pub(super) fn new(set: &'a PolicySet, space: &Space, condition: ConditionOf) -> Self {
        let shapes = set.possible().into_iter().map(|policy| shape(policy, space, condition(policy))).collect();
        Self { set, shapes }
    }

    /// A set alone, with the space of its own requests.
    pub(super) fn alone(
        set: &'a PolicySet,
        universe: &Universe,
        condition: ConditionOf,
    ) -> Result<(Self, Space), PolicyError> {
        let space = Space::new(&set.possible(), universe)?;
        Ok((Self::new(set, &space, condition), space))
    }

    /// The identifiers of the policies that match a request, as the evaluator says.
    pub(super) fn matched(&self, request: &PolicyRequest) -> Vec<&'a str> {
        let mut matches = Matches::default();
        self.set.evaluate(&self.set.symbols(request), &mut matches);
        let position = |position: &u32| self.set.policies().get(usize::try_from(*position).ok()?);
        matches.policies.iter().filter_map(position).map(|policy| policy.id.as_str()).collect()
    }

    /// The decision about a request, as the evaluator says.
    pub(super) fn decide(&self, request: &PolicyRequest) -> Result<Decision, PolicyError> {
        self.set.decide(request)
    }
}

fn shape<'a>(policy: &'a Policy, space: &Space, condition: Option<&'a str>) -> Shape<'a> {
    let regions: Vec<Region> = boxes(policy, space).iter().map(|region| region.and(&space.universe)).collect();
    let mut contradictions = Vec::new();
    if regions.iter().all(Region::is_empty) {
        for region in &regions {
            let single = SINGLE.iter().zip(&region.single);
            let single = single.filter(|(_, own)| own.as_ref().is_some_and(AtomSet::is_empty)).map(|(field, _)| *field);
            let several = SEVERAL.iter().zip(&region.several);
            let several = several.filter(|(_, own)| own.is_empty()).map(|(field, _)| *field);
            contradictions.extend(single.chain(several));
        }
        contradictions.sort_unstable();
        contradictions.dedup();
    }
    let regions = regions.into_iter().filter(|region| !region.is_empty()).collect();
    Shape { policy, regions, contradictions, condition }
}

fn boxes(policy: &Policy, space: &Space) -> Vec<Region> {
    let empty = (Scope::default(), Subjects::default());
    let scope = policy.scope.as_ref().unwrap_or(&empty.0);
    let subjects = policy.subjects.as_ref().unwrap_or(&empty.1);
    let doubt = policy.is_restrictive();
    let single = |field: RequestField| {
        let listed = |list: &Option<Vec<String>>| space.listed(field, list.as_ref(), None, doubt);
        let selected = |selection: &Option<Selection>| {
            let selection = selection.as_ref();
            let any_of = selection.and_then(|selection| selection.any_of.as_ref());
            let none_of = selection.and_then(|selection| selection.none_of.as_ref());
            space.listed(field, any_of, none_of, doubt)
        };
        match field {
            RequestField::Action => listed(&policy.actions),
            RequestField::Environment => listed(&scope.environments),
            RequestField::Tenant => listed(&scope.tenants),
            RequestField::Purpose => listed(&policy.purposes),
            RequestField::ResourceDomain => listed(&scope.domains),
            RequestField::ResourceJurisdiction => selected(&scope.jurisdictions),
            RequestField::PrincipalJurisdiction => selected(&subjects.jurisdictions),
            RequestField::ResourceDataset => scope.datasets.as_ref().map(|names| space.datasets(names, doubt)),
            RequestField::PrincipalKind => subjects.kinds.as_ref().map(|kinds| {
                space.chosen(field, |atom| {
                    matches!(atom, Atom::Kind(kind) if kinds.contains(kind)) || unknown(atom, doubt)
                })
            }),
            RequestField::ResourcePiiLevel => scope.pii_levels.as_ref().map(|levels| {
                space.chosen(field, |atom| {
                    matches!(atom, Atom::Pii(pii) if levels.contains(pii)) || unknown(atom, doubt)
                })
            }),
            RequestField::Rows => policy.rows.as_ref().map(|range| {
                let (least, most) = (range.rows_min.unwrap_or(0), range.rows_max.unwrap_or(u64::MAX));
                let inside = |atom: &Atom| matches!(atom, Atom::Rows(from, to) if least <= *from && *to <= most);
                space.chosen(field, |atom| inside(atom) || unknown(atom, doubt))
            }),
            RequestField::Change => policy.change.as_ref().map(|change| {
                // what states no change states no rules either: with rules, that is a box of its own
                let doubt = doubt && change.rules.is_none();
                let admitted = |atom: &Atom| matches!(atom, Atom::Change(levels) if admits(change, levels));
                space.chosen(field, |atom| admitted(atom) || unknown(atom, doubt))
            }),
            RequestField::PrincipalRoles | RequestField::ResourceTags => None,
        }
    };
    let rules = policy.change.as_ref().and_then(|change| change.rules.as_ref());
    let several = SEVERAL.iter().zip(&space.several).map(|(field, symbols)| match field {
        RequestField::PrincipalRoles => many(symbols, subjects.roles.as_ref()),
        RequestField::ResourceTags => many(symbols, scope.tags.as_ref()),
        _ => demanded(symbols, rules, None),
    });
    let stated = Region { single: SINGLE.into_iter().map(single).collect(), several: several.collect() };
    if !doubt || rules.is_none() {
        return vec![stated];
    }
    let mut unstated = stated.clone();
    for (field, own) in SINGLE.iter().zip(&mut unstated.single).filter(|(field, _)| **field == RequestField::Change) {
        *own = Some(space.chosen(*field, |atom| *atom == Atom::Unstated));
    }
    for ((field, own), symbols) in SEVERAL.iter().zip(&mut unstated.several).zip(&space.several) {
        if *field == RequestField::Change {
            *own = Several::all(symbols.len());
        }
    }
    vec![stated, unstated]
}

fn unknown(atom: &Atom, doubt: bool) -> bool {
    doubt && *atom == Atom::Unstated
}

fn many(symbols: &[String], selection: Option<&Selection>) -> Several {
    let any_of = selection.and_then(|selection| selection.any_of.as_ref());
    let none_of = selection.and_then(|selection| selection.none_of.as_ref());
    demanded(symbols, any_of, none_of)
}

fn demanded(symbols: &[String], any_of: Option<&Vec<String>>, none_of: Option<&Vec<String>>) -> Several {
    Several {
        any_of: any_of.into_iter().map(|names| Space::symbols(symbols, names)).collect(),
        none_of: none_of.map_or_else(|| AtomSet::none(symbols.len()), |names| Space::symbols(symbols, names)),
    }
}
