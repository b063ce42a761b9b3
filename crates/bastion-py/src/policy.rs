//! The handle of a policy set.

use std::sync::Arc;

use bastion_core::ops::{self, policy_evaluate};
use bastion_core::policy::{self, PolicyDocument};
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::run::detached;

/// Policies, compiled.
#[pyclass(frozen, module = "bastion")]
#[derive(Debug, Clone)]
pub(crate) struct PolicySet(Arc<policy::PolicySet>);

#[pymethods]
impl PolicySet {
    /// Compiles a document (JSON or YAML, may be empty) together with built-in packs.
    #[staticmethod]
    #[pyo3(signature = (document = None, packs = Vec::new()))]
    fn compile(py: Python<'_>, document: Option<&str>, packs: Vec<String>) -> PyResult<Self> {
        let compiled = detached(py, || {
            let document = document.map(|text| PolicyDocument::read(text.as_bytes())).transpose()?;
            policy_evaluate::compile(document.map(|document| document.policies).unwrap_or_default(), &packs)
        })?;
        Ok(Self(Arc::new(compiled)))
    }

    /// Decides a request: JSON of `PolicyRequest` in, JSON of `Decision` out.
    fn decide_json<'py>(&self, py: Python<'py>, request: &[u8]) -> PyResult<Bound<'py, PyBytes>> {
        let decision = detached(py, || ops::encode(&self.0.decide(&ops::decode(request)?)?))?;
        Ok(PyBytes::new(py, &decision))
    }

    /// The digest of the set, whatever the order of its policies.
    #[getter]
    fn digest(&self) -> String {
        self.0.digest().to_string()
    }

    fn __len__(&self) -> usize {
        self.0.policies().len()
    }

    fn __repr__(&self) -> String {
        format!("<bastion.PolicySet of {} policies, {}>", self.0.policies().len(), self.0.digest())
    }
}
