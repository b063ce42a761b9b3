"""Lineage as OpenLineage's own client reads and writes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from openlineage.client.generated import column_lineage_dataset as facet
from openlineage.client.serde import Serde

CASE = Path(__file__).parent.parent / "corpus" / "lineage.render" / "openlineage.json"
# https://openlineage.io/docs/spec/facets/dataset-facets/column_lineage_facet
DIRECT = {"IDENTITY", "TRANSFORMATION", "AGGREGATION"}
INDIRECT = {"JOIN", "GROUP_BY", "FILTER", "SORT", "WINDOW", "CONDITIONAL"}


def inputs(found: list[dict[str, Any]]) -> list[facet.InputField]:
    """Made by the client's constructors, which take what the specification knows and nothing else."""
    return [
        facet.InputField(**{**entry, "transformations": [facet.Transformation(**one) for one in entry["transformations"]]})
        for entry in found
    ]


def test_the_client_writes_what_we_write() -> None:
    ours = json.loads(json.loads(json.loads(CASE.read_text(encoding="utf-8"))["output"])["text"])
    fields = {name: facet.Fields(inputFields=inputs(field["inputFields"])) for name, field in ours["fields"].items()}
    made = facet.ColumnLineageDatasetFacet(fields=fields, dataset=inputs(ours["dataset"]), producer=ours["_producer"])
    theirs = json.loads(Serde.to_json(made))
    # the client leaves out lists that are empty
    assert theirs["fields"].keys() == ours["fields"].keys()
    for name, field in ours["fields"].items():
        assert theirs["fields"][name].get("inputFields", []) == field["inputFields"]
    assert {**theirs, "fields": None} == {**ours, "fields": None}
    every = [entry for field in ours["fields"].values() for entry in field["inputFields"]] + ours["dataset"]
    assert every
    for transformation in (one for entry in every for one in entry["transformations"]):
        known = {"DIRECT": DIRECT, "INDIRECT": INDIRECT}[transformation["type"]]
        assert transformation["subtype"] in known
