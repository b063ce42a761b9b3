//! Bytes as a snapshot document: an answer or one error, and what is accepted reads back the same.
#![no_main]

use bastion_core::canonical;
use bastion_core::diff::DiffOptions;
use bastion_core::rules;
use bastion_core::snapshot::Snapshot;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(value) = canonical::parse(bytes) {
        let written = canonical::write(&value).expect("what was parsed can be written");
        let again = canonical::parse(&written).expect("what was written can be parsed");
        assert_eq!(canonical::write(&again).expect("and written again"), written, "the canonical form is a fixed point");
    }
    let Ok(snapshot) = Snapshot::from_json(bytes) else { return };
    let written = snapshot.to_json().expect("what was read can be written");
    let again = Snapshot::from_json(&written).expect("what was written can be read");
    assert_eq!(again, snapshot);
    let compared = rules::compare(&snapshot, &again, &DiffOptions::default()).expect("equal snapshots compare");
    assert!(compared.diff.is_empty());
});
