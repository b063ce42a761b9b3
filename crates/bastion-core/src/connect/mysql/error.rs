//! The server's errors as ours, by its error numbers (MySQL 8.4 manual, "Server Error Message Reference").

use mysql_async::{DriverError, Error};

use super::config::MysqlConfig;
use crate::port::SourceError;

/// Access denied for a user, for a user to a database, unknown database, no such privilege, plugin not loaded.
const REFUSED: [u16; 7] = [1044, 1045, 1049, 1142, 1143, 1227, 1698];
/// No such table, view, column, routine, trigger: something went while it was read.
const GONE: [u16; 6] = [1051, 1054, 1146, 1305, 1356, 1360];
/// Lock wait timeout, deadlock, statement timeouts of MySQL and MariaDB.
const WAITED: [u16; 5] = [1205, 1213, 1317, 1969, 3024];

/// What went wrong while connecting.
pub(super) fn connecting(config: &MysqlConfig, failure: &Error) -> SourceError {
    let target = config.target.clone();
    match failure {
        Error::Driver(DriverError::NoClientSslFlagFromServer) => {
            SourceError::Tls { target, reason: "the server offers no encryption".to_owned() }
        }
        Error::Io(mysql_async::IoError::Tls(failure)) => SourceError::Tls { target, reason: failure.to_string() },
        Error::Io(mysql_async::IoError::Io(failure)) if failure.kind() == std::io::ErrorKind::InvalidData => {
            SourceError::Tls { target, reason: failure.to_string() }
        }
        Error::Io(failure) => SourceError::Unreachable { target, reason: failure.to_string() },
        other => asking(config, "connecting", other),
    }
}

/// What went wrong while asking.
pub(super) fn asking(config: &MysqlConfig, activity: &str, failure: &Error) -> SourceError {
    let (target, activity) = (config.target.clone(), activity.to_owned());
    match failure {
        Error::Server(found) if REFUSED.contains(&found.code) => {
            SourceError::Unauthorized { target, reason: found.message.clone() }
        }
        Error::Server(found) if WAITED.contains(&found.code) => {
            SourceError::Timeout { target, milliseconds: config.statement_ms_max, activity }
        }
        Error::Server(found) => {
            let reason = format!("{} (error {}, SQLSTATE {})", found.message, found.code, found.state);
            SourceError::Failed { target, activity, reason }
        }
        other => SourceError::Failed { target, activity, reason: other.to_string() },
    }
}

/// Whether something went while it was read.
pub(super) fn is_concurrent_change(failure: &Error) -> bool {
    matches!(failure, Error::Server(found) if GONE.contains(&found.code) || WAITED.contains(&found.code))
}

/// Whether this user may not see it.
pub(super) fn is_refused(failure: &Error) -> bool {
    matches!(failure, Error::Server(found) if REFUSED.contains(&found.code))
}
