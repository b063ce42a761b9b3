//! Bytes as the answer of EXPLAIN: a tree within its bounds or a reason, never an abort.
#![no_main]

use bastion_core::limits::PLAN_STEPS_MAX;
use bastion_core::sql::plan;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Ok(plan) = plan::read(text) {
        let steps = plan.steps();
        assert!(!steps.is_empty() && steps.len() <= PLAN_STEPS_MAX, "it has its steps");
        assert!(steps.iter().all(|step| step.node.estimated_rows.is_finite()), "what is counted is a number");
    }
});
