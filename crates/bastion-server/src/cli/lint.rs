//! `bastion lint`

use bastion_core::Error;
use bastion_core::ops::{comparison_render, schema_validate, snapshot_take};
use bastion_core::port::Runtime;

use super::arguments::LintArguments;
use super::output::Output;
use super::{Outcome, progress, source};

pub(super) async fn run(arguments: &LintArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let options = source::options(&arguments.options, None);
    let taking = snapshot_take::take(system, &arguments.source, &options);
    let snapshot = progress::watch(output, "reading the catalogue", taking).await?;
    let mut found = schema_validate::validate(&snapshot)?;
    if let Some(settings) = source::settings(arguments.config.as_deref(), system)? {
        found = settings.apply(found, &system.now())?;
    }
    let text = comparison_render::render(&found, arguments.format.known(), None, output.style)?;
    output.result(text.as_bytes())?;
    Ok(if arguments.fail_on.fails(found.summary.level) { Outcome::Findings } else { Outcome::Fine })
}
