//! `policy.coverage`: what the cases of policies try of them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::policy_sources::{PolicyFile, PolicySources};
use super::policy_test::Bench;
use crate::error::Error;
use crate::policy::{CoverageRecorder, LineCoverage, PolicyCoverage, test_modules};

/// What `policy.coverage` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PolicyCoverageInput")]
pub struct Input {
    /// The policies. The cases in their documents and those of packs count too.
    pub sources: PolicySources,
    /// Files of cases, as for `policy.test`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tests: Vec<PolicyFile>,
}

/// What `policy.coverage` gives.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PolicyCoverageOutput")]
pub struct Output {
    /// What the cases try of each policy.
    pub coverage: PolicyCoverage,
    /// The lines that the rules in Rego run, of their own files and of the code of policies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub modules: Vec<LineCoverage>,
}

/// Puts every case to the policies and says what was tried.
///
/// # Errors
///
/// As `policy.test`; `number_out_of_range` for a case whose request cannot be decided.
pub fn run(input: Input) -> Result<Output, Error> {
    let bench = Bench::new(input.sources, input.tests)?;
    let mut recorder = CoverageRecorder::new(&bench.policies);
    for suite in &bench.suites {
        for case in &suite.cases {
            recorder.record(&suite.set, &case.request)?;
        }
    }
    let modules = test_modules(&bench.policies, &bench.modules)?.lines;
    Ok(Output { coverage: recorder.finish(), modules })
}
