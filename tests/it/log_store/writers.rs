//! Two writers of one log, and the logs of several tenants in one database.

use std::sync::Barrier;
use std::thread;

use bastion_core::error::ErrorCode;
use bastion_core::flow::{LogWriter, verify_log};
use bastion_core::log::NoteKey;

use super::check::{Acknowledged, check, hash};
use super::place::{LOG, Lock, Place, entries, key, writer};
use super::twin::Twin;

/// What two writers, each with a connection of its own and past any lock, were told; each goes on until it is refused.
///
/// Both know the same tree before either appends, so the second to append always meets what the first wrote.
fn race(place: &Place, twin: Twin) -> (Acknowledged, Vec<Option<ErrorCode>>) {
    let both_are_open = Barrier::new(2);
    let work = |caller: u64| {
        let opened = place.open(LOG, Lock::Passed).and_then(|store| writer(twin.wrap(store)));
        both_are_open.wait();
        let mut writer = opened.unwrap();
        let mut acknowledged = Vec::new();
        for round in 0..30 {
            let batch = entries(caller * 1_000_000 + round * 100, 3);
            match writer.append(batch.clone()) {
                Ok(places) => acknowledged.extend(places.zip(batch.iter().map(|entry| hash(entry)))),
                Err(error) => return (acknowledged, Some(error.code())),
            }
        }
        (acknowledged, None)
    };
    thread::scope(|scope| {
        let threads = [1, 2].map(|caller| {
            scope.spawn({
                let work = &work;
                move || work(caller)
            })
        });
        let told = threads.map(|thread| thread.join().unwrap());
        let ends = told.iter().map(|(_, end)| *end).collect();
        (told.into_iter().flat_map(|(acknowledged, _)| acknowledged).collect(), ends)
    })
}

/// A folder keeps writers apart by its lock; databases do it with the checkpoint that is replaced.
fn databases(name: &str) -> Vec<Place> {
    Place::all(name).into_iter().filter(|place| !matches!(place, Place::Directory(_))).collect()
}

#[test]
fn of_two_writers_one_is_refused_and_nothing_is_lost() {
    for place in databases("race") {
        let mut acknowledged = Acknowledged::new();
        for _ in 0..5 {
            let (told, mut ends) = race(&place, Twin::None);
            acknowledged.extend(told);
            ends.sort_by_key(Option::is_some);
            assert_eq!(ends, [None, Some(ErrorCode::LogConflict)], "{place:?}");
        }
        let verdict = check(&place, &acknowledged);
        assert!(verdict.is_good() && verdict.holds == acknowledged.len(), "{place:?}: {verdict:?}");
    }
}

#[test]
fn a_store_that_compares_nothing_is_noticed() {
    for place in databases("no_compare") {
        let (acknowledged, _) = race(&place, Twin::NoCompare);
        let verdict = check(&place, &acknowledged);
        assert!(verdict.missing > 0 || !verdict.is_valid, "{place:?}: {verdict:?}");
    }
}

#[test]
fn a_second_writer_waits_for_the_first_to_end_and_no_longer() {
    for place in Place::all("lock") {
        let mut first = writer(place.to_write().unwrap()).unwrap();
        first.append(entries(0, 3)).unwrap();
        if !matches!(place, Place::Sqlite(_)) {
            // SQLite keeps no lock between commits
            assert_eq!(place.to_write().err().map(|error| error.code()), Some(ErrorCode::LogConflict), "{place:?}");
        }
        first.append(entries(3, 3)).unwrap();
        drop(first);
        assert_eq!(writer(place.to_write().unwrap()).unwrap().append(entries(6, 1)).unwrap(), 6..7);
    }
}

#[test]
fn the_logs_of_tenants_do_not_meet() {
    for place in databases("tenants") {
        let tenants = [LOG, "log.example.com/other", "log.example.com/acme2"];
        let key = key();
        let open = |tenant: &str| {
            let name = NoteKey::of_log(tenant, key.verifying_key()).unwrap();
            LogWriter::open(place.open(tenant, Lock::Held).unwrap(), name, key.clone()).unwrap()
        };
        let mut writers: Vec<_> = tenants.iter().map(|tenant| open(tenant)).collect();
        for round in 0..4 {
            for (tenant, writer) in (1..).zip(&mut writers) {
                let places = writer.append(entries(tenant * 1_000 + round * 100, tenant * 70)).unwrap();
                assert_eq!(places.start, round * tenant * 70);
            }
        }
        for (tenant, writer) in tenants.iter().zip(&writers) {
            let name = NoteKey::of_log(tenant, key.verifying_key()).unwrap();
            let report = verify_log(writer.store(), &name, &[]).unwrap();
            assert!(report.valid && report.uncommitted.is_empty() && report.size == writer.size(), "{report:?}");
        }
        let other = NoteKey::of_log(tenants[1], key.verifying_key()).unwrap();
        assert!(!verify_log(writers[0].store(), &other, &[]).unwrap().valid);
    }
}

#[test]
fn a_log_without_its_checkpoint_is_not_begun_again() {
    for place in databases("headless") {
        writer(place.to_write().unwrap()).unwrap().append(entries(0, 300)).unwrap();
        super::change::sql(&place, "DELETE FROM log_checkpoint");
        let refused = writer(place.to_write().unwrap()).unwrap().append(entries(0, 1)).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::LogProofInvalid, "{place:?}: {refused}");
    }
}
