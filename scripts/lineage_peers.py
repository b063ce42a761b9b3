"""Three peers that tell column lineage, each as a function from a query to the base columns of every output column.

Each answer is a list in the order of the result: (name or None, set of `relation.column`); None where the peer fails.
"""

from __future__ import annotations

from typing import Any

import polyglot_sql
import sqlglot
from sqlglot import exp
from sqlglot.lineage import lineage as sqlglot_lineage
from sqlglot.lineage import to_node
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import build_scope
from sqllineage.config import SQLLineageConfig
from sqllineage.core.metadata.dummy import DummyMetaDataProvider
from sqllineage.core.models import Table
from sqllineage.runner import LineageRunner

Answer = list[tuple[str | None, set[str]]]
Tables = dict[str, dict[str, str]]

# what the peers call the dialects
SQLLINEAGE = {"postgresql": "postgres", "mysql": "mysql", "sqlite": "sqlite", "snowflake": "snowflake"}
SQLLINEAGE |= {"bigquery": "bigquery", "duckdb": "duckdb"}
OTHERS = {**SQLLINEAGE}


def tables(schema: str) -> Tables:
    """The columns and types of every CREATE TABLE of a schema's text."""
    found: Tables = {}
    for table in sqlglot.parse(schema, dialect="postgres"):
        if isinstance(table, exp.Create) and table.kind == "TABLE":
            columns = table.this.expressions
            name = table.this.this.name
            found[name] = {c.name: c.args["kind"].sql("postgres") for c in columns if isinstance(c, exp.ColumnDef)}
    return found


def views(schema: str) -> dict[str, str]:
    """The definition of every view of a schema's text."""
    found = {}
    for view in sqlglot.parse(schema, dialect="postgres"):
        if isinstance(view, exp.Create) and view.kind == "VIEW":
            named = view.this.this if isinstance(view.this, exp.Schema) else view.this
            query = view.expression
            if isinstance(view.this, exp.Schema):
                for select, column in zip(query.selects, view.this.expressions):
                    aliased = exp.alias_(select.unalias(), column.name)
                    select.replace(aliased)
            found[named.name] = query.sql("postgres")
    return found


class Peer:
    """What the peers have in common."""

    name = ""
    # of a bench
    passes = 4

    def time(self, sql: str, dialect: str) -> None:
        """What a bench times: as short a way to the lineage of all columns as there is."""
        raise NotImplementedError

    def attempt(self, sql: str, dialect: str) -> None:
        """`time`, and a query that the peer fails on counts with the time until then."""
        try:
            self.time(sql, dialect)
        except Exception:  # noqa: BLE001 - how many it fails on, the comparison says
            return

    def aligned(self, answer: Answer, columns: list[dict[str, Any]]) -> list[set[str]]:
        """The answers in the order of the expected columns."""
        found = [sources for _, sources in answer]
        return found + [set() for _ in columns[len(found) :]]


class Sqlglot(Peer):
    name = "sqlglot"

    def __init__(self, tables: Tables, views: dict[str, str]) -> None:
        # each product folds the names of the schema in its own way
        self.schemas = {name: sqlglot.MappingSchema(tables, dialect=kind) for name, kind in OTHERS.items()}
        self.views = views

    def time(self, sql: str, dialect: str) -> None:
        sqlglot_lineage(None, sql, self.schemas[dialect], dialect=OTHERS[dialect])

    def lineage(self, sql: str, dialect: str) -> Answer:
        kind = OTHERS[dialect]
        tree = sqlglot.parse_one(sql, dialect=kind)
        if self.views:
            tree = exp.expand(tree, {n: sqlglot.parse_one(v, dialect="postgres") for n, v in self.views.items()}, dialect=kind)
        tree = qualify(tree, dialect=kind, schema=self.schemas[dialect], validate_qualify_columns=False, identify=False)
        scope = build_scope(tree)
        answer: Answer = []
        for number, select in enumerate(tree.selects):
            node = to_node(number, scope, kind, schema=self.schemas[dialect])
            answer.append((select.alias_or_name, {name.lower() for name in self._leaves(node)}))
        return answer

    @staticmethod
    def _leaves(node: Any) -> set[str]:
        found = set()
        for leaf in node.walk():
            if isinstance(leaf.expression, exp.Table) and leaf.expression.name:
                column = leaf.name.split(".")[-1].strip('`"')
                found.add(f"{leaf.expression.name}.{column}")
        return found


class Polyglot(Peer):
    name = "polyglot"

    def __init__(self, tables: Tables, views: dict[str, str]) -> None:
        columns = [
            {"name": table, "columns": [{"name": name, "type": kind} for name, kind in found.items()]}
            for table, found in tables.items()
        ]
        self.schema = {"tables": columns}

    def time(self, sql: str, dialect: str) -> None:
        polyglot_sql.analyze_query(sql, {"schema": self.schema}, dialect=OTHERS[dialect])

    def lineage(self, sql: str, dialect: str) -> Answer:
        analysed = polyglot_sql.analyze_query(sql, {"schema": self.schema}, dialect=OTHERS[dialect])
        answer: Answer = []
        for column in analysed["projections"]:
            used = [found for found in column["upstream"] if found["sourceKind"] == "table"]
            names = {f"{found['sourceName'].split('.')[-1]}.{found['column']}".lower() for found in used}
            answer.append((column["name"], names))
        return answer


class Sqllineage(Peer):
    name = "sqllineage"
    passes = 1

    def __init__(self, tables: Tables, views: dict[str, str]) -> None:
        self.metadata = DummyMetaDataProvider({f"main.{name}": list(found) for name, found in tables.items()})

    def run(self, sql: str, dialect: str) -> Any:
        with SQLLineageConfig(DEFAULT_SCHEMA="main"):
            text = f"CREATE TABLE bastion_result AS {sql}"
            return LineageRunner(text, dialect=SQLLINEAGE[dialect], metadata_provider=self.metadata).get_column_lineage()

    def time(self, sql: str, dialect: str) -> None:
        self.run(sql, dialect)

    def lineage(self, sql: str, dialect: str) -> Answer:
        found: dict[str, set[str]] = {}
        for path in self.run(sql, dialect):
            source, target = path[0], path[-1]
            sources = found.setdefault(target.raw_name, set())
            if isinstance(source.parent, Table):
                sources.add(f"{source.parent.raw_name}.{source.raw_name}")
        return list(found.items())

    def aligned(self, answer: Answer, columns: list[dict[str, Any]]) -> list[set[str]]:
        """By name: it keeps no order and says nothing of a column without sources."""
        named = {name.lower(): sources for name, sources in answer if name}
        return [named.get(column["name"].lower(), set()) for column in columns]


PEERS = (Sqlglot, Polyglot, Sqllineage)
