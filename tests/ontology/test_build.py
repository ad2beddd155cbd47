"""What is derived from the schema is up to date, the same each time, and holds together."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from pydantic import ValidationError

from ontology.build import PRODUCTS, build
from ontology.generated.models import NODES, RELATIONS, Laboratory, ResponsibleForRelation
from ontology.ids import ROOT_LABELS
from ontology.meta import load_schema
from ontology.model import ontology
from tests.conftest import ROOT


def test_nothing_has_drifted() -> None:
    assert build(check=True) == [], "run `kechuang ontology build` and commit what it writes"


def test_building_twice_gives_the_same(tmp_path: Path) -> None:
    assert build(root=tmp_path) == list(PRODUCTS)
    assert build(root=tmp_path) == []
    assert build(check=True, root=tmp_path) == []
    for name in PRODUCTS:
        assert (tmp_path / name).read_bytes() == (ROOT / name).read_bytes()


def test_drift_is_named_and_not_touched(tmp_path: Path) -> None:
    build(root=tmp_path)
    page = tmp_path / "docs" / "ontology.md"
    page.write_text("changed", "utf-8")
    assert build(check=True, root=tmp_path) == ["docs/ontology.md"]
    assert page.read_text("utf-8") == "changed"


def test_the_view_is_light() -> None:
    """The product's commands read the ontology without pydantic and without YAML."""
    code = "import sys; from ontology.model import ontology; ontology(); print({'pydantic', 'yaml'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "set()"


def test_models_are_those_of_the_ontology() -> None:
    known = ontology()
    assert set(NODES) == set(known.classes)
    assert set(RELATIONS) == set(known.relations)
    for name, model in NODES.items():
        assert (model.labels, model.family, model.root) == (
            known.classes[name].labels, known.classes[name].family, known.classes[name].root,
        )  # fmt: skip
        assert set(model.model_fields) == {"id", *known.classes[name].properties}


def test_a_model_refuses_what_is_not_declared() -> None:
    Laboratory(id="platform:江澜实验室", name="江澜实验室", level="省")
    with pytest.raises(ValidationError, match="colour"):
        Laboratory.model_validate({"id": "platform:江澜实验室", "name": "江澜实验室", "colour": "red"})
    with pytest.raises(ValidationError, match="level"):
        Laboratory.model_validate({"id": "platform:江澜实验室", "name": "江澜实验室", "level": "高"})
    with pytest.raises(ValidationError, match="role"):
        ResponsibleForRelation.model_validate({"source_id": "a", "target_id": "b", "role": "boss"})


LABORATORY = {"class": "Laboratory", "id": "platform:江澜实验室", "name": "江澜实验室", "level": "省"}
NAMES = {"type": "NAMES", "source_id": "name:江澜室", "target_id": "platform:江澜实验室", "document": "d1"}


@pytest.mark.parametrize(
    ("change", "valid"),
    [
        ({}, True),
        ({"level": "高"}, False),
        ({"colour": "red"}, False),
        ({"id": "unit:江澜实验室"}, False),
        ({"name": 1}, False),
        ({"class": "Thing"}, False),
    ],
)
def test_the_json_schema_takes_good_and_refuses_bad(change: dict[str, object], valid: bool) -> None:
    schema = json.loads((ROOT / "ontology/generated/kechuang.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    data = {"nodes": [{**LABORATORY, **change}], "relationships": [NAMES]}
    assert jsonschema.Draft202012Validator(schema).is_valid(data) is valid


def test_both_dialects_index_the_same() -> None:
    neo4j = (ROOT / "ontology/generated/neo4j.cypher").read_text("utf-8")
    arcadedb = (ROOT / "ontology/generated/arcadedb.sql").read_text("utf-8")
    on_neo4j = set(re.findall(r"FOR \(n:(\w+)\) (?:REQUIRE|ON|ON EACH) [(\[]?n\.(\w+)", neo4j))
    on_arcadedb = set(re.findall(r"INDEX .*ON (\w+) \((\w+)\)", arcadedb))
    declared = {(index.label, index.property) for index in ontology().indexes}
    assert on_neo4j == on_arcadedb == declared
    assert {(label, "id") for label in ROOT_LABELS.values()} <= declared
    for index in ontology().indexes:
        if index.kind == "fulltext":
            assert f"INDEX {index.name} IF NOT EXISTS" in neo4j
            assert f"INDEX {index.name} IF NOT EXISTS" in arcadedb


def test_the_page_shows_every_class_relation_and_value_in_both_languages() -> None:
    page = (ROOT / "docs" / "ontology.md").read_text("utf-8")
    schema = load_schema()
    defined = {name: c.definition for name, c in schema.classes.items()}
    defined |= {name: r.definition for name, r in schema.relations.items()}
    for name, definition in defined.items():
        assert f"\n### {name}" in page
        assert definition.zh in page
        assert definition.en in page
    for name in schema.enums:
        assert f"\n### {name}\n" in page
    assert page.count("```mermaid") == 2


def test_the_page_links_to_what_it_has() -> None:
    page = (ROOT / "docs" / "ontology.md").read_text("utf-8")
    headings = {h.lower().replace(" ◦", "") for h in re.findall(r"^#+ (.+)$", page, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= headings
