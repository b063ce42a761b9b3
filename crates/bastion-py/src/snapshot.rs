//! The handle of a snapshot.

use std::sync::Arc;

use bastion_core::connect::SystemRuntime;
use bastion_core::ops::{self, snapshot_take};
use bastion_core::report;
use bastion_core::snapshot;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::error::raise;
use crate::run::{detached, wait};

/// A schema at a moment.
#[pyclass(frozen, eq, hash, module = "bastion")]
#[derive(Debug, Clone)]
pub(crate) struct Snapshot(pub(crate) Arc<snapshot::Snapshot>);

impl PartialEq for Snapshot {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl std::hash::Hash for Snapshot {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.digest().hash(state);
    }
}

#[pymethods]
impl Snapshot {
    /// Takes a snapshot of a source; `options` is the JSON of `SnapshotOptions`.
    #[staticmethod]
    fn take(py: Python<'_>, source: &str, options: &[u8]) -> PyResult<Self> {
        let taken = detached(py, || {
            let options = ops::decode(options)?;
            wait(snapshot_take::take(&SystemRuntime::new(), source, &options))
        })?;
        Ok(Self(Arc::new(taken)))
    }

    /// Reads a snapshot from its JSON.
    #[staticmethod]
    fn from_json(py: Python<'_>, json: &[u8]) -> PyResult<Self> {
        let read = detached(py, || Ok(snapshot::Snapshot::from_json(json)?))?;
        Ok(Self(Arc::new(read)))
    }

    /// The canonical JSON.
    fn to_json<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let json = detached(py, || Ok(self.0.to_json()?))?;
        Ok(PyBytes::new(py, &json))
    }

    /// The digest of everything that is hashed.
    #[getter]
    fn digest(&self) -> String {
        self.0.digest().to_string()
    }

    fn __len__(&self) -> usize {
        self.0.len()
    }

    fn __str__(&self) -> String {
        report::snapshot_text(&self.0, report::Style::Plain)
    }

    fn __repr__(&self) -> String {
        format!("<bastion.Snapshot of {} objects, {}>", self.0.len(), self.0.digest())
    }

    fn _repr_html_(&self) -> String {
        report::snapshot_html(&self.0)
    }

    fn _repr_markdown_(&self) -> String {
        report::snapshot_markdown(&self.0)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        let class = py.get_type::<Self>();
        let json = self.0.to_json().map_err(|error| raise(&error.into()))?;
        Ok((class.getattr("from_json")?, (PyBytes::new(py, &json),)))
    }
}
