//! `bastion diff`

use bastion_core::Error;
use bastion_core::ops::{comparison_probe, comparison_render, diff_compare, snapshot_take};
use bastion_core::port::Runtime;
use bastion_core::report::plain;
use bastion_core::rules::{self, ProbeAnswer, Strictness};

use super::arguments::DiffArguments;
use super::output::Output;
use super::{Outcome, progress, source};

pub(super) async fn run(arguments: DiffArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let options = source::options(&arguments.compare.source, None);
    let renames = source::renames(&arguments.compare.renames)?;
    let old = progress::watch(output, "reading the old schema", snapshot_take::take(system, &arguments.old, &options))
        .await?;
    let new = progress::watch(output, "reading the new schema", snapshot_take::take(system, &arguments.new, &options))
        .await?;
    let mut comparison = diff_compare::compare(&old, &new, &renames)?;
    if let Some(address) = &arguments.probe {
        let address = if address.is_empty() { &arguments.old } else { address };
        let asking = comparison_probe::ask(system, comparison, address, None);
        let settled = progress::watch(output, "asking the data", asking).await?;
        for answer in &settled.answers {
            if let ProbeAnswer::Unanswered(found) = &answer.answer {
                output.note(&plain(&format!("{} stays open: {}", answer.rule, found.reason)));
            }
        }
        comparison = settled.comparison;
    }
    let format = arguments.compare.format.known();
    let text = comparison_render::render(&comparison, format, arguments.compare.artifact.as_deref(), output.style)?;
    output.result(text.as_bytes())?;
    if let Some(mode) = arguments.mode {
        let strictness = if arguments.strict { Strictness::Strict } else { Strictness::Standard };
        let verdict = rules::judge(&comparison, mode.known(), strictness);
        output.note(&plain(&verdict.sentence));
        output.note(&plain(&format!("version: {}", rules::version_advice(&comparison).sentence)));
        return Ok(if verdict.passes { Outcome::Fine } else { Outcome::Findings });
    }
    let failed = arguments.compare.fail_on.fails(comparison.summary.level);
    Ok(if failed { Outcome::Findings } else { Outcome::Fine })
}
