//! Decisions written down: as the events that collectors of decision logs read, and as entries of a log that proves them.
//!
//! An event is one line of JSON in the shape of OPA's decision logs, with the policies' digest, the policies that matched
//! and the entry's place in the log beside it. What must not be written down is taken out by JSON pointers (RFC 6901) first.
//! The entry of the log holds digests only.
//!
//! Shape: <https://www.openpolicyagent.org/docs/management-decision-logs>.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::LogWriter;
use crate::canonical::{self, Digest};
use crate::error::{Error, ErrorCode};
use crate::policy::{Decision, Effect, PolicyRequest};
use crate::port::{EventFile, LogStore};

/// The revision of a bundle: here the digest of the policies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BundleRevision {
    /// It.
    pub revision: String,
}

/// One decision, as it is written down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct DecisionEvent {
    /// What tells this instance from others.
    pub labels: BTreeMap<String, String>,
    /// Unique among decisions.
    pub decision_id: String,
    /// The policies that decided, by the name of their bundle.
    pub bundles: BTreeMap<String, BundleRevision>,
    /// What was asked for: `bastion/decision`.
    pub path: String,
    /// The request, without what was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input: Option<Value>,
    /// The answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<Value>,
    /// Who asked, by address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requested_by: Option<String>,
    /// When, RFC 3339 in UTC.
    pub timestamp: String,
    /// How long what took, in nanoseconds.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub metrics: BTreeMap<String, u64>,
    /// What was taken out of the event, as JSON pointers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub erased: Vec<String>,
    /// What was replaced in the event, as JSON pointers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub masked: Vec<String>,
    /// The digest of the policies.
    pub policy_set_digest: Digest,
    /// The policies that matched, by identifier.
    pub matched: Vec<String>,
    /// The place of the entry in the log of decisions; none where the decision is not in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log_index: Option<u64>,
}

/// What the log holds of a decision: nothing that says whom or what it was about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionEntry {
    /// `bastion.decision_entry/v1`.
    pub format: String,
    /// The decision.
    pub decision_id: String,
    /// When, RFC 3339 in UTC.
    pub timestamp: String,
    /// What was decided.
    pub effect: Effect,
    /// The digest of the request.
    pub request_digest: Digest,
    /// The digest of the policies.
    pub policy_set_digest: Digest,
    /// The digest of the event as it is written down, without its place in the log.
    pub event_digest: Digest,
}

/// What becomes of a part of an event that must not be written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventMask {
    /// It is taken out.
    Erase(String),
    /// A constant stands in its place.
    Replace(String),
}

/// What stands in the place of what is replaced.
const REPLACED: &str = "***";

impl EventMask {
    /// Reads a JSON pointer below `/input` or `/result`; with `replace`, a constant takes the place of what it names.
    ///
    /// # Errors
    ///
    /// `invalid_argument` for another pointer.
    pub fn new(pointer: &str, replace: bool) -> Result<Self, Error> {
        let below =
            |root: &str| pointer.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        if !below("/input") && !below("/result") {
            let message = format!("`{pointer}` is no JSON pointer below `/input` or `/result`");
            return Err(Error::new(ErrorCode::InvalidArgument, message));
        }
        Ok(if replace { Self::Replace(pointer.to_owned()) } else { Self::Erase(pointer.to_owned()) })
    }
}

/// What is known of a decision when it is written down.
#[derive(Debug, Clone)]
pub struct DecisionRecord<'a> {
    /// Unique among decisions.
    pub decision_id: String,
    /// When, RFC 3339 in UTC.
    pub timestamp: String,
    /// What was asked for.
    pub path: String,
    /// What was asked.
    pub request: &'a PolicyRequest,
    /// What was decided.
    pub decision: &'a Decision,
    /// The answer as it is given.
    pub result: Value,
    /// Who asked, by address.
    pub requested_by: Option<String>,
    /// How long what took, in nanoseconds.
    pub metrics: BTreeMap<String, u64>,
}

impl DecisionEvent {
    /// The event of a decision, without what must not be written down.
    ///
    /// # Errors
    ///
    /// A number beyond ±(2^53−1).
    pub fn new(
        record: DecisionRecord<'_>,
        labels: &BTreeMap<String, String>,
        masks: &[EventMask],
    ) -> Result<Self, Error> {
        let decision = record.decision;
        let input = canonical::parse(&canonical::to_bytes(record.request)?)?;
        let revision = BundleRevision { revision: decision.policy_set_digest.to_string() };
        let mut event = Self {
            labels: labels.clone(),
            decision_id: record.decision_id,
            bundles: BTreeMap::from([("bastion".to_owned(), revision)]),
            path: record.path,
            input: Some(input),
            result: Some(record.result),
            requested_by: record.requested_by,
            timestamp: record.timestamp,
            metrics: record.metrics,
            erased: Vec::new(),
            masked: Vec::new(),
            policy_set_digest: decision.policy_set_digest,
            matched: decision.matched.iter().map(|policy| policy.id.clone()).collect(),
            log_index: None,
        };
        masks.iter().for_each(|mask| event.mask(mask));
        Ok(event)
    }

