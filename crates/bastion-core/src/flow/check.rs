//! One honest path from two databases to a signed verdict.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::canonical;
use crate::diff::DiffOptions;
use crate::error::Error;
use crate::evidence::predicates::{
    ApprovalRecord, Circumstances, DecisionRecord, MatchedRecord, SchemaDiff, SchemaRecord, SummaryRecord,
};
use crate::evidence::{self, Artifact, NewPack, Pack, Predicate, Secret, SigningKey};
use crate::policy::{
    ChangeSummary, Decision, Effect, Policy, PolicyDocument, PolicyRequest, PolicySet, Principal, Resource, packs,
};
use crate::port::{Runtime, Signer, SnapshotOptions};
use crate::rules::{self, Comparison, RuleSettings};
use crate::snapshot::{Snapshot, SnapshotDocument};

/// The built-in pack that decides when no policy is given.
const DEFAULT_PACK: &str = "breaking-changes";

/// A schema to compare.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CheckSource {
    /// A source to read.
    Address(Address),
    /// A snapshot that was taken before.
    Document(Box<Document>),
}

/// A source to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// `postgresql://…`, `mysql://…`, `sqlite:…`, or the path of a snapshot file.
    pub address: String,
}

/// A snapshot that was taken before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// What to call it in the evidence.
    pub label: String,
    /// The document.
    pub snapshot: SnapshotDocument,
}

/// A change to check.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// The schema before; when absent everything in the new one is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old_source: Option<CheckSource>,
    /// The schema after.
    pub new_source: CheckSource,
    /// What the snapshots cover.
    #[serde(default)]
    pub snapshot_options: SnapshotOptions,
    /// What the snapshots do not say.
    #[serde(default)]
    pub diff_options: DiffOptions,
    /// What the team decided about rules: other levels, and what does not count for a while.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settings: Option<RuleSettings>,
    /// Policies.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub policies: Vec<Policy>,
    /// Built-in policy packs; `breaking-changes` when there are neither policies nor packs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub packs: Vec<String>,
    /// The tenant, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<String>,
    /// Where the change is to be made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<String>,
    /// Who wants to make it.
    pub principal: Principal,
    /// The data it is about.
    #[serde(default)]
    pub resource: Resource,
    /// The private key to sign evidence with, PKCS#8 PEM; without it no evidence is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signing_key: Option<Secret>,
    /// When it is decided, RFC 3339 in UTC; now when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided_at: Option<String>,
    /// The identifier of the pack; random when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack_id: Option<String>,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckOutcome {
    /// What changed, and whom it breaks.
    pub comparison: Comparison,
    /// Whether it is allowed, and why.
    pub decision: Decision,
    /// The proof, where a key was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack: Option<Pack>,
}

struct Side {
    label: String,
    snapshot: Snapshot,
}

/// Reads both schemas, compares them, decides, and proves.
///
/// # Errors
///
/// Whatever reading, comparing, compiling the policies or signing refuses.
pub async fn check(runtime: &dyn Runtime, request: Check) -> Result<CheckOutcome, Error> {
    // what can fail without touching a database fails first
    let key = request.signing_key.as_ref().map(|pem| SigningKey::from_pem(pem.expose())).transpose()?;
    check_signed(runtime, request, key.as_ref().map(|key| key as &dyn Signer)).await
}

/// As [`check`], with whoever signs; the request's own key does not count.
///
/// # Errors
///
/// As [`check`]; `signer_failed`.
pub async fn check_signed(
    runtime: &dyn Runtime,
    request: Check,
    signer: Option<&dyn Signer>,
) -> Result<CheckOutcome, Error> {
    let policies = policies(&request)?;
    let set = PolicySet::compile(policies.clone())?;
    let new = side(runtime, &request.new_source, &request.snapshot_options).await?;
    let old = match &request.old_source {
        Some(source) => side(runtime, source, &request.snapshot_options).await?,
        None => Side {
            label: "nothing".to_owned(),
            snapshot: Snapshot::new(SnapshotDocument::new(new.snapshot.dialect()))?,
        },
    };
    let mut comparison = rules::compare(&old.snapshot, &new.snapshot, &request.diff_options)?;
    if let Some(settings) = &request.settings {
        let today = request.decided_at.clone().unwrap_or_else(|| runtime.now());
        comparison = settings.apply(comparison, &today)?;
    }
    let question = question(&request, &comparison);
    let decision = set.decide(&question)?;
    let pack = match signer {
        Some(signer) => {
            Some(prove(runtime, &request, &Proof { old, new, policies, question }, &comparison, &decision, signer)?)
        }
        None => None,
    };
    Ok(CheckOutcome { comparison, decision, pack })
}

struct Proof {
    old: Side,
    new: Side,
    policies: Vec<Policy>,
    question: PolicyRequest,
}

async fn side(runtime: &dyn Runtime, source: &CheckSource, options: &SnapshotOptions) -> Result<Side, Error> {
    match source {
        CheckSource::Address(source) => {
            let connection = runtime.connect(&source.address).await?;
            let snapshot = connection.introspector.snapshot(options).await?;
            Ok(Side { label: connection.address, snapshot })
        }
        CheckSource::Document(source) => {
            Ok(Side { label: source.label.clone(), snapshot: Snapshot::new(source.snapshot.clone())? })
        }
    }
}

