//! Laws of the list of events: replay, resumption, repetition, order.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::guard::approval::VoteChoice;

/// A course in which whatever is not possible is left out: from a random list of what may happen.
fn course() -> impl Strategy<Value = Course> {
    let action = select(ActionKind::ALL.to_vec());
    let noise = prop::collection::vec((any::<prop::sample::Index>(), 0_usize..8), 0..12);
    (action, noise, 1_usize..16).prop_map(|(action, noise, length)| {
        let mut happenings = whole(action);
        happenings.truncate(length);
        for (place, which) in noise {
            let place = place.index(happenings.len() + 1);
            happenings.insert(place, disturbance(action, which));
        }
        let mut course = Course::new();
        for what in happenings {
            // what is refused changes nothing
            let before = course.state.clone();
            if course.try_happen(what, None).is_err() {
                assert_eq!(course.state, before);
            }
        }
        course
    })
}

fn disturbance(action: ActionKind, which: usize) -> Happening {
    match which {
        0 => voted(ada(), VoteChoice::Approve),
        1 => voted(bob(), VoteChoice::Abstain),
        2 => voted(bob(), VoteChoice::Approve),
        3 => restore(restore_point(action, true)),
        4 => evidence(EvidenceItemKind::UnitTests, Some(false)),
        5 => executed(action, ExecutionOutcome::Failed),
        6 => withdrawn("ada"),
        _ => violation("somebody looked"),
    }
}

fn keys<'a>(effects: impl IntoIterator<Item = &'a Effect>) -> BTreeSet<Digest> {
    effects.into_iter().map(|effect| effect.key).collect()
}

fn is_order(error: Option<GuardError>) -> bool {
    matches!(error, Some(GuardError::Order { .. }))
}

proptest! {
    /// A crash after any event, with the effects of that event lost: what is resumed and what follows ask for the same
    /// things as a run without a crash, and end in the same state.
    #[test]
    fn a_crash_loses_nothing_and_adds_nothing(course in course(), crash in any::<prop::sample::Index>()) {
        let crash = crash.index(course.events.len() + 1);
        let mut state = replay(&course.events[..crash]).unwrap();
        let lost = crash.saturating_sub(1);
        let mut done = keys(course.effects[..lost].iter().flatten());
        let resumed = resume(&state);
        if let Some(effects) = course.effects.get(lost).filter(|_| crash > 0) {
            // what the last event asked for is asked for again, word for word
            for effect in effects {
                prop_assert!(resumed.contains(effect), "{effect:?}");
            }
        }
        done.extend(keys(&resumed));
        for event in &course.events[crash..] {
            let transition = apply(&state, event).unwrap();
            done.extend(keys(&transition.effects));
            state = transition.state;
        }
        prop_assert_eq!(&state, &course.state);
        prop_assert_eq!(done, keys(course.effects.iter().flatten()));
    }

    /// An execution has one key, however often it is asked for.
    #[test]
    fn an_execution_has_one_key(course in course()) {
        let mut execution_keys = BTreeSet::new();
        for crash in 0..=course.events.len() {
            let state = replay(&course.events[..crash]).unwrap();
            let asked = course.effects[..crash].iter().flatten().chain(resume(&state).iter()).cloned().collect::<Vec<_>>();
            execution_keys.extend(
                asked.iter().filter(|effect| matches!(effect.task, Task::Execute(_))).map(|effect| effect.key),
            );
        }
        prop_assert!(execution_keys.len() <= 1);
    }

    /// Repeated events change nothing and ask for nothing, wherever they come again.
    #[test]
    fn repetitions_change_nothing(course in course(), again in prop::collection::vec(any::<(prop::sample::Index, prop::sample::Index)>(), 1..6)) {
        prop_assume!(!course.events.is_empty());
        let mut events: Vec<Event> = course.events.clone();
        for (which, place) in again {
            let which = which.index(course.events.len());
            let event = course.events[which].clone();
            let first = events.iter().position(|other| *other == event).unwrap();
            let place = first + 1 + place.index(events.len() - first);
            events.insert(place, event.clone());
            prop_assert!(apply(&course.state, &event).unwrap().effects.is_empty());
        }
        prop_assert_eq!(replay(&events).unwrap(), course.state);
    }

    /// Another event under the identifier of one that happened is refused.
    #[test]
    fn one_identifier_is_one_event(course in course(), which in any::<prop::sample::Index>(), next_number in any::<bool>()) {
        prop_assume!(!course.events.is_empty());
        let mut forged = course.events[which.index(course.events.len())].clone();
        forged.what = violation("forged");
        if next_number {
            forged.sequence = course.state.sequence() + 1;
        }
        prop_assume!(!course.events.contains(&forged));
        let expected = GuardError::Conflict { id: forged.id.clone() };
        prop_assert_eq!(apply(&course.state, &forged).unwrap_err(), expected);
    }

    /// A list with one left out, before the last, is refused; so is one in another order.
    #[test]
    fn nothing_is_left_out_and_nothing_changes_places(course in course(), left_out in any::<prop::sample::Index>(), seed in any::<u64>()) {
        prop_assume!(course.events.len() > 1);
        let mut dropped = course.events.clone();
        let left_out = left_out.index(dropped.len() - 1);
        dropped.remove(left_out);
        prop_assert!(is_order(replay(&dropped).err()));

        let mut shuffled = course.events.clone();
        let mut random = seed;
        for place in (1..shuffled.len()).rev() {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(place, usize::try_from(random >> 33).unwrap() % (place + 1));
        }
        prop_assume!(shuffled != course.events);
        prop_assert!(is_order(replay(&shuffled).err()));
    }

    /// Events of another action, and events that go back in time, are refused.
    #[test]
    fn an_action_has_its_own_events_and_time_does_not_go_back(course in course()) {
        prop_assume!(!course.events.is_empty());
        let event = next(&course.state, violation("stop"), None);
        let other = Event { action_id: "action-2".to_owned(), ..event.clone() };
        prop_assert!(is_order(apply(&course.state, &other).err()));
        let earlier = Event { at: at(0), ..event };
        prop_assert!(is_order(apply(&course.state, &earlier).err()));
    }
}
