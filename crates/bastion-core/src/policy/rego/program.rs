//! Code that decides, compiled and run in the evaluator.

use std::collections::BTreeSet;
use std::sync::Arc;

use regorus::{Engine, Value};
use serde_json::Value as Json;

use super::source::{check_rules, check_texts};
use super::{RegoAnswer, RegoDecision, RegoModule};
use crate::escape::plain;
use crate::limits::{CONDITION_MS_MAX, POLICY_TEXT_BYTES_MAX, REGO_REASONS_MAX, REGO_STACK_BYTES};
use crate::policy::condition::ConditionInput;
use crate::policy::condition::rego::{guarded, timer};
use crate::policy::coverage::LineCoverage;
use crate::policy::input::Members;
use crate::policy::{Effect, PolicyError, PolicyRequest};

/// A policy's code.
#[derive(Clone)]
pub(in crate::policy) struct Program {
    engine: Arc<Engine>,
    entry: String,
}

/// The same, remembering which of its lines ran.
pub(in crate::policy) struct ProgramObserver {
    engine: Engine,
    entry: String,
}

impl std::fmt::Debug for Program {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Program").field("entry", &self.entry).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for ProgramObserver {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("ProgramObserver").field("entry", &self.entry).finish_non_exhaustive()
    }
}

impl Program {
    pub(in crate::policy) fn compile(policy: &str, decision: &RegoDecision) -> Result<Self, PolicyError> {
        let entry = decision.entry.clone();
        let load = || {
            let mut engine = load(&decision.modules, decision.data.as_ref())?;
            engine.compile_with_entrypoint(&Arc::from(entry.as_str())).map_err(|error| match words(&error) {
                text if text.starts_with("not a valid rule path") => format!("there is no rule `{entry}`"),
                text => text,
            })?;
            Ok(engine)
        };
        let refused = |problem: String| PolicyError::Rego { policy: policy.to_owned(), problem: plain(&problem) };
        let engine = on_large_stack(load).map_err(refused)?;
        Ok(Self { engine: Arc::new(engine), entry: decision.entry.clone() })
    }

    /// What the code says of a request.
    pub(in crate::policy) fn evaluate(
        &self,
        request: &PolicyRequest,
        input: &mut ConditionInput,
    ) -> Result<RegoAnswer, String> {
        answer(&mut Engine::clone(&self.engine), &self.entry, input.value(request, Members::ALL)?)
    }

    pub(in crate::policy) fn observer(&self) -> ProgramObserver {
        let mut engine = Engine::clone(&self.engine);
        engine.set_enable_coverage(true);
        ProgramObserver { engine, entry: self.entry.clone() }
    }
}

impl ProgramObserver {
    pub(in crate::policy) fn evaluate(
        &mut self,
        request: &PolicyRequest,
        input: &mut ConditionInput,
    ) -> Result<RegoAnswer, String> {
        answer(&mut self.engine, &self.entry, input.value(request, Members::ALL)?)
    }

    pub(in crate::policy) fn lines(&self) -> Vec<LineCoverage> {
        lines(&self.engine)
    }
}

/// The lines that ran, by module.
pub(super) fn lines(engine: &Engine) -> Vec<LineCoverage> {
    let report = guarded(|| engine.get_coverage_report().map_err(|error| words(&error)));
    let list = |lines: BTreeSet<u32>| lines.into_iter().collect();
    let files = report.map(|report| report.files).unwrap_or_default().into_iter();
    let mut lines: Vec<LineCoverage> = files
        .map(|file| LineCoverage { path: file.path, covered: list(file.covered), not_covered: list(file.not_covered) })
        .collect();
    lines.sort_by(|left, right| left.path.cmp(&right.path));
    lines
}

