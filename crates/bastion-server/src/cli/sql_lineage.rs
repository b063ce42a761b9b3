//! `bastion sql lineage`

use bastion_core::Error;
use bastion_core::canonical;
use bastion_core::error::ErrorCode;
use bastion_core::impact::Description;
use bastion_core::ops::lineage_render::{self, LineageFormat};
use bastion_core::ops::{lineage_trace, snapshot_take};
use bastion_core::port::{Runtime, SnapshotOptions};
use bastion_core::report::plain;
use bastion_core::snapshot::SnapshotDocument;
use clap::{Args, ValueEnum};

use super::arguments::Dialect;
use super::output::Output;
use super::{Outcome, progress, sql, sql_advise};

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
    let sql = sql::text(&arguments.file, system)?;
    let options = SnapshotOptions::default();
    let snapshot = match &arguments.source {
        Some(source) => {
            let taking = snapshot_take::take(system, source, &options);
            progress::watch(output, "reading the catalogue", taking).await?.to_document()
        }
        None => SnapshotDocument::new(sql_advise::product(arguments.dialect)?),
    };
    let LineageArguments { search_path, namespace, database, format, .. } = arguments;
    let (answer, bytes) = match format.rendered() {
        Some(format) => {
            let input = lineage_render::Input { snapshot, sql, search_path, format, namespace, database };
            let rendered = lineage_render::run(input)?;
            (rendered.answer, rendered.text.into_bytes())
        }
        None => {
            let traced = lineage_trace::run(lineage_trace::Input { snapshot, sql, search_path })?;
            (traced.answer.clone(), canonical::to_bytes(&traced)?)
        }
    };
    // a statement that does not hold has no lineage
    match answer {
        Description::Refused(refused) => {
            let message = format!("{} (SQLSTATE {})", plain(&refused.message), plain(&refused.code));
            return Err(Error::new(ErrorCode::InvalidSql, message));
        }
        Description::Unasked(unasked) => output.note(&plain(&unasked.reason)),
        Description::Prepared(_) => {}
    }
    output.result(&bytes)?;
    Ok(Outcome::Fine)
}
