//! The tests that cross the crates.

mod generated;
mod tidy;
