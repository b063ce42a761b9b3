# Generated from the Rust types by `make gen`; do not edit.
"""Plain data: what operations take and give."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as _field
from typing import Any, Literal, Union

from bastion._codec import Model


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Model):
    """One step of a plan."""

    action: ActionKind
    """What it does."""

    consumes: list[ObjectReference] = _field(default_factory=list)
    """The objects that must be there."""

    data_loss: DataLoss | None = None
    """What is lost."""

    destroys: list[ObjectReference] = _field(default_factory=list)
    """The objects that are gone afterwards."""

    inverse: Inverse
    """How to undo it."""

    locks: list[LockClaim] = _field(default_factory=list)
    """The locks it takes."""

    minimum_version: int | None = None
    """The first major version of the server that understands it, where not all supported ones do."""

    object: ObjectReference
    """To which object: by its new path, or by its old one when it goes away."""

    produces: list[ObjectReference] = _field(default_factory=list)
    """The objects that are there afterwards and were not before."""

    rewrites: list[ObjectName] = _field(default_factory=list)
    """The relations whose every row is written anew."""

    statements: list[str]
    """The statements, each without its final semicolon."""

    transactional: bool
    """Whether it can be rolled back with the transaction it runs in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionContext(Model):
    """What an intent does not say and policies ask for."""

    action: str | None = None
    """The action as policies call it; with `other`, and only there."""

    counters: dict[str, int] = _field(default_factory=dict)
    """What has been counted: requests of the last minute, money spent today, …"""

    environment: str | None = None
    """Where: `production`, `staging`, …"""

    jurisdiction: str | None = None
    """The jurisdiction the requester acts from."""

    purpose: str | None = None
    """What for, by a word that policies know."""

    resource: Resource | None = None
    """What is known of the data; the data set is the intent's entity where none is said."""

    rows: int | None = None
    """How many rows are touched."""

    tenant: str | None = None
    """The tenant, where there are several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added(Model):
    """An object that was not there."""

    object: Object
    """The object."""

    object_kind: ObjectKind
    """The kind of object."""

    path: list[str]
    """Its path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address(Model):
    """A source to read."""

    address: str
    """`postgresql://…`, `mysql://…`, `sqlite:…`, or the path of a snapshot file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice(Model):
    """What there is to say of a statement."""

    issues: list[AdviceIssue]
    """The issues, the worst first."""

    recommendations: list[AdviceRecommendation]
    """What to do, in the order of the issues."""

    severity: AdviceSeverity | None = None
    """The worst of the issues; absent when there is none."""

    unread: str | None = None
    """Why the statement's text was not looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceEvidence(Model):
    """What an issue stands on."""

    actual: float | None = None
    """What was measured, or stands in the schema."""

    estimated: float | None = None
    """What was expected."""

    plan_path: str | None = None
    """Where in the plan: which child of which child, empty for the last step."""

    subject: str
    """What it is: a step of the plan, a statistic, an index."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceIndexUsage(Model):
    """How often an index was read: a row of `pg_stat_user_indexes`."""

    index: str
    """The index."""

    scans: int
    """`idx_scan`."""

    schema: str
    """The schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceIssue(Model):
    """Something wrong with a statement."""

    confidence: AdviceConfidence
    """How sure that is."""

    evidence: list[AdviceEvidence] = _field(default_factory=list)
    """What it stands on."""

    message: str
    """What is wrong, in a sentence."""

    name: str
    """The rule's name: `sequential-scan-for-few-rows`."""

    place: AdvicePlace | None = None
    """Where in the text."""

    rule: str
    """The rule: `H01`."""

    severity: AdviceSeverity
    """How bad it is here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvicePlace(Model):
    """Where in the text something stands."""

    column: int
    """The column in characters, from 1."""

    end_byte: int
    """The byte after the last."""

    line: int
    """The line, from 1."""

    start_byte: int
    """The first byte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceQuestion(Model):
    """A statement, and what is known of it."""

    index_usage: list[AdviceIndexUsage] = _field(default_factory=list)
    """How often indexes were read."""

    plan: str | None = None
    """What EXPLAIN says of it as JSON, with or without ANALYZE, as the server wrote it."""

    reads_only: bool = False
    """It should only read: writing is worth a word then."""

    search_path: list[str] = _field(default_factory=list)
    """Where names that are not qualified are looked up; the product's usual place when empty."""

    sql: str
    """One statement."""

    statistics: WorkloadQueryStatistics | None = None
    """What was seen of it in a window."""

    window_total_ms: float | None = None
    """Milliseconds that all queries of that window took together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceRecommendation(Model):
    """What to do."""

    action: str
    """What to do, in a sentence."""

    rewrite: AdviceRewrite | None = None
    """The statement to put in its place."""

    rules: list[str]
    """The rules it answers, by id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceRewrite(Model):
    """Another statement that gives the same rows."""

    because: str
    """Why it gives the same rows."""

    sql: str
    """The statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnomalyOptions(Model):
    """What counts as out of line."""

    history_points_min: int = 8
    """Points that must be there before anything is said; 8 when absent."""

    score_max: float = 3.5
    """The robust score from where on a value is out of line; 3.5 when absent, as the authors recommend."""

    season_points: int | None = None
    """Points per season (7 for days of a week, 24 for hours of a day); no season when absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnomalyVerdict(Model):
    """What the history says of the last point."""

    anomalous: bool | None = None
    """Whether the last value is out of line; `None` when there is too little history."""

    expected_maximum: float | None = None
    """The greatest value that would be in line."""

    expected_minimum: float | None = None
    """The least value that would be in line."""

    history_points: int
    """How many points were looked at."""

    score: float | None = None
    """The robust score; absent when there is too little history, or when the history never varied."""

    sentence: str
    """The same in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnonymityReport(Model):
    """How well rows hide among each other."""

    classes: int
    """Classes before any was left out."""

    classes_below: int
    """Classes smaller than asked for."""

    columns: list[str]
    """The columns that classes were made by."""

    k: int
    """How many the smallest class of the rows that are given has; zero where there are none."""

    k_asked: int
    """How many rows a class should have at least."""

    k_before: int
    """The same before any was left out."""

    l: int | None = None
    """Of the classes that are given, how many different values of the sensitive column the poorest has; none without
    such a column."""

    rows_below: int
    """The rows in them."""

    rows_suppressed: int
    """Rows left out for that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnonymityRule(Model):
    """How many rows have to look alike in the columns that together point at a person."""

    columns: list[str]
    """The columns, as they are after they are masked."""

    k: int
    """The fewest rows of a class."""

    sensitive: str | None = None
    """A column whose values must not be the same throughout a class; how many differ is reported."""

    suppress: bool = False
    """Whether rows of smaller classes are left out; otherwise they are only counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredProbe(Model):
    """A probe's answer, by the finding it belongs to."""

    answer: ProbeAnswer
    """What was answered."""

    finding: str
    """The identifier of the finding."""

    query: str
    """What was asked."""

    rule: str
    """The rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf(Model):
    """One of these."""

    values: list[str]
    """They."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied(Model):
    """What happened when a plan was applied."""

    committed: int
    """How many actions, from the first, are in effect."""

    failure: Failure | None = None
    """Why it stopped; absent when all is done."""

    observations: list[Observation] = _field(default_factory=list)
    """What was seen, action by action, where that was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval(Model):
    """What a person answered to a decision that asked for approval."""

    answer: ApprovalAnswer
    """The answer."""

    circumstances: Circumstances
    """Where, when and by whom."""

    comment: str | None = None
    """In the person's words."""

    decision_pack_id: str
    """The pack of the decision."""

    policy: str
    """The policy that asked."""

    request_digest: Digest
    """The digest of the request that was decided: what the person saw."""

    role: str
    """The role in which the person answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRecord(Model):
    """An approval that is needed."""

    people_min: int
    """How many different people have to give it."""

    policy: str
    """The policy that asks for it."""

    roles: list[str]
    """The roles that may give it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalRequest(Model):
    """What is to be approved, by whom, and until when."""

    approval_kind: ApprovalKind
    """As what."""

    description: str
    """What it is for, in words."""

    evidence_digest: Sha256Digest
    """The digest of the pack that says what is to run. What runs has to have the same."""

    expires_at: Moment
    """From when on it is worth nothing: neither the votes nor what they agreed to."""

    quorums: list[Quorum]
    """Who has to agree: all of these quorums have to be met."""

    requested_at: Moment
    """When it was asked for."""

    requester: Party
    """Who asks."""

    risk: RiskLevel
    """How much is at stake."""

    withdrawn_at: Moment | None = None
    """When the requester took it back; absent while it was not."""

    world: list[ObjectDigest] = _field(default_factory=list)
    """The objects on which the approval rests, as they are when it is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approvers(Model):
    """Who has to agree."""

    distinct_from_requester: bool = False
    """Whether the requester's own approval does not count (four eyes)."""

    min: int = 0
    """How many different people have to approve: at least 1."""

    roles: list[str]
    """The roles that may approve."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument(Model):
    """One argument of a routine."""

    data_type: str
    """Its type, as SQL."""

    default_expression: str | None = None
    """What it is when it is left out, as SQL; absent when it may not be."""

    mode: ArgumentMode | None = None
    """How it is passed."""

    name: str | None = None
    """Its name, where it has one: callers may use it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Artifact(Model):
    """A file of a pack."""

    content: str
    """Its content."""

    encoding: Encoding = "utf8"
    """How its content is written."""

    name: str
    """Its name: a plain relative path, `/` between names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute(Model):
    """An attribute of a composite type."""

    collation: str | None = None
    """The collation, where it is not the type's."""

    comment: str | None = None
    """What people wrote about it."""

    composite: str
    """The composite type."""

    data_type: str
    """Its type, as SQL."""

    name: str
    """Its name."""

    schema: str
    """The schema."""

    type_reference: ObjectName | None = None
    """The type's name (of the elements, for an array), where it lies outside the system catalogue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit(Model):
    """Write down what happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditActor(Model):
    """Whoever acted."""

    id: str
    """The identifier."""

    role: str
    """As what they acted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditBody(Model):
    """What an entry is about."""

    action: str
    """What they did, such as `data.read`."""

    actor: AuditActor
    """Who."""

    evidence: str | None = None
    """Where the evidence is."""

    intent: Any
    """What they meant to do, as data."""

    outcome: AuditOutcome
    """How it ended."""

    policy_results: list[AuditPolicyResult]
    """What the policies said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditCaller(Model):
    """Who uses an audit log, and why: the log writes it down, with the time of the system."""

    actor: AuditActor
    """Who."""

    id: str
    """The identifier of the entry about it."""

    key_id: DataKeyId
    """The data key of that entry's body."""

    reason: str
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry(Model):
    """An entry of the audit log (`bastion.audit/v1`), as canonical JSON."""

    body: SealedBody
    """Its body."""

    erasure: ErasureRecord | None = None
    """The erasure that the entry is about, if it is one."""

    format: AuditFormat
    """The version of this document."""

    id: str
    """Unique in the log."""

    kind: str
    """What kind of thing."""

    occurred_at: Moment
    """When it happened."""

    retention: RetentionLabel
    """How long it is kept: the same as its key says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEraseInput(Model):
    """What `audit.erase` takes."""

    audit: AuditPlace
    """The audit log."""

    holds: list[LegalHold] = _field(default_factory=list)
    """The legal holds."""

    key_id: DataKeyId
    """The key: every body that it sealed is erased."""

    table: str
    """The retention table, JSON or YAML, or the envelope of a signed one."""

    table_keys: list[str] = _field(default_factory=list)
    """Public keys, PEM or 64 hexadecimal digits: one of them has to have signed the table. A plain one is taken when there
    are none."""

    who: AuditCaller
    """Who erases, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditExportInput(Model):
    """What `audit.export` takes."""

    request: AuditExportRequest
    """What is to be handed out."""

    signing_key: Secret
    """The private key to sign the pack with, PKCS#8 PEM; the log has its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditExportOutput(Model):
    """What `audit.export` gives."""

    end: int
    """The place behind the last one; the same as the first where nothing happened in the period."""

    first: int
    """The place of the first entry of the pack."""

    log_key: str
    """The log's public key, by which the pack is verified: `name+hash+key`."""

    logged_at: int
    """The place of the entry that says that this was handed out."""

    pack: Pack
    """The pack: `log-export.json`, `population.json` and, where a table was given, `retention.json` with its signature."""

    within: int
    """How many of them happened in the period. The others stand between those: a clock had gone back, or they cannot be
    read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditExportRequest(Model):
    """What is to be handed out."""

    audit: AuditPlace
    """The audit log. It is written to: that it was handed out is in it before anything is given."""

    controls: list[str] = _field(default_factory=list)
    """The controls that the export is to show."""

    environment: str | None = None
    """Where the log is kept: `production`, `staging`, …"""

    pack_id: str | None = None
    """The identifier of the pack; random when absent."""

    period_end: Moment
    """The first moment after the period."""

    period_start: Moment
    """The first moment of the period."""

    table: str | None = None
    """The retention table that the entries are kept by, JSON or YAML, or the envelope of a signed one."""

    table_keys: list[str] = _field(default_factory=list)
    """Public keys, PEM or 64 hexadecimal digits: one of them has to have signed the table. A plain one is taken when there
    are none."""

    tenant: str | None = None
    """The tenant, where there are several."""

    who: AuditCaller
    """Who asks, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditFinding(Model):
    """One thing that is wrong."""

    message: str
    """In words."""

    place: str
    """Where: `entry/` and a place, `body/` and the identifier of an entry, `key/` and a name."""

    problem: AuditProblem
    """What."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditHeader(Model):
    """What is known of an entry before its body is sealed. It is bound to the sealed body: neither goes with another."""

    erasure: ErasureRecord | None = None
    """The erasure that the entry is about, if it is one."""

    id: str
    """Unique in the log: 1 to 64 lower-case letters, digits, `_` and `-`. It says nothing about a person."""

    key_id: DataKeyId
    """The data key of its body; it says whose law keeps it how long."""

    kind: str
    """What kind of thing, a word such as `decision`, `approval` or `query`: lower-case letters, digits and `_`."""

    occurred_at: Moment
    """When it happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPlace(Model):
    """An audit log, to write."""

    bodies: str
    """The address of the sealed bodies: another folder."""

    key_ring: KeyRingPlace
    """The data keys: a third one."""

    log: str
    """The address of the log: a folder. It is begun when there is none."""

    origin: str
    """Whose log it is: a name without a scheme that is the same for ever, `log.example.com/tenant`."""

    signing_key: Secret
    """The log's private key, PKCS#8 PEM."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditPolicyResult(Model):
    """What one policy said."""

    outcome: AuditOutcome
    """What it said."""

    policy: str
    """The policy's identifier."""

    reason: str
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditReadInput(Model):
    """What `audit.read` takes."""

    audit: AuditPlace
    """The audit log. It is written to: who reads is in it afterwards."""

    end: int | None = None
    """The place behind the last entry; the end of the log when absent."""

    first: int = 0
    """The place of the first entry, from 0."""

    who: AuditCaller
    """Who reads, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditReading(Model):
    """Entries that were read."""

    entries: list[ReadEntry]
    """The entries, in their order."""

    logged_at: int
    """The place of the entry that says that they were."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRecordInput(Model):
    """What `audit.record` takes."""

    audit: AuditPlace
    """The audit log. It is begun when there is none."""

    entries: list[NewAuditEntry]
    """The entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRecordOutput(Model):
    """What `audit.record` gives."""

    checkpoint: str
    """The checkpoint over them as it was signed."""

    first: int
    """The place of the first entry, from 0; the others follow."""

    log_key: str
    """The log's public key as everyone writes it: `name+hash+key`."""

    size: int
    """How many entries the log has now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditReport(Model):
    """What an audit log is."""

    erased: int
    """How many were erased."""

    findings: list[AuditFinding]
    """What is wrong beside the tree, sorted by place."""

    log: LogReport
    """What the tree is, and what is wrong with it."""

    population: Population
    """What its entries consist of, as far as they could be read."""

    valid: bool
    """Whether nothing is wrong."""

    whole: int
    """How many bodies are what was logged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditTask(Model):
    """Write down what happened."""

    event: GuardEventKind
    """Its kind."""

    event_digest: Digest
    """The digest of the event."""

    event_id: str
    """The event."""

    state_after: GuardStateKind
    """Where it is."""

    state_before: GuardStateKind
    """Where the action was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditVerifyInput(Model):
    """What `audit.verify` takes."""

    bodies: str
    """The address of the sealed bodies: a folder."""

    key_ring: KeyRingPlace | None = None
    """The data keys; without them, bodies are held against the log by their sealed bytes alone."""

    log: str
    """The address of the log: a folder."""

    log_key: str
    """The log's public key: `name+hash+key`."""

    older: list[str] = _field(default_factory=list)
    """Signed checkpoints of it that somebody kept: the log has to continue each of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AwaitingApproval(Model):
    """People are asked."""

    approval: CaseApproval

    known: GuardCase


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked(Model):
    """Something was not as it has to be. Final."""

    known: GuardCase | None = None

    reason: str

    state_before: GuardStateKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket(Model):
    """Numbers of one bucket: `[20, 30)`."""

    width: int
    """How many whole numbers a bucket has; one of them begins at zero."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleCheckpoint(Model):
    """The signed head of a log."""

    envelope: str
    """The checkpoint with its signatures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleEntry(Model):
    """Where an envelope stands in a log, with the proof. Numbers are texts, as in all JSON made from protocol buffers."""

    canonicalizedBody: str
    """The leaf, base64."""

    inclusionProof: BundleProof
    """The proof."""

    kindVersion: BundleKind
    """What kind of leaf."""

    logId: BundleLog
    """Which log."""

    logIndex: str = "0"
    """The place of the leaf, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleKey(Model):
    """A key that bundles are verified with."""

    algorithm: str
    """The algorithm, as RFC 7518 calls it: `RS256`, `ES256`, `PS256`, `HS256`, … The signature has to say the same."""

    id: str | None = None
    """What the signature calls it. A signature that names no key is tried with every one."""

    key: Secret
    """A public key in PEM; of `HS…` the secret that both sides share."""

    scope: str | None = None
    """What the signature has to be made for; nothing when absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleKind(Model):
    """What kind of leaf."""

    kind: str
    """`dsse`."""

    version: str
    """`0.0.2`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleLog(Model):
    """Which log."""

    keyId: str
    """The hash of the log's name and key, base64; its first four bytes stand in the checkpoint's signature."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleProof(Model):
    """That a leaf is in a log."""

    checkpoint: BundleCheckpoint
    """The signed head of the log."""

    hashes: list[str] = _field(default_factory=list)
    """The hashes beside the way to the root, base64."""

    logIndex: str = "0"
    """The place of the leaf, from 0."""

    rootHash: str
    """The root of the tree, base64."""

    treeSize: str
    """How many leaves the tree has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleVerifyInput(Model):
    """What `bundle.verify` takes."""

    bundle: str
    """The bundle, as the text of its file."""

    log_keys: list[str] = _field(default_factory=list)
    """The keys of logs and witnesses that are trusted, `name+hash+key`. Each witness has to have signed the checkpoint."""

    log_required: bool = False
    """Whether a bundle that is in no log is refused."""

    public_keys: list[str] = _field(default_factory=list)
    """The public keys that are trusted, wherever in a log: PEM, or 64 hexadecimal digits."""

    trust: TrustList | None = None
    """Further keys that are trusted, each for a stretch of a log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled(Model):
    """The requester took it back before it ran. Final."""

    by: str
    """Who."""

    known: GuardCase

    reason: str
    """Why, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card(Model):
    """The last four digits of a card: `**** **** **** 1111`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseApproval(Model):
    """A request for approval and what came of it."""

    admitted_at: Moment | None = None
    """When it was met and the action started; absent while it did not."""

    request: ApprovalRequest
    """The request."""

    votes: list[Vote]
    """Every vote, in the order in which they came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseMismatch(Model):
    """Something that is not as expected."""

    actual: Any
    """As it was decided."""

    expected: Any
    """As the case says."""

    field: str
    """The case's field: `effect`, `matched`, `reasons`; of a rule in Rego, its value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseResult(Model):
    """One case and what became of it."""

    explanations: list[Explanation] = _field(default_factory=list)
    """Why the policies in question match or do not: those that match, and those that should."""

    line: int | None = None
    """The line of a rule in Rego, from 1."""

    mismatches: list[CaseMismatch] = _field(default_factory=list)
    """What is not as expected."""

    name: str
    """Its name; of a rule in Rego, its path."""

    outcome: CaseOutcome
    """What became of it."""

    problem: str | None = None
    """Why it could not be decided."""

    suite: str
    """Where the case stands: a file, a pack, or the policies' own tests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast(Model):
    """A conversion between two types."""

    comment: str | None = None
    """What people wrote about it."""

    context: str
    """When it is used: `explicit`, `assignment`, `implicit`."""

    method: str
    """How it works: `function`, `binary`, `text`."""

    routine: str | None = None
    """The routine behind it, with its argument types."""

    signature: str
    """The two types: `integer AS public.mood`."""

    source_type: str
    """The type it takes, as SQL."""

    target_type: str
    """The type it gives, as SQL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogFingerprint(Model):
    """What a catalogue looks like without being read: as long as it is equal, so is the schema.
    
    It saves work and proves nothing: a verdict that is signed stands on what was read. It may change although the
    schema did not."""

    digest: Digest
    """The fingerprint."""

    quiet: str | None = None
    """A sign that nothing at all was going on when it was taken, and which: as long as it is the same, nothing was
    written since."""

    scope: str
    """The database it is about, its version, and what of it was asked for: fingerprints of different scopes say
    nothing of each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeScope(Model):
    """Which schema changes, by what they do to whom. What is left out is a wildcard."""

    audiences: list[Audience] | None = None
    """The audiences whose level counts."""

    levels: list[ChangeLevel] | None = None
    """The strongest level among the audiences named (among all where none is named). Left out: any finding where
    audiences are named, anything otherwise."""

    rules: list[str] | None = None
    """At least one finding of these rules: `COL004`, …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSummary(Model):
    """What a schema change does, as its findings say."""

    impacts: list[Impact] = _field(default_factory=list)
    """The strongest level for each audience that is affected; none for a change without findings."""

    rules: list[str] = _field(default_factory=list)
    """The rules that found something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed(Model):
    """A field with another value."""

    facet: Facet
    """What it is about."""

    field: str
    """The field."""

    new_value: Any | None = None
    """Its value now; absent when it has its default."""

    object_kind: ObjectKind
    """The kind of object."""

    old_path: list[str] | None = None
    """Its path before, where that was another."""

    old_value: Any | None = None
    """Its value before; absent when it had its default."""

    path: list[str]
    """Its path."""

    verb: Verb
    """What happened to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(Model):
    """A change to check."""

    decided_at: str | None = None
    """When it is decided, RFC 3339 in UTC; now when absent."""

    diff_options: DiffOptions | None = None
    """What the snapshots do not say."""

    environment: str | None = None
    """Where the change is to be made."""

    new_source: CheckSource
    """The schema after."""

    old_source: CheckSource | None = None
    """The schema before; when absent everything in the new one is new."""

    pack_id: str | None = None
    """The identifier of the pack; random when absent."""

    packs: list[str] = _field(default_factory=list)
    """Built-in policy packs; `breaking-changes` when there are neither policies nor packs."""

    policies: list[Policy] = _field(default_factory=list)
    """Policies."""

    principal: Principal
    """Who wants to make it."""

    resource: Resource | None = None
    """The data it is about."""

    settings: RuleSettings | None = None
    """What the team decided about rules: other levels, and what does not count for a while."""

    signing_key: Secret | None = None
    """The private key to sign evidence with, PKCS#8 PEM; without it no evidence is made."""

    snapshot_options: SnapshotOptions | None = None
    """What the snapshots cover."""

    tenant: str | None = None
    """The tenant, where there are several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOutcome(Model):
    """What a check found."""

    comparison: Comparison
    """What changed, and whom it breaks."""

    decision: Decision
    """Whether it is allowed, and why."""

    pack: Pack | None = None
    """The proof, where a key was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPolicy(Model):
    """Ask the policies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckPolicyTask(Model):
    """Ask the policies."""

    evidence_digest: Sha256Digest
    """The digest of the pack that says what is to run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReason(Model):
    """Why a statement was not allowed."""

    code: str
    """What kind of reason it is: `function`, `writes`, `schema`, …"""

    column: int | None = None
    """The character of the line, from 1."""

    decision: CheckDecision
    """What follows from it."""

    end: int | None = None
    """Where it ends, in bytes."""

    line: int | None = None
    """The line, from 1; absent where nobody knows."""

    message: str
    """One line for a person."""

    start: int | None = None
    """Where it begins, in bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances(Model):
    """Where, when and by whom: what every predicate begins with."""

    actor: str
    """Who asked."""

    decided_at: str
    """When it was decided: RFC 3339 in UTC, `2026-11-20T22:00:00Z`."""

    engine_version: str
    """The version of bastion that made it."""

    environment: str | None = None
    """Where: `production`, `staging`, …"""

    pack_id: str
    """Unique for every pack: letters, digits, `.`, `_`, `-`, at most 64."""

    tenant: str | None = None
    """The tenant, where there are several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassifyOptions(Model):
    """How columns are judged."""

    all_columns: bool = False
    """Every column instead of only those with any sign of personal data."""

    probability_min: float = 0.5
    """The probability from where on a column is tagged; 0.5 when absent."""

    salt: str | None = None
    """A secret of the caller's; with it each sample has a digest by which it can be recognised."""

    sample_values_max: int = 1000
    """Different values looked at per column; 1,000 when absent."""

    seed: int = 0
    """Chooses among more values than that; 0 when absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared(Model):
    """The policies allow it, and nothing has run: what is missing is got, then it starts."""

    known: GuardCase


@dataclass(frozen=True, slots=True, kw_only=True)
class Collation(Model):
    """A collation."""

    character_type: str | None = None
    """The classes of characters (libc)."""

    collate: str | None = None
    """The order of texts (libc)."""

    comment: str | None = None
    """What people wrote about it."""

    locale: str | None = None
    """The provider's locale."""

    name: str
    """Its name."""

    nondeterministic: bool = False
    """Texts of different bytes may be equal."""

    owner: str | None = None
    """The owning role."""

    provider: str
    """Who sorts: `libc`, `icu`, `builtin`."""

    rules: str | None = None
    """Rules beyond the locale's (ICU)."""

    schema: str
    """The schema."""

    version: str | None = None
    """The provider's version when it was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Model):
    """A column of a relation."""

    character_set: str | None = None
    """The character set of its texts (MySQL)."""

    collation: str | None = None
    """The collation, where it is not the type's."""

    comment: str | None = None
    """What people wrote about it."""

    compression: str | None = None
    """The compression method, where one is set."""

    data_type: str
    """Its type, as SQL."""

    default_expression: str | None = None
    """The default, as SQL."""

    foreign_options: list[str] = _field(default_factory=list)
    """Options for the foreign server, `name=value`, by name."""

    generation_expression: str | None = None
    """The expression a generated column is computed from, as SQL."""

    generation_kind: GenerationKind | None = None
    """Where a generated column is computed."""

    identity: IdentityKind | None = None
    """How an identity column takes its value."""

    inherited: bool = False
    """It came from a parent table alone."""

    invisible: bool = False
    """Left out of `SELECT *` (MySQL, MariaDB)."""

    name: str
    """Its name."""

    not_null: bool = False
    """Refuses nulls."""

    not_null_name: str | None = None
    """The name of its NOT NULL constraint, where that is not the usual one (PostgreSQL 18)."""

    not_null_no_inherit: bool = False
    """Its NOT NULL does not bind tables that inherit (PostgreSQL 18)."""

    not_null_unvalidated: bool = False
    """Refuses new nulls, but the rows that are there were not looked at."""

    on_update_expression: str | None = None
    """What it becomes when the row changes, as SQL (MySQL)."""

    options: list[str] = _field(default_factory=list)
    """Per-column options, `name=value`, by name."""

    relation: str
    """The relation."""

    schema: str
    """The schema."""

    statistics_target: int | None = None
    """The statistics target, where one is set."""

    storage: str | None = None
    """The storage strategy, where it is not the type's."""

    type_reference: ObjectName | None = None
    """The type's name (of the elements, for an array), where it lies outside the system catalogue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnEvidence(Model):
    """One piece of evidence."""

    counts: ValueCounts | None = None
    """The counts behind it, for values."""

    sentence: str
    """The same in words."""

    source: EvidenceSource
    """Where it comes from."""

    weight: float
    """What it adds to the logarithm of the odds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnLineage(Model):
    """A column of a result and where its values come from."""

    conditions: list[SourceColumn]
    """The columns that decide which of several values is given: conditions and windows."""

    name: str
    """Its name."""

    sources: list[SourceColumn]
    """The columns its values are made from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMask(Model):
    """What a query may show of one column."""

    aggregates: list[PermittedAggregate] = _field(default_factory=list)
    """Aggregates that may see its values."""

    mask: SqlMask
    """What stands in the place of its values."""

    name: str
    """Its name."""

    subjects_min: int = 0
    """Of how many different subjects such an aggregate has to have a value; at least 2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPattern(Model):
    """Which columns a rule is for: those that fit everything that is said. It has to say something."""

    entity: PrivacyEntity | None = None
    """What they hold."""

    name: str | None = None
    """Their name, without regard to case: `*` is any text, `?` one character. With a dot also the table's:
    `person.e*mail`."""

    tag: str | None = None
    """A tag they carry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnReference(Model):
    """A column of a relation, or the relation as a whole."""

    column: str | None = None
    """The column; absent when the relation as a whole is meant."""

    relation: str
    """The relation."""

    schema: str
    """The schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnStatistics(Model):
    """What is known about the values of one column."""

    column: str
    """The column."""

    distinct_count: int | None = None
    """The number of different values that are not null."""

    histogram_bounds: list[str] = _field(default_factory=list)
    """Bounds of ranges that hold equally many of the values that are not among the common ones, ascending."""

    maximum: str | None = None
    """The greatest value, as text."""

    method: StatisticsMethod
    """How they were made."""

    minimum: str | None = None
    """The least value, as text."""

    most_common: list[FrequentValue] = _field(default_factory=list)
    """The most common values, the most common first."""

    null_ratio: float | None = None
    """The share of nulls: 0 to 1."""

    relation: str
    """The relation."""

    row_count: int | None = None
    """Rows looked at; for the catalogue, the server's estimate of all rows."""

    sample_values: list[str] = _field(default_factory=list)
    """Some values, sorted."""

    schema: str
    """The schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnValues(Model):
    """Values of one column, as a caller read them."""

    column: str
    """The column."""

    relation: str
    """The relation."""

    schema: str
    """The schema."""

    values: list[str]
    """Values as text, without nulls."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnVerdict(Model):
    """What is said of one column."""

    alternatives: list[EntityCandidate] = _field(default_factory=list)
    """What else it may be, the most probable first."""

    column: str
    """The column."""

    entity: PrivacyEntity | None = None
    """What it most probably holds, if there is any sign."""

    evidence: list[ColumnEvidence]
    """Each piece of evidence; the sum of their weights is the logarithm of the odds."""

    jurisdictions: list[str]
    """Whose it is, as ISO 3166-1 alpha-2; empty for what is the same everywhere, and where it is not tagged."""

    probability: float
    """How probable that is: 0 to 1."""

    relation: str
    """The relation."""

    sample: SampleRecord | None = None
    """The values that were looked at, if there were any."""

    schema: str
    """The schema."""

    sensitivity: Sensitivity
    """How much harm it does; none where it is not tagged."""

    tagged: bool
    """Whether it is probable enough to be tagged."""

    tags: list[Tag]
    """What it is about; empty where it is not tagged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Model):
    """What changed between two snapshots, and whom it breaks (`bastion.comparison/v1`)."""

    diff: Diff
    """What differs."""

    findings: list[Finding]
    """What it means, by object and rule."""

    rules_version: str
    """The version of the rule catalogue."""

    summary: Summary
    """The findings, counted."""

    suppressed: list[SuppressedFinding] = _field(default_factory=list)
    """Findings that do not count for a while, as a team decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison2(Model):
    """How two sets of policies decide, compared."""

    at_least_as_strict: Verdict
    """Whether the new set asks at least as much of every request as the old one."""

    at_most_as_strict: Verdict
    """Whether the new set asks at most as much of every request as the old one."""

    complete: bool
    """Whether everything was looked at; otherwise the sets are too entangled for the limit."""

    differences: list[Difference]
    """One difference of each kind: by the effects and what the difference does."""

    equivalent: Verdict
    """Whether both decide every request alike: the same effect, and approvals and obligations that imply each
    other."""

    undetermined: list[str] = _field(default_factory=list)
    """The policies with a condition that keep something from being decided, by identifier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonAdjustInput(Model):
    """What `comparison.adjust` takes."""

    comparison: Comparison
    """The comparison."""

    settings: RuleSettings
    """What the team decided."""

    today: str
    """The day it is: `2026-11-21`, or a time that begins with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonProbeInput(Model):
    """What `comparison.probe` takes. The probes are made here, from the two schemas: nobody else's text is run."""

    new_snapshot: SnapshotDocument
    """The schema after."""

    old_snapshot: SnapshotDocument
    """The schema before."""

    options: DiffOptions | None = None
    """What the snapshots do not say."""

    probe_ms_max: int | None = None
    """Milliseconds each probe may take, at most [`PROBE_MS_MAX`], which is also what it is when absent."""

    source: str
    """The address of the database with the old schema and its rows. It is only read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonProbeOutput(Model):
    """What `comparison.probe` gives."""

    answers: list[AnsweredProbe]
    """The answers, in the order of the findings."""

    comparison: Comparison
    """The comparison with what the answers settled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRenderInput(Model):
    """What `comparison.render` takes."""

    artifact: str | None = None
    """The file of the repository that findings are shown at, where the format knows files."""

    comparison: Comparison
    """The comparison."""

    format: ReportFormat
    """The format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRenderOutput(Model):
    """What `comparison.render` gives."""

    text: str
    """The report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompatibilityHistoryInput(Model):
    """What `compatibility.history` takes."""

    mode: CompatibilityMode = "rolling"
    """For whom nothing may break."""

    options: SnapshotOptions | None = None
    """What it covers."""

    source: str
    """The address of the source with the schema that shall be."""

    store: str
    """The path of the store."""

    strictness: Strictness = "standard"
    """What counts as breaking."""

    transitive: int | None = None
    """How many of the latest versions it must be compatible with; all when absent. A schema that was stored again
    without a change counts once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompatibilityJudgeInput(Model):
    """What `compatibility.judge` takes."""

    mode: CompatibilityMode = "rolling"
    """For whom nothing may break."""

    new_snapshot: SnapshotDocument
    """The schema that shall be."""

    old_versions: list[SchemaVersion]
    """The schemas that were in use, oldest first."""

    options: DiffOptions | None = None
    """What the snapshots do not say."""

    strictness: Strictness = "standard"
    """What counts as breaking."""

    transitive: int | None = None
    """How many of the latest versions it must be compatible with; all when absent, the last one alone when 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompatibilityJudgeOutput(Model):
    """What `compatibility.judge` gives."""

    advice: VersionAdvice
    """Which part of its version the schema should raise, against the newest of them."""

    passes: bool
    """Whether it is compatible with every version that was asked for."""

    verdicts: list[VersionVerdict]
    """The verdicts, newest version first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompatibilityVerdict(Model):
    """What a mode says of one comparison."""

    deciding_findings: list[str] = _field(default_factory=list)
    """The identifiers of the findings that decide."""

    mode: CompatibilityMode
    """The mode."""

    passes: bool
    """Whether nothing breaks for anyone it asks for."""

    sentence: str
    """The same in a sentence."""

    strictness: Strictness
    """How strict it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complete(Model):
    """It ran as it should, and everything is proven. Final."""

    known: GuardCase

    pack_digest: Sha256Digest
    """The digest of the pack of evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composite(Model):
    """A composite type."""

    attributes: list[str]
    """The attributes in their order."""

    comment: str | None = None
    """What people wrote about it."""

    name: str
    """Its name."""

    owner: str | None = None
    """The owning role."""

    schema: str
    """The schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionFailure(Model):
    """A condition that failed: an error, no value, no boolean, out of time, a panic."""

    policy: str
    """The policy."""

    problem: str
    """How it failed, and how it was counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsistencyProof(Model):
    """That a tree begins with all that an earlier one has."""

    hashes: list[Sha256Digest]
    """What both are made of."""

    new_size: int
    """How many the later one has."""

    old_size: int
    """How many leaves the earlier tree has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Constant(Model):
    """The same text for every value."""

    value: str
    """It."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint(Model):
    """A constraint of a relation."""

    columns: list[str] = _field(default_factory=list)
    """The columns it speaks about, in their order."""

    comment: str | None = None
    """What people wrote about it."""

    constraint_kind: ConstraintKind
    """What it demands."""

    deferrable: bool = False
    """May wait until the end of the transaction."""

    expression: str | None = None
    """The condition of a check, or the elements of an exclusion, as SQL."""

    included_columns: list[str] = _field(default_factory=list)
    """Columns that only ride along in its index."""

    inherited: bool = False
    """It came from a parent table alone."""

    initially_deferred: bool = False
    """Waits unless told otherwise."""

    match_type: MatchType | None = None
    """When a composite reference with nulls counts."""

    name: str
    """Its name."""

    no_inherit: bool = False
    """Does not bind tables that inherit."""

    not_enforced: bool = False
    """Declared but not enforced."""

    not_valid: bool = False
    """Declared without looking at the rows that are there."""

    nulls_not_distinct: bool = False
    """Nulls count as equal."""

    on_delete: ReferentialAction | None = None
    """When the referenced row is deleted."""

    on_delete_columns: list[str] = _field(default_factory=list)
    """The columns that ON DELETE SET touches, where they are not all."""

    on_update: ReferentialAction | None = None
    """When the referenced key changes."""

    referenced_columns: list[str] = _field(default_factory=list)
    """The columns a foreign key points at, pair by pair with `columns`."""

    referenced_relation: ObjectName | None = None
    """The relation a foreign key points at."""

    relation: str
    """The relation."""

    schema: str
    """The schema."""

    temporal: bool = False
    """The last key column may not overlap (WITHOUT OVERLAPS), or the reference is for a period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consumer(Model):
    """Somebody who runs one statement."""

    calls: int | None = None
    """How often it ran, where that is known."""

    consumer_kind: ConsumerKind = "file"
    """Where the statement comes from."""

    contract: list[PromisedColumn] = _field(default_factory=list)
    """The columns it promised, where it did."""

    file: str | None = None
    """The file it stands in."""

    line: int | None = None
    """The line of the file its first character stands on, from 1."""

    makes: ObjectName | None = None
    """The relation it makes, which those behind it may read."""

    name: str
    """What people call it: a file with a line, a model's name, an object's path."""

    sql: str
    """The statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsumerSources(Model):
    """Where consumers are looked for."""

    consumers: list[Consumer] = _field(default_factory=list)
    """Consumers that are known already."""

    contracts: list[str] = _field(default_factory=list)
    """Data contracts (Open Data Contract Standard, version 3)."""

    dbt_manifests: list[str] = _field(default_factory=list)
    """Manifests that `dbt compile` wrote."""

    query_paths: list[str] = _field(default_factory=list)
    """Files of SQL, and folders of them."""

    recorded_source: str | None = None
    """The address of a database whose recorded statements are taken (`pg_stat_statements`, `performance_schema`)."""

    without_schema: bool = False
    """Leave out what the old schema itself holds: views, policies, generated columns, routines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractCheck(Model):
    """Whether data kept what a contract promises."""

    broken: list[str] = _field(default_factory=list)
    """The promises that were not kept."""

    checks: int
    """How many promises were looked at."""

    circumstances: Circumstances
    """Where, when and by whom."""

    contract: str
    """The contract."""

    contract_digest: Digest
    """The digest of its file."""

    contract_version: str
    """Its version."""

    dataset: str
    """The data it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredPolicy(Model):
    """What was tried of one policy."""

    complete: bool
    """Whether all of that was tried. A policy that asks for nothing need not fail to match."""

    decisive: int
    """How many would have been decided otherwise without it: another effect, or other approvals."""

    fields: list[FieldCoverage] = _field(default_factory=list)
    """Its fields, in the order of their tests."""

    lines: list[LineCoverage] = _field(default_factory=list)
    """Its code in Rego."""

    matched: int
    """How many requests it matched."""

    not_matched: int
    """How many it did not."""

    policy: str
    """The policy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Csv(Model):
    """As comma-separated values."""

    delimiter: CsvDelimiter = "comma"
    """What stands between fields."""

    text: str
    """The text; its first row names the columns, an empty field is no value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataLoss(Model):
    """What an action loses, and why."""

    loss: LossKind
    """What."""

    reason: str
    """Why, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Databases(Model):
    """Each schema stands in a database that is asked itself."""

    new_address: str
    """The address of the one with the new schema."""

    old_address: str
    """The address of the one with the old schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetRecord(Model):
    """A state of data that a run read or wrote."""

    digest: Digest | None = None
    """The digest of its content or its schema, where there is one."""

    name: str
    """Its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateShift(Model):
    """Another date, the same number of days away for everything that belongs to one subject."""

    days_max: int
    """The most days, backwards or forwards; 1 to 3650."""

    domain: str
    """As for a hash: dates of one domain move together."""

    subject: str
    """The column that says whom a row is about, as it is before it is masked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Model):
    """The answer to one request."""

    approvals: list[RequiredApproval] = _field(default_factory=list)
    """The approvals that are needed; only with `require_approval`."""

    effect: Effect
    """The strongest effect among the policies that match; block where none does."""

    failures: list[ConditionFailure] = _field(default_factory=list)
    """The conditions that failed, by policy."""

    matched: list[MatchedPolicy] = _field(default_factory=list)
    """The policies that match, strongest first, then by identifier."""

    obligations: Obligations | None = None
    """What whoever carries it out has to keep to: what every policy that matches demands, together."""

    policy_set_digest: Digest
    """The digest of the policies that decided."""

    reason: str
    """Why, in one sentence."""

    request_digest: Digest
    """The digest of the request's canonical JSON."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRecord(Model):
    """A decision as it is proven."""

    approvals: list[ApprovalRecord] = _field(default_factory=list)
    """The approvals that are needed."""

    effect: str
    """`allow`, `block` or `require_approval`."""

    matched: list[MatchedRecord] = _field(default_factory=list)
    """The policies that matched."""

    policy_set_digest: Digest
    """The digest of the policies that decided."""

    reason: str
    """Why, in one sentence."""

    request_digest: Digest
    """The digest of the request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DefaultPrivilege(Model):
    """What a role gets on objects that will be made."""

    grantable: list[str] = _field(default_factory=list)
    """What it may pass on, by name."""

    grantee: str
    """The role, or `PUBLIC`."""

    objects: str
    """What they are: `tables`, `sequences`, `functions`, `types`, `schemas`, `large_objects`."""

    privileges: list[str]
    """What it may do, by name."""

    role: str
    """The role that makes the objects."""

    schema: str
    """The schema they are made in; empty for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedColumn(Model):
    """A column of a result."""

    data_type: str
    """Its type: `integer`, `public.mood`; empty where it is not known, as for many expressions without a server."""

    modifier: str | None = None
    """The type's length, precision and scale, where it has them: `10,2`."""

    name: str
    """Its name."""

    sources: list[ColumnReference] = _field(default_factory=list)
    """The columns its values are made from, where that was looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation(Model):
    """What a plan leaves different from what was asked for, by the caller's own options."""

    columns: list[str]
    """The columns in the order they will have."""

    object: ObjectReference
    """The table, by its new path."""

    reason: str
    """What differs, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis(Model):
    """A connection, looked at step by step."""

    address: str
    """The address without secrets."""

    checks: list[DiagnosisCheck]
    """The steps in order."""

    healthy: bool
    """Whether a snapshot can be taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiagnosisCheck(Model):
    """One look at a connection."""

    advice: str | None = None
    """What to do."""

    detail: str
    """What was found."""

    name: str
    """What was looked at: `address`, `network`, `sign-in`, `server`, `catalogue`."""

    status: DiagnosisStatus
    """How it ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diff(Model):
    """What differs between two snapshots (`bastion.diff/v1`)."""

    candidates: list[RenameCandidate] = _field(default_factory=list)
    """Pairs that look like renames and were not assumed to be."""

    changes: list[Change]
    """The changes, by object."""

    complete: bool
    """Whether both snapshots show everything that is there."""

    format: str
    """Always `bastion.diff/v1`."""

    gap_changes: list[GapChange] = _field(default_factory=list)
    """Gaps that came or went."""

    new_digest: Digest
    """The digest of the new snapshot."""

    old_digest: Digest
    """The digest of the old snapshot."""

    unchanged_facets: list[Facet]
    """Facets whose roots are equal: nothing of them differs anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffCompareInput(Model):
    """What `diff.compare` takes."""

    new_snapshot: SnapshotDocument
    """The snapshot after."""

    old_snapshot: SnapshotDocument
    """The snapshot before."""

    options: DiffOptions | None = None
    """What the snapshots do not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiffOptions(Model):
    """What the caller knows and the snapshots do not say."""

    renames: list[RenameDeclaration] = _field(default_factory=list)
    """Renames that were made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Model):
    """One kind of difference between two sets of policies, with a request on which they differ so."""

    after: Effect
    """The effect after."""

    approvals_after: list[RequiredApproval] = _field(default_factory=list)
    """The approvals needed after."""

    approvals_before: list[RequiredApproval] = _field(default_factory=list)
    """The approvals needed before."""

    before: Effect
    """The effect before."""

    obligations_after: Obligations | None = None
    """What has to be hidden and written down after."""

    obligations_before: Obligations | None = None
    """What has to be hidden and written down before."""

    policies_after: list[str]
    """The policies that have the effect after; none where it is the default."""

    policies_before: list[str]
    """The policies that have the effect before; none where it is the default."""

    request: PolicyRequest
    """A request on which the two differ so; the evaluator of each set says so."""

    strictness: Strictness2
    """What that does to those who ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure(Model):
    """What shows a value that was taken out. Keep it apart from the pack."""

    path: str
    """Where in the document: a JSON Pointer (RFC 6901)."""

    salt: str
    """The salt, base64."""

    value: Any
    """The value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Model):
    """A snapshot that was taken before."""

    label: str
    """What to call it in the evidence."""

    snapshot: SnapshotDocument
    """The document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain(Model):
    """A domain: a type with constraints of its own."""

    checks: list[DomainCheck] = _field(default_factory=list)
    """Its checks, by name."""

    collation: str | None = None
    """The collation, where it is not the type's."""

    comment: str | None = None
    """What people wrote about it."""

    data_type: str
    """The type below it, as SQL."""

    default_expression: str | None = None
    """The default, as SQL."""

    name: str
    """Its name."""

    not_null: bool = False
    """Refuses nulls."""

    owner: str | None = None
    """The owning role."""

    schema: str
    """The schema."""

    type_reference: ObjectName | None = None
    """The type's name, where it lies outside the system catalogue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainCheck(Model):
    """A check constraint of a domain."""

    comment: str | None = None
    """What people wrote about it."""

    expression: str
    """The condition on `VALUE`."""

    name: str
    """Its name."""

    not_valid: bool = False
    """Declared without looking at the values that are there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftObservation(Model):
    """One measure of one column, or of a relation."""

    drifted: bool
    """Whether it counts."""

    measure: DriftMeasure
    """What was measured."""

    path: list[str]
    """The relation's path, or the column's."""

    sentence: str
    """The same in a sentence."""

    threshold: float
    """From where on it counts."""

    value: float
    """How much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftThresholds(Model):
    """From where on a measure counts as drift."""

    category_ratio: float = 0.05
    """Share of rows with new or vanished common values; 0.05 when absent."""

    distinct_ratio: float = 2.0
    """Ratio of distinct counts; 2 when absent."""

    jensen_shannon: float = 0.1
    """Jensen–Shannon divergence in bits; 0.1 when absent."""

    kolmogorov_smirnov: float = 0.1
    """Kolmogorov–Smirnov distance; 0.1 when absent. A distance, not a test: with the sizes of tables every difference
    is significant."""

    null_ratio_difference: float = 0.05
    """Difference of null ratios; 0.05 when absent."""

    population_stability: float = 0.2
    """Population stability index; 0.2 when absent, from where on scorecard practice speaks of a major shift (Siddiqi,
    "Credit Risk Scorecards", 2006; 0.1 to 0.2 is a minor one)."""

    range_ratio: float = 0.5
    """Share of the old range; 0.5 when absent."""

    volume_ratio: float = 1.5
    """Ratio of row counts; 1.5 when absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Elapsed(Model):
    """Its time is over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Email(Model):
    """The first letter and the host of an address: `a***@example.com`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends(Model):
    """Letters and digits at both ends, and everything that is neither; nothing when that would be more than a third."""

    first: int = 0
    """At the beginning."""

    last: int = 0
    """At the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityCandidate(Model):
    """Another entity that a column may be."""

    entity: PrivacyEntity
    """The entity."""

    probability: float
    """How probable it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Model):
    """One object, with the identifier the database itself gives it."""

    lineage_id: str | None = None
    """What survives a rename and not a re-creation, such as PostgreSQL's `class.oid` or `class.oid.attnum`;
    not hashed."""

    object: Object
    """The object."""

    references: list[ObjectReference] = _field(default_factory=list)
    """The objects it cannot be without, as the database knows them; not hashed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDue(Model):
    """What is due about one entry."""

    due: RetentionDue
    """What is due."""

    id: str
    """The entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enum(Model):
    """An enumerated type."""

    comment: str | None = None
    """What people wrote about it."""

    labels: list[str]
    """The labels in their order."""

    name: str
    """Its name."""

    owner: str | None = None
    """The owning role."""

    schema: str
    """The schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope(Model):
    """A signed payload. Members that the format does not know are ignored, as it asks."""

    payload: str
    """The payload, base64."""

    payloadType: str
    """Its media type."""

    signatures: list[Signature]
    """The signatures, at least one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased(Model):
    """What was erased."""

    again: bool
    """Whether it had been erased before: then that entry is meant."""

    checkpoint: str
    """The newest checkpoint, as it was signed: it covers the entry."""

    key_id: DataKeyId
    """The key."""

    place: int
    """The place of the entry that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure(Model):
    """That data was made unreadable for ever."""

    circumstances: Circumstances
    """Where, when and by whom."""

    datasets: list[str]
    """What was erased."""

    destroyed_keys: list[str] = _field(default_factory=list)
    """Identifiers of the keys that were destroyed."""

    legal_basis: str | None = None
    """The legal basis."""

    reason: str
    """Why: the request, the rule of retention."""

    subject: str
    """Whom the data was about, as a name that says nothing by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasureRecord(Model):
    """That a data key was destroyed, and what it sealed with it. Who did it and why is in the entry's body."""

    entries: int
    """How many entries of the log it sealed the bodies of."""

    key_id: DataKeyId
    """The key."""

    legal_basis: str
    """By which law, as the retention table says."""

    retention_table: Digest
    """The digest of that table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTrigger(Model):
    """A routine that runs when the schema changes."""

    comment: str | None = None
    """What people wrote about it."""

    event: str
    """When: `ddl_command_start`, `ddl_command_end`, `sql_drop`, `table_rewrite`, `login`."""

    name: str
    """Its name."""

    owner: str | None = None
    """The owning role."""

    routine: ObjectName
    """The routine."""

    state: TriggerState | None = None
    """When it fires."""

    tags: list[str] = _field(default_factory=list)
    """The commands it is for; all when empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceCreateInput(Model):
    """What `evidence.create` takes."""

    pack: NewPack
    """What the pack is made from."""

    signing_key: Secret
    """The private key, PKCS#8 PEM."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceDiscloseInput(Model):
    """What `evidence.disclose` takes."""

    disclosures: list[Disclosure]
    """What shows values of it."""

    document: Any
    """The redacted document, from a pack that holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceGen(Model):
    """It ran, well or not, and its evidence is written."""

    executed: Executed
    """How it ran."""

    known: GuardCase


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceGenerated(Model):
    """The evidence of the whole is written."""

    pack_digest: Sha256Digest
    """The digest of the pack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem(Model):
    """A piece of evidence."""

    digest: Sha256Digest
    """The digest of the artifact."""

    item: EvidenceItemKind
    """What it shows."""

    passed: bool | None = None
    """For tests and checks: whether they passed. What does not say so has not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLogInput(Model):
    """What `evidence.log` takes."""

    log: str
    """The folder of the log; it is made when there is none."""

    log_signing_key: Secret
    """The log's private key, PKCS#8 PEM; another one than signs evidence."""

    origin: str
    """Whose log it is, the same for ever: the deployment's host, a slash and the tenant, `log.example.com/acme`."""

    packs: list[Pack]
    """The packs; all become durable under one checkpoint."""

    public_key: str
    """The public key that signed them: PEM, or 64 hexadecimal digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLogOutput(Model):
    """What `evidence.log` gives."""

    log_key: str
    """The log's public key, `name+hash+key`: what verifiers are given, by another way than the packs."""

    packs: list[Pack]
    """The packs with their places in the log, in the same order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRecorded(Model):
    """A piece of evidence is there."""

    evidence: EvidenceItem
    """Which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRedactInput(Model):
    """What `evidence.redact` takes."""

    document: Any
    """The document."""

    paths: list[str]
    """What to take out: JSON Pointers (RFC 6901)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceVerifyInput(Model):
    """What `evidence.verify` takes."""

    log_keys: list[str] = _field(default_factory=list)
    """The keys of logs and witnesses that are trusted, `name+hash+key`. Each witness has to have signed the checkpoint."""

    log_required: bool = False
    """Whether a pack that is in no log is refused."""

    pack: Pack
    """The pack."""

    public_keys: list[str] = _field(default_factory=list)
    """The public keys that are trusted, wherever in a log: PEM, or 64 hexadecimal digits."""

    trust: TrustList | None = None
    """Further keys that are trusted, each for a stretch of a log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceWithholdInput(Model):
    """What `evidence.withhold` takes."""

    artifacts: list[str]
    """The names of the artifacts."""

    pack: Pack
    """The pack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Execute(Model):
    """Do it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecuteTask(Model):
    """Do it. The effect's key is the key of the execution."""

    entity_id: str
    """What is acted on."""

    evidence_digest: Sha256Digest
    """The digest of the pack that says what is to run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Executed(Model):
    """It ran."""

    duration_ms: int
    """How long it took, in milliseconds."""

    key: Digest
    """The key under which it ran, as the effect named it."""

    outcome: ExecutionOutcome
    """How it ended."""

    problem: str | None = None
    """What went wrong; with `failed`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Execution(Model):
    """It runs."""

    key: Digest
    """The key under which it runs."""

    known: GuardCase


