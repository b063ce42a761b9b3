//! Every state that can be reached, and everything that can happen there.
//!
//! A breadth-first search until nothing new is found. Two states are the same when they have the same kind and the same
//! facts; the facts are kept here, from the events that were let in, and not read from the states.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::*;
use crate::guard::approval::VoteChoice;

/// What was let in on the way to a state, by the labels of the events.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Facts {
    decision: Option<&'static str>,
    votes: BTreeMap<&'static str, &'static str>,
    evidence: BTreeMap<EvidenceItemKind, Option<bool>>,
    restore: Option<&'static str>,
    start: Option<&'static str>,
    execution: Option<&'static str>,
}

/// Something that can happen: its label, what it is, and when, where not at the next second.
type Letter = (&'static str, Happening, Option<u32>);

fn alphabet(action: ActionKind) -> Vec<Letter> {
    let mut letters: Vec<Letter> = vec![
        ("intent", submitted(action), None),
        (
            "intent without words",
            {
                let intent = Intent { description: String::new(), ..intent(action) };
                Happening::Submitted(Box::new(Submitted { intent }))
            },
            None,
        ),
        ("intent holds", intent_checked(&[]), None),
        ("intent does not hold", intent_checked(&["no such column"]), None),
        ("violation", violation("somebody looked"), None),
        ("violation without words", violation(""), None),
        ("withdrawn", withdrawn("ada"), None),
        ("withdrawn by another", withdrawn("bob"), None),
        ("elapsed early", elapsed(), None),
        ("elapsed", elapsed(), Some(END)),
        ("started", started(), None),
        ("started late", started(), Some(END)),
        (
            "other digest",
            {
                let evidence_digest = Sha256Digest::of(b"something else");
                Happening::Started(Started { evidence_digest, world: world(b"then") })
            },
            None,
        ),
        ("other world", Happening::Started(Started { evidence_digest: pack(), world: world(b"now") }), None),
        ("no world", Happening::Started(Started { evidence_digest: pack(), world: Vec::new() }), None),
        ("succeeded", executed(action, ExecutionOutcome::Succeeded), None),
        ("failed", executed(action, ExecutionOutcome::Failed), None),
        (
            "other key",
            {
                let (key, outcome) = (Digest::of_file(b"other"), ExecutionOutcome::Succeeded);
                Happening::Executed(Executed { key, outcome, duration_ms: 1, problem: None })
            },
            None,
        ),
        ("generated", generated(), None),
        ("tried", restore(restore_point(action, true)), None),
        ("untried", restore(restore_point(action, false)), None),
        (
            "of another object",
            { restore(RestorePoint { entity_id: "others".to_owned(), ..restore_point(action, true) }) },
            None,
        ),
    ];
    letters.extend(decisions());
    letters.extend(votes());
    for (item, tests) in handed_in(action) {
        let results: &[Option<bool>] = if *tests { &[None, Some(false), Some(true)] } else { &[None] };
        letters.extend(results.iter().map(|passed| ("evidence", evidence(*item, *passed), None)));
    }
    letters.push(("evidence nobody hands in", evidence(EvidenceItemKind::Approval, Some(true)), None));
    letters
}

fn decisions() -> Vec<Letter> {
    let (allow, ask) = (verdict(VerdictEffect::Allow), verdict(VerdictEffect::RequireApproval));
    let silent = PolicyVerdict { matched: Vec::new(), ..allow.clone() };
    let contradictory = PolicyVerdict { quorums: ask.quorums.clone(), ..allow.clone() };
    let of_nobody = PolicyVerdict { quorums: Vec::new(), ..ask.clone() };
    vec![
        ("allow", decided(allow.clone(), None), None),
        ("allow for a time", decided(allow, Some(END)), None),
        ("ask", decided(ask.clone(), Some(END)), None),
        ("block", decided(verdict(VerdictEffect::Block), None), None),
        ("allow in silence", decided(silent, None), None),
        ("allow with quorums", decided(contradictory, None), None),
        ("ask nobody", decided(of_nobody, Some(END)), None),
        ("ask for ever", decided(ask, None), None),
    ]
}

fn votes() -> Vec<Letter> {
    let carol = party("carol", PartyKind::Person, &["owner"]);
    let agent = party("agent", PartyKind::AiAgent, &["owner", "dpo", "admin"]);
    let guest = party("guest", PartyKind::Person, &["guest"]);
    let other = Voted {
        voter: carol.clone(),
        choice: VoteChoice::Approve,
        comment: None,
        evidence_digest: Sha256Digest::of(b"another pack"),
    };
    vec![
        ("bob for it", voted(bob(), VoteChoice::Approve), None),
        ("bob abstains", voted(bob(), VoteChoice::Abstain), None),
        ("dora for it", voted(dora(), VoteChoice::Approve), None),
        ("carol against it", voted(carol, VoteChoice::Reject), None),
        ("carol for another", Happening::Voted(Box::new(other)), None),
        ("ada for it", voted(ada(), VoteChoice::Approve), None),
        ("agent for it", voted(agent, VoteChoice::Approve), None),
        ("guest against it", voted(guest, VoteChoice::Reject), None),
    ]
}

impl Facts {
    fn with(&self, label: &'static str, what: &Happening) -> Self {
        let mut facts = self.clone();
        match what {
            Happening::PolicyDecided(_) => facts.decision = Some(label),
            Happening::Voted(_) => {
                let (voter, choice) = label.split_once(' ').unwrap();
                // whose vote can never count is no fact: it must not make a difference
                if ["bob", "dora"].contains(&voter) || label == "carol against it" {
                    facts.votes.insert(voter, choice);
                }
            }
            Happening::EvidenceRecorded(recorded) => {
                facts.evidence.insert(recorded.evidence.item, recorded.evidence.passed);
            }
            Happening::RestorePointRecorded(_) => facts.restore = Some(label),
            Happening::Started(_) => facts.start = Some(label),
            Happening::Executed(_) => facts.execution = Some(label),
            _ => {}
        }
        facts
    }

    fn approved(&self) -> bool {
        self.decision == Some("ask")
            && self.votes.get("bob") == Some(&"for it")
            && self.votes.get("dora") == Some(&"for it")
            && !self.votes.contains_key("carol")
    }

    /// Whether the action may have begun to run, by the words of the product.
    fn may_run(&self, action: ActionKind) -> bool {
        use ActionKind::{DatasetOnboard, PipelineDeploy, PolicyChange, Query};
        let needs_approval = matches!(action, DatasetOnboard | PipelineDeploy | PolicyChange);
        let allowed = self.decision.is_some_and(|decision| decision.starts_with("allow")) && !needs_approval;
        let way_back = match action {
            Query => true,
            DatasetOnboard | PipelineDeploy => self.restore == Some("tried"),
            _ => self.restore.is_some(),
        };
        let in_time = match self.start {
            Some("started") => true,
            // what was allowed without an end has none
            Some("started late") => self.decision == Some("allow"),
            _ => false,
        };
        (allowed || self.approved()) && way_back && in_time
    }

    fn is_proven(&self, action: ActionKind) -> bool {
        handed_in(action).iter().all(|(item, tests)| match self.evidence.get(item) {
            Some(passed) => !tests || *passed == Some(true),
            None => false,
        })
    }
}

type Node = (StateKind, Facts);

/// What was found: the edges, and each as (kind, event, kind).
#[derive(Default)]
struct Found {
    nodes: BTreeSet<Node>,
    edges: Vec<(Node, EventKind, Node)>,
    kinds: BTreeSet<(StateKind, EventKind, StateKind)>,
}

fn explore(action: ActionKind) -> Found {
    let letters = alphabet(action);
    let mut found = Found::default();
    let start: Node = (StateKind::Idle, Facts::default());
    let mut queue = VecDeque::from([(State::new(), start.clone())]);
    found.nodes.insert(start);
    while let Some((state, node)) = queue.pop_front() {
        for (label, what, seconds) in &letters {
            let mut event = next(&state, what.clone(), *seconds);
            // time does not go back after what came late
            event.at = state.last().map_or(event.at, |last| event.at.max(last.at));
            let applied = apply(&state, &event);
            same_in_both_forms(&state, &event, &applied);
            let Ok(transition) = applied else { continue };
            let after: Node = (transition.state.kind(), node.1.with(label, what));
            check(action, label, &after, &transition);
            found.kinds.insert((node.0, what.kind(), after.0));
            found.edges.push((node.clone(), what.kind(), after.clone()));
            if found.nodes.insert(after.clone()) {
                queue.push_back((transition.state, after));
            }
        }
    }
    found
}

/// The typed form gives what the data form gives; where it has nothing, the data form refuses.
fn same_in_both_forms(state: &State, event: &Event, applied: &Result<Transition, GuardError>) {
    match (typed::row(state.kind(), event.what.kind()), applied) {
        (Some(method), Ok(transition)) => {
            assert_eq!(method(state.stage().clone(), event).as_ref(), Ok(transition.state.stage()));
        }
        (Some(method), Err(GuardError::Transition { .. })) => {
            panic!("the types have it: {:?}", method(state.stage().clone(), event));
        }
        (Some(method), Err(error)) => assert_eq!(method(state.stage().clone(), event).as_ref(), Err(error)),
        (None, Err(GuardError::Transition { state: refusing, event: refused, possible })) => {
            assert_eq!(
                (*refusing, *refused, possible.as_slice()),
                (state.kind(), event.what.kind(), state.kind().possible())
            );
        }
        (None, other) => panic!("{} in {}: {other:?}", event.what.kind(), state.kind()),
    }
}

fn check(action: ActionKind, label: &str, (kind, facts): &Node, transition: &Transition) {
    let tasks: Vec<&str> = transition.effects.iter().map(|effect| effect.task.as_str()).collect();
    assert_eq!(tasks.first(), Some(&"audit"), "{label}");
    match kind {
        StateKind::Execution | StateKind::EvidenceGen => assert!(facts.may_run(action), "{label}: {facts:?}"),
        StateKind::Complete => {
            assert!(facts.may_run(action) && facts.is_proven(action), "{label}: {facts:?}");
            assert_eq!(facts.execution, Some("succeeded"));
        }
        StateKind::Failed => assert_eq!(facts.execution, Some("failed")),
        StateKind::Blocked => assert_eq!(tasks, ["audit", "notify"], "{label}"),
        _ => {}
    }
    assert_eq!(tasks.contains(&"execute"), label.starts_with("started"), "{label}");
    assert_eq!(tasks.contains(&"notify"), kind.is_final(), "{label}");
}

/// The nodes from which a final one can be reached.
fn live(found: &Found, with: impl Fn(EventKind) -> bool) -> BTreeSet<&Node> {
    let mut before: BTreeMap<&Node, Vec<&Node>> = BTreeMap::new();
    for (from, _, to) in found.edges.iter().filter(|edge| with(edge.1)) {
        before.entry(to).or_default().push(from);
    }
    let mut live: BTreeSet<&Node> = found.nodes.iter().filter(|node| node.0.is_final()).collect();
    let mut queue: Vec<&Node> = live.iter().copied().collect();
    while let Some(node) = queue.pop() {
        for from in before.get(node).into_iter().flatten() {
            if live.insert(from) {
                queue.push(from);
            }
        }
    }
    live
}

fn holds(action: ActionKind) -> BTreeSet<(StateKind, EventKind, StateKind)> {
    let found = explore(action);
    assert_eq!(live(&found, |_| true).len(), found.nodes.len(), "{action}");
    // also without anybody who stops it
    assert_eq!(live(&found, |event| event != EventKind::ViolationFound).len(), found.nodes.len(), "{action}");
    for kind in [StateKind::Complete, StateKind::Failed, StateKind::Blocked, StateKind::Expired, StateKind::Cancelled] {
        assert!(found.nodes.iter().any(|node| node.0 == kind), "{action} never reaches {kind}");
    }
    let further: Vec<String> = written(&found.kinds).difference(&drawn()).cloned().collect();
    assert_eq!(further, Vec::<String>::new(), "{action}");
    found.kinds
}

fn written(kinds: &BTreeSet<(StateKind, EventKind, StateKind)>) -> BTreeSet<String> {
    kinds.iter().map(|(from, event, to)| format!("{from}: {event} {to}")).collect()
}

#[test]
fn onboarding() {
    holds(ActionKind::DatasetOnboard);
}

#[test]
fn deployments() {
    holds(ActionKind::PipelineDeploy);
}

#[test]
fn policy_changes() {
    holds(ActionKind::PolicyChange);
}

/// The transitions that there are, as they are drawn.
fn drawn() -> BTreeSet<String> {
    let drawn = "
        idle: submitted intent_validation | violation_found blocked
        intent_validation: intent_checked policy_check | intent_checked blocked |
            evidence_recorded intent_validation | restore_point_recorded intent_validation |
            withdrawn cancelled | violation_found blocked
        policy_check: policy_decided cleared | policy_decided awaiting_approval | policy_decided blocked |
            evidence_recorded policy_check | restore_point_recorded policy_check |
            withdrawn cancelled | violation_found blocked
        awaiting_approval: voted awaiting_approval | voted blocked | started execution |
            evidence_recorded awaiting_approval | restore_point_recorded awaiting_approval |
            withdrawn cancelled | elapsed expired | violation_found blocked
        cleared: started execution | evidence_recorded cleared | restore_point_recorded cleared |
            withdrawn cancelled | elapsed expired | violation_found blocked
        execution: executed evidence_gen | evidence_recorded execution | violation_found blocked
        evidence_gen: evidence_generated complete | evidence_generated failed | evidence_recorded evidence_gen |
            violation_found blocked
    ";
    let mut edges = BTreeSet::new();
    let mut from = "";
    for row in drawn.split('|').flat_map(|part| part.split('\n')).map(str::trim).filter(|row| !row.is_empty()) {
        let edge = row.split_once(": ").map_or(row, |(state, edge)| {
            from = state;
            edge
        });
        let (event, to) = edge.split_once(' ').unwrap();
        edges.insert(format!("{from}: {event} {to}"));
    }
    edges
}

/// Queries have every transition; no other action has a further one.
#[test]
fn every_transition_is_the_one_that_is_drawn() {
    let found = holds(ActionKind::Query);
    assert_eq!(written(&found), drawn());
    holds(ActionKind::Other);
    let rows: BTreeSet<_> = typed::ROWS.iter().map(|row| (row.0, row.1)).collect();
    assert_eq!(found.iter().map(|(from, event, _)| (*from, *event)).collect::<BTreeSet<_>>(), rows);
}
