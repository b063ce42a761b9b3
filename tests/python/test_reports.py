"""Reports against the schemas of those who read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema

from bastion import _bastion

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "fixtures" / "report"
COMPARISONS = [
    path
    for path in sorted((ROOT / "corpus" / "diff.compare").glob("*.json"))
    if "output" in json.loads(path.read_text(encoding="utf-8"))
]


def comparison(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.loads(path.read_text(encoding="utf-8"))["output"])
    return found


def hostile(found: dict[str, Any]) -> dict[str, Any]:
    """The same with texts that every format would interpret."""
    for finding in found["findings"]:
        finding["message"] = "]]> <b>&\u0000\u001b[31m\u202e%0A::error::\r\n" + finding["message"]
        finding["location"]["path"] = ["a\"b", "<c>", "d:,\n"]
    return found


def render(found: dict[str, Any], form: str) -> str:
    call = {"comparison": found, "format": form, "artifact": "db/my schema.sql"}
    text: str = json.loads(_bastion.call("comparison.render", json.dumps(call).encode()))["text"]
    return text


@pytest.mark.parametrize("make", [lambda found: found, hostile], ids=["plain", "hostile"])
@pytest.mark.parametrize("path", COMPARISONS, ids=lambda path: path.stem)
def test_sarif_is_valid(path: Path, make: Any) -> None:
    found = make(comparison(path))
    schema = json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
    log = json.loads(render(found, "sarif"))
    checker = jsonschema.Draft7Validator(schema, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)
    assert [error.message for error in checker.iter_errors(log)] == []
    (run,) = log["runs"]
    assert len(run["results"]) == len(found["findings"])
    for result, finding in zip(run["results"], found["findings"], strict=True):
        assert result["partialFingerprints"] == {"bastionFinding/v1": finding["id"]}
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == finding["rule"]


@pytest.mark.parametrize("make", [lambda found: found, hostile], ids=["plain", "hostile"])
@pytest.mark.parametrize("path", COMPARISONS, ids=lambda path: path.stem)
def test_junit_is_valid(path: Path, make: Any) -> None:
    found = make(comparison(path))
    text = render(found, "junit")
    xmlschema.validate(text, SCHEMAS / "junit-10.xsd")
    suite = ElementTree.fromstring(text)[0]
    errors = [finding for finding in found["findings"] if finding["level"] == "error"]
    assert len(suite) == max(1, len(found["findings"])) == int(suite.attrib["tests"])
    assert len(suite.findall("testcase/failure")) == len(errors) == int(suite.attrib["failures"])


@pytest.mark.parametrize("path", COMPARISONS, ids=lambda path: path.stem)
def test_hosts_are_not_misled(path: Path) -> None:
    found = hostile(comparison(path))
    lines = render(found, "github").splitlines()
    assert len(lines) == len(found["findings"])
    assert all(line.count("::") == 2 or "::error::" in line for line in lines)
    for entry in json.loads(render(found, "gitlab")):
        # the fields that GitLab's documentation requires
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
    comment = render(found, "comment")
    assert comment.startswith("<!-- bastion:comparison -->\n") and "<b>" not in comment
