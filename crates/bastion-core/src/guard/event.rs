//! What happens to an action, in order.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::action::{Intent, ObjectDigest, Party, check_count, check_length, check_text, check_world};
use super::approval::VoteChoice;
use super::error::GuardError;
use super::requirement::EvidenceItem;
use super::restore::RestorePoint;
use super::verdict::{PolicyVerdict, VerdictEffect};
use crate::canonical::{self, Digest, Sha256Digest};
use crate::time::Moment;

/// Something that happened to an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "GuardEvent")]
pub struct Event {
    /// Unique among the action's events.
    pub id: String,
    /// The action.
    pub action_id: String,
    /// Its place among the action's events: from 1, none left out.
    pub sequence: u64,
    /// When it happened: not before the event before it.
    pub at: Moment,
    /// What happened.
    pub what: Happening,
}

impl Event {
    /// The digest of the event's canonical JSON: two events with it are the same event.
    ///
    /// # Errors
    ///
    /// A number beyond 2^53−1.
    pub fn digest(&self) -> Result<Digest, GuardError> {
        Ok(Digest::of("bastion.guard_event/v1", &canonical::to_bytes(self)?))
    }
}

macro_rules! happenings {
    ($($(#[doc = $doc:literal])+ $name:ident($payload:ty) = $text:literal;)+) => {
        /// What happened.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(tag = "kind", rename_all = "snake_case")]
        #[schemars(rename = "GuardHappening")]
        pub enum Happening {
            $($(#[doc = $doc])+ $name($payload),)+
        }

        impl Happening {
            /// Which kind of event it is.
            #[must_use]
            pub const fn kind(&self) -> EventKind {
                match self { $(Self::$name(_) => EventKind::$name,)+ }
            }
        }

        /// A kind of event.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        #[schemars(rename = "GuardEventKind")]
        pub enum EventKind {
            $($(#[doc = $doc])+ $name,)+
        }

        impl EventKind {
            /// Every kind, in table order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The kind as it is written.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }
        }
    };
}

happenings! {
    /// Somebody wants something done.
    Submitted(Box<Submitted>) = "submitted";
    /// The intent was checked against its schema.
    IntentChecked(IntentChecked) = "intent_checked";
    /// The policies decided.
    PolicyDecided(Box<PolicyDecided>) = "policy_decided";
    /// A piece of evidence is there.
    EvidenceRecorded(EvidenceRecorded) = "evidence_recorded";
    /// There is a way back.
    RestorePointRecorded(Box<RestorePointRecorded>) = "restore_point_recorded";
    /// Somebody voted.
    Voted(Box<Voted>) = "voted";
    /// It is about to run.
    Started(Started) = "started";
    /// It ran.
    Executed(Executed) = "executed";
    /// The evidence of the whole is written.
    EvidenceGenerated(EvidenceGenerated) = "evidence_generated";
    /// The requester took it back.
    Withdrawn(Withdrawn) = "withdrawn";
    /// Its time is over.
    Elapsed(Elapsed) = "elapsed";
    /// Something is not as it has to be.
    ViolationFound(ViolationFound) = "violation_found";
}

impl fmt::Display for EventKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// Somebody wants something done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Submitted {
    /// What.
    pub intent: Intent,
}

/// The intent was checked against its schema. Any problem blocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IntentChecked {
    /// The digest of the schema.
    pub schema_digest: Sha256Digest,
    /// What is wrong with the intent; nothing when it is left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub problems: Vec<String>,
}

impl IntentChecked {
    pub(super) fn check(&self) -> Result<(), GuardError> {
        check_count("problems", self.problems.len())?;
        self.problems.iter().try_for_each(|problem| check_text("problems", problem))
    }
}

/// The policies decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyDecided {
    /// What.
    pub verdict: PolicyVerdict,
    /// The objects on which the decision rests, as they are when it is made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub world: Vec<ObjectDigest>,
    /// From when on the decision, and any approval, is worth nothing; an approval has to have an end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<Moment>,
}

impl PolicyDecided {
    pub(super) fn check(&self, intent: &Intent, at: Moment) -> Result<(), GuardError> {
        self.verdict.check(intent)?;
        check_world("world", &self.world)?;
        let problem = match (self.expires_at, self.verdict.effect) {
            (None, VerdictEffect::RequireApproval) => "missing: an approval has to have an end".to_owned(),
            (Some(expires_at), _) if expires_at <= at => format!("`{expires_at}` is not after `{at}`"),
            _ => return Ok(()),
        };
        Err(GuardError::Field { field: "expires_at", problem })
    }
}

/// A piece of evidence is there. A later one of its kind replaces it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceRecorded {
    /// Which.
    pub evidence: EvidenceItem,
}

/// There is a way back. A later restore point replaces an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RestorePointRecorded {
    /// Which.
    pub restore_point: RestorePoint,
}

/// Somebody voted. Whether the vote counts is for the quorums to say; it is kept in any case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Voted {
    /// Who.
    pub voter: Party,
    /// What for.
    pub choice: VoteChoice,
    /// Why, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// The digest of the pack the voter looked at.
    pub evidence_digest: Sha256Digest,
}

impl Voted {
    pub(super) fn check(&self) -> Result<(), GuardError> {
        self.voter.check("voter")?;
        self.comment.as_ref().map_or(Ok(()), |comment| check_length("comment", comment))
    }
}

/// It is about to run: the last look before it does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Started {
    /// The digest of the pack that says what is to run.
    pub evidence_digest: Sha256Digest,
    /// The objects on which the decision rests, as they are now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub world: Vec<ObjectDigest>,
}

/// How an execution ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ExecutionOutcome {
    /// As it should.
    Succeeded,
    /// It did not.
    Failed,
}

/// It ran.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Executed {
    /// The key under which it ran, as the effect named it.
    pub key: Digest,
    /// How it ended.
    pub outcome: ExecutionOutcome,
    /// How long it took, in milliseconds.
    pub duration_ms: u64,
    /// What went wrong; with `failed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
}

impl Executed {
    pub(super) fn check(&self, key: Digest) -> Result<(), GuardError> {
        if self.key != key {
            let problem = format!("`{}` is not the key of this execution, `{key}`", self.key);
            return Err(GuardError::Field { field: "key", problem });
        }
        self.problem.as_ref().map_or(Ok(()), |problem| check_length("problem", problem))
    }
}

/// The evidence of the whole is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceGenerated {
    /// The digest of the pack.
    pub pack_digest: Sha256Digest,
}

/// The requester took it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdrawn {
    /// Who: the requester, or the one it acts for.
    pub by: String,
    /// Why, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
}

/// Its time is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Elapsed {}

/// Something is not as it has to be. Whatever it is, the action stops.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ViolationFound {
    /// What.
    pub reason: String,
}
