//! Policies for people: what looks wrong, what was tested and tried, why something was decided, what changed.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use serde_json::{Value, json};

use super::check::decision_text;
use super::demand::{approval_words, obligation_words};
use super::junit::{Xml, end, start};
use super::style::Style;
use crate::error::{Error, ErrorCode};
use crate::escape::plain;
use crate::finding::Level;
use crate::policy::{
    AnalysisCertainty, CaseMismatch, CaseOutcome, CaseResult, Comparison, Decision, Explanation, LineCoverage,
    NearMiss, Obligations, PolicyCoverage, PolicyFinding, PolicyRequest, Replay, RequiredApproval, Strictness, Verdict,
};

/// Findings about policies for a terminal.
#[must_use]
pub fn policy_findings_text(policies: u64, findings: &[PolicyFinding], style: Style) -> String {
    let mut text = String::new();
    for finding in findings {
        let level = style.level(finding.level, &finding.level.to_string());
        let path = finding.path.as_ref().map(|path| format!("{}: ", plain(path))).unwrap_or_default();
        let doubt = match finding.certainty {
            Some(AnalysisCertainty::Unknown) => style.faint(" (conditions decide)"),
            _ => String::new(),
        };
        let _ = writeln!(text, "{level} {path}{}{doubt}", plain(&finding.message));
        if let Some(request) = &finding.request {
            let _ = writeln!(text, "    {}", style.faint(&shown(request)));
        }
    }
    let count = |level: Level| findings.iter().filter(|finding| finding.level == level).count();
    let (errors, warnings, infos) = (count(Level::Error), count(Level::Warning), count(Level::Info));
    let _ = writeln!(text, "{policies} policies: {errors} errors, {warnings} warnings, {infos} to know");
    text
}

/// A request in one line of JSON.
fn shown(request: &PolicyRequest) -> String {
    plain(&serde_json::to_string(request).unwrap_or_default())
}

/// The results of tests for a terminal: what failed, and why.
#[must_use]
pub fn policy_test_text(results: &[CaseResult], style: Style) -> String {
    let mut text = String::new();
    for result in results.iter().filter(|result| result.outcome != CaseOutcome::Passed) {
        let mark = if result.outcome == CaseOutcome::Failed { "FAILED" } else { "ERROR" };
        let place = result.line.map(|line| format!(":{line}")).unwrap_or_default();
        let _ = writeln!(text, "{} {}{place}: {}", style.bad(mark), plain(&result.suite), plain(&result.name));
        text.push_str(&details(result, "    "));
    }
    let count = |outcome| results.iter().filter(|result| result.outcome == outcome).count();
    let (failed, errors) = (count(CaseOutcome::Failed), count(CaseOutcome::Error));
    let line = format!("{} passed, {failed} failed, {errors} errors", count(CaseOutcome::Passed));
    let _ = writeln!(text, "{}", if failed + errors == 0 { style.good(&line) } else { style.bad(&line) });
    text
}

fn details(result: &CaseResult, indent: &str) -> String {
    let mut text = String::new();
    if let Some(problem) = &result.problem {
        let _ = writeln!(text, "{indent}{}", plain(problem));
    }
    for CaseMismatch { field, expected, actual } in &result.mismatches {
        let (expected, actual) = (plain(&expected.to_string()), plain(&actual.to_string()));
        let _ = writeln!(text, "{indent}{}: expected {expected}, got {actual}", plain(field));
    }
    for explanation in &result.explanations {
        let _ = writeln!(text, "{indent}{}", explained(explanation));
    }
    text
}

fn explained(explanation: &Explanation) -> String {
    let mut line = format!("`{}` ({}) ", plain(&explanation.policy), explanation.effect);
    match &explanation.mismatch {
        None => line.push_str("matches"),
        Some(mismatch) => {
            let (expected, actual) = (plain(&mismatch.expected.to_string()), plain(&mismatch.actual.to_string()));
            let _ = write!(line, "does not match: `{}` expects {expected}, got {actual}", plain(&mismatch.field));
        }
    }
    if !explanation.unstated.is_empty() {
        let _ = write!(line, "; not stated: {}", plain(&explanation.unstated.join(", ")));
    }
    if let Some(failure) = &explanation.failure {
        let _ = write!(line, "; its code failed: {}", plain(failure));
    }
    line
}

