//! `bastion serve`

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bastion_core::Error;
use bastion_core::connect::SystemRuntime;
use bastion_core::connect::event_file::LineFile;
use bastion_core::connect::log::{DirectoryLog, SystemDisk};
use bastion_core::error::ErrorCode;
use bastion_core::flow::{DecisionLog, EventMask, LogWriter};
use bastion_core::key::{Secret, SigningKey};
use bastion_core::limits::POLICY_BYTES_MAX;
use bastion_core::log::NoteKey;
use bastion_core::policy::packs;
use bastion_core::port::Runtime;
use clap::Args;
use tokio::net::TcpListener;

use super::output::Output;
use super::{Outcome, files, sql};
use crate::http::authorise::BearerTokens;
use crate::http::opa::{DecisionService, Recorder, router};
use crate::http::serve::serve;

/// Bytes of a token at least: what a person would choose can be tried.
const TOKEN_BYTES_MIN: usize = 16;

#[derive(Debug, Args)]
pub(super) struct ServeArguments {
    /// Where to listen
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8181")]
    listen: SocketAddr,
    /// Listen on an address that other machines reach; requests are not encrypted
    #[arg(long)]
    allow_remote: bool,
    /// Documents of policies, JSON or YAML
    #[arg(long, value_name = "FILE")]
    policies: Vec<PathBuf>,
    /// Built-in packs to add
    #[arg(long = "pack", value_name = "NAME")]
    packs: Vec<String>,
    /// The environment's variable with the bearer token of who may ask
    #[arg(long, value_name = "NAME", default_value = "BASTION_TOKEN")]
    token_variable: String,
    /// The environment's variable with the bearer token of who may change policies too; without it nobody may
    #[arg(long, value_name = "NAME")]
    write_token_variable: Option<String>,
    /// The tenant whose requests are decided; any when absent
    #[arg(long, value_name = "NAME")]
    tenant: Option<String>,
    /// Write each decision as a line to this file
    #[arg(long, value_name = "FILE")]
    decision_log: Option<PathBuf>,
    /// Erase this part of the lines, a JSON pointer below /input or /result
    #[arg(long, value_name = "POINTER", requires = "decision_log")]
    erase: Vec<String>,
    /// Replace this part of the lines by ***, a JSON pointer below /input or /result
    #[arg(long, value_name = "POINTER", requires = "decision_log")]
    mask: Vec<String>,
    /// Keep a log in this folder that proves what was blocked, needs approval, or changes something, before it is answered
    #[arg(long, value_name = "FOLDER", requires_all = ["decision_log", "log_key", "log_origin"])]
    log: Option<PathBuf>,
    /// The private key of the log
    #[arg(long, value_name = "FILE")]
    log_key: Option<PathBuf>,
    /// The name of the log: log.example.com/decisions
    #[arg(long, value_name = "NAME")]
    log_origin: Option<String>,
}

pub(super) async fn run(arguments: &ServeArguments, output: &Output, system: &SystemRuntime) -> Result<Outcome, Error> {
    if !arguments.listen.ip().is_loopback() && !arguments.allow_remote {
        let message = format!("`{}` is reached by other machines", arguments.listen);
        return Err(Error::new(ErrorCode::InvalidArgument, message).with_hint("say `--allow-remote` if that is meant"));
    }
    let token = token(&arguments.token_variable)?;
    let write = arguments.write_token_variable.as_deref().map(self::token).transpose()?;
    let tokens = BearerTokens::new(&token, write.as_ref(), arguments.tenant.clone());
    let recorder = recorder(arguments, system)?;
    let service = DecisionService::new(Arc::new(tokens), Arc::new(SystemRuntime::new()), recorder)?;
    for path in &arguments.policies {
        let path = files::text(path)?;
        service.put(path, sql::text_of(path, system.read_file(path, POLICY_BYTES_MAX)?)?)?;
    }
    for name in &arguments.packs {
        service.put(&format!("pack/{name}"), packs::pack(name)?.source.to_owned())?;
    }
    let failed = |error: std::io::Error| {
        Error::new(ErrorCode::InvalidArgument, format!("cannot listen on {}: {error}", arguments.listen))
    };
    let listener = TcpListener::bind(arguments.listen).await.map_err(failed)?;
    output.result(format!("http://{}", listener.local_addr().map_err(failed)?).as_bytes())?;
    let ended = async {
        // without signals it runs until it is killed
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    serve(listener, router(Arc::new(service)), ended).await?;
    Ok(Outcome::Fine)
}

fn token(variable: &str) -> Result<Secret, Error> {
    let refuse = |problem: &str| {
        Error::new(ErrorCode::InvalidArgument, format!("the environment's variable `{variable}` {problem}"))
            .with_hint(format!("set it to a random text of at least {TOKEN_BYTES_MIN} bytes"))
    };
    match std::env::var(variable) {
        Ok(token) if token.trim().len() >= TOKEN_BYTES_MIN => Ok(Secret::new(token.trim().to_owned())),
        Ok(_) => Err(refuse("is too short for a token")),
        Err(_) => Err(refuse("holds no token")),
    }
}

fn recorder(arguments: &ServeArguments, system: &SystemRuntime) -> Result<Option<Box<dyn Recorder>>, Error> {
    let Some(path) = &arguments.decision_log else { return Ok(None) };
    let mut masks = Vec::new();
    for (pointers, replace) in [(&arguments.erase, false), (&arguments.mask, true)] {
        for pointer in pointers {
            masks.push(EventMask::new(pointer, replace)?);
        }
    }
    let log = match (&arguments.log, &arguments.log_key, &arguments.log_origin) {
        (Some(folder), Some(key), Some(origin)) => Some(log(folder, key, origin, system)?),
        _ => None,
    };
    let mut labels = BTreeMap::from([("version".to_owned(), env!("CARGO_PKG_VERSION").to_owned())]);
    labels.extend(arguments.tenant.iter().map(|tenant| ("tenant".to_owned(), tenant.clone())));
    Ok(Some(Box::new(DecisionLog::new(LineFile::open(path)?, log, labels, masks))))
}

fn log(
    folder: &Path,
    key: &Path,
    origin: &str,
    system: &SystemRuntime,
) -> Result<LogWriter<DirectoryLog<SystemDisk>>, Error> {
    let key = SigningKey::from_pem(files::secret_key(key, system)?.expose())?;
    let name = NoteKey::of_log(origin, key.verifying_key())?;
    LogWriter::open(DirectoryLog::to_write(folder)?, name, key)
}
