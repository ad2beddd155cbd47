"""Which column each piece of a flattened row belongs to."""

from __future__ import annotations

import pytest

from ingest.structure.alignment import Break, Looks, Role, is_units, looks, place, role

TASKS = ["序号", "重点任务", "牵头单位", "配合单位", "完成时限"]
SHORT = ["序号", "重点任务", "责任单位", "完成时限"]
FIGURES = ["指标", "单位", "2020年", "2025年", "属性"]
_INPUT = ["研发强度", "%", "2.4", "2.8", "预期性", "高新技术企业数", "家", "1200", "3000"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2025年12月底前", "date"),
        ("持续推进", "date"),
        ("9月投入使用", "date"),
        ("1200", "figure"),
        ("≥2.8%", "figure"),
        ("—", "figure"),
        ("约束性", "attribute"),
        ("亿元", "measure"),
        ("市科技局、市财政局", "unit"),
        ("各县(市、区)政府", "unit"),
        ("市商务局(市口岸办)", "unit"),
        ("张三", "person"),
        ("李 四、王五", "person"),
        ("推动高新区争创国家级高新区。", "text"),
        ("每万人口高价值发明专利拥有量", "words"),
    ],
)
def test_what_a_piece_looks_like(words: str, expected: Looks) -> None:
    assert looks(words) == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("序号", "number"),
        ("责任单位", "units"),
        ("责任领导", "person"),
        ("完成时限", "deadline"),
        ("单位", "measure"),
        ("属性", "attribute"),
        ("2025年", "value"),
        ("类别", "group"),
        ("备注", "note"),
        ("民生实事", "text"),
        ("建设单位", "builder"),
        ("依托高校", "builder"),
    ],
)
def test_what_a_column_holds(header: str, expected: Role) -> None:
    assert role(header) == expected


@pytest.mark.parametrize(
    ("headers", "row", "columns"),
    [
        (SHORT, "1/建设平台/市科技局/2025年", "0123"),
        (SHORT, "1/建设平台/市科技局/市财政局/市教育局/2025年", "012223"),  # units on lines of their own
        (SHORT, "1/建设平台/2025年", "013"),  # no units
        (SHORT, "1/建设平台。/提升能级。/市科技局", "0112"),
        (TASKS, "1/建设平台/市科技局/市财政局/市教育局/2025年", "012334"),  # the first one leads
        (TASKS, "1/建设平台/市科技局/市财政局/市教育局、市人社局/2025年", "012234"),  # a list begins a cell
        (TASKS, "1/建设平台/市科技局/长期", "0124"),
    ],
)
def test_pieces_find_their_columns(headers: list[str], row: str, columns: str) -> None:
    words = row.split("/")
    places, _ = place(words, ["line"] * len(words), headers, numbered=True)
    assert "".join(str(p.column) for p in places) == columns
    assert all(p.row == 0 for p in places)


def test_a_row_may_hold_another_one() -> None:
    words = ["5", "开工建设体育馆。", "市体育局", "5月底前", "开工建设图书馆。", "12月底前"]
    places, _ = place(words, ["line"] * 6, SHORT, numbered=True)
    assert [tuple(p) for p in places] == [(0, 0), (0, 1), (0, 2), (0, 3), (1, 1), (1, 3)]


def test_rows_without_numbers_are_told_by_their_cells() -> None:
    words = [*_INPUT, "技术合同成交额", "亿元", "120", "300", "预期性"]
    places, _ = place(words, ["line"] * len(words), FIGURES, numbered=False)
    assert "".join(str(p.column) for p in places) == "01234" + "0123" + "01234"
    assert [p.row for p in places] == [0] * 5 + [1] * 4 + [2] * 5


def test_a_border_is_never_crossed_and_one_cell_never_parted() -> None:
    breaks: list[Break] = ["line", "hard", "none", "hard", "hard"]
    places, _ = place(["1", "建设平台，", "市科技局", "市财政局", "2025年"], breaks, SHORT, numbered=True)
    assert "".join(str(p.column) for p in places) == "01123"


def test_what_names_nothing_but_units() -> None:
    assert is_units("区直有关部门")
    assert not is_units("建设科技大学")
    assert not is_units("长" * 500)
