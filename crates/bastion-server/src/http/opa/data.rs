//! `/v1/data`, `/v0/data`, `/v1/batch/data` and `/`: decisions as documents.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{ConnectInfo, Extension, Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use bastion_core::canonical;
use bastion_core::limits::DECISION_BATCH_MAX;
use serde_json::{Map, Value, json};

use super::error::{OpaError, json};
use super::query::{Parameters, Wanted};
use super::service::{Answer, DecisionService, Question};
use crate::http::authorise::{Caller, Permission};

type Service = State<Arc<DecisionService>>;
type Peer = Option<Extension<ConnectInfo<SocketAddr>>>;
type Body = Result<Bytes, BytesRejection>;
type Answered = Result<Response, OpaError>;

/// The path of the decision that is given where no other is asked for.
const DEFAULT_PATH: &str = "bastion/decision";

pub(super) async fn get_root(service: Service, headers: HeaderMap, query: Query<Parameters>, peer: Peer) -> Answered {
    get(service, headers, Path(String::new()), query, peer).await
}

pub(super) async fn post_root(
    service: Service,
    headers: HeaderMap,
    query: Query<Parameters>,
    peer: Peer,
    body: Body,
) -> Answered {
    post(service, headers, Path(String::new()), query, peer, body).await
}

pub(super) async fn get(
    State(service): Service,
    headers: HeaderMap,
    Path(path): Path<String>,
    Query(parameters): Query<Parameters>,
    peer: Peer,
) -> Answered {
    let caller = service.authorise(&headers, Permission::Decide)?;
    let input = parameters.get("input").map(|text| parse(text.as_bytes())).transpose()?;
    data(service, path, input, &parameters, caller, peer).await
}

pub(super) async fn post(
    State(service): Service,
    headers: HeaderMap,
    Path(path): Path<String>,
    Query(parameters): Query<Parameters>,
    peer: Peer,
    body: Body,
) -> Answered {
    let caller = service.authorise(&headers, Permission::Decide)?;
    let body = content(body)?;
    let input = if body.is_empty() { None } else { object(&body)?.remove("input") };
    data(service, path, input, &parameters, caller, peer).await
}

/// The document at a path, in an object beside what else is wanted.
async fn data(
    service: Arc<DecisionService>,
    path: String,
    input: Option<Value>,
    parameters: &Parameters,
    caller: Caller,
    peer: Peer,
) -> Answered {
    let wanted = Wanted::of(parameters);
    // without an input nothing was asked, and nothing is defined
    let Some(input) = input else { return Ok(json(&json!({}), wanted.pretty)) };
    let question = Question { input, path, caller, peer: address(peer), notes: wanted.notes };
    let answer = decide(service, question).await?;
    Ok(json(&in_full(answer, wanted), wanted.pretty))
}

fn in_full(answer: Answer, wanted: Wanted) -> Value {
    let mut members = Map::new();
    if let Some(result) = answer.result {
        members.insert("result".to_owned(), result);
    }
    members.insert("decision_id".to_owned(), answer.decision_id.into());
    if wanted.metrics {
        let names = ["timer_rego_query_eval_ns", "timer_server_handler_ns"];
        members.insert("metrics".to_owned(), names.into_iter().map(|name| (name, answer.nanoseconds)).collect());
    }
    if wanted.provenance {
        let bundles = json!({"bastion": {"revision": answer.revision}});
        members.insert("provenance".to_owned(), json!({"version": env!("CARGO_PKG_VERSION"), "bundles": bundles}));
    }
    if wanted.notes {
        members.insert("explanation".to_owned(), answer.notes.into());
    }
    Value::Object(members)
}

pub(super) async fn post_bare(
    State(service): Service,
    headers: HeaderMap,
    Path(path): Path<String>,
    Query(parameters): Query<Parameters>,
    peer: Peer,
    body: Body,
) -> Answered {
    let caller = service.authorise(&headers, Permission::Decide)?;
    let body = content(body)?;
    bare(service, path, &body, &parameters, caller, peer).await
}

