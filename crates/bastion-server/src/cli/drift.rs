//! `bastion drift`

use bastion_core::drift::{DriftThresholds, compare_statistics};
use bastion_core::ops::snapshot_take;
use bastion_core::port::{Runtime, StatisticsRequest};
use bastion_core::report::drift_text;
use bastion_core::snapshot::StatisticsMethod;
use bastion_core::{Error, canonical};

use super::arguments::DriftArguments;
use super::output::Output;
use super::{Outcome, progress, source};

pub(super) async fn run(arguments: &DriftArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let mut options = source::options(&arguments.source, None);
    // a snapshot gives those it was taken with
    options.statistics = Some(StatisticsRequest {
        method: StatisticsMethod::Catalog,
        sample_values: 0,
        sample_seed: None,
        distribution: true,
    });
    let old = snapshot_take::take(system, &arguments.old, &options);
    let old = progress::watch(output, "reading the old statistics", old).await?;
    let new = snapshot_take::take(system, &arguments.new, &options);
    let new = progress::watch(output, "reading the new statistics", new).await?;
    let found = compare_statistics(&old, &new, &DriftThresholds::default());
    let text =
        if arguments.json { canonical::to_bytes(&found)? } else { drift_text(&found, output.style).into_bytes() };
    output.result(&text)?;
    Ok(if found.drifted > 0 { Outcome::Findings } else { Outcome::Fine })
}
