"""Cutting the noun phrase that a figure measures."""

from __future__ import annotations

import pytest

from ingest.extract.figures.indicator import (
    clean,
    growth_subject,
    members,
    object_noun,
    right_noun,
    subject_noun,
    topic_of,
    trim_tail,
)


@pytest.mark.parametrize(
    ("left", "core", "comparator"),
    [
        ("研发投入强度达到", "研发投入强度", None),
        ("高新技术企业突破", "高新技术企业", ">"),
        ("安排项目不少于", "安排项目", ">="),
        ("技术合同成交额将达到", "技术合同成交额", None),
        ("全市财政科技投入年均增长", "全市财政科技投入", None),
        ("科技投入比2020年提高", "科技投入", None),
        ("引进顶尖人才约", "引进顶尖人才", "~"),
        ("第一批揭榜签约", "第一批揭榜签约", None),
        ("交易总额累计超", "交易总额", ">"),
        ("失业率控制在", "失业率", "<="),
    ],
)
def test_what_leads_to_the_number_is_taken_off(left: str, core: str, comparator: str | None) -> None:
    tail = trim_tail(left)
    assert (tail.core, tail.comparator) == (core, comparator)


@pytest.mark.parametrize(
    ("core", "noun", "verb"),
    [
        ("到2027年,高水平建设市级新型研发机构", "市级新型研发机构", "建设"),
        ("支持龙头企业牵头组建创新联合体", "创新联合体", "组建"),
        ("引进全球顶尖人才", "全球顶尖人才", "引进"),
        ("现有研发人员", "研发人员", "现有"),
        ("争取省重大科技项目立项", "省重大科技项目立项", "争取"),
        ("获得国家引智计划立项支持", "国家引智计划立项支持", "获得"),
        ("取得重大标志性成果", "重大标志性成果", "取得"),
        ("高新技术企业净增", "高新技术企业", "净增"),
        ("科技型企业培育库在库企业", "科技型企业培育库在库企业", ""),
        ("经认定的高层次人才", "经认定的高层次人才", ""),
    ],
)
def test_the_object_of_the_last_verb_is_counted(core: str, noun: str, verb: str) -> None:
    found = object_noun(core)
    assert (found.text, found.verb) == (noun, verb)


@pytest.mark.parametrize(
    ("core", "noun"),
    [
        ("力争全省技术合同成交额", "全省技术合同成交额"),
        ("推动工业互联网平台普及率", "工业互联网平台普及率"),
        ("到2025年,全市高新技术企业数量", "高新技术企业数量"),
        ("实现医疗器械技术审评平均时限", "医疗器械技术审评平均时限"),
        ("新型研发机构总数", "新型研发机构总数"),
    ],
)
def test_only_leading_verbs_are_taken_off_a_subject(core: str, noun: str) -> None:
    assert subject_noun(core).text == noun


@pytest.mark.parametrize(
    ("right", "noun", "verb"),
    [
        ("以上标杆型综合体", "标杆型综合体", ""),
        ("智能制造企业、", "智能制造企业", ""),
        ("具有较强影响力的重大平台", "具有较强影响力的重大平台", ""),
        ("国家级、省级重点实验室", "国家级、省级重点实验室", ""),
        ("企业获批省级企业技术中心", "省级企业技术中心", "获批"),
        ("项目荣获2020年度科学技术奖", "科学技术奖项目", "hold"),
        ("企业通过两化融合贯标", "通过两化融合贯标企业", "hold"),
        ("科技企业在主板、科创板上市", "科技企业", ""),
        ("特色学科和一批优势专业", "特色学科", ""),
        ("被认定为省级创新基地", "省级创新基地", "认定"),
        ("产业链被评为国家级示范链", "国家级示范链", "认定"),
        ("同志成为省级优秀特派员", "省级优秀特派员", "成为"),
    ],
)
def test_the_noun_after_the_unit_ends_where_something_else_begins(right: str, noun: str, verb: str) -> None:
    assert right_noun(right) == (noun, verb)


@pytest.mark.parametrize(
    ("noun", "cleaned"),
    [
        ("全市高新技术企业数量", "高新技术企业数量"),
        ("我市成员", "我市成员"),
        ("全省研发经费", "全省研发经费"),
        ("、科技领军企业", "科技领军企业"),
        ("1.固定资产投资", "固定资产投资"),
        ("其中基础研究经费", "基础研究经费"),
        ("新型研发机构", "新型研发机构"),
        ("共享平台", "共享平台"),
        ("使用海外仓", "使用海外仓"),
        ("重点实验室(基地", "重点实验室"),
    ],
)
def test_indicators_are_written_without_place_list_marks_and_loose_brackets(noun: str, cleaned: str) -> None:
    assert clean(noun) == cleaned


def test_a_growth_rate_gives_back_what_grows() -> None:
    assert growth_subject("高新技术企业数量近5年平均增长率") == ("高新技术企业数量", True)
    assert growth_subject("技术改造投资平均增速") == ("技术改造投资平均增速", False)


def test_lists_are_split_into_members() -> None:
    assert members("土地产出率、资源利用率和工具普及率") == ["土地产出率", "资源利用率", "工具普及率"]


@pytest.mark.parametrize(
    ("clause", "topic"),
    [
        ("服务业对经济增长的贡献显著增强", "服务业对经济增长的贡献"),
        ("面向重点领域组建新型研发机构", "新型研发机构"),
        ("发起设立科技成果转化基金", "科技成果转化基金"),
        ("高新技术产业投资增速快于面上投资增速", "高新技术产业投资"),
    ],
)
def test_a_clause_without_figures_says_what_is_spoken_of(clause: str, topic: str) -> None:
    assert topic_of(clause) == topic
