"""The lint passes the ontology and finds each kind of bad seed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ontology.lint import RULES, lint
from ontology.meta import SCHEMA_FOLDER, load_schema

THING = "definition: {zh: 坏的。, en: A bad one.}"

# rule → a file that breaks it, laid beside the real ones
SEEDS = {
    "unknown-name": f"classes:\n  Bad: {{under: Nothing, zh: 坏, en: bad, {THING}}}\n",
    "cycle": (
        f"classes:\n  Bad: {{under: Worse, zh: 坏, en: bad, {THING}}}\n"
        f"  Worse: {{under: Bad, zh: 更坏, en: worse, {THING}}}\n"
    ),
    "wrong-root": f"classes:\n  Bad: {{under: Entity, family: target, zh: 坏, en: bad, {THING}}}\n",
    "label-collision": f"classes:\n  Bad: {{under: Entity, zh: 实验室, en: bad, {THING}}}\n",
    "enum-collision": (
        "enums:\n  Bad:\n    zh: 坏\n    en: bad\n    values:\n      a: {zh: 甲, en: one}\n      b: {zh: 甲, en: two}\n"
    ),
    "divergent-type": (
        f"classes:\n  Bad: {{under: Entity, zh: 坏, en: bad, {THING}, "
        "properties: {level: {type: integer, zh: 层级, en: level}}}\n"
    ),
    "divergent-label": (
        f"classes:\n  Bad: {{under: Entity, zh: 坏, en: bad, {THING}, "
        "properties: {level: {type: Level, zh: 等级, en: grade}}}\n"
    ),
    "unknown-prefix": (
        f"classes:\n  Bad: {{under: Entity, zh: 坏, en: bad, {THING}, mappings: {{exact: ['xx:Bad']}}}}\n"
    ),
    "unused-enum": "enums:\n  Bad:\n    zh: 坏\n    en: bad\n    values:\n      a: {zh: 甲, en: one}\n",
    "shared-name": "enums:\n  Target:\n    zh: 坏\n    en: bad\n    values:\n      a: {zh: 甲, en: one}\n",
    "language": f"classes:\n  Bad: {{under: Entity, zh: bad, en: bad, {THING}}}\n",
}


def findings(folder: Path, seed: str) -> set[str]:
    shutil.copytree(SCHEMA_FOLDER, folder / "schema")
    (folder / "schema" / "zz-bad.yaml").write_text(seed, "utf-8")
    return {finding.rule for finding in lint(load_schema(folder / "schema"))}


def test_the_ontology_passes() -> None:
    assert [str(finding) for finding in lint(load_schema())] == []


@pytest.mark.parametrize("rule", SEEDS)
def test_a_bad_seed_is_found(rule: str, tmp_path: Path) -> None:
    assert rule in findings(tmp_path, SEEDS[rule])


@pytest.mark.parametrize(
    "seed",
    [
        "relations:\n  BAD: {zh: 坏, en: bad, definition: {zh: 坏。, en: Bad.}, provenance: [stated], "
        "pairs: [{from: [Entity], to: [Nothing]}]}\n",
        "shorthands: {Bad: [Nothing]}\n",
        f"classes:\n  Bad: {{under: Entity, family: nothing, zh: 坏, en: bad, {THING}}}\n",
        f"classes:\n  Bad: {{under: Entity, zh: 坏, en: bad, {THING}, "
        "properties: {size: {type: Nothing, zh: 规模, en: size}}}\n",
        "indexes: [{label: Entity, property: nothing}]\n",
    ],
)
def test_whatever_is_named_must_be_declared(seed: str, tmp_path: Path) -> None:
    assert "unknown-name" in findings(tmp_path, seed)


def test_a_finding_says_where() -> None:
    schema = load_schema()
    assert schema.where["classes.Laboratory"].startswith("platform.yaml:")


def test_every_rule_has_a_seed() -> None:
    assert len(RULES) <= len(SEEDS)