@dataclass(frozen=True, slots=True, kw_only=True)
class Expired(Model):
    """Its time was over before it ran. Final."""

    expires_at: Moment
    """Since when."""

    known: GuardCase


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation(Model):
    """Why one policy matches or does not."""

    effect: Effect
    """Its effect."""

    failure: str | None = None
    """How its condition failed."""

    matched: bool
    """Whether it matches."""

    mismatch: Mismatch | None = None
    """The first of its fields that does not, where it does not match."""

    policy: str
    """The policy."""

    unstated: list[str] = _field(default_factory=list)
    """What it asks for and the request does not state, which counts against the request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export(Model):
    """What part of a log was handed out."""

    circumstances: Circumstances
    """Where, when and by whom."""

    controls: list[str] = _field(default_factory=list)
    """The controls that it is to show."""

    end_index: int
    """The place after the last."""

    entries: int
    """How many entries of that stretch were handed out."""

    filter: str | None = None
    """What was asked for, where not everything was."""

    first_index: int
    """The first place of the log."""

    log_origin: str
    """Whose log."""

    period_end: str
    """Until when, excluded: RFC 3339 in UTC."""

    period_start: str
    """From when: RFC 3339 in UTC."""

    tree_root: Sha256Digest
    """Its root."""

    tree_size: int
    """The size of the log when it was handed out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportVerifyInput(Model):
    """What `export.verify` takes."""

    exported: LogExport
    """The export."""

    log_key: str
    """The log's public key: `name+hash+key`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportVerifyOutput(Model):
    """What `export.verify` gives."""

    count: int
    """How many entries follow each other from there."""

    first: int
    """The place of the first entry."""

    origin: str
    """Whose log it is; empty when they are not."""

    reason: str
    """Why not; empty when they are."""

    size: int
    """How many entries the log had; 0 when they are not its."""

    valid: bool
    """Whether they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension(Model):
    """An installed extension."""

    comment: str | None = None
    """What people wrote about it."""

    installed_schema: str | None = None
    """The schema its objects stand in."""

    name: str
    """Its name."""

    version: str | None = None
    """Its version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetRoots(Model):
    """One digest per facet."""

    access: Digest
    """Who may do what."""

    doc: Digest
    """What people wrote about it."""

    nulls: Digest
    """Where values may be absent."""

    ops: Digest
    """How it is stored and served."""

    shape: Digest
    """What readers' results depend on."""

    write: Digest
    """What writers must satisfy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed(Model):
    """It ran and failed, and that is proven. Final."""

    known: GuardCase

    pack_digest: Sha256Digest
    """The digest of the pack of evidence."""

    reason: str
    """What went wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure(Model):
    """Why a plan stopped."""

    action: int
    """The place of the action in the plan, from 0."""

    code: str
    """The server's code (SQLSTATE)."""

    message: str
    """What the server said."""

    statement: str
    """The statement that failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCoverage(Model):
    """One field of a policy."""

    field: str
    """The field, by its path."""

    inside: bool
    """Whether a request was inside."""

    outside: bool
    """Whether a request was just outside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Model):
    """One thing an analysis found."""

    certainty: Certainty
    """How sure the strongest level is."""

    facet: Facet
    """The facet the finding stands on."""

    hint: str | None = None
    """One sentence about what to do."""

    id: str
    """Stable across wordings, orders and unrelated changes: 32 hexadecimal digits, see [`Finding::id_of`]."""

    impacts: list[Impact]
    """Levels per audience, in the order of [`Audience::ALL`]."""

    level: Level
    """The strongest level of any audience."""

    location: Location
    """The object."""

    message: str
    """One sentence about what happened."""

    name: str
    """The rule's name: `column-removed`."""

    probe: Probe | None = None
    """The query that decides, for a conditional finding."""

    rule: str
    """The rule's identifier: `COL004`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip(Model):
    """A recorded decision that the policies decide otherwise."""

    approvals_recorded: list[RequiredApproval] = _field(default_factory=list)
    """The approvals that were asked for, as far as the record says."""

    approvals_replayed: list[RequiredApproval] = _field(default_factory=list)
    """The approvals that the policies ask for."""

    line: int
    """Its line in the record, from 1."""

    obligations_recorded: Obligations | None = None
    """What had to be kept to, as far as the record says."""

    obligations_replayed: Obligations | None = None
    """What has to be kept to by the policies."""

    policies: list[str]
    """The policies that have that effect; none where it is the default."""

    reason: str
    """Why, in one sentence."""

    recorded: Effect
    """What was decided."""

    replayed: Effect
    """What the policies decide."""

    request: PolicyRequest
    """What was asked."""

    strictness: Strictness2
    """What that does to whoever asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlipCount(Model):
    """How many recorded decisions come out otherwise in one way. The effects are the same where only what is asked for
    differs."""

    count: int
    """How many."""

    recorded: Effect
    """What was decided."""

    replayed: Effect
    """What the policies decide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignDataWrapper(Model):
    """A way to reach foreign servers."""

    comment: str | None = None
    """What people wrote about it."""

    handler: str | None = None
    """The routine that reaches them, qualified."""

    name: str
    """Its name."""

    options: list[str] = _field(default_factory=list)
    """Options, `name=value`, by name."""

    owner: str | None = None
    """The owning role."""

    validator: str | None = None
    """The routine that checks options, qualified."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignServer(Model):
    """A foreign server."""

    comment: str | None = None
    """What people wrote about it."""

    name: str
    """Its name."""

    options: list[str] = _field(default_factory=list)
    """Options, `name=value`, by name."""

    owner: str | None = None
    """The owning role."""

    server_type: str | None = None
    """What the wrapper calls its type."""

    server_version: str | None = None
    """What the wrapper calls its version."""

    wrapper: str
    """The wrapper that reaches it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatPreserving(Model):
    """Another value of the same length and alphabet, which the key turns back."""

    alphabet: Alphabet
    """What values are written with; separators stay, anything else is refused."""

    check_digit: CheckDigit | None = None
    """What the last digit is; for a rule of the entity `credit_card` it is `luhn_broken` when it is not said."""

    domain: str
    """As for a hash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrequentValue(Model):
    """One common value."""

    ratio: float
    """Its share of the rows: 0 to 1."""

    value: str
    """The value, as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Model):
    """Something that is there and not in the snapshot: a verdict over it is incomplete."""

    detail: str | None = None
    """More about it, where there is more."""

    object_kind: str
    """What it is, in the product's words: `operator class`, `publication`, …"""

    path: list[str]
    """Its names, outermost first."""

    reason: GapReason
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GapChange(Model):
    """A gap that came or went."""

    appeared: bool
    """Whether it is new."""

    gap: Gap
    """The gap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Generalise(Model):
    """A range that the value lies in."""

    to: Generalisation
    """Which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerateEvidence(Model):
    """Write the evidence of the whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerateEvidenceTask(Model):
    """Write the evidence of the whole."""

    missing: list[MissingEvidence]
    """What is still missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GovernedTable(Model):
    """A table as the policies see it."""

    columns: RowColumns | None = None
    """What its rows state themselves."""

    name: str
    """Its name."""

    resource: Resource | None = None
    """What is known of its data; the data set is `schema.name` where none is said."""

    schema: str
    """Its schema; MySQL's database, SQLite's `main`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant(Model):
    """What one role may do with an object, beyond what its owner may by default."""

    grantable: list[str] = _field(default_factory=list)
    """What it may pass on, by name."""

    grantee: str
    """The role, or `PUBLIC`."""

    object: list[str]
    """The path of the object: a root, or a column of a relation."""

    privileges: list[str]
    """What it may do, by name: `SELECT`, `USAGE`, …"""

    root: Root
    """The root the object belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantStatement(Model):
    """A statement of the script."""

    audience: GrantAudience
    """Whom it concerns."""

    reason: str
    """What it is for: one line."""

    sql: str
    """The statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardApplyInput(Model):
    """What `guard.apply` takes."""

    event: GuardEvent
    """What happens now."""

    events: list[GuardEvent] = _field(default_factory=list)
    """What has happened to the action, in order: the events are the only way to its state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardCase(Model):
    """What is known of one action. It is only ever read: what fills it is the action's events."""

    action_id: str
    """The action."""

    approval: CaseApproval | None = None
    """The approval, where one was asked for."""

    evidence: list[EvidenceItem]
    """What was handed in, by kind."""

    execution: Executed | None = None
    """How it ran."""

    expires_at: Moment | None = None
    """From when on the decision is worth nothing."""

    intent: Intent
    """What is to be done."""

    restore_point: RestorePoint | None = None
    """The way back."""

    schema_digest: Sha256Digest | None = None
    """The digest of the schema the intent was checked against."""

    submitted_at: Moment
    """When it was asked for."""

    verdict: PolicyVerdict | None = None
    """What the policies decided."""

    world: list[ObjectDigest]
    """The objects on which the decision rests, as they were when it was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardDecideInput(Model):
    """What `guard.decide` takes."""

    context: ActionContext | None = None
    """What the intent does not say and policies ask for."""

    expires_at: Moment | None = None
    """From when on the decision is worth nothing; an approval has to have an end."""

    intent: Intent
    """What is to be done, as it was submitted."""

    packs: list[str] = _field(default_factory=list)
    """Built-in packs to add, by name."""

    policies: list[Policy] = _field(default_factory=list)
    """The policies; their order does not matter."""

    world: list[ObjectDigest] = _field(default_factory=list)
    """The objects on which the decision rests, as they are now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardEffect(Model):
    """Something to be done outside.
    
    It may be asked for more than once: after a crash nobody knows whether it was done. The key is the same each time,
    so that whoever does it recognises it."""

    key: Digest
    """The same for the same thing, however often it is asked for."""

    task: GuardTask
    """What."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardEvent(Model):
    """Something that happened to an action."""

    action_id: str
    """The action."""

    at: Moment
    """When it happened: not before the event before it."""

    id: str
    """Unique among the action's events."""

    sequence: int
    """Its place among the action's events: from 1, none left out."""

    what: GuardHappening
    """What happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardLastEvent(Model):
    """The last event that happened."""

    at: Moment
    """When."""

    audit: AuditTask
    """What it asks to be written down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardReplayInput(Model):
    """What `guard.replay` takes."""

    events: list[GuardEvent]
    """What has happened to the action, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardState(Model):
    """An action at one moment: where it is, and which events led there. Its events are the only way to it."""

    action_id: str | None = None

    events: dict[str, Digest]

    last: GuardLastEvent | None = None

    stage: GuardStage


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardTransition(Model):
    """What an event leads to."""

    effects: list[GuardEffect]
    """What has to be done because of it, in this order; nothing for an event that had happened before."""

    state: GuardState
    """The state after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hash(Model):
    """A keyed digest, `<key>:<64 hexadecimal digits>`: equal values are equal inside the domain."""

    domain: str
    """What kind of thing is meant, such as `person`: columns of one domain can be joined, columns of two cannot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hide(Model):
    """The column is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPoint(Model):
    """A value at a time, in the order of time."""

    at: str
    """The time, RFC 3339 in UTC; shown, not computed with."""

    value: float
    """The value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Iban(Model):
    """The country and the last four: `DE** **** **** **** **30 00` as it was grouped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier(Model):
    """The last four of an identifier: `***-**-6789`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Idle(Model):
    """Nobody has asked for anything yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact(Model):
    """A finding's level for one audience."""

    audience: Audience
    """Who is affected."""

    certainty: Certainty
    """How sure that is."""

    level: Level
    """How badly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactFindInput(Model):
    """What `impact.find` takes."""

    asked: AskedPlace
    """Where both schemas are asked."""

    new_snapshot: SnapshotDocument
    """The schema after."""

    old_snapshot: SnapshotDocument
    """The schema before."""

    options: DiffOptions | None = None
    """What the snapshots do not say."""

    search_path: list[str] = _field(default_factory=list)
    """Where names that are not qualified are looked up; the database's own when empty."""

    sources: ConsumerSources | None = None
    """Where consumers are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactFindOutput(Model):
    """What `impact.find` gives."""

    comparison: Comparison
    """The comparison with the findings about consumers in it."""

    impact: ImpactReport
    """What happens to the consumers."""

    notes: list[str] = _field(default_factory=list)
    """What could not be taken, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactJudgeInput(Model):
    """What `impact.judge` takes."""

    basis: Basis = "server"
    """What the descriptions stand on."""

    consumers: list[Consumer]
    """Who runs statements."""

    new_descriptions: list[Description]
    """What the new schema says of each, in their order."""

    new_snapshot: SnapshotDocument
    """The schema after."""

    old_descriptions: list[Description]
    """What the old schema says of each, in their order."""

    old_snapshot: SnapshotDocument
    """The schema before."""

    options: DiffOptions | None = None
    """What the snapshots do not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactJudgeOutput(Model):
    """What `impact.judge` gives."""

    comparison: Comparison
    """The comparison with the findings about consumers in it."""

    impact: ImpactReport
    """What happens to the consumers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImpactReport(Model):
    """What a change does to those who are known to read and write."""

    affected: int
    """Consumers that fail, or get or give something else."""

    basis: Basis = "server"
    """What the descriptions stand on."""

    findings: list[Finding]
    """The findings: one for each consumer that is not unaffected, and one when none is affected."""

    judged: int
    """Consumers asked of both schemas."""

    unaffected: int
    """Consumers that go on as before."""

    unresolved: int
    """Consumers that neither schema understands, or that could not be asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Index(Model):
    """An index of a relation."""

    clustered: bool = False
    """The relation is clustered on it."""

    comment: str | None = None
    """What people wrote about it."""

    constraint: str | None = None
    """The constraint it serves."""

    included_columns: list[str] = _field(default_factory=list)
    """Columns that only ride along."""

    invalid: bool = False
    """Not usable: a concurrent build failed."""

    invisible: bool = False
    """Never chosen by the planner (MySQL `INVISIBLE`, MariaDB `IGNORED`)."""

    keys: list[IndexKey]
    """What it is ordered by."""

    method: str
    """The access method: `btree`, `gin`, …"""

    name: str
    """Its name."""

    nulls_not_distinct: bool = False
    """Nulls count as equal."""

    partition_of: ObjectName | None = None
    """The index of the partitioned table that it is a part of."""

    predicate: str | None = None
    """Only rows that satisfy this, as SQL."""

    relation: str
    """The relation."""

    replica_identity: bool = False
    """Identifies old rows to subscribers."""

    schema: str
    """The schema."""

    storage_options: list[str] = _field(default_factory=list)
    """Storage parameters, `name=value`, by name."""

    tablespace: str | None = None
    """The tablespace, where it is not the database's."""

    unique: bool = False
    """No two rows alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexAdvice(Model):
    """The indexes that are worth making for some statements."""

    candidates: int
    """How many candidates were looked at."""

    confidence: AdviceConfidence
    """High where a server planned with the indexes, low where the costs are estimates from statistics."""

    indexes: list[ProposedIndex]
    """The indexes, in the order they were chosen."""

    statements: list[StatementCost]
    """What each statement costs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexKey(Model):
    """One key of an index: a column or an expression."""

    collation: str | None = None
    """The collation, where it is not the column's or the expression's."""

    column: str | None = None
    """The column, where the key is one."""

    descending: bool = False
    """Sorted downwards."""

    expression: str | None = None
    """The expression, where the key is one."""

    nulls_first: bool = False
    """Nulls before values."""

    operator_class: str | None = None
    """The operator class, where it is not the type's default."""

    operator_class_options: list[str] = _field(default_factory=list)
    """The operator class's own options, `name=value`, by name."""

    prefix_length: int | None = None
    """How many characters of the column are indexed, where not all are (MySQL)."""

    statistics_target: int | None = None
    """The statistics target of an expression, where one is set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexLimits(Model):
    """What a choice is bound by."""

    gain_min: float = 0.1
    """The share of the cost that an index must save; 0.1 when absent."""

    indexes_max: int = 10
    """Indexes that are chosen; 10 when absent."""

    size_bytes_max: int = 1073741824
    """Bytes that all new indexes may take together; a gibibyte when absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Initials(Model):
    """The first letter of each word: `A*** L***`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent(Model):
    """What is to be done, as it is handed in."""

    action: GuardActionKind
    """What kind of action it is."""

    approval_kind: ApprovalKind | None = None
    """As what it is approved, where that does not follow from the action: reading personal data is `pii_access`."""

    description: str
    """What it is for, in words."""

    entity_id: str
    """What is acted on: a data set, a pipeline, a policy."""

    evidence_digest: Sha256Digest
    """The digest of the pack that says what is to run. What runs has to have the same."""

    reads_only: bool = False
    """That nothing is modified; only with `other`, which otherwise counts as modifying."""

    requester: Party
    """Who asks."""

    risk: RiskLevel
    """How much is at stake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentChecked(Model):
    """The intent was checked against its schema."""

    problems: list[str] = _field(default_factory=list)
    """What is wrong with the intent; nothing when it is left out."""

    schema_digest: Sha256Digest
    """The digest of the schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IntentValidation(Model):
    """The intent is checked against its schema."""

    known: GuardCase


@dataclass(frozen=True, slots=True, kw_only=True)
class Irreversible(Model):
    """Not at all."""

    reason: str
    """The reason, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep(Model):
    """The value itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDue(Model):
    """What is due about a key: as much care as the entry that needs most."""

    due: RetentionDue
    """What is due: the latest moment to keep until, the earliest to erase by."""

    entries: int
    """How many entries it seals."""

    key_id: DataKeyId
    """The key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEncryptionKey(Model):
    """The key-encryption key of a jurisdiction."""

    jurisdiction: str
    """Whose data keys it seals."""

    key: Secret
    """64 hexadecimal digits, drawn at random."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyGenerateInput(Model):
    """What `key.generate` takes."""

    log_origin: str | None = None
    """For the key of a log, whose log it is: the deployment's host, a slash and the tenant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPair(Model):
    """A pair of keys as PEM texts."""

    key_id: str
    """The identifier of the public key."""

    log_key: str | None = None
    """The public key as verifiers of a log are given it, `name+hash+key`, where it is a log's."""

    private_key_pem: Secret
    """The private key, PKCS#8."""

    public_key_pem: str
    """The public key, SubjectPublicKeyInfo."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRingPlace(Model):
    """The data keys of an audit log."""

    address: str
    """The address: a folder, best on another disk than the rest."""

    key_encryption_keys: list[KeyEncryptionKey]
    """What the keys in it are sealed with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRotation(Model):
    """That a new key speaks in the stead of an old one."""

    circumstances: Circumstances
    """Where, when and by whom."""

    new_key: str
    """The key that replaces it, 64 hexadecimal digits."""

    old_key: str
    """The key that is replaced, 64 hexadecimal digits."""

    reason: str
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalHold(Model):
    """A legal hold. It applies to what fits everything that it names; one that names nothing applies to everything."""

    begins: Moment
    """From when on it applies."""

    ends: Moment | None = None
    """From when on it does not any more; until it is taken back when absent."""

    id: str
    """The identifier: 1 to 64 letters, digits, `.`, `_` and `-`."""

    jurisdiction: str | None = None
    """Under whose law."""

    key_ids: list[DataKeyId] = _field(default_factory=list)
    """Sealed with which keys; with any when empty."""

    reason: str
    """Why: the case or the order."""

    retention_class: str | None = None
    """Of which retention class."""

    tenant: str | None = None
    """Whose entries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelOverride(Model):
    """Another level for the findings of a rule."""

    audience: Audience | None = None
    """Only for this audience; for all when absent."""

    level: SettingLevel
    """The level. It is never made more certain than it was."""

    path: str | None = None
    """Only where the object's path fits: `public.log_*`, `public.person.*`, `**.token`. A `*` stands for part of one
    name, `**` for any number of names."""

    rule: str
    """The rule's identifier or name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineCoverage(Model):
    """The lines of a text in Rego, from 1."""

    covered: list[int]
    """The lines that ran."""

    not_covered: list[int]
    """The lines that did not."""

    path: str
    """What it is: a file's path, or a policy's field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage(Model):
    """No server is asked: the statements are read beside the two snapshots."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageRenderInput(Model):
    """What `lineage.render` takes."""

    database: str | None = None
    """The database, which stands in front of each schema's name in that way of naming."""

    format: LineageFormat = "sentences"
    """The format."""

    namespace: str | None = None
    """The place of the data in OpenLineage's way of naming: `postgres://host:5432`. Only that format uses it."""

    search_path: list[str] = _field(default_factory=list)
    """Where names that are not qualified are looked up; the product's usual place when empty."""

    snapshot: SnapshotDocument
    """The schema."""

    sql: str
    """One statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageRenderOutput(Model):
    """What `lineage.render` gives."""

    answer: Description
    """What a server would say of the statement, as far as its text tells."""

    text: str
    """The lineage; one without columns where the answer is no result."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageTraceInput(Model):
    """What `lineage.trace` takes."""

    search_path: list[str] = _field(default_factory=list)
    """Where names that are not qualified are looked up; the product's usual place when empty."""

    snapshot: SnapshotDocument
    """The schema."""

    sql: str
    """One statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageTraceOutput(Model):
    """What `lineage.trace` gives."""

    answer: Description
    """What a server would say of the statement, as far as its text tells."""

    columns: list[ColumnLineage]
    """The columns of the result; none where the answer is no result."""

    indirect: list[SourceColumn]
    """The columns that decide about rows: filters, joins, groups, orders, what is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Location(Model):
    """What a finding is about."""

    field: str | None = None
    """The field of the object, where the finding is about one."""

    object_kind: str
    """The kind of object: `column`, `constraint`, …"""

    path: list[str]
    """Its path from the outermost name: schema, relation, column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LockClaim(Model):
    """The strongest lock that an action takes on a relation that others can see."""

    mode: LockMode
    """The lock."""

    relation: ObjectName
    """The relation (a table, view, sequence or index), by its name at that moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogAppendInput(Model):
    """What `log.append` takes."""

    entries: list[str]
    """The entries in base64, each of at most 65,535 bytes."""

    log: str
    """The address of the log: a folder, `sqlite:FILE#LOG` or `postgresql://…#LOG`. It is begun when there is none."""

    origin: str
    """Whose log it is: a name without a scheme that is the same for ever, `log.example.com/tenant`."""

    signing_key: Secret
    """The log's private key, PKCS#8 PEM."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogAppendOutput(Model):
    """What `log.append` gives."""

    checkpoint: str
    """The checkpoint over them as it was signed."""

    first: int
    """The place of the first entry, from 0; the others follow."""

    log_key: str
    """The log's public key as everyone writes it: `name+hash+key`."""

    size: int
    """How many entries the log has now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogExport(Model):
    """Entries of a log that follow each other (`bastion.log-export/v1`).
    
    The edge of the tree before the first entry, continued by the entries, gives a root; the checkpoint continues that
    root. So the entries are all that the log has from the first to the last, in its order, and nothing else of the log is
    needed to check it."""

    checkpoint: str
    """The checkpoint as it was signed, with the signatures of witnesses."""

    consistency: ConsistencyProof
    """That the tree of the checkpoint begins with the one up to the last entry."""

    edge: list[Sha256Digest]
    """The roots of the complete subtrees before it, from the largest to the smallest."""

    entries: list[str]
    """The entries in base64."""

    first: int
    """The place of the first entry, from 0."""

    format: LogExportFormat
    """The version of this document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogExportInput(Model):
    """What `log.export` takes."""

    end: int | None = None
    """The place behind the last entry; the end of the log when absent."""

    first: int = 0
    """The place of the first entry, from 0."""

    log: str
    """The address of the log: a folder, `sqlite:FILE#LOG`, `postgresql://…#LOG` or `https://…`."""

    log_key: str
    """The log's public key: `name+hash+key`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFinding(Model):
    """One thing that is wrong."""

    message: str
    """In words."""

    place: str
    """Where: the path of a file, or the place of an older checkpoint in the list."""

    problem: LogProblem
    """What."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogProveInput(Model):
    """What `log.prove` takes."""

    index: int
    """The place of the entry, from 0."""

    log: str
    """The address of the log: a folder, `sqlite:FILE#LOG`, `postgresql://…#LOG` or `https://…`."""

    log_key: str
    """The log's public key: `name+hash+key`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogReport(Model):
    """What a log is."""

    findings: list[LogFinding]
    """What is wrong, sorted by place."""

    origin: str
    """Whose log it says it is; empty for a log without a checkpoint."""

    size: int
    """How many entries its newest checkpoint says."""

    uncommitted: list[str]
    """Files beyond that: of a writer that did not come to an end. They are no entries."""

    valid: bool
    """Whether nothing is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogStanding(Model):
    """Whether a pack is in a log, and where."""

    index: int | None = None
    """Where in it, from 0."""

    origin: str | None = None
    """Whose log."""

    status: LogStatus
    """Whether it is."""

    tree_size: int | None = None
    """How many entries the log had in the checkpoint that proves it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogVerifyInput(Model):
    """What `log.verify` takes."""

    log: str
    """The address of the log: a folder, `sqlite:FILE#LOG`, `postgresql://…#LOG` or `https://…`."""

    log_key: str
    """The log's public key: `name+hash+key`."""

    older: list[str] = _field(default_factory=list)
    """Signed checkpoints of it that somebody kept: the log has to continue each of them."""

    witness_keys: list[str] = _field(default_factory=list)
    """Public keys of witnesses: `name+hash+key`."""

    witnesses_min: int = 0
    """How many of them have to have signed the newest checkpoint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogVerifyOutput(Model):
    """What `log.verify` gives."""

    report: LogReport
    """What the log is and what is wrong with it."""

    valid: bool
    """Whether nothing is wrong, and enough witnesses signed."""

    witnesses: list[Witnessed]
    """The witnesses that signed its newest checkpoint, in the order of their keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogWitnessInput(Model):
    """What `log.witness` takes."""

    known: str = ""
    """The checkpoint that this witness signed last, with its signature; nothing when it sees the log for the first time."""

    log: str
    """The address of the log: a folder, `sqlite:FILE#LOG`, `postgresql://…#LOG` or `https://…`."""

    log_key: str
    """The log's public key: `name+hash+key`."""

    name: str
    """The name of the witness."""

    signing_key: Secret
    """The witness's private key, PKCS#8 PEM."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogWitnessOutput(Model):
    """What `log.witness` gives."""

    checkpoint: str
    """The checkpoint with the signatures it had and the witness's. Keep it: the next one has to continue it."""

    size: int
    """How many entries it has."""

    witness_key: str
    """The witness's public key: `name+hash+key`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedEntry(Model):
    """An entry with the proof that it is in a log."""

    entry: str
    """The entry in base64."""

    proof: str
    """The proof, as C2SP `tlog-proof` writes it: it needs nothing else of the log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskColumn(Model):
    """A column of a table and what is known of it."""

    entity: PrivacyEntity | None = None
    """What it holds."""

    name: str
    """Its name."""

    tags: list[str] = _field(default_factory=list)
    """Tags it carries, beside those of what it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskKey(Model):
    """The key of a tenant."""

    id: str
    """What says in a token which key made it: 1 to 16 lower-case letters and digits."""

    secret: Secret
    """32 random bytes as 64 hexadecimal digits."""

    tenant: str
    """Whose it is: masks of two tenants have nothing in common, even with the same key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskObligation(Model):
    """A mask that a column has to have."""

    column: str
    """The column, by its name in the data set."""

    mask: SqlMask
    """What stands in the place of its values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskPolicy(Model):
    """Which columns get which mask."""

    anonymity: AnonymityRule | None = None
    """How many rows have to look alike."""

    format: str
    """`bastion.mask_policy/v1`."""

    rules: list[MaskRule]
    """The first rule that names a column decides."""

    unmatched: Unmatched = "refuse"
    """What becomes of a column that no rule names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskReport(Model):
    """What was done to a table."""

    anonymity: AnonymityReport | None = None
    """How well rows hide among each other, where the policy asks."""

    columns: list[MaskedColumn]
    """Each column, in the table's order."""

    rules_unused: list[int]
    """The rules, from 1, that no column needed: a name may be wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskRule(Model):
    """One rule."""

    columns: ColumnPattern
    """Which columns; those that fit all that is said."""

    mask: Mask
    """What stands in the place of their values."""

    otherwise: Otherwise = "refuse"
    """What becomes of a value that the mask cannot be made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskedColumn(Model):
    """What was done to a column."""

    left_out: int
    """Values that the mask could not be made of and that were left out."""

    mask: str
    """The mask, as the policy calls it."""

    masked: int
    """Values that something else stands for now."""

    name: str
    """Its name."""

    nulls: int
    """Values that were not there."""

    rule: int | None = None
    """The rule that decided, from 1; none where no rule names the column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedPolicy(Model):
    """A policy that matched a request."""

    digest: Digest
    """Its digest."""

    effect: Effect
    """Its effect."""

    failure: str | None = None
    """How the policy's condition failed, which counted against the request."""

    id: str
    """The policy's identifier."""

    reason: str
    """What a person is told."""

    severity: Severity | None = None
    """How grave the match is."""

    unstated: list[str] = _field(default_factory=list)
    """What the policy asks for and the request does not state, which counted against the request."""

    version: int
    """Its version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedRecord(Model):
    """A policy that matched."""

    digest: Digest
    """Its digest."""

    effect: str
    """Its effect."""

    id: str
    """Its identifier."""

    reason: str
    """What a person is told."""

    version: int
    """Its version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MigrateApplyInput(Model):
    """What `migrate.apply` takes."""

    plan: Plan
    """The plan."""

    source: str
    """The address of the database the plan was made for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MigratePlanInput(Model):
    """What `migrate.plan` takes."""

    new_snapshot: SnapshotDocument
    """The schema as it shall be, with what needs what."""

    old_snapshot: SnapshotDocument
    """The schema as it is, with what needs what (`dependencies`)."""

    options: PlanOptions | None = None
    """What is wanted and known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MigratePlanOutput(Model):
    """What `migrate.plan` gives."""

    plan: Plan
    """The plan, or its refusals."""

    rollback_script: str
    """The plan back, as a script: what it loses is not given back."""

    script: str
    """The plan as a script."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MigrateProveInput(Model):
    """What `migrate.prove` takes."""

    dump_program: str | None = None
    """The `pg_dump` to ask as a second witness."""

    new_snapshot: SnapshotDocument
    """The schema as it shall be, with what needs what."""

    old_snapshot: SnapshotDocument
    """The schema as it is, with what needs what (`dependencies`)."""

    options: PlanOptions | None = None
    """What is wanted and known."""

    server: str
    """The address of a server on which two databases may be made and dropped again; `sqlite::memory:` for SQLite."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mismatch(Model):
    """What keeps a policy from matching."""

    actual: Any
    """What the request states; null where it states nothing."""

    expected: Any
    """What it asks for."""

    field: str
    """The policy's field, by its path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingEvidence(Model):
    """A piece of evidence that is required and does not count."""

    gap: EvidenceGap
    """Why."""

    item: EvidenceItemKind
    """Which one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMiss(Model):
    """A policy that one more fitting answer would make match."""

    effect: Effect
    """Its effect."""

    mismatch: Mismatch
    """The only one of its fields that does not match."""

    policy: str
    """The policy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Network(Model):
    """The network: `192.0.*.*`, `2001:db8:*`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAuditEntry(Model):
    """An entry to record."""

    body: AuditBody
    """What is sealed."""

    header: AuditHeader
    """What stands in the log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPack(Model):
    """What a pack is made from."""

    artifacts: list[Artifact] = _field(default_factory=list)
    """Further artifacts."""

    findings: list[Finding] = _field(default_factory=list)
    """What was found."""

    predicate: Predicate
    """What the statement says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoRow(Model):
    """There is none: what depended on it is cleared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoneOf(Model):
    """None of these."""

    values: list[str]
    """They."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing(Model):
    """Nothing, not even its length: `***`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notify(Model):
    """Tell somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotifyTask(Model):
    """Tell the requester how it ended."""

    reason: str
    """Why, in words."""

    recipient: str | None = None
    """Whom: the requester; absent where nobody has asked for anything yet, and whoever watches has to be told."""

    restore_point_id: str | None = None
    """The way back, where something may have run that has to be undone."""

    state: GuardStateKind
    """How it ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Null(Model):
    """Nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectDigest(Model):
    """A named object and the digest it has."""

    digest: Digest
    """Its digest."""

    name: str
    """Its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectName(Model):
    """The name of an object in a schema."""

    name: str
    """The name in it."""

    schema: str
    """The schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectReference(Model):
    """One object, by kind and path."""

    object_kind: ObjectKind
    """What it is."""

    path: list[str]
    """Its names, outermost first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligations(Model):
    """What whoever carries out a decision has to keep to. A policy's obligations hold wherever the policy matches and the
    request is not blocked; those of several policies hold together."""

    log: LogLevel | None = None
    """How much has to be written down."""

    masks: list[MaskObligation] = _field(default_factory=list)
    """Columns under masks."""

    rows: list[RowObligation] = _field(default_factory=list)
    """Which rows may be seen: those that keep to every one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Model):
    """What was seen of one action."""

    locks: list[ObservedLock]
    """The locks on relations that were there before."""

    rewrites: list[ObjectName]
    """The tables and materialised views whose storage was written anew, by their names before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservedLock(Model):
    """A lock that was seen. Of an index or an owned sequence, `covered_by` is the table it goes with."""

    claim: LockClaim
    """The lock."""

    covered_by: ObjectName | None = None
    """The table that an index or a sequence belongs to."""

    names: list[ObjectName]
    """The names the relation had before and after the action."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Model):
    """A document with what disclosures showed."""

    document: Any
    """The document with the values that were shown to be its own."""

    refused: list[str]
    """The paths of disclosures that do not fit, sorted: what they say was never in the document."""

    valid: bool
    """Whether every disclosure fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator(Model):
    """An operator."""

    comment: str | None = None
    """What people wrote about it."""

    commutator: str | None = None
    """The operator that gives the same with the operands exchanged, qualified."""

    hashes: bool = False
    """May be used in a hash join."""

    join_estimator: str | None = None
    """The routine that estimates how many pairs satisfy it, qualified."""

    left_type: str | None = None
    """The type on its left, as SQL; absent for a prefix operator."""

    merges: bool = False
    """May be used in a merge join."""

    name: str
    """The name alone."""

    negator: str | None = None
    """The operator that gives the contrary, qualified."""

    owner: str | None = None
    """The owning role."""

    restriction_estimator: str | None = None
    """The routine that estimates how many rows satisfy it, qualified."""

    result_type: str
    """The type of its result, as SQL."""

    right_type: str | None = None
    """The type on its right, as SQL."""

    routine: str
    """The routine behind it, qualified."""

    schema: str
    """The schema."""

    signature: str
    """The name and the types of its operands: `===(integer, integer)`, `@(NONE, integer)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorClass(Model):
    """A class of operators for an index."""

    comment: str | None = None
    """What people wrote about it."""

    data_type: str
    """The type it is for, as SQL."""

    default_for_type: bool = False
    """It is used for its type unless another is named."""

    family: str
    """The family it belongs to, qualified and quoted as SQL."""

    members: list[str] = _field(default_factory=list)
    """Its operators and functions, as SQL."""

    method: str
    """The access method."""

    name: str
    """The name alone."""

    owner: str | None = None
    """The owning role."""

    schema: str
    """The schema."""

    signature: str
    """The name and the access method: `word_ops USING btree`."""

    storage_type: str | None = None
    """The type that is stored, as SQL, where it is another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorFamily(Model):
    """A family of operator classes."""

    comment: str | None = None
    """What people wrote about it."""

    members: list[str] = _field(default_factory=list)
    """The operators and functions that belong to the family and to no class, as SQL."""

    method: str
    """The access method."""

    name: str
    """The name alone."""

    owner: str | None = None
    """The owning role."""

    schema: str
    """The schema."""

    signature: str
    """The name and the access method: `word_ops USING btree`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack(Model):
    """An evidence pack (`bastion.evidence/v1`)."""

    artifacts: list[Artifact]
    """The files it speaks about, by name."""

    envelope: Envelope
    """The signed statement."""

    log: PackLog | None = None
    """Where the envelope stands in a log."""

    withheld: list[str] = _field(default_factory=list)
    """The files it speaks about that are not given away, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLog(Model):
    """Where the envelope of a pack stands in a log."""

    entry: BundleEntry
    """The entry, with its proof."""

    log_key: str
    """The log's key, `name+hash+key`: a copy for convenience, which nobody believes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackReadInput(Model):
    """What `pack.read` takes."""

    directory: str
    """The directory, or the archive when the name ends with `.zip`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackWriteInput(Model):
    """What `pack.write` takes."""

    directory: str
    """The directory, which is made; or the archive when the name ends with `.zip`."""

    pack: Pack
    """The pack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackWriteOutput(Model):
    """What `pack.write` gives."""

    files: list[str]
    """The files, relative to the directory; of an archive its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partial(Model):
    """A part of the value; the rest is `*`."""

    shown: Shown | None = None
    """Which part; what the rule's entity asks for when it is not said, and nothing when there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Party(Model):
    """Who acts."""

    id: str
    """Who it is, as the identity provider names it; compared byte by byte."""

    kind: PartyKind
    """What it is."""

    on_behalf_of: str | None = None
    """For whom it acts, where not for itself."""

    roles: list[str] = _field(default_factory=list)
    """Its roles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Model):
    """A date's year, quarter or month: `1984`, `1984-Q2`, `1984-05`."""

    unit: PeriodUnit
    """How long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone(Model):
    """The last two digits: `+** *** *****67`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineRun(Model):
    """What a run of a pipeline read and wrote."""

    circumstances: Circumstances
    """Where, when and by whom."""

    ended_at: str
    """When it ended: RFC 3339 in UTC."""

    inputs: list[DatasetRecord]
    """What it read."""

    outputs: list[DatasetRecord]
    """What it wrote."""

    pipeline: str
    """The pipeline."""

    revision: str | None = None
    """The revision of its code."""

    run_id: str
    """The run."""

    started_at: str
    """When it began: RFC 3339 in UTC."""

    state: RunState
    """How it ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Model):
    """The way from one schema to another (`bastion.plan/v1`)."""

    actions: list[Action]
    """The steps in their order; none when the plan is refused or there is nothing to do."""

    deviations: list[Deviation] = _field(default_factory=list)
    """What stays different."""

    dialect: Dialect
    """The product it is for."""

    format: str
    """Always `bastion.plan/v1`."""

    mode: PlanMode
    """How it goes about it."""

    refusals: list[Refusal] = _field(default_factory=list)
    """Why there is no plan."""

    source_digest: Digest
    """The digest of the snapshot it starts from: applied to anything else it is refused."""

    target_digest: Digest
    """The digest of the snapshot it leads to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanOptions(Model):
    """What the caller wants and knows."""

    column_order: ColumnOrder = "append"
    """What to do about the order of columns."""

    mode: PlanMode = "direct"
    """How to go about it."""

    renames: list[RenameDeclaration] = _field(default_factory=list)
    """Renames that were made: without them a rename is a removal and an addition."""

    using_expressions: list[UsingExpression] = _field(default_factory=list)
    """Expressions for type changes that have no cast."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Model):
    """One policy. What it leaves out is a wildcard: it matches every request, also one that does not state it."""

    actions: list[str] | None = None
    """The actions: `data.read`, `schema.change`, …"""

    approvers: Approvers | None = None
    """Who has to agree; with `require_approval` and only there, or with `rego`, where the code may ask for approval."""

    change: ChangeScope | None = None
    """Which schema changes."""

    description: str | None = None
    """Why it exists."""

    effect: Effect
    """What it does to the requests it matches."""

    id: str
    """Unique in its set: lower-case letters, digits, `.`, `_` and `-`."""

    kind: PolicyKind
    """What it is about."""

    name: str
    """What people call it."""

    obligations: Obligations | None = None
    """What whoever carries out the decision has to keep to; not with `block`, which nobody carries out."""

    purposes: list[str] | None = None
    """What the data is used for."""

    reason: str | None = None
    """What a person is told when it matches; without it, the policy's name."""

    rego: RegoDecision | None = None
    """A decision made by code in Rego, for the requests that everything else matches. It takes the place of `effect`,
    which has to be `block`: what a failure of the code counts as."""

    rows: RowRange | None = None
    """How many rows are touched."""

    scope: Scope | None = None
    """Where it applies and to which data."""

    severity: Severity | None = None
    """How grave a match is."""

    subjects: Subjects | None = None
    """Whom it applies to."""

    version: int = 0
    """Counted up by its author at each change of meaning: from 1."""

    when: str | None = None
    """A further condition in Rego: rules without a `package` line, one of them `holds`, whose value is a boolean.
    It sees the request as `input`. Undefined, any other value and any error count against the request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyCase(Model):
    """One case: a request and what shall be decided on it."""

    effect: Effect
    """The effect that the decision shall have."""

    matched: list[str] | None = None
    """The identifiers of all policies that shall match, in any order; left out, any may."""

    name: str
    """What the case shows."""

    reasons: list[str] | None = None
    """The reasons of all policies that shall match, in any order; left out, any may."""

    request: PolicyRequest
    """The question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyCheck(Model):
    """The policies are asked."""

    known: GuardCase


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyCheckInput(Model):
    """What `policy.check` takes."""

    sources: PolicySources
    """The policies."""

    universe: Universe | None = None
    """The requests that are asked about; all that can be written when absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyCheckOutput(Model):
    """What `policy.check` gives."""

    digest: Digest | None = None
    """The digest of the set; none where it cannot be compiled."""

    findings: list[PolicyFinding]
    """What is to be known, the gravest first."""

    policies: int
    """How many policies there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyCompareInput(Model):
    """What `policy.compare` takes."""

    new_policies: PolicySources
    """The policies as they shall be."""

    old_policies: PolicySources
    """The policies as they are."""

    recorded: str | None = None
    """Recorded decisions to put to the new policies: a JSON object a line, with `request` (or `input`) and `decision`
    (or `result`)."""

    universe: Universe | None = None
    """The requests that are asked about; all that can be written when absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyCompareOutput(Model):
    """What `policy.compare` gives."""

    added: list[str]
    """The policies that only the new set has, by identifier."""

    changed: list[str]
    """The policies that both have and that are not equal, by identifier."""

    comparison: Comparison2
    """What is decided otherwise, with a request for each kind of difference."""

    new_digest: Digest
    """The digest of the policies as they shall be."""

    old_digest: Digest
    """The digest of the policies as they are."""

    removed: list[str]
    """The policies that only the old set has, by identifier."""

    replay: Replay | None = None
    """The recorded decisions put to the new policies, where there are any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyCoverage(Model):
    """What was tried of some policies."""

    complete: bool
    """Whether all are."""

    complete_policies: int
    """How many of them are complete."""

    policies: list[CoveredPolicy]
    """The policies, by identifier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyCoverageInput(Model):
    """What `policy.coverage` takes."""

    sources: PolicySources
    """The policies. The cases in their documents and those of packs count too."""

    tests: list[PolicyFile] = _field(default_factory=list)
    """Files of cases, as for `policy.test`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyCoverageOutput(Model):
    """What `policy.coverage` gives."""

    coverage: PolicyCoverage
    """What the cases try of each policy."""

    modules: list[LineCoverage] = _field(default_factory=list)
    """The lines that the rules in Rego run, of their own files and of the code of policies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyDecided(Model):
    """The policies decided."""

    expires_at: Moment | None = None
    """From when on the decision, and any approval, is worth nothing; an approval has to have an end."""

    verdict: PolicyVerdict
    """What."""

    world: list[ObjectDigest] = _field(default_factory=list)
    """The objects on which the decision rests, as they are when it is made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyDecision(Model):
    """A decision by policy."""

    action: str
    """What was to be done: `data.read`, `schema.change`, …"""

    circumstances: Circumstances
    """Where, when and by whom."""

    decision: DecisionRecord
    """The decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyDocument(Model):
    """A file of policies."""

    format: str
    """`bastion.policy/v1`."""

    policies: list[Policy]
    """The policies, in any order."""

    tests: list[PolicyCase] = _field(default_factory=list)
    """Cases that these policies are tested by; they decide nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyEvaluateInput(Model):
    """What `policy.evaluate` takes."""

    packs: list[str] = _field(default_factory=list)
    """Built-in packs to add, by name."""

    policies: list[Policy] = _field(default_factory=list)
    """The policies; their order does not matter."""

    request: PolicyRequest
    """The question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyExplainInput(Model):
    """What `policy.explain` takes."""

    request: PolicyRequest
    """The question."""

    sources: PolicySources
    """The policies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyExplainOutput(Model):
    """What `policy.explain` gives."""

    decision: Decision
    """The decision."""

    explanations: list[Explanation]
    """Why each policy matches or does not, by identifier."""

    near_misses: list[NearMiss]
    """The policies that only one of their fields keeps from matching, by identifier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyExportInput(Model):
    """What `policy.export` takes."""

    sources: PolicySources
    """The policies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyExportOutput(Model):
    """What `policy.export` gives."""

    modules: list[RegoModule]
    """The modules; `data.bastion.policies.decision` is the decision on `input`, a request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFile(Model):
    """A text with the name by which it is reported."""

    path: str
    """The name: a path, as a rule."""

    text: str
    """What it holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFilterInput(Model):
    """What `policy.filter` takes."""

    columns: RowColumns
    """What rows state, and in which columns."""

    packs: list[str] = _field(default_factory=list)
    """Built-in packs to add, by name."""

    policies: list[Policy] = _field(default_factory=list)
    """The policies; their order does not matter."""

    request: PolicyRequest
    """The question, without what rows state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFinding(Model):
    """Something to know about policies."""

    certainty: AnalysisCertainty | None = None
    """Whether it holds whatever conditions say; only of what an analysis found."""

    field: str | None = None
    """The field concerned, by its path."""

    kind: PolicyFindingKind
    """What it is about."""

    level: Level
    """How grave it is."""

    message: str
    """What is the matter, in one sentence."""

    path: str | None = None
    """The file concerned, where one cannot be read."""

    policies: list[str] = _field(default_factory=list)
    """The policies concerned."""

    request: PolicyRequest | None = None
    """A request that shows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyImportInput(Model):
    """What `policy.import` takes."""

    bundle: str
    """The bundle (`.tar.gz`), in base64 (RFC 4648, with padding)."""

    entry: str
    """The rule that decides, by its path: `data.bank.allow`."""

    id: str
    """The identifier of the policy that is made of it."""

    keys: list[BundleKey] = _field(default_factory=list)
    """Keys one of which has to have signed it; without any its signature is not looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyImportOutput(Model):
    """What `policy.import` gives."""

    document: PolicyDocument
    """A document with the one policy."""

    key_id: str | None = None
    """The identifier of the key that does."""

    passed_over: list[str] = _field(default_factory=list)
    """Files that mean nothing here, by path."""

    revision: str
    """What the bundle's author calls this state of it."""

    roots: list[str]
    """The documents under `data` that it owns."""

    signature: BundleSignature
    """Whether somebody vouches for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyReadInput(Model):
    """What `policy.read` takes."""

    text: str
    """The document, JSON or YAML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyReadOutput(Model):
    """What `policy.read` gives."""

    digest: Digest
    """The digest of the set."""

    document: PolicyDocument
    """The document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyRequest(Model):
    """One question: may this principal do this action to this data. What it leaves out is not known, and counts against
    it."""

    action: str
    """What is to be done: `data.read`, `schema.change`, …"""

    change: ChangeSummary | None = None
    """What the schema change does, where it is one."""

    counters: dict[str, int] = _field(default_factory=dict)
    """What whoever asks has counted: requests of the last minute, money spent today, … Only conditions see them."""

    environment: str | None = None
    """Where: `production`, `staging`, …"""

    principal: Principal
    """Who asks."""

    purpose: str | None = None
    """What for."""

    resource: Resource | None = None
    """Which data."""

    rows: int | None = None
    """How many rows are touched."""

    tenant: str | None = None
    """The tenant, where there are several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicySources(Model):
    """Policies: typed ones, documents as texts, and built-in packs, all of them together."""

    documents: list[PolicyFile] = _field(default_factory=list)
    """Policy documents, JSON or YAML."""

    packs: list[str] = _field(default_factory=list)
    """Built-in packs, by name."""

    policies: list[Policy] = _field(default_factory=list)
    """Policies; their order does not matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyTestInput(Model):
    """What `policy.test` takes."""

    sources: PolicySources
    """The policies. The cases in their documents and those of packs are run too."""

    tests: list[PolicyFile] = _field(default_factory=list)
    """Files of cases: JSON or YAML; where the path ends with `.rego`, rules whose names begin with `test_`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyTestOutput(Model):
    """What `policy.test` gives."""

    errors: int
    """Cases that could not be decided."""

    failed: int
    """Cases that came out otherwise."""

    passed: int
    """Cases that came out as expected."""

    results: list[CaseResult]
    """Every case: packs first, then documents, then files, each in its own order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyVerdict(Model):
    """What the policies decided about one action."""

    effect: VerdictEffect
    """The strongest effect among the policies that match."""

    intent_digest: Digest
    """The digest of the intent that the request was made from: of no other one is this a verdict."""

    matched: list[VerdictPolicy] = _field(default_factory=list)
    """The policies that match; an action that none matches is blocked."""

    policy_set_digest: Digest
    """The digest of the policies that decided."""

    quorums: list[Quorum] = _field(default_factory=list)
    """The quorums, all of which have to be met; with `require_approval` and only there."""

    reason: str
    """Why, in one sentence."""

    request_digest: Digest
    """The digest of the request that they decided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Population(Model):
    """What entries that follow each other consist of (`bastion.population/v1`)."""

    count: int
    """How many there are."""

    digest: Sha256Digest
    """SHA-256 of `bastion.population/v1`, a zero byte, and for each entry its length as 8 bytes, most significant first, and
    its bytes."""

    earliest: Moment | None = None
    """When the earliest happened."""

    end: int
    """The place behind the last one."""

    findings: list[PopulationFinding]
    """What is wrong, by place."""

    first: int
    """The place of the first entry, from 0."""

    format: PopulationFormat
    """The version of this document."""

    kinds: list[PopulationCount]
    """How many of each kind, sorted; entries that cannot be read are in none."""

    latest: Moment | None = None
    """When the latest happened."""

    retention_classes: list[PopulationCount]
    """How many of each retention class, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PopulationCount(Model):
    """How many entries have a name."""

    count: int
    """How many."""

    name: str
    """A kind, or a retention class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PopulationFinding(Model):
    """One thing that is wrong."""

    message: str
    """In words."""

    other: int | None = None
    """The place of the other entry that it speaks of."""

    place: int
    """The place of the entry."""

    problem: PopulationProblem
    """What."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PopulationSummariseInput(Model):
    """What `population.summarise` takes."""

    log_export: LogExport
    """Entries of an audit log that follow each other."""

    log_key: str
    """The log's public key: `name+hash+key`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PopulationSummariseOutput(Model):
    """What `population.summarise` gives."""

    origin: str
    """Whose log it is."""

    population: Population
    """What the entries consist of: all that the log has from the first to the last."""

    root: Sha256Digest
    """The root of its tree."""

    size: int
    """How many entries the log had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefix(Model):
    """The beginning of a postcode: `101**`."""

    characters: int
    """How many characters stay; a value without more than that keeps none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepare(Model):
    """Get what is missing, look once more, and start."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrepareTask(Model):
    """Get what is missing, look once more, and start."""

    missing: list[MissingEvidence]
    """The evidence that has to be there before anything runs."""

    restore_point_needed: bool
    """Whether a restore point has to be made, or its rollback tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared(Model):
    """It can run."""

    columns: list[DescribedColumn] = _field(default_factory=list)
    """The columns it gives; none for a statement that gives no rows."""

    parameters: list[str] = _field(default_factory=list)
    """The types of its parameters, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal(Model):
    """Who asks."""

    id: str
    """Who it is, as the identity provider names it."""

    jurisdiction: str | None = None
    """The jurisdiction it acts from."""

    kind: PrincipalKind | None = None
    """What it is."""

    roles: list[str] = _field(default_factory=list)
    """Its roles; a principal without any has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyClassification(Model):
    """What is said of the columns of a snapshot."""

    columns: int
    """Columns looked at."""

    sensitivity: Sensitivity
    """The greatest harm that any of them does."""

    tagged: int
    """Columns that are tagged."""

    verdicts: list[ColumnVerdict]
    """One for each column with any sign of personal data, or for every column where that was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyClassifyInput(Model):
    """What `privacy.classify` takes."""

    options: ClassifyOptions | None = None
    """How columns are judged."""

    snapshot: SnapshotDocument
    """The schema; the values in its statistics are looked at, where it has any."""

    values: list[ColumnValues] = _field(default_factory=list)
    """Values that the caller read; for their columns the statistics do not count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyMaskInput(Model):
    """What `privacy.mask` takes."""

    columns: list[MaskColumn] = _field(default_factory=list)
    """What is known of columns, for rules that ask what they hold or carry."""

    data: MaskData
    """The rows."""

    key: MaskKey | None = None
    """The key of the tenant; masks without one need none."""

    policy: MaskPolicy
    """Which column gets which mask."""

    restore: bool = False
    """Whether what can be turned back is: the rows are masked ones."""

    table: str | None = None
    """The table's name, for rules that name one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyMaskOutput(Model):
    """What `privacy.mask` gives."""

    data: MaskData
    """The rows, as they came."""

    report: MaskReport
    """What was done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyRedactInput(Model):
    """What `privacy.redact` takes."""

    options: RedactOptions | None = None
    """What to look for, how to replace it, and the key."""

    source: RedactSource
    """What to redact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyRedactOutput(Model):
    """What `privacy.redact` gives."""

    counts: dict[str, int]
    """How often each kind was found."""

    findings: list[RedactFinding]
    """What was found in a text, in order; not given for values, which may be many."""

    originals: Secret | None = None
    """What the tokens stand for, sealed with the key; `privacy.restore` takes it."""

    redacted: list[str]
    """The text, or the values in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyRestoreInput(Model):
    """What `privacy.restore` takes."""

    key: MaskKey
    """The key it was sealed with."""

    originals: Secret
    """What `privacy.redact` sealed."""

    redacted: list[str]
    """Redacted texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyRestoreOutput(Model):
    """What `privacy.restore` gives."""

    texts: list[str]
    """The texts, in their order. A token that is not among the originals stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyValidateInput(Model):
    """What `privacy.validate` takes."""

    entity: PrivacyEntity
    """The kind of identifier."""

    values: list[str]
    """Values, each for itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyValidation(Model):
    """What `privacy.validate` gives."""

    valid: list[bool]
    """Of each value, in their order, whether its characters, its dates and its check digits are right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe(Model):
    """A query that decides a conditional finding."""

    estimated_ratio: float | None = None
    """The share of rows expected to be affected, from the statistics: 0 to 1."""

    meaning: str
    """What a row means, as a sentence."""

    query: str
    """A read-only query against the old database that returns no row when the change is safe."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisedColumn(Model):
    """A column that a consumer promised to others."""

    data_type: str | None = None
    """Its type, where one was promised."""

    name: str
    """Its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof(Model):
    """What came of trying a plan."""

    applied: Applied
    """How far it came, with the locks and rewrites of every action."""

    contradictions: list[str] = _field(default_factory=list)
    """Where locks or rewrites went beyond what the plan declares."""

    differences: list[Change] = _field(default_factory=list)
    """What differs from the target by the model."""

    dump_compared: bool
    """Whether a second witness was asked: `pg_dump`, or SQLite's pragmas."""

    dump_differences: list[str] = _field(default_factory=list)
    """The lines in which what it says of both differs, `-` reached, `+` wanted."""

    plan: Plan
    """The plan that was tried."""

    reached_digest: Digest | None = None
    """The digest of the schema it led to; absent when it did not come to the end."""

    refused_rows: Failure | None = None
    """Where rows stopped the plan at an action that declares that it may refuse values; the rest was then tried
    without rows."""

    rows_lost: list[str] = _field(default_factory=list)
    """Tables that lost rows though the plan declares no loss of rows."""

    rows_seeded: int
    """How many rows were put in before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofVerifyInput(Model):
    """What `proof.verify` takes."""

    entry: str
    """The entry in base64."""

    log_key: str
    """The log's public key: `name+hash+key`."""

    proof: str
    """The proof, as C2SP `tlog-proof` writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofVerifyOutput(Model):
    """What `proof.verify` gives."""

    index: int
    """The place of the entry, as the proof says."""

    origin: str
    """Whose log it is; empty when it is not in it."""

    reason: str
    """Why not; empty when it is."""

    size: int
    """How many entries the log had; 0 when it is not in it."""

    valid: bool
    """Whether the entry is in the log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedIndex(Model):
    """An index that is worth making."""

    gain: float
    """The share of the cost that it saves: 0 to 1."""

    helped: list[int]
    """The statements that become cheaper, by their place in the question."""

    hurt: list[int]
    """The statements that become dearer: those that write its table."""

    replaces: list[str] = _field(default_factory=list)
    """Indexes that are there and that it makes superfluous."""

    size_bytes: int
    """Bytes it is expected to take."""

    sql: str
    """The statement that makes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedQuery(Model):
    """A query that shows what the policies let be seen."""

    log: LogLevel | None = None
    """How much has to be written down."""

    parameters: list[str]
    """Texts for the parameters behind the query's own, in order; MySQL and MariaDB have none."""

    sql: str
    """The query to run instead."""

    tables: list[ProtectedTable]
    """The tables it reads, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectedTable(Model):
    """What of a table may be seen."""

    filter: RowFilter
    """Which rows, and under which masks."""

    name: str
    """Its name."""

    schema: str
    """Its schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication(Model):
    """What subscribers of logical replication receive."""

    all_tables: bool = False
    """Every table."""

    comment: str | None = None
    """What people wrote about it."""

    generated_columns: bool = False
    """Values of stored generated columns are published (PostgreSQL 18)."""

    name: str
    """Its name."""

    operations: list[str]
    """What is published: `insert`, `update`, `delete`, `truncate`."""

    owner: str | None = None
    """The owning role."""

    schemas: list[str] = _field(default_factory=list)
    """The schemas of which every table is published."""

    tables: list[PublishedTable] = _field(default_factory=list)
    """The tables, by name."""

    via_partition_root: bool = False
    """Changes of partitions look like changes of their table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedTable(Model):
    """A table in a publication."""

    columns: list[str] | None = None
    """The columns that are published; absent when all are."""

    filter: str | None = None
    """Which rows are published, as SQL; absent when all are."""

    relation: ObjectName
    """The table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryColumn(Model):
    """A column of a result."""

    data_type: str
    """Its type, as the product writes it; `any` where a value alone has one (SQLite)."""

    name: str
    """Its name; names may stand twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryEstimate(Model):
    """What the server expected before it ran the query."""

    cost: float | None = None
    """The cost, in the product's own unit."""

    examined_rows: float | None = None
    """Rows it looks at (MySQL, MariaDB)."""

    rows: float | None = None
    """Rows it gives (PostgreSQL)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryLimits(Model):
    """What a query is bound by. Each bound has a default and a most; 0 is none of them."""

    bytes_max: int = 4194304
    """Bytes of the values that are given, as text and eight for each value; 4 MiB when absent, at most 64 MiB."""

    cost_max: int = 1000000
    """What it may cost by the planner's estimate, in the product's own unit, where the product states a cost; 1,000,000
    when absent."""

    examined_rows_max: int = 10000000
    """Rows it may look at by the planner's estimate (MySQL, MariaDB); 10,000,000 when absent."""

    idle_timeout_ms: int = 10000
    """Milliseconds its transaction waits for the client, in MySQL and MariaDB rounded up to seconds; 10,000 when absent,
    at most 60,000."""

    lock_timeout_ms: int = 250
    """Milliseconds it waits for a lock, in MySQL and MariaDB rounded up to seconds; 250 when absent, at most 10,000."""

    rows_max: int = 1000
    """Rows that are given; 1,000 when absent, at most 100,000."""

    statement_timeout_ms: int = 5000
    """Milliseconds the query may run; 5,000 when absent, at most 300,000."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryResult(Model):
    """What a query gave."""

    bytes: int
    """Bytes of their values, as `bytes_max` counts them."""

    columns: list[QueryColumn]
    """The columns in their order."""

    estimate: QueryEstimate | None = None
    """What the server expected, where it says."""

    row_count: int
    """How many rows those are."""

    rows: list[list[Any]]
    """The rows: numbers where a double holds them exactly, `true` and `false`, null; all else as the product writes it
    as text: larger integers, decimals, moments in ISO 8601 form, bytes as `\\x` and hexadecimal digits."""

    settings: dict[str, str]
    """The settings that held while it ran, as the server told them before."""

    truncated: QueryTruncation | None = None
    """Which bound left out the rest; absent where this is all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryRun(Model):
    """That a statement was run, and what it showed."""

    circumstances: Circumstances
    """Where, when and by whom."""

    decision: DecisionRecord | None = None
    """The decision that let it run."""

    fingerprint: str
    """The fingerprint that all calls of the statement share."""

    masked_columns: list[str] = _field(default_factory=list)
    """Columns that were shown through a mask."""

    purpose: str | None = None
    """For what it was run."""

    rows: int
    """How many rows it gave."""

    source: str
    """The source, without secrets."""

    statement_digest: Digest
    """The digest of the statement's text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum(Model):
    """Who has to agree, by one policy."""

    distinct_from_requester: bool = False
    """Whether the requester's own vote does not count (four eyes), whatever its roles."""

    people_min: int
    """How many different people have to agree: at least 1."""

    policy: str
    """The policy that asks for it."""

    roles: list[str]
    """The roles that may agree; one of them is enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Range(Model):
    """A range type."""

    canonical: str | None = None
    """The routine that makes equal ranges look alike."""

    collation: str | None = None
    """The collation of the bounds, where it is not the type's."""

    comment: str | None = None
    """What people wrote about it."""

    multirange_name: str | None = None
    """The name of the type of its sets (PostgreSQL 14)."""

    name: str
    """Its name."""

    operator_class: str | None = None
    """The operator class that orders the bounds, where it is not the default."""

    owner: str | None = None
    """The owning role."""

    schema: str
    """The schema."""

    subtype: str
    """The type of the bounds, as SQL."""

    subtype_difference: str | None = None
    """The routine that says how far apart two bounds are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadEntry(Model):
    """An entry that was read."""

    body: AuditBody | None = None
    """The body, when it is whole."""

    entry: AuditEntry | None = None
    """The entry; absent when the leaf is none."""

    message: str
    """What is to be said about it; empty when it is whole."""

    place: int
    """Its place."""

    salt: str | None = None
    """The salt of its commitment, when it is whole: with it, the body can be shown to somebody who has the entry alone."""

    state: BodyState
    """What became of its body."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recreated(Model):
    """Another object under the same name."""

    object_kind: ObjectKind
    """The kind of object."""

    old_path: list[str]
    """Its path before; the same unless what it belongs to was renamed."""

    path: list[str]
    """Its path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactFinding(Model):
    """Where something was found. The value itself is not here."""

    by: FoundBy
    """Why."""

    end: int
    """The byte behind it."""

    end_utf16: int
    """The code unit behind it."""

    name: str
    """The entity, or the name of the rule."""

    start: int
    """Its first byte in UTF-8."""

    start_utf16: int
    """Its first code unit in UTF-16."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactOptions(Model):
    """What is looked for, and what stands in its place."""

    entities: list[PrivacyEntity] = _field(default_factory=list)
    """These kinds; without any, every kind that has a shape of its own and is not neutral."""

    jurisdictions: list[str] = _field(default_factory=list)
    """And the identifiers of these countries, ISO 3166-1 alpha-2."""

    key: MaskKey | None = None
    """The key of the tenant, for tokens."""

    reversible: bool = False
    """Whether to give what the tokens stand for, sealed with the key."""

    rules: list[RedactRule] = _field(default_factory=list)
    """And what these expressions match."""

    style: RedactionStyle = "placeholder"
    """What stands in the place of what was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactRule(Model):
    """A rule of the user."""

    expression: str
    """A regular expression as of the crate `regex`: linear time, no references back and no looking around."""

    name: str
    """Its name: small letters, digits and `_`. `ticket` gives `[TICKET_REDACTED]`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted(Model):
    """A document without some of its values."""

    disclosures: list[Disclosure]
    """What shows the values, sorted by path."""

    document: Any
    """The document, which may be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Model):
    """Why a plan cannot be made."""

    hint: str
    """What to do."""

    object: ObjectReference
    """Which object stands in the way: by its new path, or by its old one when it goes away."""

    reason: str
    """The cause, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(Model):
    """It cannot."""

    code: str
    """The SQLSTATE."""

    message: str
    """The server's words."""

    position: int | None = None
    """The character of the statement it is about, from 1, where the server says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegoDecision(Model):
    """A decision that is made by code.
    
    The value of the entry is `allow`, `require_approval` or `block`; `none` where the policy does not match; or an
    object with such an `effect` and `reasons`, a list of texts. True is `allow` and false is `block`. A set or a list of
    texts is a list of reasons to block, and none of them is `none`. Undefined and everything else is a failure, and a
    failure blocks."""

    data: Any | None = None
    """What is under `data` beside the rules: an object."""

    entry: str
    """The rule that decides, by its path: `data.bank.decision`. It sees the request as `input`."""

    modules: list[RegoModule]
    """The files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegoModule(Model):
    """One file in Rego."""

    path: str
    """Its path: what errors and coverage call it."""

    text: str
    """Its text, with its `package` line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Model):
    """A table, view, materialised view or foreign table."""

    access_method: str | None = None
    """The table access method, where it is not `heap`."""

    character_set: str | None = None
    """The character set and collation that columns have unless they state their own (MySQL)."""

    check_option: CheckOption | None = None
    """Whether a writable view lets a row leave it."""

    columns: list[str] = _field(default_factory=list)
    """The columns in their order."""

    comment: str | None = None
    """What people wrote about it."""

    definition: str | None = None
    """The query of a view, as the server writes it."""

    depends_on: list[ColumnReference] = _field(default_factory=list)
    """What a view's query reads, by name."""

    foreign_options: list[str] = _field(default_factory=list)
    """The options of a foreign table, `name=value`, by name."""

    foreign_server: str | None = None
    """The server of a foreign table, or the module of a virtual one."""

    inherits: list[ObjectName] = _field(default_factory=list)
    """The tables it inherits from, in their order."""

    name: str
    """Its name."""

    of_type: ObjectName | None = None
    """The composite type a typed table follows."""

    owner: str | None = None
    """The owning role."""

    partition_bound: str | None = None
    """Which rows it takes as a partition, as SQL."""

    partition_key: str | None = None
    """How rows are spread over partitions, as SQL."""

    partition_of: ObjectName | None = None
    """The table it is a partition of."""

    persistence: Persistence | None = None
    """How durable it is."""

    relation_kind: RelationKind
    """What it is."""

    replica_identity: ReplicaIdentity | None = None
    """What identifies an old row to a subscriber."""

    row_security: bool = False
    """Row-level security is on."""

    row_security_forced: bool = False
    """Row-level security binds the owner too."""

    schema: str
    """The schema."""

    security_barrier: bool = False
    """A view that hides rows from leaky functions."""

    security_invoker: bool = False
    """A view that reads with the rights of whoever asks."""

    storage_options: list[str] = _field(default_factory=list)
    """Storage parameters, `name=value`, by name."""

    strict: bool = False
    """Every value must be of its column's declared type (SQLite STRICT)."""

    tablespace: str | None = None
    """The tablespace, where it is not the database's."""

    unpopulated: bool = False
    """A materialised view that has not been filled."""

    updatable: bool = False
    """A view that takes INSERT, UPDATE and DELETE by itself."""

    without_rowid: bool = False
    """Stored by its primary key (SQLite WITHOUT ROWID)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed(Model):
    """An object that is gone."""

    object: Object
    """The object as it was."""

    object_kind: ObjectKind
    """The kind of object."""

    path: list[str]
    """Its path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameCandidate(Model):
    """A removed and an added object that look alike."""

    new_path: list[str]
    """The path of the one that came."""

    object_kind: ObjectKind
    """The kind of object."""

    old_path: list[str]
    """The path of the one that is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameDeclaration(Model):
    """A rename that someone vouches for."""

    new_path: list[str]
    """Its path in the new one."""

    object_kind: ObjectKind
    """The kind of object."""

    old_path: list[str]
    """Its path in the old snapshot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed(Model):
    """The same object under another name."""

    evidence: RenameEvidence
    """How it is known."""

    object_kind: ObjectKind
    """The kind of object."""

    old_path: list[str]
    """Its path before."""

    path: list[str]
    """Its path now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay(Model):
    """A record of decisions, put to a set of policies."""

    counts: list[FlipCount]
    """Those that do not, by what was decided and what is."""

    decisions: int
    """Decisions that were put to the policies."""

    flips: list[Flip]
    """Those that do not, in the order of the record; the first ones where there are many."""

    unchanged: int
    """Those that come out as they were."""

    unreadable: list[UnreadableLine] = _field(default_factory=list)
    """Lines that are no decision: the first ones where there are many."""

    unreadable_lines: int
    """How many lines are no decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestApproval(Model):
    """Ask people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestApprovalTask(Model):
    """Ask people."""

    request: ApprovalRequest
    """What they are asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Requester(Model):
    """What the request states of who asks. Where it states nothing, no row is seen."""

    field: RequesterField
    """Which part of the request."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequiredApproval(Model):
    """An approval that has to be given: all of a decision's have to be."""

    distinct_from_requester: bool
    """Whether the requester's own does not count."""

    min: int
    """How many different people have to give it."""

    policy: str
    """The policy that asks for it."""

    roles: list[str]
    """The roles that may give it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource(Model):
    """Which data is asked for."""

    dataset: str | None = None
    """The data set's name."""

    domain: str | None = None
    """Its business domain."""

    jurisdiction: str | None = None
    """The jurisdiction it is under."""

    pii_level: PiiLevel | None = None
    """How personal it is."""

    tags: list[str] = _field(default_factory=list)
    """Its tags; data without any has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePoint(Model):
    """What an object was before it is modified, and how it becomes that again."""

    data_digest: Sha256Digest
    """The digest of what was kept."""

    entity_id: str
    """Which one."""

    entity_kind: EntityKind
    """What it is of."""

    id: str
    """Unique among restore points."""

    made_at: Moment
    """When it was made."""

    rollback_script: str
    """What leads back."""

    rollback_tried: Sha256Digest | None = None
    """The digest of the evidence that the rollback was tried; absent while it was not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePointRecorded(Model):
    """There is a way back."""

    restore_point: RestorePoint
    """Which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionDue(Model):
    """What is due about one entry."""

    erase_by: Moment | None = None
    """From when on it has to be erased; absent where it may be kept for ever."""

    holds: list[str]
    """The legal holds that apply, sorted."""

    keep_until: Moment | None = None
    """Until when it has to be kept; absent without a rule, and where that is beyond the year 9999."""

    legal_basis: str | None = None
    """By which law; absent without a rule."""

    overdue: bool
    """Whether that moment has passed, whatever the status is."""

    status: DueStatus
    """What is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionJudgeInput(Model):
    """What `retention.judge` takes."""

    entries: list[AuditEntry]
    """The entries."""

    holds: list[LegalHold] = _field(default_factory=list)
    """The legal holds."""

    now: Moment
    """When it is asked."""

    table: str
    """The retention table, JSON or YAML, or the envelope of a signed one."""

    table_keys: list[str] = _field(default_factory=list)
    """Public keys, PEM or 64 hexadecimal digits: one of them has to have signed the table. A plain one is taken when there
    are none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionJudgeOutput(Model):
    """What `retention.judge` gives."""

    entries: list[EntryDue]
    """What is due about each entry, in their order."""

    keys: list[KeyDue]
    """What is due about each key, as far as these entries say: a key is destroyed for all that it sealed."""

    table: Digest
    """The digest of the table."""

    table_signed_by: list[str] = _field(default_factory=list)
    """The keys that signed the table, of those that were given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionLabel(Model):
    """How long an entry is kept is said by a retention table for these two."""

    jurisdiction: str
    """Whose law."""

    retention_class: str
    """The class."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionSignInput(Model):
    """What `retention.sign` takes."""

    signing_key: Secret
    """The private key, PKCS#8 PEM."""

    table: str
    """The retention table, JSON or YAML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RewritePolicy(Model):
    """What a query may show. A table that is not named here is not read at all."""

    tables: list[TableMask]
    """The tables that may be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RewriteRule(Model):
    """A rewrite rule of a relation."""

    comment: str | None = None
    """What people wrote about it."""

    definition: str
    """The rule, as SQL."""

    name: str
    """Its name."""

    relation: str
    """The relation."""

    schema: str
    """The schema."""

    state: TriggerState | None = None
    """When it applies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Routine(Model):
    """A function, procedure or aggregate."""

    arguments: list[Argument] = _field(default_factory=list)
    """All arguments in order."""

    body: str | None = None
    """The body, or for an aggregate its parts, as SQL."""

    comment: str | None = None
    """What people wrote about it."""

    direct_arguments: int | None = None
    """How many arguments of an ordered-set aggregate are given once, not per row."""

    estimates: list[str] = _field(default_factory=list)
    """The planner's estimates, `cost=…` and `rows=…`, where they are not the default."""

    inline_body: bool = False
    """The body is SQL that the server read when the routine was made (`BEGIN ATOMIC`, `RETURN`)."""

    language: str
    """The language its body is written in."""

    leakproof: bool = False
    """Promises to reveal nothing but its result."""

    name: str
    """The name alone."""

    object_file: str | None = None
    """The file that holds a routine in C."""

    owner: str | None = None
    """The owning role."""

    parallel: ParallelSafety | None = None
    """Where it may run in a parallel plan."""

    returns: str | None = None
    """The type of the result, as SQL; absent for procedures."""

    returns_set: bool = False
    """Returns rows."""

    routine_kind: RoutineKind
    """What it is."""

    schema: str
    """The schema."""

    security_definer: bool = False
    """Runs with its owner's rights."""

    settings: list[str] = _field(default_factory=list)
    """Settings in force while it runs, `name=value`."""

    signature: str
    """The name and the types of the input arguments: `transfer(bigint, numeric)`."""

    strict: bool = False
    """A null argument gives null at once."""

    support: str | None = None
    """The routine that helps the planner, qualified."""

    transform_types: list[str] = _field(default_factory=list)
    """Types whose values are passed in the language's own form."""

    volatility: Volatility | None = None
    """What the result depends on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Model):
    """There is such a row: the finding is proven."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowClause(Model):
    """Tests that a row has to pass all of; without any, every row does."""

    policy: str
    """The policy it comes from."""

    tests: list[RowTest] = _field(default_factory=list)
    """The tests."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowColumns(Model):
    """Which attributes of a request are columns of the table: the name of the column for each.
    
    An empty cell is an attribute that is not stated, and so is a level of personal data that is none of the three words."""

    dataset: str | None = None
    """The data set."""

    domain: str | None = None
    """The business domain."""

    jurisdiction: str | None = None
    """The jurisdiction the row is under."""

    pii_level: str | None = None
    """The level of personal data: `none`, `low`, `high`."""

    tenant: str | None = None
    """The tenant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFilter(Model):
    """Which rows are seen: those that pass one of `allow` and none of `refuse`."""

    allow: list[RowClause]
    """What lets rows be seen; without any, none is."""

    obligations: Obligations | None = None
    """The masks and the log that the policies demand which may match a row. `rows` is part of `refuse` already."""

    policy_set_digest: Digest
    """The digest of the policies."""

    refuse: list[RowClause]
    """What keeps rows from being seen."""

    request_digest: Digest
    """The digest of the request without what rows state."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowObligation(Model):
    """Which rows may be seen, by one column. A row where the column is null may not."""

    column: str
    """The column, by its name in the data set."""

    condition: RowCondition
    """What its text has to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPolicy(Model):
    """A row-level security policy of a relation."""

    check_expression: str | None = None
    """Which rows may be written, as SQL."""

    command: PolicyCommand
    """Which commands it speaks about."""

    comment: str | None = None
    """What people wrote about it."""

    name: str
    """Its name."""

    relation: str
    """The relation."""

    restrictive: bool = False
    """Takes rows away instead of adding them."""

    roles: list[str]
    """The roles it speaks about, by name; `PUBLIC` for all."""

    schema: str
    """The schema."""

    using_expression: str | None = None
    """Which rows are seen, as SQL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRange(Model):
    """How many rows, both ends included."""

    rows_max: int | None = None
    """At most so many rows."""

    rows_min: int | None = None
    """At least so many rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowTest(Model):
    """A test on the text of one column, byte by byte."""

    column: str
    """The column."""

    null_passes: bool
    """Whether a null passes."""

    operator: RowOperator
    """How it is compared."""

    values: list[str]
    """With what."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows(Model):
    """As objects."""

    rows: list[dict[str, Any]]
    """Each row's values by the names of the columns; what a row leaves out is null."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCatalogue(Model):
    """What `rules.list` gives."""

    rules: list[RuleRecord]
    """The rules, by id."""

    rules_version: str
    """The version of the catalogue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRecord(Model):
    """A rule as plain data."""

    advice: str
    """What to do instead."""

    facet: Facet
    """The facet it stands on."""

    id: str
    """Three letters and three digits."""

    impacts: list[Impact]
    """The levels it has unless the change at hand says otherwise."""

    meaning: str
    """Why it matters, for whom."""

    name: str
    """The pattern it names."""

    since: str
    """The version of bastion that brought it."""

    title: str
    """One sentence about the pattern."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSettings(Model):
    """What a team decided, as it stands in `bastion.toml`."""

    mode: CompatibilityMode | None = None
    """For whom nothing may break, where the caller does not say."""

    overrides: list[LevelOverride] = _field(default_factory=list)
    """Other levels; of two that fit, the later one holds."""

    strictness: Strictness | None = None
    """What counts as breaking, where the caller does not say."""

    suppressions: list[Suppression] = _field(default_factory=list)
    """What does not count for a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesExplainInput(Model):
    """What `rules.explain` takes."""

    rule: str
    """The rule's id (`COL004`) or name (`column-removed`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesListInput(Model):
    """What `rules.list` takes: nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleRecord(Model):
    """A sample of values, without the values."""

    digest: Digest | None = None
    """Their digest under the caller's salt, where there is one."""

    distinct_values: int
    """Different ones among them."""

    seed: int
    """What chose them."""

    values: int
    """Values looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledEvent(Model):
    """A job that the server runs at its time."""

    body: str
    """What it does, as SQL."""

    comment: str | None = None
    """What people wrote about it."""

    ends: str | None = None
    """When it ends, where that is stated."""

    name: str
    """Its name."""

    owner: str | None = None
    """With whose rights it runs."""

    preserved: bool = False
    """Stays after its last run."""

    schedule: str
    """When: `EVERY 1 DAY`, `AT '2030-01-01 00:00:00'`."""

    schema: str
    """The schema."""

    starts: str | None = None
    """When it begins, where that is stated."""

    state: TriggerState | None = None
    """When it runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema(Model):
    """A namespace."""

    comment: str | None = None
    """What people wrote about it."""

    name: str
    """Its name."""

    owner: str | None = None
    """The owning role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaDiff(Model):
    """A change of a schema and the decision about it."""

    circumstances: Circumstances
    """Where, when and by whom."""

    decision: DecisionRecord | None = None
    """The decision, where one was made."""

    schema: SchemaRecord
    """What was compared."""

    summary: SummaryRecord
    """What was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaRecord(Model):
    """What was compared."""

    complete: bool
    """Whether both snapshots show everything that is there."""

    new_digest: Digest
    """The digest of the snapshot after."""

    new_source: str
    """The source after, without secrets."""

    old_digest: Digest
    """The digest of the snapshot before."""

    old_source: str
    """The source before, without secrets."""

    unchanged_facets: list[Facet]
    """Facets that do not differ anywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaValidateInput(Model):
    """What `schema.validate` takes."""

    snapshot: SnapshotDocument
    """The schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchemaVersion(Model):
    """A schema that was in use."""

    snapshot: SnapshotDocument
    """The schema."""

    version: str
    """What people call it: a version, a date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope(Model):
    """Where a policy applies and to which data. What is left out is a wildcard."""

    datasets: list[str] | None = None
    """The data sets: names, or patterns with `*`, `?`, `[a-z]` and `{a,b}`; `*` also crosses dots and slashes."""

    domains: list[str] | None = None
    """The business domains of the data: `payments`, …"""

    environments: list[str] | None = None
    """The environments: `production`, `staging`, …"""

    jurisdictions: Selection | None = None
    """The jurisdictions the data is under."""

    pii_levels: list[PiiLevel] | None = None
    """How personal the data is."""

    tags: Selection | None = None
    """The data's tags."""

    tenants: list[str] | None = None
    """The tenants."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedBody(Model):
    """Where the body is and what it is, without saying what it says."""

    ciphertext: Sha256Digest
    """The digest of its sealed bytes."""

    commitment: Sha256Digest
    """The commitment to the salt and the body: [`SaltedBody::commitment`](super::SaltedBody::commitment)."""

    key_id: DataKeyId
    """The key that it is sealed with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecurityLabel(Model):
    """What a security module knows about an object."""

    label: str
    """The label."""

    object: list[str]
    """The path of the object: a root, or a column of a relation."""

    provider: str
    """The module."""

    root: Root
    """The root the object belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection(Model):
    """A choice of values: in the first list, and not in the second. Either may be left out."""

    any_of: list[str] | None = None
    """At least one of these."""

    none_of: list[str] | None = None
    """None of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence(Model):
    """A sequence."""

    cache: str | None = None
    """Values fetched ahead, when more than one."""

    comment: str | None = None
    """What people wrote about it."""

    cycle: bool = False
    """Begins again after the last value."""

    data_type: str
    """The type of its values, as SQL."""

    identity: bool = False
    """It is an identity column's."""

    increment: str
    """The step."""

    maximum_value: str
    """The greatest value."""

    minimum_value: str
    """The least value."""

    name: str
    """Its name."""

    owned_by: ColumnReference | None = None
    """The column it serves and dies with."""

    owner: str | None = None
    """The owning role."""

    persistence: Persistence | None = None
    """How durable it is."""

    schema: str
    """The schema."""

    start_value: str
    """The first value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server(Model):
    """Throwaway databases of a server are made for both."""

    address: str
    """The address of a server where databases may be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsReadInput(Model):
    """What `settings.read` takes."""

    text: str
    """The text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Model):
    """A signature in an envelope."""

    keyid: str = ""
    """The identifier of the key, see [`VerifyingKey::key_id`]."""

    sig: str
    """The 64 bytes of an Ed25519 signature, base64."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotDocument(Model):
    """A schema at a moment, as JSON (`bastion.snapshot/v1`)."""

    dialect: Dialect
    """The product it comes from."""

    digest: Digest | None = None
    """The digest of everything that is hashed; checked when it is given."""

    format: str
    """Always `bastion.snapshot/v1`."""

    gaps: list[Gap] = _field(default_factory=list)
    """What was found and is not modelled, or could not be read."""

    objects: list[Entry]
    """The objects."""

    roots: FacetRoots | None = None
    """One root per facet; informative."""

    source: SnapshotSource | None = None
    """Where it was taken; not hashed."""

    statistics: list[ColumnStatistics] = _field(default_factory=list)
    """Statistics of columns; not hashed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotOptions(Model):
    """What a snapshot covers."""

    dependencies: bool = False
    """Which object cannot be without which, as the database knows it: what a migration plan is ordered by."""

    schemas: list[str] | None = None
    """Only these schemas; all but the system's when absent."""

    statistics: StatisticsRequest | None = None
    """Statistics of columns; none when absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotReadInput(Model):
    """What `snapshot.read` takes."""

    snapshot: SnapshotDocument
    """The document, in any order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotSource(Model):
    """Where a snapshot was taken. None of it is hashed."""

    database: str | None = None
    """The database's name."""

    lineage: str | None = None
    """What makes lineage ids comparable: two snapshots with the same lineage look at the same database."""

    server_version: str | None = None
    """The server's version, as it states it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotStoreInput(Model):
    """What `snapshot.store` takes."""

    name: str = ""
    """What to call the snapshot; nothing when empty."""

    options: SnapshotOptions | None = None
    """What it covers."""

    read_always: bool = False
    """Read the whole schema although its catalogue looks as it did."""

    source: str
    """The address of the source."""

    store: str
    """The path of the store: an SQLite file when it ends in `.db`, `.sqlite` or `.sqlite3`, else a folder. It is made
    when there is none."""

    taken_at: str | None = None
    """When it is taken, RFC 3339 in UTC; now when absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotStoreOutput(Model):
    """What `snapshot.store` gives."""

    read: bool
    """Whether the schema was read; it was not when its catalogue looked as it did when the newest one was taken."""

    stored: Stored
    """What was stored."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotTakeInput(Model):
    """What `snapshot.take` takes."""

    options: SnapshotOptions | None = None
    """What it covers."""

    source: str
    """The address of the source: `postgresql://…`, `mysql://…`, `sqlite:…`, or the path of a snapshot file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceAdviseInput(Model):
    """What `source.advise` takes."""

    limits: IndexLimits | None = None
    """What new indexes are bound by."""

    source: str
    """The address of the source."""

    statements: list[AdviceQuestion]
    """The statements; those without a plan are explained by the server, and none is run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceColumn(Model):
    """A column that something comes from."""

    column: str
    """The column."""

    confidence: SourceConfidence
    """How sure that is."""

    relation: str
    """The relation; empty where it is not known."""

    schema: str
    """The schema; empty where it is not known."""

    transformation: SourceTransformation
    """What it does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceColumns(Model):
    """What `source.columns` gives."""

    columns: list[Column]
    """The columns, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceColumnsInput(Model):
    """What `source.columns` takes."""

    schema: str
    """The schema."""

    source: str
    """The address of the source."""

    table: str
    """The table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDiagnoseInput(Model):
    """What `source.diagnose` takes."""

    source: str
    """The address of the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceQueryInput(Model):
    """What `source.query` takes."""

    catalogue: bool = False
    """The system's catalogue may be read too, and what tells about the server."""

    limits: QueryLimits | None = None
    """What the query is bound by."""

    relations: list[str] = _field(default_factory=list)
    """The relations that may be read, `name` or `schema.name`; all of the schemas when empty."""

    routines: list[str] = _field(default_factory=list)
    """Functions and operators of one's own that were looked at and may be used."""

    schemas: list[str] = _field(default_factory=list)
    """The schemas that may be read, in the order in which names without one are looked up; `*` for all but the
    system's, and the product's usual one when empty. MySQL and MariaDB look names up in the first one alone."""

    snapshot: SnapshotDocument | None = None
    """The schema in which every name is looked up; the source's own, read now, when absent."""

    source: str
    """The address of the source."""

    sql: str
    """One statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceQueryOutput(Model):
    """What `source.query` gives."""

    refused: str | None = None
    """Why nothing ran: `query_not_allowed` or `query_needs_approval`; absent where it did."""

    result: QueryResult | None = None
    """What it gave; absent where nothing ran."""

    verdict: SqlCheckOutput
    """What the guard says. What ran is its `sql`, never the text that was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStatisticsInput(Model):
    """What `source.statistics` takes."""

    column: str
    """The column."""

    request: StatisticsRequest
    """How they are made."""

    schema: str
    """The schema."""

    source: str
    """The address of the source."""

    table: str
    """The table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTables(Model):
    """What `source.tables` gives."""

    tables: list[TableName]
    """The relations, by schema and name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTablesInput(Model):
    """What `source.tables` takes."""

    source: str
    """The address of the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sql(Model):
    """SQL."""

    dialect: Dialect
    """Whose SQL it is."""

    literals: RedactedLiterals = "all"
    """Which literals and comments are taken out."""

    names: bool = False
    """Whether what is found in quoted names is taken out too."""

    text: str
    """The text of one statement or many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlAdviseInput(Model):
    """What `sql.advise` takes."""

    limits: IndexLimits | None = None
    """What new indexes are bound by."""

    snapshot: SnapshotDocument
    """The schema, with statistics where there are some."""

    statements: list[AdviceQuestion]
    """The statements, with their plans and times where they are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlAdviseOutput(Model):
    """What `sql.advise` gives."""

    indexes: IndexAdvice
    """The indexes that are worth making for all of them together."""

    severity: AdviceSeverity | None = None
    """The worst of all issues; absent when there is none."""

    statements: list[Advice]
    """What there is to say of each statement, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlCheckInput(Model):
    """What `sql.check` takes."""

    catalogue: bool = False
    """The system's catalogue may be read too, and what tells about the server."""

    dialect: SqlDialect | None = None
    """The product; left out where a snapshot says it."""

    major: int | None = None
    """The server's major version; left out where a snapshot says it."""

    relations: list[str] = _field(default_factory=list)
    """The relations that may be read, `name` or `schema.name`; all of the schemas when empty."""

    routines: list[str] = _field(default_factory=list)
    """Functions and operators of one's own that were looked at and may be used."""

    schemas: list[str] = _field(default_factory=list)
    """The schemas that may be read, in the order in which names without one are looked up; `*` for all but the
    system's, and the product's usual one when empty."""

    snapshot: SnapshotDocument | None = None
    """The schema, in which every name is looked up."""

    sql: str
    """The text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlCheckOutput(Model):
    """What `sql.check` gives."""

    bound: bool
    """Whether names were looked up in a snapshot."""

    decision: CheckDecision
    """Whether it may run."""

    dialect: SqlDialect
    """The grammar it was read by."""

    engine: str
    """What read the text, with its version."""

    functions: str | None = None
    """The list of functions that judged, with its digest."""

    reasons: list[CheckReason]
    """Why not, in the order of the text."""

    sql: str | None = None
    """The statement, written again from what was understood of it: what is to be executed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlFingerprintInput(Model):
    """What `sql.fingerprint` takes."""

    dialect: SqlDialect
    """What it is written in."""

    sql: str
    """One or more statements; also a text that is cut off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlFingerprintOutput(Model):
    """What `sql.fingerprint` gives."""

    algorithm: FingerprintAlgorithm
    """How the value is made."""

    dialect: SqlDialect
    """What it was read as."""

    normalised: str
    """The text with `?` for every value and `?+` for lists of them, without comments."""

    value: str
    """The value, in hexadecimal digits."""

    version: int
    """The version of that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlFormatInput(Model):
    """What `sql.format` takes."""

    dialect: SqlDialect
    """What the statements are written in."""

    one_line: bool = False
    """Each on one line, for machines: every name in quotes, no literal that a setting of a server reads otherwise."""

    sql: str
    """The statements, with semicolons between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlFormatOutput(Model):
    """What `sql.format` gives."""

    comments_left_out: int
    """Comments of the text that are not in it: those inside statements, and all of them where each is on one line."""

    sql: str
    """The statements."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlGrantInput(Model):
    """What `sql.grant` takes."""

    connections_max: int = 10
    """Connections that it has at a time; 10 when absent."""

    hidden_columns: list[str] = _field(default_factory=list)
    """Columns that it may not read, `schema.relation.column`: those with masks."""

    host: str = "%"
    """The host that its account connects from (MySQL, MariaDB); any when absent."""

    limits: QueryLimits | None = None
    """The times that its sessions begin with; the other limits are not a role's."""

    login: bool = False
    """Whether it logs in itself (PostgreSQL); otherwise it is granted to those who do. Accounts of MySQL and MariaDB are
    made locked: a person gives a password."""

    relations: list[str] = _field(default_factory=list)
    """The relations that it may read, `name` or `schema.name`; all of the schemas when empty."""

    role: str
    """The name of the role."""

    routines: list[str] = _field(default_factory=list)
    """Functions of one's own that it may call."""

    schemas: list[str] = _field(default_factory=list)
    """The schemas that it may read; `*` for all of the snapshot, and the product's usual one when empty."""

    snapshot: SnapshotDocument
    """The schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlGrantOutput(Model):
    """What `sql.grant` gives."""

    script: str
    """All of them as one text."""

    statements: list[GrantStatement]
    """The statements in the order in which they are run, by whoever owns what they concern."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlProtectInput(Model):
    """What `sql.protect` takes."""

    key: MaskKey | None = None
    """The key of the tenant, for masks that are digests."""

    packs: list[str] = _field(default_factory=list)
    """Built-in packs to add, by name."""

    policies: list[Policy] = _field(default_factory=list)
    """The policies; their order does not matter."""

    request: PolicyRequest
    """Who asks, what for. What it says of the data is each table's own."""

    search_path: list[str] = _field(default_factory=list)
    """Where names that are not qualified are looked up; the product's usual place when empty."""

    snapshot: SnapshotDocument
    """The schema."""

    sql: str
    """One query, in the SQL of the snapshot's product."""

    tables: list[GovernedTable]
    """The tables that may be read where the policies let them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlRewriteInput(Model):
    """What `sql.rewrite` takes."""

    key: MaskKey | None = None
    """The key of the tenant, for digests; a query with one of them holds a key of its domain."""

    policy: RewritePolicy
    """What may be shown."""

    search_path: list[str] = _field(default_factory=list)
    """Where names that are not qualified are looked up; the product's usual place when empty."""

    snapshot: SnapshotDocument
    """The schema."""

    sql: str
    """One query, in the SQL of the snapshot's product."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlRewriteOutput(Model):
    """What `sql.rewrite` gives."""

    sql: str
    """The query to run instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Started(Model):
    """It is about to run."""

    evidence_digest: Sha256Digest
    """The digest of the pack that says what is to run."""

    world: list[ObjectDigest] = _field(default_factory=list)
    """The objects on which the decision rests, as they are now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementCost(Model):
    """What a statement costs before and after."""

    after: float | None = None
    """With the indexes."""

    before: float | None = None
    """Now; absent where it could not be told."""

    statement: int
    """Its place in the question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements(Model):
    """By these statements, run when everything after the action has been undone."""

    statements: list[str]
    """In their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics(Model):
    """Statistics over several columns or over expressions."""

    columns: list[str] = _field(default_factory=list)
    """The columns."""

    comment: str | None = None
    """What people wrote about it."""

    expressions: list[str] = _field(default_factory=list)
    """The expressions, as SQL."""

    name: str
    """Its name."""

    owner: str | None = None
    """The owning role."""

    relation: ObjectName
    """The relation they are about."""

    schema: str
    """The schema."""

    statistics_kinds: list[str] = _field(default_factory=list)
    """What is counted, by name: `dependencies`, `mcv`, `ndistinct`."""

    statistics_target: int | None = None
    """The statistics target, where one is set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsAnomalyInput(Model):
    """What `statistics.anomaly` takes."""

    options: AnomalyOptions | None = None
    """What counts as out of line."""

    series: list[HistoryPoint]
    """The values in the order of time; the last one is judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsCompareInput(Model):
    """What `statistics.compare` takes."""

    new_snapshot: SnapshotDocument
    """The snapshot after, with statistics."""

    old_snapshot: SnapshotDocument
    """The snapshot before, with statistics."""

    thresholds: DriftThresholds | None = None
    """From where on a measure counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsComparison(Model):
    """What changed in the data of two snapshots."""

    drifted: int
    """How many observations count as drift."""

    observations: list[DriftObservation]
    """Every measure that could be taken, by path and measure."""

    unmeasured: list[Unmeasured] = _field(default_factory=list)
    """What could not be measured, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatisticsRequest(Model):
    """Which statistics a snapshot carries, and how they are made."""

    distribution: bool = False
    """The distribution as well: up to 100 common values and the bounds of a histogram, where the source has them."""

    method: StatisticsMethod
    """How they are made."""

    sample_seed: int | None = None
    """Chooses which values are listed, the same for the same data; the first in their order when absent."""

    sample_values: int = 0
    """Values listed per column, at most [`crate::limits::SAMPLE_VALUES_MAX`]; 0 for none, the default."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreListInput(Model):
    """What `store.list` takes."""

    store: str
    """The path of the store."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreListOutput(Model):
    """What `store.list` gives."""

    snapshots: list[StoredSnapshot]
    """The snapshots, oldest first. `store:PATH@NUMBER` is the address of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored(Model):
    """What storing a snapshot took."""

    bytes_new: int
    """Bytes of the new ones."""

    entry: StoredSnapshot
    """The entry."""

    parts_new: int
    """Parts that were not there yet."""

    parts_shared: int
    """Parts that were."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSnapshot(Model):
    """A snapshot in a store."""

    digest: Digest
    """The digest of the schema."""

    fingerprint: CatalogFingerprint | None = None
    """What the catalogue looked like from outside, where the source can tell."""

    name: str = ""
    """What people call it; empty where nobody named it."""

    number: int
    """Its number, from 1, in the order they were stored."""

    state: Digest
    """The digest of everything that was stored."""

    taken_at: str
    """When it was taken, RFC 3339 in UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subjects(Model):
    """Whom a policy applies to. What is left out is a wildcard."""

    jurisdictions: Selection | None = None
    """The jurisdictions the principal acts from."""

    kinds: list[PrincipalKind] | None = None
    """The kinds of principal."""

    roles: Selection | None = None
    """The principal's roles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Submitted(Model):
    """Somebody wants something done."""

    intent: Intent
    """What."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary(Model):
    """How many findings of each level, and for whom something breaks."""

    breaking: bool
    """Whether something breaks for certain, or may depending on the data."""

    broken_audiences: list[Audience]
    """The audiences with a finding of level error."""

    errors: int
    """Findings of level error."""

    infos: int
    """Findings of level info."""

    level: Level | None = None
    """The strongest level; absent without findings."""

    warnings: int
    """Findings of level warning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRecord(Model):
    """What was found."""

    broken_audiences: list[Audience]
    """For whom something breaks."""

    changes: int
    """Changes listed."""

    errors: int
    """Findings of level error."""

    infos: int
    """Findings of level info."""

    rules_version: str
    """The version of the rule catalogue."""

    warnings: int
    """Findings of level warning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuppressedFinding(Model):
    """A finding that was suppressed."""

    finding: Finding
    """The finding."""

    reason: str
    """Why."""

    until: str
    """The last day it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression(Model):
    """A finding that does not count until a day."""

    finding: str | None = None
    """The finding's identifier."""

    path: str | None = None
    """Only where the object's path fits, as in an override."""

    reason: str
    """Why, for whoever reads it later."""

    rule: str | None = None
    """The rule's identifier or name; needed where no finding is named."""

    until: str
    """The last day it holds: `2027-03-31`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMask(Model):
    """What a query may show of one table."""

    columns: list[ColumnMask]
    """Its columns."""

    name: str
    """Its name."""

    other_columns: OtherColumns = "hide"
    """What becomes of the columns that are not named."""

    row_filter: str | None = None
    """Which rows, as a condition in the SQL of the product over the table's own columns."""

    schema: str
    """Its schema; MySQL's database, SQLite's `main`."""

    subject: str | None = None
    """The column that says whom a row is about; the primary key when it is not said. Aggregates count by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableName(Model):
    """The name of a relation, and what it is."""

    name: str
    """Its name."""

    relation_kind: RelationKind = "table"
    """What it is."""

    schema: str
    """The schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Model):
    """A text."""

    text: str
    """The text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSearchConfiguration(Model):
    """How texts become words to search for."""

    comment: str | None = None
    """What people wrote about it."""

    mappings: list[TextSearchMapping] = _field(default_factory=list)
    """Which dictionaries look at which words, by sort of word."""

    name: str
    """Its name."""

    owner: str | None = None
    """The owning role."""

    parser: str
    """The parser, qualified and quoted as SQL."""

    schema: str
    """The schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSearchDictionary(Model):
    """How one word becomes a word to search for."""

    comment: str | None = None
    """What people wrote about it."""

    name: str
    """Its name."""

    options: str | None = None
    """The template's options, as SQL."""

    owner: str | None = None
    """The owning role."""

    schema: str
    """The schema."""

    template: str
    """The template, qualified and quoted as SQL."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSearchMapping(Model):
    """The dictionaries that look at one sort of word."""

    dictionaries: list[str]
    """The dictionaries in the order they are asked, qualified and quoted as SQL."""

    token: str
    """The parser's name for the sort of word: `asciiword`, `numword`, …"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSearchParser(Model):
    """How a text is split into words."""

    comment: str | None = None
    """What people wrote about it."""

    name: str
    """Its name."""

    routines: list[str]
    """Its routines, `START = …`, in the order of the statement that makes it."""

    schema: str
    """The schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSearchTemplate(Model):
    """What dictionaries are made from."""

    comment: str | None = None
    """What people wrote about it."""

    name: str
    """Its name."""

    routines: list[str]
    """Its routines, `LEXIZE = …`, in the order of the statement that makes it."""

    schema: str
    """The schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token(Model):
    """A short keyed digest that fits into addresses and names, `<prefix>_<key>_<26 letters and digits>`."""

    domain: str
    """As for a hash."""

    prefix: str | None = None
    """What tokens begin with: lower-case letters and digits, at most 16; `tok` when empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger(Model):
    """A trigger of a relation."""

    comment: str | None = None
    """What people wrote about it."""

    definition: str
    """The trigger, as SQL."""

    name: str
    """Its name."""

    partition_states: list[TriggerPartition] = _field(default_factory=list)
    """The partitions on which it fires at other times, by name."""

    relation: str
    """The relation."""

    routine: ObjectName | None = None
    """The routine it calls."""

    schema: str
    """The schema."""

    state: TriggerState | None = None
    """When it fires."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerPartition(Model):
    """A partition on which a trigger of the whole table fires at other times."""

    relation: ObjectName
    """The partition."""

    state: TriggerState
    """When it fires there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustList(Model):
    """Whom a verifier believes."""

    keys: list[TrustedKey]
    """Keys of evidence."""

    log_keys: list[str] = _field(default_factory=list)
    """Keys of logs and of witnesses, `name+hash+key`. Each witness that stands here has to have signed the checkpoint."""

    log_required: bool = False
    """Whether what is in no log is refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustRevokeInput(Model):
    """What `trust.revoke` takes."""

    from_index: int
    """The first place of the log that it does not speak for any more."""

    key_id: str
    """The identifier of the key."""

    trust: TrustList
    """Whom one believes until now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustRotateInput(Model):
    """What `trust.rotate` takes."""

    envelope: Envelope
    """The same statement signed by both keys."""

    pack: Pack
    """The pack of the rotation, signed by the old key and in the log."""

    trust: TrustList
    """Whom one believes until now, with the key of the log."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedKey(Model):
    """A key of evidence that is believed."""

    from_index: int | None = None
    """The first place of the log that it speaks for; from the beginning when absent."""

    public_key: str
    """The public key: PEM, or 64 hexadecimal digits."""

    until_index: int | None = None
    """The first place of the log that it does not speak for any more: it is replaced or revoked from there on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered(Model):
    """It could not be asked: the finding stays conditional."""

    reason: str
    """The reason: out of time, not permitted, no such object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unasked(Model):
    """It was not asked."""

    reason: str
    """Why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Universe(Model):
    """The requests that are asked about: all that can be written, unless it says less.
    
    A list names every value that occurs. A request may still leave the field out, unless `always_stated` names it."""

    actions: list[str] | None = None
    """The actions."""

    always_stated: list[RequestField] = _field(default_factory=list)
    """What every request states. An action is always stated, and roles and tags that are left out are none."""

    datasets: list[str] | None = None
    """The names of the data sets; not patterns."""

    domains: list[str] | None = None
    """The business domains."""

    environments: list[str] | None = None
    """The environments."""

    jurisdictions: list[str] | None = None
    """The jurisdictions, of principals and of data."""

    purposes: list[str] | None = None
    """The purposes."""

    roles: list[str] | None = None
    """The roles: anyone may have any of them together."""

    tags: list[str] | None = None
    """The tags: data may have any of them together."""

    tenants: list[str] | None = None
    """The tenants."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmeasured(Model):
    """A measure that could not be taken."""

    measure: DriftMeasure | None = None
    """What was to be measured; everything when absent."""

    path: list[str]
    """The relation's path, or the column's."""

    reason: str
    """Why it could not be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadableLine(Model):
    """A line of a record that is no decision."""

    line: int
    """The line, from 1."""

    problem: str
    """What is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UserMapping(Model):
    """As whom a role reaches a foreign server."""

    option_names: list[str] = _field(default_factory=list)
    """The names of its options."""

    role: str
    """The role, or `PUBLIC`."""

    server: str
    """The server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UsingExpression(Model):
    """The expression that turns old values of a column into new ones."""

    expression: str
    """The expression, as SQL over the old columns."""

    path: list[str]
    """The column, by its new path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidateIntent(Model):
    """Check the intent against its schema."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidateIntentTask(Model):
    """Check the intent against its schema."""

    evidence_digest: Sha256Digest
    """The digest of the pack that says what is to run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueCounts(Model):
    """What was counted over values."""

    distinct_hits: int
    """Different ones among those."""

    distinct_texts: int
    """Different values in which it stands among other text."""

    distinct_values: int
    """Different ones among them."""

    hits: int
    """Values that look like it."""

    share_min: float
    """The least share of different values that goes with that: Wilson's bound at 95 %."""

    values: int
    """Values looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Values(Model):
    """The values of a column."""

    column: str | None = None
    """The column's name, which is a word beside each value."""

    values: list[str]
    """The values; each distinct one is scanned once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictPolicy(Model):
    """A policy that matched."""

    digest: Digest
    """Its digest."""

    id: str
    """Its identifier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification(Model):
    """The answer to a verification."""

    checks: list[VerificationCheck]
    """The checks in order. What stands on a failed one is not reached and not listed."""

    key_ids: list[str] = _field(default_factory=list)
    """The trusted keys that signed."""

    log: LogStanding
    """Whether it is in a log."""

    pack_id: str | None = None
    """What it says, where this build knows the type."""

    predicate_type: str | None = None
    """What kind of thing the statement says."""

    valid: bool
    """Whether no check failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerificationCheck(Model):
    """One check."""

    detail: str
    """What was found."""

    name: str
    """What was checked: `signature`, `statement`, `artifact report.md`, …"""

    status: CheckStatus
    """How it ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionAdvice(Model):
    """Which part of its version a schema should raise, and why."""

    deciding_finding: str | None = None
    """The identifier of the finding that decides, where one does."""

    part: VersionPart
    """The part."""

    sentence: str
    """The reason, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionVerdict(Model):
    """The verdict over one older version."""

    verdict: CompatibilityVerdict
    """The verdict."""

    version: str
    """The version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ViolationFound(Model):
    """Something is not as it has to be."""

    reason: str
    """What."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote(Model):
    """One vote."""

    at: Moment
    """When."""

    choice: VoteChoice
    """What for."""

    comment: str | None = None
    """Why, in words."""

    evidence_digest: Sha256Digest
    """The digest of the pack the voter looked at. A vote about another one does not count."""

    voter: Party
    """Who votes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voted(Model):
    """Somebody voted."""

    choice: VoteChoice
    """What for."""

    comment: str | None = None
    """Why, in words."""

    evidence_digest: Sha256Digest
    """The digest of the pack the voter looked at."""

    voter: Party
    """Who."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(Model):
    """The requester took it back."""

    by: str
    """Who: the requester, or the one it acts for."""

    comment: str | None = None
    """Why, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Witnessed(Model):
    """A witness that signed a checkpoint."""

    name: str
    """The witness."""

    timestamp: int
    """When it signed, by its clock, in seconds since 1970."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadCompareInput(Model):
    """What `workload.compare` takes."""

    after: WorkloadWindow
    """The later one."""

    before: WorkloadWindow
    """The earlier window."""

    fixed: list[WorkloadFixedQuery] = _field(default_factory=list)
    """What somebody marked as fixed, as an earlier comparison gave it back."""

    thresholds: WorkloadThresholds | None = None
    """From where on a change counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadComparedQuery(Model):
    """One query in both windows."""

    after: WorkloadTiming | None = None
    """The window after."""

    before: WorkloadTiming | None = None
    """What it is held against: the window before, or how it ran once it was fixed."""

    extra_ms: float
    """Milliseconds that the window took longer because of it."""

    fingerprint: str
    """Which query."""

    mean_ratio: float | None = None
    """How many times as slow."""

    reasons: list[WorkloadRegressionReason] = _field(default_factory=list)
    """Why it counts as regressed."""

    reopened: bool = False
    """It had been fixed."""

    score: float | None = None
    """How many standard errors that is."""

    sql: str | None = None
    """Its text without literals."""

    verdict: WorkloadQueryVerdict
    """What became of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadComparison(Model):
    """Two windows compared."""

    fixed: list[WorkloadFixedQuery]
    """What is marked as fixed, with the times that it is held against from now on."""

    queries: list[WorkloadComparedQuery]
    """The queries: what regressed first, and of those the most expensive first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadExecution(Model):
    """One time that a query ran."""

    duration_ms: float
    """How long it took."""

    failed: bool = False
    """Whether it failed."""

    fingerprint: str
    """Which query."""

    rows: int = 0
    """Rows it gave or changed."""

    sql: str | None = None
    """Its text without literals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadFixedQuery(Model):
    """A query that somebody marked as fixed."""

    fingerprint: str
    """Which query."""

    reference: WorkloadQueryStatistics | None = None
    """How it ran once it was fixed; absent until a window with enough calls was compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadHistogramBucket(Model):
    """Some of the times of a query."""

    bucket: int
    """Which: see the module."""

    calls: int
    """How many times lie in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadQueryStatistics(Model):
    """What was seen of one query in a window."""

    calls: int
    """How often it ran, with the times it failed."""

    deviation_ms: float | None = None
    """The standard deviation of the times (of all of them, not of a sample)."""

    errors: int = 0
    """How often it failed."""

    fingerprint: str
    """Which query."""

    histogram: list[WorkloadHistogramBucket] = _field(default_factory=list)
    """How many times took how long, where single times are known: ascending, without empty buckets."""

    maximum_ms: float | None = None
    """The slowest time."""

    minimum_ms: float | None = None
    """The quickest time."""

    rows: int = 0
    """Rows it gave or changed, all times together."""

    sql: str | None = None
    """Its text without literals."""

    total_ms: float
    """Milliseconds it took, all times together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadStatementCounters(Model):
    """A row of `pg_stat_statements` (PostgreSQL 13 and newer): counters since they were last set back."""

    calls: int
    """`calls`."""

    deviation_ms: float | None = None
    """`stddev_exec_time`."""

    fingerprint: str
    """Which query: the fingerprint of its text, or its `queryid`."""

    maximum_ms: float | None = None
    """`max_exec_time`."""

    minimum_ms: float | None = None
    """`min_exec_time`."""

    rows: int = 0
    """`rows`."""

    sql: str | None = None
    """`query`."""

    total_ms: float
    """`total_exec_time`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadThresholds(Model):
    """From where on a change counts."""

    calls_min: int = 30
    """Calls that must be there in both windows; 30 when absent, from where on a mean is close to normal."""

    error_increase_min: float = 0.01
    """By how much the share of failures grew; 0.01 when absent."""

    increase_ms_min: float = 0.5
    """How many milliseconds slower; 0.5 when absent."""

    mean_ratio_min: float = 1.5
    """How many times as slow; 1.5 when absent."""

    score_min: float = 3.0
    """How many standard errors; 3 when absent, which chance exceeds once in 740 comparisons."""

    tail_calls_min: int = 200
    """Calls that must be there to judge a 95th percentile; 200 when absent, of which ten lie beyond it."""

    tail_ratio_min: float = 2.0
    """How many times the 95th percentile; 2 when absent."""

    unknown_deviation_ratio_min: float = 2.0
    """How many times as slow where a deviation is unknown; 2 when absent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadTiming(Model):
    """The times of a query that a reader wants to see."""

    calls: int
    """How often it ran."""

    deviation_ms: float | None = None
    """The standard deviation, where it is known."""

    error_ratio: float
    """The share of the times that failed: 0 to 1."""

    mean_ms: float
    """The mean."""

    p50_ms: float | None = None
    """Half of the times were no longer, where single times are known."""

    p95_ms: float | None = None
    """95 of 100 times were no longer."""

    p99_ms: float | None = None
    """99 of 100 times were no longer."""

    rows_per_call: float
    """Rows each time."""

    total_ms: float
    """Milliseconds, all times together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkloadWindow(Model):
    """A window, by whatever is known of it; what is known in several ways is added up."""

    counters: list[WorkloadStatementCounters] = _field(default_factory=list)
    """Rows of `pg_stat_statements` at the end of the window."""

    counters_before: list[WorkloadStatementCounters] = _field(default_factory=list)
    """The same at its beginning; without them, the counters began with the window."""

    executions: list[WorkloadExecution] = _field(default_factory=list)
    """Single runs, of a slow log or a trace."""

    queries: list[WorkloadQueryStatistics] = _field(default_factory=list)
    """Statistics of queries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Year(Model):
    """The year: `1984-**-**`."""