/// An engine with the modules, which have been checked.
pub(super) fn load(modules: &[RegoModule], data: Option<&Json>) -> Result<Engine, String> {
    check_texts(modules)?;
    let mut engine = Engine::new();
    engine.set_strict_builtin_errors(true);
    engine.set_execution_timer_config(timer());
    for module in modules {
        engine.add_policy(module.path.clone(), module.text.clone()).map_err(|error| words(&error))?;
    }
    if let Some(data) = data {
        if !data.is_object() {
            return Err("`data` is not an object".to_owned());
        }
        engine.add_data(Value::from(data.clone())).map_err(|error| words(&error))?;
    }
    check_rules(&mut engine)?;
    Ok(engine)
}

/// Runs the evaluator on a stack that is deep enough for what is let in, so that its panic becomes a problem in words.
pub(super) fn on_large_stack<T>(run: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    stacker::grow(REGO_STACK_BYTES, || guarded(run))
}

fn answer(engine: &mut Engine, entry: &str, input: Value) -> Result<RegoAnswer, String> {
    let value = on_large_stack(|| {
        engine.set_input(input);
        engine.eval_rule(entry.to_owned()).map_err(|error| words(&error))
    })?;
    if value == Value::Undefined {
        return Err(format!("`{entry}` is undefined"));
    }
    let json = serde_json::to_value(&value).map_err(|error| error.to_string())?;
    read(json).ok_or_else(|| format!("`{entry}` is no decision"))
}

fn read(value: Json) -> Option<RegoAnswer> {
    let plainly = |effect| Some(RegoAnswer { effect, reasons: Vec::new() });
    match value {
        Json::Bool(allowed) => plainly(Some(if allowed { Effect::Allow } else { Effect::Block })),
        Json::String(effect) => plainly(effect_of(&effect)?),
        Json::Array(_) => {
            let reasons = texts(value)?;
            let effect = (!reasons.is_empty()).then_some(Effect::Block);
            Some(RegoAnswer { effect, reasons })
        }
        Json::Object(mut members) => {
            let effect = members.remove("effect")?;
            let reasons = members.remove("reasons").map_or(Some(Vec::new()), texts)?;
            if !members.is_empty() {
                return None;
            }
            Some(RegoAnswer { effect: effect_of(effect.as_str()?)?, reasons })
        }
        _ => None,
    }
}

#[expect(clippy::option_option, reason = "no effect is an answer, and so is no answer")]
fn effect_of(text: &str) -> Option<Option<Effect>> {
    match text {
        "none" => Some(None),
        "allow" => Some(Some(Effect::Allow)),
        "require_approval" => Some(Some(Effect::RequireApproval)),
        "block" => Some(Some(Effect::Block)),
        _ => None,
    }
}

fn texts(value: Json) -> Option<Vec<String>> {
    let Json::Array(values) = value else { return None };
    let bounded = |text: &str| {
        let end = (0..=text.len().min(POLICY_TEXT_BYTES_MAX)).rev().find(|end| text.is_char_boundary(*end));
        text.get(..end.unwrap_or(0)).unwrap_or_default().to_owned()
    };
    values.iter().take(REGO_REASONS_MAX).map(|value| value.as_str().map(bounded)).collect()
}

/// The evaluator's message in one line, with the place it names.
pub(super) fn words(error: &impl std::fmt::Display) -> String {
    let text = error.to_string();
    let place = text.lines().find_map(|line| line.trim_start().strip_prefix("--> "));
    let message = text.lines().find_map(|line| {
        line.trim().strip_prefix("error:").or_else(|| line.split_once("error: ").map(|(_, message)| message))
    });
    let message = message.unwrap_or_else(|| text.lines().next().unwrap_or_default()).trim();
    // wall-clock figures would differ from run to run
    if message.starts_with("execution exceeded time limit") {
        return format!("it ran longer than {CONDITION_MS_MAX} ms");
    }
    match place.and_then(|place| place.rsplit_once(':')) {
        Some((place, _)) => format!("{message} ({place})"),
        None => message.to_owned(),
    }
}
