//! Single courses: what is refused, in which words, and what is asked for.

use super::*;
use crate::error::Coded;
use crate::guard::approval::VoteChoice;

const APPROVED: [ActionKind; 3] = [ActionKind::DatasetOnboard, ActionKind::PipelineDeploy, ActionKind::PolicyChange];

#[test]
fn every_action_can_end_as_it_should() {
    for action in ActionKind::ALL {
        assert_eq!(Course::of(whole(action)).state.kind(), StateKind::Complete, "{action}");
    }
}

#[test]
fn the_table_is_the_one_of_the_product() {
    let table = |action| -> Vec<String> {
        let row = |row: &EvidenceRequirement| format!("{}{}", row.item, if row.must_pass { " passed" } else { "" });
        required_evidence(action).iter().map(row).collect()
    };
    assert_eq!(
        table(ActionKind::Query),
        ["intent_schema", "policy_checks", "sql", "dataset_lineage", "execution_time"]
    );
    assert_eq!(
        table(ActionKind::DatasetOnboard),
        ["data_contract", "validation_tests passed", "policy_evaluation", "approval"]
    );
    assert_eq!(
        table(ActionKind::PipelineDeploy),
        ["sql_model", "unit_tests passed", "dq_checks passed", "snapshot", "approval"]
    );
    assert_eq!(table(ActionKind::PolicyChange), ["impact_analysis", "affected_entities", "approval", "rollback_plan"]);
    assert_eq!(table(ActionKind::Other), ["intent_schema", "policy_checks", "execution_time"]);
}

/// Each single item that is handed in, left out: refused at the start or at the end, and named.
#[test]
fn a_missing_item_is_named() {
    for action in ActionKind::ALL {
        for (item, tests) in handed_in(action) {
            let left_out =
                |what: &Happening| matches!(what, Happening::EvidenceRecorded(kept) if kept.evidence.item == *item);
            let mut course = Course::new();
            let results: Vec<_> = whole(action)
                .into_iter()
                .filter(|what| !left_out(what))
                .filter_map(|what| course.try_happen(what, None).err())
                .collect();
            let first = results.first().unwrap();
            assert_eq!(first.to_string(), format!("required evidence is missing: `{item}`"));
            assert_eq!(first.code().as_str(), "evidence_missing");
            assert!(!course.state.kind().is_final());
            if *tests {
                let mut failed = Course::new();
                let mut refusal = None;
                for what in whole(action) {
                    let what = if left_out(&what) { evidence(*item, Some(false)) } else { what };
                    if let Err(error) = failed.try_happen(what, None) {
                        refusal = refusal.or(Some(error));
                    }
                }
                let words = format!("required evidence is missing: `{item}` (not passed)");
                assert_eq!(refusal.unwrap().to_string(), words);
            }
        }
    }
}

#[test]
fn what_has_to_be_approved_is_blocked_where_nobody_is_asked() {
    for action in ActionKind::ALL {
        let mut course = Course::of([submitted(action), intent_checked(&[])]);
        course.happen(decided(verdict(VerdictEffect::Allow), None));
        let expected = if APPROVED.contains(&action) { StateKind::Blocked } else { StateKind::Cleared };
        assert_eq!(course.state.kind(), expected, "{action}");
    }
}

#[test]
fn a_refusal_names_the_state_the_event_and_what_is_possible() {
    let course = Course::of([submitted(ActionKind::Query), intent_checked(&[])]);
    let error = course.refuses(started());
    assert_eq!(
        error.to_string(),
        "in the state `policy_check` the event `started` is not possible; possible: policy_decided, \
         evidence_recorded, restore_point_recorded, withdrawn, violation_found"
    );
    assert_eq!(error.code().as_str(), "event_refused");
    let ended = Course::of([violation("stop")]);
    assert!(ended.refuses(submitted(ActionKind::Query)).to_string().ends_with("possible: nothing"));
}

#[test]
fn there_has_to_be_a_way_back() {
    let until_approved = |action, point: Option<RestorePoint>| {
        let mut course = Course::new();
        for what in whole(action).into_iter().take_while(|what| what.kind() != EventKind::Started) {
            if what.kind() != EventKind::RestorePointRecorded {
                course.happen(what);
            }
        }
        point.into_iter().for_each(|point| course.happen(restore(point)));
        course
    };
    for action in ActionKind::ALL {
        let without = until_approved(action, None).try_happen(started(), None);
        let untried = until_approved(action, Some(restore_point(action, false))).try_happen(started(), None);
        assert_eq!(without.is_ok(), action == ActionKind::Query, "{action}");
        assert_eq!(untried.is_err(), action.needs_tried_rollback(), "{action}");
    }
    let error = until_approved(ActionKind::PipelineDeploy, None).refuses(started());
    assert_eq!(error.to_string(), "no way back: `payments` has no restore point");
    let deploy = until_approved(ActionKind::PipelineDeploy, None);
    let of_data = RestorePoint { entity_kind: EntityKind::Dataset, ..restore_point(ActionKind::PipelineDeploy, true) };
    let of_tomorrow = RestorePoint { made_at: at(END), ..restore_point(ActionKind::PipelineDeploy, true) };
    for (point, words) in [(of_data, "is of a dataset, the action needs a pipeline"), (of_tomorrow, "of the future")] {
        assert!(deploy.refuses(restore(point)).to_string().contains(words));
    }
}