# names for sets of texts, tagged unions and plain types
ActionKind = Union[Literal["create"], Literal["alter"], Literal["rename"], Literal["drop"], Literal["set_aside"], Literal["move_rows"], Literal["attach"], Literal["detach"], Literal["release"], Literal["grant"], Literal["validate"], Literal["backfill"]]
"""What an action does."""
AdviceConfidence = Union[Literal["low"], Literal["medium"], Literal["high"]]
"""How sure an issue is."""
AdviceSeverity = Union[Literal["LOW"], Literal["MEDIUM"], Literal["HIGH"], Literal["CRITICAL"]]
"""How bad an issue is."""
Alphabet = Union[Literal["digits"], Literal["hexadecimal"], Literal["lower"], Literal["upper"], Literal["lower_alphanumeric"], Literal["upper_alphanumeric"], Literal["alphanumeric"]]
"""What values are written with."""
AnalysisCertainty = Union[Literal["proven"], Literal["unknown"]]
"""Whether an answer holds whatever the conditions of policies say."""
ApprovalAnswer = Union[Literal["approve"], Literal["reject"]]
"""What a person answered."""
ApprovalKind = Union[Literal["pipeline_deploy"], Literal["policy_change"], Literal["pii_access"], Literal["dataset_onboard"], Literal["other"]]
"""As what something is approved; for people, it decides nothing."""
ArgumentMode = Union[Literal["input"], Literal["output"], Literal["input_output"], Literal["variadic"], Literal["table"]]
"""How an argument is passed."""
AskedPlace = Union[Server, Databases, Lineage]
"""Where both schemas are asked."""
Audience = Union[Literal["readers"], Literal["writers"], Literal["data"], Literal["operations"], Literal["security"], Literal["contracts"]]
"""Who is affected."""
AuditFormat = str
"""The version of the document."""
AuditOutcome = Union[Literal["allowed"], Literal["blocked"], Literal["requires_approval"], Literal["completed"], Literal["failed"], Literal["cancelled"]]
"""How it ended, or what a policy said."""
AuditProblem = Union[Literal["unreadable_entry"], Literal["repeated_id"], Literal["clock_went_back"], Literal["body_missing"], Literal["body_changed"], Literal["body_unrecorded"], Literal["key_missing"], Literal["erasure_unfinished"]]
"""What is wrong with an audit log, beside its tree."""
Basis = Union[Literal["server"], Literal["text"]]
"""What descriptions stand on."""
BodyState = Union[Literal["whole"], Literal["erased"], Literal["missing"], Literal["damaged"], Literal["key_missing"], Literal["unreadable"]]
"""What became of a body."""
BundleSignature = Union[Literal["unsigned"], Literal["not_verified"], Literal["verified"]]
"""Whether somebody vouches for a bundle."""
CaseOutcome = Union[Literal["passed"], Literal["failed"], Literal["error"]]
"""What became of a case."""
Certainty = Union[Literal["proven"], Literal["conditional"], Literal["unknown"]]
"""How sure a finding is."""
Change = Union[Added, Removed, Renamed, Recreated, Changed]
"""One difference."""
ChangeLevel = Union[Literal["none"], Literal["info"], Literal["warning"], Literal["error"]]
"""The strongest finding level of a schema change, `none` where there is no finding."""
CheckDecision = Union[Literal["allow"], Literal["needs_approval"], Literal["deny"]]
"""Whether a statement may run."""
CheckDigit = Union[Literal["none"], Literal["luhn_broken"], Literal["luhn_valid"]]
"""What the last digit of a value is."""
CheckOption = Union[Literal["none"], Literal["local"], Literal["cascaded"]]
"""Whether a writable view lets a row leave it."""
CheckSource = Union[Address, Document]
"""A schema to compare."""
CheckStatus = Union[Literal["passed"], Literal["failed"], Literal["withheld"], Literal["not_checked"]]
"""How a check ended."""
ColumnOrder = Union[Literal["append"], Literal["exact"]]
"""What to do with a table whose columns stand in another order than asked for."""
CompatibilityMode = Union[Literal["readers"], Literal["writers"], Literal["data"], Literal["rolling"], Literal["online"], Literal["privacy"], Literal["none"]]
"""For whom a change must not break anything."""
ConstraintKind = Union[Literal["primary_key"], Literal["unique"], Literal["foreign_key"], Literal["check"], Literal["exclusion"]]
"""What a constraint demands."""
ConsumerKind = Union[Literal["file"], Literal["recorded"], Literal["dbt_model"], Literal["contract"], Literal["view"], Literal["row_policy"], Literal["generated_column"], Literal["routine"]]
"""Where a statement comes from."""
CsvDelimiter = Union[Literal["comma"], Literal["semicolon"], Literal["tab"], Literal["bar"]]
"""What stands between fields."""
DataKeyId = str
""""""
Description = Union[Prepared, Refused, Unasked]
"""What a server says of a statement."""
DiagnosisStatus = Union[Literal["good"], Literal["warning"], Literal["bad"], Literal["not_reached"]]
"""How one look at a connection ended."""
Dialect = Union[Literal["postgresql"], Literal["sqlite"], Literal["mysql"], Literal["mariadb"]]
"""The product a snapshot comes from; decides how texts are read."""
Digest = str
""""""
DriftMeasure = Union[Literal["volume"], Literal["null_ratio"], Literal["distinct_count"], Literal["new_categories"], Literal["vanished_categories"], Literal["range"], Literal["population_stability"], Literal["kolmogorov_smirnov"], Literal["jensen_shannon"]]
"""What is measured."""
DueStatus = Union[Literal["held"], Literal["no_rule"], Literal["keep"], Literal["may_erase"], Literal["must_erase"]]
"""What is due. The first of these that applies is said: the greatest care before the least."""
Effect = Union[Literal["allow"], Literal["require_approval"], Literal["block"]]
"""What a policy does to the requests it matches, weakest first: the strongest matching effect wins."""
Encoding = Union[Literal["utf8"], Literal["base64"]]
"""How an artifact's content is written in JSON."""
EntityKind = Union[Literal["pipeline"], Literal["dataset"], Literal["policy"]]
"""What a restore point is of."""
EvidenceGap = Union[Literal["absent"], Literal["not_passed"]]
"""Why a piece of evidence does not count."""
EvidenceItemKind = Union[Literal["intent_schema"], Literal["policy_checks"], Literal["policy_evaluation"], Literal["approval"], Literal["snapshot"], Literal["execution_time"], Literal["sql"], Literal["dataset_lineage"], Literal["data_contract"], Literal["validation_tests"], Literal["sql_model"], Literal["unit_tests"], Literal["dq_checks"], Literal["impact_analysis"], Literal["affected_entities"], Literal["rollback_plan"]]
"""A kind of evidence."""
EvidenceSource = Union[Literal["prior"], Literal["name"], Literal["comment"], Literal["data_type"], Literal["key"], Literal["relation"], Literal["neighbours"], Literal["values"]]
"""Where a piece of evidence comes from."""
ExecutionOutcome = Union[Literal["succeeded"], Literal["failed"]]
"""How an execution ended."""
Facet = Union[Literal["shape"], Literal["null"], Literal["write"], Literal["access"], Literal["ops"], Literal["doc"]]
"""What a field of an object is about; hashes roll up per facet."""
FingerprintAlgorithm = Union[Literal["pg_query"], Literal["tokens"]]
"""How a fingerprint is made. Values of different algorithms or versions are not to be compared."""
FoundBy = Union[Literal["cue"], Literal["shape"], Literal["check"]]
"""Why a stretch of text was taken for what it is."""
GapReason = Union[Literal["unmodelled"], Literal["unreadable"], Literal["unknown"], Literal["changed"]]
"""Why something is not in a snapshot."""
Generalisation = Union[Bucket, Period, Prefix]
"""A range that a value lies in."""
GenerationKind = Union[Literal["stored"], Literal["virtual"]]
"""Where a generated column is computed."""
GrantAudience = Union[Literal["role"], Literal["everybody"]]
"""Whom a statement concerns."""
GuardActionKind = Union[Literal["query"], Literal["dataset_onboard"], Literal["pipeline_deploy"], Literal["policy_change"], Literal["other"]]
"""A kind of guarded action. It decides what has to be proven and whether there has to be a way back."""
GuardEventKind = Union[Literal["submitted"], Literal["intent_checked"], Literal["policy_decided"], Literal["evidence_recorded"], Literal["restore_point_recorded"], Literal["voted"], Literal["started"], Literal["executed"], Literal["evidence_generated"], Literal["withdrawn"], Literal["elapsed"], Literal["violation_found"]]
"""A kind of event."""
GuardHappening = Union[Submitted, IntentChecked, PolicyDecided, EvidenceRecorded, RestorePointRecorded, Voted, Started, Executed, EvidenceGenerated, Withdrawn, Elapsed, ViolationFound]
"""What happened."""
GuardStage = Union[Idle, IntentValidation, PolicyCheck, AwaitingApproval, Cleared, Execution, EvidenceGen, Complete, Failed, Blocked, Cancelled, Expired]
"""A state with what is known in it."""
GuardStateKind = Union[Literal["idle"], Literal["intent_validation"], Literal["policy_check"], Literal["awaiting_approval"], Literal["cleared"], Literal["execution"], Literal["evidence_gen"], Literal["complete"], Literal["failed"], Literal["blocked"], Literal["cancelled"], Literal["expired"]]
"""A state of an action."""
GuardTask = Union[Audit, Notify, ValidateIntent, CheckPolicy, RequestApproval, Prepare, Execute, GenerateEvidence]
"""What is to be done."""
IdentityKind = Union[Literal["always"], Literal["by_default"]]
"""How an identity column takes its value."""
Inverse = Union[Statements, Irreversible]
"""How to undo an action."""
Level = Union[Literal["info"], Literal["warning"], Literal["error"]]
"""How bad a finding is for an audience."""
LineageFormat = Union[Literal["sentences"], Literal["openlineage"], Literal["graph"], Literal["mermaid"], Literal["dot"]]
"""A format of a lineage."""
LockMode = Union[Literal["access_share"], Literal["row_share"], Literal["row_exclusive"], Literal["share_update_exclusive"], Literal["share"], Literal["share_row_exclusive"], Literal["exclusive"], Literal["access_exclusive"]]
"""A table-level lock of PostgreSQL, weakest first (manual, "Explicit Locking"). MySQL and MariaDB have the table for
    themselves alone for a moment at either end of a statement; in between they hold `access_exclusive`, or with
    `LOCK=NONE` `share_update_exclusive`."""
