//! Where a log is: a folder, or a log by its name in a database.

use std::path::Path;

use crate::error::{Error, ErrorCode};
use crate::port::LogStore;

/// Opens the log at an address: a folder, `sqlite:FILE#LOG`, `postgresql://…#LOG`, or to read `https://…`.
pub(in crate::connect) fn open(address: &str, to_write: bool) -> Result<Box<dyn LogStore>, Error> {
    if let Some(rest) = address.strip_prefix("sqlite:") {
        let (file, log) = named(address, rest)?;
        return sqlite(Path::new(file), log, to_write);
    }
    if address.starts_with("postgresql://") || address.starts_with("postgres://") {
        let (database, log) = named(address, address)?;
        return postgres(database, log, to_write);
    }
    if address.starts_with("https://") || address.starts_with("http://") {
        return web(address, to_write);
    }
    folder(address, to_write)
}

/// The place and the name of a log in it.
fn named<'a>(address: &str, rest: &'a str) -> Result<(&'a str, &'a str), Error> {
    let parts = rest.rsplit_once('#').filter(|(place, log)| !place.is_empty() && !log.is_empty());
    parts.ok_or_else(|| {
        // an address may hold a password
        let scheme = address.split(':').next().unwrap_or_default();
        Error::new(ErrorCode::InvalidArgument, format!("the address `{scheme}:…` does not name a log"))
            .with_hint("a database holds many logs: add # and the name of one, best its origin")
    })
}

#[cfg(feature = "connect-sqlite")]
fn sqlite(file: &Path, log: &str, to_write: bool) -> Result<Box<dyn LogStore>, Error> {
    use super::SqliteLog;
    Ok(if to_write { Box::new(SqliteLog::to_write(file, log)?) } else { Box::new(SqliteLog::to_read(file, log)?) })
}

#[cfg(not(feature = "connect-sqlite"))]
fn sqlite(_: &Path, _: &str, _: bool) -> Result<Box<dyn LogStore>, Error> {
    Err(not_built("SQLite", "connect-sqlite"))
}

#[cfg(feature = "connect-postgres")]
fn postgres(database: &str, log: &str, to_write: bool) -> Result<Box<dyn LogStore>, Error> {
    use super::{PostgresLog, PostgresLogOptions};
    let options = PostgresLogOptions::new(log);
    let opened =
        if to_write { PostgresLog::to_write(database, &options) } else { PostgresLog::to_read(database, &options) };
    Ok(Box::new(opened?))
}

#[cfg(not(feature = "connect-postgres"))]
fn postgres(_: &str, _: &str, _: bool) -> Result<Box<dyn LogStore>, Error> {
    Err(not_built("PostgreSQL", "connect-postgres"))
}

#[cfg(feature = "connect-http")]
fn web(address: &str, to_write: bool) -> Result<Box<dyn LogStore>, Error> {
    if to_write {
        return Err(super::http::read_only());
    }
    Ok(Box::new(super::HttpLog::to_read(address)?))
}

#[cfg(not(feature = "connect-http"))]
fn web(_: &str, _: bool) -> Result<Box<dyn LogStore>, Error> {
    Err(not_built("a web server", "connect-http"))
}

#[cfg(feature = "connect-disk")]
fn folder(address: &str, to_write: bool) -> Result<Box<dyn LogStore>, Error> {
    use super::DirectoryLog;
    let folder = Path::new(address);
    if to_write {
        return Ok(Box::new(DirectoryLog::to_write(folder)?));
    }
    if !folder.is_dir() {
        let message = format!("there is no log at `{address}`");
        return Err(
            Error::new(ErrorCode::FileNotFound, message).with_hint("a log is a folder with tiles and a checkpoint")
        );
    }
    Ok(Box::new(DirectoryLog::to_read(folder)))
}

#[cfg(not(feature = "connect-disk"))]
fn folder(_: &str, _: bool) -> Result<Box<dyn LogStore>, Error> {
    Err(not_built("a folder", "connect-disk"))
}

#[cfg(not(all(
    feature = "connect-disk",
    feature = "connect-http",
    feature = "connect-postgres",
    feature = "connect-sqlite"
)))]
fn not_built(place: &str, feature: &str) -> Error {
    Error::new(ErrorCode::UnsupportedSource, format!("this build keeps no log in {place}"))
        .with_hint(format!("build with the feature `{feature}`"))
}
