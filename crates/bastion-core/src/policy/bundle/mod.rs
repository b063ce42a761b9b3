//! Bundles of Open Policy Agent: an archive (tar, compressed with gzip) of modules in Rego, data and a manifest, perhaps
//! signed. See <https://www.openpolicyagent.org/docs/management-bundles>.
//!
//! An archive comes from outside: its entries, sizes, paths and kinds are bounded, and a link, a device, a path that
//! leaves the archive and one that stands twice are refused. What the manifest's roots do not own is refused too.

mod archive;
mod signature;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::document::yaml_value;
use super::error::PolicyError;
use super::model::{Effect, Policy, PolicyKind};
use super::rego::{RegoDecision, RegoModule, packages};
use crate::canonical::{self, StrictValue};

pub use signature::BundleKey;

const MANIFEST: &str = ".manifest";

/// Whether somebody vouches for a bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BundleSignature {
    /// It carries no signature.
    Unsigned,
    /// It carries a signature, and no key was given to verify it.
    NotVerified,
    /// A key that was given signed exactly these files.
    Verified,
}

/// What a bundle holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// What its author calls this state of it; empty where they do not.
    pub revision: String,
    /// The documents under `data` that it owns: paths with slashes; an empty one is all of them.
    pub roots: Vec<String>,
    /// Its modules, by path.
    pub modules: Vec<RegoModule>,
    /// What is under `data` beside the rules, where there is anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub data: Option<Value>,
    /// Whether somebody vouches for it.
    pub signature: BundleSignature,
    /// The identifier of the key that does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_id: Option<String>,
    /// Files that mean nothing here, by path.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed_over: Vec<String>,
}

/// The manifest; what it says beside this decides nothing here.
#[derive(Debug, Default, Deserialize)]
struct Manifest {
    #[serde(default)]
    revision: String,
    roots: Option<Vec<String>>,
    rego_version: Option<i64>,
    #[serde(default)]
    file_rego_versions: BTreeMap<String, i64>,
}

impl Bundle {
    /// Reads a bundle. Where keys are given it has to be signed by one of them, wholly; where none is, its signature is
    /// not looked at.
    ///
    /// # Errors
    ///
    /// [`PolicyError::Bundle`], saying which file and why; `signature_invalid` where a key was given and none of them
    /// signed exactly these files.
    pub fn read(bytes: &[u8], keys: &[BundleKey]) -> Result<Self, PolicyError> {
        let mut files = archive::unpack(bytes)?;
        let (signature, key_id) = signature::verify(&mut files, keys)?;
        let manifest = manifest(files.remove(MANIFEST))?;
        let mut bundle = Self {
            revision: manifest.revision,
            roots: manifest.roots.unwrap_or_else(|| vec![String::new()]),
            modules: Vec::new(),
            data: None,
            signature,
            key_id,
            passed_over: Vec::new(),
        };
        let roots = bundle.roots.iter_mut();
        roots.for_each(|root| *root = root.trim_matches('/').to_owned());
        distinct(&bundle.roots)?;
        let mut data = Map::new();
        for (path, content) in files {
            let name = path.rsplit('/').next().unwrap_or_default();
            match name {
                "data.json" | "data.yaml" | "data.yml" => {
                    let value = if name == "data.json" { json(&path, &content)? } else { yaml(&path, &content)? };
                    let folder: Vec<&str> = path.split('/').collect();
                    let folder = folder.split_last().map_or(&[] as &[&str], |(_, folder)| folder);
                    owned(&bundle.roots, &path, folder, &value)?;
                    merge(&mut data, folder, value).map_err(|problem| refuse(&path, &problem))?;
                }
                name if name.ends_with(".rego") => {
                    let text = String::from_utf8(content).map_err(|_| refuse(&path, "it is not UTF-8"))?;
                    bundle.modules.push(RegoModule { path, text });
                }
                _ => bundle.passed_over.push(path),
            }
        }
        for (path, package) in packages(&bundle.modules)? {
            if !bundle.roots.iter().any(|root| is_under(&package, root)) {
                return Err(refuse(&path, &format!("the package `{}` is in no root", package.join("."))));
            }
        }
        bundle.data = (!data.is_empty()).then_some(Value::Object(data));
        Ok(bundle)
    }

