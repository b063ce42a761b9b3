//! `bastion diff`

use bastion_core::Error;
use bastion_core::ops::impact_find::{self, AskedDatabases, AskedPlace, AskedServer, ConsumerSources, Found};
use bastion_core::ops::{comparison_probe, comparison_render, diff_compare, snapshot_take};
use bastion_core::port::Runtime;
use bastion_core::report::plain;
use bastion_core::rules::{self, Comparison, ProbeAnswer, Strictness};
use bastion_core::snapshot::Snapshot;

use super::arguments::{DiffArguments, Mode};
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
    if arguments.consumers.asks() {
        let asking = impact(&arguments, output, system, comparison, [&old, &new]);
        comparison = progress::watch(output, "asking the consumers' statements", asking).await?;
    }
    let settings = source::settings(arguments.compare.config.as_deref(), system)?;
    if let Some(settings) = &settings {
        comparison = settings.apply(comparison, &system.now())?;
        if !comparison.suppressed.is_empty() {
            output.note(&format!("{} findings are suppressed", comparison.suppressed.len()));
        }
    }
    let format = arguments.compare.format.known();
    let text = comparison_render::render(&comparison, format, arguments.compare.artifact.as_deref(), output.style)?;
    output.result(text.as_bytes())?;
    let decided = settings.as_ref();
    if let Some(mode) = arguments.mode.map(Mode::known).or_else(|| decided.and_then(|settings| settings.mode)) {
        let strictness = match (arguments.strict, arguments.lenient) {
            (true, _) => Strictness::Strict,
            (false, true) => Strictness::Lenient,
            (false, false) => decided.and_then(|settings| settings.strictness).unwrap_or_default(),
        };
        let verdict = rules::judge(&comparison, mode, strictness);
        output.note(&plain(&verdict.sentence));
        output.note(&plain(&format!("version: {}", rules::version_advice(&comparison).sentence)));
        return Ok(if verdict.passes { Outcome::Fine } else { Outcome::Findings });
    }
    let failed = arguments.compare.fail_on.fails(comparison.summary.level);
    Ok(if failed { Outcome::Findings } else { Outcome::Fine })
}

async fn impact(
    arguments: &DiffArguments,
    output: &Output,
    system: &dyn Runtime,
    comparison: Comparison,
    [old, new]: [&Snapshot; 2],
) -> Result<Comparison, Error> {
    let given = &arguments.consumers;
    let recorded = given.recorded.as_ref();
    let sources = ConsumerSources {
        query_paths: given.query_paths.clone(),
        dbt_manifests: given.dbt_manifests.clone(),
        contracts: given.contracts.clone(),
        recorded_source: recorded.map(|address| if address.is_empty() { &arguments.old } else { address }).cloned(),
        ..ConsumerSources::default()
    };
    let asked = match &given.scratch {
        Some(address) => AskedPlace::Server(AskedServer { address: address.clone() }),
        None => AskedPlace::Databases(AskedDatabases {
            old_address: arguments.old.clone(),
            new_address: arguments.new.clone(),
        }),
    };
    let found = Found { old, new, sources: &sources, asked: &asked };
    let found = impact_find::find(system, comparison, found, &given.search_path).await?;
    for note in &found.notes {
        output.note(&plain(note));
    }
    let report = &found.impact;
    output.note(&format!(
        "{} consumers: {} affected, {} go on as before, {} not judged",
        report.judged, report.affected, report.unaffected, report.unresolved
    ));
    Ok(found.comparison)
}
