//! Encrypted connections over rustls, with libpq's modes.

use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use tokio_postgres::config::SslMode;
use tokio_postgres::{Client, NoTls};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::config::{PostgresConfig, TlsMode};
use super::error;
use crate::port::SourceError;

/// Connects and leaves the connection's own work to the runtime.
pub(in crate::connect) async fn connect(config: &PostgresConfig) -> Result<Client, SourceError> {
    let mut options = config.config.clone();
    options.ssl_mode(match config.tls {
        TlsMode::Disable => SslMode::Disable,
        TlsMode::Prefer => SslMode::Prefer,
        TlsMode::Require | TlsMode::VerifyCa | TlsMode::VerifyFull => SslMode::Require,
    });
    if config.tls == TlsMode::Disable {
        let (client, connection) =
            options.connect(NoTls).await.map_err(|failure| error::connecting(config, &failure))?;
        tokio::spawn(connection);
        return Ok(client);
    }
    let connector = MakeRustlsConnect::new(client_config(config)?);
    let (client, connection) =
        options.connect(connector).await.map_err(|failure| error::connecting(config, &failure))?;
    tokio::spawn(connection);
    Ok(client)
}

pub(super) fn client_config(config: &PostgresConfig) -> Result<ClientConfig, SourceError> {
    let refuse = |reason: String| SourceError::Tls { target: config.target.clone(), reason };
    let provider = Arc::new(ring::default_provider());
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|failure| refuse(failure.to_string()))?;
    // libpq: `require` with a root certificate checks the authority
    let mode = match config.tls {
        TlsMode::Require if config.root_certificates.is_some() => TlsMode::VerifyCa,
        mode => mode,
    };
    if mode < TlsMode::VerifyCa {
        let verifier = Arc::new(Lenient { provider, authorities: None });
        return Ok(builder.dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth());
    }
    let roots = Arc::new(roots(config)?);
    if mode == TlsMode::VerifyFull {
        return Ok(builder.with_root_certificates(roots).with_no_client_auth());
    }
    let authorities = WebPkiServerVerifier::builder_with_provider(roots, Arc::clone(&provider))
        .build()
        .map_err(|failure| refuse(failure.to_string()))?;
    let verifier = Arc::new(Lenient { provider, authorities: Some(authorities) });
    Ok(builder.dangerous().with_custom_certificate_verifier(verifier).with_no_client_auth())
}

fn roots(config: &PostgresConfig) -> Result<RootCertStore, SourceError> {
    let refuse = |reason: String| SourceError::Tls { target: config.target.clone(), reason };
    let mut store = RootCertStore::empty();
    if let Some(pem) = &config.root_certificates {
        for certificate in CertificateDer::pem_slice_iter(pem) {
            let certificate =
                certificate.map_err(|failure| refuse(format!("the root certificate cannot be read: {failure}")))?;
            store
                .add(certificate)
                .map_err(|failure| refuse(format!("the root certificate cannot be used: {failure}")))?;
        }
    } else {
        store.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
    }
    if store.is_empty() {
        return Err(refuse("no root certificate is trusted: give one with sslrootcert".to_owned()));
    }
    Ok(store)
}

/// Checks the authority and not the name, or nothing at all; the handshake's signature is always checked.
#[derive(Debug)]
struct Lenient {
    provider: Arc<CryptoProvider>,
    authorities: Option<Arc<WebPkiServerVerifier>>,
}

impl ServerCertVerifier for Lenient {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        let Some(authorities) = &self.authorities else { return Ok(ServerCertVerified::assertion()) };
        match authorities.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now) {
            Err(rustls::Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) => Ok(ServerCertVerified::assertion()),
            other => other,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        rustls::crypto::verify_tls12_signature(message, certificate, signature, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        rustls::crypto::verify_tls13_signature(message, certificate, signature, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}