LogExportFormat = str
"""The version of the document."""
LogLevel = Union[Literal["decision"], Literal["request"], Literal["result"]]
"""How much has to be written down about what was done, least first."""
LogProblem = Union[Literal["checkpoint"], Literal["missing"], Literal["unreadable"], Literal["changed"], Literal["root"], Literal["truncated"], Literal["forked"], Literal["foreign"]]
"""What is wrong with a log."""
LogStatus = Union[Literal["not_logged"], Literal["not_checked"], Literal["logged"], Literal["failed"]]
"""Whether a pack is in a log."""
LossKind = Union[Literal["values"], Literal["column"], Literal["rows"]]
"""What an action loses."""
Mask = Union[Keep, Null, Constant, Hash, Token, Partial, FormatPreserving, DateShift, Generalise]
"""What stands in the place of a value. A null stays one, but for `constant`."""
MaskData = Union[Rows, Csv]
"""Rows."""
MatchType = Union[Literal["simple"], Literal["full"], Literal["partial"]]
"""When a composite reference with nulls counts."""
Moment = str
""""""
Object = Union[Schema, Extension, Enum, Domain, Sequence, Routine, Relation, Column, Constraint, Index, Trigger, RowPolicy, Grant, RewriteRule, Composite, Attribute, Range, Operator, OperatorFamily, OperatorClass, Cast, Collation, TextSearchConfiguration, TextSearchDictionary, TextSearchParser, TextSearchTemplate, Statistics, Publication, ForeignDataWrapper, ForeignServer, UserMapping, EventTrigger, DefaultPrivilege, SecurityLabel, ScheduledEvent]
"""One object of a database."""
ObjectKind = Union[Literal["schema"], Literal["extension"], Literal["enum"], Literal["domain"], Literal["sequence"], Literal["routine"], Literal["relation"], Literal["column"], Literal["constraint"], Literal["index"], Literal["trigger"], Literal["row_policy"], Literal["grant"], Literal["rewrite_rule"], Literal["composite"], Literal["attribute"], Literal["range"], Literal["operator"], Literal["operator_family"], Literal["operator_class"], Literal["cast"], Literal["collation"], Literal["text_search_configuration"], Literal["text_search_dictionary"], Literal["text_search_parser"], Literal["text_search_template"], Literal["statistics"], Literal["publication"], Literal["foreign_data_wrapper"], Literal["foreign_server"], Literal["user_mapping"], Literal["event_trigger"], Literal["default_privilege"], Literal["security_label"], Literal["scheduled_event"]]
"""A kind of object."""
OtherColumns = Union[Literal["hide"], Literal["keep"]]
"""What becomes of columns that are not named."""
Otherwise = Union[Literal["refuse"], Literal["null"]]
"""What becomes of a value that a mask cannot be made of."""
ParallelSafety = Union[Literal["unsafe"], Literal["restricted"], Literal["safe"]]
"""Where a routine may run in a parallel plan."""
PartyKind = Union[Literal["person"], Literal["service"], Literal["ai_agent"]]
"""What acts."""
PeriodUnit = Union[Literal["year"], Literal["quarter"], Literal["month"]]
"""How long a period is."""
PermittedAggregate = Union[Literal["count"], Literal["count_distinct"], Literal["sum"], Literal["avg"]]
"""An aggregate whose result is of many values. Of MIN and MAX it is one value, so that they are not among them."""
Persistence = Union[Literal["permanent"], Literal["unlogged"]]
"""How durable a relation or sequence is."""
PiiLevel = Union[Literal["none"], Literal["low"], Literal["high"]]
"""How personal data is."""
PlanMode = Union[Literal["direct"], Literal["online"]]
"""How a plan goes about it."""
PolicyCommand = Union[Literal["all"], Literal["select"], Literal["insert"], Literal["update"], Literal["delete"]]
"""Which commands a row policy speaks about."""
PolicyFindingKind = Union[Literal["invalid"], Literal["conflict"], Literal["shadowed"], Literal["never_matching"], Literal["gap"], Literal["allows_everything"], Literal["self_approval"], Literal["repeated_value"], Literal["incomplete"]]
"""What a finding about policies is about."""
PolicyKind = Union[Literal["access"], Literal["quality"], Literal["retention"], Literal["approval"]]
"""What a policy is about; for people and reports, it decides nothing."""
PopulationFormat = str
"""The version of the document."""
PopulationProblem = Union[Literal["unreadable"], Literal["repeated_id"], Literal["clock_went_back"]]
"""What is wrong with an entry."""
Predicate = Union[SchemaDiff, PolicyDecision, Approval, ContractCheck, PipelineRun, QueryRun, KeyRotation, Erasure, Export]
"""What a statement says."""
PrincipalKind = Union[Literal["user"], Literal["service"], Literal["agent"]]
"""What acts."""
PrivacyEntity = Union[Literal["private_key"], Literal["connection_string"], Literal["url_credentials"], Literal["jwt"], Literal["api_key"], Literal["password"], Literal["email"], Literal["credit_card"], Literal["iban"], Literal["us_ssn"], Literal["us_itin"], Literal["phone"], Literal["ipv4"], Literal["ipv6"], Literal["mac_address"], Literal["bitcoin_address"], Literal["ethereum_address"], Literal["date_of_birth"], Literal["geo_position"], Literal["uuid"], Literal["us_aba_routing"], Literal["us_npi"], Literal["us_mbi"], Literal["gb_nhs"], Literal["gb_nino"], Literal["gb_utr"], Literal["in_aadhaar"], Literal["in_pan"], Literal["in_gstin"], Literal["br_cpf"], Literal["br_cnpj"], Literal["mx_curp"], Literal["mx_rfc"], Literal["ar_cuit"], Literal["cl_rut"], Literal["ca_sin"], Literal["au_tfn"], Literal["au_abn"], Literal["au_acn"], Literal["au_medicare"], Literal["es_nif"], Literal["es_nie"], Literal["it_codice_fiscale"], Literal["it_partita_iva"], Literal["de_steuer_id"], Literal["de_rvnr"], Literal["at_svnr"], Literal["fr_nir"], Literal["nl_bsn"], Literal["pl_pesel"], Literal["ro_cnp"], Literal["se_personnummer"], Literal["no_fodselsnummer"], Literal["dk_cpr"], Literal["fi_hetu"], Literal["bg_egn"], Literal["hr_oib"], Literal["kr_rrn"], Literal["jp_my_number"], Literal["cn_resident_id"], Literal["hk_hkid"], Literal["sg_nric"], Literal["th_id"], Literal["tr_tckn"], Literal["za_id"], Literal["imei"], Literal["vin"], Literal["isin"], Literal["lei"], Literal["bic"], Literal["person_name"], Literal["given_name"], Literal["family_name"], Literal["username"], Literal["street_address"], Literal["city"], Literal["postal_code"], Literal["bank_account"], Literal["passport"], Literal["driver_licence"], Literal["national_id"], Literal["tax_id"], Literal["gender"], Literal["ethnicity"], Literal["religion"], Literal["health"]]
"""A kind of personal or secret data. Its order decides between equals."""
ProbeAnswer = Union[Row, NoRow, Unanswered]
"""What a database answered to one probe."""
QueryTruncation = Union[Literal["rows"], Literal["bytes"]]
"""Which bound ended a result."""
RedactSource = Union[Text, Values, Sql]
"""What is redacted."""
RedactedLiterals = Union[Literal["all"], Literal["found"]]
"""Which literals are taken out."""
RedactionStyle = Union[Literal["placeholder"], Literal["token"], Literal["removed"], Literal["partial"]]
"""What stands in the place of a value."""
ReferentialAction = Union[Literal["no_action"], Literal["restrict"], Literal["cascade"], Literal["set_null"], Literal["set_default"]]
"""What happens to a referencing row."""
RelationKind = Union[Literal["table"], Literal["partitioned_table"], Literal["view"], Literal["materialized_view"], Literal["foreign_table"], Literal["virtual_table"]]
"""What a relation is."""
RenameEvidence = Union[Literal["lineage"], Literal["declared"]]
"""How a rename is known."""
ReplicaIdentity = Union[Literal["primary_key"], Literal["index"], Literal["full"], Literal["nothing"]]
"""What identifies an old row to a logical replication subscriber."""
ReportFormat = Union[Literal["text"], Literal["json"], Literal["markdown"], Literal["html"], Literal["sarif"], Literal["junit"], Literal["github"], Literal["comment"], Literal["gitlab"]]
"""A format of a report."""
RequestField = Union[Literal["action"], Literal["environment"], Literal["tenant"], Literal["purpose"], Literal["rows"], Literal["change"], Literal["principal.kind"], Literal["principal.roles"], Literal["principal.jurisdiction"], Literal["resource.dataset"], Literal["resource.domain"], Literal["resource.pii_level"], Literal["resource.jurisdiction"], Literal["resource.tags"]]
"""A part of a request, by its path."""
RequesterField = Union[Literal["id"], Literal["jurisdiction"], Literal["tenant"]]
"""What a request states of who asks."""
RiskLevel = Union[Literal["low"], Literal["medium"], Literal["high"]]
"""How much is at stake; for people, it decides nothing."""
Root = Union[Literal["schema"], Literal["extension"], Literal["enum"], Literal["domain"], Literal["sequence"], Literal["routine"], Literal["relation"], Literal["composite"], Literal["range"], Literal["operator"], Literal["operator_family"], Literal["operator_class"], Literal["cast"], Literal["collation"], Literal["text_search_configuration"], Literal["text_search_dictionary"], Literal["text_search_parser"], Literal["text_search_template"], Literal["statistics"], Literal["publication"], Literal["foreign_data_wrapper"], Literal["foreign_server"], Literal["event_trigger"], Literal["default_privilege"], Literal["scheduled_event"]]
"""A kind of object that stands on its own and to which others belong."""
RoutineKind = Union[Literal["function"], Literal["procedure"], Literal["aggregate"], Literal["window"]]
"""What a routine is."""
RowCondition = Union[AnyOf, NoneOf, Requester]
"""What the text of a column has to be; compared byte by byte."""
RowOperator = Union[Literal["any_of"], Literal["none_of"]]
"""How a column is compared."""
RunState = Union[Literal["complete"], Literal["failed"], Literal["aborted"]]
"""How a run ended."""
Secret = str
"""A text that is never printed and is wiped when it is dropped."""
Sensitivity = Union[Literal["none"], Literal["low"], Literal["high"]]
"""How much harm a value does in the wrong hands."""
SettingLevel = Union[Literal["error"], Literal["warning"], Literal["info"], Literal["off"]]
"""The level a rule has for a team."""
Severity = Union[Literal["low"], Literal["medium"], Literal["high"], Literal["critical"]]
"""How grave a match is; for people and reports, it decides nothing."""
Sha256Digest = str
""""""
Shown = Union[Nothing, Ends, Email, Card, Iban, Phone, Identifier, Initials, Network, Year]
"""Which part of a value stays."""
SourceConfidence = Union[Literal["bound"], Literal["inferred"], Literal["ambiguous"], Literal["unknown"]]
"""How sure it is that a column is meant."""
SourceTransformation = Union[Literal["identity"], Literal["transformation"], Literal["aggregation"], Literal["conditional"], Literal["window"], Literal["filter"], Literal["join"], Literal["group_by"], Literal["sort"], Literal["write"]]
"""What a column that is read does for one that is given. The words are those of OpenLineage's facet `columnLineage`: the
    first three are its type `DIRECT`, the others `INDIRECT`."""
