//! Bytes into the parser behind every snapshot: an answer or one error, and what is accepted has one canonical form.
#![no_main]

use bastion_core::canonical;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(value) = canonical::parse(bytes) else { return };
    let written = canonical::write(&value).expect("what was parsed can be written");
    let again = canonical::parse(&written).expect("what was written can be parsed");
    assert_eq!(canonical::write(&again).expect("and written again"), written, "the canonical form is a fixed point");
});
