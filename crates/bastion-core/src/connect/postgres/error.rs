//! The server's errors as ours, by SQLSTATE (PostgreSQL manual, appendix A).

use std::error::Error as _;

use tokio_postgres::Error;
use tokio_postgres::error::SqlState;

use super::config::{PostgresConfig, TlsMode};
use crate::port::SourceError;

/// What went wrong while connecting.
pub(super) fn connecting(config: &PostgresConfig, failure: &Error) -> SourceError {
    let target = config.target.clone();
    let reason = words(failure);
    if failure.code().is_some() {
        return asking(config, "connecting", failure);
    }
    // the driver tells a failed handshake apart only in words
    let text = failure.to_string();
    if text.contains("TLS") || reason.contains("certificate") || reason.contains("TLS") {
        let advice = match config.tls {
            TlsMode::Disable | TlsMode::Prefer => "",
            _ if reason.contains("does not support TLS") => ": the server offers no encryption",
            _ => "",
        };
        return SourceError::Tls { target, reason: format!("{reason}{advice}") };
    }
    if text.contains("password") || text.contains("authentication") {
        return SourceError::Unauthorized { target, reason };
    }
    SourceError::Unreachable { target, reason }
}

/// What went wrong while asking.
pub(in crate::connect) fn asking(config: &PostgresConfig, activity: &str, failure: &Error) -> SourceError {
    let (target, reason, activity) = (config.target.clone(), words(failure), activity.to_owned());
    let Some(code) = failure.code() else {
        return SourceError::Failed { target, activity, reason };
    };
    let class = code.code().get(..2).unwrap_or_default();
    if class == "28" || *code == SqlState::INVALID_CATALOG_NAME || *code == SqlState::INSUFFICIENT_PRIVILEGE {
        return SourceError::Unauthorized { target, reason };
    }
    if *code == SqlState::QUERY_CANCELED {
        return SourceError::Timeout { target, milliseconds: config.statement_ms_max, activity };
    }
    if class == "53" || class == "57" {
        return SourceError::Unreachable { target, reason };
    }
    SourceError::Failed { target, activity, reason: format!("{reason} (SQLSTATE {})", code.code()) }
}

/// Whether the catalogue changed under the reader: an object was found and then gone, a snapshot was too old, or the
/// reader gave way to a migration's lock.
pub(super) fn is_concurrent_change(failure: &Error) -> bool {
    let Some(found) = failure.as_db_error() else { return false };
    let message = found.message();
    let gone = ["cache lookup failed", "could not open relation", "does not exist", "could not find tuple"];
    let given_way =
        [SqlState::T_R_SERIALIZATION_FAILURE, SqlState::T_R_DEADLOCK_DETECTED, SqlState::LOCK_NOT_AVAILABLE];
    given_way.contains(found.code()) || gone.iter().any(|words| message.contains(words))
}

// the innermost words: the driver's own say only where it was
fn words(failure: &Error) -> String {
    if let Some(found) = failure.as_db_error() {
        return found.message().to_owned();
    }
    let mut text = failure.to_string();
    let mut cause = failure.source();
    while let Some(inner) = cause {
        text = inner.to_string();
        cause = inner.source();
    }
    text
}
