"""Evidence by tools that know nothing of bastion, and theirs by bastion."""

from __future__ import annotations

import base64
import json
import os
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key
from google.protobuf import json_format
from in_toto_attestation.v1 import statement_pb2
from in_toto_attestation.v1.resource_descriptor import ResourceDescriptor
from in_toto_attestation.v1.statement import Statement
from securesystemslib.dsse import Envelope
from securesystemslib.exceptions import VerificationError
from securesystemslib.signer import CryptoSigner, SSlibKey

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = Path(os.environ.get("BASTION_TARGET_DIR", ROOT / "target" / "debug")) / "examples" / "evidence_pack"
TYPE = "application/vnd.in-toto+json"


def bastion_verifies(key: Path, envelopes: list[bytes]) -> list[bool]:
    lines = b"\n".join(envelope.replace(b"\n", b" ") for envelope in envelopes) + b"\n"
    done = subprocess.run([EXAMPLE, "verify", key], input=lines, stdout=subprocess.PIPE, check=True)
    answers = done.stdout.decode("utf-8", "replace").splitlines()
    assert len(answers) == len(envelopes)
    return [answer.startswith("holds") for answer in answers]


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("pack")
    subprocess.run([EXAMPLE, "make", directory, "7"], check=True)
    return directory


def their_key(pack: Path) -> SSlibKey:
    return SSlibKey.from_crypto(load_pem_public_key((pack / "key.pub").read_bytes()))


def test_our_envelope_verifies_with_securesystemslib(pack: Path) -> None:
    document = json.loads((pack / "envelope.json").read_text())
    key = their_key(pack)
    assert document["signatures"][0]["keyid"] == key.keyid
    assert list(Envelope.from_dict(document).verify([key], 1)) == [key.keyid]


def test_our_statement_is_one_for_in_toto(pack: Path) -> None:
    payload = json.loads(base64.b64decode(json.loads((pack / "envelope.json").read_text())["payload"]))
    subjects = [ResourceDescriptor(name=subject["name"], digest=subject["digest"]).pb for subject in payload["subject"]]
    assert len(subjects) == len(payload["subject"])
    Statement.copy_from_pb(json_format.ParseDict(payload, statement_pb2.Statement())).validate()
    with pytest.raises(ValueError):
        wrong = {**payload, "_type": "WRONG"}
        Statement.copy_from_pb(json_format.ParseDict(wrong, statement_pb2.Statement())).validate()
    for subject in payload["subject"]:
        descriptor = ResourceDescriptor(name=subject["name"], digest=subject["digest"])
        descriptor.validate()


def test_their_envelope_verifies_with_us(tmp_path: Path) -> None:
    private = Ed25519PrivateKey.generate()
    signer = CryptoSigner(private)
    subject = ResourceDescriptor(name="file", digest={"sha256": "0" * 64})
    subject.validate()
    payload = json.dumps(
        {
            "_type": "https://in-toto.io/Statement/v1",
            "subject": [{"name": "file", "digest": {"sha256": "0" * 64}}],
            "predicateType": "https://example.com/predicate/v1",
            "predicate": {"answer": 42},
        }
    ).encode()
    envelope = Envelope(payload, TYPE, {})
    envelope.sign(signer)
    public = tmp_path / "key.pub"
    public.write_bytes(private.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo))
    assert bastion_verifies(public, [json.dumps(envelope.to_dict()).encode()]) == [True]


def flipped(pack: Path) -> list[bytes]:
    """The envelope with every byte of payload and signature flipped in turn."""
    document = json.loads((pack / "envelope.json").read_text())
    payload, signature = base64.b64decode(document["payload"]), base64.b64decode(document["signatures"][0]["sig"])
    envelopes = []

    def changed(payload: bytes, signature: bytes) -> bytes:
        copy = json.loads(json.dumps(document))
        copy["payload"] = base64.b64encode(payload).decode()
        copy["signatures"][0]["sig"] = base64.b64encode(signature).decode()
        return json.dumps(copy).encode()

    for place in range(len(payload)):
        envelopes.append(changed(payload[:place] + bytes([payload[place] ^ 1]) + payload[place + 1 :], signature))
    for place in range(len(signature)):
        envelopes.append(changed(payload, signature[:place] + bytes([signature[place] ^ 1]) + signature[place + 1 :]))
    return envelopes


def test_any_flipped_byte_is_refused_by_both(pack: Path) -> None:
    key = their_key(pack)
    envelopes = flipped(pack)
    assert len(envelopes) > 500
    for envelope in envelopes:
        with pytest.raises(VerificationError):
            Envelope.from_dict(json.loads(envelope)).verify([key], 1)
    assert not any(bastion_verifies(pack / "key.pub", envelopes))


def test_openssl_accepts_the_signature(pack: Path, tmp_path: Path) -> None:
    document = json.loads((pack / "envelope.json").read_text())
    payload = base64.b64decode(document["payload"])
    (tmp_path / "signed").write_bytes(b"DSSEv1 %d %s %d %s" % (len(TYPE), TYPE.encode(), len(payload), payload))
    (tmp_path / "signature").write_bytes(base64.b64decode(document["signatures"][0]["sig"]))
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", pack / "key.pub", "-rawin"]
    done = subprocess.run([*command, "-in", tmp_path / "signed", "-sigfile", tmp_path / "signature"], capture_output=True)
    assert done.returncode == 0, done.stderr


def test_digests_are_the_ones_of_the_usual_tools(pack: Path) -> None:
    payload = json.loads(base64.b64decode(json.loads((pack / "envelope.json").read_text())["payload"]))
    for subject in payload["subject"]:
        printed = subprocess.run(["sha256sum", pack / subject["name"]], stdout=subprocess.PIPE, check=True).stdout.decode()
        assert printed.split()[0] == subject["digest"]["sha256"]


def test_canonical_json_is_the_one_of_an_independent_implementation() -> None:
    import rfc8785

    import bastion

    document = json.loads(bastion.call_json("rules.list", b"{}"))
    assert rfc8785.dumps(document) == bastion.call_json("rules.list", b"{}")
