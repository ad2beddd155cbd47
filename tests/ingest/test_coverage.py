"""What was seen and read of a document, and what in it looks like a slip."""

from __future__ import annotations

import pytest

from ingest.coverage import Coverage, coverage
from ingest.extract import extract
from ingest.resolve import resolve
from tests.ingest.trees import tree_of


def of(text: str) -> Coverage:
    return coverage(extract(tree_of(text)))


def test_clauses_that_give_no_unit_say_why() -> None:
    found = of(
        "一、任务\n1.建设平台。推动建设。（责任单位：市科技局；完成时限：2025年）\n"
        "2.引进人才。支持引进。\n牵头负责领导：李四\n完成时限：尽快\n"
        "3.培育企业。支持培育。（责任单位：见附表）\n"
        "二、其他\n4.加大投入。保障经费。（责任单位：市财政局）\n"
    )
    assert (found.clauses_seen, found.clauses_read) == (5, 2)
    assert dict(found.clauses_skipped) == {"person": 1, "deadline": 1, "no_unit": 1}


def test_cells_of_units_count_as_clauses() -> None:
    found = of("序号\t重点任务\t责任单位\n1\t建设平台\t市科技局\n2\t引进人才\t市委组织部\n")
    assert (found.clauses_seen, found.clauses_read, found.clauses_skipped) == (2, 2, ())
    found = of("序号\t项目名称\t责任单位\n1\t青浦湾数据中心项目\t市科技局\n2\t云渚湖改造项目\t市水利局\n")
    assert (found.clauses_seen, found.clauses_read, found.clauses_skipped) == (2, 0, (("outside", 2),))


def test_figures_are_counted_as_seen_and_as_read() -> None:
    found = of("一、目标\n到2025年，高新技术企业达到500家，建设期限为3年。\n")
    assert found.figures_read == 1
    assert found.figures_seen >= found.figures_read


def test_the_share_that_no_rule_understood() -> None:
    told = "1.建设平台。到2025年高新技术企业达到500家。"
    assert of(f"一、任务\n{told}").unread == 0
    untold = "天气晴好万里无云" * 5 + "。"
    assert of(f"一、任务\n{told}{untold}").unread == pytest.approx(40 / (40 + len(told) - 2), abs=0.02)
    assert of("").unread == 0


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            "技术合同成交额达到120亿元",
            "技术合同成交额达到1200亿元",
            ["2025年技术合同成交额：12,000,000,000元 / 120,000,000,000元"],
        ),
        ("技术合同成交额达到120亿元", "技术合同成交额达到120亿元", []),
        ("技术合同成交额达到120亿元", "技术合同成交额达到150亿元", []),
        ("技术合同成交额达到120亿元", "高新技术产业产值达到1200亿元", []),
    ],
)
def test_the_same_figure_a_power_of_ten_apart(first: str, second: str, expected: list[str]) -> None:
    found = of(f"一、发展目标\n到2025年，{first}。\n二、任务\n1.建设市场。到2025年，{second}。\n")
    assert list(found.slips) == expected


def test_the_document_carries_its_coverage() -> None:
    tree = tree_of(
        "一、任务\n1.建设平台。推动建设。（责任单位：市科技局）\n2.引进人才。支持引进。（责任单位：见附表）\n"
    )
    document = resolve(extract(tree)).owned[0].properties
    assert (document["clauses_seen"], document["clauses_read"]) == (2, 1)
    assert document["clauses_skipped"] == ["no_unit=1"]
    assert document["completeness"] == "whole"


def test_contact_lines_name_nothing_and_are_marked() -> None:
    tree = tree_of(
        "一、任务\n1.建设平台。推动建设青浦湾实验室。\n联系人：江澜省科技厅云渚湖实验室李四，电话：12345678。\n"
    )
    facts = extract(tree)
    assert {m.name for m in facts.mentions} == {"青浦湾实验室"}
    passages = [n.properties for n in resolve(facts).owned if n.cls == "Passage"]
    assert [bool(p.get("contact")) for p in passages] == [False, False, True]
