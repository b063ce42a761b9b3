//! `bastion pii scan`

use std::path::PathBuf;

use bastion_core::error::ErrorCode;
use bastion_core::limits::SAMPLE_VALUES_MAX;
use bastion_core::ops::{privacy_classify, snapshot_take};
use bastion_core::port::{Runtime, StatisticsRequest};
use bastion_core::privacy::Sensitivity;
use bastion_core::privacy::column::ClassifyOptions;
use bastion_core::report::{classification_html, classification_markdown, classification_text};
use bastion_core::snapshot::StatisticsMethod;
use bastion_core::{Error, canonical};
use clap::{Args, ValueEnum};

use crate::cli::arguments::SourceArguments;
use crate::cli::output::Output;
use crate::cli::{KEY_BYTES_MAX, Outcome, files, progress, source};

#[derive(Debug, Args)]
pub(super) struct ScanArguments {
    /// A source as `bastion snapshot` takes it; the values in a snapshot's statistics are looked at
    source: String,
    #[command(flatten)]
    options: SourceArguments,
    /// Read the rows, and look at up to this many different values of each column; none is shown or kept
    #[arg(long, value_name = "COUNT", default_value_t = 0)]
    sample: u32,
    /// What chooses the values; the same seed chooses the same ones of the same data
    #[arg(long, default_value_t = 0)]
    seed: u64,
    /// A file with a secret, readable by its owner alone; with it each sample has a digest by which it can be recognised
    #[arg(long, value_name = "FILE")]
    salt_file: Option<PathBuf>,
    /// The probability from where on a column is tagged
    #[arg(long, value_name = "PROBABILITY", default_value_t = 0.5)]
    probability_min: f64,
    /// Every column in the JSON instead of only those with any sign
    #[arg(long)]
    all: bool,
    /// Exit with 1 when a column is tagged that does this much harm
    #[arg(long, value_enum, default_value = "never")]
    fail_on: Harm,
    /// How to print the result
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Harm {
    /// It identifies, authenticates or pays, or is of a special category
    High,
    /// It points at a person together with other values
    Low,
    /// Nothing
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a terminal
    Text,
    /// Canonical JSON
    Json,
    /// For a review comment or a page
    Markdown,
    /// A fragment of a page
    Html,
}

pub(super) async fn run(arguments: &ScanArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    if arguments.sample as usize > SAMPLE_VALUES_MAX {
        let message = format!("{} values were asked for; the limit is {SAMPLE_VALUES_MAX}", arguments.sample);
        return Err(Error::new(ErrorCode::LimitExceeded, message));
    }
    let mut options = source::options(&arguments.options, None);
    options.statistics = (arguments.sample > 0).then_some(StatisticsRequest {
        method: StatisticsMethod::Sampled,
        sample_values: arguments.sample,
        sample_seed: Some(arguments.seed),
        distribution: false,
    });
    let taking = snapshot_take::take(system, &arguments.source, &options);
    let snapshot = progress::watch(output, "reading the source", taking).await?;
    let classify = ClassifyOptions {
        probability_min: arguments.probability_min,
        seed: arguments.seed,
        salt: salt(arguments, system)?,
        all_columns: arguments.all,
        ..Default::default()
    };
    let found = privacy_classify::judge(&snapshot, &[], &classify)?;
    let text = match arguments.format {
        Format::Text => classification_text(&found, output.style).into_bytes(),
        Format::Json => canonical::to_bytes(&found)?,
        Format::Markdown => classification_markdown(&found).into_bytes(),
        Format::Html => classification_html(&found).into_bytes(),
    };
    output.result(&text)?;
    let fails = match arguments.fail_on {
        Harm::High => found.sensitivity == Sensitivity::High,
        Harm::Low => found.sensitivity >= Sensitivity::Low,
        Harm::Never => false,
    };
    Ok(if fails { Outcome::Findings } else { Outcome::Fine })
}

fn salt(arguments: &ScanArguments, system: &dyn Runtime) -> Result<Option<String>, Error> {
    let Some(path) = &arguments.salt_file else { return Ok(None) };
    let bytes = system.read_secret_file(files::text(path)?, KEY_BYTES_MAX)?;
    let text = String::from_utf8(bytes)
        .map_err(|_| Error::new(ErrorCode::InvalidArgument, format!("the salt in `{}` is not text", path.display())))?;
    Ok(Some(text.trim().to_owned()))
}
