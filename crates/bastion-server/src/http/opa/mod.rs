//! The policies as a decision point that speaks OPA's REST API, as a router to mount.
//!
//! | route | what it gives |
//! |---|---|
//! | `POST`, `GET /v1/data/{path}` | the document `bastion.decision`, `bastion.allow` or a part of one, about the request under `input` |
//! | `POST /v0/data/{path}` | the same, bare; 404 where it is not defined |
//! | `POST /` | the decision on the body |
//! | `POST /v1/batch/data/{path}` | the same for several `inputs` |
//! | `POST /v1/compile/bastion/filter` | which rows may be seen, as UCAST or as SQL |
//! | `GET`, `PUT`, `DELETE /v1/policies/{id}` | documents of policies, JSON or YAML |
//! | `GET /health` | whether it answers |
//!
//! What is undefined is left out, as OPA does it; an input that is no request is an error, and no decision. Everything but
//! `/health` asks the [`Authoriser`](super::authorise::Authoriser) first.
//!
//! Reference: <https://www.openpolicyagent.org/docs/rest-api>.

mod compile;
mod data;
mod error;
mod policies;
mod query;
mod service;

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use bastion_core::limits::{DECISION_BYTES_MAX, DECISION_MS_MAX};

use error::OpaError;
pub use service::{DecisionService, Recorder};

/// The router. Bodies of more than [`DECISION_BYTES_MAX`] bytes and requests of more than [`DECISION_MS_MAX`]
/// milliseconds are refused.
///
/// ```
/// use std::sync::Arc;
///
/// use bastion_core::connect::SystemRuntime;
/// use bastion_core::key::Secret;
/// use bastion_server::http::authorise::BearerTokens;
/// use bastion_server::http::opa::{DecisionService, router};
///
/// let tokens = BearerTokens::new(&Secret::new("secret".to_owned()), None, None);
/// let service = DecisionService::new(Arc::new(tokens), Arc::new(SystemRuntime::new()), None)?;
/// let app: axum::Router = axum::Router::new().nest("/opa", router(Arc::new(service)));
/// # drop(app);
/// # Ok::<(), bastion_core::Error>(())
/// ```
pub fn router(service: Arc<DecisionService>) -> Router {
    Router::new()
        .route("/", post(data::default_decision))
        .route("/health", get(health))
        .route("/v1/data", get(data::get_root).post(data::post_root))
        .route("/v1/data/", get(data::get_root).post(data::post_root))
        .route("/v1/data/{*path}", get(data::get).post(data::post))
        .route("/v0/data/{*path}", post(data::post_bare))
        .route("/v1/batch/data/{*path}", post(data::post_batch))
        .route("/v1/compile/{*path}", post(compile::post))
        .route("/v1/policies", get(policies::list))
        .route("/v1/policies/", get(policies::list))
        .route("/v1/policies/{*id}", get(policies::get).put(policies::put).delete(policies::delete))
        .fallback(|| async { OpaError::not_found("there is no such route") })
        .method_not_allowed_fallback(|| async { OpaError::method() })
        .layer(DefaultBodyLimit::max(DECISION_BYTES_MAX))
        .layer(from_fn(bounded))
        .with_state(service)
}

async fn health() -> Response {
    error::json(&serde_json::json!({}), false)
}

/// Ends what takes too long, be it the caller who sends or the policies.
async fn bounded(request: Request, next: Next) -> Response {
    match tokio::time::timeout(Duration::from_millis(DECISION_MS_MAX), next.run(request)).await {
        Ok(response) => response,
        Err(_) => OpaError::late().into_response(),
    }
}
