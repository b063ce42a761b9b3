//! Who agreed to what: cases, and laws.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;
use crate::guard::approval::{
    AdmissionProblem, ApprovalKind, ApprovalRequest, ApprovalStatus, Vote, VoteChoice, admit, status,
};

fn request(quorums: Vec<Quorum>) -> ApprovalRequest {
    ApprovalRequest {
        approval_kind: ApprovalKind::PiiAccess,
        risk: RiskLevel::Medium,
        description: "as agreed".to_owned(),
        requester: ada(),
        evidence_digest: pack(),
        quorums,
        world: world(b"then"),
        requested_at: at(100),
        expires_at: at(1000),
        withdrawn_at: None,
    }
}

fn vote(voter: Party, choice: VoteChoice, seconds: u32) -> Vote {
    Vote { voter, choice, at: at(seconds), comment: None, evidence_digest: pack() }
}

fn approve(voter: Party) -> Vote {
    vote(voter, VoteChoice::Approve, 200)
}

fn name_at(request: &ApprovalRequest, votes: &[Vote], seconds: u32) -> &'static str {
    status(request, votes, at(seconds)).as_str()
}

fn owners(people_min: u32) -> ApprovalRequest {
    request(vec![quorum("owners", "owner", people_min)])
}

#[test]
fn every_quorum_has_to_be_met_by_different_people() {
    let both = request(vec![quorum("owners", "owner", 2), quorum("privacy", "dpo", 1)]);
    let carol = party("carol", PartyKind::Person, &["owner", "dpo"]);
    let ApprovalStatus::Pending(pending) = status(&both, &[approve(bob()), approve(bob())], at(300)) else {
        panic!("bob alone is enough")
    };
    let gaps: Vec<_> = pending.missing.iter().map(|gap| (gap.policy.as_str(), gap.people, gap.people_min)).collect();
    assert_eq!(gaps, [("owners", 1, 2), ("privacy", 0, 1)]);
    let ApprovalStatus::Approved(approved) = status(&both, &[approve(bob()), approve(carol)], at(300)) else {
        panic!("both quorums are met")
    };
    assert_eq!(approved.approvers, ["bob", "carol"]);
}

#[test]
fn only_people_in_person_count_and_never_the_requester() {
    let agent = party("agent", PartyKind::AiAgent, &["owner"]);
    let service = party("service", PartyKind::Service, &["owner"]);
    let delegate = Party { on_behalf_of: Some("bob".to_owned()), ..party("carol", PartyKind::Person, &["owner"]) };
    let guest = party("guest", PartyKind::Person, &["guest"]);
    for voter in [agent, service, delegate, guest, ada()] {
        assert_eq!(name_at(&owners(1), &[approve(voter.clone())], 300), "pending", "{voter:?}");
        // what does not count for it does not count against it
        let against = vote(voter.clone(), VoteChoice::Reject, 200);
        assert_eq!(name_at(&owners(1), &[against], 300), "pending", "{voter:?}");
    }
    let mut own = owners(1);
    own.quorums[0].distinct_from_requester = false;
    assert_eq!(name_at(&own, &[approve(ada())], 300), "approved");
    // whoever asks through a program does not approve what the program asks
    let mut through = owners(1);
    through.requester = Party { on_behalf_of: Some("bob".to_owned()), ..party("bot", PartyKind::AiAgent, &[]) };
    assert_eq!(name_at(&through, &[approve(bob())], 300), "pending");
}

#[test]
fn votes_are_replaced_and_rejections_are_not() {
    let take_back = vote(bob(), VoteChoice::Abstain, 250);
    assert_eq!(name_at(&owners(1), &[approve(bob()), take_back.clone()], 300), "pending");
    assert_eq!(name_at(&owners(1), &[take_back, vote(bob(), VoteChoice::Approve, 260)], 300), "approved");
    let against = vote(bob(), VoteChoice::Reject, 210);
    assert_eq!(name_at(&owners(1), &[against.clone(), vote(bob(), VoteChoice::Approve, 260)], 300), "rejected");
    let carol = approve(party("carol", PartyKind::Person, &["owner"]));
    assert_eq!(name_at(&owners(1), &[carol, against], 300), "rejected");
}

