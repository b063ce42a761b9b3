//! Errors: the class is found by its code in `bastion.errors`, so that no code is written twice.

use bastion_core::Error;
use pyo3::prelude::*;
use pyo3::types::PyDict;

/// The Python exception of an error.
pub(crate) fn raise(error: &Error) -> PyErr {
    Python::attach(|py| exception(py, error).unwrap_or_else(|failure| failure))
}

fn exception(py: Python<'_>, error: &Error) -> PyResult<PyErr> {
    let classes = py.import("bastion.errors")?.getattr("BY_CODE")?.cast_into::<PyDict>()?;
    let class = classes.as_any().get_item(error.code().as_str())?;
    let instance = class.call1((error.message(), error.code().as_str(), error.hint()))?;
    Ok(PyErr::from_value(instance))
}
