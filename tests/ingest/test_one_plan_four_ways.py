"""One plan as text, page, Word document and PDF states the same measures, responsibilities, deadlines and figures."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import pytest

from ingest.clean import clean
from ingest.extract import extract
from ingest.read import read_bytes
from ingest.records import Facts, Origin
from ingest.structure import structure
from tests import papers
from tests.ingest.read.packages import cell, docx, level, lists, para, row
from tests.ingest.test_evidence import replays

Table = list[list[str | None]]  # None: the cell goes on from the row above
TITLE = "江澜省科技创新平台建设行动方案（2024—2026年）"
# (level of the number, or None for a paragraph without one; words)
BODY: list[tuple[int | None, str]] = [
    (None, "为加快建设科技强省，结合我省实际，制定本行动方案。"),
    (0, "总体目标"),
    (None, "到2026年，全省研发经费投入强度达到3.2%，高新技术企业达到2.4万家，技术合同成交额突破3000亿元。"),
    (0, "主要任务"),
    (1, "建设实验室体系"),
    (2, "建设江澜湖实验室。2025年底前建成。（牵头单位：省科技厅；配合单位：省财政厅、省教育厅）"),
    (2, "优化重点实验室布局。到2026年，省重点实验室达到260家。（责任单位：省科技厅、省发展改革委，各市人民政府）"),
    (1, "壮大创新主体"),
    (2, "培育科技领军企业。每年新增科技领军企业20家以上。（责任单位：省科技厅、省工业和信息化厅）"),
    (2, "引进创新人才。实施青年人才支持计划，2024年6月底前出台实施细则。（责任单位：省委组织部、省教育厅）"),
    (0, "保障措施"),
    (None, "各地各部门要加强组织领导，省科技厅会同有关部门做好评估。"),
]  # fmt: skip
TASKS: Table = [
    ["序号", "重点任务", "工作内容", "责任单位", "完成时限"],
    ["1", "提升园区能级", "推动云渚高新区扩区", "省科技厅、云渚市人民政府", "2025年6月底前"],
    ["2", None, "建设临沅科技园", "省自然资源厅、临沅市人民政府", "2026年底前"],
    ["3", "促进成果转化", "建设省技术交易市场", "省科技厅、省市场监管局", "2024年底前"],
]
INDICATORS: Table = [
    ["指标名称", "单位", "2023年", "2026年", "属性"],
    ["研发人员全时当量", "万人年", "28", "36", "预期性"],
    ["每万人口高价值发明专利拥有量", "件", "9.5", "15", "预期性"],
    ["科研诚信承诺覆盖率", "%", "90", "100", "约束性"],
]
CAPTIONS = ("附件1 重点任务分工表", "附件2 主要指标表")
NUMBERS = ("{}、", "（{}）", "{}.")


def numbered() -> list[str]:
    """The body with the numbers written out."""
    counts, found = [0, 0, 0], []
    for at, words in BODY:
        if at is None:
            found.append(words)
            continue
        counts[at:] = [counts[at] + 1, *[0] * (2 - at)]
        count = str(counts[at]) if at == 2 else "一二三四五六"[counts[at] - 1]
        found.append(NUMBERS[at].format(count) + words)
    return found


def as_text() -> bytes:
    tables = [["\t".join(value or "" for value in line) for line in table] for table in (TASKS, INDICATORS)]
    return "\n".join([TITLE, *numbered(), CAPTIONS[0], *tables[0], CAPTIONS[1], *tables[1]]).encode()


def as_page() -> bytes:
    body = f"<h1>{TITLE}</h1>" + "".join(f"<p>{escape(line)}</p>" for line in numbered())
    for caption, table in zip(CAPTIONS, (TASKS, INDICATORS), strict=True):
        body += f"<p>{caption}</p><table>"
        for at, line in enumerate(table):
            cells = ""
            for column, value in enumerate(line):
                merged = at + 1 < len(table) and table[at + 1][column] is None
                cells += "" if value is None else f"<td{' rowspan=2' if merged else ''}>{value}</td>"
            body += f"<tr>{cells}</tr>"
        body += "</table>"
    return f"<html><head><meta charset='gb2312'></head><body>{body}</body></html>".encode("gb18030")


def as_word() -> bytes:
    levels = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）") + level(2, "decimal", "%3.")
    body = para(TITLE) + "".join(para(words, num="" if at is None else "1", level=at) for at, words in BODY)
    for caption, table in zip(CAPTIONS, (TASKS, INDICATORS), strict=True):
        body += para(caption) + "<w:tbl>"
        for at, line in enumerate(table):
            cells = []
            for column, value in enumerate(line):
                begins = at + 1 < len(table) and table[at + 1][column] is None
                cells.append(cell(value or "", merge="restart" if begins else "" if value else "continue"))
            body += row(*cells)
        body += "</w:tbl>"
    return docx(body, numbering=lists({"0": levels}, {"1": "0"}))


def as_pdf() -> bytes:
    spans = [("SPAN", (1, 1), (1, 2))]
    tasks = papers.table([[value or "" for value in line] for line in TASKS], spans=spans)
    indicators = papers.table([[value or "" for value in line] for line in INDICATORS])
    return papers.pdf([*numbered(), CAPTIONS[0], tasks, CAPTIONS[1], indicators], title=TITLE)


WAYS: dict[str, Callable[[], bytes]] = {"text": as_text, "page": as_page, "word": as_word, "pdf": as_pdf}


def facts(content: bytes) -> Facts:
    return extract(structure(clean(read_bytes(content, Origin("plan")))))


def stated(found: Facts) -> dict[str, list[tuple[object, ...]]]:
    """What the document states, without where it says so."""
    title = {measure.item: measure.title for measure in found.measures} | {None: ""}
    charged = found.responsibilities
    return {
        "measures": [(m.number, m.title, m.kind) for m in found.measures],
        "deadlines": [(m.title, m.deadline) for m in found.measures],
        "responsibilities": sorted((title.get(r.item, ""), r.name, r.role, r.label, r.rank) for r in charged),
        "figures": sorted(
            (f.indicator, f.value or 0, f.unit, f.year or 0, f.comparator, f.kind, f.attribute or "", f.baseline or 0)
            for f in found.figures
        ),
    }  # fmt: skip


@pytest.fixture(scope="module")
def as_word_states() -> dict[str, list[tuple[object, ...]]]:
    return stated(facts(as_word()))


def test_what_the_plan_states(as_word_states: dict[str, list[tuple[object, ...]]]) -> None:
    titles = [title for _, title, _ in as_word_states["measures"]]
    assert {"建设江澜湖实验室", "优化重点实验室布局", "培育科技领军企业", "引进创新人才"} <= set(titles)
    assert sum("建设临沅科技园" in str(title) for title in titles) == 1
    assert ("建设江澜湖实验室", "省科技厅", "lead", "牵头单位", 1) in as_word_states["responsibilities"]
    assert {"高新技术企业", "省重点实验室", "研发人员全时当量", "科研诚信承诺覆盖率"} <= {
        indicator for indicator, *_ in as_word_states["figures"]
    }
    assert ("建设临沅科技园", "2026") in as_word_states["deadlines"]


@pytest.mark.parametrize("way", ["text", "page", "pdf"])
@pytest.mark.parametrize("kind", ["measures", "deadlines", "responsibilities", "figures"])
def test_each_way_states_the_same(way: str, kind: str, as_word_states: dict[str, list[tuple[object, ...]]]) -> None:
    assert stated(facts(WAYS[way]()))[kind] == as_word_states[kind]


@pytest.mark.parametrize("way", WAYS)
def test_each_fact_leads_back_to_the_file(way: str) -> None:
    assert replays(facts(WAYS[way]())) > 50
