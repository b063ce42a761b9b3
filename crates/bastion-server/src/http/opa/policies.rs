//! `/v1/policies`: documents of policies.

use std::sync::Arc;

use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};

use super::data::content;
use super::error::{OpaError, json};
use super::query::{Parameters, Wanted};
use super::service::{DecisionService, StoredDocument};
use crate::http::authorise::Permission;

/// Bytes of a document's name.
const ID_BYTES_MAX: usize = 256;

type Service = State<Arc<DecisionService>>;
type Answered = Result<Response, OpaError>;

fn shown(id: &str, document: &StoredDocument) -> Value {
    json!({"id": id, "raw": document.raw})
}

pub(super) async fn list(
    State(service): Service,
    headers: HeaderMap,
    Query(parameters): Query<Parameters>,
) -> Answered {
    service.authorise(&headers, Permission::ReadPolicies)?;
    let documents: Vec<Value> = service.documents().iter().map(|(id, document)| shown(id, document)).collect();
    Ok(json(&json!({"result": documents}), Wanted::of(&parameters).pretty))
}

pub(super) async fn get(
    State(service): Service,
    headers: HeaderMap,
    Path(id): Path<String>,
    Query(parameters): Query<Parameters>,
) -> Answered {
    service.authorise(&headers, Permission::ReadPolicies)?;
    match service.documents().get(&id) {
        Some(document) => Ok(json(&json!({"result": shown(&id, document)}), Wanted::of(&parameters).pretty)),
        None => Err(missing(&id)),
    }
}

pub(super) async fn put(
    State(service): Service,
    headers: HeaderMap,
    Path(id): Path<String>,
    body: Result<Bytes, BytesRejection>,
) -> Answered {
    service.authorise(&headers, Permission::WritePolicies)?;
    if id.len() > ID_BYTES_MAX {
        return Err(OpaError::parameter(format!("the name has more than {ID_BYTES_MAX} bytes")));
    }
    let raw = String::from_utf8(content(body)?.into()).map_err(|_| OpaError::parameter("the document is not UTF-8"))?;
    blocking(move || service.put(&id, raw)).await?;
    Ok(json(&json!({}), false))
}

pub(super) async fn delete(State(service): Service, headers: HeaderMap, Path(id): Path<String>) -> Answered {
    service.authorise(&headers, Permission::WritePolicies)?;
    let name = id.clone();
    match blocking(move || service.delete(&name)).await? {
        true => Ok(json(&json!({}), false)),
        false => Err(missing(&id)),
    }
}

fn missing(id: &str) -> OpaError {
    OpaError::not_found(format!("storage_not_found_error: policy id {id:?}"))
}

/// Compiles policies where nobody else waits for it.
async fn blocking<T: Send + 'static>(
    run: impl FnOnce() -> Result<T, bastion_core::Error> + Send + 'static,
) -> Result<T, OpaError> {
    let done = tokio::task::spawn_blocking(run).await;
    Ok(done.map_err(|_| OpaError::internal("it broke off"))??)
}
