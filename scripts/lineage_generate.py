"""Queries made by chance from a seed, over columns that are all text, so that nearly every one of them is valid.

What is valid, PostgreSQL says; what the lineage is, its tree. USING and NATURAL stand only in FULL JOIN, the one join for
which the tree keeps both sides of a merged column.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field

TABLES = {"north": ["a", "b", "c"], "south": ["a", "d", "e"], "east": ["b", "f", "g", "h"], "west": ["i", "c"]}
VIEWS = {"upper_north": ["a", "loud"], "both_ends": ["x", "y"]}
SCHEMA = "".join(
    f"CREATE TABLE {name} ({', '.join(f'{column} text' for column in columns)});\n" for name, columns in TABLES.items()
)
SCHEMA += (
    "CREATE VIEW upper_north AS SELECT a, upper(b) AS loud FROM north WHERE c IS NOT NULL;\n"
    "CREATE VIEW both_ends (x, y) AS SELECT a, CASE WHEN d > e THEN d END FROM south UNION ALL SELECT f, g FROM east;\n"
)


@dataclass
class Relation:
    """Something in FROM: what it is called, and the columns it shows."""

    alias: str
    columns: list[str]
    # merged by USING: written without the alias only
    merged: set[str] = field(default_factory=set)


class Maker:
    """Makes one query."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.aliases = 0

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def alias(self) -> str:
        self.aliases += 1
        return f"t{self.aliases}"

    # --- queries --------------------------------------------------------------------------------------------------

    def query(self, depth: int, outer: list[Relation], named: dict[str, list[str]]) -> tuple[str, list[str]]:
        named, opening = dict(named), ""
        if depth > 0 and self.chance(0.35):
            opening, named = self.with_clause(depth, outer, named)
        if depth > 0 and self.chance(0.2):
            body, columns = self.set_operation(depth, outer, named)
        else:
            body, columns = self.select(depth, outer, named)
        return opening + body, columns

    def with_clause(self, depth: int, outer: list[Relation], named: dict[str, list[str]]) -> tuple[str, dict[str, list[str]]]:
        parts = []
        if self.chance(0.2):
            parts.append(self.recursive(outer, named))
        for _ in range(self.random.randint(0 if parts else 1, 2)):
            # now and then a name that hides a table
            name = self.random.choice(["north", "west"]) if self.chance(0.15) else f"w{self.alias()}"
            sql, columns = self.query(depth - 1, outer, {key: value for key, value in named.items() if key != name})
            columns, listed = self.renamed(columns)
            if name in [part[0] for part in parts] or len(set(columns)) < len(columns):
                continue
            parts.append((name, f"{name}{listed} AS ({sql})"))
            named[name] = columns
        if not parts:
            return "", named
        recursive = "RECURSIVE " if parts[0][0].startswith("r") else ""
        return f"WITH {recursive}{', '.join(text for _, text in parts)} ", named

    def recursive(self, outer: list[Relation], named: dict[str, list[str]]) -> tuple[str, str]:
        name, table = f"r{self.alias()}", self.random.choice(list(TABLES))
        first, second = Relation(self.alias(), ["k", "l"]), Relation(self.alias(), TABLES[table])
        start = [f"{second.alias}.{column}" for column in self.random.choices(second.columns, k=2)]
        step = [self.scalar(0, [first, second], [], named) for _ in range(2)]
        named[name] = ["k", "l"]
        joined = f"{first.alias}.k = {second.alias}.{self.random.choice(second.columns)}"
        sql = (
            f"SELECT {', '.join(start)} FROM public.{table} {second.alias} UNION "
            f"SELECT {', '.join(step)} FROM {name} {first.alias} JOIN public.{table} {second.alias} ON {joined}"
        )
        return name, f"{name} (k, l) AS ({sql})"

    def set_operation(self, depth: int, outer: list[Relation], named: dict[str, list[str]]) -> tuple[str, list[str]]:
        width = self.random.randint(1, 3)
        sql, columns = self.select(depth - 1, outer, named, width)
        for _ in range(self.random.randint(1, 2)):
            other, _ = self.select(depth - 1, outer, named, width)
            kind = self.random.choice(["UNION", "UNION ALL", "UNION ALL", "INTERSECT", "EXCEPT"])
            sql = f"({sql}) {kind} ({other})"
        if self.chance(0.3):
            sql += " ORDER BY 1"
        return sql, columns

    def select(self, depth: int, outer: list[Relation], named: dict[str, list[str]], width: int = 0) -> tuple[str, list[str]]:
        text, relations = self.from_clause(depth, outer, named)
        scope = [*outer, *relations]
        where = f" WHERE {self.condition(depth, relations, outer, named)}" if self.chance(0.5) else ""
        if self.chance(0.25):
            return self.grouped(depth, text + where, relations, outer, named, width)
        items, columns = [], []
        for _ in range(width or self.random.randint(1, 4)):
            if not width and self.chance(0.12):
                star, shown = self.star(relations)
                items.append(star)
                columns += shown
                continue
            expression = self.window(relations) if self.chance(0.15) else self.scalar(depth, relations, outer, named)
            name = self.random.choice("abcdxyz")
            items.append(f"{expression} AS {name}")
            columns.append(name)
        distinct = "DISTINCT " if self.chance(0.1) else ""
        sql = f"SELECT {distinct}{', '.join(items)} FROM {text}{where}"
        if self.chance(0.2) and not distinct:
            sql += f" ORDER BY {self.scalar(0, relations, [], named)}"
        if self.chance(0.1):
            sql += " LIMIT 3"
        assert scope
        return sql, columns

    def grouped(
        self, depth: int, text: str, relations: list[Relation], outer: list[Relation], named: dict[str, list[str]], width: int
    ) -> tuple[str, list[str]]:
        keys = [self.column(relations) for _ in range(self.random.randint(0, 2))]
        items, columns = [], []
        for _ in range(width or self.random.randint(1, 3)):
            item = self.random.choice(keys) if keys and self.chance(0.4) else self.aggregate(depth, relations, outer, named)
            name = self.random.choice("abcdxyz")
            items.append(f"{item} AS {name}")
            columns.append(name)
        sql = f"SELECT {', '.join(items)} FROM {text}"
        if keys:
            listed = ", ".join(keys)
            sql += f" GROUP BY ROLLUP ({listed})" if self.chance(0.15) else f" GROUP BY {listed}"
        if self.chance(0.3):
            sql += f" HAVING {self.aggregate(0, relations, [], named)} > 'm'"
        return sql, columns

    def star(self, relations: list[Relation]) -> tuple[str, list[str]]:
        if any(found.merged for found in relations) or self.chance(0.5):
            return "*", self.all_columns(relations)
        found = self.random.choice(relations)
        return f"{found.alias}.*", found.columns

    @staticmethod
    def all_columns(relations: list[Relation]) -> list[str]:
        columns: list[str] = []
        for found in relations:
            columns += [name for name in found.columns if name not in found.merged or name not in columns]
        return columns

    def renamed(self, columns: list[str]) -> tuple[list[str], str]:
        if len(set(columns)) == len(columns) and self.chance(0.6):
            return columns, ""
        fresh = [f"n{number}" for number in range(len(columns))]
        return fresh, f" ({', '.join(fresh)})"

    # --- FROM -----------------------------------------------------------------------------------------------------

    def from_clause(self, depth: int, outer: list[Relation], named: dict[str, list[str]]) -> tuple[str, list[Relation]]:
        text, relation = self.relation(depth, outer, [], named)
        relations = [relation]
        for _ in range(self.random.choice([0, 0, 1, 1, 2])):
            if len(relations) == 1 and self.chance(0.15):
                shared = [name for name in TABLES["north"] if name in relation.columns and relation.columns.count(name) == 1]
                if shared and not relation.merged:
                    other = Relation(self.alias(), TABLES["north"], {shared[0]})
                    relation.merged = {shared[0]}
                    text += f" FULL JOIN public.north {other.alias} USING ({shared[0]})"
                    relations.append(other)
                    continue
            lateral = self.chance(0.25)
            piece, found = self.relation(depth, outer, relations if lateral else [], named)
            kind = self.random.choice([", ", " CROSS JOIN ", " JOIN ", " LEFT JOIN "])
            text += kind + piece
            relations.append(found)
            if kind.endswith("JOIN ") and "CROSS" not in kind:
                text += f" ON {self.comparison(relations[-2:], [])}"
        return text, relations

    def relation(
        self, depth: int, outer: list[Relation], beside: list[Relation], named: dict[str, list[str]]
    ) -> tuple[str, Relation]:
        alias = self.alias()
        if depth > 0 and (beside or self.chance(0.3)):
            if self.chance(0.15):
                visible = [*outer, *beside]
                value = self.column(visible) if beside else "'v'"
                lateral = "LATERAL " if beside else ""
                return f"{lateral}(VALUES ({value}, 'w'), ('u', {value})) AS {alias} (p, q)", Relation(alias, ["p", "q"])
            sql, columns = self.query(depth - 1, [*outer, *beside], named)
            columns, listed = self.renamed(columns)
            return f"{'LATERAL ' if beside else ''}({sql}) AS {alias}{listed}", Relation(alias, columns)
        if named and self.chance(0.5):
            name = self.random.choice(sorted(named))
            return f"{name} AS {alias}", Relation(alias, named[name])
        known = {**TABLES, **VIEWS}
        name = self.random.choice(sorted(known))
        columns = named.get(name, known[name])
        return f"{name} {alias}", Relation(alias, columns)

    # --- expressions ----------------------------------------------------------------------------------------------

    def column(self, relations: list[Relation]) -> str:
        counted = Counter(self.all_columns(relations))
        found = self.random.choice(relations)
        names = [name for name in found.columns if found.columns.count(name) == 1]
        if not names:
            return "'none'"
        name = self.random.choice(names)
        if name in found.merged or (counted[name] == 1 and self.chance(0.5)):
            return name
        return f"{found.alias}.{name}"

    def any_column(self, relations: list[Relation], outer: list[Relation]) -> str:
        if outer and self.chance(0.2):
            found = self.random.choice(outer)
            names = [name for name in found.columns if found.columns.count(name) == 1 and name not in found.merged]
            if names:
                return f"{found.alias}.{self.random.choice(names)}"
        return self.column(relations)

    def comparison(self, relations: list[Relation], outer: list[Relation]) -> str:
        kind = self.random.choice(["=", "<", "LIKE"])
        return f"{self.any_column(relations, outer)} {kind} {self.any_column(relations, outer)}"

    def condition(self, depth: int, relations: list[Relation], outer: list[Relation], named: dict[str, list[str]]) -> str:
        if depth > 0 and self.chance(0.3):
            scope = [*outer, *relations]
            if self.chance(0.5):
                sql, _ = self.query(depth - 1, scope, named)
                return f"{'NOT ' if self.chance(0.3) else ''}EXISTS ({sql})"
            sql, _ = self.select(depth - 1, scope, named, 1)
            return f"{self.column(relations)} {'NOT ' if self.chance(0.3) else ''}IN ({sql})"
        return self.comparison(relations, outer)

    def scalar(self, depth: int, relations: list[Relation], outer: list[Relation], named: dict[str, list[str]]) -> str:
        one = self.any_column(relations, outer)
        choice = self.random.randint(0, 12)
        if choice == 0:
            return f"upper({one})"
        if choice == 1:
            return f"{one} || {self.any_column(relations, outer)}"
        if choice == 2:
            return f"coalesce({one}, {self.any_column(relations, outer)})"
        if choice == 3:
            return f"CASE WHEN {self.comparison(relations, outer)} THEN {one} ELSE {self.column(relations)} END"
        if choice == 4:
            return f"CASE {one} WHEN 'x' THEN {self.column(relations)} END"
        if choice == 5:
            return self.random.choice(["'text'", "NULL::text", f"nullif({one}, 'x')"])
        if choice == 6 and depth > 0:
            sql, _ = self.select(depth - 1, [*outer, *relations], named, 1)
            return f"(SELECT s FROM ({sql}) AS {self.alias()} (s) LIMIT 1)"
        if choice == 7 and depth > 0:
            sql, _ = self.query(depth - 1, [*outer, *relations], named)
            return f"(EXISTS ({sql}))::text"
        return one

    def aggregate(self, depth: int, relations: list[Relation], outer: list[Relation], named: dict[str, list[str]]) -> str:
        one = self.column(relations)
        choice = self.random.randint(0, 6)
        if choice == 0:
            return "count(*)::text"
        if choice == 1:
            return f"count(DISTINCT {one})::text"
        if choice == 2:
            return f"string_agg({one}, ',' ORDER BY {self.column(relations)})"
        if choice == 3:
            return f"max({one}) FILTER (WHERE {self.comparison(relations, [])})"
        if choice == 4:
            return f"min(CASE WHEN {self.comparison(relations, [])} THEN {one} END)"
        if choice == 5:
            return f"max({one}) || min({self.column(relations)})"
        return f"max({one})"

    def window(self, relations: list[Relation]) -> str:
        over = f"OVER (PARTITION BY {self.column(relations)} ORDER BY {self.column(relations)})"
        return self.random.choice([f"row_number() {over}::text", f"lag({self.column(relations)}) {over}", f"max({self.column(relations)}) {over}"])


def query(seed: int) -> str:
    sql, _ = Maker(seed).query(3, [], {})
    return sql
