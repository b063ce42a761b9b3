//! What one answer to a request asks beside another: more, less, or something else.

use std::cmp::Ordering;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::decision::{Decision, RequiredApproval};
use super::model::{Approvers, Effect};
use super::obligation::Obligations;

/// What a difference does to those who ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Strictness {
    /// More is asked than before.
    Stricter,
    /// Less is asked than before.
    Looser,
    /// Something else is asked: neither the approvals nor the obligations of one imply those of the other.
    Different,
}

/// What an answer asks for.
#[derive(Debug)]
pub(super) struct Demands<'a> {
    pub(super) effect: Effect,
    pub(super) approvals: Vec<Approvers>,
    pub(super) obligations: &'a Obligations,
}

impl Demands<'_> {
    /// What another answer to the same request asks beside this one; none where they imply each other. Nobody keeps to
    /// the obligations of what is blocked.
    pub(super) fn beside(&self, after: &Demands<'_>) -> Option<Strictness> {
        let effects = match self.effect.cmp(&after.effect) {
            Ordering::Less => Some(Strictness::Stricter),
            Ordering::Greater => Some(Strictness::Looser),
            Ordering::Equal => {
                let [before, after] = [self, after].map(|demands| demands.approvals.iter().collect::<Vec<_>>());
                by_approvals(&before, &after)
            }
        };
        let is_open = self.effect != Effect::Block && after.effect != Effect::Block;
        let obligations = if is_open { by_obligations(self.obligations, after.obligations) } else { None };
        match (effects, obligations) {
            (Some(one), Some(other)) if one != other => Some(Strictness::Different),
            (one, other) => one.or(other),
        }
    }
}

impl Decision {
    pub(super) fn demands(&self) -> Demands<'_> {
        let approvals = self.approvals.iter().map(RequiredApproval::approvers).collect();
        Demands { effect: self.effect, approvals, obligations: &self.obligations }
    }
}

impl RequiredApproval {
    pub(super) fn approvers(&self) -> Approvers {
        Approvers { roles: self.roles.clone(), min: self.min, distinct_from_requester: self.distinct_from_requester }
    }
}

/// Whether whoever meets the first demand for approval has met the second.
pub(super) fn implies(first: &Approvers, second: &Approvers) -> bool {
    // of several different people at most one is the requester, whose own approval then does not count
    let lost = u32::from(second.distinct_from_requester && !first.distinct_from_requester);
    first.roles.iter().all(|role| second.roles.contains(role)) && first.min.saturating_sub(lost) >= second.min
}

/// What the approvals of one list do beside those of another; none where they imply each other.
pub(super) fn by_approvals(before: &[&Approvers], after: &[&Approvers]) -> Option<Strictness> {
    let met = |some: &[&Approvers], all: &[&Approvers]| {
        all.iter().all(|demand| some.iter().any(|other| implies(other, demand)))
    };
    strictness(met(after, before), met(before, after))
}

/// What obligations do beside others; none where they imply each other.
pub(super) fn by_obligations(before: &Obligations, after: &Obligations) -> Option<Strictness> {
    strictness(after.imply(before), before.imply(after))
}

const fn strictness(after_implies_before: bool, before_implies_after: bool) -> Option<Strictness> {
    match (after_implies_before, before_implies_after) {
        (true, true) => None,
        (true, false) => Some(Strictness::Stricter),
        (false, true) => Some(Strictness::Looser),
        (false, false) => Some(Strictness::Different),
    }
}
