//! The table of all rules, and of the changes that have no effect.

use super::column;
use super::record::{Rule, Trigger};

/// Every rule, by id.
pub const RULES: &[&Rule] = &[&column::column_removed::RULE];

/// Changes that say nothing by themselves, each with the reason.
pub const NO_EFFECT: &[(Trigger, &str)] = &[];
