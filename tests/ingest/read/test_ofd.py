"""OFD: lines by geometry, pages in order, watermarks left out."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from ingest.errors import UnreadableError
from ingest.read import limits, read, read_bytes
from ingest.records import Note, Origin
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


def ruled(*edges: tuple[float, float, float, float], filled: bool = False) -> str:
    """Lines from point to point, as strokes or as thin filled boxes."""
    found = ""
    for x0, y0, x1, y1 in edges:
        wide, high = x1 - x0, y1 - y0
        thin = f"M 0 0 L {max(wide, 0.2)} 0 L {max(wide, 0.2)} {max(high, 0.2)} L 0 {max(high, 0.2)} C"
        data = (
            f'Fill="true" Stroke="false"><ofd:AbbreviatedData>{thin}'
            if filled
            else (f"><ofd:AbbreviatedData>S 0 0 M 0 0 L {wide} {high}")
        )
        found += f'<ofd:PathObject Boundary="{x0} {y0} {wide} {high}" {data}</ofd:AbbreviatedData></ofd:PathObject>'
    return found


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


@pytest.mark.parametrize("delta", ["g", "g 3", "g g g", "g 9999999 1", "x", "1 g -2 4", "9" * 400, "-" + "9" * 60])
def test_odd_offsets_are_no_harm(delta: str) -> None:
    assert "".join(sorted("".join(lines(layer(text("甲乙", 10, 10, delta)))).replace(" ", ""))) == "乙甲"


ROWS = [
    ["序号", "重点任务", "责任单位"],
    ["1", "布局一批科技中试|基地", "市科技局、|市教育局"],
    ["2", "共享仪器", "市财政局"],
]
COLUMNS = [20.0, 35.0, 70.0, 110.0]


def grid(filled: bool) -> str:
    """A table whose cells hold two lines where a bar parts them."""
    edges = [(COLUMNS[0], 30.0 + 12 * at, COLUMNS[-1], 30.0 + 12 * at) for at in range(len(ROWS) + 1)]
    edges += [(x, 30.0, x, 30.0 + 12 * len(ROWS)) for x in COLUMNS]
    words = [
        text(piece, COLUMNS[column] + 1, 31 + 12 * at + 5 * n)
        for at, row in enumerate(ROWS)
        for column, cell in enumerate(row)
        for n, piece in enumerate(cell.split("|"))
    ]
    return layer(ruled(*edges, filled=filled), *words)


@pytest.mark.parametrize("filled", [False, True])
def test_ruled_tables_are_rows_of_cells(filled: bool) -> None:
    assert lines(grid(filled)) == [
        "序号\t重点任务\t责任单位",
        "1\t布局一批科技中试基地\t市科技局、市教育局",
        "2\t共享仪器\t市财政局",
    ]


def test_paragraphs_go_on_from_line_to_line_and_page_numbers_go() -> None:
    full = "为加快建设科技创新强市推动科技成果转化和产业化制定本方案"
    pages = [
        layer(
            text(full[:2], 28, 20),
            text("一、总体要求", 28, 30),
            text(full[2:], 28, 40),
            text(full, 20, 46),
            text("各单位要抓好落实。", 20, 52),
            text(f"— {number} —", 100, 270),
        )
        for number in (1, 2, 3)
    ]
    found = lines(*pages)
    assert found[:3] == [full[:2], "一、总体要求", full[2:] + full + "各单位要抓好落实。"]
    assert not any("—" in line for line in found)


def test_pages_that_are_pictures_among_others_are_noted() -> None:
    read = read_bytes(ofd(layer(text("正文", 10, 10)), layer("<ofd:ImageObject/>")), Origin("plan.ofd"))
    assert read.notes == (Note("ofd-unread-pictures", 1),)


def test_points_that_grow_upwards_and_a_place_for_each_character() -> None:
    turned = 'CTM="0.352778 0 0 -0.352778 0 297"'
    codes = {
        words: "".join(
            f'<ofd:TextCode X="{90 + 12 * at}" Y="{y}">{char}</ofd:TextCode>' for at, char in enumerate(words)
        )
        for words, y in (("建设高地", 600), ("建设平台", 700))
    }
    page = "".join(
        f'<ofd:TextObject Boundary="0 0 210 297" Size="12" {turned}>{one}</ofd:TextObject>' for one in codes.values()
    )
    assert lines(layer(page)) == ["建设平台", "建设高地"]


@pytest.mark.parametrize(
    ("files", "key"),
    [
        ({"Encryptions.xml": "<a/>"}, "encrypted"),
        ({"Doc_0/Pages/0.xml": f"<ofd:Page {SPACE}>{layer('<ofd:ImageObject/>')}</ofd:Page>"}, "ofd_pictures"),
        ({"Doc_0/Pages/0.xml": f"<ofd:Page {SPACE}>{layer(text(chr(0xE123) * 9, 1, 1))}</ofd:Page>"}, "ofd_garbled"),
    ],
)
def test_what_cannot_be_read_says_how_to_mend_it(files: dict[str, str | bytes], key: str) -> None:
    with zipfile.ZipFile(io.BytesIO(ofd(layer()))) as package:
        own: dict[str, str | bytes] = {name: package.read(name) for name in package.namelist()}
    with pytest.raises(UnreadableError) as caught:
        read_bytes(zipped(own | files), Origin("plan.ofd"))
    assert caught.value.key == f"ingest.read.{key}"


def test_what_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PAGES", 1)
    for content, key in (
        (ofd(layer(text("甲", 1, 1)), layer(text("乙", 1, 1))), "pages"),
        (zipped({"OFD.xml": "<a"}), "broken"),
        (ofd(layer(text("甲" * 100_001, 1, 1))), "too_long"),
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
