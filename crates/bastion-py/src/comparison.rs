//! The handle of a comparison.

use std::sync::Arc;

use bastion_core::ops::{self, diff_compare};
use bastion_core::report;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::error::raise;
use crate::run::detached;
use crate::snapshot::Snapshot;

/// What changed between two snapshots, and whom it breaks.
#[pyclass(frozen, eq, module = "bastion")]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Comparison(Arc<diff_compare::Output>);

#[pymethods]
impl Comparison {
    /// Compares two snapshots; `options` is the JSON of `DiffOptions`.
    #[staticmethod]
    fn compare(py: Python<'_>, old: &Bound<'_, Snapshot>, new: &Bound<'_, Snapshot>, options: &[u8]) -> PyResult<Self> {
        let (old, new) = (Arc::clone(&old.get().0), Arc::clone(&new.get().0));
        let compared = detached(py, || diff_compare::compare(&old, &new, &ops::decode(options)?))?;
        Ok(Self(Arc::new(compared)))
    }

    /// Reads a comparison from its JSON.
    #[staticmethod]
    fn from_json(py: Python<'_>, json: &[u8]) -> PyResult<Self> {
        Ok(Self(Arc::new(detached(py, || ops::decode(json))?)))
    }

    /// The canonical JSON.
    fn to_json<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let json = detached(py, || ops::encode(&*self.0))?;
        Ok(PyBytes::new(py, &json))
    }

    fn __len__(&self) -> usize {
        self.0.findings.len()
    }

    fn __str__(&self) -> String {
        report::comparison_text(&self.0, report::Style::Plain)
    }

    fn __repr__(&self) -> String {
        let summary = &self.0.summary;
        format!(
            "<bastion.Comparison: {} errors, {} warnings, {} infos>",
            summary.errors, summary.warnings, summary.infos
        )
    }

    fn _repr_html_(&self) -> String {
        report::comparison_html(&self.0)
    }

    fn _repr_markdown_(&self) -> String {
        report::comparison_markdown(&self.0)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        let class = py.get_type::<Self>();
        let json = ops::encode(&*self.0).map_err(|error| raise(&error))?;
        Ok((class.getattr("from_json")?, (PyBytes::new(py, &json),)))
    }
}
