"""The served decision point, asked by a client of OPA that knows nothing of it."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from opa_client.errors import ConnectionsError, DeletePolicyError, PolicyNotFoundError
from opa_client.opa import OpaClient

POLICIES = """
format: bastion.policy/v1
policies:
  - { id: read, name: Read, kind: access, effect: allow, actions: [data.read] }
  - { id: high, name: High, kind: access, effect: block, scope: { pii_levels: [high] } }
"""
ASK, CHANGE = "a token of who may ask", "a token of who may change"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    folder = tmp_path_factory.mktemp("opa")
    (folder / "policies.yaml").write_text(POLICIES)
    command = [os.environ["BASTION_BIN"], "serve", "--listen", "127.0.0.1:0", "--policies", "policies.yaml"]
    command += ["--write-token-variable", "BASTION_WRITE_TOKEN", "--decision-log", "events.jsonl"]
    command += ["--mask", "/input/principal/id"]
    environment = {**os.environ, "BASTION_TOKEN": ASK, "BASTION_WRITE_TOKEN": CHANGE}
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    address = process.stdout.readline().strip()
    try:
        yield int(address.rpartition(":")[2]), folder
    finally:
        process.terminate()
        process.wait(timeout=10)
        process.stdout.close()


def client(port: int, token: str = ASK) -> OpaClient:
    return OpaClient(host="127.0.0.1", port=port, token=token, retries=0, timeout=5)


def request(**resource: str) -> dict[str, object]:
    return {"principal": {"id": "ada"}, "action": "data.read", "resource": resource}


def test_decides(server: tuple[int, Path]) -> None:
    port, folder = server
    with client(port) as opa:
        assert opa.check_connection() is True
        assert opa.check_health() is True
        allowed = opa.query_rule(request(pii_level="low"), "bastion", "allow")
        assert allowed["result"] is True
        decision = opa.query_rule(request(), "bastion.decision", query_params={"metrics": True})
        # nobody said how personal the data is
        assert decision["result"]["effect"] == "block"
        assert decision["result"]["matched"][0]["id"] == "high"
        assert decision["metrics"]
    events = [json.loads(line) for line in (folder / "events.jsonl").read_text().splitlines()]
    assert [event["decision_id"] for event in events] == [allowed["decision_id"], decision["decision_id"]]
    assert [event["input"]["principal"]["id"] for event in events] == ["***", "***"]
    assert events[0]["masked"] == ["/input/principal/id"] and events[0]["bundles"]["bastion"]["revision"]


def test_policies(server: tuple[int, Path]) -> None:
    port, _ = server
    more = POLICIES.replace("id: read", "id: more").replace("id: high", "id: much").replace("data.read", "data.export")
    with client(port) as reader, client(port, CHANGE) as writer:
        assert reader.get_policies_list() == ["policies.yaml"]
        assert writer.update_policy_from_string(more, "more.yaml") is True
        assert reader.get_policies_list() == ["more.yaml", "policies.yaml"]
        assert reader.get_policy("more.yaml")["result"]["raw"] == more
        with pytest.raises(Exception, match="InvalidParameter|invalid_parameter|invalid"):
            writer.update_policy_from_string("package x\n\nallow := true", "wrong.rego", rego_compat=False)
        with pytest.raises(DeletePolicyError):
            reader.delete_policy("more.yaml")
        assert writer.delete_policy("more.yaml") is True
        with pytest.raises(PolicyNotFoundError):
            reader.get_policy("more.yaml")


def test_strangers(server: tuple[int, Path]) -> None:
    with client(server[0], "another token altogether") as stranger:
        with pytest.raises(ConnectionsError):
            stranger.check_connection()


def test_refuses_to_be_open(tmp_path: Path) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("BASTION_T")}
    for arguments, token, words in (
        (["--listen", "127.0.0.1:0"], None, "holds no token"),
        (["--listen", "127.0.0.1:0"], "short", "too short"),
        (["--listen", "0.0.0.0:0"], ASK, "reached by other machines"),
    ):
        variables = environment | ({} if token is None else {"BASTION_TOKEN": token})
        command = [os.environ["BASTION_BIN"], "serve", *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=variables, capture_output=True, text=True, timeout=20)
        assert done.returncode == 2 and words in done.stderr, done.stderr
