#!/usr/bin/env python3
"""Two public guards over the corpora of ours: what they let through, and what they refuse.

    scripts/guard_peers.py [--list]

`postgres-mcp` (SafeSqlDriver over pglast) judges PostgreSQL; `sql-data-guard` (over sqlglot) judges the four products,
with every table of the corpora's schema allowed. Both come from PyPI: scripts/requirements_guard.txt.
"""

import argparse
import importlib
import json
import logging
import pathlib
import re
import sys
import sysconfig
import types

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "tests/sql/guard"
# what a guard without a schema does not claim to see
BEYOND = ("schema", "catalog", "user-code", "resource", "unknown")
PRODUCTS = {"postgresql": "postgres", "mysql": "mysql", "sqlite": "sqlite", "snowflake": "snowflake"}


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--list", action="store_true", help="each statement, not only how many")
    listed = arguments.parse_args().list
    logging.disable(logging.CRITICAL)
    guards = [("postgres-mcp 0.3.0", postgres_mcp(), ["postgresql"])]
    guards.append(("sql-data-guard 0.1.9", sql_data_guard(), list(PRODUCTS)))
    for name, judge, products in guards:
        for product in products:
            cases = attacks(product)
            missed = [text for _, text in cases if judge(product, text)]
            claimed = sum(title not in BEYOND and judge(product, text) for title, text in cases)
            refused = [text for text in reads(product) if not judge(product, text)]
            counts = f"missed {len(missed)} of {len(cases)} ({claimed} without {', '.join(BEYOND)}), "
            counts += f"refused {len(refused)} of {len(reads(product))}"
            print(f"  {name:<22} {product:<12} {counts}")
            if listed:
                print("\n".join(f"    missed {json.dumps(text)}" for text in missed))
                print("\n".join(f"    refused {json.dumps(text)}" for text in refused))


def attacks(product):
    text = (FOLDER / f"attacks/{product}.txt").read_text(encoding="utf-8")
    split = [case.partition("\n") for case in text.split("\n## ")[1:]]
    return [(title.split(" |")[0], body.rstrip("\n")) for title, _, body in split]


def reads(product):
    lines = (FOLDER / f"reads/{product}.sql").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("-- ")]


def postgres_mcp():
    # only its judge: the package itself starts a server when it is imported
    root = pathlib.Path(sysconfig.get_paths()["purelib"], "postgres_mcp")
    for name, folder in [("postgres_mcp", root), ("postgres_mcp.sql", root / "sql")]:
        module = types.ModuleType(name)
        module.__path__ = [str(folder)]
        sys.modules[name] = module
    driver = importlib.import_module("postgres_mcp.sql.safe_sql").SafeSqlDriver(sql_driver=None)

    def judge(_, text):
        try:
            driver._validate(text)
            return True
        except Exception:
            return False

    return judge


def sql_data_guard():
    verify = importlib.import_module("sql_data_guard").verify_sql
    allowed = {}
    for product in PRODUCTS:
        path = FOLDER / f"schema/{'postgresql' if product == 'snowflake' else product}.sql"
        allowed[product] = {"tables": tables(path.read_text(encoding="utf-8"))}

    def judge(product, text):
        try:
            return bool(verify(text, allowed[product], PRODUCTS[product])["allowed"])
        except Exception:
            return False

    return judge


def tables(text):
    found = []
    for name, body in re.findall(r"^CREATE TABLE ([a-z_]+|\"[^\"]+\") \((.*?)\);$", text, re.S | re.M):
        columns = [part.split()[0].strip('"') for part in re.split(r",\s*(?![^(]*\))", body) if part.split()]
        found.append({"table_name": name.strip('"'), "columns": [name for name in columns if name.islower() or name == "Id"]})
    for name in re.findall(r"^CREATE (?:MATERIALIZED )?VIEW ([a-z_]+)", text, re.M):
        if name not in ("noisy", "noisy_twice", "sleepy"):
            found.append({"table_name": name, "columns": ["id", "customer_id", "total", "paid_at", "name", "day", "revenue"]})
    return found


if __name__ == "__main__":
    main()
