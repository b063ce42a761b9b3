//! `policy.test`: policies against their cases.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::policy_sources::{PolicyFile, PolicySources, named};
use crate::error::{Error, ErrorCode};
use crate::limits::POLICY_FILES_MAX;
use crate::policy::{
    CaseOutcome, CaseResult, Policy, PolicyCase, PolicySet, PolicyTests, RegoModule, packs, test_modules,
};

/// What `policy.test` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PolicyTestInput")]
pub struct Input {
    /// The policies. The cases in their documents and those of packs are run too.
    pub sources: PolicySources,
    /// Files of cases: JSON or YAML; where the path ends with `.rego`, rules whose names begin with `test_`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tests: Vec<PolicyFile>,
}

/// What `policy.test` gives.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PolicyTestOutput")]
pub struct Output {
    /// Cases that came out as expected.
    pub passed: u64,
    /// Cases that came out otherwise.
    pub failed: u64,
    /// Cases that could not be decided.
    pub errors: u64,
    /// Every case: packs first, then documents, then files, each in its own order.
    pub results: Vec<CaseResult>,
}

/// Runs every case.
///
/// # Errors
///
/// `invalid_policy`, `invalid_condition`, `invalid_document`, `invalid_argument` for an unknown pack. A case that comes
/// out otherwise is no error.
pub fn run(input: Input) -> Result<Output, Error> {
    let bench = Bench::new(input.sources, input.tests)?;
    let mut results: Vec<CaseResult> =
        bench.suites.iter().flat_map(|suite| suite.set.test(&suite.name, &suite.cases)).collect();
    results.extend(test_modules(&bench.policies, &bench.modules)?.results);
    let count = |outcome| {
        let count = results.iter().filter(|result| result.outcome == outcome).count();
        u64::try_from(count).unwrap_or(u64::MAX)
    };
    Ok(Output {
        passed: count(CaseOutcome::Passed),
        failed: count(CaseOutcome::Failed),
        errors: count(CaseOutcome::Error),
        results,
    })
}

/// Policies with everything that tests them.
pub(super) struct Bench {
    /// The policies under test.
    pub(super) policies: Vec<Policy>,
    pub(super) suites: Vec<Suite>,
    pub(super) modules: Vec<RegoModule>,
}

/// Cases, and the policies they are put to: those under test and what stands beside them.
pub(super) struct Suite {
    pub(super) name: String,
    pub(super) set: PolicySet,
    pub(super) cases: Vec<PolicyCase>,
}

impl Bench {
    pub(super) fn new(sources: PolicySources, tests: Vec<PolicyFile>) -> Result<Self, Error> {
        if tests.len() > POLICY_FILES_MAX {
            let message = format!("{} files of tests; the limit is {POLICY_FILES_MAX}", tests.len());
            return Err(Error::new(ErrorCode::LimitExceeded, message));
        }
        let mut suites = Vec::new();
        for name in &sources.packs {
            let pack = packs::pack(name)?;
            let PolicyTests { beside, cases, .. } = pack.tests()?;
            let policies = pack.document()?.policies.into_iter().chain(beside).collect();
            suites.push(Suite { name: format!("pack {name}"), set: PolicySet::compile(policies)?, cases });
        }
        let (policies, documents) = sources.read()?;
        let set = PolicySet::compile(policies.clone())?;
        for document in documents.into_iter().filter(|document| !document.cases.is_empty()) {
            suites.push(Suite { name: document.suite, set: set.clone(), cases: document.cases });
        }
        let mut modules = Vec::new();
        for PolicyFile { path, text } in tests {
            if path.ends_with(".rego") {
                modules.push(RegoModule { path, text });
                continue;
            }
            let PolicyTests { beside, cases, .. } =
                PolicyTests::read(text.as_bytes()).map_err(|error| named(&path, error))?;
            let set = if beside.is_empty() {
                set.clone()
            } else {
                let all = policies.iter().cloned().chain(beside).collect();
                PolicySet::compile(all).map_err(|error| named(&path, error))?
            };
            suites.push(Suite { name: path, set, cases });
        }
        Ok(Self { policies, suites, modules })
    }
}
