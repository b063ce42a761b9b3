//! Signatures of bundles: one JSON Web Signature (RFC 7515) over the digests of all files.
//!
//! Files that hold a document (`data.json`, `.manifest`, …) are hashed by their content with sorted members, all others
//! by their bytes. See <https://www.openpolicyagent.org/docs/management-bundles#signing>.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, DecodingKey, crypto};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest as _, Sha256, Sha384, Sha512};

use super::{BundleSignature, json, refuse, yaml};
use crate::canonical::{self, StrictValue};
use crate::key::Secret;
use crate::policy::PolicyError;

const SIGNATURES: &str = ".signatures.json";

/// A key that bundles are verified with.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BundleKey {
    /// What the signature calls it. A signature that names no key is tried with every one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The algorithm, as RFC 7518 calls it: `RS256`, `ES256`, `PS256`, `HS256`, … The signature has to say the same.
    pub algorithm: String,
    /// A public key in PEM; of `HS…` the secret that both sides share.
    pub key: Secret,
    /// What the signature has to be made for; nothing when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
}

#[derive(Deserialize)]
struct Signatures {
    signatures: Vec<String>,
}

#[derive(Deserialize)]
struct Header {
    alg: String,
    kid: Option<String>,
}

#[derive(Deserialize)]
struct Payload {
    files: Vec<SignedFile>,
    keyid: Option<String>,
    #[serde(default)]
    scope: String,
}

#[derive(Deserialize)]
struct SignedFile {
    name: String,
    hash: String,
    algorithm: String,
}

/// Takes the signatures out of the files, and verifies them where there are keys.
pub(super) fn verify(
    files: &mut BTreeMap<String, Vec<u8>>,
    keys: &[BundleKey],
) -> Result<(BundleSignature, Option<String>), PolicyError> {
    let content = files.remove(SIGNATURES);
    match (content, keys) {
        (None, []) => Ok((BundleSignature::Unsigned, None)),
        (Some(_), []) => Ok((BundleSignature::NotVerified, None)),
        (None, _) => Err(invalid("the bundle is not signed")),
        (Some(content), keys) => {
            let signatures = Signatures::deserialize(StrictValue(json(SIGNATURES, &content)?))
                .map_err(|error| refuse(SIGNATURES, &error.to_string()))?;
            let [token] = signatures.signatures.as_slice() else {
                return Err(invalid(&format!("expected one signature, found {}", signatures.signatures.len())));
            };
            let (payload, key_id) = open(token, keys)?;
            same_files(files, &payload.files)?;
            Ok((BundleSignature::Verified, key_id))
        }
    }
}

fn invalid(problem: &str) -> PolicyError {
    PolicyError::BundleSignature { problem: problem.to_owned() }
}

/// What a token says, if one of the keys made it.
fn open(token: &str, keys: &[BundleKey]) -> Result<(Payload, Option<String>), PolicyError> {
    let mut parts = token.split('.');
    let (Some(header), Some(payload), Some(signature), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(invalid("the signature is not a JSON Web Signature"));
    };
    let said: Header = part(header)?;
    let claimed: Payload = part(payload)?;
    let message = token.rsplit_once('.').map_or("", |(message, _)| message);
    let named = claimed.keyid.as_ref().or(said.kid.as_ref());
    for key in keys.iter().filter(|key| named.is_none() || key.id.is_none() || key.id.as_ref() == named) {
        if key.algorithm != said.alg || !is_made_by(key, signature, message)? {
            continue;
        }
        if claimed.scope != key.scope.as_deref().unwrap_or_default() {
            return Err(invalid("the signature is made for another scope"));
        }
        return Ok((claimed, key.id.clone().or(said.kid)));
    }
    Err(invalid("none of the keys made the signature"))
}

fn part<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, PolicyError> {
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| invalid("the signature is not base64"))?;
    canonical::read(&bytes).map_err(|error| invalid(&format!("the signature cannot be read: {error}")))
}

