//! What belongs together, over ports: introspect, compare, decide, prove.

mod check;

pub use check::{Address, Check, CheckOutcome, CheckSource, Document, check};
