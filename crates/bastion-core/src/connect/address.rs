//! Addresses as people paste them.
//!
//! PostgreSQL's driver knows fewer keys than libpq, poolers, ORMs and hosting providers put into addresses. What it
//! does not know is translated or left out, and said so in a note; what cannot be is refused.

mod mysql;

use url::Url;

pub use mysql::MysqlAddress;

use crate::port::SourceError;
use crate::schema::Dialect;

/// What an address points at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// An SQLite file, or `:memory:`.
    Sqlite {
        /// Its path.
        path: String,
    },
    /// A snapshot that was taken before.
    SnapshotFile {
        /// Its path.
        path: String,
    },
    /// Files of SQL, run in a throwaway database.
    Sql {
        /// A file, or a folder of `.sql` files that are run in the order of their names.
        path: String,
        /// The server, or `sqlite` for a database in memory.
        server: String,
    },
    /// Files of SQL, read and not run.
    SqlText {
        /// A file, or a folder of `.sql` files that are read in the order of their names.
        path: String,
        /// The product whose SQL it is.
        dialect: Dialect,
    },
    /// A snapshot in a store.
    StoredSnapshot {
        /// The store's path.
        store: String,
        /// Which one: its number, its name, the beginning of its digest; the newest when empty.
        wanted: String,
    },
    /// A PostgreSQL server.
    Postgres(PostgresAddress),
    /// A MySQL or MariaDB server.
    Mysql(MysqlAddress),
}

/// The address of a PostgreSQL server, in the driver's words.
#[derive(Clone, PartialEq, Eq)]
pub struct PostgresAddress {
    /// What the driver reads; holds the password.
    pub connection: String,
    /// libpq's `sslmode`, where one was given.
    pub ssl_mode: Option<String>,
    /// The file with the authorities that are trusted.
    pub root_certificate: Option<String>,
    /// The address without secrets.
    pub shown: String,
    /// What was changed or left out, and why.
    pub notes: Vec<String>,
    /// The address is a pooler's, as far as one can tell.
    pub pooled: bool,
}

// the connection text holds the password
impl std::fmt::Debug for PostgresAddress {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("PostgresAddress")
            .field("shown", &self.shown)
            .field("notes", &self.notes)
            .finish_non_exhaustive()
    }
}

/// Keys that other programs put into addresses, and why they are left out.
const LEFT_OUT: [(&str, &str); 12] = [
    ("pgbouncer", "it tells Prisma about a pooler; one transaction is all that is used here"),
    ("schema", "it is Prisma's; choose schemas with --schema"),
    ("connection_limit", "it sizes Prisma's pool; one connection is used here"),
    ("pool_timeout", "it is Prisma's"),
    ("socket_timeout", "it is Prisma's"),
    ("statement_cache_size", "it is Prisma's"),
    ("statement_timeout", "every statement has a time limit of its own here"),
    ("uselibpqcompat", "it changes node-postgres"),
    ("prepare_threshold", "it is psycopg's"),
    ("supa", "it is Supabase's"),
    ("workaround", "it is Supabase's"),
    ("gssencmode", "GSSAPI encryption is not used"),
];

/// Keys that the driver reads itself.
const KEPT: [&str; 14] = [
    "application_name",
    "channel_binding",
    "connect_timeout",
    "dbname",
    "host",
    "hostaddr",
    "keepalives",
    "keepalives_idle",
    "load_balance_hosts",
    "options",
    "password",
    "port",
    "target_session_attrs",
    "user",
];

// the product whose SQL is read without being run
fn parsed_as(server: &str) -> Option<Dialect> {
    Some(match server.strip_prefix("parse-")? {
        "postgresql" => Dialect::Postgresql,
        "mysql" => Dialect::Mysql,
        "mariadb" => Dialect::Mariadb,
        "sqlite" => Dialect::Sqlite,
        _ => return None,
    })
}

