//! The arguments, and what `--help` says about them.

use std::path::PathBuf;

use bastion_core::finding::Level;
use bastion_core::ops::comparison_render;
use bastion_core::ops::sql_format::SqlDialect;
use bastion_core::rules::CompatibilityMode;
use clap::{Args, Parser, Subcommand, ValueEnum};

use super::pii::PiiArguments;
use super::policy::PolicyArguments;
use super::query_arguments::{SqlGrantArguments, SqlQueryArguments};
use super::serve::ServeArguments;
use super::sql_protect::SqlProtectArguments;

/// What changed in a database, whom it breaks, whether it is allowed, and a proof anyone can check.
#[derive(Debug, Parser)]
#[command(name = "bastion", version, about, long_about = None, arg_required_else_help = true)]
#[command(after_help = "Exit codes: 0 fine, 1 findings at or above --fail-on or a proof that does not hold, \
2 wrong usage or input, 3 connection or configuration, 4 not allowed by policy.")]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Take a snapshot of a database's schema
    Snapshot(SnapshotArguments),
    /// List the snapshots of a store
    History(HistoryArguments),
    /// Say whether a schema may take the place of those that a store remembers
    Compatible(CompatibleArguments),
    /// Compare two databases or snapshots
    Diff(DiffArguments),
    /// Say what is wrong with a schema as it is
    Lint(LintArguments),
    /// Say what changed in the data, from its statistics
    Drift(DriftArguments),
    /// Compare, decide by policy, and leave signed evidence
    Check(Box<CheckArguments>),
    /// Plan the way from one schema to another, try it, or take it
    Migrate(MigrateArguments),
    /// Keep personal data from being seen
    Pii(PiiArguments),
    /// Check, test and compare policies, and explain what they decide
    Policy(PolicyArguments),
    /// Verify an evidence pack offline
    Verify(VerifyArguments),
    /// Keep a log that nobody can rewrite: add, prove, verify, export, witness
    Log(super::log_arguments::LogArguments),
    /// Keep an audit log: record, read, export, erase, verify, and say what is due
    Audit(super::audit_arguments::AuditArguments),
    /// Make a signing key
    Keygen(KeygenArguments),
    /// Say what is wrong with a connection and what to do
    Doctor(DoctorArguments),
    /// List the rules, or explain one
    Rules(RulesArguments),
    /// Read statements: write them again
    Sql(SqlArguments),
    /// Decide requests over HTTP, as OPA does
    Serve(Box<ServeArguments>),
    /// Call one operation with JSON
    Call(CallArguments),
    /// Print shell completions
    Completions(CompletionsArguments),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For a terminal
    Text,
    /// Canonical JSON
    Json,
    /// For a review comment or a page
    Markdown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ReportFormat {
    /// For a terminal
    Text,
    /// Canonical JSON
    Json,
    /// For a review comment or a page
    Markdown,
    /// A page that needs nothing else
    Html,
    /// SARIF 2.1.0
    Sarif,
    /// JUnit XML
    Junit,
    /// GitHub annotations
    Github,
    /// The one comment on a change, with its marker
    Comment,
    /// GitLab code quality
    Gitlab,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// Only what breaks
    Error,
    /// What breaks or may break
    Warning,
    /// Anything found
    Info,
    /// Nothing
    Never,
}

impl FailOn {
    /// Whether findings up to a level fail.
    pub(super) fn fails(self, strongest: Option<Level>) -> bool {
        let threshold = match self {
            Self::Error => Level::Error,
            Self::Warning => Level::Warning,
            Self::Info => Level::Info,
            Self::Never => return false,
        };
        strongest.is_some_and(|level| level >= threshold)
    }
}

