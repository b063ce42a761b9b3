//! Databases that are made for one purpose and dropped again.

use tokio_postgres::Client;

use super::{PostgresConfig, error, tls};
use crate::connect::deadline::within;
use crate::error::Error;
use crate::escape::identifier;
use crate::port::SourceError;

/// Connects to a server.
pub(super) async fn connect(config: &PostgresConfig) -> Result<Client, SourceError> {
    within(&config.target, config.connect_ms_max, "connecting", tls::connect(config)).await?
}

/// Makes an empty database beside the one a client is connected to, and says how to reach it.
pub(super) async fn make(admin: &Client, server: &PostgresConfig, name: &str) -> Result<PostgresConfig, Error> {
    let statement = format!("CREATE DATABASE {} TEMPLATE template0", identifier(name));
    let made = admin.batch_execute(&statement).await;
    made.map_err(|failure| error::asking(server, "making a database", &failure))?;
    let mut config = server.clone();
    config.config.dbname(name);
    config.target =
        server.target.rsplit_once('/').map_or_else(|| name.to_owned(), |(host, _)| format!("{host}/{name}"));
    Ok(config)
}

/// Drops a database, whoever is connected to it; one that is not there is none.
pub(super) async fn drop(admin: &Client, server: &PostgresConfig, name: &str) -> Result<(), Error> {
    let statement = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", identifier(name));
    let dropped = admin.batch_execute(&statement).await;
    Ok(dropped.map_err(|failure| error::asking(server, "dropping a database", &failure))?)
}
