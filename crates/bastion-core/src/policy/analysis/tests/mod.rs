//! Tests of the analysis: each question by hand, and all of them against every request of small domains.

mod case;
mod condition;
mod law;
mod oracle;
mod pattern;
mod size;

use super::*;
use crate::policy::tests::{policies, set};
use crate::policy::{Approvers, Effect, PolicyRequest, Selection, Strictness};
