//! Frozen handles for what is heavy.

use std::sync::Arc;

use bastion_core::ops::{self, diff_compare, policy_evaluate};
use bastion_core::policy::{self, PolicyDocument};
use bastion_core::{Error, report, snapshot};
use napi::bindgen_prelude::{Buffer, Result};
use napi_derive::napi;

use crate::job::{Failure, thrown};

fn give<T>(result: std::result::Result<T, Error>) -> Result<T, Failure> {
    result.map_err(|error| thrown(&error))
}

/// A schema at a moment.
#[napi]
pub struct Snapshot(Arc<snapshot::Snapshot>);

#[napi]
impl Snapshot {
    /// Reads a snapshot from its JSON.
    #[napi(factory)]
    pub fn from_json(json: Buffer) -> Result<Self, Failure> {
        give(snapshot::Snapshot::from_json(&json).map(|read| Self(Arc::new(read))).map_err(Error::from))
    }

    /// The canonical JSON.
    #[napi]
    pub fn to_buffer(&self) -> Result<Buffer, Failure> {
        give(self.0.to_json().map(Buffer::from).map_err(Error::from))
    }

    /// The digest of everything that is hashed.
    #[napi(getter)]
    pub fn digest(&self) -> String {
        self.0.digest().to_string()
    }

    /// The number of objects.
    #[napi(getter)]
    pub fn size(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }

    /// Compares with a newer snapshot; `options` is the JSON of `DiffOptions`, the answer that of `Comparison`.
    #[napi]
    pub fn compare_json(&self, newer: &Snapshot, options: Buffer) -> Result<Buffer, Failure> {
        let compared = ops::decode(&options)
            .and_then(|options| diff_compare::compare(&self.0, &newer.0, &options))
            .and_then(|comparison| ops::encode(&comparison));
        give(compared.map(Buffer::from))
    }

    /// What is in it, as text.
    #[napi(js_name = "toString")]
    pub fn to_text(&self) -> String {
        report::snapshot_text(&self.0, report::Style::Plain)
    }
}

/// Policies, compiled.
#[napi]
pub struct PolicySet(Arc<policy::PolicySet>);

#[napi]
impl PolicySet {
    /// Compiles a document (JSON or YAML) together with built-in packs.
    #[napi(factory)]
    pub fn compile(document: Option<String>, packs: Option<Vec<String>>) -> Result<Self, Failure> {
        let policies = document.map(|text| PolicyDocument::read(text.as_bytes())).transpose();
        let compiled = policies
            .map_err(Error::from)
            .map(|document| document.map(|document| document.policies).unwrap_or_default())
            .and_then(|policies| policy_evaluate::compile(policies, &packs.unwrap_or_default()));
        give(compiled.map(|set| Self(Arc::new(set))))
    }

    /// Decides: the JSON of `PolicyRequest` in, that of `Decision` out.
    #[napi]
    pub fn decide_json(&self, request: Buffer) -> Result<Buffer, Failure> {
        let decided = ops::decode(&request)
            .and_then(|request| Ok(self.0.decide(&request)?))
            .and_then(|decision| ops::encode(&decision));
        give(decided.map(Buffer::from))
    }

    /// The digest of the set, whatever the order of its policies.
    #[napi(getter)]
    pub fn digest(&self) -> String {
        self.0.digest().to_string()
    }
}
