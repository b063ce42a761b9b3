//! What the tests share: one action of each kind, and everything that can happen to it.

mod approval;
mod course;
mod explore;
mod law;
mod typed;

use crate::canonical::{Digest, Sha256Digest};
use crate::guard::approval::VoteChoice;
use crate::guard::*;

pub(super) const ACTION: &str = "action-1";
/// From when on what was decided is worth nothing, in seconds.
pub(super) const END: u32 = 50_000;

/// A moment, in seconds since the beginning of a day.
pub(super) fn at(seconds: u32) -> Moment {
    format!("2026-11-20T{:02}:{:02}:{:02}Z", seconds / 3600, seconds / 60 % 60, seconds % 60).parse().unwrap()
}

pub(super) fn pack() -> Sha256Digest {
    Sha256Digest::of(b"what is to run")
}

pub(super) fn party(id: &str, kind: PartyKind, roles: &[&str]) -> Party {
    let roles = roles.iter().map(|role| (*role).to_owned()).collect();
    Party { id: id.to_owned(), kind, roles, on_behalf_of: None }
}

/// Ada asks, and has every role there is.
pub(super) fn ada() -> Party {
    party("ada", PartyKind::Person, &["owner", "dpo", "admin"])
}

pub(super) fn intent(action: ActionKind) -> Intent {
    Intent {
        action,
        reads_only: false,
        entity_id: "payments".to_owned(),
        description: "as agreed".to_owned(),
        requester: ada(),
        risk: RiskLevel::High,
        approval_kind: None,
        evidence_digest: pack(),
    }
}

pub(super) fn quorum(policy: &str, role: &str, people_min: u32) -> Quorum {
    Quorum {
        policy: policy.to_owned(),
        roles: vec![role.to_owned(), "admin".to_owned()],
        people_min,
        distinct_from_requester: true,
    }
}

pub(super) fn verdict(effect: VerdictEffect) -> PolicyVerdict {
    let quorums = if effect == VerdictEffect::RequireApproval {
        vec![quorum("owners", "owner", 1), quorum("privacy", "dpo", 1)]
    } else {
        Vec::new()
    };
    PolicyVerdict {
        effect,
        reason: "the policy says so".to_owned(),
        matched: vec![VerdictPolicy { id: "owners".to_owned(), digest: Digest::of_file(b"policy") }],
        quorums,
        policy_set_digest: Digest::of_file(b"policies"),
        request_digest: Digest::of_file(b"request"),
        intent_digest: Digest::of_file(b"intent"),
    }
}

pub(super) fn world(content: &[u8]) -> Vec<ObjectDigest> {
    vec![ObjectDigest { name: "bank.cards".to_owned(), digest: Digest::of_file(content) }]
}

pub(super) fn decided(verdict: PolicyVerdict, end: Option<u32>) -> Happening {
    Happening::PolicyDecided(Box::new(PolicyDecided { verdict, world: world(b"then"), expires_at: end.map(at) }))
}

pub(super) fn submitted(action: ActionKind) -> Happening {
    Happening::Submitted(Box::new(Submitted { intent: intent(action) }))
}

pub(super) fn intent_checked(problems: &[&str]) -> Happening {
    let problems = problems.iter().map(|problem| (*problem).to_owned()).collect();
    Happening::IntentChecked(IntentChecked { schema_digest: Sha256Digest::of(b"schema"), problems })
}

pub(super) fn evidence(item: EvidenceItemKind, passed: Option<bool>) -> Happening {
    let evidence = EvidenceItem { item, digest: Sha256Digest::of(item.as_str().as_bytes()), passed };
    Happening::EvidenceRecorded(EvidenceRecorded { evidence })
}

pub(super) fn restore_point(action: ActionKind, tried: bool) -> RestorePoint {
    RestorePoint {
        id: "point-1".to_owned(),
        made_at: at(0),
        entity_kind: action.entity().unwrap_or(EntityKind::Dataset),
        entity_id: "payments".to_owned(),
        data_digest: Sha256Digest::of(b"data"),
        rollback_script: "put it back".to_owned(),
        rollback_tried: tried.then(|| Sha256Digest::of(b"tried")),
    }
}

pub(super) fn restore(restore_point: RestorePoint) -> Happening {
    Happening::RestorePointRecorded(Box::new(RestorePointRecorded { restore_point }))
}

pub(super) fn voted(voter: Party, choice: VoteChoice) -> Happening {
    Happening::Voted(Box::new(Voted { voter, choice, comment: None, evidence_digest: pack() }))
}

pub(super) fn bob() -> Party {
    party("bob", PartyKind::Person, &["owner"])
}

