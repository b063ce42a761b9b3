//! The tests that cross the crates.
