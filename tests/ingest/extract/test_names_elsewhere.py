"""The smaller families of rules for names: lexicon, bodies, titles, quotes, lists, projects, designations."""

from __future__ import annotations

import pytest

from ingest.extract.entity import clean, unit_class
from ingest.extract.names.coordinated import coordinated
from ingest.extract.names.designation import designated
from ingest.extract.names.known import bodies, lexicon
from ingest.extract.names.project import projects
from ingest.extract.names.quoted import quoted
from ingest.extract.names.sentence import Found, Sentence
from ingest.extract.names.titled import carried, titled
from ingest.records import Passage


def names(found: list[Found]) -> list[tuple[str, str]]:
    return [(f.cls, f.name) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "科技部、中科院和浙江大学",
            [("GovernmentUnit", "科技部"), ("Institute", "中科院"), ("University", "浙江大学")],
        ),
        ("融入长三角", [("Region", "长三角")]),
        ("在上交所上市", [("ServicePlatform", "上交所")]),
        ("依据《科技部关于科研诚信的意见》", []),
        (
            "推进云渚G60科创走廊建设",
            [("Corridor", "G60科创走廊"), ("Corridor", "云渚G60科创走廊")],
        ),
    ],
)
def test_lexicon(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(lexicon(Sentence(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由市科技局会同省财政厅实施", ["市科技局", "省财政厅"]),
        ("报市委人才办备案", ["市委人才办"]),
        ("组建市委科创委", ["市委科创委"]),
        ("按照市级办法办理", []),
        ("全市科技办公条件", []),
        ("各市科技局", []),
    ],
)
def test_bodies(text: str, expected: list[str]) -> None:
    assert [f.name for f in bodies(Sentence(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("印发《云渚市实验室管理办法》(试行)", [("Plan", "云渚市实验室管理办法(试行)")]),
        ("《甲方案》《乙规划》", [("Plan", "甲方案"), ("Plan", "乙规划")]),
        (
            "落实《江澜省人民政府办公厅关于印发科技强省建设方案的通知》",
            [
                ("Plan", "江澜省人民政府办公厅关于印发科技强省建设方案的通知"),
                ("GovernmentUnit", "江澜省人民政府办公厅"),
                ("Plan", "科技强省建设方案"),
            ],
        ),
        (
            "《江澜省委办公厅江澜省政府办公厅印发<人才十条实施意见>的通知》",
            [
                ("Plan", "江澜省委办公厅江澜省政府办公厅印发<人才十条实施意见>的通知"),
                ("GovernmentUnit", "江澜省委办公厅"),
                ("GovernmentUnit", "江澜省政府办公厅"),
                ("Plan", "人才十条实施意见"),
            ],
        ),
        ("(以下简称《方案要点》)", []),
        ("提交《立项申请书》", []),
    ],
)
def test_titles(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(titled(Sentence(text))) == expected


def test_what_a_notice_carries() -> None:
    notice = carried("云渚市人民政府关于印发云渚市科技创新条例实施细则的通知")
    assert notice is not None
    assert (notice.issuer, notice.plan) == ("云渚市人民政府", "云渚市科技创新条例实施细则")
    assert carried("云渚市科技创新条例") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("深化“飞鱼行动”“澜鹰计划”", [("Program", "飞鱼行动"), ("Program", "澜鹰计划")]),
        ("推进“澜转通”“云渚码”等平台建设", [("ServicePlatform", "澜转通"), ("ServicePlatform", "云渚码")]),
        ("开展“三大行动”", []),
        ("打造“最多跑一次”品牌", []),
    ],
)
def test_quotes(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(quoted(Sentence(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进澜湾、云渚、青浦等省实验室建设", ["澜湾实验室", "云渚实验室", "青浦实验室"]),
        ("支持绍兴、嘉兴、湖州国家农业科技园区", ["绍兴国家农业科技园区", "嘉兴国家农业科技园区"]),
        ("聚焦人工智能、新材料等领域建设省实验室", []),
        ("鼓励高校、企业等建设实验室", []),
    ],
)
def test_lists_with_one_head(text: str, expected: list[str]) -> None:
    assert [f.name for f in coordinated(Sentence(text))] == expected


def test_a_row_of_a_project_table() -> None:
    cells = ("1", "云渚算力中心二期", "云渚澜光有限公司")
    text = "\t".join(cells)
    spans, at = [], 0
    for cell in cells:
        spans.append((at, at + len(cell)))
        at += len(cell) + 1
    row = Passage(0, "row", (), text, 0, tuple(spans), ("序号", "项目名称", "建设单位"))
    assert names(projects(row)) == [("Project", "云渚算力中心二期"), ("Enterprise", "云渚澜光有限公司")]


def test_designations_bear_their_concepts_name() -> None:
    found = designated(Sentence("新增国家重点实验室1家,高新技术企业20家"))
    assert ("Designation", "全国重点实验室") in names(found)


@pytest.mark.parametrize(
    ("name", "cls"),
    [
        ("市科技局", "GovernmentUnit"),
        ("云渚高新区管委会", "GovernmentUnit"),
        ("省高级人民法院", "GovernmentUnit"),
        ("人民银行云渚中心支行", "GovernmentUnit"),
        ("云渚大学", "University"),
        ("浙江大学", "University"),
        ("省农科院", "Institute"),
        ("市国投集团", "Enterprise"),
        ("云渚高新区", "Park"),
        ("中国移动", "Enterprise"),
    ],
)
def test_class_of_a_unit(name: str, cls: str) -> None:
    assert unit_class(name) == cls


def test_names_as_the_gold_writes_them() -> None:
    assert clean(Found(4, 10, "Program", "“飞鱼行动”", "x")).name == "飞鱼行动"
    kept = clean(Found(0, 9, "Program", "新一轮“飞鱼”行动", "x"))
    assert (kept.name, kept.start) == ("“飞鱼”行动", 3)
    assert clean(Found(0, 10, "Program", "“甲”和“乙”行动", "x")).name == "“甲”和“乙”行动"
