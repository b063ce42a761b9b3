//! Values taken out of a document so that each can be shown later, and nobody can guess it before.
//!
//! A value gives way to `{"$r": base64(sha256(salt ‖ value))}`: 16 random bytes and the value's canonical JSON. The salts and
//! values are the disclosures. They never go into a pack: whoever is given one can check it, whoever is not learns nothing,
//! not even by trying all values.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::EvidenceError;
use crate::canonical::{self, Sha256Digest};
use crate::limits::REDACTIONS_MAX;

/// Bytes of a salt: 128 bits.
pub const SALT_BYTES: usize = 16;
/// The only member of what stands in the place of a value.
const MARK: &str = "$r";

/// What shows a value that was taken out. Keep it apart from the pack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
    /// Where in the document: a JSON Pointer (RFC 6901).
    pub path: String,
    /// The salt, base64.
    pub salt: String,
    /// The value.
    pub value: Value,
}

/// A document without some of its values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Redacted {
    /// The document, which may be shown.
    pub document: Value,
    /// What shows the values, sorted by path.
    pub disclosures: Vec<Disclosure>,
}

/// A document with what disclosures showed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Opened {
    /// Whether every disclosure fits.
    pub valid: bool,
    /// The document with the values that were shown to be its own.
    pub document: Value,
    /// The paths of disclosures that do not fit, sorted: what they say was never in the document.
    pub refused: Vec<String>,
}

/// Takes values out of a document, each with a salt of its own, which has to be random.
///
/// ```
/// use bastion_core::evidence::{disclose, redact};
/// use serde_json::json;
///
/// let document = json!({"actor": "ada@example.com", "rows": 3});
/// let redacted = redact(document.clone(), &["/actor".to_owned()], &[[7; 16]])?;
/// assert!(!redacted.document.to_string().contains("ada"));
/// assert_eq!(disclose(redacted.document, &redacted.disclosures)?.document, document);
/// # Ok::<(), bastion_core::evidence::EvidenceError>(())
/// ```
///
/// # Errors
///
/// [`EvidenceError::Redaction`] for a path that leads to nothing, or into another one, for a salt that is not one to
/// each path, and for a document with members `$r` of its own; [`EvidenceError::Limit`]; [`EvidenceError::Document`].
pub fn redact(mut document: Value, paths: &[String], salts: &[[u8; SALT_BYTES]]) -> Result<Redacted, EvidenceError> {
    if paths.len() > REDACTIONS_MAX {
        return Err(EvidenceError::Limit { things: "redactions", found: paths.len(), limit: REDACTIONS_MAX });
    }
    if paths.len() != salts.len() || salts.iter().collect::<BTreeSet<_>>().len() != salts.len() {
        return Err(refuse("", "each path needs a salt of its own"));
    }
    if !marks_are_ours(&document) {
        return Err(refuse("", "the document has a member `$r` of its own"));
    }
    let mut wanted: Vec<_> = paths.iter().zip(salts).collect();
    wanted.sort();
    let sorted: BTreeSet<&str> = paths.iter().map(String::as_str).collect();
    let mut disclosures = Vec::new();
    for (path, salt) in &wanted {
        let is_inside =
            path.match_indices('/').any(|(at, _)| path.get(..at).is_some_and(|above| sorted.contains(above)));
        if is_inside || sorted.len() != paths.len() {
            return Err(refuse(path, "it stands twice, or inside another one"));
        }
        let place = document.pointer_mut(path).ok_or_else(|| refuse(path, "it leads to nothing"))?;
        let value = std::mem::take(place);
        *place = mark(&commitment(salt, &value)?);
        disclosures.push(Disclosure { path: path.as_str().to_owned(), salt: STANDARD.encode(salt), value });
    }
    Ok(Redacted { document, disclosures })
}

/// Puts values back, each only where it is the one that was taken out.
///
/// # Errors
///
/// [`EvidenceError::Limit`]; [`EvidenceError::Document`] for a value without canonical form. A disclosure that does not
/// fit is an answer.
pub fn disclose(mut document: Value, disclosures: &[Disclosure]) -> Result<Opened, EvidenceError> {
    if disclosures.len() > REDACTIONS_MAX {
        return Err(EvidenceError::Limit { things: "disclosures", found: disclosures.len(), limit: REDACTIONS_MAX });
    }
    // what was taken out first may hold what was taken out before
    let mut sorted: Vec<_> = disclosures.iter().collect();
    sorted.sort_by(|left, right| left.path.cmp(&right.path));
    let mut refused = Vec::new();
    for disclosure in sorted {
        let salt = STANDARD.decode(&disclosure.salt).ok().and_then(|salt| <[u8; SALT_BYTES]>::try_from(salt).ok());
        let wanted = salt.map(|salt| commitment(&salt, &disclosure.value)).transpose()?.map(|found| mark(&found));
        match document.pointer_mut(&disclosure.path) {
            Some(place) if wanted.as_ref() == Some(&*place) => *place = disclosure.value.clone(),
            _ => refused.push(disclosure.path.clone()),
        }
    }
    Ok(Opened { valid: refused.is_empty(), document, refused })
}

