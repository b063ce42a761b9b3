//! `import bastion`: conversions between Python and [`bastion_core::ops`], and nothing else.
//!
//! Heavy things are frozen handles over an `Arc`; everything small crosses as JSON and becomes a dataclass in Python.

mod classification;
mod comparison;
mod error;
mod lineage;
mod pack;
mod policy;
mod run;
mod snapshot;

use mimalloc::MiMalloc;
use pyo3::prelude::*;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

#[pymodule]
mod _bastion {
    #[pymodule_export]
    use super::classification::Classification;
    #[pymodule_export]
    use super::comparison::Comparison;
    #[pymodule_export]
    use super::lineage::Lineage;
    #[pymodule_export]
    use super::pack::Pack;
    #[pymodule_export]
    use super::policy::PolicySet;
    #[pymodule_export]
    use super::run::call;
    #[pymodule_export]
    use super::snapshot::Snapshot;
}