SqlDialect = Union[Literal["ansi"], Literal["bigquery"], Literal["duckdb"], Literal["mariadb"], Literal["mysql"], Literal["postgresql"], Literal["snowflake"], Literal["sqlite"]]
"""Which product's SQL a text is written in."""
SqlMask = Union[Keep, Hide, Null, Constant, Partial, Hash, Bucket, Period, Prefix]
"""What stands in the place of a column's values. A null stays one."""
SqlPeriod = Union[Literal["year"], Literal["quarter"], Literal["month"]]
"""How long a period is."""
StatisticsMethod = Union[Literal["catalog"], Literal["sampled"], Literal["exact"]]
"""How statistics were made."""
Strictness = Union[Literal["standard"], Literal["strict"], Literal["lenient"]]
"""What counts as breaking."""
Strictness2 = Union[Literal["stricter"], Literal["looser"], Literal["different"]]
"""What a difference does to those who ask."""
Tag = Union[Literal["contact"], Literal["credential"], Literal["demographic"], Literal["device"], Literal["financial"], Literal["government_id"], Literal["health"], Literal["location"], Literal["name"], Literal["organisation"], Literal["special_category"], Literal["tax"]]
"""What an entity is about."""
TriggerState = Union[Literal["enabled"], Literal["disabled"], Literal["replica"], Literal["always"]]
"""When a trigger fires."""
Unmatched = Union[Literal["refuse"], Literal["null"], Literal["keep"]]
"""What becomes of a column that no rule names."""
Verb = Union[Literal["set"], Literal["unset"], Literal["changed"]]
"""What happened to a field."""
Verdict = Union[Literal["yes"], Literal["no"], Literal["unknown"]]
"""An answer of three values."""
VerdictEffect = Union[Literal["allow"], Literal["require_approval"], Literal["block"]]
"""What policies do to an action, weakest first."""
VersionPart = Union[Literal["none"], Literal["patch"], Literal["minor"], Literal["major"]]
"""The part of a version that a change raises (semver.org 2.0.0)."""
Volatility = Union[Literal["volatile"], Literal["stable"], Literal["immutable"]]
"""What a routine's result depends on."""
VoteChoice = Union[Literal["approve"], Literal["abstain"], Literal["reject"]]
"""What a voter wants."""
WorkloadQueryVerdict = Union[Literal["regressed"], Literal["new"], Literal["unjudged"], Literal["fixed"], Literal["steady"], Literal["improved"], Literal["gone"]]
"""What became of a query."""
WorkloadRegressionReason = Union[Literal["mean"], Literal["tail"], Literal["errors"]]
"""Why a query counts as regressed."""

