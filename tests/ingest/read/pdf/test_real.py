"""Real documents: what is checked by eye once, kept by its structure."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from ingest.clean.replay import replayed
from ingest.pipeline import facts_of
from ingest.read import read
from ingest.records import Origin
from ingest.resolve import resolve
from tests import papers
from tests.ingest.read.pdf.reading import PROSE

SMALL = ("hainan_nongji_2024", "sz_ai_zhizao_2026", "shuiti_keji_zhongda_zhuanxiang", "zhongyiyao_fengong")


@pytest.mark.parametrize("name", SMALL)
def test_every_passage_leads_back_to_its_page(shared: Path, name: str) -> None:
    tree = facts_of(Origin(str(shared / f"corpus/raw/{name}.pdf"))).tree
    text, source = tree.clean.text, tree.clean.source
    pages = [part.page for part in source.parts]
    for passage in tree.passages:
        start, end = text.widened(passage.start, passage.start + len(passage.text))
        pieces = [
            replayed(text, source.raw, segment)
            if segment.repair
            else text.string[max(start, segment.start) : min(end, segment.end)]
            for segment in text.within(start, end)
        ]
        assert "".join(pieces) == text.string[start:end]
        part, _ = source.locate(text.raw_span(start, end)[0])
        assert pages[part - 1] is not None
    assert pages == sorted(pages, key=lambda page: page or 0)


def test_cards_that_run_across_pages(shared: Path) -> None:
    source = read(Origin(str(shared / "corpus/raw/bj_chanye_zhengce_daoyin_2024.pdf")))
    lines = source.text.string.split("\n")
    labels = Counter(line.split("\t")[0] for line in lines if "\t" in line)
    assert labels["依据文件"] > 120
    assert labels["联络方式"] >= labels["依据文件"] - 3
    assert len(source.parts) >= 331
    assert not [line for line in lines if line.isdigit()]  # page numbers
    assert not [line for line in lines if line.count("依据") > 1 and len(line) < 12]  # bold printed twice


def test_a_table_with_merged_cells_across_pages(shared: Path) -> None:
    source = read(Origin(str(shared / "corpus/raw/sz_ai_zhizao_2026.pdf")))
    rows = [line.split("\t") for line in source.text.string.split("\n") if line.count("\t") == 3]
    assert [row[0] for row in rows if row[0].isdigit()] == ["1", "2", "3", "4", "5"]
    assert len(rows) == 22
    assert all(all(row) for row in rows)


def test_pages_reach_the_graph(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    blocks = [
        "一、总体要求",
        PROSE,
        papers.new_page(),
        "二、重点任务",
        "（一）建设实验室。" + PROSE + "（责任单位：省科技厅）",
    ]
    path.write_bytes(papers.pdf(blocks, title="江澜省科技创新行动方案（2025—2027年）"))
    rows = resolve(facts_of(Origin(str(path))))
    pages = {str(n.properties["text"])[:6]: n.properties["page"] for n in rows.owned if n.cls == "Passage"}
    assert pages["一、总体要求"] == 1
    assert pages["（一）建设实"] == 2


def test_a_plan_gives_the_same_facts_as_pdf_and_as_text(tmp_path: Path) -> None:
    tasks = [["序号", "重点任务", "完成时限", "牵头单位", "配合单位"]]
    tasks += [
        [str(n), f"建设第{n}家中试基地", f"202{n}年12月底前", "省科技厅", "省财政厅、省统计局"] for n in (5, 6, 7)
    ]
    title = "江澜省科技创新行动方案（2025—2027年）"
    paragraphs = [
        "一、总体要求",
        "到2027年，全省研发经费投入强度达到3.2%以上，高新技术企业达到12000家。",
        "二、重点任务",
        "（一）提升平台能级。2026年6月底前建成江澜省实验室云渚基地。" + PROSE + "（责任单位：省科技厅、省财政厅）",
        "（二）强化企业主体。" + PROSE + "（牵头单位：省经济和信息化厅；配合单位：省科技厅）",
        "附件：重点任务分工表",
    ]
    (tmp_path / "plan.txt").write_text("\n".join([title, *paragraphs, *map("\t".join, tasks)]), encoding="utf-8")
    (tmp_path / "plan.pdf").write_bytes(papers.pdf([*paragraphs, tasks], title=title))
    as_text, as_pdf = (facts_of(Origin(str(tmp_path / f"plan.{suffix}"))) for suffix in ("txt", "pdf"))
    assert [(m.title, m.deadline) for m in as_pdf.measures] == [(m.title, m.deadline) for m in as_text.measures]
    assert len(as_pdf.measures) >= 5
    for family in ("responsibilities", "figures", "deliverables"):
        ours, theirs = getattr(as_pdf, family), getattr(as_text, family)
        assert [as_pdf.tree.quote(f.evidence[0]) for f in ours] == [as_text.tree.quote(f.evidence[0]) for f in theirs]
