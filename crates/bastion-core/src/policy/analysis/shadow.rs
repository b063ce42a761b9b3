//! Policies that never decide, because wherever they match another one outweighs them.
//!
//! A block is outweighed by another block. An approval is outweighed by a block and by an approval that implies its
//! own. An allow is outweighed by any other policy. That nothing else matches, so that the default would block too,
//! does not make a block superfluous: the default ends with the next policy, the block does not.
//!
//! A policy that demands something, such as a mask, decides as long as each of its demands is not one of a policy that
//! matches too, or blocks.

use super::answer::{AnalysisCertainty, Shadow, Shadows};
use super::region::Region;
use super::search::{Budget, Exhausted, first_outside};
use super::shape::{Model, Shape};
use super::space::Space;
use crate::policy::strictness::implies;
use crate::policy::{Effect, Obligations};

/// More policies than this are not looked through for those that can be left out of the list.
const NAMED_MAX: usize = 64;

pub(super) fn shadows(model: &Model<'_>, space: &Space, comparisons_max: u64) -> Shadows {
    let mut shadows = Shadows { found: Vec::new(), incomplete: Vec::new() };
    // each policy has its share, so that one entangled policy leaves the others theirs
    let share = comparisons_max / u64::try_from(model.shapes.len().max(1)).unwrap_or(u64::MAX);
    for shape in model.shapes.iter().filter(|shape| !shape.regions.is_empty() && !shape.is_code()) {
        match shadow(model, space, shape, &mut Budget::new(share)) {
            Ok(shadow) => shadows.found.extend(shadow),
            Err(Exhausted) => shadows.incomplete.push(shape.policy.id.clone()),
        }
    }
    shadows
}

fn shadow(
    model: &Model<'_>,
    space: &Space,
    shape: &Shape<'_>,
    budget: &mut Budget,
) -> Result<Option<Shadow>, Exhausted> {
    budget.spend(model.shapes.len())?;
    let demands = Demand::all(shape);
    let outweighs = |other: &Shape<'_>| demands.iter().any(|demand| demand.is_met_by(other, shape));
    let others = model.shapes.iter().filter(|other| other.policy.id != shape.policy.id && outweighs(other));
    let others: Vec<&Shape<'_>> = others.filter(|other| shape.regions.iter().any(|own| other.meets(own))).collect();
    let certain: Vec<&Shape<'_>> = others.iter().copied().filter(|other| !other.is_conditional()).collect();
    let proven = covered(shape, &demands, &certain, budget)?;
    if !proven && !covered(shape, &demands, &others, budget)? {
        return Ok(None);
    }
    let covering = needed(shape, &demands, if proven { certain } else { others }, budget)?;
    let Some(region) = shape.regions.first() else { return Ok(None) };
    let request = space.request(region);
    let matched = model.matched(&request);
    let matches = |shape: &Shape<'_>| matched.contains(&shape.policy.id.as_str());
    let confirmed = (shape.is_conditional() || matches(shape)) && covering.iter().any(|other| matches(other));
    Ok(Some(Shadow {
        policy: shape.policy.id.clone(),
        covered_by: covering.iter().map(|other| other.policy.id.clone()).collect(),
        request,
        certainty: if proven && confirmed { AnalysisCertainty::Proven } else { AnalysisCertainty::Unknown },
    }))
}

/// What a policy does, one thing at a time: all of it has to be done by others for the policy to be superfluous.
enum Demand {
    /// Its effect, and who has to approve.
    Effect,
    /// One of its obligations.
    Obligation(Obligations),
}

impl Demand {
    fn all(shape: &Shape<'_>) -> Vec<Self> {
        let obligations = shape.policy.obligations.iter().flat_map(Obligations::single);
        std::iter::once(Self::Effect).chain(obligations.map(Self::Obligation)).collect()
    }

    /// Whether it makes no difference where another policy matches too.
    fn is_met_by(&self, other: &Shape<'_>, own: &Shape<'_>) -> bool {
        match self {
            Self::Effect => outweighs(other, own),
            Self::Obligation(demanded) => {
                let obligations = other.policy.obligations.as_ref();
                other.effect() == Effect::Block || obligations.is_some_and(|others| others.imply(demanded))
            }
        }
    }
}

/// Whether the effect of the second makes no difference where the first matches too.
fn outweighs(other: &Shape<'_>, shape: &Shape<'_>) -> bool {
    match (shape.effect(), other.effect()) {
        (Effect::RequireApproval, Effect::RequireApproval) => {
            match (&other.policy.approvers, &shape.policy.approvers) {
                (Some(others), Some(own)) => implies(others, own),
                _ => false,
            }
        }
        (own, others) => others >= own,
    }
}

fn covered(
    shape: &Shape<'_>,
    demands: &[Demand],
    others: &[&Shape<'_>],
    budget: &mut Budget,
) -> Result<bool, Exhausted> {
    for demand in demands {
        let others = others.iter().filter(|other| demand.is_met_by(other, shape));
        let boxes: Vec<&Region> = others.flat_map(|other| &other.regions).collect();
        for region in &shape.regions {
            if first_outside(region, &boxes, budget)?.is_some() {
                return Ok(false);
            }
        }
    }
    Ok(true)
}

/// Some of the policies that are enough, none of which can be left out: the strongest one that is enough alone, or
/// what remains after trying to leave out each in turn.
fn needed<'a, 'b>(
    shape: &Shape<'_>,
    demands: &[Demand],
    mut covering: Vec<&'a Shape<'b>>,
    budget: &mut Budget,
) -> Result<Vec<&'a Shape<'b>>, Exhausted> {
    let mut strongest = covering.clone();
    strongest.sort_by_key(|other| std::cmp::Reverse(other.effect()));
    for other in strongest {
        if covered(shape, demands, &[other], budget)? {
            return Ok(vec![other]);
        }
    }
    if covering.len() > NAMED_MAX {
        return Ok(covering);
    }
    for other in covering.clone() {
        let fewer: Vec<&Shape<'_>> =
            covering.iter().copied().filter(|kept| kept.policy.id != other.policy.id).collect();
        if covered(shape, demands, &fewer, budget)? {
            covering = fewer;
        }
    }
    Ok(covering)
}
