//! The handle of an evidence pack.

use std::sync::Arc;

use bastion_core::connect::SystemRuntime;
use bastion_core::evidence;
use bastion_core::ops::{self, evidence_create, evidence_verify, pack_read, pack_write};
use bastion_core::report;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::error::raise;
use crate::run::{detached, wait};

/// A signed statement with the artifacts it speaks about.
#[pyclass(frozen, eq, module = "bastion")]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Pack(Arc<evidence::Pack>);

#[pymethods]
impl Pack {
    /// Makes a pack; `input` is the JSON of `EvidenceCreateInput`.
    #[staticmethod]
    fn create(py: Python<'_>, input: &[u8]) -> PyResult<Self> {
        Ok(Self(Arc::new(detached(py, || evidence_create::run(ops::decode(input)?))?)))
    }

    /// Reads a pack from its JSON.
    #[staticmethod]
    fn from_json(py: Python<'_>, json: &[u8]) -> PyResult<Self> {
        Ok(Self(Arc::new(detached(py, || Ok(evidence::Pack::from_json(json)?))?)))
    }

    /// Reads a pack from its directory, or its archive when the name ends with `.zip`.
    #[staticmethod]
    fn read(py: Python<'_>, directory: String) -> PyResult<Self> {
        let pack = detached(py, || wait(pack_read::run(&SystemRuntime::new(), pack_read::Input { directory })))?;
        Ok(Self(Arc::new(pack)))
    }

    /// Writes all files of the pack into a new directory, or an archive when the name ends with `.zip`.
    fn write(&self, py: Python<'_>, directory: &str) -> PyResult<Vec<String>> {
        detached(py, || Ok(pack_write::write(&SystemRuntime::new(), directory, &self.0)?.files))
    }

    /// Verifies the pack against public keys and keys of logs; JSON of `Verification`.
    fn verify_json<'py>(
        &self,
        py: Python<'py>,
        public_keys: Vec<String>,
        log_keys: Vec<String>,
    ) -> PyResult<Bound<'py, PyBytes>> {
        let json = detached(py, || ops::encode(&evidence_verify::verify(&self.0, &public_keys, &log_keys)?))?;
        Ok(PyBytes::new(py, &json))
    }

    /// The canonical JSON.
    fn to_json<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let json = detached(py, || Ok(self.0.to_json()?))?;
        Ok(PyBytes::new(py, &json))
    }

    fn __len__(&self) -> usize {
        self.0.artifacts.len()
    }

    fn __repr__(&self) -> String {
        let keys: Vec<_> = self.0.envelope.signatures.iter().map(|signature| signature.keyid.as_str()).collect();
        format!("<bastion.Pack of {} artifacts, signed by {}>", self.0.artifacts.len(), keys.join(", "))
    }

    fn _repr_html_(&self) -> String {
        report::pack_html(&self.0)
    }

    fn __reduce__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        let class = py.get_type::<Self>();
        let json = self.0.to_json().map_err(|error| raise(&error.into()))?;
        Ok((class.getattr("from_json")?, (PyBytes::new(py, &json),)))
    }
}
