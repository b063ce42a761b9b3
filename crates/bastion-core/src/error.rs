//! One table of everything that can go wrong: identifier, class, HTTP status.
//!
//! The snake_case identifier is the same string in Rust, Python, Node, HTTP and the command line, and is never
//! used again for something else. Each room has its own `thiserror` enum; its variants name their row here through
//! [`Coded`], and [`Error`] is what crosses the surface.

use std::fmt;

use crate::escape::plain;

/// Who has to act on an error; also decides the command line's exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ErrorClass {
    /// The caller's input is wrong.
    Input,
    /// Something outside could not be reached or is set up wrongly.
    Connection,
    /// A policy or a permission refused.
    Denied,
    /// A proof does not hold.
    Proof,
    /// A defect of ours.
    Internal,
}

impl ErrorClass {
    /// The exit code of the command line: 2 input, 3 connection or configuration, 4 denied, 1 proof, 70 internal.
    #[must_use]
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Input => 2,
            Self::Connection => 3,
            Self::Denied => 4,
            Self::Proof => 1,
            Self::Internal => 70,
        }
    }
}

macro_rules! error_table {
    ($($(#[doc = $doc:literal])+ $variant:ident = $code:literal, $class:ident, $status:literal;)+) => {
        /// The identifier of an error.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum ErrorCode {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl ErrorCode {
            /// Every code, in table order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The identifier as it appears on every surface.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// Who has to act.
            #[must_use]
            pub const fn class(self) -> ErrorClass {
                match self { $(Self::$variant => ErrorClass::$class,)+ }
            }

            /// The HTTP status of an RFC 9457 problem with this code.
            #[must_use]
            pub const fn http_status(self) -> u16 {
                match self { $(Self::$variant => $status,)+ }
            }

            /// One sentence about the code, for documentation.
            #[must_use]
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc,)+),)+ }
            }
        }
    };
}

