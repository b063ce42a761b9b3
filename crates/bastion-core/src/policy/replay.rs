//! Recorded decisions, put to other policies: what would have been decided otherwise.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::compile::PolicySet;
use super::decision::Decision;
use super::error::PolicyError;
use super::model::Effect;
use super::request::PolicyRequest;
use crate::canonical::{self, StrictValue};
use crate::escape::plain;
use crate::limits::{RECORDED_DECISIONS_MAX, REPLAY_LISTED_MAX};

/// A decision that was made once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RecordedDecision {
    /// Its line in the record, from 1.
    pub line: u64,
    /// What was asked.
    pub request: PolicyRequest,
    /// What was decided.
    pub effect: Effect,
}

/// A line of a record that is no decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnreadableLine {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub problem: String,
}

/// A recorded decision that the policies decide otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Flip {
    /// Its line in the record, from 1.
    pub line: u64,
    /// What was asked.
    pub request: PolicyRequest,
    /// What was decided.
    pub recorded: Effect,
    /// What the policies decide.
    pub replayed: Effect,
    /// Why, in one sentence.
    pub reason: String,
    /// The policies that have that effect; none where it is the default.
    pub policies: Vec<String>,
}

/// How many recorded decisions come out otherwise in one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FlipCount {
    /// What was decided.
    pub recorded: Effect,
    /// What the policies decide.
    pub replayed: Effect,
    /// How many.
    pub count: u64,
}

/// A record of decisions, put to a set of policies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Replay {
    /// Decisions that were put to the policies.
    pub decisions: u64,
    /// Those that come out as they were.
    pub unchanged: u64,
    /// Those that do not, by what was decided and what is.
    pub counts: Vec<FlipCount>,
    /// Those that do not, in the order of the record; the first ones where there are many.
    pub flips: Vec<Flip>,
    /// Lines that are no decision: the first ones where there are many.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unreadable: Vec<UnreadableLine>,
    /// How many lines are no decision.
    pub unreadable_lines: u64,
}

impl PolicySet {
    /// Puts a record of decisions to these policies. Each line is a JSON object; its `request` or `input` is the
    /// request, its `decision` or `result` the effect, or an object with the member `effect`. Other members are passed
    /// over, so a decision log in the shape of Open Policy Agent's can be read too.
    ///
    /// ```
    /// use bastion_core::policy::{Effect, PolicySet};
    ///
    /// let record = r#"{"request":{"principal":{"id":"ada"},"action":"data.read"},"decision":"allow"}"#;
    /// let replay = PolicySet::compile(Vec::new())?.replay(record)?;
    /// assert_eq!((replay.flips[0].recorded, replay.flips[0].replayed), (Effect::Allow, Effect::Block));
    /// # Ok::<(), bastion_core::policy::PolicyError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// More lines than a limit allows. A line that cannot be read is no error: it is counted and listed.
    pub fn replay(&self, record: &str) -> Result<Replay, PolicyError> {
        let mut replay = Replay {
            decisions: 0,
            unchanged: 0,
            counts: Vec::new(),
            flips: Vec::new(),
            unreadable: Vec::new(),
            unreadable_lines: 0,
        };
        let mut counts: BTreeMap<(Effect, Effect), u64> = BTreeMap::new();
        for (text, line) in record.lines().zip(1_u64..).filter(|(text, _)| !text.trim().is_empty()) {
            let count = usize::try_from(line).unwrap_or(usize::MAX);
            if count > RECORDED_DECISIONS_MAX {
                let what = "recorded decisions".to_owned();
                return Err(PolicyError::Limit {
                    what,
                    count: record.lines().count(),
                    count_max: RECORDED_DECISIONS_MAX,
                });
            }
            match self.replay_line(line, text) {
                Ok((recorded, decision)) => {
                    replay.decisions += 1;
                    if recorded.effect == decision.effect {
                        replay.unchanged += 1;
                        continue;
                    }
                    *counts.entry((recorded.effect, decision.effect)).or_default() += 1;
                    if replay.flips.len() < REPLAY_LISTED_MAX {
                        replay.flips.push(flip(recorded, decision));
                    }
                }
                Err(problem) => {
                    replay.unreadable_lines += 1;
                    if replay.unreadable.len() < REPLAY_LISTED_MAX {
                        replay.unreadable.push(UnreadableLine { line, problem });
                    }
                }
            }
        }
        let count = |((recorded, replayed), count)| FlipCount { recorded, replayed, count };
        replay.counts = counts.into_iter().map(count).collect();
        Ok(replay)
    }

    fn replay_line(&self, line: u64, text: &str) -> Result<(RecordedDecision, Decision), String> {
        let recorded = read_line(line, text)?;
        let decision = self.decide(&recorded.request).map_err(|error| error.to_string())?;
        Ok((recorded, decision))
    }
}

fn flip(recorded: RecordedDecision, decision: Decision) -> Flip {
    let deciding = decision.matched.iter().filter(|policy| policy.effect == decision.effect);
    Flip {
        line: recorded.line,
        request: recorded.request,
        recorded: recorded.effect,
        replayed: decision.effect,
        policies: deciding.map(|policy| policy.id.clone()).collect(),
        reason: decision.reason,
    }
}

fn read_line(line: u64, text: &str) -> Result<RecordedDecision, String> {
    let value = canonical::parse(text.as_bytes()).map_err(|error| error.to_string())?;
    let Value::Object(mut members) = value else { return Err("not an object".to_owned()) };
    let mut member = |names: [&str; 2]| names.iter().find_map(|name| members.remove(*name));
    let request = member(["request", "input"]).ok_or("neither `request` nor `input` is there")?;
    let decision = member(["decision", "result"]).ok_or("neither `decision` nor `result` is there")?;
    let effect = match decision {
        Value::Object(mut members) => members.remove("effect").ok_or("the decision has no `effect`")?,
        value => value,
    };
    let in_words = |part: &str, error: &dyn std::fmt::Display| plain(&format!("the {part}: {error}"));
    Ok(RecordedDecision {
        line,
        request: serde_path_to_error::deserialize(StrictValue(request)).map_err(|error| in_words("request", &error))?,
        effect: serde_json::from_value(effect).map_err(|error| in_words("effect", &error))?,
    })
}