/// The results of tests in the shape of `opa test --format json`: a list of objects with `location`, `package`, `name`,
/// and `fail` or `error`. Nothing here measures time, so `duration` is 0.
///
/// # Errors
///
/// `internal`, when it cannot be written: never, since all of it is text and small numbers.
pub fn policy_test_opa(results: &[CaseResult]) -> Result<String, Error> {
    let result = |result: &CaseResult| {
        let (package, name) = result.name.rsplit_once('.').filter(|_| result.line.is_some()).map_or_else(
            || (result.suite.clone(), result.name.clone()),
            |(package, name)| (package.to_owned(), name.to_owned()),
        );
        let mut value = json!({
            "location": { "file": result.suite, "row": result.line.unwrap_or(1), "col": 1 },
            "package": package,
            "name": name,
            "duration": 0,
        });
        if let Value::Object(members) = &mut value {
            match result.outcome {
                CaseOutcome::Passed => {}
                CaseOutcome::Failed => {
                    members.insert("fail".to_owned(), json!(true));
                    members.insert("output".to_owned(), json!(details(result, "")));
                }
                CaseOutcome::Error => {
                    let message = result.problem.clone().unwrap_or_default();
                    members.insert("error".to_owned(), json!({ "code": "eval_error", "message": message }));
                }
            }
        }
        value
    };
    let results: Vec<Value> = results.iter().map(result).collect();
    serde_json::to_string_pretty(&results).map_err(|error| Error::new(ErrorCode::Internal, error.to_string()))
}

/// The results of tests as a JUnit report: one suite a file, one test case a case.
///
/// # Errors
///
/// `internal`, when it cannot be written as XML: what XML cannot hold is escaped before, so never.
pub fn policy_test_junit(results: &[CaseResult]) -> Result<String, Error> {
    let failed = |reason: String| Error::new(ErrorCode::Internal, format!("the report cannot be written: {reason}"));
    let bytes = junit(results).map_err(|error| failed(error.to_string()))?;
    String::from_utf8(bytes).map_err(|error| failed(error.to_string()))
}

fn junit(results: &[CaseResult]) -> std::io::Result<Vec<u8>> {
    let mut suites: BTreeMap<&str, Vec<&CaseResult>> = BTreeMap::new();
    for result in results {
        suites.entry(&result.suite).or_default().push(result);
    }
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    start(&mut xml, "testsuites", &[("name", "bastion")])?;
    for (suite, results) in suites {
        let count = |outcome| results.iter().filter(|result| result.outcome == outcome).count().to_string();
        let (tests, failures, errors) =
            (results.len().to_string(), count(CaseOutcome::Failed), count(CaseOutcome::Error));
        let name = plain(suite);
        let counts = [("name", name.as_str()), ("tests", &tests), ("failures", &failures), ("errors", &errors)];
        start(&mut xml, "testsuite", &counts)?;
        for result in results {
            junit_case(&mut xml, &name, result)?;
        }
        end(&mut xml, "testsuite")?;
    }
    end(&mut xml, "testsuites")?;
    Ok(xml.into_inner())
}

fn junit_case(xml: &mut Xml, suite: &str, result: &CaseResult) -> std::io::Result<()> {
    start(xml, "testcase", &[("name", &plain(&result.name)), ("classname", suite)])?;
    let element = match result.outcome {
        CaseOutcome::Passed => None,
        CaseOutcome::Failed => Some("failure"),
        CaseOutcome::Error => Some("error"),
    };
    if let Some(element) = element {
        let details = details(result, "");
        let message = details.lines().next().unwrap_or_default();
        start(xml, element, &[("type", element), ("message", message)])?;
        xml.write_event(Event::Text(BytesText::new(&details)))?;
        end(xml, element)?;
    }
    end(xml, "testcase")
}

/// What cases try of policies, for a terminal: what is missing.
#[must_use]
pub fn policy_coverage_text(coverage: &PolicyCoverage, modules: &[LineCoverage], style: Style) -> String {
    let mut text = String::new();
    for policy in &coverage.policies {
        let mut missing = Vec::new();
        for (count, what) in [(policy.matched, "never matched"), (policy.decisive, "never decided")] {
            if count == 0 {
                missing.push(what.to_owned());
            }
        }
        for field in &policy.fields {
            let sides = [(field.inside, "inside"), (field.outside, "just outside")];
            missing.extend(
                sides.iter().filter(|(tried, _)| !tried).map(|(_, side)| format!("{}: not {side}", field.field)),
            );
        }
        missing.extend(policy.lines.iter().filter_map(not_run));
        if policy.not_matched == 0 && !policy.complete && missing.is_empty() {
            missing.push("matched everything".to_owned());
        }
        let mark = if policy.complete { style.good("ok     ") } else { style.bad("missing") };
        let _ = writeln!(text, "{mark} {}  {}", plain(&policy.policy), style.faint(&plain(&missing.join("; "))));
    }
    for module in modules {
        let total = module.covered.len() + module.not_covered.len();
        let _ = writeln!(text, "{}: {} of {total} lines ran", plain(&module.path), module.covered.len());
    }
    let line = format!("{} of {} policies are tried completely", coverage.complete_policies, coverage.policies.len());
    let _ = writeln!(text, "{}", if coverage.complete { style.good(&line) } else { style.bad(&line) });
    text
}

