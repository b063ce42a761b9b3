//! Pairs of policies whose effects differ and that match a common request.

use super::answer::{AnalysisCertainty, Conflict, Conflicts, Overlap};
use super::region::Region;
use super::shape::{Model, Shape};
use super::space::Space;
use crate::limits::ANALYSIS_CONFLICTS_MAX;

pub(super) fn conflicts(model: &Model<'_>, space: &Space) -> Conflicts {
    let mut pairs = Vec::new();
    for (at, left) in model.shapes.iter().enumerate() {
        let others = model.shapes.iter().skip(at + 1);
        let others = others.filter(|right| right.effect() != left.effect() && right.policy.id != left.policy.id);
        for right in others.filter(|right| common(left, right).is_some()) {
            pairs.push(if left.effect() > right.effect() { (left, right) } else { (right, left) });
        }
    }
    // the policies of a set are sorted, and a sort by identifier keeps the answer free of how they were paired
    pairs.sort_by(|left, right| (&left.0.policy.id, &left.1.policy.id).cmp(&(&right.0.policy.id, &right.1.policy.id)));
    let total = pairs.len() as u64;
    let found = pairs.into_iter().take(ANALYSIS_CONFLICTS_MAX);
    let found = found.filter_map(|(winner, loser)| conflict(model, space, winner, loser)).collect();
    Conflicts { found, total }
}

fn common<'a>(left: &'a Shape<'_>, right: &'a Shape<'_>) -> Option<(&'a Region, &'a Region)> {
    let pairs = left.regions.iter().flat_map(|own| right.regions.iter().map(move |others| (own, others)));
    pairs.into_iter().find(|(own, others)| own.meets(others))
}

fn conflict(model: &Model<'_>, space: &Space, winner: &Shape<'_>, loser: &Shape<'_>) -> Option<Conflict> {
    let (own, others) = common(winner, loser)?;
    let request = space.request(&own.and(others));
    let matched = model.matched(&request);
    let confirmed = [winner, loser].iter().all(|shape| !shape.is_code() && matched.contains(&shape.policy.id.as_str()));
    let overlap = if is_within(loser, winner) {
        Overlap::Eclipse
    } else if is_within(winner, loser) {
        Overlap::Exception
    } else {
        Overlap::Partial
    };
    Some(Conflict {
        winner: winner.policy.id.clone(),
        winner_effect: winner.effect(),
        loser: loser.policy.id.clone(),
        loser_effect: loser.effect(),
        overlap,
        request,
        certainty: if confirmed { AnalysisCertainty::Proven } else { AnalysisCertainty::Unknown },
    })
}

/// A policy has at most two boxes, so what is left of one is soon nothing or something.
fn is_within(inner: &Shape<'_>, outer: &Shape<'_>) -> bool {
    let mut left: Vec<Region> = inner.regions.clone();
    for region in &outer.regions {
        left = left.iter().flat_map(|part| part.without(region)).collect();
    }
    left.is_empty()
}
