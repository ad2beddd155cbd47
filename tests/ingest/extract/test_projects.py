"""What project tables say: builder, money, years, place, contents; merged cells too."""

from __future__ import annotations

import pytest

from ingest.extract import extract
from ingest.extract.projects import investment
from ingest.records import Cell, Span
from ingest.resolve import resolve
from tests.ingest.trees import tree_of

TABLE = (
    "附件\n江澜省重大项目清单\n单位：亿元\n"
    "序号\t项目名称\t建设内容\t总投资\t建设单位\t建设地点\t建设年限\n"
    "1\t青浦湾数据中心项目\t建设机房\t12.5\t云渚数据科技有限公司\t杭州市西湖区\t2023-2025年\n"
    "2\t云渚湖算力基地项目\t建设基地\t3000万元\t〃\t〃\t2024年\n"
    "合计\t\t\t15\t\t\t\n"
)


def test_a_row_says_what_it_costs_who_builds_it_where_and_when() -> None:
    facts = extract(tree_of(TABLE))
    assert {p.name: {k: v for k, (v, _) in p.properties.items()} for p in facts.projects} == {
        "青浦湾数据中心项目": {
            "total_investment": 1_250_000_000, "period_start": 2023, "period_end": 2025, "site": "杭州市西湖区",
            "content": "建设机房",
        },
        "云渚湖算力基地项目": {
            "total_investment": 30_000_000, "period_start": 2024, "period_end": 2024, "site": "杭州市西湖区",
            "content": "建设基地",
        },
    }  # fmt: skip
    built = {(r.subject, r.object) for r in facts.relations if r.predicate == "BUILT_BY"}
    assert built == {(name, "云渚数据科技有限公司") for name in ("青浦湾数据中心项目", "云渚湖算力基地项目")}
    assert not facts.measures
    for project in facts.projects:
        value, span = project.properties["site"]
        assert facts.tree.quote(span) == value


def test_the_graph_holds_what_was_said() -> None:
    rows = resolve(extract(tree_of(TABLE)))
    stated = {
        (e.target.rpartition(":")[2], e.properties["property"]): e.properties["value"]
        for e in rows.edges
        if e.type == "STATES" and e.target.startswith("project:")
    }
    assert stated["云渚湖算力基地项目", "total_investment"] == 30_000_000
    assert stated["青浦湾数据中心项目", "period_end"] == 2025
    located = [(e.source.rpartition(":")[2], e.target) for e in rows.edges if e.type == "LOCATED_IN"]
    assert ("青浦湾数据中心项目", "place:330106") in located


@pytest.mark.parametrize(
    ("header", "text", "caption", "expected"),
    [
        ("总投资（万元）", "1,200", "", 12_000_000),
        ("总投资（亿元）", "3.5", "", 350_000_000),
        ("总投资", "2.1亿元", "万", 210_000_000),
        ("总投资", "500", "万", 5_000_000),
        ("总投资（万元）", "约800万元", "", 8_000_000),
        ("总投资", "待定", "", None),
    ],
)
def test_the_unit_of_a_sum(header: str, text: str, caption: str, expected: float | None) -> None:
    assert investment(Cell(header, text, Span(0, 0, len(text))), caption) == expected