error_table! {
    // Documents
    /// The text is not JSON.
    InvalidJson = "invalid_json", Input, 400;
    /// The text is not YAML.
    InvalidYaml = "invalid_yaml", Input, 400;
    /// An object has the same key twice.
    DuplicateKey = "duplicate_key", Input, 400;
    /// A number is not finite or is an integer beyond ±(2^53−1).
    NumberOutOfRange = "number_out_of_range", Input, 400;
    /// A document, list, text or nesting is larger than its limit.
    LimitExceeded = "limit_exceeded", Input, 413;
    /// The JSON is well formed but is not the document that was expected.
    InvalidDocument = "invalid_document", Input, 422;
    /// The document's format version is not one this build reads.
    UnsupportedVersion = "unsupported_version", Input, 422;
    /// The same object stands twice in a snapshot.
    DuplicateObject = "duplicate_object", Input, 422;
    /// A stated digest is not the digest of the content.
    DigestMismatch = "digest_mismatch", Proof, 422;

    // Operations
    /// No operation has this name.
    UnknownOperation = "unknown_operation", Input, 404;
    /// The operation reaches outside and was called without a runtime.
    RuntimeRequired = "runtime_required", Input, 400;
    /// No rule has this identifier.
    UnknownRule = "unknown_rule", Input, 404;
    /// An argument is missing, contradictory or out of range.
    InvalidArgument = "invalid_argument", Input, 400;
    /// A text of SQL cannot be read, or what is asked cannot be done with it.
    InvalidSql = "invalid_sql", Input, 422;
    /// The two snapshots cannot be compared.
    SnapshotsNotComparable = "snapshots_not_comparable", Input, 422;
    /// No way from one schema to the other could be planned.
    PlanRefused = "plan_refused", Input, 422;
    /// The database is not what the plan starts from.
    PlanSourceDiffers = "plan_source_differs", Input, 409;
    /// A plan cannot be tried on the server that was named.
    ProofNotPossible = "proof_not_possible", Input, 422;

    // Sources
    /// The address of a source cannot be read.
    InvalidUrl = "invalid_url", Input, 400;
    /// No connector was built for this kind of source.
    UnsupportedSource = "unsupported_source", Input, 400;
    /// The server did not answer.
    SourceUnreachable = "source_unreachable", Connection, 502;
    /// The server refused the user, the password or the database.
    SourceUnauthorized = "source_unauthorized", Connection, 502;
    /// The encrypted connection could not be made as asked.
    SourceTlsFailed = "source_tls_failed", Connection, 502;
    /// The server did not finish in time.
    SourceTimeout = "source_timeout", Connection, 504;
    /// The server is older than the oldest supported version, or is another product.
    SourceUnsupportedVersion = "source_unsupported_version", Connection, 502;
    /// The catalogue kept changing while it was read.
    SourceChanging = "source_changing", Connection, 503;
    /// The server ended the connection or answered something unexpected.
    SourceFailed = "source_failed", Connection, 502;
    /// No such table or column in the source.
    ObjectNotFound = "object_not_found", Input, 404;

    // Queries
    /// The guard of reads does not let the statement run.
    QueryNotAllowed = "query_not_allowed", Denied, 403;
    /// The guard of reads wants a person to look at the statement before it runs.
    QueryNeedsApproval = "query_needs_approval", Denied, 403;
    /// The server expects the query to cost more, or to look at more rows, than it may.
    QueryTooCostly = "query_too_costly", Denied, 403;
    /// What has to hold while a query runs does not hold on the server.
    QueryUnprotected = "query_unprotected", Connection, 502;
    /// The server refused the query, or broke it off.
    QueryFailed = "query_failed", Input, 422;

    // Policies
    /// A policy document breaks a rule of the policy format.
    InvalidPolicy = "invalid_policy", Input, 422;
    /// A Rego condition does not compile or uses a forbidden builtin.
    InvalidCondition = "invalid_condition", Input, 422;
    /// A policy cannot be said as a condition on the columns of a row.
    RowFilterNotExact = "row_filter_not_exact", Input, 422;
    /// A query cannot be kept to what a policy lets it show.
    QueryNotRewritable = "query_not_rewritable", Denied, 403;
    /// Nobody decided: no answer came, or none that can be believed. Nothing is allowed by it.
    DecisionUnavailable = "decision_unavailable", Connection, 503;
    /// The decision is to block.
    PolicyDenied = "policy_denied", Denied, 403;

    // Guarded actions
    /// The event does not follow what has happened to the action.
    EventRefused = "event_refused", Input, 409;
    /// What has to be proven about the action is not.
    EvidenceMissing = "evidence_missing", Denied, 409;
    /// The approval, the world or the way back does not let the action run.
    ActionNotAdmitted = "action_not_admitted", Denied, 403;

    // Personal data
    /// A mask cannot be made of a value.
    ValueNotMaskable = "value_not_maskable", Input, 422;

    // Evidence
    /// A key cannot be read or is not of a supported kind.
    InvalidKey = "invalid_key", Input, 400;
    /// A key file is readable by others.
    KeyFilePermissions = "key_file_permissions", Connection, 500;
    /// What signs for us did not, or signed with another key.
    SignerFailed = "signer_failed", Connection, 502;
    /// An envelope is not a DSSE envelope.
    InvalidEnvelope = "invalid_envelope", Input, 422;
    /// A text is not a sigstore bundle v0.3.
    InvalidBundle = "invalid_bundle", Input, 422;
    /// A file is not an archive of an evidence pack.
    InvalidArchive = "invalid_archive", Input, 422;
    /// A statement is not an in-toto Statement v1 of a known predicate type.
    InvalidStatement = "invalid_statement", Input, 422;
    /// No trusted key made a valid signature.
    SignatureInvalid = "signature_invalid", Proof, 422;
    /// An artifact is missing, added or changed.
    ArtifactMismatch = "artifact_mismatch", Proof, 422;
    /// A part of a log cannot be read.
    InvalidLog = "invalid_log", Input, 422;
    /// A log was changed, or a proof of it does not hold.
    LogProofInvalid = "log_proof_invalid", Proof, 422;
    /// Another process writes the log.
    LogConflict = "log_conflict", Connection, 409;
    /// More entries wait for a log than its queue holds.
    LogBusy = "log_busy", Connection, 503;
    /// The store of a log may lose what it said to have kept.
    LogNotDurable = "log_not_durable", Connection, 500;
    /// The report is not the one its data renders to.
    ReportMismatch = "report_mismatch", Proof, 422;

    // Audit
    /// An audit entry, a retention table or a legal hold breaks a rule of its format.
    InvalidAudit = "invalid_audit", Input, 422;
    /// A body or a key of the audit log is missing, or is not what it was.
    AuditDamaged = "audit_damaged", Proof, 422;
    /// The audit log has an entry with this identifier.
    EntryExists = "entry_exists", Input, 409;
    /// The data key was destroyed, and with it what it sealed.
    KeyDestroyed = "key_destroyed", Denied, 410;
    /// A hold, or the time for which entries have to be kept, forbids to erase them.
    ErasureRefused = "erasure_refused", Denied, 409;

    // Files
    /// A file or directory does not exist.
    FileNotFound = "file_not_found", Connection, 404;
    /// A file cannot be read or written.
    FileFailed = "file_failed", Connection, 500;
    /// A file stands where a new one should be written.
    FileExists = "file_exists", Connection, 409;
    /// Something in a store of snapshots is missing or is not what it was.
    StoreDamaged = "store_damaged", Connection, 500;

    // Ours
    /// A defect: please report it.
    Internal = "internal", Internal, 500;
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// A room's error that knows its row in the table.
pub trait Coded: std::error::Error {
    /// The row.
    fn code(&self) -> ErrorCode;

    /// What the reader can do about it: one sentence, lower case, no final stop.
    fn hint(&self) -> Option<String> {
        None
    }
}

/// What crosses the surface: a code, one line, and what to do.
///
/// ```
/// use bastion_core::error::{Error, ErrorCode};
///
/// let error = Error::new(ErrorCode::UnknownRule, "no rule `XYZ001`").with_hint("`bastion rules list` names them all");
/// assert_eq!(error.code().as_str(), "unknown_rule");
/// assert_eq!(error.to_string(), "no rule `XYZ001`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    code: ErrorCode,
    message: String,
    hint: Option<String>,
}

