//! `bastion sql grant`

use bastion_core::Error;
use bastion_core::canonical;
use bastion_core::ops::sql_grant;
use bastion_core::port::{QueryLimits, Runtime};

use super::arguments::SqlFormat;
use super::output::Output;
use super::query_arguments::SqlGrantArguments;
use super::{Outcome, sql};

pub(super) async fn run(
    arguments: &SqlGrantArguments,
    output: &Output,
    system: &dyn Runtime,
) -> Result<Outcome, Error> {
    let snapshot = sql::schema(&arguments.source, output, system).await?;
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
