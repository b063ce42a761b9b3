//! Conditions in Rego, behind the feature `rego`.
//!
//! A condition is a few rules without a `package` line; the rule `holds` must have a boolean value. It sees the
//! request as `input`. It runs in regorus' interpreter with strict builtin errors, so that a failing builtin is an
//! error and not silently undefined; an undefined `holds` is a failure too. Builtins that reach outside, read a clock,
//! draw a random number or take unbounded memory are refused when the policy is loaded.

use super::coverage::LineCoverage;
use super::error::PolicyError;
use super::request::PolicyRequest;

/// What came of a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(not(feature = "rego"), expect(dead_code, reason = "without an evaluator no condition has an outcome"))]
pub(super) enum ConditionOutcome {
    /// Its value.
    Holds(bool),
    /// Why it has none.
    Failed(String),
}

#[cfg(feature = "rego")]
pub(super) use super::input::ConditionInput;
#[cfg(feature = "rego")]
pub(super) use rego::{Condition, Observer};

#[cfg(not(feature = "rego"))]
pub(super) use absent::{Condition, ConditionInput, Observer};

#[cfg(not(feature = "rego"))]
mod absent {
    use super::{ConditionOutcome, LineCoverage, PolicyError, PolicyRequest};

    /// No condition can be loaded, so there is no value of this type.
    #[derive(Debug, Clone)]
    pub(in crate::policy) enum Condition {}

    #[derive(Debug, Default)]
    pub(in crate::policy) struct ConditionInput {}

    impl Condition {
        pub(in crate::policy) fn compile(policy: &str, _: &str) -> Result<Self, PolicyError> {
            let problem = "this build has no Rego evaluator (feature `rego`)".to_owned();
            Err(PolicyError::Condition { policy: policy.to_owned(), problem })
        }

        pub(in crate::policy) fn evaluate(&self, _: &PolicyRequest, _: &mut ConditionInput) -> ConditionOutcome {
            match *self {}
        }

        pub(in crate::policy) fn observer(&self) -> Observer {
            match *self {}
        }
    }

    #[derive(Debug)]
    pub(in crate::policy) enum Observer {}

    impl Observer {
        pub(in crate::policy) fn evaluate(&mut self, _: &PolicyRequest, _: &mut ConditionInput) -> ConditionOutcome {
            match *self {}
        }

        pub(in crate::policy) fn lines(&self) -> LineCoverage {
            match *self {}
        }
    }
}

#[cfg(feature = "rego")]
pub(super) mod rego {
    use std::collections::{BTreeMap, BTreeSet};
    use std::num::NonZeroU32;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::sync::Arc;
    use std::time::Duration;

    use regorus::unstable::{BUILTINS, Lexer, TokenKind};
    use regorus::utils::limits::ExecutionTimerConfig;
    use regorus::{CompiledPolicy, Engine, Source, Value};

    use super::{ConditionInput, ConditionOutcome, LineCoverage, PolicyError, PolicyRequest};
    use crate::limits::{CONDITION_DEPTH_MAX, CONDITION_MS_MAX, CONDITION_RULES_MAX, CONDITION_TOKENS_MAX};
    use crate::policy::input::Members;

    const HEADER: &str = "package bastion.condition\n";
    const PACKAGE: &str = "data.bastion.condition";
    const ENTRY: &str = "data.bastion.condition.holds";
    /// Words that may stand before a parenthesis without being called.
    pub(in crate::policy) const KEYWORDS: [&str; 10] =
        ["if", "not", "in", "every", "some", "with", "as", "else", "contains", "default"];

    /// Builtins a condition must not name: they reach outside, depend on more than the request, or can multiply their
    /// arguments' sizes in one call, which the time limit cannot interrupt.
    pub(in crate::policy) const REFUSED: [&str; 19] = [
        "http.send",
        "opa.runtime",
        "time.now_ns",
        "rand.intn",
        "uuid.rfc4122",
        "net.lookup_ip_addr",
        "net.cidr_expand",
        "numbers.range",
        "numbers.range_step",
        "bits.lsh",
        "sprintf",
        "concat",
        "replace",
        "strings.replace_n",
        "regex.replace",
        "test.sleep",
        "trace",
        "print",
        "data",
    ];

    #[derive(Clone)]
    pub(in crate::policy) struct Condition {
        engine: Arc<Engine>,
        reads: Members,
    }