impl ReportFormat {
    /// The format as the operation knows it.
    pub(super) const fn known(self) -> comparison_render::ReportFormat {
        use comparison_render::ReportFormat as Known;
        match self {
            Self::Text => Known::Text,
            Self::Json => Known::Json,
            Self::Markdown => Known::Markdown,
            Self::Html => Known::Html,
            Self::Sarif => Known::Sarif,
            Self::Junit => Known::Junit,
            Self::Github => Known::Github,
            Self::Comment => Known::Comment,
            Self::Gitlab => Known::Gitlab,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct SourceArguments {
    /// Only these schemas
    #[arg(long = "schema", value_name = "NAME")]
    pub(super) schemas: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum StatisticsMethod {
    /// The server's own estimates
    Catalog,
    /// Counted over a sample of rows
    Sampled,
    /// Counted over all rows
    Exact,
}

#[derive(Debug, Args)]
pub(super) struct SnapshotArguments {
    /// postgresql://…, mysql://…, sqlite:…, sql:FOLDER@SERVER, sql:FOLDER@parse-postgresql (read, not run), a database file, a snapshot file, or store:STORE@NAME
    pub(super) source: String,
    #[command(flatten)]
    pub(super) options: SourceArguments,
    /// Add statistics of every column
    #[arg(long, value_enum)]
    pub(super) statistics: Option<StatisticsMethod>,
    /// List up to this many values per column; they are data and may be personal
    #[arg(long, default_value_t = 0, requires = "statistics")]
    pub(super) sample_values: u32,
    /// Add common values and histograms, which `bastion drift` compares; they are data and may be personal
    #[arg(long, requires = "statistics")]
    pub(super) distribution: bool,
    /// Keep it in this store, a folder or a .db file; nothing is read when the catalogue looks as it did
    #[arg(long, value_name = "STORE")]
    pub(super) store: Option<String>,
    /// What to call it in the store
    #[arg(long, requires = "store")]
    pub(super) name: Option<String>,
    /// Write the JSON to this file
    #[arg(long, short)]
    pub(super) output: Option<PathBuf>,
    /// How to print the result
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct HistoryArguments {
    /// The store: a folder, or a .db file. `store:STORE@NUMBER` is the address of one of its snapshots
    pub(super) store: String,
    /// Canonical JSON instead of text
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct CompatibleArguments {
    /// The source with the schema that shall be
    pub(super) source: String,
    #[command(flatten)]
    pub(super) options: SourceArguments,
    /// The store with the schemas that were in use: a folder, or a .db file
    #[arg(long, value_name = "STORE")]
    pub(super) store: String,
    /// For whom nothing may break
    #[arg(long, value_enum)]
    pub(super) mode: Mode,
    /// How many of the latest versions it must be compatible with; all when absent
    #[arg(long, value_name = "COUNT")]
    pub(super) last: Option<u32>,
    /// Count what depends on the data, and what cannot be decided, as breaking
    #[arg(long)]
    pub(super) strict: bool,
    /// Canonical JSON instead of text
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct DriftArguments {
    /// The source before; a snapshot with statistics, or a database whose own estimates are taken
    pub(super) old: String,
    /// The source after
    pub(super) new: String,
    #[command(flatten)]
    pub(super) source: SourceArguments,
    /// Canonical JSON instead of text
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct CompareArguments {
    /// Declare a rename: kind:old.path=new.path, such as column:public.a.x=public.a.y
    #[arg(long = "rename", value_name = "RENAME")]
    pub(super) renames: Vec<String>,
    #[command(flatten)]
    pub(super) source: SourceArguments,
    /// What the team decided about rules: other levels, and findings that do not count until a day; bastion.toml in this
    /// folder when absent
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Exit with 1 when there is a finding of this level
    #[arg(long, value_enum, default_value = "error")]
    pub(super) fail_on: FailOn,
    /// How to print the result
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: ReportFormat,
    /// The file of the repository that findings are shown at, in sarif, github and gitlab
    #[arg(long, value_name = "FILE")]
    pub(super) artifact: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Mode {
    /// Old consumers keep reading
    Readers,
    /// Old producers keep writing
    Writers,
    /// The rows that are there satisfy the new schema, and nothing is lost
    Data,
    /// Old and new versions of an application run side by side
    Rolling,
    /// No lock or rewrite that stops others
    Online,
    /// No wider access, no lost classification
    Privacy,
    /// Record only
    None,
}

impl Mode {
    /// The mode as the core knows it.
    pub(super) const fn known(self) -> CompatibilityMode {
        match self {
            Self::Readers => CompatibilityMode::Readers,
            Self::Writers => CompatibilityMode::Writers,
            Self::Data => CompatibilityMode::Data,
            Self::Rolling => CompatibilityMode::Rolling,
            Self::Online => CompatibilityMode::Online,
            Self::Privacy => CompatibilityMode::Privacy,
            Self::None => CompatibilityMode::None,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct LintArguments {
    /// The source
    pub(super) source: String,
    #[command(flatten)]
    pub(super) options: SourceArguments,
    /// What the team decided about rules; bastion.toml in this folder when absent
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// Exit with 1 when there is a finding of this level
    #[arg(long, value_enum, default_value = "error")]
    pub(super) fail_on: FailOn,
    /// How to print the result
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: ReportFormat,
}

#[derive(Debug, Args)]
pub(super) struct DiffArguments {
    /// The source before
    pub(super) old: String,
    /// The source after
    pub(super) new: String,
    #[command(flatten)]
    pub(super) compare: CompareArguments,
    /// Decide by whom the change may break instead of by --fail-on
    #[arg(long, value_enum)]
    pub(super) mode: Option<Mode>,
    /// Ask the rows of this database what depends on the data; the first source when no address follows
    #[arg(long, value_name = "SOURCE", num_args = 0..=1, default_missing_value = "")]
    pub(super) probe: Option<String>,
    /// Count what depends on the data, and what cannot be decided, as breaking
    #[arg(long, requires = "mode", conflicts_with = "lenient")]
    pub(super) strict: bool,
    /// For those who read and write, count only what breaks a consumer that is known
    #[arg(long, requires = "mode")]
    pub(super) lenient: bool,
    #[command(flatten)]
    pub(super) consumers: ConsumerArguments,
}

/// Who runs statements, and where they are tried.
#[derive(Debug, Args)]
#[command(next_help_heading = "Consumers")]
pub(super) struct ConsumerArguments {
    /// A file of SQL or a folder of them, whose statements are asked of both schemas; may stand several times. Where a
    /// source is no database and no --scratch is named, their text is read beside the two schemas, and findings say so
    #[arg(long = "queries", value_name = "PATH")]
    pub(super) query_paths: Vec<String>,
    /// A manifest.json of dbt, whose models are asked of both schemas; may stand several times
    #[arg(long = "dbt", value_name = "FILE")]
    pub(super) dbt_manifests: Vec<String>,
    /// A data contract (Open Data Contract Standard, version 3), whose promises are asked of both schemas; may stand
    /// several times
    #[arg(long = "contract", value_name = "FILE")]
    pub(super) contracts: Vec<String>,
    /// Ask both schemas the statements that this database recorded (pg_stat_statements, performance_schema); the
    /// first source when no address follows
    #[arg(long, value_name = "SOURCE", num_args = 0..=1, default_missing_value = "")]
    pub(super) recorded: Option<String>,
    /// Make both schemas in throwaway databases of this server to ask them, instead of asking the sources themselves
    #[arg(long, value_name = "SERVER")]
    pub(super) scratch: Option<String>,
    /// Where names without a schema are looked up; may stand several times
    #[arg(long = "search-path", value_name = "SCHEMA")]
    pub(super) search_path: Vec<String>,
}

impl ConsumerArguments {
    /// Whether anybody is to be asked.
    pub(super) const fn asks(&self) -> bool {
        !self.query_paths.is_empty()
            || !self.dbt_manifests.is_empty()
            || !self.contracts.is_empty()
            || self.recorded.is_some()
            || self.scratch.is_some()
    }
}

#[derive(Debug, Args)]
pub(super) struct CheckArguments {
    /// The source before
    pub(super) old: String,
    /// The source after; without it everything in the first is new
    pub(super) new: Option<String>,
    #[command(flatten)]
    pub(super) compare: CompareArguments,
    /// A policy file, JSON or YAML; may stand several times
    #[arg(long = "policy", value_name = "FILE")]
    pub(super) policies: Vec<PathBuf>,
    /// A built-in policy pack; may stand several times; breaking-changes when neither is given
    #[arg(long = "pack", value_name = "NAME")]
    pub(super) packs: Vec<String>,
    /// Where the change is to be made
    #[arg(long, default_value = "production")]
    pub(super) environment: String,
    /// Who wants to make it
    #[arg(long, default_value = "unknown")]
    pub(super) actor: String,
    /// A role of whoever wants to make it; may stand several times
    #[arg(long = "role", value_name = "ROLE")]
    pub(super) roles: Vec<String>,
    /// The tenant, where there are several
    #[arg(long)]
    pub(super) tenant: Option<String>,
    /// The data set's name
    #[arg(long)]
    pub(super) dataset: Option<String>,
    #[command(flatten)]
    pub(super) signer: SignerArguments,
    /// Leave the evidence pack in this new directory, or in this file when its name ends with .zip
    #[arg(long, value_name = "PATH", requires = "signer")]
    pub(super) evidence: Option<PathBuf>,
    /// Add the evidence to the log in this folder, made when there is none
    #[arg(long, value_name = "DIRECTORY", requires_all = ["evidence", "log_origin", "log_key"])]
    pub(super) log: Option<PathBuf>,
    /// Whose log it is, the same for ever: host, slash, tenant
    #[arg(long, value_name = "HOST/TENANT", requires = "log")]
    pub(super) log_origin: Option<String>,
    /// The private key of the log; another one than signs the evidence
    #[arg(long, value_name = "FILE", requires = "log")]
    pub(super) log_key: Option<PathBuf>,
    /// The time of the decision, RFC 3339 in UTC; now when absent
    #[arg(long, value_name = "TIME")]
    pub(super) decided_at: Option<String>,
    /// The identifier of the pack; random when absent
    #[arg(long)]
    pub(super) pack_id: Option<String>,
}

#[derive(Debug, Args)]
#[group(id = "signer", multiple = true)]
pub(super) struct SignerArguments {
    /// Sign evidence with the private key in this file, or in a variable of the environment: env:NAME
    #[arg(long, value_name = "FILE", requires = "evidence", conflicts_with = "signer_command")]
    pub(super) key: Option<String>,
    /// Let this program sign: the message on its standard input, the signature on its standard output
    #[arg(long, value_name = "PROGRAM", requires_all = ["evidence", "signer_key"])]
    pub(super) signer_command: Option<String>,
    /// An argument of that program; may stand several times
    #[arg(long = "signer-argument", value_name = "ARGUMENT", requires = "signer_command", allow_hyphen_values = true)]
    pub(super) signer_arguments: Vec<String>,
    /// The public key that the program signs with
    #[arg(long, value_name = "FILE", requires = "signer_command")]
    pub(super) signer_key: Option<PathBuf>,
    /// The variable of the environment with the passphrase of an encrypted key
    #[arg(long, value_name = "NAME", default_value = "BASTION_KEY_PASSPHRASE")]
    pub(super) passphrase_env: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum PlanFormat {
    /// For a terminal
    Text,
    /// Canonical JSON
    Json,
    /// A script to run
    Sql,
    /// The script that leads back
    Rollback,
}

#[derive(Debug, Args)]
pub(super) struct MigrateArguments {
    /// The database, or its snapshot, as it is
    pub(super) old: String,
    /// The database or snapshot that it shall be like
    pub(super) new: String,
    /// Declare a rename: kind:old.path=new.path, such as column:public.a.x=public.a.y
    #[arg(long = "rename", value_name = "RENAME")]
    pub(super) renames: Vec<String>,
    /// Say how values become those of another type: schema.table.column=expression
    #[arg(long = "using", value_name = "EXPRESSION")]
    pub(super) using: Vec<String>,
    /// Let readers and writers go on: more and gentler steps, each a transaction of its own
    #[arg(long)]
    pub(super) online: bool,
    /// Write tables anew where their columns stand in another order
    #[arg(long)]
    pub(super) exact_order: bool,
    /// Try the plan on two throwaway databases of this server; `sqlite::memory:` for SQLite
    #[arg(long, value_name = "SERVER")]
    pub(super) prove: Option<String>,
    /// The pg_dump to ask as a second witness
    #[arg(long, value_name = "PROGRAM", requires = "prove")]
    pub(super) pg_dump: Option<String>,
    /// Apply the plan to the first database
    #[arg(long)]
    pub(super) apply: bool,
    #[command(flatten)]
    pub(super) source: SourceArguments,
    /// How to print the plan
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: PlanFormat,
}

#[derive(Debug, Args)]
pub(super) struct VerifyArguments {
    /// The directory of the pack, or its zip archive
    pub(super) pack: PathBuf,
    /// A public key that is trusted; may stand several times
    #[arg(long = "key", value_name = "FILE", required_unless_present = "trust")]
    pub(super) keys: Vec<PathBuf>,
    /// The key of a log that is trusted, or of a witness that has to have signed; may stand several times
    #[arg(long = "log-key", value_name = "FILE")]
    pub(super) log_keys: Vec<PathBuf>,
    /// Refuse a pack that is in no log
    #[arg(long)]
    pub(super) log_required: bool,
    /// A list of trusted keys, each for a stretch of a log, JSON
    #[arg(long, value_name = "FILE")]
    pub(super) trust: Option<PathBuf>,
    /// How to print the result
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct KeygenArguments {
    /// Where the private key goes; the public key goes beside it with `.pub` behind
    pub(super) file: PathBuf,
    /// The key is a log's of this origin: its verifier key goes beside it with `.vkey` behind
    #[arg(long, value_name = "HOST/TENANT")]
    pub(super) log_origin: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct DoctorArguments {
    /// The address to look at
    pub(super) source: String,
    /// How to print the result
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct RulesArguments {
    #[command(subcommand)]
    pub(super) command: RulesCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum RulesCommand {
    /// List every rule
    List {
        /// How to print the result
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
    /// Say what a rule means and what to do
    Explain {
        /// The rule's id or name: COL004, column-removed
        rule: String,
        /// How to print the result
        #[arg(long, value_enum, default_value = "text")]
        format: Format,
    },
}

#[derive(Debug, Args)]
pub(super) struct SqlArguments {
    #[command(subcommand)]
    pub(super) command: SqlCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum SqlCommand {
    /// Say what makes statements slow, wrong or dangerous, and what to do
    Advise(SqlAdviseArguments),
    /// Say whether a statement only reads what it may; 4 when it may not run
    Check(SqlCheckArguments),
    /// Say what is the same for every call of a statement
    Fingerprint(SqlFingerprintArguments),
    /// Write statements in lines for people, or each on one line
    Format(SqlFormatArguments),
    /// Write the statements that make a role which reads what it may, and no more
    Grant(SqlGrantArguments),
    /// Say which columns each column of a result comes from, and which decide about its rows
    Lineage(super::sql_lineage::LineageArguments),
    /// Rewrite a query so that it shows what policies let it show
    Protect(SqlProtectArguments),
    /// Run a statement that only reads what it may, within bounds
    Query(SqlQueryArguments),
}

#[derive(Debug, Args)]
pub(super) struct SqlAdviseArguments {
    /// A file of statements with semicolons between them; `-` for standard input
    #[arg(default_value = "-")]
    pub(super) file: String,
    /// Take the schema, its statistics and the plans from here; indexes are tried where hypopg is installed
    #[arg(long, value_name = "SOURCE")]
    pub(super) source: Option<String>,
    /// What the statements are written in; the source's when there is one
    #[arg(long, value_enum, default_value = "postgresql")]
    pub(super) dialect: Dialect,
    /// A file with what EXPLAIN or ANALYZE of the one statement says, in JSON
    #[arg(long, value_name = "FILE")]
    pub(super) plan: Option<String>,
    /// What new indexes may take together, in MiB
    #[arg(long, value_name = "NUMBER", default_value_t = 1024)]
    pub(super) index_megabytes: u64,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = SqlFormat::Text)]
    pub(super) format: SqlFormat,
}

#[derive(Debug, Args)]
pub(super) struct SqlFingerprintArguments {
    /// A file with one statement, also one that is cut off; `-` for standard input
    #[arg(default_value = "-")]
    pub(super) file: String,
    /// What it is written in
    #[arg(long, value_enum, default_value = "postgresql")]
    pub(super) dialect: Dialect,
    /// How to print the result
    #[arg(long, value_enum, default_value = "text")]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct SqlFormatArguments {
    /// A file of statements; `-` for standard input. Comments inside statements are left out
    #[arg(default_value = "-")]
    pub(super) file: String,
    /// What they are written in
    #[arg(long, value_enum, default_value = "postgresql")]
    pub(super) dialect: Dialect,
    /// Each on one line, for machines: every name in quotes, no comments
    #[arg(long)]
    pub(super) one_line: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Dialect {
    /// ISO/IEC 9075
    Ansi,
    /// Google's BigQuery
    Bigquery,
    /// DuckDB
    Duckdb,
    /// MariaDB
    Mariadb,
    /// MySQL
    Mysql,
    /// PostgreSQL
    Postgresql,
    /// Snowflake
    Snowflake,
    /// SQLite
    Sqlite,
}

impl Dialect {
    /// The dialect as the core knows it.
    pub(super) const fn known(self) -> SqlDialect {
        match self {
            Self::Ansi => SqlDialect::Ansi,
            Self::Bigquery => SqlDialect::Bigquery,
            Self::Duckdb => SqlDialect::Duckdb,
            Self::Mariadb => SqlDialect::Mariadb,
            Self::Mysql => SqlDialect::Mysql,
            Self::Postgresql => SqlDialect::Postgresql,
            Self::Snowflake => SqlDialect::Snowflake,
            Self::Sqlite => SqlDialect::Sqlite,
        }
    }
}

#[derive(Debug, Args)]
pub(super) struct CallArguments {
    /// The operation: diff.compare, rules.list, …; without it all are named
    pub(super) operation: Option<String>,
    /// A file with the input; `-` for standard input
    #[arg(default_value = "-")]
    pub(super) input: String,
}

#[derive(Debug, Args)]
pub(super) struct CompletionsArguments {
    /// The shell
    #[arg(value_enum)]
    pub(super) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(super) struct SqlCheckArguments {
    /// A file of one statement, or `-` for standard input
    pub(super) file: PathBuf,
    /// Whose SQL it is; the source's when there is one
    #[arg(long, value_enum, required_unless_present = "source")]
    pub(super) dialect: Option<Dialect>,
    /// The major version of the server; the source's when there is one
    #[arg(long, value_name = "NUMBER")]
    pub(super) major: Option<u16>,
    /// Look every name up here: a database or a snapshot, as for `bastion snapshot`
    #[arg(long, value_name = "SOURCE")]
    pub(super) source: Option<String>,
    #[command(flatten)]
    pub(super) allowed: AllowedArguments,
    /// How the answer is written
    #[arg(long, value_enum, default_value_t = SqlFormat::Text)]
    pub(super) format: SqlFormat,
}

/// What a statement may read.
#[derive(Debug, Clone, Args)]
pub(super) struct AllowedArguments {
    /// A schema that may be read; several in the order of the search path, `*` for all but the system's
    #[arg(long = "allow-schema", value_name = "NAME")]
    pub(super) schemas: Vec<String>,
    /// A relation that may be read, without any all of the schemas
    #[arg(long = "allow-relation", value_name = "NAME")]
    pub(super) relations: Vec<String>,
    /// A function or operator of one's own that may be used
    #[arg(long = "allow-routine", value_name = "NAME")]
    pub(super) routines: Vec<String>,
    /// The system's catalogue may be read too
    #[arg(long)]
    pub(super) catalogue: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SqlFormat {
    /// For a terminal
    Text,
    /// Canonical JSON
    Json,
}
