// Generated from the Rust types by `make gen`; do not edit.

/** One step of a plan. */
export interface Action {
  /** What it does. */
  action: ActionKind;
  /** The objects that must be there. */
  consumes?: Array<ObjectReference>;
  /** What is lost. */
  data_loss?: DataLoss;
  /** The objects that are gone afterwards. */
  destroys?: Array<ObjectReference>;
  /** How to undo it. */
  inverse: Inverse;
  /** The locks it takes. */
  locks?: Array<LockClaim>;
  /** The first major version of the server that understands it, where not all supported ones do. */
  minimum_version?: number;
  /** To which object: by its new path, or by its old one when it goes away. */
  object: ObjectReference;
  /** The objects that are there afterwards and were not before. */
  produces?: Array<ObjectReference>;
  /** The relations whose every row is written anew. */
  rewrites?: Array<ObjectName>;
  /** The statements, each without its final semicolon. */
  statements: Array<string>;
  /** Whether it can be rolled back with the transaction it runs in. */
  transactional: boolean;
}

/** What an intent does not say and policies ask for. */
export interface ActionContext {
  /** The action as policies call it; with `other`, and only there. */
  action?: string;
  /** What has been counted: requests of the last minute, money spent today, … */
  counters?: Record<string, number>;
  /** Where: `production`, `staging`, … */
  environment?: string;
  /** The jurisdiction the requester acts from. */
  jurisdiction?: string;
  /** What for, by a word that policies know. */
  purpose?: string;
  /** What is known of the data; the data set is the intent's entity where none is said. */
  resource?: Resource;
  /** How many rows are touched. */
  rows?: number;
  /** The tenant, where there are several. */
  tenant?: string;
}

/** What an action does. */
export type ActionKind = "create" | "alter" | "rename" | "drop" | "set_aside" | "move_rows" | "attach" | "detach" | "release" | "grant" | "validate" | "backfill";

/** An object that was not there. */
export interface Added {
  /** The object. */
  object: Object;
  /** The kind of object. */
  object_kind: ObjectKind;
  /** Its path. */
  path: Array<string>;
}

/** A source to read. */
export interface Address {
  /** `postgresql://…`, `mysql://…`, `sqlite:…`, or the path of a snapshot file. */
  address: string;
}

/** What there is to say of a statement. */
export interface Advice {
  /** The issues, the worst first. */
  issues: Array<AdviceIssue>;
  /** What to do, in the order of the issues. */
  recommendations: Array<AdviceRecommendation>;
  /** The worst of the issues; absent when there is none. */
  severity?: AdviceSeverity;
  /** Why the statement's text was not looked at. */
  unread?: string;
}

/** How sure an issue is. */
export type AdviceConfidence = "low" | "medium" | "high";

/** What an issue stands on. */
export interface AdviceEvidence {
  /** What was measured, or stands in the schema. */
  actual?: number;
  /** What was expected. */
  estimated?: number;
  /** Where in the plan: which child of which child, empty for the last step. */
  plan_path?: string;
  /** What it is: a step of the plan, a statistic, an index. */
  subject: string;
}

/** How often an index was read: a row of `pg_stat_user_indexes`. */
export interface AdviceIndexUsage {
  /** The index. */
  index: string;
  /** `idx_scan`. */
  scans: number;
  /** The schema. */
  schema: string;
}

/** Something wrong with a statement. */
export interface AdviceIssue {
  /** How sure that is. */
  confidence: AdviceConfidence;
  /** What it stands on. */
  evidence?: Array<AdviceEvidence>;
  /** What is wrong, in a sentence. */
  message: string;
  /** The rule's name: `sequential-scan-for-few-rows`. */
  name: string;
  /** Where in the text. */
  place?: AdvicePlace;
  /** The rule: `H01`. */
  rule: string;
  /** How bad it is here. */
  severity: AdviceSeverity;
}

/** Where in the text something stands. */
export interface AdvicePlace {
  /** The column in characters, from 1. */
  column: number;
  /** The byte after the last. */
  end_byte: number;
  /** The line, from 1. */
  line: number;
  /** The first byte. */
  start_byte: number;
}

/** A statement, and what is known of it. */
export interface AdviceQuestion {
  /** How often indexes were read. */
  index_usage?: Array<AdviceIndexUsage>;
  /** What EXPLAIN says of it as JSON, with or without ANALYZE, as the server wrote it. */
  plan?: string;
  /** It should only read: writing is worth a word then. */
  reads_only?: boolean;
  /** Where names that are not qualified are looked up; the product's usual place when empty. */
  search_path?: Array<string>;
  /** One statement. */
  sql: string;
  /** What was seen of it in a window. */
  statistics?: WorkloadQueryStatistics;
  /** Milliseconds that all queries of that window took together. */
  window_total_ms?: number;
}

/** What to do. */
export interface AdviceRecommendation {
  /** What to do, in a sentence. */
  action: string;
  /** The statement to put in its place. */
  rewrite?: AdviceRewrite;
  /** The rules it answers, by id. */
  rules: Array<string>;
}

/** Another statement that gives the same rows. */
export interface AdviceRewrite {
  /** Why it gives the same rows. */
  because: string;
  /** The statement. */
  sql: string;
}

/** How bad an issue is. */
export type AdviceSeverity = "LOW" | "MEDIUM" | "HIGH" | "CRITICAL";

/** What values are written with. */
export type Alphabet = "digits" | "hexadecimal" | "lower" | "upper" | "lower_alphanumeric" | "upper_alphanumeric" | "alphanumeric";

/** Whether an answer holds whatever the conditions of policies say. */
export type AnalysisCertainty = "proven" | "unknown";

/** What counts as out of line. */
export interface AnomalyOptions {
  /** Points that must be there before anything is said; 8 when absent. */
  history_points_min?: number;
  /** The robust score from where on a value is out of line; 3.5 when absent, as the authors recommend. */
  score_max?: number;
  /** Points per season (7 for days of a week, 24 for hours of a day); no season when absent. */
  season_points?: number;
}

/** What the history says of the last point. */
export interface AnomalyVerdict {
  /** Whether the last value is out of line; `None` when there is too little history. */
  anomalous?: boolean;
  /** The greatest value that would be in line. */
  expected_maximum?: number;
  /** The least value that would be in line. */
  expected_minimum?: number;
  /** How many points were looked at. */
  history_points: number;
  /** The robust score; absent when there is too little history, or when the history never varied. */
  score?: number;
  /** The same in a sentence. */
  sentence: string;
}

/** How well rows hide among each other. */
export interface AnonymityReport {
  /** Classes before any was left out. */
  classes: number;
  /** Classes smaller than asked for. */
  classes_below: number;
  /** The columns that classes were made by. */
  columns: Array<string>;
  /** How many the smallest class of the rows that are given has; zero where there are none. */
  k: number;
  /** How many rows a class should have at least. */
  k_asked: number;
  /** The same before any was left out. */
  k_before: number;
  /**
   * Of the classes that are given, how many different values of the sensitive column the poorest has; none without
   * such a column.
   */
  l?: number;
  /** The rows in them. */
  rows_below: number;
  /** Rows left out for that. */
  rows_suppressed: number;
}

/** How many rows have to look alike in the columns that together point at a person. */
export interface AnonymityRule {
  /** The columns, as they are after they are masked. */
  columns: Array<string>;
  /** The fewest rows of a class. */
  k: number;
  /** A column whose values must not be the same throughout a class; how many differ is reported. */
  sensitive?: string;
  /** Whether rows of smaller classes are left out; otherwise they are only counted. */
  suppress?: boolean;
}

/** A probe's answer, by the finding it belongs to. */
export interface AnsweredProbe {
  /** What was answered. */
  answer: ProbeAnswer;
  /** The identifier of the finding. */
  finding: string;
  /** What was asked. */
  query: string;
  /** The rule. */
  rule: string;
}

/** One of these. */
export interface AnyOf {
  /** They. */
  values: Array<string>;
}

/** What happened when a plan was applied. */
export interface Applied {
  /** How many actions, from the first, are in effect. */
  committed: number;
  /** Why it stopped; absent when all is done. */
  failure?: Failure;
  /** What was seen, action by action, where that was asked for. */
  observations?: Array<Observation>;
}

/** What a person answered to a decision that asked for approval. */
export interface Approval {
  /** The answer. */
  answer: ApprovalAnswer;
  /** Where, when and by whom. */
  circumstances: Circumstances;
  /** In the person's words. */
  comment?: string;
  /** The pack of the decision. */
  decision_pack_id: string;
  /** The policy that asked. */
  policy: string;
  /** The digest of the request that was decided: what the person saw. */
  request_digest: Digest;
  /** The role in which the person answered. */
  role: string;
}

/** What a person answered. */
export type ApprovalAnswer = "approve" | "reject";

/** As what something is approved; for people, it decides nothing. */
export type ApprovalKind = "pipeline_deploy" | "policy_change" | "pii_access" | "dataset_onboard" | "other";

/** An approval that is needed. */
export interface ApprovalRecord {
  /** How many different people have to give it. */
  people_min: number;
  /** The policy that asks for it. */
  policy: string;
  /** The roles that may give it. */
  roles: Array<string>;
}

/** What is to be approved, by whom, and until when. */
export interface ApprovalRequest {
  /** As what. */
  approval_kind: ApprovalKind;
  /** What it is for, in words. */
  description: string;
  /** The digest of the pack that says what is to run. What runs has to have the same. */
  evidence_digest: Sha256Digest;
  /** From when on it is worth nothing: neither the votes nor what they agreed to. */
  expires_at: Moment;
  /** Who has to agree: all of these quorums have to be met. */
  quorums: Array<Quorum>;
  /** When it was asked for. */
  requested_at: Moment;
  /** Who asks. */
  requester: Party;
  /** How much is at stake. */
  risk: RiskLevel;
  /** When the requester took it back; absent while it was not. */
  withdrawn_at?: Moment;
  /** The objects on which the approval rests, as they are when it is asked for. */
  world?: Array<ObjectDigest>;
}

/** Who has to agree. */
export interface Approvers {
  /** Whether the requester's own approval does not count (four eyes). */
  distinct_from_requester?: boolean;
  /** How many different people have to approve: at least 1. */
  min?: number;
  /** The roles that may approve. */
  roles: Array<string>;
}

/** One argument of a routine. */
export interface Argument {
  /** Its type, as SQL. */
  data_type: string;
  /** What it is when it is left out, as SQL; absent when it may not be. */
  default_expression?: string;
  /** How it is passed. */
  mode?: ArgumentMode;
  /** Its name, where it has one: callers may use it. */
  name?: string;
}

/** How an argument is passed. */
export type ArgumentMode = "input" | "output" | "input_output" | "variadic" | "table";

/** A file of a pack. */
export interface Artifact {
  /** Its content. */
  content: string;
  /** How its content is written. */
  encoding?: Encoding;
  /** Its name: a plain relative path, `/` between names. */
  name: string;
}

/** Where both schemas are asked. */
export type AskedPlace =
  | ({ kind: "server" } & Server)
  | ({ kind: "databases" } & Databases)
  | ({ kind: "lineage" } & Lineage);

/** An attribute of a composite type. */
export interface Attribute {
  /** The collation, where it is not the type's. */
  collation?: string;
  /** What people wrote about it. */
  comment?: string;
  /** The composite type. */
  composite: string;
  /** Its type, as SQL. */
  data_type: string;
  /** Its name. */
  name: string;
  /** The schema. */
  schema: string;
  /** The type's name (of the elements, for an array), where it lies outside the system catalogue. */
  type_reference?: ObjectName;
}

/** Who is affected. */
export type Audience = "readers" | "writers" | "data" | "operations" | "security" | "contracts";

/** Write down what happened. */
export interface Audit {
}

/** Whoever acted. */
export interface AuditActor {
  /** The identifier. */
  id: string;
  /** As what they acted. */
  role: string;
}

/** What an entry is about. */
export interface AuditBody {
  /** What they did, such as `data.read`. */
  action: string;
  /** Who. */
  actor: AuditActor;
  /** Where the evidence is. */
  evidence?: string;
  /** What they meant to do, as data. */
  intent: unknown;
  /** How it ended. */
  outcome: AuditOutcome;
  /** What the policies said. */
  policy_results: Array<AuditPolicyResult>;
}

/** Who uses an audit log, and why: the log writes it down, with the time of the system. */
export interface AuditCaller {
  /** Who. */
  actor: AuditActor;
  /** The identifier of the entry about it. */
  id: string;
  /** The data key of that entry's body. */
  key_id: DataKeyId;
  /** Why. */
  reason: string;
}

/** An entry of the audit log (`bastion.audit/v1`), as canonical JSON. */
export interface AuditEntry {
  /** Its body. */
  body: SealedBody;
  /** The erasure that the entry is about, if it is one. */
  erasure?: ErasureRecord;
  /** The version of this document. */
  format: AuditFormat;
  /** Unique in the log. */
  id: string;
  /** What kind of thing. */
  kind: string;
  /** When it happened. */
  occurred_at: Moment;
  /** How long it is kept: the same as its key says. */
  retention: RetentionLabel;
}

/** What `audit.erase` takes. */
export interface AuditEraseInput {
  /** The audit log. */
  audit: AuditPlace;
  /** The legal holds. */
  holds?: Array<LegalHold>;
  /** The key: every body that it sealed is erased. */
  key_id: DataKeyId;
  /** The retention table, JSON or YAML, or the envelope of a signed one. */
  table: string;
  /**
   * Public keys, PEM or 64 hexadecimal digits: one of them has to have signed the table. A plain one is taken when there
   * are none.
   */
  table_keys?: Array<string>;
  /** Who erases, and why. */
  who: AuditCaller;
}

/** What `audit.export` takes. */
export interface AuditExportInput {
  /** What is to be handed out. */
  request: AuditExportRequest;
  /** The private key to sign the pack with, PKCS#8 PEM; the log has its own. */
  signing_key: Secret;
}

/** What `audit.export` gives. */
export interface AuditExportOutput {
  /** The place behind the last one; the same as the first where nothing happened in the period. */
  end: number;
  /** The place of the first entry of the pack. */
  first: number;
  /** The log's public key, by which the pack is verified: `name+hash+key`. */
  log_key: string;
  /** The place of the entry that says that this was handed out. */
  logged_at: number;
  /** The pack: `log-export.json`, `population.json` and, where a table was given, `retention.json` with its signature. */
  pack: Pack;
  /**
   * How many of them happened in the period. The others stand between those: a clock had gone back, or they cannot be
   * read.
   */
  within: number;
}

/** What is to be handed out. */
export interface AuditExportRequest {
  /** The audit log. It is written to: that it was handed out is in it before anything is given. */
  audit: AuditPlace;
  /** The controls that the export is to show. */
  controls?: Array<string>;
  /** Where the log is kept: `production`, `staging`, … */
  environment?: string;
  /** The identifier of the pack; random when absent. */
  pack_id?: string;
  /** The first moment after the period. */
  period_end: Moment;
  /** The first moment of the period. */
  period_start: Moment;
  /** The retention table that the entries are kept by, JSON or YAML, or the envelope of a signed one. */
  table?: string;
  /**
   * Public keys, PEM or 64 hexadecimal digits: one of them has to have signed the table. A plain one is taken when there
   * are none.
   */
  table_keys?: Array<string>;
  /** The tenant, where there are several. */
  tenant?: string;
  /** Who asks, and why. */
  who: AuditCaller;
}

/** One thing that is wrong. */
export interface AuditFinding {
  /** In words. */
  message: string;
  /** Where: `entry/` and a place, `body/` and the identifier of an entry, `key/` and a name. */
  place: string;
  /** What. */
  problem: AuditProblem;
}

/** The version of the document. */
export type AuditFormat = "bastion.audit/v1";

/** What is known of an entry before its body is sealed. It is bound to the sealed body: neither goes with another. */
export interface AuditHeader {
  /** The erasure that the entry is about, if it is one. */
  erasure?: ErasureRecord;
  /** Unique in the log: 1 to 64 lower-case letters, digits, `_` and `-`. It says nothing about a person. */
  id: string;
  /** The data key of its body; it says whose law keeps it how long. */
  key_id: DataKeyId;
  /** What kind of thing, a word such as `decision`, `approval` or `query`: lower-case letters, digits and `_`. */
  kind: string;
  /** When it happened. */
  occurred_at: Moment;
}

/** How it ended, or what a policy said. */
export type AuditOutcome = "allowed" | "blocked" | "requires_approval" | "completed" | "failed" | "cancelled";

/** An audit log, to write. */
export interface AuditPlace {
  /** The address of the sealed bodies: another folder. */
  bodies: string;
  /** The data keys: a third one. */
  key_ring: KeyRingPlace;
  /** The address of the log: a folder. It is begun when there is none. */
  log: string;
  /** Whose log it is: a name without a scheme that is the same for ever, `log.example.com/tenant`. */
  origin: string;
  /** The log's private key, PKCS#8 PEM. */
  signing_key: Secret;
}

/** What one policy said. */
export interface AuditPolicyResult {
  /** What it said. */
  outcome: AuditOutcome;
  /** The policy's identifier. */
  policy: string;
  /** Why. */
  reason: string;
}

/** What is wrong with an audit log, beside its tree. */
export type AuditProblem = "unreadable_entry" | "repeated_id" | "clock_went_back" | "body_missing" | "body_changed" | "body_unrecorded" | "key_missing" | "erasure_unfinished";

/** What `audit.read` takes. */
export interface AuditReadInput {
  /** The audit log. It is written to: who reads is in it afterwards. */
  audit: AuditPlace;
  /** The place behind the last entry; the end of the log when absent. */
  end?: number;
  /** The place of the first entry, from 0. */
  first?: number;
  /** Who reads, and why. */
  who: AuditCaller;
}

/** Entries that were read. */
export interface AuditReading {
  /** The entries, in their order. */
  entries: Array<ReadEntry>;
  /** The place of the entry that says that they were. */
  logged_at: number;
}

/** What `audit.record` takes. */
export interface AuditRecordInput {
  /** The audit log. It is begun when there is none. */
  audit: AuditPlace;
  /** The entries. */
  entries: Array<NewAuditEntry>;
}

/** What `audit.record` gives. */
export interface AuditRecordOutput {
  /** The checkpoint over them as it was signed. */
  checkpoint: string;
  /** The place of the first entry, from 0; the others follow. */
  first: number;
  /** The log's public key as everyone writes it: `name+hash+key`. */
  log_key: string;
  /** How many entries the log has now. */
  size: number;
}

/** What an audit log is. */
export interface AuditReport {
  /** How many were erased. */
  erased: number;
  /** What is wrong beside the tree, sorted by place. */
  findings: Array<AuditFinding>;
  /** What the tree is, and what is wrong with it. */
  log: LogReport;
  /** What its entries consist of, as far as they could be read. */
  population: Population;
  /** Whether nothing is wrong. */
  valid: boolean;
  /** How many bodies are what was logged. */
  whole: number;
}

/** Write down what happened. */
export interface AuditTask {
  /** Its kind. */
  event: GuardEventKind;
  /** The digest of the event. */
  event_digest: Digest;
  /** The event. */
  event_id: string;
  /** Where it is. */
  state_after: GuardStateKind;
  /** Where the action was. */
  state_before: GuardStateKind;
}

/** What `audit.verify` takes. */
export interface AuditVerifyInput {
  /** The address of the sealed bodies: a folder. */
  bodies: string;
  /** The data keys; without them, bodies are held against the log by their sealed bytes alone. */
  key_ring?: KeyRingPlace;
  /** The address of the log: a folder. */
  log: string;
  /** The log's public key: `name+hash+key`. */
  log_key: string;
  /** Signed checkpoints of it that somebody kept: the log has to continue each of them. */
  older?: Array<string>;
}

/** People are asked. */
export interface AwaitingApproval {
  approval: CaseApproval;
  known: GuardCase;
}

/** What descriptions stand on. */
export type Basis = "server" | "text";

/** Something was not as it has to be. Final. */
export interface Blocked {
  known?: GuardCase;
  reason: string;
  state_before: GuardStateKind;
}

/** What became of a body. */
export type BodyState = "whole" | "erased" | "missing" | "damaged" | "key_missing" | "unreadable";

/** Numbers of one bucket: `[20, 30)`. */
export interface Bucket {
  /** How many whole numbers a bucket has; one of them begins at zero. */
  width: number;
}

/** The signed head of a log. */
export interface BundleCheckpoint {
  /** The checkpoint with its signatures. */
  envelope: string;
}

/** Where an envelope stands in a log, with the proof. Numbers are texts, as in all JSON made from protocol buffers. */
export interface BundleEntry {
  /** The leaf, base64. */
  canonicalizedBody: string;
  /** The proof. */
  inclusionProof: BundleProof;
  /** What kind of leaf. */
  kindVersion: BundleKind;
  /** Which log. */
  logId: BundleLog;
  /** The place of the leaf, from 0. */
  logIndex?: string;
}

/** A key that bundles are verified with. */
export interface BundleKey {
  /** The algorithm, as RFC 7518 calls it: `RS256`, `ES256`, `PS256`, `HS256`, … The signature has to say the same. */
  algorithm: string;
  /** What the signature calls it. A signature that names no key is tried with every one. */
  id?: string;
  /** A public key in PEM; of `HS…` the secret that both sides share. */
  key: Secret;
  /** What the signature has to be made for; nothing when absent. */
  scope?: string;
}

/** What kind of leaf. */
export interface BundleKind {
  /** `dsse`. */
  kind: string;
  /** `0.0.2`. */
  version: string;
}

/** Which log. */
export interface BundleLog {
  /** The hash of the log's name and key, base64; its first four bytes stand in the checkpoint's signature. */
  keyId: string;
}

/** That a leaf is in a log. */
export interface BundleProof {
  /** The signed head of the log. */
  checkpoint: BundleCheckpoint;
  /** The hashes beside the way to the root, base64. */
  hashes?: Array<string>;
  /** The place of the leaf, from 0. */
  logIndex?: string;
  /** The root of the tree, base64. */
  rootHash: string;
  /** How many leaves the tree has. */
  treeSize: string;
}

/** Whether somebody vouches for a bundle. */
export type BundleSignature = "unsigned" | "not_verified" | "verified";

/** What `bundle.verify` takes. */
export interface BundleVerifyInput {
  /** The bundle, as the text of its file. */
  bundle: string;
  /** The keys of logs and witnesses that are trusted, `name+hash+key`. Each witness has to have signed the checkpoint. */
  log_keys?: Array<string>;
  /** Whether a bundle that is in no log is refused. */
  log_required?: boolean;
  /** The public keys that are trusted, wherever in a log: PEM, or 64 hexadecimal digits. */
  public_keys?: Array<string>;
  /** Further keys that are trusted, each for a stretch of a log. */
  trust?: TrustList;
}

/** The requester took it back before it ran. Final. */
export interface Cancelled {
  /** Who. */
  by: string;
  known: GuardCase;
  /** Why, in words. */
  reason: string;
}

/** The last four digits of a card: `**** **** **** 1111`. */
export interface Card {
}

/** A request for approval and what came of it. */
export interface CaseApproval {
  /** When it was met and the action started; absent while it did not. */
  admitted_at?: Moment;
  /** The request. */
  request: ApprovalRequest;
  /** Every vote, in the order in which they came. */
  votes: Array<Vote>;
}

/** Something that is not as expected. */
export interface CaseMismatch {
  /** As it was decided. */
  actual: unknown;
  /** As the case says. */
  expected: unknown;
  /** The case's field: `effect`, `matched`, `reasons`; of a rule in Rego, its value. */
  field: string;
}

/** What became of a case. */
export type CaseOutcome = "passed" | "failed" | "error";

/** One case and what became of it. */
export interface CaseResult {
  /** Why the policies in question match or do not: those that match, and those that should. */
  explanations?: Array<Explanation>;
  /** The line of a rule in Rego, from 1. */
  line?: number;
  /** What is not as expected. */
  mismatches?: Array<CaseMismatch>;
  /** Its name; of a rule in Rego, its path. */
  name: string;
  /** What became of it. */
  outcome: CaseOutcome;
  /** Why it could not be decided. */
  problem?: string;
  /** Where the case stands: a file, a pack, or the policies' own tests. */
  suite: string;
}

/** A conversion between two types. */
export interface Cast {
  /** What people wrote about it. */
  comment?: string;
  /** When it is used: `explicit`, `assignment`, `implicit`. */
  context: string;
  /** How it works: `function`, `binary`, `text`. */
  method: string;
  /** The routine behind it, with its argument types. */
  routine?: string;
  /** The two types: `integer AS public.mood`. */
  signature: string;
  /** The type it takes, as SQL. */
  source_type: string;
  /** The type it gives, as SQL. */
  target_type: string;
}

/**
 * What a catalogue looks like without being read: as long as it is equal, so is the schema.
 *
 * It saves work and proves nothing: a verdict that is signed stands on what was read. It may change although the
 * schema did not.
 */
export interface CatalogFingerprint {
  /** The fingerprint. */
  digest: Digest;
  /**
   * A sign that nothing at all was going on when it was taken, and which: as long as it is the same, nothing was
   * written since.
   */
  quiet?: string;
  /**
   * The database it is about, its version, and what of it was asked for: fingerprints of different scopes say
   * nothing of each other.
   */
  scope: string;
}

/** How sure a finding is. */
export type Certainty = "proven" | "conditional" | "unknown";

/** One difference. */
export type Change =
  | ({ kind: "added" } & Added)
  | ({ kind: "removed" } & Removed)
  | ({ kind: "renamed" } & Renamed)
  | ({ kind: "recreated" } & Recreated)
  | ({ kind: "changed" } & Changed);

/** The strongest finding level of a schema change, `none` where there is no finding. */
export type ChangeLevel = "none" | "info" | "warning" | "error";

/** Which schema changes, by what they do to whom. What is left out is a wildcard. */
export interface ChangeScope {
  /** The audiences whose level counts. */
  audiences?: Array<Audience>;
  /**
   * The strongest level among the audiences named (among all where none is named). Left out: any finding where
   * audiences are named, anything otherwise.
   */
  levels?: Array<ChangeLevel>;
  /** At least one finding of these rules: `COL004`, … */
  rules?: Array<string>;
}

/** What a schema change does, as its findings say. */
export interface ChangeSummary {
  /** The strongest level for each audience that is affected; none for a change without findings. */
  impacts?: Array<Impact>;
  /** The rules that found something. */
  rules?: Array<string>;
}

/** A field with another value. */
export interface Changed {
  /** What it is about. */
  facet: Facet;
  /** The field. */
  field: string;
  /** Its value now; absent when it has its default. */
  new_value?: unknown;
  /** The kind of object. */
  object_kind: ObjectKind;
  /** Its path before, where that was another. */
  old_path?: Array<string>;
  /** Its value before; absent when it had its default. */
  old_value?: unknown;
  /** Its path. */
  path: Array<string>;
  /** What happened to it. */
  verb: Verb;
}

