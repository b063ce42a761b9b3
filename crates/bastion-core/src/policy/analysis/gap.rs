//! Requests that no policy matches, so that the default blocks them.
//!
//! One place that no policy covers is looked for; it is widened dimension by dimension as far as no policy reaches;
//! then the next is looked for outside of what was found. So the places found cover every gap when none is left.

use super::answer::{AnalysisCertainty, Gap, Gaps, RequestField, Verdict};
use super::region::Region;
use super::search::{Budget, Exhausted, first_outside};
use super::shape::Model;
use super::space::{SEVERAL, SINGLE, Space};

/// In which order fields are tried to be left out: those that tell a reader least come first.
const ORDER: [RequestField; 14] = [
    RequestField::ResourceTags,
    RequestField::PrincipalJurisdiction,
    RequestField::ResourceJurisdiction,
    RequestField::Rows,
    RequestField::Change,
    RequestField::Purpose,
    RequestField::PrincipalKind,
    RequestField::ResourceDomain,
    RequestField::ResourcePiiLevel,
    RequestField::ResourceDataset,
    RequestField::Tenant,
    RequestField::Environment,
    RequestField::PrincipalRoles,
    RequestField::Action,
];

pub(super) fn gaps(model: &Model<'_>, space: &Space, gaps_max: usize, comparisons_max: u64) -> Gaps {
    let mut search = Search { model, space, known: Vec::new(), found: Vec::new(), gaps_max };
    let mut budget = Budget::new(comparisons_max);
    // first what no policy could match, then what only a condition could
    let more = search.collect(true, &mut budget).and_then(|more| match more {
        Verdict::No => search.collect(false, &mut budget),
        more => Ok(more),
    });
    Gaps { found: search.found, more: more.unwrap_or(Verdict::Unknown) }
}

struct Search<'a> {
    model: &'a Model<'a>,
    space: &'a Space,
    /// The places found, as wide as they are.
    known: Vec<Region>,
    found: Vec<Gap>,
    gaps_max: usize,
}

impl Search<'_> {
    /// Finds gaps until there is no other or enough; with or without the policies that have a condition.
    fn collect(&mut self, certain: bool, budget: &mut Budget) -> Result<Verdict, Exhausted> {
        let shapes = self.model.shapes.iter().filter(|shape| certain || !shape.is_conditional());
        let policies: Vec<&Region> = shapes.flat_map(|shape| &shape.regions).collect();
        loop {
            let covered: Vec<&Region> = policies.iter().copied().chain(&self.known).collect();
            let Some(place) = first_outside(&self.space.universe, &covered, budget)? else {
                return Ok(Verdict::No);
            };
            if self.found.len() >= self.gaps_max {
                return Ok(if certain { Verdict::Yes } else { Verdict::Unknown });
            }
            let request = self.space.request(&place);
            let point = self.space.point(&place);
            // fields are counted from the request that is shown; what is widest is left out of the further search
            let (_, fields) = self.widened(&point, &policies, budget)?;
            let (wide, _) = self.widened(&place, &policies, budget)?;
            let conditional = self.model.shapes.iter().filter(|shape| shape.is_conditional() && shape.meets(&point));
            let mut conditional: Vec<String> = conditional.map(|shape| shape.policy.id.clone()).collect();
            conditional.dedup();
            let confirmed = certain && self.model.matched(&request).is_empty();
            let certainty = if confirmed { AnalysisCertainty::Proven } else { AnalysisCertainty::Unknown };
            self.found.push(Gap { request, fields, certainty, conditional });
            self.known.push(wide);
        }
    }

    /// A box without the bounds that it does not need to stay clear of all policies, and the fields still bounded.
    fn widened(
        &self,
        place: &Region,
        policies: &[&Region],
        budget: &mut Budget,
    ) -> Result<(Region, Vec<RequestField>), Exhausted> {
        let mut wide = place.clone();
        let mut fields = Vec::new();
        for field in ORDER {
            let mut wider = wide.clone();
            free(field, &SINGLE, &mut wider.single, &self.space.universe.single);
            free(field, &SEVERAL, &mut wider.several, &self.space.universe.several);
            if wider == wide {
                continue;
            }
            budget.spend(policies.len())?;
            if policies.iter().any(|policy| policy.meets(&wider)) {
                fields.push(field);
            } else {
                wide = wider;
            }
        }
        fields.sort_unstable();
        Ok((wide, fields))
    }
}

/// Gives a field the bounds of the universe.
fn free<T: Clone>(field: RequestField, fields: &[RequestField], own: &mut [T], universe: &[T]) {
    for ((_, own), all) in fields.iter().zip(own).zip(universe).filter(|((listed, _), _)| **listed == field) {
        own.clone_from(all);
    }
}
