// Generated from the Rust types by `make gen`; do not edit.

/** The identifier of an error. */
export type ErrorCode =
  | "invalid_json"
  | "invalid_yaml"
  | "duplicate_key"
  | "number_out_of_range"
  | "limit_exceeded"
  | "invalid_document"
  | "unsupported_version"
  | "duplicate_object"
  | "digest_mismatch"
  | "unknown_operation"
  | "runtime_required"
  | "unknown_rule"
  | "invalid_argument"
  | "invalid_sql"
  | "snapshots_not_comparable"
  | "plan_refused"
  | "plan_source_differs"
  | "proof_not_possible"
  | "invalid_url"
  | "unsupported_source"
  | "source_unreachable"
  | "source_unauthorized"
  | "source_tls_failed"
  | "source_timeout"
  | "source_unsupported_version"
  | "source_changing"
  | "source_failed"
  | "object_not_found"
  | "invalid_policy"
  | "invalid_condition"
  | "query_not_rewritable"
  | "policy_denied"
  | "value_not_maskable"
  | "invalid_key"
  | "key_file_permissions"
  | "invalid_envelope"
  | "invalid_statement"
  | "signature_invalid"
  | "artifact_mismatch"
  | "report_mismatch"
  | "file_not_found"
  | "file_failed"
  | "file_exists"
  | "store_damaged"
  | "internal";

/** What every function throws or rejects with. */
export interface BastionError extends Error {
  code: ErrorCode;
  hint?: string;
}
