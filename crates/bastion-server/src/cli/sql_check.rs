//! `bastion sql check`

use bastion_core::Error;
use bastion_core::canonical;
use bastion_core::error::ErrorCode;
use bastion_core::limits::SQL_FILE_BYTES_MAX;
use bastion_core::ops::sql_check::{self, Allowed, CheckDecision};
use bastion_core::port::Runtime;
use bastion_core::report::plain;

use super::arguments::{AllowedArguments, Dialect, SqlCheckArguments, SqlFormat};
use super::output::Output;
use super::{Outcome, files, sql};

pub(super) async fn run(
    arguments: &SqlCheckArguments,
    output: &Output,
    system: &dyn Runtime,
) -> Result<Outcome, Error> {
    let text = text(arguments, system)?;
    let snapshot = match &arguments.source {
        Some(source) => Some(sql::schema(source, output, system).await?),
        None => None,
    };
    let AllowedArguments { schemas, relations, routines, catalogue } = arguments.allowed.clone();
    let allowed = Allowed { schemas, relations, routines, catalogue };
    let dialect = arguments.dialect.map(Dialect::known);
    let verdict = sql_check::judged(&text, dialect, arguments.major, snapshot.as_ref(), allowed)?;
    match arguments.format {
        SqlFormat::Json => output.result(&canonical::to_bytes(&verdict)?)?,
        SqlFormat::Text => output.result(shown(&verdict).as_bytes())?,
    }
    Ok(if verdict.decision == CheckDecision::Allow { Outcome::Fine } else { Outcome::NotAllowed })
}

fn text(arguments: &SqlCheckArguments, system: &dyn Runtime) -> Result<String, Error> {
    let path = files::text(&arguments.file)?;
    let input = || files::standard_input(SQL_FILE_BYTES_MAX);
    let bytes = if path == "-" { input()? } else { system.read_file(path, SQL_FILE_BYTES_MAX)? };
    String::from_utf8(bytes).map_err(|_| {
        Error::new(ErrorCode::InvalidArgument, "the statement is not UTF-8").with_hint("save the file as UTF-8")
    })
}

fn shown(verdict: &sql_check::Output) -> String {
    let mut lines = Vec::new();
    for reason in &verdict.reasons {
        let place = match (reason.line, reason.column) {
            (Some(line), Some(column)) => format!("{line}:{column}: "),
            _ => String::new(),
        };
        lines.push(format!("{place}{} [{}]", plain(&reason.message), reason.code));
    }
    lines.push(match verdict.decision {
        CheckDecision::Allow => "allowed".to_owned(),
        CheckDecision::NeedsApproval => "needs approval".to_owned(),
        CheckDecision::Deny => "denied".to_owned(),
    });
    if let Some(sql) = &verdict.sql {
        lines.push(sql.clone());
    }
    lines.join("\n")
}
