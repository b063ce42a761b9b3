//! `impact.find`: find those who run statements, ask both schemas, and say who breaks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::impact_judge::{self, judged};
use crate::diff::DiffOptions;
use crate::error::Error;
use crate::impact::{self, Basis, Consumer, Description, ImpactReport};
use crate::limits::{DOCUMENT_BYTES_MAX, SQL_FILE_BYTES_MAX};
use crate::migrate;
use crate::port::{Runtime, read_statements, sql_files};
use crate::rules::{self, Comparison};
use crate::snapshot::{Snapshot, SnapshotDocument};

/// Where both schemas are asked.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AskedPlace {
    /// Throwaway databases of a server are made for both.
    Server(AskedServer),
    /// Each schema stands in a database that is asked itself.
    Databases(AskedDatabases),
    /// No server is asked: the statements are read beside the two snapshots.
    Lineage(AskedLineage),
}

/// The statements' own text: relations and columns are looked up in the snapshots. Every finding says so.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskedLineage {}

/// Throwaway databases.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskedServer {
    /// The address of a server where databases may be made.
    pub address: String,
}

/// Databases that are in use: their statements are prepared and never run. When one of them is a file that cannot be
/// asked, statements are read as with `lineage`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskedDatabases {
    /// The address of the one with the old schema.
    pub old_address: String,
    /// The address of the one with the new schema.
    pub new_address: String,
}

/// Where consumers are looked for.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsumerSources {
    /// Consumers that are known already.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consumers: Vec<Consumer>,
    /// Files of SQL, and folders of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub query_paths: Vec<String>,
    /// Manifests that `dbt compile` wrote.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dbt_manifests: Vec<String>,
    /// Data contracts (Open Data Contract Standard, version 3).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contracts: Vec<String>,
    /// The address of a database whose recorded statements are taken (`pg_stat_statements`, `performance_schema`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recorded_source: Option<String>,
    /// Leave out what the old schema itself holds: views, policies, generated columns, routines.
    #[serde(default)]
    pub without_schema: bool,
}

/// What `impact.find` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ImpactFindInput")]
pub struct Input {
    /// The schema before.
    pub old_snapshot: SnapshotDocument,
    /// The schema after.
    pub new_snapshot: SnapshotDocument,
    /// What the snapshots do not say.
    #[serde(default)]
    pub options: DiffOptions,
    /// Where consumers are looked for.
    #[serde(default)]
    pub sources: ConsumerSources,
    /// Where both schemas are asked.
    pub asked: AskedPlace,
    /// Where names that are not qualified are looked up; the database's own when empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub search_path: Vec<String>,
}

/// What `impact.find` gives.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "ImpactFindOutput")]
pub struct Output {
    /// The comparison with the findings about consumers in it.
    pub comparison: Comparison,
    /// What happens to the consumers.
    pub impact: ImpactReport,
    /// What could not be taken, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// Finds, asks and judges.
///
/// # Errors
///
/// As `diff.compare`; `file_…` and `invalid_document` for what cannot be read; `proof_not_possible`; any `source_…`.
pub async fn run(runtime: &dyn Runtime, input: Input) -> Result<Output, Error> {
    let (old, new) = (Snapshot::new(input.old_snapshot)?, Snapshot::new(input.new_snapshot)?);
    let comparison = rules::compare(&old, &new, &input.options)?;
    let found = Found { old: &old, new: &new, sources: &input.sources, asked: &input.asked };
    find(runtime, comparison, found, &input.search_path).await
}

/// What is asked, of what, where.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// The schema before.
    pub old: &'a Snapshot,
    /// The schema after.
    pub new: &'a Snapshot,
    /// Where consumers are looked for.
    pub sources: &'a ConsumerSources,
    /// Where both schemas are asked.
    pub asked: &'a AskedPlace,
}

/// Adds what happens to consumers to a comparison made here.
///
/// # Errors
///
/// As [`run`].
pub async fn find(
    runtime: &dyn Runtime,
    comparison: Comparison,
    found: Found<'_>,
    search_path: &[String],
) -> Result<Output, Error> {
    let mut notes = Vec::new();
    let consumers = consumers(runtime, found, &mut notes).await?;
    let (basis, [before, after]) = describe(runtime, found, &consumers, search_path).await?;
    if basis == Basis::Text {
        notes.push("no server was asked of the statements: their text was read beside the two schemas".to_owned());
    }
    let impact_judge::Output { comparison, impact } = judged(comparison, &consumers, [&before, &after], basis);
    Ok(Output { comparison, impact, notes })
}

async fn describe(
    runtime: &dyn Runtime,
    found: Found<'_>,
    consumers: &[Consumer],
    search_path: &[String],
) -> Result<(Basis, [Vec<Description>; 2]), Error> {
    match found.asked {
        AskedPlace::Server(server) => {
            let schemas = [found.old, found.new];
            let described = runtime.describe_schemas(&server.address, schemas, consumers, search_path).await?;
            Ok((Basis::Server, described))
        }
        AskedPlace::Databases(places) => {
            let old = runtime.connect(&places.old_address).await?.introspector;
            let new = runtime.connect(&places.new_address).await?.introspector;
            if old.basis() == Basis::Text || new.basis() == Basis::Text {
                return Ok(read(found, consumers, search_path));
            }
            let before = old.describe(consumers, search_path).await?;
            Ok((Basis::Server, [before, new.describe(consumers, search_path).await?]))
        }
        AskedPlace::Lineage(_) => Ok(read(found, consumers, search_path)),
    }
}

fn read(found: Found<'_>, consumers: &[Consumer], search_path: &[String]) -> (Basis, [Vec<Description>; 2]) {
    let described = [found.old, found.new].map(|schema| read_statements(schema, consumers, search_path));
    (Basis::Text, described)
}

async fn consumers(runtime: &dyn Runtime, found: Found<'_>, notes: &mut Vec<String>) -> Result<Vec<Consumer>, Error> {
    let sources = found.sources;
    let mut consumers = sources.consumers.clone();
    for path in &sources.query_paths {
        for file in sql_files(runtime, path)? {
            let bytes = runtime.read_file(&file, SQL_FILE_BYTES_MAX)?;
            match String::from_utf8(bytes) {
                Ok(text) => consumers.extend(impact::from_sql_file(&file, &text)),
                Err(_) => notes.push(format!("`{file}` was left out: it is not UTF-8")),
            }
        }
    }
    for path in &sources.dbt_manifests {
        let (models, left_out) = impact::from_dbt_manifest(&runtime.read_file(path, DOCUMENT_BYTES_MAX)?)?;
        consumers.extend(models);
        notes.extend(left_out.iter().map(|name| format!("`{name}` was left out: `dbt compile` did not compile it")));
    }
    for path in &sources.contracts {
        let text = runtime.read_file(path, DOCUMENT_BYTES_MAX)?;
        consumers.extend(impact::from_odcs(path, &text, found.old.dialect())?);
    }
    if let Some(address) = &sources.recorded_source {
        let recorded = runtime.connect(address).await?.introspector.recorded_statements().await?;
        consumers.extend(impact::from_recorded(&recorded));
    }
    if !sources.without_schema {
        consumers.extend(impact::from_schema(found.old, migrate::routine_statement));
    }
    Ok(consumers)
}