/** A change to check. */
export interface Check {
  /** When it is decided, RFC 3339 in UTC; now when absent. */
  decided_at?: string;
  /** What the snapshots do not say. */
  diff_options?: DiffOptions;
  /** Where the change is to be made. */
  environment?: string;
  /** The schema after. */
  new_source: CheckSource;
  /** The schema before; when absent everything in the new one is new. */
  old_source?: CheckSource;
  /** The identifier of the pack; random when absent. */
  pack_id?: string;
  /** Built-in policy packs; `breaking-changes` when there are neither policies nor packs. */
  packs?: Array<string>;
  /** Policies. */
  policies?: Array<Policy>;
  /** Who wants to make it. */
  principal: Principal;
  /** The data it is about. */
  resource?: Resource;
  /** What the team decided about rules: other levels, and what does not count for a while. */
  settings?: RuleSettings;
  /** The private key to sign evidence with, PKCS#8 PEM; without it no evidence is made. */
  signing_key?: Secret;
  /** What the snapshots cover. */
  snapshot_options?: SnapshotOptions;
  /** The tenant, where there are several. */
  tenant?: string;
}

/** Whether a statement may run. */
export type CheckDecision = "allow" | "needs_approval" | "deny";

/** What the last digit of a value is. */
export type CheckDigit = "none" | "luhn_broken" | "luhn_valid";

/** Whether a writable view lets a row leave it. */
export type CheckOption = "none" | "local" | "cascaded";

/** What a check found. */
export interface CheckOutcome {
  /** What changed, and whom it breaks. */
  comparison: Comparison;
  /** Whether it is allowed, and why. */
  decision: Decision;
  /** The proof, where a key was given. */
  pack?: Pack;
}

/** Ask the policies. */
export interface CheckPolicy {
}

/** Ask the policies. */
export interface CheckPolicyTask {
  /** The digest of the pack that says what is to run. */
  evidence_digest: Sha256Digest;
}

/** Why a statement was not allowed. */
export interface CheckReason {
  /** What kind of reason it is: `function`, `writes`, `schema`, … */
  code: string;
  /** The character of the line, from 1. */
  column?: number;
  /** What follows from it. */
  decision: CheckDecision;
  /** Where it ends, in bytes. */
  end?: number;
  /** The line, from 1; absent where nobody knows. */
  line?: number;
  /** One line for a person. */
  message: string;
  /** Where it begins, in bytes. */
  start?: number;
}

/** A schema to compare. */
export type CheckSource =
  | ({ kind: "address" } & Address)
  | ({ kind: "document" } & Document);

/** How a check ended. */
export type CheckStatus = "passed" | "failed" | "withheld" | "not_checked";

/** Where, when and by whom: what every predicate begins with. */
export interface Circumstances {
  /** Who asked. */
  actor: string;
  /** When it was decided: RFC 3339 in UTC, `2026-11-20T22:00:00Z`. */
  decided_at: string;
  /** The version of bastion that made it. */
  engine_version: string;
  /** Where: `production`, `staging`, … */
  environment?: string;
  /** Unique for every pack: letters, digits, `.`, `_`, `-`, at most 64. */
  pack_id: string;
  /** The tenant, where there are several. */
  tenant?: string;
}

/** How columns are judged. */
export interface ClassifyOptions {
  /** Every column instead of only those with any sign of personal data. */
  all_columns?: boolean;
  /** The probability from where on a column is tagged; 0.5 when absent. */
  probability_min?: number;
  /** A secret of the caller's; with it each sample has a digest by which it can be recognised. */
  salt?: string;
  /** Different values looked at per column; 1,000 when absent. */
  sample_values_max?: number;
  /** Chooses among more values than that; 0 when absent. */
  seed?: number;
}

/** The policies allow it, and nothing has run: what is missing is got, then it starts. */
export interface Cleared {
  known: GuardCase;
}

/** A collation. */
export interface Collation {
  /** The classes of characters (libc). */
  character_type?: string;
  /** The order of texts (libc). */
  collate?: string;
  /** What people wrote about it. */
  comment?: string;
  /** The provider's locale. */
  locale?: string;
  /** Its name. */
  name: string;
  /** Texts of different bytes may be equal. */
  nondeterministic?: boolean;
  /** The owning role. */
  owner?: string;
  /** Who sorts: `libc`, `icu`, `builtin`. */
  provider: string;
  /** Rules beyond the locale's (ICU). */
  rules?: string;
  /** The schema. */
  schema: string;
  /** The provider's version when it was made. */
  version?: string;
}

/** A column of a relation. */
export interface Column {
  /** The character set of its texts (MySQL). */
  character_set?: string;
  /** The collation, where it is not the type's. */
  collation?: string;
  /** What people wrote about it. */
  comment?: string;
  /** The compression method, where one is set. */
  compression?: string;
  /** Its type, as SQL. */
  data_type: string;
  /** The default, as SQL. */
  default_expression?: string;
  /** Options for the foreign server, `name=value`, by name. */
  foreign_options?: Array<string>;
  /** The expression a generated column is computed from, as SQL. */
  generation_expression?: string;
  /** Where a generated column is computed. */
  generation_kind?: GenerationKind;
  /** How an identity column takes its value. */
  identity?: IdentityKind;
  /** It came from a parent table alone. */
  inherited?: boolean;
  /** Left out of `SELECT *` (MySQL, MariaDB). */
  invisible?: boolean;
  /** Its name. */
  name: string;
  /** Refuses nulls. */
  not_null?: boolean;
  /** The name of its NOT NULL constraint, where that is not the usual one (PostgreSQL 18). */
  not_null_name?: string;
  /** Its NOT NULL does not bind tables that inherit (PostgreSQL 18). */
  not_null_no_inherit?: boolean;
  /** Refuses new nulls, but the rows that are there were not looked at. */
  not_null_unvalidated?: boolean;
  /** What it becomes when the row changes, as SQL (MySQL). */
  on_update_expression?: string;
  /** Per-column options, `name=value`, by name. */
  options?: Array<string>;
  /** The relation. */
  relation: string;
  /** The schema. */
  schema: string;
  /** The statistics target, where one is set. */
  statistics_target?: number;
  /** The storage strategy, where it is not the type's. */
  storage?: string;
  /** The type's name (of the elements, for an array), where it lies outside the system catalogue. */
  type_reference?: ObjectName;
}

/** One piece of evidence. */
export interface ColumnEvidence {
  /** The counts behind it, for values. */
  counts?: ValueCounts;
  /** The same in words. */
  sentence: string;
  /** Where it comes from. */
  source: EvidenceSource;
  /** What it adds to the logarithm of the odds. */
  weight: number;
}

/** A column of a result and where its values come from. */
export interface ColumnLineage {
  /** The columns that decide which of several values is given: conditions and windows. */
  conditions: Array<SourceColumn>;
  /** Its name. */
  name: string;
  /** The columns its values are made from. */
  sources: Array<SourceColumn>;
}

/** What a query may show of one column. */
export interface ColumnMask {
  /** Aggregates that may see its values. */
  aggregates?: Array<PermittedAggregate>;
  /** What stands in the place of its values. */
  mask: SqlMask;
  /** Its name. */
  name: string;
  /** Of how many different subjects such an aggregate has to have a value; at least 2. */
  subjects_min?: number;
}

/** What to do with a table whose columns stand in another order than asked for. */
export type ColumnOrder = "append" | "exact";

/** Which columns a rule is for: those that fit everything that is said. It has to say something. */
export interface ColumnPattern {
  /** What they hold. */
  entity?: PrivacyEntity;
  /**
   * Their name, without regard to case: `*` is any text, `?` one character. With a dot also the table's:
   * `person.e*mail`.
   */
  name?: string;
  /** A tag they carry. */
  tag?: string;
}

/** A column of a relation, or the relation as a whole. */
export interface ColumnReference {
  /** The column; absent when the relation as a whole is meant. */
  column?: string;
  /** The relation. */
  relation: string;
  /** The schema. */
  schema: string;
}

/** What is known about the values of one column. */
export interface ColumnStatistics {
  /** The column. */
  column: string;
  /** The number of different values that are not null. */
  distinct_count?: number;
  /** Bounds of ranges that hold equally many of the values that are not among the common ones, ascending. */
  histogram_bounds?: Array<string>;
  /** The greatest value, as text. */
  maximum?: string;
  /** How they were made. */
  method: StatisticsMethod;
  /** The least value, as text. */
  minimum?: string;
  /** The most common values, the most common first. */
  most_common?: Array<FrequentValue>;
  /** The share of nulls: 0 to 1. */
  null_ratio?: number;
  /** The relation. */
  relation: string;
  /** Rows looked at; for the catalogue, the server's estimate of all rows. */
  row_count?: number;
  /** Some values, sorted. */
  sample_values?: Array<string>;
  /** The schema. */
  schema: string;
}

/** Values of one column, as a caller read them. */
export interface ColumnValues {
  /** The column. */
  column: string;
  /** The relation. */
  relation: string;
  /** The schema. */
  schema: string;
  /** Values as text, without nulls. */
  values: Array<string>;
}

/** What is said of one column. */
export interface ColumnVerdict {
  /** What else it may be, the most probable first. */
  alternatives?: Array<EntityCandidate>;
  /** The column. */
  column: string;
  /** What it most probably holds, if there is any sign. */
  entity?: PrivacyEntity;
  /** Each piece of evidence; the sum of their weights is the logarithm of the odds. */
  evidence: Array<ColumnEvidence>;
  /** Whose it is, as ISO 3166-1 alpha-2; empty for what is the same everywhere, and where it is not tagged. */
  jurisdictions: Array<string>;
  /** How probable that is: 0 to 1. */
  probability: number;
  /** The relation. */
  relation: string;
  /** The values that were looked at, if there were any. */
  sample?: SampleRecord;
  /** The schema. */
  schema: string;
  /** How much harm it does; none where it is not tagged. */
  sensitivity: Sensitivity;
  /** Whether it is probable enough to be tagged. */
  tagged: boolean;
  /** What it is about; empty where it is not tagged. */
  tags: Array<Tag>;
}

/** What changed between two snapshots, and whom it breaks (`bastion.comparison/v1`). */
export interface Comparison {
  /** What differs. */
  diff: Diff;
  /** What it means, by object and rule. */
  findings: Array<Finding>;
  /** The version of the rule catalogue. */
  rules_version: string;
  /** The findings, counted. */
  summary: Summary;
  /** Findings that do not count for a while, as a team decided. */
  suppressed?: Array<SuppressedFinding>;
}

/** How two sets of policies decide, compared. */
export interface Comparison2 {
  /** Whether the new set asks at least as much of every request as the old one. */
  at_least_as_strict: Verdict;
  /** Whether the new set asks at most as much of every request as the old one. */
  at_most_as_strict: Verdict;
  /** Whether everything was looked at; otherwise the sets are too entangled for the limit. */
  complete: boolean;
  /** One difference of each kind: by the effects and what the difference does. */
  differences: Array<Difference>;
  /**
   * Whether both decide every request alike: the same effect, and approvals and obligations that imply each
   * other.
   */
  equivalent: Verdict;
  /** The policies with a condition that keep something from being decided, by identifier. */
  undetermined?: Array<string>;
}

/** What `comparison.adjust` takes. */
export interface ComparisonAdjustInput {
  /** The comparison. */
  comparison: Comparison;
  /** What the team decided. */
  settings: RuleSettings;
  /** The day it is: `2026-11-21`, or a time that begins with it. */
  today: string;
}

/** What `comparison.probe` takes. The probes are made here, from the two schemas: nobody else's text is run. */
export interface ComparisonProbeInput {
  /** The schema after. */
  new_snapshot: SnapshotDocument;
  /** The schema before. */
  old_snapshot: SnapshotDocument;
  /** What the snapshots do not say. */
  options?: DiffOptions;
  /** Milliseconds each probe may take, at most [`PROBE_MS_MAX`], which is also what it is when absent. */
  probe_ms_max?: number;
  /** The address of the database with the old schema and its rows. It is only read. */
  source: string;
}

/** What `comparison.probe` gives. */
export interface ComparisonProbeOutput {
  /** The answers, in the order of the findings. */
  answers: Array<AnsweredProbe>;
  /** The comparison with what the answers settled. */
  comparison: Comparison;
}

/** What `comparison.render` takes. */
export interface ComparisonRenderInput {
  /** The file of the repository that findings are shown at, where the format knows files. */
  artifact?: string;
  /** The comparison. */
  comparison: Comparison;
  /** The format. */
  format: ReportFormat;
}

/** What `comparison.render` gives. */
export interface ComparisonRenderOutput {
  /** The report. */
  text: string;
}

/** What `compatibility.history` takes. */
export interface CompatibilityHistoryInput {
  /** For whom nothing may break. */
  mode?: CompatibilityMode;
  /** What it covers. */
  options?: SnapshotOptions;
  /** The address of the source with the schema that shall be. */
  source: string;
  /** The path of the store. */
  store: string;
  /** What counts as breaking. */
  strictness?: Strictness;
  /**
   * How many of the latest versions it must be compatible with; all when absent. A schema that was stored again
   * without a change counts once.
   */
  transitive?: number;
}

/** What `compatibility.judge` takes. */
export interface CompatibilityJudgeInput {
  /** For whom nothing may break. */
  mode?: CompatibilityMode;
  /** The schema that shall be. */
  new_snapshot: SnapshotDocument;
  /** The schemas that were in use, oldest first. */
  old_versions: Array<SchemaVersion>;
  /** What the snapshots do not say. */
  options?: DiffOptions;
  /** What counts as breaking. */
  strictness?: Strictness;
  /** How many of the latest versions it must be compatible with; all when absent, the last one alone when 1. */
  transitive?: number;
}

/** What `compatibility.judge` gives. */
export interface CompatibilityJudgeOutput {
  /** Which part of its version the schema should raise, against the newest of them. */
  advice: VersionAdvice;
  /** Whether it is compatible with every version that was asked for. */
  passes: boolean;
  /** The verdicts, newest version first. */
  verdicts: Array<VersionVerdict>;
}

/** For whom a change must not break anything. */
export type CompatibilityMode = "readers" | "writers" | "data" | "rolling" | "online" | "privacy" | "none";

/** What a mode says of one comparison. */
export interface CompatibilityVerdict {
  /** The identifiers of the findings that decide. */
  deciding_findings?: Array<string>;
  /** The mode. */
  mode: CompatibilityMode;
  /** Whether nothing breaks for anyone it asks for. */
  passes: boolean;
  /** The same in a sentence. */
  sentence: string;
  /** How strict it was. */
  strictness: Strictness;
}

/** It ran as it should, and everything is proven. Final. */
export interface Complete {
  known: GuardCase;
  /** The digest of the pack of evidence. */
  pack_digest: Sha256Digest;
}

/** A composite type. */
export interface Composite {
  /** The attributes in their order. */
  attributes: Array<string>;
  /** What people wrote about it. */
  comment?: string;
  /** Its name. */
  name: string;
  /** The owning role. */
  owner?: string;
  /** The schema. */
  schema: string;
}

/** A condition that failed: an error, no value, no boolean, out of time, a panic. */
export interface ConditionFailure {
  /** The policy. */
  policy: string;
  /** How it failed, and how it was counted. */
  problem: string;
}

/** That a tree begins with all that an earlier one has. */
export interface ConsistencyProof {
  /** What both are made of. */
  hashes: Array<Sha256Digest>;
  /** How many the later one has. */
  new_size: number;
  /** How many leaves the earlier tree has. */
  old_size: number;
}

/** The same text for every value. */
export interface Constant {
  /** It. */
  value: string;
}

/** A constraint of a relation. */
export interface Constraint {
  /** The columns it speaks about, in their order. */
  columns?: Array<string>;
  /** What people wrote about it. */
  comment?: string;
  /** What it demands. */
  constraint_kind: ConstraintKind;
  /** May wait until the end of the transaction. */
  deferrable?: boolean;
  /** The condition of a check, or the elements of an exclusion, as SQL. */
  expression?: string;
  /** Columns that only ride along in its index. */
  included_columns?: Array<string>;
  /** It came from a parent table alone. */
  inherited?: boolean;
  /** Waits unless told otherwise. */
  initially_deferred?: boolean;
  /** When a composite reference with nulls counts. */
  match_type?: MatchType;
  /** Its name. */
  name: string;
  /** Does not bind tables that inherit. */
  no_inherit?: boolean;
  /** Declared but not enforced. */
  not_enforced?: boolean;
  /** Declared without looking at the rows that are there. */
  not_valid?: boolean;
  /** Nulls count as equal. */
  nulls_not_distinct?: boolean;
  /** When the referenced row is deleted. */
  on_delete?: ReferentialAction;
  /** The columns that ON DELETE SET touches, where they are not all. */
  on_delete_columns?: Array<string>;
  /** When the referenced key changes. */
  on_update?: ReferentialAction;
  /** The columns a foreign key points at, pair by pair with `columns`. */
  referenced_columns?: Array<string>;
  /** The relation a foreign key points at. */
  referenced_relation?: ObjectName;
  /** The relation. */
  relation: string;
  /** The schema. */
  schema: string;
  /** The last key column may not overlap (WITHOUT OVERLAPS), or the reference is for a period. */
  temporal?: boolean;
}

/** What a constraint demands. */
export type ConstraintKind = "primary_key" | "unique" | "foreign_key" | "check" | "exclusion";

/** Somebody who runs one statement. */
export interface Consumer {
  /** How often it ran, where that is known. */
  calls?: number;
  /** Where the statement comes from. */
  consumer_kind?: ConsumerKind;
  /** The columns it promised, where it did. */
  contract?: Array<PromisedColumn>;
  /** The file it stands in. */
  file?: string;
  /** The line of the file its first character stands on, from 1. */
  line?: number;
  /** The relation it makes, which those behind it may read. */
  makes?: ObjectName;
  /** What people call it: a file with a line, a model's name, an object's path. */
  name: string;
  /** The statement. */
  sql: string;
}

/** Where a statement comes from. */
export type ConsumerKind = "file" | "recorded" | "dbt_model" | "contract" | "view" | "row_policy" | "generated_column" | "routine";

/** Where consumers are looked for. */
export interface ConsumerSources {
  /** Consumers that are known already. */
  consumers?: Array<Consumer>;
  /** Data contracts (Open Data Contract Standard, version 3). */
  contracts?: Array<string>;
  /** Manifests that `dbt compile` wrote. */
  dbt_manifests?: Array<string>;
  /** Files of SQL, and folders of them. */
  query_paths?: Array<string>;
  /** The address of a database whose recorded statements are taken (`pg_stat_statements`, `performance_schema`). */
  recorded_source?: string;
  /** Leave out what the old schema itself holds: views, policies, generated columns, routines. */
  without_schema?: boolean;
}

/** Whether data kept what a contract promises. */
export interface ContractCheck {
  /** The promises that were not kept. */
  broken?: Array<string>;
  /** How many promises were looked at. */
  checks: number;
  /** Where, when and by whom. */
  circumstances: Circumstances;
  /** The contract. */
  contract: string;
  /** The digest of its file. */
  contract_digest: Digest;
  /** Its version. */
  contract_version: string;
  /** The data it is about. */
  dataset: string;
}

/** What was tried of one policy. */
export interface CoveredPolicy {
  /** Whether all of that was tried. A policy that asks for nothing need not fail to match. */
  complete: boolean;
  /** How many would have been decided otherwise without it: another effect, or other approvals. */
  decisive: number;
  /** Its fields, in the order of their tests. */
  fields?: Array<FieldCoverage>;
  /** Its code in Rego. */
  lines?: Array<LineCoverage>;
  /** How many requests it matched. */
  matched: number;
  /** How many it did not. */
  not_matched: number;
  /** The policy. */
  policy: string;
}

/** As comma-separated values. */
export interface Csv {
  /** What stands between fields. */
  delimiter?: CsvDelimiter;
  /** The text; its first row names the columns, an empty field is no value. */
  text: string;
}

/** What stands between fields. */
export type CsvDelimiter = "comma" | "semicolon" | "tab" | "bar";

export type DataKeyId = string;

/** What an action loses, and why. */
export interface DataLoss {
  /** What. */
  loss: LossKind;
  /** Why, in a sentence. */
  reason: string;
}

/** Each schema stands in a database that is asked itself. */
export interface Databases {
  /** The address of the one with the new schema. */
  new_address: string;
  /** The address of the one with the old schema. */
  old_address: string;
}

/** A state of data that a run read or wrote. */
export interface DatasetRecord {
  /** The digest of its content or its schema, where there is one. */
  digest?: Digest;
  /** Its name. */
  name: string;
}

/** Another date, the same number of days away for everything that belongs to one subject. */
export interface DateShift {
  /** The most days, backwards or forwards; 1 to 3650. */
  days_max: number;
  /** As for a hash: dates of one domain move together. */
  domain: string;
  /** The column that says whom a row is about, as it is before it is masked. */
  subject: string;
}

/** The answer to one request. */
export interface Decision {
  /** The approvals that are needed; only with `require_approval`. */
  approvals?: Array<RequiredApproval>;
  /** The strongest effect among the policies that match; block where none does. */
  effect: Effect;
  /** The conditions that failed, by policy. */
  failures?: Array<ConditionFailure>;
  /** The policies that match, strongest first, then by identifier. */
  matched?: Array<MatchedPolicy>;
  /** What whoever carries it out has to keep to: what every policy that matches demands, together. */
  obligations?: Obligations;
  /** The digest of the policies that decided. */
  policy_set_digest: Digest;
  /** Why, in one sentence. */
  reason: string;
  /** The digest of the request's canonical JSON. */
  request_digest: Digest;
}

/** A decision as it is proven. */
export interface DecisionRecord {
  /** The approvals that are needed. */
  approvals?: Array<ApprovalRecord>;
  /** `allow`, `block` or `require_approval`. */
  effect: string;
  /** The policies that matched. */
  matched?: Array<MatchedRecord>;
  /** The digest of the policies that decided. */
  policy_set_digest: Digest;
  /** Why, in one sentence. */
  reason: string;
  /** The digest of the request. */
  request_digest: Digest;
}

/** What a role gets on objects that will be made. */
export interface DefaultPrivilege {
  /** What it may pass on, by name. */
  grantable?: Array<string>;
  /** The role, or `PUBLIC`. */
  grantee: string;
  /** What they are: `tables`, `sequences`, `functions`, `types`, `schemas`, `large_objects`. */
  objects: string;
  /** What it may do, by name. */
  privileges: Array<string>;
  /** The role that makes the objects. */
  role: string;
  /** The schema they are made in; empty for all. */
  schema: string;
}

/** A column of a result. */
export interface DescribedColumn {
  /** Its type: `integer`, `public.mood`; empty where it is not known, as for many expressions without a server. */
  data_type: string;
  /** The type's length, precision and scale, where it has them: `10,2`. */
  modifier?: string;
  /** Its name. */
  name: string;
  /** The columns its values are made from, where that was looked at. */
  sources?: Array<ColumnReference>;
}

/** What a server says of a statement. */
export type Description =
  | ({ kind: "prepared" } & Prepared)
  | ({ kind: "refused" } & Refused)
  | ({ kind: "unasked" } & Unasked);

/** What a plan leaves different from what was asked for, by the caller's own options. */
export interface Deviation {
  /** The columns in the order they will have. */
  columns: Array<string>;
  /** The table, by its new path. */
  object: ObjectReference;
  /** What differs, in a sentence. */
  reason: string;
}

/** A connection, looked at step by step. */
export interface Diagnosis {
  /** The address without secrets. */
  address: string;
  /** The steps in order. */
  checks: Array<DiagnosisCheck>;
  /** Whether a snapshot can be taken. */
  healthy: boolean;
}

/** One look at a connection. */
export interface DiagnosisCheck {
  /** What to do. */
  advice?: string;
  /** What was found. */
  detail: string;
  /** What was looked at: `address`, `network`, `sign-in`, `server`, `catalogue`. */
  name: string;
  /** How it ended. */
  status: DiagnosisStatus;
}

/** How one look at a connection ended. */
export type DiagnosisStatus = "good" | "warning" | "bad" | "not_reached";

/** The product a snapshot comes from; decides how texts are read. */
export type Dialect = "postgresql" | "sqlite" | "mysql" | "mariadb";

/** What differs between two snapshots (`bastion.diff/v1`). */
export interface Diff {
  /** Pairs that look like renames and were not assumed to be. */
  candidates?: Array<RenameCandidate>;
  /** The changes, by object. */
  changes: Array<Change>;
  /** Whether both snapshots show everything that is there. */
  complete: boolean;
  /** Always `bastion.diff/v1`. */
  format: string;
  /** Gaps that came or went. */
  gap_changes?: Array<GapChange>;
  /** The digest of the new snapshot. */
  new_digest: Digest;
  /** The digest of the old snapshot. */
  old_digest: Digest;
  /** Facets whose roots are equal: nothing of them differs anywhere. */
  unchanged_facets: Array<Facet>;
}

/** What `diff.compare` takes. */
export interface DiffCompareInput {
  /** The snapshot after. */
  new_snapshot: SnapshotDocument;
  /** The snapshot before. */
  old_snapshot: SnapshotDocument;
  /** What the snapshots do not say. */
  options?: DiffOptions;
}

/** What the caller knows and the snapshots do not say. */
export interface DiffOptions {
  /** Renames that were made. */
  renames?: Array<RenameDeclaration>;
}

/** One kind of difference between two sets of policies, with a request on which they differ so. */
export interface Difference {
  /** The effect after. */
  after: Effect;
  /** The approvals needed after. */
  approvals_after?: Array<RequiredApproval>;
  /** The approvals needed before. */
  approvals_before?: Array<RequiredApproval>;
  /** The effect before. */
  before: Effect;
  /** What has to be hidden and written down after. */
  obligations_after?: Obligations;
  /** What has to be hidden and written down before. */
  obligations_before?: Obligations;
  /** The policies that have the effect after; none where it is the default. */
  policies_after: Array<string>;
  /** The policies that have the effect before; none where it is the default. */
  policies_before: Array<string>;
  /** A request on which the two differ so; the evaluator of each set says so. */
  request: PolicyRequest;
  /** What that does to those who ask. */
  strictness: Strictness2;
}

export type Digest = string;

/** What shows a value that was taken out. Keep it apart from the pack. */
export interface Disclosure {
  /** Where in the document: a JSON Pointer (RFC 6901). */
  path: string;
  /** The salt, base64. */
  salt: string;
  /** The value. */
  value: unknown;
}

/** A snapshot that was taken before. */
export interface Document {
  /** What to call it in the evidence. */
  label: string;
  /** The document. */
  snapshot: SnapshotDocument;
}

