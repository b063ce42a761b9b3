//! Tests of the analysis: each question by hand, patterns, and many policies.

mod case;
mod pattern;
mod size;

use super::*;
use crate::policy::tests::{policies, set};
use crate::policy::{Approvers, Effect, PolicyRequest, Selection};
