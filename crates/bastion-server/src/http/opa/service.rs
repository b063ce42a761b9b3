//! What the routes share: the policies in force, who may ask, and where decisions are written down.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::Instant;

use axum::http::HeaderMap;
use bastion_core::flow::{DecisionEvent, DecisionLog, DecisionRecord};
use bastion_core::policy::{Decision, Effect, Policy, PolicyDocument, PolicyRequest, PolicySet};
use bastion_core::port::{EventFile, LogStore, Runtime};
use bastion_core::report::plain;
use bastion_core::{Error, canonical};
use serde_json::{Value, json};

use super::error::OpaError;
use crate::http::authorise::{Authoriser, Caller, Permission};

/// Writes decisions down before they are told.
pub trait Recorder: Send {
    /// Writes one down.
    ///
    /// # Errors
    ///
    /// Why it could not: the decision is not told then.
    fn record(&mut self, record: DecisionRecord<'_>) -> Result<DecisionEvent, Error>;
}

impl<F: EventFile, S: LogStore> Recorder for DecisionLog<F, S> {
    fn record(&mut self, record: DecisionRecord<'_>) -> Result<DecisionEvent, Error> {
        Self::record(self, record)
    }
}

/// A document of policies as it was given.
#[derive(Debug, Clone)]
pub(super) struct StoredDocument {
    pub(super) raw: String,
    policies: Vec<Policy>,
}

#[derive(Debug, Clone)]
struct Loaded {
    documents: BTreeMap<String, StoredDocument>,
    set: Arc<PolicySet>,
}

/// The policies, who may ask, and where decisions are written down.
pub struct DecisionService {
    loaded: RwLock<Loaded>,
    authoriser: Arc<dyn Authoriser>,
    runtime: Arc<dyn Runtime>,
    recorder: Option<Mutex<Box<dyn Recorder>>>,
}

/// A decision and what belongs to its answer.
#[derive(Debug, Clone)]
pub(super) struct Answer {
    pub(super) decision_id: String,
    pub(super) result: Option<Value>,
    pub(super) nanoseconds: u64,
    pub(super) revision: String,
    pub(super) notes: Vec<String>,
}

/// A question as it came.
#[derive(Debug, Clone)]
pub(super) struct Question {
    pub(super) input: Value,
    pub(super) path: String,
    pub(super) caller: Caller,
    pub(super) peer: Option<SocketAddr>,
    pub(super) notes: bool,
}

impl DecisionService {
    /// Without any policy everything is blocked.
    ///
    /// # Errors
    ///
    /// None that no policies could cause.
    pub fn new(
        authoriser: Arc<dyn Authoriser>,
        runtime: Arc<dyn Runtime>,
        recorder: Option<Box<dyn Recorder>>,
    ) -> Result<Self, Error> {
        let set = Arc::new(PolicySet::compile(Vec::new())?);
        let loaded = RwLock::new(Loaded { documents: BTreeMap::new(), set });
        Ok(Self { loaded, authoriser, runtime, recorder: recorder.map(Mutex::new) })
    }

    /// Puts a document of policies in the place of the one with its name. Nothing changes when it is refused.
    ///
    /// # Errors
    ///
    /// What is wrong with it, by itself or beside the others.
    pub fn put(&self, id: &str, raw: String) -> Result<(), Error> {
        let policies = PolicyDocument::read(raw.as_bytes())?.policies;
        self.change(|documents| {
            documents.insert(id.to_owned(), StoredDocument { raw, policies });
        })
    }

    /// Takes a document away; whether it was there.
    pub(super) fn delete(&self, id: &str) -> Result<bool, Error> {
        let mut was_there = false;
        self.change(|documents| was_there = documents.remove(id).is_some())?;
        Ok(was_there)
    }

    fn change(&self, change: impl FnOnce(&mut BTreeMap<String, StoredDocument>)) -> Result<(), Error> {
        // the lock is held while the policies are compiled: of two changes at once none is lost
        let mut loaded = self.loaded.write().unwrap_or_else(PoisonError::into_inner);
        let mut documents = loaded.documents.clone();
        change(&mut documents);
        let policies = documents.values().flat_map(|document| document.policies.iter().cloned()).collect();
        let set = Arc::new(PolicySet::compile(policies)?);
        *loaded = Loaded { documents, set };
        Ok(())
    }

    pub(super) fn documents(&self) -> BTreeMap<String, StoredDocument> {
        self.loaded.read().unwrap_or_else(PoisonError::into_inner).documents.clone()
    }

    pub(super) fn policies(&self) -> Arc<PolicySet> {
        Arc::clone(&self.loaded.read().unwrap_or_else(PoisonError::into_inner).set)
    }

    pub(super) fn authorise(&self, headers: &HeaderMap, permission: Permission) -> Result<Caller, OpaError> {
        Ok(self.authoriser.authorise(headers, permission)?)
    }

