"""Takes the query texts of TPC-H and TPC-DS out of sqlglot's source package: lineage_texts.py <package.tar.gz> <folder>.

The texts are the Transaction Processing Performance Council's; sqlglot carries them in its tests, under MIT as a whole.
Whether that licence may be given on for TPC's own words is not ours to say, so they are fetched and not kept here.
"""

import hashlib
import re
import sys
import tarfile
from pathlib import Path

# five texts that PostgreSQL does not take, and what is written in their place
CORRECTIONS = {
    "tpch/03": ("CAST(o_orderdate AS STRING)", "CAST(o_orderdate AS VARCHAR)"),
    "tpcds/30": ("c_last_review_date,", "c_last_review_date_sk,"),
    "tpcds/36": ("WHEN lochierarchy = 0", "WHEN Grouping(i_category) + Grouping(i_class) = 0"),
    "tpcds/70": ("WHEN lochierarchy = 0", "WHEN Grouping(s_state) + Grouping(s_county) = 0"),
    "tpcds/86": ("WHEN lochierarchy = 0", "WHEN Grouping(i_category) + Grouping(i_class) = 0"),
}
SUITES = {
    # fixture, how many queries, SHA-256 of the corrected texts one after another
    "tpch": ("tpc-h/tpc-h.sql", 22, "f932f85e22bfcdf30ad86a22ad1c1b9564f403dfa7e4ea0cbe1dd9f292707745"),
    "tpcds": ("tpc-ds/tpc-ds.sql", 99, "a8b6fd477729e9c43d27027e849105beffafabcbf7cf31e3c2f50a2900dbe1f5"),
}
HEADING = re.compile(r"^-+\n-- TPC-(?:H|DS) (\d+)\n-+\n", re.MULTILINE)


def queries(suite: str, fixture: str) -> dict[str, str]:
    """The first statement behind each heading; the second is what sqlglot makes of it."""
    _, *parts = HEADING.split(fixture)
    found = {}
    for number, body in zip(parts[::2], parts[1::2]):
        text, _, _ = re.sub(r"^#.*\n", "", body, flags=re.MULTILINE).partition(";\n")
        name = f"{suite}/{int(number):02}"
        if name in CORRECTIONS:
            wrong, right = CORRECTIONS[name]
            if wrong not in text:
                sys.exit(f"{name}: there is no {wrong!r}")
            text = text.replace(wrong, right)
        found[name] = text.strip() + "\n"
    return found


def main() -> None:
    package, folder = sys.argv[1:]
    with tarfile.open(package) as archive:
        root = archive.getnames()[0].split("/")[0]
        for suite, (path, count, expected) in SUITES.items():
            member = archive.extractfile(f"{root}/tests/fixtures/optimizer/{path}")
            if member is None:
                sys.exit(f"the package has no {path}")
            found = queries(suite, member.read().decode())
            digest = hashlib.sha256("".join(found.values()).encode()).hexdigest()
            if len(found) != count or digest != expected:
                sys.exit(f"{suite}: {len(found)} queries with the digest {digest}, not the expected {expected}")
            (Path(folder) / suite).mkdir(parents=True, exist_ok=True)
            for name, text in found.items():
                (Path(folder) / f"{name}.sql").write_text(text, encoding="utf-8")


main()
