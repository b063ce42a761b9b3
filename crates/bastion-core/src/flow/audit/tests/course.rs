//! What an audit log does when nothing goes wrong, and what it refuses.

use super::*;
use crate::audit::LegalHold;
use crate::error::ErrorCode;
use crate::flow::LogReader;
use crate::log::LogProof;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

fn recorded(world: &World, entries: &[(u64, u32)]) -> Audit {
    let mut audit = world.open();
    let entries = entries.iter().map(|(number, month)| entry(*number, *month)).collect();
    audit.record(entries, &mut counting()).unwrap();
    audit
}

#[test]
fn bodies_come_back_and_nothing_of_them_is_in_the_log() {
    let world = World::new();
    let mut audit = recorded(&world, &[(1, 1), (2, 1), (3, 2)]);
    let reading = audit.read(1..3, &usage("r1", 9), &mut counting()).unwrap();
    assert_eq!(reading.logged_at, 3);
    let bodies: Vec<_> = reading.entries.iter().map(|read| read.body.clone().unwrap()).collect();
    assert_eq!(bodies, [entry(2, 1).body, entry(3, 2).body]);
    assert_eq!(reading.entries[0].place, 1);
    let kept = world
        .log
        .with(|log| format!("{:?}", log.files.values().map(|file| String::from_utf8_lossy(file)).collect::<Vec<_>>()));
    let sealed = world.bodies.with(|bodies| {
        format!("{:?}", bodies.bodies.values().map(|body| String::from_utf8_lossy(body)).collect::<Vec<_>>())
    });
    for secret in ["ada", "grace", "payments", "yearly"] {
        assert!(!kept.contains(secret) && !sealed.contains(secret), "{secret}");
    }
    let report = audit.verify(&[]).unwrap();
    assert!(report.valid && report.whole == 4 && report.erased == 0, "{report:?}");
}

#[test]
fn a_reading_is_in_the_log_before_anything_is_given() {
    let world = World::new();
    let mut audit = recorded(&world, &[(1, 1)]);
    // the log takes nothing more: then nothing is given either
    world.fuse.blow_after(0, false);
    assert_eq!(audit.read(0..1, &usage("r1", 9), &mut counting()).unwrap_err().code(), ErrorCode::FileFailed);
    world.fuse.mend();
    let mut audit = world.open();
    let first = audit.read(0..1, &usage("r2", 9), &mut counting()).unwrap();
    let second = audit.read(first.logged_at..2, &usage("r3", 10), &mut counting()).unwrap();
    let said = second.entries[0].body.as_ref().unwrap();
    assert_eq!((said.actor.id.as_str(), said.action.as_str()), ("grace@example.com", "log.read"));
    assert_eq!(said.intent, json!({ "first": 0, "end": 1, "reason": "the yearly audit" }));
    let outside = audit.read(2..9, &usage("r4", 11), &mut counting()).unwrap_err();
    assert_eq!((outside.code(), audit.size()), (ErrorCode::InvalidArgument, 3));
}

#[test]
fn what_was_erased_is_gone_and_every_proof_and_export_stays() {
    let world = World::new();
    let mut audit = recorded(&world, &[(1, 1), (2, 2), (3, 1)]);
    let reader = LogReader::open(audit.log(), &name()).unwrap();
    let proofs: Vec<_> = (0..3).map(|place| reader.prove(place).unwrap()).collect();
    let export = reader.export(0..3, &name()).unwrap();
    let kept = audit.checkpoint().unwrap().to_owned();
    let erased = audit.erase(&erasure(1, "x1"), &table(), &[], &mut counting()).unwrap();
    assert_eq!((erased.place, erased.again, erased.checkpoint.as_str()), (3, false, audit.checkpoint().unwrap()));
    let states = |audit: &mut Audit, id: &str| {
        let reading = audit.read(0..4, &later(id), &mut counting()).unwrap();
        reading.entries.iter().map(|read| (read.state, read.body.is_some())).collect::<Vec<_>>()
    };
    let (gone, whole) = ((BodyState::Erased, false), (BodyState::Whole, true));
    assert_eq!(states(&mut audit, "r1"), [gone, whole, gone, whole]);
    for (place, logged) in proofs.iter().enumerate() {
        let proof = LogProof::from_text(&logged.proof).unwrap();
        let leaf = STANDARD.decode(&logged.entry).unwrap();
        assert_eq!(proof.verify(&leaf, &name()).unwrap().size, 3, "{place}");
        // and the log gives a new one for the same leaf
        let again = LogReader::open(audit.log(), &name()).unwrap().prove(place as u64).unwrap();
        assert_eq!(again.entry, logged.entry);
    }
    assert_eq!(export.verify(&name()).unwrap().size, 3);
    let report = audit.verify(&[kept]).unwrap();
    assert!(report.valid && report.erased == 2, "{report:?}");
    // again: the same entry is meant
    let again = audit.erase(&erasure(1, "x2"), &table(), &[], &mut counting()).unwrap();
    assert_eq!((again.place, again.again), (3, true));
    // the name is used up, in this process and in the next
    for mut audit in [audit, world.open()] {
        let refused = audit.record(vec![entry(9, 1)], &mut counting()).unwrap_err();
        assert_eq!(refused.code(), ErrorCode::KeyDestroyed);
    }
}