# which class stands for which tag
TAGGED: dict[Any, dict[str, type[Model]]] = {
    AskedPlace: {"server": Server, "databases": Databases, "lineage": Lineage},
    Change: {"added": Added, "removed": Removed, "renamed": Renamed, "recreated": Recreated, "changed": Changed},
    CheckSource: {"address": Address, "document": Document},
    Description: {"prepared": Prepared, "refused": Refused, "unasked": Unasked},
    Generalisation: {"bucket": Bucket, "period": Period, "prefix": Prefix},
    GuardHappening: {"submitted": Submitted, "intent_checked": IntentChecked, "policy_decided": PolicyDecided, "evidence_recorded": EvidenceRecorded, "restore_point_recorded": RestorePointRecorded, "voted": Voted, "started": Started, "executed": Executed, "evidence_generated": EvidenceGenerated, "withdrawn": Withdrawn, "elapsed": Elapsed, "violation_found": ViolationFound},
    GuardStage: {"idle": Idle, "intent_validation": IntentValidation, "policy_check": PolicyCheck, "awaiting_approval": AwaitingApproval, "cleared": Cleared, "execution": Execution, "evidence_gen": EvidenceGen, "complete": Complete, "failed": Failed, "blocked": Blocked, "cancelled": Cancelled, "expired": Expired},
    GuardTask: {"audit": Audit, "notify": Notify, "validate_intent": ValidateIntent, "check_policy": CheckPolicy, "request_approval": RequestApproval, "prepare": Prepare, "execute": Execute, "generate_evidence": GenerateEvidence},
    Inverse: {"statements": Statements, "irreversible": Irreversible},
    Mask: {"keep": Keep, "null": Null, "constant": Constant, "hash": Hash, "token": Token, "partial": Partial, "format_preserving": FormatPreserving, "date_shift": DateShift, "generalise": Generalise},
    MaskData: {"rows": Rows, "csv": Csv},
    Object: {"schema": Schema, "extension": Extension, "enum": Enum, "domain": Domain, "sequence": Sequence, "routine": Routine, "relation": Relation, "column": Column, "constraint": Constraint, "index": Index, "trigger": Trigger, "row_policy": RowPolicy, "grant": Grant, "rewrite_rule": RewriteRule, "composite": Composite, "attribute": Attribute, "range": Range, "operator": Operator, "operator_family": OperatorFamily, "operator_class": OperatorClass, "cast": Cast, "collation": Collation, "text_search_configuration": TextSearchConfiguration, "text_search_dictionary": TextSearchDictionary, "text_search_parser": TextSearchParser, "text_search_template": TextSearchTemplate, "statistics": Statistics, "publication": Publication, "foreign_data_wrapper": ForeignDataWrapper, "foreign_server": ForeignServer, "user_mapping": UserMapping, "event_trigger": EventTrigger, "default_privilege": DefaultPrivilege, "security_label": SecurityLabel, "scheduled_event": ScheduledEvent},
    Predicate: {"schema_diff": SchemaDiff, "policy_decision": PolicyDecision, "approval": Approval, "contract_check": ContractCheck, "pipeline_run": PipelineRun, "query_run": QueryRun, "key_rotation": KeyRotation, "erasure": Erasure, "export": Export},
    ProbeAnswer: {"row": Row, "no_row": NoRow, "unanswered": Unanswered},
    RedactSource: {"text": Text, "values": Values, "sql": Sql},
    RowCondition: {"any_of": AnyOf, "none_of": NoneOf, "requester": Requester},
    Shown: {"nothing": Nothing, "ends": Ends, "email": Email, "card": Card, "iban": Iban, "phone": Phone, "identifier": Identifier, "initials": Initials, "network": Network, "year": Year},
    SqlMask: {"keep": Keep, "hide": Hide, "null": Null, "constant": Constant, "partial": Partial, "hash": Hash, "bucket": Bucket, "period": Period, "prefix": Prefix},
}

