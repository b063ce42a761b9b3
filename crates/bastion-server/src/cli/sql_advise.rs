//! `bastion sql advise`

use bastion_core::Error;
use bastion_core::canonical;
use bastion_core::error::ErrorCode;
use bastion_core::impact;
use bastion_core::ops::{source_advise, sql_advise};
use bastion_core::port::Runtime;
use bastion_core::report::advice_text;
use bastion_core::snapshot::SnapshotDocument;
use bastion_core::sql::advice::Question;
use bastion_core::sql::advice::index::Limits;

use super::arguments::{SqlAdviseArguments, SqlFormat};
use super::output::Output;
use super::{Outcome, progress, sql};

pub(super) async fn run(
    arguments: &SqlAdviseArguments,
    output: &Output,
    system: &dyn Runtime,
) -> Result<Outcome, Error> {
    let text = sql::text(&arguments.file, system)?;
    let split = impact::split(&text);
    let plan = arguments.plan.as_deref().map(|path| sql::text(path, system)).transpose()?;
    if plan.is_some() && split.len() != 1 {
        let message = format!("`--plan` is of one statement, and there are {}", split.len());
        return Err(Error::new(ErrorCode::InvalidArgument, message));
    }
    let question = |statement: &impact::Statement<'_>| Question {
        sql: statement.sql.to_owned(),
        plan: plan.clone(),
        ..Question::default()
    };
    let statements: Vec<Question> = split.iter().map(question).collect();
    let limits = Limits { size_bytes_max: arguments.index_megabytes.saturating_mul(1024 * 1024), ..Limits::default() };
    let answer = match &arguments.source {
        Some(source) => {
            let input = source_advise::Input { source: source.clone(), statements: statements.clone(), limits };
            progress::watch(output, "asking for plans", source_advise::run(system, input)).await?
        }
        None => {
            let snapshot = SnapshotDocument::new(sql::product(arguments.dialect)?);
            sql_advise::run(sql_advise::Input { snapshot, statements: statements.clone(), limits })?
        }
    };
    let bytes = match arguments.format {
        SqlFormat::Json => canonical::to_bytes(&answer)?,
        SqlFormat::Text => {
            let texts = statements.iter().map(|question| question.sql.as_str());
            let pairs: Vec<_> = texts.zip(&answer.statements).collect();
            advice_text(&pairs, &answer.indexes, output.style).into_bytes()
        }
    };
    output.result(&bytes)?;
    Ok(Outcome::Fine)
}
