//! What every client of a web server here shares: encryption with the system's roots, an address that gives nothing away,
//! and answers of bounded size.

use std::time::Duration;

use reqwest::redirect::Policy as Redirects;
use reqwest::{Client, Response, Url};

use crate::escape::plain;

/// A client whose every request ends in time, that follows nobody and uses no proxy.
pub(super) fn client(milliseconds: u64) -> Result<Client, String> {
    let timeout = Duration::from_millis(milliseconds);
    let builder = Client::builder().use_preconfigured_tls(encryption()?).timeout(timeout).connect_timeout(timeout);
    // an answer from elsewhere is no answer, and a request is for nobody in between
    let client = builder.redirect(Redirects::none()).no_proxy().build();
    client.map_err(|error| format!("no client: {}", plain(&error.to_string())))
}

/// An address without credentials that leaves this machine encrypted or not at all; says what is wrong with another.
pub(super) fn address(text: &str) -> Result<Url, &'static str> {
    let url = Url::parse(text).map_err(|_| "cannot be read")?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err("has credentials in it");
    }
    let is_local = match url.host() {
        Some(url::Host::Ipv4(ip)) => ip.is_loopback(),
        Some(url::Host::Ipv6(ip)) => ip.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost",
        None => return Err("has no host"),
    };
    match url.scheme() {
        "https" => Ok(url),
        "http" if is_local => Ok(url),
        _ => Err("leaves this machine without encryption"),
    }
}

/// The body, of which never more than the bound is in memory.
pub(super) async fn content(mut response: Response, bytes_max: usize) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(|error| failed(&error))? {
        if bytes.len() + piece.len() > bytes_max {
            return Err(format!("its answer has more than {bytes_max} bytes"));
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

/// What went wrong, without the address: it is the caller's own, and may say more than a log should hold.
pub(super) fn failed(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        "it did not answer in time".to_owned()
    } else if error.is_connect() {
        "it cannot be reached".to_owned()
    } else {
        "it broke off its answer".to_owned()
    }
}

fn encryption() -> Result<rustls::ClientConfig, String> {
    let mut roots = rustls::RootCertStore::empty();
    roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let builder = rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let builder = builder.map_err(|error| format!("no encryption: {error}"))?;
    Ok(builder.with_root_certificates(roots).with_no_client_auth())
}
