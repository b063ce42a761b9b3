//! How to reach a server.

pub use crate::connect::encryption::TlsMode;

/// How to reach a server.
#[derive(Debug, Clone)]
pub struct PostgresConfig {
    /// Host, port, user, password, database.
    pub config: tokio_postgres::Config,
    /// How the connection is encrypted.
    pub tls: TlsMode,
    /// The authorities that are trusted, PEM; the system's when absent.
    pub root_certificates: Option<Vec<u8>>,
    /// Host, port and database for messages, without secrets.
    pub target: String,
    /// Milliseconds to establish the connection.
    pub connect_ms_max: u64,
    /// Milliseconds for one statement.
    pub statement_ms_max: u64,
}