fn commitment(salt: &[u8; SALT_BYTES], value: &Value) -> Result<String, EvidenceError> {
    let content = [&salt[..], &canonical::write(value)?].concat();
    Ok(STANDARD.encode(Sha256Digest::of(&content).as_bytes()))
}

fn mark(commitment: &str) -> Value {
    Value::Object(std::iter::once((MARK.to_owned(), Value::String(commitment.to_owned()))).collect())
}

/// Whether every member `$r` is what stands in the place of a value.
fn marks_are_ours(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().all(marks_are_ours),
        Value::Object(members) => match members.get(MARK) {
            None => members.values().all(marks_are_ours),
            Some(Value::String(text)) => {
                members.len() == 1 && STANDARD.decode(text).is_ok_and(|bytes| bytes.len() == 32)
            }
            Some(_) => false,
        },
        _ => true,
    }
}

fn refuse(path: &str, reason: &'static str) -> EvidenceError {
    EvidenceError::Redaction { path: path.chars().take(200).collect(), reason }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn paths(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    // SHA-256 of sixteen bytes of 1 and of `"ada"`, by another implementation
    #[test]
    fn the_commitment_is_the_one_of_the_format() {
        let redacted = redact(json!({"actor": "ada"}), &paths(&["/actor"]), &[[1; 16]]).unwrap();
        assert_eq!(redacted.document, json!({"actor": {"$r": "eN+1s3VmM3IN6WsZU2BaJ3rVl7i61Jh4KuAVeo/NPOw="}}));
    }

    #[test]
    fn what_cannot_be_redacted_is_refused() {
        let document = json!({"a": {"b": [1, 2]}, "c": null});
        let salts = [[1; 16], [2; 16]];
        let cases: [(&[&str], &[[u8; 16]]); 9] = [
            (&["/x"], &salts[..1]),
            (&["a"], &salts[..1]),
            (&["/a/b/2"], &salts[..1]),
            (&["/a/b/01"], &salts[..1]),
            (&["/a", "/a/b"], &salts[..]),
            (&["", "/a"], &salts[..]),
            (&["/a", "/a"], &salts[..]),
            (&["/a"], &salts[..]),
            (&["/a", "/c"], &[[1; 16], [1; 16]]),
        ];
        for (texts, salts) in cases {
            assert!(redact(document.clone(), &paths(texts), salts).is_err(), "{texts:?}");
        }
        for foreign in [json!({"$r": 1}), json!([{"$r": "x"}]), json!({"a": {"$r": "x", "b": 1}})] {
            assert!(redact(foreign.clone(), &[], &[]).is_err(), "{foreign}");
        }
    }

    #[test]
    fn what_was_redacted_twice_opens_from_the_outside_in() {
        let document = json!({"a": {"b": "secret"}});
        let inner = redact(document.clone(), &paths(&["/a/b"]), &[[1; 16]]).unwrap();
        let outer = redact(inner.document.clone(), &paths(&["/a"]), &[[2; 16]]).unwrap();
        let both = [inner.disclosures, outer.disclosures].concat();
        assert_eq!(disclose(outer.document.clone(), &both).unwrap().document, document);
        let opened = disclose(outer.document, &both[..1]).unwrap();
        assert_eq!((opened.valid, opened.refused), (false, paths(&["/a/b"])));
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            (-1000_i32..1000).prop_map(Value::from),
            "[a-z$é]{0,6}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 16, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::btree_map("[a-z/~]{1,3}", inner, 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_taken_out_comes_back_and_nothing_else_does(
            values in prop::collection::vec(value(), 1..6), taken in any::<u8>(), other in value(), salt in any::<[u8; 15]>(),
        ) {
            let document = Value::Array(values.clone());
            let chosen: Vec<usize> = (0..values.len()).filter(|place| taken >> place & 1 == 1).collect();
            let paths: Vec<String> = chosen.iter().map(|place| format!("/{place}")).collect();
            let salts: Vec<[u8; 16]> = (0_u8..).take(paths.len()).map(|place| {
                let mut whole = [place; 16];
                whole[..15].copy_from_slice(&salt);
                whole
            }).collect();
            let redacted = redact(document.clone(), &paths, &salts).unwrap();
            let opened = disclose(redacted.document.clone(), &redacted.disclosures).unwrap();
            prop_assert!(opened.valid);
            prop_assert_eq!(opened.document, document);
            for disclosure in &redacted.disclosures {
                let mut wrong = disclosure.clone();
                wrong.value = other.clone();
                let holds = disclose(redacted.document.clone(), &[wrong]).unwrap().valid;
                prop_assert_eq!(holds, disclosure.value == other);
                // a guess of the value is worth nothing without the salt
                let mut guess = disclosure.clone();
                guess.salt = STANDARD.encode([0xff; 16]);
                prop_assert!(!disclose(redacted.document.clone(), &[guess]).unwrap().valid);
            }
        }
    }
}