    impl std::fmt::Debug for Condition {
        fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            formatter.debug_struct("Condition").finish_non_exhaustive()
        }
    }

    impl Condition {
        pub(in crate::policy) fn compile(policy: &str, source: &str) -> Result<Self, PolicyError> {
            let refused = |problem: String| PolicyError::Condition { policy: policy.to_owned(), problem };
            let (engine, reads) = guarded(|| compile(source)).map_err(refused)?;
            Ok(Self { engine: Arc::new(engine), reads })
        }

        pub(in crate::policy) fn evaluate(
            &self,
            request: &PolicyRequest,
            input: &mut ConditionInput,
        ) -> ConditionOutcome {
            let value = match input.value(request, self.reads) {
                Ok(value) => value,
                Err(problem) => return ConditionOutcome::Failed(problem),
            };
            // a prepared engine's clone shares the compiled rules; after a panic it is thrown away
            outcome(&mut Engine::clone(&self.engine), value)
        }

        /// The same condition, remembering which of its lines run.
        pub(in crate::policy) fn observer(&self) -> Observer {
            let mut engine = Engine::clone(&self.engine);
            engine.set_enable_coverage(true);
            Observer { engine, reads: self.reads }
        }
    }

    /// A condition that remembers which of its lines ran.
    pub(in crate::policy) struct Observer {
        engine: Engine,
        reads: Members,
    }

    impl std::fmt::Debug for Observer {
        fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            formatter.debug_struct("Observer").finish_non_exhaustive()
        }
    }

    impl Observer {
        pub(in crate::policy) fn evaluate(
            &mut self,
            request: &PolicyRequest,
            input: &mut ConditionInput,
        ) -> ConditionOutcome {
            match input.value(request, self.reads) {
                Ok(value) => outcome(&mut self.engine, value),
                Err(problem) => ConditionOutcome::Failed(problem),
            }
        }

        /// The lines of the condition as its author counts them.
        pub(in crate::policy) fn lines(&self) -> LineCoverage {
            let report = guarded(|| self.engine.get_coverage_report().map_err(|error| one_line(&error)));
            let file = report.ok().and_then(|report| report.files.into_iter().next()).unwrap_or_default();
            let without_header =
                |lines: BTreeSet<u32>| lines.into_iter().filter(|line| *line > 1).map(|line| line - 1).collect();
            LineCoverage {
                path: "when".to_owned(),
                covered: without_header(file.covered),
                not_covered: without_header(file.not_covered),
            }
        }
    }

    fn outcome(engine: &mut Engine, input: Value) -> ConditionOutcome {
        let result = guarded(|| {
            engine.set_input(input);
            engine.eval_rule(ENTRY.to_owned()).map_err(|error| one_line(&error))
        });
        match result {
            Ok(Value::Bool(holds)) => ConditionOutcome::Holds(holds),
            Ok(Value::Undefined) => ConditionOutcome::Failed("`holds` is undefined".to_owned()),
            Ok(_) => ConditionOutcome::Failed("`holds` is not a boolean".to_owned()),
            Err(problem) => ConditionOutcome::Failed(problem),
        }
    }

    /// The prepared evaluator, and what the source reads of a request.
    fn compile(source: &str) -> Result<(Engine, Members), String> {
        let written = Source::from_contents("when".to_owned(), source.to_owned()).map_err(|error| one_line(&error))?;
        let calls = scan(&written)?;
        let mut engine = Engine::new();
        engine.set_strict_builtin_errors(true);
        engine.set_execution_timer_config(timer());
        engine.add_policy("when".to_owned(), format!("{HEADER}{source}")).map_err(|error| one_line(&error))?;
        let compiled = engine.compile_with_entrypoint(&Arc::from(ENTRY)).map_err(|error| match one_line(&error) {
            text if text == "not a valid rule path" => "there is no rule `holds`".to_owned(),
            text => text,
        })?;
        // the evaluator notices an unknown function only when it calls it
        let rules = compiled.get_rules();
        let known = |name: &str| BUILTINS.contains_key(name) || rules.contains_key(&format!("{PACKAGE}.{name}"));
        match calls.iter().find(|name| !known(name)) {
            Some(name) => return Err(format!("there is no function `{name}`")),
            None => refuse_recursion(&compiled)?,
        }
        Ok((engine, Members::named_in(&written)))
    }

    /// Refuses rules that reach themselves, and more than [`CONDITION_RULES_MAX`]: the evaluator recurses from rule to
    /// rule and would exhaust the stack, which nothing can catch.
    fn refuse_recursion(compiled: &CompiledPolicy) -> Result<(), String> {
        let mut references = BTreeMap::<String, BTreeSet<String>>::new();
        for module in compiled.get_modules().iter() {
            if module.policy.len() > CONDITION_RULES_MAX {
                return Err(format!("more than {CONDITION_RULES_MAX} rules"));
            }
            let mut starts: Vec<usize> =
                module.policy.iter().filter_map(|rule| usize::try_from(rule.span().start).ok()).collect();
            starts.sort_unstable();
            let ends = starts.iter().skip(1).copied().chain([usize::MAX]);
            let Some(first) = module.policy.first() else { continue };
            let text = first.span().source.contents();
            for (start, end) in starts.iter().zip(ends) {
                let mut names = names(text.get(*start..end.min(text.len())).unwrap_or_default())?.into_iter();
                let Some(head) = names.by_ref().find(|name| name != "default") else { continue };
                references.entry(head).or_default().extend(names);
            }
        }
        let rules: BTreeSet<String> = references.keys().cloned().collect();
        references.values_mut().for_each(|names| names.retain(|name| rules.contains(name)));
        // take away what refers to nothing that is left, until all is gone or a circle remains
        while !references.is_empty() {
            let done: BTreeSet<String> =
                references.iter().filter(|(_, names)| names.is_empty()).map(|(rule, _)| rule.clone()).collect();
            if done.is_empty() {
                let circle: Vec<String> = references.keys().map(|rule| format!("`{rule}`")).collect();
                return Err(format!("rules refer to themselves: {}", circle.join(", ")));
            }
            references.retain(|rule, _| !done.contains(rule));
            references.values_mut().for_each(|names| names.retain(|name| !done.contains(name)));
        }
        Ok(())
    }

    /// The names a piece of source uses, without those behind a dot.
    fn names(text: &str) -> Result<Vec<String>, String> {
        let source = Source::from_contents("when".to_owned(), text.to_owned()).map_err(|error| one_line(&error))?;
        let mut lexer = Lexer::new(&source);
        let mut names = Vec::new();
        let mut behind_dot = false;
        loop {
            let token = lexer.next_token().map_err(|error| one_line(&error))?;
            match token.0 {
                TokenKind::Eof => return Ok(names),
                TokenKind::Ident if !behind_dot => names.push(token.1.text().to_owned()),
                _ => {}
            }
            behind_dot = matches!(token.0, TokenKind::Symbol) && token.1.text() == ".";
        }
    }

    pub(in crate::policy) fn timer() -> ExecutionTimerConfig {
        // at every step, so that values that double at each cannot outgrow the memory between two looks at the clock
        ExecutionTimerConfig { limit: Duration::from_millis(CONDITION_MS_MAX), check_interval: NonZeroU32::MIN }
    }

    /// Runs the evaluator so that its panic becomes a problem in words.
    pub(in crate::policy) fn guarded<T>(run: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
        catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|_| Err("the evaluator panicked".to_owned()))
    }

    /// The functions a source calls; refuses one that names a refused builtin anywhere, be it as a call, behind `with`,
    /// or by brackets.
    fn scan(source: &Source) -> Result<Vec<String>, String> {
        let mut lexer = Lexer::new(source);
        let mut calls = Vec::new();
        let mut path = String::new();
        let mut joins = false;
        let (mut tokens, mut depth) = (0_usize, 0_usize);
        loop {
            let token = lexer.next_token().map_err(|error| one_line(&error))?;
            tokens += 1;
            if tokens > CONDITION_TOKENS_MAX {
                return Err(format!("more than {CONDITION_TOKENS_MAX} words and symbols"));
            }
            let text = token.1.text();
            if matches!(token.0, TokenKind::Symbol) {
                match text {
                    "(" | "[" | "{" => depth += 1,
                    ")" | "]" | "}" => depth = depth.saturating_sub(1),
                    _ => {}
                }
            }
            if depth > CONDITION_DEPTH_MAX {
                return Err(format!("brackets are nested more than {CONDITION_DEPTH_MAX} levels deep"));
            }
            match token.0 {
                TokenKind::Ident | TokenKind::String | TokenKind::RawString if joins => {
                    path.push('.');
                    path.push_str(text.trim_matches(['"', '`']));
                    joins = false;
                }
                TokenKind::Symbol if matches!(text, "." | "[") && !path.is_empty() => joins = true,
                TokenKind::Symbol if text == "]" => {}
                kind => {
                    available(&path)?;
                    if text == "(" && !path.is_empty() && !KEYWORDS.contains(&path.as_str()) {
                        calls.push(std::mem::take(&mut path));
                    }
                    path.clear();
                    joins = false;
                    match kind {
                        TokenKind::Eof => return Ok(calls),
                        TokenKind::Ident => path.push_str(text),
                        _ => {}
                    }
                }
            }
        }
    }

    fn available(path: &str) -> Result<(), String> {
        let names =
            |name: &&&str| path.strip_prefix(**name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        match REFUSED.iter().find(names) {
            Some(name) => Err(format!("`{name}` is not available in a condition")),
            None => Ok(()),
        }
    }

    /// The evaluator's message without its drawing of the source, lines counted without our header.
    pub(in crate::policy) fn one_line(error: &impl std::fmt::Display) -> String {
        let text = error.to_string();
        let position = text.lines().find_map(|line| line.trim_start().strip_prefix("--> when:"));
        let message = text.lines().find_map(|line| {
            line.trim().strip_prefix("error:").or_else(|| line.split_once("error: ").map(|(_, message)| message))
        });
        let message = message.unwrap_or_else(|| text.lines().next().unwrap_or_default()).trim();
        // wall-clock figures would differ from run to run
        if message.starts_with("execution exceeded time limit") {
            return format!("it ran longer than {CONDITION_MS_MAX} ms");
        }
        let message = message.split_once(" at when:").map_or(message, |(message, _)| message);
        let line = position.and_then(|position| position.split(':').next()).and_then(|line| line.parse::<u32>().ok());
        match line {
            Some(line) => format!("{message} (line {})", line.saturating_sub(1).max(1)),
            None => message.to_owned(),
        }
    }
}
