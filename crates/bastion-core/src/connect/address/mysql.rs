//! Addresses of MySQL and MariaDB servers.

use url::Url;

use crate::port::SourceError;

/// The address of a MySQL or MariaDB server, taken apart.
#[derive(Clone, PartialEq, Eq)]
pub struct MysqlAddress {
    /// The host; `localhost` where none is stated.
    pub host: String,
    /// The port.
    pub port: u16,
    /// The socket, where one is stated.
    pub socket: Option<String>,
    /// The user.
    pub user: Option<String>,
    /// The password.
    pub password: Option<String>,
    /// The database, where one is stated.
    pub database: Option<String>,
    /// MySQL's `ssl-mode` in libpq's words, where one was given.
    pub ssl_mode: Option<String>,
    /// The file with the authorities that are trusted.
    pub root_certificate: Option<String>,
    /// The address without secrets.
    pub shown: String,
    /// What was left out, and why.
    pub notes: Vec<String>,
}

impl std::fmt::Debug for MysqlAddress {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = formatter.debug_struct("MysqlAddress");
        shown.field("shown", &self.shown).field("notes", &self.notes).finish_non_exhaustive()
    }
}

/// Reads what stands behind `mysql://`.
pub(super) fn parse(rest: &str, driver_named: bool) -> Result<MysqlAddress, SourceError> {
    let refuse = |reason: &str| SourceError::Url { reason: reason.to_owned() };
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    if authority.matches('@').count() > 1 {
        return Err(refuse("there are several `@` before the host: write `@` in a password as %40"));
    }
    if rest.contains('#') {
        return Err(refuse("there is a `#` in it: write `#` in a password as %23"));
    }
    let url = Url::parse(&format!("mysql://{rest}")).map_err(|_| {
        refuse("the host or port cannot be read; percent-encode special characters in user and password")
    })?;
    let decoded = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8_lossy().into_owned();
    let filled = |text: &str| (!text.is_empty()).then(|| decoded(text));
    let host = url.host_str().filter(|host| !host.is_empty()).unwrap_or("localhost");
    let mut found = MysqlAddress {
        // an IPv6 address stands between brackets
        host: decoded(host).trim_start_matches('[').trim_end_matches(']').to_owned(),
        port: url.port().unwrap_or(3306),
        socket: None,
        user: filled(url.username()),
        password: url.password().map(decoded),
        database: filled(url.path().trim_start_matches('/')),
        ssl_mode: None,
        root_certificate: None,
        shown: String::new(),
        notes: Vec::new(),
    };
    let user = if url.username().is_empty() { String::new() } else { format!("{}@", url.username()) };
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    found.shown = format!("mysql://{user}{host}{port}{}", url.path());
    if driver_named {
        found.notes.push("the driver's name was left out of the scheme".to_owned());
    }
    for (key, value) in url.query_pairs() {
        take(&mut found, &key, &value)?;
    }
    Ok(found)
}

// the keys of the MySQL and MariaDB clients, and of the drivers of Go, Python, Node and Java
fn take(found: &mut MysqlAddress, key: &str, value: &str) -> Result<(), SourceError> {
    match key.to_ascii_lowercase().replace('_', "-").as_str() {
        "ssl-mode" | "sslmode" | "tls" | "ssl" => found.ssl_mode = Some(ssl_mode(value)?.to_owned()),
        "ssl-ca" | "sslrootcert" | "sslca" => found.root_certificate = Some(value.to_owned()),
        "socket" | "unix-socket" => found.socket = Some(value.to_owned()),
        "ssl-cert" | "ssl-key" => {
            return Err(SourceError::Url {
                reason: format!("`{key}` asks for a client certificate, which this build does not send"),
            });
        }
        "charset" => found.notes.push("`charset` was left out: texts are read as utf8mb4".to_owned()),
        _ => found.notes.push(format!("`{key}` was left out: it is not known here")),
    }
    Ok(())
}

fn ssl_mode(value: &str) -> Result<&'static str, SourceError> {
    match value.to_ascii_lowercase().replace('_', "-").as_str() {
        "disabled" | "disable" | "false" | "0" => Ok("disable"),
        "preferred" | "prefer" => Ok("prefer"),
        "required" | "require" | "true" | "1" | "skip-verify" => Ok("require"),
        "verify-ca" => Ok("verify-ca"),
        "verify-identity" | "verify-full" => Ok("verify-full"),
        other => Err(SourceError::Url { reason: format!("`{other}` is no ssl-mode") }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_as_people_paste_them() {
        let found = parse("u:p%40ss@db.example:3307/shop?ssl-mode=VERIFY_IDENTITY&ssl-ca=/ca.pem&charset=utf8", true);
        let found = found.unwrap();
        assert_eq!((found.host.as_str(), found.port, found.database.as_deref()), ("db.example", 3307, Some("shop")));
        assert_eq!((found.user.as_deref(), found.password.as_deref()), (Some("u"), Some("p@ss")));
        assert_eq!(found.ssl_mode.as_deref(), Some("verify-full"));
        assert_eq!(found.root_certificate.as_deref(), Some("/ca.pem"));
        assert_eq!((found.shown.as_str(), found.notes.len()), ("mysql://u@db.example:3307/shop", 2));
        assert!(!format!("{found:?}").contains("p@ss"));
    }

    #[test]
    fn what_is_left_out_has_its_usual_value() {
        let found = parse("[::1]?socket=/run/mysqld.sock", false).unwrap();
        assert_eq!((found.host.as_str(), found.port, found.user, found.database), ("::1", 3306, None, None));
        assert_eq!(found.socket.as_deref(), Some("/run/mysqld.sock"));
        assert_eq!(parse("", false).unwrap().host, "localhost");
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for address in ["u:p@ss@h/d", "u:p#ss@h/d", "h:port/d", "h/d?ssl-mode=maybe", "h/d?ssl-cert=a.pem"] {
            let error = crate::Error::from(parse(address, false).unwrap_err());
            assert_eq!(error.code().as_str(), "invalid_url", "{address}");
            assert!(!error.to_string().contains("p@ss") && !error.to_string().contains("p#ss"), "{address}");
        }
    }
}
