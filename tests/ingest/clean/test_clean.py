"""Cleaning as a whole: on real documents, and on noise that no document has yet shown."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.clean import clean, repaired
from ingest.clean.replay import replayed
from ingest.read import read
from ingest.records import Clean, Origin
from ingest.text import Text

GOLD_FLOOR = 0.99  # of titles, units and entities stand in the clean text; the rest are lists that gold writes out

NOISE = [
    *("行業(yè)", "創(chuàng)新", "設(shè)施", "(yún)", "參與", "?。ㄖ攸c", "著力", "為進一步"),
    *("⼈⼤", "Ａ１２％", "２０２２年", "ꎬ", "ꎮ", "3ꎮ5", "㎏", "﹒"),
    *("202012月底前", "0402年", "0400年", "0403年", "2021—2023年", "244家"),
    *("责 任 单 位", " ", "  ", "\n", "\n\n", "\r\n", "\t", "\u3000\u3000", "\u200b", "\xa0", "\ue5d2\ue5cf", "\ue5e5"),
    *("，", "。", "、", "：", "（", "）", "“", "”", "1.", "（一）", "一、"),
    *("市科技局", "高新技术企业", "京ICP备00000000号", "来源:某网", "- 3 -", "AI", "R&D"),
]


def cleaned(raw: str) -> Text:
    return repaired(Text.verbatim(raw))[0]


def broken_promises(text: Text, raw: str) -> list[tuple[str, str, str]]:
    """The segments whose raw slice does not give their text when put through the repairs that they name."""
    wrong = []
    for s in text.segments:
        shown = text.string[s.start : s.end]
        if replayed(text, raw, s) != shown:
            wrong.append((s.repair, raw[s.raw_start : s.raw_end], shown))
    return wrong


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(NOISE), max_size=40).map("".join))
def test_every_segment_replays_from_its_raw_slice(raw: str) -> None:
    text = cleaned(raw)
    assert not broken_promises(text, raw)
    assert sum(s.raw_length for s in text.segments) == len(raw)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_can_be_cleaned(raw: str) -> None:
    assert not broken_promises(cleaned(raw), raw)


def test_order_of_repairs_on_one_line() -> None:
    raw = (
        "\ufeff　　為加快提升我縣科技創(chuàng)新能力，202512月底前完成(wán)建設(shè)。\r\n"
        + "技術(shù)企業(yè)達(dá)到8家" * 3
    )
    text, notes = repaired(Text.verbatim(raw))
    assert text.string.startswith("为加快提升我县科技创新能力，2025年12月底前完成建设。\n")
    assert {note.repair for note in notes} == {"controls", "pinyin", "simplified", "spaces", "years"}
    assert all(note.times > 0 for note in notes)


def test_clean_text_is_left_alone() -> None:
    raw = "一、总体要求\n到2027年，全市高新技术企业达到1200家以上，研发经费投入强度达到3.2%。\n（责任单位：市科技局）"
    text, notes = repaired(Text.verbatim(raw))
    assert text == Text.verbatim(raw)
    assert notes == ()


def test_long_lines_take_linear_time() -> None:
    for unit in (
        "行業(yè)創(chuàng)新，",
        "甲 乙",
        "?",
        "？。ㄖ",
        "1. ",
        "（",
        "《",
        "20206月",
        "> 首页 ",
        "\n\n ",
        "大 中 小 ",
    ):
        raw = unit * (50_000 // len(unit))
        assert not broken_promises(cleaned(raw), raw)
    raw = f"甲{' ' * 100_000}乙。{chr(10) * 100_000}丙"
    assert cleaned(raw).string.endswith("乙。\n丙")


def documents(shared: Path) -> list[Clean]:
    corpus = shared / "corpus"
    files = sorted([*corpus.glob("*.txt"), *(corpus / "unlabelled").glob("*.txt"), *(corpus / "raw").glob("*.html")])
    assert len(files) >= 21
    return [clean(read(Origin(str(file)))) for file in files]


@pytest.fixture(scope="module")
def real(shared: Path) -> list[Clean]:
    return documents(shared)


def test_real_documents_keep_their_origin(real: list[Clean]) -> None:
    for document in real:
        raw = document.source.raw
        assert not broken_promises(document.text, raw), document.source.origin.path
        assert sum(s.raw_length for s in document.text.segments) == len(raw)
        assert sum(s.length for s in document.text.segments) == len(document.text.string)


def test_real_documents_are_clean(real: list[Clean]) -> None:
    for document in real:
        string = document.text.string
        assert not re.search("[\u2f00-\u2fdf\ue000-\uf8ff\u200b\ufeff\r\u3000\xa0]", string), (
            document.source.origin.path
        )
        assert not re.search(r"20\d\d(?:1[0-2]|[1-9])月", string)
        assert not re.search(r"ICP备|版权所有|留言与评论", string)
        assert "\n\n" not in string


def fold(text: str) -> str:
    return re.sub(
        r"[\s\"'“”‘’「」《》<>〈〉()〔〕\[\]【】,.、。:;·—―–−~至-]+", "", unicodedata.normalize("NFKC", text)
    ).lower()


def test_what_gold_names_stands_in_the_clean_text(real: list[Clean], shared: Path) -> None:
    found = total = 0
    for document in real:
        gold = shared / "gold" / f"{Path(document.source.origin.path).stem}.json"
        if not gold.exists():
            continue
        stated = json.loads(gold.read_text("utf-8"))
        names = [m["title"] for m in stated["measures"]]
        names += [unit["name"] for m in stated["measures"] for unit in m["units"]]
        names += [e["name"] for e in stated["entities"] if not e.get("optional")]
        text = fold(document.text.string)
        found += sum(fold(name) in text for name in names)
        total += len(names)
    assert total > 1500
    assert found >= GOLD_FLOOR * total