    fn mask(&mut self, mask: &EventMask) {
        let (EventMask::Erase(pointer) | EventMask::Replace(pointer)) = mask;
        let (root, rest) = match pointer.strip_prefix("/input") {
            Some(rest) => (&mut self.input, rest),
            None => (&mut self.result, pointer.strip_prefix("/result").unwrap_or_default()),
        };
        match mask {
            EventMask::Replace(_) => {
                if let Some(place) = root.as_mut().and_then(|value| value.pointer_mut(rest)) {
                    *place = Value::from(REPLACED);
                    self.masked.push(pointer.clone());
                }
            }
            EventMask::Erase(_) => {
                if erase(root, rest) {
                    self.erased.push(pointer.clone());
                }
            }
        }
    }

    /// The digest of the event without its place in the log.
    ///
    /// # Errors
    ///
    /// A number beyond ±(2^53−1).
    pub fn digest(&self) -> Result<Digest, Error> {
        let unplaced = Self { log_index: None, ..self.clone() };
        Ok(Digest::of("bastion.decision_event/v1", &canonical::to_bytes(&unplaced)?))
    }

    /// The event as a line of a file.
    ///
    /// # Errors
    ///
    /// A number beyond ±(2^53−1).
    pub fn line(&self) -> Result<Vec<u8>, Error> {
        let mut line = canonical::to_bytes(self)?;
        line.push(b'\n');
        Ok(line)
    }
}

/// Takes out what a pointer names; whether it was there.
fn erase(root: &mut Option<Value>, pointer: &str) -> bool {
    let Some((parent, last)) = pointer.rsplit_once('/') else { return root.take().is_some() };
    let last = last.replace("~1", "/").replace("~0", "~");
    match root.as_mut().and_then(|value| value.pointer_mut(parent)) {
        Some(Value::Object(members)) => members.remove(&last).is_some(),
        Some(Value::Array(items)) => match last.parse::<usize>() {
            Ok(at) if at < items.len() => {
                items.remove(at);
                true
            }
            _ => false,
        },
        _ => false,
    }
}

/// Whether a decision has to be on disk before its answer is given: one that stops something, or that lets something
/// be changed. Only reading, where it is allowed, may be written down later.
#[must_use]
pub fn is_strict(request: &PolicyRequest, decision: &Decision) -> bool {
    let reads = request.action == "read" || request.action.ends_with(".read");
    decision.effect != Effect::Allow || !reads
}

/// Writes decisions down: each as a line, and where it has to be proven as an entry of a log.
pub struct DecisionLog<F, S> {
    file: F,
    log: Option<LogWriter<S>>,
    labels: BTreeMap<String, String>,
    masks: Vec<EventMask>,
}

impl<F: EventFile, S: LogStore> DecisionLog<F, S> {
    /// Writes to a file, and with a log strictly: what [`is_strict`] says is in both before [`DecisionLog::record`] returns.
    pub const fn new(
        file: F,
        log: Option<LogWriter<S>>,
        labels: BTreeMap<String, String>,
        masks: Vec<EventMask>,
    ) -> Self {
        Self { file, log, labels, masks }
    }

    /// Writes a decision down. The answer may be given when this returns, and not before.
    ///
    /// # Errors
    ///
    /// Whatever the file or the log gives; the answer must not be given then.
    pub fn record(&mut self, record: DecisionRecord<'_>) -> Result<DecisionEvent, Error> {
        let strict = is_strict(record.request, record.decision);
        let (effect, request_digest) = (record.decision.effect, record.decision.request_digest);
        let mut event = DecisionEvent::new(record, &self.labels, &self.masks)?;
        if let Some(log) = self.log.as_mut().filter(|_| strict) {
            let entry = DecisionEntry {
                format: "bastion.decision_entry/v1".to_owned(),
                decision_id: event.decision_id.clone(),
                timestamp: event.timestamp.clone(),
                effect,
                request_digest,
                policy_set_digest: event.policy_set_digest,
                event_digest: event.digest()?,
            };
            event.log_index = Some(log.append(vec![canonical::to_bytes(&entry)?])?.start);
        }
        self.file.append(&event.line()?, strict && self.log.is_some())?;
        Ok(event)
    }

