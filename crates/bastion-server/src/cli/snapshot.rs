//! `bastion snapshot`

use bastion_core::Error;
use bastion_core::ops::{snapshot_store, snapshot_take};
use bastion_core::port::{FileMode, NewFile, Runtime, SnapshotOptions};
use bastion_core::report::{snapshot_markdown, snapshot_text};
use bastion_core::snapshot::Snapshot;

use super::arguments::{Format, SnapshotArguments};
use super::output::Output;
use super::{Outcome, files, progress, source};

pub(super) async fn run(arguments: SnapshotArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let statistics = arguments.statistics.map(|method| (method, arguments.sample_values));
    let mut options = source::options(&arguments.options, statistics);
    if let Some(request) = &mut options.statistics {
        request.distribution = arguments.distribution;
    }
    let snapshot = match &arguments.store {
        Some(store) => stored(&arguments, store, options, output, system).await?,
        None => {
            let taking = snapshot_take::take(system, &arguments.source, &options);
            progress::watch(output, "reading the catalogue", taking).await?
        }
    };
    if let Some(path) = &arguments.output {
        let json = snapshot.to_json()?;
        let (directory, name) = files::split(path)?;
        system.write_files(&directory, &[NewFile { path: &name, content: &json, mode: FileMode::Ordinary }], true)?;
        output.note(&format!("wrote {}", path.display()));
    }
    let text = match arguments.format {
        Format::Text if arguments.store.is_some() => return Ok(Outcome::Fine),
        Format::Json if arguments.output.is_some() => return Ok(Outcome::Fine),
        Format::Json => snapshot.to_json()?,
        Format::Markdown => snapshot_markdown(&snapshot).into_bytes(),
        Format::Text => snapshot_text(&snapshot, output.style).into_bytes(),
    };
    output.result(&text)?;
    Ok(Outcome::Fine)
}

async fn stored(
    arguments: &SnapshotArguments,
    store: &str,
    options: SnapshotOptions,
    output: &Output,
    system: &dyn Runtime,
) -> Result<Snapshot, Error> {
    let input = snapshot_store::Input {
        source: arguments.source.clone(),
        options,
        store: store.to_owned(),
        name: arguments.name.clone().unwrap_or_default(),
        taken_at: None,
        read_always: false,
    };
    let (taken, snapshot) =
        progress::watch(output, "reading the catalogue", snapshot_store::take(system, &input)).await?;
    let stored = &taken.stored;
    output.note(&format!(
        "{}: snapshot {} in {store}, {} parts new, {} shared, {} bytes",
        if taken.read { "read" } else { "unchanged, not read" },
        stored.entry.number,
        stored.parts_new,
        stored.parts_shared,
        stored.bytes_new
    ));
    Ok(snapshot)
}
