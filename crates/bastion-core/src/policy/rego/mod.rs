//! Modules in Rego: policies whose whole decision is code, and rules that test them. Running them needs the feature
//! `rego`.
//!
//! Modules are read as those of Open Policy Agent are, and are refused where they are loaded when they name a builtin
//! that reaches outside, call a function that is not there, or refer to themselves. They run in regorus' interpreter
//! within a bound of time; an error, a panic and a value that says nothing block.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

#[cfg(not(feature = "rego"))]
use super::coverage::LineCoverage;
use super::model::Effect;

#[cfg(feature = "rego")]
mod program;
#[cfg(feature = "rego")]
mod rules;
#[cfg(feature = "rego")]
mod source;

#[cfg(feature = "rego")]
pub(super) use program::{Program, ProgramObserver};
#[cfg(feature = "rego")]
pub use rules::{RegoTests, test_modules};
#[cfg(feature = "rego")]
pub(super) use source::packages;

#[cfg(not(feature = "rego"))]
pub use absent::test_modules;
#[cfg(not(feature = "rego"))]
pub(super) use absent::{Program, ProgramObserver};

/// One file in Rego.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegoModule {
    /// Its path: what errors and coverage call it.
    pub path: String,
    /// Its text, with its `package` line.
    pub text: String,
}

/// A decision that is made by code.
///
/// The value of the entry is `allow`, `require_approval` or `block`; `none` where the policy does not match; or an
/// object with such an `effect` and `reasons`, a list of texts. True is `allow` and false is `block`. A set or a list of
/// texts is a list of reasons to block, and none of them is `none`. Undefined and everything else is a failure, and a
/// failure blocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegoDecision {
    /// The rule that decides, by its path: `data.bank.decision`. It sees the request as `input`.
    pub entry: String,
    /// The files.
    pub modules: Vec<RegoModule>,
    /// What is under `data` beside the rules: an object.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<Value>,
}

/// What code decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RegoAnswer {
    /// The effect; none where the policy does not match.
    pub(super) effect: Option<Effect>,
    /// Why.
    pub(super) reasons: Vec<String>,
}

/// What became of the rules that test modules.
#[cfg(not(feature = "rego"))]
#[derive(Debug, Clone, PartialEq)]
pub struct RegoTests {
    /// The rules, by module and line.
    pub results: Vec<super::suite::CaseResult>,
    /// The lines that ran.
    pub lines: Vec<LineCoverage>,
}

#[cfg(not(feature = "rego"))]
mod absent {
    use super::{LineCoverage, RegoAnswer, RegoDecision, RegoModule, RegoTests};
    use crate::policy::condition::ConditionInput;
    use crate::policy::{Policy, PolicyError, PolicyRequest};

    /// No code can be loaded, so there is no value of this type.
    #[derive(Debug, Clone)]
    pub(in crate::policy) enum Program {}

    #[derive(Debug)]
    pub(in crate::policy) enum ProgramObserver {}

    impl Program {
        pub(in crate::policy) fn compile(policy: &str, _: &RegoDecision) -> Result<Self, PolicyError> {
            Err(refused(policy))
        }

        pub(in crate::policy) fn evaluate(
            &self,
            _: &PolicyRequest,
            _: &mut ConditionInput,
        ) -> Result<RegoAnswer, String> {
            match *self {}
        }

        pub(in crate::policy) fn observer(&self) -> ProgramObserver {
            match *self {}
        }
    }

    impl ProgramObserver {
        pub(in crate::policy) fn evaluate(
            &mut self,
            _: &PolicyRequest,
            _: &mut ConditionInput,
        ) -> Result<RegoAnswer, String> {
            match *self {}
        }

        pub(in crate::policy) fn lines(&self) -> Vec<LineCoverage> {
            match *self {}
        }
    }

    /// Runs the rules that test modules: not in this build.
    ///
    /// # Errors
    ///
    /// Always.
    pub fn test_modules(_: &[Policy], _: &[RegoModule]) -> Result<RegoTests, PolicyError> {
        Err(refused("tests"))
    }

    fn refused(policy: &str) -> PolicyError {
        let problem = "this build has no Rego evaluator (feature `rego`)".to_owned();
        PolicyError::Rego { policy: policy.to_owned(), problem }
    }
}