#[test]
fn an_erasure_says_who_why_and_by_which_law() {
    let world = World::new();
    let mut audit = recorded(&world, &[(1, 1), (2, 1)]);
    audit.erase(&erasure(1, "x1"), &table(), &[], &mut counting()).unwrap();
    let reading = audit.read(2..3, &later("r1"), &mut counting()).unwrap();
    let read = &reading.entries[0];
    let record = read.entry.as_ref().unwrap().erasure.as_ref().unwrap();
    assert_eq!((record.key_id.clone(), record.entries, record.legal_basis.as_str()), (key_id(1), 2, "a law"));
    assert_eq!(record.retention_table, table().digest().unwrap());
    let body = read.body.as_ref().unwrap();
    assert_eq!(body.actor.id, "grace@example.com");
    assert_eq!(body.intent["reason"], "the yearly audit");
}

#[test]
fn what_must_not_be_erased_is_not() {
    let world = World::new();
    let mut audit = recorded(&world, &[(1, 1)]);
    let hold = LegalHold {
        id: "case-7".to_owned(),
        reason: "a case".to_owned(),
        begins: moment(0),
        ends: None,
        tenant: None,
        retention_class: Some("decision".to_owned()),
        jurisdiction: None,
        key_ids: Vec::new(),
    };
    let early = ErasureRequest { key_id: key_id(1), who: usage("x1", 5) };
    let unknown = ErasureRequest { key_id: key_id(9), who: later("x1") };
    let own = ErasureRequest { key_id: key_id(1), who: AuditUse { key_id: key_id(1), ..later("x1") } };
    let other = RetentionTable { rules: Vec::new(), ..table() };
    for (request, table, holds, code, words) in [
        (&erasure(1, "x1"), &table(), std::slice::from_ref(&hold), ErrorCode::ErasureRefused, "case-7"),
        (&early, &table(), &[], ErrorCode::ErasureRefused, "2025-01-01T00:00:01Z"),
        (&erasure(1, "x1"), &other, &[], ErrorCode::ErasureRefused, "no rule for `EU/decision`"),
        (&unknown, &table(), &[], ErrorCode::ObjectNotFound, "2020-09"),
        (&own, &table(), &[], ErrorCode::InvalidAudit, "its own erasure"),
    ] {
        let refused = audit.erase(request, table, holds, &mut counting()).unwrap_err();
        assert!(refused.code() == code && refused.message().contains(words), "{refused:?}");
    }
    let reading = audit.read(0..1, &later("r1"), &mut counting()).unwrap();
    assert_eq!((reading.entries[0].state, audit.size()), (BodyState::Whole, 2));
    // a hold on something else is none on this
    let elsewhere = LegalHold { retention_class: Some("query".to_owned()), ..hold };
    audit.erase(&erasure(1, "x1"), &table(), &[elsewhere], &mut counting()).unwrap();
}

#[test]
fn an_identifier_is_used_once_and_the_log_writes_its_own_kinds_itself() {
    let world = World::new();
    let mut audit = recorded(&world, &[(1, 1)]);
    let code = |audit: &mut Audit, entries| audit.record(entries, &mut counting()).unwrap_err().code();
    assert_eq!(code(&mut audit, vec![entry(2, 1), entry(1, 1)]), ErrorCode::EntryExists);
    assert_eq!(code(&mut audit, vec![entry(3, 1), entry(3, 1)]), ErrorCode::EntryExists);
    for kind in [LOG_READ_KIND, EXPORT_KIND, ERASURE_KIND] {
        let mut own = entry(4, 1);
        own.header.kind = kind.to_owned();
        assert_eq!(code(&mut audit, vec![own]), ErrorCode::InvalidAudit);
    }
    assert!(audit.size() == 1 && audit.verify(&[]).unwrap().valid);
}

#[test]
fn whoever_has_no_keys_can_verify_all_but_what_the_bodies_say() {
    let world = World::new();
    let audit = recorded(&world, &[(1, 1), (2, 1)]);
    let verify = || verify_audit(audit.log(), &name(), &world.bodies, None::<&MemoryKeyRing>, &[]).unwrap();
    assert!(verify().valid);
    world.bodies.with(|bodies| bodies.bodies.get_mut("e1").unwrap()[40] ^= 1);
    assert_eq!(verify().findings[0].problem, AuditProblem::BodyChanged);
}

#[test]
fn a_clock_that_goes_back_is_recorded_as_it_was_and_found() {
    let world = World::new();
    let mut audit = recorded(&world, &[(5, 1)]);
    audit.record(vec![entry(3, 1), entry(4, 1)], &mut counting()).unwrap();
    let report = audit.verify(&[]).unwrap();
    let found: Vec<_> = report.findings.iter().map(|finding| (finding.problem, finding.place.as_str())).collect();
    assert_eq!(found, [(AuditProblem::ClockWentBack, "entry/1")]);
    assert_eq!(report.population.findings[0].other, Some(0));
}

#[test]
fn a_log_that_was_put_back_to_an_earlier_state_leaves_bodies_without_entries() {
    let world = World::new();
    let mut audit = recorded(&world, &[(1, 1)]);
    let before = world.log.with(|log| log.clone());
    audit.record(vec![entry(2, 1)], &mut counting()).unwrap();
    audit.erase(&erasure(1, "x1"), &table(), &[], &mut counting()).unwrap();
    let head = audit.checkpoint().unwrap().to_owned();
    world.log.with(|log| *log = before);
    // by the tree alone this is a log like any other
    let report = world.verify(&[]);
    assert!(report.log.valid, "{report:?}");
    let mut problems = world.problems();
    problems.dedup();
    assert_eq!(problems, [AuditProblem::KeyMissing, AuditProblem::BodyUnrecorded, AuditProblem::KeyMissing]);
    assert!(!world.verify(&[head]).log.valid);
}
