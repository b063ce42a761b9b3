"""Lineage read off the tree that PostgreSQL keeps of a view: the server binds every name, this only follows its numbers.

Needs PostgreSQL 18 or later (`RTE_GROUP`). What direct, conditional, window and the rest mean stands in
tests/sql/lineage/README.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import psycopg

IDENTITY, TRANSFORMATION, AGGREGATION = range(3)
KINDS = ("identity", "transformation", "aggregation")
CLASSES = ("filter", "join", "group", "sort", "window", "conditional")

# the numbers of src/include/nodes/parsenodes.h and primnodes.h
RELATION, SUBQUERY, JOIN, FUNCTION, TABLE_FUNCTION, VALUES, CTE = range(7)
GROUP = 9
EXCEPT = "3"
EXISTS_SUBLINK = "0"
IMPLICIT_CAST = "2"
CASTS = {"FUNCEXPR": "funcformat", "RELABELTYPE": "relabelformat", "COERCEVIAIO": "coerceformat"}

TOKEN = re.compile(r"\s*([(){}\[\]]|(?:\\.|[^\s(){}\[\]\\])+)", re.DOTALL)


class Node(dict[str, Any]):
    """One node: its tag and its fields."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.tag = tag


def parse(text: str) -> Any:
    """Reads `pg_node_tree`, as nodeToString (src/backend/nodes/outfuncs.c) writes it."""
    tokens = [match.group(1) for match in TOKEN.finditer(text)]
    value, _ = _value(tokens, 0)
    return value


def _value(tokens: list[str], at: int) -> tuple[Any, int]:
    token = tokens[at]
    if token == "{":
        node, at = Node(tokens[at + 1]), at + 2
        while tokens[at] != "}":
            name, at = tokens[at][1:], at + 1
            values = []
            while tokens[at] != "}" and not tokens[at].startswith(":"):
                value, at = _value(tokens, at)
                values.append(value)
            node[name] = values[0] if len(values) == 1 else values
        return node, at + 1
    if token in "([":
        values, at = [], at + 1
        while tokens[at] not in (")", "]"):
            value, at = _value(tokens, at)
            values.append(value)
        return values, at + 1
    return None if token == "<>" else re.sub(r"\\(.)", r"\1", token).strip('"'), at + 1


def items(value: Any) -> list[Any]:
    """A list, without the letter that says what it is a list of."""
    if not isinstance(value, list):
        return [] if value is None else [value]
    return value[1:] if value and value[0] in ("i", "o", "b", "x") else value


def children(value: Any) -> Iterator[Node]:
    if isinstance(value, Node):
        yield value
    elif isinstance(value, list):
        for found in value:
            yield from children(found)


@dataclass
class Flow:
    """What one value is made from (`direct`: column to kind), and what decides about it."""

    direct: dict[str, int] = field(default_factory=dict)
    decided: dict[str, set[str]] = field(default_factory=dict)

    def add(self, other: Flow, kind: int = IDENTITY) -> None:
        for column, found in other.direct.items():
            self.direct[column] = max(self.direct.get(column, IDENTITY), found, kind)
        for name, columns in other.decided.items():
            self.decide(name, columns)

    def decide(self, name: str, columns: set[str]) -> None:
        if columns:
            self.decided.setdefault(name, set()).update(columns)

    def reads(self) -> set[str]:
        return set(self.direct).union(*self.decided.values())

    def document(self) -> dict[str, Any]:
        found: dict[str, Any] = {"direct": {column: KINDS[kind] for column, kind in sorted(self.direct.items())}}
        for name in CLASSES:
            if name in self.decided:
                found[name] = sorted(self.decided[name])
        return found


class Rows:
    """What a query gives: a flow for each column, and the columns that decide about its rows, by class."""

    def __init__(self) -> None:
        self.columns: list[Flow] = []
        self.names: list[str] = []
        self.indirect: dict[str, set[str]] = {}

    def decide(self, name: str, columns: set[str]) -> None:
        if columns:
            self.indirect.setdefault(name, set()).update(columns)

    def decide_by(self, name: str, flow: Flow) -> None:
        """By all that an expression reads; what decides about its value keeps its own class beside that."""
        self.decide(name, flow.reads())
        for inner, columns in flow.decided.items():
            self.decide(inner, columns)

    def include(self, other: Rows) -> None:
        for name, columns in other.indirect.items():
            self.decide(name, columns)

    def state(self) -> Any:
        return [flow.document() for flow in self.columns], {name: sorted(found) for name, found in self.indirect.items()}


