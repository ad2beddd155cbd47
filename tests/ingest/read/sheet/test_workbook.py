"""Workbooks: titles, headers, merged cells, several sheets, what is hidden, what is broken."""

from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import Workbook

from ingest.errors import UnreadableError
from ingest.read import limits, read_bytes
from ingest.records import Origin, Source
from tests.ingest.read.packages import zipped

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def source(book: Workbook) -> Source:
    buffer = io.BytesIO()
    book.save(buffer)
    return read_bytes(buffer.getvalue(), Origin("tasks.xlsx"))


def book(*rows: list[object], merges: tuple[str, ...] = (), name: str = "Sheet1") -> Workbook:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(row)
    for merge in merges:
        sheet.merge_cells(merge)
    return made


def test_a_task_table_with_title_and_merged_cells() -> None:
    made = book(
        ["江澜省重点任务分工表"],
        [],
        ["序号", "重点任务", "责任单位", None, "完成时限"],
        [None, None, "牵头单位", "配合单位", None],
        [1, "建设实验室", "省科技厅", "省财政厅", date(2025, 6, 30)],
        [2, None, "省教育厅", None, date(2025, 12, 31)],
        ["一、人才"],
        [3, "引进\n人才", "省委组织部", None, "长期"],
        ["注：排名不分先后。"],
        merges=("A1:E1", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "B5:B6"),
    )
    sheet = made.worksheets[0]
    for cell in ("E5", "E6"):
        sheet[cell].number_format = 'yyyy"年"m"月"d"日"'
    read = source(made)
    assert read.text.string.splitlines() == [
        "江澜省重点任务分工表",
        "序号\t重点任务\t责任单位\t\t完成时限",
        "〃\t〃\t牵头单位\t配合单位\t〃",
        "1\t建设实验室\t省科技厅\t省财政厅\t2025年6月30日",
        "2\t〃\t省教育厅\t\t2025年12月31日",
        "一、人才",
        "3\t引进 人才\t省委组织部\t\t长期",
        "注：排名不分先后。",
    ]
    assert "〃" not in read.raw
    assert read.parts[3].raw == "1\t建设实验室\t省科技厅\t省财政厅\t2025年6月30日\n"


def test_several_sheets_open_with_names_that_say_something() -> None:
    made = book(["指标", "2025年"], ["研发投入强度", 0.032], name="指标表")
    made.worksheets[0]["B2"].number_format = "0.0%"
    for name, state in (("Sheet2", "visible"), ("底稿", "hidden"), ("项目清单", "visible")):
        sheet = made.create_sheet(name)
        sheet.append([f"{name}甲", "乙"])
        sheet.sheet_state = state
    read = source(made)
    assert read.text.string.splitlines() == [
        "指标表",
        "指标\t2025年",
        "研发投入强度\t3.2%",
        "Sheet2甲\t乙",
        "项目清单甲\t乙",
    ]
    assert [(note.repair, note.times) for note in read.notes] == [("xlsx-hidden-sheet", 1)]


def test_hidden_rows_and_columns_are_left_out_and_noted() -> None:
    made = book(["序号", "任务", "底数"], [1, "甲", 7], [2, "乙", 8], [3, "丙", 9])
    sheet = made.worksheets[0]
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    read = source(made)
    assert read.text.string == "序号\t任务\n1\t甲\n3\t丙\n"
    assert {(note.repair, note.times) for note in read.notes} == {
        ("xlsx-hidden-row", 1),
        ("xlsx-hidden-cell", 3),
    }


def test_cells_of_all_types() -> None:
    cells = '<c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>行</t></is></c><c t="b"><v>1</v></c>'
    cells += '<c t="str"><f>A1</f><v>得</v></c><c t="e"><v>#REF!</v></c><c t="d"><v>2024-06-30T00:00:00</v></c>'
    cells += '<c t="s"><v>99</v></c><c><v>1.5</v></c><c><v>x</v></c><c><f>1+1</f></c>'
    strings = "<si><r><t>两</t></r><r><t>段</t></r><rPh><t>yin</t></rPh></si>"
    assert read_bytes(workbook(f"<row>{cells}</row>", strings), Origin("a.xlsx")).text.string == (
        "两段\t行\tTRUE\t得\t#REF!\t2024-06-30\t1.5\tx\n"
    )


def workbook(rows: str, strings: str = "", merges: str = "") -> bytes:
    return zipped(
        {
            "_rels/.rels": "<a/>",
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}"><sheets><sheet name="表" id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<a><b Id="r1" Target="worksheets/sheet1.xml"/></a>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{rows}{merges}</worksheet>',
            "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        }
    )


def test_ranges_of_a_million_rows_cost_nothing() -> None:
    merges = '<mergeCells><mergeCell ref="A1:A1048576"/><mergeCell ref="XFA1:XFD9"/><mergeCell ref="A:A"/></mergeCells>'
    content = workbook('<row><c t="inlineStr"><is><t>甲</t></is></c></row>', merges=merges)
    assert read_bytes(content, Origin("a.xlsx")).text.string == "甲\n"


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "CELLS", 8)
    rows = "".join(f'<row><c r="A{n}"><v>1</v></c></row><row><c r="{"BCD"[n]}9"><v>1</v></c></row>' for n in range(3))
    for content in (workbook(f"<row>{'<c><v>1</v></c>' * 9}</row>"), workbook(rows)):
        with pytest.raises(UnreadableError) as caught:
            read_bytes(content, Origin("a.xlsx"))
        assert caught.value.key == "ingest.read.cells"


@pytest.mark.parametrize(
    ("files", "key"),
    [
        ({"_rels/.rels": "<a/>", "xl/styles.xml": "<a/>"}, "broken"),
        ({"xl/workbook.xml": "<a/>"}, "no_text"),
        ({"xl/workbook.xml": "<a>"}, "broken"),
    ],
)
def test_what_is_broken(files: dict[str, str | bytes], key: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_bytes(zipped(files), Origin("a.xlsx"))
    assert caught.value.key == f"ingest.read.{key}"
