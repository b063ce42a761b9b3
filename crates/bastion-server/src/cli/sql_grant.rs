//! `bastion sql grant`

use bastion_core::Error;
use bastion_core::canonical;
use bastion_core::ops::{snapshot_take, sql_grant};
use bastion_core::port::{QueryLimits, Runtime, SnapshotOptions};

use super::arguments::SqlFormat;
use super::output::Output;
use super::query_arguments::SqlGrantArguments;
use super::{Outcome, progress};

pub(super) async fn run(
    arguments: &SqlGrantArguments,
    output: &Output,
    system: &dyn Runtime,
) -> Result<Outcome, Error> {
    let options = SnapshotOptions::default();
    let taking = snapshot_take::take(system, &arguments.source, &options);
    let snapshot = progress::watch(output, "reading the catalogue", taking).await?;
    let wanted = sql_grant::Wanted {
        role: arguments.role.clone(),
        host: arguments.host.clone(),
        login: arguments.login,
        schemas: arguments.schemas.clone(),
        relations: arguments.relations.clone(),
        routines: arguments.routines.clone(),
        hidden_columns: arguments.hidden_columns.clone(),
        connections_max: arguments.connections_max,
        limits: QueryLimits::default(),
    };
    let made = sql_grant::written(&snapshot, wanted)?;
    match arguments.format {
        SqlFormat::Json => output.result(&canonical::to_bytes(&made)?)?,
        SqlFormat::Text => output.result(made.script.as_bytes())?,
    }
    Ok(Outcome::Fine)
}
