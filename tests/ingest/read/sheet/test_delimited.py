"""CSV and TSV are tables, prose with commas is not; any encoding of Chinese, any usual separator."""

from __future__ import annotations

import pytest

from ingest.read import read_bytes
from ingest.read.sheet.delimited import delimiter
from ingest.records import Origin

ROWS = [["序号", "重点任务", "责任单位"], ["1", "建设实验室", "省科技厅"], ["2", "引进人才", "省教育厅"]]


@pytest.mark.parametrize("mark", [",", "\t", ";", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_each_separator_and_encoding(mark: str, encoding: str) -> None:
    content = "\r\n".join(mark.join(row) for row in ROWS).encode(encoding)
    source = read_bytes(content, Origin("tasks.csv"))
    assert source.text.string == "".join("\t".join(row) + "\n" for row in ROWS)
    assert source.media_type == ("text/tab-separated-values" if mark == "\t" else "text/csv")
    assert len(source.parts) == 3


def test_quotes_line_feeds_and_titles() -> None:
    table = '重点任务分工表,,\n序号,任务,单位\n1,"建设""示范""平台,\n引进人才",省科技厅\n2,管理,省教育厅\n3,评,省厅\n'
    assert read_bytes(table.encode(), Origin("a.csv")).text.string == (
        '重点任务分工表\n序号\t任务\t单位\n1\t建设"示范"平台, 引进人才\t省科技厅\n2\t管理\t省教育厅\n3\t评\t省厅\n'
    )


@pytest.mark.parametrize("above", ["重点任务分工表\n", "附件1\n重点任务分工表\n", "附件1\n\n重点任务分工表,,\n"])
def test_lines_of_a_title_above_the_header(above: str) -> None:
    table = above + "".join(",".join(row) + "\n" for row in ROWS)
    source = read_bytes(table.encode(), Origin("a.csv"))
    assert source.media_type == "text/csv"
    assert source.text.string.splitlines()[-3:] == ["\t".join(row) for row in ROWS]


@pytest.mark.parametrize(
    "text",
    [
        "一、总体要求,坚持创新\n二、任务,建设平台\n",
        "坚持创新驱动，深化改革,扩大开放。\n建设平台,引进人才。\n完善服务,优化环境。\n",
        "标题\n序号\t任务\n1\t甲\n2\t乙\n",
        "附件：分工表\n\n序号,任务\n1,甲\n正文一段话。\n",
        "甲,乙\n丙,丁,戊\n己\n庚,辛\n",
        "",
        "\n\n",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    assert delimiter(text) == ""
