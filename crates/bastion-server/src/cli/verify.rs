//! `bastion verify`

use std::path::PathBuf;

use bastion_core::Error;
use bastion_core::canonical;
use bastion_core::limits::DOCUMENT_BYTES_MAX;
use bastion_core::ops::{evidence_verify, pack_read};
use bastion_core::port::Runtime;
use bastion_core::report::{verification_markdown, verification_text};

use super::arguments::{Format, VerifyArguments};
use super::output::Output;
use super::{Outcome, files};

pub(super) async fn run(arguments: &VerifyArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let directory = files::text(&arguments.pack)?.to_owned();
    let trust = match &arguments.trust {
        Some(path) => Some(canonical::read(&system.read_file(files::text(path)?, DOCUMENT_BYTES_MAX)?)?),
        None => None,
    };
    let verification = evidence_verify::run(evidence_verify::Input {
        public_keys: texts(&arguments.keys, system)?,
        log_keys: texts(&arguments.log_keys, system)?,
        log_required: arguments.log_required,
        trust,
        pack: pack_read::run(system, pack_read::Input { directory }).await?,
    })?;
    let text = match arguments.format {
        Format::Json => canonical::to_bytes(&verification)?,
        Format::Markdown => verification_markdown(&verification).into_bytes(),
        Format::Text => verification_text(&verification, output.style).into_bytes(),
    };
    output.result(&text)?;
    Ok(if verification.valid { Outcome::Fine } else { Outcome::Findings })
}

fn texts(paths: &[PathBuf], system: &dyn Runtime) -> Result<Vec<String>, Error> {
    paths.iter().map(|path| files::public_key(path, system)).collect()
}
