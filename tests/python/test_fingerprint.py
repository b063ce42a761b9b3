"""Fingerprints of PostgreSQL's statements are those of libpg_query, which pglast carries."""

from __future__ import annotations

import json
from pathlib import Path

import pglast
import pytest

from bastion import _bastion

ROOT = Path(__file__).parent.parent.parent
TEXTS = sorted((ROOT / ".tools" / "tpc").glob("tpc*/*.sql"))
# a statement a line, some with a note on another parser
CASES = ROOT / "crates" / "bastion-core" / "src" / "sql" / "postgres" / "cases.txt"


def ours(text: str) -> tuple[str, int, str]:
    request = json.dumps({"dialect": "postgresql", "sql": text}).encode()
    made = json.loads(_bastion.call("sql.fingerprint", request))
    return made["algorithm"], made["version"], made["value"]


def test_there_are_texts() -> None:
    assert len(TEXTS) == 22 + 99, "scripts/setup.sh tpc"


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_of_tpc(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ours(text) == ("pg_query", 3, pglast.fingerprint(text))


def test_of_our_own_statements() -> None:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    statements = [line.split(" | because ")[0] for line in lines if line and not line.startswith("# ")]
    assert len(statements) > 50
    for text in statements:
        assert ours(text) == ("pg_query", 3, pglast.fingerprint(text)), text