/// Reads an address.
///
/// # Errors
///
/// [`SourceError::Url`] when it cannot be read, [`SourceError::Unsupported`] for other kinds of sources.
pub fn parse(address: &str) -> Result<Address, SourceError> {
    let address = address.trim();
    let path = |path: &str| path.to_owned();
    if let Some(rest) = address.strip_prefix("sqlite://").or_else(|| address.strip_prefix("sqlite:")) {
        // SQLAlchemy writes three slashes before a relative path and four before an absolute one
        let rest = if address.starts_with("sqlite:////") { rest.strip_prefix('/').unwrap_or(rest) } else { rest };
        return Ok(Address::Sqlite { path: path(rest) });
    }
    if let Some(rest) = address.strip_prefix("sql:") {
        // the first `@` that a server follows: one may stand in a path, and one in front of a host
        let at = rest.match_indices('@').find(|(place, _)| {
            let server = rest.get(place + 1..).unwrap_or_default();
            server == "sqlite" || server.starts_with("postgres") || parsed_as(server).is_some()
        });
        let Some((place, _)) = at else {
            let reason = "it does not say where the SQL is run: add @sqlite, @postgresql://… of a server, or @parse-postgresql, @parse-mysql, @parse-mariadb, @parse-sqlite to \
                          read its text alone";
            return Err(SourceError::Url { reason: reason.to_owned() });
        };
        let (files, server) = (rest.get(..place).unwrap_or_default(), rest.get(place + 1..).unwrap_or_default());
        if let Some(dialect) = parsed_as(server) {
            return Ok(Address::SqlText { path: path(files), dialect });
        }
        return Ok(Address::Sql { path: path(files), server: path(server) });
    }
    if let Some(rest) = address.strip_prefix("store:") {
        let (store, wanted) = rest.rsplit_once('@').unwrap_or((rest, ""));
        return Ok(Address::StoredSnapshot { store: path(store), wanted: path(wanted) });
    }
    if let Some((scheme, rest)) = address.split_once("://") {
        let base = scheme.split('+').next().unwrap_or(scheme);
        if matches!(base, "postgres" | "postgresql") {
            return from_url(&format!("postgresql://{rest}"), scheme != base).map(Address::Postgres);
        }
        if matches!(base, "mysql" | "mysql2" | "mysqlx" | "mariadb") {
            return mysql::parse(rest, scheme != base).map(Address::Mysql);
        }
        return Err(SourceError::Unsupported { scheme: scheme.chars().take(40).collect() });
    }
    if [".db", ".sqlite", ".sqlite3"].iter().any(|extension| address.ends_with(extension)) {
        return Ok(Address::Sqlite { path: path(address) });
    }
    if address.ends_with(".json") {
        return Ok(Address::SnapshotFile { path: path(address) });
    }
    if address.split_whitespace().next().is_some_and(|word| word.contains('=')) {
        return from_pairs(address).map(Address::Postgres);
    }
    Err(SourceError::Url {
        reason: "it is neither an address with a scheme, nor key=value pairs, nor a .db or .json file".to_owned(),
    })
}

fn from_url(text: &str, driver_named: bool) -> Result<PostgresAddress, SourceError> {
    let refuse = |reason: &str| SourceError::Url { reason: reason.to_owned() };
    // several hosts are libpq's own; the URL standard knows one
    let authority =
        text.get("postgresql://".len()..).and_then(|rest| rest.split(['/', '?']).next()).unwrap_or_default();
    if authority.matches('@').count() > 1 {
        return Err(refuse("there are several `@` before the host: write `@` in a password as %40"));
    }
    if authority.contains('#') || text.contains('#') {
        return Err(refuse("there is a `#` in it: write `#` in a password as %23"));
    }
    let (before, query) = text.split_once('?').map_or((text, ""), |(before, query)| (before, query));
    let mut found = PostgresAddress {
        connection: String::new(),
        ssl_mode: None,
        root_certificate: None,
        shown: without_password(before),
        notes: Vec::new(),
        pooled: is_pooler(authority),
    };
    if driver_named {
        found.notes.push("the driver's name was left out of the scheme".to_owned());
    }
    let mut kept: Vec<(String, String)> = Vec::new();
    for (key, value) in url::form_urlencoded::parse(query.as_bytes()) {
        take(&mut found, &mut kept, &key, &value)?;
    }
    let mut serializer = url::form_urlencoded::Serializer::new(String::new());
    // libpq, and the driver with it, read `+` as itself: spaces are written %20
    let query = serializer.extend_pairs(&kept).finish().replace('+', "%20");
    found.connection = if query.is_empty() { before.to_owned() } else { format!("{before}?{query}") };
    // the parse is a check: the driver gives no reason worth reading
    if authority.is_empty() && !kept.iter().any(|(key, _)| key == "host") {
        return Err(refuse("there is no host in it"));
    }
    if !authority.contains(',') && !authority.is_empty() && Url::parse(before).is_err() {
        return Err(refuse("the host or port cannot be read; percent-encode special characters in user and password"));
    }
    Ok(found)
}

