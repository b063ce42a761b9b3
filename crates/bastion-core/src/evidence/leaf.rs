//! What a log keeps of an envelope: the body of a Rekor v2 entry of kind `dsse`, version `0.0.2`
//! (<https://github.com/sigstore/protobuf-specs/blob/main/protos/rekor/v2/dsse.proto>), as canonical JSON.
//!
//! It has the digest of the payload, the signature and the key, and nothing of what the payload says.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use super::{Envelope, EvidenceError, VerifyingKey};
use crate::canonical::{self, Sha256Digest};

/// The kind of the leaf.
pub(super) const LEAF_KIND: &str = "dsse";
/// The version of its kind.
pub(super) const LEAF_VERSION: &str = "0.0.2";

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Leaf {
    api_version: String,
    kind: String,
    spec: Spec,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Spec {
    #[serde(rename = "dsseV002")]
    dsse: Dsse,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Dsse {
    payload_hash: PayloadHash,
    signatures: Vec<LeafSignature>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PayloadHash {
    algorithm: String,
    digest: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LeafSignature {
    content: String,
    verifier: Verifier,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Verifier {
    key_details: String,
    public_key: RawKey,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct RawKey {
    raw_bytes: String,
}

/// The leaf of an envelope with one signature, which the key is taken to have made. Whether it has is for
/// [`Envelope::verify`] to say: check it before a leaf goes into a log.
///
/// # Errors
///
/// [`EvidenceError::Envelope`] when there is another number of signatures, or the payload is not base64.
pub fn leaf(envelope: &Envelope, key: &VerifyingKey) -> Result<Vec<u8>, EvidenceError> {
    let [signature] = envelope.signatures.as_slice() else {
        return Err(EvidenceError::Envelope { reason: "a log takes envelopes with one signature".to_owned() });
    };
    let payload = STANDARD.decode(&envelope.payload);
    let payload =
        payload.map_err(|_| EvidenceError::Envelope { reason: "the payload is not standard base64".to_owned() })?;
    let leaf = Leaf {
        api_version: LEAF_VERSION.to_owned(),
        kind: LEAF_KIND.to_owned(),
        spec: Spec {
            dsse: Dsse {
                payload_hash: PayloadHash {
                    algorithm: "SHA2_256".to_owned(),
                    digest: STANDARD.encode(Sha256Digest::of(&payload).as_bytes()),
                },
                signatures: vec![LeafSignature {
                    content: signature.sig.clone(),
                    verifier: Verifier {
                        key_details: "PKIX_ED25519".to_owned(),
                        public_key: RawKey { raw_bytes: STANDARD.encode(key.to_spki()) },
                    },
                }],
            },
        },
    };
    Ok(canonical::to_bytes(&leaf)?)
}

/// The key that a leaf names; believed by nobody.
pub(super) fn key_in(body: &[u8]) -> Option<VerifyingKey> {
    let leaf: Leaf = canonical::read(body).ok()?;
    let [signature] = leaf.spec.dsse.signatures.as_slice() else { return None };
    VerifyingKey::from_spki(&STANDARD.decode(&signature.verifier.public_key.raw_bytes).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::{PAYLOAD_TYPE, SigningKey};

    #[test]
    fn the_leaf_has_digest_signature_and_key_alone() {
        let key = SigningKey::from_seed([7; 32]);
        let envelope = Envelope::sign(PAYLOAD_TYPE, br#"{"secret":1}"#, &[&key]).unwrap();
        let leaf = leaf(&envelope, &key.verifying_key()).unwrap();
        insta::assert_snapshot!(String::from_utf8(leaf.clone()).unwrap());
        assert_eq!(key_in(&leaf), Some(key.verifying_key()));
    }

    #[test]
    fn a_leaf_is_about_one_signature() {
        let keys = [SigningKey::from_seed([7; 32]), SigningKey::from_seed([8; 32])];
        let envelope = Envelope::sign(PAYLOAD_TYPE, b"{}", &[&keys[0], &keys[1]]).unwrap();
        assert!(leaf(&envelope, &keys[0].verifying_key()).is_err());
    }
}