    /// What the lines went to.
    pub const fn file(&self) -> &F {
        &self.file
    }

    /// The log, where there is one.
    pub const fn log(&self) -> Option<&LogWriter<S>> {
        self.log.as_ref()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::key::SigningKey;
    use crate::log::NoteKey;
    use crate::policy::{PolicyDocument, PolicySet};
    use crate::port::MemoryLog;

    fn writer() -> LogWriter<MemoryLog> {
        let key = SigningKey::from_seed([7; 32]);
        let name = NoteKey::of_log("log.example.com/decisions", key.verifying_key()).unwrap();
        LogWriter::open(MemoryLog::default(), name, key).unwrap()
    }

    fn decide(request: &PolicyRequest) -> Decision {
        let text = b"format: bastion.policy/v1\npolicies: [{ id: read, name: R, kind: access, effect: allow }]";
        PolicySet::compile(PolicyDocument::read(text).unwrap().policies).unwrap().decide(request).unwrap()
    }

    fn record<'a>(id: &str, request: &'a PolicyRequest, decision: &'a Decision) -> DecisionRecord<'a> {
        DecisionRecord {
            decision_id: id.to_owned(),
            timestamp: "2026-11-20T22:00:00Z".to_owned(),
            path: "bastion/decision".to_owned(),
            request,
            decision,
            result: json!({"effect": decision.effect}),
            requested_by: Some("127.0.0.1:9".to_owned()),
            metrics: BTreeMap::from([("timer_server_handler_ns".to_owned(), 5)]),
        }
    }

    #[test]
    fn what_has_to_be_proven_is_in_the_log_and_its_digest_is_that_of_the_line() {
        let labels = BTreeMap::from([("id".to_owned(), "one".to_owned())]);
        let mut log = DecisionLog::new(Vec::new(), Some(writer()), labels, Vec::new());
        for (id, action, place) in
            [("a", "data.read", None), ("b", "data.write", Some(0)), ("c", "data.export", Some(1))]
        {
            let request = PolicyRequest::new("ada", action);
            let decision = decide(&request);
            assert_eq!(log.record(record(id, &request, &decision)).unwrap().log_index, place, "{action}");
        }
        let text = String::from_utf8(log.file().clone()).unwrap();
        let events: Vec<DecisionEvent> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(events.len(), 3);
        let store = log.log().unwrap().store();
        let bundles = store.files.iter().filter(|(path, _)| path.contains("entries")).flat_map(|(_, bytes)| bytes);
        let entries = String::from_utf8_lossy(&bundles.copied().collect::<Vec<u8>>()).into_owned();
        let digests: Vec<String> = events[1..].iter().map(|event| event.digest().unwrap().to_string()).collect();
        assert!(digests.iter().all(|digest| entries.contains(digest)), "{entries}");
        assert!(!entries.contains("ada"), "the log names nobody: {entries}");
    }

    #[test]
    fn what_is_masked_is_nowhere_in_the_line() {
        let masks = [
            EventMask::new("/input/principal/id", true).unwrap(),
            EventMask::new("/input/resource/dataset", false).unwrap(),
            EventMask::new("/result", false).unwrap(),
            EventMask::new("/input/purpose", false).unwrap(),
        ];
        let mut request = PolicyRequest::new("secret-person", "data.read");
        request.resource.dataset = Some("secret-data".to_owned());
        let decision = decide(&request);
        let event = DecisionEvent::new(record("a", &request, &decision), &BTreeMap::new(), &masks).unwrap();
        let line = String::from_utf8(event.line().unwrap()).unwrap();
        assert!(!line.contains("secret"), "{line}");
        assert_eq!(event.erased, ["/input/resource/dataset", "/result"], "what is not there is not erased");
        assert_eq!(event.masked, ["/input/principal/id"]);
        let digest = event.policy_set_digest.to_string();
        insta::assert_snapshot!(serde_json::to_string_pretty(&event).unwrap().replace(&digest, "…"));
        for wrong in ["/inputs", "input", "/labels/id", ""] {
            assert!(EventMask::new(wrong, false).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_answer_is_not_given_when_it_cannot_be_written_down() {
        struct Full;
        impl EventFile for Full {
            fn append(&mut self, _: &[u8], _: bool) -> Result<(), Error> {
                Err(Error::new(ErrorCode::FileFailed, "no space"))
            }
        }
        let request = PolicyRequest::new("ada", "data.read");
        let decision = decide(&request);
        let mut log = DecisionLog::<_, MemoryLog>::new(Full, None, BTreeMap::new(), Vec::new());
        assert!(log.record(record("a", &request, &decision)).is_err());
    }
}
