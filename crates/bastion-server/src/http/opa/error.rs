//! Errors in OPA's shape, and JSON answers.

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use bastion_core::Error;
use bastion_core::error::{ErrorClass, ErrorCode};
use bastion_core::report::plain;
use serde_json::{Value, json};

use crate::http::authorise::Refusal;

/// An error as OPA's clients read it: a status, a code of OPA's, a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OpaError {
    status: StatusCode,
    code: &'static str,
    message: String,
}

impl OpaError {
    fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Self {
        Self { status, code, message: message.into() }
    }

    pub(super) fn parameter(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "invalid_parameter", message)
    }

    pub(super) fn not_found(message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, "resource_not_found", message)
    }

    pub(super) fn undefined(path: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, "undefined_document", format!("document is undefined: data.{path}"))
    }

    pub(super) fn other_tenant() -> Self {
        Self::new(StatusCode::FORBIDDEN, "unauthorized", "the request is of another tenant")
    }

    pub(super) fn too_large(message: impl Into<String>) -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "invalid_parameter", message)
    }

    pub(super) fn method() -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "invalid_operation", "the method is not supported here")
    }

    pub(super) fn late() -> Self {
        Self::new(StatusCode::GATEWAY_TIMEOUT, "internal_error", "it took too long; nothing was decided")
    }

    pub(super) fn internal(message: impl Into<String>) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal_error", message)
    }

    /// The error as it stands in an answer to a batch. Clients know one status there, whoever is to blame.
    pub(super) fn in_batch(&self) -> Value {
        json!({"code": self.code, "message": self.message, "http_status_code": "500"})
    }
}

impl From<Refusal> for OpaError {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Unauthenticated => {
                Self::new(StatusCode::UNAUTHORIZED, "unauthorized", "request rejected by administrative policy")
            }
            Refusal::Forbidden => {
                Self::new(StatusCode::FORBIDDEN, "unauthorized", "request rejected by administrative policy")
            }
        }
    }
}

/// What the caller got wrong is told; what went wrong here is told by its code alone, and may be looked up in the log.
impl From<Error> for OpaError {
    fn from(error: Error) -> Self {
        let message = format!("{}: {}", error.code(), plain(error.message()));
        match error.code().class() {
            ErrorClass::Input if error.code() == ErrorCode::LimitExceeded => Self::too_large(message),
            ErrorClass::Input => Self::parameter(message),
            ErrorClass::Denied => Self::new(StatusCode::FORBIDDEN, "unauthorized", message),
            ErrorClass::Connection | ErrorClass::Proof | ErrorClass::Internal => Self::internal(error.code().as_str()),
        }
    }
}

impl IntoResponse for OpaError {
    fn into_response(self) -> Response {
        let mut response = json(&json!({"code": self.code, "message": self.message}), false);
        *response.status_mut() = self.status;
        response
    }
}

/// An answer of JSON.
pub(super) fn json(value: &Value, pretty: bool) -> Response {
    let text = if pretty { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) };
    match text {
        Ok(text) => ([(CONTENT_TYPE, "application/json")], text).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