class Database:
    """A connection, and what the catalogue says about relations."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.connection = connection
        self.views: dict[str, Rows] = {}

    def relation(self, number: str) -> tuple[str, str, list[str | None]]:
        """The kind of a relation, its name, and its columns by number (None where one was dropped)."""
        kind, name = self.connection.execute("SELECT relkind, relname FROM pg_class WHERE oid = %s", [number]).fetchone()
        rows = self.connection.execute(
            "SELECT CASE WHEN NOT attisdropped THEN attname END FROM pg_attribute WHERE attrelid = %s AND attnum > 0 ORDER BY attnum",
            [number],
        )
        return kind, name, [row[0] for row in rows]

    def tree(self, number: str) -> Node:
        action = "SELECT ev_action::text FROM pg_rewrite WHERE ev_class = %s AND rulename = '_RETURN'"
        return items(parse(self.connection.execute(action, [number]).fetchone()[0]))[0]

    def view(self, number: str) -> Rows:
        if number not in self.views:
            self.views[number] = Query(self, self.tree(number), None).rows
        return self.views[number]

    def lineage(self, sql: str) -> Rows:
        """The lineage of a query, by way of a view that is made and taken back."""
        sql = sql.strip().rstrip(";")
        with self.connection.transaction(force_rollback=True):
            described = self.connection.execute(f"SELECT * FROM ({sql}\n) AS described LIMIT 0").description
            names = ", ".join(f"column_{number}" for number in range(len(described)))
            self.connection.execute(f"CREATE VIEW lineage_of_this ({names}) AS {sql}")
            number = self.connection.execute("SELECT 'lineage_of_this'::regclass::oid").fetchone()[0]
            rows = Query(self, self.tree(number), None).rows
        rows.names = [column.name for column in described]
        return rows


class Query:
    """One query level of the tree."""

    def __init__(self, database: Database, node: Node, outer: Query | None) -> None:
        self.database, self.node, self.outer = database, node, outer
        self.relations = items(node["rtable"])
        self.known: dict[int, Rows] = {}
        self.cte_rows: dict[str, Rows] = {}
        self.rows = Rows()
        self._bind()

    def _bind(self) -> None:
        node, rows = self.node, self.rows
        self._tree(node["jointree"])
        targets = items(node["targetList"])
        by_reference = {target["ressortgroupref"]: target["expr"] for target in targets}
        for name, clause in (("group", "groupClause"), ("sort", "sortClause")):
            for found in items(node[clause]):
                rows.decide_by(name, self._flow(by_reference[found["tleSortGroupRef"]]))
        if node["hasDistinctOn"] == "true":
            for found in items(node["distinctClause"]):
                rows.decide_by("group", self._flow(by_reference[found["tleSortGroupRef"]]))
        rows.decide_by("filter", self._flow(node["havingQual"]))
        for limit in ("limitOffset", "limitCount"):
            rows.decide_by("filter", self._flow(node[limit]))
        rows.columns = [self._flow(target["expr"]) for target in targets if target["resjunk"] == "false"]
        if node["setOperations"] is not None:
            self._set_operation(node["setOperations"])

    def _tree(self, node: Any) -> None:
        """FROM and WHERE."""
        for found in children(node):
            if found.tag == "FROMEXPR":
                self._tree(found["fromlist"])
                self.rows.decide_by("filter", self._flow(found["quals"]))
            elif found.tag == "JOINEXPR":
                self._tree(found["larg"])
                self._tree(found["rarg"])
                self.rows.decide_by("join", self._flow(found["quals"]))
            elif found.tag == "RANGETBLREF":
                self.rows.include(self._relation(int(found["rtindex"])))

    def _set_operation(self, node: Node) -> None:
        """What decides in the branches; what is taken away by EXCEPT decides by all its values."""
        if node.tag == "RANGETBLREF":
            self.rows.include(self._relation(int(node["rtindex"])))
            return
        self._set_operation(node["larg"])
        self._set_operation(node["rarg"])
        if node["op"] == EXCEPT:
            for number in range(len(self.rows.columns)):
                self.rows.decide_by("filter", self._set_column(node["rarg"], number))

    def _set_column(self, node: Node, number: int) -> Flow:
        if node.tag == "RANGETBLREF":
            return self._relation(int(node["rtindex"])).columns[number]
        flow = Flow()
        flow.add(self._set_column(node["larg"], number))
        if node["op"] != EXCEPT:
            flow.add(self._set_column(node["rarg"], number))
        return flow

    def _relation(self, index: int) -> Rows:
        if index not in self.known:
            self.known[index] = self._bind_relation(self.relations[index - 1])
        return self.known[index]

    def _bind_relation(self, entry: Node) -> Rows:
        rows, kind = Rows(), int(entry["rtekind"])
        if kind == RELATION:
            relation_kind, name, columns = self.database.relation(entry["relid"])
            if relation_kind == "v":
                return self.database.view(entry["relid"])
            rows.columns = [Flow({f"{name}.{column}": IDENTITY}) if column else Flow() for column in columns]
        elif kind == SUBQUERY:
            return Query(self.database, entry["subquery"], self).rows
        elif kind in (JOIN, GROUP):
            found = items(entry["joinaliasvars" if kind == JOIN else "groupexprs"])
            rows.columns = [self._flow(expression) for expression in found]
        elif kind == VALUES:
            for line in items(entry["values_lists"]):
                for number, expression in enumerate(line):
                    if number == len(rows.columns):
                        rows.columns.append(Flow())
                    rows.columns[number].add(self._flow(expression))
        elif kind == CTE:
            return self._cte(entry["ctename"], int(entry["ctelevelsup"]))
        elif kind in (FUNCTION, TABLE_FUNCTION):
            made = Flow()
            made.add(self._flow(entry["functions" if kind == FUNCTION else "tablefunc"], rows), TRANSFORMATION)
            rows.columns = [made for _ in items(entry["eref"]["colnames"])]
            if entry.get("funcordinality") == "true":
                # the number of a row is made from no value
                rows.columns[-1] = Flow()
        return rows

    def _cte(self, name: str, level: int) -> Rows:
        query = self._above(level)
        if name not in query.cte_rows:
            (found,) = [entry for entry in items(query.node["cteList"]) if entry["ctename"] == name]
            # a recursive one reads itself: from nothing, until nothing is added
            query.cte_rows[name] = Rows()
            query.cte_rows[name].columns = [Flow() for _ in items(found["ctequery"]["targetList"])]
            while True:
                rows = Query(self.database, found["ctequery"], query).rows
                before, query.cte_rows[name] = query.cte_rows[name], rows
                if rows.state() == before.state():
                    break
        return query.cte_rows[name]

    def _above(self, level: int) -> Query:
        query = self
        for _ in range(level):
            query = query.outer
        return query

    def _flow(self, node: Any, rows: Rows | None = None) -> Flow:
        """What an expression is made from; what decides inside its subqueries goes to the rows of this query."""
        flow = Flow()
        for found in children(node):
            handler = HANDLERS.get(found.tag)
            if handler is not None:
                handler(self, found, flow)
            else:
                for value in found.values():
                    flow.add(self._flow(value), TRANSFORMATION)
        return flow

    def _variable(self, node: Node, flow: Flow) -> None:
        query, number = self._above(int(node["varlevelsup"])), int(node["varattno"])
        if query.node["setOperations"] is not None:
            flow.add(query._set_column(query.node["setOperations"], number - 1))
            return
        columns = query._relation(int(node["varno"])).columns
        if number > 0:
            flow.add(columns[number - 1])
        elif number == 0:
            for column in columns:
                flow.add(column, TRANSFORMATION)

    def _cast(self, node: Node, flow: Flow) -> None:
        """One that nobody wrote gives the same value under another type."""
        written = node[CASTS[node.tag]] != IMPLICIT_CAST
        arguments = node["args"] if node.tag == "FUNCEXPR" else node["arg"]
        flow.add(self._flow(arguments), TRANSFORMATION if written else IDENTITY)

    def _case(self, node: Node, flow: Flow) -> None:
        decides = self._flow(node["arg"]).reads()
        for branch in items(node["args"]):
            decides |= self._flow(branch["expr"]).reads()
            flow.add(self._flow(branch["result"]), TRANSFORMATION)
        flow.add(self._flow(node["defresult"]), TRANSFORMATION)
        flow.decide("conditional", decides)

    def _aggregate(self, node: Node, flow: Flow) -> None:
        flow.add(self._flow(node["aggdirectargs"]), AGGREGATION)
        ordering = {found["tleSortGroupRef"] for found in items(node["aggorder"])}
        for target in items(node["args"]):
            value = self._flow(target["expr"])
            if target["resjunk"] == "false" or node["aggkind"] != "n":
                flow.add(value, AGGREGATION)
            if target["ressortgroupref"] in ordering and node["aggkind"] == "n":
                flow.decide("sort", value.reads())
        flow.decide("conditional", self._flow(node["aggfilter"]).reads())

    def _window(self, node: Node, flow: Flow) -> None:
        flow.add(self._flow(node["args"]), TRANSFORMATION)
        flow.decide("conditional", self._flow(node["aggfilter"]).reads())
        expressions = {target["ressortgroupref"]: target["expr"] for target in items(self.node["targetList"])}
        for window in items(self.node["windowClause"]):
            if window["winref"] == node["winref"]:
                for found in items(window["partitionClause"]) + items(window["orderClause"]):
                    flow.decide("window", self._flow(expressions[found["tleSortGroupRef"]]).reads())
                for offset in ("startOffset", "endOffset"):
                    flow.decide("window", self._flow(window[offset]).reads())

    def _grouping(self, node: Node, flow: Flow) -> None:
        flow.decide("group", self._flow(node["args"]).reads())

    def _subquery(self, node: Node, flow: Flow) -> None:
        rows = Query(self.database, node["subselect"], self).rows
        flow.add(self._flow(node["testexpr"]), TRANSFORMATION)
        if node["subLinkType"] != EXISTS_SUBLINK:
            for column in rows.columns:
                flow.add(column, TRANSFORMATION)
        self.rows.include(rows)


HANDLERS = {
    **dict.fromkeys(CASTS, Query._cast),
    "VAR": Query._variable,
    "CASEEXPR": Query._case,
    "AGGREF": Query._aggregate,
    "WINDOWFUNC": Query._window,
    "GROUPINGFUNC": Query._grouping,
    "SUBLINK": Query._subquery,
}
