//! `bastion policy`

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bastion_core::error::ErrorCode;
use bastion_core::evidence::Secret;
use bastion_core::limits::{BUNDLE_BYTES_MAX, DOCUMENT_BYTES_MAX, POLICY_BYTES_MAX};
use bastion_core::ops::policy_sources::{PolicyFile, PolicySources};
use bastion_core::ops::{
    policy_check, policy_compare, policy_coverage, policy_explain, policy_export, policy_import, policy_test,
};
use bastion_core::policy::{BundleKey, BundleSignature, Effect, PolicyRequest, Universe, Verdict, read_part};
use bastion_core::port::Runtime;
use bastion_core::report::{
    plain, policy_comparison_text, policy_coverage_text, policy_explanation_text, policy_findings_text,
    policy_test_junit, policy_test_opa, policy_test_text,
};
use bastion_core::{Error, canonical};
use clap::{Args, Subcommand, ValueEnum};

use super::arguments::FailOn;
use super::output::Output;
use super::{KEY_BYTES_MAX, Outcome, files};

#[derive(Debug, Args)]
pub(super) struct PolicyArguments {
    #[command(subcommand)]
    command: PolicyCommand,
}

#[derive(Debug, Subcommand)]
enum PolicyCommand {
    /// Say what looks wrong: what cannot be read, conflicts, policies that never decide or match, requests without one
    Check(CheckArguments),
    /// Say what the cases try: each policy from inside and from just outside each of its fields
    Coverage(CoverageArguments),
    /// Say what another version decides otherwise, also of recorded decisions
    Diff(DiffArguments),
    /// Decide a request, and say of every policy why it matches or does not; 4 when it is not allowed
    Explain(ExplainArguments),
    /// Write policies as Rego: `data.bastion.policies.decision` decides on `input`
    Export(ExportArguments),
    /// Read a bundle of Open Policy Agent as a policy document
    Import(ImportArguments),
    /// Run the cases of policies
    Test(TestArguments),
}

#[derive(Debug, Args)]
struct SourceArguments {
    /// Policy documents, JSON or YAML
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Add a built-in pack, by name; may stand several times
    #[arg(long = "pack", value_name = "NAME")]
    packs: Vec<String>,
}

#[derive(Debug, Args)]
struct CheckArguments {
    #[command(flatten)]
    sources: SourceArguments,
    /// A file that says which requests there are: actions, roles, …, and what is always stated
    #[arg(long, value_name = "FILE")]
    universe: Option<PathBuf>,
    /// Exit with 1 when there is a finding of this level
    #[arg(long, value_enum, default_value = "error")]
    fail_on: FailOn,
    /// How to print the result
    #[arg(long, value_enum, default_value = "text")]
    format: ResultFormat,
}

#[derive(Debug, Args)]
struct CoverageArguments {
    #[command(flatten)]
    sources: SourceArguments,
    /// A file of cases, or of rules in Rego (`.rego`); may stand several times
    #[arg(long = "tests", value_name = "FILE")]
    tests: Vec<PathBuf>,
    /// How to print the result
    #[arg(long, value_enum, default_value = "text")]
    format: ResultFormat,
}

#[derive(Debug, Args)]
struct DiffArguments {
    /// The policy document as it is
    old: PathBuf,
    /// The policy document as it shall be
    new: PathBuf,
    /// Recorded decisions to put to the new policies: a JSON object a line
    #[arg(long, value_name = "FILE")]
    recorded: Option<PathBuf>,
    /// A file that says which requests there are
    #[arg(long, value_name = "FILE")]
    universe: Option<PathBuf>,
    /// Exit with 1 when this is decided otherwise
    #[arg(long, value_enum, default_value = "any")]
    fail_on: FailOnDifference,
    /// How to print the result
    #[arg(long, value_enum, default_value = "text")]
    format: ResultFormat,
}

#[derive(Debug, Args)]
struct ExplainArguments {
    #[command(flatten)]
    sources: SourceArguments,
    /// A file with the request, JSON or YAML; `-` for standard input
    #[arg(long, value_name = "FILE")]
    request: PathBuf,
    /// How to print the result
    #[arg(long, value_enum, default_value = "text")]
    format: ResultFormat,
}

#[derive(Debug, Args)]
struct ExportArguments {
    #[command(flatten)]
    sources: SourceArguments,
    /// How to print the result
    #[arg(long, value_enum, default_value = "text")]
    format: ResultFormat,
}

