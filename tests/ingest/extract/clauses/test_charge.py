from __future__ import annotations

import pytest

from ingest.extract.clauses.charge import charges
from ingest.extract.clauses.labels import meaning


def said(text: str) -> str:
    return " ".join(f"{c.unit.name}:{c.role}" for c in charges(text, 0, len(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # labels
        ("责任单位:省教育厅、省农业厅;整改时限:2024年3月底前", "省教育厅:responsible 省农业厅:responsible"),
        ("牵头单位：市科技局，责任单位：市教育局", "市科技局:lead 市教育局:responsible"),
        ("牵头单位：市科技局；配合单位：市教育局，市财政局", "市科技局:lead 市教育局:support 市财政局:support"),
        ("牵头负责领导：张三。协同责任单位：省公安厅等。", "省公安厅:support"),
        ("牵头责任单位：省科技厅。", "省科技厅:lead"),
        ("主办：市科技局；协办：市财政局", "市科技局:lead 市财政局:support"),
        ("责任部门：市科技局，指导部门：省科技厅", "市科技局:responsible 省科技厅:guide"),
        ("督导单位：市政府督查室；落实单位：县科技局", "市政府督查室:oversee 县科技局:responsible"),
        ("实施主体：各县区政府", "各县区政府:responsible"),
        ("责任单位：市科技局 完成时限：2022年12月", "市科技局:responsible"),
        ("责任单位：省经信厅。列第一位的为牵头单位，下同。各市政府为责任主体，不再列出", "省经信厅:responsible"),
        ("牵头单位：市科技局，市财政局、市税务局配合", "市科技局:lead 市财政局:support 市税务局:support"),
        ("负责部门：海关总署，适用范围：江澜自贸试验区", "海关总署:responsible"),
        # prose
        ("省科技厅牵头，省教育厅等配合", "省科技厅:lead 省教育厅:support"),
        ("省科技厅、省通信管理局牵头，省教育厅等按职责分工负责", "省科技厅:lead 省通信管理局:lead 省教育厅:remit"),
        ("由省科技厅牵头，会同省财政厅、省教育厅落实", "省科技厅:lead 省财政厅:support 省教育厅:support"),
        ("科技部、国资委等部门及各地区按职责分工负责", "科技部:responsible 国资委:responsible 各地区:responsible"),
        ("省科技厅等有关部门和单位按照职责分工负责", "省科技厅:responsible"),
        ("省科技厅会同省财政厅负责", "省科技厅:responsible 省财政厅:support"),
        ("省科技厅会同有关部门负责", "省科技厅:responsible"),
        ("省科技厅负责牵头，省财政厅负责配合", "省科技厅:lead 省财政厅:support"),
        ("省发展改革委、省科技厅按职责分工负责", "省发展改革委:responsible 省科技厅:responsible"),
        ("市科技局负责", "市科技局:responsible"),
        ("市科技局为牵头单位，市财政局为配合单位", "市科技局:lead 市财政局:support"),
        ("市科技局牵头，市级相关部门、各区县配合", "市科技局:lead 市级相关部门:support 各区县:support"),
        # a bare list
        ("省科技厅、各市人民政府", "省科技厅:responsible 各市人民政府:responsible"),
        # the same unit in two roles keeps both, in one role counts once
        ("牵头单位：市科技局，配合单位：市科技局、市科技局", "市科技局:lead 市科技局:support"),
    ],
)
def test_charges(text: str, expected: str) -> None:
    assert said(text) == expected


def test_the_label_is_the_documents_own_word_and_the_span_is_exact() -> None:
    text = "协同责任单位：省公安厅〔省反诈中心〕、省科技厅"
    found = charges(text, 0, len(text))
    assert [c.label for c in found] == ["协同责任单位", "协同责任单位"]
    assert text[found[1].unit.start : found[1].unit.end] == "省科技厅"


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("责任单位", "responsible"),
        ("牵头单位", "lead"),
        ("主要责任单位", "responsible"),
        ("责任主体与协同单位", "responsible"),
        ("参加单位", "support"),
        ("协同责任单位", "support"),
        ("指导部门", "guide"),
        ("督办单位", "oversee"),
        ("属地责任单位", "territorial"),
        ("牵头市领导", "person"),
        ("责任人", "person"),
        ("整改时限", "deadline"),
        ("时间进度", "deadline"),
        ("备注", None),
    ],
)
def test_what_labels_mean(label: str, expected: str | None) -> None:
    assert meaning(label) == expected