#[test]
fn time_counts() {
    let votes = [approve(bob())];
    for (seconds, expected) in [(199, "pending"), (200, "approved"), (999, "approved"), (1000, "expired")] {
        assert_eq!(name_at(&owners(1), &votes, seconds), expected, "{seconds}");
    }
    for (seconds, expected) in [(99, "pending"), (100, "approved"), (999, "approved")] {
        assert_eq!(name_at(&owners(1), &[vote(bob(), VoteChoice::Approve, seconds)], 999), expected, "{seconds}");
    }
    let mut withdrawn = owners(1);
    withdrawn.withdrawn_at = Some(at(500));
    for (seconds, expected) in [(499, "approved"), (500, "withdrawn"), (2000, "withdrawn")] {
        assert_eq!(name_at(&withdrawn, &votes, seconds), expected, "{seconds}");
    }
    assert_eq!(name_at(&withdrawn, &[vote(bob(), VoteChoice::Reject, 500)], 600), "withdrawn");
}

#[test]
fn a_vote_about_another_pack_does_not_count() {
    let other = Vote { evidence_digest: Sha256Digest::of(b"another"), ..approve(bob()) };
    assert_eq!(name_at(&owners(1), &[other], 300), "pending");
}

#[test]
fn nothing_is_approved_by_nobody() {
    assert_eq!(name_at(&request(Vec::new()), &[approve(bob())], 300), "pending");
    assert_eq!(name_at(&owners(0), &[], 300), "pending");
    assert!(request(Vec::new()).check().is_err() && owners(0).check().is_err() && owners(1).check().is_ok());
}

#[test]
fn every_reason_against_running_is_given() {
    let other = Sha256Digest::of(b"another");
    let error = admit(&owners(1), &[], at(300), &other, &world(b"now")).unwrap_err();
    let GuardError::Admission { reasons } = &error else { panic!("{error}") };
    assert_eq!(reasons.len(), 3);
    let AdmissionProblem::Drifted(drift) = &reasons[2] else { panic!("{error}") };
    assert_eq!(drift.objects, ["bank.cards"]);
    let mut more = world(b"then");
    more.push(ObjectDigest { name: "new".to_owned(), digest: Digest::of_file(b"new") });
    assert_eq!(admit(&owners(1), &[approve(bob())], at(300), &pack(), &more), Ok(()));
    // twice, and once not what it was
    more.extend(world(b"now"));
    assert!(admit(&owners(1), &[approve(bob())], at(300), &pack(), &more).is_err());
    assert!(admit(&owners(1), &[approve(bob())], at(300), &pack(), &[]).is_err());
}

#[test]
fn a_comment_is_bounded() {
    let mut course = Course::of([submitted(ActionKind::PolicyChange), intent_checked(&[])]);
    course.happen(decided(verdict(VerdictEffect::RequireApproval), Some(END)));
    let long = Some("x".repeat(crate::limits::GUARD_TEXT_BYTES_MAX + 1));
    let what = Voted { voter: bob(), choice: VoteChoice::Approve, comment: long, evidence_digest: pack() };
    let error = course.refuses(Happening::Voted(Box::new(what)));
    assert_eq!(error.to_string(), "comment: 4097; the limit is 4096");
}

const ROLES: [&str; 3] = ["owner", "dpo", "guest"];

fn roles() -> impl Strategy<Value = Vec<String>> {
    subsequence(ROLES.to_vec(), 0..=ROLES.len()).prop_map(|roles| roles.into_iter().map(str::to_owned).collect())
}

fn voter() -> impl Strategy<Value = Party> {
    let id = select(vec!["ada", "bob", "carol", "dora", "eve"]);
    let kind = prop_oneof![6 => Just(PartyKind::Person), 1 => Just(PartyKind::AiAgent), 1 => Just(PartyKind::Service)];
    let on_behalf_of = prop::option::weighted(0.1, Just("bob".to_owned()));
    (id, kind, roles(), on_behalf_of).prop_map(|(id, kind, roles, on_behalf_of)| Party {
        id: id.to_owned(),
        kind,
        roles,
        on_behalf_of,
    })
}

