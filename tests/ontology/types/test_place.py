"""Places by code and name: full and short, former, and a user's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.errors import ValueFormatError, VocabError
from ontology.types.place import (
    LEVELS,
    NATION,
    Gazetteer,
    Place,
    compare,
    format_place,
    gazetteer,
    parse,
    short_names,
    validate,
)

PLACES = Gazetteer()


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("浙江", ["330000"]),
        ("嘉兴市", ["330400"]),
        ("内蒙古", ["150000"]),
        ("新疆", ["650000"]),
        ("吉林", ["220000", "220200"]),
        ("西湖区", ["330106", "360103"]),
        ("杭州市西湖区", ["330106"]),
        ("浙江省杭州市西湖区", ["330106"]),
        ("江苏昆山", ["320583"]),
        ("襄樊市", ["420600"]),  # renamed, the code stayed
        ("江干区", ["330104"]),  # split up
        ("延边州", ["222400"]),
        ("无此市", []),
    ],
)
def test_find(name: str, codes: list[str]) -> None:
    assert [p.code for p in PLACES.find(name)] == codes


def test_present_places_come_before_former_ones() -> None:
    assert [(p.code, p.former) for p in PLACES.find("江北区")] == [("330205", False), ("500105", True)]
    assert [p.code for p in PLACES.find("江北区", "500000")] == ["500105"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("浙江省杭州市西湖区人民政府", "330106"),
        ("重庆市渝北区人民政府关于", "500112"),
        ("关于加快“科创济南”建设", "370100"),
        ("江苏昆山市委", "320583"),
        ("吉林市人民政府", "220200"),
        ("中国(浙江)自由贸易试验区", "330000"),
        ("市科技局", None),
        ("国务院办公厅", None),
        ("鼓楼区委", None),  # four cities have one
        ("", None),
    ],
)
def test_in_text(text: str, code: str | None) -> None:
    found = PLACES.in_text(text)
    assert (found.code if found else None) == code


def test_a_county_of_several_bearers_is_found_inside_its_city() -> None:
    found = PLACES.in_text("鼓楼区委", within="320100")
    assert found
    assert found.code == "320106"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("浙江省", ("浙江",)),
        ("广西壮族自治区", ("广西",)),
        ("内蒙古自治区", ("内蒙古",)),
        ("黔东南苗族侗族自治州", ("黔东南州", "黔东南")),
        ("伊犁哈萨克自治州", ("伊犁州", "伊犁")),
        ("浦东新区", ("浦东",)),
        ("丰县", ()),
    ],
)
def test_short_names(name: str, short: tuple[str, ...]) -> None:
    assert short_names(name) == short


@pytest.mark.parametrize(
    ("date", "name"), [("2009-12-31", "襄樊市"), ("2010-01-01", "襄阳市"), ("2024", "襄阳市"), (None, "襄阳市")]
)
def test_a_division_is_called_as_it_was_on_a_date(date: str | None, name: str) -> None:
    found = PLACES.by_code("420600")
    assert found
    assert PLACES.on(date, found).name == name


@given(st.sampled_from([p for p in PLACES if p.code != NATION]))
def test_every_place_hangs_together(place: Place) -> None:
    assert place.level in LEVELS
    assert place in PLACES.find(PLACES.full_name(place.code))
    assert place.parent == NATION or PLACES.by_code(place.parent)
    assert all(PLACES.by_code(code) for code in place.successors)
    above = [p.level for p in PLACES.ancestors(place.code)]
    assert above == [level for level in ("市", "省") if level in above]
    assert PLACES.at_level(place.code, "省") is not None


def test_own_places_join_the_rest(tmp_path: Path) -> None:
    own = tmp_path / "places.csv"
    own.write_text(
        "code,name,level,parent\nX10000,江澜省,省,\nX10100,云渚市,市,X10000\nX10101,青浦湾区,县,X10100\n", "utf-8"
    )
    places = gazetteer(own)
    assert [p.code for p in places.find("云渚")] == ["X10100"]
    assert [p.name for p in places.ancestors("X10101")] == ["云渚市", "江澜省"]
    found = places.in_text("江澜省云渚市科技创新规划")
    assert found
    assert found.code == "X10100"


def test_own_places_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("X20000\t海岬省\t省\t\n", "utf-8")
    monkeypatch.setenv("KECHUANG_PLACES", str(own))
    assert validate("X20000")
    monkeypatch.delenv("KECHUANG_PLACES")
    assert not validate("X20000")


@pytest.mark.parametrize("line", ["X1 0000\t江澜省\t省\t", "X10000\t江澜省\t乡\t", "X10000"])
def test_a_wrong_line_is_named(tmp_path: Path, line: str) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("code\tname\tlevel\tparent\n" + line + "\n", "utf-8")
    with pytest.raises(VocabError, match="2"):
        gazetteer(own)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(VocabError, match=r"none\.tsv"):
        gazetteer(tmp_path / "none.tsv")


def test_parse_compare_format() -> None:
    city, district = parse("杭州市"), parse("杭州市余杭区")
    assert parse(" 330110 ") == district
    assert compare(city, city) == 0
    assert compare(district, city) == -1
    assert compare(city, district) == 1
    assert compare(district, parse("嘉兴")) is None
    assert format_place(district) == "浙江省杭州市余杭区"
    assert format_place(city, "en") == "浙江省杭州市 (330100)"
    assert district.id == "place:330110"


@pytest.mark.parametrize(("text", "word"), [("无此市", "无此市"), ("西湖区", "360103"), ("", "KECHUANG_PLACES")])
def test_what_is_no_place_is_refused(text: str, word: str) -> None:
    with pytest.raises(ValueFormatError, match=word):
        parse(text)
