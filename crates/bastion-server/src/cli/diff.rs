//! `bastion diff`

use bastion_core::Error;
use bastion_core::canonical;
use bastion_core::ops::{diff_compare, snapshot_take};
use bastion_core::port::Runtime;
use bastion_core::report::{comparison_markdown, comparison_text};

use super::arguments::{DiffArguments, Format};
use super::output::Output;
use super::{Outcome, progress, source};

pub(super) async fn run(arguments: DiffArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let options = source::options(&arguments.compare.source, None);
    let renames = source::renames(&arguments.compare.renames)?;
    let old = progress::watch(output, "reading the old schema", snapshot_take::take(system, &arguments.old, &options))
        .await?;
    let new = progress::watch(output, "reading the new schema", snapshot_take::take(system, &arguments.new, &options))
        .await?;
    let comparison = diff_compare::compare(&old, &new, &renames)?;
    let text = match arguments.compare.format {
        Format::Json => canonical::to_bytes(&comparison)?,
        Format::Markdown => comparison_markdown(&comparison).into_bytes(),
        Format::Text => comparison_text(&comparison, output.style).into_bytes(),
    };
    output.result(&text)?;
    let failed = arguments.compare.fail_on.fails(comparison.summary.level);
    Ok(if failed { Outcome::Findings } else { Outcome::Fine })
}
