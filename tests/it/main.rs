//! The tests that cross the crates.

mod tidy;
