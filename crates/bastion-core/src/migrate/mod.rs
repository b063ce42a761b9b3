//! The way from one schema to another: typed actions in one order, each with what it locks, rewrites and loses.
//!
//! A plan is pure: the same two snapshots and options give the same bytes. Applying it is another room's work.
//!
//! ```
//! use bastion_core::migrate::{plan, PlanOptions};
//! use bastion_core::schema::{Dialect, Schema};
//! use bastion_core::snapshot::{Entry, Snapshot, SnapshotDocument};
//!
//! let old = Snapshot::new(SnapshotDocument::new(Dialect::Postgresql))?;
//! let mut document = SnapshotDocument::new(Dialect::Postgresql);
//! document.objects.push(Entry::new(Schema { name: "bank".into(), owner: None, comment: None }));
//! let new = Snapshot::new(document)?;
//! let plan = plan(&old, &new, &PlanOptions::default())?;
//! assert_eq!(plan.actions[0].statements, ["CREATE SCHEMA \"bank\""]);
//! # Ok::<(), bastion_core::Error>(())
//! ```

mod applied;
mod dump;
mod error;
mod mysql;
mod plan;
mod postgresql;
mod proof;
mod script;
mod seed;
mod sqlite;

pub use applied::{Applied, Failure, Observation, ObservedLock, contradictions};
pub use dump::{different_lines, telling_lines};
pub use error::MigrateError;
#[cfg(feature = "connect-mysql")]
pub(crate) use mysql::text as mysql_text;
pub use plan::{
    Action, ActionKind, ColumnOrder, DataLoss, Deviation, FORMAT, Inverse, InverseStatements, Irreversible, LockClaim,
    LockMode, LossKind, Plan, PlanMode, PlanOptions, Refusal, UsingExpression,
};
pub use proof::{Proof, rows_lost};
pub use script::{preamble, script, segments};
pub use seed::seed_statements;

use crate::canonical::Digest;
use crate::diff::{DiffOptions, correspondence};
use crate::error::{Error, ErrorCode};
use crate::schema::{Dialect, Object};
use crate::snapshot::{Snapshot, SnapshotError};

/// What a product's planner found.
struct Outcome {
    actions: Vec<Action>,
    refusals: Vec<Refusal>,
    deviations: Vec<Deviation>,
}

/// Plans the way from one schema to another.
///
/// A plan that cannot be made states its refusals and has no action.
///
/// # Errors
///
/// [`MigrateError`] when the snapshots come from different products, or a declared rename does not fit them.
pub fn plan(old: &Snapshot, new: &Snapshot, options: &PlanOptions) -> Result<Plan, MigrateError> {
    let aligned = aligned(old, new, options)?;
    let (new, options) = aligned.as_ref().map_or((new, options), |(new, options)| (new, options));
    let declared = DiffOptions { renames: options.renames.clone() };
    let correspondence = correspondence(old, new, &declared)?;
    let outcome = match old.dialect() {
        Dialect::Postgresql => postgresql::plan(old, new, options, correspondence),
        Dialect::Sqlite => sqlite::plan(old, new, options, &correspondence),
        Dialect::Mysql | Dialect::Mariadb => mysql::plan(old, new, options, &correspondence),
    };
    let target_digest =
        if outcome.deviations.is_empty() { new.digest() } else { reachable(new, &outcome.deviations)?.digest() };
    Ok(Plan {
        format: FORMAT.to_owned(),
        dialect: old.dialect(),
        mode: options.mode,
        source_digest: old.digest(),
        target_digest,
        actions: outcome.actions,
        refusals: outcome.refusals,
        deviations: outcome.deviations,
    })
}

/// The wanted schema as it would be in the database it is wanted in, and the options that speak of it: a MySQL database
/// that is compared with another one takes its name. `None` where nothing differs but what is to be planned.
///
/// # Errors
///
/// As [`Snapshot::new`].
pub fn aligned(
    old: &Snapshot,
    new: &Snapshot,
    options: &PlanOptions,
) -> Result<Option<(Snapshot, PlanOptions)>, SnapshotError> {
    mysql::aligned(old, new, options)
}

/// Whether a plan starts from a database, named for the message, whose schema has a digest.
///
/// # Errors
///
/// `plan_source_differs` when it starts from something else.
pub fn check_start(plan: &Plan, target: &str, dialect: Dialect, found: Digest) -> Result<(), Error> {
    if plan.dialect == dialect && plan.source_digest == found {
        return Ok(());
    }
    let wanted = plan.source_digest;
    let message = format!("{target} is not what the plan starts from: it has {found}, the plan wants {wanted}");
    Err(Error::new(ErrorCode::PlanSourceDiffers, message).with_hint("make a new plan from it as it is now"))
}

/// Whether a plan was made at all.
///
/// # Errors
///
/// `plan_refused`, with the first refusal.
pub fn check_accepted(plan: &Plan) -> Result<(), Error> {
    let Some(refusal) = plan.refusals.first() else { return Ok(()) };
    let message = format!("{}: {}", refusal.object.path.join("."), refusal.reason);
    Err(Error::new(ErrorCode::PlanRefused, message).with_hint(refusal.hint.clone()))
}

/// The statement that makes a PostgreSQL routine, or replaces it.
#[must_use]
pub fn routine_statement(routine: &crate::schema::Routine) -> String {
    postgresql::routine_statement(routine)
}

/// The schema that a plan leads to: what was asked for, but for the deviations.
///
/// # Errors
///
/// As [`Snapshot::new`]; never for deviations of a plan to that schema.
pub fn reachable(new: &Snapshot, deviations: &[Deviation]) -> Result<Snapshot, SnapshotError> {
    let mut document = new.to_document();
    (document.digest, document.roots) = (None, None);
    for entry in &mut document.objects {
        let key = entry.object.key();
        let found =
            deviations.iter().find(|found| found.object.object_kind == key.kind() && found.object.path == key.path());
        if let (Some(found), Object::Relation(relation)) = (found, &mut entry.object) {
            relation.columns.clone_from(&found.columns);
        }
    }
    Snapshot::new(document)
}
