"""The corpus through Python: the same bytes as everywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import bastion
from bastion import _bastion

CORPUS = Path(__file__).parent.parent / "corpus"
CASES = sorted(CORPUS.glob("*/*.json"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case(path: Path) -> None:
    case = json.loads(path.read_text(encoding="utf-8"))
    operation = path.parent.name
    if case.get("error") == "runtime_required":
        # this face always has a runtime
        with pytest.raises(bastion.BastionError) as raised:
            _bastion.call(operation, case["input"].encode())
        assert raised.value.code in {"source_unreachable", "file_not_found", "file_failed"}
    elif "error" in case:
        with pytest.raises(bastion.BastionError) as raised:
            _bastion.call(operation, case["input"].encode())
        assert raised.value.code == case["error"]
        assert type(raised.value) is bastion.errors.BY_CODE[case["error"]]
    else:
        assert _bastion.call(operation, case["input"].encode()) == case["output"].encode()


def test_there_are_cases() -> None:
    assert len(CASES) >= 40