    /// A policy that decides as a rule of the bundle does; what it asks for beside that is up to whoever takes it.
    #[must_use]
    pub fn into_policy(self, id: String, entry: String) -> Policy {
        let description = match self.revision.as_str() {
            "" => None,
            revision => Some(format!("revision {revision}")),
        };
        let rego = RegoDecision { entry, modules: self.modules, data: self.data };
        let policy = Policy::new(id.clone(), id, PolicyKind::Access, Effect::Block);
        Policy { description, rego: Some(rego), ..policy }
    }
}

fn refuse(path: &str, problem: &str) -> PolicyError {
    PolicyError::Bundle { path: path.to_owned(), problem: problem.to_owned() }
}

fn json(path: &str, content: &[u8]) -> Result<Value, PolicyError> {
    canonical::parse(content).map_err(|error| refuse(path, &error.to_string()))
}

fn yaml(path: &str, content: &[u8]) -> Result<Value, PolicyError> {
    yaml_value(content).map_err(|error| refuse(path, &error.to_string()))
}

fn manifest(content: Option<Vec<u8>>) -> Result<Manifest, PolicyError> {
    let Some(content) = content else { return Ok(Manifest::default()) };
    let value = StrictValue(json(MANIFEST, &content)?);
    let manifest: Manifest =
        serde_path_to_error::deserialize(value).map_err(|error| refuse(MANIFEST, &error.to_string()))?;
    let versions = manifest.rego_version.iter().chain(manifest.file_rego_versions.values());
    match versions.into_iter().find(|version| **version != 1) {
        Some(version) => Err(refuse(MANIFEST, &format!("its modules are Rego v{version}; this build reads v1"))),
        None => Ok(manifest),
    }
}

/// Refuses roots one of which holds another: two bundles could then own the same document.
fn distinct(roots: &[String]) -> Result<(), PolicyError> {
    for (at, root) in roots.iter().enumerate() {
        let path: Vec<String> = segments(root).map(str::to_owned).collect();
        if let Some(other) = roots.iter().take(at).find(|other| {
            let others: Vec<String> = segments(other).map(str::to_owned).collect();
            is_under(&path, other) || is_under(&others, root)
        }) {
            return Err(refuse(MANIFEST, &format!("the roots `{root}` and `{other}` overlap")));
        }
    }
    Ok(())
}

fn segments(root: &str) -> impl Iterator<Item = &str> {
    root.split('/').filter(|segment| !segment.is_empty())
}

fn is_under(path: &[String], root: &str) -> bool {
    let mut path = path.iter();
    segments(root).all(|segment| path.next().is_some_and(|own| own == segment))
}

/// Refuses data outside the roots: each leaf has to lie under one.
fn owned(roots: &[String], file: &str, folder: &[&str], value: &Value) -> Result<(), PolicyError> {
    let mut open: Vec<(Vec<String>, &Value)> =
        vec![(folder.iter().map(|segment| (*segment).to_owned()).collect(), value)];
    while let Some((path, value)) = open.pop() {
        if roots.iter().any(|root| is_under(&path, root)) {
            continue;
        }
        match value {
            Value::Object(members) if !members.is_empty() => open.extend(members.iter().map(|(name, value)| {
                let mut path = path.clone();
                path.push(name.clone());
                (path, value)
            })),
            _ => return Err(refuse(file, &format!("`{}` is in no root", path.join("/")))),
        }
    }
    Ok(())
}

/// Puts a document under its folder; two files may add to one object, and may not both say what stands in it.
fn merge(data: &mut Map<String, Value>, folder: &[&str], value: Value) -> Result<(), String> {
    let mut value = value;
    for segment in folder.iter().rev() {
        value = Value::Object(Map::from_iter([((*segment).to_owned(), value)]));
    }
    let Value::Object(members) = value else { return Err("the data is not an object".to_owned()) };
    join(data, members)
}

fn join(data: &mut Map<String, Value>, members: Map<String, Value>) -> Result<(), String> {
    for (name, value) in members {
        match (data.get_mut(&name), value) {
            (None, value) => {
                data.insert(name, value);
            }
            (Some(Value::Object(own)), Value::Object(members)) => join(own, members)?,
            _ => return Err(format!("`{name}` stands in another file too")),
        }
    }
    Ok(())
}
