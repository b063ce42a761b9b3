//! Applying a plan: one statement after the other, for neither product undoes a change of the schema.

use mysql_async::prelude::Queryable;
use mysql_async::{Conn, Error as DriverError};

use super::{MysqlConfig, MysqlSource, connect, error};
use crate::connect::deadline::within;
use crate::error::Error;
use crate::migrate::{Applied, Failure, Plan, check_accepted, check_start, preamble};
use crate::port::{Introspector, SnapshotOptions};

/// Applies a plan to the database it was made for.
///
/// # Errors
///
/// `plan_source_differs` before the first statement when the database is not what the plan starts from; `plan_refused`
/// when the plan is refused; any `source_…` code. What the server refuses is in [`Applied::failure`]: the actions
/// before it are in effect, it is not.
pub async fn apply(config: &MysqlConfig, made: &Plan) -> Result<Applied, Error> {
    check_accepted(made)?;
    let source = MysqlSource::connect(config.clone()).await?;
    let found = source.snapshot(&SnapshotOptions::default()).await?;
    check_start(made, &config.target, source.version.dialect, found.digest())?;
    drop(source);
    let connecting = within(&config.target, config.connect_ms_max, "connecting", connect(config));
    let mut connection = connecting.await?.map_err(|failure| error::connecting(config, &failure))?;
    let mut applied = Applied::default();
    if let Err(failure) = run(&mut connection, made, &mut applied).await {
        // nothing brings back what is done, so it is said even when the connection is gone
        let activity = match applied.committed {
            0 => "applying the plan".to_owned(),
            committed => format!("applying the plan, whose first {committed} actions are in effect"),
        };
        return Err(error::asking(config, &activity, &failure).into());
    }
    Ok(applied)
}

// what the server refuses is a failure of the plan, what the connection refuses is an error
async fn run(connection: &mut Conn, made: &Plan, applied: &mut Applied) -> Result<(), DriverError> {
    for statement in preamble(made.dialect) {
        connection.query_drop(*statement).await?;
    }
    for (number, action) in made.actions.iter().enumerate() {
        for statement in &action.statements {
            match connection.query_drop(statement.as_str()).await {
                Ok(()) => {}
                Err(DriverError::Server(refused)) => {
                    applied.failure = Some(Failure {
                        action: number,
                        statement: statement.clone(),
                        code: refused.state,
                        message: refused.message,
                    });
                    return Ok(());
                }
                Err(failure) => return Err(failure),
            }
        }
        applied.committed += 1;
    }
    Ok(())
}
