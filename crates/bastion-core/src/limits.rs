//! Every bound the core enforces, by name, with its unit last.
//!
//! Inputs beyond a bound are refused with `limit_exceeded` before they are processed.

/// Bytes of one JSON or YAML document.
pub const DOCUMENT_BYTES_MAX: usize = 256 * 1024 * 1024;
/// Levels of nesting in one JSON document.
pub const DOCUMENT_DEPTH_MAX: usize = 64;
/// Objects in one snapshot.
pub const SNAPSHOT_OBJECTS_MAX: usize = 5_000_000;
/// Bytes of one definition text (view, routine, expression) in a snapshot.
pub const DEFINITION_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Gaps (unmodelled or unreadable objects) recorded in one snapshot; the rest is counted.
pub const SNAPSHOT_GAPS_MAX: usize = 100_000;
/// Values in one column's sample.
pub const SAMPLE_VALUES_MAX: usize = 100;
/// Characters of one sampled value.
pub const SAMPLE_VALUE_CHARS_MAX: usize = 256;
/// Policies in one set.
pub const POLICIES_MAX: usize = 10_000;
/// Bytes of one policy document.
pub const POLICY_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Bytes of one Rego condition.
pub const CONDITION_BYTES_MAX: usize = 64 * 1024;
/// Rules in one Rego condition.
pub const CONDITION_RULES_MAX: usize = 16;
/// Tokens in one Rego condition: bounds how deep its evaluation can nest, which nothing else can.
pub const CONDITION_TOKENS_MAX: usize = 500;
/// Levels of brackets in one Rego condition: the parser's time doubles with each.
pub const CONDITION_DEPTH_MAX: usize = 12;
/// Milliseconds one Rego condition may run.
pub const CONDITION_MS_MAX: u64 = 100;
/// Rego conditions in one set of policies.
pub const CONDITIONS_MAX: usize = 500;
/// Modules of one policy in Rego.
pub const REGO_MODULES_MAX: usize = 1_000;
/// Bytes of the modules of one policy in Rego.
pub const REGO_BYTES_MAX: usize = 2 * 1024 * 1024;
/// Tokens in one module in Rego.
pub const REGO_TOKENS_MAX: usize = 50_000;
/// Rules in the modules of one policy in Rego.
pub const REGO_RULES_MAX: usize = 2_000;
/// Levels of rules in Rego that refer to each other: the evaluator recurses.
pub const REGO_LEVELS_MAX: usize = 32;
/// Bytes of stack that modules in Rego run on.
pub const REGO_STACK_BYTES: usize = 64 * 1024 * 1024;
/// Reasons that one decision in Rego gives; the first ones are kept.
pub const REGO_REASONS_MAX: usize = 100;
/// Bytes of one bundle of policies, as it comes.
pub const BUNDLE_BYTES_MAX: usize = 32 * 1024 * 1024;
/// Bytes of one bundle of policies when it is unpacked.
pub const BUNDLE_UNPACKED_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Files and folders in one bundle of policies.
pub const BUNDLE_FILES_MAX: usize = 10_000;
/// Values in one dimension of a policy.
pub const POLICY_VALUES_MAX: usize = 1_000;
/// Bytes of one text (identifier, value, name, reason) in a policy.
pub const POLICY_TEXT_BYTES_MAX: usize = 2_048;
/// Data set patterns in one set of policies.
pub const POLICY_GLOBS_MAX: usize = 20_000;
/// Test cases in one document.
pub const POLICY_CASES_MAX: usize = 10_000;
/// Recorded decisions that one comparison of policies replays.
pub const RECORDED_DECISIONS_MAX: usize = 1_000_000;
/// Recorded decisions that come out otherwise, and lines that cannot be read, that one replay lists; the rest is
/// counted.
pub const REPLAY_LISTED_MAX: usize = 1_000;
/// Files of policies or tests that one operation takes.
pub const POLICY_FILES_MAX: usize = 1_000;
/// Values in the filter of one table's rows.
pub const ROW_FILTER_VALUES_MAX: usize = 10_000;
/// Bytes of one request to a decision point over HTTP, and of one answer from one.
pub const DECISION_BYTES_MAX: usize = 1024 * 1024;
/// Inputs in one request to a decision point over HTTP.
pub const DECISION_BATCH_MAX: usize = 1_000;
/// Milliseconds one request to a decision point over HTTP may take, from its first byte to the answer.
pub const DECISION_MS_MAX: u64 = 10_000;
/// Connections to a decision point over HTTP at one time.
pub const DECISION_CONNECTIONS_MAX: usize = 1_024;
/// Age of a restore point when an action starts, in seconds: a day.
pub const RESTORE_POINT_AGE_SECONDS_MAX: u64 = 86_400;
/// Comparisons of two boxes of requests for one question about a set of policies; then it is answered as incomplete.
pub const ANALYSIS_COMPARISONS_MAX: u64 = 50_000_000;
/// Conflicts that one analysis of policies lists; the rest is counted.
pub const ANALYSIS_CONFLICTS_MAX: usize = 1_000;
/// Gaps that one analysis of policies lists; it says when there are more.
pub const ANALYSIS_GAPS_MAX: usize = 50;
/// Places in data set patterns that an analysis goes through to see how the patterns combine.
pub const ANALYSIS_PATTERN_PLACES_MAX: usize = 500_000;
/// Values in one list of the universe that an analysis is asked within.
pub const ANALYSIS_UNIVERSE_VALUES_MAX: usize = 10_000;
/// Bytes of one evidence envelope.
pub const ENVELOPE_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Bytes of one evidence artifact.
pub const ARTIFACT_BYTES_MAX: usize = 256 * 1024 * 1024;
/// Artifacts in one evidence pack.
pub const ARTIFACTS_MAX: usize = 1_000;
/// Bytes of all files of one evidence pack.
pub const PACK_BYTES_MAX: usize = 1024 * 1024 * 1024;
/// Values taken out of one document, and shown again.
pub const REDACTIONS_MAX: usize = 10_000;
/// Packs that go into a log together.
pub const LOGGED_PACKS_MAX: usize = 10_000;
/// Milliseconds that a program has to sign a message.
pub const SIGNER_MS_MAX: u64 = 30_000;
/// Bytes that a program that signs may give.
pub const SIGNER_OUTPUT_BYTES_MAX: u64 = 4_096;
/// Signatures in one envelope.
pub const SIGNATURES_MAX: usize = 64;
/// Milliseconds to establish a connection.
pub const CONNECT_MS_MAX: u64 = 10_000;
/// Milliseconds one catalogue statement may run.
pub const STATEMENT_MS_MAX: u64 = 60_000;
/// Milliseconds to wait for a lock that a migration holds. Below PostgreSQL's `deadlock_timeout` (1 s), so that in a
/// deadlock it is the reader that gives way, never the migration.
pub const LOCK_MS_MAX: u64 = 250;
/// Milliseconds before the second attempt to read a catalogue; twice as many before the third.
pub const CATALOG_PAUSE_MS: u64 = 100;
/// Attempts to read a catalogue that changes while it is read.
pub const CATALOG_ATTEMPTS_MAX: u32 = 3;
/// Milliseconds one probe may run.
pub const PROBE_MS_MAX: u64 = 5_000;
/// Snapshots in one store.
pub const STORED_SNAPSHOTS_MAX: usize = 1_000_000;
/// Bytes of one file of SQL.
pub const SQL_FILE_BYTES_MAX: usize = 64 * 1024 * 1024;
/// Files in one folder that is looked through for SQL.
pub const SQL_FILES_MAX: usize = 100_000;
/// Rows read per column when statistics are sampled.
pub const SAMPLE_ROWS_MAX: u64 = 10_000;
/// Bytes of one statement that is read without a server.
pub const SQL_STATEMENT_BYTES_MAX: usize = 1024 * 1024;
/// Levels of a tree of SQL that is written.
pub const SQL_RENDER_LEVELS_MAX: usize = 100_000;
/// Levels of brackets in a statement that is read without a server: the parser recurses.
pub const SQL_NESTING_LEVELS_MAX: usize = 40;
/// Joins in a row in a statement that is read without a server: the parser recurses.
pub const SQL_JOINS_MAX: usize = 200;
/// Operators in a row in a statement that is read without a server: the tree is as deep as they are many.
pub const SQL_CHAIN_TERMS_MAX: usize = 1_000;
/// Words and values in a row, with no sign between them, in a statement that is read without a server.
pub const SQL_WORDS_MAX: usize = 1_000;
/// Bytes of stack that statements are read on: more than the deepest tree within the other bounds needs.
pub const SQL_STACK_BYTES: usize = 64 * 1024 * 1024;
/// Reasons of one verdict about a statement; the first ones are kept.
pub const SQL_REASONS_MAX: usize = 100;
/// Bytes of one plan of a statement (EXPLAIN).
pub const PLAN_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Steps of one plan.
pub const PLAN_STEPS_MAX: usize = 100_000;
/// Statements that are advised on together.
pub const ADVISED_STATEMENTS_MAX: usize = 1_000;
/// Rows that one query gives, unless less or more is asked for.
pub const QUERY_ROWS_DEFAULT: u64 = 1_000;
/// Rows that one query gives at most.
pub const QUERY_ROWS_MAX: u64 = 100_000;
/// Bytes of the values that one query gives, unless less or more is asked for.
pub const QUERY_BYTES_DEFAULT: u64 = 4 * 1024 * 1024;
/// Bytes of the values that one query gives at most.
pub const QUERY_BYTES_MAX: u64 = 64 * 1024 * 1024;
/// Bytes that every value counts beside its text: what holds a null costs memory too.
pub const QUERY_VALUE_BYTES: u64 = 8;
/// Milliseconds one query may run, unless less or more is asked for.
pub const QUERY_STATEMENT_MS_DEFAULT: u64 = 5_000;
/// Milliseconds one query may run at most.
pub const QUERY_STATEMENT_MS_MAX: u64 = 300_000;
/// Milliseconds one query waits for a lock, unless less or more is asked for: as for a reader of the catalogue.
pub const QUERY_LOCK_MS_DEFAULT: u64 = LOCK_MS_MAX;
/// Milliseconds one query waits for a lock at most.
pub const QUERY_LOCK_MS_MAX: u64 = 10_000;
/// Milliseconds the transaction of a query may wait for its client, unless less or more is asked for.
pub const QUERY_IDLE_MS_DEFAULT: u64 = 10_000;
/// Milliseconds the transaction of a query may wait for its client at most.
pub const QUERY_IDLE_MS_MAX: u64 = 60_000;
/// What one query may cost by the planner's estimate, in the product's own unit, unless less or more is asked for.
pub const QUERY_COST_DEFAULT: u64 = 1_000_000;
/// What one query may cost at most.
pub const QUERY_COST_MAX: u64 = 1_000_000_000_000;
/// Rows that one query may look at by the planner's estimate, unless less or more is asked for.
pub const QUERY_EXAMINED_ROWS_DEFAULT: u64 = 10_000_000;
/// Rows that one query may look at at most.
pub const QUERY_EXAMINED_ROWS_MAX: u64 = 1_000_000_000_000;
/// Milliseconds that a client waits longer than the server was told to work.
pub const QUERY_SLACK_MS: u64 = 2_000;
/// Bytes of the largest message of a server that may be larger than the values that are asked for: errors, names.
pub const QUERY_MESSAGE_BYTES: usize = 1024 * 1024;
/// Names of columns that a role may not read.
pub const GRANT_COLUMNS_MAX: usize = 10_000;
/// Events of one guarded action; those that end it are let in beyond.
pub const GUARD_EVENTS_MAX: usize = 1_000;
/// Bytes of one text (name, description, comment, reason) of a guarded action.
pub const GUARD_TEXT_BYTES_MAX: usize = 4_096;
/// Values of one list (roles, quorums, policies, objects) of a guarded action.
pub const GUARD_VALUES_MAX: usize = 10_000;
/// Bytes of the script that leads back to a restore point.
pub const ROLLBACK_SCRIPT_BYTES_MAX: usize = 1024 * 1024;
/// Entries of one export of a log.
pub const LOG_EXPORT_ENTRIES_MAX: u64 = 100_000;
/// Entries that are added to a log in one call.
pub const LOG_APPEND_ENTRIES_MAX: usize = 10_000;
/// Checkpoints and keys of witnesses that a log is held against in one call.
pub const LOG_WITNESSES_MAX: usize = 1_000;
/// Bytes of one file of a log: a bundle of 256 entries of 65,535 bytes, each with two bytes for its length.
pub const LOG_FILE_BYTES_MAX: usize = 256 * (65_535 + 2);
/// Milliseconds one file of a log on a web server may take.
pub const LOG_HTTP_MS_MAX: u64 = 30_000;
/// Milliseconds to wait until the writer of a log before this one is gone.
pub const LOG_LOCK_MS_MAX: u64 = 5_000;
/// Entries that wait for a log's writer, unless less or more is asked for.
pub const LOG_QUEUE_ENTRIES_DEFAULT: usize = 16_384;
/// Bytes of the entries that wait for a log's writer, unless less or more is asked for.
pub const LOG_QUEUE_BYTES_DEFAULT: usize = 64 * 1024 * 1024;
/// Entries that become durable together, unless less or more is asked for.
pub const LOG_BATCH_ENTRIES_DEFAULT: usize = 4_096;
/// Bytes of the entries that become durable together, unless less or more is asked for.
pub const LOG_BATCH_BYTES_DEFAULT: usize = 4 * 1024 * 1024;
/// Bytes of one body of an audit entry as canonical JSON.
pub const AUDIT_BODY_BYTES_MAX: usize = 1024 * 1024;
/// Bytes of one identifier (entry, kind, tenant, class, jurisdiction, period) in an audit entry.
pub const AUDIT_NAME_BYTES_MAX: usize = 64;
/// Bytes of one text (actor, action, reason, legal basis, source) of the audit log.
pub const AUDIT_TEXT_BYTES_MAX: usize = 4_096;
/// Controls that one export of an audit log is to show.
pub const EXPORT_CONTROLS_MAX: usize = 100;
/// Entries that are recorded in one call.
pub const AUDIT_ENTRIES_MAX: usize = 10_000;
/// Results of policies in one body.
pub const AUDIT_RESULTS_MAX: usize = 1_000;
/// Bytes of one retention table.
pub const RETENTION_BYTES_MAX: usize = 1024 * 1024;
/// Rules of one retention table.
pub const RETENTION_RULES_MAX: usize = 10_000;
/// Legal holds that are judged together, and keys that one of them names.
pub const LEGAL_HOLDS_MAX: usize = 10_000;
/// Years of one period in a retention table.
pub const RETENTION_YEARS_MAX: u32 = 1_000;
