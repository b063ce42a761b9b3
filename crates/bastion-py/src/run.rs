//! Calls with the interpreter released.

use std::future::Future;

use bastion_core::connect::SystemRuntime;
use bastion_core::error::{Error, ErrorCode};
use bastion_core::ops;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::error::raise;

/// Calls an operation: JSON in, canonical JSON out.
#[pyfunction]
pub(crate) fn call<'py>(py: Python<'py>, operation: &str, input: &[u8]) -> PyResult<Bound<'py, PyBytes>> {
    let output = detached(py, || wait(ops::call_with(&SystemRuntime::new(), operation, input)))?;
    Ok(PyBytes::new(py, &output))
}

/// Runs work without the interpreter lock.
pub(crate) fn detached<T: Send>(py: Python<'_>, work: impl FnOnce() -> Result<T, Error> + Send) -> PyResult<T> {
    py.detach(work).map_err(|error| raise(&error))
}

/// Waits for a future on a runtime of its own: no thread outlives the call, so a process may fork at any time.
pub(crate) fn wait<T>(work: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| Error::new(ErrorCode::Internal, format!("no runtime: {error}")))?.block_on(work)
}