/** A domain: a type with constraints of its own. */
export interface Domain {
  /** Its checks, by name. */
  checks?: Array<DomainCheck>;
  /** The collation, where it is not the type's. */
  collation?: string;
  /** What people wrote about it. */
  comment?: string;
  /** The type below it, as SQL. */
  data_type: string;
  /** The default, as SQL. */
  default_expression?: string;
  /** Its name. */
  name: string;
  /** Refuses nulls. */
  not_null?: boolean;
  /** The owning role. */
  owner?: string;
  /** The schema. */
  schema: string;
  /** The type's name, where it lies outside the system catalogue. */
  type_reference?: ObjectName;
}

/** A check constraint of a domain. */
export interface DomainCheck {
  /** What people wrote about it. */
  comment?: string;
  /** The condition on `VALUE`. */
  expression: string;
  /** Its name. */
  name: string;
  /** Declared without looking at the values that are there. */
  not_valid?: boolean;
}

/** What is measured. */
export type DriftMeasure = "volume" | "null_ratio" | "distinct_count" | "new_categories" | "vanished_categories" | "range" | "population_stability" | "kolmogorov_smirnov" | "jensen_shannon";

/** One measure of one column, or of a relation. */
export interface DriftObservation {
  /** Whether it counts. */
  drifted: boolean;
  /** What was measured. */
  measure: DriftMeasure;
  /** The relation's path, or the column's. */
  path: Array<string>;
  /** The same in a sentence. */
  sentence: string;
  /** From where on it counts. */
  threshold: number;
  /** How much. */
  value: number;
}

/** From where on a measure counts as drift. */
export interface DriftThresholds {
  /** Share of rows with new or vanished common values; 0.05 when absent. */
  category_ratio?: number;
  /** Ratio of distinct counts; 2 when absent. */
  distinct_ratio?: number;
  /** Jensen–Shannon divergence in bits; 0.1 when absent. */
  jensen_shannon?: number;
  /**
   * Kolmogorov–Smirnov distance; 0.1 when absent. A distance, not a test: with the sizes of tables every difference
   * is significant.
   */
  kolmogorov_smirnov?: number;
  /** Difference of null ratios; 0.05 when absent. */
  null_ratio_difference?: number;
  /**
   * Population stability index; 0.2 when absent, from where on scorecard practice speaks of a major shift (Siddiqi,
   * "Credit Risk Scorecards", 2006; 0.1 to 0.2 is a minor one).
   */
  population_stability?: number;
  /** Share of the old range; 0.5 when absent. */
  range_ratio?: number;
  /** Ratio of row counts; 1.5 when absent. */
  volume_ratio?: number;
}

/** What is due. The first of these that applies is said: the greatest care before the least. */
export type DueStatus = "held" | "no_rule" | "keep" | "may_erase" | "must_erase";

/** What a policy does to the requests it matches, weakest first: the strongest matching effect wins. */
export type Effect = "allow" | "require_approval" | "block";

/** Its time is over. */
export interface Elapsed {
}

/** The first letter and the host of an address: `a***@example.com`. */
export interface Email {
}

/** How an artifact's content is written in JSON. */
export type Encoding = "utf8" | "base64";

/** Letters and digits at both ends, and everything that is neither; nothing when that would be more than a third. */
export interface Ends {
  /** At the beginning. */
  first?: number;
  /** At the end. */
  last?: number;
}

/** Another entity that a column may be. */
export interface EntityCandidate {
  /** The entity. */
  entity: PrivacyEntity;
  /** How probable it is. */
  probability: number;
}

/** What a restore point is of. */
export type EntityKind = "pipeline" | "dataset" | "policy";

/** One object, with the identifier the database itself gives it. */
export interface Entry {
  /**
   * What survives a rename and not a re-creation, such as PostgreSQL's `class.oid` or `class.oid.attnum`;
   * not hashed.
   */
  lineage_id?: string;
  /** The object. */
  object: Object;
  /** The objects it cannot be without, as the database knows them; not hashed. */
  references?: Array<ObjectReference>;
}

/** What is due about one entry. */
export interface EntryDue {
  /** What is due. */
  due: RetentionDue;
  /** The entry. */
  id: string;
}

/** An enumerated type. */
export interface Enum {
  /** What people wrote about it. */
  comment?: string;
  /** The labels in their order. */
  labels: Array<string>;
  /** Its name. */
  name: string;
  /** The owning role. */
  owner?: string;
  /** The schema. */
  schema: string;
}

/** A signed payload. Members that the format does not know are ignored, as it asks. */
export interface Envelope {
  /** The payload, base64. */
  payload: string;
  /** Its media type. */
  payloadType: string;
  /** The signatures, at least one. */
  signatures: Array<Signature>;
}

/** What was erased. */
export interface Erased {
  /** Whether it had been erased before: then that entry is meant. */
  again: boolean;
  /** The newest checkpoint, as it was signed: it covers the entry. */
  checkpoint: string;
  /** The key. */
  key_id: DataKeyId;
  /** The place of the entry that says so. */
  place: number;
}

/** That data was made unreadable for ever. */
export interface Erasure {
  /** Where, when and by whom. */
  circumstances: Circumstances;
  /** What was erased. */
  datasets: Array<string>;
  /** Identifiers of the keys that were destroyed. */
  destroyed_keys?: Array<string>;
  /** The legal basis. */
  legal_basis?: string;
  /** Why: the request, the rule of retention. */
  reason: string;
  /** Whom the data was about, as a name that says nothing by itself. */
  subject: string;
}

/** That a data key was destroyed, and what it sealed with it. Who did it and why is in the entry's body. */
export interface ErasureRecord {
  /** How many entries of the log it sealed the bodies of. */
  entries: number;
  /** The key. */
  key_id: DataKeyId;
  /** By which law, as the retention table says. */
  legal_basis: string;
  /** The digest of that table. */
  retention_table: Digest;
}

/** A routine that runs when the schema changes. */
export interface EventTrigger {
  /** What people wrote about it. */
  comment?: string;
  /** When: `ddl_command_start`, `ddl_command_end`, `sql_drop`, `table_rewrite`, `login`. */
  event: string;
  /** Its name. */
  name: string;
  /** The owning role. */
  owner?: string;
  /** The routine. */
  routine: ObjectName;
  /** When it fires. */
  state?: TriggerState;
  /** The commands it is for; all when empty. */
  tags?: Array<string>;
}

/** What `evidence.create` takes. */
export interface EvidenceCreateInput {
  /** What the pack is made from. */
  pack: NewPack;
  /** The private key, PKCS#8 PEM. */
  signing_key: Secret;
}

/** What `evidence.disclose` takes. */
export interface EvidenceDiscloseInput {
  /** What shows values of it. */
  disclosures: Array<Disclosure>;
  /** The redacted document, from a pack that holds. */
  document: unknown;
}

/** Why a piece of evidence does not count. */
export type EvidenceGap = "absent" | "not_passed";

/** It ran, well or not, and its evidence is written. */
export interface EvidenceGen {
  /** How it ran. */
  executed: Executed;
  known: GuardCase;
}

/** The evidence of the whole is written. */
export interface EvidenceGenerated {
  /** The digest of the pack. */
  pack_digest: Sha256Digest;
}

/** A piece of evidence. */
export interface EvidenceItem {
  /** The digest of the artifact. */
  digest: Sha256Digest;
  /** What it shows. */
  item: EvidenceItemKind;
  /** For tests and checks: whether they passed. What does not say so has not. */
  passed?: boolean;
}

/** A kind of evidence. */
export type EvidenceItemKind = "intent_schema" | "policy_checks" | "policy_evaluation" | "approval" | "snapshot" | "execution_time" | "sql" | "dataset_lineage" | "data_contract" | "validation_tests" | "sql_model" | "unit_tests" | "dq_checks" | "impact_analysis" | "affected_entities" | "rollback_plan";

/** What `evidence.log` takes. */
export interface EvidenceLogInput {
  /** The folder of the log; it is made when there is none. */
  log: string;
  /** The log's private key, PKCS#8 PEM; another one than signs evidence. */
  log_signing_key: Secret;
  /** Whose log it is, the same for ever: the deployment's host, a slash and the tenant, `log.example.com/acme`. */
  origin: string;
  /** The packs; all become durable under one checkpoint. */
  packs: Array<Pack>;
  /** The public key that signed them: PEM, or 64 hexadecimal digits. */
  public_key: string;
}

/** What `evidence.log` gives. */
export interface EvidenceLogOutput {
  /** The log's public key, `name+hash+key`: what verifiers are given, by another way than the packs. */
  log_key: string;
  /** The packs with their places in the log, in the same order. */
  packs: Array<Pack>;
}

/** A piece of evidence is there. */
export interface EvidenceRecorded {
  /** Which. */
  evidence: EvidenceItem;
}

/** What `evidence.redact` takes. */
export interface EvidenceRedactInput {
  /** The document. */
  document: unknown;
  /** What to take out: JSON Pointers (RFC 6901). */
  paths: Array<string>;
}

/** Where a piece of evidence comes from. */
export type EvidenceSource = "prior" | "name" | "comment" | "data_type" | "key" | "relation" | "neighbours" | "values";

/** What `evidence.verify` takes. */
export interface EvidenceVerifyInput {
  /** The keys of logs and witnesses that are trusted, `name+hash+key`. Each witness has to have signed the checkpoint. */
  log_keys?: Array<string>;
  /** Whether a pack that is in no log is refused. */
  log_required?: boolean;
  /** The pack. */
  pack: Pack;
  /** The public keys that are trusted, wherever in a log: PEM, or 64 hexadecimal digits. */
  public_keys?: Array<string>;
  /** Further keys that are trusted, each for a stretch of a log. */
  trust?: TrustList;
}

/** What `evidence.withhold` takes. */
export interface EvidenceWithholdInput {
  /** The names of the artifacts. */
  artifacts: Array<string>;
  /** The pack. */
  pack: Pack;
}

/** Do it. */
export interface Execute {
}

/** Do it. The effect's key is the key of the execution. */
export interface ExecuteTask {
  /** What is acted on. */
  entity_id: string;
  /** The digest of the pack that says what is to run. */
  evidence_digest: Sha256Digest;
}

/** It ran. */
export interface Executed {
  /** How long it took, in milliseconds. */
  duration_ms: number;
  /** The key under which it ran, as the effect named it. */
  key: Digest;
  /** How it ended. */
  outcome: ExecutionOutcome;
  /** What went wrong; with `failed`. */
  problem?: string;
}

/** It runs. */
export interface Execution {
  /** The key under which it runs. */
  key: Digest;
  known: GuardCase;
}

/** How an execution ended. */
export type ExecutionOutcome = "succeeded" | "failed";

/** Its time was over before it ran. Final. */
export interface Expired {
  /** Since when. */
  expires_at: Moment;
  known: GuardCase;
}

/** Why one policy matches or does not. */
export interface Explanation {
  /** Its effect. */
  effect: Effect;
  /** How its condition failed. */
  failure?: string;
  /** Whether it matches. */
  matched: boolean;
  /** The first of its fields that does not, where it does not match. */
  mismatch?: Mismatch;
  /** The policy. */
  policy: string;
  /** What it asks for and the request does not state, which counts against the request. */
  unstated?: Array<string>;
}

/** What part of a log was handed out. */
export interface Export {
  /** Where, when and by whom. */
  circumstances: Circumstances;
  /** The controls that it is to show. */
  controls?: Array<string>;
  /** The place after the last. */
  end_index: number;
  /** How many entries of that stretch were handed out. */
  entries: number;
  /** What was asked for, where not everything was. */
  filter?: string;
  /** The first place of the log. */
  first_index: number;
  /** Whose log. */
  log_origin: string;
  /** Until when, excluded: RFC 3339 in UTC. */
  period_end: string;
  /** From when: RFC 3339 in UTC. */
  period_start: string;
  /** Its root. */
  tree_root: Sha256Digest;
  /** The size of the log when it was handed out. */
  tree_size: number;
}

/** What `export.verify` takes. */
export interface ExportVerifyInput {
  /** The export. */
  exported: LogExport;
  /** The log's public key: `name+hash+key`. */
  log_key: string;
}

/** What `export.verify` gives. */
export interface ExportVerifyOutput {
  /** How many entries follow each other from there. */
  count: number;
  /** The place of the first entry. */
  first: number;
  /** Whose log it is; empty when they are not. */
  origin: string;
  /** Why not; empty when they are. */
  reason: string;
  /** How many entries the log had; 0 when they are not its. */
  size: number;
  /** Whether they are. */
  valid: boolean;
}

/** An installed extension. */
export interface Extension {
  /** What people wrote about it. */
  comment?: string;
  /** The schema its objects stand in. */
  installed_schema?: string;
  /** Its name. */
  name: string;
  /** Its version. */
  version?: string;
}

/** What a field of an object is about; hashes roll up per facet. */
export type Facet = "shape" | "null" | "write" | "access" | "ops" | "doc";

/** One digest per facet. */
export interface FacetRoots {
  /** Who may do what. */
  access: Digest;
  /** What people wrote about it. */
  doc: Digest;
  /** Where values may be absent. */
  nulls: Digest;
  /** How it is stored and served. */
  ops: Digest;
  /** What readers' results depend on. */
  shape: Digest;
  /** What writers must satisfy. */
  write: Digest;
}

/** It ran and failed, and that is proven. Final. */
export interface Failed {
  known: GuardCase;
  /** The digest of the pack of evidence. */
  pack_digest: Sha256Digest;
  /** What went wrong. */
  reason: string;
}

/** Why a plan stopped. */
export interface Failure {
  /** The place of the action in the plan, from 0. */
  action: number;
  /** The server's code (SQLSTATE). */
  code: string;
  /** What the server said. */
  message: string;
  /** The statement that failed. */
  statement: string;
}

/** One field of a policy. */
export interface FieldCoverage {
  /** The field, by its path. */
  field: string;
  /** Whether a request was inside. */
  inside: boolean;
  /** Whether a request was just outside. */
  outside: boolean;
}

/** One thing an analysis found. */
export interface Finding {
  /** How sure the strongest level is. */
  certainty: Certainty;
  /** The facet the finding stands on. */
  facet: Facet;
  /** One sentence about what to do. */
  hint?: string;
  /** Stable across wordings, orders and unrelated changes: 32 hexadecimal digits, see [`Finding::id_of`]. */
  id: string;
  /** Levels per audience, in the order of [`Audience::ALL`]. */
  impacts: Array<Impact>;
  /** The strongest level of any audience. */
  level: Level;
  /** The object. */
  location: Location;
  /** One sentence about what happened. */
  message: string;
  /** The rule's name: `column-removed`. */
  name: string;
  /** The query that decides, for a conditional finding. */
  probe?: Probe;
  /** The rule's identifier: `COL004`. */
  rule: string;
}

/** How a fingerprint is made. Values of different algorithms or versions are not to be compared. */
export type FingerprintAlgorithm = "pg_query" | "tokens";

/** A recorded decision that the policies decide otherwise. */
export interface Flip {
  /** The approvals that were asked for, as far as the record says. */
  approvals_recorded?: Array<RequiredApproval>;
  /** The approvals that the policies ask for. */
  approvals_replayed?: Array<RequiredApproval>;
  /** Its line in the record, from 1. */
  line: number;
  /** What had to be kept to, as far as the record says. */
  obligations_recorded?: Obligations;
  /** What has to be kept to by the policies. */
  obligations_replayed?: Obligations;
  /** The policies that have that effect; none where it is the default. */
  policies: Array<string>;
  /** Why, in one sentence. */
  reason: string;
  /** What was decided. */
  recorded: Effect;
  /** What the policies decide. */
  replayed: Effect;
  /** What was asked. */
  request: PolicyRequest;
  /** What that does to whoever asked. */
  strictness: Strictness2;
}

/**
 * How many recorded decisions come out otherwise in one way. The effects are the same where only what is asked for
 * differs.
 */
export interface FlipCount {
  /** How many. */
  count: number;
  /** What was decided. */
  recorded: Effect;
  /** What the policies decide. */
  replayed: Effect;
}

/** A way to reach foreign servers. */
export interface ForeignDataWrapper {
  /** What people wrote about it. */
  comment?: string;
  /** The routine that reaches them, qualified. */
  handler?: string;
  /** Its name. */
  name: string;
  /** Options, `name=value`, by name. */
  options?: Array<string>;
  /** The owning role. */
  owner?: string;
  /** The routine that checks options, qualified. */
  validator?: string;
}

/** A foreign server. */
export interface ForeignServer {
  /** What people wrote about it. */
  comment?: string;
  /** Its name. */
  name: string;
  /** Options, `name=value`, by name. */
  options?: Array<string>;
  /** The owning role. */
  owner?: string;
  /** What the wrapper calls its type. */
  server_type?: string;
  /** What the wrapper calls its version. */
  server_version?: string;
  /** The wrapper that reaches it. */
  wrapper: string;
}

/** Another value of the same length and alphabet, which the key turns back. */
export interface FormatPreserving {
  /** What values are written with; separators stay, anything else is refused. */
  alphabet: Alphabet;
  /** What the last digit is; for a rule of the entity `credit_card` it is `luhn_broken` when it is not said. */
  check_digit?: CheckDigit;
  /** As for a hash. */
  domain: string;
}

/** Why a stretch of text was taken for what it is. */
export type FoundBy = "cue" | "shape" | "check";

/** One common value. */
export interface FrequentValue {
  /** Its share of the rows: 0 to 1. */
  ratio: number;
  /** The value, as text. */
  value: string;
}

/** Something that is there and not in the snapshot: a verdict over it is incomplete. */
export interface Gap {
  /** More about it, where there is more. */
  detail?: string;
  /** What it is, in the product's words: `operator class`, `publication`, … */
  object_kind: string;
  /** Its names, outermost first. */
  path: Array<string>;
  /** Why. */
  reason: GapReason;
}

/** A gap that came or went. */
export interface GapChange {
  /** Whether it is new. */
  appeared: boolean;
  /** The gap. */
  gap: Gap;
}

/** Why something is not in a snapshot. */
export type GapReason = "unmodelled" | "unreadable" | "unknown" | "changed";

/** A range that a value lies in. */
export type Generalisation =
  | ({ kind: "bucket" } & Bucket)
  | ({ kind: "period" } & Period)
  | ({ kind: "prefix" } & Prefix);

/** A range that the value lies in. */
export interface Generalise {
  /** Which. */
  to: Generalisation;
}

/** Write the evidence of the whole. */
export interface GenerateEvidence {
}

/** Write the evidence of the whole. */
export interface GenerateEvidenceTask {
  /** What is still missing. */
  missing: Array<MissingEvidence>;
}

/** Where a generated column is computed. */
export type GenerationKind = "stored" | "virtual";

/** A table as the policies see it. */
export interface GovernedTable {
  /** What its rows state themselves. */
  columns?: RowColumns;
  /** Its name. */
  name: string;
  /** What is known of its data; the data set is `schema.name` where none is said. */
  resource?: Resource;
  /** Its schema; MySQL's database, SQLite's `main`. */
  schema: string;
}

/** What one role may do with an object, beyond what its owner may by default. */
export interface Grant {
  /** What it may pass on, by name. */
  grantable?: Array<string>;
  /** The role, or `PUBLIC`. */
  grantee: string;
  /** The path of the object: a root, or a column of a relation. */
  object: Array<string>;
  /** What it may do, by name: `SELECT`, `USAGE`, … */
  privileges: Array<string>;
  /** The root the object belongs to. */
  root: Root;
}

/** Whom a statement concerns. */
export type GrantAudience = "role" | "everybody";

/** A statement of the script. */
export interface GrantStatement {
  /** Whom it concerns. */
  audience: GrantAudience;
  /** What it is for: one line. */
  reason: string;
  /** The statement. */
  sql: string;
}

/** A kind of guarded action. It decides what has to be proven and whether there has to be a way back. */
export type GuardActionKind = "query" | "dataset_onboard" | "pipeline_deploy" | "policy_change" | "other";

/** What `guard.apply` takes. */
export interface GuardApplyInput {
  /** What happens now. */
  event: GuardEvent;
  /** What has happened to the action, in order: the events are the only way to its state. */
  events?: Array<GuardEvent>;
}

/** What is known of one action. It is only ever read: what fills it is the action's events. */
export interface GuardCase {
  /** The action. */
  action_id: string;
  /** The approval, where one was asked for. */
  approval?: CaseApproval;
  /** What was handed in, by kind. */
  evidence: Array<EvidenceItem>;
  /** How it ran. */
  execution?: Executed;
  /** From when on the decision is worth nothing. */
  expires_at?: Moment;
  /** What is to be done. */
  intent: Intent;
  /** The way back. */
  restore_point?: RestorePoint;
  /** The digest of the schema the intent was checked against. */
  schema_digest?: Sha256Digest;
  /** When it was asked for. */
  submitted_at: Moment;
  /** What the policies decided. */
  verdict?: PolicyVerdict;
  /** The objects on which the decision rests, as they were when it was made. */
  world: Array<ObjectDigest>;
}

/** What `guard.decide` takes. */
export interface GuardDecideInput {
  /** What the intent does not say and policies ask for. */
  context?: ActionContext;
  /** From when on the decision is worth nothing; an approval has to have an end. */
  expires_at?: Moment;
  /** What is to be done, as it was submitted. */
  intent: Intent;
  /** Built-in packs to add, by name. */
  packs?: Array<string>;
  /** The policies; their order does not matter. */
  policies?: Array<Policy>;
  /** The objects on which the decision rests, as they are now. */
  world?: Array<ObjectDigest>;
}

/**
 * Something to be done outside.
 *
 * It may be asked for more than once: after a crash nobody knows whether it was done. The key is the same each time,
 * so that whoever does it recognises it.
 */
export interface GuardEffect {
  /** The same for the same thing, however often it is asked for. */
  key: Digest;
  /** What. */
  task: GuardTask;
}

/** Something that happened to an action. */
export interface GuardEvent {
  /** The action. */
  action_id: string;
  /** When it happened: not before the event before it. */
  at: Moment;
  /** Unique among the action's events. */
  id: string;
  /** Its place among the action's events: from 1, none left out. */
  sequence: number;
  /** What happened. */
  what: GuardHappening;
}

/** A kind of event. */
export type GuardEventKind = "submitted" | "intent_checked" | "policy_decided" | "evidence_recorded" | "restore_point_recorded" | "voted" | "started" | "executed" | "evidence_generated" | "withdrawn" | "elapsed" | "violation_found";

/** What happened. */
export type GuardHappening =
  | ({ kind: "submitted" } & Submitted)
  | ({ kind: "intent_checked" } & IntentChecked)
  | ({ kind: "policy_decided" } & PolicyDecided)
  | ({ kind: "evidence_recorded" } & EvidenceRecorded)
  | ({ kind: "restore_point_recorded" } & RestorePointRecorded)
  | ({ kind: "voted" } & Voted)
  | ({ kind: "started" } & Started)
  | ({ kind: "executed" } & Executed)
  | ({ kind: "evidence_generated" } & EvidenceGenerated)
  | ({ kind: "withdrawn" } & Withdrawn)
  | ({ kind: "elapsed" } & Elapsed)
  | ({ kind: "violation_found" } & ViolationFound);

/** The last event that happened. */
export interface GuardLastEvent {
  /** When. */
  at: Moment;
  /** What it asks to be written down. */
  audit: AuditTask;
}

/** What `guard.replay` takes. */
export interface GuardReplayInput {
  /** What has happened to the action, in order. */
  events: Array<GuardEvent>;
}

/** A state with what is known in it. */
export type GuardStage =
  | ({ kind: "idle" } & Idle)
  | ({ kind: "intent_validation" } & IntentValidation)
  | ({ kind: "policy_check" } & PolicyCheck)
  | ({ kind: "awaiting_approval" } & AwaitingApproval)
  | ({ kind: "cleared" } & Cleared)
  | ({ kind: "execution" } & Execution)
  | ({ kind: "evidence_gen" } & EvidenceGen)
  | ({ kind: "complete" } & Complete)
  | ({ kind: "failed" } & Failed)
  | ({ kind: "blocked" } & Blocked)
  | ({ kind: "cancelled" } & Cancelled)
  | ({ kind: "expired" } & Expired);

/** An action at one moment: where it is, and which events led there. Its events are the only way to it. */
export interface GuardState {
  action_id?: string;
  events: Record<string, Digest>;
  last?: GuardLastEvent;
  stage: GuardStage;
}

/** A state of an action. */
export type GuardStateKind = "idle" | "intent_validation" | "policy_check" | "awaiting_approval" | "cleared" | "execution" | "evidence_gen" | "complete" | "failed" | "blocked" | "cancelled" | "expired";

/** What is to be done. */
export type GuardTask =
  | ({ kind: "audit" } & Audit)
  | ({ kind: "notify" } & Notify)
  | ({ kind: "validate_intent" } & ValidateIntent)
  | ({ kind: "check_policy" } & CheckPolicy)
  | ({ kind: "request_approval" } & RequestApproval)
  | ({ kind: "prepare" } & Prepare)
  | ({ kind: "execute" } & Execute)
  | ({ kind: "generate_evidence" } & GenerateEvidence);

/** What an event leads to. */
export interface GuardTransition {
  /** What has to be done because of it, in this order; nothing for an event that had happened before. */
  effects: Array<GuardEffect>;
  /** The state after it. */
  state: GuardState;
}

/** A keyed digest, `<key>:<64 hexadecimal digits>`: equal values are equal inside the domain. */
export interface Hash {
  /** What kind of thing is meant, such as `person`: columns of one domain can be joined, columns of two cannot. */
  domain: string;
}

/** The column is not there. */
export interface Hide {
}

/** A value at a time, in the order of time. */
export interface HistoryPoint {
  /** The time, RFC 3339 in UTC; shown, not computed with. */
  at: string;
  /** The value. */
  value: number;
}

/** The country and the last four: `DE** **** **** **** **30 00` as it was grouped. */
export interface Iban {
}

/** The last four of an identifier: `***-**-6789`. */
export interface Identifier {
}

/** How an identity column takes its value. */
export type IdentityKind = "always" | "by_default";

/** Nobody has asked for anything yet. */
export interface Idle {
}

/** A finding's level for one audience. */
export interface Impact {
  /** Who is affected. */
  audience: Audience;
  /** How sure that is. */
  certainty: Certainty;
  /** How badly. */
  level: Level;
}

/** What `impact.find` takes. */
export interface ImpactFindInput {
  /** Where both schemas are asked. */
  asked: AskedPlace;
  /** The schema after. */
  new_snapshot: SnapshotDocument;
  /** The schema before. */
  old_snapshot: SnapshotDocument;
  /** What the snapshots do not say. */
  options?: DiffOptions;
  /** Where names that are not qualified are looked up; the database's own when empty. */
  search_path?: Array<string>;
  /** Where consumers are looked for. */
  sources?: ConsumerSources;
}