impl Error {
    /// An error of the given row. The message is one line: line breaks and other control characters are shown.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: plain(&message.into()), hint: None }
    }

    /// The same error with what to do about it.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The row in the table.
    #[must_use]
    pub const fn code(&self) -> ErrorCode {
        self.code
    }

    /// What was wrong, in one line.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl<E: Coded> From<E> for Error {
    fn from(error: E) -> Self {
        Self { code: error.code(), message: plain(&error.to_string()), hint: error.hint() }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_unique_snake_case_identifiers() {
        let codes: BTreeSet<_> = ErrorCode::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(codes.len(), ErrorCode::ALL.len());
        for code in codes {
            assert!(code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'), "{code}");
        }
    }

    #[test]
    fn a_message_is_one_line() {
        let error = Error::new(ErrorCode::UnknownRule, "no rule `A\nB\u{202e}`");
        assert_eq!(error.message(), r"no rule `A\nB\u{202e}`");
    }

    #[test]
    fn statuses_fit_their_class() {
        for code in ErrorCode::ALL {
            let fits = match code.class() {
                ErrorClass::Input | ErrorClass::Denied | ErrorClass::Proof => (400..500).contains(&code.http_status()),
                ErrorClass::Connection => code.http_status() >= 400,
                ErrorClass::Internal => code.http_status() == 500,
            };
            assert!(fits, "{code}");
        }
    }
}