fn from_pairs(text: &str) -> Result<PostgresAddress, SourceError> {
    let mut found = PostgresAddress {
        connection: String::new(),
        ssl_mode: None,
        root_certificate: None,
        shown: String::new(),
        notes: Vec::new(),
        pooled: false,
    };
    let mut kept: Vec<(String, String)> = Vec::new();
    for (key, value) in pairs(text)? {
        take(&mut found, &mut kept, &key, &value)?;
    }
    let quoted = |value: &str| format!("'{}'", value.replace('\\', "\\\\").replace('\'', "\\'"));
    let write = |hide: bool| {
        let shown = kept.iter().filter(|(key, _)| !(hide && key == "password"));
        shown.map(|(key, value)| format!("{key}={}", quoted(value))).collect::<Vec<_>>().join(" ")
    };
    found.connection = write(false);
    found.shown = write(true);
    found.pooled = kept.iter().any(|(key, value)| key == "host" && is_pooler(value));
    Ok(found)
}

fn take(
    found: &mut PostgresAddress,
    kept: &mut Vec<(String, String)>,
    key: &str,
    value: &str,
) -> Result<(), SourceError> {
    match key {
        "sslmode" | "ssl" => {
            found.ssl_mode = Some(if key == "ssl" && value == "true" { "require" } else { value }.to_owned())
        }
        "sslrootcert" => found.root_certificate = Some(value.to_owned()),
        "sslcert" | "sslkey" | "sslpassword" => {
            return Err(SourceError::Url {
                reason: format!("`{key}` asks for a client certificate, which this build does not send"),
            });
        }
        "sslnegotiation" => kept.push((key.to_owned(), value.to_owned())),
        _ if KEPT.contains(&key) => kept.push((key.to_owned(), value.to_owned())),
        _ => {
            let reason =
                LEFT_OUT.iter().find(|(known, _)| *known == key).map_or("it is not known here", |(_, reason)| *reason);
            found.notes.push(format!("`{key}` was left out: {reason}"));
        }
    }
    Ok(())
}

// libpq's key=value form (manual, 34.1.1.1): values with spaces between single quotes, backslash escapes
fn pairs(text: &str) -> Result<Vec<(String, String)>, SourceError> {
    let refuse = |reason: &str| SourceError::Url { reason: reason.to_owned() };
    let mut pairs = Vec::new();
    let mut characters = text.chars().peekable();
    loop {
        while characters.next_if(|character| character.is_whitespace()).is_some() {}
        if characters.peek().is_none() {
            return Ok(pairs);
        }
        let mut key = String::new();
        while let Some(character) = characters.next_if(|character| *character != '=') {
            key.push(character);
        }
        characters.next().ok_or_else(|| refuse("a key has no `=` behind it"))?;
        let quoted = characters.next_if_eq(&'\'').is_some();
        let mut value = String::new();
        let mut closed = !quoted;
        while let Some(character) = characters.next_if(|character| quoted || !character.is_whitespace()) {
            match character {
                '\\' => value.extend(characters.next()),
                '\'' if quoted => {
                    closed = true;
                    break;
                }
                other => value.push(other),
            }
        }
        if !closed {
            return Err(refuse("a quoted value has no end"));
        }
        pairs.push((key.trim().to_owned(), value));
    }
}

