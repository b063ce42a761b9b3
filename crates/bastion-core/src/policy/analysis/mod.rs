//! What can be said of policies before anyone asks: conflicts, policies that never decide, requests without a policy,
//! and what another version of a set decides otherwise.
//!
//! A typed policy is a box: in each dimension of a request it admits some values, whatever the other dimensions say.
//! What no policy tells apart is one value, so dimensions are finite, and boxes are intersected and cut, never counted
//! out. The answers are exact where no condition is involved. Each request in them is put to the evaluator; what it
//! does not confirm is not called proven.
//!
//! - **Roles and tags are sets.** Any of them may occur together, so two policies for different roles do meet: in a
//!   person who has both. A [`Universe`] can say which roles there are, but not that two exclude each other.
//! - **Code that decides** (`rego`) may have any effect, and is never certain to have one.
//! - **A condition** (`when`) may hold or not. A policy with one may match what its typed part matches, and is never
//!   certain to.
//! - **What a request leaves out** is a value of its own, as the evaluator has it: it matches what restricts and not
//!   what allows. A [`Universe`] can say what is always stated.
//! - **Rows** count up to 2^53−1; nothing decides on more.

mod answer;
mod atoms;
mod compare;
mod conflict;
mod dataset;
mod gap;
mod region;
mod search;
mod shadow;
mod shape;
mod space;

pub use answer::{
    Analysis, AnalysisCertainty, Comparison, Conflict, Conflicts, Difference, Gap, Gaps, NeverMatching, Overlap,
    RequestField, Shadow, Shadows, Universe, Verdict,
};

use shape::Model;
use space::Space;

use super::{Policy, PolicyError, PolicySet};
use crate::limits::{ANALYSIS_COMPARISONS_MAX, ANALYSIS_GAPS_MAX};

fn condition(policy: &Policy) -> Option<&str> {
    policy.when.as_deref()
}

impl PolicySet {
    /// Everything that the questions below answer about one set of policies.
    ///
    /// ```
    /// use bastion_core::policy::{PolicyDocument, PolicySet, RequestField, Universe};
    ///
    /// let document = PolicyDocument::read(br#"
    /// format: bastion.policy/v1
    /// policies:
    ///   - { id: read, name: Anyone reads, kind: access, actions: [data.read], effect: allow }
    ///   - id: audit
    ///     name: Auditors read
    ///     kind: access
    ///     actions: [data.read]
    ///     subjects: { roles: { any_of: [auditor] } }
    ///     effect: allow
    /// "#)?;
    /// let analysis = PolicySet::compile(document.policies)?.analyse(&Universe::default())?;
    /// assert_eq!(analysis.shadows.found[0].policy, "audit");
    /// assert_eq!(analysis.shadows.found[0].covered_by, ["read"]);
    /// assert_eq!(analysis.gaps.found[0].fields, [RequestField::Action]);
    /// # Ok::<(), bastion_core::policy::PolicyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A universe beyond a limit or with a pattern in it; data set patterns that can be combined in too many ways.
    pub fn analyse(&self, universe: &Universe) -> Result<Analysis, PolicyError> {
        let (model, space) = Model::alone(self, universe, condition)?;
        Ok(analysis(&model, &space))
    }

    /// The pairs of policies whose effects differ and that match a common request.
    ///
    /// ```
    /// use bastion_core::policy::{Overlap, PolicyDocument, PolicySet, Universe};
    ///
    /// let document = PolicyDocument::read(br#"
    /// format: bastion.policy/v1
    /// policies:
    ///   - { id: read, name: Anyone reads, kind: access, actions: [data.read], effect: allow }
    ///   - { id: secret, name: Not this, kind: access, scope: { tags: { any_of: [secret] } }, effect: block }
    /// "#)?;
    /// let conflicts = PolicySet::compile(document.policies)?.conflicts(&Universe::default())?;
    /// let conflict = &conflicts.found[0];
    /// assert_eq!((conflict.winner.as_str(), conflict.loser.as_str()), ("secret", "read"));
    /// assert_eq!((conflict.overlap, conflict.request.resource.tags[0].as_str()), (Overlap::Partial, "secret"));
    /// # Ok::<(), bastion_core::policy::PolicyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`PolicySet::analyse`].
    pub fn conflicts(&self, universe: &Universe) -> Result<Conflicts, PolicyError> {
        let (model, space) = Model::alone(self, universe, condition)?;
        Ok(conflict::conflicts(&model, &space))
    }