fn policies(request: &Check) -> Result<Vec<Policy>, Error> {
    let mut policies = request.policies.clone();
    if policies.is_empty() && request.packs.is_empty() {
        policies.extend(packs::pack(DEFAULT_PACK)?.document()?.policies);
    }
    for name in &request.packs {
        policies.extend(packs::pack(name)?.document()?.policies);
    }
    Ok(policies)
}

fn question(request: &Check, comparison: &Comparison) -> PolicyRequest {
    PolicyRequest {
        tenant: request.tenant.clone(),
        principal: request.principal.clone(),
        action: "schema.change".to_owned(),
        environment: request.environment.clone(),
        resource: request.resource.clone(),
        change: Some(ChangeSummary::of(&comparison.findings)),
        ..PolicyRequest::default()
    }
}

fn prove(
    runtime: &dyn Runtime,
    request: &Check,
    proof: &Proof,
    comparison: &Comparison,
    decision: &Decision,
    signer: &dyn Signer,
) -> Result<Pack, Error> {
    let pack_id = match &request.pack_id {
        Some(pack_id) => pack_id.clone(),
        None => random_id(runtime)?,
    };
    let circumstances = Circumstances {
        pack_id,
        tenant: request.tenant.clone(),
        environment: request.environment.clone(),
        actor: request.principal.id.clone(),
        decided_at: request.decided_at.clone().unwrap_or_else(|| runtime.now()),
        engine_version: env!("CARGO_PKG_VERSION").to_owned(),
    };
    let mut artifacts = vec![
        Artifact::new("old.snapshot.json", &proof.old.snapshot.to_json()?),
        Artifact::new("new.snapshot.json", &proof.new.snapshot.to_json()?),
        Artifact::new("diff.json", &canonical::to_bytes(&comparison.diff)?),
        Artifact::new("request.json", &canonical::to_bytes(&proof.question)?),
        Artifact::new("policies.json", &PolicyDocument::new(proof.policies.clone()).to_json()?),
        Artifact::new("decision.json", &canonical::to_bytes(decision)?),
    ];
    // what did not count, and why, is part of what was decided
    if let Some(settings) = &request.settings {
        artifacts.push(Artifact::new("settings.json", &canonical::to_bytes(settings)?));
        artifacts.push(Artifact::new("suppressed.json", &canonical::to_bytes(&comparison.suppressed)?));
    }
    let predicate = Predicate::SchemaDiff(predicate(circumstances, proof, comparison, decision));
    let unsigned = evidence::prepare(NewPack { predicate, findings: comparison.findings.clone(), artifacts })?;
    let signature = signer.sign(&unsigned.message())?;
    Ok(unsigned.signed(signer.key_id(), &signature))
}

fn predicate(circumstances: Circumstances, proof: &Proof, comparison: &Comparison, decision: &Decision) -> SchemaDiff {
    let (diff, summary) = (&comparison.diff, &comparison.summary);
    SchemaDiff {
        circumstances,
        schema: SchemaRecord {
            old_source: proof.old.label.clone(),
            new_source: proof.new.label.clone(),
            old_digest: diff.old_digest,
            new_digest: diff.new_digest,
            unchanged_facets: diff.unchanged_facets.clone(),
            complete: diff.complete,
        },
        summary: SummaryRecord {
            changes: u32::try_from(diff.changes.len()).unwrap_or(u32::MAX),
            errors: summary.errors,
            warnings: summary.warnings,
            infos: summary.infos,
            broken_audiences: summary.broken_audiences.clone(),
            rules_version: comparison.rules_version.clone(),
        },
        decision: Some(record(decision)),
    }
}

/// A decision as it is proven.
fn record(decision: &Decision) -> DecisionRecord {
    DecisionRecord {
        effect: effect(decision.effect).to_owned(),
        reason: decision.reason.clone(),
        matched: decision
            .matched
            .iter()
            .map(|matched| MatchedRecord {
                id: matched.id.clone(),
                version: matched.version,
                digest: matched.digest,
                effect: effect(matched.effect).to_owned(),
                reason: matched.reason.clone(),
            })
            .collect(),
        approvals: decision
            .approvals
            .iter()
            .map(|approval| ApprovalRecord {
                policy: approval.policy.clone(),
                roles: approval.roles.clone(),
                people_min: approval.min,
            })
            .collect(),
        policy_set_digest: decision.policy_set_digest,
        request_digest: decision.request_digest,
    }
}

const fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::Allow => "allow",
        Effect::RequireApproval => "require_approval",
        Effect::Block => "block",
    }
}

/// An identifier for a pack.
pub(crate) fn random_id(runtime: &dyn Runtime) -> Result<String, Error> {
    let mut bytes = [0; 32];
    runtime.random(&mut bytes)?;
    Ok(canonical::Sha256Digest::from_bytes(bytes).to_hex().chars().take(32).collect())
}
