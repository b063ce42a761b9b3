//! An OPA server elsewhere as a decision point. Whatever it gives that is no decision on the very request is no permission.
//!
//! Its document is one of three: our own decision, whose digest of the request has to be ours; an object with `effect`,
//! `reason`, `policies` and `approvals`; or a boolean.

use async_trait::async_trait;
use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use reqwest::{Client, StatusCode, Url};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::http;
use crate::canonical::{self, Digest, StrictValue};
use crate::error::{Error, ErrorCode};
use crate::escape::plain;
use crate::key::Secret;
use crate::limits::{DECISION_BYTES_MAX, DECISION_MS_MAX};
use crate::policy::{Decision, Effect, MatchedPolicy, Obligations, PolicyRequest, RequiredApproval};
use crate::port::DecisionPoint;

/// Where a decision point is, and what its answers may cost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpaAddress {
    /// Its address: `https://opa.example.com`, or `http://` on this machine.
    pub url: String,
    /// The document: `bastion/decision`, `authz/allow`, …
    pub path: String,
    /// The bearer token, where it wants one.
    pub token: Option<Secret>,
    /// Milliseconds until the answer has to be there, in full.
    pub timeout_ms: u64,
    /// Bytes the answer may have.
    pub bytes_max: usize,
}

impl OpaAddress {
    /// An address with the usual bounds.
    #[must_use]
    pub fn new(url: &str, path: &str, token: Option<Secret>) -> Self {
        let (url, path) = (url.to_owned(), path.to_owned());
        Self { url, path, token, timeout_ms: DECISION_MS_MAX, bytes_max: DECISION_BYTES_MAX }
    }
}

/// An OPA server, or whatever speaks its REST API.
pub struct OpaPoint {
    client: Client,
    endpoint: Url,
    authorization: Option<HeaderValue>,
    bytes_max: usize,
}

impl std::fmt::Debug for OpaPoint {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("OpaPoint").field("endpoint", &self.endpoint.as_str()).finish_non_exhaustive()
    }
}

/// What a policy of one's own gives, where it does not give our decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpaVerdict {
    /// What was decided.
    pub effect: Effect,
    /// Why, in one sentence.
    #[serde(default)]
    pub reason: Option<String>,
    /// The policies that decided, by identifier.
    #[serde(default)]
    pub policies: Vec<String>,
    /// The approvals that are needed; with `require_approval`, and only there.
    #[serde(default)]
    pub approvals: Vec<RequiredApproval>,
}

impl OpaPoint {
    /// A decision point at an address. Nothing is asked yet.
    ///
    /// # Errors
    ///
    /// `invalid_url` for an address that cannot be read, has credentials in it, or leaves the machine without encryption;
    /// `invalid_argument` for a token that is none.
    pub fn new(address: &OpaAddress) -> Result<Self, Error> {
        let authorization = address.token.as_ref().map(authorization).transpose()?;
        let client = http::client(address.timeout_ms).map_err(unavailable)?;
        Ok(Self { client, endpoint: endpoint(address)?, authorization, bytes_max: address.bytes_max })
    }

    async fn ask(&self, request: &PolicyRequest) -> Result<Value, Error> {
        let body = canonical::to_bytes(&json!({"input": request}))?;
        let mut asked = self.client.post(self.endpoint.clone()).header(CONTENT_TYPE, "application/json");
        asked = asked.header(ACCEPT, "application/json").body(body);
        if let Some(authorization) = &self.authorization {
            asked = asked.header(AUTHORIZATION, authorization.clone());
        }
        let response = asked.send().await.map_err(|error| unavailable(http::failed(&error)))?;
        if response.status() != StatusCode::OK {
            return Err(unavailable(format!("it answered with the status {}", response.status().as_u16())));
        }
        let bytes = http::content(response, self.bytes_max).await.map_err(unavailable)?;
        canonical::parse(&bytes).map_err(|error| unavailable(format!("its answer is not JSON: {error}")))
    }
}

