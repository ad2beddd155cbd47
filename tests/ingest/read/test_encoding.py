"""Every encoding that Chinese documents come in, with and without a mark of its own."""

from __future__ import annotations

import codecs

import pytest

from ingest.errors import UnreadableError
from ingest.read.encoding import decode, decoded
from ingest.records import Origin

PLAIN = (
    "关于加快科技创新的若干措施\n为落实创新驱动发展战略，制定以下措施。\n一、建设重点实验室，支持企业牵头组建创新联合体。\n"
    "（责任单位：市科技局、市财政局）2025年底前完成100家。\n"
)
TRADITIONAL = "關於加快科技創新的若干措施\n為落實創新驅動發展戰略，制定以下措施。\n一、建設重點實驗室，支持企業牽頭。\n"


@pytest.mark.parametrize(
    ("content", "text", "encoding"),
    [
        (PLAIN.encode(), PLAIN, "utf-8"),
        (codecs.BOM_UTF8 + PLAIN.encode(), PLAIN, "utf-8"),
        (PLAIN.encode("gb2312"), PLAIN, "gb18030"),
        (PLAIN.encode("gb18030"), PLAIN, "gb18030"),
        ((PLAIN + "𬭳䶮").encode("gb18030"), PLAIN + "𬭳䶮", "gb18030"),
        ((TRADITIONAL * 3).encode("big5"), TRADITIONAL * 3, "big5"),
        (codecs.BOM_UTF16_LE + PLAIN.encode("utf-16-le"), PLAIN, "utf-16-le"),
        (codecs.BOM_UTF16_BE + PLAIN.encode("utf-16-be"), PLAIN, "utf-16-be"),
        (PLAIN.encode("utf-16-le"), PLAIN, "utf-16-le"),
        (PLAIN.encode("utf-16-be"), PLAIN, "utf-16-be"),
        (codecs.BOM_UTF32_LE + PLAIN.encode("utf-32-le"), PLAIN, "utf-32-le"),
        (b"plain ASCII\n", "plain ASCII\n", "utf-8"),
    ],
    ids=lambda value: value if isinstance(value, str) and len(value) < 12 else "",
)
def test_decode(content: bytes, text: str, encoding: str) -> None:
    decoded = decode(content)
    assert decoded is not None
    assert decoded[0] == text
    assert decoded[1].startswith(encoding)


def test_what_a_page_declares_is_believed_where_it_fits() -> None:
    content = (TRADITIONAL * 3).encode("big5")
    assert decode(content, "big5") == (TRADITIONAL * 3, "big5")
    assert decode(PLAIN.encode("gb18030"), "gb2312") == (PLAIN, "gb18030")
    assert decode(PLAIN.encode(), "gb2312") == (PLAIN, "utf-8")
    assert decode(PLAIN.encode(), "no-such-encoding") == (PLAIN, "utf-8")


def test_big5_that_a_page_declares_as_gb_is_told() -> None:
    for text in (TRADITIONAL, TRADITIONAL * 30):
        decoded = decode(text.encode("big5"), "gb2312")
        assert decoded is not None
        assert decoded[0] == text
    greek = PLAIN + "αβγ，Δ不超过5"
    assert decode(greek.encode("gb18030"), "gbk") == (greek, "gb18030")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_damaged_byte_does_not_stop_a_file(encoding: str) -> None:
    content = bytearray((PLAIN * 20).encode(encoding))
    content[len(PLAIN.encode(encoding)) * 10 - 1] = 0xFF  # where a line feed stood
    decoded = decode(bytes(content))
    assert decoded is not None
    assert decoded[1] == encoding
    assert decoded[0].count("\ufffd") >= 1
    assert decoded[0].startswith(PLAIN)


@pytest.mark.parametrize("content", [b"\xff" * 400, b"\x00\x01\x02\x03" * 100, b"\x80\x81\xff\xfe\x00" * 50])
def test_what_no_encoding_explains(content: bytes) -> None:
    assert decode(content) is None


@pytest.mark.parametrize("taken_for", ["gb18030", "latin-1", "cp1252"])
def test_a_text_whose_utf_8_was_taken_for_another_encoding_is_read_as_it_was_meant(taken_for: str) -> None:
    meant = "关于加快科技创新若干措施\n2027年底之前完成100项目\n" * 20  # no byte is left alone
    if taken_for == "cp1252":  # as browsers do, which show bytes that it does not know as they are
        shown = "".join(bytes([b]).decode("cp1252", "replace").replace("\ufffd", chr(b)) for b in meant.encode())
    else:
        shown = meant.encode().decode(taken_for)
    assert decoded(shown.encode(), Origin("plan.txt"))[0] == meant


@pytest.mark.parametrize("lost", ["\ufffd", "?"])
def test_a_misread_text_that_lost_bytes_is_refused(lost: str) -> None:
    shown = PLAIN.encode().decode("gb18030", "replace").replace("\ufffd", lost)
    with pytest.raises(UnreadableError) as caught:
        decoded(shown.encode(), Origin("plan.txt"))
    assert caught.value.key == "ingest.read.misread"


@pytest.mark.parametrize("text", [PLAIN, TRADITIONAL, "Étude à Genève, où l'été…\n", "鍏\n", "①②③ ≥10％ “四链”\n"])
def test_texts_that_were_never_misread_stay(text: str) -> None:
    assert decoded((text * 5).encode(), Origin("plan.txt"))[0] == text * 5


def test_a_text_of_marks_for_lost_characters_is_refused() -> None:
    with pytest.raises(UnreadableError) as caught:
        decoded(("一、" + "锟斤拷" * 20 + "。\n").encode(), Origin("plan.txt"))
    assert caught.value.key == "ingest.read.misread"
