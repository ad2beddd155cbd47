"""A lost lead byte is found again, by what the rest of the text says."""

from __future__ import annotations

import pytest

from ingest.clean import mojibake
from ingest.clean.replay import replay
from ingest.text import Text

REST = "支持省重點企業參與科技基礎設施建設。省級企業在省內參與重點科技項目。新增省（重點）實驗室5家、省實驗室2家。"


def damaged(text: str) -> str:
    """A text as GBK whose first byte was lost: it is read one byte late, up to the first ASCII byte."""
    code = text.encode("gb18030")[1:]
    shown = code[:-1].decode("gb18030") if code[-1] < 0x80 else code.decode("gb18030")
    return "?" + shown + (chr(code[-1]) if code[-1] < 0x80 else "")


@pytest.mark.parametrize("words", ["。科技基礎", "省（重點", "參與"])
def test_a_run_is_recovered(words: str) -> None:
    run = damaged(words)
    assert run.isascii() is False
    text = f"{REST}新建{run}設施。"
    found = mojibake.find(text)
    assert len(found) == 1
    lead, edits = next(iter(found.items()))
    assert Text.verbatim(text).apply(edits, "repair").string == f"{REST}新建{words}設施。"
    assert replay(run, f"mojibake({lead})") == words


def test_unbalanced_pinyin_in_the_run_goes_with_it() -> None:
    text = f"{REST}深入?yún)⑴c合作。"
    (edits,) = mojibake.find(text).values()
    assert Text.verbatim(text).apply(edits, "repair").string == f"{REST}深入參與合作。"


@pytest.mark.parametrize(
    "text",
    [
        "什么是重点实验室?它是省级平台。",
        "为什么?企业G60走廊建设?省科技厅ABC。",
        "问题在哪里？在于投入C不足",
        "?",
        "??a",
        "",
    ],
)
def test_questions_are_left_alone(text: str) -> None:
    assert mojibake.find(REST + text) == {}
