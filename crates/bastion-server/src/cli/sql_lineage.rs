//! `bastion sql lineage`

use bastion_core::Error;
use bastion_core::canonical;
use bastion_core::error::ErrorCode;
use bastion_core::impact::Description;
use bastion_core::ops::lineage_render::{self, LineageFormat};
use bastion_core::ops::lineage_trace;
use bastion_core::port::Runtime;
use bastion_core::report::plain;
use bastion_core::snapshot::{Snapshot, SnapshotDocument};
use bastion_core::sql::Namespace;
use clap::{Args, ValueEnum};

use super::arguments::Dialect;
use super::output::Output;
use super::{Outcome, sql};

#[derive(Debug, Args)]
pub(super) struct LineageArguments {
    /// A file with one statement; `-` for standard input
    #[arg(default_value = "-")]
    file: String,
    /// Look every name up here: a database or a snapshot, as for `bastion snapshot`. Without it columns are guessed
    #[arg(long, value_name = "SOURCE")]
    source: Option<String>,
    /// What the statement is written in; the source's when there is one
    #[arg(long, value_enum, default_value = "postgresql")]
    dialect: Dialect,
    /// A schema in which names without one are looked up; several in their order
    #[arg(long = "search-path", value_name = "NAME")]
    search_path: Vec<String>,
    /// Where the data lies, in OpenLineage's way of naming: postgres://host:5432
    #[arg(long, default_value = "", value_name = "NAMESPACE")]
    namespace: String,
    /// The database, which stands in front of each schema in that way of naming
    #[arg(long, value_name = "NAME")]
    database: Option<String>,
    /// How to print the result
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A sentence for each column, and one about the rows
    Text,
    /// Each column with what it comes from, as canonical JSON
    Json,
    /// OpenLineage's facet `columnLineage`
    Openlineage,
    /// Nodes and edges, as canonical JSON
    Graph,
    /// A flowchart of Mermaid
    Mermaid,
    /// The language of Graphviz
    Dot,
}

impl Format {
    const fn rendered(self) -> Option<LineageFormat> {
        match self {
            Self::Text => Some(LineageFormat::Sentences),
            Self::Json => None,
            Self::Openlineage => Some(LineageFormat::Openlineage),
            Self::Graph => Some(LineageFormat::Graph),
            Self::Mermaid => Some(LineageFormat::Mermaid),
            Self::Dot => Some(LineageFormat::Dot),
        }
    }
}

pub(super) async fn run(arguments: LineageArguments, output: &Output, system: &dyn Runtime) -> Result<Outcome, Error> {
    let text = sql::text(&arguments.file, system)?;
    let snapshot = match &arguments.source {
        Some(source) => sql::schema(source, output, system).await?,
        None => Snapshot::new(SnapshotDocument::new(sql::product(arguments.dialect)?))?,
    };
    let traced = lineage_trace::trace(&snapshot, &text, &arguments.search_path)?;
    // a statement that does not hold has no lineage
    match &traced.answer {
        Description::Refused(refused) => {
            let message = format!("{} (SQLSTATE {})", plain(&refused.message), plain(&refused.code));
            return Err(Error::new(ErrorCode::InvalidSql, message));
        }
        Description::Unasked(unasked) => output.note(&plain(&unasked.reason)),
        Description::Prepared(_) => {}
    }
    let LineageArguments { namespace, database, format, .. } = arguments;
    let bytes = match format.rendered() {
        Some(format) => lineage_render::written(&traced.lineage(), format, &Namespace { namespace, database })?.into(),
        None => canonical::to_bytes(&traced)?,
    };
    output.result(&bytes)?;
    Ok(Outcome::Fine)
}
