"""The sample documents say what `tests/expected` says of them: demo and tests need nothing from outside.

`<stem>.json` was checked by hand against each document: its measures with units and deadlines, its figures, and the
platforms, zones and funds that it names; `optional` are those of which careful readers could differ.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from ingest.gold import gold
from ingest.pipeline import facts_of
from ingest.read.walk import origins
from tests.conftest import ROOT

CORPUS = ROOT / "corpus"
PLATFORMS = {
    "Laboratory",
    "InnovationCenter",
    "ScienceFacility",
    "ServicePlatform",
    "Incubator",
    "Corridor",
    "Park",
    "Fund",
}
EXPECTED = ROOT / "tests/expected"
SAMPLES = {Path(origin.path).stem: origin for origin in origins([CORPUS])}


@pytest.fixture(autouse=True)
def _invented_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KECHUANG_PLACES", str(CORPUS / "places.tsv"))


def expected(stem: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((EXPECTED / f"{stem}.json").read_text("utf-8"))
    return found


def test_every_sample_has_its_expectations() -> None:
    assert sorted(SAMPLES) == sorted(p.stem for p in EXPECTED.glob("*.json"))
    assert len(SAMPLES) == 8


@pytest.mark.parametrize("stem", SAMPLES)
def test_a_sample_says_what_is_expected(stem: str) -> None:
    read, wanted = gold(facts_of(SAMPLES[stem])), expected(stem)
    assert (read["title"], read["issuer"]) == (wanted["title"], wanted["issuer"])
    measures = [
        {"title": m["title"], "deadline": m["deadline"], "units": [[u["name"], u["role"]] for u in m["units"]]}
        for m in read["measures"]
    ]
    assert measures == wanted["measures"]
    assert [{key: f[key] for key in wanted["figures"][0]} for f in read["figures"]] == wanted["figures"]
    named = [[e["type"], e["name"]] for e in read["entities"] if e["type"] in PLATFORMS]
    assert sorted(n for n in named if n not in wanted["optional"]) == wanted["platforms"]


def test_no_real_place_bears_a_name_of_the_invented_province() -> None:
    from ontology.types.place import Gazetteer

    real = Gazetteer()
    for line in (CORPUS / "places.tsv").read_text("utf-8").splitlines()[1:]:
        assert not real.find(line.split("\t")[1]), line
