"""Numbers, chains and marks longer than any text means, as damage makes them: they stop no reading."""

from __future__ import annotations

import pytest

from ingest.clean import clean
from ingest.extract import extract
from ingest.read import read_bytes
from ingest.records import Origin
from ingest.resolve import resolve
from ingest.structure import structure

LONG = "7" * 6000
SAID = [
    "1、第{}项由市科技局牵头。",
    "居全国第{}位。",
    "进入前{}位。",
    "{}、建设平台。（责任单位：市科技局）",
    "甲中心、乙中心等{}家平台",
    "国发〔2020〕{}号文件",
    "2020年{}月底前完成",
    "{}-{}家",
    "翻{}番",
    "{}.{}万元",
    "序号\t任务\t责任单位\n{}\t建设平台\t市科技局\n",
    "序号\n任务\n责任单位\n{}\n建设平台\n市科技局\n",
]


@pytest.mark.parametrize("said", SAID)
def test_a_number_of_thousands_of_digits_stops_nothing(said: str) -> None:
    text = (
        "云渚市方案\n一、任务\n1.建设云渚实验室。（责任单位：市财政局）\n2.推进工作。\n"
        + said.replace("{}", LONG)
        + "\n"
    )
    facts = extract(structure(clean(read_bytes(text.encode(), Origin("")))))
    assert "市财政局" in {duty.name for duty in facts.responsibilities}
    resolve(facts)


@pytest.mark.parametrize("marks", ["”", "“", "(", ")", "》", "和市科技局", "一、总体(一)", "（一）", "一", "正式"])
def test_thousands_of_loose_marks_stop_nothing(marks: str) -> None:
    said = f"{marks * 3000}平台建设达到10家，2026年底前建成。"
    text = f"云渚市方案\n一、任务\n1.{said}\n2.建设实验室。（责任单位：市财政局）\n"
    facts = extract(structure(clean(read_bytes(text.encode(), Origin("")))))
    assert "市财政局" in {duty.name for duty in facts.responsibilities}
    resolve(facts)


def test_a_title_that_tens_of_thousands_of_tabs_tear_apart_stops_nothing() -> None:
    text = f"云渚市科学技术局2024年{chr(9) * 100_000}工作总结\n一、任务\n1.建设实验室。（责任单位：市财政局）\n"
    facts = extract(structure(clean(read_bytes(text.encode(), Origin("")))))
    assert "市财政局" in {duty.name for duty in facts.responsibilities}
