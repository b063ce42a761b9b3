"""The Python face: handles, models, errors."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import pickle
import sqlite3
from pathlib import Path

import pytest

import bastion
from bastion import _bastion, models

OLD = "CREATE TABLE account (id INTEGER PRIMARY KEY, note TEXT)"
NEW = "CREATE TABLE account (id INTEGER PRIMARY KEY)"


def database(path: Path, sql: str) -> str:
    with sqlite3.connect(path) as connection:
        connection.executescript(sql)
    connection.close()
    return f"sqlite:{path}"


@pytest.fixture
def sources(tmp_path: Path) -> tuple[str, str]:
    return database(tmp_path / "old.db", OLD), database(tmp_path / "new.db", NEW)


def test_a_change_from_databases_to_a_verified_verdict(sources: tuple[str, str], tmp_path: Path) -> None:
    old, new = (bastion.snapshot(source) for source in sources)
    comparison = bastion.diff(old, new)
    assert [finding.rule for finding in bastion.findings(comparison)] == ["COL004"]
    assert bastion.summary(comparison).breaking
    keys = bastion.keys()
    outcome = bastion.check(
        models.Check(
            old_source=models.Address(address=sources[0]),
            new_source=models.Address(address=sources[1]),
            environment="production",
            principal=models.Principal(id="ada"),
            signing_key=keys.private_key_pem,
        )
    )
    assert outcome.decision.effect == "require_approval"
    assert outcome.pack is not None
    pack = bastion.Pack.from_json(json.dumps(outcome.pack.to_dict()).encode())
    pack.write(str(tmp_path / "evidence"))
    assert bastion.verify(tmp_path / "evidence", [keys.public_key_pem]).valid
    (tmp_path / "evidence" / "artifacts" / "diff.json").write_text("{}")
    failed = [check.name for check in bastion.verify(tmp_path / "evidence", [keys.public_key_pem]).checks if check.status == "failed"]
    assert failed == ["artifact diff.json"]


def test_handles_compare_hash_pickle_and_show_themselves(sources: tuple[str, str]) -> None:
    one, again, other = bastion.snapshot(sources[0]), bastion.snapshot(sources[0]), bastion.snapshot(sources[1])
    assert one == again and hash(one) == hash(again) and one != other
    assert pickle.loads(pickle.dumps(one)) == one
    assert bastion.Snapshot.from_json(one.to_json()) == one
    assert one.digest in repr(one) and "account" in str(one) and "<table>" in one._repr_html_()
    comparison = bastion.diff(one, other)
    assert pickle.loads(pickle.dumps(comparison)) == comparison and len(comparison) == 1
    assert "COL004" in comparison._repr_html_() and "COL004" in comparison._repr_markdown_()


def test_columns_are_judged_by_names_and_values(tmp_path: Path) -> None:
    source = database(tmp_path / "people.db", 'CREATE TABLE person (id integer, "<b>email" text, c1 text)')
    snapshot = bastion.snapshot(source)
    emails = [f"canary{number}@example.com" for number in range(20)]
    values = [models.ColumnValues(schema="main", relation="person", column="c1", values=emails)]
    judged = bastion.classify(snapshot, values=values)
    assert [(verdict.column, verdict.entity) for verdict in bastion.verdicts(judged) if verdict.tagged] == [
        ("<b>email", "email"),
        ("c1", "email"),
    ]
    assert pickle.loads(pickle.dumps(judged)) == judged and "canary" not in str(judged)
    shown = judged._repr_html_()
    assert "person.&lt;b&gt;email</code>" in shown and "person.<b>" not in shown and "email" in judged._repr_markdown_()


def test_a_lineage_is_a_table_and_a_picture(tmp_path: Path) -> None:
    source = database(tmp_path / "people.db", 'CREATE TABLE person (id integer, "<b>email" text, age integer)')
    snapshot = bastion.snapshot(source)
    lineage = bastion.trace(snapshot, 'SELECT lower("<b>email") AS "<i>mail", count(*) AS n FROM person WHERE age > 17 GROUP BY 1')
    assert [(column.name, [found.column for found in column.sources]) for column in bastion.columns(lineage)] == [
        ("<i>mail", ["<b>email"]),
        ("n", []),
    ]
    shown = lineage._repr_html_()
    for part in ("&lt;i&gt;mail", "main.person.&lt;b&gt;email", "transformation", "group_by", "bound", "<svg ", "</svg>"):
        assert part in shown
    assert "<b>email" not in shown and "<i>" not in shown and "<script" not in shown
    assert "```mermaid" in lineage._repr_markdown_() and "<b>email" not in lineage._repr_markdown_()
    assert len(lineage) == 2 and "comes from no column" in str(lineage)
    assert pickle.loads(pickle.dumps(lineage)) == lineage == bastion.Lineage.from_json(lineage.to_json())
    nothing = bastion.trace(snapshot, "SELECT nothing FROM person")
    assert len(nothing) == 0 and "refused" in nothing._repr_html_() and "<svg" not in nothing._repr_html_()


def test_names_of_databases_are_escaped_in_notebooks(tmp_path: Path) -> None:
    source = database(tmp_path / "odd.db", 'CREATE TABLE "<script>alert(1)</script>" (x)')
    assert "<script>" not in bastion.snapshot(source)._repr_html_()


def test_errors_have_codes_hints_and_familiar_classes(tmp_path: Path) -> None:
    with pytest.raises(bastion.errors.SourceUnreachable) as raised:
        bastion.snapshot(str(tmp_path / "missing.db"))
    assert raised.value.code == "source_unreachable" and raised.value.hint
    assert isinstance(raised.value, OSError)
    with pytest.raises(LookupError):
        bastion.explain("XYZ999")
    with pytest.raises(ValueError):
        bastion.call("diff.compare", b"{")
    copy = pickle.loads(pickle.dumps(raised.value))
    assert (type(copy), copy.code, copy.hint) == (type(raised.value), raised.value.code, raised.value.hint)


def test_every_error_code_has_a_class() -> None:
    for code, cls in bastion.errors.BY_CODE.items():
        assert issubclass(cls, bastion.BastionError)
        assert str(cls("message", code, "hint")) == "message (hint)"


def test_policies_decide() -> None:
    policies = bastion.policies(packs=["breaking-changes"])
    request = models.PolicyRequest(principal=models.Principal(id="ada"), action="schema.change", change=models.ChangeSummary())
    assert bastion.decide(policies, request).effect == "allow"
    with pytest.raises(bastion.errors.InvalidPolicy):
        bastion.policies("format: bastion.policy/v1\npolicies: [{id: '!'}]")


def test_models_go_both_ways(sources: tuple[str, str]) -> None:
    document = json.loads(bastion.snapshot(sources[0]).to_json())
    model = models.SnapshotDocument.from_dict(document)
    assert isinstance(model.objects[1].object, models.Relation)
    assert model.to_dict() == document


def test_handles_are_frozen(sources: tuple[str, str]) -> None:
    for handle in (_bastion.Snapshot, _bastion.Comparison, _bastion.PolicySet, _bastion.Pack):
        with pytest.raises(TypeError):
            handle()
    with pytest.raises(AttributeError):
        bastion.snapshot(sources[0]).digest = "x"  # type: ignore[misc]


def test_async_does_not_block(sources: tuple[str, str]) -> None:
    async def both() -> list[bastion.Snapshot]:
        return list(await asyncio.gather(*(bastion.snapshot_async(source) for source in sources)))

    assert len(asyncio.run(both())) == 2


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_works_after_a_fork(sources: tuple[str, str]) -> None:
    bastion.snapshot(sources[0])
    context = multiprocessing.get_context("fork")
    with context.Pool(2) as pool:
        snapshots = pool.map(bastion.snapshot, sources * 2)
    assert snapshots[0] == snapshots[2] and os.getpid() > 0