fn is_made_by(key: &BundleKey, signature: &str, message: &str) -> Result<bool, PolicyError> {
    let wrong = |problem: &str| PolicyError::BundleKey { problem: problem.to_owned() };
    let algorithm: Algorithm =
        key.algorithm.parse().map_err(|_| wrong(&format!("no algorithm `{}`", key.algorithm.escape_debug())))?;
    let pem = key.key.expose().as_bytes();
    let decoded = match algorithm {
        Algorithm::HS256 | Algorithm::HS384 | Algorithm::HS512 => Ok(DecodingKey::from_secret(pem)),
        Algorithm::ES256 | Algorithm::ES384 => DecodingKey::from_ec_pem(pem),
        Algorithm::EdDSA => DecodingKey::from_ed_pem(pem),
        _ => DecodingKey::from_rsa_pem(pem),
    };
    let decoded = decoded.map_err(|_| wrong("it is no public key in PEM of its algorithm"))?;
    Ok(crypto::verify(signature, message.as_bytes(), &decoded, algorithm).unwrap_or(false))
}

/// Refuses a bundle with a file too many, too few or another one than was signed.
fn same_files(files: &BTreeMap<String, Vec<u8>>, signed: &[SignedFile]) -> Result<(), PolicyError> {
    let mut left: BTreeMap<&str, &SignedFile> = BTreeMap::new();
    for file in signed {
        if left.insert(file.name.trim_start_matches('/'), file).is_some() {
            return Err(invalid(&format!("`{}` is signed twice", file.name.escape_debug())));
        }
    }
    for (path, content) in files {
        let Some(file) = left.remove(path.as_str()) else {
            return Err(invalid(&format!("`{path}` is not signed")));
        };
        let bytes = hashed(path, content)?;
        let digest = match file.algorithm.as_str() {
            "SHA-256" => Sha256::digest(&bytes).to_vec(),
            "SHA-384" => Sha384::digest(&bytes).to_vec(),
            "SHA-512" => Sha512::digest(&bytes).to_vec(),
            other => return Err(invalid(&format!("`{path}` is hashed by `{}`", other.escape_debug()))),
        };
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        if !hex.eq_ignore_ascii_case(&file.hash) {
            return Err(invalid(&format!("`{path}` is not what was signed")));
        }
    }
    match left.keys().next() {
        Some(path) => Err(invalid(&format!("`{}` was signed and is missing", path.escape_debug()))),
        None => Ok(()),
    }
}

/// What of a file is hashed.
fn hashed(path: &str, content: &[u8]) -> Result<Vec<u8>, PolicyError> {
    let value = match path.rsplit('/').next().unwrap_or_default() {
        "data.json" | ".manifest" => json(path, content)?,
        "data.yaml" => yaml(path, content)?,
        _ => return Ok(content.to_vec()),
    };
    let mut text = Vec::new();
    write(&value, &mut text);
    Ok(text)
}

/// JSON with sorted members and nothing between: texts as Go writes them, which escapes two line separators.
fn write(value: &Value, text: &mut Vec<u8>) {
    match value {
        Value::Object(members) => {
            let mut names: Vec<&String> = members.keys().collect();
            names.sort_unstable();
            text.push(b'{');
            for (at, name) in names.into_iter().enumerate() {
                if at > 0 {
                    text.push(b',');
                }
                write(&Value::from(name.as_str()), text);
                text.push(b':');
                members.get(name).into_iter().for_each(|value| write(value, text));
            }
            text.push(b'}');
        }
        Value::Array(values) => {
            text.push(b'[');
            for (at, value) in values.iter().enumerate() {
                if at > 0 {
                    text.push(b',');
                }
                write(value, text);
            }
            text.push(b']');
        }
        scalar => {
            let scalar = scalar.to_string().replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
            text.extend_from_slice(scalar.as_bytes());
        }
    }
}