pub(super) fn dora() -> Party {
    party("dora", PartyKind::Person, &["dpo"])
}

pub(super) fn started() -> Happening {
    Happening::Started(Started { evidence_digest: pack(), world: world(b"then") })
}

pub(super) fn key(action: ActionKind) -> Digest {
    let mut course = Course::new();
    course.happen(submitted(action));
    course.state.case().unwrap().execution_key()
}

pub(super) fn executed(action: ActionKind, outcome: ExecutionOutcome) -> Happening {
    Happening::Executed(Executed { key: key(action), outcome, duration_ms: 12, problem: None })
}

pub(super) fn generated() -> Happening {
    Happening::EvidenceGenerated(EvidenceGenerated { pack_digest: Sha256Digest::of(b"evidence") })
}

pub(super) fn withdrawn(by: &str) -> Happening {
    Happening::Withdrawn(Withdrawn { by: by.to_owned(), comment: None })
}

pub(super) fn elapsed() -> Happening {
    Happening::Elapsed(Elapsed {})
}

pub(super) fn violation(reason: &str) -> Happening {
    Happening::ViolationFound(ViolationFound { reason: reason.to_owned() })
}

/// The event that comes next, at the second of its number, or at another one.
pub(super) fn next(state: &State, what: Happening, seconds: Option<u32>) -> Event {
    let sequence = state.sequence() + 1;
    let seconds = seconds.unwrap_or_else(|| u32::try_from(sequence).unwrap());
    let mut what = what;
    // the policies decide what is under way
    if let (Happening::PolicyDecided(decided), Some(case)) = (&mut what, state.case()) {
        decided.verdict.intent_digest = case.intent.digest().unwrap();
    }
    Event { id: format!("e{sequence}"), action_id: ACTION.to_owned(), sequence, at: at(seconds), what }
}

/// A state, the events that led there, and what each asked for.
#[derive(Debug, Clone)]
pub(super) struct Course {
    pub(super) state: State,
    pub(super) events: Vec<Event>,
    pub(super) effects: Vec<Vec<Effect>>,
}

impl Course {
    pub(super) fn new() -> Self {
        Self { state: State::new(), events: Vec::new(), effects: Vec::new() }
    }

    pub(super) fn of(happenings: impl IntoIterator<Item = Happening>) -> Self {
        let mut course = Self::new();
        happenings.into_iter().for_each(|what| course.happen(what));
        course
    }

    pub(super) fn try_happen(&mut self, what: Happening, seconds: Option<u32>) -> Result<(), GuardError> {
        let event = next(&self.state, what, seconds);
        let transition = apply(&self.state, &event)?;
        self.state = transition.state;
        self.effects.push(transition.effects);
        self.events.push(event);
        Ok(())
    }

    pub(super) fn happen(&mut self, what: Happening) {
        let kind = what.kind();
        if let Err(error) = self.try_happen(what, None) {
            panic!("{kind}: {error}");
        }
    }

    pub(super) fn refuses(&self, what: Happening) -> GuardError {
        self.clone().try_happen(what, None).unwrap_err()
    }
}

/// What has to be handed in for a kind of action, by the words of the product: (item, whether it has to pass).
pub(super) fn handed_in(action: ActionKind) -> &'static [(EvidenceItemKind, bool)] {
    use EvidenceItemKind as Item;
    match action {
        ActionKind::Query => &[(Item::Sql, false), (Item::DatasetLineage, false)],
        ActionKind::DatasetOnboard => &[(Item::DataContract, false), (Item::ValidationTests, true)],
        ActionKind::PipelineDeploy => &[(Item::SqlModel, false), (Item::UnitTests, true), (Item::DqChecks, true)],
        ActionKind::PolicyChange => {
            &[(Item::ImpactAnalysis, false), (Item::AffectedEntities, false), (Item::RollbackPlan, false)]
        }
        ActionKind::Other => &[],
    }
}

/// A whole action that ends as it should.
pub(super) fn whole(action: ActionKind) -> Vec<Happening> {
    let mut happenings = vec![submitted(action), intent_checked(&[])];
    happenings.push(decided(verdict(VerdictEffect::RequireApproval), Some(END)));
    happenings.extend(handed_in(action).iter().map(|(item, tests)| evidence(*item, tests.then_some(true))));
    happenings.push(restore(restore_point(action, true)));
    happenings.push(voted(bob(), VoteChoice::Approve));
    happenings.push(voted(dora(), VoteChoice::Approve));
    happenings.extend([started(), executed(action, ExecutionOutcome::Succeeded), generated()]);
    happenings
}