    /// The policies that never decide, because wherever they match another one outweighs them.
    ///
    /// A block is outweighed by another block; an approval by a block, and by an approval from no other roles, of at
    /// least as many people and as independent of the requester; an allow by any other policy. Each of its obligations
    /// has to be one of a policy that matches too, or follow from one. Without one of them every decision has the same
    /// effect, asks for the same approvals, or for some that imply them, and hides as much.
    ///
    /// # Errors
    ///
    /// As [`PolicySet::analyse`].
    pub fn shadowed(&self, universe: &Universe) -> Result<Shadows, PolicyError> {
        let (model, space) = Model::alone(self, universe, condition)?;
        Ok(shadow::shadows(&model, &space, ANALYSIS_COMPARISONS_MAX))
    }

    /// The policies that no request of the universe matches, with the fields that each alone keep them from it.
    ///
    /// A policy that contradicts itself is refused when it is compiled; what is left is what the universe excludes.
    ///
    /// # Errors
    ///
    /// As [`PolicySet::analyse`].
    pub fn never_matching(&self, universe: &Universe) -> Result<Vec<NeverMatching>, PolicyError> {
        let (model, _) = Model::alone(self, universe, condition)?;
        Ok(never_matching(&model))
    }

    /// Requests that no policy matches, so that they are blocked by default.
    ///
    /// # Errors
    ///
    /// As [`PolicySet::analyse`].
    pub fn gaps(&self, universe: &Universe) -> Result<Gaps, PolicyError> {
        let (model, space) = Model::alone(self, universe, condition)?;
        Ok(gap::gaps(&model, &space, ANALYSIS_GAPS_MAX, ANALYSIS_COMPARISONS_MAX))
    }

    /// What another version of these policies decides otherwise, with a request for each kind of difference.
    ///
    /// ```
    /// use bastion_core::policy::{Effect, PolicySet, Universe, Verdict, packs};
    ///
    /// let mut policies = packs::pack("breaking-changes")?.document()?.policies;
    /// let old = PolicySet::compile(policies.clone())?;
    /// policies.retain(|policy| policy.effect == Effect::Allow);
    /// let new = PolicySet::compile(policies)?;
    /// let comparison = old.compare(&new, &Universe::default())?;
    /// assert_eq!(comparison.equivalent, Verdict::No);
    /// assert_eq!(comparison.differences[0].before, Effect::RequireApproval);
    /// # Ok::<(), bastion_core::policy::PolicyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`PolicySet::analyse`].
    pub fn compare(&self, new: &Self, universe: &Universe) -> Result<Comparison, PolicyError> {
        let policies: Vec<&Policy> = self.possible().into_iter().chain(new.possible()).collect();
        let space = Space::new(&policies, universe)?;
        let (old, new) = (Model::new(self, &space, condition), Model::new(new, &space, condition));
        compare::compare(&old, &new, &space, ANALYSIS_COMPARISONS_MAX)
    }
}

fn analysis(model: &Model<'_>, space: &Space) -> Analysis {
    Analysis {
        conflicts: conflict::conflicts(model, space),
        shadows: shadow::shadows(model, space, ANALYSIS_COMPARISONS_MAX),
        never_matching: never_matching(model),
        gaps: gap::gaps(model, space, ANALYSIS_GAPS_MAX, ANALYSIS_COMPARISONS_MAX),
    }
}

fn never_matching(model: &Model<'_>) -> Vec<NeverMatching> {
    let never = model.shapes.iter().filter(|shape| shape.regions.is_empty());
    let never = never.map(|shape| (shape.policy.id.clone(), shape.contradictions.clone()));
    let mut never: Vec<NeverMatching> = never.map(|(policy, fields)| NeverMatching { policy, fields }).collect();
    never.dedup_by(|left, right| left.policy == right.policy);
    never
}

#[cfg(test)]
mod tests;
