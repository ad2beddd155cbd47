"""A quotation that two opening marks enclose is closed; what may be meant as it stands, stays."""

from __future__ import annotations

import pytest

from ingest.clean import quotes, repaired
from ingest.clean.replay import replayed
from ingest.text import Text
from tests.ingest.clean.cases import applied


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("“智慧云渚“建设方案", "“智慧云渚”建设方案"),
        ("《云渚市“智造+“行动》和“双高”计划", "《云渚市“智造+”行动》和“双高”计划"),
        ("开展“智造+”行动，印发《云渚市“智造+“方案》", "开展“智造+”行动，印发《云渚市“智造+”方案》"),
        ("“甲“、“乙“、“丙“", "“甲”、“乙”、“丙”"),
        ("“甲”和“乙”", "“甲”和“乙”"),
        ("“甲“乙”丙", "“甲“乙”丙"),
        ("一行“没有结束\n下一行“甲”", "一行“没有结束\n下一行“甲”"),
        ("没有引号", "没有引号"),
    ],
)
def test_quotes(raw: str, clean: str) -> None:
    assert applied(quotes.find, raw) == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ('实施"互联网+"进村工程，推进"云渚AI""微短剧"。', "实施“互联网+”进村工程，推进“云渚AI”“微短剧”。"),
        ('开展“智造+"行动', "开展“智造+”行动"),
        ('屏幕5"，开展"智造+"行动', '屏幕5"，开展"智造+"行动'),
        ('a "b" c', 'a "b" c'),
        ('一行"没有结束\n下一行"甲"', '一行"没有结束\n下一行“甲”'),
    ],
)
def test_straight_marks_become_pairs_and_are_replayed(raw: str, clean: str) -> None:
    text, _ = repaired(Text.verbatim(raw))
    assert text.string == clean
    assert (
        "".join(replayed(text, raw, segment) or raw[segment.raw_start : segment.raw_end] for segment in text.segments)
        == clean
    )
