//! Applying a plan, and watching what it does.

use std::collections::BTreeMap;

use tokio_postgres::Client;

use crate::migrate::{
    Action, Applied, Failure, LockClaim, LockMode, Observation, ObservedLock, Plan, preamble, segments,
};
use crate::schema::ObjectName;

/// How a plan is applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApplyMode {
    /// As few transactions as the plan allows: a failure undoes all of its transaction.
    Whole,
    /// Each action in a transaction of its own, with its locks and rewrites noted: for a clone.
    Watched,
}

/// Applies a plan on a connection that is used for nothing else. The caller has made sure that the database is the
/// plan's source.
///
/// # Errors
///
/// The driver's, when the connection itself fails. What the server refuses is in [`Applied::failure`], after which
/// the transaction it happened in has been undone.
pub async fn apply(client: &Client, plan: &Plan, mode: ApplyMode) -> Result<Applied, tokio_postgres::Error> {
    for statement in preamble(plan.dialect) {
        client.batch_execute(statement).await?;
    }
    let mut applied = Applied::default();
    let runs: Vec<&[Action]> = match mode {
        ApplyMode::Whole => segments(plan),
        ApplyMode::Watched => plan.actions.chunks(1).collect(),
    };
    for run in runs {
        let in_transaction = run.iter().all(|action| action.transactional);
        if in_transaction {
            client.batch_execute("BEGIN").await?;
        }
        let before = if mode == ApplyMode::Watched { relations(client).await? } else { Relations::new() };
        for (offset, action) in run.iter().enumerate() {
            for statement in &action.statements {
                if let Err(error) = client.batch_execute(statement).await {
                    let Some(refused) = error.as_db_error() else { return Err(error) };
                    applied.failure = Some(Failure {
                        action: applied.committed + offset,
                        statement: statement.clone(),
                        code: refused.code().code().to_owned(),
                        message: refused.message().to_owned(),
                    });
                    if in_transaction {
                        client.batch_execute("ROLLBACK").await?;
                    }
                    return Ok(applied);
                }
            }
        }
        if mode == ApplyMode::Watched {
            let after = relations(client).await?;
            applied.observations.push(observe(client, &before, &after).await?);
        }
        if in_transaction && let Err(error) = client.batch_execute("COMMIT").await {
            let Some(refused) = error.as_db_error() else { return Err(error) };
            applied.failure = Some(Failure {
                action: applied.committed + run.len().saturating_sub(1),
                statement: "COMMIT".to_owned(),
                code: refused.code().code().to_owned(),
                message: refused.message().to_owned(),
            });
            return Ok(applied);
        }
        applied.committed += run.len();
    }
    Ok(applied)
}

struct Seen {
    name: ObjectName,
    kind: String,
    file: u32,
    table: Option<u32>,
}

type Relations = BTreeMap<u32, Seen>;

// pg_catalog is spelled out: the plan's search_path is empty
async fn relations(client: &Client) -> Result<Relations, tokio_postgres::Error> {
    let rows = client.query_typed(include_str!("sql/watched_relations.sql"), &[]).await?;
    let mut found = Relations::new();
    for row in rows {
        let name = ObjectName::new(row.try_get::<_, String>(1)?, row.try_get::<_, String>(2)?);
        let seen = Seen { name, kind: row.try_get(3)?, file: row.try_get(4)?, table: row.try_get(5)? };
        found.insert(row.try_get(0)?, seen);
    }
    Ok(found)
}

async fn observe(client: &Client, before: &Relations, after: &Relations) -> Result<Observation, tokio_postgres::Error> {
    let rows = client.query_typed(include_str!("sql/watched_locks.sql"), &[]).await?;
    let mut strongest: BTreeMap<u32, LockMode> = BTreeMap::new();
    for row in rows {
        let (oid, mode) = (row.try_get::<_, u32>(0)?, row.try_get::<_, String>(1)?);
        let Some(mode) = lock_mode(&mode).filter(|_| before.contains_key(&oid)) else { continue };
        let held = strongest.entry(oid).or_insert(mode);
        *held = mode.max(*held);
    }
    let mut seen = Observation::default();
    for (oid, mode) in strongest {
        let Some(relation) = before.get(&oid) else { continue };
        let later = after.get(&oid).map(|relation| relation.name.clone());
        let names = std::iter::once(relation.name.clone()).chain(later).collect();
        let covered_by = relation.table.and_then(|table| before.get(&table)).map(|table| table.name.clone());
        seen.locks.push(ObservedLock { names, claim: LockClaim { relation: relation.name.clone(), mode }, covered_by });
    }
    for (oid, relation) in before.iter().filter(|(_, relation)| matches!(relation.kind.as_str(), "r" | "m")) {
        if after.get(oid).is_some_and(|now| now.file != relation.file) {
            seen.rewrites.push(relation.name.clone());
        }
    }
    seen.locks.sort();
    seen.rewrites.sort();
    Ok(seen)
}

fn lock_mode(name: &str) -> Option<LockMode> {
    Some(match name {
        "AccessShareLock" => LockMode::AccessShare,
        "RowShareLock" => LockMode::RowShare,
        "RowExclusiveLock" => LockMode::RowExclusive,
        "ShareUpdateExclusiveLock" => LockMode::ShareUpdateExclusive,
        "ShareLock" => LockMode::Share,
        "ShareRowExclusiveLock" => LockMode::ShareRowExclusive,
        "ExclusiveLock" => LockMode::Exclusive,
        "AccessExclusiveLock" => LockMode::AccessExclusive,
        _ => return None,
    })
}
