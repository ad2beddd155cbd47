"""Plans in context: whose they are, what they are called, for which years."""

from __future__ import annotations

import pytest

from ingest.resolve.plans import core_title, period_of, plan_title, resolve_plan
from tests.ingest.resolve.builders import context


@pytest.mark.parametrize(
    ("title", "plan"),
    [
        ("浙江省人民政府办公厅关于印发浙江省云渚计划的通知", "浙江省云渚计划"),
        ("关于印发《云渚市科技规划》的通知", "云渚市科技规划"),
        ("江西省人民政府印发关于云渚若干措施的通知", "关于云渚若干措施"),
        ("关于转发《〈云渚办法〉实施细则》的通知", "〈云渚办法〉实施细则"),
        ("《云渚市科技规划》", "云渚市科技规划"),
        ("云渚市科技规划", "云渚市科技规划"),
        ("〔示例〕云渚市科技规划", "云渚市科技规划"),
        ("", ""),
    ],
)
def test_plan_title(title: str, plan: str) -> None:
    assert plan_title(title) == plan


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("云渚市国民经济和社会发展第十四个五年规划和2035年远景目标纲要", (2021, 2025)),
        ("云渚市第十个五年计划", (2001, 2005)),
        ("云渚市2035年远景目标", None),
        ("云渚方案(2023—2025年)", (2023, 2025)),
        ("云渚方案（2023-2025）", (2023, 2025)),
        ("云渚“十四五”规划", (2021, 2025)),
        ("云渚十三五规划", (2016, 2020)),
        ("2023年云渚要点", (2023, 2023)),
        ("云渚要点", None),
    ],
)
def test_period(title: str, years: tuple[int, int] | None) -> None:
    assert period_of(title) == years


@pytest.mark.parametrize(
    ("code", "title", "issuer", "node"),
    [
        ("330000", "浙江省云渚计划（2023—2025年）", None, "plan:330000:浙江省云渚计划:2023-2025"),
        ("330100", "浙江省云渚计划", "杭州市人民政府", "plan:330000:浙江省云渚计划:-"),
        ("330000", "关于加快浙江省云渚建设的意见", None, "plan:330000:关于加快浙江省云渚建设的意见:-"),
        ("330000", "国家云渚规划纲要", None, "plan:000000:国家云渚规划纲要:-"),
        ("330100", "若干政策", "市科技局", "plan:杭州市科学技术局:若干政策:-"),
        ("330100", "若干政策", None, "plan:doc:若干政策:-"),
        (None, "", None, "plan:doc:untitled:-"),
    ],
)
def test_resolve_plan(code: str | None, title: str, issuer: str | None, node: str) -> None:
    found = resolve_plan(title, context(code), issuer)
    assert found.id == node
    assert found.resolved == (":doc:" not in node)


def test_two_writings_of_a_title_are_one_plan() -> None:
    here = context("330000")
    a, b = (resolve_plan(t, here) for t in ("浙江省云渚计划（2023—2025年）", "浙江省云渚计划(2023-2025年)"))
    assert (a.id, a.title) == (b.id, b.title)
    assert core_title("浙江省云渚计划(2023-2025年)") == "浙江省云渚计划"