#[async_trait]
impl DecisionPoint for OpaPoint {
    async fn decide(&self, request: &PolicyRequest) -> Result<Decision, Error> {
        let request_digest = request.digest()?;
        let mut answer = self.ask(request).await?;
        let provenance = answer.get("provenance").cloned().unwrap_or(Value::Null);
        let result = answer.get_mut("result").map(Value::take);
        let result = result.ok_or_else(|| unavailable("the document is not defined".to_owned()))?;
        decision(result, &provenance, request_digest)
    }
}

/// A document as a decision on a request.
fn decision(result: Value, provenance: &Value, request_digest: Digest) -> Result<Decision, Error> {
    if result.get("request_digest").is_some() {
        let decision: Decision = read(result)?;
        if decision.request_digest != request_digest {
            return Err(unavailable("the decision is on another request".to_owned()));
        }
        return consistent(decision);
    }
    let verdict = match result {
        Value::Bool(allowed) => OpaVerdict {
            effect: if allowed { Effect::Allow } else { Effect::Block },
            reason: None,
            policies: Vec::new(),
            approvals: Vec::new(),
        },
        other => read(other)?,
    };
    // what is known of its policies: the revisions it says
    let revision = canonical::to_bytes(provenance)?;
    let digest_of = |id: &str| {
        let mut hasher = canonical::Hasher::new("bastion.opa_policy/v1");
        hasher.part(id.as_bytes()).part(&revision).finish()
    };
    let ids = if verdict.policies.is_empty() { vec!["opa".to_owned()] } else { verdict.policies };
    let reason = verdict.reason.unwrap_or_else(|| format!("the decision point says {}", verdict.effect));
    let matched = ids.into_iter().map(|id| MatchedPolicy {
        digest: digest_of(&id),
        id,
        version: 1,
        effect: verdict.effect,
        severity: None,
        reason: reason.clone(),
        unstated: Vec::new(),
        failure: None,
    });
    consistent(Decision {
        effect: verdict.effect,
        matched: matched.collect(),
        reason,
        approvals: verdict.approvals,
        obligations: Obligations::default(),
        failures: Vec::new(),
        policy_set_digest: Digest::of("bastion.opa_policy_set/v1", &revision),
        request_digest,
    })
}

/// Refuses a decision that contradicts itself: one that allows what no policy matched, or asks nobody for approval.
fn consistent(decision: Decision) -> Result<Decision, Error> {
    let problem = match decision.effect {
        Effect::RequireApproval if decision.approvals.is_empty() => "it asks for approval, and says not by whom",
        Effect::Allow | Effect::Block if !decision.approvals.is_empty() => "it names approvals, and asks for none",
        Effect::Allow | Effect::RequireApproval if decision.matched.is_empty() => "it permits, and names no policy",
        Effect::Allow if decision.matched.iter().any(|policy| policy.effect != Effect::Allow) => {
            "it allows, and names a policy that does not"
        }
        _ if decision.approvals.iter().any(|approval| approval.roles.is_empty() || approval.min == 0) => {
            "an approval in it could be given by nobody"
        }
        _ => return Ok(decision),
    };
    Err(unavailable(problem.to_owned()))
}

fn read<T: serde::de::DeserializeOwned>(value: Value) -> Result<T, Error> {
    T::deserialize(StrictValue(value))
        .map_err(|error| unavailable(format!("its answer is no decision: {}", plain(&error.to_string()))))
}

fn endpoint(address: &OpaAddress) -> Result<Url, Error> {
    let refuse = |problem: &str| {
        Error::new(ErrorCode::InvalidUrl, format!("the address of the decision point {problem}"))
            .with_hint("give https://host, or http://127.0.0.1 on this machine, and the token beside it")
    };
    let mut url = http::address(&address.url).map_err(refuse)?;
    url.set_query(Some("provenance=true"));
    let segments = address.path.split('/').filter(|segment| !segment.is_empty());
    url.path_segments_mut().map_err(|()| refuse("has no path"))?.pop_if_empty().extend(["v1", "data"]).extend(segments);
    Ok(url)
}

