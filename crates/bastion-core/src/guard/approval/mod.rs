//! Who has agreed to what: requests, votes, and whether what was agreed to may run now.
//!
//! An approval binds a digest: what runs has to have the digest that was approved, in a world that is still the one it
//! was approved in. Only people who act in person count, each once; the requester's own vote does not, unless a quorum
//! says so.
//!
//! ```
//! use bastion_core::canonical::Sha256Digest;
//! use bastion_core::guard::approval::{ApprovalKind, ApprovalRequest, ApprovalStatus, Vote, VoteChoice, status};
//! use bastion_core::guard::{Party, PartyKind, Quorum, RiskLevel};
//!
//! let person = |id: &str| Party {
//!     id: id.to_owned(),
//!     kind: PartyKind::Person,
//!     roles: vec!["data-owner".to_owned()],
//!     on_behalf_of: None,
//! };
//! let request = ApprovalRequest {
//!     approval_kind: ApprovalKind::PipelineDeploy,
//!     risk: RiskLevel::Medium,
//!     description: "the new model of payments".to_owned(),
//!     requester: person("ada"),
//!     evidence_digest: Sha256Digest::of(b"pack"),
//!     quorums: vec![Quorum {
//!         policy: "deploys".to_owned(),
//!         roles: vec!["data-owner".to_owned()],
//!         people_min: 1,
//!         distinct_from_requester: true,
//!     }],
//!     world: vec![],
//!     requested_at: "2026-11-20T10:00:00Z".parse()?,
//!     expires_at: "2026-11-21T10:00:00Z".parse()?,
//!     withdrawn_at: None,
//! };
//! let now = "2026-11-20T12:00:00Z".parse()?;
//! let vote = |id| Vote {
//!     voter: person(id),
//!     choice: VoteChoice::Approve,
//!     at: now,
//!     comment: None,
//!     evidence_digest: request.evidence_digest,
//! };
//! // her own vote does not count
//! assert!(matches!(status(&request, &[vote("ada")], now), ApprovalStatus::Pending(_)));
//! assert!(matches!(status(&request, &[vote("ada"), vote("grace")], now), ApprovalStatus::Approved(_)));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod admission;
mod model;
mod status;

pub use admission::{AdmissionProblem, DigestProblem, DriftProblem, NotApprovedProblem, admit, drifted};
pub(super) use admission::{differences, quoted, refuse};
pub use model::{ApprovalKind, ApprovalRequest, Vote, VoteChoice};
pub use status::{
    ApprovalStatus, ApprovedStatus, ExpiredStatus, PendingStatus, QuorumGap, RejectedStatus, WithdrawnStatus, status,
};
