//! The system this process runs on.

use async_trait::async_trait;

use super::address::{self, Address, MysqlAddress, PostgresAddress};
use crate::audit::KeyEncryptionKeys;
use crate::error::{Error, ErrorCode};
use crate::impact::{Consumer, Description};
#[cfg(any(feature = "connect-mysql", feature = "connect-postgres"))]
use crate::limits::{CONNECT_MS_MAX, STATEMENT_MS_MAX};
use crate::limits::{DOCUMENT_BYTES_MAX, SQL_FILE_BYTES_MAX};
use crate::migrate::{Applied, Plan, PlanOptions, Proof};
use crate::port::{
    BodyStore, Connection, Diagnosis, KeyRing, LogStore, MemorySource, NewFile, Runtime, SnapshotStore, SourceError,
    keep, sql_files,
};
use crate::schema::Dialect;
use crate::snapshot::Snapshot;

/// Sources by address, the system's clock and randomness, the local disk.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRuntime;

impl SystemRuntime {
    /// The system of this process.
    #[must_use]
    pub const fn new() -> Self {
        Self
    }

    // part of a name that nobody else uses
    fn token(self) -> Result<String, Error> {
        let mut random = [0; 8];
        self.random(&mut random)?;
        Ok(random.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

#[async_trait]
impl Runtime for SystemRuntime {
    async fn connect(&self, address: &str) -> Result<Connection, SourceError> {
        open(self, address).await
    }

    async fn diagnose(&self, address: &str) -> Diagnosis {
        super::doctor::diagnose(self, address).await
    }

    async fn apply_plan(&self, address: &str, plan: &Plan) -> Result<Applied, Error> {
        match address::parse(address)? {
            #[cfg(feature = "connect-postgres")]
            Address::Postgres(found) => super::postgres::apply_checked(&configured(&found)?, plan).await,
            #[cfg(feature = "connect-sqlite")]
            Address::Sqlite { path } => super::sqlite::apply(&path, plan),
            #[cfg(feature = "connect-mysql")]
            Address::Mysql(found) => super::mysql::apply(&mysql_config(&found)?, plan).await,
            _ => {
                let _ = plan;
                Err(no_migrations(address))
            }
        }
    }

    async fn prove_plan(
        &self,
        address: &str,
        old: &Snapshot,
        new: &Snapshot,
        options: &PlanOptions,
        dump_program: Option<&str>,
    ) -> Result<Proof, Error> {
        let token = self.token()?;
        match address::parse(address)? {
            #[cfg(feature = "connect-postgres")]
            Address::Postgres(found) => {
                let request = super::postgres::ProofRequest { old, new, options, token: &token, dump_program };
                super::postgres::prove(&configured(&found)?, request).await
            }
            #[cfg(feature = "connect-sqlite")]
            Address::Sqlite { path } => {
                only_in_memory(&path)?;
                super::sqlite::prove(old, new, options)
            }
            _ => {
                let _ = (old, new, options, token, dump_program);
                Err(no_migrations(address))
            }
        }
    }

    async fn describe_schemas(
        &self,
        address: &str,
        schemas: [&Snapshot; 2],
        consumers: &[Consumer],
        search_path: &[String],
    ) -> Result<[Vec<Description>; 2], Error> {
        let token = self.token()?;
        match address::parse(address)? {
            #[cfg(feature = "connect-postgres")]
            Address::Postgres(found) => {
                super::postgres::describe_schemas(&configured(&found)?, schemas, consumers, search_path, &token).await
            }
            #[cfg(feature = "connect-sqlite")]
            Address::Sqlite { path } => {
                only_in_memory(&path)?;
                super::sqlite::describe_schemas(schemas, consumers)
            }
            _ => {
                let _ = (schemas, consumers, search_path, token);
                Err(no_migrations(address))
            }
        }
    }

    #[cfg(feature = "connect-disk")]
    fn open_store(&self, path: &str, create: bool) -> Result<Box<dyn SnapshotStore>, Error> {
        super::store::open(path, create)
    }

    #[cfg(not(feature = "connect-disk"))]
    fn open_store(&self, _: &str, _: bool) -> Result<Box<dyn SnapshotStore>, Error> {
        Err(no_disk())
    }

    #[cfg(any(feature = "connect-disk", feature = "connect-postgres", feature = "connect-sqlite"))]
    fn open_log(&self, address: &str, to_write: bool) -> Result<Box<dyn LogStore>, Error> {
        super::log::open(address, to_write)
    }

    #[cfg(not(any(feature = "connect-disk", feature = "connect-postgres", feature = "connect-sqlite")))]
    fn open_log(&self, _: &str, _: bool) -> Result<Box<dyn LogStore>, Error> {
        Err(no_disk())
    }

    #[cfg(feature = "connect-disk")]
    fn open_bodies(&self, address: &str, to_write: bool) -> Result<Box<dyn BodyStore>, Error> {
        super::audit::open_bodies(address, to_write)
    }

    #[cfg(feature = "connect-disk")]
    fn open_keys(&self, address: &str, with: KeyEncryptionKeys, to_write: bool) -> Result<Box<dyn KeyRing>, Error> {
        super::audit::open_keys(address, with, to_write)
    }

    #[cfg(not(feature = "connect-disk"))]
    fn open_bodies(&self, _: &str, _: bool) -> Result<Box<dyn BodyStore>, Error> {
        Err(no_disk())
    }

    #[cfg(not(feature = "connect-disk"))]
    fn open_keys(&self, _: &str, _: KeyEncryptionKeys, _: bool) -> Result<Box<dyn KeyRing>, Error> {
        Err(no_disk())
    }

    fn now(&self) -> String {
        jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    fn random(&self, bytes: &mut [u8]) -> Result<(), Error> {
        getrandom::fill(bytes)
            .map_err(|error| Error::new(ErrorCode::Internal, format!("the system gives no randomness: {error}")))
    }

    #[cfg(feature = "connect-disk")]
    fn read_file(&self, path: &str, bytes_max: usize) -> Result<Vec<u8>, Error> {
        Ok(super::disk::read_file(path, bytes_max)?)
    }

    #[cfg(feature = "connect-disk")]
    fn read_secret_file(&self, path: &str, bytes_max: usize) -> Result<Vec<u8>, Error> {
        Ok(super::disk::read_secret_file(path, bytes_max)?)
    }

    #[cfg(feature = "connect-disk")]
    fn list_files(&self, directory: &str, files_max: usize) -> Result<Vec<String>, Error> {
        Ok(super::disk::list_files(directory, files_max)?)
    }

    #[cfg(feature = "connect-disk")]
    fn write_files(&self, directory: &str, files: &[NewFile<'_>], replace: bool) -> Result<(), Error> {
        Ok(super::disk::write_files(directory, files, replace)?)
    }

    #[cfg(not(feature = "connect-disk"))]
    fn read_file(&self, _: &str, _: usize) -> Result<Vec<u8>, Error> {
        Err(no_disk())
    }

    #[cfg(not(feature = "connect-disk"))]
    fn read_secret_file(&self, _: &str, _: usize) -> Result<Vec<u8>, Error> {
        Err(no_disk())
    }

    #[cfg(not(feature = "connect-disk"))]
    fn list_files(&self, _: &str, _: usize) -> Result<Vec<String>, Error> {
        Err(no_disk())
    }

    #[cfg(not(feature = "connect-disk"))]
    fn write_files(&self, _: &str, _: &[NewFile<'_>], _: bool) -> Result<(), Error> {
        Err(no_disk())
    }
}

#[cfg(not(feature = "connect-disk"))]
fn no_disk() -> Error {
    Error::new(ErrorCode::FileFailed, "this build has no access to files")
        .with_hint("build with the feature `connect-disk`")
}

async fn open(runtime: &SystemRuntime, text: &str) -> Result<Connection, SourceError> {
    match address::parse(text)? {
        Address::Sqlite { path } => sqlite(&path),
        Address::SnapshotFile { path } => {
            let unreachable =
                |error: Error| SourceError::Unreachable { target: path.clone(), reason: error.to_string() };
            let json = runtime.read_file(&path, DOCUMENT_BYTES_MAX).map_err(unreachable)?;
            let introspector = Box::new(MemorySource::new(Snapshot::from_json(&json)?));
            Ok(Connection { introspector, address: path })
        }
        Address::Sql { path, server } => {
            let snapshot = elaborated(runtime, &path, &server).await.map_err(|error| SourceError::Unreachable {
                target: path.clone(),
                reason: match error.hint() {
                    Some(hint) => format!("{error}; {hint}"),
                    None => error.to_string(),
                },
            })?;
            Ok(Connection { introspector: Box::new(MemorySource::new(snapshot)), address: format!("sql:{path}") })
        }
        Address::SqlText { path, dialect } => {
            let unreachable =
                |error: Error| SourceError::Unreachable { target: path.clone(), reason: error.to_string() };
            let snapshot =
                sql_texts(runtime, &path).and_then(|texts| read_text(dialect, &texts)).map_err(unreachable)?;
            Ok(Connection { introspector: Box::new(MemorySource::new(snapshot)), address: format!("sql:{path}") })
        }
        Address::StoredSnapshot { store, wanted } => {
            let unreachable =
                |error: Error| SourceError::Unreachable { target: store.clone(), reason: error.to_string() };
            let opened = runtime.open_store(&store, false).map_err(unreachable)?;
            let entry = keep::find(opened.as_ref(), &wanted).map_err(unreachable)?;
            let snapshot = keep::get(opened.as_ref(), &entry).map_err(unreachable)?;
            let address = format!("store:{store}@{}", entry.number);
            Ok(Connection { introspector: Box::new(MemorySource::new(snapshot)), address })
        }
        Address::Postgres(found) => postgres(&found).await,
        Address::Mysql(found) => mysql(&found).await,
    }
}

// the schema that files of SQL make
async fn elaborated(runtime: &SystemRuntime, path: &str, server: &str) -> Result<Snapshot, Error> {
    let texts = sql_texts(runtime, path)?;
    if server == "sqlite" {
        return elaborated_by_sqlite(&texts);
    }
    elaborated_by_postgres(runtime, texts, server).await
}

#[cfg(feature = "sql")]
fn read_text(dialect: Dialect, texts: &[(String, String)]) -> Result<Snapshot, Error> {
    Ok(Snapshot::new(crate::sql::read_schema(dialect, texts))?)
}

#[cfg(not(feature = "sql"))]
fn read_text(_: Dialect, _: &[(String, String)]) -> Result<Snapshot, Error> {
    Err(Error::new(ErrorCode::UnsupportedSource, "this build cannot read SQL without running it")
        .with_hint("build with the feature `sql`"))
}

// files of SQL, path and text
fn sql_texts(runtime: &SystemRuntime, path: &str) -> Result<Vec<(String, String)>, Error> {
    let mut texts = Vec::new();
    for file in sql_files(runtime, path)? {
        let bytes = runtime.read_file(&file, SQL_FILE_BYTES_MAX)?;
        let text = String::from_utf8(bytes)
            .map_err(|_| Error::new(ErrorCode::InvalidArgument, format!("`{file}` is not UTF-8")))?;
        texts.push((file, text));
    }
    Ok(texts)
}

#[cfg(feature = "connect-sqlite")]
fn elaborated_by_sqlite(texts: &[(String, String)]) -> Result<Snapshot, Error> {
    Ok(super::sqlite::elaborate(texts)?)
}

#[cfg(not(feature = "connect-sqlite"))]
fn elaborated_by_sqlite(_: &[(String, String)]) -> Result<Snapshot, Error> {
    Err(SourceError::Unsupported { scheme: "sqlite".to_owned() }.into())
}

#[cfg(feature = "connect-postgres")]
async fn elaborated_by_postgres(
    runtime: &SystemRuntime,
    texts: Vec<(String, String)>,
    server: &str,
) -> Result<Snapshot, Error> {
    let Address::Postgres(found) = address::parse(server)? else {
        return Err(SourceError::Unsupported { scheme: server.chars().take(40).collect() }.into());
    };
    let files: Vec<_> = texts.into_iter().map(|(path, text)| super::postgres::SqlFile { path, text }).collect();
    super::postgres::elaborate(&configured(&found)?, &files, &runtime.token()?).await
}

#[cfg(not(feature = "connect-postgres"))]
async fn elaborated_by_postgres(runtime: &SystemRuntime, _: Vec<(String, String)>, _: &str) -> Result<Snapshot, Error> {
    let _ = runtime.token();
    Err(SourceError::Unsupported { scheme: "postgresql".to_owned() }.into())
}

#[cfg(feature = "connect-mysql")]
async fn mysql(found: &MysqlAddress) -> Result<Connection, SourceError> {
    let source = super::mysql::MysqlSource::connect(mysql_config(found)?).await?;
    Ok(Connection { introspector: Box::new(source), address: found.shown.clone() })
}

#[cfg(not(feature = "connect-mysql"))]
async fn mysql(_: &MysqlAddress) -> Result<Connection, SourceError> {
    Err(SourceError::Unsupported { scheme: "mysql".to_owned() })
}

/// The connector's words for an address.
#[cfg(feature = "connect-mysql")]
fn mysql_config(found: &MysqlAddress) -> Result<super::mysql::MysqlConfig, SourceError> {
    use super::mysql::{MysqlConfig, TlsMode};
    #[expect(
        clippy::disallowed_methods,
        reason = "what the server's own clients read from the environment is read here and nowhere else"
    )]
    let password = found.password.clone().or_else(|| std::env::var("MYSQL_PWD").ok());
    let options = mysql_async::OptsBuilder::default()
        .ip_or_hostname(found.host.clone())
        .tcp_port(found.port)
        .user(found.user.clone())
        .pass(password)
        .db_name(found.database.clone())
        .socket(found.socket.clone())
        // never another way than the one that was named
        .prefer_socket(false);
    let place = found.socket.clone().unwrap_or_else(|| format!("{}:{}", found.host, found.port));
    Ok(MysqlConfig {
        options,
        tls: match found.ssl_mode.as_deref() {
            // a socket is local
            _ if found.socket.is_some() => TlsMode::Disable,
            Some("disable") => TlsMode::Disable,
            Some("require") => TlsMode::Require,
            Some("verify-ca") => TlsMode::VerifyCa,
            Some("verify-full") => TlsMode::VerifyFull,
            _ => TlsMode::Prefer,
        },
        root_certificates: found.root_certificate.as_deref().map(read_certificates).transpose()?,
        database: found.database.clone(),
        target: format!("{place}/{}", found.database.as_deref().unwrap_or_default()),
        connect_ms_max: CONNECT_MS_MAX,
        statement_ms_max: STATEMENT_MS_MAX,
    })
}

#[cfg(feature = "connect-sqlite")]
fn sqlite(path: &str) -> Result<Connection, SourceError> {
    let source = super::sqlite::SqliteSource::open(path)?;
    Ok(Connection { introspector: Box::new(source), address: format!("sqlite:{path}") })
}

#[cfg(not(feature = "connect-sqlite"))]
fn sqlite(_: &str) -> Result<Connection, SourceError> {
    Err(SourceError::Unsupported { scheme: "sqlite".to_owned() })
}

fn no_migrations(address: &str) -> Error {
    let shown = address.split(':').next().unwrap_or_default();
    Error::new(ErrorCode::UnsupportedSource, format!("no schemas are made in `{shown}`"))
        .with_hint("name a PostgreSQL server: postgresql://…, or sqlite::memory: for SQLite")
}

#[cfg(feature = "connect-sqlite")]
fn only_in_memory(path: &str) -> Result<(), Error> {
    if path == ":memory:" {
        return Ok(());
    }
    let message = format!("schemas are not tried out in the file `{path}`");
    Err(Error::new(ErrorCode::InvalidArgument, message).with_hint("name `sqlite::memory:`"))
}

#[cfg(feature = "connect-postgres")]
async fn postgres(found: &PostgresAddress) -> Result<Connection, SourceError> {
    let source = super::postgres::PostgresSource::connect(configured(found)?).await?;
    Ok(Connection { introspector: Box::new(source), address: found.shown.clone() })
}

#[cfg(feature = "connect-postgres")]
fn configured(found: &PostgresAddress) -> Result<super::postgres::PostgresConfig, SourceError> {
    #[expect(
        clippy::disallowed_methods,
        reason = "what libpq reads from the environment is read here and nowhere else"
    )]
    let password = std::env::var("PGPASSWORD").ok();
    postgres_config(found, password)
}

/// The connector's words for the address of a PostgreSQL server.
#[cfg(feature = "connect-postgres")]
pub(super) fn postgres_at(address: &str) -> Result<super::postgres::PostgresConfig, SourceError> {
    match address::parse(address)? {
        Address::Postgres(found) => configured(&found),
        _ => Err(SourceError::Url { reason: "it is not the address of a PostgreSQL server".to_owned() }),
    }
}

/// The connector's words for an address.
#[cfg(feature = "connect-postgres")]
pub(super) fn postgres_config(
    found: &PostgresAddress,
    password: Option<String>,
) -> Result<super::postgres::PostgresConfig, SourceError> {
    use super::postgres::{PostgresConfig, TlsMode};
    let unreadable = |reason: String| SourceError::Url { reason };
    let mut config: tokio_postgres::Config = found.connection.parse().map_err(|failure: tokio_postgres::Error| {
        unreadable(std::error::Error::source(&failure).map_or_else(|| failure.to_string(), ToString::to_string))
    })?;
    if let Some(password) = password.filter(|_| config.get_password().is_none()) {
        config.password(password);
    }
    config.application_name("bastion");
    let tls = match found.ssl_mode.as_deref() {
        None | Some("prefer" | "allow") => TlsMode::Prefer,
        Some("disable") => TlsMode::Disable,
        // node-postgres says `no-verify` for what libpq calls `require`
        Some("require" | "no-verify") => TlsMode::Require,
        Some("verify-ca") => TlsMode::VerifyCa,
        Some("verify-full") => TlsMode::VerifyFull,
        Some(other) => return Err(unreadable(format!("`{other}` is no sslmode"))),
    };
    let root_certificates = match found.root_certificate.as_deref() {
        None | Some("system") => None,
        Some(path) => Some(read_certificates(path)?),
    };
    let host = config.get_hosts().first().map_or_else(
        || "localhost".to_owned(),
        |host| match host {
            tokio_postgres::config::Host::Tcp(name) => name.clone(),
            #[cfg(unix)]
            tokio_postgres::config::Host::Unix(path) => path.display().to_string(),
        },
    );
    let port = config.get_ports().first().copied().unwrap_or(5432);
    let stated = config.get_connect_timeout().and_then(|stated| u64::try_from(stated.as_millis()).ok());
    Ok(PostgresConfig {
        target: format!("{host}:{port}/{}", config.get_dbname().unwrap_or_default()),
        config,
        tls,
        root_certificates,
        connect_ms_max: stated.map_or(CONNECT_MS_MAX, |stated| stated.min(CONNECT_MS_MAX)),
        statement_ms_max: STATEMENT_MS_MAX,
    })
}

#[cfg(any(feature = "connect-mysql", feature = "connect-postgres"))]
fn read_certificates(path: &str) -> Result<Vec<u8>, SourceError> {
    const CERTIFICATES_BYTES_MAX: usize = 4 * 1024 * 1024;
    let read = SystemRuntime.read_file(path, CERTIFICATES_BYTES_MAX);
    read.map_err(|error| SourceError::Tls {
        target: path.to_owned(),
        reason: format!("the root certificate cannot be read: {error}"),
    })
}

#[cfg(not(feature = "connect-postgres"))]
async fn postgres(_: &PostgresAddress) -> Result<Connection, SourceError> {
    Err(SourceError::Unsupported { scheme: "postgresql".to_owned() })
}
