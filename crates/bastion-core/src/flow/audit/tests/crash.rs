//! Every change of every store is cut off, before it is made and after: what is then there is whole, or says what it lacks.

use super::*;
use crate::audit::{DataKey, ErasureRecord, seal};
use crate::error::ErrorCode;
use crate::log::EntryBundle;
use crate::port::HeldKey;

/// Runs something on a world whose stores fail at each change in turn, and looks at what is left.
fn every_cut(prepare: impl Fn(&World), act: impl Fn(&World) -> Result<(), Error>, look: impl Fn(&World, bool)) {
    for is_made in [false, true] {
        for changes in 0.. {
            assert!(changes < 50, "it never comes to an end");
            let world = World::new();
            prepare(&world);
            world.fuse.blow_after(changes, is_made);
            let is_done = act(&world).is_ok();
            world.fuse.mend();
            look(&world, is_done);
            if is_done {
                assert!(changes > 1, "nothing was cut off");
                break;
            }
        }
    }
}

#[test]
fn a_record_that_was_cut_off_is_whole_or_not_there_and_can_be_sent_again() {
    let act = |world: &World| world.try_open()?.record(vec![entry(1, 1), entry(2, 2)], &mut counting()).map(drop);
    every_cut(
        |_| {},
        act,
        |world, is_done| {
            let mut audit = world.open();
            let size = audit.size();
            assert!(size == 2 || (size == 0 && !is_done));
            let unrecorded = world.problems();
            assert!(
                unrecorded.iter().all(|problem| *problem == AuditProblem::BodyUnrecorded)
                    && (size == 0 || unrecorded.is_empty())
            );
            match audit.record(vec![entry(1, 1), entry(2, 2)], &mut counting()) {
                Ok(places) => assert_eq!((size, places), (0, 0..2)),
                Err(error) => assert_eq!((size, error.code()), (2, ErrorCode::EntryExists)),
            }
            let reading = audit.read(0..2, &usage("r1", 9), &mut counting()).unwrap();
            assert!(reading.entries.iter().all(|read| read.state == BodyState::Whole));
            assert!(world.verify(&[]).valid);
        },
    );
}

#[test]
fn an_erasure_that_was_cut_off_is_promised_and_kept_or_never_was() {
    let prepare = |world: &World| {
        world.open().record(vec![entry(1, 1), entry(2, 2)], &mut counting()).unwrap();
    };
    let act = |world: &World| {
        let mut audit = world.try_open()?;
        audit.erase(&erasure(1, "x1"), &table(), &[], &mut counting()).map(drop)
    };
    every_cut(prepare, act, |world, is_done| {
        // as it lies there, before anybody opens it
        let is_promised = world.verify(&[]).population.kinds.iter().any(|kind| kind.name == ERASURE_KIND);
        let held = world.keys.get(&key_id(1)).unwrap();
        assert!(held != HeldKey::Destroyed || is_promised, "the key is gone, and nobody says why");
        if is_promised && held != HeldKey::Destroyed {
            assert_eq!(world.problems(), [AuditProblem::ErasureUnfinished]);
        }
        assert!(!is_done || (is_promised && held == HeldKey::Destroyed));
        let mut audit = world.open();
        let is_destroyed = world.keys.get(&key_id(1)).unwrap() == HeldKey::Destroyed;
        assert_eq!(is_destroyed, is_promised, "a promise is kept when the log is opened");
        let reading = audit.read(0..2, &later("r1"), &mut counting()).unwrap();
        let first = if is_promised { BodyState::Erased } else { BodyState::Whole };
        assert_eq!(reading.entries.iter().map(|read| read.state).collect::<Vec<_>>(), [first, BodyState::Whole]);
        let erased = audit.erase(&erasure(1, "x1"), &table(), &[], &mut counting()).unwrap();
        assert_eq!(erased.again, is_promised);
        assert!(world.verify(&[]).valid, "{:?}", world.verify(&[]));
    });
}

#[test]
fn after_a_failing_key_ring_nothing_more_is_given() {
    let world = World::new();
    let mut audit = world.open();
    audit.record(vec![entry(1, 1)], &mut counting()).unwrap();
    // the key of the log's own entries is there, so that the third change is the destruction
    audit.read(0..0, &usage("r0", 2), &mut counting()).unwrap();
    world.fuse.blow_after(2, false);
    assert_eq!(
        audit.erase(&erasure(1, "x1"), &table(), &[], &mut counting()).unwrap_err().code(),
        ErrorCode::FileFailed
    );
    world.fuse.mend();
    assert!(matches!(world.keys.get(&key_id(1)).unwrap(), HeldKey::Living(_)));
    let reading = audit.read(0..1, &later("r1"), &mut counting()).unwrap();
    assert_eq!((reading.entries[0].state, reading.entries[0].body.as_ref()), (BodyState::Erased, None));
    audit.erase(&erasure(1, "x2"), &table(), &[], &mut counting()).unwrap();
    assert_eq!(world.keys.get(&key_id(1)).unwrap(), HeldKey::Destroyed);
}

/// Whoever can write the files of the log, and has no key of it, cannot have anything destroyed.
#[test]
fn a_forged_erasure_destroys_nothing() {
    let world = World::new();
    let mut audit = world.open();
    audit.record(vec![entry(1, 1)], &mut counting()).unwrap();
    audit.record(vec![entry(2, 2)], &mut counting()).unwrap();
    let mut forged = later("x1").entry(ERASURE_KIND, "log.erase", json!({}));
    forged.header.erasure = Some(ErasureRecord {
        key_id: key_id(1),
        entries: 1,
        legal_basis: "none".to_owned(),
        retention_table: table().digest().unwrap(),
    });
    let (leaf, _) = seal(&forged.header, &forged.body, &DataKey::from_bytes([1; 32]), [0; 24], [0; 16]).unwrap();
    world.log.with(|log| {
        let file = log.files.get_mut("tile/entries/000.p/2").unwrap();
        let mut bundle = EntryBundle::decode(file, 2).unwrap();
        bundle.entries[1] = leaf.to_json().unwrap();
        *file = bundle.encode().unwrap();
    });
    assert_eq!(world.try_open().unwrap_err().code(), ErrorCode::LogProofInvalid);
    assert!(matches!(world.keys.get(&key_id(1)).unwrap(), HeldKey::Living(_)));
}
