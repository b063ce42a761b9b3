//! Bytes as a statement that the guard judges, in every grammar: a verdict, never an abort, and what passes passes again
//! as it was written.
#![no_main]

use bastion_core::sql::Grammar;
use bastion_core::sql::check::{Decision, Guard, Reach};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for grammar in Grammar::ALL {
        let guard = Guard::new(grammar, None, Reach::default());
        let verdict = guard.check_bytes(bytes);
        assert_eq!(verdict.decision == Decision::Allow, verdict.reasons.is_empty());
        if let Some(sql) = verdict.sql.filter(|_| verdict.decision == Decision::Allow) {
            let again = guard.check(&sql);
            assert_eq!(again.sql.as_deref(), Some(sql.as_str()), "{grammar:?}");
        }
    }
});
