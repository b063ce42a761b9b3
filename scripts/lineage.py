"""What is expected of lineage, and what peers answer: scripts/lineage.py <command>, in the environment of
scripts/setup.sh python peers tpc.

  expect      writes tests/sql/lineage/{tpch,tpcds}.json from the trees of a PostgreSQL 18 (BASTION_TEST_POSTGRES_18)
  peers       compares sqlglot, polyglot and sqllineage with every expectation: prints each disagreement, then figures
  bench FILE  times the peers on TPC and counts how far they and the answers in the file agree with the expectations
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tests/sql/lineage"
TEXTS = ROOT / ".tools/tpc"
SUITES = ("tpch", "tpcds")
GENERATED = 300


def texts(suite: str) -> dict[str, str]:
    found = {path.stem: path.read_text(encoding="utf-8") for path in sorted((TEXTS / suite).glob("*.sql"))}
    if not found:
        sys.exit(f"error: there are no query texts in {TEXTS / suite}\nhint: scripts/setup.sh tpc")
    return found


def written(suite: str, queries: list[dict[str, Any]]) -> str:
    """JSON with a line for each column, so that a change shows as one."""
    dump = json.dumps
    blocks = []
    for query in queries:
        columns = ",\n".join(f"      {dump(column)}" for column in query["columns"])
        indirect = ",\n".join(f"      {dump(name)}: {dump(found)}" for name, found in query["indirect"].items())
        names = [name for name in query if name not in ("columns", "indirect")]
        heading = "".join(f"      {dump(name)}: {dump(query[name])},\n" for name in names)
        blocks.append(
            f'    {{\n{heading}      "columns": [\n  {columns.replace(chr(10), chr(10) + "  ")}\n'
            f'      ],\n      "indirect": {{\n  {indirect.replace(chr(10), chr(10) + "  ")}\n      }}\n    }}'
        )
    head = {"suite": suite, "definition": "README.md, beside this file"}
    return dump(head)[:-1] + ',\n  "queries": [\n' + ",\n".join(blocks) + "\n  ]\n}\n"


def temporary_database(schema: str) -> Any:
    """A connection to a database of its own with a schema in it."""
    import psycopg

    address = os.environ.get("BASTION_TEST_POSTGRES_18")
    if address is None:
        sys.exit('error: BASTION_TEST_POSTGRES_18 is not set\nhint: eval "$(scripts/postgres.sh start)"')
    name = f"bastion_lineage_{os.getpid()}"
    with psycopg.connect(address, autocommit=True) as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        admin.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    connection = psycopg.connect(f"{address.rsplit('/', 1)[0]}/{name}", autocommit=True)
    connection.execute(schema)
    return connection


def drop(connection: Any) -> None:
    import psycopg

    name = connection.info.dbname
    connection.close()
    with psycopg.connect(os.environ["BASTION_TEST_POSTGRES_18"], autocommit=True) as admin:
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def expected_of(connection: Any, queries: dict[str, str]) -> list[dict[str, Any]]:
    from lineage_postgres import CLASSES, Database

    database = Database(connection)
    found = []
    for name, sql in queries.items():
        rows = database.lineage(sql)
        columns = [{"name": name, **flow.document()} for name, flow in zip(rows.names, rows.columns)]
        indirect = {name: set(columns) for name, columns in rows.indirect.items()}
        for flow in rows.columns:
            for name_of_class, sources in flow.decided.items():
                indirect.setdefault(name_of_class, set()).update(sources)
        sorted_classes = {name: sorted(indirect[name]) for name in CLASSES if name in indirect}
        found.append({"query": name, "columns": columns, "indirect": sorted_classes})
    return found


@dataclass
class Case:
    """One case of cases.txt, as it is written there."""

    title: str
    dialects: list[str]
    sql: str = ""
    columns: list[dict[str, Any]] = field(default_factory=list)
    indirect: dict[str, list[str]] = field(default_factory=dict)
    merged: list[str] = field(default_factory=list)


def cases() -> list[Case]:
    found: list[Case] = []
    for line in (DATA / "cases.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            title, _, dialects = line[3:].rstrip("]").partition(" [")
            found.append(Case(title, dialects.split(", ") if dialects else ["postgresql"]))
        elif line.startswith("= ") and found:
            found[-1].columns.append(column_of(line[2:]))
        elif line.startswith("! ") and found:
            found[-1].merged = listed(line[2:])
        elif line.startswith("? ") and found:
            name, _, sources = line[2:].partition(":")
            found[-1].indirect[name] = listed(sources)
        elif line and not line.startswith("# ") and found:
            found[-1].sql += line + "\n"
    return found


def column_of(line: str) -> dict[str, Any]:
    direct, *decided = line.split(";")
    name, _, sources = direct.rpartition(":")
    column: dict[str, Any] = {"name": name.strip(), "direct": listed(sources)}
    for part in decided:
        name, _, sources = part.partition(":")
        column[name.strip()] = listed(sources)
    return column


def listed(sources: str) -> list[str]:
    return sorted(source.strip() for source in sources.split(",") if source.strip())


def without_kinds(columns: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{name: sorted(value) if name != "name" else value for name, value in column.items()} for column in columns]


def expect_cases() -> None:
    """PostgreSQL's cases come from its tree and have to agree with what was written by hand; the others are as written."""
    import psycopg

    written_by_hand = cases()
    connection = temporary_database((DATA / "cases_schema.sql").read_text(encoding="utf-8"))
    queries, wrong = [], 0
    try:
        for case in written_by_hand:
            found = {"columns": case.columns, "indirect": case.indirect}
            if "postgresql" in case.dialects:
                try:
                    (found,) = expected_of(connection, {case.title: case.sql})
                except psycopg.Error as error:
                    wrong += 1
                    print(f"{case.title}\n  {error}")
                    continue
                for column in found["columns"]:
                    if not case.merged or not set(case.merged) & set(column["direct"]):
                        continue
                    column["direct"] = dict(sorted({**dict.fromkeys(case.merged, "identity"), **column["direct"]}.items()))
                if without_kinds(found["columns"]) != case.columns:
                    wrong += 1
                    print(f"{case.title}\n  by hand: {case.columns}\n  server:  {without_kinds(found['columns'])}")
            queries.append({**found, "query": case.title, "dialects": case.dialects, "sql": case.sql.strip()})
    finally:
        drop(connection)
    if wrong:
        sys.exit(f"{wrong} cases are not what PostgreSQL says")
    (DATA / "cases.json").write_text(written("cases", queries), encoding="utf-8")
    print(f"cases: {len(queries)} queries")


