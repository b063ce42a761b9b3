//! Functions, procedures, aggregates.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{ArgumentMode, ParallelSafety, RoutineKind, Volatility};

/// One argument of a routine.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Argument {
    /// Its name, where it has one: callers may use it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How it is passed.
    #[serde(default, skip_serializing_if = "super::declare::is_default")]
    pub mode: ArgumentMode,
    /// Its type, as SQL.
    pub data_type: String,
    /// What it is when it is left out, as SQL; absent when it may not be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default_expression: Option<String>,
}

object! {
    /// A function, procedure or aggregate.
    Routine, root Routine, home Shape;
    key {
        /// The schema.
        schema: String,
        /// The name and the types of the input arguments: `transfer(bigint, numeric)`.
        signature: String,
    }
    path (this) vec![this.schema.clone(), this.signature.clone()];
    required {
        /// The name alone.
        Shape name: String,
        /// What it is.
        Shape routine_kind: RoutineKind,
        /// The language its body is written in.
        Shape language: String,
    }
    optional {
        /// All arguments in order.
        Shape arguments: Vec<Argument>,
        /// The type of the result, as SQL; absent for procedures.
        Shape returns: Option<String>,
        /// Returns rows.
        Shape returns_set: bool,
        /// The body, or for an aggregate its parts, as SQL.
        Shape body: Option<String>,
        /// The body is SQL that the server read when the routine was made (`BEGIN ATOMIC`, `RETURN`).
        Shape inline_body: bool,
        /// How many arguments of an ordered-set aggregate are given once, not per row.
        Shape direct_arguments: Option<u32>,
        /// The file that holds a routine in C.
        Shape object_file: Option<String>,
        /// The routine that helps the planner, qualified.
        Ops support: Option<String>,
        /// Types whose values are passed in the language's own form.
        Shape transform_types: Vec<String>,
        /// What the result depends on.
        Shape volatility: Volatility,
        /// A null argument gives null at once.
        Shape strict: bool,
        /// Where it may run in a parallel plan.
        Ops parallel: ParallelSafety,
        /// Runs with its owner's rights.
        Access security_definer: bool,
        /// Promises to reveal nothing but its result.
        Access leakproof: bool,
        /// Settings in force while it runs, `name=value`.
        Access settings: Vec<String>,
        /// The planner's estimates, `cost=…` and `rows=…`, where they are not the default.
        Ops estimates: Vec<String>,
        /// The owning role.
        Access owner: Option<String>,
        /// What people wrote about it.
        Doc comment: Option<String>,
    }
}
