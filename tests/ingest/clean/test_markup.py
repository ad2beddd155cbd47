"""The signs of Markdown go, its words stay; asterisks and strokes that mean something stay too."""

from __future__ import annotations

import pytest

from ingest.clean import markup, repaired
from ingest.clean.replay import replayed
from ingest.text import Text
from tests.ingest.clean.cases import applied

PLAN = "## 云渚市行动方案\n\n**一、重点任务**\n\n**1.建设实验室。** 到2026年建成。\\[市科技局、市财政局\\]\n"


def test_the_signs_are_cut() -> None:
    assert applied(markup.find, PLAN) == (
        "云渚市行动方案\n\n一、重点任务\n\n1.建设实验室。 到2026年建成。[市科技局、市财政局]\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "责任单位：市科技局**、市财政局\n注：**为牵头单位。",
        "一、任务\n*1.建设平台*\n# 说明",
        "第3#楼、5#楼建成\n2**10",
        "市科技局*、市教育局*\n标*的为牵头单位\\\n",
    ],
)
def test_other_signs_stay(text: str) -> None:
    assert applied(markup.find, text) == text


def test_the_repair_can_be_replayed() -> None:
    text, notes = repaired(Text.verbatim(PLAN))
    assert markup.NAME in [note.repair for note in notes]
    made = [replayed(text, PLAN, s) if s.repair else PLAN[s.raw_start : s.raw_end] for s in text.segments]
    assert "".join(made) == text.string
    assert "**" not in text.string
