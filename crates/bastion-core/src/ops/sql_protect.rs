//! `sql.protect`: a query that shows what the policies let it show.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::policy_evaluate::compile;
use super::privacy_mask::MaskKey;
use crate::error::Error;
use crate::flow::{GovernedTable, ProtectedQuery, QueryToProtect, protect_query};
use crate::policy::{Policy, PolicyRequest};
use crate::privacy::mask::TenantKey;
use crate::snapshot::{Snapshot, SnapshotDocument};
use crate::sql::rewrite::HashKey;

/// What `sql.protect` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SqlProtectInput")]
pub struct Input {
    /// The schema.
    pub snapshot: SnapshotDocument,
    /// One query, in the SQL of the snapshot's product.
    pub sql: String,
    /// Where names that are not qualified are looked up; the product's usual place when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub search_path: Vec<String>,
    /// The policies; their order does not matter.
    #[serde(default)]
    pub policies: Vec<Policy>,
    /// Built-in packs to add, by name.
    #[serde(default)]
    pub packs: Vec<String>,
    /// Who asks, what for. What it says of the data is each table's own.
    pub request: PolicyRequest,
    /// The tables that may be read where the policies let them.
    pub tables: Vec<GovernedTable>,
    /// The key of the tenant, for masks that are digests.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<MaskKey>,
}

/// What `sql.protect` gives.
pub type Output = ProtectedQuery;

/// Rewrites one query by what the policies decide.
///
/// # Errors
///
/// As `snapshot.read` and `policy.evaluate`; `policy_denied`, `row_filter_not_exact`, `invalid_key`, `query_not_rewritable`.
pub fn run(input: Input) -> Result<Output, Error> {
    let policies = compile(input.policies, &input.packs)?;
    let snapshot = Snapshot::new(input.snapshot)?;
    let read = |key: &MaskKey| TenantKey::from_text(&key.id, &key.tenant, key.secret.expose());
    let tenant = input.key.as_ref().map(read).transpose()?;
    let of_domain = tenant.as_ref().map(|tenant| |domain: &str| HashKey::new(tenant.id(), *tenant.hash_key(domain)));
    let keys = of_domain.as_ref().map(|keys| keys as &dyn Fn(&str) -> HashKey);
    let query = QueryToProtect {
        snapshot: &snapshot,
        sql: &input.sql,
        search_path: &input.search_path,
        request: &input.request,
        tables: &input.tables,
    };
    protect_query(&policies, query, keys)
}