    /// Decides a question, writes the decision down, and gives the part of the document that was asked for.
    pub(super) fn answer(&self, question: Question) -> Result<Answer, OpaError> {
        let started = Instant::now();
        let request = request(question.input, &question.caller)?;
        let policies = self.policies();
        let decision = policies.decide(&request).map_err(Error::from)?;
        let nanoseconds = u64::try_from(started.elapsed().as_nanos()).unwrap_or(u64::MAX);
        let result = part(document(&decision)?, &question.path);
        let decision_id = self.decision_id()?;
        if let Some(recorder) = &self.recorder {
            let record = DecisionRecord {
                decision_id: decision_id.clone(),
                timestamp: self.runtime.now(),
                path: question.path,
                request: &request,
                decision: &decision,
                result: result.clone().unwrap_or(Value::Null),
                requested_by: question.peer.map(|peer| peer.to_string()),
                metrics: BTreeMap::from([("timer_rego_query_eval_ns".to_owned(), nanoseconds)]),
            };
            recorder.lock().unwrap_or_else(PoisonError::into_inner).record(record)?;
        }
        let revision = decision.policy_set_digest.to_string();
        let notes = if question.notes { notes(&policies, &request) } else { Vec::new() };
        Ok(Answer { decision_id, result, nanoseconds, revision, notes })
    }

    /// A random UUID (RFC 9562, version 4).
    fn decision_id(&self) -> Result<String, Error> {
        let mut bytes = [0_u8; 16];
        self.runtime.random(&mut bytes)?;
        let number = u128::from_be_bytes(bytes) & !(0xf << 76) & !(0x3 << 62) | 0x4 << 76 | 0x2 << 62;
        let digits = format!("{number:032x}");
        let parts = [0..8, 8..12, 12..16, 16..20, 20..32].map(|range| digits.get(range).unwrap_or_default().to_owned());
        Ok(parts.join("-"))
    }
}

/// The request under `input`, of the caller's own tenant.
pub(super) fn request(input: Value, caller: &Caller) -> Result<PolicyRequest, OpaError> {
    let mut request: PolicyRequest = canonical::from_value(input)
        .map_err(|error| OpaError::parameter(format!("`input`: {}", plain(&error.to_string()))))?;
    match (&caller.tenant, &request.tenant) {
        (Some(own), Some(asked)) if own != asked => return Err(OpaError::other_tenant()),
        (Some(own), None) => request.tenant = Some(own.clone()),
        _ => {}
    }
    Ok(request)
}

/// The virtual document `data` about one request.
fn document(decision: &Decision) -> Result<Value, OpaError> {
    let allow = decision.effect == Effect::Allow;
    let decision = serde_json::to_value(decision).map_err(|error| OpaError::internal(error.to_string()))?;
    Ok(json!({"bastion": {"allow": allow, "decision": decision}}))
}

/// The part of a document that a path names; none where there is nothing.
fn part(mut document: Value, path: &str) -> Option<Value> {
    for segment in path.split('/').filter(|segment| !segment.is_empty()) {
        document = match &mut document {
            Value::Object(members) => members.remove(segment)?,
            Value::Array(items) => items.get_mut(segment.parse::<usize>().ok()?)?.take(),
            _ => return None,
        };
    }
    Some(document)
}

/// Why each policy matches or not, a line each.
fn notes(policies: &PolicySet, request: &PolicyRequest) -> Vec<String> {
    let line = |explanation: bastion_core::policy::Explanation| match explanation.mismatch {
        None => format!("policy {} ({}): matched", explanation.policy, explanation.effect),
        Some(mismatch) => format!(
            "policy {} ({}): not matched, {} is {}, expected {}",
            explanation.policy, explanation.effect, mismatch.field, mismatch.actual, mismatch.expected
        ),
    };
    policies.explain(request).into_iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_a_part() {
        let document = json!({"bastion": {"allow": true, "decision": {"matched": [{"id": "a"}]}}});
        let at = |path| part(document.clone(), path);
        assert_eq!(at(""), Some(document.clone()));
        assert_eq!(at("bastion/allow"), Some(json!(true)));
        assert_eq!(at("bastion/decision/matched/0/id"), Some(json!("a")));
        for nothing in
            ["bastion/deny", "bastion/allow/x", "bastion/decision/matched/1", "bastion/decision/matched/-", "x"]
        {
            assert_eq!(at(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn nobody_asks_for_another_tenant() {
        let input = |tenant: Option<&str>| json!({"principal": {"id": "ada"}, "action": "read", "tenant": tenant});
        let acme = Caller { tenant: Some("acme".to_owned()) };
        let tenant = |asked, caller: &Caller| request(input(asked), caller).map(|request| request.tenant);
        assert_eq!(tenant(None, &acme), Ok(Some("acme".to_owned())));
        assert_eq!(tenant(Some("acme"), &acme), Ok(Some("acme".to_owned())));
        assert_eq!(tenant(Some("globex"), &acme), Err(OpaError::other_tenant()));
        assert_eq!(tenant(Some("globex"), &Caller::default()), Ok(Some("globex".to_owned())));
        assert!(request(json!({"action": "read"}), &acme).is_err());
    }
}
