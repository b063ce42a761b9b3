//! Recorded decisions, put to other policies: what would have been decided otherwise.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::compile::PolicySet;
use super::decision::{Decision, RequiredApproval};
use super::error::PolicyError;
use super::model::Effect;
use super::obligation::Obligations;
use super::request::PolicyRequest;
use super::strictness::{Demands, Strictness};
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
    /// The approvals that were asked for; none where the record does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approvals: Option<Vec<RequiredApproval>>,
    /// What had to be kept to; none where the record does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub obligations: Option<Obligations>,
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
    /// What that does to whoever asked.
    pub strictness: Strictness,
    /// The approvals that were asked for, as far as the record says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approvals_recorded: Vec<RequiredApproval>,
    /// The approvals that the policies ask for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub approvals_replayed: Vec<RequiredApproval>,
    /// What had to be kept to, as far as the record says.
    #[serde(default, skip_serializing_if = "Obligations::is_empty")]
    pub obligations_recorded: Obligations,
    /// What has to be kept to by the policies.
    #[serde(default, skip_serializing_if = "Obligations::is_empty")]
    pub obligations_replayed: Obligations,
}

/// How many recorded decisions come out otherwise in one way. The effects are the same where only what is asked for
/// differs.
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
    /// over, so a decision log in the shape of Open Policy Agent's can be read too. Where that object has `approvals` or
    /// `obligations`, they are compared as well; in a whole decision, which has a `policy_set_digest`, there are none
    /// where it has no such member.
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
                    let Some(strictness) = recorded.beside(&decision) else {
                        replay.unchanged += 1;
                        continue;
                    };
                    *counts.entry((recorded.effect, decision.effect)).or_default() += 1;
                    if replay.flips.len() < REPLAY_LISTED_MAX {
                        replay.flips.push(flip(recorded, decision, strictness));
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

impl RecordedDecision {
    /// What a decision asks beside what was recorded; none where it asks the same, as far as the record says.
    fn beside(&self, decision: &Decision) -> Option<Strictness> {
        let after = decision.demands();
        let approvals = self.approvals.as_ref().map(|asked| asked.iter().map(RequiredApproval::approvers).collect());
        let before = Demands {
            effect: self.effect,
            approvals: approvals.unwrap_or_else(|| after.approvals.clone()),
            obligations: self.obligations.as_ref().unwrap_or(after.obligations),
        };
        before.beside(&after)
    }
}

fn flip(recorded: RecordedDecision, decision: Decision, strictness: Strictness) -> Flip {
    Flip {
        line: recorded.line,
        request: recorded.request,
        recorded: recorded.effect,
        replayed: decision.effect,
        policies: decision.deciding().map(|policy| policy.id.clone()).collect(),
        reason: decision.reason,
        strictness,
        approvals_recorded: recorded.approvals.unwrap_or_default(),
        approvals_replayed: decision.approvals,
        obligations_recorded: recorded.obligations.unwrap_or_default(),
        obligations_replayed: decision.obligations,
    }
}

fn read_line(line: u64, text: &str) -> Result<RecordedDecision, String> {
    let value = canonical::parse(text.as_bytes()).map_err(|error| error.to_string())?;
    let Value::Object(mut members) = value else { return Err("not an object".to_owned()) };
    let mut member = |names: [&str; 2]| names.iter().find_map(|name| members.remove(*name));
    let request = member(["request", "input"]).ok_or("neither `request` nor `input` is there")?;
    let decision = member(["decision", "result"]).ok_or("neither `decision` nor `result` is there")?;
    let mut decided = match decision {
        Value::Object(members) => members,
        effect => Map::from_iter([("effect".to_owned(), effect)]),
    };
    let effect = decided.remove("effect").ok_or("the decision has no `effect`")?;
    // members that would be empty are left out of a whole decision
    let is_whole = decided.contains_key("policy_set_digest");
    let approvals = decided.remove("approvals").map(|approvals| part("approvals", approvals)).transpose()?;
    let obligations = decided.remove("obligations").map(|obligations| part("obligations", obligations)).transpose()?;
    Ok(RecordedDecision {
        line,
        request: part("request", request)?,
        effect: part("effect", effect)?,
        approvals: approvals.or_else(|| is_whole.then(Vec::new)),
        obligations: obligations.or_else(|| is_whole.then(Obligations::default)),
    })
}

fn part<T: DeserializeOwned>(name: &str, value: Value) -> Result<T, String> {
    serde_path_to_error::deserialize(StrictValue(value)).map_err(|error| plain(&format!("the {name}: {error}")))
}
