"""A quotation that two opening marks enclose is closed; what may be meant as it stands, stays."""

from __future__ import annotations

import pytest

from ingest.clean import quotes
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
