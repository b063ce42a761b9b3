//! The handle of verdicts on columns.

use std::sync::Arc;

use bastion_core::ops::{self, privacy_classify};
use bastion_core::report;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::error::raise;
use crate::run::detached;
use crate::snapshot::Snapshot;

/// Which columns hold personal data, and why.
#[pyclass(frozen, eq, module = "bastion")]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Classification(Arc<privacy_classify::Output>);

#[pymethods]
impl Classification {
    /// Judges the columns of a snapshot; `values` is the JSON of a list of `ColumnValues`, `options` that of
    /// `ClassifyOptions`.
    #[staticmethod]
    fn classify(py: Python<'_>, snapshot: &Bound<'_, Snapshot>, values: &[u8], options: &[u8]) -> PyResult<Self> {
        let snapshot = Arc::clone(&snapshot.get().0);
        let judged = detached(py, || {
            let values: Vec<_> = ops::decode(values)?;
            privacy_classify::judge(&snapshot, &values, &ops::decode(options)?)
        })?;
        Ok(Self(Arc::new(judged)))
    }

    /// Reads verdicts from their JSON.
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
        self.0.verdicts.len()
    }

    fn __str__(&self) -> String {
        report::classification_text(&self.0, report::Style::Plain)
    }

    fn __repr__(&self) -> String {
        format!("<bastion.Classification: {} of {} columns tagged>", self.0.tagged, self.0.columns)
    }

    fn _repr_html_(&self) -> String {
        report::classification_html(&self.0)
    }

    fn _repr_markdown_(&self) -> String {
        report::classification_markdown(&self.0)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        let class = py.get_type::<Self>();
        let json = ops::encode(&*self.0).map_err(|error| raise(&error))?;
        Ok((class.getattr("from_json")?, (PyBytes::new(py, &json),)))
    }
}
