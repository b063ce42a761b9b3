//! `bastion migrate`

use bastion_core::Error;
use bastion_core::canonical;
use bastion_core::error::ErrorCode;
use bastion_core::migrate::{ColumnOrder, PlanMode, PlanOptions, UsingExpression};
use bastion_core::ops::{migrate_plan, snapshot_take};
use bastion_core::port::Runtime;
use bastion_core::report::{plan_text, proof_text};

use super::arguments::{MigrateArguments, PlanFormat};
use super::output::Output;
use super::{Outcome, progress, source};

pub(super) async fn run(arguments: MigrateArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let snapshot_options = source::options(&arguments.source, None);
    let options = options(&arguments)?;
    let old = snapshot_take::take(system, &arguments.old, &snapshot_options);
    let old = progress::watch(output, "reading the old schema", old).await?;
    let new = snapshot_take::take(system, &arguments.new, &snapshot_options);
    let new = progress::watch(output, "reading the new schema", new).await?;
    let made = migrate_plan::plan(&old, &new, &options)?;
    let text = match arguments.format {
        PlanFormat::Text => plan_text(&made.plan, output.style).into_bytes(),
        PlanFormat::Json => canonical::to_bytes(&made.plan)?,
        PlanFormat::Sql => made.script.into_bytes(),
        PlanFormat::Rollback => made.rollback_script.into_bytes(),
    };
    output.result(&text)?;
    if made.plan.is_refused() {
        return Ok(Outcome::Findings);
    }
    if let Some(server) = &arguments.prove {
        let trying = system.prove_plan(server, &old, &new, &options, arguments.pg_dump.as_deref());
        let proof = progress::watch(output, "trying the plan", trying).await?;
        output.note(proof_text(&proof, output.style).trim_end());
        if !proof.holds() {
            return Ok(Outcome::Findings);
        }
    }
    if arguments.apply {
        let applying = system.apply_plan(&arguments.old, &made.plan);
        let applied = progress::watch(output, "applying the plan", applying).await?;
        output.note(&applied.sentence(made.plan.actions.len()));
        if applied.failure.is_some() {
            return Ok(Outcome::Findings);
        }
    }
    Ok(Outcome::Fine)
}

fn options(arguments: &MigrateArguments) -> Result<PlanOptions, Error> {
    let using_expressions = arguments.using.iter().map(|text| using(text)).collect::<Result<_, _>>()?;
    Ok(PlanOptions {
        mode: if arguments.online { PlanMode::Online } else { PlanMode::Direct },
        column_order: if arguments.exact_order { ColumnOrder::Exact } else { ColumnOrder::Append },
        renames: source::renames(&arguments.renames)?.renames,
        using_expressions,
    })
}

fn using(text: &str) -> Result<UsingExpression, Error> {
    let (path, expression) = text.split_once('=').ok_or_else(|| {
        Error::new(ErrorCode::InvalidArgument, format!("the expression `{text}` cannot be read"))
            .with_hint("write schema.table.column=expression, such as public.person.age=age::integer")
    })?;
    Ok(UsingExpression { path: path.split('.').map(str::to_owned).collect(), expression: expression.to_owned() })
}
