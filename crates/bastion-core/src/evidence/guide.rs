//! How to check a pack without us.

/// The text of `VERIFY.md`. It is part of what is signed: a change of it changes every pack made after.
pub(super) const TEXT: &str = r#"# How to check this pack

You need the public key of whoever signed, from them and not from here.

## With bastion, offline

    bastion verify <this directory> --key <public key file>

It checks the signature, every file against its digests, and that report.md says what the signed data says.

## Without bastion

`envelope.json` is a DSSE envelope around an in-toto Statement v1. Any tool that knows these formats can check it.

Python, with the packages `securesystemslib` and `cryptography`:

    import json
    from cryptography.hazmat.primitives.serialization import load_pem_public_key
    from securesystemslib.dsse import Envelope
    from securesystemslib.signer import SSlibKey

    key = SSlibKey.from_crypto(load_pem_public_key(open("<public key file>", "rb").read()))
    envelope = Envelope.from_dict(json.load(open("envelope.json")))
    print(envelope.verify([key], 1))

OpenSSL 3: write the bytes `DSSEv1 28 application/vnd.in-toto+json <length> <payload>` (the payload decoded from base64,
its length in bytes) to `signed`, the decoded signature to `signature`, then

    openssl pkeyutl -verify -pubin -inkey <public key file> -rawin -in signed -sigfile signature

Files: the statement lists each with its SHA-256 and BLAKE3. `sha256sum` and `b3sum` print the same digits.
"#;
