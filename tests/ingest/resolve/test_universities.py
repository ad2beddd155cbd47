"""A short name of a university means the one of the document's province; where it means several it means none."""

from __future__ import annotations

import pytest

from ingest.resolve.context import Context
from ingest.resolve.universities import full_name, owner_written_out
from ontology.types.place import gazetteer


def context(code: str) -> Context:
    places = gazetteer()
    return Context("-", places, places.by_code(code))


@pytest.mark.parametrize(
    ("code", "short", "full"),
    [
        ("420000", "湖工大", "湖北工业大学"),
        ("430100", "湖工大", "湖南工业大学"),
        ("320000", "东大", "东南大学"),
        ("210100", "东大", "东北大学"),
        ("450000", "西大", "广西大学"),
        ("370000", "山大", "山东大学"),
        ("140000", "山大", "山西大学"),
        ("440000", "西大", None),  # of four other provinces
        ("320000", "江大", None),  # two of the province
        ("110000", "武汉纺大", "武汉纺织大学"),  # its place written out
        ("340000", "安师大", "安徽师范大学"),  # two of the province, one better known
        ("420000", "湖北大学", None),  # no short name
        ("420000", "市科技局", None),
    ],
)
def test_a_short_name_in_its_province(code: str, short: str, full: str | None) -> None:
    assert full_name(short, context(code)) == full


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("湖工大绿色制造研究院", "湖北工业大学绿色制造研究院"),
        ("华科大鄂州研究院", "华中科技大学鄂州研究院"),
        ("湖北大学附属中学", "湖北大学附属中学"),
        ("大冶湖高新区", "大冶湖高新区"),
    ],
)
def test_a_name_that_begins_with_its_university(name: str, whole: str) -> None:
    assert owner_written_out(name, context("420000")) == whole