#[test]
fn what_only_reads_needs_no_way_back() {
    let reading = Intent { reads_only: true, ..intent(ActionKind::Other) };
    let mut course = Course::of([
        Happening::Submitted(Box::new(Submitted { intent: reading })),
        intent_checked(&[]),
        decided(verdict(VerdictEffect::Allow), None),
    ]);
    course.happen(started());
    let deploy = Intent { reads_only: true, ..intent(ActionKind::PipelineDeploy) };
    let error = Course::new().refuses(Happening::Submitted(Box::new(Submitted { intent: deploy })));
    assert_eq!(error.to_string(), "`reads_only`: only with `other`; the action is `pipeline_deploy`");
}

#[test]
fn what_runs_is_what_was_approved_in_the_world_it_was_approved_in() {
    let mut course = Course::new();
    for what in whole(ActionKind::PipelineDeploy).into_iter().take_while(|what| what.kind() != EventKind::Started) {
        course.happen(what);
    }
    let other = Happening::Started(Started { evidence_digest: Sha256Digest::of(b"x"), world: world(b"now") });
    let error = course.refuses(other);
    assert_eq!(error.code().as_str(), "action_not_admitted");
    let GuardError::Admission { reasons } = &error else { panic!("{error}") };
    assert_eq!(reasons.len(), 2);
    assert!(error.to_string().ends_with("changed since: `bank.cards`"), "{error}");
    let late = course.clone().try_happen(started(), Some(END)).unwrap_err();
    assert_eq!(late.to_string(), format!("the action may not run: what was decided has expired at {}", at(END)));
}

#[test]
fn the_requester_withdraws_also_through_the_one_it_acts_for() {
    let agent = Party { on_behalf_of: Some("ada".to_owned()), ..party("bot", PartyKind::AiAgent, &[]) };
    let asked = Intent { requester: agent, ..intent(ActionKind::Query) };
    let course = Course::of([Happening::Submitted(Box::new(Submitted { intent: asked }))]);
    for (by, expected) in [("bot", true), ("ada", true), ("bob", false)] {
        assert_eq!(course.clone().try_happen(withdrawn(by), None).is_ok(), expected, "{by}");
    }
}

#[test]
fn a_rejection_blocks_and_tells_the_requester() {
    let mut course = Course::of([submitted(ActionKind::PolicyChange), intent_checked(&[])]);
    course.happen(decided(verdict(VerdictEffect::RequireApproval), Some(END)));
    course.happen(voted(bob(), VoteChoice::Reject));
    assert_eq!(course.state.kind(), StateKind::Blocked);
    let Some(Task::Notify(told)) = course.effects.last().and_then(|effects| effects.last()).map(|last| &last.task)
    else {
        panic!("nobody is told");
    };
    assert_eq!((told.recipient.as_deref(), told.reason.as_str()), (Some("ada"), "rejected by `bob`"));
    assert_eq!(told.restore_point_id, None);
}

#[test]
fn whoever_stops_what_may_have_run_is_told_the_way_back() {
    let mut course = Course::new();
    for what in whole(ActionKind::PipelineDeploy).into_iter().take_while(|what| what.kind() != EventKind::Executed) {
        course.happen(what);
    }
    course.happen(violation("the wrong table"));
    let last = course.effects.last().unwrap();
    assert!(matches!(&last[1].task, Task::Notify(told) if told.restore_point_id.as_deref() == Some("point-1")));
}

#[test]
fn a_met_quorum_asks_for_the_start_once() {
    let course = Course::of(whole(ActionKind::PipelineDeploy));
    let tasks = |effects: &Vec<Effect>| effects.iter().map(|effect| effect.task.as_str()).collect::<Vec<_>>().join(" ");
    assert_eq!(
        course.effects.iter().map(tasks).collect::<Vec<_>>(),
        [
            "audit validate_intent",
            "audit check_policy",
            "audit request_approval",
            "audit",
            "audit",
            "audit",
            "audit",
            "audit",
            "audit prepare",
            "audit execute",
            "audit generate_evidence",
            "audit notify",
        ]
    );
}

#[test]
fn a_flood_of_votes_does_not_keep_an_action_from_ending() {
    let mut course = Course::of([submitted(ActionKind::PolicyChange), intent_checked(&[])]);
    course.happen(decided(verdict(VerdictEffect::RequireApproval), Some(END)));
    for number in course.state.events.len()..crate::limits::GUARD_EVENTS_MAX {
        course.state.events.insert(format!("vote{number}"), Digest::of_file(b"vote"));
    }
    let error = course.clone().try_happen(voted(bob(), VoteChoice::Approve), Some(END - 1)).unwrap_err();
    assert_eq!(error.to_string(), "events of one action: 1001; the limit is 1000");
    course.try_happen(elapsed(), Some(END)).unwrap();
}