fn any_vote() -> impl Strategy<Value = Vote> {
    let choice = prop_oneof![
        6 => Just(VoteChoice::Approve),
        2 => Just(VoteChoice::Abstain),
        1 => Just(VoteChoice::Reject),
    ];
    (voter(), choice, 95_u32..110).prop_map(|(voter, choice, seconds)| vote(voter, choice, seconds))
}

fn any_request() -> impl Strategy<Value = ApprovalRequest> {
    let quorum = (subsequence(vec!["owner", "dpo"], 1..=2), 1_u32..3, prop::bool::weighted(0.8));
    let quorum = quorum.prop_map(|(roles, people_min, distinct_from_requester)| Quorum {
        policy: "policy".to_owned(),
        roles: roles.into_iter().map(str::to_owned).collect(),
        people_min,
        distinct_from_requester,
    });
    let withdrawn = prop::option::weighted(0.1, 100_u32..110);
    (prop::collection::vec(quorum, 1..3), withdrawn).prop_map(|(quorums, withdrawn)| {
        let mut request = request(quorums);
        request.withdrawn_at = withdrawn.map(at);
        request
    })
}

proptest! {
    /// A vote of somebody who may not approve changes nothing, wherever it stands.
    #[test]
    fn whoever_may_not_approve_changes_nothing(
        request in any_request(), votes in prop::collection::vec(any_vote(), 0..8), more in any_vote(),
        place in any::<prop::sample::Index>(), how in 0_u8..3,
    ) {
        let mut more = more;
        // a person who has no vote yet, in a role that no quorum knows; or no person at all
        match how {
            0 => { more.voter.id = "zoe".to_owned(); more.voter.roles = vec!["guest".to_owned()]; }
            1 => more.voter.kind = PartyKind::AiAgent,
            _ => more.voter.kind = PartyKind::Service,
        }
        let mut with = votes.clone();
        with.insert(place.index(votes.len() + 1), more);
        prop_assert_eq!(status(&request, &with, at(120)), status(&request, &votes, at(120)));
    }

    /// With four eyes everywhere, no vote of the requester changes anything, whatever its roles.
    #[test]
    fn the_requester_never_helps(
        request in any_request(), votes in prop::collection::vec(any_vote(), 0..8),
    ) {
        let mut request = request;
        request.quorums.iter_mut().for_each(|quorum| quorum.distinct_from_requester = true);
        let without: Vec<Vote> = votes.iter().filter(|vote| vote.voter.id != "ada").cloned().collect();
        prop_assert_eq!(status(&request, &votes, at(120)), status(&request, &without, at(120)));
    }

    /// The order of the list does not matter, not even of one person's votes: their times do.
    #[test]
    fn the_order_of_the_list_does_not_matter(
        request in any_request(),
        (votes, shuffled) in prop::collection::vec(any_vote(), 0..8)
            .prop_flat_map(|votes| (Just(votes.clone()), Just(votes).prop_shuffle())),
    ) {
        prop_assert_eq!(status(&request, &votes, at(120)), status(&request, &shuffled, at(120)));
    }

    /// Voting again for the same thing in the same role changes nothing.
    #[test]
    fn one_person_has_one_vote(request in any_request(), votes in prop::collection::vec(any_vote(), 1..8)) {
        let mut twice = votes.clone();
        twice.extend(votes.iter().cloned());
        prop_assert_eq!(status(&request, &twice, at(120)), status(&request, &votes, at(120)));
    }

    /// What is admitted is approved, and by as many people as each quorum asks for.
    #[test]
    fn what_is_admitted_has_its_people(request in any_request(), votes in prop::collection::vec(any_vote(), 0..10)) {
        if admit(&request, &votes, at(120), &pack(), &world(b"then")).is_ok() {
            for quorum in &request.quorums {
                let may = |vote: &&Vote| {
                    vote.choice == VoteChoice::Approve
                        && vote.voter.kind == PartyKind::Person
                        && vote.voter.on_behalf_of.is_none()
                        && quorum.roles.iter().any(|role| vote.voter.roles.contains(role))
                        && !(quorum.distinct_from_requester && vote.voter.id == "ada")
                };
                let people: std::collections::BTreeSet<_> =
                    votes.iter().filter(may).map(|vote| &vote.voter.id).collect();
                prop_assert!(people.len() >= quorum.people_min as usize);
            }
        }
    }
}