fn not_run(lines: &LineCoverage) -> Option<String> {
    let list: Vec<String> = lines.not_covered.iter().map(u32::to_string).collect();
    (!list.is_empty()).then(|| format!("{}: lines not run: {}", lines.path, list.join(", ")))
}

/// A decision with the explanation of every policy, for a terminal.
#[must_use]
pub fn policy_explanation_text(
    decision: &Decision,
    explanations: &[Explanation],
    near_misses: &[NearMiss],
    style: Style,
) -> String {
    let mut text = String::new();
    decision_text(&mut text, decision, style);
    text.push('\n');
    for explanation in explanations {
        let _ = writeln!(text, "{}", explained(explanation));
    }
    if !near_misses.is_empty() {
        let _ = writeln!(text, "\n{}", style.strong("one answer away:"));
    }
    for near in near_misses {
        let (expected, actual) = (plain(&near.mismatch.expected.to_string()), plain(&near.mismatch.actual.to_string()));
        let (policy, field) = (plain(&near.policy), plain(&near.mismatch.field));
        let _ = writeln!(text, "`{policy}` ({}): `{field}` expects {expected}, got {actual}", near.effect);
    }
    text
}

/// What another version of policies decides otherwise, for a terminal.
#[must_use]
pub fn policy_comparison_text(comparison: &Comparison, replay: Option<&Replay>, style: Style) -> String {
    let mut text = String::new();
    for difference in &comparison.differences {
        let word = match difference.strictness {
            Strictness::Stricter => style.good("stricter"),
            Strictness::Looser => style.bad("looser"),
            Strictness::Different => style.strong("different"),
        };
        let by = |policies: &[String]| match policies {
            [] => "the default".to_owned(),
            some => plain(&some.join(", ")),
        };
        let (before, after) = (by(&difference.policies_before), by(&difference.policies_after));
        let _ = writeln!(text, "{word}: {} ({before}) → {} ({after})", difference.before, difference.after);
        let _ = writeln!(text, "    {}", style.faint(&shown(&difference.request)));
        let before = demands(&difference.approvals_before, &difference.obligations_before);
        let after = demands(&difference.approvals_after, &difference.obligations_after);
        demands_text(&mut text, &before, &after);
    }
    if !comparison.undetermined.is_empty() {
        let _ = writeln!(text, "conditions decide in: {}", plain(&comparison.undetermined.join(", ")));
    }
    let verdict = match comparison.equivalent {
        Verdict::Yes => style.good("both decide every request alike"),
        Verdict::No => style.bad("they do not decide every request alike"),
        Verdict::Unknown => style.strong("whether they decide every request alike is not known"),
    };
    let _ = writeln!(text, "{verdict}");
    if let Some(replay) = replay {
        replay_text(&mut text, replay, style);
    }
    text
}

fn demands(approvals: &[RequiredApproval], obligations: &Obligations) -> Vec<String> {
    approvals.iter().map(approval_words).chain(obligation_words(obligations)).collect()
}

/// What is asked for only before, and only after.
fn demands_text(text: &mut String, before: &[String], after: &[String]) {
    for (word, some, others) in [("before:", before, after), ("after: ", after, before)] {
        for demanded in some.iter().filter(|demanded| !others.contains(demanded)) {
            let _ = writeln!(text, "    {word} {demanded}");
        }
    }
}

fn replay_text(text: &mut String, replay: &Replay, style: Style) {
    text.push('\n');
    for flip in &replay.flips {
        let _ = writeln!(text, "line {}: {} → {}: {}", flip.line, flip.recorded, flip.replayed, plain(&flip.reason));
        let before = demands(&flip.approvals_recorded, &flip.obligations_recorded);
        let after = demands(&flip.approvals_replayed, &flip.obligations_replayed);
        demands_text(text, &before, &after);
    }
    for line in &replay.unreadable {
        let _ = writeln!(text, "line {}: {}", line.line, style.bad(&plain(&line.problem)));
    }
    let flips = replay.decisions.saturating_sub(replay.unchanged);
    let line = format!(
        "{} recorded decisions: {} as they were, {flips} otherwise; {} lines unreadable",
        replay.decisions, replay.unchanged, replay.unreadable_lines
    );
    let fine = flips == 0 && replay.unreadable_lines == 0;
    let _ = writeln!(text, "{}", if fine { style.good(&line) } else { style.bad(&line) });
}
