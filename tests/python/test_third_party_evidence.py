"""Evidence by tools that know nothing of bastion, and theirs by bastion."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_pem_public_key
from google.protobuf import json_format
from in_toto_attestation.v1 import statement_pb2
from in_toto_attestation.v1.resource_descriptor import ResourceDescriptor
from in_toto_attestation.v1.statement import Statement
from hypothesis import given, settings
from hypothesis import strategies as st
from pymerkle import InmemoryTree
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
    document = json.loads((pack / "pack" / "pack.intoto.jsonl").read_text())
    key = their_key(pack)
    assert document["signatures"][0]["keyid"] == key.keyid
    assert list(Envelope.from_dict(document).verify([key], 1)) == [key.keyid]


def test_our_statement_is_one_for_in_toto(pack: Path) -> None:
    payload = json.loads(base64.b64decode(json.loads((pack / "pack" / "pack.intoto.jsonl").read_text())["payload"]))
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
    document = json.loads((pack / "pack" / "pack.intoto.jsonl").read_text())
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
    document = json.loads((pack / "pack" / "pack.intoto.jsonl").read_text())
    payload = base64.b64decode(document["payload"])
    (tmp_path / "signed").write_bytes(b"DSSEv1 %d %s %d %s" % (len(TYPE), TYPE.encode(), len(payload), payload))
    (tmp_path / "signature").write_bytes(base64.b64decode(document["signatures"][0]["sig"]))
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", pack / "key.pub", "-rawin"]
    done = subprocess.run([*command, "-in", tmp_path / "signed", "-sigfile", tmp_path / "signature"], capture_output=True)
    assert done.returncode == 0, done.stderr


def test_digests_are_the_ones_of_the_usual_tools(pack: Path) -> None:
    payload = json.loads(base64.b64decode(json.loads((pack / "pack" / "pack.intoto.jsonl").read_text())["payload"]))
    for subject in payload["subject"]:
        name = subject["name"] if subject["name"] == "VERIFY.md" else f"artifacts/{subject['name']}"
        printed = subprocess.run(["sha256sum", pack / "pack" / name], stdout=subprocess.PIPE, check=True).stdout.decode()
        assert printed.split()[0] == subject["digest"]["sha256"]


def test_the_bundle_holds_the_same_envelope(pack: Path) -> None:
    bundle = json.loads((pack / "pack" / "pack.sigstore.json").read_text())
    assert bundle["dsseEnvelope"] == json.loads((pack / "pack" / "pack.intoto.jsonl").read_text())
    key = their_key(pack)
    assert list(Envelope.from_dict(bundle["dsseEnvelope"]).verify([key], 1)) == [key.keyid]


def rfc6962_root(leaf: bytes, index: int, size: int, hashes: list[bytes]) -> bytes:
    """The root that an inclusion proof leads to, recursively as RFC 6962, section 2.1.1, defines the path."""
    if size == 1:
        assert not hashes
        return leaf
    left = 1 << (size - 1).bit_length() - 1
    if index < left:
        return hashlib.sha256(b"\1" + rfc6962_root(leaf, index, left, hashes[:-1]) + hashes[-1]).digest()
    return hashlib.sha256(b"\1" + hashes[-1] + rfc6962_root(leaf, index - left, size - left, hashes[:-1])).digest()


def test_the_proof_in_the_pack_is_one_of_the_standard(pack: Path) -> None:
    entry = json.loads((pack / "pack" / "pack.sigstore.json").read_text())["verificationMaterial"]["tlogEntries"][0]
    proof = entry["inclusionProof"]
    leaf = hashlib.sha256(b"\0" + base64.b64decode(entry["canonicalizedBody"])).digest()
    hashes = [base64.b64decode(found) for found in proof["hashes"]]
    root = rfc6962_root(leaf, int(proof["logIndex"]), int(proof["treeSize"]), hashes)
    origin, size, signed_root = proof["checkpoint"]["envelope"].split("\n")[:3]
    assert (origin, size, base64.b64decode(signed_root)) == ("log.example.com/acme", proof["treeSize"], root)
    # the checkpoint's signature, by the key of the log alone
    name, _, key = (pack / "log.vkey").read_text().split("+", 2)
    text, signature = proof["checkpoint"]["envelope"].split("\n\n")
    dash, signer, encoded = signature.strip().split(" ")
    assert (dash, signer) == ("\u2014", name)
    log = Ed25519PublicKey.from_public_bytes(base64.b64decode(key)[1:])
    log.verify(base64.b64decode(encoded)[4:], (text + "\n").encode())
    # the text form says the same
    text_form = (pack / "pack" / "pack.tlog-proof").read_text()
    head, checkpoint = text_form.split("\n\n", 1)
    assert head.split("\n") == ["c2sp.org/tlog-proof@v1", f"index {proof['logIndex']}", *proof["hashes"]]
    assert checkpoint == proof["checkpoint"]["envelope"]


def test_roots_and_proofs_are_pymerkles() -> None:
    lines = subprocess.run([EXAMPLE, "tree", "70"], stdout=subprocess.PIPE, check=True).stdout.decode().splitlines()
    tree = InmemoryTree(algorithm="sha256")
    for place, line in enumerate(lines):
        tree.append_entry(b"entry %d" % place)
        size, root, *proofs = line.split(" ")
        assert (int(size), bytes.fromhex(root)) == (tree.get_size(), tree.get_root())
        assert len(proofs) == place + 1
        for index, hashes in enumerate(proofs):
            theirs = tree.prove_inclusion(index + 1).serialize()["path"]
            # theirs begins with the leaf
            assert theirs[1:] == [found for found in hashes.split(",") if found]


def test_the_archive_is_the_directory(pack: Path) -> None:
    with zipfile.ZipFile(pack / "pack.zip") as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == sorted(names)
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        on_disk = {str(path.relative_to(pack / "pack")): path.read_bytes() for path in (pack / "pack").rglob("*") if path.is_file()}
        assert {name: archive.read(name) for name in names} == on_disk


def test_an_archive_of_another_program_is_read(pack: Path, tmp_path: Path) -> None:
    import bastion

    archive = shutil.make_archive(str(tmp_path / "theirs"), "zip", pack / "pack")
    keys = [(pack / "key.pub").read_text()], [(pack / "log.vkey").read_text()]
    verification = bastion.verify(archive, *keys)
    assert (verification.valid, verification.log.status) == (True, "logged")
    assert bastion.verify(pack / "pack", *keys) == verification


def changed_files(directory: Path) -> Iterator[tuple[str, Path, bytes]]:
    """Every file of a pack with one byte changed, at places all over it."""
    for path in sorted(path for path in directory.rglob("*") if path.is_file()):
        content = path.read_bytes()
        for place in range(0, len(content), max(1, len(content) // 40)):
            yield str(path), path, content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def test_any_changed_byte_of_any_file_is_refused(pack: Path, tmp_path: Path) -> None:
    import bastion

    copy = tmp_path / "copy"
    shutil.copytree(pack / "pack", copy)
    keys = [(pack / "key.pub").read_text()], [(pack / "log.vkey").read_text()]
    count = 0
    for name, path, changed in changed_files(copy):
        original = path.read_bytes()
        path.write_bytes(changed)
        try:
            assert not bastion.verify(copy, *keys).valid, name
        except bastion.BastionError as error:
            assert error.code, name
        path.write_bytes(original)
        count += 1
    assert count > 300
    assert bastion.verify(copy, *keys).valid


def test_canonical_json_is_the_one_of_an_independent_implementation() -> None:
    import rfc8785

    import bastion

    document = json.loads(bastion.call_json("rules.list", b"{}"))
    assert rfc8785.dumps(document) == bastion.call_json("rules.list", b"{}")


numbers = st.integers(-(2**53) + 1, 2**53 - 1) | st.floats(-(2.0**53) + 1, 2.0**53 - 1, allow_nan=False)
text = st.text(st.characters(exclude_categories=["Cs"]))
documents = st.recursive(
    st.none() | st.booleans() | numbers | text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(text, inner, max_size=4),
    max_leaves=30,
)


@given(documents)
@settings(max_examples=500, deadline=None)
def test_any_document_has_the_canonical_form_of_an_independent_implementation(document: object) -> None:
    import rfc8785

    import bastion

    written = bastion.call_json("evidence.disclose", json.dumps({"document": document, "disclosures": []}).encode())
    assert written == rfc8785.dumps({"document": document, "refused": [], "valid": True})
