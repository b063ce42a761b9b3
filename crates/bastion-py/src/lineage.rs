//! The handle of a lineage.

use std::sync::Arc;

use bastion_core::ops::{self, lineage_trace};
use bastion_core::report;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::error::raise;
use crate::run::detached;
use crate::snapshot::Snapshot;

/// Where the columns of a statement's result come from.
#[pyclass(frozen, eq, module = "bastion")]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Lineage(Arc<lineage_trace::Output>);

#[pymethods]
impl Lineage {
    /// Traces one statement; names that are not qualified are looked up along the search path, in the product's usual
    /// place when it is empty.
    #[staticmethod]
    #[pyo3(signature = (snapshot, sql, search_path = Vec::new()))]
    fn trace(py: Python<'_>, snapshot: &Bound<'_, Snapshot>, sql: &str, search_path: Vec<String>) -> PyResult<Self> {
        let snapshot = Arc::clone(&snapshot.get().0);
        let traced = detached(py, || lineage_trace::trace(&snapshot, sql, &search_path))?;
        Ok(Self(Arc::new(traced)))
    }

    /// Reads a lineage from its JSON.
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
        self.0.columns.len()
    }

    fn __str__(&self) -> String {
        report::lineage_text(&self.0.answer, &self.0.lineage())
    }

    fn __repr__(&self) -> String {
        format!("<bastion.Lineage of {} columns>", self.0.columns.len())
    }

    fn _repr_html_(&self) -> String {
        report::lineage_html(&self.0.answer, &self.0.lineage())
    }

    fn _repr_markdown_(&self) -> String {
        report::lineage_markdown(&self.0.answer, &self.0.lineage())
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        let class = py.get_type::<Self>();
        let json = ops::encode(&*self.0).map_err(|error| raise(&error))?;
        Ok((class.getattr("from_json")?, (PyBytes::new(py, &json),)))
    }
}
