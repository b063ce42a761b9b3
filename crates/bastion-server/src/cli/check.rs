//! `bastion check`

use bastion_core::Error;
use bastion_core::canonical;
use bastion_core::error::ErrorCode;
use bastion_core::evidence::Secret;
use bastion_core::flow::{Address, Check, CheckOutcome, CheckSource};
use bastion_core::limits::POLICY_BYTES_MAX;
use bastion_core::ops::{check_run, comparison_render, pack_write};
use bastion_core::policy::{Effect, Policy, PolicyDocument, Principal, Resource};
use bastion_core::port::Runtime;
use bastion_core::report::{check_markdown, check_text};

use super::arguments::{CheckArguments, ReportFormat};
use super::output::Output;
use super::{KEY_BYTES_MAX, Outcome, files, progress, source};

pub(super) async fn run(arguments: CheckArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let evidence = arguments.evidence.as_deref().map(files::text).transpose()?.map(str::to_owned);
    let (format, fail_on) = (arguments.compare.format, arguments.compare.fail_on);
    let artifact = arguments.compare.artifact.clone();
    let request = request(arguments, system)?;
    let outcome = progress::watch(output, "reading both schemas", check_run::run(system, request)).await?;
    if let (Some(directory), Some(pack)) = (&evidence, &outcome.pack) {
        pack_write::write(system, directory, pack)?;
    }
    let text = match format {
        ReportFormat::Json => canonical::to_bytes(&outcome)?,
        ReportFormat::Markdown => check_markdown(&outcome).into_bytes(),
        ReportFormat::Text => check_text(&outcome, output.style).into_bytes(),
        // the formats of code hosts and build servers know findings, not decisions
        other => comparison_render::render(&outcome.comparison, other.known(), artifact.as_deref(), output.style)?
            .into_bytes(),
    };
    output.result(&text)?;
    if let Some(directory) = evidence {
        output.note(&format!("evidence: {directory}"));
    }
    Ok(match outcome {
        CheckOutcome { decision, .. } if decision.effect != Effect::Allow => Outcome::NotAllowed,
        CheckOutcome { comparison, .. } if fail_on.fails(comparison.summary.level) => Outcome::Findings,
        _ => Outcome::Fine,
    })
}

fn request(arguments: CheckArguments, system: &dyn Runtime) -> Result<Check, Error> {
    let at = |address: String| CheckSource::Address(Address { address });
    let (old, new) = match arguments.new {
        Some(new) => (Some(at(arguments.old)), at(new)),
        None => (None, at(arguments.old)),
    };
    let signing_key = match &arguments.key {
        Some(path) => Some(secret(system.read_secret_file(files::text(path)?, KEY_BYTES_MAX)?)?),
        None => None,
    };
    let mut policies: Vec<Policy> = Vec::new();
    for path in &arguments.policies {
        policies.extend(PolicyDocument::read(&system.read_file(files::text(path)?, POLICY_BYTES_MAX)?)?.policies);
    }
    Ok(Check {
        old_source: old,
        new_source: new,
        snapshot_options: source::options(&arguments.compare.source, None),
        diff_options: source::renames(&arguments.compare.renames)?,
        settings: source::settings(arguments.compare.config.as_deref(), system)?,
        policies,
        packs: arguments.packs,
        tenant: arguments.tenant,
        environment: Some(arguments.environment),
        principal: Principal { id: arguments.actor, roles: arguments.roles, ..Principal::default() },
        resource: Resource { dataset: arguments.dataset, ..Resource::default() },
        signing_key,
        decided_at: arguments.decided_at,
        pack_id: arguments.pack_id,
    })
}

fn secret(bytes: Vec<u8>) -> Result<Secret, Error> {
    let text = String::from_utf8(bytes).map_err(|_| Error::new(ErrorCode::InvalidKey, "the key is not text"))?;
    Ok(Secret::new(text))
}