fn authorization(token: &Secret) -> Result<HeaderValue, Error> {
    let mut value = HeaderValue::from_str(&format!("Bearer {}", token.expose()))
        .map_err(|_| Error::new(ErrorCode::InvalidArgument, "the token has characters that no header has"))?;
    value.set_sensitive(true);
    Ok(value)
}

fn unavailable(problem: String) -> Error {
    Error::new(ErrorCode::DecisionUnavailable, format!("the decision point gave no decision: {problem}"))
        .with_hint("nothing is allowed until it does")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digest() -> Digest {
        PolicyRequest::new("ada", "data.read").digest().unwrap()
    }

    fn decided(result: Value) -> Result<Effect, String> {
        let decided = decision(result, &Value::Null, digest());
        decided.map(|decision| decision.effect).map_err(|error| {
            assert_eq!(error.code(), ErrorCode::DecisionUnavailable);
            error.message().to_owned()
        })
    }

    #[test]
    fn only_a_decision_is_one() {
        let approval = json!([{"policy": "p", "roles": ["owner"], "min": 1, "distinct_from_requester": true}]);
        assert_eq!(decided(json!(true)), Ok(Effect::Allow));
        assert_eq!(decided(json!(false)), Ok(Effect::Block));
        assert_eq!(decided(json!({"effect": "block", "reason": "no"})), Ok(Effect::Block));
        assert_eq!(decided(json!({"effect": "require_approval", "approvals": approval})), Ok(Effect::RequireApproval));
        for wrong in [
            json!(null),
            json!(1),
            json!("true"),
            json!([true]),
            json!({}),
            json!({"allow": true}),
            json!({"effect": "allow", "deny": ["x"]}),
            json!({"effect": "allowed"}),
            json!({"effect": "require_approval"}),
            json!({"effect": "allow", "approvals": approval}),
            json!({"effect": "allow", "request_digest": "x"}),
        ] {
            assert!(decided(wrong.clone()).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_decision_on_another_request_is_none() {
        let policies = crate::policy::packs::pack("breaking-changes").unwrap().document().unwrap().policies;
        let set = crate::policy::PolicySet::compile(policies).unwrap();
        let on = |request: &PolicyRequest| serde_json::to_value(set.decide(request).unwrap()).unwrap();
        assert_eq!(decided(on(&PolicyRequest::new("ada", "data.read"))), Ok(Effect::Block));
        let other = decided(on(&PolicyRequest::new("bob", "data.read"))).unwrap_err();
        assert!(other.ends_with("the decision is on another request"), "{other}");
        // what would permit and names nobody who does
        let mut forged = on(&PolicyRequest::new("ada", "data.read"));
        forged["effect"] = json!("allow");
        assert!(decided(forged).unwrap_err().ends_with("it permits, and names no policy"));
    }

    #[test]
    fn an_address_says_nothing_in_the_open() {
        let point =
            |url: &str| OpaPoint::new(&OpaAddress::new(url, "/a b/decision", Some(Secret::new("token".to_owned()))));
        assert_eq!(
            point("http://127.0.0.1:8181/base/").unwrap().endpoint.as_str(),
            "http://127.0.0.1:8181/base/v1/data/a%20b/decision?provenance=true"
        );
        assert!(!format!("{:?}", point("https://opa.example.com").unwrap()).contains("token"));
        for wrong in
            ["http://opa.example.com", "https://me:secret@opa.example.com", "ftp://127.0.0.1", "opa", "unix:/x"]
        {
            let error = point(wrong).unwrap_err();
            assert_eq!(error.code(), ErrorCode::InvalidUrl, "{wrong}");
            assert!(!error.message().contains("secret"));
        }
        let token = Secret::new("a\nb".to_owned());
        assert!(OpaPoint::new(&OpaAddress::new("https://opa.example.com", "x", Some(token))).is_err());
    }
}
