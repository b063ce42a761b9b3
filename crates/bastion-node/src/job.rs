//! Work on the pool, and errors with codes.

use std::future::Future;

use bastion_core::error::{Error, ErrorCode};
use napi::bindgen_prelude::{Buffer, Env};
use napi::{Error as NapiError, Result, Task};

/// The status of an error is its code, so that `error.code` is the same as everywhere.
pub(crate) type Failure = String;

type Work = Box<dyn FnOnce() -> std::result::Result<Vec<u8>, Error> + Send>;

/// Work that gives bytes.
pub struct Job {
    work: Option<Work>,
    failure: Option<Error>,
}

impl Job {
    pub(crate) fn new(work: impl FnOnce() -> std::result::Result<Vec<u8>, Error> + Send + 'static) -> Self {
        Self { work: Some(Box::new(work)), failure: None }
    }
}

impl Task for Job {
    type Output = Vec<u8>;
    type JsValue = Buffer;

    fn compute(&mut self) -> Result<Vec<u8>> {
        let work = self.work.take().ok_or_else(|| NapiError::from_reason("the work was done already"))?;
        work().map_err(|error| {
            let reason = NapiError::from_reason(error.message());
            // the pool knows one status only: the code is put back in `reject`
            self.failure = Some(error);
            reason
        })
    }

    fn resolve(&mut self, _: Env, output: Vec<u8>) -> Result<Buffer> {
        Ok(output.into())
    }

    fn reject(&mut self, env: Env, error: NapiError) -> Result<Buffer> {
        let Some(failure) = self.failure.take() else { return Err(error) };
        let value = napi::JsError::from(thrown(&failure)).into_unknown(env);
        Err(NapiError::from(value))
    }
}

/// The JavaScript error of an error; the hint stands behind the message.
pub(crate) fn thrown(error: &Error) -> NapiError<Failure> {
    let hint = error.hint().map(|hint| format!(" ({hint})")).unwrap_or_default();
    NapiError::new(error.code().as_str().to_owned(), format!("{}{hint}", error.message()))
}

/// Waits for a future on a runtime of its own.
pub(crate) fn wait<T>(work: impl Future<Output = std::result::Result<T, Error>>) -> std::result::Result<T, Error> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| Error::new(ErrorCode::Internal, format!("no runtime: {error}")))?.block_on(work)
}
