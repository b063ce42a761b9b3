//! Rules that test modules: those whose names begin with `test_`, run as `opa test` runs them.

use regorus::{Engine, Value};
use serde_json::json;

use super::program::{lines, load, on_large_stack, words};
use super::source::test_rules;
use super::{RegoDecision, RegoModule};
use crate::escape::plain;
use crate::policy::coverage::LineCoverage;
use crate::policy::suite::{CaseMismatch, CaseOutcome, CaseResult};
use crate::policy::{Policy, PolicyError};

/// What became of the rules that test modules.
#[derive(Debug, Clone, PartialEq)]
pub struct RegoTests {
    /// The rules, by module and line.
    pub results: Vec<CaseResult>,
    /// The lines that ran.
    pub lines: Vec<LineCoverage>,
}

/// Runs the rules of test modules, beside the code of policies: their modules and data as they are, and each condition
/// as the package `bastion.condition["<the policy's identifier>"]`. A rule passes when it is true.
///
/// ```
/// use bastion_core::policy::{CaseOutcome, RegoModule, test_modules};
///
/// let text = "package rows_test\ntest_few if 1 < 2\n".to_owned();
/// let tests = test_modules(&[], &[RegoModule { path: "rows_test.rego".to_owned(), text }])?;
/// assert_eq!(tests.results[0].outcome, CaseOutcome::Passed);
/// # Ok::<(), bastion_core::policy::PolicyError>(())
/// ```
///
/// # Errors
///
/// [`PolicyError::Rego`] where a module is refused.
pub fn test_modules(policies: &[Policy], tests: &[RegoModule]) -> Result<RegoTests, PolicyError> {
    let refused = |problem: String| PolicyError::Rego { policy: "tests".to_owned(), problem: plain(&problem) };
    if tests.is_empty() {
        return Ok(RegoTests { results: Vec::new(), lines: Vec::new() });
    }
    let (modules, data) = beside(policies, tests);
    let mut engine = on_large_stack(|| {
        let mut engine = load(&modules, None)?;
        for data in data {
            engine.add_data(Value::from(data.clone())).map_err(|error| words(&error))?;
        }
        engine.set_enable_coverage(true);
        Ok(engine)
    })
    .map_err(refused)?;
    let mut results = Vec::new();
    for (path, rule, line) in rules(&mut engine, tests).map_err(refused)? {
        let value = on_large_stack(|| {
            engine.set_input(Value::new_object());
            engine.eval_rule(rule.clone()).map_err(|error| words(&error))
        });
        results.push(result(path, rule, line, value));
    }
    Ok(RegoTests { results, lines: lines(&engine) })
}

/// Every module once, and every document under `data`.
fn beside<'a>(policies: &'a [Policy], tests: &[RegoModule]) -> (Vec<RegoModule>, Vec<&'a serde_json::Value>) {
    let decisions: Vec<&RegoDecision> = policies.iter().filter_map(|policy| policy.rego.as_ref()).collect();
    let mut modules: Vec<RegoModule> = decisions.iter().flat_map(|decision| &decision.modules).cloned().collect();
    modules.extend(tests.iter().cloned());
    modules.extend(policies.iter().filter_map(|policy| {
        let text = format!("package bastion.condition[\"{}\"]\n{}", policy.id, policy.when.as_ref()?);
        Some(RegoModule { path: format!("{}, `when`", policy.id), text })
    }));
    modules.sort();
    modules.dedup();
    let mut data: Vec<&serde_json::Value> = Vec::new();
    for document in decisions.iter().filter_map(|decision| decision.data.as_ref()) {
        if !data.contains(&document) {
            data.push(document);
        }
    }
    (modules, data)
}

/// The rules to run: the module's path, the rule's path and its line.
fn rules(engine: &mut Engine, tests: &[RegoModule]) -> Result<Vec<(String, String, u32)>, String> {
    let packages = engine.get_packages().map_err(|error| words(&error))?;
    let mut found = Vec::new();
    for (module, package) in engine.get_modules().iter().zip(packages) {
        let path = module.package.span.source.file();
        if tests.iter().any(|test| test.path == *path) {
            let rules = test_rules(module).into_iter();
            found.extend(rules.map(|(rule, line)| (path.clone(), format!("{package}.{rule}"), line)));
        }
    }
    found.sort_by(|left, right| (&left.0, left.2).cmp(&(&right.0, right.2)));
    Ok(found)
}

fn result(suite: String, name: String, line: u32, value: Result<Value, String>) -> CaseResult {
    let (outcome, actual, problem) = match value {
        Ok(Value::Bool(true)) => (CaseOutcome::Passed, None, None),
        Ok(Value::Undefined) => (CaseOutcome::Failed, Some(json!(null)), None),
        Ok(value) => (CaseOutcome::Failed, Some(serde_json::to_value(&value).unwrap_or_default()), None),
        Err(problem) => (CaseOutcome::Error, None, Some(plain(&problem))),
    };
    let mismatch = |actual| CaseMismatch { field: name.clone(), expected: json!(true), actual };
    CaseResult {
        mismatches: actual.map(mismatch).into_iter().collect(),
        suite,
        name,
        line: Some(line),
        outcome,
        explanations: Vec::new(),
        problem,
    }
}
