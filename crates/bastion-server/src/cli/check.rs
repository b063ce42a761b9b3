//! `bastion check`

use bastion_core::Error;
use bastion_core::canonical;
use bastion_core::evidence::{Pack, Secret, VerifyingKey};
use bastion_core::flow::{Address, Check, CheckOutcome, CheckSource, check_signed};
use bastion_core::limits::POLICY_BYTES_MAX;
use bastion_core::ops::{comparison_render, evidence_log, pack_write};
use bastion_core::policy::{Effect, Policy, PolicyDocument, Principal, Resource};
use bastion_core::port::Runtime;
use bastion_core::report::{check_markdown, check_text};

use super::arguments::{CheckArguments, ReportFormat};
use super::output::Output;
use super::signer::signer;
use super::{Outcome, files, progress, source};

pub(super) async fn run(arguments: CheckArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let evidence = arguments.evidence.as_deref().map(files::text).transpose()?.map(str::to_owned);
    let (format, fail_on) = (arguments.compare.format, arguments.compare.fail_on);
    let artifact = arguments.compare.artifact.clone();
    let (signer, log) = (signer(&arguments.signer, system)?, log(&arguments, system)?);
    let request = request(arguments, system)?;
    let mut outcome =
        progress::watch(output, "reading both schemas", check_signed(system, request, signer.as_deref())).await?;
    if let (Some(log), Some(signer)) = (log, &signer)
        && let Some(pack) = outcome.pack.take()
    {
        outcome.pack = evidence_log::log(system, log.input(pack, &signer.verifying_key())?)?.packs.pop();
    }
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
        signing_key: None,
        decided_at: arguments.decided_at,
        pack_id: arguments.pack_id,
    })
}

/// The log that the evidence goes into.
struct Log {
    folder: String,
    origin: String,
    key: Secret,
}

impl Log {
    fn input(self, pack: Pack, key: &VerifyingKey) -> Result<evidence_log::Input, Error> {
        Ok(evidence_log::Input {
            packs: vec![pack],
            public_key: key.to_pem()?,
            log: self.folder,
            origin: self.origin,
            log_signing_key: self.key,
        })
    }
}

fn log(arguments: &CheckArguments, system: &dyn Runtime) -> Result<Option<Log>, Error> {
    let (Some(folder), Some(origin), Some(key)) = (&arguments.log, &arguments.log_origin, &arguments.log_key) else {
        return Ok(None);
    };
    let key = files::secret_key(key, system)?;
    Ok(Some(Log { folder: files::text(folder)?.to_owned(), origin: origin.clone(), key }))
}
