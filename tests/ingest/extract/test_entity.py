"""Mentions over whole documents: overlaps, short forms, places in the text; floors on real documents."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.clean import clean
from ingest.extract.entity import _rules, mentions, settle
from ingest.extract.names.designation import designated
from ingest.extract.names.sentence import Sentence
from ingest.extract.responsibility import responsibilities
from ingest.read import read
from ingest.records import Mention, Origin, Tree
from ingest.structure import structure
from tests.ingest.trees import tree_of


def found(text: str) -> tuple[Tree, list[Mention]]:
    tree = tree_of(text)
    return tree, mentions(tree, responsibilities(tree))


def named(text: str) -> set[tuple[str, str]]:
    return {(m.cls, m.name) for m in found(text)[1] if m.cls != "Designation"}


def test_the_longer_of_two_names_stays() -> None:
    assert named("一、任务\n(一)引育。支持北京大学云渚研究院发展。") == {("Institute", "北京大学云渚研究院")}


def test_short_forms_bear_the_fullest_name() -> None:
    text = (
        "一、任务\n(一)建设。建设宁波城东科创大走廊。(责任单位:省科技厅)\n"
        "(二)扩容。推动城东科创大走廊扩容。(责任单位:省科技厅)\n"
    )
    tree, all_of = found(text)
    corridors = [m for m in all_of if m.cls == "Corridor"]
    assert [(m.name, m.item) for m in corridors] == [("宁波城东科创大走廊", 0), ("宁波城东科创大走廊", 1)]
    assert tree.quote(corridors[1].evidence[0]) == "城东科创大走廊"


def test_defined_short_forms_are_found_again() -> None:
    text = "一、任务\n(一)建设。建设云渚科技成果转移转化示范区(以下简称“示范区”)。\n(二)扩容。支持在示范区设立分支。\n"
    _, all_of = found(text)
    assert [(m.name, m.item, m.method) for m in all_of if m.cls == "Park"] == [
        ("云渚科技成果转移转化示范区", 0, "entity.head.proper"),
        ("云渚科技成果转移转化示范区", 0, "entity.alias"),
        ("云渚科技成果转移转化示范区", 1, "entity.alias"),
    ]


def test_units_of_clauses_are_mentions_of_their_class() -> None:
    text = "一、任务\n(一)建设。建设平台。(责任单位:市科技局、云渚大学、云渚高新区管委会,各县(市、区))\n"
    assert named(text) >= {
        ("GovernmentUnit", "市科技局"),
        ("University", "云渚大学"),
        ("GovernmentUnit", "云渚高新区管委会"),
        ("GovernmentUnit", "各县(市、区)"),
    }


def test_settled_names_do_not_overlap() -> None:
    text = "支持北京大学云渚研究院、云渚科技城与临沅科学城“澜英汇”引才计划建设国家重点实验室。" * 3
    sentence = Sentence(text)
    kept = settle(settle([], _rules(sentence)), designated(sentence))
    spans = sorted((f.start, f.end) for f in kept)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


_PIECES = [
    "支持",
    "云渚",
    "大学",
    "国家重点实验室",
    "、",
    "和",
    "“",
    "”",
    "(",
    ")",
    "《",
    "》",
    "计划",
    "关于印发",
    "的通知",
    "平台",
    "建设",
    "2025年",
    "等",
    "5个",
    "A",
    "。",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=30).map("".join))
def test_any_line_is_read(line: str) -> None:
    for one in settle([], _rules(Sentence(line))):
        assert 0 <= one.start < one.end <= len(line)
        assert one.name


def _folded(text: str) -> str:
    return re.sub(r"\s", "", text)


def test_names_stand_where_they_are_said_to(shared: Path) -> None:
    for path in sorted((shared / "corpus").glob("*.txt")):
        tree = structure(clean(read(Origin(str(path)))))
        for mention in mentions(tree, responsibilities(tree)):
            (span,) = mention.evidence
            passage = tree.passages[span.passage]
            assert 0 <= span.start < span.end <= len(passage.text), (path.name, mention)
            assert mention.item == tree.item_at(span)
            assert mention.name.strip() == mention.name != ""
            assert mention.method.startswith("entity.")


@pytest.mark.parametrize(
    "line",
    [
        "支持建设云渚市实验室" * 10_000,
        "“" * 50_000 + "”" * 50_000,
        "“科创”" * 25_000 + "平台",
        "《甲乙关于印发丙丁的通知》" * 7_000,
        "科技和" * 33_000 + "平台",
        "西湖、良渚等省实验室" * 10_000,
        "甲、" * 50_000 + "国家实验室",
    ],
    ids=["names", "quotes", "quoted", "titles", "joins", "lists", "members"],
)
def test_long_lines_are_read(line: str) -> None:
    for found in settle([], _rules(Sentence(line))):
        assert 0 <= found.start < found.end <= len(line)


def test_a_zone_that_is_a_division_is_a_place() -> None:
    said = "一、任务\n1.支持浦东新区、雄安新区建设云渚实验室。\n"
    parks = {m.name for m in mentions(tree_of("上海市科技创新行动方案\n" + said), []) if m.cls == "Park"}
    assert parks == {"雄安新区"}