/** What `impact.find` gives. */
export interface ImpactFindOutput {
  /** The comparison with the findings about consumers in it. */
  comparison: Comparison;
  /** What happens to the consumers. */
  impact: ImpactReport;
  /** What could not be taken, and why. */
  notes?: Array<string>;
}

/** What `impact.judge` takes. */
export interface ImpactJudgeInput {
  /** What the descriptions stand on. */
  basis?: Basis;
  /** Who runs statements. */
  consumers: Array<Consumer>;
  /** What the new schema says of each, in their order. */
  new_descriptions: Array<Description>;
  /** The schema after. */
  new_snapshot: SnapshotDocument;
  /** What the old schema says of each, in their order. */
  old_descriptions: Array<Description>;
  /** The schema before. */
  old_snapshot: SnapshotDocument;
  /** What the snapshots do not say. */
  options?: DiffOptions;
}

/** What `impact.judge` gives. */
export interface ImpactJudgeOutput {
  /** The comparison with the findings about consumers in it. */
  comparison: Comparison;
  /** What happens to the consumers. */
  impact: ImpactReport;
}

/** What a change does to those who are known to read and write. */
export interface ImpactReport {
  /** Consumers that fail, or get or give something else. */
  affected: number;
  /** What the descriptions stand on. */
  basis?: Basis;
  /** The findings: one for each consumer that is not unaffected, and one when none is affected. */
  findings: Array<Finding>;
  /** Consumers asked of both schemas. */
  judged: number;
  /** Consumers that go on as before. */
  unaffected: number;
  /** Consumers that neither schema understands, or that could not be asked. */
  unresolved: number;
}

/** An index of a relation. */
export interface Index {
  /** The relation is clustered on it. */
  clustered?: boolean;
  /** What people wrote about it. */
  comment?: string;
  /** The constraint it serves. */
  constraint?: string;
  /** Columns that only ride along. */
  included_columns?: Array<string>;
  /** Not usable: a concurrent build failed. */
  invalid?: boolean;
  /** Never chosen by the planner (MySQL `INVISIBLE`, MariaDB `IGNORED`). */
  invisible?: boolean;
  /** What it is ordered by. */
  keys: Array<IndexKey>;
  /** The access method: `btree`, `gin`, … */
  method: string;
  /** Its name. */
  name: string;
  /** Nulls count as equal. */
  nulls_not_distinct?: boolean;
  /** The index of the partitioned table that it is a part of. */
  partition_of?: ObjectName;
  /** Only rows that satisfy this, as SQL. */
  predicate?: string;
  /** The relation. */
  relation: string;
  /** Identifies old rows to subscribers. */
  replica_identity?: boolean;
  /** The schema. */
  schema: string;
  /** Storage parameters, `name=value`, by name. */
  storage_options?: Array<string>;
  /** The tablespace, where it is not the database's. */
  tablespace?: string;
  /** No two rows alike. */
  unique?: boolean;
}

/** The indexes that are worth making for some statements. */
export interface IndexAdvice {
  /** How many candidates were looked at. */
  candidates: number;
  /** High where a server planned with the indexes, low where the costs are estimates from statistics. */
  confidence: AdviceConfidence;
  /** The indexes, in the order they were chosen. */
  indexes: Array<ProposedIndex>;
  /** What each statement costs. */
  statements: Array<StatementCost>;
}

/** One key of an index: a column or an expression. */
export interface IndexKey {
  /** The collation, where it is not the column's or the expression's. */
  collation?: string;
  /** The column, where the key is one. */
  column?: string;
  /** Sorted downwards. */
  descending?: boolean;
  /** The expression, where the key is one. */
  expression?: string;
  /** Nulls before values. */
  nulls_first?: boolean;
  /** The operator class, where it is not the type's default. */
  operator_class?: string;
  /** The operator class's own options, `name=value`, by name. */
  operator_class_options?: Array<string>;
  /** How many characters of the column are indexed, where not all are (MySQL). */
  prefix_length?: number;
  /** The statistics target of an expression, where one is set. */
  statistics_target?: number;
}

/** What a choice is bound by. */
export interface IndexLimits {
  /** The share of the cost that an index must save; 0.1 when absent. */
  gain_min?: number;
  /** Indexes that are chosen; 10 when absent. */
  indexes_max?: number;
  /** Bytes that all new indexes may take together; a gibibyte when absent. */
  size_bytes_max?: number;
}

/** The first letter of each word: `A*** L***`. */
export interface Initials {
}

/** What is to be done, as it is handed in. */
export interface Intent {
  /** What kind of action it is. */
  action: GuardActionKind;
  /** As what it is approved, where that does not follow from the action: reading personal data is `pii_access`. */
  approval_kind?: ApprovalKind;
  /** What it is for, in words. */
  description: string;
  /** What is acted on: a data set, a pipeline, a policy. */
  entity_id: string;
  /** The digest of the pack that says what is to run. What runs has to have the same. */
  evidence_digest: Sha256Digest;
  /** That nothing is modified; only with `other`, which otherwise counts as modifying. */
  reads_only?: boolean;
  /** Who asks. */
  requester: Party;
  /** How much is at stake. */
  risk: RiskLevel;
}

/** The intent was checked against its schema. */
export interface IntentChecked {
  /** What is wrong with the intent; nothing when it is left out. */
  problems?: Array<string>;
  /** The digest of the schema. */
  schema_digest: Sha256Digest;
}

/** The intent is checked against its schema. */
export interface IntentValidation {
  known: GuardCase;
}

/** How to undo an action. */
export type Inverse =
  | ({ kind: "statements" } & Statements)
  | ({ kind: "irreversible" } & Irreversible);

/** Not at all. */
export interface Irreversible {
  /** The reason, in a sentence. */
  reason: string;
}

/** The value itself. */
export interface Keep {
}

/** What is due about a key: as much care as the entry that needs most. */
export interface KeyDue {
  /** What is due: the latest moment to keep until, the earliest to erase by. */
  due: RetentionDue;
  /** How many entries it seals. */
  entries: number;
  /** The key. */
  key_id: DataKeyId;
}

/** The key-encryption key of a jurisdiction. */
export interface KeyEncryptionKey {
  /** Whose data keys it seals. */
  jurisdiction: string;
  /** 64 hexadecimal digits, drawn at random. */
  key: Secret;
}

/** What `key.generate` takes. */
export interface KeyGenerateInput {
  /** For the key of a log, whose log it is: the deployment's host, a slash and the tenant. */
  log_origin?: string;
}

/** A pair of keys as PEM texts. */
export interface KeyPair {
  /** The identifier of the public key. */
  key_id: string;
  /** The public key as verifiers of a log are given it, `name+hash+key`, where it is a log's. */
  log_key?: string;
  /** The private key, PKCS#8. */
  private_key_pem: Secret;
  /** The public key, SubjectPublicKeyInfo. */
  public_key_pem: string;
}

/** The data keys of an audit log. */
export interface KeyRingPlace {
  /** The address: a folder, best on another disk than the rest. */
  address: string;
  /** What the keys in it are sealed with. */
  key_encryption_keys: Array<KeyEncryptionKey>;
}

/** That a new key speaks in the stead of an old one. */
export interface KeyRotation {
  /** Where, when and by whom. */
  circumstances: Circumstances;
  /** The key that replaces it, 64 hexadecimal digits. */
  new_key: string;
  /** The key that is replaced, 64 hexadecimal digits. */
  old_key: string;
  /** Why. */
  reason: string;
}

/** A legal hold. It applies to what fits everything that it names; one that names nothing applies to everything. */
export interface LegalHold {
  /** From when on it applies. */
  begins: Moment;
  /** From when on it does not any more; until it is taken back when absent. */
  ends?: Moment;
  /** The identifier: 1 to 64 letters, digits, `.`, `_` and `-`. */
  id: string;
  /** Under whose law. */
  jurisdiction?: string;
  /** Sealed with which keys; with any when empty. */
  key_ids?: Array<DataKeyId>;
  /** Why: the case or the order. */
  reason: string;
  /** Of which retention class. */
  retention_class?: string;
  /** Whose entries. */
  tenant?: string;
}

/** How bad a finding is for an audience. */
export type Level = "info" | "warning" | "error";

/** Another level for the findings of a rule. */
export interface LevelOverride {
  /** Only for this audience; for all when absent. */
  audience?: Audience;
  /** The level. It is never made more certain than it was. */
  level: SettingLevel;
  /**
   * Only where the object's path fits: `public.log_*`, `public.person.*`, `**.token`. A `*` stands for part of one
   * name, `**` for any number of names.
   */
  path?: string;
  /** The rule's identifier or name. */
  rule: string;
}

/** The lines of a text in Rego, from 1. */
export interface LineCoverage {
  /** The lines that ran. */
  covered: Array<number>;
  /** The lines that did not. */
  not_covered: Array<number>;
  /** What it is: a file's path, or a policy's field. */
  path: string;
}

/** No server is asked: the statements are read beside the two snapshots. */
export interface Lineage {
}

/** A format of a lineage. */
export type LineageFormat = "sentences" | "openlineage" | "graph" | "mermaid" | "dot";

/** What `lineage.render` takes. */
export interface LineageRenderInput {
  /** The database, which stands in front of each schema's name in that way of naming. */
  database?: string;
  /** The format. */
  format?: LineageFormat;
  /** The place of the data in OpenLineage's way of naming: `postgres://host:5432`. Only that format uses it. */
  namespace?: string;
  /** Where names that are not qualified are looked up; the product's usual place when empty. */
  search_path?: Array<string>;
  /** The schema. */
  snapshot: SnapshotDocument;
  /** One statement. */
  sql: string;
}

/** What `lineage.render` gives. */
export interface LineageRenderOutput {
  /** What a server would say of the statement, as far as its text tells. */
  answer: Description;
  /** The lineage; one without columns where the answer is no result. */
  text: string;
}

/** What `lineage.trace` takes. */
export interface LineageTraceInput {
  /** Where names that are not qualified are looked up; the product's usual place when empty. */
  search_path?: Array<string>;
  /** The schema. */
  snapshot: SnapshotDocument;
  /** One statement. */
  sql: string;
}

/** What `lineage.trace` gives. */
export interface LineageTraceOutput {
  /** What a server would say of the statement, as far as its text tells. */
  answer: Description;
  /** The columns of the result; none where the answer is no result. */
  columns: Array<ColumnLineage>;
  /** The columns that decide about rows: filters, joins, groups, orders, what is written. */
  indirect: Array<SourceColumn>;
}

/** What a finding is about. */
export interface Location {
  /** The field of the object, where the finding is about one. */
  field?: string;
  /** The kind of object: `column`, `constraint`, … */
  object_kind: string;
  /** Its path from the outermost name: schema, relation, column. */
  path: Array<string>;
}

/** The strongest lock that an action takes on a relation that others can see. */
export interface LockClaim {
  /** The lock. */
  mode: LockMode;
  /** The relation (a table, view, sequence or index), by its name at that moment. */
  relation: ObjectName;
}

/**
 * A table-level lock of PostgreSQL, weakest first (manual, "Explicit Locking"). MySQL and MariaDB have the table for
 * themselves alone for a moment at either end of a statement; in between they hold `access_exclusive`, or with
 * `LOCK=NONE` `share_update_exclusive`.
 */
export type LockMode = "access_share" | "row_share" | "row_exclusive" | "share_update_exclusive" | "share" | "share_row_exclusive" | "exclusive" | "access_exclusive";

/** What `log.append` takes. */
export interface LogAppendInput {
  /** The entries in base64, each of at most 65,535 bytes. */
  entries: Array<string>;
  /** The address of the log: a folder, `sqlite:FILE#LOG` or `postgresql://…#LOG`. It is begun when there is none. */
  log: string;
  /** Whose log it is: a name without a scheme that is the same for ever, `log.example.com/tenant`. */
  origin: string;
  /** The log's private key, PKCS#8 PEM. */
  signing_key: Secret;
}

/** What `log.append` gives. */
export interface LogAppendOutput {
  /** The checkpoint over them as it was signed. */
  checkpoint: string;
  /** The place of the first entry, from 0; the others follow. */
  first: number;
  /** The log's public key as everyone writes it: `name+hash+key`. */
  log_key: string;
  /** How many entries the log has now. */
  size: number;
}

/**
 * Entries of a log that follow each other (`bastion.log-export/v1`).
 *
 * The edge of the tree before the first entry, continued by the entries, gives a root; the checkpoint continues that
 * root. So the entries are all that the log has from the first to the last, in its order, and nothing else of the log is
 * needed to check it.
 */
export interface LogExport {
  /** The checkpoint as it was signed, with the signatures of witnesses. */
  checkpoint: string;
  /** That the tree of the checkpoint begins with the one up to the last entry. */
  consistency: ConsistencyProof;
  /** The roots of the complete subtrees before it, from the largest to the smallest. */
  edge: Array<Sha256Digest>;
  /** The entries in base64. */
  entries: Array<string>;
  /** The place of the first entry, from 0. */
  first: number;
  /** The version of this document. */
  format: LogExportFormat;
}

/** The version of the document. */
export type LogExportFormat = "bastion.log-export/v1";

/** What `log.export` takes. */
export interface LogExportInput {
  /** The place behind the last entry; the end of the log when absent. */
  end?: number;
  /** The place of the first entry, from 0. */
  first?: number;
  /** The address of the log: a folder, `sqlite:FILE#LOG`, `postgresql://…#LOG` or `https://…`. */
  log: string;
  /** The log's public key: `name+hash+key`. */
  log_key: string;
}

/** One thing that is wrong. */
export interface LogFinding {
  /** In words. */
  message: string;
  /** Where: the path of a file, or the place of an older checkpoint in the list. */
  place: string;
  /** What. */
  problem: LogProblem;
}

/** How much has to be written down about what was done, least first. */
export type LogLevel = "decision" | "request" | "result";

/** What is wrong with a log. */
export type LogProblem = "checkpoint" | "missing" | "unreadable" | "changed" | "root" | "truncated" | "forked" | "foreign";

/** What `log.prove` takes. */
export interface LogProveInput {
  /** The place of the entry, from 0. */
  index: number;
  /** The address of the log: a folder, `sqlite:FILE#LOG`, `postgresql://…#LOG` or `https://…`. */
  log: string;
  /** The log's public key: `name+hash+key`. */
  log_key: string;
}

/** What a log is. */
export interface LogReport {
  /** What is wrong, sorted by place. */
  findings: Array<LogFinding>;
  /** Whose log it says it is; empty for a log without a checkpoint. */
  origin: string;
  /** How many entries its newest checkpoint says. */
  size: number;
  /** Files beyond that: of a writer that did not come to an end. They are no entries. */
  uncommitted: Array<string>;
  /** Whether nothing is wrong. */
  valid: boolean;
}

/** Whether a pack is in a log, and where. */
export interface LogStanding {
  /** Where in it, from 0. */
  index?: number;
  /** Whose log. */
  origin?: string;
  /** Whether it is. */
  status: LogStatus;
  /** How many entries the log had in the checkpoint that proves it. */
  tree_size?: number;
}

/** Whether a pack is in a log. */
export type LogStatus = "not_logged" | "not_checked" | "logged" | "failed";

/** What `log.verify` takes. */
export interface LogVerifyInput {
  /** The address of the log: a folder, `sqlite:FILE#LOG`, `postgresql://…#LOG` or `https://…`. */
  log: string;
  /** The log's public key: `name+hash+key`. */
  log_key: string;
  /** Signed checkpoints of it that somebody kept: the log has to continue each of them. */
  older?: Array<string>;
  /** Public keys of witnesses: `name+hash+key`. */
  witness_keys?: Array<string>;
  /** How many of them have to have signed the newest checkpoint. */
  witnesses_min?: number;
}

/** What `log.verify` gives. */
export interface LogVerifyOutput {
  /** What the log is and what is wrong with it. */
  report: LogReport;
  /** Whether nothing is wrong, and enough witnesses signed. */
  valid: boolean;
  /** The witnesses that signed its newest checkpoint, in the order of their keys. */
  witnesses: Array<Witnessed>;
}

/** What `log.witness` takes. */
export interface LogWitnessInput {
  /** The checkpoint that this witness signed last, with its signature; nothing when it sees the log for the first time. */
  known?: string;
  /** The address of the log: a folder, `sqlite:FILE#LOG`, `postgresql://…#LOG` or `https://…`. */
  log: string;
  /** The log's public key: `name+hash+key`. */
  log_key: string;
  /** The name of the witness. */
  name: string;
  /** The witness's private key, PKCS#8 PEM. */
  signing_key: Secret;
}

/** What `log.witness` gives. */
export interface LogWitnessOutput {
  /** The checkpoint with the signatures it had and the witness's. Keep it: the next one has to continue it. */
  checkpoint: string;
  /** How many entries it has. */
  size: number;
  /** The witness's public key: `name+hash+key`. */
  witness_key: string;
}

/** An entry with the proof that it is in a log. */
export interface LoggedEntry {
  /** The entry in base64. */
  entry: string;
  /** The proof, as C2SP `tlog-proof` writes it: it needs nothing else of the log. */
  proof: string;
}

/** What an action loses. */
export type LossKind = "values" | "column" | "rows";

/** What stands in the place of a value. A null stays one, but for `constant`. */
export type Mask =
  | ({ kind: "keep" } & Keep)
  | ({ kind: "null" } & Null)
  | ({ kind: "constant" } & Constant)
  | ({ kind: "hash" } & Hash)
  | ({ kind: "token" } & Token)
  | ({ kind: "partial" } & Partial)
  | ({ kind: "format_preserving" } & FormatPreserving)
  | ({ kind: "date_shift" } & DateShift)
  | ({ kind: "generalise" } & Generalise);

/** A column of a table and what is known of it. */
export interface MaskColumn {
  /** What it holds. */
  entity?: PrivacyEntity;
  /** Its name. */
  name: string;
  /** Tags it carries, beside those of what it holds. */
  tags?: Array<string>;
}

/** Rows. */
export type MaskData =
  | ({ kind: "rows" } & Rows)
  | ({ kind: "csv" } & Csv);

/** The key of a tenant. */
export interface MaskKey {
  /** What says in a token which key made it: 1 to 16 lower-case letters and digits. */
  id: string;
  /** 32 random bytes as 64 hexadecimal digits. */
  secret: Secret;
  /** Whose it is: masks of two tenants have nothing in common, even with the same key. */
  tenant: string;
}

/** A mask that a column has to have. */
export interface MaskObligation {
  /** The column, by its name in the data set. */
  column: string;
  /** What stands in the place of its values. */
  mask: SqlMask;
}

/** Which columns get which mask. */
export interface MaskPolicy {
  /** How many rows have to look alike. */
  anonymity?: AnonymityRule;
  /** `bastion.mask_policy/v1`. */
  format: string;
  /** The first rule that names a column decides. */
  rules: Array<MaskRule>;
  /** What becomes of a column that no rule names. */
  unmatched?: Unmatched;
}

/** What was done to a table. */
export interface MaskReport {
  /** How well rows hide among each other, where the policy asks. */
  anonymity?: AnonymityReport;
  /** Each column, in the table's order. */
  columns: Array<MaskedColumn>;
  /** The rules, from 1, that no column needed: a name may be wrong. */
  rules_unused: Array<number>;
}

/** One rule. */
export interface MaskRule {
  /** Which columns; those that fit all that is said. */
  columns: ColumnPattern;
  /** What stands in the place of their values. */
  mask: Mask;
  /** What becomes of a value that the mask cannot be made of. */
  otherwise?: Otherwise;
}

/** What was done to a column. */
export interface MaskedColumn {
  /** Values that the mask could not be made of and that were left out. */
  left_out: number;
  /** The mask, as the policy calls it. */
  mask: string;
  /** Values that something else stands for now. */
  masked: number;
  /** Its name. */
  name: string;
  /** Values that were not there. */
  nulls: number;
  /** The rule that decided, from 1; none where no rule names the column. */
  rule?: number;
}

/** When a composite reference with nulls counts. */
export type MatchType = "simple" | "full" | "partial";

/** A policy that matched a request. */
export interface MatchedPolicy {
  /** Its digest. */
  digest: Digest;
  /** Its effect. */
  effect: Effect;
  /** How the policy's condition failed, which counted against the request. */
  failure?: string;
  /** The policy's identifier. */
  id: string;
  /** What a person is told. */
  reason: string;
  /** How grave the match is. */
  severity?: Severity;
  /** What the policy asks for and the request does not state, which counted against the request. */
  unstated?: Array<string>;
  /** Its version. */
  version: number;
}

/** A policy that matched. */
export interface MatchedRecord {
  /** Its digest. */
  digest: Digest;
  /** Its effect. */
  effect: string;
  /** Its identifier. */
  id: string;
  /** What a person is told. */
  reason: string;
  /** Its version. */
  version: number;
}

/** What `migrate.apply` takes. */
export interface MigrateApplyInput {
  /** The plan. */
  plan: Plan;
  /** The address of the database the plan was made for. */
  source: string;
}

/** What `migrate.plan` takes. */
export interface MigratePlanInput {
  /** The schema as it shall be, with what needs what. */
  new_snapshot: SnapshotDocument;
  /** The schema as it is, with what needs what (`dependencies`). */
  old_snapshot: SnapshotDocument;
  /** What is wanted and known. */
  options?: PlanOptions;
}

/** What `migrate.plan` gives. */
export interface MigratePlanOutput {
  /** The plan, or its refusals. */
  plan: Plan;
  /** The plan back, as a script: what it loses is not given back. */
  rollback_script: string;
  /** The plan as a script. */
  script: string;
}

/** What `migrate.prove` takes. */
export interface MigrateProveInput {
  /** The `pg_dump` to ask as a second witness. */
  dump_program?: string;
  /** The schema as it shall be, with what needs what. */
  new_snapshot: SnapshotDocument;
  /** The schema as it is, with what needs what (`dependencies`). */
  old_snapshot: SnapshotDocument;
  /** What is wanted and known. */
  options?: PlanOptions;
  /** The address of a server on which two databases may be made and dropped again; `sqlite::memory:` for SQLite. */
  server: string;
}

/** What keeps a policy from matching. */
export interface Mismatch {
  /** What the request states; null where it states nothing. */
  actual: unknown;
  /** What it asks for. */
  expected: unknown;
  /** The policy's field, by its path. */
  field: string;
}

/** A piece of evidence that is required and does not count. */
export interface MissingEvidence {
  /** Why. */
  gap: EvidenceGap;
  /** Which one. */
  item: EvidenceItemKind;
}

export type Moment = string;

/** A policy that one more fitting answer would make match. */
export interface NearMiss {
  /** Its effect. */
  effect: Effect;
  /** The only one of its fields that does not match. */
  mismatch: Mismatch;
  /** The policy. */
  policy: string;
}

/** The network: `192.0.*.*`, `2001:db8:*`. */
export interface Network {
}

/** An entry to record. */
export interface NewAuditEntry {
  /** What is sealed. */
  body: AuditBody;
  /** What stands in the log. */
  header: AuditHeader;
}

/** What a pack is made from. */
export interface NewPack {
  /** Further artifacts. */
  artifacts?: Array<Artifact>;
  /** What was found. */
  findings?: Array<Finding>;
  /** What the statement says. */
  predicate: Predicate;
}

/** There is none: what depended on it is cleared. */
export interface NoRow {
}

/** None of these. */
export interface NoneOf {
  /** They. */
  values: Array<string>;
}

/** Nothing, not even its length: `***`. */
export interface Nothing {
}

/** Tell somebody. */
export interface Notify {
}

/** Tell the requester how it ended. */
export interface NotifyTask {
  /** Why, in words. */
  reason: string;
  /** Whom: the requester; absent where nobody has asked for anything yet, and whoever watches has to be told. */
  recipient?: string;
  /** The way back, where something may have run that has to be undone. */
  restore_point_id?: string;
  /** How it ended. */
  state: GuardStateKind;
}

/** Nothing. */
export interface Null {
}

/** One object of a database. */
export type Object =
  | ({ kind: "schema" } & Schema)
  | ({ kind: "extension" } & Extension)
  | ({ kind: "enum" } & Enum)
  | ({ kind: "domain" } & Domain)
  | ({ kind: "sequence" } & Sequence)
  | ({ kind: "routine" } & Routine)
  | ({ kind: "relation" } & Relation)
  | ({ kind: "column" } & Column)
  | ({ kind: "constraint" } & Constraint)
  | ({ kind: "index" } & Index)
  | ({ kind: "trigger" } & Trigger)
  | ({ kind: "row_policy" } & RowPolicy)
  | ({ kind: "grant" } & Grant)
  | ({ kind: "rewrite_rule" } & RewriteRule)
  | ({ kind: "composite" } & Composite)
  | ({ kind: "attribute" } & Attribute)
  | ({ kind: "range" } & Range)
  | ({ kind: "operator" } & Operator)
  | ({ kind: "operator_family" } & OperatorFamily)
  | ({ kind: "operator_class" } & OperatorClass)
  | ({ kind: "cast" } & Cast)
  | ({ kind: "collation" } & Collation)
  | ({ kind: "text_search_configuration" } & TextSearchConfiguration)
  | ({ kind: "text_search_dictionary" } & TextSearchDictionary)
  | ({ kind: "text_search_parser" } & TextSearchParser)
  | ({ kind: "text_search_template" } & TextSearchTemplate)
  | ({ kind: "statistics" } & Statistics)
  | ({ kind: "publication" } & Publication)
  | ({ kind: "foreign_data_wrapper" } & ForeignDataWrapper)
  | ({ kind: "foreign_server" } & ForeignServer)
  | ({ kind: "user_mapping" } & UserMapping)
  | ({ kind: "event_trigger" } & EventTrigger)
  | ({ kind: "default_privilege" } & DefaultPrivilege)
  | ({ kind: "security_label" } & SecurityLabel)
  | ({ kind: "scheduled_event" } & ScheduledEvent);

/** A named object and the digest it has. */
export interface ObjectDigest {
  /** Its digest. */
  digest: Digest;
  /** Its name. */
  name: string;
}

/** A kind of object. */
export type ObjectKind = "schema" | "extension" | "enum" | "domain" | "sequence" | "routine" | "relation" | "column" | "constraint" | "index" | "trigger" | "row_policy" | "grant" | "rewrite_rule" | "composite" | "attribute" | "range" | "operator" | "operator_family" | "operator_class" | "cast" | "collation" | "text_search_configuration" | "text_search_dictionary" | "text_search_parser" | "text_search_template" | "statistics" | "publication" | "foreign_data_wrapper" | "foreign_server" | "user_mapping" | "event_trigger" | "default_privilege" | "security_label" | "scheduled_event";

