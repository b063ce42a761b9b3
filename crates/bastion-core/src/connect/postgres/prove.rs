//! Trying a plan on throwaway databases of a server.

use std::collections::BTreeMap;

use tokio_postgres::Client;

use super::apply::{ApplyMode, apply};
use super::throwaway::{self, connect};
use super::{PostgresConfig, PostgresSource, error};
use crate::diff::{self, DiffOptions};
use crate::error::{Error, ErrorCode};
use crate::migrate::{
    Applied, Plan, PlanOptions, Proof, check_accepted, check_start, contradictions, different_lines, plan, reachable,
    rows_lost, seed_statements, telling_lines,
};
use crate::port::{Introspector, SnapshotOptions};
use crate::schema::{Dialect, Object, RelationKind};
use crate::snapshot::{Snapshot, SnapshotDocument};

/// What is tried, and how.
#[derive(Debug, Clone, Copy)]
pub struct ProofRequest<'a> {
    /// The schema before.
    pub old: &'a Snapshot,
    /// The schema after.
    pub new: &'a Snapshot,
    /// How the plan is made.
    pub options: &'a PlanOptions,
    /// Sixteen or so letters and digits that no other proof on the server uses.
    pub token: &'a str,
    /// The `pg_dump` to ask as well.
    pub dump_program: Option<&'a str>,
}

/// Makes both schemas in databases of their own, puts rows into the first, applies the plan to it action by action,
/// and compares. Both databases are dropped again, whatever happens.
///
/// # Errors
///
/// `plan_refused` when there is no plan; `proof_not_possible` when the server cannot hold the schemas (a role or an
/// extension is missing); any `source_…` code.
pub async fn prove(server: &PostgresConfig, request: ProofRequest<'_>) -> Result<Proof, Error> {
    let made = plan(request.old, request.new, request.options)?;
    check_accepted(&made)?;
    let with_rows = attempt(server, made.clone(), request, true).await?;
    let declared = with_rows
        .applied
        .failure
        .clone()
        .filter(|failure| made.actions.get(failure.action).is_some_and(|action| action.data_loss.is_some()));
    let Some(refused) = declared else { return Ok(with_rows) };
    let mut proof = attempt(server, made, request, false).await?;
    proof.refused_rows = Some(refused);
    Ok(proof)
}

async fn attempt(server: &PostgresConfig, made: Plan, request: ProofRequest<'_>, rows: bool) -> Result<Proof, Error> {
    let admin = connect(server).await?;
    let names = ["a", "b"].map(|side| format!("bastion_proof_{}_{side}", request.token));
    let result = try_out(server, &admin, &names, made, request, rows).await;
    for name in &names {
        throwaway::drop(&admin, server, name).await?;
    }
    result
}

async fn try_out(
    server: &PostgresConfig,
    admin: &Client,
    names: &[String; 2],
    made: Plan,
    request: ProofRequest<'_>,
    rows: bool,
) -> Result<Proof, Error> {
    let [old_name, new_name] = names;
    let target = reachable(request.new, &made.deviations)?;
    let old_config = throwaway::make(admin, server, old_name).await?;
    build(&old_config, request.old).await?;
    let new_config = throwaway::make(admin, server, new_name).await?;
    build(&new_config, &target).await?;
    let client = connect(&old_config).await?;
    let failed = |failure| asking(&old_config, "putting rows in", &failure);
    let rows_seeded = if rows { seed(&client, request.old).await.map_err(failed)? } else { 0 };
    let before = counts(&client, request.old).await;
    let failed = |failure| asking(&old_config, "applying the plan", &failure);
    let applied = apply(&client, &made, ApplyMode::Watched).await.map_err(failed)?;
    let mut proof = Proof {
        contradictions: made
            .actions
            .iter()
            .zip(&applied.observations)
            .flat_map(|(action, seen)| contradictions(action, seen))
            .collect(),
        applied,
        reached_digest: None,
        differences: Vec::new(),
        dump_compared: request.dump_program.is_some(),
        dump_differences: Vec::new(),
        rows_seeded,
        refused_rows: None,
        rows_lost: Vec::new(),
        plan: made,
    };
    if proof.applied.failure.is_some() {
        return Ok(proof);
    }
    let reached = snapshot(&old_config).await?;
    proof.reached_digest = Some(reached.digest());
    proof.differences = diff::compare(&reached, &target, &DiffOptions::default())?.changes;
    if let Some(program) = request.dump_program {
        let (reached, wanted) = (dump(program, &old_config).await?, dump(program, &new_config).await?);
        proof.dump_differences = different_lines(&reached, &wanted);
    }
    proof.rows_lost = rows_lost(&proof.plan, &before, &counts(&client, request.new).await);
    Ok(proof)
}