def expect_generated() -> None:
    """The first queries that PostgreSQL takes, counted from seed 0, each with at least one source."""
    import psycopg
    from lineage_generate import SCHEMA, query

    connection = temporary_database(SCHEMA)
    queries: list[dict[str, Any]] = []
    seed = refused = 0
    try:
        while len(queries) < GENERATED:
            sql = query(seed)
            seed += 1
            try:
                (found,) = expected_of(connection, {f"{seed - 1}": sql})
            except psycopg.Error:
                refused += 1
                continue
            if len(sql) <= 2000 and any(any_role(column) for column in found["columns"]):
                queries.append({**found, "sql": sql})
    finally:
        drop(connection)
    (DATA / "generated_schema.sql").write_text(SCHEMA, encoding="utf-8")
    (DATA / "generated.json").write_text(written("generated", queries), encoding="utf-8")
    print(f"generated: {len(queries)} of {seed} queries, {refused} refused by the server")


def expect() -> None:
    expect_cases()
    expect_generated()
    for suite in SUITES:
        connection = temporary_database((DATA / f"{suite}_schema.sql").read_text(encoding="utf-8"))
        try:
            queries = expected_of(connection, texts(suite))
        finally:
            drop(connection)
        (DATA / f"{suite}.json").write_text(written(suite, queries), encoding="utf-8")
        print(f"{suite}: {len(queries)} queries, {sum(len(query['columns']) for query in queries)} columns")


@dataclass
class Disagreement:
    """A column for which a peer says something else; without a column, a query that the peer fails on."""

    query: str
    dialect: str
    column: str
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    failure: str = ""


def expected(suite: str) -> list[dict[str, Any]]:
    """The queries of a suite with their texts and dialects."""
    queries = json.loads((DATA / f"{suite}.json").read_text(encoding="utf-8"))["queries"]
    found = texts(suite) if suite in SUITES else {}
    for query in queries:
        query.setdefault("sql", found.get(query["query"]))
        query.setdefault("dialects", ["postgresql"])
    return queries


