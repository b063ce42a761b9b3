"""What the tools people use in Python take for the same two databases: prints [[name, seconds], ...]."""

import json
import sys
import time
import warnings

warnings.simplefilter("ignore")
old_address, new_address, old_path, new_path = sys.argv[1:]
figures: list[tuple[str, float]] = []


def timed(name, work):
    start = time.perf_counter()
    result = work()
    figures.append((name, time.perf_counter() - start))
    return result


def sqlalchemy_address(address: str, driver: str) -> str:
    return address.replace("postgresql://", f"postgresql+{driver}://")


def migra() -> None:
    import sqlalchemy
    from migra import Migration
    from schemainspect import get_inspector

    engines = [
        sqlalchemy.create_engine(sqlalchemy_address(address, "psycopg2")) for address in (old_address, new_address)
    ]

    def inspect():
        return [get_inspector(engine.connect()) for engine in engines]

    old, new = timed("schemainspect: read both", inspect)

    def compare():
        migration = Migration(old, new)
        migration.set_safety(False)
        migration.add_all_changes()
        assert migration.statements
        return migration

    timed("migra: compare what schemainspect read", compare)


def results_tool() -> None:
    from results.dbdiff.migra import Migration

    import results

    def compare():
        migration = Migration(results.db(old_address), results.db(new_address))
        migration.set_safety(False)
        migration.add_all_changes()
        assert migration.statements

    timed("results: read both, and plan", compare)


def alembic_tool() -> None:
    import sqlalchemy
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    target = sqlalchemy.MetaData()
    new = sqlalchemy.create_engine(sqlalchemy_address(new_address, "psycopg"))
    old = sqlalchemy.create_engine(sqlalchemy_address(old_address, "psycopg"))

    def run():
        target.reflect(new)
        with old.connect() as connection:
            found = compare_metadata(MigrationContext.configure(connection), target)
            assert found

    timed("SQLAlchemy reflect and Alembic autogenerate", run)


def deepdiff_tool() -> None:
    from deepdiff import DeepDiff

    def load(path: str):
        with open(path, encoding="utf-8") as file:
            objects = json.load(file)["objects"]
        names = ("kind", "schema", "relation", "name", "grantee")
        return {"/".join(str(entry["object"].get(name)) for name in names): entry["object"] for entry in objects}

    old, new = load(old_path), load(new_path)
    assert timed("deepdiff: compare our two documents, keyed by object", lambda: DeepDiff(old, new))


for tool in (migra, results_tool, alembic_tool, deepdiff_tool):
    try:
        tool()
    except Exception as error:  # noqa: BLE001 - a peer that fails is said to have failed, and why
        raise SystemExit(f"{tool.__name__}: {error!r}") from error
print(json.dumps(figures))