// a schema is made by the plan that leads to it from nothing
pub(super) async fn build(config: &PostgresConfig, schema: &Snapshot) -> Result<(), Error> {
    let empty = snapshot(config).await?;
    let options = PlanOptions { column_order: crate::migrate::ColumnOrder::Exact, ..PlanOptions::default() };
    let made = plan(&empty, schema, &options)?;
    let impossible = |reason: String| {
        Error::new(ErrorCode::ProofNotPossible, format!("{} cannot hold the schema: {reason}", config.target))
            .with_hint("name a server of the same version with the same roles and extensions")
    };
    if let Some(refusal) = made.refusals.first() {
        return Err(impossible(format!("{}: {}", refusal.object.path.join("."), refusal.reason)));
    }
    let client = connect(config).await?;
    let applied = apply(&client, &made, ApplyMode::Whole).await;
    let applied = applied.map_err(|failure| asking(config, "making the schema", &failure))?;
    if applied.failure.is_some() {
        return Err(impossible(applied.sentence(made.actions.len())));
    }
    let reached = snapshot(config).await?;
    if reached.digest() == schema.digest() {
        return Ok(());
    }
    let difference = diff::compare(&reached, schema, &DiffOptions::default())?;
    let first = difference.changes.first().map(|change| change.path().join("."));
    Err(impossible(format!("it comes out different at {}", first.unwrap_or_else(|| "what is not modelled".to_owned()))))
}

/// Applies a plan to the database it was made for, in as few transactions as it allows.
///
/// # Errors
///
/// `plan_source_differs` before the first statement when the database is not what the plan starts from;
/// `plan_refused` when the plan is refused; any `source_…` code.
pub async fn apply_checked(config: &PostgresConfig, made: &Plan) -> Result<Applied, Error> {
    check_accepted(made)?;
    let found = snapshot(config).await?;
    check_start(made, &config.target, Dialect::Postgresql, found.digest())?;
    let client = connect(config).await?;
    apply(&client, made, ApplyMode::Whole).await.map_err(|failure| asking(config, "applying the plan", &failure))
}

fn asking(config: &PostgresConfig, activity: &str, failure: &tokio_postgres::Error) -> Error {
    error::asking(config, activity, failure).into()
}

async fn snapshot(config: &PostgresConfig) -> Result<Snapshot, Error> {
    let source = PostgresSource::connect(config.clone()).await?;
    let options = SnapshotOptions { dependencies: true, ..SnapshotOptions::default() };
    let mut document: SnapshotDocument = source.snapshot(&options).await?.to_document();
    // another database has another lineage: nothing is proven by ids here
    document.source.lineage = None;
    Ok(Snapshot::new(document)?)
}

async fn seed(client: &Client, schema: &Snapshot) -> Result<u32, tokio_postgres::Error> {
    let mut put = 0;
    for statement in seed_statements(schema) {
        match client.batch_execute(&statement).await {
            Ok(()) => put += 1,
            // what the schema refuses is not a row it could hold
            Err(failure) if failure.as_db_error().is_some() => {}
            Err(failure) => return Err(failure),
        }
    }
    Ok(put)
}

async fn counts(client: &Client, schema: &Snapshot) -> BTreeMap<String, i64> {
    let mut counts = BTreeMap::new();
    for entry in schema.entries() {
        if let Object::Relation(relation) = entry.object()
            && relation.relation_kind == RelationKind::Table
        {
            let quote = crate::escape::identifier;
            let name = format!("{}.{}", quote(&relation.schema), quote(&relation.name));
            let row = client.query_one(&format!("SELECT pg_catalog.count(*) FROM ONLY {name}"), &[]).await;
            if let Some(count) = row.ok().and_then(|row| row.try_get(0).ok()) {
                counts.insert(name, count);
            }
        }
    }
    counts
}

async fn dump(program: &str, config: &PostgresConfig) -> Result<Vec<String>, Error> {
    let failed = |reason: String| {
        Error::new(ErrorCode::ProofNotPossible, format!("`{program}` does not work: {reason}"))
            .with_hint("name the pg_dump of the server's major version, or leave it out")
    };
    let mut command = tokio::process::Command::new(program);
    command.args(["--schema-only", "--no-password"]);
    let found = &config.config;
    for host in found.get_hosts().iter().take(1) {
        match host {
            tokio_postgres::config::Host::Tcp(name) => command.arg("--host").arg(name),
            #[cfg(unix)]
            tokio_postgres::config::Host::Unix(path) => command.arg("--host").arg(path),
        };
    }
    command.arg("--port").arg(found.get_ports().first().copied().unwrap_or(5432).to_string());
    if let Some(user) = found.get_user() {
        command.arg("--username").arg(user);
    }
    command.arg("--dbname").arg(found.get_dbname().unwrap_or_default());
    if let Some(password) = found.get_password() {
        command.env("PGPASSWORD", String::from_utf8_lossy(password).as_ref());
    }
    let output = command.output().await.map_err(|error| failed(error.to_string()))?;
    if !output.status.success() {
        return Err(failed(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    }
    Ok(telling_lines(&String::from_utf8_lossy(&output.stdout)))
}
