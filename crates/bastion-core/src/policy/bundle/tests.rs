//! Bundles as they should be, as nobody should make them, and signed.

use std::collections::BTreeMap;
use std::io::Write;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use tar::{Builder, EntryType, Header};

use super::*;
use crate::error::Coded;
use crate::key::Secret;
use crate::policy::{PolicyRequest, PolicySet};

const MODULE: &str =
    "package bank.access\nimport rego.v1\n\ndefault allow := false\n\nallow if input.rows < data.bank.limits.rows\n";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut builder = Builder::new(Vec::new());
    for (path, text) in files {
        let mut header = Header::new_gnu();
        // written by hand: the builder refuses what a stranger would not
        header.as_mut_bytes()[..path.len()].copy_from_slice(path.as_bytes());
        header.set_size(text.len() as u64);
        header.set_entry_type(EntryType::Regular);
        header.set_cksum();
        builder.append(&header, text.as_bytes()).unwrap();
    }
    gzip(&builder.into_inner().unwrap())
}

fn files<'a>() -> Vec<(&'a str, &'a str)> {
    vec![
        ("/.manifest", r#"{"revision":"42","roots":["bank"],"rego_version":1}"#),
        ("/bank/access.rego", MODULE),
        ("/bank/limits/data.json", r#"{"rows":100}"#),
        ("./bank/notes/data.yaml", "text: yes\n"),
        ("/README.md", "hello"),
    ]
}

#[test]
fn a_bundle_becomes_a_policy() {
    let bundle = Bundle::read(&archive(&files()), &[]).unwrap();
    assert_eq!((bundle.revision.as_str(), bundle.roots.as_slice()), ("42", ["bank".to_owned()].as_slice()));
    assert_eq!(bundle.data, Some(json!({ "bank": { "limits": { "rows": 100 }, "notes": { "text": "yes" } } })));
    assert_eq!(
        (bundle.signature, bundle.passed_over.as_slice()),
        (BundleSignature::Unsigned, ["README.md".to_owned()].as_slice())
    );
    let policy = bundle.into_policy("bank".to_owned(), "data.bank.access.allow".to_owned());
    let set = PolicySet::compile(vec![policy]).unwrap();
    for (rows, effect) in [(99, Effect::Allow), (100, Effect::Block)] {
        let request = PolicyRequest { rows: Some(rows), ..PolicyRequest::new("ada", "data.read") };
        assert_eq!(set.decide(&request).unwrap().effect, effect);
    }
}

fn refused(bytes: &[u8]) -> String {
    let error = Bundle::read(bytes, &[]).unwrap_err();
    assert_eq!(error.code().as_str(), "invalid_document");
    error.to_string()
}

#[test]
fn archives_from_outside_are_refused() {
    let mut seen = Vec::new();
    for more in [
        vec![("../out.rego", MODULE)],
        vec![("bank/../../out.rego", MODULE)],
        vec![("C:\\out.rego", MODULE)],
        vec![("bank/access.rego", MODULE)],
        vec![("other.rego", "package other\nx := 1")],
        vec![("data.json", r#"{"other":1}"#)],
        vec![("data.json", r#"{"bank":{"limits":{"rows":1}}}"#)],
        vec![("bank/data.json", "[1]")],
        vec![("bank/data.json", r#"{"a":1,"a":2}"#)],
        vec![("bank/bad.rego", "package bank.bad\nx := http.send({})")],
        vec![("bank/bad.rego", "package bank.bad\nx := ")],
    ] {
        let files: Vec<_> = files().into_iter().chain(more).collect();
        seen.push(refused(&archive(&files)));
    }
    for manifest in [r#"{"roots":["a","a/b"]}"#, r#"{"roots":["bank"],"rego_version":0}"#, r#"{"roots":"bank"}"#] {
        let files: Vec<_> = files().into_iter().skip(1).chain([(".manifest", manifest)]).collect();
        seen.push(refused(&archive(&files)));
    }
    for kind in [EntryType::Symlink, EntryType::Link, EntryType::Char, EntryType::Fifo] {
        let mut builder = Builder::new(Vec::new());
        let mut header = Header::new_gnu();
        header.set_path("bank/x.rego").unwrap();
        header.set_link_name("elsewhere").unwrap();
        header.set_size(0);
        header.set_entry_type(kind);
        header.set_cksum();
        builder.append(&header, &[][..]).unwrap();
        seen.push(refused(&gzip(&builder.into_inner().unwrap())));
    }
    let whole = archive(&files());
    seen.push(refused(&whole[..whole.len() / 2]));
    seen.push(refused(b"not an archive"));
    // a small file that unpacks to more than the bound
    let mut builder = Builder::new(Vec::new());
    let mut header = Header::new_gnu();
    header.set_path("bank/zeros").unwrap();
    header.set_size(crate::limits::BUNDLE_UNPACKED_BYTES_MAX as u64 + 1);
    header.set_cksum();
    builder.append(&header, std::io::repeat(0).take(crate::limits::BUNDLE_UNPACKED_BYTES_MAX as u64 + 1)).unwrap();
    seen.push(refused(&gzip(&builder.into_inner().unwrap())));
    insta::assert_snapshot!(seen.join("\n"), @r#"
bundle, `../out.rego`: the path leads out of the bundle, or is none
bundle, `bank/../../out.rego`: the path leads out of the bundle, or is none
bundle, `C:\out.rego`: the path leads out of the bundle, or is none
bundle, `bank/access.rego`: it stands twice in the bundle
bundle, `other.rego`: the package `other` is in no root
bundle, `data.json`: `other` is in no root
bundle, `data.json`: `rows` stands in another file too
bundle, `bank/limits/data.json`: `bank` stands in another file too
bundle, `bank/data.json`: the member `a` stands twice in one object
bundle, `modules`: bank/bad.rego: `http.send` is not available
bundle, `modules`: expecting expression (bank/bad.rego:2)
bundle, `.manifest`: the roots `a/b` and `a` overlap
bundle, `.manifest`: its modules are Rego v0; this build reads v1
bundle, `.manifest`: roots: invalid type: string "bank", expected a sequence
bundle, `bank/x.rego`: it is neither a file nor a folder
bundle, `bank/x.rego`: it is neither a file nor a folder
bundle, `bank/x.rego`: it is neither a file nor a folder
bundle, `bank/x.rego`: it is neither a file nor a folder
bundle, `bundle`: incomplete deflate stream
bundle, `bundle`: invalid gzip header
bundle, `bundle`: more than 67108864 bytes when it is unpacked
"#);
}

use std::io::Read as _;

fn hash(bytes: &str) -> String {
    Sha256::digest(bytes.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn key(secret: &str) -> BundleKey {
    BundleKey {
        id: Some("k1".to_owned()),
        algorithm: "HS256".to_owned(),
        key: Secret::new(secret.to_owned()),
        scope: None,
    }
}

fn signed(payload: &Value) -> Vec<u8> {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let message = format!("{}.{}", part(&json!({ "alg": "HS256" })), part(payload));
    let key = jsonwebtoken::EncodingKey::from_secret(b"secret");
    let signature = jsonwebtoken::crypto::sign(message.as_bytes(), &key, jsonwebtoken::Algorithm::HS256).unwrap();
    let signatures = json!({ "signatures": [format!("{message}.{signature}")] }).to_string();
    let own = files();
    let files: Vec<_> = own.into_iter().chain([(".signatures.json", signatures.as_str())]).collect();
    archive(&files)
}

/// The digests as the documentation prescribes them, each written out by hand.
fn payload() -> Value {
    let file = |name: &str, text: &str| json!({ "name": name, "hash": hash(text), "algorithm": "SHA-256" });
    json!({
        "files": [
            file(".manifest", r#"{"rego_version":1,"revision":"42","roots":["bank"]}"#),
            file("bank/access.rego", MODULE),
            file("bank/limits/data.json", r#"{"rows":100}"#),
            file("bank/notes/data.yaml", r#"{"text":"yes"}"#),
            file("README.md", "hello"),
        ],
        "keyid": "k1",
    })
}

#[test]
fn a_signature_covers_every_file() {
    let bundle = Bundle::read(&signed(&payload()), &[key("secret")]).unwrap();
    assert_eq!((bundle.signature, bundle.key_id.as_deref()), (BundleSignature::Verified, Some("k1")));
    assert_eq!(Bundle::read(&signed(&payload()), &[]).unwrap().signature, BundleSignature::NotVerified);
    let mut seen = BTreeMap::new();
    let mut refused = |name: &str, bytes: &[u8], key: BundleKey| {
        let error = Bundle::read(bytes, &[key]).unwrap_err();
        assert_eq!(error.code().as_str(), "signature_invalid", "{name}");
        seen.insert(name.to_owned(), error.to_string());
    };
    refused("another secret", &signed(&payload()), key("other"));
    refused("another key", &signed(&payload()), BundleKey { id: Some("k2".to_owned()), ..key("secret") });
    refused("another algorithm", &signed(&payload()), BundleKey { algorithm: "HS384".to_owned(), ..key("secret") });
    refused("a scope", &signed(&payload()), BundleKey { scope: Some("write".to_owned()), ..key("secret") });
    refused("unsigned", &archive(&files()), key("secret"));
    for at in 0..5 {
        let mut changed = payload();
        changed["files"][at]["hash"] = json!("00");
        refused(&format!("changed {at}"), &signed(&changed), key("secret"));
        let mut missing = payload();
        missing["files"].as_array_mut().unwrap().remove(at);
        refused(&format!("not signed {at}"), &signed(&missing), key("secret"));
    }
    let mut more = payload();
    more["files"].as_array_mut().unwrap().push(json!({ "name": "x", "hash": "", "algorithm": "SHA-256" }));
    refused("too many", &signed(&more), key("secret"));
    let mut weak = payload();
    weak["files"][0]["algorithm"] = json!("MD5");
    refused("weak", &signed(&weak), key("secret"));
    let in_order = json!([payload()["files"], "k1", ""]);
    refused("an array", &signed(&in_order), key("secret"));
    let lines: Vec<String> = seen.iter().map(|(name, error)| format!("{name}: {error}")).collect();
    insta::assert_snapshot!(lines.join("\n"), @"
a scope: bundle: the signature is made for another scope
an array: bundle: the signature cannot be read: not the expected document: invalid type: sequence, expected struct Payload
another algorithm: bundle: none of the keys made the signature
another key: bundle: none of the keys made the signature
another secret: bundle: none of the keys made the signature
changed 0: bundle: `.manifest` is not what was signed
changed 1: bundle: `bank/access.rego` is not what was signed
changed 2: bundle: `bank/limits/data.json` is not what was signed
changed 3: bundle: `bank/notes/data.yaml` is not what was signed
changed 4: bundle: `README.md` is not what was signed
not signed 0: bundle: `.manifest` is not signed
not signed 1: bundle: `bank/access.rego` is not signed
not signed 2: bundle: `bank/limits/data.json` is not signed
not signed 3: bundle: `bank/notes/data.yaml` is not signed
not signed 4: bundle: `README.md` is not signed
too many: bundle: `x` was signed and is missing
unsigned: bundle: the bundle is not signed
weak: bundle: `.manifest` is hashed by `MD5`
");
    let no_pem = BundleKey { algorithm: "RS256".to_owned(), ..key("secret") };
    assert_ne!(
        Bundle::read(&signed(&payload()), &[no_pem]).map(|bundle| bundle.signature),
        Ok(BundleSignature::Verified)
    );
}
