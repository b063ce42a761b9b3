//! JSON in, JSON out.

use std::future::Future;
use std::pin::Pin;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::table::{Operation, Run};
use crate::canonical;
use crate::error::{Error, ErrorCode};
use crate::port::Runtime;

pub(super) type Answer<'a> = Pin<Box<dyn Future<Output = Result<Vec<u8>, Error>> + Send + 'a>>;

/// Calls an operation that needs nothing from outside.
///
/// # Errors
///
/// `unknown_operation`; `runtime_required` for an operation that reaches outside; whatever the operation refuses.
pub fn call(name: &str, input: &[u8]) -> Result<Vec<u8>, Error> {
    match find(name)?.run {
        Run::Pure(run) => run(input),
        Run::Connected(_) => Err(Error::new(
            ErrorCode::RuntimeRequired,
            format!("the operation `{name}` reaches outside and was called without a runtime"),
        )),
    }
}

/// Calls any operation.
///
/// # Errors
///
/// `unknown_operation`; whatever the operation refuses.
pub async fn call_with(runtime: &dyn Runtime, name: &str, input: &[u8]) -> Result<Vec<u8>, Error> {
    match find(name)?.run {
        Run::Pure(run) => run(input),
        Run::Connected(run) => run(runtime, input).await,
    }
}

fn find(name: &str) -> Result<&'static Operation, Error> {
    super::find(name).ok_or_else(|| {
        let shown: String = name.chars().take(80).collect();
        Error::new(ErrorCode::UnknownOperation, format!("no operation `{shown}`"))
            .with_hint("`bastion operations` names them all")
    })
}

pub(super) fn pure<I: DeserializeOwned, O: Serialize>(
    input: &[u8],
    run: impl FnOnce(I) -> Result<O, Error>,
) -> Result<Vec<u8>, Error> {
    let output = run(canonical::read(input)?)?;
    Ok(canonical::to_bytes(&output)?)
}

pub(super) async fn connected<'a, I, O, F>(
    runtime: &'a dyn Runtime,
    input: &'a [u8],
    run: impl FnOnce(&'a dyn Runtime, I) -> F,
) -> Result<Vec<u8>, Error>
where
    I: DeserializeOwned,
    O: Serialize,
    F: Future<Output = Result<O, Error>>,
{
    let output = run(runtime, canonical::read(input)?).await?;
    Ok(canonical::to_bytes(&output)?)
}

/// Reads an input or another document of an operation from JSON.
///
/// # Errors
///
/// What is wrong with the text.
pub fn decode<T: DeserializeOwned>(json: &[u8]) -> Result<T, Error> {
    Ok(canonical::read(json)?)
}

/// The canonical JSON of an output.
///
/// # Errors
///
/// A number without canonical form.
pub fn encode<T: Serialize>(output: &T) -> Result<Vec<u8>, Error> {
    Ok(canonical::to_bytes(output)?)
}
