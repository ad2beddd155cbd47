"""One table says the same, however a copy flattened it to text, and each fact leads back to its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.pipeline import facts_of
from ingest.records import Facts, Origin
from tests.ingest.test_evidence import replays

Rows = list[list[str]]

FRONT = (
    "江澜省人民政府办公厅关于印发《江澜省科技创新三年行动计划(2023—2025年)》的通知\n各市人民政府，省政府各部门：\n"
    "现将《江澜省科技创新三年行动计划(2023—2025年)》印发给你们，请认真贯彻执行。\n附件1\n重点任务分工表\n"
)
BACK = "\n附件2\n名词解释\n科创湖区：指以湖区为核心的创新空间。\n"

TABLES: dict[str, Rows] = {
    "tasks": [
        ["序号", "重点任务", "责任单位", "完成时限"],
        ["1", "建设青浦湾实验室，力争引进高层次人才团队20个。", "省科技厅、省财政厅", "2023年12月底前"],
        ["2", "新增高新技术企业500家以上", "省科技厅、省税务局", "2024年"],
        ["3", "推动临沅市高新区争创国家级高新区。", "临沅市政府", "持续推进"],
    ],
    "two columns of units": [
        ["序号", "工作任务", "具体措施", "牵头单位", "配合单位", "完成时间"],
        ["1", "打造科创平台", "新建省重点实验室10家。", "省科技厅", "省教育厅、省财政厅", "2023年12月"],
        ["2", "集聚创新人才", "引进海外高层次人才1000名。", "省委组织部", "省人力资源社会保障厅", "长期"],
        ["3", "深化科技金融", "设立规模50亿元的科创母基金。", "省财政厅", "江澜银行", "2024年6月"],
    ],
    "persons between": [
        ["序号", "实事", "责任领导", "牵头部门", "责任部门", "时限"],
        ["1", "制定科技成果转化条例", "张三", "省科技厅", "省司法厅", "6月底前"],
        ["2", "建成省技术交易市场", "李四光", "省科技厅", "省商务厅、省市场监管局", "12月底前"],
        ["3", "出台支持首台套应用政策", "王五", "省工业和信息化厅", "省财政厅", "9月底前"],
    ],
    "no numbers": [
        ["重点任务", "责任单位", "完成时限"],
        ["建设青浦湾实验室。", "省科技厅、省财政厅", "2023年12月底前"],
        ["新增高新技术企业500家以上", "省科技厅", "2024年"],
        ["推动临沅市高新区争创国家级高新区。", "临沅市政府", "持续推进"],
    ],
    "merged groups": [
        ["领域", "序号", "重点任务", "责任单位"],
        ["科技创新", "1", "建设青浦湾实验室。", "省科技厅"],
        ["", "2", "新增高新技术企业500家以上。", "省科技厅、省税务局"],
        ["产业升级", "3", "培育专精特新企业200家。", "省工业和信息化厅"],
    ],
    "groups and indicators": [
        ["类别", "序号", "指标", "单位", "2022年", "2025年目标", "属性"],
        ["创新投入", "1", "研发经费投入强度", "%", "2.4", "2.8", "预期性"],
        ["", "2", "基础研究经费占比", "%", "5.1", "8", "预期性"],
        ["创新产出", "3", "技术合同成交额", "亿元", "120", "300以上", "约束性"],
    ],
    "indicators": [
        ["指标", "单位", "2022年", "2025年", "属性"],
        ["研发经费投入强度", "%", "2.4", "2.8", "预期性"],
        ["高新技术企业数", "家", "1200", "3000", "预期性"],
        ["每万人口高价值发明专利拥有量", "件", "8.5", "17", "约束性"],
    ],
    "projects": [
        ["序号", "项目名称", "建设单位", "建设内容", "总投资(亿元)", "建设年限"],
        ["1", "青浦湾医药园项目", "江澜生物科技有限公司", "建设标准厂房20万平方米。", "12.5", "2023—2025年"],
        ["2", "云渚市算力中心项目", "云渚数据集团有限公司", "建设机柜5000个。", "8", "2023—2024年"],
    ],
}


def joined(rows: Rows, between: str, behind: str = "\n") -> str:
    return behind.join(between.join(cell for cell in row if cell) for row in rows)


def stroked(rows: Rows, behind: str, after: str) -> str:
    return after.join(behind.join([*row, ""]).rstrip("\n") for row in rows)


def unit_a_line(rows: Rows) -> Rows:
    """Cells of two units with each on a line of its own."""
    return [[c.replace("、", "\n") if c.count("、") == 1 and len(c) < 14 else c for c in row] for row in rows]


def units_down(rows: Rows) -> Rows:
    """All lists of units with each on a line of its own; the last row, after which nothing tells, as it is."""
    return [*([c.replace("、", "\n") if len(c) < 20 else c for c in row] for row in rows[:-1]), rows[-1]]


WAYS: dict[str, Callable[[Rows], str]] = {
    "a cell a line": lambda rows: joined(rows, "\n"),
    "lines between": lambda rows: joined(rows, "\n\n", "\n\n"),
    "a unit a line": lambda rows: joined(unit_a_line(rows), "\n"),
    "a stroke behind each": lambda rows: stroked(rows, " |\n", "\n"),
    "strokes alone": lambda rows: stroked(rows, "\n|\n", "\n"),
    "strokes in rows": lambda rows: stroked(rows, " | ", "\n"),
    "strokes, a unit a line": lambda rows: stroked(units_down(rows), " | ", "\n"),
    "tabs, a unit a line": lambda rows: "\n".join("\t".join(row) for row in units_down(rows)),
    "blanks": lambda rows: joined(rows, " "),
    "blanks, a unit a line": lambda rows: joined(unit_a_line(rows), " "),
}


def said(folder: Path, table: str) -> tuple[set[object], Facts]:
    path = folder / "表.txt"
    path.write_text(FRONT + table + BACK, encoding="utf-8")
    facts = facts_of(Origin(str(path)))
    titles: dict[int | None, str] = {m.item: m.title for m in facts.measures}
    told: set[object] = {("measure", m.title, m.deadline) for m in facts.measures}
    told |= {("unit", titles.get(r.item), r.name, r.role) for r in facts.responsibilities}
    told |= {("figure", f.indicator, f.value, f.unit, f.year, f.kind) for f in facts.figures}
    told |= {("project", p.name) for p in facts.projects}
    return told, facts


@pytest.mark.parametrize("name", TABLES)
def test_a_flattened_table_says_what_the_table_says(tmp_path: Path, name: str) -> None:
    expected, _ = said(tmp_path, "\n".join("\t".join(row) for row in TABLES[name]))
    assert len(expected) >= 2
    for way, write in WAYS.items():
        told, facts = said(tmp_path, write(TABLES[name]))
        assert told == expected, way
        assert replays(facts), way