__all__ = [
    "TAGGED",
    "Action",
    "ActionContext",
    "ActionKind",
    "Added",
    "Address",
    "Advice",
    "AdviceConfidence",
    "AdviceEvidence",
    "AdviceIndexUsage",
    "AdviceIssue",
    "AdvicePlace",
    "AdviceQuestion",
    "AdviceRecommendation",
    "AdviceRewrite",
    "AdviceSeverity",
    "Alphabet",
    "AnalysisCertainty",
    "AnomalyOptions",
    "AnomalyVerdict",
    "AnonymityReport",
    "AnonymityRule",
    "AnsweredProbe",
    "AnyOf",
    "Applied",
    "Approval",
    "ApprovalAnswer",
    "ApprovalKind",
    "ApprovalRecord",
    "ApprovalRequest",
    "Approvers",
    "Argument",
    "ArgumentMode",
    "Artifact",
    "AskedPlace",
    "Attribute",
    "Audience",
    "Audit",
    "AuditActor",
    "AuditBody",
    "AuditCaller",
    "AuditEntry",
    "AuditEraseInput",
    "AuditExportInput",
    "AuditExportOutput",
    "AuditExportRequest",
    "AuditFinding",
    "AuditFormat",
    "AuditHeader",
    "AuditOutcome",
    "AuditPlace",
    "AuditPolicyResult",
    "AuditProblem",
    "AuditReadInput",
    "AuditReading",
    "AuditRecordInput",
    "AuditRecordOutput",
    "AuditReport",
    "AuditTask",
    "AuditVerifyInput",
    "AwaitingApproval",
    "Basis",
    "Blocked",
    "BodyState",
    "Bucket",
    "BundleCheckpoint",
    "BundleEntry",
    "BundleKey",
    "BundleKind",
    "BundleLog",
    "BundleProof",
    "BundleSignature",
    "BundleVerifyInput",
    "Cancelled",
    "Card",
    "CaseApproval",
    "CaseMismatch",
    "CaseOutcome",
    "CaseResult",
    "Cast",
    "CatalogFingerprint",
    "Certainty",
    "Change",
    "ChangeLevel",
    "ChangeScope",
    "ChangeSummary",
    "Changed",
    "Check",
    "CheckDecision",
    "CheckDigit",
    "CheckOption",
    "CheckOutcome",
    "CheckPolicy",
    "CheckPolicyTask",
    "CheckReason",
    "CheckSource",
    "CheckStatus",
    "Circumstances",
    "ClassifyOptions",
    "Cleared",
    "Collation",
    "Column",
    "ColumnEvidence",
    "ColumnLineage",
    "ColumnMask",
    "ColumnOrder",
    "ColumnPattern",
    "ColumnReference",
    "ColumnStatistics",
    "ColumnValues",
    "ColumnVerdict",
    "Comparison",
    "Comparison2",
    "ComparisonAdjustInput",
    "ComparisonProbeInput",
    "ComparisonProbeOutput",
    "ComparisonRenderInput",
    "ComparisonRenderOutput",
    "CompatibilityHistoryInput",
    "CompatibilityJudgeInput",
    "CompatibilityJudgeOutput",
    "CompatibilityMode",
    "CompatibilityVerdict",
    "Complete",
    "Composite",
    "ConditionFailure",
    "ConsistencyProof",
    "Constant",
    "Constraint",
    "ConstraintKind",
    "Consumer",
    "ConsumerKind",
    "ConsumerSources",
    "ContractCheck",
    "CoveredPolicy",
    "Csv",
    "CsvDelimiter",
    "DataKeyId",
    "DataLoss",
    "Databases",
    "DatasetRecord",
    "DateShift",
    "Decision",
    "DecisionRecord",
    "DefaultPrivilege",
    "DescribedColumn",
    "Description",
    "Deviation",
    "Diagnosis",
    "DiagnosisCheck",
    "DiagnosisStatus",
    "Dialect",
    "Diff",
    "DiffCompareInput",
    "DiffOptions",
    "Difference",
    "Digest",
    "Disclosure",
    "Document",
    "Domain",
    "DomainCheck",
    "DriftMeasure",
    "DriftObservation",
    "DriftThresholds",
    "DueStatus",
    "Effect",
    "Elapsed",
    "Email",
    "Encoding",
    "Ends",
    "EntityCandidate",
    "EntityKind",
    "Entry",
    "EntryDue",
    "Enum",
    "Envelope",
    "Erased",
    "Erasure",
    "ErasureRecord",
    "EventTrigger",
    "EvidenceCreateInput",
    "EvidenceDiscloseInput",
    "EvidenceGap",
    "EvidenceGen",
    "EvidenceGenerated",
    "EvidenceItem",
    "EvidenceItemKind",
    "EvidenceLogInput",
    "EvidenceLogOutput",
    "EvidenceRecorded",
    "EvidenceRedactInput",
    "EvidenceSource",
    "EvidenceVerifyInput",
    "EvidenceWithholdInput",
    "Execute",
    "ExecuteTask",
    "Executed",
    "Execution",
    "ExecutionOutcome",
    "Expired",
    "Explanation",
    "Export",
    "ExportVerifyInput",
    "ExportVerifyOutput",
    "Extension",
    "Facet",
    "FacetRoots",
    "Failed",
    "Failure",
    "FieldCoverage",
    "Finding",
    "FingerprintAlgorithm",
    "Flip",
    "FlipCount",
    "ForeignDataWrapper",
    "ForeignServer",
    "FormatPreserving",
    "FoundBy",
    "FrequentValue",
    "Gap",
    "GapChange",
    "GapReason",
    "Generalisation",
    "Generalise",
    "GenerateEvidence",
    "GenerateEvidenceTask",
    "GenerationKind",
    "GovernedTable",
    "Grant",
    "GrantAudience",
    "GrantStatement",
    "GuardActionKind",
    "GuardApplyInput",
    "GuardCase",
    "GuardDecideInput",
    "GuardEffect",
    "GuardEvent",
    "GuardEventKind",
    "GuardHappening",
    "GuardLastEvent",
    "GuardReplayInput",
    "GuardStage",
    "GuardState",
    "GuardStateKind",
    "GuardTask",
    "GuardTransition",
    "Hash",
    "Hide",
    "HistoryPoint",
    "Iban",
    "Identifier",
    "IdentityKind",
    "Idle",
    "Impact",
    "ImpactFindInput",
    "ImpactFindOutput",
    "ImpactJudgeInput",
    "ImpactJudgeOutput",
    "ImpactReport",
    "Index",
    "IndexAdvice",
    "IndexKey",
    "IndexLimits",
    "Initials",
    "Intent",
    "IntentChecked",
    "IntentValidation",
    "Inverse",
    "Irreversible",
    "Keep",
    "KeyDue",
    "KeyEncryptionKey",
    "KeyGenerateInput",
    "KeyPair",
    "KeyRingPlace",
    "KeyRotation",
    "LegalHold",
    "Level",
    "LevelOverride",
    "LineCoverage",
    "Lineage",
    "LineageFormat",
    "LineageRenderInput",
    "LineageRenderOutput",
    "LineageTraceInput",
    "LineageTraceOutput",
    "Location",
    "LockClaim",
    "LockMode",
    "LogAppendInput",
    "LogAppendOutput",
    "LogExport",
    "LogExportFormat",
    "LogExportInput",
    "LogFinding",
    "LogLevel",
    "LogProblem",
    "LogProveInput",
    "LogReport",
    "LogStanding",
    "LogStatus",
    "LogVerifyInput",
    "LogVerifyOutput",
    "LogWitnessInput",
    "LogWitnessOutput",
    "LoggedEntry",
    "LossKind",
    "Mask",
    "MaskColumn",
    "MaskData",
    "MaskKey",
    "MaskObligation",
    "MaskPolicy",
    "MaskReport",
    "MaskRule",
    "MaskedColumn",
    "MatchType",
    "MatchedPolicy",
    "MatchedRecord",
    "MigrateApplyInput",
    "MigratePlanInput",
    "MigratePlanOutput",
    "MigrateProveInput",
    "Mismatch",
    "MissingEvidence",
    "Moment",
    "NearMiss",
    "Network",
    "NewAuditEntry",
    "NewPack",
    "NoRow",
    "NoneOf",
    "Nothing",
    "Notify",
    "NotifyTask",
    "Null",
    "Object",
    "ObjectDigest",
    "ObjectKind",
    "ObjectName",
    "ObjectReference",
    "Obligations",
    "Observation",
    "ObservedLock",
    "Opened",
    "Operator",
    "OperatorClass",
    "OperatorFamily",
    "OtherColumns",
    "Otherwise",
    "Pack",
    "PackLog",
    "PackReadInput",
    "PackWriteInput",
    "PackWriteOutput",
    "ParallelSafety",
    "Partial",
    "Party",
    "PartyKind",
    "Period",
    "PeriodUnit",
    "PermittedAggregate",
    "Persistence",
    "Phone",
    "PiiLevel",
    "PipelineRun",
    "Plan",
    "PlanMode",
    "PlanOptions",
    "Policy",
    "PolicyCase",
    "PolicyCheck",
    "PolicyCheckInput",
    "PolicyCheckOutput",
    "PolicyCommand",
    "PolicyCompareInput",
    "PolicyCompareOutput",
    "PolicyCoverage",
    "PolicyCoverageInput",
    "PolicyCoverageOutput",
    "PolicyDecided",
    "PolicyDecision",
    "PolicyDocument",
    "PolicyEvaluateInput",
    "PolicyExplainInput",
    "PolicyExplainOutput",
    "PolicyExportInput",
    "PolicyExportOutput",
    "PolicyFile",
    "PolicyFilterInput",
    "PolicyFinding",
    "PolicyFindingKind",
    "PolicyImportInput",
    "PolicyImportOutput",
    "PolicyKind",
    "PolicyReadInput",
    "PolicyReadOutput",
    "PolicyRequest",
    "PolicySources",
    "PolicyTestInput",
    "PolicyTestOutput",
    "PolicyVerdict",
    "Population",
    "PopulationCount",
    "PopulationFinding",
    "PopulationFormat",
    "PopulationProblem",
    "PopulationSummariseInput",
    "PopulationSummariseOutput",
    "Predicate",
    "Prefix",
    "Prepare",
    "PrepareTask",
    "Prepared",
    "Principal",
    "PrincipalKind",
    "PrivacyClassification",
    "PrivacyClassifyInput",
    "PrivacyEntity",
    "PrivacyMaskInput",
    "PrivacyMaskOutput",
    "PrivacyRedactInput",
    "PrivacyRedactOutput",
    "PrivacyRestoreInput",
    "PrivacyRestoreOutput",
    "PrivacyValidateInput",
    "PrivacyValidation",
    "Probe",
    "ProbeAnswer",
    "PromisedColumn",
    "Proof",
    "ProofVerifyInput",
    "ProofVerifyOutput",
    "ProposedIndex",
    "ProtectedQuery",
    "ProtectedTable",
    "Publication",
    "PublishedTable",
    "QueryColumn",
    "QueryEstimate",
    "QueryLimits",
    "QueryResult",
    "QueryRun",
    "QueryTruncation",
    "Quorum",
    "Range",
    "ReadEntry",
    "Recreated",
    "RedactFinding",
    "RedactOptions",
    "RedactRule",
    "RedactSource",
    "Redacted",
    "RedactedLiterals",
    "RedactionStyle",
    "ReferentialAction",
    "Refusal",
    "Refused",
    "RegoDecision",
    "RegoModule",
    "Relation",
    "RelationKind",
    "Removed",
    "RenameCandidate",
    "RenameDeclaration",
    "RenameEvidence",
    "Renamed",
    "Replay",
    "ReplicaIdentity",
    "ReportFormat",
    "RequestApproval",
    "RequestApprovalTask",
    "RequestField",
    "Requester",
    "RequesterField",
    "RequiredApproval",
    "Resource",
    "RestorePoint",
    "RestorePointRecorded",
    "RetentionDue",
    "RetentionJudgeInput",
    "RetentionJudgeOutput",
    "RetentionLabel",
    "RetentionSignInput",
    "RewritePolicy",
    "RewriteRule",
    "RiskLevel",
    "Root",
    "Routine",
    "RoutineKind",
    "Row",
    "RowClause",
    "RowColumns",
    "RowCondition",
    "RowFilter",
    "RowObligation",
    "RowOperator",
    "RowPolicy",
    "RowRange",
    "RowTest",
    "Rows",
    "RuleCatalogue",
    "RuleRecord",
    "RuleSettings",
    "RulesExplainInput",
    "RulesListInput",
    "RunState",
    "SampleRecord",
    "ScheduledEvent",
    "Schema",
    "SchemaDiff",
    "SchemaRecord",
    "SchemaValidateInput",
    "SchemaVersion",
    "Scope",
    "SealedBody",
    "Secret",
    "SecurityLabel",
    "Selection",
    "Sensitivity",
    "Sequence",
    "Server",
    "SettingLevel",
    "SettingsReadInput",
    "Severity",
    "Sha256Digest",
    "Shown",
    "Signature",
    "SnapshotDocument",
    "SnapshotOptions",
    "SnapshotReadInput",
    "SnapshotSource",
    "SnapshotStoreInput",
    "SnapshotStoreOutput",
    "SnapshotTakeInput",
    "SourceAdviseInput",
    "SourceColumn",
    "SourceColumns",
    "SourceColumnsInput",
    "SourceConfidence",
    "SourceDiagnoseInput",
    "SourceQueryInput",
    "SourceQueryOutput",
    "SourceStatisticsInput",
    "SourceTables",
    "SourceTablesInput",
    "SourceTransformation",
    "Sql",
    "SqlAdviseInput",
    "SqlAdviseOutput",
    "SqlCheckInput",
    "SqlCheckOutput",
    "SqlDialect",
    "SqlFingerprintInput",
    "SqlFingerprintOutput",
    "SqlFormatInput",
    "SqlFormatOutput",
    "SqlGrantInput",
    "SqlGrantOutput",
    "SqlMask",
    "SqlPeriod",
    "SqlProtectInput",
    "SqlRewriteInput",
    "SqlRewriteOutput",
    "Started",
    "StatementCost",
    "Statements",
    "Statistics",
    "StatisticsAnomalyInput",
    "StatisticsCompareInput",
    "StatisticsComparison",
    "StatisticsMethod",
    "StatisticsRequest",
    "StoreListInput",
    "StoreListOutput",
    "Stored",
    "StoredSnapshot",
    "Strictness",
    "Strictness2",
    "Subjects",
    "Submitted",
    "Summary",
    "SummaryRecord",
    "SuppressedFinding",
    "Suppression",
    "TableMask",
    "TableName",
    "Tag",
    "Text",
    "TextSearchConfiguration",
    "TextSearchDictionary",
    "TextSearchMapping",
    "TextSearchParser",
    "TextSearchTemplate",
    "Token",
    "Trigger",
    "TriggerPartition",
    "TriggerState",
    "TrustList",
    "TrustRevokeInput",
    "TrustRotateInput",
    "TrustedKey",
    "Unanswered",
    "Unasked",
    "Universe",
    "Unmatched",
    "Unmeasured",
    "UnreadableLine",
    "UserMapping",
    "UsingExpression",
    "ValidateIntent",
    "ValidateIntentTask",
    "ValueCounts",
    "Values",
    "Verb",
    "Verdict",
    "VerdictEffect",
    "VerdictPolicy",
    "Verification",
    "VerificationCheck",
    "VersionAdvice",
    "VersionPart",
    "VersionVerdict",
    "ViolationFound",
    "Volatility",
    "Vote",
    "VoteChoice",
    "Voted",
    "Withdrawn",
    "Witnessed",
    "WorkloadCompareInput",
    "WorkloadComparedQuery",
    "WorkloadComparison",
    "WorkloadExecution",
    "WorkloadFixedQuery",
    "WorkloadHistogramBucket",
    "WorkloadQueryStatistics",
    "WorkloadQueryVerdict",
    "WorkloadRegressionReason",
    "WorkloadStatementCounters",
    "WorkloadThresholds",
    "WorkloadTiming",
    "WorkloadWindow",
    "Year",
]
