//! SQLite's errors as ours.

use rusqlite::{Error, ErrorCode};

use crate::limits::CONNECT_MS_MAX;
use crate::port::SourceError;

/// What went wrong while opening.
pub(super) fn opening(path: &str, failure: &Error) -> SourceError {
    let (target, reason) = (path.to_owned(), failure.to_string());
    match failure.sqlite_error_code() {
        Some(ErrorCode::CannotOpen) => {
            SourceError::Unreachable { target, reason: "no such database file, or not readable".to_owned() }
        }
        Some(ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied) => {
            SourceError::Unauthorized { target, reason }
        }
        Some(ErrorCode::NotADatabase) => {
            let reason = "the file is not an SQLite database, or it is encrypted".to_owned();
            SourceError::Failed { target, activity: "opening it".to_owned(), reason }
        }
        _ => reading(path, "opening it", failure),
    }
}

/// What went wrong while reading.
pub(super) fn reading(path: &str, activity: &str, failure: &Error) -> SourceError {
    let (target, activity) = (path.to_owned(), activity.to_owned());
    match failure.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
            SourceError::Timeout { target, milliseconds: CONNECT_MS_MAX, activity: format!("{activity}: it is locked") }
        }
        _ => SourceError::Failed { target, activity, reason: failure.to_string() },
    }
}
