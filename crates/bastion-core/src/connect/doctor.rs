//! Looks at a connection step by step, and says what to do about the first that fails.

use std::time::Duration;

use crate::Error;
use crate::connect::address::{self, Address};
use crate::error::ErrorCode;
use crate::limits::CONNECT_MS_MAX;
use crate::port::{Diagnosis, DiagnosisCheck, DiagnosisStatus, Runtime, SnapshotOptions, SourceError};

const STEPS: [&str; 4] = ["address", "network", "sign-in", "catalogue"];

/// Diagnoses an address.
pub(super) async fn diagnose(runtime: &dyn Runtime, text: &str) -> Diagnosis {
    let mut diagnosis = Diagnosis { address: "unreadable".to_owned(), healthy: false, checks: Vec::new() };
    let parsed = match address::parse(text) {
        Ok(parsed) => parsed,
        Err(error) => return fail(diagnosis, error.into()),
    };
    match &parsed {
        Address::Postgres(found) => {
            diagnosis.address.clone_from(&found.shown);
            note(&mut diagnosis, DiagnosisStatus::Good, "it can be read", None);
            for words in &found.notes {
                note(&mut diagnosis, DiagnosisStatus::Warning, words, None);
            }
            if found.pooled {
                note(
                    &mut diagnosis,
                    DiagnosisStatus::Good,
                    "it is a pooler's: one transaction is all that is used",
                    None,
                );
            }
            if !matches!(found.ssl_mode.as_deref(), Some("verify-full")) {
                let advice = "add sslmode=verify-full, and sslrootcert where the authority is your own";
                note(&mut diagnosis, DiagnosisStatus::Warning, "the server's name is not checked", Some(advice));
            }
            if let Err(error) = network(found).await {
                return fail(diagnosis, error);
            }
            good(&mut diagnosis, "network", "somebody answers there");
        }
        Address::Mysql(found) => {
            mysql_address(&mut diagnosis, found);
            let reached = match found.socket {
                Some(_) => Ok(()),
                None => reach(&found.host, found.port).await,
            };
            if let Err(error) = reached {
                return fail(diagnosis, error.into());
            }
            good(&mut diagnosis, "network", "somebody answers there");
        }
        Address::Sqlite { path }
        | Address::SnapshotFile { path }
        | Address::StoredSnapshot { store: path, .. }
        | Address::Sql { path, .. }
        | Address::SqlText { path, .. } => {
            diagnosis.address.clone_from(path);
            good(&mut diagnosis, "address", "it is a file");
            good(&mut diagnosis, "network", "none is needed");
        }
    }
    let connection = match runtime.connect(text).await {
        Ok(connection) => connection,
        Err(error) => return fail(diagnosis, error.into()),
    };
    good(&mut diagnosis, "sign-in", "the source lets us in");
    match connection.introspector.snapshot(&SnapshotOptions::default()).await {
        Ok(snapshot) => {
            let version = snapshot.source().server_version.clone().unwrap_or_else(|| "unknown".to_owned());
            let detail = format!("version {version}, {} objects, {} gaps", snapshot.len(), snapshot.gaps().len());
            good(&mut diagnosis, "catalogue", &detail);
            diagnosis.healthy = true;
            diagnosis
        }
        Err(error) => fail(diagnosis, error.into()),
    }
}

fn mysql_address(diagnosis: &mut Diagnosis, found: &address::MysqlAddress) {
    diagnosis.address.clone_from(&found.shown);
    note(diagnosis, DiagnosisStatus::Good, "it can be read", None);
    for words in &found.notes {
        note(diagnosis, DiagnosisStatus::Warning, words, None);
    }
    if found.socket.is_none() && found.ssl_mode.as_deref() != Some("verify-full") {
        let advice = "add ssl-mode=VERIFY_IDENTITY, and ssl-ca where the authority is your own";
        note(diagnosis, DiagnosisStatus::Warning, "the server's name is not checked", Some(advice));
    }
}

fn good(diagnosis: &mut Diagnosis, name: &str, detail: &str) {
    let check = DiagnosisCheck {
        name: name.to_owned(),
        status: DiagnosisStatus::Good,
        detail: detail.to_owned(),
        advice: None,
    };
    diagnosis.checks.push(check);
}

fn note(diagnosis: &mut Diagnosis, status: DiagnosisStatus, detail: &str, advice: Option<&str>) {
    let advice = advice.map(str::to_owned);
    diagnosis.checks.push(DiagnosisCheck { name: "address".to_owned(), status, detail: detail.to_owned(), advice });
}

// the step that failed, and those behind it
fn fail(mut diagnosis: Diagnosis, error: Error) -> Diagnosis {
    let step = match error.code() {
        ErrorCode::InvalidUrl | ErrorCode::UnsupportedSource => "address",
        ErrorCode::SourceUnreachable => "network",
        ErrorCode::SourceUnauthorized | ErrorCode::SourceTlsFailed | ErrorCode::SourceTimeout => "sign-in",
        _ => STEPS
            .iter()
            .find(|step| !diagnosis.checks.iter().any(|check| check.name == **step))
            .copied()
            .unwrap_or("catalogue"),
    };
    diagnosis.checks.push(DiagnosisCheck {
        name: step.to_owned(),
        status: DiagnosisStatus::Bad,
        detail: error.message().to_owned(),
        advice: error.hint().map(str::to_owned),
    });
    for later in STEPS.iter().skip_while(|known| **known != step).skip(1) {
        let check = DiagnosisCheck {
            name: (*later).to_owned(),
            status: DiagnosisStatus::NotReached,
            detail: "not looked at".to_owned(),
            advice: None,
        };
        diagnosis.checks.push(check);
    }
    diagnosis
}

#[cfg(feature = "connect-postgres")]
async fn network(found: &address::PostgresAddress) -> Result<(), Error> {
    let config = super::system::postgres_config(found, None)?;
    let tcp = config.config.get_hosts().iter().zip(config.config.get_ports().iter().chain(std::iter::repeat(&5432)));
    let mut last = None;
    for (host, port) in tcp {
        let tokio_postgres::config::Host::Tcp(host) = host else { return Ok(()) };
        last = match reach(host, *port).await {
            Ok(()) => return Ok(()),
            Err(error) => Some(error),
        };
    }
    last.map_or(Ok(()), |error| Err(error.into()))
}

#[cfg(not(feature = "connect-postgres"))]
async fn network(_: &address::PostgresAddress) -> Result<(), Error> {
    Err(SourceError::Unsupported { scheme: "postgresql".to_owned() }.into())
}

async fn reach(host: &str, port: u16) -> Result<(), SourceError> {
    let limit = Duration::from_millis(CONNECT_MS_MAX);
    let reason = match tokio::time::timeout(limit, tokio::net::TcpStream::connect((host, port))).await {
        Ok(Ok(_)) => return Ok(()),
        Ok(Err(failure)) => failure.to_string(),
        Err(_) => format!("no answer within {CONNECT_MS_MAX} ms"),
    };
    Err(SourceError::Unreachable { target: format!("{host}:{port}"), reason })
}
