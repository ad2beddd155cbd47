"""OFD: lines by geometry, pages in order, watermarks left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import UnreadableError
from ingest.read import limits, read, read_bytes
from ingest.records import Origin
from tests.ingest.read.packages import zipped

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def ofd(*pages: str) -> bytes:
    """An OFD of these pages' layers."""
    listed = "".join(f'<ofd:Page ID="{at}" BaseLoc="Pages/{at}.xml"/>' for at in range(len(pages)))
    files: dict[str, str | bytes] = {
        "OFD.xml": f"<ofd:OFD {SPACE}><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for at, page in enumerate(pages):
        files[f"Doc_0/Pages/{at}.xml"] = f"<ofd:Page {SPACE}><ofd:Content>{page}</ofd:Content></ofd:Page>"
    return zipped(files)


def layer(*texts: str, kind: str = "Body") -> str:
    return f'<ofd:Layer Type="{kind}">{"".join(texts)}</ofd:Layer>'


def text(words: str, x: float, y: float, delta: str = "", *, more: str = "", fill: str = "") -> str:
    offsets = f'DeltaX="{delta}"' if delta else ""
    return (
        f'<ofd:TextObject Boundary="{x} {y} 100 10" Size="4" {more}>{fill}'
        f'<ofd:TextCode X="0" Y="3" {offsets}>{words}</ofd:TextCode></ofd:TextObject>'
    )


def lines(*pages: str) -> list[str]:
    return read_bytes(ofd(*pages), Origin("plan.ofd")).text.string.splitlines()


def test_lines_stand_where_they_are_printed_not_where_they_are_stored() -> None:
    page = layer(text("第二行", 10, 20, "g 2 4"), text("一行", 18, 10.5, "4"), text("第", 10, 10))
    assert lines(page) == ["第 一行", "第二行"]


def test_pages_are_parts_with_their_numbers() -> None:
    source = read_bytes(ofd(layer(text("上页", 10, 10)), layer(text("下页", 10, 10))), Origin("plan.ofd"))
    assert [(part.number, part.page, part.raw) for part in source.parts] == [(1, 1, "上页\n"), (2, 2, "下页\n")]


def test_characters_one_by_one_scaled_and_printed_twice() -> None:
    scaled = 'CTM="0.05 0 0 0.05 0 0"'
    one = "".join(
        f'<ofd:TextObject Boundary="{10 + 4 * at} 10 4 4" Size="80" {scaled}>'
        f'<ofd:TextCode X="0" Y="60">{char}</ofd:TextCode></ofd:TextObject>'
        for at, char in enumerate("建设平台")
    )
    assert lines(layer(one, one)) == ["建设平台"]


def test_watermarks_and_backgrounds_are_left_out() -> None:
    slanted = text("内部资料", 5, 5, more='CTM="0.7 0.7 -0.7 0.7 0 0"')
    faint = text("样张", 5, 40, fill='<ofd:FillColor Alpha="30"/>')
    assert lines(layer(text("底纹", 0, 0), kind="Background") + layer(text("正文", 10, 10), slanted, faint)) == ["正文"]


@pytest.mark.parametrize("delta", ["g", "g 3", "g g g", "g 9999999 1", "x", "1 g -2 4"])
def test_odd_offsets_are_no_harm(delta: str) -> None:
    assert "".join(sorted("".join(lines(layer(text("甲乙", 10, 10, delta)))).replace(" ", ""))) == "乙甲"


def test_what_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGES", 1)
    for content, key in (
        (ofd(layer(text("甲", 1, 1)), layer(text("乙", 1, 1))), "pages"),
        (zipped({"OFD.xml": "<a"}), "broken"),
        (zipped({"OFD.xml": "<a><DocRoot>none.xml</DocRoot></a>"}), "broken"),
        (ofd(layer()), "no_text"),
    ):
        with pytest.raises(UnreadableError) as caught:
            read_bytes(content, Origin("plan.ofd"))
        assert caught.value.key == f"ingest.read.{key}"


def test_a_real_document(shared: Path) -> None:
    source = read(Origin(str(shared / "corpus" / "raw" / "zhineng_chejian_wenjuan.ofd")))
    found = source.text.string.splitlines()
    assert {"一、调查范围", "二、调查内容", "三、有关要求", "2016年7月28日"} <= set(found)
    assert source.parts[0].page == 1