#[derive(Debug, Args)]
struct ImportArguments {
    /// The bundle, a .tar.gz file
    bundle: PathBuf,
    /// The rule that decides: data.bank.allow
    #[arg(long, value_name = "PATH")]
    entry: String,
    /// The identifier of the policy
    #[arg(long, value_name = "ID")]
    id: String,
    /// A file with the key that has to have signed it: a public key in PEM, or the secret of HS256
    #[arg(long, value_name = "FILE")]
    key: Option<PathBuf>,
    /// The algorithm of the key
    #[arg(long, value_name = "NAME", default_value = "RS256", requires = "key")]
    algorithm: String,
    /// What the signature has to be made for
    #[arg(long, value_name = "NAME", requires = "key")]
    scope: Option<String>,
}

#[derive(Debug, Args)]
struct TestArguments {
    #[command(flatten)]
    sources: SourceArguments,
    /// A file of cases, or of rules in Rego (`.rego`); may stand several times
    #[arg(long = "tests", value_name = "FILE")]
    tests: Vec<PathBuf>,
    /// How to print the result
    #[arg(long, value_enum, default_value = "text")]
    format: TestFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ResultFormat {
    /// For a terminal
    Text,
    /// Canonical JSON
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum TestFormat {
    /// For a terminal
    Text,
    /// Canonical JSON
    Json,
    /// JUnit XML
    Junit,
    /// As `opa test --format json`
    Opa,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOnDifference {
    /// Anything, and what is not known
    Any,
    /// What is asked less of, what is not known to be asked as much of, and any recorded decision
    Looser,
    /// Nothing
    Never,
}

pub(super) fn run(arguments: PolicyArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    match arguments.command {
        PolicyCommand::Check(arguments) => check(arguments, output, system),
        PolicyCommand::Coverage(arguments) => coverage(arguments, output, system),
        PolicyCommand::Diff(arguments) => diff(&arguments, output, system),
        PolicyCommand::Explain(arguments) => explain(arguments, output, system),
        PolicyCommand::Export(arguments) => export(arguments, output, system),
        PolicyCommand::Import(arguments) => import(arguments, output, system),
        PolicyCommand::Test(arguments) => test(arguments, output, system),
    }
}

fn check(arguments: CheckArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let sources = sources(arguments.sources, system)?;
    let universe = universe(arguments.universe.as_ref(), system)?;
    let checked = policy_check::run(policy_check::Input { sources, universe })?;
    output.result(&match arguments.format {
        ResultFormat::Json => canonical::to_bytes(&checked)?,
        ResultFormat::Text => policy_findings_text(checked.policies, &checked.findings, output.style).into_bytes(),
    })?;
    let strongest = checked.findings.iter().map(|finding| finding.level).max();
    Ok(if arguments.fail_on.fails(strongest) { Outcome::Findings } else { Outcome::Fine })
}

fn test(arguments: TestArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let sources = sources(arguments.sources, system)?;
    let tests = read_files(&arguments.tests, system)?;
    let tested = policy_test::run(policy_test::Input { sources, tests })?;
    output.result(&match arguments.format {
        TestFormat::Json => canonical::to_bytes(&tested)?,
        TestFormat::Text => policy_test_text(&tested.results, output.style).into_bytes(),
        TestFormat::Junit => policy_test_junit(&tested.results)?.into_bytes(),
        TestFormat::Opa => policy_test_opa(&tested.results)?.into_bytes(),
    })?;
    Ok(if tested.failed + tested.errors == 0 { Outcome::Fine } else { Outcome::Findings })
}

fn coverage(arguments: CoverageArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let sources = sources(arguments.sources, system)?;
    let tests = read_files(&arguments.tests, system)?;
    let covered = policy_coverage::run(policy_coverage::Input { sources, tests })?;
    output.result(&match arguments.format {
        ResultFormat::Json => canonical::to_bytes(&covered)?,
        ResultFormat::Text => policy_coverage_text(&covered.coverage, &covered.modules, output.style).into_bytes(),
    })?;
    Ok(if covered.coverage.complete { Outcome::Fine } else { Outcome::Findings })
}

fn diff(arguments: &DiffArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let side = |path: &PathBuf| {
        let documents = read_files(std::slice::from_ref(path), system)?;
        Ok::<_, Error>(PolicySources { documents, ..PolicySources::default() })
    };
    let recorded = arguments.recorded.as_ref().map(|path| read(path, DOCUMENT_BYTES_MAX, system)).transpose()?;
    let compared = policy_compare::run(policy_compare::Input {
        old_policies: side(&arguments.old)?,
        new_policies: side(&arguments.new)?,
        universe: universe(arguments.universe.as_ref(), system)?,
        recorded,
    })?;
    output.result(&match arguments.format {
        ResultFormat::Json => canonical::to_bytes(&compared)?,
        ResultFormat::Text => {
            policy_comparison_text(&compared.comparison, compared.replay.as_ref(), output.style).into_bytes()
        }
    })?;
    let replayed_alike =
        compared.replay.as_ref().is_none_or(|replay| replay.counts.is_empty() && replay.unreadable_lines == 0);
    let fine = match arguments.fail_on {
        FailOnDifference::Any => compared.comparison.equivalent == Verdict::Yes && replayed_alike,
        FailOnDifference::Looser => compared.comparison.at_least_as_strict == Verdict::Yes && replayed_alike,
        FailOnDifference::Never => true,
    };
    Ok(if fine { Outcome::Fine } else { Outcome::Findings })
}

fn explain(arguments: ExplainArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let sources = sources(arguments.sources, system)?;
    let request: PolicyRequest = read_part(read(&arguments.request, POLICY_BYTES_MAX, system)?.as_bytes())?;
    let explained = policy_explain::run(policy_explain::Input { sources, request })?;
    let policy_explain::Output { decision, explanations, near_misses } = &explained;
    output.result(&match arguments.format {
        ResultFormat::Json => canonical::to_bytes(&explained)?,
        ResultFormat::Text => policy_explanation_text(decision, explanations, near_misses, output.style).into_bytes(),
    })?;
    Ok(if decision.effect == Effect::Allow { Outcome::Fine } else { Outcome::NotAllowed })
}

fn export(arguments: ExportArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let exported = policy_export::run(policy_export::Input { sources: sources(arguments.sources, system)? })?;
    output.result(&match arguments.format {
        ResultFormat::Json => canonical::to_bytes(&exported)?,
        ResultFormat::Text => {
            let texts: Vec<_> =
                exported.modules.iter().map(|module| format!("# {}\n{}", module.path, module.text)).collect();
            texts.join("\n").into_bytes()
        }
    })?;
    Ok(Outcome::Fine)
}

fn import(arguments: ImportArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let bundle = system.read_file(files::text(&arguments.bundle)?, BUNDLE_BYTES_MAX)?;
    let key = arguments.key.as_ref().map(|path| read(path, KEY_BYTES_MAX, system)).transpose()?;
    let (algorithm, scope) = (arguments.algorithm, arguments.scope);
    let keys = key.map(|key| BundleKey { id: None, algorithm, key: Secret::new(key), scope });
    let imported = policy_import::run(policy_import::Input {
        bundle: STANDARD.encode(bundle),
        keys: keys.into_iter().collect(),
        entry: arguments.entry,
        id: arguments.id,
    })?;
    let signature = match imported.signature {
        BundleSignature::Unsigned => "unsigned",
        BundleSignature::NotVerified => "signed, and not verified",
        BundleSignature::Verified => "signed by the key",
    };
    output.note(&format!("revision {}: {signature}", plain(&imported.revision)));
    output.result(&canonical::to_bytes(&imported.document)?)?;
    Ok(Outcome::Fine)
}

fn sources(arguments: SourceArguments, system: &dyn Runtime) -> Result<PolicySources, Error> {
    if arguments.files.is_empty() && arguments.packs.is_empty() {
        let message = "there are no policies";
        return Err(Error::new(ErrorCode::InvalidArgument, message).with_hint("name a file, or `--pack` one"));
    }
    let documents = read_files(&arguments.files, system)?;
    Ok(PolicySources { documents, packs: arguments.packs, ..PolicySources::default() })
}

fn universe(path: Option<&PathBuf>, system: &dyn Runtime) -> Result<Universe, Error> {
    let text = path.map(|path| read(path, POLICY_BYTES_MAX, system)).transpose()?;
    Ok(text.map(|text| read_part(text.as_bytes())).transpose()?.unwrap_or_default())
}

fn read_files(paths: &[PathBuf], system: &dyn Runtime) -> Result<Vec<PolicyFile>, Error> {
    let file = |path: &PathBuf| {
        Ok(PolicyFile { path: files::text(path)?.to_owned(), text: read(path, POLICY_BYTES_MAX, system)? })
    };
    paths.iter().map(file).collect()
}

fn read(path: &Path, bytes_max: usize, system: &dyn Runtime) -> Result<String, Error> {
    let path = files::text(path)?;
    let bytes = if path == "-" { files::standard_input(bytes_max)? } else { system.read_file(path, bytes_max)? };
    String::from_utf8(bytes).map_err(|_| Error::new(ErrorCode::InvalidArgument, format!("`{path}` is not UTF-8")))
}
