from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.clauses.units_list import units_list


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("省科技厅、省财政厅", ["省科技厅", "省财政厅"]),
        ("省科技厅,省统计局；市科技局", ["省科技厅", "省统计局", "市科技局"]),
        # groups stay whole, with their own brackets
        ("省科技厅，各市、县（市、区）", ["省科技厅", "各市、县(市、区)"]),
        ("各市、县（区）人民政府，云渚新区管委会", ["各市、县(区)人民政府", "云渚新区管委会"]),
        ("市财政局、有关县〔市、区〕政府", ["市财政局", "有关县(市、区)政府"]),
        ("市、县（区）人民政府、省科技厅", ["市、县(区)人民政府", "省科技厅"]),
        ("各大专院校、科研院所，市科技局", ["各大专院校、科研院所", "市科技局"]),
        ("各园区所在市、县（区）人民政府，自治区农牧厅", ["各园区所在市、县(区)人民政府", "自治区农牧厅"]),
        ("省数据局，各市〔州〕、青浦新区数据管理部门", ["省数据局", "各市(州)、青浦新区数据管理部门"]),
        ("各市〔州〕、省科技厅", ["各市(州)", "省科技厅"]),
        ("市科技局市财政局市市场监管局", ["市科技局", "市财政局", "市市场监管局"]),
        ("市委组织部市供销社各县区政府", ["市委组织部", "市供销社", "各县区政府"]),
        ("市城投集 团 各县区政府 功 能板块管委会1", ["市城投集团", "各县区政府、功能板块管委会"]),
        ("云渚高新区管委会临沅经开区管委会", ["云渚高新区管委会", "临沅经开区管委会"]),
        ("国家发展改革委科技部财政部", ["国家发展改革委", "科技部", "财政部"]),
        ("市委市政府督查室、区财政局区域合作办", ["市委市政府督查室", "区财政局区域合作办"]),
        ("省政府各部门、各直属机构，各市政府", ["省政府各部门", "各直属机构", "各市政府"]),
        ("省政府驻云渚、临沅、青浦办事处", ["省政府驻云渚办事处", "省政府驻临沅办事处", "省政府驻青浦办事处"]),
        ("区经信局等区政府有关部门、区商务局等区级有关部门", ["区经信局", "区商务局"]),
        ("云渚市、临沅州、青浦区人民政府", ["云渚市人民政府", "临沅州人民政府", "青浦区人民政府"]),
        ("云渚市、临沅州发展改革部门", ["云渚市发展改革部门", "临沅州发展改革部门"]),
        ("云渚开发区、临沅区人民政府", ["云渚开发区", "临沅区人民政府"]),
        ("市科技局、各区县政府（含青浦新区）（列第一位的为牵头单位，下同）", ["市科技局", "各区县政府"]),
        # aliases go
        ("市委组织部〔市委人才办〕、市科技局（市外国专家局）", ["市委组织部", "市科技局"]),
        ("青浦湾科技城（青创园）、市科技局", ["青浦湾科技城", "市科技局"]),
        ("中国（江澜）自由贸易试验区管委会", ["中国(江澜)自由贸易试验区管委会"]),
        # 和, 及 between whole units only
        ("省教育厅和省财政厅", ["省教育厅", "省财政厅"]),
        ("市自然资源和规划局、省文化和旅游厅", ["市自然资源和规划局", "省文化和旅游厅"]),
        ("市发展和改革局及各区政府", ["市发展和改革局", "各区政府"]),
        ("住房和城乡建设部和科技部", ["住房和城乡建设部", "科技部"]),
        # a suffix given once
        ("云渚、临沅、青浦市政府", ["云渚市政府", "临沅市政府", "青浦市政府"]),
        ("市科协、各区政府", ["市科协", "各区政府"]),
        ("江澜师大、临沅区政府", ["江澜师大", "临沅区政府"]),
        # blanks, particles and tails
        ("市科技局 市财政局", ["市科技局", "市财政局"]),
        ("由市科技局、市财政局等部门", ["市科技局", "市财政局"]),
        ("省科技厅、省教育厅等11个部门", ["省科技厅", "省教育厅"]),
        ("省科技厅、省教育厅等按职责分工", ["省科技厅", "省教育厅"]),
        # no units
        ("2025年底前", []),
        ("持续推进", []),
        ("列第一位的", []),
        ("", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [unit.name for unit in units_list(text)] == names


def test_a_prefix_given_once_is_given_back_in_expanded() -> None:
    units = units_list("自治区财政厅、农牧厅、水利厅、江澜大学")
    assert [(u.name, u.expanded) for u in units] == [
        ("自治区财政厅", ""),
        ("农牧厅", "自治区农牧厅"),
        ("水利厅", "自治区水利厅"),
        ("江澜大学", ""),
    ]


@pytest.mark.parametrize(
    ("text", "expanded"),
    [
        ("省科技厅、省财政厅、教育厅", ["", "", "省教育厅"]),
        ("省科技厅、教育厅、省财政厅", ["", "", ""]),  # the prefix comes again: it was not shared
        ("省科技厅、江澜银保监局", ["", ""]),
        ("省科技厅、各市教育局", ["", ""]),
    ],
)
def test_what_a_prefix_is_shared_with(text: str, expanded: list[str]) -> None:
    assert [u.expanded for u in units_list(text)] == expanded


@pytest.mark.parametrize(
    ("name", "collective"),
    [
        ("各市、县(市、区)", True),
        ("有关县(市、区)政府", True),
        ("省有关部门", True),
        ("省就业工作领导小组成员单位", True),
        ("市、县(区)人民政府", True),
        ("省科技厅", False),
        ("云渚市政府", False),
    ],
)
def test_collectives(name: str, collective: bool) -> None:
    assert [u.collective for u in units_list(name)] == [collective]


@given(st.text(alphabet="省市科技局厅各县区、，；()（）〔〕和 等", max_size=60))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    last = 0
    for unit in units_list(text):
        assert last <= unit.start < unit.end <= len(text)
        assert unit.name
        last = unit.end
