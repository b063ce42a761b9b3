//! A connection of one query's own, whose messages are bounded, and the way to call the query off.

use std::io;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpStream;
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::{CancelToken, Client, Config, NoTls};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::config::{PostgresConfig, TlsMode};
use super::frame::{Bounded, BoundedTls, MessageBound};
use super::wire::Wire;
use super::{error, tls};
use crate::connect::deadline::within;
use crate::limits::QUERY_SLACK_MS;
use crate::port::SourceError;

/// A connection that is used once.
pub(super) struct Session {
    pub(super) client: Client,
    token: CancelToken,
}

impl Session {
    /// Connects within the time for it.
    pub(super) async fn open(config: &PostgresConfig, bound: &Arc<MessageBound>) -> Result<Self, SourceError> {
        let client = within(&config.target, config.connect_ms_max, "connecting", connect(config, bound)).await??;
        let token = client.cancel_token();
        Ok(Self { client, token })
    }

    /// Tells the server to stop, and leaves. It is asked once: a server that cannot be asked stops by its own bounds.
    pub(super) async fn call_off(self, config: &PostgresConfig) {
        let work = cancel(config, &self.token);
        let _ = tokio::time::timeout(Duration::from_millis(QUERY_SLACK_MS), work).await;
    }
}

async fn connect(config: &PostgresConfig, bound: &Arc<MessageBound>) -> Result<Client, SourceError> {
    let dialled = dial(places(&config.config)).await;
    let (stream, host) = dialled
        .map_err(|failure| SourceError::Unreachable { target: config.target.clone(), reason: failure.to_string() })?;
    let options = options(config, host.as_deref());
    let failed = |failure: tokio_postgres::Error| error::connecting(config, &failure);
    let Some(host) = host.filter(|_| config.tls != TlsMode::Disable) else {
        let stream = Bounded::new(stream, false, bound);
        let (client, connection) = options.connect_raw(stream, NoTls).await.map_err(failed)?;
        tokio::spawn(connection);
        return Ok(client);
    };
    let stream = Bounded::new(stream, true, bound);
    let encryption = BoundedTls { inner: encryption(config, &host)?, bound: Arc::clone(bound) };
    let (client, connection) = options.connect_raw(stream, encryption).await.map_err(failed)?;
    tokio::spawn(connection);
    Ok(client)
}

async fn cancel(config: &PostgresConfig, token: &CancelToken) -> Result<(), SourceError> {
    let unreachable = |reason: String| SourceError::Unreachable { target: config.target.clone(), reason };
    let (stream, host) = dial(places(&config.config)).await.map_err(|failure| unreachable(failure.to_string()))?;
    let called = match host.filter(|_| config.tls != TlsMode::Disable) {
        None => token.cancel_query_raw(stream, NoTls).await,
        Some(host) => token.cancel_query_raw(stream, encryption(config, &host)?).await,
    };
    called.map_err(|failure| unreachable(failure.to_string()))
}

fn options(config: &PostgresConfig, host: Option<&str>) -> Config {
    let mut options = config.config.clone();
    options.ssl_mode(match config.tls {
        // a socket is local
        _ if host.is_none() => SslMode::Disable,
        TlsMode::Disable => SslMode::Disable,
        TlsMode::Prefer => SslMode::Prefer,
        TlsMode::Require | TlsMode::VerifyCa | TlsMode::VerifyFull => SslMode::Require,
    });
    options
}

type Encryption = <MakeRustlsConnect as MakeTlsConnect<Wire>>::TlsConnect;

fn encryption(config: &PostgresConfig, host: &str) -> Result<Encryption, SourceError> {
    let mut maker = MakeRustlsConnect::new(tls::client_config(config)?);
    let made = <MakeRustlsConnect as MakeTlsConnect<Wire>>::make_tls_connect(&mut maker, host);
    made.map_err(|failure| SourceError::Tls { target: config.target.clone(), reason: failure.to_string() })
}

/// A place where a server may listen.
enum Place {
    /// In a network: its name, its address where that is stated, its port.
    Network(String, Option<IpAddr>, u16),
    /// A socket of this machine.
    #[cfg(unix)]
    Socket(std::path::PathBuf),
}

fn places(config: &Config) -> Vec<Place> {
    let (hosts, addresses, ports) = (config.get_hosts(), config.get_hostaddrs(), config.get_ports());
    let place = |at: usize| {
        let port = ports.get(at).or_else(|| ports.first()).copied().unwrap_or(5432);
        match (hosts.get(at), addresses.get(at).copied()) {
            #[cfg(unix)]
            (Some(Host::Unix(folder)), None) => Some(Place::Socket(folder.join(format!(".s.PGSQL.{port}")))),
            (Some(Host::Tcp(name)), address) => Some(Place::Network(name.clone(), address, port)),
            (_, Some(address)) => Some(Place::Network(address.to_string(), Some(address), port)),
            (None, None) => None,
        }
    };
    (0..hosts.len().max(addresses.len())).filter_map(place).collect()
}

/// The first place that answers, and its name where it is one of a network.
async fn dial(places: Vec<Place>) -> io::Result<(Wire, Option<String>)> {
    let mut failure = io::Error::new(io::ErrorKind::NotFound, "the address names no host");
    for place in places {
        match reach(place).await {
            Ok(found) => return Ok(found),
            Err(refused) => failure = refused,
        }
    }
    Err(failure)
}

async fn reach(place: Place) -> io::Result<(Wire, Option<String>)> {
    let (name, address, port) = match place {
        Place::Network(name, address, port) => (name, address, port),
        #[cfg(unix)]
        Place::Socket(path) => return Ok((Wire::Socket(tokio::net::UnixStream::connect(path).await?), None)),
    };
    let stream = match address {
        Some(address) => TcpStream::connect((address, port)).await?,
        None => TcpStream::connect((name.as_str(), port)).await?,
    };
    stream.set_nodelay(true)?;
    Ok((Wire::Network(stream), Some(name)))
}
