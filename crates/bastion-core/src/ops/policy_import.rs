//! `policy.import`: a bundle of Open Policy Agent as a policy.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Error, ErrorCode};
use crate::policy::{Bundle, BundleKey, BundleSignature, PolicyDocument, PolicySet};

/// What `policy.import` takes.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PolicyImportInput")]
pub struct Input {
    /// The bundle (`.tar.gz`), in base64 (RFC 4648, with padding).
    pub bundle: String,
    /// Keys one of which has to have signed it; without any its signature is not looked at.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keys: Vec<BundleKey>,
    /// The rule that decides, by its path: `data.bank.allow`.
    pub entry: String,
    /// The identifier of the policy that is made of it.
    pub id: String,
}

/// What `policy.import` gives.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PolicyImportOutput")]
pub struct Output {
    /// A document with the one policy.
    pub document: PolicyDocument,
    /// What the bundle's author calls this state of it.
    pub revision: String,
    /// The documents under `data` that it owns.
    pub roots: Vec<String>,
    /// Whether somebody vouches for it.
    pub signature: BundleSignature,
    /// The identifier of the key that does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key_id: Option<String>,
    /// Files that mean nothing here, by path.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed_over: Vec<String>,
}

/// Reads a bundle and makes a policy of one of its rules, which is compiled to see that it can run.
///
/// # Errors
///
/// `invalid_document` for an archive that is refused, `signature_invalid`, `invalid_key`, `invalid_condition` for modules
/// that are refused, `invalid_policy` for an identifier that is none.
pub fn run(input: Input) -> Result<Output, Error> {
    let bytes = STANDARD
        .decode(&input.bundle)
        .map_err(|error| Error::new(ErrorCode::InvalidArgument, format!("the bundle is not base64: {error}")))?;
    let bundle = Bundle::read(&bytes, &input.keys)?;
    let Bundle { revision, roots, signature, key_id, passed_over, .. } = bundle.clone();
    let document = PolicyDocument::new(vec![bundle.into_policy(input.id, input.entry)]);
    PolicySet::compile(document.policies.clone())?;
    Ok(Output { document, revision, roots, signature, key_id, passed_over })
}
