//! Bytes as statements of a product, the first one choosing which: written again or refused, never an abort; and what was
//! written is written the same again.
#![no_main]

use bastion_core::sql::{Grammar, format};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let grammar = Grammar::ALL[usize::from(*first) % Grammar::ALL.len()];
    for one_line in [true, false] {
        if let Ok(once) = format(grammar, text, one_line) {
            let again = format(grammar, &once.text, one_line).expect("what was written is read");
            assert_eq!(again.text, once.text, "what was written is written the same again");
        }
    }
});