/** The name of an object in a schema. */
export interface ObjectName {
  /** The name in it. */
  name: string;
  /** The schema. */
  schema: string;
}

/** One object, by kind and path. */
export interface ObjectReference {
  /** What it is. */
  object_kind: ObjectKind;
  /** Its names, outermost first. */
  path: Array<string>;
}

/**
 * What whoever carries out a decision has to keep to. A policy's obligations hold wherever the policy matches and the
 * request is not blocked; those of several policies hold together.
 */
export interface Obligations {
  /** How much has to be written down. */
  log?: LogLevel;
  /** Columns under masks. */
  masks?: Array<MaskObligation>;
  /** Which rows may be seen: those that keep to every one. */
  rows?: Array<RowObligation>;
}

/** What was seen of one action. */
export interface Observation {
  /** The locks on relations that were there before. */
  locks: Array<ObservedLock>;
  /** The tables and materialised views whose storage was written anew, by their names before. */
  rewrites: Array<ObjectName>;
}

/** A lock that was seen. Of an index or an owned sequence, `covered_by` is the table it goes with. */
export interface ObservedLock {
  /** The lock. */
  claim: LockClaim;
  /** The table that an index or a sequence belongs to. */
  covered_by?: ObjectName;
  /** The names the relation had before and after the action. */
  names: Array<ObjectName>;
}

/** A document with what disclosures showed. */
export interface Opened {
  /** The document with the values that were shown to be its own. */
  document: unknown;
  /** The paths of disclosures that do not fit, sorted: what they say was never in the document. */
  refused: Array<string>;
  /** Whether every disclosure fits. */
  valid: boolean;
}

/** An operator. */
export interface Operator {
  /** What people wrote about it. */
  comment?: string;
  /** The operator that gives the same with the operands exchanged, qualified. */
  commutator?: string;
  /** May be used in a hash join. */
  hashes?: boolean;
  /** The routine that estimates how many pairs satisfy it, qualified. */
  join_estimator?: string;
  /** The type on its left, as SQL; absent for a prefix operator. */
  left_type?: string;
  /** May be used in a merge join. */
  merges?: boolean;
  /** The name alone. */
  name: string;
  /** The operator that gives the contrary, qualified. */
  negator?: string;
  /** The owning role. */
  owner?: string;
  /** The routine that estimates how many rows satisfy it, qualified. */
  restriction_estimator?: string;
  /** The type of its result, as SQL. */
  result_type: string;
  /** The type on its right, as SQL. */
  right_type?: string;
  /** The routine behind it, qualified. */
  routine: string;
  /** The schema. */
  schema: string;
  /** The name and the types of its operands: `===(integer, integer)`, `@(NONE, integer)`. */
  signature: string;
}

/** A class of operators for an index. */
export interface OperatorClass {
  /** What people wrote about it. */
  comment?: string;
  /** The type it is for, as SQL. */
  data_type: string;
  /** It is used for its type unless another is named. */
  default_for_type?: boolean;
  /** The family it belongs to, qualified and quoted as SQL. */
  family: string;
  /** Its operators and functions, as SQL. */
  members?: Array<string>;
  /** The access method. */
  method: string;
  /** The name alone. */
  name: string;
  /** The owning role. */
  owner?: string;
  /** The schema. */
  schema: string;
  /** The name and the access method: `word_ops USING btree`. */
  signature: string;
  /** The type that is stored, as SQL, where it is another. */
  storage_type?: string;
}

/** A family of operator classes. */
export interface OperatorFamily {
  /** What people wrote about it. */
  comment?: string;
  /** The operators and functions that belong to the family and to no class, as SQL. */
  members?: Array<string>;
  /** The access method. */
  method: string;
  /** The name alone. */
  name: string;
  /** The owning role. */
  owner?: string;
  /** The schema. */
  schema: string;
  /** The name and the access method: `word_ops USING btree`. */
  signature: string;
}

/** What becomes of columns that are not named. */
export type OtherColumns = "hide" | "keep";

/** What becomes of a value that a mask cannot be made of. */
export type Otherwise = "refuse" | "null";

/** An evidence pack (`bastion.evidence/v1`). */
export interface Pack {
  /** The files it speaks about, by name. */
  artifacts: Array<Artifact>;
  /** The signed statement. */
  envelope: Envelope;
  /** Where the envelope stands in a log. */
  log?: PackLog;
  /** The files it speaks about that are not given away, by name. */
  withheld?: Array<string>;
}

/** Where the envelope of a pack stands in a log. */
export interface PackLog {
  /** The entry, with its proof. */
  entry: BundleEntry;
  /** The log's key, `name+hash+key`: a copy for convenience, which nobody believes. */
  log_key: string;
}

/** What `pack.read` takes. */
export interface PackReadInput {
  /** The directory, or the archive when the name ends with `.zip`. */
  directory: string;
}

/** What `pack.write` takes. */
export interface PackWriteInput {
  /** The directory, which is made; or the archive when the name ends with `.zip`. */
  directory: string;
  /** The pack. */
  pack: Pack;
}

/** What `pack.write` gives. */
export interface PackWriteOutput {
  /** The files, relative to the directory; of an archive its name. */
  files: Array<string>;
}

/** Where a routine may run in a parallel plan. */
export type ParallelSafety = "unsafe" | "restricted" | "safe";

/** A part of the value; the rest is `*`. */
export interface Partial {
  /** Which part; what the rule's entity asks for when it is not said, and nothing when there is none. */
  shown?: Shown;
}

/** Who acts. */
export interface Party {
  /** Who it is, as the identity provider names it; compared byte by byte. */
  id: string;
  /** What it is. */
  kind: PartyKind;
  /** For whom it acts, where not for itself. */
  on_behalf_of?: string;
  /** Its roles. */
  roles?: Array<string>;
}

/** What acts. */
export type PartyKind = "person" | "service" | "ai_agent";

/** A date's year, quarter or month: `1984`, `1984-Q2`, `1984-05`. */
export interface Period {
  /** How long. */
  unit: PeriodUnit;
}

/** How long a period is. */
export type PeriodUnit = "year" | "quarter" | "month";

/** An aggregate whose result is of many values. Of MIN and MAX it is one value, so that they are not among them. */
export type PermittedAggregate = "count" | "count_distinct" | "sum" | "avg";

/** How durable a relation or sequence is. */
export type Persistence = "permanent" | "unlogged";

/** The last two digits: `+** *** *****67`. */
export interface Phone {
}

/** How personal data is. */
export type PiiLevel = "none" | "low" | "high";

/** What a run of a pipeline read and wrote. */
export interface PipelineRun {
  /** Where, when and by whom. */
  circumstances: Circumstances;
  /** When it ended: RFC 3339 in UTC. */
  ended_at: string;
  /** What it read. */
  inputs: Array<DatasetRecord>;
  /** What it wrote. */
  outputs: Array<DatasetRecord>;
  /** The pipeline. */
  pipeline: string;
  /** The revision of its code. */
  revision?: string;
  /** The run. */
  run_id: string;
  /** When it began: RFC 3339 in UTC. */
  started_at: string;
  /** How it ended. */
  state: RunState;
}

/** The way from one schema to another (`bastion.plan/v1`). */
export interface Plan {
  /** The steps in their order; none when the plan is refused or there is nothing to do. */
  actions: Array<Action>;
  /** What stays different. */
  deviations?: Array<Deviation>;
  /** The product it is for. */
  dialect: Dialect;
  /** Always `bastion.plan/v1`. */
  format: string;
  /** How it goes about it. */
  mode: PlanMode;
  /** Why there is no plan. */
  refusals?: Array<Refusal>;
  /** The digest of the snapshot it starts from: applied to anything else it is refused. */
  source_digest: Digest;
  /** The digest of the snapshot it leads to. */
  target_digest: Digest;
}

/** How a plan goes about it. */
export type PlanMode = "direct" | "online";

/** What the caller wants and knows. */
export interface PlanOptions {
  /** What to do about the order of columns. */
  column_order?: ColumnOrder;
  /** How to go about it. */
  mode?: PlanMode;
  /** Renames that were made: without them a rename is a removal and an addition. */
  renames?: Array<RenameDeclaration>;
  /** Expressions for type changes that have no cast. */
  using_expressions?: Array<UsingExpression>;
}

/** One policy. What it leaves out is a wildcard: it matches every request, also one that does not state it. */
export interface Policy {
  /** The actions: `data.read`, `schema.change`, … */
  actions?: Array<string>;
  /** Who has to agree; with `require_approval` and only there, or with `rego`, where the code may ask for approval. */
  approvers?: Approvers;
  /** Which schema changes. */
  change?: ChangeScope;
  /** Why it exists. */
  description?: string;
  /** What it does to the requests it matches. */
  effect: Effect;
  /** Unique in its set: lower-case letters, digits, `.`, `_` and `-`. */
  id: string;
  /** What it is about. */
  kind: PolicyKind;
  /** What people call it. */
  name: string;
  /** What whoever carries out the decision has to keep to; not with `block`, which nobody carries out. */
  obligations?: Obligations;
  /** What the data is used for. */
  purposes?: Array<string>;
  /** What a person is told when it matches; without it, the policy's name. */
  reason?: string;
  /**
   * A decision made by code in Rego, for the requests that everything else matches. It takes the place of `effect`,
   * which has to be `block`: what a failure of the code counts as.
   */
  rego?: RegoDecision;
  /** How many rows are touched. */
  rows?: RowRange;
  /** Where it applies and to which data. */
  scope?: Scope;
  /** How grave a match is. */
  severity?: Severity;
  /** Whom it applies to. */
  subjects?: Subjects;
  /** Counted up by its author at each change of meaning: from 1. */
  version?: number;
  /**
   * A further condition in Rego: rules without a `package` line, one of them `holds`, whose value is a boolean.
   * It sees the request as `input`. Undefined, any other value and any error count against the request.
   */
  when?: string;
}

/** One case: a request and what shall be decided on it. */
export interface PolicyCase {
  /** The effect that the decision shall have. */
  effect: Effect;
  /** The identifiers of all policies that shall match, in any order; left out, any may. */
  matched?: Array<string>;
  /** What the case shows. */
  name: string;
  /** The reasons of all policies that shall match, in any order; left out, any may. */
  reasons?: Array<string>;
  /** The question. */
  request: PolicyRequest;
}

/** The policies are asked. */
export interface PolicyCheck {
  known: GuardCase;
}

/** What `policy.check` takes. */
export interface PolicyCheckInput {
  /** The policies. */
  sources: PolicySources;
  /** The requests that are asked about; all that can be written when absent. */
  universe?: Universe;
}

/** What `policy.check` gives. */
export interface PolicyCheckOutput {
  /** The digest of the set; none where it cannot be compiled. */
  digest?: Digest;
  /** What is to be known, the gravest first. */
  findings: Array<PolicyFinding>;
  /** How many policies there are. */
  policies: number;
}

/** Which commands a row policy speaks about. */
export type PolicyCommand = "all" | "select" | "insert" | "update" | "delete";

/** What `policy.compare` takes. */
export interface PolicyCompareInput {
  /** The policies as they shall be. */
  new_policies: PolicySources;
  /** The policies as they are. */
  old_policies: PolicySources;
  /**
   * Recorded decisions to put to the new policies: a JSON object a line, with `request` (or `input`) and `decision`
   * (or `result`).
   */
  recorded?: string;
  /** The requests that are asked about; all that can be written when absent. */
  universe?: Universe;
}

/** What `policy.compare` gives. */
export interface PolicyCompareOutput {
  /** The policies that only the new set has, by identifier. */
  added: Array<string>;
  /** The policies that both have and that are not equal, by identifier. */
  changed: Array<string>;
  /** What is decided otherwise, with a request for each kind of difference. */
  comparison: Comparison2;
  /** The digest of the policies as they shall be. */
  new_digest: Digest;
  /** The digest of the policies as they are. */
  old_digest: Digest;
  /** The policies that only the old set has, by identifier. */
  removed: Array<string>;
  /** The recorded decisions put to the new policies, where there are any. */
  replay?: Replay;
}

/** What was tried of some policies. */
export interface PolicyCoverage {
  /** Whether all are. */
  complete: boolean;
  /** How many of them are complete. */
  complete_policies: number;
  /** The policies, by identifier. */
  policies: Array<CoveredPolicy>;
}

/** What `policy.coverage` takes. */
export interface PolicyCoverageInput {
  /** The policies. The cases in their documents and those of packs count too. */
  sources: PolicySources;
  /** Files of cases, as for `policy.test`. */
  tests?: Array<PolicyFile>;
}

/** What `policy.coverage` gives. */
export interface PolicyCoverageOutput {
  /** What the cases try of each policy. */
  coverage: PolicyCoverage;
  /** The lines that the rules in Rego run, of their own files and of the code of policies. */
  modules?: Array<LineCoverage>;
}

/** The policies decided. */
export interface PolicyDecided {
  /** From when on the decision, and any approval, is worth nothing; an approval has to have an end. */
  expires_at?: Moment;
  /** What. */
  verdict: PolicyVerdict;
  /** The objects on which the decision rests, as they are when it is made. */
  world?: Array<ObjectDigest>;
}

/** A decision by policy. */
export interface PolicyDecision {
  /** What was to be done: `data.read`, `schema.change`, … */
  action: string;
  /** Where, when and by whom. */
  circumstances: Circumstances;
  /** The decision. */
  decision: DecisionRecord;
}

/** A file of policies. */
export interface PolicyDocument {
  /** `bastion.policy/v1`. */
  format: string;
  /** The policies, in any order. */
  policies: Array<Policy>;
  /** Cases that these policies are tested by; they decide nothing. */
  tests?: Array<PolicyCase>;
}

/** What `policy.evaluate` takes. */
export interface PolicyEvaluateInput {
  /** Built-in packs to add, by name. */
  packs?: Array<string>;
  /** The policies; their order does not matter. */
  policies?: Array<Policy>;
  /** The question. */
  request: PolicyRequest;
}

/** What `policy.explain` takes. */
export interface PolicyExplainInput {
  /** The question. */
  request: PolicyRequest;
  /** The policies. */
  sources: PolicySources;
}

/** What `policy.explain` gives. */
export interface PolicyExplainOutput {
  /** The decision. */
  decision: Decision;
  /** Why each policy matches or does not, by identifier. */
  explanations: Array<Explanation>;
  /** The policies that only one of their fields keeps from matching, by identifier. */
  near_misses: Array<NearMiss>;
}

/** What `policy.export` takes. */
export interface PolicyExportInput {
  /** The policies. */
  sources: PolicySources;
}

/** What `policy.export` gives. */
export interface PolicyExportOutput {
  /** The modules; `data.bastion.policies.decision` is the decision on `input`, a request. */
  modules: Array<RegoModule>;
}

/** A text with the name by which it is reported. */
export interface PolicyFile {
  /** The name: a path, as a rule. */
  path: string;
  /** What it holds. */
  text: string;
}

/** What `policy.filter` takes. */
export interface PolicyFilterInput {
  /** What rows state, and in which columns. */
  columns: RowColumns;
  /** Built-in packs to add, by name. */
  packs?: Array<string>;
  /** The policies; their order does not matter. */
  policies?: Array<Policy>;
  /** The question, without what rows state. */
  request: PolicyRequest;
}

/** Something to know about policies. */
export interface PolicyFinding {
  /** Whether it holds whatever conditions say; only of what an analysis found. */
  certainty?: AnalysisCertainty;
  /** The field concerned, by its path. */
  field?: string;
  /** What it is about. */
  kind: PolicyFindingKind;
  /** How grave it is. */
  level: Level;
  /** What is the matter, in one sentence. */
  message: string;
  /** The file concerned, where one cannot be read. */
  path?: string;
  /** The policies concerned. */
  policies?: Array<string>;
  /** A request that shows it. */
  request?: PolicyRequest;
}

/** What a finding about policies is about. */
export type PolicyFindingKind = "invalid" | "conflict" | "shadowed" | "never_matching" | "gap" | "allows_everything" | "self_approval" | "repeated_value" | "incomplete";

/** What `policy.import` takes. */
export interface PolicyImportInput {
  /** The bundle (`.tar.gz`), in base64 (RFC 4648, with padding). */
  bundle: string;
  /** The rule that decides, by its path: `data.bank.allow`. */
  entry: string;
  /** The identifier of the policy that is made of it. */
  id: string;
  /** Keys one of which has to have signed it; without any its signature is not looked at. */
  keys?: Array<BundleKey>;
}

/** What `policy.import` gives. */
export interface PolicyImportOutput {
  /** A document with the one policy. */
  document: PolicyDocument;
  /** The identifier of the key that does. */
  key_id?: string;
  /** Files that mean nothing here, by path. */
  passed_over?: Array<string>;
  /** What the bundle's author calls this state of it. */
  revision: string;
  /** The documents under `data` that it owns. */
  roots: Array<string>;
  /** Whether somebody vouches for it. */
  signature: BundleSignature;
}

/** What a policy is about; for people and reports, it decides nothing. */
export type PolicyKind = "access" | "quality" | "retention" | "approval";

/** What `policy.read` takes. */
export interface PolicyReadInput {
  /** The document, JSON or YAML. */
  text: string;
}

/** What `policy.read` gives. */
export interface PolicyReadOutput {
  /** The digest of the set. */
  digest: Digest;
  /** The document. */
  document: PolicyDocument;
}

/**
 * One question: may this principal do this action to this data. What it leaves out is not known, and counts against
 * it.
 */
export interface PolicyRequest {
  /** What is to be done: `data.read`, `schema.change`, … */
  action: string;
  /** What the schema change does, where it is one. */
  change?: ChangeSummary;
  /** What whoever asks has counted: requests of the last minute, money spent today, … Only conditions see them. */
  counters?: Record<string, number>;
  /** Where: `production`, `staging`, … */
  environment?: string;
  /** Who asks. */
  principal: Principal;
  /** What for. */
  purpose?: string;
  /** Which data. */
  resource?: Resource;
  /** How many rows are touched. */
  rows?: number;
  /** The tenant, where there are several. */
  tenant?: string;
}

/** Policies: typed ones, documents as texts, and built-in packs, all of them together. */
export interface PolicySources {
  /** Policy documents, JSON or YAML. */
  documents?: Array<PolicyFile>;
  /** Built-in packs, by name. */
  packs?: Array<string>;
  /** Policies; their order does not matter. */
  policies?: Array<Policy>;
}

/** What `policy.test` takes. */
export interface PolicyTestInput {
  /** The policies. The cases in their documents and those of packs are run too. */
  sources: PolicySources;
  /** Files of cases: JSON or YAML; where the path ends with `.rego`, rules whose names begin with `test_`. */
  tests?: Array<PolicyFile>;
}

/** What `policy.test` gives. */
export interface PolicyTestOutput {
  /** Cases that could not be decided. */
  errors: number;
  /** Cases that came out otherwise. */
  failed: number;
  /** Cases that came out as expected. */
  passed: number;
  /** Every case: packs first, then documents, then files, each in its own order. */
  results: Array<CaseResult>;
}

/** What the policies decided about one action. */
export interface PolicyVerdict {
  /** The strongest effect among the policies that match. */
  effect: VerdictEffect;
  /** The digest of the intent that the request was made from: of no other one is this a verdict. */
  intent_digest: Digest;
  /** The policies that match; an action that none matches is blocked. */
  matched?: Array<VerdictPolicy>;
  /** The digest of the policies that decided. */
  policy_set_digest: Digest;
  /** The quorums, all of which have to be met; with `require_approval` and only there. */
  quorums?: Array<Quorum>;
  /** Why, in one sentence. */
  reason: string;
  /** The digest of the request that they decided. */
  request_digest: Digest;
}

/** What entries that follow each other consist of (`bastion.population/v1`). */
export interface Population {
  /** How many there are. */
  count: number;
  /**
   * SHA-256 of `bastion.population/v1`, a zero byte, and for each entry its length as 8 bytes, most significant first, and
   * its bytes.
   */
  digest: Sha256Digest;
  /** When the earliest happened. */
  earliest?: Moment;
  /** The place behind the last one. */
  end: number;
  /** What is wrong, by place. */
  findings: Array<PopulationFinding>;
  /** The place of the first entry, from 0. */
  first: number;
  /** The version of this document. */
  format: PopulationFormat;
  /** How many of each kind, sorted; entries that cannot be read are in none. */
  kinds: Array<PopulationCount>;
  /** When the latest happened. */
  latest?: Moment;
  /** How many of each retention class, sorted. */
  retention_classes: Array<PopulationCount>;
}

/** How many entries have a name. */
export interface PopulationCount {
  /** How many. */
  count: number;
  /** A kind, or a retention class. */
  name: string;
}

/** One thing that is wrong. */
export interface PopulationFinding {
  /** In words. */
  message: string;
  /** The place of the other entry that it speaks of. */
  other?: number;
  /** The place of the entry. */
  place: number;
  /** What. */
  problem: PopulationProblem;
}

/** The version of the document. */
export type PopulationFormat = "bastion.population/v1";

/** What is wrong with an entry. */
export type PopulationProblem = "unreadable" | "repeated_id" | "clock_went_back";

/** What `population.summarise` takes. */
export interface PopulationSummariseInput {
  /** Entries of an audit log that follow each other. */
  log_export: LogExport;
  /** The log's public key: `name+hash+key`. */
  log_key: string;
}

/** What `population.summarise` gives. */
export interface PopulationSummariseOutput {
  /** Whose log it is. */
  origin: string;
  /** What the entries consist of: all that the log has from the first to the last. */
  population: Population;
  /** The root of its tree. */
  root: Sha256Digest;
  /** How many entries the log had. */
  size: number;
}

/** What a statement says. */
export type Predicate =
  | ({ kind: "schema_diff" } & SchemaDiff)
  | ({ kind: "policy_decision" } & PolicyDecision)
  | ({ kind: "approval" } & Approval)
  | ({ kind: "contract_check" } & ContractCheck)
  | ({ kind: "pipeline_run" } & PipelineRun)
  | ({ kind: "query_run" } & QueryRun)
  | ({ kind: "key_rotation" } & KeyRotation)
  | ({ kind: "erasure" } & Erasure)
  | ({ kind: "export" } & Export);

/** The beginning of a postcode: `101**`. */
export interface Prefix {
  /** How many characters stay; a value without more than that keeps none. */
  characters: number;
}

/** Get what is missing, look once more, and start. */
export interface Prepare {
}

/** Get what is missing, look once more, and start. */
export interface PrepareTask {
  /** The evidence that has to be there before anything runs. */
  missing: Array<MissingEvidence>;
  /** Whether a restore point has to be made, or its rollback tried. */
  restore_point_needed: boolean;
}

/** It can run. */
export interface Prepared {
  /** The columns it gives; none for a statement that gives no rows. */
  columns?: Array<DescribedColumn>;
  /** The types of its parameters, in their order. */
  parameters?: Array<string>;
}

/** Who asks. */
export interface Principal {
  /** Who it is, as the identity provider names it. */
  id: string;
  /** The jurisdiction it acts from. */
  jurisdiction?: string;
  /** What it is. */
  kind?: PrincipalKind;
  /** Its roles; a principal without any has none. */
  roles?: Array<string>;
}

/** What acts. */
export type PrincipalKind = "user" | "service" | "agent";

/** What is said of the columns of a snapshot. */
export interface PrivacyClassification {
  /** Columns looked at. */
  columns: number;
  /** The greatest harm that any of them does. */
  sensitivity: Sensitivity;
  /** Columns that are tagged. */
  tagged: number;
  /** One for each column with any sign of personal data, or for every column where that was asked for. */
  verdicts: Array<ColumnVerdict>;
}

/** What `privacy.classify` takes. */
export interface PrivacyClassifyInput {
  /** How columns are judged. */
  options?: ClassifyOptions;
  /** The schema; the values in its statistics are looked at, where it has any. */
  snapshot: SnapshotDocument;
  /** Values that the caller read; for their columns the statistics do not count. */
  values?: Array<ColumnValues>;
}

/** A kind of personal or secret data. Its order decides between equals. */
export type PrivacyEntity = "private_key" | "connection_string" | "url_credentials" | "jwt" | "api_key" | "password" | "email" | "credit_card" | "iban" | "us_ssn" | "us_itin" | "phone" | "ipv4" | "ipv6" | "mac_address" | "bitcoin_address" | "ethereum_address" | "date_of_birth" | "geo_position" | "uuid" | "us_aba_routing" | "us_npi" | "us_mbi" | "gb_nhs" | "gb_nino" | "gb_utr" | "in_aadhaar" | "in_pan" | "in_gstin" | "br_cpf" | "br_cnpj" | "mx_curp" | "mx_rfc" | "ar_cuit" | "cl_rut" | "ca_sin" | "au_tfn" | "au_abn" | "au_acn" | "au_medicare" | "es_nif" | "es_nie" | "it_codice_fiscale" | "it_partita_iva" | "de_steuer_id" | "de_rvnr" | "at_svnr" | "fr_nir" | "nl_bsn" | "pl_pesel" | "ro_cnp" | "se_personnummer" | "no_fodselsnummer" | "dk_cpr" | "fi_hetu" | "bg_egn" | "hr_oib" | "kr_rrn" | "jp_my_number" | "cn_resident_id" | "hk_hkid" | "sg_nric" | "th_id" | "tr_tckn" | "za_id" | "imei" | "vin" | "isin" | "lei" | "bic" | "person_name" | "given_name" | "family_name" | "username" | "street_address" | "city" | "postal_code" | "bank_account" | "passport" | "driver_licence" | "national_id" | "tax_id" | "gender" | "ethnicity" | "religion" | "health";

/** What `privacy.mask` takes. */
export interface PrivacyMaskInput {
  /** What is known of columns, for rules that ask what they hold or carry. */
  columns?: Array<MaskColumn>;
  /** The rows. */
  data: MaskData;
  /** The key of the tenant; masks without one need none. */
  key?: MaskKey;
  /** Which column gets which mask. */
  policy: MaskPolicy;
  /** Whether what can be turned back is: the rows are masked ones. */
  restore?: boolean;
  /** The table's name, for rules that name one. */
  table?: string;
}

/** What `privacy.mask` gives. */
export interface PrivacyMaskOutput {
  /** The rows, as they came. */
  data: MaskData;
  /** What was done. */
  report: MaskReport;
}

/** What `privacy.redact` takes. */
export interface PrivacyRedactInput {
  /** What to look for, how to replace it, and the key. */
  options?: RedactOptions;
  /** What to redact. */
  source: RedactSource;
}

/** What `privacy.redact` gives. */
export interface PrivacyRedactOutput {
  /** How often each kind was found. */
  counts: Record<string, number>;
  /** What was found in a text, in order; not given for values, which may be many. */
  findings: Array<RedactFinding>;
  /** What the tokens stand for, sealed with the key; `privacy.restore` takes it. */
  originals?: Secret;
  /** The text, or the values in their order. */
  redacted: Array<string>;
}

