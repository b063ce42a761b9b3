//! Whether what was approved may run now.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::model::{ApprovalRequest, Vote};
use super::status::{ApprovalStatus, ExpiredStatus, status};
use crate::canonical::Sha256Digest;
use crate::guard::action::ObjectDigest;
use crate::guard::error::GuardError;
use crate::time::Moment;

/// Why an action may not run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AdmissionProblem {
    /// It is not approved.
    NotApproved(NotApprovedProblem),
    /// The approval, or the decision, has expired.
    Expired(ExpiredStatus),
    /// Something else is to run.
    OtherDigest(DigestProblem),
    /// What it rests on has changed.
    Drifted(DriftProblem),
}

/// It is not approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NotApprovedProblem {
    /// How the request stands.
    pub status: ApprovalStatus,
}

/// Something else is to run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DigestProblem {
    /// What was decided on.
    pub decided: Sha256Digest,
    /// What is to run.
    pub to_run: Sha256Digest,
}

/// What the decision rests on has changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DriftProblem {
    /// The objects that are different now, or not there any more, sorted.
    pub objects: Vec<String>,
}

impl fmt::Display for AdmissionProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotApproved(problem) => write!(formatter, "the approval is {}", problem.status.as_str()),
            Self::Expired(problem) => write!(formatter, "what was decided has expired at {}", problem.expires_at),
            Self::OtherDigest(problem) => {
                write!(formatter, "`{}` was decided on, `{}` is to run", problem.decided, problem.to_run)
            }
            Self::Drifted(problem) => {
                write!(formatter, "changed since: {}", quoted(&problem.objects))
            }
        }
    }
}

pub(in crate::guard) fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" and ")
}

/// Whether what was approved may run now, as the last look before it does.
///
/// # Errors
///
/// [`GuardError::Admission`] with every reason against it: not approved, expired, another digest, or a world that is
/// not any more the one of the request.
pub fn admit(
    request: &ApprovalRequest,
    votes: &[Vote],
    now: Moment,
    digest_to_run: &Sha256Digest,
    world_now: &[ObjectDigest],
) -> Result<(), GuardError> {
    let mut reasons = Vec::new();
    match status(request, votes, now) {
        ApprovalStatus::Approved(_) => {}
        ApprovalStatus::Expired(expired) => reasons.push(AdmissionProblem::Expired(expired)),
        status => reasons.push(AdmissionProblem::NotApproved(NotApprovedProblem { status })),
    }
    reasons.extend(differences(&request.evidence_digest, &request.world, digest_to_run, world_now));
    refuse(reasons)
}

/// What differs between what was decided on and what is about to run.
pub(in crate::guard) fn differences(
    decided: &Sha256Digest,
    world: &[ObjectDigest],
    to_run: &Sha256Digest,
    world_now: &[ObjectDigest],
) -> Vec<AdmissionProblem> {
    let other = (decided != to_run)
        .then_some(AdmissionProblem::OtherDigest(DigestProblem { decided: *decided, to_run: *to_run }));
    let objects = drifted(world, world_now);
    let drift = (!objects.is_empty()).then_some(AdmissionProblem::Drifted(DriftProblem { objects }));
    other.into_iter().chain(drift).collect()
}

pub(in crate::guard) fn refuse(reasons: Vec<AdmissionProblem>) -> Result<(), GuardError> {
    if reasons.is_empty() { Ok(()) } else { Err(GuardError::Admission { reasons }) }
}

/// The named objects that are different now, or not there any more, sorted. What is new does not count: nobody relied
/// on its absence.
#[must_use]
pub fn drifted(then: &[ObjectDigest], now: &[ObjectDigest]) -> Vec<String> {
    let same = |object: &ObjectDigest| {
        let mut digests = now.iter().filter(|other| other.name == object.name).map(|other| other.digest).peekable();
        digests.peek().is_some() && digests.all(|digest| digest == object.digest)
    };
    let mut names: Vec<String> = then.iter().filter(|object| !same(object)).map(|object| object.name.clone()).collect();
    names.sort_unstable();
    names.dedup();
    names
}
