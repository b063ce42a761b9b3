//! `bastion snapshot`

use bastion_core::Error;
use bastion_core::ops::snapshot_take;
use bastion_core::port::{FileMode, NewFile, Runtime};
use bastion_core::report::{snapshot_markdown, snapshot_text};

use super::arguments::{Format, SnapshotArguments};
use super::output::Output;
use super::{Outcome, files, progress, source};

pub(super) async fn run(arguments: SnapshotArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let statistics = arguments.statistics.map(|method| (method, arguments.sample_values));
    let options = source::options(&arguments.options, statistics);
    let taking = snapshot_take::take(system, &arguments.source, &options);
    let snapshot = progress::watch(output, "reading the catalogue", taking).await?;
    if let Some(path) = &arguments.output {
        let json = snapshot.to_json()?;
        let (directory, name) = files::split(path)?;
        system.write_files(&directory, &[NewFile { path: &name, content: &json, mode: FileMode::Ordinary }], true)?;
        output.note(&format!("wrote {}", path.display()));
    }
    let text = match arguments.format {
        Format::Json if arguments.output.is_some() => return Ok(Outcome::Fine),
        Format::Json => snapshot.to_json()?,
        Format::Markdown => snapshot_markdown(&snapshot).into_bytes(),
        Format::Text => snapshot_text(&snapshot, output.style).into_bytes(),
    };
    output.result(&text)?;
    Ok(Outcome::Fine)
}
