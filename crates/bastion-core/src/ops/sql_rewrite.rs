//! `sql.rewrite`: a query that shows what a policy lets it show.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::privacy_mask::MaskKey;
use crate::error::Error;
use crate::privacy::mask::RewritePolicy;
use crate::snapshot::{Snapshot, SnapshotDocument};

/// What `sql.rewrite` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SqlRewriteInput")]
pub struct Input {
    /// The schema.
    pub snapshot: SnapshotDocument,
    /// One query, in the SQL of the snapshot's product.
    pub sql: String,
    /// Where names that are not qualified are looked up; the product's usual place when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub search_path: Vec<String>,
    /// What may be shown.
    pub policy: RewritePolicy,
    /// The key of the tenant, for digests; a query with one of them holds a key of its domain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<MaskKey>,
}

/// What `sql.rewrite` gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "SqlRewriteOutput")]
pub struct Output {
    /// The query to run instead.
    pub sql: String,
}

/// Rewrites one query.
///
/// # Errors
///
/// As `snapshot.read`; `invalid_policy`, `invalid_key`, `query_not_rewritable`; `unsupported_source` in a build without
/// the feature `sql`.
pub fn run(input: Input) -> Result<Output, Error> {
    let snapshot = Snapshot::new(input.snapshot.clone())?;
    rewritten(&snapshot, &input)
}

#[cfg(feature = "sql")]
fn rewritten(snapshot: &Snapshot, input: &Input) -> Result<Output, Error> {
    use crate::privacy::mask::TenantKey;
    use crate::sql::rewrite::{HashKey, rewrite};

    let read = |key: &MaskKey| TenantKey::from_text(&key.id, &key.tenant, key.secret.expose());
    let tenant = input.key.as_ref().map(read).transpose()?;
    let of_domain = tenant.as_ref().map(|tenant| |domain: &str| HashKey::new(tenant.id(), *tenant.hash_key(domain)));
    let keys = of_domain.as_ref().map(|keys| keys as &dyn Fn(&str) -> HashKey);
    Ok(Output { sql: rewrite(snapshot, &input.sql, &input.search_path, &input.policy, keys)? })
}

#[cfg(not(feature = "sql"))]
fn rewritten(_: &Snapshot, _: &Input) -> Result<Output, Error> {
    let message = "this build cannot read statements without a server";
    Err(Error::new(crate::error::ErrorCode::UnsupportedSource, message).with_hint("build with the feature `sql`"))
}
