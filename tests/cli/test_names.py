"""`kechuang names judge`: a verdict with its reasons, for one pair or a file of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli.errors import UsageError
from cli.main import command_line
from cli.names import identified, resolved
from graph.bolt import BoltStore


def run(*words: str) -> str:
    result = CliRunner().invoke(command_line(), ["names", "judge", *words], catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_one_body_with_its_reasons() -> None:
    said = json.loads(run("市科委", "北京市科学技术委员会", "--place", "110000", "--date", "2020-05-01", "--json"))
    assert said["same"] is True
    assert said["features"][0]["weight"] == 1.0


def test_two_bodies_and_what_keeps_them_apart() -> None:
    said = json.loads(run("市科技局", "株洲市科学技术局", "--place", "长沙市", "--json"))
    assert said["same"] is False
    assert said["features"][0] == {"feature": "another place: 430100 / 430200", "weight": -1.0}


def test_a_table_for_people() -> None:
    shown = run("省环保厅", "河北省生态环境厅", "--place", "130000", "--date", "2017-05-01")
    assert "succeeded_by" in shown
    assert "-0.9" in shown


def test_a_file_of_pairs(tmp_path: Path) -> None:
    context = {"place": "", "place_code": "330000", "doc_date": None, "issuer": None}
    lines = [
        {"id": "a", "kind": "unit", "context": context, "mention": "省科技厅", "candidate": "浙江省科学技术厅"},
        {"id": "b", "kind": "unit", "context": context, "mention": "省科技厅", "candidate": "江苏省科学技术厅"},
    ]
    path = tmp_path / "pairs.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)) + "\n", "utf-8")
    answers = [json.loads(line) for line in run("--pairs", str(path)).splitlines()]
    assert [(a["id"], a["same"]) for a in answers] == [("a", True), ("b", False)]


@pytest.mark.parametrize(
    "words",
    [
        ["市科技局"],
        ["市科技局", "甲", "--kind", "thing"],
        ["市科技局", "甲", "--place", "无此地"],
    ],
)
def test_bad_use_is_said_in_one_line(words: list[str]) -> None:
    with pytest.raises(UsageError) as error:
        run(*words)
    assert "\n" not in str(error.value)


def test_a_line_that_is_no_pair(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text("{}\n", "utf-8")
    with pytest.raises(UsageError):
        run("--pairs", str(path))


def test_a_question_takes_a_vocabularys_other_name_that_no_document_uses(samples: BoltStore) -> None:
    assert identified(samples, "indicator", "R&D占比", ("Indicator",)) == "indicator:全社会研发经费投入强度"


def test_a_question_takes_a_name_with_its_place_in_front(samples: BoltStore) -> None:
    unit = identified(samples, "unit", "江澜省科技厅", ("GovernmentUnit",))
    assert unit == identified(samples, "unit", "江澜省科学技术厅", ("GovernmentUnit",))
    with pytest.raises(UsageError):
        identified(samples, "unit", "江澜省市科技局", ("GovernmentUnit",))


def test_a_question_about_anything_takes_its_name(samples: BoltStore) -> None:
    lab = identified(samples, "platform", "澜湖实验室", ("Platform",))
    assert resolved(samples, {"id": "澜湖实验室", "relation": "BUILDS"}) == {"id": lab, "relation": "BUILDS"}
    assert resolved(samples, {"id": "measure:x:1"}) == {"id": "measure:x:1"}
    with pytest.raises(UsageError):
        resolved(samples, {"id": "没有这个实验室"})