pub(super) async fn default_decision(
    State(service): Service,
    headers: HeaderMap,
    Query(parameters): Query<Parameters>,
    peer: Peer,
    body: Body,
) -> Answered {
    let caller = service.authorise(&headers, Permission::Decide)?;
    let body = content(body)?;
    bare(service, DEFAULT_PATH.to_owned(), &body, &parameters, caller, peer).await
}

/// The document at a path by itself, about the body by itself.
async fn bare(
    service: Arc<DecisionService>,
    path: String,
    body: &[u8],
    parameters: &Parameters,
    caller: Caller,
    peer: Peer,
) -> Answered {
    let wanted = Wanted::of(parameters);
    let shown = path.replace('/', ".");
    if body.is_empty() {
        return Err(OpaError::undefined(&shown));
    }
    let question = Question { input: parse(body)?, path, caller, peer: address(peer), notes: false };
    match decide(service, question).await?.result {
        Some(result) => Ok(json(&result, wanted.pretty)),
        None => Err(OpaError::undefined(&shown)),
    }
}

pub(super) async fn post_batch(
    State(service): Service,
    headers: HeaderMap,
    Path(path): Path<String>,
    Query(parameters): Query<Parameters>,
    peer: Peer,
    body: Body,
) -> Answered {
    let caller = service.authorise(&headers, Permission::Decide)?;
    let body = content(body)?;
    let Some(Value::Object(inputs)) = object(&body)?.remove("inputs") else {
        return Err(OpaError::parameter("`inputs` is missing, or is no object"));
    };
    if inputs.len() > DECISION_BATCH_MAX {
        return Err(OpaError::too_large(format!("{} inputs; the limit is {DECISION_BATCH_MAX}", inputs.len())));
    }
    let wanted = Wanted::of(&parameters);
    let (mut responses, mut failed, count) = (Map::new(), 0, inputs.len());
    let mut batch_id = None;
    for (key, input) in inputs {
        let (path, caller) = (path.clone(), caller.clone());
        let question = Question { input, path, caller, peer: address(peer), notes: wanted.notes };
        let response = match decide(Arc::clone(&service), question).await {
            Ok(answer) => {
                batch_id.get_or_insert_with(|| answer.decision_id.clone());
                in_full(answer, wanted)
            }
            Err(error) => {
                failed += 1;
                error.in_batch()
            }
        };
        responses.insert(key, response);
    }
    if failed > 0 {
        // among errors each answer has a status of its own
        responses.values_mut().filter_map(Value::as_object_mut).for_each(|response| {
            response.entry("http_status_code").or_insert_with(|| Value::from("200"));
        });
    }
    let mut answer = json!({"responses": responses});
    if let (Some(id), Some(members)) = (batch_id, answer.as_object_mut()) {
        members.insert("batch_decision_id".to_owned(), id.into());
    }
    let mut response = json(&answer, wanted.pretty);
    *response.status_mut() = match failed {
        0 => StatusCode::OK,
        _ if failed == count => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::MULTI_STATUS,
    };
    Ok(response.into_response())
}

/// Decides where waiting for a condition or a disk keeps nobody else waiting.
async fn decide(service: Arc<DecisionService>, question: Question) -> Result<Answer, OpaError> {
    let decided = tokio::task::spawn_blocking(move || service.answer(question)).await;
    decided.unwrap_or_else(|_| Err(OpaError::internal("the decision broke off")))
}

fn address(peer: Peer) -> Option<SocketAddr> {
    peer.map(|Extension(ConnectInfo(address))| address)
}

/// The bytes of a body that is not too large.
pub(super) fn content(body: Body) -> Result<Bytes, OpaError> {
    body.map_err(|error| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => OpaError::too_large("the body is too large"),
        _ => OpaError::parameter("the body cannot be read"),
    })
}

/// JSON, read strictly.
pub(super) fn parse(bytes: &[u8]) -> Result<Value, OpaError> {
    Ok(canonical::parse(bytes).map_err(bastion_core::Error::from)?)
}

/// An object of JSON.
pub(super) fn object(bytes: &[u8]) -> Result<Map<String, Value>, OpaError> {
    match parse(bytes)? {
        Value::Object(members) => Ok(members),
        _ => Err(OpaError::parameter("the body is no object")),
    }
}
