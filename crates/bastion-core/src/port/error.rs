//! Why a source did not answer.

use crate::error::{Coded, ErrorCode};
use crate::snapshot::SnapshotError;

/// Why a source did not answer. No variant ever carries a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SourceError {
    /// The address cannot be read.
    #[error("the address cannot be read: {reason}")]
    Url {
        /// What is wrong with it.
        reason: String,
    },
    /// No connector for this kind of source.
    #[error("no connector for `{scheme}` sources in this build")]
    Unsupported {
        /// The part of the address before `:`.
        scheme: String,
    },
    /// Nobody answers there.
    #[error("cannot reach {target}: {reason}")]
    Unreachable {
        /// Host and port, or file.
        target: String,
        /// The system's words.
        reason: String,
    },
    /// The user, the password or the database was refused.
    #[error("{target} refused the connection: {reason}")]
    Unauthorized {
        /// Host and port, or file.
        target: String,
        /// The server's words.
        reason: String,
    },
    /// The encrypted connection could not be made as asked.
    #[error("no encrypted connection to {target}: {reason}")]
    Tls {
        /// Host and port.
        target: String,
        /// What went wrong.
        reason: String,
    },
    /// Too slow.
    #[error("{target} did not finish within {milliseconds} ms while {activity}")]
    Timeout {
        /// Host and port, or file.
        target: String,
        /// The bound.
        milliseconds: u64,
        /// What it was asked to do.
        activity: String,
    },
    /// Too old, or another product.
    #[error("{target} is {found}; this build reads {supported}")]
    Version {
        /// Host and port, or file.
        target: String,
        /// What it says it is.
        found: String,
        /// What is supported.
        supported: String,
    },
    /// The catalogue changed during every attempt.
    #[error("the catalogue of {target} changed during each of {attempts} attempts to read it")]
    Changing {
        /// Host and port, or file.
        target: String,
        /// How often it was tried.
        attempts: u32,
    },
    /// No such relation or column.
    #[error("{target} has no {object}")]
    NotFound {
        /// Host and port, or file.
        target: String,
        /// What was asked for.
        object: String,
    },
    /// Anything else the server said.
    #[error("{target} failed while {activity}: {reason}")]
    Failed {
        /// Host and port, or file.
        target: String,
        /// What it was asked to do.
        activity: String,
        /// The server's words, with its own code.
        reason: String,
    },
    /// What was read is not a snapshot.
    #[error(transparent)]
    Snapshot(#[from] SnapshotError),
}

impl Coded for SourceError {
    fn code(&self) -> ErrorCode {
        match self {
            Self::Url { .. } => ErrorCode::InvalidUrl,
            Self::Unsupported { .. } => ErrorCode::UnsupportedSource,
            Self::Unreachable { .. } => ErrorCode::SourceUnreachable,
            Self::Unauthorized { .. } => ErrorCode::SourceUnauthorized,
            Self::Tls { .. } => ErrorCode::SourceTlsFailed,
            Self::Timeout { .. } => ErrorCode::SourceTimeout,
            Self::Version { .. } => ErrorCode::SourceUnsupportedVersion,
            Self::Changing { .. } => ErrorCode::SourceChanging,
            Self::NotFound { .. } => ErrorCode::ObjectNotFound,
            Self::Failed { .. } => ErrorCode::SourceFailed,
            Self::Snapshot(error) => error.code(),
        }
    }

    fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Url { .. } => {
                "write postgresql://user@host:5432/database, mysql://user@host:3306/database, or sqlite:path/to/file.db"
            }
            Self::Unreachable { .. } => "check host, port and firewall, or run `bastion doctor` on the address",
            Self::Unauthorized { .. } => {
                "check user, password and database name; PGPASSWORD or MYSQL_PWD is read when the address has none"
            }
            Self::Tls { .. } => {
                "run `bastion doctor` on the address: it says which sslmode and root certificate to use"
            }
            Self::Timeout { .. } => "the server may be overloaded or locked: try again, or raise the time limit",
            Self::Changing { .. } => "try again when no migration is running",
            Self::Snapshot(error) => return error.hint(),
            _ => return None,
        };
        Some(hint.to_owned())
    }
}
