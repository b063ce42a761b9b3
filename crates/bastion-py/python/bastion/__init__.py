"""What data there is, what changed, whom it breaks, whether it is allowed, and a proof anyone can check.

>>> import bastion
>>> bastion.explain("COL004").name
'column-removed'
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bastion import errors, models, operations
from bastion._bastion import Classification, Comparison, Lineage, Pack, PolicySet, Snapshot
from bastion._bastion import call as call_json
from bastion._call import call, encode
from bastion.errors import BastionError

__version__ = "0.1.0"


def snapshot(
    source: str,
    *,
    schemas: Sequence[str] | None = None,
    statistics: models.StatisticsMethod | None = None,
    sample_values: int = 0,
) -> Snapshot:
    """Takes a snapshot of a database, or reads a snapshot file."""
    request = models.StatisticsRequest(method=statistics, sample_values=sample_values) if statistics else None
    options = models.SnapshotOptions(schemas=list(schemas) if schemas is not None else None, statistics=request)
    return Snapshot.take(source, encode(options))


async def snapshot_async(source: str, **options: Any) -> Snapshot:
    """The same without blocking the event loop."""
    return await asyncio.to_thread(snapshot, source, **options)


def diff(old: Snapshot, new: Snapshot, *, renames: Iterable[models.RenameDeclaration] = ()) -> Comparison:
    """Compares two snapshots."""
    return Comparison.compare(old, new, encode(models.DiffOptions(renames=list(renames))))


def findings(comparison: Comparison) -> list[models.Finding]:
    """What a comparison found, by object and rule."""
    return [models.Finding.from_dict(finding) for finding in json.loads(comparison.to_json())["findings"]]


def summary(comparison: Comparison) -> models.Summary:
    """What a comparison found, counted."""
    return models.Summary.from_dict(json.loads(comparison.to_json())["summary"])


def classify(
    snapshot: Snapshot,
    *,
    values: Iterable[models.ColumnValues] = (),
    options: models.ClassifyOptions | None = None,
) -> Classification:
    """Says which columns hold personal data, and why."""
    listed = json.dumps([column.to_dict() for column in values]).encode()
    return Classification.classify(snapshot, listed, encode(options or models.ClassifyOptions()))


def verdicts(classification: Classification) -> list[models.ColumnVerdict]:
    """What was said of each column, by relation and column."""
    return [models.ColumnVerdict.from_dict(verdict) for verdict in json.loads(classification.to_json())["verdicts"]]


def trace(snapshot: Snapshot, sql: str, *, search_path: Sequence[str] = ()) -> Lineage:
    """Says where the columns of a statement's result come from."""
    return Lineage.trace(snapshot, sql, list(search_path))


def columns(lineage: Lineage) -> list[models.ColumnLineage]:
    """What was said of each column of the result, in their order."""
    return [models.ColumnLineage.from_dict(column) for column in json.loads(lineage.to_json())["columns"]]


def policies(document: str | None = None, *, packs: Sequence[str] = ()) -> PolicySet:
    """Compiles a policy document (JSON or YAML) together with built-in packs."""
    return PolicySet.compile(document, list(packs))


def decide(policy_set: PolicySet, request: models.PolicyRequest) -> models.Decision:
    """Decides a request by policies."""
    return models.Decision.from_dict(json.loads(policy_set.decide_json(encode(request))))


def check(arguments: models.Check) -> models.CheckOutcome:
    """Compares, decides by policy, and proves."""
    return operations.check_run(arguments)


def keys() -> models.KeyPair:
    """Makes a pair of signing keys."""
    return operations.key_generate(models.KeyGenerateInput())


def verify(pack: Pack | str | Path, public_keys: Sequence[str], log_keys: Sequence[str] = ()) -> models.Verification:
    """Verifies a pack, or the pack in a directory or zip archive, against public keys and keys of logs."""
    opened = pack if isinstance(pack, Pack) else Pack.read(str(pack))
    return models.Verification.from_dict(json.loads(opened.verify_json(list(public_keys), list(log_keys))))


def explain(rule: str) -> models.RuleRecord:
    """Says what a rule means and what to do."""
    return operations.rules_explain(models.RulesExplainInput(rule=rule))


__all__ = [
    "BastionError",
    "Classification",
    "Comparison",
    "Lineage",
    "Pack",
    "PolicySet",
    "Snapshot",
    "call",
    "call_json",
    "check",
    "classify",
    "columns",
    "decide",
    "diff",
    "errors",
    "explain",
    "findings",
    "keys",
    "models",
    "operations",
    "policies",
    "snapshot",
    "snapshot_async",
    "summary",
    "trace",
    "verdicts",
    "verify",
]
