//! What is handed out of an audit log, and what it says about that.

use super::*;
use crate::audit::{AuditPeriod, Population, PopulationProblem};
use crate::error::ErrorCode;

fn request(start: u64, end: u64, id: &str, at: u64) -> ExportRequest {
    let period = AuditPeriod::new(moment(start), moment(end)).unwrap();
    ExportRequest { period, pack_id: format!("pack-{id}"), controls: vec!["CC7.2".to_owned()], who: usage(id, at) }
}

fn recorded(world: &World, seconds: &[u64]) -> Audit {
    let mut audit = world.open();
    for second in seconds {
        audit.record(vec![entry(*second, 1)], &mut counting()).unwrap();
    }
    audit
}

#[test]
fn an_export_has_the_period_and_is_in_the_log_before_anything_is_given() {
    let world = World::new();
    let mut audit = recorded(&world, &[1, 5, 3, 6, 9]);
    world.fuse.blow_after(0, false);
    let refused = audit.export(&request(5, 9, "x1", 20), &mut counting()).unwrap_err();
    assert_eq!(refused.code(), ErrorCode::FileFailed);
    world.fuse.mend();
    let mut audit = world.open();
    let given = audit.export(&request(5, 9, "x2", 20), &mut counting()).unwrap();
    assert_eq!((given.logged_at, given.stretch.places(), given.stretch.within), (5, 1..4, 2));
    // the checkpoint covers the entry about the export
    assert_eq!(given.log_export.verify(&name()).unwrap().size, 6);
    let population = Population::of(1, given.log_export.decoded().unwrap());
    assert_eq!((population.count, population.findings[0].problem), (3, PopulationProblem::ClockWentBack));
    let reading = audit.read(5..6, &usage("r1", 21), &mut counting()).unwrap();
    let said = reading.entries[0].body.as_ref().unwrap();
    assert_eq!(reading.entries[0].entry.as_ref().unwrap().kind, EXPORT_KIND);
    assert_eq!((said.action.as_str(), said.evidence.as_deref()), ("log.export", Some("pack-x2")));
    assert_eq!(
        said.intent,
        json!({ "period_start": moment(5), "period_end": moment(9), "first": 1, "end": 4, "pack_id": "pack-x2",
                "controls": ["CC7.2"], "reason": "the yearly audit" })
    );
    assert!(audit.verify(&[]).unwrap().log.valid);
}

#[test]
fn a_period_that_goes_on_has_the_export_itself() {
    let world = World::new();
    let mut audit = recorded(&world, &[1, 5]);
    let given = audit.export(&request(4, 60, "x1", 20), &mut counting()).unwrap();
    assert_eq!((given.logged_at, given.stretch.places(), given.stretch.within), (2, 1..3, 2));
    assert_eq!(given.log_export.entries.len(), 2);
    // the last moment of the period is the one before its end
    let given = audit.export(&request(4, 20, "x2", 21), &mut counting()).unwrap();
    assert_eq!(given.stretch.places(), 1..2);
}

#[test]
fn nothing_in_a_period_is_an_answer_too() {
    let world = World::new();
    for (id, period, place) in [("x1", (2, 4), 0), ("x2", (30, 40), 2), ("x3", (2, 4), 0)] {
        let mut audit = world.open();
        let given = audit.export(&request(period.0, period.1, id, 20), &mut counting()).unwrap();
        assert_eq!((given.stretch.places(), given.stretch.within), (place..place, 0), "{id}");
        assert_eq!(given.log_export.verify(&name()).unwrap().size, given.logged_at + 1);
    }
}