/** What `privacy.restore` takes. */
export interface PrivacyRestoreInput {
  /** The key it was sealed with. */
  key: MaskKey;
  /** What `privacy.redact` sealed. */
  originals: Secret;
  /** Redacted texts. */
  redacted: Array<string>;
}

/** What `privacy.restore` gives. */
export interface PrivacyRestoreOutput {
  /** The texts, in their order. A token that is not among the originals stays. */
  texts: Array<string>;
}

/** What `privacy.validate` takes. */
export interface PrivacyValidateInput {
  /** The kind of identifier. */
  entity: PrivacyEntity;
  /** Values, each for itself. */
  values: Array<string>;
}

/** What `privacy.validate` gives. */
export interface PrivacyValidation {
  /** Of each value, in their order, whether its characters, its dates and its check digits are right. */
  valid: Array<boolean>;
}

/** A query that decides a conditional finding. */
export interface Probe {
  /** The share of rows expected to be affected, from the statistics: 0 to 1. */
  estimated_ratio?: number;
  /** What a row means, as a sentence. */
  meaning: string;
  /** A read-only query against the old database that returns no row when the change is safe. */
  query: string;
}

/** What a database answered to one probe. */
export type ProbeAnswer =
  | ({ kind: "row" } & Row)
  | ({ kind: "no_row" } & NoRow)
  | ({ kind: "unanswered" } & Unanswered);

/** A column that a consumer promised to others. */
export interface PromisedColumn {
  /** Its type, where one was promised. */
  data_type?: string;
  /** Its name. */
  name: string;
}

/** What came of trying a plan. */
export interface Proof {
  /** How far it came, with the locks and rewrites of every action. */
  applied: Applied;
  /** Where locks or rewrites went beyond what the plan declares. */
  contradictions?: Array<string>;
  /** What differs from the target by the model. */
  differences?: Array<Change>;
  /** Whether a second witness was asked: `pg_dump`, or SQLite's pragmas. */
  dump_compared: boolean;
  /** The lines in which what it says of both differs, `-` reached, `+` wanted. */
  dump_differences?: Array<string>;
  /** The plan that was tried. */
  plan: Plan;
  /** The digest of the schema it led to; absent when it did not come to the end. */
  reached_digest?: Digest;
  /**
   * Where rows stopped the plan at an action that declares that it may refuse values; the rest was then tried
   * without rows.
   */
  refused_rows?: Failure;
  /** Tables that lost rows though the plan declares no loss of rows. */
  rows_lost?: Array<string>;
  /** How many rows were put in before. */
  rows_seeded: number;
}

/** What `proof.verify` takes. */
export interface ProofVerifyInput {
  /** The entry in base64. */
  entry: string;
  /** The log's public key: `name+hash+key`. */
  log_key: string;
  /** The proof, as C2SP `tlog-proof` writes it. */
  proof: string;
}

/** What `proof.verify` gives. */
export interface ProofVerifyOutput {
  /** The place of the entry, as the proof says. */
  index: number;
  /** Whose log it is; empty when it is not in it. */
  origin: string;
  /** Why not; empty when it is. */
  reason: string;
  /** How many entries the log had; 0 when it is not in it. */
  size: number;
  /** Whether the entry is in the log. */
  valid: boolean;
}

/** An index that is worth making. */
export interface ProposedIndex {
  /** The share of the cost that it saves: 0 to 1. */
  gain: number;
  /** The statements that become cheaper, by their place in the question. */
  helped: Array<number>;
  /** The statements that become dearer: those that write its table. */
  hurt: Array<number>;
  /** Indexes that are there and that it makes superfluous. */
  replaces?: Array<string>;
  /** Bytes it is expected to take. */
  size_bytes: number;
  /** The statement that makes it. */
  sql: string;
}

/** A query that shows what the policies let be seen. */
export interface ProtectedQuery {
  /** How much has to be written down. */
  log?: LogLevel;
  /** Texts for the parameters behind the query's own, in order; MySQL and MariaDB have none. */
  parameters: Array<string>;
  /** The query to run instead. */
  sql: string;
  /** The tables it reads, by name. */
  tables: Array<ProtectedTable>;
}

/** What of a table may be seen. */
export interface ProtectedTable {
  /** Which rows, and under which masks. */
  filter: RowFilter;
  /** Its name. */
  name: string;
  /** Its schema. */
  schema: string;
}

/** What subscribers of logical replication receive. */
export interface Publication {
  /** Every table. */
  all_tables?: boolean;
  /** What people wrote about it. */
  comment?: string;
  /** Values of stored generated columns are published (PostgreSQL 18). */
  generated_columns?: boolean;
  /** Its name. */
  name: string;
  /** What is published: `insert`, `update`, `delete`, `truncate`. */
  operations: Array<string>;
  /** The owning role. */
  owner?: string;
  /** The schemas of which every table is published. */
  schemas?: Array<string>;
  /** The tables, by name. */
  tables?: Array<PublishedTable>;
  /** Changes of partitions look like changes of their table. */
  via_partition_root?: boolean;
}

/** A table in a publication. */
export interface PublishedTable {
  /** The columns that are published; absent when all are. */
  columns?: Array<string>;
  /** Which rows are published, as SQL; absent when all are. */
  filter?: string;
  /** The table. */
  relation: ObjectName;
}

/** A column of a result. */
export interface QueryColumn {
  /** Its type, as the product writes it; `any` where a value alone has one (SQLite). */
  data_type: string;
  /** Its name; names may stand twice. */
  name: string;
}

/** What the server expected before it ran the query. */
export interface QueryEstimate {
  /** The cost, in the product's own unit. */
  cost?: number;
  /** Rows it looks at (MySQL, MariaDB). */
  examined_rows?: number;
  /** Rows it gives (PostgreSQL). */
  rows?: number;
}

/** What a query is bound by. Each bound has a default and a most; 0 is none of them. */
export interface QueryLimits {
  /** Bytes of the values that are given, as text and eight for each value; 4 MiB when absent, at most 64 MiB. */
  bytes_max?: number;
  /**
   * What it may cost by the planner's estimate, in the product's own unit, where the product states a cost; 1,000,000
   * when absent.
   */
  cost_max?: number;
  /** Rows it may look at by the planner's estimate (MySQL, MariaDB); 10,000,000 when absent. */
  examined_rows_max?: number;
  /**
   * Milliseconds its transaction waits for the client, in MySQL and MariaDB rounded up to seconds; 10,000 when absent,
   * at most 60,000.
   */
  idle_timeout_ms?: number;
  /** Milliseconds it waits for a lock, in MySQL and MariaDB rounded up to seconds; 250 when absent, at most 10,000. */
  lock_timeout_ms?: number;
  /** Rows that are given; 1,000 when absent, at most 100,000. */
  rows_max?: number;
  /** Milliseconds the query may run; 5,000 when absent, at most 300,000. */
  statement_timeout_ms?: number;
}

/** What a query gave. */
export interface QueryResult {
  /** Bytes of their values, as `bytes_max` counts them. */
  bytes: number;
  /** The columns in their order. */
  columns: Array<QueryColumn>;
  /** What the server expected, where it says. */
  estimate?: QueryEstimate;
  /** How many rows those are. */
  row_count: number;
  /**
   * The rows: numbers where a double holds them exactly, `true` and `false`, null; all else as the product writes it
   * as text: larger integers, decimals, moments in ISO 8601 form, bytes as `\x` and hexadecimal digits.
   */
  rows: Array<Array<unknown>>;
  /** The settings that held while it ran, as the server told them before. */
  settings: Record<string, string>;
  /** Which bound left out the rest; absent where this is all. */
  truncated?: QueryTruncation;
}

/** That a statement was run, and what it showed. */
export interface QueryRun {
  /** Where, when and by whom. */
  circumstances: Circumstances;
  /** The decision that let it run. */
  decision?: DecisionRecord;
  /** The fingerprint that all calls of the statement share. */
  fingerprint: string;
  /** Columns that were shown through a mask. */
  masked_columns?: Array<string>;
  /** For what it was run. */
  purpose?: string;
  /** How many rows it gave. */
  rows: number;
  /** The source, without secrets. */
  source: string;
  /** The digest of the statement's text. */
  statement_digest: Digest;
}

/** Which bound ended a result. */
export type QueryTruncation = "rows" | "bytes";

/** Who has to agree, by one policy. */
export interface Quorum {
  /** Whether the requester's own vote does not count (four eyes), whatever its roles. */
  distinct_from_requester?: boolean;
  /** How many different people have to agree: at least 1. */
  people_min: number;
  /** The policy that asks for it. */
  policy: string;
  /** The roles that may agree; one of them is enough. */
  roles: Array<string>;
}

/** A range type. */
export interface Range {
  /** The routine that makes equal ranges look alike. */
  canonical?: string;
  /** The collation of the bounds, where it is not the type's. */
  collation?: string;
  /** What people wrote about it. */
  comment?: string;
  /** The name of the type of its sets (PostgreSQL 14). */
  multirange_name?: string;
  /** Its name. */
  name: string;
  /** The operator class that orders the bounds, where it is not the default. */
  operator_class?: string;
  /** The owning role. */
  owner?: string;
  /** The schema. */
  schema: string;
  /** The type of the bounds, as SQL. */
  subtype: string;
  /** The routine that says how far apart two bounds are. */
  subtype_difference?: string;
}

/** An entry that was read. */
export interface ReadEntry {
  /** The body, when it is whole. */
  body?: AuditBody;
  /** The entry; absent when the leaf is none. */
  entry?: AuditEntry;
  /** What is to be said about it; empty when it is whole. */
  message: string;
  /** Its place. */
  place: number;
  /** The salt of its commitment, when it is whole: with it, the body can be shown to somebody who has the entry alone. */
  salt?: string;
  /** What became of its body. */
  state: BodyState;
}

/** Another object under the same name. */
export interface Recreated {
  /** The kind of object. */
  object_kind: ObjectKind;
  /** Its path before; the same unless what it belongs to was renamed. */
  old_path: Array<string>;
  /** Its path. */
  path: Array<string>;
}

/** Where something was found. The value itself is not here. */
export interface RedactFinding {
  /** Why. */
  by: FoundBy;
  /** The byte behind it. */
  end: number;
  /** The code unit behind it. */
  end_utf16: number;
  /** The entity, or the name of the rule. */
  name: string;
  /** Its first byte in UTF-8. */
  start: number;
  /** Its first code unit in UTF-16. */
  start_utf16: number;
}

/** What is looked for, and what stands in its place. */
export interface RedactOptions {
  /** These kinds; without any, every kind that has a shape of its own and is not neutral. */
  entities?: Array<PrivacyEntity>;
  /** And the identifiers of these countries, ISO 3166-1 alpha-2. */
  jurisdictions?: Array<string>;
  /** The key of the tenant, for tokens. */
  key?: MaskKey;
  /** Whether to give what the tokens stand for, sealed with the key. */
  reversible?: boolean;
  /** And what these expressions match. */
  rules?: Array<RedactRule>;
  /** What stands in the place of what was found. */
  style?: RedactionStyle;
}

/** A rule of the user. */
export interface RedactRule {
  /** A regular expression as of the crate `regex`: linear time, no references back and no looking around. */
  expression: string;
  /** Its name: small letters, digits and `_`. `ticket` gives `[TICKET_REDACTED]`. */
  name: string;
}

/** What is redacted. */
export type RedactSource =
  | ({ kind: "text" } & Text)
  | ({ kind: "values" } & Values)
  | ({ kind: "sql" } & Sql);

/** A document without some of its values. */
export interface Redacted {
  /** What shows the values, sorted by path. */
  disclosures: Array<Disclosure>;
  /** The document, which may be shown. */
  document: unknown;
}

/** Which literals are taken out. */
export type RedactedLiterals = "all" | "found";

/** What stands in the place of a value. */
export type RedactionStyle = "placeholder" | "token" | "removed" | "partial";

/** What happens to a referencing row. */
export type ReferentialAction = "no_action" | "restrict" | "cascade" | "set_null" | "set_default";

/** Why a plan cannot be made. */
export interface Refusal {
  /** What to do. */
  hint: string;
  /** Which object stands in the way: by its new path, or by its old one when it goes away. */
  object: ObjectReference;
  /** The cause, in a sentence. */
  reason: string;
}

/** It cannot. */
export interface Refused {
  /** The SQLSTATE. */
  code: string;
  /** The server's words. */
  message: string;
  /** The character of the statement it is about, from 1, where the server says so. */
  position?: number;
}

/**
 * A decision that is made by code.
 *
 * The value of the entry is `allow`, `require_approval` or `block`; `none` where the policy does not match; or an
 * object with such an `effect` and `reasons`, a list of texts. True is `allow` and false is `block`. A set or a list of
 * texts is a list of reasons to block, and none of them is `none`. Undefined and everything else is a failure, and a
 * failure blocks.
 */
export interface RegoDecision {
  /** What is under `data` beside the rules: an object. */
  data?: unknown;
  /** The rule that decides, by its path: `data.bank.decision`. It sees the request as `input`. */
  entry: string;
  /** The files. */
  modules: Array<RegoModule>;
}

/** One file in Rego. */
export interface RegoModule {
  /** Its path: what errors and coverage call it. */
  path: string;
  /** Its text, with its `package` line. */
  text: string;
}

/** A table, view, materialised view or foreign table. */
export interface Relation {
  /** The table access method, where it is not `heap`. */
  access_method?: string;
  /** The character set and collation that columns have unless they state their own (MySQL). */
  character_set?: string;
  /** Whether a writable view lets a row leave it. */
  check_option?: CheckOption;
  /** The columns in their order. */
  columns?: Array<string>;
  /** What people wrote about it. */
  comment?: string;
  /** The query of a view, as the server writes it. */
  definition?: string;
  /** What a view's query reads, by name. */
  depends_on?: Array<ColumnReference>;
  /** The options of a foreign table, `name=value`, by name. */
  foreign_options?: Array<string>;
  /** The server of a foreign table, or the module of a virtual one. */
  foreign_server?: string;
  /** The tables it inherits from, in their order. */
  inherits?: Array<ObjectName>;
  /** Its name. */
  name: string;
  /** The composite type a typed table follows. */
  of_type?: ObjectName;
  /** The owning role. */
  owner?: string;
  /** Which rows it takes as a partition, as SQL. */
  partition_bound?: string;
  /** How rows are spread over partitions, as SQL. */
  partition_key?: string;
  /** The table it is a partition of. */
  partition_of?: ObjectName;
  /** How durable it is. */
  persistence?: Persistence;
  /** What it is. */
  relation_kind: RelationKind;
  /** What identifies an old row to a subscriber. */
  replica_identity?: ReplicaIdentity;
  /** Row-level security is on. */
  row_security?: boolean;
  /** Row-level security binds the owner too. */
  row_security_forced?: boolean;
  /** The schema. */
  schema: string;
  /** A view that hides rows from leaky functions. */
  security_barrier?: boolean;
  /** A view that reads with the rights of whoever asks. */
  security_invoker?: boolean;
  /** Storage parameters, `name=value`, by name. */
  storage_options?: Array<string>;
  /** Every value must be of its column's declared type (SQLite STRICT). */
  strict?: boolean;
  /** The tablespace, where it is not the database's. */
  tablespace?: string;
  /** A materialised view that has not been filled. */
  unpopulated?: boolean;
  /** A view that takes INSERT, UPDATE and DELETE by itself. */
  updatable?: boolean;
  /** Stored by its primary key (SQLite WITHOUT ROWID). */
  without_rowid?: boolean;
}

/** What a relation is. */
export type RelationKind = "table" | "partitioned_table" | "view" | "materialized_view" | "foreign_table" | "virtual_table";

/** An object that is gone. */
export interface Removed {
  /** The object as it was. */
  object: Object;
  /** The kind of object. */
  object_kind: ObjectKind;
  /** Its path. */
  path: Array<string>;
}

/** A removed and an added object that look alike. */
export interface RenameCandidate {
  /** The path of the one that came. */
  new_path: Array<string>;
  /** The kind of object. */
  object_kind: ObjectKind;
  /** The path of the one that is gone. */
  old_path: Array<string>;
}

/** A rename that someone vouches for. */
export interface RenameDeclaration {
  /** Its path in the new one. */
  new_path: Array<string>;
  /** The kind of object. */
  object_kind: ObjectKind;
  /** Its path in the old snapshot. */
  old_path: Array<string>;
}

/** How a rename is known. */
export type RenameEvidence = "lineage" | "declared";

/** The same object under another name. */
export interface Renamed {
  /** How it is known. */
  evidence: RenameEvidence;
  /** The kind of object. */
  object_kind: ObjectKind;
  /** Its path before. */
  old_path: Array<string>;
  /** Its path now. */
  path: Array<string>;
}

/** A record of decisions, put to a set of policies. */
export interface Replay {
  /** Those that do not, by what was decided and what is. */
  counts: Array<FlipCount>;
  /** Decisions that were put to the policies. */
  decisions: number;
  /** Those that do not, in the order of the record; the first ones where there are many. */
  flips: Array<Flip>;
  /** Those that come out as they were. */
  unchanged: number;
  /** Lines that are no decision: the first ones where there are many. */
  unreadable?: Array<UnreadableLine>;
  /** How many lines are no decision. */
  unreadable_lines: number;
}

/** What identifies an old row to a logical replication subscriber. */
export type ReplicaIdentity = "primary_key" | "index" | "full" | "nothing";

/** A format of a report. */
export type ReportFormat = "text" | "json" | "markdown" | "html" | "sarif" | "junit" | "github" | "comment" | "gitlab";

/** Ask people. */
export interface RequestApproval {
}

/** Ask people. */
export interface RequestApprovalTask {
  /** What they are asked. */
  request: ApprovalRequest;
}

/** A part of a request, by its path. */
export type RequestField = "action" | "environment" | "tenant" | "purpose" | "rows" | "change" | "principal.kind" | "principal.roles" | "principal.jurisdiction" | "resource.dataset" | "resource.domain" | "resource.pii_level" | "resource.jurisdiction" | "resource.tags";

/** What the request states of who asks. Where it states nothing, no row is seen. */
export interface Requester {
  /** Which part of the request. */
  field: RequesterField;
}

/** What a request states of who asks. */
export type RequesterField = "id" | "jurisdiction" | "tenant";

/** An approval that has to be given: all of a decision's have to be. */
export interface RequiredApproval {
  /** Whether the requester's own does not count. */
  distinct_from_requester: boolean;
  /** How many different people have to give it. */
  min: number;
  /** The policy that asks for it. */
  policy: string;
  /** The roles that may give it. */
  roles: Array<string>;
}

/** Which data is asked for. */
export interface Resource {
  /** The data set's name. */
  dataset?: string;
  /** Its business domain. */
  domain?: string;
  /** The jurisdiction it is under. */
  jurisdiction?: string;
  /** How personal it is. */
  pii_level?: PiiLevel;
  /** Its tags; data without any has none. */
  tags?: Array<string>;
}

/** What an object was before it is modified, and how it becomes that again. */
export interface RestorePoint {
  /** The digest of what was kept. */
  data_digest: Sha256Digest;
  /** Which one. */
  entity_id: string;
  /** What it is of. */
  entity_kind: EntityKind;
  /** Unique among restore points. */
  id: string;
  /** When it was made. */
  made_at: Moment;
  /** What leads back. */
  rollback_script: string;
  /** The digest of the evidence that the rollback was tried; absent while it was not. */
  rollback_tried?: Sha256Digest;
}

/** There is a way back. */
export interface RestorePointRecorded {
  /** Which. */
  restore_point: RestorePoint;
}

/** What is due about one entry. */
export interface RetentionDue {
  /** From when on it has to be erased; absent where it may be kept for ever. */
  erase_by?: Moment;
  /** The legal holds that apply, sorted. */
  holds: Array<string>;
  /** Until when it has to be kept; absent without a rule, and where that is beyond the year 9999. */
  keep_until?: Moment;
  /** By which law; absent without a rule. */
  legal_basis?: string;
  /** Whether that moment has passed, whatever the status is. */
  overdue: boolean;
  /** What is due. */
  status: DueStatus;
}

/** What `retention.judge` takes. */
export interface RetentionJudgeInput {
  /** The entries. */
  entries: Array<AuditEntry>;
  /** The legal holds. */
  holds?: Array<LegalHold>;
  /** When it is asked. */
  now: Moment;
  /** The retention table, JSON or YAML, or the envelope of a signed one. */
  table: string;
  /**
   * Public keys, PEM or 64 hexadecimal digits: one of them has to have signed the table. A plain one is taken when there
   * are none.
   */
  table_keys?: Array<string>;
}

/** What `retention.judge` gives. */
export interface RetentionJudgeOutput {
  /** What is due about each entry, in their order. */
  entries: Array<EntryDue>;
  /** What is due about each key, as far as these entries say: a key is destroyed for all that it sealed. */
  keys: Array<KeyDue>;
  /** The digest of the table. */
  table: Digest;
  /** The keys that signed the table, of those that were given. */
  table_signed_by?: Array<string>;
}

/** How long an entry is kept is said by a retention table for these two. */
export interface RetentionLabel {
  /** Whose law. */
  jurisdiction: string;
  /** The class. */
  retention_class: string;
}

/** What `retention.sign` takes. */
export interface RetentionSignInput {
  /** The private key, PKCS#8 PEM. */
  signing_key: Secret;
  /** The retention table, JSON or YAML. */
  table: string;
}

/** What a query may show. A table that is not named here is not read at all. */
export interface RewritePolicy {
  /** The tables that may be read. */
  tables: Array<TableMask>;
}

/** A rewrite rule of a relation. */
export interface RewriteRule {
  /** What people wrote about it. */
  comment?: string;
  /** The rule, as SQL. */
  definition: string;
  /** Its name. */
  name: string;
  /** The relation. */
  relation: string;
  /** The schema. */
  schema: string;
  /** When it applies. */
  state?: TriggerState;
}

/** How much is at stake; for people, it decides nothing. */
export type RiskLevel = "low" | "medium" | "high";

/** A kind of object that stands on its own and to which others belong. */
export type Root = "schema" | "extension" | "enum" | "domain" | "sequence" | "routine" | "relation" | "composite" | "range" | "operator" | "operator_family" | "operator_class" | "cast" | "collation" | "text_search_configuration" | "text_search_dictionary" | "text_search_parser" | "text_search_template" | "statistics" | "publication" | "foreign_data_wrapper" | "foreign_server" | "event_trigger" | "default_privilege" | "scheduled_event";

/** A function, procedure or aggregate. */
export interface Routine {
  /** All arguments in order. */
  arguments?: Array<Argument>;
  /** The body, or for an aggregate its parts, as SQL. */
  body?: string;
  /** What people wrote about it. */
  comment?: string;
  /** How many arguments of an ordered-set aggregate are given once, not per row. */
  direct_arguments?: number;
  /** The planner's estimates, `cost=…` and `rows=…`, where they are not the default. */
  estimates?: Array<string>;
  /** The body is SQL that the server read when the routine was made (`BEGIN ATOMIC`, `RETURN`). */
  inline_body?: boolean;
  /** The language its body is written in. */
  language: string;
  /** Promises to reveal nothing but its result. */
  leakproof?: boolean;
  /** The name alone. */
  name: string;
  /** The file that holds a routine in C. */
  object_file?: string;
  /** The owning role. */
  owner?: string;
  /** Where it may run in a parallel plan. */
  parallel?: ParallelSafety;
  /** The type of the result, as SQL; absent for procedures. */
  returns?: string;
  /** Returns rows. */
  returns_set?: boolean;
  /** What it is. */
  routine_kind: RoutineKind;
  /** The schema. */
  schema: string;
  /** Runs with its owner's rights. */
  security_definer?: boolean;
  /** Settings in force while it runs, `name=value`. */
  settings?: Array<string>;
  /** The name and the types of the input arguments: `transfer(bigint, numeric)`. */
  signature: string;
  /** A null argument gives null at once. */
  strict?: boolean;
  /** The routine that helps the planner, qualified. */
  support?: string;
  /** Types whose values are passed in the language's own form. */
  transform_types?: Array<string>;
  /** What the result depends on. */
  volatility?: Volatility;
}

/** What a routine is. */
export type RoutineKind = "function" | "procedure" | "aggregate" | "window";

/** There is such a row: the finding is proven. */
export interface Row {
}

/** Tests that a row has to pass all of; without any, every row does. */
export interface RowClause {
  /** The policy it comes from. */
  policy: string;
  /** The tests. */
  tests?: Array<RowTest>;
}

/**
 * Which attributes of a request are columns of the table: the name of the column for each.
 *
 * An empty cell is an attribute that is not stated, and so is a level of personal data that is none of the three words.
 */
export interface RowColumns {
  /** The data set. */
  dataset?: string;
  /** The business domain. */
  domain?: string;
  /** The jurisdiction the row is under. */
  jurisdiction?: string;
  /** The level of personal data: `none`, `low`, `high`. */
  pii_level?: string;
  /** The tenant. */
  tenant?: string;
}

/** What the text of a column has to be; compared byte by byte. */
export type RowCondition =
  | ({ kind: "any_of" } & AnyOf)
  | ({ kind: "none_of" } & NoneOf)
  | ({ kind: "requester" } & Requester);

/** Which rows are seen: those that pass one of `allow` and none of `refuse`. */
export interface RowFilter {
  /** What lets rows be seen; without any, none is. */
  allow: Array<RowClause>;
  /** The masks and the log that the policies demand which may match a row. `rows` is part of `refuse` already. */
  obligations?: Obligations;
  /** The digest of the policies. */
  policy_set_digest: Digest;
  /** What keeps rows from being seen. */
  refuse: Array<RowClause>;
  /** The digest of the request without what rows state. */
  request_digest: Digest;
}

/** Which rows may be seen, by one column. A row where the column is null may not. */
export interface RowObligation {
  /** The column, by its name in the data set. */
  column: string;
  /** What its text has to be. */
  condition: RowCondition;
}

/** How a column is compared. */
export type RowOperator = "any_of" | "none_of";

/** A row-level security policy of a relation. */
export interface RowPolicy {
  /** Which rows may be written, as SQL. */
  check_expression?: string;
  /** Which commands it speaks about. */
  command: PolicyCommand;
  /** What people wrote about it. */
  comment?: string;
  /** Its name. */
  name: string;
  /** The relation. */
  relation: string;
  /** Takes rows away instead of adding them. */
  restrictive?: boolean;
  /** The roles it speaks about, by name; `PUBLIC` for all. */
  roles: Array<string>;
  /** The schema. */
  schema: string;
  /** Which rows are seen, as SQL. */
  using_expression?: string;
}

/** How many rows, both ends included. */
export interface RowRange {
  /** At most so many rows. */
  rows_max?: number;
  /** At least so many rows. */
  rows_min?: number;
}

