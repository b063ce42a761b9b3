//! `audit.export`: the entries of a period of an audit log, with what they consist of, as a signed pack.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::audit_place::{AuditCaller, AuditPlace};
use crate::audit::AuditPeriod;
use crate::error::Error;
use crate::evidence::predicates::Circumstances;
use crate::evidence::{self, GivenRetention, NewExport, Pack, Secret, SigningKey, check_controls};
use crate::flow::{AuditExport, ExportRequest, random_id};
use crate::port::{Runtime, Signer};
use crate::time::Moment;

/// What is to be handed out.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AuditExportRequest {
    /// The audit log. It is written to: that it was handed out is in it before anything is given.
    pub audit: AuditPlace,
    /// The first moment of the period.
    pub period_start: Moment,
    /// The first moment after the period.
    pub period_end: Moment,
    /// Who asks, and why.
    pub who: AuditCaller,
    /// The controls that the export is to show.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub controls: Vec<String>,
    /// The retention table that the entries are kept by, JSON or YAML, or the envelope of a signed one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// Public keys, PEM or 64 hexadecimal digits: one of them has to have signed the table. A plain one is taken when there
    /// are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub table_keys: Vec<String>,
    /// The tenant, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<String>,
    /// Where the log is kept: `production`, `staging`, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub environment: Option<String>,
    /// The identifier of the pack; random when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pack_id: Option<String>,
}

/// What `audit.export` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AuditExportInput")]
pub struct Input {
    /// What is to be handed out.
    pub request: AuditExportRequest,
    /// The private key to sign the pack with, PKCS#8 PEM; the log has its own.
    pub signing_key: Secret,
}

/// What `audit.export` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "AuditExportOutput")]
pub struct Output {
    /// The place of the entry that says that this was handed out.
    pub logged_at: u64,
    /// The place of the first entry of the pack.
    pub first: u64,
    /// The place behind the last one; the same as the first where nothing happened in the period.
    pub end: u64,
    /// How many of them happened in the period. The others stand between those: a clock had gone back, or they cannot be
    /// read.
    pub within: u64,
    /// The log's public key, by which the pack is verified: `name+hash+key`.
    pub log_key: String,
    /// The pack: `log-export.json`, `population.json` and, where a table was given, `retention.json` with its signature.
    pub pack: Pack,
}

/// Hands out the smallest stretch of a log that has every entry of a period, signed. Bodies are no part of it.
///
/// # Errors
///
/// `invalid_audit` for a period that does not end after it starts, `limit_exceeded` for one with more entries than one export
/// takes, `signature_invalid` for a table that none of the keys signed, `invalid_argument`, `invalid_key`: nothing is recorded
/// then. As `audit.record`: nothing is given then.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    let key = SigningKey::from_pem(input.signing_key.expose())?;
    export(runtime, input.request, &key)
}

/// As [`run`], with whoever signs.
///
/// # Errors
///
/// As [`run`]; `signer_failed`: then the log says that it was handed out, and it was not.
pub fn export(runtime: &dyn Runtime, request: AuditExportRequest, signer: &dyn Signer) -> Result<Output, Error> {
    // what can fail without touching the log fails first
    let period = AuditPeriod::new(request.period_start, request.period_end)?;
    check_controls(&request.controls)?;
    let retention = request.table.map(|table| GivenRetention::read(&table, &request.table_keys)).transpose()?;
    let who = request.who.now(runtime)?;
    let circumstances = Circumstances {
        pack_id: request.pack_id.map_or_else(|| random_id(runtime), Ok)?,
        tenant: request.tenant,
        environment: request.environment,
        actor: who.actor.id.clone(),
        decided_at: who.occurred_at.to_string(),
        engine_version: env!("CARGO_PKG_VERSION").to_owned(),
    };
    circumstances.check()?;
    let mut audit = request.audit.open(runtime)?;
    let asked = ExportRequest { period, pack_id: circumstances.pack_id.clone(), controls: request.controls, who };
    let AuditExport { logged_at, stretch, log_export } = audit.export(&asked, &mut |bytes| runtime.random(bytes))?;
    let new = NewExport { circumstances, period, log_export, controls: asked.controls, retention };
    let unsigned = evidence::prepare(new.pack(audit.name())?)?;
    let signature = signer.sign(&unsigned.message())?;
    Ok(Output {
        logged_at,
        first: stretch.first,
        end: stretch.end,
        within: stretch.within,
        log_key: audit.name().to_string(),
        pack: unsigned.signed(signer.key_id(), &signature),
    })
}