def compared(suite: str, peer: Any) -> tuple[list[int], list[Disagreement]]:
    """Edges found, missed and extra over one suite, and every disagreement. Peers do not tell roles apart, so all roles
    of a column count; what a peer says of `relation.*` is left out, and so is a column it has no name for."""
    counts, disagreements = [0, 0, 0], []
    for query in expected(suite):
        for dialect in query["dialects"]:
            try:
                answer = peer.lineage(query["sql"], dialect)
            except Exception as error:  # noqa: BLE001 - whatever a peer raises is its answer
                words = " ".join(str(error).split())[:120]
                disagreements.append(Disagreement(query["query"], dialect, "", failure=f"{type(error).__name__}: {words}"))
                for column in query["columns"]:
                    counts[1] += len(any_role(column))
                continue
            for position, (column, ours) in enumerate(zip(query["columns"], peer.aligned(answer, query["columns"]))):
                wanted, ours = any_role(column), {source for source in ours if not source.endswith(".*")}
                counts[0] += len(wanted & ours)
                counts[1] += len(wanted - ours)
                counts[2] += len(ours - wanted)
                if wanted != ours:
                    name = f"{position + 1} {column['name']}"
                    missed, extra = sorted(wanted - ours), sorted(ours - wanted)
                    disagreements.append(Disagreement(query["query"], dialect, name, missed, extra))
    return counts, disagreements


def any_role(column: dict[str, Any]) -> set[str]:
    return {source for name, sources in column.items() if name != "name" for source in sources}


def peers() -> None:
    from lineage_peers import PEERS, tables, views

    judged = (DATA / "disagreements.md").read_text(encoding="utf-8")
    new = []
    for suite in ("tpch", "tpcds", "cases"):
        schema = (DATA / f"{suite}_schema.sql").read_text(encoding="utf-8")
        for peer in PEERS:
            counts, disagreements = compared(suite, peer(tables(schema), views(schema)))
            for found in disagreements:
                print(f"{suite}\t{peer.name}\t{found.query}\t{found.dialect}\t{found.column}\t{found.missed}\t{found.extra}\t{found.failure}")
                row = f"| {suite}: {found.query} | {found.dialect} | {found.column or 'all'} |"
                if peer.name == "sqlglot" and row not in judged:
                    new.append(row)
            hit, missed, extra = counts
            recall, precision = 100 * hit / max(hit + missed, 1), 100 * hit / max(hit + extra, 1)
            print(f"{suite}: {peer.name}: {hit + missed} edges, recall {recall:.2f} %, precision {precision:.2f} %")
    if new:
        sys.exit("error: sqlglot says something else here, and disagreements.md does not judge it:\n" + "\n".join(new))


def bench(path: str) -> None:
    """Prints what `benches/lineage.rs` shows beside its own figures: a line of JSON with the CPU seconds that each peer
    needs for a pass over each suite, and how far each agrees with the expectations; ours are in the file."""
    from time import process_time

    from lineage_peers import PEERS, tables, views

    told = json.loads(Path(path).read_text(encoding="utf-8"))
    found: dict[str, Any] = {"seconds": {}, "agreement": {}}
    for suite in SUITES:
        schema = (DATA / f"{suite}_schema.sql").read_text(encoding="utf-8")
        queries = list(texts(suite).values())
        for peer in [make(tables(schema), views(schema)) for make in PEERS]:
            best = float("inf")
            # the first pass warms what the peer keeps; the slowest peer has none but that
            for _ in range(peer.passes):
                start = process_time()
                for sql in queries:
                    peer.attempt(sql, "postgresql")
                best = min(best, process_time() - start)
            found["seconds"].setdefault(peer.name, {})[suite] = best
            counts, _ = compared(suite, peer)
            found["agreement"].setdefault(peer.name, {})[suite] = counts
        for name, answers in told.items():
            found["agreement"].setdefault(name, {})[suite] = agreement(suite, answers[suite])
    print(json.dumps(found))


def agreement(suite: str, answers: dict[str, list[list[str]]]) -> list[int]:
    """Edges found, missed and extra of answers that are there already, by query and column."""
    counts = [0, 0, 0]
    for query in expected(suite):
        ours = answers.get(query["query"], [])
        for position, column in enumerate(query["columns"]):
            wanted = any_role(column)
            found = set(ours[position]) if position < len(ours) else set()
            counts = [counts[0] + len(wanted & found), counts[1] + len(wanted - found), counts[2] + len(found - wanted)]
    return counts


def main() -> None:
    commands = {"expect": expect, "peers": peers, "bench": bench}
    if len(sys.argv) < 2 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    commands[sys.argv[1]](*sys.argv[2:])


if __name__ == "__main__":
    main()
