//! How a request stands: a function of the request, the votes and the time.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::model::{ApprovalRequest, Vote, VoteChoice};
use crate::guard::action::Party;
use crate::guard::verdict::Quorum;
use crate::time::Moment;

/// How a request stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ApprovalStatus {
    /// Votes are missing.
    Pending(PendingStatus),
    /// Every quorum is met.
    Approved(ApprovedStatus),
    /// Somebody who may approve is against it.
    Rejected(RejectedStatus),
    /// The requester took it back.
    Withdrawn(WithdrawnStatus),
    /// Its time is over.
    Expired(ExpiredStatus),
}

impl ApprovalStatus {
    /// The status as it is written.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::Pending(_) => "pending",
            Self::Approved(_) => "approved",
            Self::Rejected(_) => "rejected",
            Self::Withdrawn(_) => "withdrawn",
            Self::Expired(_) => "expired",
        }
    }
}

/// Votes are missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PendingStatus {
    /// The quorums that are not met, in the request's order.
    pub missing: Vec<QuorumGap>,
}

/// A quorum that is not met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuorumGap {
    /// The policy that asks for it.
    pub policy: String,
    /// The roles that may agree.
    pub roles: Vec<String>,
    /// How many people have to agree.
    pub people_min: u32,
    /// How many have.
    pub people: u32,
}

/// Every quorum is met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApprovedStatus {
    /// Whose votes counted, sorted.
    pub approvers: Vec<String>,
}

/// Somebody who may approve is against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RejectedStatus {
    /// Who, sorted.
    pub rejecters: Vec<String>,
}

/// The requester took it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawnStatus {
    /// When.
    pub withdrawn_at: Moment,
}

/// Its time is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExpiredStatus {
    /// Since when.
    pub expires_at: Moment,
}

/// How a request stands at a moment. The order of the votes in the list does not matter: their times do.
///
/// A vote counts when it is a person's, given in person, about the pack of the request, between the request and its
/// end, and not of the future. One entitled rejection rejects. Of a person's other votes the latest counts; of two in
/// one second the one that agrees less.
#[must_use]
pub fn status(request: &ApprovalRequest, votes: &[Vote], now: Moment) -> ApprovalStatus {
    let votes: Vec<&Vote> = votes.iter().filter(|vote| is_counted(request, vote, now)).collect();
    let against = |vote: &&&Vote| {
        vote.choice == VoteChoice::Reject
            && request.quorums.iter().any(|quorum| is_entitled(quorum, &request.requester, &vote.voter))
    };
    let rejecters: BTreeSet<&String> = votes.iter().filter(against).map(|vote| &vote.voter.id).collect();
    if !rejecters.is_empty() {
        return ApprovalStatus::Rejected(RejectedStatus { rejecters: rejecters.into_iter().cloned().collect() });
    }
    if let Some(withdrawn_at) = request.withdrawn_at.filter(|at| *at <= now && *at < request.expires_at) {
        return ApprovalStatus::Withdrawn(WithdrawnStatus { withdrawn_at });
    }
    if now >= request.expires_at {
        return ApprovalStatus::Expired(ExpiredStatus { expires_at: request.expires_at });
    }
    quorums(request, &latest(&votes))
}

fn is_counted(request: &ApprovalRequest, vote: &Vote, now: Moment) -> bool {
    let in_time = request.requested_at <= vote.at && vote.at <= now && vote.at < request.expires_at;
    let before_withdrawal = request.withdrawn_at.is_none_or(|withdrawn_at| vote.at < withdrawn_at);
    vote.voter.is_in_person() && vote.evidence_digest == request.evidence_digest && in_time && before_withdrawal
}

/// Whether a party may agree for a quorum. Roles do not help the requester, nor whomever the requester acts for.
fn is_entitled(quorum: &Quorum, requester: &Party, voter: &Party) -> bool {
    let is_other = !quorum.distinct_from_requester || !requester.is_behind(&voter.id);
    voter.is_in_person() && is_other && quorum.roles.iter().any(|role| voter.roles.contains(role))
}

/// Which of a person's votes counts. One second may hold two: the roles break the last tie, so that no order of the
/// list is seen.
fn rank(vote: &Vote) -> (Moment, VoteChoice, Reverse<&[String]>) {
    (vote.at, vote.choice, Reverse(&vote.voter.roles))
}

/// One vote for each person.
fn latest<'a>(votes: &[&'a Vote]) -> Vec<&'a Vote> {
    let mut latest: BTreeMap<&str, &Vote> = BTreeMap::new();
    for vote in votes {
        let kept = latest.entry(&vote.voter.id).or_insert(vote);
        if rank(vote) > rank(kept) {
            *kept = vote;
        }
    }
    latest.into_values().collect()
}

fn quorums(request: &ApprovalRequest, votes: &[&Vote]) -> ApprovalStatus {
    let mut missing = Vec::new();
    let mut approvers = BTreeSet::new();
    for quorum in &request.quorums {
        let agrees =
            |vote: &&&Vote| vote.choice == VoteChoice::Approve && is_entitled(quorum, &request.requester, &vote.voter);
        let people: BTreeSet<&str> = votes.iter().filter(agrees).map(|vote| vote.voter.id.as_str()).collect();
        let count = u32::try_from(people.len()).unwrap_or(u32::MAX);
        // a quorum of nobody is a mistake of its policy, not a permission
        if count < quorum.people_min.max(1) {
            missing.push(QuorumGap {
                policy: quorum.policy.clone(),
                roles: quorum.roles.clone(),
                people_min: quorum.people_min,
                people: count,
            });
        }
        approvers.extend(people);
    }
    // nothing asked of anybody is no approval
    if missing.is_empty() && !request.quorums.is_empty() {
        return ApprovalStatus::Approved(ApprovedStatus {
            approvers: approvers.into_iter().map(str::to_owned).collect(),
        });
    }
    ApprovalStatus::Pending(PendingStatus { missing })
}
