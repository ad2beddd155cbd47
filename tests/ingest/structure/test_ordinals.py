"""一是…二是… as the tasks of a text that numbers nothing else."""

from __future__ import annotations

import pytest

from tests.ingest.trees import tree_of

SERIES = "一是突出企业主体地位。新建中心3家。二是加速成果转化。登记成果60项。三是健全服务体系。推进园区建设。"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (f"云渚市安排科技工作\n{SERIES}\n", ["突出企业主体地位", "加速成果转化", "健全服务体系"]),
        (
            "云渚市奋发前行\n全市推动发展。\n一是围绕“高质”主线,构建产业体系。推进项目建设。\n"
            "二是把握“新质”内涵,塑造共同体。加快智慧岛建设。\n",
            ["围绕“高质”主线,构建产业体系", "把握“新质”内涵,塑造共同体"],
        ),
        # under numbers of another kind, after a colon, or out of order it is prose
        (f"云渚市科技工作方案\n一、工作任务\n(一)强化创新。{SERIES}\n", ["强化创新"]),
        ("今年要实现目标:一是产值突破40亿元;二是新增企业50家;三是专利突破200件。\n", []),
        ("二是加速成果转化。登记成果60项。三是健全服务体系。推进园区建设。一是突出主体地位。\n", []),
    ],
)
def test_a_series_opens_tasks_where_nothing_else_is_numbered(text: str, titles: list[str]) -> None:
    tree = tree_of(text)
    assert [item.title for item in tree.items] == titles
    assert "".join(p.text for p in tree.passages) == "".join(text.split("\n"))
