//! `bastion doctor`

use bastion_core::Error;
use bastion_core::canonical;
use bastion_core::ops::source_diagnose;
use bastion_core::port::Runtime;
use bastion_core::report::{diagnosis_markdown, diagnosis_text};

use super::arguments::{DoctorArguments, Format};
use super::output::Output;
use super::{Outcome, progress};

pub(super) async fn run(arguments: DoctorArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let looking = source_diagnose::run(system, source_diagnose::Input { source: arguments.source });
    let diagnosis = progress::watch(output, "looking at the connection", looking).await?;
    let text = match arguments.format {
        Format::Json => canonical::to_bytes(&diagnosis)?,
        Format::Markdown => diagnosis_markdown(&diagnosis).into_bytes(),
        Format::Text => diagnosis_text(&diagnosis, output.style).into_bytes(),
    };
    output.result(&text)?;
    Ok(if diagnosis.healthy { Outcome::Fine } else { Outcome::NotConnected })
}
