//! How to check a pack without us.

/// The text of `VERIFY.md`. It is part of what is signed: a change of it changes every pack made after.
pub(super) const TEXT: &str = r#"# How to check this pack

You need the public key of whoever signed, and the key of the log, from them and not from here: what stands in `trust/` is
a copy, and whoever changes a pack can change it too. None of the ways below needs a network.

| file | what it is |
|---|---|
| `pack.intoto.jsonl` | a DSSE envelope around an in-toto Statement v1, on one line |
| `pack.sigstore.json` | the same envelope and its place in a log, as a sigstore bundle v0.3 |
| `pack.tlog-proof` | the same proof as C2SP tlog-proof; without it the pack is in no log |
| `artifacts/`, `VERIFY.md` | what the statement speaks about, by name |
| `withheld.json` | names of artifacts that are not given away; their digests are signed |

## 1. bastion

    bastion verify <this directory> --key <public key file> --log-key <log key file>

It checks the signature, the log, every file against its digests, and that report.md says what the signed data says.

## 2. Node: npm install @sigstore/verify @sigstore/bundle @sigstore/protobuf-specs

    const { readFileSync } = require("node:fs");
    const { createPublicKey } = require("node:crypto");
    const { bundleFromJSON } = require("@sigstore/bundle");
    const { TrustedRoot } = require("@sigstore/protobuf-specs");
    const { Verifier, toSignedEntity, toTrustMaterial } = require("@sigstore/verify");
    const json = (file) => JSON.parse(readFileSync(file, "utf8"));
    const bundle = bundleFromJSON(json("pack.sigstore.json"));
    const key = createPublicKey(readFileSync("<public key file>")).export({ format: "der", type: "spki" });
    const hint = bundle.verificationMaterial.content.publicKey.hint;
    const trust = toTrustMaterial(TrustedRoot.fromJSON(json("<trusted root file>")), { [hint]: { rawBytes: key } });
    const options = { tlogThreshold: 1, ctlogThreshold: 0, timestampThreshold: 0 };
    new Verifier(trust, options).verify(toSignedEntity(bundle)); // throws when it does not hold

`trust/trusted_root.json` shows what such a file looks like: compare the log's key in it with the one you were given.

## 3. Python: pip install securesystemslib cryptography

    import json
    from cryptography.hazmat.primitives.serialization import load_pem_public_key
    from securesystemslib.dsse import Envelope
    from securesystemslib.signer import SSlibKey

    key = SSlibKey.from_crypto(load_pem_public_key(open("<public key file>", "rb").read()))
    envelope = Envelope.from_dict(json.load(open("pack.intoto.jsonl")))
    print(envelope.verify([key], 1))

## 4. OpenSSL 3

Write the bytes `DSSEv1 28 application/vnd.in-toto+json <length> <payload>` (the payload decoded from base64, its length
in bytes) to `signed`, the decoded signature to `signature`, then

    openssl pkeyutl -verify -pubin -inkey <public key file> -rawin -in signed -sigfile signature

## 5. Any tool for C2SP logs

`pack.tlog-proof` proves that the bytes of `canonicalizedBody` in `pack.sigstore.json`, decoded from base64, are an entry
of the log whose checkpoint stands in it; that entry has the SHA-256 of the payload, the signature and the public key.

## The files

The statement, which is the payload, lists each file with its SHA-256 and BLAKE3. In `artifacts/`, `sha256sum` and `b3sum`
print the same digits.
"#;
