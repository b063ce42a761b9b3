"""Drift from Python: two SQLite files, what changed, whom it breaks."""

import sqlite3
import tempfile
from pathlib import Path

import bastion


def database(path: Path, sql: str) -> str:
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.close()
    return f"sqlite:{path}"


with tempfile.TemporaryDirectory() as folder:
    old = bastion.snapshot(database(Path(folder, "old.db"), "CREATE TABLE account (id INTEGER PRIMARY KEY, note TEXT)"))
    new = bastion.snapshot(database(Path(folder, "new.db"), "CREATE TABLE account (id INTEGER PRIMARY KEY)"))

comparison = bastion.diff(old, new)
print(comparison)
for finding in bastion.findings(comparison):
    print(finding.rule, finding.level, ".".join(finding.location.path), [impact.audience for impact in finding.impacts])
assert bastion.summary(comparison).breaking