/** A test on the text of one column, byte by byte. */
export interface RowTest {
  /** The column. */
  column: string;
  /** Whether a null passes. */
  null_passes: boolean;
  /** How it is compared. */
  operator: RowOperator;
  /** With what. */
  values: Array<string>;
}

/** As objects. */
export interface Rows {
  /** Each row's values by the names of the columns; what a row leaves out is null. */
  rows: Array<Record<string, unknown>>;
}

/** What `rules.list` gives. */
export interface RuleCatalogue {
  /** The rules, by id. */
  rules: Array<RuleRecord>;
  /** The version of the catalogue. */
  rules_version: string;
}

/** A rule as plain data. */
export interface RuleRecord {
  /** What to do instead. */
  advice: string;
  /** The facet it stands on. */
  facet: Facet;
  /** Three letters and three digits. */
  id: string;
  /** The levels it has unless the change at hand says otherwise. */
  impacts: Array<Impact>;
  /** Why it matters, for whom. */
  meaning: string;
  /** The pattern it names. */
  name: string;
  /** The version of bastion that brought it. */
  since: string;
  /** One sentence about the pattern. */
  title: string;
}

/** What a team decided, as it stands in `bastion.toml`. */
export interface RuleSettings {
  /** For whom nothing may break, where the caller does not say. */
  mode?: CompatibilityMode;
  /** Other levels; of two that fit, the later one holds. */
  overrides?: Array<LevelOverride>;
  /** What counts as breaking, where the caller does not say. */
  strictness?: Strictness;
  /** What does not count for a while. */
  suppressions?: Array<Suppression>;
}

/** What `rules.explain` takes. */
export interface RulesExplainInput {
  /** The rule's id (`COL004`) or name (`column-removed`). */
  rule: string;
}

/** What `rules.list` takes: nothing. */
export interface RulesListInput {
}

/** How a run ended. */
export type RunState = "complete" | "failed" | "aborted";

/** A sample of values, without the values. */
export interface SampleRecord {
  /** Their digest under the caller's salt, where there is one. */
  digest?: Digest;
  /** Different ones among them. */
  distinct_values: number;
  /** What chose them. */
  seed: number;
  /** Values looked at. */
  values: number;
}

/** A job that the server runs at its time. */
export interface ScheduledEvent {
  /** What it does, as SQL. */
  body: string;
  /** What people wrote about it. */
  comment?: string;
  /** When it ends, where that is stated. */
  ends?: string;
  /** Its name. */
  name: string;
  /** With whose rights it runs. */
  owner?: string;
  /** Stays after its last run. */
  preserved?: boolean;
  /** When: `EVERY 1 DAY`, `AT '2030-01-01 00:00:00'`. */
  schedule: string;
  /** The schema. */
  schema: string;
  /** When it begins, where that is stated. */
  starts?: string;
  /** When it runs. */
  state?: TriggerState;
}

/** A namespace. */
export interface Schema {
  /** What people wrote about it. */
  comment?: string;
  /** Its name. */
  name: string;
  /** The owning role. */
  owner?: string;
}

/** A change of a schema and the decision about it. */
export interface SchemaDiff {
  /** Where, when and by whom. */
  circumstances: Circumstances;
  /** The decision, where one was made. */
  decision?: DecisionRecord;
  /** What was compared. */
  schema: SchemaRecord;
  /** What was found. */
  summary: SummaryRecord;
}

/** What was compared. */
export interface SchemaRecord {
  /** Whether both snapshots show everything that is there. */
  complete: boolean;
  /** The digest of the snapshot after. */
  new_digest: Digest;
  /** The source after, without secrets. */
  new_source: string;
  /** The digest of the snapshot before. */
  old_digest: Digest;
  /** The source before, without secrets. */
  old_source: string;
  /** Facets that do not differ anywhere. */
  unchanged_facets: Array<Facet>;
}

/** What `schema.validate` takes. */
export interface SchemaValidateInput {
  /** The schema. */
  snapshot: SnapshotDocument;
}

/** A schema that was in use. */
export interface SchemaVersion {
  /** The schema. */
  snapshot: SnapshotDocument;
  /** What people call it: a version, a date. */
  version: string;
}

/** Where a policy applies and to which data. What is left out is a wildcard. */
export interface Scope {
  /** The data sets: names, or patterns with `*`, `?`, `[a-z]` and `{a,b}`; `*` also crosses dots and slashes. */
  datasets?: Array<string>;
  /** The business domains of the data: `payments`, … */
  domains?: Array<string>;
  /** The environments: `production`, `staging`, … */
  environments?: Array<string>;
  /** The jurisdictions the data is under. */
  jurisdictions?: Selection;
  /** How personal the data is. */
  pii_levels?: Array<PiiLevel>;
  /** The data's tags. */
  tags?: Selection;
  /** The tenants. */
  tenants?: Array<string>;
}

/** Where the body is and what it is, without saying what it says. */
export interface SealedBody {
  /** The digest of its sealed bytes. */
  ciphertext: Sha256Digest;
  /** The commitment to the salt and the body: [`SaltedBody::commitment`](super::SaltedBody::commitment). */
  commitment: Sha256Digest;
  /** The key that it is sealed with. */
  key_id: DataKeyId;
}

/** A text that is never printed and is wiped when it is dropped. */
export type Secret = string;

/** What a security module knows about an object. */
export interface SecurityLabel {
  /** The label. */
  label: string;
  /** The path of the object: a root, or a column of a relation. */
  object: Array<string>;
  /** The module. */
  provider: string;
  /** The root the object belongs to. */
  root: Root;
}

/** A choice of values: in the first list, and not in the second. Either may be left out. */
export interface Selection {
  /** At least one of these. */
  any_of?: Array<string>;
  /** None of these. */
  none_of?: Array<string>;
}

/** How much harm a value does in the wrong hands. */
export type Sensitivity = "none" | "low" | "high";

/** A sequence. */
export interface Sequence {
  /** Values fetched ahead, when more than one. */
  cache?: string;
  /** What people wrote about it. */
  comment?: string;
  /** Begins again after the last value. */
  cycle?: boolean;
  /** The type of its values, as SQL. */
  data_type: string;
  /** It is an identity column's. */
  identity?: boolean;
  /** The step. */
  increment: string;
  /** The greatest value. */
  maximum_value: string;
  /** The least value. */
  minimum_value: string;
  /** Its name. */
  name: string;
  /** The column it serves and dies with. */
  owned_by?: ColumnReference;
  /** The owning role. */
  owner?: string;
  /** How durable it is. */
  persistence?: Persistence;
  /** The schema. */
  schema: string;
  /** The first value. */
  start_value: string;
}

/** Throwaway databases of a server are made for both. */
export interface Server {
  /** The address of a server where databases may be made. */
  address: string;
}

/** The level a rule has for a team. */
export type SettingLevel = "error" | "warning" | "info" | "off";

/** What `settings.read` takes. */
export interface SettingsReadInput {
  /** The text. */
  text: string;
}

/** How grave a match is; for people and reports, it decides nothing. */
export type Severity = "low" | "medium" | "high" | "critical";

export type Sha256Digest = string;

/** Which part of a value stays. */
export type Shown =
  | ({ kind: "nothing" } & Nothing)
  | ({ kind: "ends" } & Ends)
  | ({ kind: "email" } & Email)
  | ({ kind: "card" } & Card)
  | ({ kind: "iban" } & Iban)
  | ({ kind: "phone" } & Phone)
  | ({ kind: "identifier" } & Identifier)
  | ({ kind: "initials" } & Initials)
  | ({ kind: "network" } & Network)
  | ({ kind: "year" } & Year);

/** A signature in an envelope. */
export interface Signature {
  /** The identifier of the key, see [`VerifyingKey::key_id`]. */
  keyid?: string;
  /** The 64 bytes of an Ed25519 signature, base64. */
  sig: string;
}

/** A schema at a moment, as JSON (`bastion.snapshot/v1`). */
export interface SnapshotDocument {
  /** The product it comes from. */
  dialect: Dialect;
  /** The digest of everything that is hashed; checked when it is given. */
  digest?: Digest;
  /** Always `bastion.snapshot/v1`. */
  format: string;
  /** What was found and is not modelled, or could not be read. */
  gaps?: Array<Gap>;
  /** The objects. */
  objects: Array<Entry>;
  /** One root per facet; informative. */
  roots?: FacetRoots;
  /** Where it was taken; not hashed. */
  source?: SnapshotSource;
  /** Statistics of columns; not hashed. */
  statistics?: Array<ColumnStatistics>;
}

/** What a snapshot covers. */
export interface SnapshotOptions {
  /** Which object cannot be without which, as the database knows it: what a migration plan is ordered by. */
  dependencies?: boolean;
  /** Only these schemas; all but the system's when absent. */
  schemas?: Array<string>;
  /** Statistics of columns; none when absent. */
  statistics?: StatisticsRequest;
}

/** What `snapshot.read` takes. */
export interface SnapshotReadInput {
  /** The document, in any order. */
  snapshot: SnapshotDocument;
}

/** Where a snapshot was taken. None of it is hashed. */
export interface SnapshotSource {
  /** The database's name. */
  database?: string;
  /** What makes lineage ids comparable: two snapshots with the same lineage look at the same database. */
  lineage?: string;
  /** The server's version, as it states it. */
  server_version?: string;
}

/** What `snapshot.store` takes. */
export interface SnapshotStoreInput {
  /** What to call the snapshot; nothing when empty. */
  name?: string;
  /** What it covers. */
  options?: SnapshotOptions;
  /** Read the whole schema although its catalogue looks as it did. */
  read_always?: boolean;
  /** The address of the source. */
  source: string;
  /**
   * The path of the store: an SQLite file when it ends in `.db`, `.sqlite` or `.sqlite3`, else a folder. It is made
   * when there is none.
   */
  store: string;
  /** When it is taken, RFC 3339 in UTC; now when absent. */
  taken_at?: string;
}

/** What `snapshot.store` gives. */
export interface SnapshotStoreOutput {
  /** Whether the schema was read; it was not when its catalogue looked as it did when the newest one was taken. */
  read: boolean;
  /** What was stored. */
  stored: Stored;
}

/** What `snapshot.take` takes. */
export interface SnapshotTakeInput {
  /** What it covers. */
  options?: SnapshotOptions;
  /** The address of the source: `postgresql://…`, `mysql://…`, `sqlite:…`, or the path of a snapshot file. */
  source: string;
}

/** What `source.advise` takes. */
export interface SourceAdviseInput {
  /** What new indexes are bound by. */
  limits?: IndexLimits;
  /** The address of the source. */
  source: string;
  /** The statements; those without a plan are explained by the server, and none is run. */
  statements: Array<AdviceQuestion>;
}

/** A column that something comes from. */
export interface SourceColumn {
  /** The column. */
  column: string;
  /** How sure that is. */
  confidence: SourceConfidence;
  /** The relation; empty where it is not known. */
  relation: string;
  /** The schema; empty where it is not known. */
  schema: string;
  /** What it does. */
  transformation: SourceTransformation;
}

/** What `source.columns` gives. */
export interface SourceColumns {
  /** The columns, in their order. */
  columns: Array<Column>;
}

/** What `source.columns` takes. */
export interface SourceColumnsInput {
  /** The schema. */
  schema: string;
  /** The address of the source. */
  source: string;
  /** The table. */
  table: string;
}

/** How sure it is that a column is meant. */
export type SourceConfidence = "bound" | "inferred" | "ambiguous" | "unknown";

/** What `source.diagnose` takes. */
export interface SourceDiagnoseInput {
  /** The address of the source. */
  source: string;
}

/** What `source.query` takes. */
export interface SourceQueryInput {
  /** The system's catalogue may be read too, and what tells about the server. */
  catalogue?: boolean;
  /** What the query is bound by. */
  limits?: QueryLimits;
  /** The relations that may be read, `name` or `schema.name`; all of the schemas when empty. */
  relations?: Array<string>;
  /** Functions and operators of one's own that were looked at and may be used. */
  routines?: Array<string>;
  /**
   * The schemas that may be read, in the order in which names without one are looked up; `*` for all but the
   * system's, and the product's usual one when empty. MySQL and MariaDB look names up in the first one alone.
   */
  schemas?: Array<string>;
  /** The schema in which every name is looked up; the source's own, read now, when absent. */
  snapshot?: SnapshotDocument;
  /** The address of the source. */
  source: string;
  /** One statement. */
  sql: string;
}

/** What `source.query` gives. */
export interface SourceQueryOutput {
  /** Why nothing ran: `query_not_allowed` or `query_needs_approval`; absent where it did. */
  refused?: string;
  /** What it gave; absent where nothing ran. */
  result?: QueryResult;
  /** What the guard says. What ran is its `sql`, never the text that was given. */
  verdict: SqlCheckOutput;
}

/** What `source.statistics` takes. */
export interface SourceStatisticsInput {
  /** The column. */
  column: string;
  /** How they are made. */
  request: StatisticsRequest;
  /** The schema. */
  schema: string;
  /** The address of the source. */
  source: string;
  /** The table. */
  table: string;
}

/** What `source.tables` gives. */
export interface SourceTables {
  /** The relations, by schema and name. */
  tables: Array<TableName>;
}

/** What `source.tables` takes. */
export interface SourceTablesInput {
  /** The address of the source. */
  source: string;
}

/**
 * What a column that is read does for one that is given. The words are those of OpenLineage's facet `columnLineage`: the
 * first three are its type `DIRECT`, the others `INDIRECT`.
 */
export type SourceTransformation = "identity" | "transformation" | "aggregation" | "conditional" | "window" | "filter" | "join" | "group_by" | "sort" | "write";

/** SQL. */
export interface Sql {
  /** Whose SQL it is. */
  dialect: Dialect;
  /** Which literals and comments are taken out. */
  literals?: RedactedLiterals;
  /** Whether what is found in quoted names is taken out too. */
  names?: boolean;
  /** The text of one statement or many. */
  text: string;
}

/** What `sql.advise` takes. */
export interface SqlAdviseInput {
  /** What new indexes are bound by. */
  limits?: IndexLimits;
  /** The schema, with statistics where there are some. */
  snapshot: SnapshotDocument;
  /** The statements, with their plans and times where they are known. */
  statements: Array<AdviceQuestion>;
}

/** What `sql.advise` gives. */
export interface SqlAdviseOutput {
  /** The indexes that are worth making for all of them together. */
  indexes: IndexAdvice;
  /** The worst of all issues; absent when there is none. */
  severity?: AdviceSeverity;
  /** What there is to say of each statement, in their order. */
  statements: Array<Advice>;
}

/** What `sql.check` takes. */
export interface SqlCheckInput {
  /** The system's catalogue may be read too, and what tells about the server. */
  catalogue?: boolean;
  /** The product; left out where a snapshot says it. */
  dialect?: SqlDialect;
  /** The server's major version; left out where a snapshot says it. */
  major?: number;
  /** The relations that may be read, `name` or `schema.name`; all of the schemas when empty. */
  relations?: Array<string>;
  /** Functions and operators of one's own that were looked at and may be used. */
  routines?: Array<string>;
  /**
   * The schemas that may be read, in the order in which names without one are looked up; `*` for all but the
   * system's, and the product's usual one when empty.
   */
  schemas?: Array<string>;
  /** The schema, in which every name is looked up. */
  snapshot?: SnapshotDocument;
  /** The text. */
  sql: string;
}

/** What `sql.check` gives. */
export interface SqlCheckOutput {
  /** Whether names were looked up in a snapshot. */
  bound: boolean;
  /** Whether it may run. */
  decision: CheckDecision;
  /** The grammar it was read by. */
  dialect: SqlDialect;
  /** What read the text, with its version. */
  engine: string;
  /** The list of functions that judged, with its digest. */
  functions?: string;
  /** Why not, in the order of the text. */
  reasons: Array<CheckReason>;
  /** The statement, written again from what was understood of it: what is to be executed. */
  sql?: string;
}

/** Which product's SQL a text is written in. */
export type SqlDialect = "ansi" | "bigquery" | "duckdb" | "mariadb" | "mysql" | "postgresql" | "snowflake" | "sqlite";

/** What `sql.fingerprint` takes. */
export interface SqlFingerprintInput {
  /** What it is written in. */
  dialect: SqlDialect;
  /** One or more statements; also a text that is cut off. */
  sql: string;
}

/** What `sql.fingerprint` gives. */
export interface SqlFingerprintOutput {
  /** How the value is made. */
  algorithm: FingerprintAlgorithm;
  /** What it was read as. */
  dialect: SqlDialect;
  /** The text with `?` for every value and `?+` for lists of them, without comments. */
  normalised: string;
  /** The value, in hexadecimal digits. */
  value: string;
  /** The version of that. */
  version: number;
}

/** What `sql.format` takes. */
export interface SqlFormatInput {
  /** What the statements are written in. */
  dialect: SqlDialect;
  /** Each on one line, for machines: every name in quotes, no literal that a setting of a server reads otherwise. */
  one_line?: boolean;
  /** The statements, with semicolons between them. */
  sql: string;
}

/** What `sql.format` gives. */
export interface SqlFormatOutput {
  /** Comments of the text that are not in it: those inside statements, and all of them where each is on one line. */
  comments_left_out: number;
  /** The statements. */
  sql: string;
}

/** What `sql.grant` takes. */
export interface SqlGrantInput {
  /** Connections that it has at a time; 10 when absent. */
  connections_max?: number;
  /** Columns that it may not read, `schema.relation.column`: those with masks. */
  hidden_columns?: Array<string>;
  /** The host that its account connects from (MySQL, MariaDB); any when absent. */
  host?: string;
  /** The times that its sessions begin with; the other limits are not a role's. */
  limits?: QueryLimits;
  /**
   * Whether it logs in itself (PostgreSQL); otherwise it is granted to those who do. Accounts of MySQL and MariaDB are
   * made locked: a person gives a password.
   */
  login?: boolean;
  /** The relations that it may read, `name` or `schema.name`; all of the schemas when empty. */
  relations?: Array<string>;
  /** The name of the role. */
  role: string;
  /** Functions of one's own that it may call. */
  routines?: Array<string>;
  /** The schemas that it may read; `*` for all of the snapshot, and the product's usual one when empty. */
  schemas?: Array<string>;
  /** The schema. */
  snapshot: SnapshotDocument;
}

/** What `sql.grant` gives. */
export interface SqlGrantOutput {
  /** All of them as one text. */
  script: string;
  /** The statements in the order in which they are run, by whoever owns what they concern. */
  statements: Array<GrantStatement>;
}

/** What stands in the place of a column's values. A null stays one. */
export type SqlMask =
  | ({ kind: "keep" } & Keep)
  | ({ kind: "hide" } & Hide)
  | ({ kind: "null" } & Null)
  | ({ kind: "constant" } & Constant)
  | ({ kind: "partial" } & Partial)
  | ({ kind: "hash" } & Hash)
  | ({ kind: "bucket" } & Bucket)
  | ({ kind: "period" } & Period)
  | ({ kind: "prefix" } & Prefix);

/** How long a period is. */
export type SqlPeriod = "year" | "quarter" | "month";

/** What `sql.protect` takes. */
export interface SqlProtectInput {
  /** The key of the tenant, for masks that are digests. */
  key?: MaskKey;
  /** Built-in packs to add, by name. */
  packs?: Array<string>;
  /** The policies; their order does not matter. */
  policies?: Array<Policy>;
  /** Who asks, what for. What it says of the data is each table's own. */
  request: PolicyRequest;
  /** Where names that are not qualified are looked up; the product's usual place when empty. */
  search_path?: Array<string>;
  /** The schema. */
  snapshot: SnapshotDocument;
  /** One query, in the SQL of the snapshot's product. */
  sql: string;
  /** The tables that may be read where the policies let them. */
  tables: Array<GovernedTable>;
}

/** What `sql.rewrite` takes. */
export interface SqlRewriteInput {
  /** The key of the tenant, for digests; a query with one of them holds a key of its domain. */
  key?: MaskKey;
  /** What may be shown. */
  policy: RewritePolicy;
  /** Where names that are not qualified are looked up; the product's usual place when empty. */
  search_path?: Array<string>;
  /** The schema. */
  snapshot: SnapshotDocument;
  /** One query, in the SQL of the snapshot's product. */
  sql: string;
}

/** What `sql.rewrite` gives. */
export interface SqlRewriteOutput {
  /** The query to run instead. */
  sql: string;
}

/** It is about to run. */
export interface Started {
  /** The digest of the pack that says what is to run. */
  evidence_digest: Sha256Digest;
  /** The objects on which the decision rests, as they are now. */
  world?: Array<ObjectDigest>;
}

/** What a statement costs before and after. */
export interface StatementCost {
  /** With the indexes. */
  after?: number;
  /** Now; absent where it could not be told. */
  before?: number;
  /** Its place in the question. */
  statement: number;
}

/** By these statements, run when everything after the action has been undone. */
export interface Statements {
  /** In their order. */
  statements: Array<string>;
}

/** Statistics over several columns or over expressions. */
export interface Statistics {
  /** The columns. */
  columns?: Array<string>;
  /** What people wrote about it. */
  comment?: string;
  /** The expressions, as SQL. */
  expressions?: Array<string>;
  /** Its name. */
  name: string;
  /** The owning role. */
  owner?: string;
  /** The relation they are about. */
  relation: ObjectName;
  /** The schema. */
  schema: string;
  /** What is counted, by name: `dependencies`, `mcv`, `ndistinct`. */
  statistics_kinds?: Array<string>;
  /** The statistics target, where one is set. */
  statistics_target?: number;
}

/** What `statistics.anomaly` takes. */
export interface StatisticsAnomalyInput {
  /** What counts as out of line. */
  options?: AnomalyOptions;
  /** The values in the order of time; the last one is judged. */
  series: Array<HistoryPoint>;
}

/** What `statistics.compare` takes. */
export interface StatisticsCompareInput {
  /** The snapshot after, with statistics. */
  new_snapshot: SnapshotDocument;
  /** The snapshot before, with statistics. */
  old_snapshot: SnapshotDocument;
  /** From where on a measure counts. */
  thresholds?: DriftThresholds;
}

/** What changed in the data of two snapshots. */
export interface StatisticsComparison {
  /** How many observations count as drift. */
  drifted: number;
  /** Every measure that could be taken, by path and measure. */
  observations: Array<DriftObservation>;
  /** What could not be measured, and why. */
  unmeasured?: Array<Unmeasured>;
}

/** How statistics were made. */
export type StatisticsMethod = "catalog" | "sampled" | "exact";

/** Which statistics a snapshot carries, and how they are made. */
export interface StatisticsRequest {
  /** The distribution as well: up to 100 common values and the bounds of a histogram, where the source has them. */
  distribution?: boolean;
  /** How they are made. */
  method: StatisticsMethod;
  /** Chooses which values are listed, the same for the same data; the first in their order when absent. */
  sample_seed?: number;
  /** Values listed per column, at most [`crate::limits::SAMPLE_VALUES_MAX`]; 0 for none, the default. */
  sample_values?: number;
}

/** What `store.list` takes. */
export interface StoreListInput {
  /** The path of the store. */
  store: string;
}

/** What `store.list` gives. */
export interface StoreListOutput {
  /** The snapshots, oldest first. `store:PATH@NUMBER` is the address of one. */
  snapshots: Array<StoredSnapshot>;
}

/** What storing a snapshot took. */
export interface Stored {
  /** Bytes of the new ones. */
  bytes_new: number;
  /** The entry. */
  entry: StoredSnapshot;
  /** Parts that were not there yet. */
  parts_new: number;
  /** Parts that were. */
  parts_shared: number;
}

/** A snapshot in a store. */
export interface StoredSnapshot {
  /** The digest of the schema. */
  digest: Digest;
  /** What the catalogue looked like from outside, where the source can tell. */
  fingerprint?: CatalogFingerprint;
  /** What people call it; empty where nobody named it. */
  name?: string;
  /** Its number, from 1, in the order they were stored. */
  number: number;
  /** The digest of everything that was stored. */
  state: Digest;
  /** When it was taken, RFC 3339 in UTC. */
  taken_at: string;
}

/** What counts as breaking. */
export type Strictness = "standard" | "strict" | "lenient";

/** What a difference does to those who ask. */
export type Strictness2 = "stricter" | "looser" | "different";

/** Whom a policy applies to. What is left out is a wildcard. */
export interface Subjects {
  /** The jurisdictions the principal acts from. */
  jurisdictions?: Selection;
  /** The kinds of principal. */
  kinds?: Array<PrincipalKind>;
  /** The principal's roles. */
  roles?: Selection;
}

/** Somebody wants something done. */
export interface Submitted {
  /** What. */
  intent: Intent;
}

/** How many findings of each level, and for whom something breaks. */
export interface Summary {
  /** Whether something breaks for certain, or may depending on the data. */
  breaking: boolean;
  /** The audiences with a finding of level error. */
  broken_audiences: Array<Audience>;
  /** Findings of level error. */
  errors: number;
  /** Findings of level info. */
  infos: number;
  /** The strongest level; absent without findings. */
  level?: Level;
  /** Findings of level warning. */
  warnings: number;
}

/** What was found. */
export interface SummaryRecord {
  /** For whom something breaks. */
  broken_audiences: Array<Audience>;
  /** Changes listed. */
  changes: number;
  /** Findings of level error. */
  errors: number;
  /** Findings of level info. */
  infos: number;
  /** The version of the rule catalogue. */
  rules_version: string;
  /** Findings of level warning. */
  warnings: number;
}

/** A finding that was suppressed. */
export interface SuppressedFinding {
  /** The finding. */
  finding: Finding;
  /** Why. */
  reason: string;
  /** The last day it is. */
  until: string;
}

/** A finding that does not count until a day. */
export interface Suppression {
  /** The finding's identifier. */
  finding?: string;
  /** Only where the object's path fits, as in an override. */
  path?: string;
  /** Why, for whoever reads it later. */
  reason: string;
  /** The rule's identifier or name; needed where no finding is named. */
  rule?: string;
  /** The last day it holds: `2027-03-31`. */
  until: string;
}

/** What a query may show of one table. */
export interface TableMask {
  /** Its columns. */
  columns: Array<ColumnMask>;
  /** Its name. */
  name: string;
  /** What becomes of the columns that are not named. */
  other_columns?: OtherColumns;
  /** Which rows, as a condition in the SQL of the product over the table's own columns. */
  row_filter?: string;
  /** Its schema; MySQL's database, SQLite's `main`. */
  schema: string;
  /** The column that says whom a row is about; the primary key when it is not said. Aggregates count by it. */
  subject?: string;
}

/** The name of a relation, and what it is. */
export interface TableName {
  /** Its name. */
  name: string;
  /** What it is. */
  relation_kind?: RelationKind;
  /** The schema. */
  schema: string;
}

