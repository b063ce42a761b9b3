//! Personal data and secrets: what kinds there are, where they stand in a text, and the text without them.
//!
//! [`Entity`] is the one table of kinds. Everything here is a pure function of its arguments; keys come in as arguments
//! and are wiped.

mod entity;

pub mod column;
pub mod mask;
pub mod redact;
pub mod scan;
pub mod validate;

pub use entity::{Entity, Sensitivity, Tag, Tier};
pub use scan::{EntitySet, Finding, Scanner, Strength, What};
