//! `bastion sql query`

use bastion_core::Error;
use bastion_core::canonical;
use bastion_core::ops::source_query;
use bastion_core::port::{QueryLimits, Runtime};
use bastion_core::report::{plain, query_csv, query_table, query_truncation};

use super::arguments::AllowedArguments;
use super::output::Output;
use super::query_arguments::{QueryFormat, SqlQueryArguments};
use super::{Outcome, files, progress, sql};

pub(super) async fn run(
    arguments: &SqlQueryArguments,
    output: &Output,
    system: &dyn Runtime,
) -> Result<Outcome, Error> {
    let AllowedArguments { schemas, relations, routines, catalogue } = arguments.allowed.clone();
    let input = source_query::Input {
        source: arguments.source.clone(),
        sql: sql::text(files::text(&arguments.file)?, system)?,
        snapshot: None,
        schemas,
        relations,
        routines,
        catalogue,
        limits: QueryLimits {
            rows_max: arguments.rows_max,
            bytes_max: arguments.bytes_max,
            statement_timeout_ms: arguments.statement_timeout_ms,
            lock_timeout_ms: arguments.lock_timeout_ms,
            idle_timeout_ms: arguments.idle_timeout_ms,
            cost_max: arguments.cost_max,
            examined_rows_max: arguments.examined_rows_max,
        },
    };
    let answer = progress::watch(output, "running the query", source_query::run(system, input)).await?;
    let outcome = if answer.result.is_some() { Outcome::Fine } else { Outcome::NotAllowed };
    match (arguments.format, &answer.result) {
        (QueryFormat::Json, _) => output.result(&canonical::to_bytes(&answer)?)?,
        (QueryFormat::Table, Some(result)) => output.result(query_table(result).as_bytes())?,
        (QueryFormat::Csv, Some(result)) => {
            output.result(query_csv(result)?.as_bytes())?;
            if let Some(truncation) = result.truncated {
                output.note(query_truncation(truncation));
            }
        }
        (QueryFormat::Table | QueryFormat::Csv, None) => refused(&answer, output),
    }
    Ok(outcome)
}

fn refused(answer: &source_query::Output, output: &Output) {
    for reason in &answer.verdict.reasons {
        output.note(&format!("{} [{}]", plain(&reason.message), reason.code));
    }
    output.note(&format!("not run: {}", answer.refused.as_deref().unwrap_or_default()));
}