/** What an entity is about. */
export type Tag = "contact" | "credential" | "demographic" | "device" | "financial" | "government_id" | "health" | "location" | "name" | "organisation" | "special_category" | "tax";

/** A text. */
export interface Text {
  /** The text. */
  text: string;
}

/** How texts become words to search for. */
export interface TextSearchConfiguration {
  /** What people wrote about it. */
  comment?: string;
  /** Which dictionaries look at which words, by sort of word. */
  mappings?: Array<TextSearchMapping>;
  /** Its name. */
  name: string;
  /** The owning role. */
  owner?: string;
  /** The parser, qualified and quoted as SQL. */
  parser: string;
  /** The schema. */
  schema: string;
}

/** How one word becomes a word to search for. */
export interface TextSearchDictionary {
  /** What people wrote about it. */
  comment?: string;
  /** Its name. */
  name: string;
  /** The template's options, as SQL. */
  options?: string;
  /** The owning role. */
  owner?: string;
  /** The schema. */
  schema: string;
  /** The template, qualified and quoted as SQL. */
  template: string;
}

/** The dictionaries that look at one sort of word. */
export interface TextSearchMapping {
  /** The dictionaries in the order they are asked, qualified and quoted as SQL. */
  dictionaries: Array<string>;
  /** The parser's name for the sort of word: `asciiword`, `numword`, … */
  token: string;
}

/** How a text is split into words. */
export interface TextSearchParser {
  /** What people wrote about it. */
  comment?: string;
  /** Its name. */
  name: string;
  /** Its routines, `START = …`, in the order of the statement that makes it. */
  routines: Array<string>;
  /** The schema. */
  schema: string;
}

/** What dictionaries are made from. */
export interface TextSearchTemplate {
  /** What people wrote about it. */
  comment?: string;
  /** Its name. */
  name: string;
  /** Its routines, `LEXIZE = …`, in the order of the statement that makes it. */
  routines: Array<string>;
  /** The schema. */
  schema: string;
}

/** A short keyed digest that fits into addresses and names, `<prefix>_<key>_<26 letters and digits>`. */
export interface Token {
  /** As for a hash. */
  domain: string;
  /** What tokens begin with: lower-case letters and digits, at most 16; `tok` when empty. */
  prefix?: string;
}

/** A trigger of a relation. */
export interface Trigger {
  /** What people wrote about it. */
  comment?: string;
  /** The trigger, as SQL. */
  definition: string;
  /** Its name. */
  name: string;
  /** The partitions on which it fires at other times, by name. */
  partition_states?: Array<TriggerPartition>;
  /** The relation. */
  relation: string;
  /** The routine it calls. */
  routine?: ObjectName;
  /** The schema. */
  schema: string;
  /** When it fires. */
  state?: TriggerState;
}

/** A partition on which a trigger of the whole table fires at other times. */
export interface TriggerPartition {
  /** The partition. */
  relation: ObjectName;
  /** When it fires there. */
  state: TriggerState;
}

/** When a trigger fires. */
export type TriggerState = "enabled" | "disabled" | "replica" | "always";

/** Whom a verifier believes. */
export interface TrustList {
  /** Keys of evidence. */
  keys: Array<TrustedKey>;
  /** Keys of logs and of witnesses, `name+hash+key`. Each witness that stands here has to have signed the checkpoint. */
  log_keys?: Array<string>;
  /** Whether what is in no log is refused. */
  log_required?: boolean;
}

/** What `trust.revoke` takes. */
export interface TrustRevokeInput {
  /** The first place of the log that it does not speak for any more. */
  from_index: number;
  /** The identifier of the key. */
  key_id: string;
  /** Whom one believes until now. */
  trust: TrustList;
}

/** What `trust.rotate` takes. */
export interface TrustRotateInput {
  /** The same statement signed by both keys. */
  envelope: Envelope;
  /** The pack of the rotation, signed by the old key and in the log. */
  pack: Pack;
  /** Whom one believes until now, with the key of the log. */
  trust: TrustList;
}

/** A key of evidence that is believed. */
export interface TrustedKey {
  /** The first place of the log that it speaks for; from the beginning when absent. */
  from_index?: number;
  /** The public key: PEM, or 64 hexadecimal digits. */
  public_key: string;
  /** The first place of the log that it does not speak for any more: it is replaced or revoked from there on. */
  until_index?: number;
}

/** It could not be asked: the finding stays conditional. */
export interface Unanswered {
  /** The reason: out of time, not permitted, no such object. */
  reason: string;
}

/** It was not asked. */
export interface Unasked {
  /** Why. */
  reason: string;
}

/**
 * The requests that are asked about: all that can be written, unless it says less.
 *
 * A list names every value that occurs. A request may still leave the field out, unless `always_stated` names it.
 */
export interface Universe {
  /** The actions. */
  actions?: Array<string>;
  /** What every request states. An action is always stated, and roles and tags that are left out are none. */
  always_stated?: Array<RequestField>;
  /** The names of the data sets; not patterns. */
  datasets?: Array<string>;
  /** The business domains. */
  domains?: Array<string>;
  /** The environments. */
  environments?: Array<string>;
  /** The jurisdictions, of principals and of data. */
  jurisdictions?: Array<string>;
  /** The purposes. */
  purposes?: Array<string>;
  /** The roles: anyone may have any of them together. */
  roles?: Array<string>;
  /** The tags: data may have any of them together. */
  tags?: Array<string>;
  /** The tenants. */
  tenants?: Array<string>;
}

/** What becomes of a column that no rule names. */
export type Unmatched = "refuse" | "null" | "keep";

/** A measure that could not be taken. */
export interface Unmeasured {
  /** What was to be measured; everything when absent. */
  measure?: DriftMeasure;
  /** The relation's path, or the column's. */
  path: Array<string>;
  /** Why it could not be. */
  reason: string;
}

/** A line of a record that is no decision. */
export interface UnreadableLine {
  /** The line, from 1. */
  line: number;
  /** What is wrong with it. */
  problem: string;
}

/** As whom a role reaches a foreign server. */
export interface UserMapping {
  /** The names of its options. */
  option_names?: Array<string>;
  /** The role, or `PUBLIC`. */
  role: string;
  /** The server. */
  server: string;
}

/** The expression that turns old values of a column into new ones. */
export interface UsingExpression {
  /** The expression, as SQL over the old columns. */
  expression: string;
  /** The column, by its new path. */
  path: Array<string>;
}

/** Check the intent against its schema. */
export interface ValidateIntent {
}

/** Check the intent against its schema. */
export interface ValidateIntentTask {
  /** The digest of the pack that says what is to run. */
  evidence_digest: Sha256Digest;
}

/** What was counted over values. */
export interface ValueCounts {
  /** Different ones among those. */
  distinct_hits: number;
  /** Different values in which it stands among other text. */
  distinct_texts: number;
  /** Different ones among them. */
  distinct_values: number;
  /** Values that look like it. */
  hits: number;
  /** The least share of different values that goes with that: Wilson's bound at 95 %. */
  share_min: number;
  /** Values looked at. */
  values: number;
}

/** The values of a column. */
export interface Values {
  /** The column's name, which is a word beside each value. */
  column?: string;
  /** The values; each distinct one is scanned once. */
  values: Array<string>;
}

/** What happened to a field. */
export type Verb = "set" | "unset" | "changed";

/** An answer of three values. */
export type Verdict = "yes" | "no" | "unknown";

/** What policies do to an action, weakest first. */
export type VerdictEffect = "allow" | "require_approval" | "block";

/** A policy that matched. */
export interface VerdictPolicy {
  /** Its digest. */
  digest: Digest;
  /** Its identifier. */
  id: string;
}

/** The answer to a verification. */
export interface Verification {
  /** The checks in order. What stands on a failed one is not reached and not listed. */
  checks: Array<VerificationCheck>;
  /** The trusted keys that signed. */
  key_ids?: Array<string>;
  /** Whether it is in a log. */
  log: LogStanding;
  /** What it says, where this build knows the type. */
  pack_id?: string;
  /** What kind of thing the statement says. */
  predicate_type?: string;
  /** Whether no check failed. */
  valid: boolean;
}

/** One check. */
export interface VerificationCheck {
  /** What was found. */
  detail: string;
  /** What was checked: `signature`, `statement`, `artifact report.md`, … */
  name: string;
  /** How it ended. */
  status: CheckStatus;
}

/** Which part of its version a schema should raise, and why. */
export interface VersionAdvice {
  /** The identifier of the finding that decides, where one does. */
  deciding_finding?: string;
  /** The part. */
  part: VersionPart;
  /** The reason, in a sentence. */
  sentence: string;
}

/** The part of a version that a change raises (semver.org 2.0.0). */
export type VersionPart = "none" | "patch" | "minor" | "major";

/** The verdict over one older version. */
export interface VersionVerdict {
  /** The verdict. */
  verdict: CompatibilityVerdict;
  /** The version. */
  version: string;
}

/** Something is not as it has to be. */
export interface ViolationFound {
  /** What. */
  reason: string;
}

/** What a routine's result depends on. */
export type Volatility = "volatile" | "stable" | "immutable";

/** One vote. */
export interface Vote {
  /** When. */
  at: Moment;
  /** What for. */
  choice: VoteChoice;
  /** Why, in words. */
  comment?: string;
  /** The digest of the pack the voter looked at. A vote about another one does not count. */
  evidence_digest: Sha256Digest;
  /** Who votes. */
  voter: Party;
}

/** What a voter wants. */
export type VoteChoice = "approve" | "abstain" | "reject";

/** Somebody voted. */
export interface Voted {
  /** What for. */
  choice: VoteChoice;
  /** Why, in words. */
  comment?: string;
  /** The digest of the pack the voter looked at. */
  evidence_digest: Sha256Digest;
  /** Who. */
  voter: Party;
}

/** The requester took it back. */
export interface Withdrawn {
  /** Who: the requester, or the one it acts for. */
  by: string;
  /** Why, in words. */
  comment?: string;
}

/** A witness that signed a checkpoint. */
export interface Witnessed {
  /** The witness. */
  name: string;
  /** When it signed, by its clock, in seconds since 1970. */
  timestamp: number;
}

/** What `workload.compare` takes. */
export interface WorkloadCompareInput {
  /** The later one. */
  after: WorkloadWindow;
  /** The earlier window. */
  before: WorkloadWindow;
  /** What somebody marked as fixed, as an earlier comparison gave it back. */
  fixed?: Array<WorkloadFixedQuery>;
  /** From where on a change counts. */
  thresholds?: WorkloadThresholds;
}

/** One query in both windows. */
export interface WorkloadComparedQuery {
  /** The window after. */
  after?: WorkloadTiming;
  /** What it is held against: the window before, or how it ran once it was fixed. */
  before?: WorkloadTiming;
  /** Milliseconds that the window took longer because of it. */
  extra_ms: number;
  /** Which query. */
  fingerprint: string;
  /** How many times as slow. */
  mean_ratio?: number;
  /** Why it counts as regressed. */
  reasons?: Array<WorkloadRegressionReason>;
  /** It had been fixed. */
  reopened?: boolean;
  /** How many standard errors that is. */
  score?: number;
  /** Its text without literals. */
  sql?: string;
  /** What became of it. */
  verdict: WorkloadQueryVerdict;
}

/** Two windows compared. */
export interface WorkloadComparison {
  /** What is marked as fixed, with the times that it is held against from now on. */
  fixed: Array<WorkloadFixedQuery>;
  /** The queries: what regressed first, and of those the most expensive first. */
  queries: Array<WorkloadComparedQuery>;
}

/** One time that a query ran. */
export interface WorkloadExecution {
  /** How long it took. */
  duration_ms: number;
  /** Whether it failed. */
  failed?: boolean;
  /** Which query. */
  fingerprint: string;
  /** Rows it gave or changed. */
  rows?: number;
  /** Its text without literals. */
  sql?: string;
}

/** A query that somebody marked as fixed. */
export interface WorkloadFixedQuery {
  /** Which query. */
  fingerprint: string;
  /** How it ran once it was fixed; absent until a window with enough calls was compared. */
  reference?: WorkloadQueryStatistics;
}

/** Some of the times of a query. */
export interface WorkloadHistogramBucket {
  /** Which: see the module. */
  bucket: number;
  /** How many times lie in it. */
  calls: number;
}

/** What was seen of one query in a window. */
export interface WorkloadQueryStatistics {
  /** How often it ran, with the times it failed. */
  calls: number;
  /** The standard deviation of the times (of all of them, not of a sample). */
  deviation_ms?: number;
  /** How often it failed. */
  errors?: number;
  /** Which query. */
  fingerprint: string;
  /** How many times took how long, where single times are known: ascending, without empty buckets. */
  histogram?: Array<WorkloadHistogramBucket>;
  /** The slowest time. */
  maximum_ms?: number;
  /** The quickest time. */
  minimum_ms?: number;
  /** Rows it gave or changed, all times together. */
  rows?: number;
  /** Its text without literals. */
  sql?: string;
  /** Milliseconds it took, all times together. */
  total_ms: number;
}

/** What became of a query. */
export type WorkloadQueryVerdict = "regressed" | "new" | "unjudged" | "fixed" | "steady" | "improved" | "gone";

/** Why a query counts as regressed. */
export type WorkloadRegressionReason = "mean" | "tail" | "errors";

/** A row of `pg_stat_statements` (PostgreSQL 13 and newer): counters since they were last set back. */
export interface WorkloadStatementCounters {
  /** `calls`. */
  calls: number;
  /** `stddev_exec_time`. */
  deviation_ms?: number;
  /** Which query: the fingerprint of its text, or its `queryid`. */
  fingerprint: string;
  /** `max_exec_time`. */
  maximum_ms?: number;
  /** `min_exec_time`. */
  minimum_ms?: number;
  /** `rows`. */
  rows?: number;
  /** `query`. */
  sql?: string;
  /** `total_exec_time`. */
  total_ms: number;
}

/** From where on a change counts. */
export interface WorkloadThresholds {
  /** Calls that must be there in both windows; 30 when absent, from where on a mean is close to normal. */
  calls_min?: number;
  /** By how much the share of failures grew; 0.01 when absent. */
  error_increase_min?: number;
  /** How many milliseconds slower; 0.5 when absent. */
  increase_ms_min?: number;
  /** How many times as slow; 1.5 when absent. */
  mean_ratio_min?: number;
  /** How many standard errors; 3 when absent, which chance exceeds once in 740 comparisons. */
  score_min?: number;
  /** Calls that must be there to judge a 95th percentile; 200 when absent, of which ten lie beyond it. */
  tail_calls_min?: number;
  /** How many times the 95th percentile; 2 when absent. */
  tail_ratio_min?: number;
  /** How many times as slow where a deviation is unknown; 2 when absent. */
  unknown_deviation_ratio_min?: number;
}

/** The times of a query that a reader wants to see. */
export interface WorkloadTiming {
  /** How often it ran. */
  calls: number;
  /** The standard deviation, where it is known. */
  deviation_ms?: number;
  /** The share of the times that failed: 0 to 1. */
  error_ratio: number;
  /** The mean. */
  mean_ms: number;
  /** Half of the times were no longer, where single times are known. */
  p50_ms?: number;
  /** 95 of 100 times were no longer. */
  p95_ms?: number;
  /** 99 of 100 times were no longer. */
  p99_ms?: number;
  /** Rows each time. */
  rows_per_call: number;
  /** Milliseconds, all times together. */
  total_ms: number;
}

/** A window, by whatever is known of it; what is known in several ways is added up. */
export interface WorkloadWindow {
  /** Rows of `pg_stat_statements` at the end of the window. */
  counters?: Array<WorkloadStatementCounters>;
  /** The same at its beginning; without them, the counters began with the window. */
  counters_before?: Array<WorkloadStatementCounters>;
  /** Single runs, of a slow log or a trace. */
  executions?: Array<WorkloadExecution>;
  /** Statistics of queries. */
  queries?: Array<WorkloadQueryStatistics>;
}

/** The year: `1984-**-**`. */
export interface Year {
}

/** Every operation with its input and output. */
export interface Operations {
  /** Destroy a data key of an audit log, and record who did it, why, and by which law */
  "audit.erase": { input: AuditEraseInput; output: Erased };
  /** Hand out the entries of a period of an audit log as a signed pack, and record who asked */
  "audit.export": { input: AuditExportInput; output: AuditExportOutput };
  /** Read entries of an audit log with their bodies, and record who did */
  "audit.read": { input: AuditReadInput; output: AuditReading };
  /** Record entries in an audit log, with their bodies sealed */
  "audit.record": { input: AuditRecordInput; output: AuditRecordOutput };
  /** Read a whole audit log and say what is wrong with it */
  "audit.verify": { input: AuditVerifyInput; output: AuditReport };
  /** Verify a sigstore bundle, whoever made it */
  "bundle.verify": { input: BundleVerifyInput; output: Verification };
  /** Compare, decide by policy, and prove */
  "check.run": { input: Check; output: CheckOutcome };
  /** Apply what a team decided about rules to a comparison */
  "comparison.adjust": { input: ComparisonAdjustInput; output: Comparison };
  /** Ask the data what a comparison leaves open */
  "comparison.probe": { input: ComparisonProbeInput; output: ComparisonProbeOutput };
  /** Write a comparison for a person, a code host or a build server */
  "comparison.render": { input: ComparisonRenderInput; output: ComparisonRenderOutput };
  /** Say whether a schema may take the place of those of a store */
  "compatibility.history": { input: CompatibilityHistoryInput; output: CompatibilityJudgeOutput };
  /** Say whether a new schema may take the place of older ones */
  "compatibility.judge": { input: CompatibilityJudgeInput; output: CompatibilityJudgeOutput };
  /** Compare two snapshots: changes, findings, summary */
  "diff.compare": { input: DiffCompareInput; output: Comparison };
  /** Make a signed evidence pack */
  "evidence.create": { input: EvidenceCreateInput; output: Pack };
  /** Put values back into a redacted document, each proven */
  "evidence.disclose": { input: EvidenceDiscloseInput; output: Opened };
  /** Add evidence packs to a log, and their proofs to the packs */
  "evidence.log": { input: EvidenceLogInput; output: EvidenceLogOutput };
  /** Take values out of a document so that each can be proven later */
  "evidence.redact": { input: EvidenceRedactInput; output: Redacted };
  /** Verify an evidence pack */
  "evidence.verify": { input: EvidenceVerifyInput; output: Verification };
  /** Take artifacts out of a pack that stays valid */
  "evidence.withhold": { input: EvidenceWithholdInput; output: Pack };
  /** Verify that an export has all entries of its range of a log */
  "export.verify": { input: ExportVerifyInput; output: ExportVerifyOutput };
  /** Let one event happen to a guarded action, and say what has to be done */
  "guard.apply": { input: GuardApplyInput; output: GuardTransition };
  /** Let policies decide what a guarded action intends */
  "guard.decide": { input: GuardDecideInput; output: PolicyDecided };
  /** Say where a guarded action is, from its events */
  "guard.replay": { input: GuardReplayInput; output: GuardTransition };
  /** Find who runs statements, ask both schemas, and say who breaks */
  "impact.find": { input: ImpactFindInput; output: ImpactFindOutput };
  /** Say who breaks, from what a server said of both schemas */
  "impact.judge": { input: ImpactJudgeInput; output: ImpactJudgeOutput };
  /** Make a pair of keys */
  "key.generate": { input: KeyGenerateInput; output: KeyPair };
  /** Write where the columns of a statement come from, for a person or a catalogue */
  "lineage.render": { input: LineageRenderInput; output: LineageRenderOutput };
  /** Say where the columns of a statement come from, from its text and a schema */
  "lineage.trace": { input: LineageTraceInput; output: LineageTraceOutput };
  /** Add entries to a log */
  "log.append": { input: LogAppendInput; output: LogAppendOutput };
  /** Give entries of a log that follow each other, with the proof that none is missing */
  "log.export": { input: LogExportInput; output: LogExport };
  /** Give an entry of a log with the proof that it is in it */
  "log.prove": { input: LogProveInput; output: LoggedEntry };
  /** Read a whole log and say what is wrong with it */
  "log.verify": { input: LogVerifyInput; output: LogVerifyOutput };
  /** Sign the newest checkpoint of a log as a witness, if it continues the last */
  "log.witness": { input: LogWitnessInput; output: LogWitnessOutput };
  /** Apply a plan to the database it was made for */
  "migrate.apply": { input: MigrateApplyInput; output: Applied };
  /** Plan the way from one schema to another, and back */
  "migrate.plan": { input: MigratePlanInput; output: MigratePlanOutput };
  /** Try a plan on throwaway databases */
  "migrate.prove": { input: MigrateProveInput; output: Proof };
  /** Read an evidence pack from its directory or archive */
  "pack.read": { input: PackReadInput; output: Pack };
  /** Write an evidence pack into a new directory or archive */
  "pack.write": { input: PackWriteInput; output: PackWriteOutput };
  /** Say what looks wrong with policies, with a request that shows it */
  "policy.check": { input: PolicyCheckInput; output: PolicyCheckOutput };
  /** Say what another version of policies decides otherwise */
  "policy.compare": { input: PolicyCompareInput; output: PolicyCompareOutput };
  /** Say what the cases of policies try of them */
  "policy.coverage": { input: PolicyCoverageInput; output: PolicyCoverageOutput };
  /** Decide a request by policies, with reasons */
  "policy.evaluate": { input: PolicyEvaluateInput; output: Decision };
  /** Say why each policy matches a request or does not */
  "policy.explain": { input: PolicyExplainInput; output: PolicyExplainOutput };
  /** Write policies as Rego */
  "policy.export": { input: PolicyExportInput; output: PolicyExportOutput };
  /** Say which rows a request may see, as tests on columns */
  "policy.filter": { input: PolicyFilterInput; output: RowFilter };
  /** Read a bundle of Open Policy Agent as a policy */
  "policy.import": { input: PolicyImportInput; output: PolicyImportOutput };
  /** Check a policy document, JSON or YAML */
  "policy.read": { input: PolicyReadInput; output: PolicyReadOutput };
  /** Run the cases of policies */
  "policy.test": { input: PolicyTestInput; output: PolicyTestOutput };
  /** Verify an export of an audit log and say what its entries consist of */
  "population.summarise": { input: PopulationSummariseInput; output: PopulationSummariseOutput };
  /** Say which columns hold personal data, and why */
  "privacy.classify": { input: PrivacyClassifyInput; output: PrivacyClassification };
  /** Put masks in the place of values, by a policy, and back */
  "privacy.mask": { input: PrivacyMaskInput; output: PrivacyMaskOutput };
  /** Take personal data and secrets out of text, values or SQL */
  "privacy.redact": { input: PrivacyRedactInput; output: PrivacyRedactOutput };
  /** Put back what the tokens of a redacted text stand for */
  "privacy.restore": { input: PrivacyRestoreInput; output: PrivacyRestoreOutput };
  /** Say whether values can be identifiers of a kind, by their check digits */
  "privacy.validate": { input: PrivacyValidateInput; output: PrivacyValidation };
  /** Verify that an entry is in a log, from the proof alone */
  "proof.verify": { input: ProofVerifyInput; output: ProofVerifyOutput };
  /** Say which entries of an audit log have to be kept, and which erased */
  "retention.judge": { input: RetentionJudgeInput; output: RetentionJudgeOutput };
  /** Sign a retention table */
  "retention.sign": { input: RetentionSignInput; output: Envelope };
  /** Say what a rule means and what to do */
  "rules.explain": { input: RulesExplainInput; output: RuleRecord };
  /** List every rule */
  "rules.list": { input: RulesListInput; output: RuleCatalogue };
  /** Say what is wrong with a schema as it is */
  "schema.validate": { input: SchemaValidateInput; output: Comparison };
  /** Check the settings of a team, TOML */
  "settings.read": { input: SettingsReadInput; output: RuleSettings };
  /** Check a snapshot document and give its canonical form */
  "snapshot.read": { input: SnapshotReadInput; output: SnapshotDocument };
  /** Take a snapshot of a source into a store, unless nothing changed */
  "snapshot.store": { input: SnapshotStoreInput; output: SnapshotStoreOutput };
  /** Take a snapshot of a source */
  "snapshot.take": { input: SnapshotTakeInput; output: SnapshotDocument };
  /** Say what makes statements slow on a server, and which indexes it would use */
  "source.advise": { input: SourceAdviseInput; output: SqlAdviseOutput };
  /** List the columns of a table */
  "source.columns": { input: SourceColumnsInput; output: SourceColumns };
  /** Say what is wrong with a connection and what to do */
  "source.diagnose": { input: SourceDiagnoseInput; output: Diagnosis };
  /** Run a statement that only reads what it may, within bounds */
  "source.query": { input: SourceQueryInput; output: SourceQueryOutput };
  /** Give statistics of a column */
  "source.statistics": { input: SourceStatisticsInput; output: ColumnStatistics };
  /** List the tables of a source */
  "source.tables": { input: SourceTablesInput; output: SourceTables };
  /** Say what makes statements slow, wrong or dangerous, and what to do */
  "sql.advise": { input: SqlAdviseInput; output: SqlAdviseOutput };
  /** Say whether a statement only reads what it may, and write it again */
  "sql.check": { input: SqlCheckInput; output: SqlCheckOutput };
  /** Say what is the same for every call of a statement, and give its text without values */
  "sql.fingerprint": { input: SqlFingerprintInput; output: SqlFingerprintOutput };
  /** Write statements of a text in lines for people, or each on one line */
  "sql.format": { input: SqlFormatInput; output: SqlFormatOutput };
  /** Write the statements that make a role which reads what it may, and no more */
  "sql.grant": { input: SqlGrantInput; output: SqlGrantOutput };
  /** Rewrite a query so that it shows what policies let it show */
  "sql.protect": { input: SqlProtectInput; output: ProtectedQuery };
  /** Rewrite a query so that it shows what a policy lets it show */
  "sql.rewrite": { input: SqlRewriteInput; output: SqlRewriteOutput };
  /** Say whether a value is out of line with its history */
  "statistics.anomaly": { input: StatisticsAnomalyInput; output: AnomalyVerdict };
  /** Compare the statistics of two snapshots: what changed in the data */
  "statistics.compare": { input: StatisticsCompareInput; output: StatisticsComparison };
  /** List the snapshots of a store */
  "store.list": { input: StoreListInput; output: StoreListOutput };
  /** Stop believing a key from a place of the log on */
  "trust.revoke": { input: TrustRevokeInput; output: TrustList };
  /** Believe a new key in the stead of an old one, as a logged pack says */
  "trust.rotate": { input: TrustRotateInput; output: TrustList };
  /** Say which queries became slower from one window to the next */
  "workload.compare": { input: WorkloadCompareInput; output: WorkloadComparison };
}
