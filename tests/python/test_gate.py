"""The gate of examples/ci, with the built binary and a `gh` that writes down what it is asked."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
CI = ROOT / "examples" / "ci"
GH = """#!/usr/bin/env bash
echo "$@" >>"$GH_LOG"
case " $* " in *" --paginate "*) cat "$GH_COMMENTS" ;; esac
"""


def run(work: Path, comments: str, fail_on: str = "error") -> subprocess.CompletedProcess[str]:
    tools = work / "tools"
    tools.mkdir(exist_ok=True)
    (tools / "gh").write_text(GH)
    (tools / "gh").chmod(0o755)
    (work / "comments").write_text(comments)
    binary = Path(os.environ.get("BASTION_BIN", ROOT / "target" / "debug" / "bastion")).parent
    environment = {
        **os.environ,
        "PATH": f"{tools}:{binary}:{os.environ['PATH']}",
        "GH_LOG": str(work / "log"),
        "GH_COMMENTS": str(work / "comments"),
        "GITHUB_REPOSITORY": "o/r",
        "GITHUB_STEP_SUMMARY": str(work / "summary.md"),
        "BASTION_PULL_REQUEST": "7",
        "BASTION_OLD": str(work / "old.json"),
        "BASTION_NEW": str(work / "new.json"),
        "BASTION_SARIF": str(work / "out.sarif"),
        "BASTION_ARTIFACT": "db/schema.sql",
        "BASTION_FAIL_ON": fail_on,
    }
    return subprocess.run([CI / "github" / "gate.sh"], env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    case = json.loads((ROOT / "tests" / "corpus" / "diff.compare" / "column_removed.json").read_text())
    snapshots = json.loads(case["input"])
    (tmp_path / "old.json").write_text(json.dumps(snapshots["old_snapshot"]))
    (tmp_path / "new.json").write_text(json.dumps(snapshots["new_snapshot"]))
    return tmp_path


def test_the_first_run_writes_a_comment_and_the_next_one_updates_it(work: Path) -> None:
    first = run(work, "")
    assert first.returncode == 1, first.stderr
    assert first.stdout.startswith("::error file=db/schema.sql,line=1,title=COL004")
    assert "--method POST repos/o/r/issues/7/comments" in (work / "log").read_text()
    assert "COL004" in (work / "summary.md").read_text()
    assert json.loads((work / "out.sarif").read_text())["version"] == "2.1.0"
    (work / "log").unlink()
    second = run(work, "41\n42\n")
    assert second.returncode == 1
    asked = (work / "log").read_text()
    assert "--method PATCH repos/o/r/issues/comments/41" in asked and "POST" not in asked


def test_the_level_decides(work: Path) -> None:
    assert run(work, "", "never").returncode == 0