#[test]
fn a_moment_has_one_text() {
    for text in ["2026-11-20T22:00:00Z", "0001-01-01T00:00:00Z", "9999-12-30T00:00:00Z"] {
        assert_eq!(text.parse::<Moment>().unwrap().to_string(), text);
        assert_eq!(serde_json::from_str::<Moment>(&format!("\"{text}\"")).unwrap().to_string(), text);
    }
    for text in ["2026-11-20t22:00:00z", "2026-11-20T22:00:00.5Z", "2026-11-20T22:00:00+00:00", "2026-11-20", ""] {
        assert!(text.parse::<Moment>().is_err(), "{text}");
    }
}

#[test]
fn events_are_read_as_they_are_written_and_nothing_else_is() {
    for event in Course::of(whole(ActionKind::PipelineDeploy)).events {
        let bytes = crate::canonical::to_bytes(&event).unwrap();
        assert_eq!(crate::canonical::read::<Event>(&bytes).unwrap(), event);
        let mut value = serde_json::to_value(&event).unwrap();
        value["what"]["surprise"] = true.into();
        assert!(serde_json::from_value::<Event>(value).is_err(), "{}", event.what.kind());
    }
}

/// The names as they are written are those that serde writes.
#[test]
fn names_are_those_of_the_json() {
    let quoted = |text: &str| serde_json::Value::from(text);
    for kind in StateKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), quoted(kind.as_str()));
    }
    for kind in EventKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), quoted(kind.as_str()));
    }
    for kind in EvidenceItemKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), quoted(kind.as_str()));
    }
    for event in Course::of(whole(ActionKind::PolicyChange)).events {
        assert_eq!(serde_json::to_value(&event).unwrap()["what"]["kind"], quoted(event.what.kind().as_str()));
    }
}

/// A state is the same whatever order its members were read in, and no field's name is a keyword anywhere.
#[test]
fn no_field_is_a_keyword() {
    let schema = serde_json::to_string(&schemars::schema_for!(State)).unwrap()
        + &serde_json::to_string(&schemars::schema_for!(Event)).unwrap()
        + &serde_json::to_string(&schemars::schema_for!(Transition)).unwrap();
    for word in ["from", "type", "in", "for", "with", "as", "match", "default", "class", "import", "return"] {
        let field = format!("\"properties\":{{\"{word}\":{{");
        assert!(!schema.contains(&field), "{word}");
        let required: Vec<_> =
            schema.split("\"required\":[").skip(1).filter_map(|rest| rest.split(']').next()).collect();
        assert!(!required.iter().any(|names| names.split(',').any(|name| name == format!("\"{word}\""))), "{word}");
    }
}

#[test]
fn a_verdict_on_something_else_is_refused() {
    let mut course = Course::of([submitted(ActionKind::Query), intent_checked(&[])]);
    let mut of_another = next(&course.state, decided(verdict(VerdictEffect::Allow), None), None);
    let other = Intent { description: "something else".to_owned(), ..intent(ActionKind::Query) };
    if let Happening::PolicyDecided(decided) = &mut of_another.what {
        decided.verdict.intent_digest = other.digest().unwrap();
    }
    let error = apply(&course.state, &of_another).unwrap_err();
    assert_eq!(error.code().as_str(), "event_refused");
    assert!(error.to_string().contains(&other.digest().unwrap().to_string()), "{error}");
    course.happen(decided(verdict(VerdictEffect::Allow), None));
    assert_eq!(course.state.kind(), StateKind::Cleared);
}

#[test]
fn a_way_back_is_not_older_than_a_day() {
    let age = u32::try_from(crate::limits::RESTORE_POINT_AGE_SECONDS_MAX).unwrap();
    for (seconds_too_many, starts) in [(0, true), (1, false)] {
        let mut course = Course::new();
        for what in whole(ActionKind::PolicyChange).into_iter().take_while(|what| what.kind() != EventKind::Started) {
            let what = match what {
                Happening::RestorePointRecorded(mut recorded) => {
                    recorded.restore_point.made_at = "2026-11-19T02:00:00Z".parse().unwrap();
                    Happening::RestorePointRecorded(recorded)
                }
                what => what,
            };
            course.happen(what);
        }
        let result = course.try_happen(started(), Some(2 * 3600 + age - 86_400 + seconds_too_many));
        assert_eq!(result.is_ok(), starts, "{result:?}");
        if let Err(error) = result {
            assert_eq!(error.code().as_str(), "action_not_admitted");
            assert!(error.to_string().ends_with("more than 86400 seconds ago"), "{error}");
        }
    }
}
