//! How to reach a server.

pub use crate::connect::encryption::TlsMode;

/// How to reach a server.
#[derive(Clone)]
pub struct MysqlConfig {
    /// Host, port or socket, user, password, database.
    pub options: mysql_async::OptsBuilder,
    /// How the connection is encrypted.
    pub tls: TlsMode,
    /// The authorities that are trusted, PEM; the ones every browser trusts when absent.
    pub root_certificates: Option<Vec<u8>>,
    /// Only this database; all but the server's own when absent.
    pub database: Option<String>,
    /// Host, port and database for messages, without secrets.
    pub target: String,
    /// Milliseconds to establish the connection.
    pub connect_ms_max: u64,
    /// Milliseconds for one statement.
    pub statement_ms_max: u64,
}

// the options hold the password
impl std::fmt::Debug for MysqlConfig {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("MysqlConfig").field("target", &self.target).finish_non_exhaustive()
    }
}