fn without_password(before: &str) -> String {
    let Some((scheme, rest)) = before.split_once("://") else { return before.to_owned() };
    match rest.split_once('@') {
        Some((credentials, host)) => format!("{scheme}://{}@{host}", credentials.split(':').next().unwrap_or_default()),
        None => before.to_owned(),
    }
}

fn is_pooler(authority: &str) -> bool {
    authority.contains("-pooler.") || authority.contains("pooler.supabase") || authority.ends_with(":6543")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn postgres(address: &str) -> PostgresAddress {
        match parse(address).unwrap() {
            Address::Postgres(found) => found,
            other => panic!("{address}: {other:?}"),
        }
    }

    type Pasted = (&'static str, &'static str, Option<&'static str>, usize, bool);

    // address, what the driver gets, sslmode, notes, pooled
    const PASTED: &[Pasted] = &[
        ("postgres://u:p@h/d", "postgresql://u:p@h/d", None, 0, false),
        ("postgresql://u:p@h:5433/d", "postgresql://u:p@h:5433/d", None, 0, false),
        ("postgresql+psycopg2://u:p@h/d", "postgresql://u:p@h/d", None, 1, false),
        ("postgresql+asyncpg://u:p@h/d?ssl=true", "postgresql://u:p@h/d", Some("require"), 1, false),
        (
            "postgresql://u:p@ep-x-pooler.eu-central-1.aws.neon.tech/d?sslmode=require&channel_binding=require",
            "postgresql://u:p@ep-x-pooler.eu-central-1.aws.neon.tech/d?channel_binding=require",
            Some("require"),
            0,
            true,
        ),
        (
            "postgresql://u:p@ep-x.neon.tech/d?options=endpoint%3Dep-x",
            "postgresql://u:p@ep-x.neon.tech/d?options=endpoint%3Dep-x",
            None,
            0,
            false,
        ),
        (
            "postgresql://postgres.ref:p@aws-0-eu-central-1.pooler.supabase.com:6543/postgres?pgbouncer=true",
            "postgresql://postgres.ref:p@aws-0-eu-central-1.pooler.supabase.com:6543/postgres",
            None,
            1,
            true,
        ),
        ("postgresql://u:p@h/d?schema=public&connection_limit=5", "postgresql://u:p@h/d", None, 2, false),
        (
            "postgres://u:p@h.rds.amazonaws.com/d?sslmode=verify-full&sslrootcert=/etc/rds.pem",
            "postgresql://u:p@h.rds.amazonaws.com/d",
            Some("verify-full"),
            0,
            false,
        ),
        ("postgresql://u:p@h/d?statement_timeout=5000", "postgresql://u:p@h/d", None, 1, false),
        (
            "postgresql://u:p@h/d?sslmode=no-verify&uselibpqcompat=true",
            "postgresql://u:p@h/d",
            Some("no-verify"),
            1,
            false,
        ),
        ("postgresql://u:p%40ss%23@h/d", "postgresql://u:p%40ss%23@h/d", None, 0, false),
        ("postgresql://u@[::1]:5432/d", "postgresql://u@[::1]:5432/d", None, 0, false),
        (
            "postgresql://u@h1:5432,h2:5433/d?target_session_attrs=read-write",
            "postgresql://u@h1:5432,h2:5433/d?target_session_attrs=read-write",
            None,
            0,
            false,
        ),
        ("postgresql:///d?host=/var/run/postgresql", "postgresql:///d?host=%2Fvar%2Frun%2Fpostgresql", None, 0, false),
        ("postgresql://h/d?application_name=my app", "postgresql://h/d?application_name=my%20app", None, 0, false),
        (
            "postgresql://u:p@h/d?sslnegotiation=direct&sslmode=require",
            "postgresql://u:p@h/d?sslnegotiation=direct",
            Some("require"),
            0,
            false,
        ),
        (
            "host=h port=5432 user=u password='p w' dbname=d sslmode=require",
            "host='h' port='5432' user='u' password='p w' dbname='d'",
            Some("require"),
            0,
            false,
        ),
        ("host=h password=it\\'s", "host='h' password='it\\'s'", None, 0, false),
        ("  postgresql://h/d  ", "postgresql://h/d", None, 0, false),
        ("postgresql://u:p@h/d?made_up=1", "postgresql://u:p@h/d", None, 1, false),
        ("postgresql://h/d?connect_timeout=3", "postgresql://h/d?connect_timeout=3", None, 0, false),
    ];

    #[test]
    fn addresses_as_people_paste_them() {
        for (address, connection, ssl_mode, notes, pooled) in PASTED.iter().copied() {
            let found = postgres(address);
            assert_eq!(found.connection, connection, "{address}");
            assert_eq!(found.ssl_mode.as_deref(), ssl_mode, "{address}");
            assert_eq!(found.notes.len(), notes, "{address}: {:?}", found.notes);
            assert_eq!(found.pooled, pooled, "{address}");
            assert!(!found.shown.contains("p w") && !found.shown.contains(":p@"), "{address}: {}", found.shown);
            // the driver reads all of them
            connection.parse::<DriverConfig>().map_err(|failure| format!("{address}: {failure}")).unwrap();
        }
    }

    #[cfg(feature = "connect-postgres")]
    type DriverConfig = tokio_postgres::Config;
    #[cfg(not(feature = "connect-postgres"))]
    type DriverConfig = String;

    #[test]
    fn files_and_refusals() {
        let sqlite = |path: &str| Address::Sqlite { path: path.to_owned() };
        assert_eq!(parse("sqlite:bank.db").unwrap(), sqlite("bank.db"));
        assert_eq!(parse("sqlite:///bank.db").unwrap(), sqlite("/bank.db"));
        assert_eq!(parse("sqlite:////var/bank.db").unwrap(), sqlite("/var/bank.db"));
        assert_eq!(parse("sqlite::memory:").unwrap(), sqlite(":memory:"));
        assert_eq!(parse("a/b.sqlite3").unwrap(), sqlite("a/b.sqlite3"));
        let sql = |path: &str, server: &str| Address::Sql { path: path.into(), server: server.into() };
        assert_eq!(parse("sql:a@b/schema.sql@sqlite").unwrap(), sql("a@b/schema.sql", "sqlite"));
        assert_eq!(parse("sql:db@postgresql://u:p@h/d").unwrap(), sql("db", "postgresql://u:p@h/d"));
        let text = |path: &str, dialect| Address::SqlText { path: path.into(), dialect };
        assert_eq!(parse("sql:a@b/db@parse-postgresql").unwrap(), text("a@b/db", Dialect::Postgresql));
        assert_eq!(parse("sql:db.sql@parse-mariadb").unwrap(), text("db.sql", Dialect::Mariadb));
        let stored = |store: &str, wanted: &str| Address::StoredSnapshot { store: store.into(), wanted: wanted.into() };
        assert_eq!(parse("store:history").unwrap(), stored("history", ""));
        assert_eq!(parse("store:a@b/history.db@v2").unwrap(), stored("a@b/history.db", "v2"));
        assert_eq!(parse("v1.json").unwrap(), Address::SnapshotFile { path: "v1.json".to_owned() });
        for (address, code) in [
            ("oracle://h/d", "unsupported_source"),
            ("nothing", "invalid_url"),
            ("", "invalid_url"),
            ("postgresql://u:p@ss@h/d", "invalid_url"),
            ("postgresql://u:p#ss@h/d", "invalid_url"),
            ("postgresql://", "invalid_url"),
            ("postgresql://h:port/d", "invalid_url"),
            ("postgresql://h/d?sslcert=a.pem", "invalid_url"),
            ("host='h", "invalid_url"),
            ("sql:schema.sql", "invalid_url"),
            ("sql:schema.sql@mysql://h/d", "invalid_url"),
            ("sql:schema.sql@parse-oracle", "invalid_url"),
        ] {
            let error = crate::Error::from(parse(address).unwrap_err());
            assert_eq!(error.code().as_str(), code, "{address}");
            assert!(!error.to_string().contains("p@ss") && !error.to_string().contains("p#ss"), "{address}");
        }
    }
}
