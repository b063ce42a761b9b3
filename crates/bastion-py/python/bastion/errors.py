# Generated from the Rust types by `make gen`; do not edit.
"""What can go wrong: one exception class per error code."""

from __future__ import annotations


class BastionError(Exception):
    """What every function raises. `code` is the same in every language; `hint` says what to do."""

    code: str
    hint: str | None

    def __init__(self, message: str, code: str = "internal", hint: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint

    def __str__(self) -> str:
        message = str(self.args[0])
        return f"{message} ({self.hint})" if self.hint else message

    def __reduce__(self) -> tuple[type[BastionError], tuple[str, str, str | None]]:
        return (type(self), (str(self.args[0]), self.code, self.hint))


class InvalidJson(BastionError, ValueError):
    """The text is not JSON."""


class InvalidYaml(BastionError, ValueError):
    """The text is not YAML."""


class DuplicateKey(BastionError, ValueError):
    """An object has the same key twice."""


class NumberOutOfRange(BastionError, ValueError):
    """A number is not finite or is an integer beyond ±(2^53−1)."""


class LimitExceeded(BastionError, ValueError):
    """A document, list, text or nesting is larger than its limit."""


class InvalidDocument(BastionError, ValueError):
    """The JSON is well formed but is not the document that was expected."""


class UnsupportedVersion(BastionError, ValueError):
    """The document's format version is not one this build reads."""


class DuplicateObject(BastionError, ValueError):
    """The same object stands twice in a snapshot."""


class DigestMismatch(BastionError):
    """A stated digest is not the digest of the content."""


class UnknownOperation(BastionError, LookupError):
    """No operation has this name."""


class RuntimeRequired(BastionError, ValueError):
    """The operation reaches outside and was called without a runtime."""


class UnknownRule(BastionError, LookupError):
    """No rule has this identifier."""


class InvalidArgument(BastionError, ValueError):
    """An argument is missing, contradictory or out of range."""


class InvalidSql(BastionError, ValueError):
    """A text of SQL cannot be read, or what is asked cannot be done with it."""


class SnapshotsNotComparable(BastionError, ValueError):
    """The two snapshots cannot be compared."""


class PlanRefused(BastionError, ValueError):
    """No way from one schema to the other could be planned."""


class PlanSourceDiffers(BastionError, ValueError):
    """The database is not what the plan starts from."""


class ProofNotPossible(BastionError, ValueError):
    """A plan cannot be tried on the server that was named."""


class InvalidUrl(BastionError, ValueError):
    """The address of a source cannot be read."""


class UnsupportedSource(BastionError, ValueError):
    """No connector was built for this kind of source."""


class SourceUnreachable(BastionError, OSError):
    """The server did not answer."""


class SourceUnauthorized(BastionError, OSError):
    """The server refused the user, the password or the database."""


class SourceTlsFailed(BastionError, OSError):
    """The encrypted connection could not be made as asked."""


class SourceTimeout(BastionError, TimeoutError):
    """The server did not finish in time."""


class SourceUnsupportedVersion(BastionError, OSError):
    """The server is older than the oldest supported version, or is another product."""


class SourceChanging(BastionError, OSError):
    """The catalogue kept changing while it was read."""


class SourceFailed(BastionError, OSError):
    """The server ended the connection or answered something unexpected."""


class ObjectNotFound(BastionError, LookupError):
    """No such table or column in the source."""


class QueryNotAllowed(BastionError, PermissionError):
    """The guard of reads does not let the statement run."""


class QueryNeedsApproval(BastionError, PermissionError):
    """The guard of reads wants a person to look at the statement before it runs."""


class QueryTooCostly(BastionError, PermissionError):
    """The server expects the query to cost more, or to look at more rows, than it may."""


class QueryUnprotected(BastionError, OSError):
    """What has to hold while a query runs does not hold on the server."""


class QueryFailed(BastionError, ValueError):
    """The server refused the query, or broke it off."""


class InvalidPolicy(BastionError, ValueError):
    """A policy document breaks a rule of the policy format."""


class InvalidCondition(BastionError, ValueError):
    """A Rego condition does not compile or uses a forbidden builtin."""


class RowFilterNotExact(BastionError, ValueError):
    """A policy cannot be said as a condition on the columns of a row."""


class QueryNotRewritable(BastionError, PermissionError):
    """A query cannot be kept to what a policy lets it show."""


class DecisionUnavailable(BastionError, OSError):
    """Nobody decided: no answer came, or none that can be believed. Nothing is allowed by it."""


class PolicyDenied(BastionError, PermissionError):
    """The decision is to block."""


class EventRefused(BastionError, ValueError):
    """The event does not follow what has happened to the action."""


class EvidenceMissing(BastionError, PermissionError):
    """What has to be proven about the action is not."""


class ActionNotAdmitted(BastionError, PermissionError):
    """The approval, the world or the way back does not let the action run."""


class ValueNotMaskable(BastionError, ValueError):
    """A mask cannot be made of a value."""


class InvalidKey(BastionError, ValueError):
    """A key cannot be read or is not of a supported kind."""


class KeyFilePermissions(BastionError, OSError):
    """A key file is readable by others."""


class SignerFailed(BastionError, OSError):
    """What signs for us did not, or signed with another key."""


class InvalidEnvelope(BastionError, ValueError):
    """An envelope is not a DSSE envelope."""


class InvalidBundle(BastionError, ValueError):
    """A text is not a sigstore bundle v0.3."""


class InvalidArchive(BastionError, ValueError):
    """A file is not an archive of an evidence pack."""


class InvalidStatement(BastionError, ValueError):
    """A statement is not an in-toto Statement v1 of a known predicate type."""


class SignatureInvalid(BastionError):
    """No trusted key made a valid signature."""


class ArtifactMismatch(BastionError):
    """An artifact is missing, added or changed."""


class InvalidLog(BastionError, ValueError):
    """A part of a log cannot be read."""


class LogProofInvalid(BastionError):
    """A log was changed, or a proof of it does not hold."""


class LogConflict(BastionError, OSError):
    """Another process writes the log."""


class LogBusy(BastionError, OSError):
    """More entries wait for a log than its queue holds."""


class LogNotDurable(BastionError, OSError):
    """The store of a log may lose what it said to have kept."""


class ReportMismatch(BastionError):
    """The report is not the one its data renders to."""


class InvalidAudit(BastionError, ValueError):
    """An audit entry, a retention table or a legal hold breaks a rule of its format."""


class AuditDamaged(BastionError):
    """A body or a key of the audit log is missing, or is not what it was."""


class EntryExists(BastionError, ValueError):
    """The audit log has an entry with this identifier."""


class KeyDestroyed(BastionError, PermissionError):
    """The data key was destroyed, and with it what it sealed."""


class ErasureRefused(BastionError, PermissionError):
    """A hold, or the time for which entries have to be kept, forbids to erase them."""


class FileNotFound(BastionError, FileNotFoundError):
    """A file or directory does not exist."""


class FileFailed(BastionError, OSError):
    """A file cannot be read or written."""


class FileExists(BastionError, FileExistsError):
    """A file stands where a new one should be written."""


class StoreDamaged(BastionError, OSError):
    """Something in a store of snapshots is missing or is not what it was."""


class Internal(BastionError):
    """A defect: please report it."""


BY_CODE: dict[str, type[BastionError]] = {
    "invalid_json": InvalidJson,
    "invalid_yaml": InvalidYaml,
    "duplicate_key": DuplicateKey,
    "number_out_of_range": NumberOutOfRange,
    "limit_exceeded": LimitExceeded,
    "invalid_document": InvalidDocument,
    "unsupported_version": UnsupportedVersion,
    "duplicate_object": DuplicateObject,
    "digest_mismatch": DigestMismatch,
    "unknown_operation": UnknownOperation,
    "runtime_required": RuntimeRequired,
    "unknown_rule": UnknownRule,
    "invalid_argument": InvalidArgument,
    "invalid_sql": InvalidSql,
    "snapshots_not_comparable": SnapshotsNotComparable,
    "plan_refused": PlanRefused,
    "plan_source_differs": PlanSourceDiffers,
    "proof_not_possible": ProofNotPossible,
    "invalid_url": InvalidUrl,
    "unsupported_source": UnsupportedSource,
    "source_unreachable": SourceUnreachable,
    "source_unauthorized": SourceUnauthorized,
    "source_tls_failed": SourceTlsFailed,
    "source_timeout": SourceTimeout,
    "source_unsupported_version": SourceUnsupportedVersion,
    "source_changing": SourceChanging,
    "source_failed": SourceFailed,
    "object_not_found": ObjectNotFound,
    "query_not_allowed": QueryNotAllowed,
    "query_needs_approval": QueryNeedsApproval,
    "query_too_costly": QueryTooCostly,
    "query_unprotected": QueryUnprotected,
    "query_failed": QueryFailed,
    "invalid_policy": InvalidPolicy,
    "invalid_condition": InvalidCondition,
    "row_filter_not_exact": RowFilterNotExact,
    "query_not_rewritable": QueryNotRewritable,
    "decision_unavailable": DecisionUnavailable,
    "policy_denied": PolicyDenied,
    "event_refused": EventRefused,
    "evidence_missing": EvidenceMissing,
    "action_not_admitted": ActionNotAdmitted,
    "value_not_maskable": ValueNotMaskable,
    "invalid_key": InvalidKey,
    "key_file_permissions": KeyFilePermissions,
    "signer_failed": SignerFailed,
    "invalid_envelope": InvalidEnvelope,
    "invalid_bundle": InvalidBundle,
    "invalid_archive": InvalidArchive,
    "invalid_statement": InvalidStatement,
    "signature_invalid": SignatureInvalid,
    "artifact_mismatch": ArtifactMismatch,
    "invalid_log": InvalidLog,
    "log_proof_invalid": LogProofInvalid,
    "log_conflict": LogConflict,
    "log_busy": LogBusy,
    "log_not_durable": LogNotDurable,
    "report_mismatch": ReportMismatch,
    "invalid_audit": InvalidAudit,
    "audit_damaged": AuditDamaged,
    "entry_exists": EntryExists,
    "key_destroyed": KeyDestroyed,
    "erasure_refused": ErasureRefused,
    "file_not_found": FileNotFound,
    "file_failed": FileFailed,
    "file_exists": FileExists,
    "store_damaged": StoreDamaged,
    "internal": Internal,
}

__all__ = [
    "BY_CODE",
    "BastionError",
    "InvalidJson",
    "InvalidYaml",
    "DuplicateKey",
    "NumberOutOfRange",
    "LimitExceeded",
    "InvalidDocument",
    "UnsupportedVersion",
    "DuplicateObject",
    "DigestMismatch",
    "UnknownOperation",
    "RuntimeRequired",
    "UnknownRule",
    "InvalidArgument",
    "InvalidSql",
    "SnapshotsNotComparable",
    "PlanRefused",
    "PlanSourceDiffers",
    "ProofNotPossible",
    "InvalidUrl",
    "UnsupportedSource",
    "SourceUnreachable",
    "SourceUnauthorized",
    "SourceTlsFailed",
    "SourceTimeout",
    "SourceUnsupportedVersion",
    "SourceChanging",
    "SourceFailed",
    "ObjectNotFound",
    "QueryNotAllowed",
    "QueryNeedsApproval",
    "QueryTooCostly",
    "QueryUnprotected",
    "QueryFailed",
    "InvalidPolicy",
    "InvalidCondition",
    "RowFilterNotExact",
    "QueryNotRewritable",
    "DecisionUnavailable",
    "PolicyDenied",
    "EventRefused",
    "EvidenceMissing",
    "ActionNotAdmitted",
    "ValueNotMaskable",
    "InvalidKey",
    "KeyFilePermissions",
    "SignerFailed",
    "InvalidEnvelope",
    "InvalidBundle",
    "InvalidArchive",
    "InvalidStatement",
    "SignatureInvalid",
    "ArtifactMismatch",
    "InvalidLog",
    "LogProofInvalid",
    "LogConflict",
    "LogBusy",
    "LogNotDurable",
    "ReportMismatch",
    "InvalidAudit",
    "AuditDamaged",
    "EntryExists",
    "KeyDestroyed",
    "ErasureRefused",
    "FileNotFound",
    "FileFailed",
    "FileExists",
    "StoreDamaged",
    "Internal",
]
